package vault

import (
	"context"
	"slices"
	"sync"

	"go.etcd.io/bbolt"
)

// change is one mutation on its way through the writer.
type change interface {
	// apply makes the change inside the transaction. An error refuses this change alone, so nothing may have been put.
	apply(tx *bbolt.Tx) error
	// ticket is where the caller waits.
	ticket() *ticket
}

// ticket is a place in the queue.
type ticket struct {
	bytes int64      // of QueueBytes
	done  chan error // gets the outcome, once
	err   error      // what apply said; the writer's
}

func newTicket(bytes int) ticket {
	return ticket{bytes: int64(bytes), done: make(chan error, 1)}
}

// queue holds what waits for the writer. Its bound counts what is being committed, too.
type queue struct {
	mu      sync.Mutex
	pending []change
	bytes   int64
	closed  error // why nothing more is taken

	wake chan struct{} // of one element: something is pending
}

// admit takes n bytes of the queue's room, before the caller spends work on sealing.
func (q *queue) admit(n int) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed != nil {
		return q.closed
	}
	if q.bytes+int64(n) > QueueBytes {
		return ErrBusy
	}
	q.bytes += int64(n)
	return nil
}

// giveBack returns room.
func (q *queue) giveBack(n int64) {
	q.mu.Lock()
	q.bytes -= n
	q.mu.Unlock()
}

// push queues a change whose room was admitted.
func (q *queue) push(c change) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed != nil {
		return q.closed
	}
	q.pending = append(q.pending, c)
	select {
	case q.wake <- struct{}{}:
	default: // the writer is woken already
	}
	return nil
}

// has tells whether n changes wait, or one that must not: a clear.
func (q *queue) has(n int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.pending) >= n || slices.ContainsFunc(q.pending, func(c change) bool {
		_, clears := c.(*wipe)
		return clears
	})
}

// length is how many changes wait.
func (q *queue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.pending)
}

// take empties the queue.
func (q *queue) take() []change {
	q.mu.Lock()
	defer q.mu.Unlock()
	batch := q.pending
	q.pending = nil
	return batch
}

// close refuses every later change, and what is still pending, with err. The first err stays.
func (q *queue) close(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed == nil {
		q.closed = err
	}
	for _, c := range q.pending {
		q.bytes -= c.ticket().bytes
		c.ticket().done <- q.closed
	}
	q.pending = nil
}

// submit queues a change and waits for its outcome. Where ctx ends first, the change may still be made.
func (v *Vault) submit(ctx context.Context, c change) error {
	t := c.ticket()
	if err := v.queue.push(c); err != nil {
		v.queue.giveBack(t.bytes)
		return err
	}
	select {
	case err := <-t.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// answer ends a change.
func (v *Vault) answer(c change, err error) {
	t := c.ticket()
	v.queue.giveBack(t.bytes)
	t.done <- err
}
