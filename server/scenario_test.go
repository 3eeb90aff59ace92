package server

import (
	"bytes"
	"io"
	"maps"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"

	"dunnock/vault"
)

// step is one request of a scenario and what must, and must not, come back.
type step struct {
	name string
	request
	status int
	// header lists what must be there; an empty value, what must not.
	header map[string]string
	// body is exact; nil is not looked at.
	body []byte
	// not must appear nowhere in the answer, its headers included.
	not []string
}

// never appears in any answer, whatever was asked.
var never = []string{"fiber", "fasthttp", "dunnock", "Server:", "Allow:", "Cannot ", "Method", "panic", "vault", "Set-Cookie"}

var (
	dullBody   = []byte("Not found\n")
	dullHeader = map[string]string{
		"Content-Type": "text/plain; charset=utf-8", "Content-Length": "10", "Cache-Control": "no-store", "ETag": "",
	}
)

func dullStep(name string, r request) step {
	return step{name: name, request: r, status: 404, header: dullHeader, body: dullBody}
}

func play(t *testing.T, s *running, steps []step) {
	t.Helper()
	for _, step := range steps {
		got := s.send(t, step.request)
		if got.status != step.status {
			t.Fatalf("%s: status %d, want %d", step.name, got.status, step.status)
		}
		for name, value := range step.header {
			if got.header.Get(name) != value {
				t.Errorf("%s: %s is %q, want %q", step.name, name, got.header.Get(name), value)
			}
		}
		if step.body != nil && !bytes.Equal(got.body, step.body) {
			t.Errorf("%s: %d bytes of body, not the %d that were expected", step.name, len(got.body), len(step.body))
		}
		for _, word := range append(step.not, never...) {
			if bytes.Contains(bytes.ToLower(got.raw), bytes.ToLower([]byte(word))) {
				t.Errorf("%s: the answer contains %q", step.name, word)
			}
		}
		if _, err := time.Parse(time.RFC1123, got.header.Get("Date")); err != nil {
			t.Errorf("%s: no Date to set a clock by: %v", step.name, err)
		}
	}
}

func with(header map[string]string, more ...string) map[string]string {
	all := maps.Clone(header)
	if all == nil {
		all = map[string]string{}
	}
	for i := 0; i < len(more); i += 2 {
		all[more[i]] = more[i+1]
	}
	return all
}

func auth(value string) map[string]string { return map[string]string{"Authorization": value} }

func TestBoxLifeWithWork(t *testing.T) {
	s := start(t, nil, nil)
	h, stranger := newHolder(), newHolder()
	first, second, large := randomBlob(vault.SmallBlob), randomBlob(vault.SmallBlob), randomBlob(vault.LargeBlob)
	work := h.works(t, time.Now())
	create := with(h.creation(), "Work", work)
	put := func(match string, body []byte) request {
		return request{method: "PUT", path: "/v1/box", header: with(auth(h.as(h.write)), "If-Match", match), body: body}
	}
	get := request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))}
	blobHeader := func(blob []byte) map[string]string {
		return map[string]string{
			"ETag": etagOf(blob), "Content-Type": "application/octet-stream",
			"Content-Length": strconv.Itoa(len(blob)), "Cache-Control": "no-store",
		}
	}
	empty := []byte{}
	play(t, s, []step{
		dullStep("read before there is a box", get),
		dullStep("replace before there is a box", put(etagOf(first), second)),
		dullStep("create without work", request{method: "PUT", path: "/v1/box", header: h.creation(), body: first}),
		dullStep("create with an invite where work is asked for",
			request{method: "PUT", path: "/v1/box", header: with(h.creation(), "Invite", s.code.Digits()), body: first}),
		dullStep("create with another's work",
			request{method: "PUT", path: "/v1/box", header: with(stranger.creation(), "Work", work), body: first}),
		{name: "create", request: request{method: "PUT", path: "/v1/box", header: create, body: first}, status: 201,
			header: map[string]string{"ETag": etagOf(first), "Content-Length": "0", "Cache-Control": "no-store"}, body: empty},
		{name: "read", request: get, status: 200, header: blobHeader(first), body: first},
		{name: "read what is known", request: request{method: "GET", path: "/v1/box",
			header: with(get.header, "If-None-Match", etagOf(first))}, status: 304,
			header: map[string]string{"ETag": etagOf(first)}, body: empty},
		{name: "create again", request: request{method: "PUT", path: "/v1/box", header: create, body: second}, status: 412,
			header: blobHeader(first), body: first},
		{name: "create again without work", request: request{method: "PUT", path: "/v1/box", header: h.creation(), body: second},
			status: 412, header: blobHeader(first), body: first},
		{name: "replace", request: put(etagOf(first), second), status: 204,
			header: map[string]string{"ETag": etagOf(second)}, body: empty},
		{name: "replace what was replaced", request: put(etagOf(first), large), status: 412, header: blobHeader(second), body: second},
		{name: "grow", request: put(etagOf(second), large), status: 204, header: map[string]string{"ETag": etagOf(large)}, body: empty},
		{name: "read what is no longer there", request: request{method: "GET", path: "/v1/box",
			header: with(get.header, "If-None-Match", etagOf(first))}, status: 200, header: blobHeader(large), body: large},
		dullStep("read with the write token", request{method: "GET", path: "/v1/box", header: auth(h.as(h.write))}),
		dullStep("clear with the read token", request{method: "DELETE", path: "/v1/box", header: auth(h.as(h.read))}),
		dullStep("clear with the all token", request{method: "DELETE", path: "/v1/box", header: auth(h.as(h.all))}),
		dullStep("clear all with the clear token", request{method: "DELETE", path: "/v1/all", header: auth(h.as(h.clear))}),
	})
}

