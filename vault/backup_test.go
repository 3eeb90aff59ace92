package vault_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

func backup(t *testing.T, s *vaulttest.Store) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := s.Backup(t.Context(), &out); err != nil {
		t.Fatalf("backup: %v", err)
	}
	return out.Bytes()
}

func restored(t *testing.T, backup []byte) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "restored")
	if err := vault.Restore(dir, bytes.NewReader(backup)); err != nil {
		t.Fatalf("restore: %v", err)
	}
	return dir
}

// TestBackupRestore is the loss of a server: a backup brings the records back, but no key, and each phone makes its
// box again at its next unlock.
func TestBackupRestore(t *testing.T) {
	s := vaulttest.Open(t)
	var boxes []vaulttest.Box
	for range 5 {
		b := vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		boxes = append(boxes, b)
	}
	gone := boxes[4]
	if err := s.ClearAll(t.Context(), gone.ID, gone.All); err != nil {
		t.Fatal(err)
	}
	s2 := vaulttest.OpenAt(t, restored(t, backup(t, s)), vault.Options{})
	for _, b := range boxes[:4] {
		if _, _, err := s2.Read(t.Context(), b.ID, b.Read); !errors.Is(err, vault.ErrNotFound) {
			t.Errorf("read a box without its key: %v, want ErrNotFound", err)
		}
		if err := s2.Allowed(t.Context(), b.ID, b.Read); err != nil {
			t.Errorf("allowed: %v", err)
		}
		if _, err := s2.Create(t.Context(), b.ID, b.Write, b.Tokens(), blobOf(b), false); err != nil {
			t.Errorf("the phone makes its box again: %v", err)
		}
	}
	if err := allRead(t.Context(), s2.Vault, boxes[:4]); err != nil {
		t.Error(err)
	}
	if _, ok := errors.AsType[*vault.GoneError](s2.Allowed(t.Context(), gone.ID, gone.Read)); !ok {
		t.Error("the order to clear everything is not in the backup")
	}
}

// TestRestoreBesideKeys: where box-keys survived, a backup opens; but what was cleared since stays lost.
func TestRestoreBesideKeys(t *testing.T) {
	s, b, cleared := vaulttest.Open(t), vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, b, blobOf(b))
	mustCreate(t, s, cleared, blobOf(cleared))
	saved := backup(t, s)
	if err := s.Vault.Clear(t.Context(), cleared.ID, cleared.Clear); err != nil {
		t.Fatal(err)
	}
	for range 70 { // new boxes take the place of the cleared key
		n := vaulttest.NewBox()
		mustCreate(t, s, n, blobOf(n))
	}
	s.Stop()
	if err := os.Remove(filepath.Join(s.Dir, "store.db")); err != nil {
		t.Fatal(err)
	}
	if err := vault.Restore(s.Dir, bytes.NewReader(saved)); err != nil {
		t.Fatal(err)
	}
	s.Reopen()
	if err := allRead(t.Context(), s.Vault, []vaulttest.Box{b}); err != nil {
		t.Error(err)
	}
	if _, _, err := s.Read(t.Context(), cleared.ID, cleared.Read); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("read a box that was cleared after the backup: %v, want ErrNotFound", err)
	}
}

// TestBackupHoldsNoKey: neither a key nor what was deleted is in a backup; a backup is smaller than the store.
func TestBackupHoldsNoKey(t *testing.T) {
	s, b, gone := vaulttest.Open(t), vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, b, blobOf(b))
	mustCreate(t, s, gone, blobOf(gone))
	key, _, _ := s.KeyOf(b.ID)
	sealed := s.SealedOf(gone.ID)
	if err := s.Vault.Clear(t.Context(), gone.ID, gone.Clear); err != nil {
		t.Fatal(err)
	}
	if !holds(t, s.Dir, sealed[500:600]) {
		t.Fatal("the store itself holds nothing of the deleted box: this test can show nothing")
	}
	saved := backup(t, s)
	for what, mark := range map[string][]byte{
		"a key": key[:], "a deleted blob": sealed[500:600], "a client's bytes": blobOf(b)[:64], "an id": b.ID[:], "a token": b.Read[:],
	} {
		if bytes.Contains(saved, mark) {
			t.Errorf("%s is in the backup", what)
		}
	}
	if entries, err := filepath.Glob(filepath.Join(s.Dir, "store.db.tmp-*")); err != nil || len(entries) > 0 {
		t.Errorf("the backup left %d files", len(entries))
	}
}

