package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Compact rewrites the store in dir without the free pages, and so without what deleted and replaced values left in
// them. It returns the size of the file before and after. No other process may have the store open; a serving one
// compacts by itself (see Run).
func Compact(dir string, o Options) (before, after int64, err error) {
	v, err := Open(dir, o)
	if err != nil {
		return 0, 0, err
	}
	before, after, err = v.compact(context.Background())
	return before, after, errors.Join(err, v.Close())
}

// compactNightly compacts where there is something to remove, and room for a copy. Only a store that can no longer be
// relied on is an error.
func (v *Vault) compactNightly(ctx context.Context) error {
	if !v.changed {
		return nil
	}
	info, err := os.Stat(v.path(fileStore))
	if err != nil {
		return fmt.Errorf("vault: compact: %w", bare(err))
	}
	if _, free, known := disk(v.dir); known && free < uint64(info.Size()) {
		v.log.Warn("not compacted: the disk has no room for a copy")
		return nil
	}
	before, after, err := v.compact(ctx)
	switch {
	case errors.Is(err, context.Canceled): // the server is stopping
		return nil
	case errors.Is(err, errNotSwapped):
		v.log.Error("not compacted; the store is as it was", "cause", err)
		return nil
	case err != nil:
		return err
	}
	v.log.Info("compacted", "before", before, "after", after)
	return nil
}

// errNotSwapped marks a compaction that failed before it changed anything.
var errNotSwapped = errors.New("vault: compact")

// compact makes a compacted copy and puts it in the store's place. The writer's goroutine does it, so no change comes
// between; reads go on all the while, but for the moment of the swap.
func (v *Vault) compact(ctx context.Context) (before, after int64, err error) {
	v.copying.Lock()
	defer v.copying.Unlock()
	temp, err := tempFile(v.dir)
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %w", errNotSwapped, err)
	}
	defer os.Remove(temp) // once it is in place, there is nothing of that name
	next, err := copyStore(ctx, temp, v.db, boltOptions(v.options))
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %w", errNotSwapped, storeError("copy", err))
	}
	before, after = fileSize(v.path(fileStore)), fileSize(temp)
	if err := os.Rename(temp, v.path(fileStore)); err != nil {
		return 0, 0, fmt.Errorf("%w: %w", errNotSwapped, errors.Join(bare(err), next.Close()))
	}
	v.mu.Lock() // waits for the readers
	last := v.db
	v.db = next
	v.mu.Unlock()
	if err := errors.Join(syncDir(v.dir), bare(last.Close())); err != nil {
		return 0, 0, fmt.Errorf("vault: compact: %w", err)
	}
	v.changed = false
	return before, after, nil
}

func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
