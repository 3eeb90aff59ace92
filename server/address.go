package server

import (
	"bytes"
	"net"
	"net/netip"
	"strings"

	"github.com/valyala/fasthttp"
)

// proxies are the networks whose X-Forwarded-… headers are believed. Everyone else's are ignored.
type proxies []netip.Prefix

func (p proxies) trust(address netip.Addr) bool {
	for _, prefix := range p {
		if prefix.Contains(address) {
			return true
		}
	}
	return false
}

// origin is the address that limits count a request under. It is used in memory only, and hashed.
func (p proxies) origin(ctx *fasthttp.RequestCtx) netip.Addr {
	hops := bytes.Join(ctx.Request.Header.PeekAll(fasthttp.HeaderXForwardedFor), []byte(","))
	return network(p.forwarded(addressOf(ctx.RemoteAddr()), string(hops)))
}

// forwarded walks the hops from the nearest to the farthest and returns the first that is no proxy of ours: whatever
// stands left of it was written by a stranger. A peer that is none of ours is not asked. A hop that cannot be read ends the walk at the one before it.
func (p proxies) forwarded(peer netip.Addr, header string) netip.Addr {
	hops := strings.Split(header, ",")
	address := peer
	for i := len(hops) - 1; i >= 0 && p.trust(address); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		address = hop.Unmap().WithZone("")
	}
	return address
}

// encrypted tells whether a proxy of ours says that the holder's side of the connection is TLS.
func (p proxies) encrypted(ctx *fasthttp.RequestCtx) bool {
	return p.trust(addressOf(ctx.RemoteAddr())) &&
		string(ctx.Request.Header.Peek(fasthttp.HeaderXForwardedProto)) == "https"
}

// network is what one subscriber has: an IPv4 address, or an IPv6 /64.
func network(address netip.Addr) netip.Addr {
	if !address.Is6() {
		return address
	}
	prefix, err := address.Prefix(64)
	if err != nil {
		return address
	}
	return prefix.Addr()
}

// addressOf returns the zero Addr for a peer that has none, such as a Unix socket's.
func addressOf(peer net.Addr) netip.Addr {
	if tcp, ok := peer.(*net.TCPAddr); ok {
		return tcp.AddrPort().Addr().Unmap().WithZone("")
	}
	return netip.Addr{}
}
