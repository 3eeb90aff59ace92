package main

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"slices"
	"sync"
	"time"
)

const blobSize = 65536

// A target is a server under load. Each connection has a worker of its own, numbered from 0.
type target interface {
	name() string
	// put stores blob, which is new, and returns when the server said that it is durable.
	put(ctx context.Context, worker int, blob []byte) error
	// get reads back what this worker's last put stored, whole.
	get(ctx context.Context, worker int) error
	stop()
}

type sample struct {
	rate float64 // requests a second
	p99  time.Duration
}

// A series is the samples of one cell, one a round.
type series struct{ samples []sample }

func (s *series) add(x sample) { s.samples = append(s.samples, x) }

func (s *series) rate() float64 {
	return median(s.samples, func(x sample) float64 { return x.rate })
}

func (s *series) tail() time.Duration {
	return time.Duration(median(s.samples, func(x sample) float64 { return float64(x.p99) }))
}

func median(samples []sample, of func(sample) float64) float64 {
	values := make([]float64, len(samples))
	for i, x := range samples {
		values[i] = of(x)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// measure drives target with c.connections closed loops for span, after one unmeasured request each.
func measure(ctx context.Context, t target, c cell, span time.Duration) (sample, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	times := make([][]time.Duration, c.connections)
	errs := make([]error, c.connections)
	var ready, done sync.WaitGroup
	begin := make(chan time.Time)
	ready.Add(c.connections)
	for worker := range c.connections {
		done.Go(func() {
			blob := make([]byte, blobSize)
			_, _ = rand.Read(blob)
			errs[worker] = t.put(ctx, worker, blob)
			ready.Done()
			end := <-begin
			for n := uint64(1); errs[worker] == nil && time.Now().Before(end); n++ {
				// A new blob costs the client eight bytes and its hash, the same for both servers.
				binary.LittleEndian.PutUint64(blob, n^uint64(time.Now().UnixNano()))
				started := time.Now()
				if c.write {
					errs[worker] = t.put(ctx, worker, blob)
				} else {
					errs[worker] = t.get(ctx, worker)
				}
				times[worker] = append(times[worker], time.Since(started))
			}
		})
	}
	ready.Wait()
	started := time.Now()
	end := started.Add(span)
	for range c.connections {
		begin <- end
	}
	done.Wait()
	took := time.Since(started)
	for _, err := range errs {
		if err != nil {
			return sample{}, err
		}
	}
	all := slices.Concat(times...)
	slices.Sort(all)
	return sample{
		rate: float64(len(all)) / took.Seconds(),
		p99:  all[min(len(all)-1, len(all)*99/100)],
	}, nil
}
