package pushtest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// headerBytes is salt[16] ‖ u32 record size ‖ u8 65 ‖ point[65] (RFC 8188, 2.1; RFC 8291, 4).
const headerBytes = 16 + 4 + 1 + 65

var errOpen = errors.New("pushtest: the body does not open")

// Open decrypts a body of one aes128gcm record as a browser does (RFC 8188, RFC 8291). It shares no code with the sender.
func Open(body []byte, key *ecdh.PrivateKey, auth []byte) ([]byte, error) {
	if len(body) < headerBytes+18 || body[20] != 65 {
		return nil, errOpen
	}
	salt, size, point, sealed := body[:16], binary.BigEndian.Uint32(body[16:]), body[21:headerBytes], body[headerBytes:]
	if len(sealed) > int(size) {
		return nil, errors.New("pushtest: more than one record")
	}
	from, err := ecdh.P256().NewPublicKey(point)
	if err != nil {
		return nil, err
	}
	shared, err := key.ECDH(from)
	if err != nil {
		return nil, err
	}
	info := "WebPush: info\x00" + string(key.PublicKey().Bytes()) + string(point)
	secret, err := hkdf.Key(sha256.New, shared, auth, info, 32)
	if err != nil {
		return nil, err
	}
	content, err := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, err
	}
	nonce, err := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(content)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	plain, err := aead.Open(nil, nonce, sealed, nil)
	if err != nil {
		return nil, errOpen
	}
	text, padding, ok := cutPadding(plain)
	if !ok || len(bytes.Trim(padding, "\x00")) > 0 {
		return nil, errors.New("pushtest: no delimiter of a last record, or padding that is not zero")
	}
	return text, nil
}

// cutPadding finds the delimiter: the last byte that is not zero, which must be 2.
func cutPadding(plain []byte) (text, padding []byte, ok bool) {
	end := len(bytes.TrimRight(plain, "\x00"))
	if end == 0 || plain[end-1] != 2 {
		return nil, nil, false
	}
	return plain[:end-1], plain[end:], true
}
