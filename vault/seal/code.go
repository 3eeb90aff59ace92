package seal

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"
)

const (
	// CodeMin and CodeMax bound the length of a code, in keys or letters. At ten digits and this stretching a full search costs
	// about $1,700 of rented GPUs; below eight it costs less than a bus ticket.
	CodeMin = 8
	CodeMax = 64
	// UnlockDigits is the default length of a generated unlock code.
	UnlockDigits = 10
	// SetUpDigits is the length of a set-up code: ten random digits and two check digits.
	SetUpDigits = 12

	// SaltSize is the size of an Argon2id salt, in bytes.
	SaltSize = 16

	// Argon2id's cost: 64 MiB and three passes over one lane, which takes 0.3 to 2 s on a phone (RFC 9106, section 4).
	argonMemory = 64 * 1024
	argonTime   = 3
	argonLanes  = 1

	codeKeys = "0123456789.+-*/()%"
)

// Salt is the salt of a container or an export. It is public.
type Salt [SaltSize]byte

// Stretch is Argon2id, version 0x13 (RFC 9106), of whatever was typed, so that every attempt takes the same time. It allocates
// 64 MiB.
func Stretch(code []byte, salt Salt) PRK {
	return PRK(argon2.IDKey(code, salt[:], argonTime, argonMemory, argonLanes, KeySize))
}

// CheckHolds says whether a code of decimal digits leaves 1 modulo 97 (ISO/IEC 7064, MOD 97-10). It is false for a code
// that holds anything but digits, and for an empty one.
func CheckHolds(code []byte) bool {
	if len(code) == 0 {
		return false
	}
	rest := 0
	for _, c := range code {
		if c < '0' || c > '9' {
			return false
		}
		rest = (rest*10 + int(c-'0')) % 97
	}
	return rest == 1
}

// IsUnlockCode says whether a code may open a vault: 8 to 64 calculator keys whose check fails, so that mistyping one into
// the gesture for set-up codes sends nothing; or so many lower-case letters, in words with single spaces between them.
func IsUnlockCode(code []byte) bool {
	if len(code) < CodeMin || len(code) > CodeMax || CheckHolds(code) {
		return false
	}
	return isKeys(code) || isWords(code)
}

func isKeys(code []byte) bool {
	for _, c := range code {
		if strings.IndexByte(codeKeys, c) < 0 {
			return false
		}
	}
	return true
}

func isWords(code []byte) bool {
	for word := range bytes.SplitSeq(code, []byte{' '}) {
		if len(word) == 0 {
			return false
		}
		for _, c := range word {
			if c < 'a' || c > 'z' {
				return false
			}
		}
	}
	return true
}

// IsSetUpCode says whether a code is twelve digits whose check holds: the only codes that leave a phone.
func IsSetUpCode(code []byte) bool { return len(code) == SetUpDigits && CheckHolds(code) }

// NewUnlockCode draws a uniformly random code of so many digits whose check fails.
func NewUnlockCode(rand io.Reader, digits int) ([]byte, error) {
	if digits < CodeMin || digits > CodeMax {
		return nil, fmt.Errorf("seal: a code has %d to %d digits", CodeMin, CodeMax)
	}
	for {
		code, err := drawDigits(rand, digits)
		if err != nil || !CheckHolds(code) {
			return code, err
		}
	}
}

// NewSetUpCode draws ten random digits and adds their check.
func NewSetUpCode(rand io.Reader) ([]byte, error) {
	digits, err := drawDigits(rand, SetUpDigits-2)
	if err != nil {
		return nil, err
	}
	return WithCheck(digits), nil
}

// WithCheck appends the two check digits, 02 to 98, under which the check holds. Anything but digits gives nil.
func WithCheck(digits []byte) []byte {
	rest := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return nil
		}
		rest = (rest*10 + int(c-'0')) % 97
	}
	return fmt.Appendf(bytes.Clone(digits), "%02d", 98-rest*100%97)
}

// drawDigits draws each digit from one byte below 250, so that none is likelier than another.
func drawDigits(rand io.Reader, n int) ([]byte, error) {
	digits := make([]byte, 0, n)
	for len(digits) < n {
		var b [1]byte
		if err := draw(rand, b[:]); err != nil {
			return nil, err
		}
		if b[0] < 250 {
			digits = append(digits, '0'+b[0]%10)
		}
	}
	return digits, nil
}
