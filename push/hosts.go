package push

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

// DefaultHosts are the push services of the browsers that people have. A host is compared exactly: no suffix, no pattern.
// Microsoft's has one host for each region, and documents none of them: the list holds those that were seen.
var DefaultHosts = []string{
	"fcm.googleapis.com",                // Chrome, Edge on Android, Samsung Internet, Opera, Brave
	"jmt17.google.com",                  // Chromium without a brand, as distributions build it
	"updates.push.services.mozilla.com", // Firefox
	"web.push.apple.com",                // Safari, and every browser on iPhones
	"wns2-bl2p.notify.windows.com",      // Edge on Windows
	"wns2-bn3p.notify.windows.com",
	"wns2-by3p.notify.windows.com",
	"wns2-co4p.notify.windows.com",
	"wns2-db3p.notify.windows.com",
	"wns2-db5p.notify.windows.com",
	"wns2-par02p.notify.windows.com",
	"wns2-pn1p.notify.windows.com",
	"wns2-sn1p.notify.windows.com",
}

// Hosts are the push services that may be spoken to. Make them with ParseHosts.
type Hosts struct {
	names   map[string]bool // https, port 443
	origins map[string]bool // for tests: scheme://loopback address:port
	dials   map[netip.AddrPort]bool
}

var errHost = errors.New(`push: a push host is a host name in lower case, or, for tests, "http://127.0.0.1:PORT"`)

// ParseHosts reads host names. For tests, an entry may be a whole origin at a literal loopback address, which is then
// allowed with its scheme and port, and may be dialled.
func ParseHosts(entries []string) (*Hosts, error) {
	h := &Hosts{names: map[string]bool{}, origins: map[string]bool{}, dials: map[netip.AddrPort]bool{}}
	for _, entry := range entries {
		scheme, rest, isOrigin := strings.Cut(entry, "://")
		if !isOrigin {
			if !plainHost(entry) {
				return nil, errHost
			}
			h.names[entry] = true
			continue
		}
		address, err := netip.ParseAddrPort(rest)
		if err != nil || !address.Addr().IsLoopback() || scheme != "http" && scheme != "https" {
			return nil, errHost
		}
		h.origins[entry], h.dials[address] = true, true
	}
	return h, nil
}

// plainHost is true for a dotted name of lower case letters, digits and hyphens that is no address.
func plainHost(name string) bool {
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || !strings.Contains(name, ".") {
		return false
	}
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || strings.Contains(name, "..") {
		return false
	}
	_, err := netip.ParseAddr(name)
	return err != nil
}

// Allows tells whether endpoint is an address at one of the hosts: https, port 443, no user, no fragment.
func (h *Hosts) Allows(endpoint string) bool {
	_, ok := h.parse(endpoint)
	return ok
}

func (h *Hosts) parse(endpoint string) (*url.URL, bool) {
	for i := range len(endpoint) {
		if endpoint[i] <= ' ' || endpoint[i] >= 0x7f || endpoint[i] == '\\' {
			return nil, false
		}
	}
	u, err := url.Parse(endpoint)
	if err != nil || u.User != nil || u.Fragment != "" || u.Opaque != "" || strings.Contains(endpoint, "#") {
		return nil, false
	}
	if h.origins[u.Scheme+"://"+u.Host] {
		return u, true
	}
	port := u.Port()
	named := u.Host == u.Hostname() && port == "" || u.Host == u.Hostname()+":443"
	return u, u.Scheme == "https" && named && h.names[u.Hostname()]
}

var errAddress = errors.New("push: not a public address")

// control refuses, once a name was resolved and before anything is sent, every address that is not public: a name that
// suddenly points into the operator's own network reaches nothing there.
func (h *Hosts) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return errAddress
	}
	to = netip.AddrPortFrom(to.Addr().Unmap(), to.Port())
	if h.dials[to] || to.Port() == 443 && public(to.Addr()) {
		return nil
	}
	return errAddress
}

// special are the networks of the IANA registries of special addresses that net/netip has no word for.
var special = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
	"5f00::/16", "fec0::/10",
)

// translated is where networks without IPv4 put it: such an address is as public as the one that it holds.
var translated = netip.MustParsePrefix("64:ff9b::/96")

func prefixes(texts ...string) (all []netip.Prefix) {
	for _, text := range texts {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

func public(a netip.Addr) bool {
	if translated.Contains(a) {
		held := a.As16()
		return public(netip.AddrFrom4([4]byte(held[12:])))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.Zone() != "" {
		return false
	}
	for _, prefix := range special {
		if prefix.Contains(a) {
			return false
		}
	}
	return true
}

// CheckContact tells whether text can be the contact that push services are given: an https address without anything
// that would name a person.
func CheckContact(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || !strings.Contains(u.Hostname(), ".") {
		return fmt.Errorf("push: the contact must be an https address, such as https://calc.example/")
	}
	return nil
}
