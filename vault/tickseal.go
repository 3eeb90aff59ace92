package vault

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// EndpointKey seals push endpoints and minutes at rest. It never lies in the data directory: who takes that directory,
// or a backup, gets neither.
type EndpointKey [32]byte

// Format keeps the key out of every message.
func (EndpointKey) Format(s fmt.State, _ rune) { writeRedacted(s) }

// ErrEndpointKey says that a file holds no endpoint key: not exactly 32 bytes.
var ErrEndpointKey = errors.New("vault: the endpoint key file must have exactly 32 bytes")

// ErrEndpointKeyPlace says that an endpoint key lies in the data directory, where it protects from nobody.
var ErrEndpointKeyPlace = errors.New("vault: the endpoint key must not lie in the data directory")

// ReadEndpointKey reads the key from path, which must not be inside the data directory dir.
func ReadEndpointKey(path, dir string) (EndpointKey, error) {
	if inside(path, dir) {
		return EndpointKey{}, ErrEndpointKeyPlace
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return EndpointKey{}, fmt.Errorf("vault: read the endpoint key: %w", bare(err))
	}
	if len(b) != len(EndpointKey{}) {
		return EndpointKey{}, ErrEndpointKey
	}
	return EndpointKey(b), nil
}

// inside tells whether path leads into dir, through links too.
func inside(path, dir string) bool {
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		real = path
	}
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		root = dir
	}
	real, err = filepath.Abs(real)
	if err != nil {
		return false
	}
	if root, err = filepath.Abs(root); err != nil {
		return false
	}
	between, err := filepath.Rel(root, real)
	return err == nil && between != ".." && !strings.HasPrefix(between, ".."+string(filepath.Separator))
}

// tickKeys are what the endpoint key gives: one to seal records, one to hide minutes in the index.
type tickKeys struct {
	seal, index [32]byte
	mark        []byte // tells one endpoint key from another, and nothing about either
}

func newTickKeys(key *EndpointKey) (*tickKeys, error) {
	if key == nil {
		return nil, nil
	}
	k := &tickKeys{}
	for label, into := range map[string][]byte{"dunnock/tick/1 seal": k.seal[:], "dunnock/tick/1 index": k.index[:]} {
		derived, err := hkdf.Key(sha256.New, key[:], nil, label, 32)
		if err != nil {
			return nil, fmt.Errorf("vault: derive from the endpoint key: %w", err)
		}
		copy(into, derived)
	}
	mark, err := hkdf.Key(sha256.New, key[:], nil, "dunnock/tick/1 mark", 16)
	if err != nil {
		return nil, fmt.Errorf("vault: derive from the endpoint key: %w", err)
	}
	k.mark = mark
	return k, nil
}

// recordKey is a key of a record's own, so that no nonce of AES-GCM ever wears thin however often all records are sealed.
func (k *tickKeys) recordKey(name tickName) *wrapKey {
	mac := hmac.New(sha256.New, k.seal[:])
	mac.Write(name[:])
	return (*wrapKey)(mac.Sum(nil))
}

func tickData(name tickName, head []byte) []byte {
	return append(append([]byte("dunnock/tick/1"), name[:]...), head...)
}

// encode is head ‖ nonce[12] ‖ AES-256-GCM(record key, plain, aad = "dunnock/tick/1" ‖ name ‖ head).
func (k *tickKeys) encode(name tickName, r *tickRecord) []byte {
	head := r.head()
	return wrapAEAD(k.recordKey(name)).Seal(head, nil, r.plain(), tickData(name, head))
}

// decode opens a record; false where it is damaged, or sealed under another endpoint key. What is in clear is read all
// the same.
func (k *tickKeys) decode(name tickName, stored []byte) (r tickRecord, ok bool) {
	if !r.readHead(stored) {
		return r, false
	}
	plain, err := wrapAEAD(k.recordKey(name)).Open(nil, nil, stored[tickHeadBytes:], tickData(name, stored[:tickHeadBytes]))
	return r, err == nil && r.readPlain(plain)
}

// The index finds what is due. Its keys begin with the day, in order of time, so that what is past can be dropped without
// any key; then comes the minute as who has the key computes it, and nobody else; then a number that is the record's at
// that minute and at no other, so that two ticks of one phone cannot be told to be one phone's.
const (
	dueDayBytes    = 2
	dueMinuteBytes = 8
	duePrefixBytes = dueDayBytes + dueMinuteBytes
	dueKeyBytes    = duePrefixBytes + 8
	minutesADay    = 24 * 60
)

func dueDay(minute uint32) []byte {
	return binary.BigEndian.AppendUint16(nil, uint16(minute/minutesADay))
}

// duePrefix is what all ticks of one minute begin with.
func (k *tickKeys) duePrefix(minute uint32) []byte {
	mac := hmac.New(sha256.New, k.index[:])
	mac.Write(binary.BigEndian.AppendUint32([]byte("minute"), minute))
	return append(dueDay(minute), mac.Sum(nil)[:dueMinuteBytes]...)
}

func (k *tickKeys) dueKey(name tickName, minute uint32) []byte {
	mac := hmac.New(sha256.New, k.index[:])
	mac.Write(binary.BigEndian.AppendUint32([]byte("record"), minute))
	mac.Write(name[:])
	return append(k.duePrefix(minute), mac.Sum(nil)[:dueKeyBytes-duePrefixBytes]...)
}

// sealName hides which record an entry of the index, or a claim, is for: the name under a pad of the entry's own key.
// An entry is written once under its key, with one name, so that the pad is never used for two.
func (k *tickKeys) sealName(entry []byte, name tickName) []byte {
	mac := hmac.New(sha256.New, k.index[:])
	mac.Write([]byte("name"))
	mac.Write(entry)
	pad := mac.Sum(nil)
	for i := range name {
		name[i] ^= pad[i]
	}
	return name[:]
}

func (k *tickKeys) openName(entry, sealed []byte) (name tickName, ok bool) {
	if len(sealed) != len(name) {
		return name, false
	}
	return tickName(k.sealName(entry, tickName(sealed))), true
}
