package vault

import (
	"context"
	"errors"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// expiryBatch is how many boxes expire in one transaction, so that requests wait little.
const expiryBatch = 256

// usage collects days of use until the hour turns, so that a box costs at most one small write a day.
type usage struct {
	mu   sync.Mutex
	days map[boxKey]uint32
}

// note remembers that box was used today, where the store does not know it yet.
func (u *usage) note(box boxKey, known, today uint32) {
	if known == today {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.days == nil {
		u.days = map[boxKey]uint32{}
	}
	u.days[box] = today
}

func (u *usage) take() map[boxKey]uint32 {
	u.mu.Lock()
	defer u.mu.Unlock()
	days := u.days
	u.days = nil
	return days
}

// keepHouse does what is due each hour. A full disk is no reason to stop.
func (v *Vault) keepHouse(ctx context.Context) error {
	err := errors.Join(
		notFull(v.turnDay()),
		notFull(v.flushUsed()),
		notFull(v.retryDoomed()),
		notFull(v.expire(ctx)),
		notFull(v.tidyTicks(ctx)),
	)
	if err != nil {
		return storeError("keep house", err)
	}
	if now := time.Now(); !now.Before(v.compactAt) || v.options.seams.tick > 0 {
		v.compactAt = nextCompaction(now)
		if err := v.compactNightly(ctx); err != nil {
			return err
		}
	}
	holdReserve(v.dir)
	return nil
}

func notFull(err error) error {
	if isFull(err) {
		return nil
	}
	return err
}

// nextCompaction is the next CompactHour in local time.
func nextCompaction(now time.Time) time.Time {
	at := time.Date(now.Year(), now.Month(), now.Day(), CompactHour, 0, 0, 0, now.Location())
	if !at.After(now) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

// flushUsed stores the days of use that were noted. What a full disk keeps out is noted again at the next use.
func (v *Vault) flushUsed() error {
	days := v.used.take()
	if len(days) == 0 {
		return nil
	}
	return v.update(func(tx *bbolt.Tx) error {
		boxes, used := tx.Bucket(bucketBoxes), tx.Bucket(bucketUsed)
		for box, day := range days {
			if boxes.Bucket(box[:]) == nil { // cleared since
				continue
			}
			if err := used.Put(box[:], encodeDay(box, day)); err != nil {
				return err
			}
		}
		return nil
	})
}

// retryDoomed destroys what a failing disk left.
func (v *Vault) retryDoomed() error {
	if len(v.doomed) == 0 || v.destroyDoomed() != nil {
		return nil
	}
	return v.forgetDoomed()
}

// expire destroys the boxes that were not used for Options.Expiry, once for each day: first their keys, synced, then
// their records. A crash in between leaves a record without a key, which expires the next time.
func (v *Vault) expire(ctx context.Context) error {
	days, today := v.options.expiryDays(), v.today.Load()
	if days == 0 || today < days || v.expiredUpTo == today {
		return nil
	}
	for ctx.Err() == nil {
		due, err := v.findExpired(today - days)
		if err != nil {
			return err
		}
		if len(due) == 0 {
			v.expiredUpTo = today
			return nil
		}
		if done, err := v.expireBatch(due); err != nil || !done {
			v.expiredUpTo = today // tomorrow again
			return err
		}
	}
	return nil
}

// findExpired returns boxes whose last use was on day or before, at most expiryBatch. A damaged day is no proof of
// disuse: it is noted anew.
func (v *Vault) findExpired(day uint32) (due []boxKey, err error) {
	err = v.view(func(tx *bbolt.Tx) error {
		cursor := tx.Bucket(bucketUsed).Cursor()
		for name, stored := cursor.First(); name != nil && len(due) < expiryBatch; name, stored = cursor.Next() {
			if len(name) != len(boxKey{}) {
				continue
			}
			box := boxKey(name)
			last, ok := decodeDay(box, stored)
			switch {
			case !ok:
				v.used.note(box, 0, v.today.Load())
			case last <= day:
				due = append(due, box)
			}
		}
		return nil
	})
	return due, err
}

// expireBatch is false where the keys could not be destroyed. The records then stay.
func (v *Vault) expireBatch(due []boxKey) (done bool, err error) {
	places, err := v.places(due)
	if err != nil {
		return false, err
	}
	for _, index := range places {
		err = errors.Join(err, v.keys.destroy(index))
	}
	if err = errors.Join(err, v.keys.sync()); err != nil {
		v.log.Error("keys of unused boxes could not be destroyed; it is tried again", "cause", err)
		return false, nil
	}
	err = v.update(func(tx *bbolt.Tx) error {
		for _, box := range due {
			if err := forget(tx, box); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return false, err
	}
	for _, index := range places {
		v.keys.release(index)
	}
	v.changed = true
	v.log.Info("unused boxes expired", "count", len(places))
	return true, nil
}

// places finds where the keys of boxes lie.
func (v *Vault) places(due []boxKey) ([]uint32, error) {
	var places []uint32
	err := v.view(func(tx *bbolt.Tx) error {
		for _, box := range due {
			if e := look(tx, box); e.live {
				places = append(places, e.record.index)
			}
		}
		return nil
	})
	return places, err
}
