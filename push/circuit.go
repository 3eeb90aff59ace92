package push

import (
	"math/rand/v2"
	"sync"
	"time"
)

const (
	// circuitFailures in a row, without an answer or with a 5xx, stop all sending to a push service for a while.
	circuitFailures = 5
	// circuitPause is how long at first; it doubles up to circuitLongest. Then one push tries.
	circuitPause   = 15 * time.Second
	circuitLongest = 5 * time.Minute
	// busyPause is for a 429 that does not say how long.
	busyPause = time.Minute
)

// circuits keep a push service that fails, or asks to be left alone, from being asked again and again.
type circuits struct {
	mu sync.Mutex
	of map[string]*circuit // by origin: as many as there are allowed hosts
}

type circuit struct {
	failures int
	until    time.Time
}

// wait is zero where a push may go out now. Of those that wait for the end of a pause one goes first, alone.
func (c *circuits) wait(origin string, now time.Time) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	one := c.get(origin)
	if now.Before(one.until) {
		return one.until.Sub(now)
	}
	if one.failures >= circuitFailures {
		one.until = now.Add(circuitPause)
	}
	return 0
}

func (c *circuits) answered(origin string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*c.get(origin) = circuit{}
}

func (c *circuits) failed(origin string, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	one := c.get(origin)
	one.failures++
	if over := one.failures - circuitFailures; over >= 0 {
		one.until = now.Add(min(circuitPause<<min(over, 10), circuitLongest))
	}
}

// busy obeys a 429: nobody's push goes there before.
func (c *circuits) busy(origin string, now time.Time, retryAfter time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if retryAfter <= 0 {
		retryAfter = busyPause
	}
	if until := now.Add(retryAfter); until.After(c.get(origin).until) {
		c.get(origin).until = until
	}
}

func (c *circuits) get(origin string) *circuit {
	if c.of == nil {
		c.of = map[string]*circuit{}
	}
	if c.of[origin] == nil {
		c.of[origin] = &circuit{}
	}
	return c.of[origin]
}

// backoff is full jitter: anything up to a bound that doubles with each try.
func backoff(try int) time.Duration {
	return time.Second + rand.N(min(retryFirst<<min(try, 10), retryLongest))
}
