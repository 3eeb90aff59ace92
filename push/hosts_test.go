package push

import (
	"net/netip"
	"strings"
	"testing"
)

func mustHosts(t testing.TB, entries ...string) *Hosts {
	t.Helper()
	h, err := ParseHosts(entries)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHosts(t *testing.T) {
	h := mustHosts(t, append(DefaultHosts, "http://127.0.0.1:18100")...)
	for endpoint, want := range map[string]bool{
		"https://fcm.googleapis.com/fcm/send/abc:def":          true,
		"https://fcm.googleapis.com:443/fcm/send/abc":          true,
		"https://updates.push.services.mozilla.com/wpush/v2/g": true,
		"https://web.push.apple.com/QGx":                       true,
		"https://wns2-by3p.notify.windows.com/w/?token=a%2b":   true,
		"http://127.0.0.1:18100/wpush/v2/x":                    true,

		"":                                       false,
		"http://fcm.googleapis.com/x":            false,
		"https://fcm.googleapis.com:8443/x":      false,
		"https://fcm.googleapis.com:/x":          false,
		"https://FCM.googleapis.com/x":           false,
		"https://fcm.googleapis.com./x":          false,
		"https://fcm.googleapis.com.evil.org/x":  false,
		"https://evil.org/fcm.googleapis.com/":   false,
		"https://a.fcm.googleapis.com/x":         false,
		"https://user@fcm.googleapis.com/x":      false,
		"https://fcm.googleapis.com@evil.org/x":  false,
		"https://evil.org#fcm.googleapis.com/":   false,
		"https://fcm.googleapis.com/x#y":         false,
		"https://fcm.googleapis.com/x#":          false,
		"https://fcm.googleapis.com\\@evil.org/": false,
		"https://fcm.googleapis.com/a b":         false,
		"https://fcm.googleapis.com/a\r\nX: y":   false,
		"https://127.0.0.1:18100/x":              false,
		"http://127.0.0.1:18101/x":               false,
		"http://localhost:18100/x":               false,
		"https://[::1]/x":                        false,
		"//fcm.googleapis.com/x":                 false,
		"javascript:alert(1)":                    false,
	} {
		if h.Allows(endpoint) != want {
			t.Errorf("%q: allowed %t, want %t", endpoint, !want, want)
		}
	}
	for _, entry := range []string{
		"", "localhost", "10.0.0.1", "*.googleapis.com", "Push.example", "push.example.", ".push.example", "push.example:443",
		"https://push.example", "http://10.0.0.1:80", "http://127.0.0.1", "ftp://127.0.0.1:21", "http://127.0.0.1:80/x", "[::1]",
	} {
		if _, err := ParseHosts([]string{entry}); err == nil {
			t.Errorf("taken as a host: %q", entry)
		}
	}
}

func TestDialedAddresses(t *testing.T) {
	h := mustHosts(t, "push.example", "http://127.0.0.1:18100", "http://[::1]:18100")
	for address, want := range map[string]bool{
		"142.250.1.95:443": true, "[2a00:1450:4001::5f]:443": true, "127.0.0.1:18100": true, "[::1]:18100": true,
		"[64:ff9b::8efa:15f]:443": true, // a public address in a network without IPv4
		"142.250.1.95:80":         false, "142.250.1.95:8443": false, "127.0.0.1:18101": false, "127.0.0.1:443": false,
		"[::1]:443": false, "10.1.2.3:443": false, "172.16.0.1:443": false, "192.168.1.1:443": false, "169.254.169.254:443": false,
		"100.64.0.1:443": false, "0.0.0.0:443": false, "[::]:443": false, "224.0.0.1:443": false, "255.255.255.255:443": false,
		"[fe80::1]:443": false, "[fe80::1%eth0]:443": false, "[fd00::1]:443": false, "[::ffff:10.0.0.1]:443": false,
		"[::ffff:127.0.0.1]:443": false, "[64:ff9b::a00:1]:443": false, "[2002:a00:1::]:443": false, "198.18.0.1:443": false,
		"[2001:db8::1]:443": false, "[ff02::1]:443": false, "nonsense": false,
	} {
		if got := h.control("tcp", address, nil) == nil; got != want {
			t.Errorf("%s: dialled %t, want %t", address, got, want)
		}
	}
}

func FuzzEndpoint(f *testing.F) {
	h, err := ParseHosts(DefaultHosts)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("https://fcm.googleapis.com/fcm/send/abc")
	f.Add("https://wns2-by3p.notify.windows.com/w/?token=a")
	f.Add("https://user@web.push.apple.com:443/")
	f.Fuzz(func(t *testing.T, endpoint string) {
		if !h.Allows(endpoint) {
			return
		}
		rest, ok := strings.CutPrefix(endpoint, "https://")
		if !ok {
			rest, ok = strings.CutPrefix(strings.ToLower(endpoint[:8])+endpoint[8:], "https://")
		}
		host, _, _ := strings.Cut(rest, "/")
		host, _, _ = strings.Cut(host, "?")
		if !ok || !h.names[strings.TrimSuffix(host, ":443")] {
			t.Errorf("allowed: %q", endpoint)
		}
	})
}

func TestPublic(t *testing.T) {
	for _, prefix := range special {
		if public(prefix.Addr().Next()) {
			t.Errorf("%s is taken for public", prefix)
		}
	}
	if !public(netip.MustParseAddr("8.8.8.8")) {
		t.Error("nothing is public")
	}
}
