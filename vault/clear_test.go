package vault_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// holds tells whether any file under dir contains mark.
func holds(t *testing.T, dir string, mark []byte) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		found = found || bytes.Contains(content, mark)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestReplacedIsWrapped: what the client gave is in no file, not even while the box lives.
func TestReplacedIsWrapped(t *testing.T) {
	s, b := vaulttest.Open(t), vaulttest.NewBox()
	one, two := vaulttest.Blob(vault.SmallBlob, "version one"), vaulttest.Blob(vault.SmallBlob, "version two")
	tag := mustCreate(t, s, b, one)
	if _, err := s.Replace(t.Context(), b.ID, b.Write, tag, two); err != nil {
		t.Fatal(err)
	}
	if holds(t, s.Dir, one[:64]) || holds(t, s.Dir, two[:64]) {
		t.Error("a client's bytes are in the data directory")
	}
}

// TestClearInterrupted lets the disks of the keys fail, each in each way, in the middle of a clear, and ends the process's
// hold on the store there. The clear was not answered, but it was begun: the next Open finishes it.
func TestClearInterrupted(t *testing.T) {
	for _, event := range []string{"keys write", "keys sync", "mirror write", "mirror sync"} {
		t.Run(event, func(t *testing.T) {
			s, disk := openNoted(t)
			b, other := vaulttest.NewBox(), vaulttest.NewBox()
			mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "gone"))
			mustCreate(t, s, other, vaulttest.Blob(vault.SmallBlob, "kept"))
			key, _, _ := s.KeyOf(b.ID)

			disk.failWith(event, syscall.EIO)
			for range 2 { // repeating it does not make it succeed
				if err := s.ClearAll(t.Context(), b.ID, b.All); !errors.Is(err, syscall.EIO) {
					t.Fatalf("clear all: %v, want EIO", err)
				}
			}
			if s.Doomed() != 1 {
				t.Errorf("%d keys are to be destroyed, want 1", s.Doomed())
			}
			mirrorDir := filepath.Dir(s.Options.KeysMirror)
			if (event == "keys write" || event == "mirror write") && !holds(t, s.Dir, key[:]) && !holds(t, mirrorDir, key[:]) {
				t.Error("the key was destroyed although a write failed: this test interrupts nothing")
			}
			s.Stop()
			disk.failWith(event, nil)
			s.Reopen()

			if holds(t, s.Dir, key[:]) || holds(t, mirrorDir, key[:]) {
				t.Error("the key is still there after the store was opened again")
			}
			if s.Doomed() != 0 {
				t.Errorf("%d keys are to be destroyed, want none", s.Doomed())
			}
			gone, ok := errors.AsType[*vault.GoneError](s.Allowed(t.Context(), b.ID, b.Read))
			if !ok || gone.Kind != vault.KindAll {
				t.Error("the order to clear everything was forgotten")
			}
			if err := s.ClearAll(t.Context(), b.ID, b.All); err != nil {
				t.Errorf("clear all again: %v", err)
			}
			if _, _, err := s.Read(t.Context(), other.ID, other.Read); err != nil {
				t.Errorf("read another box: %v", err)
			}
		})
	}
}

// TestClearRetried: without a restart, too, a clear that a disk failed is finished by its repetition.
func TestClearRetried(t *testing.T) {
	s, disk := openNoted(t)
	b := vaulttest.NewBox()
	mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "gone"))
	key, _, _ := s.KeyOf(b.ID)
	disk.failWith("mirror write", syscall.EIO)
	if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); !errors.Is(err, syscall.EIO) {
		t.Fatalf("clear: %v, want EIO", err)
	}
	disk.failWith("mirror write", nil)
	if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); err != nil {
		t.Fatalf("clear again: %v", err)
	}
	if holds(t, s.Dir, key[:]) || holds(t, filepath.Dir(s.Options.KeysMirror), key[:]) {
		t.Error("the key is still there")
	}
}

// TestCreateNeedsBothCopies: a box is not made where its key cannot be kept as promised.
func TestCreateNeedsBothCopies(t *testing.T) {
	for _, event := range []string{"keys write", "keys sync", "mirror write", "mirror sync"} {
		s, disk := openNoted(t)
		mustCreate(t, s, vaulttest.NewBox(), vaulttest.Blob(vault.SmallBlob, "first"))
		disk.failWith(event, syscall.EIO)
		b := vaulttest.NewBox()
		_, err := s.Create(t.Context(), b.ID, b.Write, b.Tokens(), vaulttest.Blob(vault.SmallBlob, "x"), true)
		if !errors.Is(err, syscall.EIO) {
			t.Errorf("create while %q fails: %v, want EIO", event, err)
		}
		if _, _, err := s.Read(t.Context(), b.ID, b.Read); !errors.Is(err, vault.ErrNotFound) {
			t.Errorf("read: %v, want ErrNotFound", err)
		}
		disk.failWith(event, nil)
		mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "x"))
		s.Reopen() // makes the two copies equal again
	}
}

// TestPlacesAreReused: clearing and creating for long does not grow box-keys.
func TestPlacesAreReused(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync())
	for range 200 {
		b := vaulttest.NewBox()
		mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "x"))
		if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(filepath.Join(s.Dir, "box-keys"))
	if err != nil || info.Size() != 64*vault.KeyRecordBytes {
		t.Errorf("box-keys has %d bytes, %v", info.Size(), err)
	}
}
