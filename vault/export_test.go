package vault

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// What the tests of package vault_test need from inside.

type File = file

const KeyRecordBytes = keyRecordBytes

// WithKeyFile puts files of the test's own in place of box-keys and its mirror.
func (o Options) WithKeyFile(open func(path string) (File, error)) Options {
	o.seams.openKeys = open
	return o
}

// WithBeforeCommit runs fn last inside each transaction.
func (o Options) WithBeforeCommit(fn func() error) Options {
	o.seams.beforeCommit = fn
	return o
}

// WithoutSync gives durability up for speed.
func (o Options) WithoutSync() Options {
	o.seams.noSync = true
	return o
}

// WithTick keeps house and compacts that often, instead of hourly and nightly.
func (o Options) WithTick(d time.Duration) Options {
	o.seams.tick = d
	return o
}

// KeyOf is the key of a box, and the place of its record; false where it is lost.
func (v *Vault) KeyOf(id ID) (key [32]byte, index uint32, ok bool) {
	_ = v.view(func(tx *bbolt.Tx) error {
		e := look(tx, id.key())
		index = e.record.index
		key, ok = v.keys.get(index, id.key())
		return nil
	})
	return key, index, ok
}

// SealedOf is a copy of what the store keeps of a box's blob.
func (v *Vault) SealedOf(id ID) (sealed []byte) {
	_ = v.view(func(tx *bbolt.Tx) error {
		e := look(tx, id.key())
		sealed = append(sealed, e.sealed...)
		return nil
	})
	return sealed
}

// UsedDay is the day of last use that is stored.
func (v *Vault) UsedDay(id ID) (day uint32) {
	_ = v.view(func(tx *bbolt.Tx) error {
		e := look(tx, id.key())
		day = e.usedDay
		return nil
	})
	return day
}

// Doomed is how many keys the store means to destroy.
func (v *Vault) Doomed() (count int) {
	_ = v.view(func(tx *bbolt.Tx) error {
		count = tx.Bucket(bucketDoom).Stats().KeyN
		return nil
	})
	return count
}

// SetSchema makes the store in path one of another schema.
func SetSchema(path string, version uint32) error {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketMeta).Put(keySchema, binary.BigEndian.AppendUint32(nil, version))
	})
}

// RawBolt puts value into a plain database at path and deletes it: what a store without wrapping would do.
func RawBolt(path string, value []byte) error {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("boxes"))
		if err != nil {
			return err
		}
		return b.Put([]byte("box"), value)
	})
	if err != nil {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("boxes")) })
}

// BackupOf frames any file as a backup.
func BackupOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b := append(binary.BigEndian.AppendUint64([]byte(backupMagic), uint64(len(content))), content...)
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

// Queued is how many changes wait for the writer.
func (v *Vault) Queued() int {
	runtime.Gosched()
	v.queue.mu.Lock()
	defer v.queue.mu.Unlock()
	return len(v.queue.pending)
}

// HighWater is how many bytes of a store's file are in use.
func HighWater(t *testing.T, path string) int64 {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, _, err := findMeta(f)
	if err != nil {
		t.Fatal(err)
	}
	return int64(m.highWater) * int64(m.pageSize)
}

// TickShapes are the keys and the lengths of all that is stored of ticks, and what is in clear of each record.
func (v *Vault) TickShapes() (shapes []string) {
	_ = v.view(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{bucketTicks, bucketDue, bucketFlight} {
			_ = tx.Bucket(name).ForEach(func(key, stored []byte) error {
				clear := stored
				if len(stored) == tickBytes {
					clear = stored[:tickHeadBytes]
				}
				shapes = append(shapes, fmt.Sprintf("%s %x %d %x", name, key, len(stored), clear))
				return nil
			})
		}
		return nil
	})
	return shapes
}

// FindDue counts what is due from minute from to minute to, as ClaimTicks finds it.
func (v *Vault) FindDue(from, to uint32) (found int) {
	_ = v.view(func(tx *bbolt.Tx) error {
		v.eachDue(tx, from, to, func(_, _ []byte, _ uint32) bool { found++; return true })
		return nil
	})
	return found
}
