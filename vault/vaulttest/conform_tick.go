package vaulttest

import (
	"context"
	"crypto/ecdh"
	"crypto/rand"
	"slices"
	"testing"
	"time"

	"dunnock/vault"
)

// TickEngine is what a store has to do for ticks. *vault.Vault does it with bbolt; any other engine has to do the same.
type TickEngine interface {
	PutTick(ctx context.Context, id vault.TickID, token vault.Token, tick vault.Tick, mayCreate bool) (created bool, err error)
	DeleteTick(ctx context.Context, id vault.TickID, token vault.Token) error
	OrderTick(ctx context.Context, id vault.TickID, token vault.Token, order vault.Order) error
	OrderState(ctx context.Context, id vault.TickID, token vault.Token) (byte, error)
	ClaimTicks(ctx context.Context, from, to uint32, limit int) ([]vault.DueTick, error)
	RecordTick(ctx context.Context, due vault.DueTick, outcome vault.TickOutcome) error
	Ticks(ctx context.Context) (phones, minutes int, err error)
}

// TickHarness is an engine under test. Reopen closes it and opens it again on what it stored.
type TickHarness interface {
	Ticking() TickEngine
	Reopen()
}

// Phone is a phone that wants to be told, and the token by which another phone of its holder's leaves an order.
type Phone struct {
	ID           vault.TickID
	Token, Order vault.Token
	Tick         vault.Tick
	Key          *ecdh.PrivateKey
}

// NewPhone makes a random one, that is told at the given minutes.
func NewPhone(endpoint string, minutes ...uint32) *Phone {
	p := &Phone{}
	for _, part := range [][]byte{p.ID[:], p.Token[:], p.Order[:], p.Tick.Auth[:]} {
		_, _ = rand.Read(part)
	}
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		panic(err) // never: crypto/rand
	}
	p.Key = key
	p.Tick.Endpoint = endpoint
	copy(p.Tick.P256dh[:], key.PublicKey().Bytes())
	p.Tick.Order = p.Order.Hash()
	copy(p.Tick.Minutes[:], minutes)
	return p
}

// Minute is the minute of now, and ahead more.
func Minute(ahead int) uint32 { return uint32(time.Now().Unix()/60 + int64(ahead)) }

// ConformTicks runs the conformance suite for ticks, with a fresh and empty engine for each case.
func ConformTicks(t *testing.T, open func(t *testing.T) TickHarness) {
	for _, c := range tickConformance {
		t.Run(c.name, func(t *testing.T) { c.run(&tickTrial{t, open(t)}) })
	}
}

var tickConformance = []struct {
	name string
	run  func(*tickTrial)
}{
	{"what is due is claimed once, whole, and only then", (*tickTrial).claimOnce},
	{"a claim outlives a reopening", (*tickTrial).claimReopen},
	{"a claim takes no more than its limit, and the rest later", (*tickTrial).claimLimit},
	{"what lies in the past, twice or too far ahead is padding", (*tickTrial).padding},
	{"leaving minutes again replaces them", (*tickTrial).replace},
	{"only the token's holder replaces and deletes", (*tickTrial).tokens},
	{"a record is made only where it may be", (*tickTrial).mayCreate},
	{"a deleted phone is told nothing", (*tickTrial).deleted},
	{"a subscription that is gone is deleted, and no other outcome deletes", (*tickTrial).outcomes},
	{"what was said of an old subscription does not touch a new one", (*tickTrial).goneAnew},
	{"an order is carried by two ticks that were taken, and kept until then", (*tickTrial).order},
	{"an order outlives a refresh and a reopening", (*tickTrial).orderStays},
	{"an order needs the order token, which does nothing else", (*tickTrial).orderTokens},
	{"an ended context changes nothing", (*tickTrial).ended},
}

type tickTrial struct {
	*testing.T
	TickHarness
}

