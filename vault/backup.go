package vault

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// A backup is magic[16] ‖ u64 length ‖ a compacted store.db[length] ‖ SHA-256 of everything before it.
const backupMagic = "dunnock/backup/1"

// Backup writes a compacted copy of the store to w, without box-keys: what it holds cannot be opened, not even by who
// has the boxes' own keys, until box-keys is there, too. Where that is lost, phones make their boxes again. The copy is
// made in the data directory first, which needs room for it; no transaction is open while w is written to.
func (v *Vault) Backup(ctx context.Context, w io.Writer) error {
	temp, err := v.backupFile(ctx)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	f, err := os.Open(temp)
	if err != nil {
		return fmt.Errorf("vault: backup: %w", bare(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("vault: backup: %w", bare(err))
	}
	hash := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(w, hash), 1<<20)
	head := binary.BigEndian.AppendUint64([]byte(backupMagic), uint64(info.Size()))
	_, err = out.Write(head)
	if err == nil {
		_, err = io.Copy(out, &untilDone{ctx, f})
	}
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		_, err = w.Write(hash.Sum(nil))
	}
	if err != nil {
		return fmt.Errorf("vault: backup: %w", bare(err))
	}
	return nil
}

// backupFile makes the copy, and returns its path.
func (v *Vault) backupFile(ctx context.Context) (temp string, err error) {
	v.copying.Lock()
	defer v.copying.Unlock()
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.db == nil {
		return "", ErrClosed
	}
	if temp, err = tempFile(v.dir); err != nil {
		return "", err
	}
	dst, err := copyStore(ctx, temp, v.db, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
	if err == nil {
		err = dst.Close()
	}
	if err != nil {
		return "", storeError("backup", errors.Join(err, os.Remove(temp)))
	}
	return temp, nil
}

// untilDone reads until ctx ends.
type untilDone struct {
	ctx context.Context
	r   io.Reader
}

func (u *untilDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(p)
}

// Restore puts a backup into dir, which must not have a store. It is verified whole before it is put in place. A
// box-keys that is still there is used: what it opens is opened, and what was cleared since the backup stays lost.
//
// Errors: ErrNotEmpty, ErrLocked, ErrDamaged, ErrNewerSchema, ErrFull, and those of the disk and of r.
func Restore(dir string, r io.Reader) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("vault: restore: %w", bare(err))
	}
	lock, err := lockDir(dir)
	if err != nil {
		return err
	}
	defer lock.Close()
	if _, err := os.Lstat(filepath.Join(dir, fileStore)); err == nil {
		return ErrNotEmpty
	}
	temp, err := tempFile(dir)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := receive(temp, r); err != nil {
		return err
	}
	if err := verifyRestored(temp); err != nil {
		return err
	}
	return putInPlace(temp, filepath.Join(dir, fileStore))
}

// receive writes the store in a backup to path, checks the backup's hash, and syncs.
func receive(path string, r io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("vault: restore: %w", bare(err))
	}
	defer f.Close()
	hash := sha256.New()
	in := io.TeeReader(bufio.NewReaderSize(r, 1<<20), hash)
	head := make([]byte, len(backupMagic)+8)
	if _, err := io.ReadFull(in, head); err != nil || !bytes.HasPrefix(head, []byte(backupMagic)) {
		return fmt.Errorf("%w: not a backup", ErrDamaged)
	}
	length := binary.BigEndian.Uint64(head[len(backupMagic):])
	if length > 1<<62 {
		return fmt.Errorf("%w: backup: bad length", ErrDamaged)
	}
	n, err := io.CopyN(f, in, int64(length))
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: backup: truncated: %d bytes of %d", ErrDamaged, n, length)
	}
	if err != nil {
		return storeError("restore", err)
	}
	want := hash.Sum(nil)
	have := make([]byte, len(want))
	if _, err := io.ReadFull(in, have); err != nil {
		return fmt.Errorf("%w: backup: truncated", ErrDamaged)
	}
	if !bytes.Equal(have, want) {
		return fmt.Errorf("%w: backup: wrong hash", ErrDamaged)
	}
	if err := f.Sync(); err != nil {
		return storeError("restore", err)
	}
	return nil
}

func verifyRestored(path string) error {
	if _, err := verifyPages(path); err != nil {
		return err
	}
	db, err := openBolt(path, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
	if err != nil {
		return err
	}
	if err = checkSchema(db); err == nil {
		_, err = takeInventory(db)
	}
	return errors.Join(err, bare(db.Close()))
}
