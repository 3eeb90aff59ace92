package seal

import "errors"

// What a reader learns when something does not open. There are four answers, so that no fifth tells an attacker, or a
// person who stands beside the holder, why.
var (
	// ErrNone: nothing opened. A wrong key, a wrong place, damage and a malformed plaintext are all this.
	ErrNone = errors.New("seal: nothing opens")
	// ErrNewer: genuine, and of a format above the one known here. It must never be written over.
	ErrNewer = errors.New("seal: written by a newer version")
	// ErrSize: the length is not one of the constant sizes. No key was tried.
	ErrSize = errors.New("seal: not a size of this format")
	// ErrOld: a genuine package or release below a minimum, or below what is stored already.
	ErrOld = errors.New("seal: older than allowed")
)
