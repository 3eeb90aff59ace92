package server

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"dunnock/vault"
)

// TestEverythingWithoutARightLooksTheSame compares whole answers, byte for byte, with that for an unknown path.
func TestEverythingWithoutARightLooksTheSame(t *testing.T) {
	s := start(t, func(o *Options) { o.SetupGuesses = Limit{Each: 2, All: 100}; o.NewBoxes = Limit{Each: 1, All: 1} }, nil)
	blob := randomBlob(vault.SmallBlob)
	known, cleared, emptied, stranger := newHolder(), newHolder(), newHolder(), newHolder()
	for _, h := range []*holder{known, cleared, emptied} {
		h.settle(t, s.store, blob)
	}
	check(t, s.store.Clear(t.Context(), cleared.id, cleared.clear))
	check(t, s.store.ClearAll(t.Context(), emptied.id, emptied.all))
	wrongCode, err := NewSetupCode()
	check(t, err)
	match := func(header map[string]string) map[string]string { return with(header, "If-Match", etagOf(blob)) }
	huge := vault.LargeBlob + 1

	requests := map[string]request{
		"another unknown path":  {method: "GET", path: "/nothing/at/all"},
		"a path with a canary":  {method: "GET", path: "/<script>alert(1)</script>?canary"},
		"a file never signed":   {method: "GET", path: "/left-behind.txt"},
		"the package as a file": {method: "GET", path: "/app.bin"},
		"a folder":              {method: "GET", path: "/text/"},
		"up and away":           {method: "GET", path: "/../app.bin"},
		"the start file":        {method: "GET", path: "/index.html"},
		"liveness":              {method: "GET", path: "/healthz"},
		"readiness":             {method: "GET", path: "/readyz"},
		"the API's root":        {method: "GET", path: "/v1"},
		"a box without a right": {method: "GET", path: "/v1/box"},
		"another case":          {method: "GET", path: "/V1/box", header: auth(known.as(known.read))},
		"a slash too many":      {method: "GET", path: "/v1/box/", header: auth(known.as(known.read))},
		"a slash before":        {method: "GET", path: "//v1/box", header: auth(known.as(known.read))},
		"an escaped slash":      {method: "GET", path: "/v1%2fbox", header: auth(known.as(known.read))},
		"a query":               {method: "GET", path: "/v1/box?a=b", header: auth(known.as(known.read))},
		"POST":                  {method: "POST", path: "/v1/box", header: auth(known.as(known.write)), body: blob},
		"PATCH":                 {method: "PATCH", path: "/v1/box", header: auth(known.as(known.write)), body: blob},
		"OPTIONS":               {method: "OPTIONS", path: "/v1/box", header: with(nil, "Origin", "https://example.org")},
		"TRACE":                 {method: "TRACE", path: "/v1/box", header: auth(known.as(known.read))},
		"a method of one's own": {method: "BREW", path: "/v1/box", header: auth(known.as(known.read))},
		"PUT of a file":         {method: "PUT", path: "/main.js", body: blob},
		"DELETE of a file":      {method: "DELETE", path: "/"},
		"DELETE of the app":     {method: "DELETE", path: "/v1/app", header: auth(known.as(known.all))},
		"PUT all":               {method: "PUT", path: "/v1/all", header: auth(known.as(known.all))},

		"no scheme":          {method: "GET", path: "/v1/box", header: auth(strings.TrimPrefix(known.as(known.read), "Box "))},
		"lower case scheme":  {method: "GET", path: "/v1/box", header: auth("b" + known.as(known.read)[1:])},
		"another scheme":     {method: "GET", path: "/v1/box", header: auth("Bearer x")},
		"padding":            {method: "GET", path: "/v1/box", header: auth(known.as(known.read) + "=")},
		"a short token":      {method: "GET", path: "/v1/box", header: auth(known.as(known.read)[:len(known.as(known.read))-1])},
		"a token alone":      {method: "GET", path: "/v1/box", header: auth("Box .")},
		"a long header":      {method: "GET", path: "/v1/box", header: auth("Box " + strings.Repeat("A", 5_000))},
		"a header too long":  {method: "GET", path: "/v1/box", header: auth("Box " + strings.Repeat("A", 50_000))},
		"a path too long":    {method: "GET", path: "/" + strings.Repeat("a", 50_000)},
		"PUT without a tag":  {method: "PUT", path: "/v1/box", header: auth(known.as(known.write)), body: blob},
		"PUT with both tags": {method: "PUT", path: "/v1/box", header: with(match(known.creation())), body: blob},
		"PUT with any tag":   {method: "PUT", path: "/v1/box", header: with(auth(known.as(known.write)), "If-Match", "*"), body: blob},
		"PUT with no tag":    {method: "PUT", path: "/v1/box", header: with(auth(known.as(known.write)), "If-Match", "x"), body: blob},
		"PUT with a weak tag": {method: "PUT", path: "/v1/box",
			header: with(auth(known.as(known.write)), "If-Match", "W/"+etagOf(blob)), body: blob},
		"a body too long":      {method: "PUT", path: "/v1/box", header: match(auth(stranger.as(stranger.write))), body: make([]byte, huge)},
		"no path, too long":    {method: "PUT", path: "/nothing", body: make([]byte, huge)},
		"a body cut short":     {method: "PUT", path: "/v1/box", header: match(auth(known.as(known.write))), body: blob[1:], length: new(len(blob))},
		"a length that is not": {method: "PUT", path: "/v1/box", header: with(match(auth(known.as(known.write))), "Content-Length", "-5")},
		"create without Tokens": {method: "PUT", path: "/v1/box",
			header: with(auth(stranger.as(stranger.write)), "If-None-Match", "*", "Work", stranger.works(t, time.Now())), body: blob},
		"create with Tokens of another": {method: "PUT", path: "/v1/box",
			header: with(stranger.creation(), "Tokens", known.creation()["Tokens"]), body: blob},
		"a known box's creation with a wrong token": {method: "PUT", path: "/v1/box",
			header: with(known.creation(), "Authorization", known.as(known.read)), body: blob},
		"create with work of last year": {method: "PUT", path: "/v1/box",
			header: with(stranger.creation(), "Work", stranger.works(t, time.Now().AddDate(-1, 0, 0))), body: blob},
		"a wrong code":          {method: "GET", path: "/v1/app", header: auth("Code " + wrongCode.Digits())},
		"a code of letters":     {method: "GET", path: "/v1/app", header: auth("Code abcdefghijkl")},
		"a pass that is not":    {method: "GET", path: "/v1/pass", header: auth("Pass " + strings.TrimPrefix(known.as(known.read), "Box "))},
		"a pass without tokens": {method: "PUT", path: "/v1/pass", header: auth("Pass " + strings.TrimPrefix(known.as(known.read), "Box ")), body: blob[:passBytes]},
	}
	// Unknown, wrong and cleared, on every path.
	for name, as := range map[string]string{
		"unknown":          stranger.as(stranger.read),
		"wrong":            known.as(stranger.read),
		"right elsewhere":  known.as(known.tick),
		"cleared, wrong":   cleared.as(cleared.tick),
		"cleared, unknown": cleared.as(stranger.read),
		"emptied, wrong":   emptied.as(emptied.tick),
	} {
		requests[name+": read"] = request{method: "GET", path: "/v1/box", header: auth(as)}
		requests[name+": app"] = request{method: "GET", path: "/v1/app", header: auth(as)}
		requests[name+": replace"] = request{method: "PUT", path: "/v1/box", header: match(auth(as)), body: blob}
		requests[name+": wrong size"] = request{method: "PUT", path: "/v1/box", header: match(auth(as)), body: blob[1:]}
		requests[name+": clear"] = request{method: "DELETE", path: "/v1/box", header: auth(as)}
		requests[name+": clear all"] = request{method: "DELETE", path: "/v1/all", header: auth(as)}
	}
	reference := s.send(t, request{method: "GET", path: "/nothing"})
	if reference.status != 404 || string(reference.body) != "Not found\n" {
		t.Fatalf("the reference is no dull answer: %q", reference.raw)
	}
	compare := func(name string, got answer) {
		t.Helper()
		if got.timeless() != reference.timeless() {
			t.Errorf("%s:\n%q\nis not\n%q", name, got.timeless(), reference.timeless())
		}
	}
	for name, r := range requests {
		compare(name, s.send(t, r))
	}
	for name, raw := range map[string]string{
		"garbage":            "\x16\x03\x01\x02\x00\r\n\r\n",
		"no version":         "GET\r\n\r\n",
		"a broken chunk":     "PUT /v1/box HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
		"a header cut short": "GET /v1/box HTTP/1.1\r\nHost",
		"a form": "PUT /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
			"Content-Type: multipart/form-data; boundary=a\r\nContent-Length: 5\r\n\r\n--a--",
	} {
		compare(name, exchange(t, s.public, []byte(raw)))
	}

	// What is sent along changes nothing, even where it was done.
	victim := newHolder()
	victim.settle(t, s.store, blob)
	for name, also := range map[string]string{
		"right": alsoOf(victim), "again": alsoOf(victim), "random": alsoOf(newHolder()), "malformed": "x",
		"malformed, of the right length": strings.Repeat("=", 22) + "." + strings.Repeat("=", 43),
	} {
		for _, r := range []request{
			{method: "GET", path: "/v1/box", header: with(auth(stranger.as(stranger.read)), "Also", also)},
			{method: "PUT", path: "/v1/box", header: with(match(auth(stranger.as(stranger.write))), "Also", also), body: blob},
			{method: "PUT", path: "/v1/box", header: with(auth(stranger.as(stranger.write)), "Also", also), body: blob},
		} {
			compare("Also, "+name, s.send(t, r))
		}
	}

	// Limits: the guesses are used up by now, and one creation is.
	create := request{method: "PUT", path: "/v1/box", header: with(stranger.creation(), "Work", stranger.works(t, time.Now())), body: blob}
	if got := s.send(t, create); got.status != 201 {
		t.Fatalf("the one creation allowed: %d", got.status)
	}
	late := newHolder()
	compare("a creation too many", s.send(t, request{method: "PUT", path: "/v1/box",
		header: with(late.creation(), "Work", late.works(t, time.Now())), body: blob}))
	for range 3 {
		compare("guesses", s.send(t, request{method: "GET", path: "/v1/app", header: auth("Code " + wrongCode.Digits())}))
	}
	compare("the right code too late", s.send(t, request{method: "GET", path: "/v1/app", header: auth("Code " + s.code.Digits())}))
}

