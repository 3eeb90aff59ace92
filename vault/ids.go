package vault

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"io"
	"log/slog"
)

// The two sizes of a blob in bytes, and so of a box.
const (
	SmallBlob = 65_536
	LargeBlob = 262_144
)

// ID names a box: 16 uniformly random bytes of the holder's root (docs/protocol.md, section 4).
type ID [16]byte

// Token is a bearer's right to do one thing with one box.
type Token [32]byte

// TokenHash is the SHA-256 of a Token, which is all that the store keeps of it.
type TokenHash [32]byte

// ETag is the SHA-256 of a blob.
type ETag [32]byte

// Tokens are the hashes of a box's five tokens: read, write, clear the server copy, clear everything, notify.
type Tokens struct {
	Read, Write, Clear, All, Notify TokenHash
}

// Hash is the SHA-256 of the token.
func (t Token) Hash() TokenHash { return sha256.Sum256(t[:]) }

// Equal compares in constant time.
func (h TokenHash) Equal(other TokenHash) bool {
	return subtle.ConstantTimeCompare(h[:], other[:]) == 1
}

// boxKey is what the store calls a box: an id never touches the disk, so that the data directory names nobody's box.
type boxKey [16]byte

// key is the first half of SHA-256("dunnock/box/1" ‖ id).
func (id ID) key() boxKey {
	sum := sha256.Sum256(append([]byte("dunnock/box/1"), id[:]...))
	return boxKey(sum[:16])
}

// redacted is how ids, tokens, hashes and tags print, whatever the verb, the logger or the encoder: an id or a token in
// a log would be a right to somebody's box, and a hash or a tag would tie a line to it.
const redacted = "[redacted]"

func writeRedacted(s fmt.State) { _, _ = io.WriteString(s, redacted) }

// String, GoString, Format, LogValue and MarshalText all give "[redacted]".
func (ID) String() string               { return redacted }
func (ID) GoString() string             { return redacted }
func (ID) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (ID) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (ID) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// String, GoString, Format, LogValue and MarshalText all give "[redacted]".
func (Token) String() string               { return redacted }
func (Token) GoString() string             { return redacted }
func (Token) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (Token) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (Token) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// String, GoString, Format, LogValue and MarshalText all give "[redacted]".
func (TokenHash) String() string               { return redacted }
func (TokenHash) GoString() string             { return redacted }
func (TokenHash) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (TokenHash) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (TokenHash) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// String, GoString, Format, LogValue and MarshalText all give "[redacted]".
func (ETag) String() string               { return redacted }
func (ETag) GoString() string             { return redacted }
func (ETag) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (ETag) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (ETag) MarshalText() ([]byte, error) { return []byte(redacted), nil }
