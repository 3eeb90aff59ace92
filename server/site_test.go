package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestSiteServesWhatTheManifestNames(t *testing.T) {
	s := start(t, nil, nil)
	kinds := map[string]string{
		"/":                     "text/html; charset=utf-8",
		"/timer/":               "text/html; charset=utf-8",
		"/panel.html":           "text/html; charset=utf-8",
		"/main.js":              "text/javascript; charset=utf-8",
		"/sw.js":                "text/javascript; charset=utf-8",
		"/main.css":             "text/css; charset=utf-8",
		"/calc.wasm":            "application/wasm",
		"/manifest.webmanifest": "application/manifest+json",
		"/icon.svg":             "image/svg+xml",
		"/icon-192.png":         "image/png",
		"/text/en.ftl":          "text/plain; charset=utf-8",
	}
	manifest := s.send(t, request{method: "GET", path: "/release.json"})
	if manifest.status != 200 || manifest.header.Get("Content-Type") != "application/json" {
		t.Fatalf("no manifest: %q", manifest.raw)
	}
	var named struct{ Files map[string]string }
	check(t, json.Unmarshal(manifest.body, &named))
	if len(named.Files) != len(kinds) {
		t.Errorf("%d files named, %d looked at", len(named.Files), len(kinds))
	}
	for path, sum := range named.Files {
		got := s.send(t, request{method: "GET", path: path})
		actual := sha256.Sum256(got.body)
		if got.status != 200 || hex.EncodeToString(actual[:]) != sum {
			t.Errorf("%s: status %d, not the bytes that were signed", path, got.status)
		}
		if got.header.Get("Content-Type") != kinds[path] {
			t.Errorf("%s: %s", path, got.header.Get("Content-Type"))
		}
		if got.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %s", path, got.header.Get("Cache-Control"))
		}
		checkEncodings(t, s, path, got)
	}
	if got := s.send(t, request{method: "GET", path: "/release.sig"}); got.status != 200 || got.header.Get("Content-Type") != plainText {
		t.Errorf("no signature: %q", got.raw)
	}
}

func checkEncodings(t *testing.T, s *running, path string, plain answer) {
	t.Helper()
	head := s.send(t, request{method: "HEAD", path: path})
	if head.status != 200 || len(head.body) != 0 || head.header.Get("Content-Length") != plain.header.Get("Content-Length") {
		t.Errorf("HEAD %s: %q", path, head.raw)
	}
	packed := s.send(t, request{method: "GET", path: path, header: with(nil, "Accept-Encoding", "br, gzip;q=0.5")})
	if packed.header.Get("Vary") != plain.header.Get("Vary") {
		t.Errorf("%s: Vary differs", path)
	}
	if packed.header.Get("Content-Encoding") == "gzip" {
		if len(packed.body) >= len(plain.body) || packed.header.Get("ETag") == plain.header.Get("ETag") || plain.header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: gzip is no variant of its own", path)
		}
		if !bytes.Equal(unpack(t, packed.body), plain.body) {
			t.Errorf("%s: gzip of something else", path)
		}
	} else if !bytes.Equal(packed.body, plain.body) {
		t.Errorf("%s: not the file", path)
	}
	for _, known := range []answer{plain, packed} {
		header := with(nil, "If-None-Match", `"x", W/`+known.header.Get("ETag"))
		if known.header.Get("Content-Encoding") != "" {
			header["Accept-Encoding"] = "gzip"
		}
		again := s.send(t, request{method: "GET", path: path, header: header})
		if again.status != 304 || len(again.body) != 0 || again.header.Get("ETag") != known.header.Get("ETag") {
			t.Errorf("%s, known: status %d, %d bytes", path, again.status, len(again.body))
		}
	}
}

func unpack(t *testing.T, packed []byte) []byte {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	check(t, err)
	content, err := io.ReadAll(reader)
	check(t, err)
	return content
}

func TestTextIsPackedAndPicturesAreNot(t *testing.T) {
	s := start(t, nil, nil)
	for path, want := range map[string]string{"/main.js": "gzip", "/": "gzip", "/calc.wasm": "gzip", "/icon-192.png": "", "/sw.js": ""} {
		got := s.send(t, request{method: "GET", path: path, header: with(nil, "Accept-Encoding", "gzip")})
		if got.header.Get("Content-Encoding") != want {
			t.Errorf("%s: %q", path, got.header.Get("Content-Encoding"))
		}
	}
}

