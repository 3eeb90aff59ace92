package vault_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// filled is the directory of a closed store with a few boxes, one of them cleared.
func filled(t *testing.T) (dir string, boxes []vaulttest.Box) {
	t.Helper()
	s := vaulttest.Open(t)
	for range 4 {
		b := vaulttest.NewBox()
		mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "content"))
		boxes = append(boxes, b)
	}
	if err := s.Vault.Clear(t.Context(), boxes[3].ID, boxes[3].Clear); err != nil {
		t.Fatal(err)
	}
	s.Stop()
	return s.Dir, boxes
}

func mustCreate(t testing.TB, s vaulttest.Engine, b vaulttest.Box, blob []byte) vault.ETag {
	t.Helper()
	tag, err := s.Create(t.Context(), b.ID, b.Write, b.Tokens(), blob, true)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	return tag
}

// copyDir copies the files of a data directory, so that a test can damage them.
func copyDir(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

func fingerprint(t *testing.T, path string) [32]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(content)
}

// wantRefused opens a store that must be refused with want, and with nothing written to it. The error names no path.
func wantRefused(t *testing.T, dir string, want error) {
	t.Helper()
	before := map[string][32]byte{}
	for _, name := range []string{"store.db", "box-keys"} {
		before[name] = fingerprint(t, filepath.Join(dir, name))
	}
	v, err := vault.Open(dir, vault.Options{})
	if err == nil {
		_ = v.Close()
	}
	if !errors.Is(err, want) {
		t.Fatalf("open: %v, want %v", err, want)
	}
	if strings.Contains(err.Error(), string(filepath.Separator)) {
		t.Errorf("the error names a path: %v", err)
	}
	for name, sum := range before {
		if fingerprint(t, filepath.Join(dir, name)) != sum {
			t.Errorf("%s was written to", name)
		}
	}
}

func TestOpenLocked(t *testing.T) {
	s := vaulttest.Open(t)
	for range 2 { // at once, and again
		if _, err := vault.Open(s.Dir, vault.Options{}); !errors.Is(err, vault.ErrLocked) {
			t.Fatalf("open a store that is open: %v, want ErrLocked", err)
		}
	}
	if _, err := vault.Check(s.Dir, vault.Options{}); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("check: %v, want ErrLocked", err)
	}
	if _, _, err := vault.Compact(s.Dir, vault.Options{}); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("compact: %v, want ErrLocked", err)
	}
	if err := vault.Restore(s.Dir, bytes.NewReader(nil)); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("restore: %v, want ErrLocked", err)
	}
}

func TestOpenNewerSchema(t *testing.T) {
	dir, _ := filled(t)
	dir = copyDir(t, dir)
	if err := vault.SetSchema(filepath.Join(dir, "store.db"), 2); err != nil {
		t.Fatal(err)
	}
	wantRefused(t, dir, vault.ErrNewerSchema)
	if _, err := vault.Check(dir, vault.Options{}); !errors.Is(err, vault.ErrNewerSchema) {
		t.Errorf("check: %v, want ErrNewerSchema", err)
	}
}

// TestOpenTruncated cuts the store at many lengths: each must be an error, never a fault.
func TestOpenTruncated(t *testing.T) {
	dir, _ := filled(t)
	whole := vault.HighWater(t, filepath.Join(dir, "store.db")) // it ends with a blob's pages, which Open does not read
	for _, length := range []int64{0, 1, 79, 80, 4095, 4096, 8191, 8192, 16384, whole / 2, whole - 65536, whole - 4096, whole - 1} {
		damaged := copyDir(t, dir)
		if err := os.Truncate(filepath.Join(damaged, "store.db"), length); err != nil {
			t.Fatal(err)
		}
		wantRefused(t, damaged, vault.ErrDamaged)
	}
}

