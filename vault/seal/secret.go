package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	// KeySize is the size of every key, root, token and seed, in bytes.
	KeySize = 32
	// NonceSize is the size of an XChaCha20-Poly1305 nonce, in bytes.
	NonceSize = chacha20poly1305.NonceSizeX
	// TagSize is what sealing adds to a plaintext, in bytes.
	TagSize = chacha20poly1305.Overhead
	// IDSize is the size of a box's or pass's id, and of the recovery entropy, in bytes.
	IDSize = 16

	redacted = "[redacted]"
)

// A Key is 32 secret bytes with one use, which its type names: a key of one use does not compile in the place of another.
// It prints and logs as "[redacted]" under every verb.
type Key[Use any] [KeySize]byte

// Format implements [fmt.Formatter].
func (Key[Use]) Format(f fmt.State, _ rune) { io.WriteString(f, redacted) }

// LogValue implements [slog.LogValuer].
func (Key[Use]) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText implements [encoding.TextMarshaler], which JSON uses too.
func (Key[Use]) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// A Short is 16 bytes that identify or restore something. It redacts itself as a [Key] does.
type Short[Use any] [IDSize]byte

// Format implements [fmt.Formatter].
func (Short[Use]) Format(f fmt.State, _ rune) { io.WriteString(f, redacted) }

// LogValue implements [slog.LogValuer].
func (Short[Use]) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText implements [encoding.TextMarshaler], which JSON uses too.
func (Short[Use]) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// A Nonce is the nonce of one kind of message. It is drawn afresh for every message, and is public.
type Nonce[Use any] [NonceSize]byte

// The uses. None has a value; they only keep types apart.
type (
	prkUse        struct{}
	wrapUse       struct{}
	commitUse     struct{}
	vaultUse      struct{}
	bodyUse       struct{}
	textUse       struct{}
	rootUse       struct{}
	deviceUse     struct{}
	appUse        struct{}
	boxUse        struct{}
	mailboxUse    struct{}
	tokenUse      struct{}
	passSecretUse struct{}
	passUse       struct{}
	entropyUse    struct{}
)

type (
	// PRK is what Argon2id makes of a code and a salt: [Stretch].
	PRK = Key[prkUse]
	// WrapKey opens the head of one slot copy.
	WrapKey = Key[wrapUse]
	// CommitKey makes the commitment of one slot copy.
	CommitKey = Key[commitUse]
	// VaultKey lies in a head; fresh for every copy written.
	VaultKey = Key[vaultUse]
	// BodyKey opens the body of one slot copy.
	BodyKey = Key[bodyUse]
	// TextKey opens the text of an export.
	TextKey = Key[textUse]
	// Root is R: everything that the server knows of a box comes from it.
	Root = Key[rootUse]
	// DeviceSecret is D: every vault on one phone holds the same.
	DeviceSecret = Key[deviceUse]
	// AppKey seals the app region; it never changes.
	AppKey = Key[appUse]
	// BoxKey seals a box's blob.
	BoxKey = Key[boxUse]
	// MailboxSeed is reserved.
	MailboxSeed = Key[mailboxUse]
	// Token is one right to a box or a pass.
	Token = Key[tokenUse]
	// PassSecret is S: what the second phone scans or types.
	PassSecret = Key[passSecretUse]
	// PassKey seals the pass.
	PassKey = Key[passUse]

	// BoxID names a box.
	BoxID = Short[boxUse]
	// PassID names a pass.
	PassID = Short[passUse]
	// Entropy is E, which twelve words spell.
	Entropy = Short[entropyUse]

	// HeadNonce is the nonce of a head, and part of what its commitment covers.
	HeadNonce = Nonce[wrapUse]
	// BodyNonce is the nonce of a body.
	BodyNonce = Nonce[bodyUse]
	// AppNonce is the nonce of an app copy.
	AppNonce = Nonce[appUse]
	// BoxNonce is the nonce of a box's blob.
	BoxNonce = Nonce[boxUse]
	// PassNonce is the nonce of a pass.
	PassNonce = Nonce[passUse]
	// TextNonce is the nonce of an export's text.
	TextNonce = Nonce[textUse]
)

// Hash is a SHA-256. Zero where the format says "none".
type Hash [sha256.Size]byte

// draw fills each part from rand, in order.
func draw(rand io.Reader, parts ...[]byte) error {
	for _, part := range parts {
		if _, err := io.ReadFull(rand, part); err != nil {
			return fmt.Errorf("seal: random source: %w", err)
		}
	}
	return nil
}

// DrawKey draws a new key, root, secret or seed from rand, which is [crypto/rand.Reader] outside tests.
func DrawKey[Use any](rand io.Reader) (k Key[Use], err error) { return k, draw(rand, k[:]) }

// DrawNonce draws the nonce of one message from rand.
func DrawNonce[Use any](rand io.Reader) (n Nonce[Use], err error) { return n, draw(rand, n[:]) }

// expand is HKDF-SHA-256 with an empty salt (RFC 5869). It fails for no length that this package asks for.
func expand(ikm []byte, info string, n int) []byte {
	out, err := hkdf.Key(sha256.New, ikm, nil, info, n)
	if err != nil {
		panic("seal: hkdf: " + err.Error())
	}
	return out
}

// aeadSeal is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): ciphertext ‖ tag, appended to dst.
func aeadSeal[K, N any](dst []byte, key Key[K], nonce Nonce[N], plain, aad []byte) []byte {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		panic("seal: " + err.Error()) // the key's size is in its type
	}
	return aead.Seal(dst, nonce[:], plain, aad)
}

// aeadOpen is the inverse of aeadSeal. It answers ErrNone and nothing else.
func aeadOpen[K, N any](key Key[K], nonce Nonce[N], sealed, aad []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		panic("seal: " + err.Error())
	}
	plain, err := aead.Open(nil, nonce[:], sealed, aad)
	if err != nil {
		return nil, ErrNone
	}
	return plain, nil
}

func u32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }

func u64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// isZero says whether nothing is set, which is what reserved and padding bytes must be.
func isZero(b []byte) bool {
	var set byte
	for _, c := range b {
		set |= c
	}
	return set == 0
}
