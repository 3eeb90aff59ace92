package server

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
)

// SetupCodeFile is the name, in the data directory, of the file that holds the set-up code.
const SetupCodeFile = "setup-code"

const setupDigits = 12

// SetupCode is the operator's code of 12 digits: 10 uniformly random and 2 that make the number 1 modulo 97
// (ISO/IEC 7064, MOD 97-10). It opens nothing of anyone's: it only tells visitors whom the operator told from others.
// It prints as a word; Digits shows it.
type SetupCode struct{ digits [setupDigits]byte }

// ErrSetupCode says that something is no set-up code: not 12 digits, or with a failing check.
var ErrSetupCode = errors.New("server: a set-up code has 12 digits whose check holds")

// NewSetupCode draws a code.
func NewSetupCode() (SetupCode, error) {
	random, err := rand.Int(rand.Reader, big.NewInt(1e10))
	if err != nil {
		return SetupCode{}, fmt.Errorf("server: draw a set-up code: %w", err)
	}
	number := random.Uint64() * 100
	return ParseSetupCode(fmt.Sprintf("%0*d", setupDigits, number+98-number%97))
}

// ParseSetupCode returns ErrSetupCode, and nothing about the text, where it is no code.
func ParseSetupCode(text string) (SetupCode, error) {
	var code SetupCode
	if len(text) != setupDigits {
		return code, ErrSetupCode
	}
	rest := 0
	for i := range setupDigits {
		digit := text[i]
		if digit < '0' || digit > '9' {
			return SetupCode{}, ErrSetupCode
		}
		code.digits[i] = digit
		rest = (rest*10 + int(digit-'0')) % 97
	}
	if rest != 1 {
		return SetupCode{}, ErrSetupCode
	}
	return code, nil
}

// Digits is the code as it is typed.
func (c SetupCode) Digits() string { return string(c.digits[:]) }

// Grouped is the code in three groups of four, as it is told.
func (c SetupCode) Grouped() string {
	return string(c.digits[:4]) + " " + string(c.digits[4:8]) + " " + string(c.digits[8:])
}

// Format keeps the code out of messages, whatever the verb.
func (SetupCode) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "set-up code") }

// LogValue keeps the code out of logs.
func (SetupCode) LogValue() slog.Value { return slog.StringValue("set-up code") }

// equal compares in constant time.
func (c SetupCode) equal(other SetupCode) bool {
	return subtle.ConstantTimeCompare(c.digits[:], other.digits[:]) == 1
}

// valid is false for the zero SetupCode: its bytes are no digits.
func (c SetupCode) valid() bool { return c.digits[0] != 0 }

// LoadSetupCode reads the code from the data directory, or makes and keeps one at the first start. A file that holds
// anything else is an error: to replace it in silence would shut out everyone who was told the old code.
func LoadSetupCode(dir string) (SetupCode, error) {
	path := filepath.Join(dir, SetupCodeFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return RotateSetupCode(dir)
	}
	if err != nil {
		return SetupCode{}, fmt.Errorf("server: read the set-up code: %w", cause(err))
	}
	code, err := ParseSetupCode(string(bytes.TrimSpace(text)))
	if err != nil {
		return SetupCode{}, fmt.Errorf("server: the file %s is damaged: %w", SetupCodeFile, err)
	}
	// A restored copy may have come back readable by all.
	if err := os.Chmod(path, 0o600); err != nil {
		return SetupCode{}, fmt.Errorf("server: protect the set-up code: %w", cause(err))
	}
	return code, nil
}

// RotateSetupCode draws a new code and keeps it, in one step, with mode 0600. A running server goes on with the old one
// until SetSetupCode or a restart.
func RotateSetupCode(dir string) (SetupCode, error) {
	code, err := NewSetupCode()
	if err != nil {
		return SetupCode{}, err
	}
	if err := writeSetupCode(dir, code); err != nil {
		return SetupCode{}, fmt.Errorf("server: keep the set-up code: %w", cause(err))
	}
	return code, nil
}

// writeSetupCode renames a whole, synced file into place, so that a crash leaves the old code or the new one.
func writeSetupCode(dir string, code SetupCode) (err error) {
	file, err := os.OpenFile(filepath.Join(dir, SetupCodeFile+".new"), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(file.Name())
		}
	}()
	if err := file.Chmod(0o600); err != nil {
		return err
	}
	if _, err := file.WriteString(code.Digits() + "\n"); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), filepath.Join(dir, SetupCodeFile)); err != nil {
		return err
	}
	return syncDir(dir)
}

func syncDir(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// cause drops the path that the os package puts into its errors.
func cause(err error) error {
	if path, ok := errors.AsType[*os.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}
