package push

import (
	"context"
	"sync"
	"time"
)

// pace lets rate pushes a second through, and at most burst at once: what a push service sees after a pause is no flood.
type pace struct {
	each  time.Duration
	burst int

	mu   sync.Mutex
	next time.Time // when the bucket will be full again
}

// wait takes one token, and waits for it. It is false where ctx ends first.
func (p *pace) wait(ctx context.Context) bool {
	p.mu.Lock()
	now := time.Now()
	if full := now.Add(-time.Duration(p.burst) * p.each); p.next.Before(full) {
		p.next = full
	}
	p.next = p.next.Add(p.each)
	delay := p.next.Sub(now)
	p.mu.Unlock()
	return sleep(ctx, delay)
}

// sleep is false where ctx ends first.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
