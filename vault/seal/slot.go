package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
)

// A slot copy: headNonce ‖ commit ‖ sealed head ‖ random[8] ‖ bodyNonce ‖ sealed body.
const (
	commitOffset    = NonceSize
	headOffset      = commitOffset + sha256.Size
	headSize        = KeySize + 8 + 8
	padOffset       = headOffset + headSize + TagSize
	bodyNonceOffset = padOffset + 8
	bodyOffset      = bodyNonceOffset + NonceSize
)

// CopyRandom is all the randomness of one slot copy. It is used once: take it from [DrawCopy] for each copy written.
type CopyRandom struct {
	HeadNonce  HeadNonce
	VaultKey   VaultKey
	HeadRandom [8]byte // fills the head's plaintext
	Pad        [8]byte // fills offset 120 of the copy
	BodyNonce  BodyNonce
}

// DrawCopy draws the randomness of one copy.
func DrawCopy(rand io.Reader) (r CopyRandom, err error) {
	return r, draw(rand, r.HeadNonce[:], r.VaultKey[:], r.HeadRandom[:], r.Pad[:], r.BodyNonce[:])
}

// DrawSeq draws the seq of a new slot: 32 random bits, so that it never tells how often something was saved.
func DrawSeq(rand io.Reader) (uint64, error) {
	var b [4]byte
	err := draw(rand, b[:])
	return uint64(binary.BigEndian.Uint32(b[:])), err
}

// An OpenedCopy is an accepted slot copy.
type OpenedCopy struct {
	At       Place
	Seq      uint64
	VaultKey VaultKey
	// Payload is nil where its format is newer.
	Payload *Payload
}

// SealCopy makes the 262,144 bytes of one copy. It fails only for a payload that the format cannot hold.
func SealCopy(prk PRK, at Place, seq uint64, payload *Payload, r CopyRandom) ([]byte, error) {
	plain, err := payload.Encode()
	if err != nil {
		return nil, err
	}
	return sealCopy(prk, at, seq, plain, r), nil
}

func sealCopy(prk PRK, at Place, seq uint64, payload []byte, r CopyRandom) []byte {
	wrapKey, commitKey := slotKeys(prk, at)
	head := make([]byte, 0, headSize)
	head = append(head, r.VaultKey[:]...)
	head = binary.BigEndian.AppendUint64(head, seq)
	head = append(head, r.HeadRandom[:]...)

	out := make([]byte, 0, CopySize)
	out = append(out, r.HeadNonce[:]...)
	out = append(out, commitment(commitKey, r.HeadNonce, at)...)
	out = aeadSeal(out, wrapKey, r.HeadNonce, head, slotAAD("c1/head", at))
	out = append(out, r.Pad[:]...)
	out = append(out, r.BodyNonce[:]...)
	return aeadSeal(out, deriveBodyKey(r.VaultKey, at, seq), r.BodyNonce, payload, slotAAD("c1/body", at))
}

// OpenCopy opens the bytes at a place. The commitment and the head's AEAD are both tried, always: XChaCha20-Poly1305 does
// not commit to its key, and a planted head could be made to open under many of an attacker's choice. It answers ErrSize,
// ErrNone, or ErrNewer; with ErrNewer the copy is not nil but has no payload.
func OpenCopy(prk PRK, at Place, sealed []byte) (*OpenedCopy, error) {
	if len(sealed) != CopySize {
		return nil, ErrSize
	}
	wrapKey, commitKey := slotKeys(prk, at)
	nonce := HeadNonce(sealed[:NonceSize])
	committed := hmac.Equal(sealed[commitOffset:headOffset], commitment(commitKey, nonce, at))
	head, err := aeadOpen(wrapKey, nonce, sealed[headOffset:padOffset], slotAAD("c1/head", at))
	if !committed || err != nil {
		return nil, ErrNone
	}
	opened := &OpenedCopy{At: at, VaultKey: VaultKey(head[:KeySize]), Seq: binary.BigEndian.Uint64(head[KeySize:])}
	bodyKey := deriveBodyKey(opened.VaultKey, at, opened.Seq)
	plain, err := aeadOpen(bodyKey, BodyNonce(sealed[bodyNonceOffset:bodyOffset]), sealed[bodyOffset:], slotAAD("c1/body", at))
	if err != nil {
		return nil, ErrNone
	}
	opened.Payload, err = ParsePayload(plain)
	if err != nil && !errors.Is(err, ErrNewer) {
		return nil, ErrNone
	}
	return opened, err
}

func slotKeys(prk PRK, at Place) (WrapKey, CommitKey) {
	out := expand(prk[:], "c1/slot"+string(at.bytes()), 2*KeySize)
	return WrapKey(out[:KeySize]), CommitKey(out[KeySize:])
}

func commitment(key CommitKey, nonce HeadNonce, at Place) []byte {
	mac := hmac.New(sha256.New, key[:])
	mac.Write(nonce[:])
	mac.Write(at.bytes())
	return mac.Sum(nil)
}

func deriveBodyKey(key VaultKey, at Place, seq uint64) BodyKey {
	return BodyKey(expand(key[:], "c1/body"+string(at.bytes())+string(u64(seq)), KeySize))
}

func slotAAD(label string, at Place) []byte { return append([]byte(label), at.bytes()...) }
