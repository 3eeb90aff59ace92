package vault

import (
	"bytes"
	"errors"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// openTicks makes the buckets where they are missing, forgets what was under way when the last process ended, and looks
// whether the endpoint key is the one that sealed what is there. It writes only where there is something to write.
func (v *Vault) openTicks() error {
	keys, err := newTickKeys(v.options.EndpointKey)
	if err != nil {
		return err
	}
	var lost int
	var foreign, ready bool
	err = v.view(func(tx *bbolt.Tx) error {
		lost, foreign, ready = lookAtTicks(tx, keys)
		return nil
	})
	if err == nil && !ready {
		err = v.update(func(tx *bbolt.Tx) error { return prepareTicks(tx, keys, foreign) })
	}
	switch {
	case isFull(err):
		v.log.Warn("the disk is full: there are no reminders until the next start")
		return nil
	case errors.Is(err, berrors.ErrIncompatibleValue):
		return damaged("a bucket is no bucket")
	case err != nil:
		return storeError("open ticks", err)
	}
	v.tickKeys = keys
	if lost > 0 {
		v.log.Info("ticks that were under way when the last process ended are not sent again", "count", lost)
	}
	if foreign {
		v.log.Warn("the endpoint key is another than before: reminders wait until phones renew theirs")
	}
	return nil
}

// lookAtTicks counts what was under way, and tells whether another endpoint key was used, and whether all is as it should be.
func lookAtTicks(tx *bbolt.Tx, keys *tickKeys) (lost int, foreign, ready bool) {
	ready = true
	for _, name := range [][]byte{bucketTicks, bucketDue, bucketFlight} {
		ready = ready && tx.Bucket(name) != nil
	}
	lost = countKeys(tx.Bucket(bucketFlight))
	if keys == nil {
		return lost, false, ready && lost == 0
	}
	mark := tx.Bucket(bucketMeta).Get(keyTickMark)
	same := bytes.Equal(mark, keys.mark)
	return lost, mark != nil && !same, ready && lost == 0 && same
}

func prepareTicks(tx *bbolt.Tx, keys *tickKeys, foreign bool) error {
	for _, name := range [][]byte{bucketTicks, bucketDue, bucketFlight} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	if err := emptyBucket(tx, bucketFlight); err != nil || keys == nil {
		return err
	}
	if foreign { // nobody can find anything there any more
		if err := emptyBucket(tx, bucketDue); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Put(keyTickMark, keys.mark)
}

func emptyBucket(tx *bbolt.Tx, name []byte) error {
	if err := tx.DeleteBucket(name); err != nil {
		return err
	}
	_, err := tx.CreateBucket(name)
	return err
}
