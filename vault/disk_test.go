package vault_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// keyDisk opens box-keys and its mirror, notes what is done to them, in order, and fails where it is told to.
type keyDisk struct {
	mu     sync.Mutex
	events []string         // "keys write", "mirror sync" …
	fail   map[string]error // by event
}

func (d *keyDisk) note(event string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.events = append(d.events, event)
	return d.fail[event]
}

// failWith makes every later such event fail; a nil error ends that.
func (d *keyDisk) failWith(event string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fail == nil {
		d.fail = map[string]error{}
	}
	d.fail[event] = err
}

// since returns the events after the first n.
func (d *keyDisk) since(n int) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.events[n:])
}

func (d *keyDisk) open(path string) (vault.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	name := "mirror"
	if filepath.Base(path) == "box-keys" {
		name = "keys"
	}
	return &notedFile{File: f, disk: d, name: name}, err
}

type notedFile struct {
	*os.File
	disk *keyDisk
	name string
}

func (f *notedFile) WriteAt(p []byte, at int64) (int, error) {
	if err := f.disk.note(f.name + " write"); err != nil {
		return 0, err
	}
	if at%vault.KeyRecordBytes != 0 || len(p)%vault.KeyRecordBytes != 0 {
		return 0, fmt.Errorf("a write of %d bytes at %d would tear a neighbour", len(p), at)
	}
	return f.File.WriteAt(p, at)
}

func (f *notedFile) Sync() error {
	if err := f.disk.note(f.name + " sync"); err != nil {
		return err
	}
	return f.File.Sync()
}

// openNoted opens a store with a mirror on a keyDisk. Commits are noted among its events.
func openNoted(t *testing.T) (*vaulttest.Store, *keyDisk) {
	disk := &keyDisk{}
	o := vault.Options{KeysMirror: filepath.Join(t.TempDir(), "mirror")}.
		WithKeyFile(disk.open).
		WithBeforeCommit(func() error { return disk.note("commit") })
	return vaulttest.OpenAt(t, t.TempDir(), o), disk
}

// TestKeysOrder: a new key is synced in both copies before a record can point to it; a clear is committed before its
// key is overwritten, which is synced in both copies; and all of that comes before the answer. That a commit is
// itself synced before it returns is shown by TestSyncBeforeAnswer, from outside the process.
func TestKeysOrder(t *testing.T) {
	s, disk := openNoted(t)
	mustCreate(t, s, vaulttest.NewBox(), vaulttest.Blob(vault.SmallBlob, "first")) // box-keys grows
	b := vaulttest.NewBox()

	start := len(disk.since(0))
	mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "second"))
	want := []string{"keys write", "mirror write", "keys sync", "mirror sync", "commit"}
	if got := disk.since(start); !slices.Equal(got, want) {
		t.Errorf("create did %v before its answer, want %v", got, want)
	}

	start = len(disk.since(0))
	if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); err != nil {
		t.Fatal(err)
	}
	want = []string{"commit", "keys write", "mirror write", "keys sync", "mirror sync"}
	if got := disk.since(start); len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("clear did %v before its answer, want %v", got, want)
	}
}
