package push

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// fake is a Sender that writes down when it was asked. Fiber and sockets cannot run in a bubble; bbolt can.
type fake struct {
	mu    sync.Mutex
	sent  []sent
	reply func(n int, m Message) (Receipt, error) // nil: 201
}

func (f *fake) script(reply func(n int, m Message) (Receipt, error)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.reply = reply
}

type sent struct {
	at time.Time
	Message
}

func (f *fake) Send(_ context.Context, m Message) (Receipt, error) {
	f.mu.Lock()
	n, reply := len(f.sent), f.reply
	f.sent = append(f.sent, sent{time.Now(), m})
	f.mu.Unlock()
	if reply == nil {
		return Receipt{Status: 201}, nil
	}
	return reply(n, m)
}

func (f *fake) all() []sent {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.sent)
}

func endpointKey() *vault.EndpointKey {
	key := &vault.EndpointKey{}
	_, _ = rand.Read(key[:])
	return key
}

// world is a store and a scheduler in a bubble.
type world struct {
	*testing.T
	store *vaulttest.Store
	fake  *fake
	log   logBuffer
	end   func()
}

// logBuffer may be written by the scheduler while a test reads it.
type logBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// inWorld runs fn in a bubble whose clock begins at the first minute of 2000, over a real bbolt file.
func inWorld(t *testing.T, fn func(w *world)) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := &world{T: t, fake: &fake{}}
		w.store = vaulttest.OpenAt(t, dir, vault.Options{EndpointKey: endpointKey()})
		defer w.store.Stop()
		w.start()
		defer func() { w.end() }()
		fn(w)
	})
}

// start runs a scheduler until w.end.
func (w *world) start() {
	w.Helper()
	s, err := New(w.store, w.fake, Options{Start: contact, Log: slog.New(slog.NewTextHandler(&w.log, nil))})
	if err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	w.end = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			w.Errorf("run: %v", err)
		}
	})
}

func (w *world) phone(n int, minutes ...uint32) *vaulttest.Phone {
	w.Helper()
	p := vaulttest.NewPhone(fmt.Sprintf("https://push.example/%d", n), minutes...)
	if _, err := w.store.PutTick(w.Context(), p.ID, p.Token, p.Tick, true); err != nil {
		w.Fatal(err)
	}
	return p
}

// wantSent compares the minutes at which each endpoint was sent to.
func (w *world) wantSent(want map[string][]uint32) {
	w.Helper()
	got := map[string][]uint32{}
	for _, s := range w.fake.all() {
		got[s.To.Endpoint] = append(got[s.To.Endpoint], uint32(s.at.Unix()/60))
	}
	if !maps.EqualFunc(got, want, slices.Equal[[]uint32]) {
		w.Errorf("sent at\n%v, want\n%v", got, want)
	}
}

func TestAMonth(t *testing.T) {
	inWorld(t, func(w *world) {
		want := map[string][]uint32{}
		for n := range 5 {
			var minutes []uint32
			for day := range 30 {
				minutes = append(minutes, vaulttest.Minute(day*24*60+9*60+n*7+day*13%60))
			}
			w.phone(n, minutes...)
			want[fmt.Sprintf("https://push.example/%d", n)] = minutes
		}
		time.Sleep(31 * 24 * time.Hour)
		w.wantSent(want)
		for _, s := range w.fake.all() {
			if late := s.at.Sub(s.at.Truncate(time.Minute)); late > 2*time.Second || s.TTL != Window {
				w.Errorf("sent %v into its minute, for %v", late, s.TTL)
			}
		}
		if _, minutes, _ := w.store.Ticks(w.Context()); minutes != 0 {
			w.Errorf("%d minutes left", minutes)
		}
	})
}

func TestThreeDaysDown(t *testing.T) {
	inWorld(t, func(w *world) {
		day := uint32(24 * 60)
		first := vaulttest.Minute(60)
		w.phone(1, first, first+day, first+2*day, first+3*day, first+4*day)
		time.Sleep(2 * time.Hour)
		w.end()
		time.Sleep(3 * 24 * time.Hour)
		w.start()
		time.Sleep(2 * 24 * time.Hour)
		w.wantSent(map[string][]uint32{"https://push.example/1": {first, first + 4*day}})
	})
}