func (t *tickTrial) put(p *Phone) {
	t.Helper()
	if _, err := t.Ticking().PutTick(t.Context(), p.ID, p.Token, p.Tick, true); err != nil {
		t.Fatalf("put: %v", err)
	}
}

func (t *tickTrial) claim(from, to uint32) []vault.DueTick {
	t.Helper()
	due, err := t.Ticking().ClaimTicks(t.Context(), from, to, 100)
	if err != nil {
		t.Fatalf("claim: %v", err)
	}
	return due
}

func (t *tickTrial) wantCounts(phones, minutes int) {
	t.Helper()
	gotPhones, gotMinutes, err := t.Ticking().Ticks(t.Context())
	if err != nil || gotPhones != phones || gotMinutes != minutes {
		t.Fatalf("%d phones with %d minutes (%v), want %d with %d", gotPhones, gotMinutes, err, phones, minutes)
	}
}

func (t *tickTrial) record(due vault.DueTick, outcome vault.TickOutcome) {
	t.Helper()
	if err := t.Ticking().RecordTick(t.Context(), due, outcome); err != nil {
		t.Fatalf("record: %v", err)
	}
}

func (t *tickTrial) claimOnce() {
	first, second := Minute(5), Minute(9)
	p := NewPhone("https://push.example/a", second, first)
	t.put(p)
	t.wantCounts(1, 2)
	if due := t.claim(first-4, first-1); len(due) != 0 {
		t.Fatalf("%d claimed before their time", len(due))
	}
	due := t.claim(first-4, first)
	if len(due) != 1 || due[0].Minute != first || due[0].Subscription != p.Tick.Subscription || due[0].Order != (vault.Order{}) {
		t.Fatalf("claimed %d, want the one that is due, whole", len(due))
	}
	if again := t.claim(first-4, first); len(again) != 0 {
		t.Fatal("claimed twice")
	}
	t.record(due[0], vault.TickTaken)
	t.record(due[0], vault.TickTaken)
	if due := t.claim(first, second); len(due) != 1 || due[0].Minute != second {
		t.Fatalf("claimed %d, want the second minute", len(due))
	}
	t.wantCounts(1, 0)
}

func (t *tickTrial) claimReopen() {
	minute := Minute(3)
	for range 5 {
		t.put(NewPhone("https://push.example/b", minute))
	}
	t.Reopen()
	if due := t.claim(minute, minute); len(due) != 5 {
		t.Fatalf("%d of 5 outlived the reopening", len(due))
	}
	t.Reopen() // nothing was recorded: the process ended between claim and send
	if due := t.claim(minute-8, minute+8); len(due) != 0 {
		t.Fatalf("%d claimed again", len(due))
	}
	t.wantCounts(5, 0)
}

func (t *tickTrial) claimLimit() {
	minute := Minute(3)
	for range 7 {
		t.put(NewPhone("https://push.example/c", minute))
	}
	total := 0
	for range 4 {
		due, err := t.Ticking().ClaimTicks(t.Context(), minute, minute, 3)
		if err != nil || len(due) > 3 {
			t.Fatalf("%d claimed, %v", len(due), err)
		}
		total += len(due)
	}
	if total != 7 {
		t.Fatalf("%d of 7 claimed", total)
	}
}

func (t *tickTrial) padding() {
	minute := Minute(30)
	t.put(NewPhone("https://push.example/d", 0, 1, Minute(-1), Minute(0), minute, minute, minute+vault.TickHorizon*24*60, 1<<32-1))
	t.wantCounts(1, 1)
	if due := t.claim(Minute(-10), minute); len(due) != 1 || due[0].Minute != minute {
		t.Fatalf("%d claimed, want the one that is no padding", len(due))
	}
}

