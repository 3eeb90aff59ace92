package server

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"math/bits"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dunnock/push"
	"dunnock/vault"
)

// wait is long enough for any single step on a loaded machine; no test waits for it to pass.
const wait = 60 * time.Second

var page = []byte("<!doctype html><title>Calculator</title>" + strings.Repeat("<p>1 + 1 = 2</p>", 200))

// siteFiles is a small real site: one file of every kind that is served.
func siteFiles() map[string][]byte {
	return map[string][]byte{
		"index.html":           page,
		"timer/index.html":     []byte("<!doctype html><title>Kitchen timer</title>"),
		"panel.html":           []byte("<!doctype html><title>Calculator</title>"),
		"main.js":              bytes.Repeat([]byte("export const one = 1;\n"), 100),
		"sw.js":                []byte("self.x = 1;\n"),
		"main.css":             bytes.Repeat([]byte("b{margin:0}\n"), 100),
		"calc.wasm":            bytes.Repeat([]byte("\x00asm"), 200),
		"manifest.webmanifest": []byte(`{"name":"Calculator"}`),
		"icon.svg":             []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
		"icon-192.png":         append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 500)...),
		"text/en.ftl":          []byte("one = One\n"),
	}
}

// release lays a signed release out in a folder, as `dunnock release sign` does.
func release(t testing.TB) string {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	check(t, err)
	dir := t.TempDir()
	named := map[string]string{}
	for name, content := range siteFiles() {
		write(t, filepath.Join(dir, siteFolder, name), content)
		sum := sha256.Sum256(content)
		url := "/" + strings.TrimSuffix(name, startFile)
		named[url] = hex.EncodeToString(sum[:])
	}
	manifest, err := json.Marshal(map[string]any{"files": named, "minimum": 1, "version": 7})
	check(t, err)
	manifest = append(manifest, '\n')
	write(t, filepath.Join(dir, siteFolder, "release.json"), manifest)
	signature := ed25519.Sign(key, append([]byte("c1/site"), manifest...))
	write(t, filepath.Join(dir, siteFolder, "release.sig"), []byte(b64(signature)+"\n"))
	write(t, filepath.Join(dir, siteFolder, "left-behind.txt"), []byte("never signed"))
	write(t, filepath.Join(dir, packageFile), appPackageBytes(7))
	return dir
}

func appPackageBytes(version uint32) []byte {
	module := bytes.Repeat([]byte{0x1f, 0x8b}, 600)
	bytes := binary.BigEndian.AppendUint32([]byte{0, 1, 0, 0}, version)
	bytes = binary.BigEndian.AppendUint32(bytes, 1)
	bytes = binary.BigEndian.AppendUint32(bytes, uint32(len(module)))
	return append(append(bytes, make([]byte, 64)...), module...)
}

// running is a server over a real store, on two loopback listeners.
type running struct {
	*Server
	public, admin string
	code          SetupCode
	store         *vault.Vault
	log           *logBuffer
	stop          func() error
}

// start serves until the test ends, and then requires a clean end. tune may be nil; wrap may put something between the
// server and its store.
func start(t testing.TB, tune func(*Options), wrap func(Store) Store) *running {
	t.Helper()
	store, err := vault.Open(t.TempDir(), vault.Options{EndpointKey: &vault.EndpointKey{1}})
	check(t, err)
	var background sync.WaitGroup
	storeContext, stopStore := context.WithCancel(context.Background())
	background.Go(func() { _ = store.Run(storeContext) })
	t.Cleanup(func() {
		check(t, store.Close())
		stopStore()
		background.Wait()
	})

	code, err := NewSetupCode()
	check(t, err)
	options := Options{DrainTime: wait}
	if tune != nil {
		tune(&options)
	}
	var seen Store = store
	if wrap != nil {
		seen = wrap(store)
	}
	log := &logBuffer{}
	s, err := New(Deps{
		Store:   seen,
		Release: os.DirFS(release(t)),
		Code:    code,
		Ticks:   Ticks{Store: store, Push: newFront(t)},
		Log:     slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}, options)
	check(t, err)

	public, admin := listen(t), listen(t)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, public, admin) }()
	stop := sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { check(t, stop()) })
	return &running{
		Server: s, public: public.Addr().String(), admin: admin.Addr().String(),
		code: code, store: store, log: log, stop: stop,
	}
}

func releaseFS(t testing.TB) fs.FS { return os.DirFS(release(t)) }

// serveOn runs a server until the test ends and returns its address.
func serveOn(t testing.TB, s *Server) string {
	t.Helper()
	public := listen(t)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, public, nil) }()
	t.Cleanup(func() {
		cancel()
		check(t, <-ended)
	})
	return public.Addr().String()
}

// newFront has a key of its own and the known hosts.
func newFront(t testing.TB) push.Front {
	t.Helper()
	keys, err := push.LoadKeys(filepath.Join(t.TempDir(), push.KeysFile))
	check(t, err)
	hosts, err := push.ParseHosts(push.DefaultHosts)
	check(t, err)
	return push.Front{Keys: keys, Hosts: hosts}
}

func listen(t testing.TB) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	return l
}

// logBuffer may be written by the server while a test reads it.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// holder is one person's box: an id and five tokens, as their phone derives them.
type holder struct {
	id                            vault.ID
	read, write, clear, all, tick vault.Token
}

