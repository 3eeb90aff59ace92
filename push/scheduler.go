package push

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"sync"
	"time"

	"dunnock/vault"
)

const (
	// Window is how long after its minute a tick may still be retried, and how long a push service may hold it.
	Window = 600 * time.Second
	// Shortest is the shortest time for which a push is handed over.
	Shortest = 60 * time.Second
	// LongestSleep bounds how late a jump of the clock, or a suspended machine, is noticed.
	LongestSleep = 30 * time.Second
	// Workers are the exchanges with push services at a time.
	Workers = 16
	// UnderWay bounds the ticks that were claimed and are not finished, retries included.
	UnderWay = 4_096
	// Rate is pushes a second, Burst at once: 2 million phones a day.
	Rate  = 50
	Burst = 50
	// claimBatch is how many ticks one transaction claims.
	claimBatch = 100
	// DrainTime is how long ticks that were claimed, and have not been tried yet, may still go out once a stop began.
	DrainTime = 10 * time.Second
	// recordTime is how long the store may take to note an outcome.
	recordTime = 20 * time.Second

	retryFirst   = 20 * time.Second
	retryLongest = 5 * time.Minute
)

// Store keeps ticks. *vault.Vault is one.
type Store interface {
	// ClaimTicks hands out what is due from one minute to another, each tick once for ever.
	ClaimTicks(ctx context.Context, from, to uint32, limit int) ([]vault.DueTick, error)
	// RecordTick notes what became of one.
	RecordTick(ctx context.Context, due vault.DueTick, outcome vault.TickOutcome) error
}

// Options tune a Scheduler. The zero value of each number means its exported default.
type Options struct {
	// Start is the https address that a phone without its service worker opens. It goes to every phone alike.
	Start string
	// Log gets counts, once an hour. None by default.
	Log *slog.Logger

	Workers, UnderWay, Rate, Burst int
}

// Scheduler sends what is due. Make it with New; Run may be called once.
type Scheduler struct {
	store  Store
	sender Sender
	start  string
	log    *slog.Logger

	workers, underWay chan struct{} // as many as are free to go
	freed             chan struct{} // of one element: something that was under way ended
	pace              pace
	circuits          circuits
	tally             tally
	deliveries        sync.WaitGroup
}

// New prepares a scheduler; nothing runs before Run.
func New(store Store, sender Sender, o Options) (*Scheduler, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	for field, value := range map[*int]int{&o.Workers: Workers, &o.UnderWay: UnderWay, &o.Rate: Rate, &o.Burst: Burst} {
		if *field <= 0 {
			*field = value
		}
	}
	if _, err := payload(o.Start, vault.Order{}); err != nil {
		return nil, err
	}
	return &Scheduler{
		store: store, sender: sender, start: o.Start, log: o.Log,
		workers: make(chan struct{}, o.Workers), underWay: make(chan struct{}, o.UnderWay), freed: make(chan struct{}, 1),
		pace: pace{each: time.Second / time.Duration(o.Rate), burst: o.Burst},
	}, nil
}

// Counts are the pushes since the start, by host and status.
func (s *Scheduler) Counts() map[Count]int { return s.tally.all() }

// Run sends until ctx ends; what is then under way is sent and noted, and what waits for a retry is given up. It returns
// an error where the store takes no more changes.
func (s *Scheduler) Run(ctx context.Context) error {
	defer s.tally.tell(s.log)
	sending, cancel := outlasting(ctx, DrainTime)
	defer cancel()
	defer s.deliveries.Wait()
	hour := time.Now().Truncate(time.Hour)
	for ctx.Err() == nil {
		next, err := s.claim(ctx, sending)
		if err != nil && ctx.Err() == nil {
			return err
		}
		if now := time.Now().Truncate(time.Hour); !now.Equal(hour) {
			hour = now
			s.tally.tell(s.log)
		}
		s.pause(ctx, next)
	}
	return nil
}

// outlasting ends when ctx has ended for that long.
func outlasting(ctx context.Context, by time.Duration) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	context.AfterFunc(ctx, func() {
		sleep(longer, by)
		cancel()
	})
	return longer, cancel
}

// What comes after a claim.
type afterClaim int

const (
	atMinute    afterClaim = iota // nothing more is due now
	atOnce                        // there may be more
	whenOneEnds                   // there may be more, and no room for it
)

func (s *Scheduler) pause(ctx context.Context, next afterClaim) {
	if next == atOnce {
		return
	}
	var freed chan struct{} // never, unless room is waited for
	if next == whenOneEnds {
		freed = s.freed
	}
	timer := time.NewTimer(untilNext(time.Now()))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-freed:
	}
}

// untilNext is the time to the next minute, or LongestSleep.
func untilNext(now time.Time) time.Duration {
	return min(now.Truncate(time.Minute).Add(time.Minute).Sub(now), LongestSleep)
}

