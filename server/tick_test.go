package server

import (
	"bytes"
	"crypto/ecdh"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"testing"

	"dunnock/vault"
)

// ticker is a phone that leaves minutes: protocol, section 10.
type ticker struct {
	id           vault.TickID
	token, order vault.Token
	key          *ecdh.PrivateKey
	auth         [16]byte
	endpoint     string
	minutes      [vault.Minutes]uint32
}

func newTicker(t testing.TB, endpoint string) *ticker {
	t.Helper()
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	check(t, err)
	p := &ticker{key: key, endpoint: endpoint}
	for _, part := range [][]byte{p.id[:], p.token[:], p.order[:], p.auth[:]} {
		rand.Read(part)
	}
	return p
}

func (p *ticker) as(token vault.Token) map[string]string {
	return auth("Tick " + b64(p.id[:]) + "." + b64(token[:]))
}

// upload writes the bytes as the document says, not as the parser reads them.
func (p *ticker) upload(public []byte) []byte {
	var b bytes.Buffer
	keyID, order := sha256.Sum256(public), p.order.Hash()
	b.Write([]byte{0, 1})
	b.Write(keyID[:8])
	b.Write(p.key.PublicKey().Bytes())
	b.Write(p.auth[:])
	b.Write(order[:])
	b.WriteByte(0)
	for _, minute := range p.minutes {
		_ = binary.Write(&b, binary.BigEndian, minute)
	}
	_ = binary.Write(&b, binary.BigEndian, uint16(len(p.endpoint)))
	b.WriteString(p.endpoint)
	return append(b.Bytes(), make([]byte, 1_024-b.Len())...)
}

const goodEndpoint = "https://updates.push.services.mozilla.com/wpush/v2/gAAAA"

func TestTickLife(t *testing.T) {
	s := start(t, nil, nil)
	got := s.send(t, request{method: "GET", path: "/v1/push"})
	if got.status != 200 || len(got.body) != 65 || got.body[0] != 4 || got.header.Get("Cache-Control") != "no-store" {
		t.Fatalf("the public key: %d, %d bytes", got.status, len(got.body))
	}
	p, other := newTicker(t, goodEndpoint), newTicker(t, goodEndpoint)
	upload, order := p.upload(got.body), randomBlob(32)
	put := request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: upload}
	note := func(token vault.Token, body []byte) request {
		return request{method: "PUT", path: "/v1/tick/note", header: p.as(token), body: body}
	}
	state := request{method: "GET", path: "/v1/tick/note", header: p.as(p.order)}
	empty := map[string]string{"Content-Length": "", "Cache-Control": "no-store", "ETag": ""}
	not := []string{"mozilla", b64(p.id[:]), b64(p.token[:])}
	changed := func(at int, to byte) []byte {
		b := bytes.Clone(upload)
		b[at] = to
		return b
	}
	play(t, s, []step{
		dullStep("an order before there is anybody", note(p.order, order)),
		dullStep("delete before there is anything", request{method: "DELETE", path: "/v1/tick", header: p.as(p.token)}),
		{name: "leave minutes", request: put, status: 204, header: empty, body: []byte{}, not: not},
		{name: "leave them again", request: put, status: 204, header: empty, body: []byte{}, not: not},
		dullStep("with another's token", request{method: "PUT", path: "/v1/tick", header: p.as(other.token), body: upload}),
		dullStep("with the order token", request{method: "PUT", path: "/v1/tick", header: p.as(p.order), body: upload}),
		dullStep("without a token", request{method: "PUT", path: "/v1/tick", body: upload}),
		dullStep("a byte short", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: upload[1:]}),
		dullStep("a byte long", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: append(bytes.Clone(upload), 0)}),
		dullStep("another format", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(1, 2)}),
		dullStep("a key that is not served", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(2, upload[2]^1)}),
		dullStep("a point off the curve", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(40, upload[40]^1)}),
		dullStep("a compressed point", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(10, 2)}),
		dullStep("a reserved byte", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(123, 1)}),
		dullStep("an endpoint without end", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(252, 4)}),
		dullStep("no endpoint", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(253, 0)}),
		dullStep("padding that says something", request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: changed(1_023, 1)}),
		{name: "no order", request: state, status: 200, body: []byte{0}},
		dullStep("state with the phone's own token", request{method: "GET", path: "/v1/tick/note", header: p.as(p.token)}),
		dullStep("an order with the phone's own token", note(p.token, order)),
		dullStep("an order of 31 bytes", note(p.order, order[1:])),
		{name: "an order", request: note(p.order, order), status: 204, header: empty, body: []byte{}},
		{name: "it waits", request: state, status: 200, body: []byte{1}},
		{name: "leave minutes over it", request: put, status: 204, header: empty, body: []byte{}},
		{name: "it waits still", request: state, status: 200, body: []byte{1}},
		dullStep("delete with another's token", request{method: "DELETE", path: "/v1/tick", header: p.as(other.token)}),
		dullStep("delete with the order token", request{method: "DELETE", path: "/v1/tick", header: p.as(p.order)}),
		{name: "delete", request: request{method: "DELETE", path: "/v1/tick", header: p.as(p.token)}, status: 204, header: empty, body: []byte{}},
		dullStep("delete again", request{method: "DELETE", path: "/v1/tick", header: p.as(p.token)}),
		dullStep("state of what was deleted", state),
		dullStep("read", request{method: "GET", path: "/v1/tick", header: p.as(p.token)}),
		dullStep("with a box's scheme", request{method: "DELETE", path: "/v1/tick", header: auth("Box " + b64(p.id[:]) + "." + b64(p.token[:]))}),
		dullStep("with a query", request{method: "GET", path: "/v1/push?a=b"}),
	})
}

