package server

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dunnock/vault"
)

// TestTricklingUploadsSpoilNothing: 200 uploads that send a byte now and then, beside others that write and read.
func TestTricklingUploadsSpoilNothing(t *testing.T) {
	s := start(t, func(o *Options) { o.DrainTime = time.Millisecond }, nil)
	const slow, healthy, rounds = 200, 8, 15

	victim := newHolder()
	original := randomBlob(vault.LargeBlob)
	victim.settle(t, s.store, original)
	length := vault.LargeBlob
	head := request{method: "PUT", path: "/v1/box", length: &length,
		header: with(auth(victim.as(victim.write)), "If-Match", etagOf(original))}.bytes()
	done := make(chan struct{})
	var trickling sync.WaitGroup
	var bytesSent atomic.Int64
	for range slow {
		c, err := net.Dial("tcp", s.public)
		check(t, err)
		t.Cleanup(func() { _ = c.Close() })
		_, err = c.Write(head)
		check(t, err)
		trickling.Go(func() {
			for {
				select {
				case <-done:
					return
				case <-time.After(20 * time.Millisecond):
					n, _ := c.Write([]byte{0})
					bytesSent.Add(int64(n))
				}
			}
		})
	}
	for s.Server.public.Server().GetOpenConnectionsCount() < slow {
		time.Sleep(time.Millisecond)
	}

	var others sync.WaitGroup
	failures := make(chan error, healthy)
	for range healthy {
		h := newHolder()
		blob := randomBlob(vault.SmallBlob)
		h.settle(t, s.store, blob)
		others.Go(func() { failures <- writeAndRead(s.public, h, blob, rounds) })
	}
	others.Wait()
	for range healthy {
		if err := <-failures; err != nil {
			t.Error(err)
		}
	}
	close(done)
	trickling.Wait()
	if bytesSent.Load() < slow {
		t.Errorf("only %d bytes trickled meanwhile", bytesSent.Load())
	}
	blob, _, err := s.store.Read(t.Context(), victim.id, victim.read)
	check(t, err)
	if !bytes.Equal(blob, original) {
		t.Error("an upload that never ended replaced a box")
	}
}

func writeAndRead(address string, h *holder, blob []byte, rounds int) error {
	client := &http.Client{Transport: &http.Transport{}, Timeout: wait}
	defer client.CloseIdleConnections()
	for range rounds {
		next := randomBlob(len(blob))
		put, err := http.NewRequest("PUT", "http://"+address+"/v1/box", bytes.NewReader(next))
		if err != nil {
			return err
		}
		put.Header.Set("Authorization", h.as(h.write))
		put.Header.Set("If-Match", etagOf(blob))
		if err := expect(client, put, 204, nil); err != nil {
			return err
		}
		blob = next
		get, err := http.NewRequest("GET", "http://"+address+"/v1/box", nil)
		if err != nil {
			return err
		}
		get.Header.Set("Authorization", h.as(h.read))
		if err := expect(client, get, 200, blob); err != nil {
			return err
		}
	}
	return nil
}

func expect(client *http.Client, r *http.Request, status int, want []byte) error {
	answer, err := client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var body bytes.Buffer
	if _, err := body.ReadFrom(answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != status || !bytes.Equal(body.Bytes(), want) {
		return fmt.Errorf("%s: status %d, %d bytes", r.Method, answer.StatusCode, body.Len())
	}
	return nil
}

// TestSlowRequestsAreEnded: a head, and a body, have their time, and then the dull answer.
func TestSlowRequestsAreEnded(t *testing.T) {
	s := start(t, func(o *Options) { o.HeadTime, o.BodyTime = 50*time.Millisecond, 100*time.Millisecond }, nil)
	length := vault.SmallBlob
	for name, raw := range map[string][]byte{
		"a head": []byte("GET / HTTP/1.1\r\nHost: x\r\n"),
		"a body": request{method: "PUT", path: "/v1/box", length: &length, body: nil}.bytes(),
	} {
		c, err := net.Dial("tcp", s.public)
		check(t, err)
		check(t, c.SetDeadline(time.Now().Add(wait)))
		_, err = c.Write(raw)
		check(t, err)
		var got bytes.Buffer
		_, err = got.ReadFrom(c)
		check(t, err)
		_ = c.Close()
		if answer := parseAnswer(t, got.Bytes()); answer.status != 404 || !bytes.Equal(answer.body, dullBody) {
			t.Errorf("%s: %q", name, answer.raw)
		}
	}
}