func TestHeadOfNothingHasNoBody(t *testing.T) {
	s := start(t, nil, nil)
	h := newHolder()
	h.settle(t, s.store, randomBlob(vault.SmallBlob))
	for _, r := range []request{
		{method: "HEAD", path: "/nothing"},
		{method: "HEAD", path: "/v1/box", header: auth(h.as(h.read))},
		{method: "HEAD", path: "/v1/app", header: auth(h.as(h.read))},
	} {
		if got := s.send(t, r); got.status != 404 || len(got.body) != 0 || got.header.Get("Content-Length") != "10" {
			t.Errorf("HEAD %s: %q", r.path, got.raw)
		}
	}
}

// spy writes down what a server asks of its store.
type spy struct {
	Store
	mu    sync.Mutex
	calls []string
}

func (s *spy) note(call string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, call)
}

func (s *spy) taken() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	calls := s.calls
	s.calls = nil
	return calls
}

func (s *spy) Create(ctx context.Context, id vault.ID, write vault.Token, tokens vault.Tokens, blob []byte, proven bool) (vault.ETag, error) {
	s.note("create")
	return s.Store.Create(ctx, id, write, tokens, blob, proven)
}

func (s *spy) Read(ctx context.Context, id vault.ID, read vault.Token) ([]byte, vault.ETag, error) {
	s.note("read")
	return s.Store.Read(ctx, id, read)
}

