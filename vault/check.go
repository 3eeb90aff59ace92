package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Report is what Check found. It holds counts, sizes and sentences, and nothing that names a box, a path or a person.
type Report struct {
	Schema int
	Boxes  int
	// Cleared boxes have a tombstone. Unfinished clears are completed by the next Open.
	Cleared, Unfinished int
	// LostKeys are boxes whose key is not in box-keys, as after a restore: their phones make them again.
	LostKeys int
	// DamagedBlobs and DamagedRecords fail their checksum. Phones make those boxes again, too.
	DamagedBlobs, DamagedRecords int
	// Phones have left minutes at which to be told; Unreadable of them under another endpoint key, or damaged.
	Phones, Unreadable int
	// StoreBytes is the length of store.db, KeyBytes that of box-keys, FreeBytes what the disk has left (0: not known).
	StoreBytes, KeyBytes, FreeBytes int64
	// Problems say in whole sentences what is damaged. Empty: all is well.
	Problems []string
	// Warnings say what an operator should know besides: lost keys, the filesystem, little room.
	Warnings []string
}

func (r *Report) problem(format string, args ...any) {
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

func (r *Report) warn(format string, args ...any) {
	r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...))
}

// Check examines the store in dir without changing it: schema, page tree, every blob (by its AEAD, and against its tag),
// every record's checksum, box-keys and its mirror, filesystem and room. It reads everything once.
//
// Errors: ErrLocked while a server has the store open, ErrDamaged, ErrNewerSchema, fs.ErrNotExist where there is no store.
func Check(dir string, o Options) (Report, error) {
	var r Report
	path := filepath.Join(dir, fileStore)
	info, err := os.Stat(path)
	if err != nil {
		return r, fmt.Errorf("vault: check: %w", bare(err))
	}
	lock, err := lockDir(dir)
	if err != nil {
		return r, err
	}
	defer lock.Close()
	r.StoreBytes = info.Size()
	oneDamaged, err := verifyPages(path)
	if err != nil {
		return r, err
	}
	if oneDamaged {
		r.problem("One of the two meta pages of store.db is damaged: the last change may be missing.")
	}
	db, err := openBolt(path, &bbolt.Options{ReadOnly: true, PreLoadFreelist: true, FreelistType: bbolt.FreelistMapType, Timeout: boltOptions(o).Timeout})
	if err != nil {
		return r, err
	}
	err = r.check(db, dir, o)
	return r, errors.Join(err, bare(db.Close()))
}

func (r *Report) check(db *bbolt.DB, dir string, o Options) error {
	if err := checkSchema(db); err != nil {
		return err
	}
	r.Schema = schema
	have, err := takeInventory(db)
	if err != nil {
		return err
	}
	r.Boxes, r.Cleared, r.Unfinished, r.DamagedRecords = have.boxes, have.gone, len(have.doomed), have.damaged
	if have.shared > 0 {
		r.problem("%d boxes share a place in box-keys with another.", have.shared)
	}
	if err := r.checkTree(db); err != nil {
		return err
	}
	if err := r.checkTicks(db, o.EndpointKey); err != nil {
		return err
	}
	if err := r.checkKeys(db, dir, o, have); err != nil {
		return err
	}
	if r.DamagedRecords > 0 {
		r.problem("%d records have a bad checksum. Their boxes cannot be read until their phones make them again.", r.DamagedRecords)
	}
	if r.DamagedBlobs > 0 {
		r.problem("%d blobs are damaged. Their phones make those boxes again. Look at the disk.", r.DamagedBlobs)
	}
	r.checkDisk(dir, o)
	return nil
}

// checkTree is bbolt's own check. What it says names keys, so it is only counted.
func (r *Report) checkTree(db *bbolt.DB) error {
	return readOnly(db, func(tx *bbolt.Tx) error {
		faults := 0
		for range tx.Check() {
			faults++
		}
		if faults > 0 {
			r.problem("store.db is inconsistent in %d places. Restore a backup.", faults)
		}
		return nil
	})
}

// checkTicks opens what phones left, where there is a key to do it with.
func (r *Report) checkTicks(db *bbolt.DB, key *EndpointKey) error {
	keys, err := newTickKeys(key)
	if err != nil {
		return err
	}
	return readOnly(db, func(tx *bbolt.Tx) error {
		ticks := tx.Bucket(bucketTicks)
		r.Phones = countKeys(ticks)
		if keys == nil || r.Phones == 0 {
			return nil
		}
		err := ticks.ForEach(func(name, stored []byte) error {
			if len(name) != len(tickName{}) {
				r.Unreadable++
			} else if _, ok := keys.decode(tickName(name), stored); !ok {
				r.Unreadable++
			}
			return nil
		})
		if r.Unreadable > 0 {
			r.warn("%d phones' reminders cannot be read with this endpoint key. They wait until those phones renew theirs.", r.Unreadable)
		}
		return err
	})
}