func (t *tickTrial) replace() {
	kept, dropped, added := Minute(10), Minute(20), Minute(30)
	p := NewPhone("https://push.example/e", kept, dropped)
	t.put(p)
	p.Tick.Minutes = NewPhone("", kept, added).Tick.Minutes
	p.Tick.Endpoint = "https://push.example/e2"
	t.put(p)
	t.wantCounts(1, 2)
	for _, want := range []uint32{kept, added} {
		due := t.claim(want, want)
		if len(due) != 1 || due[0].Endpoint != p.Tick.Endpoint {
			t.Fatalf("%d claimed at a minute that was left", len(due))
		}
	}
	if due := t.claim(dropped, dropped); len(due) != 0 {
		t.Fatal("a minute that was replaced was claimed")
	}
}

func (t *tickTrial) tokens() {
	ctx, p, thief := t.Context(), NewPhone("https://push.example/f", Minute(10)), NewPhone("https://push.example/x")
	t.put(p)
	_, err := t.Ticking().PutTick(ctx, p.ID, thief.Token, thief.Tick, true)
	wantNotFound(t.T, "put with another's token", err)
	wantNotFound(t.T, "delete with another's token", t.Ticking().DeleteTick(ctx, p.ID, thief.Token))
	wantNotFound(t.T, "delete with the order token", t.Ticking().DeleteTick(ctx, p.ID, p.Order))
	wantNotFound(t.T, "delete with no token", t.Ticking().DeleteTick(ctx, p.ID, vault.Token{}))
	wantNotFound(t.T, "delete what is not there", t.Ticking().DeleteTick(ctx, thief.ID, thief.Token))
	if due := t.claim(Minute(10), Minute(10)); len(due) != 1 || due[0].Endpoint != p.Tick.Endpoint {
		t.Fatal("a stranger changed it")
	}
}

func (t *tickTrial) mayCreate() {
	p := NewPhone("https://push.example/g", Minute(10))
	_, err := t.Ticking().PutTick(t.Context(), p.ID, p.Token, p.Tick, false)
	wantNotFound(t.T, "make without leave", err)
	t.wantCounts(0, 0)
	for _, want := range []bool{true, false} {
		created, err := t.Ticking().PutTick(t.Context(), p.ID, p.Token, p.Tick, want)
		if err != nil || created != want {
			t.Fatalf("created %t, %v, want %t", created, err, want)
		}
	}
}

func (t *tickTrial) deleted() {
	p := NewPhone("https://push.example/h", Minute(10), Minute(20))
	t.put(p)
	if err := t.Ticking().DeleteTick(t.Context(), p.ID, p.Token); err != nil {
		t.Fatalf("delete: %v", err)
	}
	t.wantCounts(0, 0)
	if due := t.claim(Minute(0), Minute(30)); len(due) != 0 {
		t.Fatal("a deleted phone is still told")
	}
}

func (t *tickTrial) outcomes() {
	p := NewPhone("https://push.example/i", Minute(10), Minute(20), Minute(30))
	t.put(p)
	t.record(t.claim(Minute(10), Minute(10))[0], vault.TickLost)
	t.wantCounts(1, 2)
	t.record(t.claim(Minute(20), Minute(20))[0], vault.TickTaken)
	t.wantCounts(1, 1)
	p.Tick.Minutes = NewPhone("", Minute(20), Minute(30), Minute(40)).Tick.Minutes
	t.put(p)
	t.record(t.claim(Minute(30), Minute(30))[0], vault.TickGone)
	t.wantCounts(0, 0)
}

func (t *tickTrial) goneAnew() {
	p := NewPhone("https://push.example/j", Minute(10), Minute(20))
	t.put(p)
	due := t.claim(Minute(10), Minute(10))[0]
	p.Tick.Endpoint = "https://push.example/j2"
	t.put(p)
	t.record(due, vault.TickGone)
	if next := t.claim(Minute(20), Minute(20)); len(next) != 1 || next[0].Endpoint != p.Tick.Endpoint {
		t.Fatal("a new subscription was deleted for what was said of the old one")
	}
}

func (t *tickTrial) wantState(p *Phone, want byte) {
	t.Helper()
	state, err := t.Ticking().OrderState(t.Context(), p.ID, p.Order)
	if err != nil || state != want {
		t.Fatalf("order state %d, %v, want %d", state, err, want)
	}
}

