package server

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"dunnock/vault"
)

// gate is a store whose Replace waits, and which tells what is asked of it.
type gate struct {
	Store
	entered, release chan struct{}
	err              error
}

func newGate() *gate { return &gate{entered: make(chan struct{}, 16), release: make(chan struct{})} }

func (g *gate) Replace(ctx context.Context, id vault.ID, write vault.Token, match vault.ETag, blob []byte) (vault.ETag, error) {
	g.entered <- struct{}{}
	<-g.release
	if g.err != nil {
		return vault.ETag{}, g.err
	}
	if err := ctx.Err(); err != nil {
		return vault.ETag{}, err
	}
	return g.Store.Replace(ctx, id, write, match, blob)
}

func replacement(h *holder, before, after []byte) request {
	return request{method: "PUT", path: "/v1/box", header: with(auth(h.as(h.write)), "If-Match", etagOf(before)), body: after}
}

// TestShutdownLetsRequestsEnd: a write under way when the server is told to stop is stored and answered; nothing new is.
func TestShutdownLetsRequestsEnd(t *testing.T) {
	g := newGate()
	s := start(t, nil, func(store Store) Store { g.Store = store; return g })
	h := newHolder()
	before, after := randomBlob(vault.SmallBlob), randomBlob(vault.SmallBlob)
	h.settle(t, s.store, before)
	answers := make(chan answer, 1)
	go func() { answers <- s.send(t, replacement(h, before, after)) }()
	<-g.entered
	ended := make(chan error, 1)
	go func() { ended <- s.stop() }()
	for {
		c, err := net.Dial("tcp", s.public)
		if err != nil {
			break // the listener is closed
		}
		_ = c.Close()
		time.Sleep(time.Millisecond)
	}
	select {
	case err := <-ended:
		t.Fatalf("it ended before its request: %v", err)
	default:
	}
	close(g.release)
	if got := <-answers; got.status != 204 {
		t.Errorf("status %d", got.status)
	}
	check(t, <-ended)
	blob, _, err := s.store.Read(t.Context(), h.id, h.read)
	check(t, err)
	if string(blob) != string(after) {
		t.Error("an acknowledged write is not there")
	}
	if log := s.log.String(); !strings.Contains(log, "server started") || !strings.Contains(log, "server stopped") {
		t.Errorf("the log: %s", log)
	}
}

// TestShutdownCutsWhatTakesTooLong: a connection that never ends does not hold up the end, and Run does not return while
// the store is in use.
func TestShutdownCutsWhatTakesTooLong(t *testing.T) {
	g := newGate()
	s := start(t, func(o *Options) { o.DrainTime = 10 * time.Millisecond }, func(store Store) Store { g.Store = store; return g })
	h := newHolder()
	before := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, before)
	slow, err := net.Dial("tcp", s.public)
	check(t, err)
	defer slow.Close()
	check(t, slow.SetDeadline(time.Now().Add(wait)))
	_, err = slow.Write([]byte("GET / HTTP/1.1\r\nHost"))
	check(t, err)
	stuck, err := net.Dial("tcp", s.public)
	check(t, err)
	defer stuck.Close()
	_, err = stuck.Write(replacement(h, before, before).bytes())
	check(t, err)
	<-g.entered
	ended := make(chan error, 1)
	go func() { ended <- s.stop() }()
	if got, err := io.ReadAll(slow); err == nil && len(got) != 0 {
		t.Errorf("an answer to half a request: %q", got)
	}
	select {
	case err := <-ended:
		t.Fatalf("it ended while the store was in use: %v", err)
	case <-time.After(200 * time.Millisecond): // it has nothing else left to wait for
	}
	close(g.release)
	check(t, <-ended)
}

// TestRunEndsWhenAListenerFails: half a server would look healthy.
func TestRunEndsWhenAListenerFails(t *testing.T) {
	s := start(t, nil, nil)
	code, err := NewSetupCode()
	check(t, err)
	other, err := New(Deps{Store: s.store, Release: os.DirFS(release(t)), Code: code}, Options{})
	check(t, err)
	broken := newOffered(errors.New("broken"))
	if err := other.Run(t.Context(), listen(t), broken); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Errorf("%v", err)
	}
}

func TestRunWithoutAdmin(t *testing.T) {
	s := start(t, nil, nil)
	code, err := NewSetupCode()
	check(t, err)
	other, err := New(Deps{Store: s.store, Release: os.DirFS(release(t)), Code: code}, Options{})
	check(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // before it begins
	check(t, other.Run(ctx, listen(t), nil))
}

// TestStoreFailures: what goes wrong behind a right token is told, and neither it nor a panic ends the server.
func TestStoreFailures(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		status int
		body   string
		retry  string
	}{
		"full":     {vault.ErrFull, 507, "Full\n", ""},
		"busy":     {vault.ErrBusy, 503, "Busy\n", "5"},
		"late":     {context.DeadlineExceeded, 503, "Busy\n", "5"},
		"broken":   {errors.New("vault: input/output error"), 503, "Busy\n", "5"},
		"unproven": {vault.ErrNotFound, 404, "Not found\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate()
			g.err = c.err
			close(g.release)
			s := start(t, nil, func(store Store) Store { g.Store = store; return g })
			h := newHolder()
			got := s.send(t, replacement(h, nil, randomBlob(vault.SmallBlob)))
			if got.status != c.status || string(got.body) != c.body || got.header.Get("Retry-After") != c.retry {
				t.Errorf("%q", got.raw)
			}
			if strings.Contains(s.log.String(), "the store failed") != (name == "broken") {
				t.Errorf("the log: %s", s.log)
			}
		})
	}
}

// clumsy is a store that panics, quoting a token.
type clumsy struct{ Store }

func (clumsy) Read(_ context.Context, _ vault.ID, read vault.Token) ([]byte, vault.ETag, error) {
	panic("canary " + string(read[:]))
}

func TestPanicIsDull(t *testing.T) {
	s := start(t, nil, func(store Store) Store { return clumsy{store} })
	h := newHolder()
	want := s.send(t, request{method: "GET", path: "/nothing"})
	for range 2 {
		got := s.send(t, request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))})
		if got.timeless() != want.timeless() {
			t.Errorf("%q", got.raw)
		}
	}
	if log := s.log.String(); !strings.Contains(log, "a request panicked") || strings.Contains(log, "canary") {
		t.Errorf("the log: %s", log)
	}
}

// TestKeepAlive: a connection serves many requests, dull ones among them.
func TestKeepAlive(t *testing.T) {
	s := start(t, nil, nil)
	d := open(t, s.public)
	for _, c := range []struct {
		path   string
		status int
	}{{"/", 200}, {"/nothing", 404}, {"/main.js", 200}, {"/v1/box", 404}, {"/", 200}} {
		if got := d.send(request{method: http.MethodGet, path: c.path}); got.StatusCode != c.status || got.Close {
			t.Errorf("%s: %d, close %t", c.path, got.StatusCode, got.Close)
		}
	}
}
