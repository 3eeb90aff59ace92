package server

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dunnock/push"
	"dunnock/vault"
)

// A process of its own, so that whatever any library prints is seen.
const (
	childData    = "EDGE_TEST_DATA"
	childRelease = "EDGE_TEST_RELEASE"
)

func TestMain(m *testing.M) {
	if os.Getenv(childData) == "" {
		os.Exit(m.Run())
	}
	if err := serveAsChild(); err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		os.Exit(1)
	}
}

func serveAsChild() error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	dir := os.Getenv(childData)
	log := slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	store, err := vault.Open(dir, vault.Options{Logger: log, EndpointKey: &vault.EndpointKey{1}})
	if err != nil {
		return err
	}
	defer store.Close()
	go func() { _ = store.Run(context.Background()) }()
	code, err := LoadSetupCode(dir)
	if err != nil {
		return err
	}
	keys, err := push.LoadKeys(filepath.Join(dir, push.KeysFile))
	if err != nil {
		return err
	}
	hosts, err := push.ParseHosts(push.DefaultHosts)
	if err != nil {
		return err
	}
	ticks := Ticks{Store: store, Push: push.Front{Keys: keys, Hosts: hosts}}
	s, err := New(Deps{Store: store, Release: os.DirFS(os.Getenv(childRelease)), Code: code, Ticks: ticks, Log: log},
		Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	if err != nil {
		return err
	}
	public, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(public.Addr())
	return s.Run(ctx, public, nil)
}

// child is a server in a process of its own.
type child struct {
	command        *exec.Cmd
	address        string
	output, errors bytes.Buffer
}

func startChild(t *testing.T, data string) *child {
	t.Helper()
	c := &child{command: exec.Command(os.Args[0])}
	c.command.Env = append(os.Environ(), childData+"="+data, childRelease+"="+release(t))
	c.command.Stderr = &c.errors
	pipe, err := c.command.StdoutPipe()
	check(t, err)
	check(t, c.command.Start())
	t.Cleanup(func() { _ = c.command.Process.Kill() })
	reader := bufio.NewReader(pipe)
	line, err := reader.ReadString('\n')
	if err != nil {
		_ = c.command.Wait()
		t.Fatalf("the child did not start: %v: %s", err, &c.errors)
	}
	c.address = strings.TrimSpace(line)
	c.output.WriteString(line)
	return c
}

func (c *child) end(t *testing.T) {
	t.Helper()
	check(t, c.command.Process.Signal(syscall.SIGTERM))
	if err := c.command.Wait(); err != nil {
		t.Fatalf("the child: %v: %s", err, &c.errors)
	}
}

// canary is something that must leave no trace.
type canary struct {
	name  string
	bytes []byte
}

// spellings are how it might be written down.
func (c canary) spellings() [][]byte {
	return [][]byte{
		c.bytes,
		[]byte(hex.EncodeToString(c.bytes)),
		[]byte(base64.RawURLEncoding.EncodeToString(c.bytes)),
		[]byte(base64.RawStdEncoding.EncodeToString(c.bytes)),
	}
}

func (c canary) in(haystack []byte) bool {
	for _, needle := range c.spellings() {
		if bytes.Contains(haystack, needle) {
			return true
		}
	}
	return false
}

// TestNothingLeaks drives every kind of request through a process and looks for what was in them on its disk and in
// everything it printed.
func TestNothingLeaks(t *testing.T) {
	data := t.TempDir()
	c := startChild(t, data)
	code, err := LoadSetupCode(data)
	check(t, err)
	canaries := drive(t, c.address, code)
	c.end(t)

	files := 0
	check(t, filepath.WalkDir(data, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for _, canary := range canaries {
			if canary.in(content) || canary.in([]byte(entry.Name())) {
				t.Errorf("%s: in the data directory, in %s", canary.name, entry.Name())
			}
		}
		if found := (canary{"", []byte(code.Digits())}).in(content); found != (entry.Name() == SetupCodeFile) {
			t.Errorf("the set-up code in %s: %t", entry.Name(), found)
		}
		return nil
	}))
	if files < 3 {
		t.Errorf("%d files looked at", files)
	}
	printed := append(c.output.Bytes(), c.errors.Bytes()...)
	canaries = append(canaries, canary{"the set-up code", []byte(code.Digits())}, canary{"the data directory", []byte(data)})
	for _, canary := range canaries {
		if canary.in(printed) {
			t.Errorf("%s: printed", canary.name)
		}
	}
	if bytes.Contains(c.errors.Bytes(), []byte("127.0.0.1")) {
		t.Error("the peer's address: printed")
	}
	if !bytes.Contains(printed, []byte("server started")) || !bytes.Contains(printed, []byte(c.address)) {
		t.Error("the output was not looked at")
	}
	if !(canary{"", []byte("server started")}).in(c.errors.Bytes()) {
		t.Error("the search finds nothing")
	}
}

