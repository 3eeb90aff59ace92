package seal

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
)

const (
	// PassSize is the sealed package that takes a vault to a second phone.
	PassSize = 1024

	passPlain  = PassSize - NonceSize - TagSize
	qrPrefix   = "1:"
	passFields = 2 + KeySize + 4 + IDSize + 4
)

// A Pass is what the second phone gets.
type Pass struct {
	Root       Root
	Epoch      uint32 // at least 1
	Entropy    Entropy
	AppMinimum uint32
}

// PassKeys is what the secret gives: the pass's name, the rights to send and to take it, and what seals it.
type PassKeys struct {
	ID   PassID
	Send Token
	Take Token
	Key  PassKey
}

// PassSecretFromWords is the secret of eight words, lower case and joined by single spaces. Which words there are (the EFF
// large list), and how typing them is forgiven, is the clients' business.
func PassSecretFromWords(words string) PassSecret { return sha256.Sum256([]byte(words)) }

// PassQR is the text of the QR code that shows a secret.
func PassQR(s PassSecret) string { return qrPrefix + base64.RawURLEncoding.EncodeToString(s[:]) }

// ParsePassQR reads the text of a QR code. It answers ErrNone for any other text.
func ParsePassQR(text string) (PassSecret, error) {
	encoded, found := strings.CutPrefix(text, qrPrefix)
	if !found || len(encoded) != base64.RawURLEncoding.EncodedLen(KeySize) {
		return PassSecret{}, ErrNone
	}
	s, err := base64.RawURLEncoding.Strict().DecodeString(encoded)
	if err != nil || len(s) != KeySize {
		return PassSecret{}, ErrNone
	}
	return PassSecret(s), nil
}

// DerivePass derives what belongs to a secret.
func DerivePass(s PassSecret) PassKeys {
	return PassKeys{
		ID:   PassID(expand(s[:], "c1/pass-id", IDSize)),
		Send: Token(expand(s[:], "c1/pass-send", KeySize)),
		Take: Token(expand(s[:], "c1/pass-take", KeySize)),
		Key:  PassKey(expand(s[:], "c1/pass-key", KeySize)),
	}
}

// Header is the value of the Tokens header that leaves the pass on the server.
func (k PassKeys) Header() string {
	return base64.RawURLEncoding.EncodeToString(tokenHashes(k.Send, k.Take))
}

// PassAuthorization is the value of the Authorization header that shows one right to a pass.
func PassAuthorization(id PassID, token Token) string { return authorization("Pass ", id[:], token) }

// SealPass makes the 1,024 bytes.
func SealPass(k PassKeys, p Pass, nonce PassNonce) ([]byte, error) {
	if p.Epoch == 0 {
		return nil, errors.New("seal: pass: epoch 0")
	}
	plain := binary.BigEndian.AppendUint16(make([]byte, 0, passPlain), Format)
	plain = append(plain, p.Root[:]...)
	plain = binary.BigEndian.AppendUint32(plain, p.Epoch)
	plain = append(plain, p.Entropy[:]...)
	plain = binary.BigEndian.AppendUint32(plain, p.AppMinimum)
	return sealPass(k, plain[:passPlain], nonce), nil
}

func sealPass(k PassKeys, plain []byte, nonce PassNonce) []byte {
	return aeadSeal(append(make([]byte, 0, PassSize), nonce[:]...), k.Key, nonce, plain, passAAD(k.ID))
}

// OpenPass opens the 1,024 bytes. It answers ErrSize, ErrNone, or ErrNewer for a higher format or a reserved byte that is set.
func OpenPass(k PassKeys, sealed []byte) (*Pass, error) {
	if len(sealed) != PassSize {
		return nil, ErrSize
	}
	plain, err := aeadOpen(k.Key, PassNonce(sealed[:NonceSize]), sealed[NonceSize:], passAAD(k.ID))
	if err != nil {
		return nil, err
	}
	return parsePass(plain)
}

func parsePass(plain []byte) (*Pass, error) {
	if len(plain) != passPlain {
		return nil, ErrSize
	}
	if err := checkFormat(plain); err != nil {
		return nil, err
	}
	p := &Pass{
		Root:       Root(plain[2:]),
		Epoch:      binary.BigEndian.Uint32(plain[34:]),
		Entropy:    Entropy(plain[38:]),
		AppMinimum: binary.BigEndian.Uint32(plain[54:]),
	}
	if !isZero(plain[passFields:]) {
		return nil, ErrNewer
	}
	return p, nil
}

func passAAD(id PassID) []byte { return append([]byte("c1/pass"), id[:]...) }