func TestClearing(t *testing.T) {
	s := start(t, nil, nil)
	h := newHolder()
	blob := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, blob)
	get := request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))}
	put := request{method: "PUT", path: "/v1/box", header: with(auth(h.as(h.write)), "If-Match", etagOf(blob)), body: blob}
	again := request{method: "PUT", path: "/v1/box", header: with(h.creation(), "Work", h.works(t, time.Now())), body: blob}
	clearBox := request{method: "DELETE", path: "/v1/box", header: auth(h.as(h.clear))}
	clearAll := request{method: "DELETE", path: "/v1/all", header: auth(h.as(h.all))}
	gone := func(name string, r request, kind byte, proof vault.Token) step {
		return step{name: name, request: r, status: 410, body: append([]byte{kind}, proof[:]...),
			header: map[string]string{"Content-Type": "application/octet-stream", "Content-Length": "33", "ETag": ""}}
	}
	empty := []byte{}
	play(t, s, []step{
		{name: "clear", request: clearBox, status: 204, body: empty},
		{name: "clear again", request: clearBox, status: 204, body: empty},
		gone("read", get, 1, vault.Token{}),
		gone("replace", put, 1, vault.Token{}),
		gone("create", again, 1, vault.Token{}),
		dullStep("read with a wrong token", request{method: "GET", path: "/v1/box", header: auth(h.as(h.tick))}),
		{name: "clear all", request: clearAll, status: 204, body: empty},
		{name: "clear all again", request: clearAll, status: 204, body: empty},
		gone("read after all", get, 2, h.all),
		gone("replace after all", put, 2, h.all),
		dullStep("read after all with a wrong token", request{method: "GET", path: "/v1/box", header: auth(h.as(h.clear))}),
	})
}

func TestSizesAreToldToRightTokensOnly(t *testing.T) {
	s := start(t, nil, nil)
	h, stranger := newHolder(), newHolder()
	blob := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, blob)
	badSize := map[string]string{"Content-Type": "text/plain; charset=utf-8", "Content-Length": "9", "ETag": ""}
	for _, size := range []int{0, 1, vault.SmallBlob - 1, vault.SmallBlob + 1, vault.LargeBlob - 1, vault.LargeBlob + 1, 3 * vault.LargeBlob} {
		body := make([]byte, size)
		header := with(auth(h.as(h.write)), "If-Match", etagOf(blob))
		wrong := with(auth(h.as(h.read)), "If-Match", etagOf(blob))
		unknown := with(auth(stranger.as(stranger.write)), "If-Match", etagOf(blob))
		name := strconv.Itoa(size) + " bytes: "
		play(t, s, []step{
			{name: name + "right", request: request{method: "PUT", path: "/v1/box", header: header, body: body},
				status: 400, header: badSize, body: []byte("Bad size\n")},
			{name: name + "a creation of what is there", request: request{method: "PUT", path: "/v1/box", header: h.creation(), body: body},
				status: 412, body: blob},
			dullStep(name+"wrong", request{method: "PUT", path: "/v1/box", header: wrong, body: body}),
			dullStep(name+"unknown", request{method: "PUT", path: "/v1/box", header: unknown, body: body}),
			dullStep(name+"unproven", request{method: "PUT", path: "/v1/box", header: stranger.creation(), body: body}),
			dullStep(name+"no path", request{method: "PUT", path: "/nothing", body: body}),
		})
	}
	play(t, s, []step{{name: "a creation with work, of no size", status: 400, header: badSize, body: []byte("Bad size\n"),
		request: request{method: "PUT", path: "/v1/box", header: with(stranger.creation(), "Work", stranger.works(t, time.Now()))}}})
	got := s.send(t, request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))})
	if !bytes.Equal(got.body, blob) {
		t.Error("a body of a wrong size changed the box")
	}
}