func TestEveryAnswerHasTheHeaders(t *testing.T) {
	s := start(t, nil, nil)
	want := map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
			"img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self'; " +
			"frame-ancestors 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types a",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "SAMEORIGIN",
		"Strict-Transport-Security":    "",
		"Server":                       "",
	}
	for _, r := range []request{
		{method: "GET", path: "/"}, {method: "HEAD", path: "/main.js"}, {method: "GET", path: "/panel.html"},
		{method: "GET", path: "/nothing"}, {method: "BREW", path: "/"}, {method: "PUT", path: "/v1/box"},
		{method: "GET", path: "/v1/app", header: auth("Code " + s.code.Digits())},
		{method: "GET", path: "/", header: with(nil, "If-None-Match", "*")},
		{method: "PUT", path: "/", body: make([]byte, bodyLimit+1)},
		{method: "GET", path: "/" + strings.Repeat("a", 2*headLimit)},
	} {
		got := s.send(t, r)
		for name, value := range want {
			if name == "Content-Security-Policy" && r.path == FramePath {
				value = strings.Replace(value, "'wasm-unsafe-eval'", "'wasm-unsafe-eval' blob:", 1)
			}
			if got.header.Get(name) != value {
				t.Errorf("%s %.20s: %s is %q", r.method, r.path, name, got.header.Get(name))
			}
		}
		for _, part := range []string{"accelerometer=(self)", "camera=(self)", "geolocation=()", "gyroscope=(self)"} {
			if policy := got.header.Get("Permissions-Policy"); !strings.Contains(policy, part) {
				t.Errorf("%s %.20s: Permissions-Policy is %q, without %s", r.method, r.path, policy, part)
			}
		}
	}
}

func TestHSTS(t *testing.T) {
	proxied := with(nil, "X-Forwarded-Proto", "https")
	for name, c := range map[string]struct {
		tune   func(*Options)
		header map[string]string
		want   bool
	}{
		"plain":                    {nil, nil, false},
		"told by a stranger":       {nil, proxied, false},
		"told by a proxy":          {func(o *Options) { o.TrustedProxies = loopback }, proxied, true},
		"a proxy without TLS":      {func(o *Options) { o.TrustedProxies = loopback }, with(nil, "X-Forwarded-Proto", "http"), false},
		"TLS by the configuration": {func(o *Options) { o.TLS = true }, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, c.tune, nil)
			for _, path := range []string{"/", "/nothing"} {
				got := s.send(t, request{method: "GET", path: path, header: c.header})
				if (got.header.Get("Strict-Transport-Security") != "") != c.want {
					t.Errorf("%s: %q", path, got.header.Get("Strict-Transport-Security"))
				}
			}
		})
	}
}

func TestReleaseIsRefused(t *testing.T) {
	good := func(t *testing.T) fstest.MapFS {
		files := fstest.MapFS{}
		root := release(t)
		for _, name := range []string{"app.bin", "site/release.json", "site/release.sig"} {
			content, err := os.ReadFile(filepath.Join(root, name))
			check(t, err)
			files[name] = &fstest.MapFile{Data: content}
		}
		for name, content := range siteFiles() {
			files["site/"+name] = &fstest.MapFile{Data: content}
		}
		return files
	}
	for name, spoil := range map[string]func(fstest.MapFS){
		"no manifest":       func(f fstest.MapFS) { delete(f, "site/release.json") },
		"no signature":      func(f fstest.MapFS) { delete(f, "site/release.sig") },
		"no package":        func(f fstest.MapFS) { delete(f, "app.bin") },
		"no site":           func(f fstest.MapFS) { clear(f) },
		"a missing file":    func(f fstest.MapFS) { delete(f, "site/main.js") },
		"a changed file":    func(f fstest.MapFS) { f["site/main.js"].Data[0] ^= 1 },
		"no JSON":           func(f fstest.MapFS) { f["site/release.json"].Data = []byte("{") },
		"no start page":     func(f fstest.MapFS) { f["site/release.json"].Data = []byte(`{"files":{}}`) },
		"a package cut":     func(f fstest.MapFS) { f["app.bin"].Data = f["app.bin"].Data[:100] },
		"a package's head":  func(f fstest.MapFS) { f["app.bin"].Data = f["app.bin"].Data[:79] },
		"a later package":   func(f fstest.MapFS) { f["app.bin"].Data[1] = 2 },
		"a package too big": func(f fstest.MapFS) { f["app.bin"].Data = make([]byte, packageLimit+1) },
	} {
		t.Run(name, func(t *testing.T) {
			files := good(t)
			if _, err := loadSite(files, ""); err != nil {
				t.Fatal(err)
			}
			if _, err := loadPackage(files); err != nil {
				t.Fatal(err)
			}
			spoil(files)
			code, err := NewSetupCode()
			check(t, err)
			if _, err := New(Deps{Store: &spy{}, Release: files, Code: code}, Options{}); err == nil {
				t.Error("it was served")
			}
		})
	}
}

