package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"

	"go.etcd.io/bbolt"
)

// schema is the layout below. A store of a higher one is never written to.
const schema = 1

// The buckets of the file; docs/store.md has the layout of every value.
var (
	bucketMeta  = []byte("meta")  // schema, day
	bucketBoxes = []byte("boxes") // boxKey -> a bucket of its own, so that a blob shares its pages with no other
	bucketGone  = []byte("gone")  // boxKey -> tombstone
	bucketUsed  = []byte("used")  // boxKey -> day of last use, apart: else each first read of a day rewrote a blob
	bucketDoom  = []byte("doom")  // index in box-keys -> boxKey: keys whose destruction was begun
	bucketDummy = []byte("dummy") // a record that no token fits, looked up in place of a missing one

	keySchema = []byte("schema")
	keyDay    = []byte("day")
	// The two keys of a box's bucket. The record sorts first, so that reading it touches one page.
	keyRecord = []byte("a")
	keyBlob   = []byte("b")
)

// sumBytes is the length of the checksum at the end of each small value: a flipped bit in bbolt goes unnoticed.
const sumBytes = 8

// record is what is known of a box in clear: five token hashes, the place of its key, and the tag of its blob.
// On disk: read[32] write[32] clear[32] all[32] notify[32] u32 index etag[32] sum[8].
type record struct {
	tokens Tokens
	index  uint32
	etag   ETag
}

const recordBytes = 5*32 + 4 + 32 + sumBytes

// tombstone is what stays of a cleared box, so that no phone makes it again and the order to clear reaches all of them.
// On disk: u8 kind, read[32] write[32] clear[32] all[32] proof[32] sum[8].
type tombstone struct {
	kind   byte
	tokens Tokens // Notify is not kept
	proof  Token
}

const tombstoneBytes = 1 + 5*32 + sumBytes

// sum binds a value to its bucket and key: the first 8 bytes of SHA-256(bucket ‖ key ‖ value).
func sum(bucket, key, value []byte) []byte {
	h := sha256.New()
	h.Write(bucket)
	h.Write(key)
	h.Write(value)
	return h.Sum(nil)[:sumBytes]
}

// withSum appends the checksum.
func withSum(bucket, key, value []byte) []byte {
	return append(value, sum(bucket, key, value)...)
}

// unsummed is the value without its checksum, and whether it has the wanted length and the checksum holds.
func unsummed(bucket, key, stored []byte, size int) ([]byte, bool) {
	if len(stored) != size {
		return nil, false
	}
	value := stored[:size-sumBytes]
	return value, bytes.Equal(stored[size-sumBytes:], sum(bucket, key, value))
}

func (r record) encode(box boxKey) []byte {
	b := make([]byte, 0, recordBytes)
	for _, hash := range []TokenHash{r.tokens.Read, r.tokens.Write, r.tokens.Clear, r.tokens.All, r.tokens.Notify} {
		b = append(b, hash[:]...)
	}
	b = binary.BigEndian.AppendUint32(b, r.index)
	b = append(b, r.etag[:]...)
	return withSum(bucketBoxes, box[:], b)
}

// decodeRecord is false for a record that is damaged.
func decodeRecord(box boxKey, stored []byte) (r record, ok bool) {
	b, ok := unsummed(bucketBoxes, box[:], stored, recordBytes)
	if !ok {
		return record{}, false
	}
	for _, hash := range []*TokenHash{&r.tokens.Read, &r.tokens.Write, &r.tokens.Clear, &r.tokens.All, &r.tokens.Notify} {
		b = b[copy(hash[:], b):]
	}
	r.index = binary.BigEndian.Uint32(b)
	copy(r.etag[:], b[4:])
	return r, true
}

func (s tombstone) encode(box boxKey) []byte {
	b := append(make([]byte, 0, tombstoneBytes), s.kind)
	for _, hash := range []TokenHash{s.tokens.Read, s.tokens.Write, s.tokens.Clear, s.tokens.All} {
		b = append(b, hash[:]...)
	}
	b = append(b, s.proof[:]...)
	return withSum(bucketGone, box[:], b)
}

// decodeTombstone is false for a tombstone that is damaged.
func decodeTombstone(box boxKey, stored []byte) (s tombstone, ok bool) {
	b, ok := unsummed(bucketGone, box[:], stored, tombstoneBytes)
	if !ok {
		return tombstone{}, false
	}
	s.kind, b = b[0], b[1:]
	for _, hash := range []*TokenHash{&s.tokens.Read, &s.tokens.Write, &s.tokens.Clear, &s.tokens.All} {
		b = b[copy(hash[:], b):]
	}
	copy(s.proof[:], b)
	return s, true
}

// encodeDay is u32 day, sum[8]: a day of the store's own count, see (*Vault).turnDay.
func encodeDay(box boxKey, day uint32) []byte {
	return withSum(bucketUsed, box[:], binary.BigEndian.AppendUint32(nil, day))
}

// decodeDay is false for a missing or damaged day.
func decodeDay(box boxKey, stored []byte) (day uint32, ok bool) {
	b, ok := unsummed(bucketUsed, box[:], stored, 4+sumBytes)
	if !ok {
		return 0, false
	}
	return binary.BigEndian.Uint32(b), true
}

// encodeIndex is the key of bucketDoom.
func encodeIndex(index uint32) []byte { return binary.BigEndian.AppendUint32(nil, index) }

// entry is all that the store has under one boxKey. Its byte slices are valid until the transaction ends.
type entry struct {
	stored []byte // the record as stored; nil where there is none
	record record // of a live box; of the dummy where there is none
	sealed []byte

	live    bool // there is a record, and it is not damaged
	gone    bool // there is a tombstone, whatever its state
	tomb    tombstone
	usedDay uint32 // 0 where it is not known
}

// look finds everything about box. It does the same lookups whether the box is there, gone or unknown.
func look(tx *bbolt.Tx, box boxKey) entry {
	var e entry
	bucket := tx.Bucket(bucketBoxes).Bucket(box[:])
	tomb := tx.Bucket(bucketGone).Get(box[:])
	used := tx.Bucket(bucketUsed).Get(box[:])
	known := bucket != nil
	if !known {
		bucket = tx.Bucket(bucketDummy)
	}
	stored := bucket.Get(keyRecord)
	e.record, e.live = decodeRecord(box, stored)
	if known {
		e.stored, e.sealed = stored, bucket.Get(keyBlob)
	}
	e.live = e.live && known
	e.gone = tomb != nil
	e.tomb, _ = decodeTombstone(box, tomb)
	e.usedDay, _ = decodeDay(box, used)
	return e
}

// right tells whether hash is the token that pick chooses, of the box or of what is left of it. It always compares.
func (e *entry) right(hash TokenHash, pick func(*Tokens) TokenHash) bool {
	tokens := &e.record.tokens
	if e.gone {
		tokens = &e.tomb.tokens
	}
	known := e.live || e.gone && e.tomb.kind != 0
	return hash.Equal(pick(tokens)) && known
}

func readToken(t *Tokens) TokenHash  { return t.Read }
func writeToken(t *Tokens) TokenHash { return t.Write }
func clearToken(t *Tokens) TokenHash { return t.Clear }
func allToken(t *Tokens) TokenHash   { return t.All }

// goneError is what a right read or write token of a cleared box gets.
func (e *entry) goneError() error {
	return &GoneError{Kind: e.tomb.kind, Proof: e.tomb.proof}
}