func TestEndpointsAreChecked(t *testing.T) {
	s := start(t, nil, nil)
	public := s.send(t, request{method: "GET", path: "/v1/push"}).body
	for endpoint, want := range map[string]int{
		goodEndpoint: 204,
		"https://fcm.googleapis.com/fcm/send/" + strings.Repeat("a", vault.EndpointBytes-36): 204,
		"http://fcm.googleapis.com/fcm/send/a":                                               404,
		"https://fcm.googleapis.com:8443/fcm/send/a":                                         404,
		"https://fcm.googleapis.com.example.org/a":                                           404,
		"https://me@fcm.googleapis.com/a":                                                    404,
		"https://127.0.0.1/a":                                                                404,
		"https://localhost/a":                                                                404,
		"https://example.org/a":                                                              404,
		"not an address":                                                                     404,
	} {
		p := newTicker(t, endpoint)
		got := s.send(t, request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: p.upload(public)})
		if got.status != want {
			t.Errorf("%.60q: %d, want %d", endpoint, got.status, want)
		}
	}
	if phones, _, err := s.store.Ticks(t.Context()); err != nil || phones != 2 {
		t.Errorf("%d phones stored, %v", phones, err)
	}
}

// New records are limited; renewing one is not.
func TestTicksAreLimited(t *testing.T) {
	s := start(t, func(o *Options) { o.NewTicks = Limit{Each: 2, All: 100} }, nil)
	public := s.send(t, request{method: "GET", path: "/v1/push"}).body
	put := func(p *ticker) int {
		return s.send(t, request{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: p.upload(public)}).status
	}
	first, second := newTicker(t, goodEndpoint), newTicker(t, goodEndpoint)
	for i, c := range []struct {
		p    *ticker
		want int
	}{
		{first, 204}, {first, 204}, {first, 204}, {second, 204}, {newTicker(t, goodEndpoint), 404}, {first, 204}, {second, 204},
		{newTicker(t, goodEndpoint), 404},
	} {
		if got := put(c.p); got != c.want {
			t.Errorf("upload %d: %d, want %d", i, got, c.want)
		}
	}
}

// Where reminders are off, every path of theirs is one that does not exist.
func TestWithoutTicks(t *testing.T) {
	s := start(t, nil, nil)
	off, err := New(Deps{Store: s.store, Release: releaseFS(t), Code: s.code}, Options{})
	check(t, err)
	on, without := s.public, serveOn(t, off)
	p := newTicker(t, goodEndpoint)
	reference := exchange(t, without, request{method: "GET", path: "/nothing"}.bytes())
	for _, r := range []request{
		{method: "GET", path: "/v1/push"},
		{method: "PUT", path: "/v1/tick", header: p.as(p.token), body: make([]byte, 1_024)},
		{method: "DELETE", path: "/v1/tick", header: p.as(p.token)},
		{method: "PUT", path: "/v1/tick/note", header: p.as(p.order), body: make([]byte, 32)},
		{method: "GET", path: "/v1/tick/note", header: p.as(p.order)},
	} {
		if got := exchange(t, without, r.bytes()); got.timeless() != reference.timeless() {
			t.Errorf("%s %s: %q", r.method, r.path, got.raw)
		}
	}
	if got := exchange(t, on, request{method: "GET", path: "/v1/push"}.bytes()); got.status != 200 {
		t.Errorf("and where they are on: %d", got.status)
	}
}

func FuzzTick(f *testing.F) {
	p := newTicker(f, goodEndpoint)
	public := newFront(f).Public()
	f.Add(p.upload(public[:]))
	f.Add(make([]byte, 1_024))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		tick, ok := parseTick(body)
		if !ok {
			return
		}
		var again bytes.Buffer
		again.Write([]byte{0, 1})
		for _, part := range [][]byte{tick.Key[:], tick.P256dh[:], tick.Auth[:], tick.Order[:], {0}} {
			again.Write(part)
		}
		_ = binary.Write(&again, binary.BigEndian, tick.Minutes)
		_ = binary.Write(&again, binary.BigEndian, uint16(len(tick.Endpoint)))
		again.WriteString(tick.Endpoint)
		if padded := append(again.Bytes(), make([]byte, 1_024-again.Len())...); !bytes.Equal(padded, body) {
			t.Error("a second spelling")
		}
		if _, err := ecdh.P256().NewPublicKey(tick.P256dh[:]); err != nil {
			t.Error("a point off the curve")
		}
	})
}
