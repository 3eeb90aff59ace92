package vault

import (
	"context"
	"time"

	"go.etcd.io/bbolt"
)

// Clear destroys the server's copy of a box: its key, in box-keys and in the mirror, then its record. What is left is a
// tombstone, which the read and write tokens get as a *GoneError of KindCleared. Repeating it is no error.
//
// When it returns nil, all of that is synced. Errors: ErrNotFound; ErrFull where not even the reserve made room for the
// tombstone (the key is destroyed all the same; ask again); ErrClosed, and those of the disks that hold the keys.
func (v *Vault) Clear(ctx context.Context, id ID, clear Token) error {
	return v.clear(ctx, &wipe{box: id.key(), hash: clear.Hash(), kind: KindCleared})
}

// ClearAll is Clear with the order to clear every device, too: the tombstone is of KindAll and shows the token all as
// its proof. A box that was cleared before can still get it.
func (v *Vault) ClearAll(ctx context.Context, id ID, all Token) error {
	return v.clear(ctx, &wipe{box: id.key(), hash: all.Hash(), kind: KindAll, proof: all})
}

// clear looks at the token first, so that only those who may clear ever reach the writer. It is never refused as busy.
func (v *Vault) clear(ctx context.Context, c *wipe) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := v.view(func(tx *bbolt.Tx) error {
		e := look(tx, c.box)
		return c.allowed(&e)
	})
	if err != nil {
		return err
	}
	c.t = newTicket(0)
	return v.submit(ctx, c)
}

// wipe clears a box.
type wipe struct {
	t     ticket
	box   boxKey
	hash  TokenHash
	kind  byte
	proof Token

	index uint32 // of the key to destroy; set by apply
	found bool   // apply found a record
}

func (c *wipe) ticket() *ticket { return &c.t }

func (c *wipe) allowed(e *entry) error {
	pick := clearToken
	if c.kind == KindAll {
		pick = allToken
	}
	if !e.right(c.hash, pick) {
		return ErrNotFound
	}
	return nil
}

// apply puts the tombstone and the intent to destroy the key, and deletes the record, all in one transaction: whatever
// is interrupted afterwards, the order to clear is known, and the next Open destroys the key.
func (c *wipe) apply(tx *bbolt.Tx) error {
	c.found = false
	e := look(tx, c.box)
	if err := c.allowed(&e); err != nil {
		return err
	}
	gone := tx.Bucket(bucketGone)
	if e.gone {
		if c.kind <= e.tomb.kind {
			return nil
		}
		e.tomb.kind, e.tomb.proof = c.kind, c.proof
		return gone.Put(c.box[:], e.tomb.encode(c.box))
	}
	c.index, c.found = e.record.index, true
	left := tombstone{kind: c.kind, tokens: e.record.tokens, proof: c.proof}
	if err := gone.Put(c.box[:], left.encode(c.box)); err != nil {
		return err
	}
	if err := tx.Bucket(bucketDoom).Put(encodeIndex(c.index), c.box[:]); err != nil {
		return err
	}
	return forget(tx, c.box)
}

// forget deletes what a box has besides its key. Deleting does not erase; the key does that.
func forget(tx *bbolt.Tx, box boxKey) error {
	if err := tx.Bucket(bucketUsed).Delete(box[:]); err != nil {
		return err
	}
	boxes := tx.Bucket(bucketBoxes)
	if boxes.Bucket(box[:]) == nil {
		return nil
	}
	return boxes.DeleteBucket(box[:])
}

// commitWipes makes the orders to clear durable, then destroys the keys, then answers.
func (v *Vault) commitWipes(wipes []change) error {
	err := v.apply(wipes)
	if isFull(err) {
		giveReserve(v.dir)
		err = v.apply(wipes)
	}
	if err != nil {
		v.destroyUnrecorded(wipes)
		v.answerAll(wipes, storeError("clear", err))
		return err
	}
	for _, c := range wipes {
		if w := c.(*wipe); w.found {
			v.doomed[w.index] = w.box
		}
	}
	destroyed := v.destroyDoomed()
	v.answerAll(wipes, destroyed)
	v.changed, v.fullUntil = true, time.Time{}
	if destroyed != nil {
		return nil
	}
	return v.forgetDoomed()
}

// destroyUnrecorded destroys the keys of boxes whose records could not be deleted: content is what matters. The records
// go on pointing to their places, so those are not given back.
func (v *Vault) destroyUnrecorded(wipes []change) {
	for _, c := range wipes {
		if w := c.(*wipe); w.found && v.keys.destroy(w.index) != nil {
			v.log.Error("a key could not be destroyed")
		}
	}
	if err := v.keys.sync(); err != nil {
		v.log.Error("a key could not be destroyed", "cause", err)
	}
}

// destroyDoomed overwrites every key that is to be destroyed, in every copy, and syncs. What fails is tried again with
// the next clear, at the next hour, and at the next Open.
func (v *Vault) destroyDoomed() error {
	if len(v.doomed) == 0 {
		return nil
	}
	var failed error
	for index := range v.doomed {
		if err := v.keys.destroy(index); err != nil {
			failed = err
		}
	}
	if err := v.keys.sync(); err != nil {
		failed = err
	}
	if failed != nil {
		v.log.Error("a key could not be destroyed; it is tried again", "cause", failed)
	}
	return failed
}

// forgetDoomed deletes the intents once the keys are destroyed and synced. Only then may their places be used again.
func (v *Vault) forgetDoomed() error {
	if len(v.doomed) == 0 {
		return nil
	}
	err := v.update(func(tx *bbolt.Tx) error {
		for index := range v.doomed {
			if err := tx.Bucket(bucketDoom).Delete(encodeIndex(index)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for index := range v.doomed {
		v.keys.release(index)
	}
	clear(v.doomed)
	return nil
}
