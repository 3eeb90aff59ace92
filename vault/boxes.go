package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"

	"go.etcd.io/bbolt"
)

// Create makes a box and returns its blob's tag. tokens.Write must be the hash of write.
//
// proven says that the caller may make new boxes (by work, or by invite). Without it only a box whose record is still
// there, but whose key was lost, is made again, by its write token and under the same tokens.
//
// It seals blob before anything waits, and never reads it again: the caller may fill it anew once this returns, Replace's too.
//
// Errors: *ConflictError where the box exists and write is its token; *GoneError where it was cleared and write was its
// token; ErrNotFound for any other token, and without a right to make it; ErrBadSize, ErrFull, ErrBusy, ErrClosed.
func (v *Vault) Create(ctx context.Context, id ID, write Token, tokens Tokens, blob []byte, proven bool) (ETag, error) {
	box, hash := id.key(), write.Hash()
	if !hash.Equal(tokens.Write) {
		return ETag{}, ErrNotFound
	}
	for {
		if err := ctx.Err(); err != nil {
			return ETag{}, err
		}
		seen, err := v.mayCreate(box, hash, &tokens, proven)
		if err != nil {
			return ETag{}, err
		}
		tag, err := v.create(ctx, box, tokens, blob, seen)
		if !errors.Is(err, errRaced) {
			return tag, err
		}
	}
}

// mayCreate returns the stored record that a new box replaces: nil for none, or one that is damaged or lost its key.
func (v *Vault) mayCreate(box boxKey, hash TokenHash, tokens *Tokens, proven bool) (seen []byte, err error) {
	err = v.view(func(tx *bbolt.Tx) error {
		e := look(tx, box)
		right := e.right(hash, writeToken)
		seen = bytes.Clone(e.stored)
		switch {
		case e.gone && right:
			return e.goneError()
		case e.gone || e.live && !right:
			return ErrNotFound
		case !e.live && proven: // unknown; or its record is damaged, and nobody's tokens fit it
			return nil
		case !e.live:
			return ErrNotFound
		}
		if blob, ok := v.blob(box, &e); ok {
			return &ConflictError{Blob: blob, ETag: e.record.etag}
		}
		if e.record.tokens != *tokens {
			return ErrNotFound
		}
		return nil
	})
	return seen, err
}

func (v *Vault) create(ctx context.Context, box boxKey, tokens Tokens, blob []byte, seen []byte) (ETag, error) {
	if len(blob) != SmallBlob && len(blob) != LargeBlob {
		return ETag{}, ErrBadSize
	}
	if err := v.queue.admit(len(blob)); err != nil {
		return ETag{}, err
	}
	index, err := v.keys.alloc()
	if err != nil {
		v.queue.giveBack(int64(len(blob)))
		return ETag{}, err
	}
	key := newWrapKey()
	r := record{tokens: tokens, index: index, etag: sha256.Sum256(blob)}
	c := newPut(box, &key, r, seen, blob)
	c.newKey, c.day = &key, v.today.Load()
	return r.etag, v.submit(ctx, c)
}

// Read returns a copy of the box's blob, and its tag. A day on which it is called is a day of use.
//
// Errors: *GoneError where the box was cleared and read was its token; ErrNotFound for anything else that is not there,
// a lost key included.
func (v *Vault) Read(ctx context.Context, id ID, read Token) (blob []byte, tag ETag, err error) {
	if err := ctx.Err(); err != nil {
		return nil, ETag{}, err
	}
	box, hash := id.key(), read.Hash()
	err = v.view(func(tx *bbolt.Tx) error {
		e := look(tx, box)
		if !e.right(hash, readToken) {
			return ErrNotFound
		}
		if e.gone {
			return e.goneError()
		}
		var ok bool
		if blob, ok = v.blob(box, &e); !ok {
			return ErrNotFound
		}
		tag = e.record.etag
		v.used.note(box, e.usedDay, v.today.Load())
		return nil
	})
	return blob, tag, err
}

// Allowed tells whether read is the read token of a box: nil, *GoneError or ErrNotFound. It counts as use.
func (v *Vault) Allowed(ctx context.Context, id ID, read Token) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	box, hash := id.key(), read.Hash()
	return v.view(func(tx *bbolt.Tx) error {
		e := look(tx, box)
		if !e.right(hash, readToken) {
			return ErrNotFound
		}
		if e.gone {
			return e.goneError()
		}
		v.used.note(box, e.usedDay, v.today.Load())
		return nil
	})
}

