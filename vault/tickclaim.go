package vault

import (
	"bytes"
	"context"
	"time"

	"go.etcd.io/bbolt"
)

// expiryTicks is how many records, or index entries, go in one transaction.
const expiryTicks = 1_000

// ClaimTicks takes what is due from minute from to minute to, at most limit, and makes it durable that it was taken
// before it returns: whatever happens afterwards, no tick is handed out twice. What lies before from is never found; it
// is dropped unseen. Finding costs one look for each minute, however many ticks are stored.
//
// Errors: ErrFull, ErrClosed, and those of the disk. Nothing was then taken.
func (v *Vault) ClaimTicks(ctx context.Context, from, to uint32, limit int) (claimed []DueTick, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !v.TicksOn() {
		return nil, nil
	}
	some := false
	err = v.view(func(tx *bbolt.Tx) error {
		some = v.eachDue(tx, from, to, func(_, _ []byte, _ uint32) bool { return false })
		return nil
	})
	if err != nil || !some {
		return nil, err
	}
	err = v.submit(ctx, newTickChange(0, func(tx *bbolt.Tx) error {
		claimed, err = v.claim(tx, from, to, limit)
		return err
	}))
	if err != nil {
		return nil, err
	}
	return claimed, nil
}

// eachDue calls fn with what the index has for the minutes, in their order, until fn is false. It tells whether there was
// anything. The slices are the transaction's.
func (v *Vault) eachDue(tx *bbolt.Tx, from, to uint32, fn func(entry, sealed []byte, minute uint32) bool) (some bool) {
	cursor := tx.Bucket(bucketDue).Cursor()
	for minute := from; minute <= to; minute++ {
		prefix := v.tickKeys.duePrefix(minute)
		for entry, sealed := cursor.Seek(prefix); bytes.HasPrefix(entry, prefix); entry, sealed = cursor.Next() {
			some = true
			if !fn(entry, sealed, minute) {
				return some
			}
		}
	}
	return some
}

type dueEntry struct {
	entry, sealed []byte
	minute        uint32
}

func (v *Vault) claim(tx *bbolt.Tx, from, to uint32, limit int) (claimed []DueTick, err error) {
	var found []dueEntry
	v.eachDue(tx, from, to, func(entry, sealed []byte, minute uint32) bool {
		found = append(found, dueEntry{bytes.Clone(entry), bytes.Clone(sealed), minute})
		return len(found) < limit
	})
	for _, f := range found {
		due, ok, err := v.claimOne(tx, f)
		if err != nil {
			return nil, err
		}
		if ok {
			claimed = append(claimed, due)
		}
	}
	return claimed, nil
}

// claimOne moves an entry from what is due to what is under way, and takes its minute out of the record, which is sealed
// anew with or without an order: at rest nothing tells the one from the other.
func (v *Vault) claimOne(tx *bbolt.Tx, f dueEntry) (due DueTick, ok bool, err error) {
	if err := tx.Bucket(bucketDue).Delete(f.entry); err != nil {
		return due, false, err
	}
	name, ok := v.tickKeys.openName(f.entry, f.sealed)
	if !ok {
		return due, false, nil
	}
	ticks := tx.Bucket(bucketTicks)
	r, ok := v.tickKeys.decode(name, ticks.Get(name[:]))
	if !ok {
		return due, false, nil
	}
	for i, minute := range r.Minutes {
		if minute == f.minute {
			r.Minutes[i] = 0
		}
	}
	if err := tx.Bucket(bucketFlight).Put(f.entry, f.sealed); err != nil {
		return due, false, err
	}
	due = DueTick{Subscription: r.Subscription, Minute: f.minute, name: name}
	if r.left > 0 {
		due.Order = r.order
	}
	return due, true, ticks.Put(name[:], v.tickKeys.encode(name, &r))
}

