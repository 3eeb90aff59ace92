package seal

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

const (
	// BoxSmall and BoxLarge are the two sizes of a blob; a server sees no other.
	BoxSmall = 64 * 1024
	BoxLarge = 256 * 1024

	boxVersion   = 4
	boxPrevious  = 12
	boxDocLength = 44
	boxDoc       = 48

	boxOverhead = NonceSize + TagSize
	// boxSmallDoc is the longest document in a small blob.
	boxSmallDoc = BoxSmall - boxOverhead - boxDoc
)

// BoxKind says what a blob holds. The server cannot tell.
type BoxKind uint8

// The kinds.
const (
	BoxPlan BoxKind = 1
	BoxKit  BoxKind = 2
	BoxCard BoxKind = 3
)

// A Blob is the plaintext of a box.
type Blob struct {
	Kind     BoxKind
	Version  uint64 // one more than the highest seen
	Previous Hash   // of the blob that this one replaces; zero for the first
	Doc      []byte // a Yjs document of at most DocMax bytes, or Kit.Doc, or Card.Doc
}

// SealBox makes a blob of 65,536 bytes, or of 262,144 where the document is longer than 65,448. It fails only for values
// that no reader would accept.
func SealBox(key BoxKey, id BoxID, epoch uint32, b *Blob, nonce BoxNonce) ([]byte, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	size := BoxSmall
	if len(b.Doc) > boxSmallDoc {
		size = BoxLarge
	}
	plain := make([]byte, size-boxOverhead)
	binary.BigEndian.PutUint16(plain, Format)
	plain[2] = byte(b.Kind)
	binary.BigEndian.PutUint64(plain[boxVersion:], b.Version)
	copy(plain[boxPrevious:], b.Previous[:])
	binary.BigEndian.PutUint32(plain[boxDocLength:], uint32(len(b.Doc)))
	copy(plain[boxDoc:], b.Doc)

	out := append(make([]byte, 0, size), nonce[:]...)
	return aeadSeal(out, key, nonce, plain, boxAAD(id, epoch)), nil
}

// OpenBox opens a blob of either size. It answers ErrSize, ErrNone, or ErrNewer for a genuine blob that says anything which
// this version does not know, on the grounds that [ParsePayload] gives.
func OpenBox(key BoxKey, id BoxID, epoch uint32, blob []byte) (*Blob, error) {
	if len(blob) != BoxSmall && len(blob) != BoxLarge {
		return nil, ErrSize
	}
	plain, err := aeadOpen(key, BoxNonce(blob[:NonceSize]), blob[NonceSize:], boxAAD(id, epoch))
	if err != nil {
		return nil, err
	}
	return parseBlob(plain)
}

func parseBlob(plain []byte) (*Blob, error) {
	if len(plain) != BoxSmall-boxOverhead && len(plain) != BoxLarge-boxOverhead {
		return nil, ErrSize
	}
	if err := checkFormat(plain); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(plain[boxDocLength:])
	if int64(length) > int64(len(plain)-boxDoc) {
		return nil, ErrNone
	}
	end := boxDoc + int(length)
	b := &Blob{
		Kind:     BoxKind(plain[2]),
		Version:  binary.BigEndian.Uint64(plain[boxVersion:]),
		Previous: Hash(plain[boxPrevious:boxDocLength]),
		Doc:      plain[boxDoc:end:end],
	}
	if plain[3] != 0 || !isZero(plain[end:]) || b.check() != nil {
		return nil, ErrNewer
	}
	return b, nil
}

func (b *Blob) check() error {
	switch {
	case b.Kind == BoxPlan && len(b.Doc) <= DocMax:
		return nil
	case b.Kind == BoxKit:
		_, err := ParseKit(b.Doc)
		return err
	case b.Kind == BoxCard:
		_, err := ParseCard(b.Doc)
		return err
	}
	return fmt.Errorf("seal: box: kind %d with a document of %d bytes", b.Kind, len(b.Doc))
}

func boxAAD(id BoxID, epoch uint32) []byte {
	aad := append([]byte("c1/box"), id[:]...)
	return binary.BigEndian.AppendUint32(aad, epoch)
}

// ETag is the entity tag of a blob: its hash in hex, in quotes.
func ETag(blob []byte) string {
	hash := sha256.Sum256(blob)
	return `"` + hex.EncodeToString(hash[:]) + `"`
}
