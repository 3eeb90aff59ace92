// Package pushtest is a push service that is stricter than any real one, on loopback, and the browsers that subscribe to it.
package pushtest

import (
	"crypto/ecdh"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dunnock/vault"
)

// longest is what Firefox on Android takes.
const longest = 3_070

// Service is a running push service. What it finds wrong in a request it refuses, and remembers as a fault.
type Service struct {
	// URL is its origin, as an entry of push.ParseHosts.
	URL string

	mu       sync.Mutex
	browsers map[string]*Browser // by path
	received []Received
	faults   []string
	script   func(Received) Reply
}

// Browser is one subscription, with the key that opens what is sent to it.
type Browser struct {
	vault.Subscription
	Private *ecdh.PrivateKey
	key     [65]byte
}

// Received is one request that passed every check.
type Received struct {
	At     time.Time
	Path   string
	Header http.Header
	Body   []byte
	// Text is what the browser decrypts.
	Text []byte
	// Earlier is how many were received for the same subscription before.
	Earlier int
}

// Reply is an answer; the zero Reply is 201.
type Reply struct {
	Status     int
	RetryAfter string
	Location   string
	// Hold, where it is set, is waited for before anything is answered.
	Hold <-chan struct{}
	// Cut ends the connection without an answer.
	Cut bool
}

// New starts a service that ends with the test, which fails where it found any fault.
func New(t testing.TB) *Service {
	t.Helper()
	s := &Service{browsers: map[string]*Browser{}}
	server := httptest.NewServer(s)
	s.URL = server.URL
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		for _, fault := range s.Faults() {
			t.Errorf("push service: %s", fault)
		}
	})
	return s
}

// Subscribe makes a browser's subscription under a VAPID public key.
func (s *Service) Subscribe(public [65]byte) *Browser {
	private, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		panic(err) // never: crypto/rand
	}
	b := &Browser{Private: private, key: public}
	sum := sha256.Sum256(public[:])
	copy(b.Key[:], sum[:])
	copy(b.P256dh[:], private.PublicKey().Bytes())
	_, _ = rand.Read(b.Auth[:])
	path := "/wpush/v2/" + rand.Text()
	b.Endpoint = s.URL + path
	s.mu.Lock()
	defer s.mu.Unlock()
	s.browsers[path] = b
	return b
}

// Script sets what decides the answer to a good request.
func (s *Service) Script(reply func(Received) Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = reply
}

// Received returns what passed every check, in order.
func (s *Service) Received() []Received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.received)
}

// Faults returns what was wrong.
func (s *Service) Faults() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.faults)
}

// ForgetFaults is for a test that means to make them.
func (s *Service) ForgetFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		return
	}
	s.mu.Lock()
	browser := s.browsers[r.URL.Path]
	s.mu.Unlock()
	if browser == nil {
		w.WriteHeader(http.StatusGone)
		return
	}
	text, status, err := s.inspect(r, browser, body)
	s.mu.Lock()
	if err != nil {
		s.faults = append(s.faults, err.Error())
		s.mu.Unlock()
		w.WriteHeader(status)
		return
	}
	got := Received{At: time.Now(), Path: r.URL.Path, Header: maps.Clone(r.Header), Body: body, Text: text}
	for _, earlier := range s.received {
		if earlier.Path == got.Path {
			got.Earlier++
		}
	}
	s.received = append(s.received, got)
	script := s.script
	s.mu.Unlock()
	var reply Reply
	if script != nil {
		reply = script(got)
	}
	reply.write(w, r)
}

func (reply Reply) write(w http.ResponseWriter, r *http.Request) {
	if reply.Hold != nil {
		select {
		case <-reply.Hold:
		case <-r.Context().Done():
		}
	}
	if reply.Cut {
		panic(http.ErrAbortHandler)
	}
	if reply.RetryAfter != "" {
		w.Header().Set("Retry-After", reply.RetryAfter)
	}
	if reply.Location != "" {
		w.Header().Set("Location", reply.Location)
	}
	w.Header().Set("TTL", r.Header.Get("TTL"))
	if reply.Status == 0 {
		reply.Status = http.StatusCreated
	}
	w.WriteHeader(reply.Status)
	_, _ = io.WriteString(w, "Thank you.\n")
}

var topics = regexp.MustCompile(`^[A-Za-z0-9_-]{1,32}$`)

// inspect is every rule of RFC 8030, 8188, 8291 and 8292 that a sender can break.
func (s *Service) inspect(r *http.Request, b *Browser, body []byte) (text []byte, status int, err error) {
	ttl, ttlErr := strconv.Atoi(r.Header.Get("TTL"))
	switch {
	case r.Method != http.MethodPost:
		return nil, http.StatusMethodNotAllowed, fmt.Errorf("method %s", r.Method)
	case ttlErr != nil || ttl < 0 || ttl > 28*24*3600:
		return nil, http.StatusBadRequest, fmt.Errorf("TTL %q", r.Header.Get("TTL"))
	case r.Header.Get("Content-Encoding") != "aes128gcm":
		return nil, http.StatusBadRequest, fmt.Errorf("content encoding %q", r.Header.Get("Content-Encoding"))
	case !topics.MatchString(r.Header.Get("Topic")):
		return nil, http.StatusBadRequest, fmt.Errorf("topic %q", r.Header.Get("Topic"))
	case !slices.Contains([]string{"very-low", "low", "normal", "high"}, r.Header.Get("Urgency")):
		return nil, http.StatusBadRequest, fmt.Errorf("urgency %q", r.Header.Get("Urgency"))
	case len(body) > longest:
		return nil, http.StatusRequestEntityTooLarge, fmt.Errorf("%d bytes, more than %d", len(body), longest)
	case r.ContentLength != int64(len(body)):
		return nil, http.StatusLengthRequired, fmt.Errorf("no length announced")
	case strings.Contains(r.UserAgent(), "dunnock"):
		return nil, http.StatusBadRequest, fmt.Errorf("a user agent that tells")
	}
	if err := checkVAPID(r.Header.Get("Authorization"), s.URL, b.key, time.Now()); err != nil {
		return nil, http.StatusForbidden, err
	}
	text, err = Open(body, b.Private, b.Auth[:])
	return text, http.StatusBadRequest, err
}