// drive sends requests of every kind and returns what was in them.
func drive(t *testing.T, address string, code SetupCode) []canary {
	t.Helper()
	const agent, path, query, host, forwarded = "canary-agent/7.7", "canary-path-77", "canary-query-77", "canary-host-77.example", "203.0.113.77"
	forwarded6 := netip.MustParseAddr("2001:db8:ca1a:77::77")
	raw6 := forwarded6.As16()
	canaries := []canary{
		{"a user agent", []byte(agent)}, {"a path", []byte(path)}, {"a query", []byte(query)}, {"a host", []byte(host)},
		{"an address", []byte(forwarded)}, {"an IPv6 address", []byte(forwarded6.String())}, {"an IPv6 address", raw6[:]},
		{"content", []byte("canary-content-77")},
	}
	send := func(r request, statuses ...int) {
		t.Helper()
		r.header = with(r.header, "User-Agent", agent, "Referer", "https://"+host+"/"+path, "Cookie", query)
		if _, set := r.header["X-Forwarded-For"]; !set {
			r.header["X-Forwarded-For"] = forwarded
		}
		got := exchange(t, address, r.bytes())
		for _, status := range statuses {
			if got.status == status {
				return
			}
		}
		t.Fatalf("%s %s: %d, want %v", r.method, r.path, got.status, statuses)
	}
	first := bytes.Repeat([]byte("canary-content-77"), vault.SmallBlob)[:vault.SmallBlob]
	second := append([]byte("2"), first[1:]...)
	for i := range 3 {
		h := newHolder()
		canaries = append(canaries, h.canaries(i)...)
		if i == 2 {
			// The token that clears everything is what the store keeps as the proof; it says so.
			canaries = canaries[:len(canaries)-1]
		}
		send(request{method: "PUT", path: "/v1/box", body: first, header: with(h.creation(), "Work", h.works(t, time.Now()))}, 201)
		send(request{method: "PUT", path: "/v1/box", body: first, header: h.creation()}, 412)
		send(request{method: "GET", path: "/v1/box", header: with(auth(h.as(h.read)), "X-Forwarded-For", forwarded6.String())}, 200)
		send(replacement(h, first, second), 204)
		send(replacement(h, first, second), 412)
		send(replacement(h, second, second[1:]), 400)
		send(request{method: "GET", path: "/v1/app", header: auth(h.as(h.read))}, 200)
		switch i {
		case 1:
			send(request{method: "DELETE", path: "/v1/box", header: auth(h.as(h.clear))}, 204)
		case 2:
			send(request{method: "DELETE", path: "/v1/all", header: auth(h.as(h.all))}, 204)
		}
	}
	driveAlso(t, send, &canaries, first)
	driveTicks(t, address, send, &canaries)
	driveStrangers(t, send, &canaries, path, query, code)
	for _, raw := range []string{
		"BREW /" + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
		"GET /" + path + "\r\n" + host + "\r\n\r\n",
		"GET / HTTP/1.1\r\n" + host + " " + agent + "\r\n\r\n",
		"PUT /v1/box HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: -77\r\n\r\n",
		"PUT /v1/box HTTP/1.1\r\nHost: " + host + "\r\nTransfer-Encoding: chunked\r\n\r\n" + path + "\r\n",
	} {
		if got := exchange(t, address, []byte(raw)); got.status != 404 {
			t.Fatalf("%q: %d", raw, got.status)
		}
	}
	return canaries
}

