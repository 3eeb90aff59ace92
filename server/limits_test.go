package server

import (
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/valyala/fasthttp"

	"dunnock/vault"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

func TestLimiterCountsByAddressAndInAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter(Limit{Each: 2, All: 3})
		a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
		take := func(address netip.Addr, want bool) func() {
			t.Helper()
			undo, ok := l.take(address)
			if ok != want {
				t.Fatalf("let through: %t", ok)
			}
			return undo
		}
		take(a, true)
		undo := take(a, true)
		take(a, false)
		undo()
		undo() // once only
		take(a, true)
		take(a, false)
		take(b, true)
		take(b, false) // in all
		time.Sleep(time.Hour)
		take(b, true)
		take(a, true)
		undo() // of an hour that is over: changes nothing
		take(a, true)
		take(a, false)
	})
}

func TestLimiterForgetsAddressesEveryHour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter(Limit{Each: 5, All: 5})
		address := netip.MustParseAddr("192.0.2.1")
		l.take(address)
		first := *l.hour
		if len(first.each) != 1 {
			t.Fatal("nothing was counted")
		}
		for name := range first.each {
			plain := address.As16()
			if name == plain || [4]byte(name[:4]) == address.As4() {
				t.Error("an address is kept in clear")
			}
		}
		l.sweep()
		if l.hour.key != first.key {
			t.Error("the key changed within its hour")
		}
		time.Sleep(time.Hour)
		l.sweep()
		if l.hour.key == first.key || len(l.hour.each) != 0 {
			t.Error("the last hour is still known")
		}
	})
}

func TestLimiterLetsNoBurstThrough(t *testing.T) {
	l := newLimiter(Limit{Each: 10, All: 1000})
	address := netip.MustParseAddr("192.0.2.1")
	var passed atomic.Int32
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			if _, ok := l.take(address); ok {
				passed.Add(1)
			}
		})
	}
	all.Wait()
	if got := passed.Load(); got != 10 {
		t.Errorf("%d passed", got)
	}
}

func TestPassesEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPasses()
		id, send, take := passID{1}, passToken{2}, passToken{3}
		content := make([]byte, passBytes)
		content[0] = 9
		if !p.put(id, send.hash(), take.hash(), content) {
			t.Fatal("not put")
		}
		time.Sleep(PassLife - time.Nanosecond)
		if _, ok := p.state(id, send); !ok {
			t.Error("gone too early")
		}
		time.Sleep(time.Nanosecond)
		p.sweep()
		if len(p.held) != 0 || content[0] != 0 {
			t.Error("kept after its time")
		}
		if _, ok := p.take(id, take, passClaim{}); ok {
			t.Error("taken after its time")
		}
	})
}

func TestPassesAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPasses()
		put := func(n uint64) bool {
			var id passID
			binary.BigEndian.PutUint64(id[:], n)
			return p.put(id, passHash{}, passHash{}, make([]byte, passBytes))
		}
		for n := range uint64(PassesHeld) {
			if !put(n) {
				t.Fatalf("the %dth was refused", n)
			}
		}
		if put(PassesHeld) {
			t.Error("one too many")
		}
		time.Sleep(PassLife)
		if !put(PassesHeld) {
			t.Error("no room after the others ended")
		}
	})
}

// TestOneClaimWins: of many phones that ask at once, one gets the pass.
func TestOneClaimWins(t *testing.T) {
	p := newPasses()
	id, take := passID{1}, passToken{3}
	p.put(id, passHash{}, take.hash(), make([]byte, passBytes))
	var won atomic.Int32
	var all sync.WaitGroup
	for n := range 50 {
		all.Go(func() {
			if _, ok := p.take(id, take, passClaim{byte(n)}); ok {
				won.Add(1)
			}
		})
	}
	all.Wait()
	if won.Load() != 1 {
		t.Errorf("%d phones have it", won.Load())
	}
}