func (t *tickTrial) order() {
	p := NewPhone("https://push.example/k", Minute(1), Minute(2), Minute(3), Minute(4), Minute(5))
	t.put(p)
	t.wantState(p, vault.OrderNone)
	order := vault.Order{1, 2, 3}
	for range 2 { // asked twice, carried as if asked once
		if err := t.Ticking().OrderTick(t.Context(), p.ID, p.Order, order); err != nil {
			t.Fatalf("order: %v", err)
		}
	}
	for i, step := range []struct {
		order   vault.Order
		outcome vault.TickOutcome
		state   byte
	}{
		{order, vault.TickLost, vault.OrderWaiting},
		{order, vault.TickTaken, vault.OrderTaken},
		{order, vault.TickLost, vault.OrderTaken},
		{order, vault.TickTaken, vault.OrderTaken},
		{vault.Order{}, vault.TickTaken, vault.OrderTaken},
	} {
		due := t.claim(Minute(i+1), Minute(i+1))
		if len(due) != 1 || due[0].Order != step.order {
			t.Fatalf("tick %d: claimed %d, or with the wrong order", i+1, len(due))
		}
		t.record(due[0], step.outcome)
		t.wantState(p, step.state)
	}
}

func (t *tickTrial) orderStays() {
	p := NewPhone("https://push.example/l", Minute(5))
	t.put(p)
	if err := t.Ticking().OrderTick(t.Context(), p.ID, p.Order, vault.Order{7}); err != nil {
		t.Fatalf("order: %v", err)
	}
	p.Tick.Endpoint = "https://push.example/l2"
	t.put(p)
	t.Reopen()
	t.wantState(p, vault.OrderWaiting)
	if due := t.claim(Minute(5), Minute(5)); len(due) != 1 || due[0].Order != (vault.Order{7}) {
		t.Fatal("the order did not stay")
	}
}

func (t *tickTrial) orderTokens() {
	ctx, p, thief := t.Context(), NewPhone("https://push.example/m", Minute(5)), NewPhone("")
	t.put(p)
	for _, token := range []vault.Token{p.Token, thief.Order, {}} {
		wantNotFound(t.T, "order with another token", t.Ticking().OrderTick(ctx, p.ID, token, vault.Order{9}))
		_, err := t.Ticking().OrderState(ctx, p.ID, token)
		wantNotFound(t.T, "state with another token", err)
	}
	wantNotFound(t.T, "order for nobody", t.Ticking().OrderTick(ctx, thief.ID, thief.Order, vault.Order{9}))
	if due := t.claim(Minute(5), Minute(5)); len(due) != 1 || due[0].Order != (vault.Order{}) {
		t.Fatal("a stranger left an order")
	}
}

func (t *tickTrial) ended() {
	p := NewPhone("https://push.example/n", Minute(5))
	t.put(p)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	calls := []func() error{
		func() error { _, err := t.Ticking().PutTick(ctx, p.ID, p.Token, NewPhone("x").Tick, true); return err },
		func() error { return t.Ticking().DeleteTick(ctx, p.ID, p.Token) },
		func() error { return t.Ticking().OrderTick(ctx, p.ID, p.Order, vault.Order{9}) },
		func() error { _, err := t.Ticking().ClaimTicks(ctx, Minute(0), Minute(9), 9); return err },
	}
	if slices.ContainsFunc(calls, func(call func() error) bool { return call() == nil }) {
		t.Fatal("a call went through although its context had ended")
	}
	if due := t.claim(Minute(5), Minute(5)); len(due) != 1 || due[0].Endpoint != p.Tick.Endpoint {
		t.Fatal("something was changed")
	}
}

func wantNotFound(t *testing.T, what string, err error) {
	t.Helper()
	if err != vault.ErrNotFound {
		t.Fatalf("%s: %v, want %v", what, err, vault.ErrNotFound)
	}
}