// Replace stores blob where the present blob's tag is match, and returns the new tag.
//
// Errors: *ConflictError with what is there, where the tag is another; *GoneError where the box was cleared and write
// was its token; ErrNotFound for anything else that is not there, a lost key included; ErrBadSize, ErrFull, ErrBusy,
// ErrClosed.
func (v *Vault) Replace(ctx context.Context, id ID, write Token, match ETag, blob []byte) (ETag, error) {
	box, hash := id.key(), write.Hash()
	for {
		if err := ctx.Err(); err != nil {
			return ETag{}, err
		}
		c, err := v.prepareReplace(box, hash, match, blob)
		if err != nil {
			return ETag{}, err
		}
		if err = v.submit(ctx, c); !errors.Is(err, errRaced) {
			return c.record.etag, err
		}
	}
}

// prepareReplace decides outside the writer, and seals there, on the caller's core. The transaction then only has to
// find the record as it was seen here.
func (v *Vault) prepareReplace(box boxKey, hash TokenHash, match ETag, blob []byte) (*put, error) {
	var seen []byte
	var key wrapKey
	var r record
	var day uint32
	err := v.view(func(tx *bbolt.Tx) error {
		e := look(tx, box)
		if !e.right(hash, writeToken) {
			return ErrNotFound
		}
		if e.gone {
			return e.goneError()
		}
		if len(blob) != SmallBlob && len(blob) != LargeBlob {
			return ErrBadSize
		}
		if e.record.etag != match {
			if present, ok := v.blob(box, &e); ok {
				return &ConflictError{Blob: present, ETag: e.record.etag}
			}
			return ErrNotFound
		}
		var ok bool
		if key, ok = v.keys.get(e.record.index, box); !ok {
			return ErrNotFound
		}
		seen, r = bytes.Clone(e.stored), e.record
		if today := v.today.Load(); e.usedDay != today {
			day = today
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := v.queue.admit(len(blob)); err != nil {
		return nil, err
	}
	r.etag = sha256.Sum256(blob)
	c := newPut(box, &key, r, seen, blob)
	c.day = day
	return c, nil
}

// blob unwraps the blob of a live box, or says that its key or its bytes are lost.
func (v *Vault) blob(box boxKey, e *entry) ([]byte, bool) {
	key, ok := v.keys.get(e.record.index, box)
	if !ok {
		return nil, false
	}
	return unwrap(&key, box, e.stored, e.sealed)
}

// put stores a sealed blob and its record, where the record is still the one that was seen.
type put struct {
	t      ticket
	box    boxKey
	seen   []byte // as stored; nil for none
	record record
	stored []byte
	sealed []byte
	day    uint32   // of this use, where it is not noted yet; 0 where it is
	newKey *wrapKey // of a box that is made; it goes to record.index
	old    *uint32  // the place that the replaced record pointed to, where the new one points elsewhere
}

func newPut(box boxKey, key *wrapKey, r record, seen, blob []byte) *put {
	stored := r.encode(box)
	c := &put{
		t: newTicket(len(blob)), box: box, seen: seen,
		record: r, stored: stored, sealed: wrap(key, box, stored, blob),
	}
	if old, ok := decodeRecord(box, seen); ok && old.index != r.index {
		c.old = &old.index
	}
	return c
}

func (c *put) ticket() *ticket { return &c.t }

// apply is the compare-and-swap. The record holds the tag, so comparing it whole compares the blob too.
func (c *put) apply(tx *bbolt.Tx) error {
	if tx.Bucket(bucketGone).Get(c.box[:]) != nil {
		return errRaced
	}
	boxes := tx.Bucket(bucketBoxes)
	bucket := boxes.Bucket(c.box[:])
	if bucket == nil {
		if c.seen != nil {
			return errRaced
		}
		var err error
		if bucket, err = boxes.CreateBucket(c.box[:]); err != nil {
			return err
		}
	} else if !bytes.Equal(bucket.Get(keyRecord), c.seen) {
		return errRaced
	}
	if err := bucket.Put(keyRecord, c.stored); err != nil {
		return err
	}
	if err := bucket.Put(keyBlob, c.sealed); err != nil {
		return err
	}
	if c.day == 0 {
		return nil
	}
	return tx.Bucket(bucketUsed).Put(c.box[:], encodeDay(c.box, c.day))
}
