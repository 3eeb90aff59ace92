package vault

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// The files of a data directory.
const (
	fileStore   = "store.db"
	fileKeys    = "box-keys"
	fileReserve = "reserve"
	fileLock    = "lock"
	// tempPattern names files under construction. Open removes what a crash left of them.
	tempPattern = "store.db.tmp-*"
)

// boltOptions: the map freelist, which is not synced (1,453 against 308 writes/s with 115,000 free pages), and a mapping
// that the file hardly outgrows, because a growing one waits for every reader.
func boltOptions(o Options) *bbolt.Options {
	options := &bbolt.Options{
		Timeout:        time.Second,
		FreelistType:   bbolt.FreelistMapType,
		NoFreelistSync: true,
		NoStatistics:   true,
		NoSync:         o.seams.noSync,
	}
	if runtime.GOOS != "windows" { // where bbolt makes the file as long as the mapping
		options.InitialMmapSize = o.mapBytes()
	}
	return options
}

// openBolt opens a store that verifyPages has passed.
func openBolt(path string, options *bbolt.Options) (db *bbolt.DB, err error) {
	defer recoverDamage(&err)
	db, err = bbolt.Open(path, 0o600, options)
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, fmt.Errorf("vault: open store.db: %w", bareText(err))
	}
	return db, nil
}

// createStore puts an empty store in place, whole or not at all.
func createStore(dir string) error {
	temp, err := tempFile(dir)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	db, err := openBolt(temp, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{bucketMeta, bucketBoxes, bucketGone, bucketUsed, bucketDoom, bucketDummy} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		dummy := make([]byte, recordBytes)
		_, _ = rand.Read(dummy)
		if err := tx.Bucket(bucketDummy).Put(keyRecord, dummy); err != nil {
			return err
		}
		return tx.Bucket(bucketMeta).Put(keySchema, binary.BigEndian.AppendUint32(nil, schema))
	})
	if err = errors.Join(err, db.Close()); err != nil {
		return storeError("create", err)
	}
	return putInPlace(temp, filepath.Join(dir, fileStore))
}

// tempFile makes an empty file of mode 0600 for a store under construction.
func tempFile(dir string) (string, error) {
	f, err := os.CreateTemp(dir, tempPattern)
	if err != nil {
		return "", storeError("create", err)
	}
	return f.Name(), f.Close()
}

// putInPlace renames a file that is synced already, and syncs the directory.
func putInPlace(temp, path string) error {
	if err := os.Rename(temp, path); err != nil {
		return storeError("rename", err)
	}
	return syncDir(filepath.Dir(path))
}

// storeError wraps what went wrong with the store's file, as ErrFull where the disk was full.
func storeError(what string, err error) error {
	switch {
	case err == nil:
		return nil
	case isFull(err):
		return ErrFull
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrLocked):
		return err
	}
	return fmt.Errorf("vault: store.db: %s: %w", what, bareText(err))
}

// checkSchema refuses a store of a later version, and one that no version wrote.
func checkSchema(db *bbolt.DB) error {
	return readOnly(db, func(tx *bbolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if meta == nil {
			return damaged("not a store")
		}
		stored := meta.Get(keySchema)
		if len(stored) != 4 || binary.BigEndian.Uint32(stored) == 0 {
			return damaged("bad schema")
		}
		if binary.BigEndian.Uint32(stored) > schema {
			return ErrNewerSchema
		}
		for _, name := range [][]byte{bucketBoxes, bucketGone, bucketUsed, bucketDoom, bucketDummy} {
			if tx.Bucket(name) == nil {
				return damaged("a bucket is missing")
			}
		}
		return nil
	})
}

// inventory is what opening has to know of a store's content.
type inventory struct {
	used    map[uint32]boxKey // index in box-keys of each box
	doomed  map[uint32]boxKey // keys whose destruction was begun
	boxes   int
	gone    int
	phones  int // records of ticks
	shared  int // boxes whose index another box has, too
	damaged int // records and tombstones whose checksum fails
}

// records is how many records box-keys needs to have.
func (i inventory) records() (count uint32) {
	for index := range i.used {
		count = max(count, index+1)
	}
	for index := range i.doomed {
		count = max(count, index+1)
	}
	return count
}

func (i inventory) isDoomed(index uint32) bool {
	_, ok := i.doomed[index]
	return ok
}

func takeInventory(db *bbolt.DB) (have inventory, err error) {
	err = readOnly(db, func(tx *bbolt.Tx) error {
		have, err = inventoryOf(tx)
		return err
	})
	return have, err
}

func inventoryOf(tx *bbolt.Tx) (inventory, error) {
	have := inventory{used: map[uint32]boxKey{}, doomed: map[uint32]boxKey{}}
	have.phones = countKeys(tx.Bucket(bucketTicks))
	boxes := tx.Bucket(bucketBoxes)
	err := boxes.ForEachBucket(func(name []byte) error {
		have.box(name, boxes.Bucket(name).Get(keyRecord))
		return nil
	})
	if err != nil {
		return have, err
	}
	err = tx.Bucket(bucketGone).ForEach(func(name, stored []byte) error {
		have.gone++
		if len(name) != len(boxKey{}) {
			have.damaged++
		} else if _, ok := decodeTombstone(boxKey(name), stored); !ok {
			have.damaged++
		}
		return nil
	})
	if err != nil {
		return have, err
	}
	return have, tx.Bucket(bucketDoom).ForEach(func(index, name []byte) error {
		if len(index) != 4 || len(name) != len(boxKey{}) || binary.BigEndian.Uint32(index) >= maxRecords {
			have.damaged++
			return nil
		}
		have.doomed[binary.BigEndian.Uint32(index)] = boxKey(name)
		return nil
	})
}

// box counts one box.
func (i *inventory) box(name, stored []byte) {
	i.boxes++
	if len(name) != len(boxKey{}) {
		i.damaged++
		return
	}
	r, ok := decodeRecord(boxKey(name), stored)
	if !ok || r.index >= maxRecords {
		i.damaged++
		return
	}
	if _, taken := i.used[r.index]; taken {
		i.shared++
	}
	i.used[r.index] = boxKey(name)
}

// readOnly runs fn in a read transaction. Damage that shows only then, as a fault of the mapping or as a panic of
// bbolt's, becomes an ErrDamaged instead of ending the process.
func readOnly(db *bbolt.DB, fn func(*bbolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recoverDamage(&err)
	return db.View(fn)
}

// recoverDamage turns a fault, or an assertion of bbolt's (which it panics with as text), into ErrDamaged.
func recoverDamage(err *error) {
	switch caught := recover().(type) {
	case nil:
	case interface{ Addr() uintptr }:
		*err = damaged("its mapping faults")
	case string:
		*err = damaged("%s", caught)
	default:
		panic(caught)
	}
}
