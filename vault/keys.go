package vault

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"slices"
	"sync"
)

const (
	// keyRecordBytes is one record of box-keys: key[32] ‖ bind[32] ‖ random[4032]. A whole page each, so that neither a
	// torn write nor an overwriting one can touch a neighbour.
	keyRecordBytes = 4096
	// keyHeadBytes is the part of a record that is read.
	keyHeadBytes = 64
	// keyChunk is by how many records box-keys grows: written with random bytes and synced, so that every later write
	// is in place and needs no room.
	keyChunk = 64
	// maxRecords bounds box-keys, and what a damaged record could make it grow to: 64 GiB.
	maxRecords = 1 << 24
)

// file is what the vault asks of box-keys and of its mirror. *os.File is one.
type file interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Sync() error
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
}

// keyring is box-keys and, where there is one, its mirror. A record that holds no key, or held one, is random bytes.
type keyring struct {
	main, mirror file // mirror may be nil

	mu    sync.Mutex
	count uint32   // records in the files
	free  []uint32 // records that no box of the store points to

	closed bool
}

// bindKey ties a key to its box and place: a torn, wiped, swapped or foreign record does not verify. Without the key it
// is random bytes, so that a used record looks like any other.
func bindKey(key *wrapKey, box boxKey, index uint32) [32]byte {
	mac := hmac.New(sha256.New, key[:])
	mac.Write([]byte("dunnock/key/1"))
	mac.Write(box[:])
	_ = binary.Write(mac, binary.BigEndian, index)
	return [32]byte(mac.Sum(nil))
}

func offset(index uint32) int64 { return int64(index) * keyRecordBytes }

// files are the copies that every write goes to, the main one first.
func (k *keyring) files() []file {
	if k.mirror == nil {
		return []file{k.main}
	}
	return []file{k.main, k.mirror}
}

// get is the key of box, or false where it was lost or destroyed.
func (k *keyring) get(index uint32, box boxKey) (wrapKey, bool) { return keyAt(k.main, index, box) }

func keyAt(f io.ReaderAt, index uint32, box boxKey) (wrapKey, bool) {
	var head [keyHeadBytes]byte
	if _, err := f.ReadAt(head[:], offset(index)); err != nil {
		return wrapKey{}, false
	}
	return verifyKey(head[:], index, box)
}

func verifyKey(head []byte, index uint32, box boxKey) (wrapKey, bool) {
	key := wrapKey(head[:32])
	bind := bindKey(&key, box, index)
	if !hmac.Equal(bind[:], head[32:keyHeadBytes]) {
		return wrapKey{}, false
	}
	return key, true
}

// put writes a key into its record. It is durable once sync returned.
func (k *keyring) put(index uint32, box boxKey, key *wrapKey) error {
	bind := bindKey(key, box, index)
	return k.write(index, append(append(make([]byte, 0, keyRecordBytes), key[:]...), bind[:]...))
}

// destroy overwrites a record with random bytes. It is durable once sync returned.
func (k *keyring) destroy(index uint32) error { return k.write(index, nil) }

// write fills head up to a whole record with random bytes and writes it to every copy, even where one fails.
func (k *keyring) write(index uint32, head []byte) error {
	full := make([]byte, keyRecordBytes)
	_, _ = rand.Read(full[copy(full, head):])
	var failed error
	for _, f := range k.files() {
		if _, err := f.WriteAt(full, offset(index)); err != nil {
			failed = fmt.Errorf("vault: write box-keys: %w", bare(err))
		}
	}
	return failed
}

// sync makes every record written so far durable in every copy.
func (k *keyring) sync() error {
	var failed error
	for _, f := range k.files() {
		if err := f.Sync(); err != nil {
			failed = fmt.Errorf("vault: sync box-keys: %w", bare(err))
		}
	}
	return failed
}

// alloc takes a free record, at random, so that its place does not tell the order in which boxes were made.
func (k *keyring) alloc() (uint32, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.free) == 0 && k.count >= maxRecords {
		return 0, ErrFull
	}
	if len(k.free) == 0 {
		if err := k.grow(k.count + keyChunk); err != nil {
			return 0, err
		}
	}
	n, err := rand.Int(rand.Reader, big.NewInt(int64(len(k.free))))
	if err != nil {
		return 0, err
	}
	at, last := n.Int64(), len(k.free)-1
	index := k.free[at]
	k.free[at] = k.free[last]
	k.free = k.free[:last]
	return index, nil
}

// release gives a record back that nothing durable points to.
func (k *keyring) release(index uint32) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.free = append(k.free, index)
}

// grow makes every copy at least count records long, with the same random bytes in each, synced. What was added is free.
func (k *keyring) grow(count uint32) error {
	lengths := make([]uint32, len(k.files()))
	for i, f := range k.files() {
		have, err := records(f)
		if err != nil {
			return fmt.Errorf("vault: grow box-keys: %w", err)
		}
		lengths[i] = have
	}
	if err := k.extend(lengths, count); err != nil {
		for i, f := range k.files() {
			_ = f.Truncate(offset(lengths[i]))
		}
		if isFull(err) {
			return ErrFull
		}
		return fmt.Errorf("vault: grow box-keys: %w", bare(err))
	}
	for ; k.count < count; k.count++ {
		k.free = append(k.free, k.count)
	}
	return nil
}

// extend writes random records after the end of each copy, whose lengths are given, up to count.
func (k *keyring) extend(lengths []uint32, count uint32) error {
	chunk := make([]byte, keyChunk*keyRecordBytes)
	for at := slices.Min(lengths); at < count; at += keyChunk {
		end := min(at+keyChunk, count)
		_, _ = rand.Read(chunk)
		for i, f := range k.files() {
			from := max(at, lengths[i])
			if from >= end {
				continue
			}
			if _, err := f.WriteAt(chunk[offset(from-at):offset(end-at)], offset(from)); err != nil {
				return err
			}
		}
	}
	for _, f := range k.files() {
		if err := f.Sync(); err != nil {
			return err
		}
	}
	return nil
}

// records is how many whole records f holds.
func records(f file) (uint32, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, bare(err)
	}
	return uint32(info.Size() / keyRecordBytes), nil
}

// close closes the files, once.
func (k *keyring) close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.closed {
		return nil
	}
	k.closed = true
	var failed error
	for _, f := range k.files() {
		if err := f.Close(); err != nil {
			failed = bare(err)
		}
	}
	return failed
}