func (s *spy) Replace(ctx context.Context, id vault.ID, write vault.Token, match vault.ETag, blob []byte) (vault.ETag, error) {
	s.note("replace")
	return s.Store.Replace(ctx, id, write, match, blob)
}

func (s *spy) Clear(ctx context.Context, id vault.ID, token vault.Token) error {
	s.note("clear")
	return s.Store.Clear(ctx, id, token)
}

func (s *spy) ClearAll(ctx context.Context, id vault.ID, token vault.Token) error {
	s.note("all")
	return s.Store.ClearAll(ctx, id, token)
}

func (s *spy) Allowed(ctx context.Context, id vault.ID, read vault.Token) error {
	s.note("allowed")
	return s.Store.Allowed(ctx, id, read)
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

// TestSameOperations: whether a box is unknown, not theirs or cleared, the same is done to find out.
func TestSameOperations(t *testing.T) {
	watched := &spy{}
	s := start(t, nil, func(store Store) Store { watched.Store = store; return watched })
	blob := randomBlob(vault.SmallBlob)
	known, cleared, stranger := newHolder(), newHolder(), newHolder()
	known.settle(t, s.store, blob)
	cleared.settle(t, s.store, blob)
	check(t, s.store.Clear(t.Context(), cleared.id, cleared.clear))
	for _, c := range []struct {
		method, path string
		header       []string
		want         []string
	}{
		{"GET", "/v1/box", nil, []string{"read"}},
		{"PUT", "/v1/box", []string{"If-Match", etagOf(blob)}, []string{"replace"}},
		{"DELETE", "/v1/box", nil, []string{"clear"}},
		{"DELETE", "/v1/all", nil, []string{"all"}},
		{"GET", "/v1/app", nil, []string{"allowed"}},
	} {
		for name, as := range map[string]string{
			"unknown": stranger.as(stranger.read),
			"wrong":   known.as(stranger.read),
			"cleared": cleared.as(stranger.read),
		} {
			r := request{method: c.method, path: c.path, header: with(auth(as), c.header...)}
			if c.method == "PUT" {
				r.body = blob
			}
			s.send(t, r)
			if got := watched.taken(); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s %s, %s: %v, want %v", c.method, c.path, name, got, c.want)
			}
		}
	}
}
