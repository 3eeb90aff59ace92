package server

import (
	"bufio"
	"bytes"
	"net"
	"net/http"
	"testing"
	"time"

	"dunnock/vault"
)

// dialog sends requests on one connection, one after another: fasthttp gives each the same buffers.
type dialog struct {
	t      *testing.T
	conn   net.Conn
	reader *bufio.Reader
}

func open(t *testing.T, address string) *dialog {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	check(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	check(t, conn.SetDeadline(time.Now().Add(wait)))
	return &dialog{t: t, conn: conn, reader: bufio.NewReader(conn)}
}

func (d *dialog) send(r request) *http.Response {
	d.t.Helper()
	_, err := d.conn.Write(bytes.Replace(r.bytes(), []byte("Connection: close\r\n"), nil, 1))
	check(d.t, err)
	answer, err := http.ReadResponse(d.reader, &http.Request{Method: r.method})
	check(d.t, err)
	var body bytes.Buffer
	_, err = body.ReadFrom(answer.Body)
	check(d.t, err)
	answer.Body = http.NoBody
	return answer
}

// TestBodiesStayTheirOwn: blobs of one connection, each read back after the next request used its buffer.
func TestBodiesStayTheirOwn(t *testing.T) {
	s := start(t, nil, nil)
	d := open(t, s.public)
	holders, sent := make([]*holder, 4), make([][]byte, 4)
	for i := range holders {
		holders[i] = newHolder()
		before := randomBlob(vault.SmallBlob)
		holders[i].settle(t, s.store, before)
		sent[i] = randomBlob(vault.SmallBlob)
		got := d.send(request{method: "PUT", path: "/v1/box", header: with(auth(holders[i].as(holders[i].write)), "If-Match", etagOf(before)), body: sent[i]})
		if got.StatusCode != 204 {
			t.Fatalf("status %d", got.StatusCode)
		}
	}
	for i, h := range holders {
		got := s.send(t, request{method: "GET", path: "/v1/box", header: auth(h.as(h.read))})
		if !bytes.Equal(got.body, sent[i]) {
			t.Errorf("blob %d is another", i)
		}
	}
}

// TestPassesAreCopied fails without the copy in body, for what stays in memory: bytes, id and hashes.
func TestPassesAreCopied(t *testing.T) {
	s := start(t, nil, nil)
	d := open(t, s.public)
	type sent struct {
		id, content []byte
		send, take  passToken
	}
	var all []sent
	for range 8 {
		p := sent{randomBlob(16), randomBlob(passBytes), passToken(randomBlob(32)), passToken(randomBlob(32))}
		send, take := p.send.hash(), p.take.hash()
		got := d.send(request{method: "PUT", path: "/v1/pass", body: p.content, header: map[string]string{
			"Authorization": "Pass " + b64(p.id) + "." + b64(p.send[:]), "Tokens": b64(append(send[:], take[:]...))}})
		if got.StatusCode != 201 {
			t.Fatalf("status %d", got.StatusCode)
		}
		all = append(all, p)
	}
	for i, p := range all {
		got := s.send(t, request{method: "GET", path: "/v1/pass", header: map[string]string{
			"Authorization": "Pass " + b64(p.id) + "." + b64(p.take[:]), "Claim": b64(randomBlob(16))}})
		if !bytes.Equal(got.body, p.content) {
			t.Errorf("pass %d changed after its request was answered", i)
		}
	}
}
