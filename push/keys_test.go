package push

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKeysRotate(t *testing.T) {
	path := filepath.Join(t.TempDir(), KeysFile)
	keys, err := LoadKeys(path)
	if err != nil {
		t.Fatal(err)
	}
	first := keys.Public()
	again, err := LoadKeys(path)
	if err != nil || again.Public() != first || again.Old() != 0 {
		t.Fatalf("another key after loading again: %v", err)
	}
	if err := keys.Rotate(); err != nil {
		t.Fatal(err)
	}
	front := Front{again, mustHosts(t, "push.example")}
	if front.Takes("https://push.example/a", IDOf(keys.Public())) {
		t.Error("a key that was not loaded is taken")
	}
	if err := again.Reload(); err != nil || again.Public() == first || again.Old() != 1 {
		t.Fatalf("reloaded: %v, %d older keys", err, again.Old())
	}
	if !front.Takes("https://push.example/a", IDOf(first)) || !front.Takes("https://push.example/a", IDOf(again.Public())) {
		t.Error("the old and the new key should both serve")
	}
	if front.Takes("https://other.example/a", IDOf(first)) {
		t.Error("another host is taken")
	}
	for range 10 {
		if err := again.Rotate(); err != nil {
			t.Fatal(err)
		}
	}
	if again.Old() != keysKept-1 {
		t.Errorf("%d older keys kept", again.Old())
	}
	if err := again.DropOld(); err != nil || again.Old() != 0 || front.Takes("https://push.example/a", IDOf(first)) {
		t.Errorf("old keys still serve: %v", err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Errorf("%d files left", len(left))
	}
}

func TestDamagedKeysAreRefused(t *testing.T) {
	good, err := LoadKeys(filepath.Join(t.TempDir(), KeysFile))
	if err != nil {
		t.Fatal(err)
	}
	line := good.all()[0].privateText + "\n"
	for name, text := range map[string]string{
		"empty": "", "cut": line[:20], "zero": strings.Repeat("A", 43) + "\n", "padded": strings.TrimSpace(line) + "=\n",
		"too many": strings.Repeat(line, keysKept+1), "a blank line": line + "\n",
	} {
		path := filepath.Join(t.TempDir(), KeysFile)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := LoadKeys(path)
		if !errors.Is(err, ErrKeys) {
			t.Errorf("%s: %v", name, err)
		}
		if kept, _ := os.ReadFile(path); string(kept) != text {
			t.Errorf("%s: the file was replaced", name)
		}
	}
	if _, err := LoadKeys("/nonexistent/dir/push-keys"); err == nil || strings.Contains(err.Error(), "nonexistent") {
		t.Errorf("no error, or a path in it: %v", err)
	}
}