func TestStartPageOfAnotherCover(t *testing.T) {
	s := start(t, func(o *Options) { o.Cover = "timer" }, nil)
	want := siteFiles()["timer/index.html"]
	for _, path := range []string{"/", "/timer/"} {
		got := s.send(t, request{method: "GET", path: path})
		if got.status != 200 || !bytes.Equal(got.body, want) || got.header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %q", path, got.raw)
		}
	}
	for _, path := range []string{"/timer", "/timer/index.html", "/index.html"} {
		if got := s.send(t, request{method: "GET", path: path}); got.status != 404 {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
	if _, err := loadSite(os.DirFS(release(t)), "converter"); err == nil {
		t.Error("a cover that the release has not was served")
	}
}

func TestNewNeedsItsParts(t *testing.T) {
	code, err := NewSetupCode()
	check(t, err)
	files := os.DirFS(release(t))
	for name, deps := range map[string]Deps{
		"no store":   {Release: files, Code: code},
		"no release": {Store: &spy{}, Code: code},
		"no code":    {Store: &spy{}, Release: files},
	} {
		if _, err := New(deps, Options{}); err == nil {
			t.Error(name)
		}
	}
}

func TestAcceptsGzip(t *testing.T) {
	for header, want := range map[string]bool{
		"":                     false,
		"gzip":                 true,
		"GZIP":                 true,
		"x-gzip":               true,
		"br, gzip":             true,
		"br,deflate":           false,
		"gzip;q=0":             false,
		"gzip; q=0.000":        false,
		"gzip;q=0.1, br":       true,
		"*":                    true,
		"*;q=0":                false,
		"gzip;q=0, *":          false,
		"*;q=0, gzip":          true,
		"gzip;q=x":             false,
		"gzipped":              false,
		"identity;q=1, *;q=0":  false,
		" gzip ; q = 0.5 , br": true,
	} {
		if acceptsGzip(header) != want {
			t.Errorf("%q: %t", header, !want)
		}
	}
}

// TestAdmin: probes answer on their own listener, and the site does not.
func TestAdmin(t *testing.T) {
	s := start(t, nil, nil)
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/": 404, "/v1/box": 404, "/main.js": 404} {
		got := exchange(t, s.admin, request{method: "GET", path: path}.bytes())
		if got.status != want {
			t.Errorf("%s: %d", path, got.status)
		}
	}
	s.draining.Store(true)
	if got := exchange(t, s.admin, request{method: "GET", path: "/readyz"}.bytes()); got.status != http.StatusServiceUnavailable {
		t.Errorf("draining: %d", got.status)
	}
	if got := exchange(t, s.admin, request{method: "GET", path: "/healthz"}.bytes()); got.status != http.StatusOK {
		t.Errorf("draining, alive: %d", got.status)
	}
}

// TestNotReadyWithoutAStore: a store that is closed is not ready, though the process lives.
func TestNotReadyWithoutAStore(t *testing.T) {
	s := start(t, nil, nil)
	check(t, s.store.Close())
	if got := exchange(t, s.admin, request{method: "GET", path: "/readyz"}.bytes()); got.status != http.StatusServiceUnavailable {
		t.Errorf("%d", got.status)
	}
}
