package vault

import (
	"log/slog"
	"os"
	"strconv"
	"time"
)

// Defaults, and numbers that are part of how the store behaves.
const (
	// Expiry is how long a box may stay unused: 24 months, counted in days on which the server ran.
	Expiry = 730 * 24 * time.Hour
	// QueueBytes bounds the changes that wait for the writer or are being committed: 128 small blobs.
	QueueBytes = 8 << 20
	// CompactHour is the local hour after which Run compacts, once a day, where anything was changed.
	CompactHour = 3
	// ReserveBytes is the size of the file that is given up so that clearing works on a full disk. A clear writes about
	// 15 pages of 4 KiB and frees 17 or more.
	ReserveBytes = 1 << 20
)

// Options tune a Vault. The zero value is valid.
type Options struct {
	// Logger gets what the operator should know. Nil: nothing is logged.
	Logger *slog.Logger
	// KeysMirror is the path of a second copy of box-keys, on another disk. It is destroyed before the same answer, so
	// where it cannot be written, creating and clearing fail. Empty: none.
	KeysMirror string
	// Expiry is how long a box may stay unused, rounded up to days. Zero: the constant Expiry. Negative: for ever.
	Expiry time.Duration
	// EndpointKey seals push endpoints and minutes. Nil: there are no ticks, and what is stored of them stays as it is.
	EndpointKey *EndpointKey
	// MapBytes is how much address space the store's file is mapped into. A store that outgrows it blocks readers for a
	// moment at each growth. Zero: 64 GiB, or 1 GiB where addresses have 32 bits. It takes no memory.
	MapBytes int

	seams seams
}

// seams are where tests see, and break, what the vault asks of the disk.
type seams struct {
	openKeys     func(path string) (file, error) // instead of os.OpenFile, for box-keys and its mirror
	beforeCommit func() error                    // runs last inside each transaction; its error rolls back
	noSync       bool                            // no durability, for simulations
	tick         time.Duration                   // instead of housekeeping; compaction is then always due
}

func (o Options) logger() *slog.Logger {
	if o.Logger == nil {
		return slog.New(slog.DiscardHandler)
	}
	return o.Logger
}

// expiryDays is 0 where boxes never expire.
func (o Options) expiryDays() uint32 {
	const day = 24 * time.Hour
	switch {
	case o.Expiry < 0:
		return 0
	case o.Expiry == 0:
		return uint32(Expiry / day)
	}
	return uint32((o.Expiry + day - 1) / day)
}

func (o Options) mapBytes() int {
	switch {
	case o.MapBytes > 0:
		return o.MapBytes
	case strconv.IntSize == 32:
		return 1 << 30
	}
	return 1 << (strconv.IntSize - 28) // 2^36, written so that it compiles for 32 bits
}

func (o Options) openKeys(path string) (file, error) {
	if o.seams.openKeys != nil {
		return o.seams.openKeys(path)
	}
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
}