func TestOrigin(t *testing.T) {
	proxy := proxies{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct{ peer, forwarded, want string }{
		{"198.51.100.7", "", "198.51.100.7"},
		{"198.51.100.7", "203.0.113.9", "198.51.100.7"},
		{"::ffff:198.51.100.7", "", "198.51.100.7"},
		{"2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"},
		{"2001:db8:1:2:ffff::1", "", "2001:db8:1:2::"},
		{"10.1.2.3", "203.0.113.9", "203.0.113.9"},
		{"10.1.2.3", "203.0.113.66, 203.0.113.9", "203.0.113.9"},
		{"10.1.2.3", "203.0.113.66, 203.0.113.9, 10.9.9.9", "203.0.113.9"},
		{"10.1.2.3", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"},
		{"10.1.2.3", "::ffff:203.0.113.9", "203.0.113.9"},
		{"fd00::1", "203.0.113.9", "203.0.113.9"},
		{"10.1.2.3", "", "10.1.2.3"},
		{"10.1.2.3", "garbage", "10.1.2.3"},
		{"10.1.2.3", "203.0.113.9, garbage, 10.9.9.9", "10.9.9.9"},
		{"10.1.2.3", "10.8.8.8, 10.9.9.9", "10.8.8.8"},
	} {
		var ctx fasthttp.RequestCtx
		ctx.Init(&fasthttp.Request{}, &net.TCPAddr{IP: net.ParseIP(c.peer), Port: 1}, nil)
		ctx.Request.Header.Set("X-Forwarded-For", c.forwarded)
		if got := proxy.origin(&ctx).String(); got != c.want {
			t.Errorf("%s for %q: %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
	var ctx fasthttp.RequestCtx
	ctx.Init(&fasthttp.Request{}, &net.TCPAddr{IP: net.ParseIP("10.1.2.3")}, nil)
	ctx.Request.Header.Add("X-Forwarded-For", "203.0.113.66")
	ctx.Request.Header.Add("X-Forwarded-For", "203.0.113.9")
	if got := proxy.origin(&ctx).String(); got != "203.0.113.9" {
		t.Errorf("of two headers, the nearest proxy's is the last: %s", got)
	}
}

// TestLimitsAreByAddress: one address that guesses, or fills the disk, shuts out nobody else.
func TestLimitsAreByAddress(t *testing.T) {
	s := start(t, func(o *Options) {
		o.TrustedProxies = loopback
		o.InviteOnly = true
		o.SetupGuesses = Limit{Each: 2, All: 1000}
		o.NewBoxes = Limit{Each: 2, All: 5}
		o.NewPasses = Limit{Each: 2, All: 1000}
	}, nil)
	wrong, err := NewSetupCode()
	check(t, err)
	blob := randomBlob(vault.SmallBlob)
	from := func(address string, more ...string) map[string]string {
		return with(map[string]string{"X-Forwarded-For": address}, more...)
	}
	guess := func(address, code string) int {
		return s.send(t, request{method: "GET", path: "/v1/app", header: from(address, "Authorization", "Code "+code)}).status
	}
	create := func(address string) int {
		h := newHolder()
		return s.send(t, request{method: "PUT", path: "/v1/box", body: blob,
			header: with(h.creation(), "X-Forwarded-For", address, "Invite", s.code.Digits())}).status
	}
	pass := func(address string) int {
		send := passToken(randomBlob(32))
		hash := send.hash()
		return s.send(t, request{method: "PUT", path: "/v1/pass", body: make([]byte, passBytes), header: from(address,
			"Authorization", "Pass "+b64(randomBlob(16))+"."+b64(send[:]), "Tokens", b64(append(hash[:], hash[:]...)))}).status
	}
	for range 2 {
		if guess("192.0.2.1", wrong.Digits()) != 404 || guess("2001:db8::1", wrong.Digits()) != 404 {
			t.Fatal("a wrong code was right")
		}
	}
	for address, want := range map[string]int{"192.0.2.1": 404, "192.0.2.2": 200, "2001:db8::2": 404, "2001:db8:0:1::1": 200} {
		if got := guess(address, s.code.Digits()); got != want {
			t.Errorf("code from %s: %d", address, got)
		}
	}
	for i, c := range []struct {
		address string
		want    int
	}{{"192.0.2.9", 201}, {"192.0.2.9", 201}, {"192.0.2.9", 404}, {"192.0.2.10", 201}, {"192.0.2.10", 201}, {"192.0.2.11", 201}, {"192.0.2.12", 404}} {
		if got := create(c.address); got != c.want {
			t.Errorf("creation %d: %d", i, got)
		}
	}
	for i, want := range []int{201, 201, 404} {
		if got := pass("192.0.2.1"); got != want {
			t.Errorf("pass %d: %d", i, got)
		}
	}
	if got := pass("192.0.2.2"); got != 201 {
		t.Errorf("another's pass: %d", got)
	}
}

// TestForwardedIsNotBelieved: a stranger cannot pick the address that limits count.
func TestForwardedIsNotBelieved(t *testing.T) {
	s := start(t, func(o *Options) { o.SetupGuesses = Limit{Each: 2, All: 1000} }, nil)
	wrong, err := NewSetupCode()
	check(t, err)
	for i := range 2 {
		s.send(t, request{method: "GET", path: "/v1/app",
			header: with(auth("Code "+wrong.Digits()), "X-Forwarded-For", fmt.Sprintf("192.0.2.%d", i))})
	}
	got := s.send(t, request{method: "GET", path: "/v1/app",
		header: with(auth("Code "+s.code.Digits()), "X-Forwarded-For", "192.0.2.77")})
	if got.status != 404 {
		t.Errorf("a third guess was let through: %d", got.status)
	}
}