func TestRestoreRefuses(t *testing.T) {
	s := vaulttest.Open(t)
	b := vaulttest.NewBox()
	mustCreate(t, s, b, blobOf(b))
	saved := backup(t, s)
	for name, harm := range map[string]func([]byte) []byte{
		"empty":           func([]byte) []byte { return nil },
		"not a backup":    func([]byte) []byte { return bytes.Repeat([]byte("no"), 9000) },
		"another version": func(b []byte) []byte { b[15] = '2'; return b },
		"head cut":        func(b []byte) []byte { return b[:20] },
		"cut":             func(b []byte) []byte { return b[:len(b)/2] },
		"hash cut":        func(b []byte) []byte { return b[:len(b)-1] },
		"length":          func(b []byte) []byte { b[16] = 0xFF; return b },
		"longer":          func(b []byte) []byte { b[22]++; return b },
		"a flipped bit":   func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		"hash":            func(b []byte) []byte { b[len(b)-1] ^= 4; return b },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := vault.Restore(dir, bytes.NewReader(harm(bytes.Clone(saved)))); !errors.Is(err, vault.ErrDamaged) {
				t.Errorf("restore: %v, want ErrDamaged", err)
			}
			if entries, err := filepath.Glob(filepath.Join(dir, "store.db*")); err != nil || len(entries) > 0 {
				t.Errorf("it left %d files", len(entries))
			}
		})
	}
	if err := vault.Restore(restored(t, saved), bytes.NewReader(saved)); !errors.Is(err, vault.ErrNotEmpty) {
		t.Errorf("restore over a store: %v, want ErrNotEmpty", err)
	}
}

func TestRestoreNewerSchema(t *testing.T) {
	dir, _ := filled(t)
	dir = copyDir(t, dir)
	s := vaulttest.OpenAt(t, dir, vault.Options{})
	s.Stop()
	if err := vault.SetSchema(filepath.Join(dir, "store.db"), 9); err != nil {
		t.Fatal(err)
	}
	saved := vault.BackupOf(t, filepath.Join(dir, "store.db"))
	if err := vault.SetSchema(filepath.Join(dir, "store.db"), 1); err != nil { // for the check at the end
		t.Fatal(err)
	}
	if err := vault.Restore(t.TempDir(), bytes.NewReader(saved)); !errors.Is(err, vault.ErrNewerSchema) {
		t.Errorf("restore: %v, want ErrNewerSchema", err)
	}
}

// TestBackupUnderWrites: a backup of a busy store is a consistent moment of it, and leaves the store alone.
func TestBackupUnderWrites(t *testing.T) {
	s, b := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync()), vaulttest.NewBox()
	tag := mustCreate(t, s, b, versionBlob(1))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan int)
	go func() {
		version := 1
		for ctx.Err() == nil {
			next, err := s.Replace(t.Context(), b.ID, b.Write, tag, versionBlob(version+1))
			if err != nil {
				t.Errorf("replace: %v", err)
				break
			}
			tag = next
			version++
		}
		done <- version
	}()
	for range 5 {
		saved := backup(t, s)
		dir := restored(t, saved)
		report, err := vault.Check(dir, vault.Options{})
		if err != nil || report.Boxes != 1 || len(report.Problems) > 0 {
			t.Errorf("check a backup: %+v, %v", report, err)
		}
	}
	cancel()
	version := <-done
	blob, _, err := s.Read(t.Context(), b.ID, b.Read)
	if err != nil || !bytes.Equal(blob, versionBlob(version)) {
		t.Errorf("read: %v", err)
	}
}

// TestBackupStops: an ended context, or a writer that fails, ends a backup with an error, and leaves no file.
func TestBackupStops(t *testing.T) {
	s := vaulttest.Open(t)
	mustCreate(t, s, vaulttest.NewBox(), versionBlob(1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Backup(ctx, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("backup: %v, want context.Canceled", err)
	}
	if err := s.Backup(t.Context(), failingWriter{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("backup: %v, want io.ErrClosedPipe", err)
	}
	if entries, err := filepath.Glob(filepath.Join(s.Dir, "store.db.tmp-*")); err != nil || len(entries) > 0 {
		t.Errorf("the backup left %d files", len(entries))
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
