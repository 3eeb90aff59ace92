package server

import (
	"bufio"
	"bytes"
	"context"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"dunnock/vault"
)

// keeper is a store that holds on to the blobs that it was given, as a queue would.
type keeper struct {
	Store
	mu    sync.Mutex
	blobs [][]byte
}

func (k *keeper) Replace(ctx context.Context, id vault.ID, write vault.Token, match vault.ETag, blob []byte) (vault.ETag, error) {
	k.mu.Lock()
	k.blobs = append(k.blobs, blob)
	k.mu.Unlock()
	return k.Store.Replace(ctx, id, write, match, blob)
}

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

// TestBodiesAreCopied fails without the copy in body: the next request on the connection overwrites the blob.
func TestBodiesAreCopied(t *testing.T) {
	kept := &keeper{}
	s := start(t, nil, func(store Store) Store { kept.Store = store; return kept })
	h := newHolder()
	before := randomBlob(vault.SmallBlob)
	h.settle(t, s.store, before)
	d := open(t, s.public)
	var sent [][]byte
	for range 8 {
		blob := randomBlob(vault.SmallBlob)
		got := d.send(request{method: "PUT", path: "/v1/box", header: with(auth(h.as(h.write)), "If-Match", etagOf(before)), body: blob})
		if got.StatusCode != 204 {
			t.Fatalf("status %d", got.StatusCode)
		}
		sent, before = append(sent, blob), blob
	}
	for i, blob := range kept.blobs {
		if !bytes.Equal(blob, sent[i]) {
			t.Errorf("blob %d changed after its request was answered", i)
		}
	}
	if len(kept.blobs) != len(sent) {
		t.Errorf("%d of %d seen", len(kept.blobs), len(sent))
	}
}

// TestPassesAreCopied is the same for what stays in memory: bytes, id and hashes.
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
