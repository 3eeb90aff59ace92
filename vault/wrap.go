package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
)

// wrapKey is the key of one box's second wrapping. It lies in box-keys and nowhere else.
type wrapKey [32]byte

// wrapOverhead is what wrapping adds: nonce[12], tag[16].
const wrapOverhead = 28

func newWrapKey() wrapKey {
	var k wrapKey
	_, _ = rand.Read(k[:]) // never fails: crypto/rand
	return k
}

// wrapAEAD is AES-256-GCM that puts a fresh random nonce before each ciphertext (docs/adr/0003-wrap-cipher.md).
// A box would have to be written 2^32 times under one key before the nonces wore thin (NIST SP 800-38D, 8.3).
func wrapAEAD(key *wrapKey) cipher.AEAD {
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err) // the length is right by type
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err)
	}
	return aead
}

// wrapData binds a blob to its box and its whole record, so that no flipped bit in either goes unnoticed.
func wrapData(box boxKey, stored []byte) []byte {
	return append(append([]byte("dunnock/blob/1"), box[:]...), stored...)
}

// wrap seals blob for the record it will lie beside: nonce[12] ‖ ciphertext ‖ tag[16].
func wrap(key *wrapKey, box boxKey, stored, blob []byte) []byte {
	return wrapAEAD(key).Seal(make([]byte, 0, len(blob)+wrapOverhead), nil, blob, wrapData(box, stored))
}

// unwrap returns a copy of the blob, or false where the key, the record or the blob is not what was sealed.
func unwrap(key *wrapKey, box boxKey, stored, sealed []byte) ([]byte, bool) {
	blob, err := wrapAEAD(key).Open(nil, nil, sealed, wrapData(box, stored))
	return blob, err == nil
}
