package vault

import (
	"context"
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

const (
	// TickExpiry is how many days of the store's count a subscription lives without being refreshed: an app that is
	// never opened falls silent, and so is forgotten.
	TickExpiry = 45
	// TickHorizon is how many days ahead a minute may lie. What is later is taken for padding.
	TickHorizon = 60
)

// The buckets of ticks. They are made at Open where they are missing, under the schema that the store has: a version
// that does not know them leaves them alone, and copies them.
var (
	bucketTicks  = []byte("ticks")  // tickName -> tickRecord
	bucketDue    = []byte("due")    // day ‖ hidden minute ‖ hidden record -> hidden tickName
	bucketFlight = []byte("flight") // the same, of ticks that were claimed and of which nothing was heard yet

	keyTickMark = []byte("tick") // of bucketMeta: which endpoint key sealed what is there
)

// TicksOn tells whether there is an endpoint key. Without one every method below answers ErrNotFound, and nothing is due.
func (v *Vault) TicksOn() bool { return v.tickKeys != nil }

// PutTick stores what a phone leaves, in place of what it left before. Only where mayCreate is set can a record be made;
// it tells whether one was. An order that waits stays.
//
// Errors: ErrNotFound where the token is another's, or the record may not be made; ErrFull, ErrBusy, ErrClosed.
func (v *Vault) PutTick(ctx context.Context, id TickID, token Token, tick Tick, mayCreate bool) (created bool, err error) {
	if err := v.tickCall(ctx); err != nil {
		return false, err
	}
	if len(tick.Endpoint) > EndpointBytes {
		return false, ErrBadSize
	}
	if err := v.queue.admit(tickBytes); err != nil {
		return false, err
	}
	name, hash := id.name(), token.Hash()
	err = v.submit(ctx, newTickChange(tickBytes, func(tx *bbolt.Tx) error {
		ticks := tx.Bucket(bucketTicks)
		stored := ticks.Get(name[:])
		old, opens := v.tickKeys.decode(name, stored)
		right := hash.Equal(old.token)
		created = stored == nil
		if !right && !created || created && !mayCreate {
			return ErrNotFound
		}
		r := tickRecord{day: v.today.Load(), token: hash, Tick: tick}
		r.Minutes = ahead(tick.Minutes, time.Now())
		if opens {
			r.order, r.left, r.state = old.order, old.left, old.state
			if err := v.unlist(tx, name, &old, &r); err != nil {
				return err
			}
		}
		if err := v.list(tx, name, &r); err != nil {
			return err
		}
		return ticks.Put(name[:], v.tickKeys.encode(name, &r))
	}))
	return created && err == nil, err
}

// DeleteTick forgets what a phone left. Errors: ErrNotFound, ErrFull, ErrClosed.
func (v *Vault) DeleteTick(ctx context.Context, id TickID, token Token) error {
	if err := v.tickCall(ctx); err != nil {
		return err
	}
	name, hash := id.name(), token.Hash()
	return v.submit(ctx, newTickChange(0, func(tx *bbolt.Tx) error {
		r, opens := v.tickKeys.decode(name, tx.Bucket(bucketTicks).Get(name[:]))
		if !hash.Equal(r.token) {
			return ErrNotFound
		}
		return v.dropTick(tx, name, &r, opens)
	}))
}

// OrderTick leaves an order for the phone whose order token is token: its next ticks carry it. A later order replaces an
// earlier one. Errors: ErrNotFound, ErrFull, ErrClosed.
func (v *Vault) OrderTick(ctx context.Context, id TickID, token Token, order Order) error {
	if err := v.tickCall(ctx); err != nil {
		return err
	}
	name, hash := id.name(), token.Hash()
	return v.submit(ctx, newTickChange(0, func(tx *bbolt.Tx) error {
		ticks := tx.Bucket(bucketTicks)
		r, opens := v.tickKeys.decode(name, ticks.Get(name[:]))
		if !hash.Equal(r.Order) || !opens {
			return ErrNotFound
		}
		if r.order == order && r.state != OrderNone { // asked again
			return nil
		}
		r.order, r.left, r.state = order, orderCopies, OrderWaiting
		return ticks.Put(name[:], v.tickKeys.encode(name, &r))
	}))
}

// OrderState tells what became of the order: OrderNone, OrderWaiting or OrderTaken. Errors: ErrNotFound, ErrClosed.
func (v *Vault) OrderState(ctx context.Context, id TickID, token Token) (state byte, err error) {
	if err := v.tickCall(ctx); err != nil {
		return 0, err
	}
	name, hash := id.name(), token.Hash()
	err = v.view(func(tx *bbolt.Tx) error {
		r, opens := v.tickKeys.decode(name, tx.Bucket(bucketTicks).Get(name[:]))
		if !hash.Equal(r.Order) || !opens {
			return ErrNotFound
		}
		state = r.state
		return nil
	})
	return state, err
}

func (v *Vault) tickCall(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !v.TicksOn() {
		return ErrNotFound
	}
	return nil
}

// ahead are the minutes that are still to come, ascending, each once; the rest is zero.
func ahead(minutes [Minutes]uint32, now time.Time) (kept [Minutes]uint32) {
	from := uint32(now.Unix() / 60)
	all := slices.Clone(minutes[:])
	slices.Sort(all)
	n := 0
	for i, minute := range all {
		if minute > from && minute <= from+TickHorizon*minutesADay && (i == 0 || all[i-1] != minute) {
			kept[n] = minute
			n++
		}
	}
	return kept
}

// list puts the record's minutes into the index.
func (v *Vault) list(tx *bbolt.Tx, name tickName, r *tickRecord) error {
	due := tx.Bucket(bucketDue)
	for _, minute := range r.Minutes {
		if minute == 0 {
			continue
		}
		entry := v.tickKeys.dueKey(name, minute)
		if due.Get(entry) != nil {
			continue
		}
		if err := due.Put(entry, v.tickKeys.sealName(entry, name)); err != nil {
			return err
		}
	}
	return nil
}

// unlist takes the old record's minutes out of the index, but for those that the next one has too. next may be nil.
func (v *Vault) unlist(tx *bbolt.Tx, name tickName, old, next *tickRecord) error {
	due := tx.Bucket(bucketDue)
	for _, minute := range old.Minutes {
		if minute == 0 || next != nil && slices.Contains(next.Minutes[:], minute) {
			continue
		}
		if err := due.Delete(v.tickKeys.dueKey(name, minute)); err != nil {
			return err
		}
	}
	return nil
}

// dropTick deletes a record and what the index has of it. What a record that does not open has there, nobody finds; it
// goes with its day.
func (v *Vault) dropTick(tx *bbolt.Tx, name tickName, r *tickRecord, opens bool) error {
	if opens {
		if err := v.unlist(tx, name, r, nil); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketTicks).Delete(name[:])
}

// tickChange is one change to ticks on its way through the writer.
type tickChange struct {
	t  ticket
	do func(tx *bbolt.Tx) error
}

func newTickChange(bytes int, do func(tx *bbolt.Tx) error) *tickChange {
	return &tickChange{t: newTicket(bytes), do: do}
}

func (c *tickChange) ticket() *ticket          { return &c.t }
func (c *tickChange) apply(tx *bbolt.Tx) error { return c.do(tx) }

// commitTicks makes changes to ticks durable, in a transaction of their own: no box waits for the disk to have room for them.
func (v *Vault) commitTicks(batch []change) error {
	if len(batch) == 0 {
		return nil
	}
	err := v.apply(batch)
	v.changed = true
	v.answerAll(batch, storeError("ticks", err))
	return err
}