// RecordTick stores what became of a claimed tick. Repeating it changes nothing.
func (v *Vault) RecordTick(ctx context.Context, due DueTick, outcome TickOutcome) error {
	if err := v.tickCall(ctx); err != nil {
		return err
	}
	return v.submit(ctx, newTickChange(0, func(tx *bbolt.Tx) error {
		flight, entry := tx.Bucket(bucketFlight), v.tickKeys.dueKey(due.name, due.Minute)
		if flight.Get(entry) == nil {
			return nil
		}
		if err := flight.Delete(entry); err != nil {
			return err
		}
		ticks := tx.Bucket(bucketTicks)
		r, ok := v.tickKeys.decode(due.name, ticks.Get(due.name[:]))
		if !ok {
			return nil
		}
		// A phone may have subscribed anew meanwhile: what the push service said was about the other subscription.
		if outcome == TickGone && r.Subscription == due.Subscription {
			return v.dropTick(tx, due.name, &r, true)
		}
		if outcome == TickTaken && r.left > 0 && r.order == due.Order {
			r.state = OrderTaken
			if r.left--; r.left == 0 {
				r.order = Order{}
			}
		}
		return ticks.Put(due.name[:], v.tickKeys.encode(due.name, &r))
	}))
}

// Ticks counts what is stored: phones, and minutes that are still to come.
func (v *Vault) Ticks(ctx context.Context) (phones, minutes int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, 0, err
	}
	err = v.view(func(tx *bbolt.Tx) error {
		phones, minutes = countKeys(tx.Bucket(bucketTicks)), countKeys(tx.Bucket(bucketDue))
		return nil
	})
	return phones, minutes, err
}

func countKeys(b *bbolt.Bucket) (n int) {
	if b == nil { // a store that was opened for reading, and by an earlier version before
		return 0
	}
	cursor := b.Cursor()
	for key, _ := cursor.First(); key != nil; key, _ = cursor.Next() {
		n++
	}
	return n
}

// tidyTicks forgets, once for each day, subscriptions that were not refreshed, and minutes that passed unseen.
func (v *Vault) tidyTicks(ctx context.Context) error {
	today := v.today.Load()
	if v.ticksTidied == today {
		return nil
	}
	if !v.hasTicks() {
		return nil
	}
	for ctx.Err() == nil {
		more, err := v.tidyBatch(today)
		if err != nil {
			return err
		}
		if !more {
			v.ticksTidied = today
			return nil
		}
	}
	return nil
}

// hasTicks is false where a full disk kept Open from making the buckets.
func (v *Vault) hasTicks() (has bool) {
	_ = v.view(func(tx *bbolt.Tx) error {
		has = tx.Bucket(bucketTicks) != nil && tx.Bucket(bucketDue) != nil
		return nil
	})
	return has
}

// tidyBatch is false where nothing is left to do.
func (v *Vault) tidyBatch(today uint32) (more bool, err error) {
	var stale []tickName
	var past [][]byte
	// A day more than the calendar's, so that no time zone and no small fault of the clock drops what is still to come.
	before := dueDay(uint32(time.Now().Unix()/60) - minutesADay)
	err = v.view(func(tx *bbolt.Tx) error {
		cursor := tx.Bucket(bucketTicks).Cursor()
		for name, stored := cursor.First(); name != nil && len(stale) < expiryTicks; name, stored = cursor.Next() {
			var r tickRecord
			if len(name) == len(tickName{}) && (!r.readHead(stored) || r.day+TickExpiry <= today) {
				stale = append(stale, tickName(name))
			}
		}
		cursor = tx.Bucket(bucketDue).Cursor()
		for entry, _ := cursor.First(); entry != nil && bytes.Compare(entry, before) < 0 && len(past) < expiryTicks; entry, _ = cursor.Next() {
			past = append(past, bytes.Clone(entry))
		}
		return nil
	})
	if err != nil || len(stale)+len(past) == 0 {
		return false, err
	}
	return true, v.update(func(tx *bbolt.Tx) error {
		v.changed = true
		for _, name := range stale {
			if err := v.forgetTick(tx, name); err != nil {
				return err
			}
		}
		for _, entry := range past {
			if err := tx.Bucket(bucketDue).Delete(entry); err != nil {
				return err
			}
		}
		return nil
	})
}

func (v *Vault) forgetTick(tx *bbolt.Tx, name tickName) error {
	if v.TicksOn() {
		r, opens := v.tickKeys.decode(name, tx.Bucket(bucketTicks).Get(name[:]))
		return v.dropTick(tx, name, &r, opens)
	}
	return tx.Bucket(bucketTicks).Delete(name[:])
}