// TestOpenDamaged flips bytes all over the store. Each flip must be refused, or harmless, or hit one blob or record that
// the check then counts; a fault or a panic would end the test.
func TestOpenDamaged(t *testing.T) {
	dir, boxes := filled(t)
	if _, _, err := vault.Compact(dir, vault.Options{}); err != nil {
		t.Fatal(err)
	}
	pristine, err := os.ReadFile(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	var places []int // every byte that has structure in a page's first 96 bytes, and every 4,099th
	for page := 0; page < len(pristine); page += 4096 {
		for at := page; at < page+96; at += 5 {
			places = append(places, at)
		}
	}
	for at := 0; at < len(pristine); at += 4099 {
		places = append(places, at)
	}
	damaged := copyDir(t, dir)
	refused, counted := 0, 0
	for _, at := range places {
		flipped := bytes.Clone(pristine)
		flipped[at] ^= 0x55
		if err := os.WriteFile(filepath.Join(damaged, "store.db"), flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := vault.Check(damaged, vault.Options{})
		if err == nil && len(report.Problems) > 0 {
			counted++
		}
		v, err := vault.Open(damaged, vault.Options{}.WithoutSync())
		if errors.Is(err, vault.ErrDamaged) || errors.Is(err, vault.ErrNewerSchema) {
			refused++
			continue
		}
		if err != nil {
			t.Fatalf("flip at %d: %v", at, err)
		}
		for _, b := range boxes[:3] {
			blob, _, err := v.Read(t.Context(), b.ID, b.Read)
			if err == nil && !bytes.Equal(blob, vaulttest.Blob(vault.SmallBlob, "content")) {
				t.Fatalf("flip at %d: a damaged blob was returned", at)
			}
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if refused == 0 || counted == 0 {
		t.Errorf("of %d flips %d were refused and %d counted: the test does not reach what it should", len(places), refused, counted)
	}
}

// TestOpenOneMetaPage: with one of the two damaged, the store opens on the other, and says so.
func TestOpenOneMetaPage(t *testing.T) {
	for _, page := range []int64{0, 1} {
		dir, boxes := filled(t)
		dir = copyDir(t, dir)
		f, err := os.OpenFile(filepath.Join(dir, "store.db"), os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt([]byte("damage"), page*4096+40); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		report, err := vault.Check(dir, vault.Options{})
		if err != nil || len(report.Problems) == 0 {
			t.Errorf("check: %v, %v, want a problem", report.Problems, err)
		}
		var log bytes.Buffer
		v, err := vault.Open(dir, vault.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
		if err != nil {
			t.Fatalf("open with meta page %d damaged: %v", page, err)
		}
		if !strings.Contains(log.String(), "meta pages is damaged") {
			t.Errorf("not told: %s", &log)
		}
		if _, _, err := v.Read(t.Context(), boxes[0].ID, boxes[0].Read); err != nil {
			t.Errorf("read: %v", err)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenStoreMissing(t *testing.T) {
	dir, _ := filled(t)
	dir = copyDir(t, dir)
	if err := os.Remove(filepath.Join(dir, "store.db")); err != nil {
		t.Fatal(err)
	}
	if _, err := vault.Open(dir, vault.Options{}); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("open: %v, want ErrDamaged", err)
	}
	if _, err := vault.Check(dir, vault.Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("check: %v, want fs.ErrNotExist", err)
	}
}

func TestOpenForeignFile(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"store.db": bytes.Repeat([]byte("not a store "), 4096), "box-keys": {},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wantRefused(t, dir, vault.ErrDamaged)
	if err := os.Remove(filepath.Join(dir, "store.db")); err != nil {
		t.Fatal(err)
	}
	if err := vault.RawBolt(filepath.Join(dir, "store.db"), []byte("another program's")); err != nil {
		t.Fatal(err)
	}
	wantRefused(t, dir, vault.ErrDamaged)
}

// TestOpenLeftovers: what a crash left of a copy goes, and the reserve comes back.
func TestOpenLeftovers(t *testing.T) {
	s := vaulttest.Open(t)
	s.Stop()
	left := filepath.Join(s.Dir, "store.db.tmp-123")
	if err := os.WriteFile(left, []byte("half a copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(s.Dir, "reserve"), 10); err != nil {
		t.Fatal(err)
	}
	s.Reopen()
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the leftover is still there: %v", err)
	}
	if info, err := os.Stat(filepath.Join(s.Dir, "reserve")); err != nil || info.Size() != vault.ReserveBytes {
		t.Errorf("the reserve is not held: %v", err)
	}
}

// TestClosed: after Close everything answers ErrClosed, and Close can be repeated.
func TestClosed(t *testing.T) {
	s, b := vaulttest.Open(t), vaulttest.NewBox()
	v := s.Vault
	mustCreate(t, s, b, vaulttest.Blob(vault.SmallBlob, "x"))
	s.Stop()
	if err := v.Close(); err != nil {
		t.Errorf("close again: %v", err)
	}
	ctx := t.Context()
	_, _, readErr := v.Read(ctx, b.ID, b.Read)
	_, createErr := v.Create(ctx, b.ID, b.Write, b.Tokens(), vaulttest.Blob(vault.SmallBlob, "x"), true)
	for what, err := range map[string]error{
		"read": readErr, "create": createErr, "allowed": v.Allowed(ctx, b.ID, b.Read), "clear": v.Clear(ctx, b.ID, b.Clear),
		"backup": v.Backup(ctx, io.Discard), "run": v.Run(ctx),
	} {
		if !errors.Is(err, vault.ErrClosed) {
			t.Errorf("%s: %v, want ErrClosed", what, err)
		}
	}
}

// TestFileModes: nobody but the service's own user reads the data directory.
func TestFileModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "by", "open")
	s := vaulttest.OpenAt(t, dir, vault.Options{})
	mustCreate(t, s, vaulttest.NewBox(), vaulttest.Blob(vault.SmallBlob, "x"))
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", entry.Name(), info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
