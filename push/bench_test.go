package push

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"dunnock/push/pushtest"
	"dunnock/vault"
)

// BenchmarkEndToEnd compares ours (claim, send, note, but for the disk) with plain calls of webpush-go, in rounds that take
// turns, over the same transport, to the same receiver on loopback, 16 at a time. It prints the ratio of the totals.
func BenchmarkEndToEnd(b *testing.B) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusCreated) }))
	b.Cleanup(server.Close)
	keys := testKeys(b)
	sender := testSender(b, keys, server.URL)
	to := (&pushtest.Service{URL: server.URL}).Target(keys.Public())
	text, err := payload(contact, vault.Order{})
	if err != nil {
		b.Fatal(err)
	}
	key := keys.all()[0]
	const each = 1_600
	plain := func() {
		var senders sync.WaitGroup
		for range Workers {
			senders.Go(func() {
				for range each / Workers {
					answer, err := webpush.SendNotification(append([]byte{}, text...), &webpush.Subscription{Endpoint: to.Endpoint,
						Keys: webpush.Keys{Auth: b64u.EncodeToString(to.Auth[:]), P256dh: b64u.EncodeToString(to.P256dh[:])}},
						&webpush.Options{HTTPClient: sender.client, RecordSize: RecordBytes, Subscriber: contact, Topic: Topic, TTL: 600,
							Urgency: webpush.UrgencyHigh, VAPIDPublicKey: key.publicText, VAPIDPrivateKey: key.privateText})
					if err != nil {
						b.Error(err)
						return
					}
					_ = answer.Body.Close()
				}
			})
		}
		senders.Wait()
	}
	ours := func() {
		queue := &queued{left: each, to: to}
		s, err := New(queue, sender, Options{Start: contact, Rate: 1_000_000, Burst: each})
		if err != nil {
			b.Fatal(err)
		}
		ctx, cancel := context.WithCancel(b.Context())
		queue.done = cancel
		if err := s.Run(ctx); err != nil {
			b.Error(err)
		}
	}
	plain()
	var plainTime, ourTime time.Duration
	rounds := 0
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		plain()
		middle := time.Now()
		ours()
		plainTime, ourTime = plainTime+middle.Sub(start), ourTime+time.Since(middle)
		rounds++
	}
	total := float64(rounds * each)
	b.ReportMetric(total/plainTime.Seconds(), "plain/s")
	b.ReportMetric(total/ourTime.Seconds(), "ours/s")
	b.ReportMetric(plainTime.Seconds()/ourTime.Seconds(), "ratio")
}

// queued is a store in memory with a number of ticks that are due.
type queued struct {
	mu          sync.Mutex
	left, noted int
	to          vault.Subscription
	done        func()
}

func (q *queued) ClaimTicks(_ context.Context, _, to uint32, limit int) (due []vault.DueTick, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for ; q.left > 0 && len(due) < limit; q.left-- {
		due = append(due, vault.DueTick{Subscription: q.to, Minute: to})
		q.noted++
	}
	return due, nil
}

func (q *queued) RecordTick(_ context.Context, _ vault.DueTick, outcome vault.TickOutcome) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if outcome != vault.TickTaken {
		return fmt.Errorf("outcome %d", outcome)
	}
	if q.noted--; q.noted == 0 && q.left == 0 {
		q.done()
	}
	return nil
}