// TestAnswerToATooLongQuestionArrives: also where it comes while the question is still being sent, to a slow reader.
func TestAnswerToATooLongQuestionArrives(t *testing.T) {
	s := start(t, nil, nil)
	h := newHolder()
	blob := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, blob)
	long := request{method: "PUT", path: "/v1/box", header: h.creation(), body: make([]byte, 3*vault.LargeBlob)}
	c, err := net.Dial("tcp", s.public)
	check(t, err)
	defer c.Close()
	check(t, c.SetDeadline(time.Now().Add(wait)))
	check(t, c.(*net.TCPConn).SetReadBuffer(4_096))
	_, err = c.Write(long.bytes()[:vault.LargeBlob])
	check(t, err)
	time.Sleep(200 * time.Millisecond) // the answer waits for room by now
	got, err := io.ReadAll(c)
	check(t, err)
	if a := parseAnswer(t, got); a.status != 412 || !bytes.Equal(a.body, blob) {
		t.Errorf("%d with %d bytes", a.status, len(a.body))
	}
}

func TestInterruptedUploadChangesNothing(t *testing.T) {
	s := start(t, nil, nil)
	h := newHolder()
	blob := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, blob)
	length := vault.SmallBlob
	cut := request{method: "PUT", path: "/v1/box", header: with(auth(h.as(h.write)), "If-Match", etagOf(blob)),
		body: make([]byte, length-1), length: &length}
	play(t, s, []step{
		dullStep("one byte is missing", cut),
		{name: "what was there", request: request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))}, status: 200, body: blob},
	})
}

func TestInviteOnly(t *testing.T) {
	s := start(t, func(o *Options) { o.InviteOnly = true; o.SetupGuesses = Limit{Each: 3, All: 100} }, nil)
	h := newHolder()
	blob := randomBlob(vault.SmallBlob)
	wrong, err := NewSetupCode()
	check(t, err)
	create := func(h *holder, more ...string) request {
		return request{method: "PUT", path: "/v1/box", header: with(h.creation(), more...), body: blob}
	}
	play(t, s, []step{
		dullStep("work does not do", create(h, "Work", h.works(t, time.Now()))),
		dullStep("a wrong code", create(h, "Invite", wrong.Digits())),
		dullStep("no code", create(h, "Invite", "123456789012")),
		dullStep("a code and a space", create(h, "Invite", s.code.Grouped())),
		{name: "the code", request: create(h, "Invite", s.code.Digits()), status: 201},
		dullStep("a second wrong code", create(newHolder(), "Invite", wrong.Digits())),
		{name: "the code is no guess", request: create(newHolder(), "Invite", s.code.Digits()), status: 201},
		dullStep("a third wrong code", create(newHolder(), "Invite", wrong.Digits())),
		dullStep("the code after too many guesses", create(newHolder(), "Invite", s.code.Digits())),
		{name: "a box that is there needs none", request: create(h), status: 412, body: blob},
	})
}

// TestCreationsThatFailAreNotCounted: a phone that was not answered, and tries again, uses nobody's limit up.
func TestCreationsThatFailAreNotCounted(t *testing.T) {
	s := start(t, func(o *Options) { o.InviteOnly = true; o.NewBoxes = Limit{Each: 2, All: 2} }, nil)
	h := newHolder()
	blob := randomBlob(vault.SmallBlob)
	create := func(h *holder, body []byte) request {
		return request{method: "PUT", path: "/v1/box", header: with(h.creation(), "Invite", s.code.Digits()), body: body}
	}
	play(t, s, []step{
		{name: "the first", request: create(h, blob), status: 201},
		{name: "again", request: create(h, blob), status: 412},
		{name: "and again", request: create(h, blob), status: 412},
		{name: "a wrong size", request: create(newHolder(), blob[1:]), status: 400},
		{name: "the second", request: create(newHolder(), blob), status: 201},
		dullStep("the third", create(newHolder(), blob)),
	})
}

// TestBodiesAreBytes: whatever a body calls itself, it is not taken apart.
func TestBodiesAreBytes(t *testing.T) {
	s := start(t, nil, nil)
	h := newHolder()
	blob := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, blob)
	for _, header := range []map[string]string{
		{"Content-Type": "multipart/form-data; boundary=a"}, {"Content-Type": "application/x-www-form-urlencoded"},
		{"Content-Encoding": "gzip"}, {"Content-Type": "application/json"},
	} {
		next := randomBlob(vault.SmallBlob)
		put := replacement(h, blob, next)
		for name, value := range header {
			put.header[name] = value
		}
		play(t, s, []step{
			{name: "put", request: put, status: 204},
			{name: "get", request: request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))}, status: 200, body: next},
		})
		blob = next
	}
}