// A short stop: what is at most nine minutes late is sent for what is left of its window, what is later is not.
func TestShortDowntime(t *testing.T) {
	inWorld(t, func(w *world) {
		w.end()
		for n := range 12 {
			w.phone(n, vaulttest.Minute(n+1))
		}
		time.Sleep(12*time.Minute + 10*time.Second)
		w.start()
		time.Sleep(time.Hour)
		sent := w.fake.all()
		if len(sent) != 9 {
			w.Errorf("%d sent, want 9", len(sent))
		}
		for _, s := range sent {
			var n int64
			if _, err := fmt.Sscanf(s.To.Endpoint, "https://push.example/%d", &n); err != nil {
				w.Fatal(err)
			}
			minute := time.Unix(946684800+60*(n+1), 0)
			if end := s.at.Add(s.TTL).Sub(minute); end > Window+time.Minute || s.at.Sub(minute) >= time.Minute && end > Window {
				w.Errorf("a push may arrive %v after its minute began", end)
			}
		}
	})
}

// Two servers that take turns on one directory send each tick once.
func TestTwoServersInTurn(t *testing.T) {
	inWorld(t, func(w *world) {
		var minutes []uint32
		for n := range 24 {
			minutes = append(minutes, vaulttest.Minute(5+n*10))
		}
		w.phone(1, minutes...)
		for range 60 {
			time.Sleep(4*time.Minute + 11*time.Second)
			w.end()
			w.store.Reopen()
			w.start()
		}
		w.wantSent(map[string][]uint32{"https://push.example/1": minutes})
	})
}

