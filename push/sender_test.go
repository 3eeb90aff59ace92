package push

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dunnock/push/pushtest"
	"dunnock/vault"

	webpush "github.com/SherClockHolmes/webpush-go"
)

const contact = "https://calc.example/"

func testKeys(t testing.TB) *Keys {
	t.Helper()
	keys, err := LoadKeys(filepath.Join(t.TempDir(), KeysFile))
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func testSender(t testing.TB, keys *Keys, hosts ...string) *WebPush {
	t.Helper()
	w, err := NewWebPush(keys, mustHosts(t, hosts...), contact)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// scripted is randomness that was written down.
type scripted struct{ rest []byte }

func (s *scripted) Read(p []byte) (int, error) {
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	if n < len(p) {
		return n, io.ErrUnexpectedEOF
	}
	return n, nil
}

// recorder is an HTTPClient that keeps the request.
type recorder struct{ body []byte }

func (r *recorder) Do(request *http.Request) (*http.Response, error) {
	r.body, _ = io.ReadAll(request.Body)
	return &http.Response{StatusCode: 201, Body: http.NoBody}, nil
}

// The worked example of RFC 8291 pins the library: with its salt, its key and its length, the body is the RFC's, but for
// the four bytes of the record size, which webpush-go sets to the length. (elliptic.GenerateKey mixes 0x42 into the second
// byte of what it reads.)
func TestRFC8291PinsTheLibrary(t *testing.T) {
	decode := func(text string) []byte {
		b, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	salt, private := decode("DGv6ra1nlYgDCS1FRnbzlw"), decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
	private[1] ^= 0x42
	keys := testKeys(t)
	kept := rand.Reader
	rand.Reader = io.MultiReader(&scripted{append(salt, private...)}, kept)
	defer func() { rand.Reader = kept }()
	got := &recorder{}
	want := decode("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A" +
		"_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")
	key := keys.all()[0]
	_, err := webpush.SendNotificationWithContext(t.Context(), []byte("When I grow up, I want to be a watermelon"),
		&webpush.Subscription{Endpoint: "https://push.example/a", Keys: webpush.Keys{
			Auth:   "BTBZMqHH6r4Tts7J_aSIgg",
			P256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
		}},
		&webpush.Options{HTTPClient: got, RecordSize: uint32(len(want)), Subscriber: contact, VAPIDPublicKey: key.publicText, VAPIDPrivateKey: key.privateText})
	if err != nil {
		t.Fatal(err)
	}
	copy(want[16:20], got.body[16:20])
	if !bytes.Equal(got.body, want) {
		t.Errorf("got  %x\nwant %x", got.body, want)
	}
}

func TestEveryPushLooksTheSame(t *testing.T) {
	service, keys := pushtest.New(t), testKeys(t)
	sender := testSender(t, keys, service.URL)
	browser := service.Subscribe(keys.Public())
	order := vault.Order{1, 2, 3}
	random := vault.Order{}
	_, _ = rand.Read(random[:])
	for _, extra := range []vault.Order{order, random, {}} {
		text, err := payload(contact, extra)
		if err != nil {
			t.Fatal(err)
		}
		receipt, err := sender.Send(t.Context(), Message{To: browser.Subscription, Text: text, TTL: Window})
		if err != nil || receipt.Status != 201 {
			t.Fatalf("%d, %v", receipt.Status, err)
		}
	}
	received := service.Received()
	for _, got := range received {
		if len(got.Body) != RecordBytes || len(got.Text) != len(received[0].Text) {
			t.Errorf("%d bytes with %d of text", len(got.Body), len(got.Text))
		}
		if fmt.Sprint(got.Header) != fmt.Sprint(received[0].Header) {
			t.Errorf("headers differ:\n%v\n%v", got.Header, received[0].Header)
		}
	}
	for name, want := range map[string]string{"Ttl": "600", "Topic": "r", "Urgency": "high", "Content-Encoding": "aes128gcm", "User-Agent": ""} {
		if got := received[0].Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	var read struct {
		WebPush      int `json:"web_push"`
		Notification struct{ Title, Navigate string }
		X            string
	}
	if err := json.Unmarshal(received[0].Text, &read); err != nil || read.WebPush != 8030 || read.Notification.Title == "" || read.Notification.Navigate != contact {
		t.Errorf("no declarative payload: %s", received[0].Text)
	}
	if extra, err := b64u.DecodeString(read.X); err != nil || !bytes.Equal(extra, order[:]) {
		t.Errorf("the 32 bytes are %x", extra)
	}
}

// The library appends to the slice that it is given: of one slice that many send, each must get its own copy.
func TestSharedMessage(t *testing.T) {
	service, keys := pushtest.New(t), testKeys(t)
	sender := testSender(t, keys, service.URL)
	text, err := payload(contact, vault.Order{})
	if err != nil {
		t.Fatal(err)
	}
	shared := append(make([]byte, 0, 2_000), text...)
	behind := shared[len(shared):cap(shared)]
	for i := range behind {
		behind[i] = 0xaa
	}
	var senders sync.WaitGroup
	for range 8 {
		to := service.Subscribe(keys.Public()).Subscription
		senders.Go(func() {
			if receipt, err := sender.Send(t.Context(), Message{To: to, Text: shared, TTL: Window}); err != nil || receipt.Status != 201 {
				t.Errorf("%d, %v", receipt.Status, err)
			}
		})
	}
	senders.Wait()
	if len(bytes.Trim(behind, "\xaa")) > 0 {
		t.Error("something was written behind the message")
	}
}

func TestTokenIsSignedOnce(t *testing.T) {
	service, keys := pushtest.New(t), testKeys(t)
	sender := testSender(t, keys, service.URL)
	send := func(to *pushtest.Browser) {
		if _, err := sender.Send(t.Context(), Message{To: to.Subscription, Text: []byte("x"), TTL: Window}); err != nil {
			t.Fatal(err)
		}
	}
	old := service.Subscribe(keys.Public())
	send(old)
	send(old)
	if err := keys.Rotate(); err != nil {
		t.Fatal(err)
	}
	send(old)
	send(service.Subscribe(keys.Public()))
	var tokens []string
	for _, got := range service.Received() {
		tokens = append(tokens, got.Header.Get("Authorization"))
	}
	if len(tokens) != 4 || tokens[0] != tokens[1] || tokens[0] != tokens[2] || tokens[3] == tokens[0] {
		t.Error("a token is to be signed once for each origin and key, and an old key goes on serving")
	}
}

func TestSenderRefuses(t *testing.T) {
	service, keys := pushtest.New(t), testKeys(t)
	sender := testSender(t, keys, "push.example")
	allowed := testSender(t, keys, service.URL)
	browser := service.Subscribe(keys.Public())
	undialled := testSender(t, keys, service.URL)
	clear(undialled.hosts.dials) // the name stays allowed, and the service is there: only the dialer refuses
	bad := browser.Subscription
	bad.P256dh[5] ^= 1
	foreign := browser.Subscription
	foreign.Key = vault.KeyID{1}
	for _, c := range []struct {
		name   string
		sender *WebPush
		to     vault.Subscription
		want   error
	}{
		{"a host that is not named", sender, browser.Subscription, ErrUnsendable},
		{"a point off the curve", allowed, bad, ErrUnsendable},
		{"a key that is gone", allowed, foreign, ErrUnsendable},
		{"a name that leads to this machine", undialled, browser.Subscription, ErrNetwork},
	} {
		_, err := c.sender.Send(t.Context(), Message{To: c.to, Text: []byte("x"), TTL: Window})
		if err != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	if len(service.Received()) != 0 {
		t.Error("something was sent")
	}
	if _, err := allowed.Send(t.Context(), Message{To: browser.Subscription, Text: make([]byte, plaintextBytes+1), TTL: Window}); err != ErrUnsendable {
		t.Errorf("too long: %v", err)
	}
}

// No redirect, no proxy, no hanging, no endpoint in an error.
func TestClientIsFenced(t *testing.T) {
	elsewhere, service, keys := pushtest.New(t), pushtest.New(t), testKeys(t)
	t.Setenv("HTTP_PROXY", elsewhere.URL)
	t.Setenv("http_proxy", elsewhere.URL)
	sender := testSender(t, keys, service.URL, elsewhere.URL)
	browser := service.Subscribe(keys.Public())
	target := elsewhere.Subscribe(keys.Public())
	for _, status := range []int{301, 302, 303, 307, 308} {
		service.Script(func(pushtest.Received) pushtest.Reply {
			return pushtest.Reply{Status: status, Location: target.Endpoint}
		})
		receipt, err := sender.Send(t.Context(), Message{To: browser.Subscription, Text: []byte("x"), TTL: Window})
		if err != nil || receipt.Status != status {
			t.Errorf("%d became %d, %v", status, receipt.Status, err)
		}
	}
	if len(elsewhere.Received())+len(elsewhere.Faults()) != 0 {
		t.Error("a redirect or a proxy was followed")
	}
	hold := make(chan struct{})
	defer close(hold)
	service.Script(func(pushtest.Received) pushtest.Reply { return pushtest.Reply{Hold: hold} })
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err := sender.Send(ctx, Message{To: browser.Subscription, Text: []byte("x"), TTL: Window})
	if !errors.Is(err, ErrNetwork) || strings.Contains(fmt.Sprintf("%+v", err), "wpush") {
		t.Errorf("a service that hangs: %v", err)
	}
	if sender.client.Timeout != SendTime || sender.client.Transport.(*http.Transport).Proxy != nil {
		t.Error("the client has no timeout, or asks for a proxy")
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, "-5": 0, "1.5": 0, "soon": 0, "99999999999999999999": 0,
		"Fri, 02 Jan 2026 03:05:05 GMT": time.Minute, "Fri, 02 Jan 2026 03:03:05 GMT": 0,
	} {
		if got := retryAfter(text, now); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("120")
	f.Add("Fri, 02 Jan 2026 03:05:05 GMT")
	now := time.Now()
	f.Fuzz(func(t *testing.T, text string) {
		if retryAfter(text, now) < 0 {
			t.Errorf("%q is negative", text)
		}
	})
}

func TestContact(t *testing.T) {
	for text, want := range map[string]bool{
		"https://calc.example/": true, "https://calc.example": true, "http://calc.example": false, "mailto:a@b.example": false,
		"a@b.example": false, "": false, "https://localhost/": false, "https://me@calc.example/": false, "https://calc.example/?a": false,
	} {
		if got := CheckContact(text) == nil; got != want {
			t.Errorf("%q: taken %t", text, got)
		}
	}
}
