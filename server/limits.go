package server

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"net/netip"
	"sync"
	"time"
)

// Limit is how many events an hour are let through: from one address, and in all. A zero field means the default.
type Limit struct {
	// Each counts one IPv4 address, or one IPv6 /64.
	Each int
	// All counts everyone together.
	All int
}

// Defaults of Options. An hour begins with its first event and starts afresh after it, so that twice these numbers can
// pass around its end.
const (
	// GuessesEach allows for a room of people behind one address who mistype. Only wrong codes count.
	GuessesEach = 20
	// Guesses leaves someone with any number of addresses 0.2 % of the 10¹⁰ set-up codes in a year, for what
	// is the source code of this project and the knowledge that it runs here. Less would let them shut everyone out.
	Guesses = 2_000
	// CreationsEach is a training of twenty people behind one address: five boxes each, with recovery and decoys, and spares.
	CreationsEach = 120
	// Creations bounds the disk: at most 150 MiB an hour in small boxes, 600 MiB in large ones.
	Creations = 2_400
	// PassesEach is a training again: a second phone for each of twenty people, and retries.
	PassesEach = 60
	// Passes bounds what strangers can keep here, together with the 120 s that each lasts.
	Passes = 6_000
	// NewTicksEach is a training once more: twenty people turn reminders on, twice on two phones each.
	NewTicksEach = 80
	// NewTicks bounds what strangers can make this server send. Nothing else stands before it: reminders are a setting of
	// the cover, open to anyone.
	NewTicks = 6_000
)

func (l Limit) or(each, all int) Limit {
	if l.Each <= 0 {
		l.Each = each
	}
	if l.All <= 0 {
		l.All = all
	}
	return l
}

// limiter counts events in memory, under a keyed hash of the address. With each hour the key is replaced and the
// counts are dropped, so that a memory image says nothing about who came before.
type limiter struct {
	limit Limit

	mu   sync.Mutex
	hour *window
}

type window struct {
	began time.Time
	key   [32]byte
	each  map[[16]byte]int
	all   int
}

func newLimiter(limit Limit) *limiter {
	return &limiter{limit: limit}
}

// take counts one event, before it is known how it ends: a burst of guesses cannot pass before the first is counted.
// Where ok, undo takes it back once.
func (l *limiter) take(address netip.Addr) (undo func(), ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	hour := l.current()
	key := hour.name(address)
	if hour.all >= l.limit.All || hour.each[key] >= l.limit.Each {
		return nil, false
	}
	hour.all++
	hour.each[key]++
	return sync.OnceFunc(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		hour.all--
		if hour.each[key]--; hour.each[key] == 0 {
			delete(hour.each, key)
		}
	}), true
}

// sweep drops an hour that is over even when nobody comes.
func (l *limiter) sweep() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current()
}

func (l *limiter) current() *window {
	if l.hour == nil || time.Since(l.hour.began) >= time.Hour {
		l.hour = &window{began: time.Now(), each: make(map[[16]byte]int)}
		rand.Read(l.hour.key[:])
	}
	return l.hour
}

func (w *window) name(address netip.Addr) (name [16]byte) {
	mac := hmac.New(sha256.New, w.key[:])
	bytes := address.As16()
	mac.Write(bytes[:])
	copy(name[:], mac.Sum(nil))
	return name
}
