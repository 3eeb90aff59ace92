package vault

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"
)

// What a request can run into.
var (
	// ErrNotFound: no such box, or not with this token, or its key is lost. Nobody can tell which.
	ErrNotFound = errors.New("vault: not found")
	// ErrBadSize: a blob that is neither SmallBlob nor LargeBlob bytes. Only a right token is told.
	ErrBadSize = errors.New("vault: bad blob size")
	// ErrFull: no room on the disk. Nothing was changed.
	ErrFull = errors.New("vault: disk full")
	// ErrBusy: more changes wait than QueueBytes. Nothing was changed; come again.
	ErrBusy = errors.New("vault: busy")
	// ErrClosed: the vault was closed, or its writer ended.
	ErrClosed = errors.New("vault: closed")
)

// What opening a data directory can run into.
var (
	// ErrLocked: another process has the data directory open.
	ErrLocked = errors.New("vault: data directory is in use")
	// ErrNewerSchema: a later version wrote the store. Nothing was written.
	ErrNewerSchema = errors.New("vault: store was written by a newer version")
	// ErrDamaged: the store, or a backup, is truncated or damaged. Nothing was written.
	ErrDamaged = errors.New("vault: damaged")
	// ErrNotEmpty: Restore found a store in the directory.
	ErrNotEmpty = errors.New("vault: data directory already has a store")
)

// errRaced: the box changed between a caller's look and its turn in the writer. The caller looks again.
var errRaced = errors.New("vault: raced")

// ConflictError is a lost compare-and-swap, or the creation of a box that exists. It brings what is there.
type ConflictError struct {
	Blob []byte
	ETag ETag
}

func (*ConflictError) Error() string { return "vault: conflict" }

// The kinds of a GoneError.
const (
	// KindCleared: the server copy was cleared. Devices keep theirs.
	KindCleared byte = 1
	// KindAll: everything was to be cleared, on every device.
	KindAll byte = 2
)

// GoneError is what the read and write tokens of a cleared box get.
type GoneError struct {
	Kind byte
	// Proof is the box's "all" token where Kind is KindAll, which devices recompute and obey; zero otherwise.
	Proof [32]byte
}

func (*GoneError) Error() string { return "vault: gone" }

// isFull tells a full disk, quota or file size limit. bbolt formats some of its causes as text, so text is looked at too.
func isFull(err error) bool {
	for _, full := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) || err != nil && strings.HasSuffix(err.Error(), full.Error()) {
			return true
		}
	}
	return errors.Is(err, berrors.ErrMaxSizeReached)
}

// bare strips the path that the operating system's errors carry: a path may name a person or a service.
func bare(err error) error {
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return errno
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// bareText is bare for what bbolt wraps as text: "file sync error: sync PATH: CAUSE".
func bareText(err error) error {
	if clean := bare(err); clean != err {
		return clean
	}
	if parts := strings.Split(err.Error(), ": "); len(parts) > 1 && strings.ContainsRune(err.Error(), os.PathSeparator) {
		return errors.New(parts[len(parts)-1])
	}
	return err
}
