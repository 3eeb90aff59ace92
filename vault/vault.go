package vault

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
)

// Vault is an open data directory. Make it with Open.
type Vault struct {
	dir     string
	options Options
	log     *slog.Logger
	lock    *os.File
	keys    *keyring

	mu sync.RWMutex // held to read by every use of db, and to write while compaction puts another in its place
	db *bbolt.DB

	tickKeys *tickKeys // nil without an endpoint key

	queue   queue
	copying sync.Mutex // one copy of the store is made at a time
	today   atomic.Uint32
	used    usage

	running sync.Mutex         // held by Run
	stop    context.CancelFunc // ends Run
	stopped context.Context

	// Of the writer's goroutine alone.
	doomed      map[uint32]boxKey // keys that are to be destroyed; what a failing disk left is tried again
	changed     bool              // something that a compaction would remove
	compactAt   time.Time
	fullUntil   time.Time // creations are refused without trying
	expiredUpTo uint32    // the day for which boxes were expired
	ticksTidied uint32    // the day for which ticks were
}

// Open opens the store in dir, and makes one where there is none. It verifies what is there before it writes anything,
// then finishes what a crash interrupted. It starts no goroutine: changes wait until Run runs.
//
// Errors: ErrLocked, ErrDamaged, ErrNewerSchema, ErrFull, and those of the disk.
func Open(dir string, o Options) (*Vault, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("vault: make data directory: %w", bare(err))
	}
	lock, err := lockDir(dir)
	if err != nil {
		return nil, err
	}
	v := &Vault{dir: dir, options: o, log: o.logger(), lock: lock, changed: true}
	v.stopped, v.stop = context.WithCancel(context.Background())
	v.queue.wake = make(chan struct{}, 1)
	if err := v.open(); err != nil {
		return nil, errors.Join(err, v.closeFiles())
	}
	return v, nil
}

func (v *Vault) path(name string) string { return filepath.Join(v.dir, name) }

func (v *Vault) open() error {
	if err := v.ensureStore(); err != nil {
		return err
	}
	oneDamaged, err := verifyPages(v.path(fileStore))
	if err != nil {
		return err
	}
	if v.db, err = openBolt(v.path(fileStore), boltOptions(v.options)); err != nil {
		return err
	}
	if err := checkSchema(v.db); err != nil {
		return err
	}
	have, err := takeInventory(v.db)
	if err != nil {
		return err
	}
	removeTemps(v.dir) // before anything needs their room
	_, statErr := os.Stat(v.path(fileKeys))
	keys, repaired, err := openKeyring(v.path(fileKeys), v.options, have)
	if err != nil {
		return err
	}
	v.keys, v.doomed = keys, have.doomed
	v.tell(have, oneDamaged, repaired, errors.Is(statErr, fs.ErrNotExist))
	holdReserve(v.dir)
	v.compactAt = nextCompaction(time.Now())
	if err := v.forgetDoomed(); err != nil && !isFull(err) {
		return storeError("finish a clear", err)
	}
	if err := v.turnDay(); err != nil && !isFull(err) {
		return storeError("turn the day", err)
	}
	return v.openTicks()
}

// ensureStore makes a store in an empty directory. Keys without a store mean that something was lost, and that an empty
// store would hide it.
func (v *Vault) ensureStore() error {
	if _, err := os.Stat(v.path(fileStore)); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return bare(err)
	}
	if info, err := os.Stat(v.path(fileKeys)); err == nil && info.Size() > 0 {
		return fmt.Errorf("%w: store.db is missing beside box-keys: restore a backup, or move box-keys away", ErrDamaged)
	}
	return createStore(v.dir)
}

// tell logs what an operator should know of the store that was opened. Counts only.
func (v *Vault) tell(have inventory, oneDamaged bool, repaired int, keysMissing bool) {
	if oneDamaged {
		v.log.Warn("one of the store's two meta pages is damaged: the last change may be missing; phones send theirs again")
	}
	if have.damaged > 0 {
		v.log.Warn("records with a bad checksum: run the check", "count", have.damaged)
	}
	if keysMissing && have.boxes > 0 {
		v.log.Warn("box-keys was missing: boxes wait for their phones to make them again", "boxes", have.boxes)
	}
	if repaired > 0 {
		v.log.Warn("box-keys and its mirror differed and were made equal", "records", repaired)
	}
	if len(have.doomed) > 0 {
		v.log.Info("finished clears that were interrupted", "count", len(have.doomed))
	}
	if cow, _, _ := disk(v.dir); cow != "" {
		v.log.Warn("the data directory is on a filesystem that does not overwrite in place: cleared keys may stay on the disk", "filesystem", cow)
	}
	if v.options.KeysMirror != "" {
		if cow, _, _ := disk(filepath.Dir(v.options.KeysMirror)); cow != "" {
			v.log.Warn("the mirror is on a filesystem that does not overwrite in place: cleared keys may stay on the disk", "filesystem", cow)
		}
	}
}

// removeTemps removes what a crash left of a store under construction.
func removeTemps(dir string) {
	left, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, entry := range left {
		if temp, _ := filepath.Match(tempPattern, entry.Name()); temp {
			_ = os.Remove(filepath.Join(dir, entry.Name()))
		}
	}
}

// Close ends Run, where it still runs, once what was queued is done, and closes the store. Later calls answer ErrClosed.
func (v *Vault) Close() error {
	v.stop()
	v.running.Lock() // waits for Run
	defer v.running.Unlock()
	v.queue.close(ErrClosed)
	return v.closeFiles()
}

func (v *Vault) closeFiles() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	var failed []error
	if v.db != nil {
		failed = append(failed, bare(v.db.Close()))
		v.db = nil
	}
	if v.keys != nil {
		failed = append(failed, v.keys.close())
	}
	if v.lock != nil {
		failed = append(failed, bare(v.lock.Close()))
		v.lock = nil
	}
	if err := errors.Join(failed...); err != nil {
		return fmt.Errorf("vault: close: %w", err)
	}
	return nil
}

// view runs fn in a read transaction. fn must not wait for anything but the disk.
func (v *Vault) view(fn func(*bbolt.Tx) error) error {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.db == nil {
		return ErrClosed
	}
	return readOnly(v.db, fn)
}

// update runs fn in a write transaction and returns when it is durable. Only the writer calls it, and Open.
func (v *Vault) update(fn func(*bbolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recoverDamage(&err)
	return v.db.Update(func(tx *bbolt.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		if v.options.seams.beforeCommit != nil {
			return v.options.seams.beforeCommit()
		}
		return nil
	})
}

// turnDay moves the store's count of days by one where the calendar shows another day than at the last turn. Days of
// last use are days of this count: a clock that jumps by years moves it by one and expires nothing, a server that was
// off does not let boxes age, and the disk holds no calendar day but the last one on which the server ran.
func (v *Vault) turnDay() error {
	calendar := uint32(time.Now().Unix() / 86_400)
	var count, last uint32
	err := v.view(func(tx *bbolt.Tx) error {
		if b := tx.Bucket(bucketMeta).Get(keyDay); len(b) == 8 {
			count, last = binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
		}
		return nil
	})
	if err != nil {
		return err
	}
	if count == 0 || last != calendar {
		count++
		err = v.update(func(tx *bbolt.Tx) error { // on a full disk the count still moves in memory
			b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, count), calendar)
			return tx.Bucket(bucketMeta).Put(keyDay, b)
		})
	}
	v.today.Store(count)
	return err
}