// checkKeys opens every blob, and compares box-keys with its mirror.
func (r *Report) checkKeys(db *bbolt.DB, dir string, o Options, have inventory) error {
	main, err := os.Open(filepath.Join(dir, fileKeys))
	if errors.Is(err, fs.ErrNotExist) {
		r.LostKeys = have.boxes
		r.warn("box-keys is missing. Phones make their boxes again.")
		return nil
	}
	if err != nil {
		return fmt.Errorf("vault: check: box-keys: %w", bare(err))
	}
	defer main.Close()
	info, err := main.Stat()
	if err != nil {
		return fmt.Errorf("vault: check: box-keys: %w", bare(err))
	}
	r.KeyBytes = info.Size()
	if r.KeyBytes%keyRecordBytes != 0 || r.KeyBytes < offset(have.records()) {
		r.problem("box-keys is shorter than the store needs.")
	}
	if err := r.checkBlobs(db, main); err != nil {
		return err
	}
	if r.LostKeys > 0 {
		r.warn("%d boxes have lost their key, as after a restore. Their phones make them again.", r.LostKeys)
	}
	if o.KeysMirror == "" {
		return nil
	}
	return r.checkMirror(main, o.KeysMirror)
}

func (r *Report) checkBlobs(db *bbolt.DB, keys file) error {
	return readOnly(db, func(tx *bbolt.Tx) error {
		boxes := tx.Bucket(bucketBoxes)
		return boxes.ForEachBucket(func(name []byte) error {
			if len(name) != len(boxKey{}) {
				return nil
			}
			box := boxKey(name)
			e := look(tx, box)
			if !e.live {
				return nil
			}
			key, ok := keyAt(keys, e.record.index, box)
			if !ok {
				r.LostKeys++
				return nil
			}
			if blob, ok := unwrap(&key, box, e.stored, e.sealed); !ok || sha256.Sum256(blob) != e.record.etag {
				r.DamagedBlobs++
			}
			return nil
		})
	})
}

func (r *Report) checkMirror(main file, path string) error {
	mirror, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		r.problem("The mirror of box-keys is missing.")
		return nil
	}
	if err != nil {
		return fmt.Errorf("vault: check: mirror: %w", bare(err))
	}
	defer mirror.Close()
	info, err := mirror.Stat()
	if err != nil {
		return fmt.Errorf("vault: check: mirror: %w", bare(err))
	}
	if info.Size() != r.KeyBytes {
		r.problem("box-keys and its mirror differ in length.")
	}
	a, b := make([]byte, keyRecordBytes), make([]byte, keyRecordBytes)
	differ := 0
	for at := int64(0); at+keyRecordBytes <= min(r.KeyBytes, info.Size()); at += keyRecordBytes {
		if _, err := main.ReadAt(a, at); err != nil {
			return fmt.Errorf("vault: check: box-keys: %w", bare(err))
		}
		if _, err := mirror.ReadAt(b, at); err != nil {
			return fmt.Errorf("vault: check: mirror: %w", bare(err))
		}
		if !bytes.Equal(a, b) {
			differ++
		}
	}
	if differ > 0 {
		r.problem("box-keys and its mirror differ in %d records. The next start makes them equal.", differ)
	}
	return nil
}

// checkDisk tells of filesystems that do not overwrite in place, and of little room.
func (r *Report) checkDisk(dir string, o Options) {
	const inPlace = "%s is on %s, which does not overwrite in place: cleared keys may stay on the disk."
	cow, free, known := disk(dir)
	if cow != "" {
		r.warn(inPlace, "The data directory", cow)
	}
	if o.KeysMirror != "" {
		if cow, _, _ := disk(filepath.Dir(o.KeysMirror)); cow != "" {
			r.warn(inPlace, "The mirror of box-keys", cow)
		}
	}
	if !known {
		return
	}
	r.FreeBytes = int64(min(free, 1<<62))
	if r.FreeBytes < r.StoreBytes {
		r.warn("The disk has %d MiB left, less than the nightly compaction needs.", free>>20)
	}
}
