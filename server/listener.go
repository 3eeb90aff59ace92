package server

import (
	"errors"
	"io"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Connections at a time; see Options. One upload in progress holds at most 262,144 B of memory.
const (
	// Connections keeps uploads below 512 MiB however many trickle, and stays under common limits on open files with
	// room for the store's.
	Connections = 2_048
	// ConnectionsEach allows for a whole building behind one address, and still leaves three quarters to the rest.
	ConnectionsEach = 512
)

// listener bounds the connections that are open at a time. One above the bound is closed without a word: fasthttp's
// own answer would name it. It also outlives a shortage of file descriptors, which ends fasthttp's accept loop.
type listener struct {
	net.Listener
	all, each int
	// exempt are proxies: all their connections come from one address.
	exempt proxies

	done  chan struct{}
	close func() error

	mu sync.Mutex
	// open holds plain addresses, as the sockets themselves do, and no longer than they do.
	open map[*conn]netip.Addr
	from map[netip.Addr]int
}

func newListener(inner net.Listener, all, each int, exempt proxies) *listener {
	l := &listener{
		Listener: inner,
		all:      all,
		each:     each,
		exempt:   exempt,
		done:     make(chan struct{}),
		open:     make(map[*conn]netip.Addr),
		from:     make(map[netip.Addr]int),
	}
	l.close = sync.OnceValue(func() error {
		close(l.done)
		return inner.Close()
	})
	return l
}

// Accept waits for a connection within the bounds.
func (l *listener) Accept() (net.Conn, error) {
	const shortest, longest = 5 * time.Millisecond, time.Second
	pause := shortest
	for {
		accepted, err := l.Listener.Accept()
		switch {
		case err == nil:
			if c := l.admit(accepted); c != nil {
				return c, nil
			}
			_ = accepted.Close()
			pause = shortest
		case !passing(err):
			return nil, err
		default:
			select {
			case <-l.done:
				return nil, net.ErrClosed
			case <-time.After(pause):
			}
			pause = min(2*pause, longest)
		}
	}
}

// Close may be called more than once: fasthttp takes a second error for a failed shutdown.
func (l *listener) Close() error { return l.close() }

// cut closes every connection that is still open.
func (l *listener) cut() {
	l.mu.Lock()
	var left []*conn
	for c := range l.open {
		left = append(left, c)
	}
	l.mu.Unlock()
	for _, c := range left {
		if c.unread.Load() { // and may linger
			_ = c.Conn.SetReadDeadline(time.Now())
		}
		_ = c.Close()
	}
}

func (l *listener) admit(accepted net.Conn) *conn {
	address := network(addressOf(accepted.RemoteAddr()))
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.open) >= l.all {
		return nil
	}
	if !l.exempt.trust(addressOf(accepted.RemoteAddr())) && l.from[address] >= l.each {
		return nil
	}
	c := &conn{Conn: accepted}
	c.close = sync.OnceValue(func() error {
		c.linger()
		l.drop(c)
		return accepted.Close()
	})
	l.open[c] = address
	l.from[address]++
	return c
}

func (l *listener) drop(c *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	address := l.open[c]
	delete(l.open, c)
	if l.from[address]--; l.from[address] == 0 {
		delete(l.from, address)
	}
}

// conn leaves its listener's count when it is closed. Setting a deadline never fails: fasthttp panics where it does,
// as on a connection that was cut while its request was answered. The next read or write tells it soon enough.
//
// An answer without a question is not sent: fasthttp writes an error to a connection that stayed silent until its time
// ran out, and a browser that opened it in advance could take that for the answer to the request it is just sending.
type conn struct {
	net.Conn
	close func() error
	asked bool // read and written by the one goroutine that serves the connection
	// unread: the answer came before the question was read whole.
	unread atomic.Bool
}

// What is read of a question that was answered already.
const (
	lingerTime = time.Second
	lingerMost = 1 << 20 // bytes
)

// linger reads on where something is unread: to close a socket over it resets the connection, and whoever still sends
// loses what is on its way of the answer (RFC 9112, section 9.6).
func (c *conn) linger() {
	if !c.unread.Load() {
		return
	}
	half, ok := c.Conn.(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil || c.Conn.SetReadDeadline(time.Now().Add(lingerTime)) != nil {
		return
	}
	_, _ = io.CopyN(io.Discard, c.Conn, lingerMost)
}

func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.asked = c.asked || n > 0
	return n, err
}

func (c *conn) Write(b []byte) (int, error) {
	if !c.asked {
		return len(b), nil
	}
	return c.Conn.Write(b)
}

func (c *conn) Close() error { return c.close() }

func (c *conn) SetDeadline(t time.Time) error { return c.orClose(c.Conn.SetDeadline(t)) }

func (c *conn) SetReadDeadline(t time.Time) error { return c.orClose(c.Conn.SetReadDeadline(t)) }

func (c *conn) SetWriteDeadline(t time.Time) error { return c.orClose(c.Conn.SetWriteDeadline(t)) }

// orClose closes a connection that would go on without its deadline.
func (c *conn) orClose(err error) error {
	if err != nil {
		_ = c.Close()
	}
	return nil
}

// passing tells a shortage that will pass, or a connection that its peer gave up, from the end of the listener.
func passing(err error) bool {
	for _, errno := range []syscall.Errno{
		syscall.EMFILE, syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.ECONNABORTED, syscall.EINTR,
	} {
		if errors.Is(err, errno) {
			return true
		}
	}
	return false
}
