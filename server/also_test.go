package server

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"dunnock/vault"
)

// TestAlso: an order that travels with another's request is done before that is answered, and shows nowhere.
func TestAlso(t *testing.T) {
	failing := &failingStore{}
	s := start(t, nil, func(store Store) Store { failing.Store = store; return failing })
	carrier, read, put, creation, stranger, spared := newHolder(), newHolder(), newHolder(), newHolder(), newHolder(), newHolder()
	blob, next := randomBlob(vault.SmallBlob), randomBlob(vault.SmallBlob)
	for _, h := range []*holder{carrier, read, put, creation, spared} {
		h.settle(t, s.store, blob)
	}
	get := func(h *holder) request { return request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))} }
	carry := func(r request, h *holder) request { r.header = with(r.header, "Also", alsoOf(h)); return r }
	secrets := func(h *holder) []string {
		return []string{b64(h.id[:]), b64(h.all[:]), string(h.all[:]), alsoOf(h)}
	}
	gone := func(h *holder) step {
		return step{name: "cleared", request: get(h), status: 410, body: append([]byte{2}, h.all[:]...)}
	}
	wrong := *spared
	wrong.all = spared.clear
	play(t, s, []step{
		{name: "read", request: carry(get(carrier), read), status: 200, body: blob, not: secrets(read)},
		gone(read),
		{name: "read again, and it is done already", request: carry(get(carrier), read), status: 200, body: blob, not: secrets(read)},
		{name: "replace", request: carry(replacement(carrier, blob, next), put), status: 204, body: []byte{}, not: secrets(put)},
		gone(put),
		{name: "the cleared box's write token", request: replacement(put, blob, next), status: 410, body: append([]byte{2}, put.all[:]...)},
		{name: "a wrong token", request: carry(get(carrier), &wrong), status: 200, body: next, not: secrets(&wrong)},
		{name: "a box that is not there", request: carry(get(carrier), stranger), status: 200, body: next, not: secrets(stranger)},
		{name: "spared", request: get(spared), status: 200, body: blob},
		dullStep("with a request that has no right", carry(get(stranger), creation)),
		gone(creation),
		dullStep("with a query", carry(request{method: "GET", path: "/v1/box?a", header: get(carrier).header}, spared)),
		dullStep("with another path", carry(request{method: "GET", path: "/nothing"}, spared)),
		{name: "with the app", request: carry(request{method: "GET", path: "/v1/app", header: get(carrier).header}, spared), status: 200},
		{name: "spared still", request: get(spared), status: 200, body: blob},
	})
	for name, fail := range map[string]struct {
		err    error
		status int
		body   string
	}{
		"a full disk":   {vault.ErrFull, 507, "Full\n"},
		"a broken disk": {errors.New("broken"), 503, "Busy\n"},
	} {
		failing.err.Store(&fail.err)
		play(t, s, []step{
			{name: name + ": read", request: carry(get(carrier), spared), status: fail.status, body: []byte(fail.body), not: secrets(spared)},
			{name: name + ": replace", request: carry(replacement(carrier, next, blob), spared), status: fail.status,
				body: []byte(fail.body), not: secrets(spared)},
		})
		failing.err.Store(nil)
		play(t, s, []step{{name: name + ": what came with it was not done", request: get(carrier), status: 200, body: next}})
	}
}

// failingStore is a store whose disk refuses to clear.
type failingStore struct {
	Store
	err atomic.Pointer[error]
}

func (f *failingStore) ClearAll(ctx context.Context, id vault.ID, all vault.Token) error {
	if err := f.err.Load(); err != nil {
		return *err
	}
	return f.Store.ClearAll(ctx, id, all)
}

// TestAlsoIsAlike: whether the order fitted, was wrong, malformed or random, the answer and what the store is asked are
// the same, byte for byte.
func TestAlsoIsAlike(t *testing.T) {
	watched := &spy{}
	s := start(t, nil, func(store Store) Store { watched.Store = store; return watched })
	carrier := newHolder()
	blob := randomBlob(vault.SmallBlob)
	carrier.settle(t, s.store, blob)
	known, cleared, stranger := newHolder(), newHolder(), newHolder()
	known.settle(t, s.store, blob)
	cleared.settle(t, s.store, blob)
	check(t, s.store.Clear(t.Context(), cleared.id, cleared.clear))
	fresh := func() string { h := newHolder(); h.settle(t, s.store, blob); return alsoOf(h) }
	orders := map[string]func() string{
		"right":             fresh,
		"random":            func() string { return alsoOf(newHolder()) },
		"a wrong token":     func() string { h := *known; h.all = stranger.all; return alsoOf(&h) },
		"the clear token":   func() string { h := *known; h.all = h.clear; return alsoOf(&h) },
		"cleared before":    func() string { return alsoOf(cleared) },
		"malformed":         func() string { return strings.Repeat("*", 22) + "." + strings.Repeat("*", 43) },
		"without a point":   func() string { return strings.Repeat("A", 66) },
		"a second spelling": func() string { return strings.Repeat("A", 22) + "." + strings.Repeat("A", 42) + "B" },
		"with a scheme":     func() string { return known.as(known.all) },
	}
	for _, r := range []request{
		{method: "GET", path: "/v1/box", header: auth(carrier.as(carrier.read))},
		{method: "GET", path: "/v1/box", header: with(auth(carrier.as(carrier.read)), "If-None-Match", etagOf(blob))},
		{method: "GET", path: "/v1/box", header: auth(stranger.as(stranger.read))},
		replacement(carrier, blob, blob),
		replacement(carrier, blob, blob[1:]),
		replacement(carrier, blob[1:], blob),
		replacement(stranger, blob, blob),
	} {
		watched.taken()
		reference := s.send(t, r)
		asked := append([]string{"all"}, watched.taken()...)
		for name, order := range orders {
			carrying := r
			carrying.header = with(r.header, "Also", order())
			if got := s.send(t, carrying); got.timeless() != reference.timeless() {
				t.Errorf("%s %s, %s: another answer", r.method, r.path, name)
			}
			if got := watched.taken(); !reflect.DeepEqual(got, asked) {
				t.Errorf("%s %s, %s: %v, want %v", r.method, r.path, name, got, asked)
			}
		}
	}
	if got := s.send(t, request{method: "GET", path: "/v1/box", header: auth(known.as(known.read))}); got.status != 200 {
		t.Errorf("an order that did not fit cleared a box: %d", got.status)
	}
}
