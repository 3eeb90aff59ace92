package vault

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

const (
	// housekeeping is how often days are turned and what is due is done.
	housekeeping = time.Hour
	// fullPause is how long creations are refused after the disk was found full: a failed commit makes bbolt scan the
	// whole file, and clearing must not wait behind that.
	fullPause = time.Second
	// gatherMost is how long a change waits for others, on whatever disk.
	gatherMost = 10 * time.Millisecond
)

// Run is the one writer. It commits what is queued, everything that waits in one transaction; turns the days; expires
// boxes; compacts at night. When ctx ends it commits what is still queued and returns nil. It returns an error where the
// disk failed in a way that leaves the last commit in doubt: the vault then takes no more changes, and should be opened
// anew. One Run at a time.
func (v *Vault) Run(ctx context.Context) error {
	if !v.running.TryLock() {
		return errors.New("vault: run: already running, or closed")
	}
	defer v.running.Unlock()
	if v.stopped.Err() != nil {
		return ErrClosed
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(v.stopped, cancel)()
	err := v.loop(ctx)
	if err != nil {
		err = fmt.Errorf("vault: run: %w", err)
		v.queue.close(err)
		return err
	}
	v.queue.close(ErrClosed)
	return nil
}

func (v *Vault) loop(ctx context.Context) error {
	hourly := time.NewTicker(cmp.Or(v.options.seams.tick, housekeeping))
	defer hourly.Stop()
	var last pace
	for {
		select {
		case <-v.queue.wake:
			v.gather(ctx, last)
			began := time.Now()
			batch := v.queue.take()
			if err := v.commit(batch); err != nil {
				return err
			}
			last = pace{busy: len(batch) + v.queue.length(), took: time.Since(began)}
		case <-hourly.C:
			if err := v.keepHouse(ctx); err != nil {
				return err
			}
		case <-ctx.Done():
			return v.drain()
		}
	}
}

// pace is how the last commit went.
type pace struct {
	busy int // changes that were in it, or waited behind it
	took time.Duration
}

// gather lets half of those who are busy come before they are committed. A commit's two syncs cost the same however much
// it holds: taken at once, the first of those who were just answered would go alone, and all others wait behind them.
// Half, because the other half then seals while this one is written. It takes at most half a commit's time, for whoever
// does not come again; a change alone waits for nobody, and nobody's clear waits.
func (v *Vault) gather(ctx context.Context, last pace) {
	half := (last.busy + 1) / 2
	if v.queue.has(half) {
		return
	}
	late := time.NewTimer(min(last.took/2, gatherMost))
	defer late.Stop()
	for !v.queue.has(half) {
		select {
		case <-v.queue.wake:
		case <-late.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

// drain commits what is queued, and the days of use.
func (v *Vault) drain() error {
	for batch := v.queue.take(); len(batch) > 0; batch = v.queue.take() {
		if err := v.commit(batch); err != nil {
			return err
		}
	}
	if err := v.flushUsed(); err != nil && !isFull(err) {
		return storeError("note days of use", err)
	}
	return nil
}

// commit makes a batch of changes and answers each. Clears go first, in a transaction of their own, so that no failing
// write takes them along. An error means that the writer must stop.
func (v *Vault) commit(batch []change) error {
	var wipes, creations, replacements, ticks []change
	for _, c := range batch {
		switch c := c.(type) {
		case *wipe:
			wipes = append(wipes, c)
		case *put:
			if c.newKey != nil {
				creations = append(creations, c)
			} else {
				replacements = append(replacements, c)
			}
		case *tickChange:
			ticks = append(ticks, c)
		}
	}
	if len(wipes) > 0 {
		if err := v.commitWipes(wipes); err != nil && !isFull(err) {
			v.answerAll(creations, ErrClosed)
			v.answerAll(replacements, ErrClosed)
			v.answerAll(ticks, ErrClosed)
			return storeError("clear", err)
		}
	}
	if err := v.commitPuts(creations, replacements); err != nil && !isFull(err) {
		v.answerAll(ticks, ErrClosed)
		return storeError("commit", err)
	}
	if err := v.commitTicks(ticks); err != nil && !isFull(err) {
		return storeError("ticks", err)
	}
	return nil
}

// commitPuts stores blobs, all in one transaction. Where the disk is full it tries again without the creations: a
// replacement of the same size mostly fits into what earlier ones freed.
func (v *Vault) commitPuts(creations, replacements []change) error {
	if len(creations) > 0 && time.Now().Before(v.fullUntil) {
		v.refuse(creations, ErrFull)
		creations = nil
	}
	if err := v.writeKeys(creations); err != nil {
		v.refuse(creations, err)
		creations = nil
	}
	both := append(creations[:len(creations):len(creations)], replacements...)
	if len(both) == 0 {
		return nil
	}
	err := v.apply(both)
	if isFull(err) && len(creations) > 0 {
		v.fullUntil = time.Now().Add(fullPause)
		v.refuse(creations, ErrFull)
		if both = replacements; len(both) == 0 {
			return err
		}
		err = v.apply(both)
	}
	v.changed = true
	if err != nil {
		v.refuse(both, storeError("commit", err))
		return err
	}
	for _, c := range both {
		p := c.(*put)
		switch {
		case p.t.err != nil && p.newKey != nil:
			v.takeBack(p)
		case p.t.err == nil && p.old != nil:
			v.keys.release(*p.old)
		}
	}
	v.answerAll(both, nil)
	return nil
}

// apply runs a batch in one durable transaction. A change that is refused leaves its reason in its ticket.
func (v *Vault) apply(batch []change) error {
	return v.update(func(tx *bbolt.Tx) error {
		for _, c := range batch {
			err := c.apply(tx)
			if err != nil && !errors.Is(err, errRaced) && !errors.Is(err, ErrNotFound) {
				return err
			}
			c.ticket().err = err
		}
		return nil
	})
}

// answerAll answers each change with its own refusal, or else with err.
func (v *Vault) answerAll(batch []change, err error) {
	for _, c := range batch {
		if refused := c.ticket().err; refused != nil {
			v.answer(c, refused)
		} else {
			v.answer(c, err)
		}
	}
}

// refuse answers puts that were not made.
func (v *Vault) refuse(batch []change, err error) {
	for _, c := range batch {
		if p := c.(*put); p.newKey != nil {
			v.takeBack(p)
		}
		v.answer(c, err)
	}
}

// writeKeys writes the keys of new boxes, in every copy, and syncs them before any record can point to them.
func (v *Vault) writeKeys(creations []change) error {
	if len(creations) == 0 {
		return nil
	}
	for _, c := range creations {
		p := c.(*put)
		if err := v.keys.put(p.record.index, p.box, p.newKey); err != nil {
			return err
		}
	}
	return v.keys.sync()
}

// takeBack overwrites the key of a box that was not made and gives its place back, unless a failed commit left the
// record behind after all: then the place stays taken until the next Open knows.
func (v *Vault) takeBack(p *put) {
	err := v.view(func(tx *bbolt.Tx) error {
		if e := look(tx, p.box); bytes.Equal(e.stored, p.stored) {
			return errRaced
		}
		return nil
	})
	if err == nil && v.keys.destroy(p.record.index) == nil {
		v.keys.release(p.record.index)
	}
}