func newHolder() *holder {
	h := &holder{}
	for _, bytes := range [][]byte{h.id[:], h.read[:], h.write[:], h.clear[:], h.all[:], h.tick[:]} {
		rand.Read(bytes)
	}
	return h
}

func (h *holder) as(token vault.Token) string { return boxScheme + b64(h.id[:]) + "." + b64(token[:]) }

// alsoOf is the value of the Also header that orders h's box and devices to be cleared.
func alsoOf(h *holder) string { return b64(h.id[:]) + "." + b64(h.all[:]) }

func (h *holder) hashes() (raw [boxTokens]byte) {
	for i, token := range []vault.Token{h.read, h.write, h.clear, h.all, h.tick} {
		hash := token.Hash()
		copy(raw[32*i:], hash[:])
	}
	return raw
}

// works finds a nonce, as a phone does.
func (h *holder) works(t testing.TB, now time.Time) string {
	t.Helper()
	return searchWork(t, h, uint32(now.Unix()/3600), func(zeros int) bool { return zeros >= WorkBits })
}

func searchWork(t testing.TB, h *holder, hour uint32, enough func(zeros int) bool) string {
	t.Helper()
	tokens := h.hashes()
	message := append(append([]byte("c1/work"), h.id[:]...), tokens[:]...)
	message = append(message, make([]byte, 12)...)
	work := message[len(message)-12:]
	binary.BigEndian.PutUint32(work, hour)
	for nonce := uint64(0); nonce < 1<<30; nonce++ {
		binary.BigEndian.PutUint64(work[4:], nonce)
		sum := sha256.Sum256(message)
		if enough(bits.LeadingZeros64(binary.BigEndian.Uint64(sum[:]))) {
			return b64(work)
		}
	}
	t.Fatal("no work found")
	return ""
}

// creation is the header of a creation without work or invite.
func (h *holder) creation() map[string]string {
	tokens := h.hashes()
	return map[string]string{"Authorization": h.as(h.write), "If-None-Match": "*", "Tokens": b64(tokens[:])}
}

// settle makes the holder's box in the store itself.
func (h *holder) settle(t testing.TB, store *vault.Vault, blob []byte) vault.ETag {
	t.Helper()
	raw := h.hashes()
	_, tokens, ok := parseTokens(b64(raw[:]))
	if !ok {
		t.Fatal("tokens do not parse")
	}
	tag, err := store.Create(t.Context(), h.id, h.write, tokens, blob, true)
	check(t, err)
	return tag
}

// request is one exchange on a connection of its own.
type request struct {
	method, path string
	header       map[string]string
	body         []byte
	// length, where it is not nil, is announced instead of the body's own.
	length *int
}

func (r request) bytes() []byte {
	var out bytes.Buffer
	out.WriteString(r.method + " " + r.path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
	for name, value := range r.header {
		out.WriteString(name + ": " + value + "\r\n")
	}
	if r.body != nil || r.length != nil {
		length := len(r.body)
		if r.length != nil {
			length = *r.length
		}
		out.WriteString("Content-Length: " + strconv.Itoa(length) + "\r\n")
	}
	out.WriteString("\r\n")
	out.Write(r.body)
	return out.Bytes()
}

// answer is what came back, byte for byte.
type answer struct {
	raw    []byte
	status int
	header http.Header
	body   []byte
}

func (s *running) send(t testing.TB, r request) answer {
	t.Helper()
	return exchange(t, s.public, r.bytes())
}

// exchange sends raw bytes and reads until the server closes.
func exchange(t testing.TB, address string, raw []byte) answer {
	t.Helper()
	c, err := net.Dial("tcp", address)
	check(t, err)
	defer c.Close()
	check(t, c.SetDeadline(time.Now().Add(wait)))
	// A server that answers before it has read everything may break the pipe; what it answered is still there to read.
	_, _ = c.Write(raw)
	// Half closed: a request that ends too early is seen at once, and not after a timeout.
	_ = c.(*net.TCPConn).CloseWrite()
	got, err := io.ReadAll(c)
	if err != nil && len(got) == 0 {
		t.Fatalf("no answer: %v", err)
	}
	return parseAnswer(t, got)
}

func parseAnswer(t testing.TB, raw []byte) answer {
	t.Helper()
	head, body, ok := bytes.Cut(raw, []byte("\r\n\r\n"))
	if !ok {
		t.Fatalf("no answer in %q", raw)
	}
	lines := strings.Split(string(head), "\r\n")
	fields := strings.Fields(lines[0])
	if len(fields) < 2 {
		t.Fatalf("no status in %q", lines[0])
	}
	status, err := strconv.Atoi(fields[1])
	check(t, err)
	header := http.Header{}
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ": ")
		if header.Get(name) != "" {
			t.Errorf("header %s twice", name)
		}
		header.Set(name, value)
	}
	return answer{raw: raw, status: status, header: header, body: body}
}

// timeless is the answer without the value of its Date header: nothing else may differ.
func (a answer) timeless() string {
	return strings.Replace(string(a.raw), a.header.Get("Date"), "now", 1)
}

func etagOf(blob []byte) string {
	sum := sha256.Sum256(blob)
	return `"` + hex.EncodeToString(sum[:]) + `"`
}

func randomBlob(size int) []byte {
	blob := make([]byte, size)
	rand.Read(blob)
	return blob
}

func b64(bytes []byte) string { return base64.RawURLEncoding.EncodeToString(bytes) }

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	check(t, os.MkdirAll(filepath.Dir(path), 0o700))
	check(t, os.WriteFile(path, content, 0o600))
}