func TestApp(t *testing.T) {
	s := start(t, nil, nil)
	h := newHolder()
	h.settle(t, s.store, randomBlob(vault.SmallBlob))
	app := appPackageBytes(7)
	get := func(header map[string]string) request { return request{method: "GET", path: "/v1/app", header: header} }
	right := map[string]string{"ETag": `"7"`, "Content-Type": "application/octet-stream", "Cache-Control": "no-store"}
	wrong, err := NewSetupCode()
	check(t, err)
	next, err := NewSetupCode()
	check(t, err)
	play(t, s, []step{
		dullStep("nobody", get(nil)),
		dullStep("a wrong code", get(auth("Code "+wrong.Digits()))),
		dullStep("no code", get(auth("Code 1234567890"))),
		dullStep("a write token", get(auth(h.as(h.write)))),
		dullStep("a pass", get(auth("Pass "+strings.TrimPrefix(h.as(h.read), "Box ")))),
		dullStep("the code in a query", request{method: "GET", path: "/v1/app?Code=" + s.code.Digits()}),
		{name: "the code", request: get(auth("Code " + s.code.Digits())), status: 200, header: right, body: app,
			not: []string{s.code.Digits()}},
		{name: "a read token", request: get(auth(h.as(h.read))), status: 200, header: right, body: app},
		{name: "what is known", request: get(with(auth(h.as(h.read)), "If-None-Match", `"7"`)), status: 304,
			header: map[string]string{"ETag": `"7"`}, body: []byte{}},
		{name: "an older one is known", request: get(with(auth(h.as(h.read)), "If-None-Match", `"6"`)), status: 200, body: app},
	})
	check(t, s.store.Clear(t.Context(), h.id, h.clear))
	play(t, s, []step{
		{name: "the read token of a cleared box", request: get(auth(h.as(h.read))), status: 200, body: app},
		dullStep("another token of a cleared box", get(auth(h.as(h.clear)))),
	})
	s.SetSetupCode(next)
	play(t, s, []step{
		dullStep("the old code", get(auth("Code "+s.code.Digits()))),
		{name: "the new code", request: get(auth("Code " + next.Digits())), status: 200, body: app},
	})
}

func TestPass(t *testing.T) {
	s := start(t, nil, nil)
	id, content := randomBlob(16), randomBlob(passBytes)
	send, take := passToken(randomBlob(32)), passToken(randomBlob(32))
	as := func(token passToken) string { return "Pass " + b64(id) + "." + b64(token[:]) }
	sendHash, takeHash := send.hash(), take.hash()
	tokens := b64(append(sendHash[:], takeHash[:]...))
	put := func(token passToken, tokens string, body []byte) request {
		return request{method: "PUT", path: "/v1/pass", header: with(auth(as(token)), "Tokens", tokens), body: body}
	}
	state := request{method: "GET", path: "/v1/pass", header: auth(as(send))}
	first, other := b64(randomBlob(16)), b64(randomBlob(16))
	claim := func(method string, token passToken, claim string) request {
		return request{method: method, path: "/v1/pass", header: with(auth(as(token)), "Claim", claim)}
	}
	octets := map[string]string{"Content-Type": "application/octet-stream", "Cache-Control": "no-store"}
	play(t, s, []step{
		dullStep("nothing yet", state),
		dullStep("tokens of another", put(take, tokens, content)),
		dullStep("no tokens", put(send, "", content)),
		{name: "a wrong size", request: put(send, tokens, content[1:]), status: 400, body: []byte("Bad size\n")},
		{name: "put", request: put(send, tokens, content), status: 201, body: []byte{}},
		{name: "put again", request: put(send, tokens, content), status: 201, body: []byte{}},
		dullStep("put another", put(send, tokens, randomBlob(passBytes))),
		{name: "waiting", request: state, status: 200, header: octets, body: []byte{0}},
		dullStep("the send token takes nothing", claim("GET", send, first)),
		dullStep("no claim", claim("GET", take, "x")),
		dullStep("the take token without a claim", request{method: "GET", path: "/v1/pass", header: auth(as(take))}),
		{name: "take", request: claim("GET", take, first), status: 200, header: octets, body: content},
		{name: "take again", request: claim("GET", take, first), status: 200, header: octets, body: content},
		dullStep("another claim", claim("GET", take, other)),
		dullStep("another claim deletes nothing", claim("DELETE", take, other)),
		{name: "claimed", request: state, status: 200, body: []byte{1}},
		{name: "delete", request: claim("DELETE", take, first), status: 204, body: []byte{}},
		dullStep("taken", claim("GET", take, first)),
		dullStep("over", state),
	})
}