// driveAlso sends orders along: one that fits, whose token the store keeps as the proof, and two that fit nothing.
func driveAlso(t *testing.T, send func(request, ...int), canaries *[]canary, blob []byte) {
	t.Helper()
	carrier, target, stranger := newHolder(), newHolder(), newHolder()
	*canaries = append(*canaries, carrier.canaries(5)...)
	*canaries = append(*canaries, stranger.canaries(6)...)
	*canaries = append(*canaries, target.canaries(7)[:5]...)
	for _, h := range []*holder{carrier, target} {
		send(request{method: "PUT", path: "/v1/box", body: blob, header: with(h.creation(), "Work", h.works(t, time.Now()))}, 201)
	}
	for _, also := range []string{alsoOf(stranger), "canary-content-77", alsoOf(target)} {
		send(request{method: "GET", path: "/v1/box", header: with(auth(carrier.as(carrier.read)), "Also", also)}, 200)
	}
	send(request{method: "GET", path: "/v1/box", header: auth(target.as(target.read))}, 410)
}

// driveTicks leaves minutes and an order.
func driveTicks(t *testing.T, address string, send func(request, ...int), canaries *[]canary) {
	t.Helper()
	public := exchange(t, address, request{method: "GET", path: "/v1/push"}.bytes()).body
	p, order := newTicker(t, goodEndpoint+"-canary-endpoint-77"), randomBlob(32)
	p.minutes[0] = uint32(time.Now().Unix()/60) + 7_777
	*canaries = append(*canaries, canary{"a tick id", p.id[:]}, canary{"a tick token", p.token[:]}, canary{"an order token", p.order[:]},
		canary{"an order", order}, canary{"a phone's key", p.key.PublicKey().Bytes()[1:33]}, canary{"a phone's secret", p.auth[:]},
		canary{"an endpoint", []byte("canary-endpoint-77")}, canary{"a minute", []byte(strconv.Itoa(int(p.minutes[0])))})
	send(request{method: "PUT", path: "/v1/tick", body: p.upload(public), header: p.as(p.token)}, 204)
	send(request{method: "PUT", path: "/v1/tick/note", body: order, header: p.as(p.order)}, 204)
	send(request{method: "GET", path: "/v1/tick/note", header: p.as(p.order)}, 200)
	send(request{method: "PUT", path: "/v1/tick", body: p.upload(public), header: p.as(p.order)}, 404)
	p.endpoint = "https://canary-endpoint-77.example/a"
	send(request{method: "PUT", path: "/v1/tick", body: p.upload(public), header: p.as(p.token)}, 404)
}

func driveStrangers(t *testing.T, send func(request, ...int), canaries *[]canary, path, query string, code SetupCode) {
	t.Helper()
	stranger := newHolder()
	*canaries = append(*canaries, stranger.canaries(9)...)
	wrong, err := NewSetupCode()
	check(t, err)
	*canaries = append(*canaries, canary{"a wrong code", []byte(wrong.Digits())})
	send(request{method: "GET", path: "/v1/app", header: auth("Code " + wrong.Digits())}, 404)
	send(request{method: "GET", path: "/v1/app", header: auth("Code " + code.Digits())}, 200)
	send(request{method: "GET", path: "/v1/box", header: auth(stranger.as(stranger.read))}, 404)
	send(request{method: "GET", path: "/" + path + "?" + query}, 404)
	send(request{method: "GET", path: "/?" + query}, 200)
	send(request{method: "PUT", path: "/" + path, body: make([]byte, bodyLimit+1)}, 404)
	send(request{method: "GET", path: "/" + strings.Repeat(path, 5_000)}, 404)
	pass, token, claim := randomBlob(16), passToken(randomBlob(32)), randomBlob(16)
	*canaries = append(*canaries, canary{"a pass id", pass}, canary{"a pass token", token[:]}, canary{"a claim", claim})
	hash := token.hash()
	header := map[string]string{"Authorization": "Pass " + b64(pass) + "." + b64(token[:]), "Tokens": b64(append(hash[:], hash[:]...))}
	content := bytes.Repeat([]byte("canary-content-77"), passBytes)[:passBytes]
	send(request{method: "PUT", path: "/v1/pass", body: content, header: header}, 201)
	send(request{method: "GET", path: "/v1/pass", header: with(header, "Claim", b64(claim))}, 200)
}

// canaries end with the token that clears everything.
func (h *holder) canaries(number int) []canary {
	var all []canary
	for _, c := range []canary{
		{"id", h.id[:]}, {"read token", h.read[:]}, {"write token", h.write[:]}, {"clear token", h.clear[:]},
		{"notify token", h.tick[:]}, {"all token", h.all[:]},
	} {
		all = append(all, canary{fmt.Sprintf("%s of box %d", c.name, number), c.bytes})
	}
	return all
}
