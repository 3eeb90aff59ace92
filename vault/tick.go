package vault

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"log/slog"
)

// Minutes is how many minutes a phone leaves at a time, always: those that are not to be sent lie in the past.
const Minutes = 32

// EndpointBytes is the longest address of a push service that is kept.
const EndpointBytes = 768

// TickID names what a phone left to be told by: 16 uniformly random bytes that no box knows.
type TickID [16]byte

// Order is the 32 bytes that one phone of a holder leaves for another (docs/protocol.md, section 10).
type Order [32]byte

// KeyID names a VAPID key: the first 8 bytes of the SHA-256 of its public key.
type KeyID [8]byte

// Subscription is what a push service needs to reach one browser. Endpoint and keys can be subpoenaed to an identity, so
// that they are sealed at rest under a key that lies elsewhere.
type Subscription struct {
	Endpoint string // at most EndpointBytes
	P256dh   [65]byte
	Auth     [16]byte
	Key      KeyID // the VAPID key that it was made for
}

// Tick is what a phone leaves: where it is reached, and when.
type Tick struct {
	Subscription
	// Order is the hash of the token that may leave an order for this phone.
	Order TokenHash
	// Minutes are Unix times / 60. What is not ahead is never sent.
	Minutes [Minutes]uint32
}

// DueTick is a tick that was claimed: nobody else gets it, and it does not come again.
type DueTick struct {
	Subscription
	Minute uint32
	// Order is to be delivered; zero for none.
	Order Order

	name tickName
}

// TickOutcome is what became of a claimed tick.
type TickOutcome byte

// The outcomes.
const (
	// TickLost: it did not reach the push service.
	TickLost TickOutcome = iota
	// TickTaken: the push service took it.
	TickTaken
	// TickGone: the push service does not know the subscription any more, and so it is deleted.
	TickGone
)

// orderCopies is how many ticks carry an order: one may be taken and yet not arrive, and nobody is told.
const orderCopies = 2

// The states of an order, as OrderState tells them.
const (
	OrderNone    byte = 0 // none was left, or the phone's record was made anew since
	OrderWaiting byte = 1
	OrderTaken   byte = 2 // a push service took it at least once
)

// String, GoString, Format, LogValue and MarshalText all give "[redacted]".
func (TickID) String() string               { return redacted }
func (TickID) GoString() string             { return redacted }
func (TickID) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (TickID) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (TickID) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// String, GoString, Format, LogValue and MarshalText all give "[redacted]".
func (Order) String() string               { return redacted }
func (Order) GoString() string             { return redacted }
func (Order) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (Order) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (Order) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// Format, LogValue and MarshalJSON keep an endpoint out of every message, whatever it is part of.
func (Subscription) Format(s fmt.State, _ rune)   { writeRedacted(s) }
func (Subscription) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (Subscription) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// tickName is what the store calls a tick's record: an id never touches the disk.
type tickName [16]byte

// name is the first half of SHA-256("dunnock/tick/1" ‖ id).
func (id TickID) name() tickName {
	sum := sha256.Sum256(append([]byte("dunnock/tick/1"), id[:]...))
	return tickName(sum[:16])
}

// tickRecord is all that is known of a phone's ticks. The head is in clear, since it must be read without the key:
// u32 day of the last refresh (of the store's count) ‖ token[32] ‖ order token[32]. The rest is sealed: see tickPlain.
type tickRecord struct {
	day   uint32
	token TokenHash
	Tick
	order Order
	left  byte // how many more ticks carry the order
	state byte // of the order
}

const (
	tickHeadBytes  = 4 + 32 + 32
	tickPlainBytes = 8 + 65 + 16 + 2 + EndpointBytes + 4*Minutes + 32 + 1 + 1 + 27
	tickBytes      = tickHeadBytes + wrapOverhead + tickPlainBytes
)

func (r *tickRecord) head() []byte {
	b := binary.BigEndian.AppendUint32(make([]byte, 0, tickBytes), r.day)
	b = append(b, r.token[:]...)
	return append(b, r.Order[:]...)
}

// plain is what is sealed: key id[8] p256dh[65] auth[16] u16 length endpoint[768] minutes[32×u32] order[32] u8 left
// u8 state zero[27]. Its length is constant.
func (r *tickRecord) plain() []byte {
	b := make([]byte, 0, tickPlainBytes)
	b = append(b, r.Key[:]...)
	b = append(b, r.P256dh[:]...)
	b = append(b, r.Auth[:]...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(r.Endpoint)))
	b = append(b, r.Endpoint...)
	b = append(b, make([]byte, EndpointBytes-len(r.Endpoint))...)
	for _, minute := range r.Minutes {
		b = binary.BigEndian.AppendUint32(b, minute)
	}
	b = append(b, r.order[:]...)
	b = append(b, r.left, r.state)
	return append(b, make([]byte, tickPlainBytes-len(b))...)
}

// readHead is false for a record that is damaged.
func (r *tickRecord) readHead(stored []byte) bool {
	if len(stored) != tickBytes {
		return false
	}
	r.day = binary.BigEndian.Uint32(stored)
	copy(r.token[:], stored[4:])
	copy(r.Order[:], stored[36:])
	return true
}

func (r *tickRecord) readPlain(b []byte) bool {
	b = b[copy(r.Key[:], b):]
	b = b[copy(r.P256dh[:], b):]
	b = b[copy(r.Auth[:], b):]
	length := int(binary.BigEndian.Uint16(b))
	if length > EndpointBytes {
		return false
	}
	r.Endpoint, b = string(b[2:2+length]), b[2+EndpointBytes:]
	for i := range r.Minutes {
		r.Minutes[i] = binary.BigEndian.Uint32(b[4*i:])
	}
	b = b[4*Minutes:]
	b = b[copy(r.order[:], b):]
	r.left, r.state = b[0], b[1]
	return true
}
