package server

import (
	"errors"
	"net"
	"net/netip"
	"sync"
	"syscall"
	"testing"
	"time"
)

// offered is a listener that hands out what a test gives it.
type offered struct {
	results chan any
	done    chan struct{}
	once    sync.Once
}

func newOffered(results ...any) *offered {
	o := &offered{results: make(chan any, len(results)), done: make(chan struct{})}
	for _, r := range results {
		o.results <- r
	}
	return o
}

func (o *offered) Accept() (net.Conn, error) {
	select {
	case r := <-o.results:
		if err, failed := r.(error); failed {
			return nil, err
		}
		return r.(net.Conn), nil
	case <-o.done:
		return nil, net.ErrClosed
	}
}

func (o *offered) Close() error {
	o.once.Do(func() { close(o.done) })
	return nil
}

func (o *offered) Addr() net.Addr { return &net.TCPAddr{} }

// peer is a connection from an address.
type peer struct {
	net.Conn
	address string
	closed  chan struct{}
	once    sync.Once
}

func newPeer(address string) *peer { return &peer{address: address, closed: make(chan struct{})} }

func (p *peer) RemoteAddr() net.Addr {
	return net.TCPAddrFromAddrPort(netip.AddrPortFrom(netip.MustParseAddr(p.address), 1))
}

func (p *peer) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *peer) isClosed() bool {
	select {
	case <-p.closed:
		return true
	default:
		return false
	}
}

func TestListenerBoundsConnections(t *testing.T) {
	a1, a2, a3 := newPeer("192.0.2.1"), newPeer("192.0.2.1"), newPeer("192.0.2.1")
	b1, b2 := newPeer("2001:db8::1"), newPeer("2001:db8::2")
	c1, c2 := newPeer("192.0.2.9"), newPeer("192.0.2.10")
	l := newListener(newOffered(a1, a2, a3, b1, b2, c1, c2), 5, 2, nil)
	defer l.Close()
	accept := func(want *peer) net.Conn {
		t.Helper()
		got, err := l.Accept()
		check(t, err)
		if got.(*conn).Conn != want {
			t.Fatalf("accepted %v, want %v", got.RemoteAddr(), want.RemoteAddr())
		}
		return got
	}
	first := accept(a1)
	accept(a2)
	accept(b1) // a3 is one too many
	if !a3.isClosed() || a1.isClosed() {
		t.Error("the third of an address was not closed")
	}
	accept(b2)
	accept(c1)
	check(t, first.Close())
	check(t, first.Close())
	accept(c2) // there is room again, once
	if len(l.open) != 5 {
		t.Errorf("%d are counted", len(l.open))
	}
	l.cut()
	for _, p := range []*peer{a2, b1, b2, c1, c2} {
		if !p.isClosed() {
			t.Errorf("%s was not cut", p.address)
		}
	}
	if len(l.open) != 0 || len(l.from) != 0 {
		t.Errorf("%d and %d are still counted", len(l.open), len(l.from))
	}
}

func TestListenerExemptsProxies(t *testing.T) {
	first, second := newPeer("127.0.0.1"), newPeer("127.0.0.1")
	l := newListener(newOffered(first, second), 10, 1, loopback)
	defer l.Close()
	for range 2 {
		_, err := l.Accept()
		check(t, err)
	}
	if first.isClosed() || second.isClosed() {
		t.Error("a proxy's connection was closed")
	}
}

// TestListenerOutlivesShortages: fasthttp would end its accept loop, and the server with it.
func TestListenerOutlivesShortages(t *testing.T) {
	healthy := newPeer("192.0.2.1")
	var results []any
	for _, errno := range []syscall.Errno{syscall.EMFILE, syscall.ENFILE, syscall.ECONNABORTED, syscall.ENOBUFS} {
		results = append(results, &net.OpError{Op: "accept", Err: errno})
	}
	l := newListener(newOffered(append(results, healthy)...), 10, 10, nil)
	defer l.Close()
	got, err := l.Accept()
	check(t, err)
	if got.(*conn).Conn != healthy {
		t.Error("another connection")
	}
}

func TestListenerEndsWhileItWaits(t *testing.T) {
	var results []any
	for range 1000 {
		results = append(results, &net.OpError{Op: "accept", Err: syscall.EMFILE})
	}
	l := newListener(newOffered(results...), 10, 10, nil)
	ended := make(chan error, 1)
	go func() {
		_, err := l.Accept()
		ended <- err
	}()
	check(t, l.Close())
	check(t, l.Close())
	select {
	case err := <-ended:
		if !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	case <-time.After(wait):
		t.Fatal("it goes on")
	}
}

// TestOneConnectionTooManyIsClosedInSilence: no answer, so none that tells what runs here.
func TestOneConnectionTooManyIsClosedInSilence(t *testing.T) {
	s := start(t, func(o *Options) { o.Connections = 1 }, nil)
	held, err := net.Dial("tcp", s.public)
	check(t, err)
	defer held.Close()
	check(t, held.SetDeadline(time.Now().Add(wait)))
	keep := request{method: "GET", path: "/"}.bytes()
	_, err = held.Write(keep[:len(keep)-2]) // not ended: the connection stays
	check(t, err)
	other, err := net.Dial("tcp", s.public)
	check(t, err)
	defer other.Close()
	check(t, other.SetDeadline(time.Now().Add(wait)))
	if n, err := other.Read(make([]byte, 1)); n != 0 || err == nil {
		t.Fatal("an answer")
	}
	_, err = held.Write(keep[len(keep)-2:])
	check(t, err)
	n, err := held.Read(make([]byte, 1))
	if n != 1 {
		t.Errorf("the first connection lost its place: %v", err)
	}
}