// claim takes what is due now and starts its deliveries. What is too old to be handed over is not looked for: the store
// drops it unseen.
func (s *Scheduler) claim(ctx, sending context.Context) (next afterClaim, err error) {
	free := min(cap(s.underWay)-len(s.underWay), claimBatch)
	if free <= 0 {
		return whenOneEnds, nil
	}
	now := uint32(time.Now().Unix() / 60)
	oldest := now - uint32((Window-Shortest)/time.Minute) + 1
	due, err := s.store.ClaimTicks(ctx, oldest, now, free)
	if errors.Is(err, vault.ErrFull) { // nothing was claimed, and so nothing may be sent
		return atMinute, nil
	}
	if err != nil {
		return atMinute, err
	}
	for _, tick := range due {
		s.underWay <- struct{}{}
		s.deliveries.Go(func() {
			defer s.leave()
			s.deliver(ctx, sending, tick)
		})
	}
	if len(due) == free {
		return atOnce, nil
	}
	return atMinute, nil
}

// leave gives the room of one delivery back.
func (s *Scheduler) leave() {
	<-s.underWay
	select {
	case s.freed <- struct{}{}:
	default:
	}
}

// deliver ends in a note, however it ends: the same write for all outcomes but a deletion.
func (s *Scheduler) deliver(ctx, sending context.Context, tick vault.DueTick) {
	outcome := s.try(ctx, sending, tick)
	noting, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordTime)
	defer cancel()
	// Where the note fails the tick stays marked as under way, and the next start forgets it. It was claimed, so it
	// never comes again.
	_ = s.store.RecordTick(noting, tick, outcome)
}

// try sends until a push service decides, or the tick's window has no room for another try.
func (s *Scheduler) try(ctx, sending context.Context, tick vault.DueTick) vault.TickOutcome {
	extra := tick.Order
	if extra == (vault.Order{}) {
		_, _ = rand.Read(extra[:])
	}
	text, err := payload(s.start, extra)
	if err != nil { // New has tried it
		return vault.TickLost
	}
	origin, host := originOf(tick.Endpoint)
	for attempt := 0; ; attempt++ {
		receipt, err, sent := s.send(ctx, sending, tick, text, origin, attempt == 0)
		if !sent {
			return vault.TickLost
		}
		s.tally.add(host, receipt.Status)
		now := time.Now()
		wait := max(backoff(attempt), receipt.RetryAfter)
		switch judge(host, receipt, err) {
		case taken:
			s.circuits.answered(origin)
			return vault.TickTaken
		case gone:
			s.circuits.answered(origin)
			return vault.TickGone
		case refused:
			s.circuits.answered(origin)
			return vault.TickLost
		case busy:
			s.circuits.busy(origin, now, receipt.RetryAfter)
		case failed:
			s.circuits.failed(origin, now)
		}
		if !s.rest(ctx, tick, wait) {
			return vault.TickLost
		}
	}
}

// send waits for its turn and sends once. sent is false where the time for it was over first.
func (s *Scheduler) send(ctx, sending context.Context, tick vault.DueTick, text []byte, origin string, first bool) (receipt Receipt, err error, sent bool) {
	for wait := s.circuits.wait(origin, time.Now()); wait > 0; wait = s.circuits.wait(origin, time.Now()) {
		if !s.rest(ctx, tick, wait+backoff(0)/10) {
			return receipt, nil, false
		}
	}
	if !s.pace.wait(sending) {
		return receipt, nil, false
	}
	select {
	case s.workers <- struct{}{}:
		defer func() { <-s.workers }()
	case <-sending.Done():
		return receipt, nil, false
	}
	ttl := ttlAt(tick.Minute, time.Now(), first)
	if ttl == 0 {
		return receipt, nil, false
	}
	// Not ctx: what is under way when the server stops is ended, not cut.
	exchange, cancel := context.WithTimeout(context.WithoutCancel(ctx), SendTime)
	defer cancel()
	receipt, err = s.sender.Send(exchange, Message{To: tick.Subscription, Text: text, TTL: ttl})
	return receipt, err, true
}

// rest waits, unless nothing could be handed over afterwards.
func (s *Scheduler) rest(ctx context.Context, tick vault.DueTick, wait time.Duration) bool {
	return ttlAt(tick.Minute, time.Now().Add(wait), false) > 0 && sleep(ctx, wait)
}

// ttlAt is how long a push service may hold a tick that is handed over at now; zero for not at all. A first try in the
// tick's own minute has the whole window, always. Any other gets what is left of it, in whole minutes, so that it does not
// end later than the window does. A clock that was put back sends nothing early.
func ttlAt(minute uint32, now time.Time, first bool) time.Duration {
	late := now.Sub(time.Unix(int64(minute)*60, 0)) // by the wall clock: a Unix time has no other
	if late < 0 {
		return 0
	}
	if first && late < time.Minute {
		return Window
	}
	if left := (Window - late).Truncate(time.Minute); left >= Shortest {
		return left
	}
	return 0
}
