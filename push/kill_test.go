package push

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// A process of its own, to be killed between a claim and what comes of it.
const (
	childStore = "PUSH_TEST_STORE"
	childAhead = 30 // minutes: a tick must lie ahead when it is left, and nobody wants to wait for it
	childHands = 4
)

var childKey = &vault.EndpointKey{4, 2}

func TestMain(m *testing.M) {
	dir := os.Getenv(childStore)
	if dir == "" {
		os.Exit(m.Run())
	}
	fmt.Println("child:", serveAsChild(dir))
	os.Exit(1)
}

func serveAsChild(dir string) error {
	store, err := vault.Open(dir, vault.Options{EndpointKey: childKey})
	if err != nil {
		return err
	}
	go func() { _ = store.Run(context.Background()) }()
	s, err := New(early{store}, printing{}, Options{Start: contact, UnderWay: childHands, Workers: childHands, Rate: 10_000, Burst: 1_000})
	if err != nil {
		return err
	}
	return s.Run(context.Background())
}

// early is a store whose ticks are due half an hour before their time.
type early struct{ Store }

func (e early) ClaimTicks(ctx context.Context, from, to uint32, limit int) ([]vault.DueTick, error) {
	due, err := e.Store.ClaimTicks(ctx, from+childAhead, to+childAhead, limit)
	for i := range due {
		due[i].Minute -= childAhead
	}
	return due, err
}

func (e early) RecordTick(ctx context.Context, due vault.DueTick, outcome vault.TickOutcome) error {
	due.Minute += childAhead
	return e.Store.RecordTick(ctx, due, outcome)
}

// printing says what it sends before it sends it, as a push service would know it.
type printing struct{}

func (printing) Send(_ context.Context, m Message) (Receipt, error) {
	fmt.Println("sent", m.To.Endpoint)
	time.Sleep(time.Duration(rand.IntN(10)) * time.Millisecond)
	return Receipt{Status: 201}, nil
}

// Whatever moment a process is killed at, what it sent is not sent again by the next, and what it did not claim is.
func TestKilledBetweenClaimAndSend(t *testing.T) {
	const phones = 40
	rounds := 6
	if os.Getenv("DUNNOCK_LONG") != "" {
		rounds = 100
	}
	interrupted := 0
	for range rounds {
		dir := t.TempDir()
		store := vaulttest.OpenAt(t, dir, vault.Options{EndpointKey: childKey})
		for n := range phones {
			p := vaulttest.NewPhone(fmt.Sprintf("https://push.example/%d", n), vaulttest.Minute(childAhead-n%3))
			if _, err := store.PutTick(t.Context(), p.ID, p.Token, p.Tick, true); err != nil {
				t.Fatal(err)
			}
		}
		store.Stop()
		first := sendAndKill(t, dir)
		store.Reopen()
		second := map[string]int{}
		sender := &fake{}
		ctx, cancel := context.WithCancel(t.Context())
		s, err := New(early{store}, sender, Options{Start: contact})
		if err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- s.Run(ctx) }()
		waitUntil(t, func() bool { _, minutes, err := store.Ticks(t.Context()); return err == nil && minutes == 0 })
		cancel()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		for _, one := range sender.all() {
			second[one.To.Endpoint]++
			if first[one.To.Endpoint] > 0 || second[one.To.Endpoint] > 1 {
				t.Errorf("%s was sent twice", one.To.Endpoint)
			}
		}
		if lost := phones - len(first) - len(second); lost < 0 || lost > childHands {
			t.Errorf("%d sent before the kill, %d after: %d lost, which is more than were under way", len(first), len(second), lost)
		}
		if len(first) > 0 && len(second) > 0 {
			interrupted++
		}
	}
	if interrupted == 0 {
		t.Error("no kill came in the middle: nothing was shown")
	}
}

// sendAndKill runs a child until it has sent some, kills it, and returns what it sent.
func sendAndKill(t *testing.T, dir string) map[string]int {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), childStore+"="+dir)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	sent, enough := map[string]int{}, 1+rand.IntN(20)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		endpoint, ok := strings.CutPrefix(lines.Text(), "sent ")
		if !ok {
			t.Fatalf("the child: %s", lines.Text())
		}
		if sent[endpoint]++; len(sent) == enough {
			_ = command.Process.Kill() // and what it printed before is read to its end
		}
	}
	_ = command.Wait()
	for endpoint, count := range sent {
		if count > 1 {
			t.Errorf("%s was sent twice by the child", endpoint)
		}
	}
	return sent
}

func waitUntil(t *testing.T, done func() bool) {
	t.Helper()
	for range 6_000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it does not come to an end")
}
