package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math/bits"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/bcrypt"
)

// process is a server that runs as a child, with a data directory of its own.
type process struct {
	command *exec.Cmd
	data    string
	url     string
	client  *http.Client
}

func start(ctx context.Context, data, url string, program string, args ...string) (*process, error) {
	command := exec.CommandContext(ctx, program, args...)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() { _, _ = io.Copy(io.Discard, bufio.NewReader(out)) }()
	p := &process{command, data, url, &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 128, DisableCompression: true}}}
	for range 100 {
		answer, err := p.client.Get(url + "/nothing")
		if err == nil {
			answer.Body.Close()
			return p, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.stop()
	return nil, fmt.Errorf("%s did not start", filepath.Base(program))
}

func (p *process) stop() {
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
	_ = os.RemoveAll(p.data)
}

// do sends a request and reads its answer to the end. The body must have the wanted status.
func (p *process) do(ctx context.Context, method, path string, head http.Header, body []byte, want int) (http.Header, int, error) {
	request, err := http.NewRequestWithContext(ctx, method, p.url+path, bytes.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	request.Header = head
	answer, err := p.client.Do(request)
	if err != nil {
		return nil, 0, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	if err == nil && answer.StatusCode != want {
		err = fmt.Errorf("%s answered %d", method, answer.StatusCode)
	}
	return answer.Header, int(n), err
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// dunnockServer keeps one box a worker and replaces its blob by compare-and-swap.
type dunnockServer struct {
	*process
	boxes []*box
}

type box struct{ read, write, etag string }

const maxWorkers = 64

func startDunnock(ctx context.Context, program string) (*dunnockServer, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	data, err := os.MkdirTemp("build", "bench-")
	if err != nil {
		return nil, err
	}
	// Creations are limited per address; the load comes from one, so it names others as a trusted proxy would.
	p, err := start(ctx, data, "http://"+address, program, "serve", "--listen", address, "--data", data, "--trusted-proxy", "127.0.0.1/32")
	if err != nil {
		return nil, err
	}
	s := &dunnockServer{process: p}
	for worker := range maxWorkers {
		b, err := s.create(ctx, worker)
		if err != nil {
			p.stop()
			return nil, fmt.Errorf("create: %w", err)
		}
		s.boxes = append(s.boxes, b)
	}
	return s, nil
}

func (s *dunnockServer) name() string { return "dunnock" }

func (s *dunnockServer) create(ctx context.Context, worker int) (*box, error) {
	secrets := make([]byte, 16+5*32)
	_, _ = rand.Read(secrets)
	id, hashes := secrets[:16], make([]byte, 0, 5*32)
	for i := range 5 {
		hash := sha256.Sum256(secrets[16+32*i : 48+32*i])
		hashes = append(hashes, hash[:]...)
	}
	credential := func(i int) string {
		b64 := base64.RawURLEncoding
		return "Box " + b64.EncodeToString(id) + "." + b64.EncodeToString(secrets[16+32*i:48+32*i])
	}
	b := &box{read: credential(0), write: credential(1)}
	head := http.Header{
		"Authorization":   {b.write},
		"If-None-Match":   {"*"},
		"Tokens":          {base64.RawURLEncoding.EncodeToString(hashes)},
		"Work":            {work(id, hashes)},
		"X-Forwarded-For": {fmt.Sprintf("192.0.2.%d", worker+1)},
	}
	answer, _, err := s.do(ctx, http.MethodPut, "/v1/box", head, make([]byte, blobSize), http.StatusCreated)
	if err != nil {
		return nil, err
	}
	b.etag = answer.Get("ETag")
	return b, nil
}

// work finds the proof of docs/protocol.md section 7: 18 leading zero bits.
func work(id, hashes []byte) string {
	message := bytes.Join([][]byte{[]byte("c1/work"), id, hashes, make([]byte, 12)}, nil)
	tail := message[len(message)-12:]
	binary.BigEndian.PutUint32(tail, uint32(time.Now().Unix()/3600))
	for n := uint64(0); ; n++ {
		binary.BigEndian.PutUint64(tail[4:], n)
		sum := sha256.Sum256(message)
		if bits.LeadingZeros32(binary.BigEndian.Uint32(sum[:])) >= 18 {
			return base64.RawURLEncoding.EncodeToString(tail)
		}
	}
}

func (s *dunnockServer) put(ctx context.Context, worker int, blob []byte) error {
	b := s.boxes[worker]
	sum := sha256.Sum256(blob)
	head := http.Header{"Authorization": {b.write}, "If-Match": {b.etag}}
	answer, _, err := s.do(ctx, http.MethodPut, "/v1/box", head, blob, http.StatusNoContent)
	if err != nil {
		return err
	}
	b.etag = answer.Get("ETag")
	if !strings.Contains(b.etag, hex.EncodeToString(sum[:])) {
		return fmt.Errorf("the answer names another blob")
	}
	return nil
}

func (s *dunnockServer) get(ctx context.Context, worker int) error {
	_, n, err := s.do(ctx, http.MethodGet, "/v1/box", http.Header{"Authorization": {s.boxes[worker].read}}, nil, http.StatusOK)
	if err == nil && n != blobSize {
		err = fmt.Errorf("got %d bytes", n)
	}
	return err
}

// restServer keeps content-addressed blobs, as restic uses it.
type restServer struct {
	*process
	head http.Header
	last [maxWorkers]string
}

func startRestServer(ctx context.Context, program string) (*restServer, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	data, err := os.MkdirTemp("build", "bench-")
	if err != nil {
		return nil, err
	}
	hash, err := bcrypt.GenerateFromPassword([]byte("bench"), bcrypt.MinCost)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(data, ".htpasswd"), append([]byte("bench:"), hash...), 0o600); err != nil {
		return nil, err
	}
	p, err := start(ctx, data, "http://"+address, program, "--listen", address, "--path", data)
	if err != nil {
		return nil, err
	}
	s := &restServer{process: p, head: http.Header{"Authorization": {"Basic " + base64.StdEncoding.EncodeToString([]byte("bench:bench"))}}}
	if _, _, err := s.do(ctx, http.MethodPost, "/?create=true", s.head, nil, http.StatusOK); err != nil {
		p.stop()
		return nil, err
	}
	return s, nil
}

func (s *restServer) name() string { return "rest-server" }

func (s *restServer) put(ctx context.Context, worker int, blob []byte) error {
	sum := sha256.Sum256(blob)
	s.last[worker] = hex.EncodeToString(sum[:])
	_, _, err := s.do(ctx, http.MethodPost, "/data/"+s.last[worker], s.head, blob, http.StatusOK)
	return err
}

func (s *restServer) get(ctx context.Context, worker int) error {
	_, n, err := s.do(ctx, http.MethodGet, "/data/"+s.last[worker], s.head, nil, http.StatusOK)
	if err == nil && n != blobSize {
		err = fmt.Errorf("got %d bytes", n)
	}
	return err
}
