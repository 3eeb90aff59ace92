package push

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"dunnock/vault"
)

// What every push has in common. A push service may tell pushes apart by any of these, so none depends on anything.
const (
	// RecordBytes is the length of every body. 4,096 is too much for Firefox on Android.
	RecordBytes = 1_024
	// Topic makes a push replace one that still waits for the same phone: at most one ever waits.
	Topic = "r"
	// SendTime bounds one exchange with a push service.
	SendTime = 10 * time.Second
	// tokenLife is how long a signed token is used: Apple wants it renewed once an hour at most, and it lasts 12 hours.
	tokenLife = 6 * time.Hour
	// answerBytes is how much of an answer is read, so that its connection can be used again.
	answerBytes = 64 << 10
)

// Message is one push.
type Message struct {
	To   vault.Subscription
	Text []byte
	TTL  time.Duration
}

// Receipt is a push service's answer.
type Receipt struct {
	Status     int
	RetryAfter time.Duration // zero where it said nothing
}

// Sender hands a message to a push service. An error means that there was no answer, and never says more than which of
// the Err values it is.
type Sender interface {
	Send(ctx context.Context, m Message) (Receipt, error)
}

// The reasons for which there was no answer.
var (
	// ErrNetwork: the push service could not be reached, or did not answer in time.
	ErrNetwork = errors.New("push: no answer")
	// ErrUnsendable: the host is not allowed, the key is gone, or the subscription's bytes are no key.
	ErrUnsendable = errors.New("push: cannot be sent")
)

// WebPush sends with webpush-go v1.4.0, behind what that library does not do itself: it is given a copy of the message,
// because it writes behind the slice; its own client follows redirects, waits for ever and speaks to any host; and it
// signs a token for each push, of which here the first is used for hours.
type WebPush struct {
	keys    *Keys
	hosts   *Hosts
	contact string
	client  *http.Client

	mu     sync.Mutex
	tokens map[tokenOf]token
}

type tokenOf struct {
	origin string
	key    vault.KeyID
}

type token struct {
	header string
	until  time.Time
}

// NewWebPush makes a sender. contact is what push services are given to complain to: an https address.
func NewWebPush(keys *Keys, hosts *Hosts, contact string) (*WebPush, error) {
	if err := CheckContact(contact); err != nil {
		return nil, err
	}
	return &WebPush{keys: keys, hosts: hosts, contact: contact, client: newClient(hosts), tokens: map[tokenOf]token{}}, nil
}

// newClient speaks to allowed addresses only, directly, and takes no redirect: a proxy from the environment, or another
// host that a push service names, would learn endpoints.
func newClient(hosts *Hosts) *http.Client {
	dialer := &net.Dialer{Timeout: SendTime, Control: hosts.control}
	return &http.Client{
		Timeout: SendTime,
		Transport: &http.Transport{
			Proxy:                  nil,
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    SendTime,
			IdleConnTimeout:        time.Minute,
			MaxIdleConnsPerHost:    Workers,
			MaxResponseHeaderBytes: 16 << 10,
			DisableCompression:     true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Send implements Sender.
func (w *WebPush) Send(ctx context.Context, m Message) (Receipt, error) {
	to, allowed := w.hosts.parse(m.To.Endpoint)
	key, known := w.keys.find(m.To.Key)
	if !allowed || !known {
		return Receipt{}, ErrUnsendable
	}
	client := &signedOnce{w: w, of: tokenOf{to.Scheme + "://" + to.Host, key.id}}
	answer, err := webpush.SendNotificationWithContext(ctx, bytes.Clone(m.Text),
		&webpush.Subscription{
			Endpoint: m.To.Endpoint,
			Keys:     webpush.Keys{Auth: b64u.EncodeToString(m.To.Auth[:]), P256dh: b64u.EncodeToString(m.To.P256dh[:])},
		},
		&webpush.Options{
			HTTPClient:      client,
			RecordSize:      RecordBytes,
			Subscriber:      w.contact,
			Topic:           Topic,
			TTL:             int(m.TTL / time.Second),
			Urgency:         webpush.UrgencyHigh,
			VAPIDPublicKey:  key.publicText,
			VAPIDPrivateKey: key.privateText,
		})
	if err != nil { // its text would hold the endpoint
		if client.asked {
			return Receipt{}, ErrNetwork
		}
		return Receipt{}, ErrUnsendable
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, answerBytes))
	return Receipt{answer.StatusCode, retryAfter(answer.Header.Get("Retry-After"), time.Now())}, nil
}

// signedOnce puts the token that was signed first in place of the one just signed.
type signedOnce struct {
	w     *WebPush
	of    tokenOf
	asked bool
}

func (s *signedOnce) Do(r *http.Request) (*http.Response, error) {
	s.asked = true
	r.Header.Set("Authorization", s.w.token(s.of, r.Header.Get("Authorization")))
	r.Header.Set("User-Agent", "") // which none is sent for
	return s.w.client.Do(r)
}

func (w *WebPush) token(of tokenOf, fresh string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if kept, ok := w.tokens[of]; ok && time.Now().Before(kept.until) {
		return kept.header
	}
	w.tokens[of] = token{fresh, time.Now().Add(tokenLife)}
	return fresh
}

// retryAfter reads seconds or a date (RFC 9110, 10.2.3). What it cannot read is zero.
func retryAfter(text string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}
