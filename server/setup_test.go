package server

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSetupCodeCheck(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		code, err := NewSetupCode()
		check(t, err)
		digits := code.Digits()
		number, ok := new(big.Int).SetString(digits, 10)
		if len(digits) != 12 || !ok || new(big.Int).Mod(number, big.NewInt(97)).Int64() != 1 {
			t.Fatalf("the check of %s does not hold", digits)
		}
		seen[digits] = true
		for at := range digits {
			wrong := []byte(digits)
			wrong[at] = '0' + (wrong[at]-'0'+1)%10
			if _, err := ParseSetupCode(string(wrong)); !errors.Is(err, ErrSetupCode) {
				t.Fatalf("one wrong digit was not noticed: %s, %s", digits, wrong)
			}
		}
	}
	if len(seen) < 999 {
		t.Errorf("%d of 1000 codes differ", len(seen))
	}
}

func TestSetupCodeOfOthersIsRefused(t *testing.T) {
	code, err := NewSetupCode()
	check(t, err)
	for _, text := range []string{
		"", "1", code.Digits()[1:], code.Digits() + "0", " " + code.Digits(), code.Grouped(), strings.Repeat("0", 12),
		"00000000000a", "١٢٣٤٥٦", "-" + code.Digits()[1:],
	} {
		if _, err := ParseSetupCode(text); !errors.Is(err, ErrSetupCode) {
			t.Errorf("%q was taken", text)
		}
	}
	// The smallest code, and one with leading zeros, are codes.
	for _, text := range []string{"000000000001", "000000000098"} {
		if _, err := ParseSetupCode(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestSetupCodeIsKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, SetupCodeFile)
	first, err := LoadSetupCode(dir)
	check(t, err)
	checkFile := func(want SetupCode) {
		t.Helper()
		info, err := os.Stat(path)
		check(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("mode %o", info.Mode().Perm())
		}
		text, err := os.ReadFile(path)
		check(t, err)
		if string(text) != want.Digits()+"\n" {
			t.Error("another code is in the file")
		}
		entries, err := os.ReadDir(dir)
		check(t, err)
		if len(entries) != 1 {
			t.Errorf("%d files", len(entries))
		}
	}
	checkFile(first)
	check(t, os.Chmod(path, 0o644))
	again, err := LoadSetupCode(dir)
	check(t, err)
	if !again.equal(first) {
		t.Error("a restart changed the code")
	}
	checkFile(first)
	rotated, err := RotateSetupCode(dir)
	check(t, err)
	if rotated.equal(first) {
		t.Error("the code was not rotated")
	}
	checkFile(rotated)
	after, err := LoadSetupCode(dir)
	check(t, err)
	if !after.equal(rotated) {
		t.Error("a restart lost the rotated code")
	}
}

func TestDamagedSetupCodeIsNotReplaced(t *testing.T) {
	for _, text := range []string{"", "123456789012\n", "\x00"} {
		dir := t.TempDir()
		path := filepath.Join(dir, SetupCodeFile)
		write(t, path, []byte(text))
		if _, err := LoadSetupCode(dir); !errors.Is(err, ErrSetupCode) {
			t.Errorf("%q: %v", text, err)
		}
		left, err := os.ReadFile(path)
		check(t, err)
		if string(left) != text {
			t.Errorf("%q was replaced", text)
		}
	}
}

func TestSetupCodeErrorsNameNoPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "canary")
	for name, open := range map[string]func(string) (SetupCode, error){"load": LoadSetupCode, "rotate": RotateSetupCode} {
		_, err := open(dir)
		if err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSetupCodePrintsAsAWord(t *testing.T) {
	code, err := NewSetupCode()
	check(t, err)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "code", code)
	for _, text := range []string{log.String(), fmt.Sprint(code), fmt.Sprintf("%v %s %+v %q %d %x", code, code, code, code, code, code)} {
		if strings.Contains(text, code.Digits()) || strings.Contains(text, fmt.Sprint([]byte(code.Digits()))) ||
			strings.Contains(text, fmt.Sprintf("%x", code.Digits())) {
			t.Errorf("it shows in %q", text)
		}
	}
}
