package vault

import (
	"context"
	"errors"
	"maps"
	"os"

	"go.etcd.io/bbolt"
)

// copyBatch bounds the memory that copying takes: the bytes of one transaction of the copy.
const copyBatch = 16 << 20

// copyStore writes everything reachable in src, as of one moment, to the empty file at path, syncs it, verifies that the
// copy is whole, and returns it open. The file is as long as its content.
func copyStore(ctx context.Context, path string, src *bbolt.DB, options *bbolt.Options) (dst *bbolt.DB, err error) {
	noSync := options.NoSync
	options.NoSync = true // nobody relies on the copy before it is synced below
	if dst, err = openBolt(path, options); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, dst.Close())
			dst = nil
		}
	}()
	var want inventory
	err = readOnly(src, func(tx *bbolt.Tx) error {
		if err := copyBuckets(ctx, dst, tx); err != nil {
			return err
		}
		want, err = inventoryOf(tx)
		return err
	})
	if err != nil {
		return dst, err
	}
	var size int64
	if err = dst.View(func(tx *bbolt.Tx) error { size = tx.Size(); return nil }); err != nil {
		return dst, err
	}
	if err = os.Truncate(path, size); err != nil {
		return dst, err
	}
	if err = dst.Sync(); err != nil {
		return dst, err
	}
	dst.NoSync = noSync
	return dst, verifyCopy(path, dst, want)
}

// verifyCopy verifies a copy's pages, and that it has every box, tombstone and intent.
func verifyCopy(path string, dst *bbolt.DB, want inventory) error {
	if _, err := verifyPages(path); err != nil {
		return err
	}
	have, err := takeInventory(dst)
	if err != nil {
		return err
	}
	if have.boxes != want.boxes || have.gone != want.gone || have.phones != want.phones || !maps.Equal(have.used, want.used) || !maps.Equal(have.doomed, want.doomed) {
		return damaged("its copy is not complete")
	}
	return nil
}

// copier fills dst in transactions of about copyBatch bytes. bbolt.Compact would do, were nobody writing: it commits the
// last of them when its own read transaction is over, and the pages that its values lie in may be others by then.
type copier struct {
	dst   *bbolt.DB
	tx    *bbolt.Tx
	bytes int
}

func copyBuckets(ctx context.Context, dst *bbolt.DB, src *bbolt.Tx) (err error) {
	c := &copier{dst: dst}
	if c.tx, err = dst.Begin(true); err != nil {
		return err
	}
	defer func() { _ = c.tx.Rollback() }() // nothing, where it was committed
	err = src.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if _, err := c.tx.CreateBucket(name); err != nil {
			return err
		}
		return b.ForEach(func(k, v []byte) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return c.entry(name, b, k, v)
		})
	})
	if err != nil {
		return err
	}
	return c.tx.Commit()
}

// entry copies one pair, or, where v is nil, a box's whole bucket.
func (c *copier) entry(name []byte, b *bbolt.Bucket, k, v []byte) error {
	if c.bytes > copyBatch {
		if err := c.turn(); err != nil {
			return err
		}
	}
	to := c.tx.Bucket(name)
	to.FillPercent = 1 // keys come in order
	if v != nil {
		c.bytes += len(k) + len(v)
		return to.Put(k, v)
	}
	box, err := to.CreateBucket(k)
	if err != nil {
		return err
	}
	box.FillPercent = 1
	return b.Bucket(k).ForEach(func(k, v []byte) error {
		c.bytes += len(k) + len(v)
		return box.Put(k, v)
	})
}

// turn commits, and begins the next transaction.
func (c *copier) turn() error {
	if err := c.tx.Commit(); err != nil {
		return err
	}
	next, err := c.dst.Begin(true)
	if err != nil {
		return err
	}
	c.tx, c.bytes = next, 0
	return nil
}
