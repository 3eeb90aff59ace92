package vault_test

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// mirrored is a running store with a mirror.
func mirrored(t *testing.T) (s *vaulttest.Store, keys, mirror string) {
	t.Helper()
	mirror = filepath.Join(t.TempDir(), "mirror")
	s = vaulttest.OpenAt(t, t.TempDir(), vault.Options{KeysMirror: mirror})
	return s, filepath.Join(s.Dir, "box-keys"), mirror
}

func sameFiles(t *testing.T, a, b string) bool {
	t.Helper()
	return fingerprint(t, a) == fingerprint(t, b)
}

// TestMirrorRestores: either copy alone brings everything back.
func TestMirrorRestores(t *testing.T) {
	s, keys, mirror := mirrored(t)
	var boxes []vaulttest.Box
	for range 70 { // more than one chunk of box-keys
		b := vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		boxes = append(boxes, b)
	}
	if !sameFiles(t, keys, mirror) {
		t.Error("box-keys and its mirror differ while serving")
	}
	damage := map[string]func(path string) error{
		"lost":    os.Remove,
		"emptied": func(path string) error { return os.Truncate(path, 0) },
		"cut":     func(path string) error { return os.Truncate(path, 10*vault.KeyRecordBytes+100) },
		"zeroed": func(path string) error {
			return os.WriteFile(path, make([]byte, 128*vault.KeyRecordBytes), 0o600)
		},
	}
	for what, harm := range damage {
		for _, path := range []string{keys, mirror} {
			s.Stop()
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			s.Reopen()
			if err := allRead(t.Context(), s.Vault, boxes); err != nil {
				t.Errorf("%s %s: %v", filepath.Base(path), what, err)
			}
			if !sameFiles(t, keys, mirror) {
				t.Errorf("%s %s: box-keys and its mirror still differ", filepath.Base(path), what)
			}
		}
	}
}

// TestMirrorBringsNothingBack: a mirror that was away while a box was cleared does not bring its key back, not into
// box-keys and not in itself.
func TestMirrorBringsNothingBack(t *testing.T) {
	s, keys, mirror := mirrored(t)
	b, kept := vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, b, blobOf(b))
	mustCreate(t, s, kept, blobOf(kept))
	key, _, _ := s.KeyOf(b.ID)
	keptKey, _, _ := s.KeyOf(kept.ID)
	s.Stop()
	old, err := os.ReadFile(mirror)
	if err != nil {
		t.Fatal(err)
	}

	with := s.Options
	s.Options.KeysMirror = "" // the operator serves without it for a while
	s.Reopen()
	if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); err != nil {
		t.Fatal(err)
	}
	s.Stop()
	if err := os.WriteFile(mirror, old, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(keys); err != nil { // and then box-keys itself is lost
		t.Fatal(err)
	}
	s.Options = with
	s.Reopen()
	for _, path := range []string{keys, mirror} {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, key[:]) {
			t.Errorf("%s holds the key of a cleared box", filepath.Base(path))
		}
		if !bytes.Contains(content, keptKey[:]) {
			t.Errorf("%s lacks the key of a living box", filepath.Base(path))
		}
	}
	if err := allRead(t.Context(), s.Vault, []vaulttest.Box{kept}); err != nil {
		t.Error(err)
	}
}

// TestMirrorMissing: a mirror that cannot be opened is an error, not a store without a mirror.
func TestMirrorMissing(t *testing.T) {
	o := vault.Options{KeysMirror: filepath.Join(t.TempDir(), "no", "such", "disk", "mirror")}
	v, err := vault.Open(t.TempDir(), o)
	if err == nil {
		_ = v.Close()
		t.Fatal("opened without its mirror")
	}
	if strings.Contains(err.Error(), "disk") {
		t.Errorf("the error names a path: %v", err)
	}
}

// TestKeyRecords: a torn, foreign or unknown record is a lost key: never another box's blob, never a wrong answer.
func TestKeyRecords(t *testing.T) {
	cases := map[string]func(record, other []byte) []byte{
		"first byte":     func(r, _ []byte) []byte { r[0] ^= 1; return r },
		"bind":           func(r, _ []byte) []byte { r[40] ^= 1; return r },
		"torn":           func(r, o []byte) []byte { return append(r[:32:32], o[32:]...) },
		"zero":           func(r, _ []byte) []byte { return make([]byte, len(r)) },
		"another record": func(_, o []byte) []byte { return o },
	}
	for name, harm := range cases {
		t.Run(name, func(t *testing.T) {
			s, b, other := vaulttest.Open(t), vaulttest.NewBox(), vaulttest.NewBox()
			mustCreate(t, s, b, blobOf(b))
			mustCreate(t, s, other, blobOf(other))
			_, index, _ := s.KeyOf(b.ID)
			_, otherIndex, _ := s.KeyOf(other.ID)
			s.Stop()
			path := filepath.Join(s.Dir, "box-keys")
			all, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			record := func(i uint32) []byte { return all[i*vault.KeyRecordBytes : (i+1)*vault.KeyRecordBytes] }
			copy(record(index), harm(slices.Clone(record(index)), slices.Clone(record(otherIndex))))
			if err := os.WriteFile(path, all, 0o600); err != nil {
				t.Fatal(err)
			}
			s.Reopen()
			if _, _, err := s.Read(t.Context(), b.ID, b.Read); !errors.Is(err, vault.ErrNotFound) {
				t.Errorf("read: %v, want ErrNotFound", err)
			}
			if _, err := s.Create(t.Context(), b.ID, b.Write, b.Tokens(), blobOf(b), false); err != nil {
				t.Errorf("create again: %v", err)
			}
			if err := allRead(t.Context(), s.Vault, []vaulttest.Box{b, other}); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestLostKeysAreTold: losing box-keys opens, and the operator is told how many boxes wait.
func TestLostKeysAreTold(t *testing.T) {
	s := vaulttest.Open(t)
	for range 3 {
		b := vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
	}
	s.Stop()
	if err := os.Remove(filepath.Join(s.Dir, "box-keys")); err != nil {
		t.Fatal(err)
	}
	if report := s.Check(); report.LostKeys != 3 || len(report.Warnings) == 0 {
		t.Errorf("check: %+v, want 3 lost keys and a warning", report)
	}
	var log bytes.Buffer
	s.Options.Logger = slog.New(slog.NewTextHandler(&log, nil))
	s.Reopen()
	s.Stop()
	if !strings.Contains(log.String(), "boxes=3") {
		t.Errorf("not told: %s", &log)
	}
	if report := s.Check(); report.LostKeys != 3 {
		t.Errorf("check: %+v, want 3 lost keys", report)
	}
}