// A clock that is wrong: claims are made for the minutes that the store is asked for, so a jump is a scheduler that is
// asked at other times.
func TestClockJumps(t *testing.T) {
	start := time.Unix(946684800, 0)
	for _, c := range []struct {
		name string
		late time.Duration
		want time.Duration
	}{
		{"before its minute", -time.Second, 0},
		{"a day before", -24 * time.Hour, 0},
		{"at its minute", 0, Window},
		{"late in its minute", 59 * time.Second, Window},
		{"a minute later", time.Minute, 9 * time.Minute},
		{"later", 4*time.Minute + 30*time.Second, 5 * time.Minute},
		{"as late as may be", 9 * time.Minute, time.Minute},
		{"too late", 9*time.Minute + time.Second, 0},
		{"at the end", 10 * time.Minute, 0},
		{"three days later", 72 * time.Hour, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ttlAt(uint32(start.Unix()/60), start.Add(c.late), true); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
	for late := -2 * time.Minute; late < 12*time.Minute; late += time.Second {
		if ttl := ttlAt(uint32(start.Unix()/60), start.Add(late), false); ttl > 0 && (late < 0 || late+ttl > Window) {
			t.Errorf("a retry %v late may arrive %v after", late, late+ttl)
		}
		ttl := ttlAt(uint32(start.Unix()/60), start.Add(late), true)
		if end := late + ttl; ttl > 0 && (end > Window+time.Minute || late >= time.Minute && end > Window || late < 0) {
			t.Errorf("%v late: may arrive %v after", late, end)
		}
	}
}

// jumping is a store that answers as if the clock stood elsewhere.
type jumping struct {
	Store
	by uint32
}

func (j *jumping) ClaimTicks(ctx context.Context, from, to uint32, limit int) ([]vault.DueTick, error) {
	return j.Store.ClaimTicks(ctx, from+j.by, to+j.by, limit)
}

// A clock that jumps ahead by three days, claims, and comes back: what it claimed was not sent too early, and is not sent again.
func TestClockJumpsAheadAndBack(t *testing.T) {
	inWorld(t, func(w *world) {
		w.end()
		minute := vaulttest.Minute(3 * 24 * 60)
		w.phone(1, minute, minute+24*60)
		s, err := New(&jumping{w.store, 3*24*60 + 1}, w.fake, Options{Start: contact})
		if err != nil {
			w.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(w.Context(), 90*time.Second)
		defer cancel()
		if err := s.Run(ctx); err != nil {
			w.Fatal(err)
		}
		w.start()
		time.Sleep(5 * 24 * time.Hour)
		w.wantSent(map[string][]uint32{"https://push.example/1": {minute + 24*60}})
	})
}

// TestStatuses is the table of what each answer does.
func TestStatuses(t *testing.T) {
	const host = "https://push.example/1"
	for _, c := range []struct {
		name    string
		replies []Receipt // the last one stays
		err     error
		tries   func(n int) bool
		phones  int // that are left
		warned  bool
	}{
		{"201", []Receipt{{Status: 201}}, nil, exactly(1), 1, false},
		{"200", []Receipt{{Status: 200}}, nil, exactly(1), 1, false},
		{"202", []Receipt{{Status: 202}}, nil, exactly(1), 1, false},
		{"204", []Receipt{{Status: 204}}, nil, exactly(1), 1, false},
		{"404 deletes", []Receipt{{Status: 404}}, nil, exactly(1), 0, false},
		{"410 deletes", []Receipt{{Status: 410}}, nil, exactly(1), 0, false},
		{"400 tells", []Receipt{{Status: 400}}, nil, exactly(1), 1, true},
		{"401 tells", []Receipt{{Status: 401}}, nil, exactly(1), 1, true},
		{"403 tells", []Receipt{{Status: 403}}, nil, exactly(1), 1, true},
		{"413 tells", []Receipt{{Status: 413}}, nil, exactly(1), 1, true},
		{"301 tells", []Receipt{{Status: 301}}, nil, exactly(1), 1, true},
		{"429, then 201", []Receipt{{Status: 429, RetryAfter: time.Minute}, {Status: 201}}, nil, exactly(2), 1, false},
		{"429 for longer than the window", []Receipt{{Status: 429, RetryAfter: time.Hour}}, nil, exactly(1), 1, false},
		{"429 without an end", []Receipt{{Status: 429}}, nil, between(2, 10), 1, false},
		{"500, then 201", []Receipt{{Status: 500}, {Status: 201}}, nil, exactly(2), 1, false},
		{"503, then 410", []Receipt{{Status: 503}, {Status: 410}}, nil, exactly(2), 0, false},
		{"500 for ever", []Receipt{{Status: 500}}, nil, between(2, 40), 1, false},
		{"no answer for ever", []Receipt{{}}, ErrNetwork, between(2, 40), 1, false},
		{"cannot be sent", []Receipt{{}}, ErrUnsendable, exactly(1), 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			inWorld(t, func(w *world) {
				w.fake.script(func(n int, _ Message) (Receipt, error) { return c.replies[min(n, len(c.replies)-1)], c.err })
				minute := vaulttest.Minute(30)
				w.phone(1, minute)
				time.Sleep(3 * time.Hour)
				sent := w.fake.all()
				if !c.tries(len(sent)) {
					w.Errorf("%d tries", len(sent))
				}
				for _, s := range sent {
					end := s.at.Add(s.TTL).Sub(time.Unix(int64(minute)*60, 0))
					if s.at.Unix()/60 < int64(minute) || end > Window+2*time.Second || !bytes.Equal(s.Text, sent[0].Text) {
						w.Errorf("a try %v, that may arrive %v after its minute began", s.at, end)
					}
				}
				if len(sent) == 2 && c.replies[0].RetryAfter > 0 && sent[1].at.Sub(sent[0].at) < c.replies[0].RetryAfter {
					w.Errorf("again after %v", sent[1].at.Sub(sent[0].at))
				}
				if phones, _, _ := w.store.Ticks(w.Context()); phones != c.phones {
					w.Errorf("%d phones left, want %d", phones, c.phones)
				}
				w.end()
				if told := strings.Contains(w.log.String(), "level=WARN"); told != c.warned {
					w.Errorf("the operator was told: %t\n%s", told, &w.log)
				}
				if strings.Contains(w.log.String(), host) {
					w.Errorf("an endpoint in the log: %s", &w.log)
				}
			})
		})
	}
}

func exactly(want int) func(int) bool   { return func(n int) bool { return n == want } }
func between(a, b int) func(n int) bool { return func(n int) bool { return n >= a && n <= b } }

func TestMicrosofts406IsA429(t *testing.T) {
	if judge("wns2-by3p.notify.windows.com", Receipt{Status: 406}, nil) != busy || judge("push.example", Receipt{Status: 406}, nil) != refused {
		t.Error("406 is busy at Microsoft's, and refused elsewhere")
	}
}

// The operator is told by the hour, so that no line's own time is anybody's minute.
func TestTheLogTellsNoMinute(t *testing.T) {
	inWorld(t, func(w *world) {
		w.fake.script(func(int, Message) (Receipt, error) { return Receipt{Status: 403}, nil })
		w.phone(1, vaulttest.Minute(25), vaulttest.Minute(100))
		time.Sleep(50 * time.Minute)
		if w.log.String() != "" {
			w.Errorf("told within the hour: %s", &w.log)
		}
		time.Sleep(2 * time.Hour)
		lines := strings.Split(strings.TrimSpace(w.log.String()), "\n")
		if len(lines) != 2 {
			w.Fatalf("%d lines: %s", len(lines), &w.log)
		}
		for _, line := range lines {
			if !strings.Contains(line, ":00:") || !strings.Contains(line, "status=403 count=1") || strings.Contains(line, "example/1") {
				w.Errorf("line: %s", line)
			}
		}
	})
}

// While a push service is down it is left alone: a thousand phones do not knock a thousand times a minute.
func TestCircuit(t *testing.T) {
	inWorld(t, func(w *world) {
		minute := vaulttest.Minute(10)
		for n := range 300 {
			w.phone(n, minute)
		}
		w.fake.script(func(_ int, m Message) (Receipt, error) { return Receipt{}, ErrNetwork })
		time.Sleep(time.Hour)
		if tries := len(w.fake.all()); tries < 5 || tries > 120 {
			w.Errorf("%d tries at a service that is down", tries)
		}
		if phones, _, _ := w.store.Ticks(w.Context()); phones != 300 {
			w.Errorf("%d phones left of 300", phones)
		}
	})
}

// One service that is down does not hold up another.
func TestCircuitsAreApart(t *testing.T) {
	inWorld(t, func(w *world) {
		minute := vaulttest.Minute(10)
		for n := range 100 {
			w.phone(n, minute)
		}
		p := vaulttest.NewPhone("https://other.example/1", minute)
		if _, err := w.store.PutTick(w.Context(), p.ID, p.Token, p.Tick, true); err != nil {
			w.Fatal(err)
		}
		w.fake.script(func(_ int, m Message) (Receipt, error) {
			if strings.HasPrefix(m.To.Endpoint, "https://push.example/") {
				return Receipt{Status: 503}, nil
			}
			return Receipt{Status: 201}, nil
		})
		time.Sleep(time.Hour)
		for _, s := range w.fake.all() {
			if s.To.Endpoint == p.Tick.Endpoint && s.at.Unix()/60 == int64(minute) {
				return
			}
		}
		w.Error("the other service's push was held up")
	})
}

// Many ticks of one minute leave at a steady pace, not in one burst, by a bounded number of hands.
func TestPaceAndWorkers(t *testing.T) {
	inWorld(t, func(w *world) {
		minute := vaulttest.Minute(10)
		for n := range 600 {
			w.phone(n, minute)
		}
		var now, most int
		var mu sync.Mutex
		w.fake.script(func(int, Message) (Receipt, error) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			time.Sleep(200 * time.Millisecond)
			mu.Lock()
			now--
			mu.Unlock()
			return Receipt{Status: 201}, nil
		})
		time.Sleep(11 * time.Minute)
		sent := w.fake.all()
		if len(sent) != 600 {
			w.Fatalf("%d of 600 sent", len(sent))
		}
		mu.Lock()
		defer mu.Unlock()
		if most > Workers || most < 2 {
			w.Errorf("%d at a time", most)
		}
		perSecond := map[int64]int{}
		for _, s := range sent {
			perSecond[s.at.Unix()]++
		}
		for second, count := range perSecond {
			if count > Rate+Burst {
				w.Errorf("%d in second %d", count, second)
			}
		}
	})
}

// More is due than may be under way: what waits is claimed as soon as there is room, not at the next look.
func TestRoomIsUsedAtOnce(t *testing.T) {
	inWorld(t, func(w *world) {
		w.end()
		minute := vaulttest.Minute(2)
		for n := range 50 {
			w.phone(n, minute)
		}
		s, err := New(w.store, w.fake, Options{Start: contact, UnderWay: 2})
		if err != nil {
			w.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(w.Context(), 2*time.Minute+10*time.Second)
		defer cancel()
		if err := s.Run(ctx); err != nil || len(w.fake.all()) != 50 {
			w.Errorf("%v, %d of 50 sent in ten seconds", err, len(w.fake.all()))
		}
		w.start()
	})
}

// A stop lets what is being sent end, and be noted; what waits for a retry is given up at once.
func TestDrain(t *testing.T) {
	inWorld(t, func(w *world) {
		minute := vaulttest.Minute(10)
		sending, waiting := w.phone(1, minute), w.phone(2, minute)
		w.fake.script(func(_ int, m Message) (Receipt, error) {
			if m.To.Endpoint == waiting.Tick.Endpoint {
				return Receipt{Status: 503}, nil
			}
			time.Sleep(5 * time.Second)
			return Receipt{Status: 410}, nil
		})
		time.Sleep(10*time.Minute + time.Second)
		stopped := time.Now()
		w.end()
		if took := time.Since(stopped); took > 5*time.Second {
			w.Errorf("the stop took %v", took)
		}
		if err := w.store.DeleteTick(w.Context(), sending.ID, sending.Token); err != vault.ErrNotFound {
			w.Errorf("the answer that came during the stop was not noted: %v", err)
		}
		w.start()
		time.Sleep(time.Hour)
		if tries := len(w.fake.all()); tries != 2 {
			w.Errorf("%d tries, want 2: a retry that was given up does not come again", tries)
		}
	})
}

// A full disk means that nothing can be claimed, and so nothing is sent.
func TestNothingIsSentUnclaimed(t *testing.T) {
	inWorld(t, func(w *world) {
		w.end()
		s, err := New(unclaimable{w.store}, w.fake, Options{Start: contact})
		if err != nil {
			w.Fatal(err)
		}
		w.phone(1, vaulttest.Minute(2))
		ctx, cancel := context.WithTimeout(w.Context(), time.Hour)
		defer cancel()
		if err := s.Run(ctx); err != nil || len(w.fake.all()) != 0 {
			w.Errorf("%v, %d sent", err, len(w.fake.all()))
		}
		w.start()
	})
}

type unclaimable struct{ Store }

func (unclaimable) ClaimTicks(context.Context, uint32, uint32, int) ([]vault.DueTick, error) {
	return nil, vault.ErrFull
}

func TestOrderIsCarriedTwice(t *testing.T) {
	inWorld(t, func(w *world) {
		p := w.phone(1, vaulttest.Minute(10), vaulttest.Minute(20), vaulttest.Minute(30), vaulttest.Minute(40))
		order := vault.Order{1, 2, 3}
		if err := w.store.OrderTick(w.Context(), p.ID, p.Order, order); err != nil {
			w.Fatal(err)
		}
		time.Sleep(time.Hour)
		want := []byte(b64u.EncodeToString(order[:]))
		for i, s := range w.fake.all() {
			if carried := bytes.Contains(s.Text, want); carried != (i < 2) || len(s.Text) != len(w.fake.all()[0].Text) {
				w.Errorf("tick %d carries it: %t", i+1, carried)
			}
		}
	})
}
