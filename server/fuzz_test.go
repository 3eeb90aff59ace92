package server

import (
	"encoding/binary"
	"net/netip"
	"strings"
	"testing"
	"time"

	"dunnock/vault"
)

// Every parser takes text from strangers. What one accepts must be the only spelling of what it read.

func FuzzAuthorization(f *testing.F) {
	h := newHolder()
	f.Add(h.as(h.read))
	f.Add("Pass " + strings.TrimPrefix(h.as(h.read), "Box "))
	f.Add("Box .")
	f.Add("Box " + strings.Repeat("A", 22) + "." + strings.Repeat("_", 43))
	f.Add(h.as(h.read) + "=")
	f.Fuzz(func(t *testing.T, header string) {
		var id vault.ID
		var token vault.Token
		if parsePair(header, boxScheme, id[:], token[:]) && header != "Box "+b64(id[:])+"."+b64(token[:]) {
			t.Errorf("a second spelling: %q", header)
		}
		var pass passID
		var passed passToken
		if parsePair(header, passScheme, pass[:], passed[:]) && header != "Pass "+b64(pass[:])+"."+b64(passed[:]) {
			t.Errorf("a second spelling: %q", header)
		}
	})
}

func FuzzAlso(f *testing.F) {
	h := newHolder()
	f.Add(alsoOf(h))
	f.Add(".")
	f.Add(h.as(h.all))
	f.Add(strings.Repeat("A", 22) + "." + strings.Repeat("_", 43))
	f.Add(strings.Repeat("A", 22) + "." + strings.Repeat("A", 43))
	f.Add(alsoOf(h) + "=")
	f.Fuzz(func(t *testing.T, header string) {
		id, all := parseAlso(header)
		again, other := parseAlso(header)
		// What is read is read the same each time, and has one spelling; anything else is another guess each time.
		if read := b64(id[:])+"."+b64(all[:]) == header; read != (id == again) || read != (all == other) {
			t.Errorf("%q: neither read nor drawn", header)
		}
	})
}

func FuzzTokens(f *testing.F) {
	raw := newHolder().hashes()
	f.Add(b64(raw[:]))
	f.Add(b64(raw[:passTokens]))
	f.Add(strings.Repeat("A", 214))
	f.Add(strings.Repeat("\n", 214))
	f.Fuzz(func(t *testing.T, header string) {
		if raw, tokens, ok := parseTokens(header); ok {
			if b64(raw[:]) != header {
				t.Errorf("a second spelling: %q", header)
			}
			joined := append(append(append(append(append([]byte{}, tokens.Read[:]...), tokens.Write[:]...), tokens.Clear[:]...),
				tokens.All[:]...), tokens.Notify[:]...)
			if string(joined) != string(raw[:]) {
				t.Error("tokens in another order")
			}
		}
		if send, take, ok := parsePassTokens(header); ok && b64(append(send[:], take[:]...)) != header {
			t.Errorf("a second spelling: %q", header)
		}
	})
}

func FuzzWork(f *testing.F) {
	h := newHolder()
	tokens := h.hashes()
	now := time.Now()
	f.Add(h.works(f, now))
	f.Add("")
	f.Add(strings.Repeat("A", 16))
	f.Add(strings.Repeat("_", 16))
	f.Fuzz(func(t *testing.T, header string) {
		if !works(header, h.id, tokens, now) {
			return
		}
		var work [12]byte
		if !parseExact(header, work[:]) || b64(work[:]) != header {
			t.Errorf("a second spelling: %q", header)
		}
		away := now.Unix()/3600 - int64(binary.BigEndian.Uint32(work[:]))
		if away < -1 || away > 1 {
			t.Errorf("work of %d hours away", away)
		}
		first, second := works(header, newHolder().id, tokens, now), works(header, newHolder().id, tokens, now)
		if first && second {
			t.Error("work for any box")
		}
	})
}

func FuzzIfMatch(f *testing.F) {
	f.Add(etagOf(nil))
	f.Add(strings.ToUpper(etagOf(nil)))
	f.Add("W/" + etagOf(nil))
	f.Add("*")
	f.Add(`""`)
	f.Add("é" + strings.Repeat("0", 64))
	f.Fuzz(func(t *testing.T, header string) {
		if tag, ok := parseETag(header); ok && formatETag(tag) != header {
			t.Errorf("a second spelling: %q", header)
		}
	})
}

func FuzzIfNoneMatch(f *testing.F) {
	f.Add(etagOf(nil), etagOf(nil))
	f.Add(`"a", W/"b" , *`, `"b"`)
	f.Add("", `"a"`)
	f.Fuzz(func(t *testing.T, header, etag string) {
		if sameTag(header, etag) && !strings.Contains(header, etag) && !strings.Contains(header, "*") {
			t.Errorf("%q names no %q", header, etag)
		}
	})
}

func FuzzClaim(f *testing.F) {
	f.Add(b64(make([]byte, 16)))
	f.Add(strings.Repeat("_", 22))
	f.Add("")
	f.Fuzz(func(t *testing.T, header string) {
		if claim, ok := parseClaim(header); ok && b64(claim[:]) != header {
			t.Errorf("a second spelling: %q", header)
		}
	})
}

func FuzzInvite(f *testing.F) {
	f.Add("000000000001")
	f.Add("123456789012")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		code, err := ParseSetupCode(text)
		if err != nil {
			if strings.Contains(err.Error(), text) && len(text) > 4 {
				t.Error("the error quotes the text")
			}
			return
		}
		if code.Digits() != text || !code.valid() {
			t.Errorf("a second spelling: %q", text)
		}
	})
}

func FuzzForwarded(f *testing.F) {
	f.Add("203.0.113.9, 10.0.0.1")
	f.Add("::1, fe80::1%eth0,,")
	f.Add("")
	proxy := proxies{netip.MustParsePrefix("10.0.0.0/8")}
	f.Fuzz(func(t *testing.T, header string) {
		peer := netip.MustParseAddr("10.0.0.1")
		got := network(proxy.forwarded(peer, header))
		if !got.IsValid() || got.Zone() != "" || got.Is4In6() {
			t.Errorf("%q: %s", header, got)
		}
		if got.Is6() && got != netip.PrefixFrom(got, 64).Masked().Addr() {
			t.Errorf("%q: %s is finer than a /64", header, got)
		}
		stranger := netip.MustParseAddr("198.51.100.1")
		if proxy.forwarded(stranger, header) != stranger {
			t.Errorf("%q of a stranger was believed", header)
		}
	})
}

func FuzzAcceptEncoding(f *testing.F) {
	f.Add("gzip, deflate, br;q=0.1")
	f.Add("*;q=0")
	f.Add("gzip;q=1e309")
	f.Fuzz(func(t *testing.T, header string) {
		lower := strings.ToLower(header)
		if acceptsGzip(header) && !strings.Contains(lower, "gzip") && !strings.Contains(lower, "*") {
			t.Errorf("%q asks for no gzip", header)
		}
	})
}

func FuzzPackage(f *testing.F) {
	f.Add(appPackageBytes(7))
	f.Add(appPackageBytes(7)[:80])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, bytes []byte) {
		version, err := packageVersion(bytes)
		if err == nil && version != binary.BigEndian.Uint32(bytes[4:8]) {
			t.Error("another version")
		}
	})
}
