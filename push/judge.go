package push

import (
	"errors"
	"net/url"
	"strings"
)

// verdict is what an answer means for a tick and its subscription.
type verdict int

const (
	taken   verdict = iota // says nothing about arrival
	gone                   // the subscription is deleted
	refused                // ours to mend: a wrong key, contact, length or host. Kept, counted, told
	busy                   // to be left alone for a while
	failed                 // to be tried again
)

// judge is the one table from an answer to what is done. Only 404 and 410 ever delete: a server that fails, or a network
// that is down, must not unsubscribe anyone.
func judge(host string, r Receipt, err error) verdict {
	switch {
	case errors.Is(err, ErrUnsendable):
		return refused
	case err != nil:
		return failed
	case r.Status == 404, r.Status == 410:
		return gone
	case r.Status == 429:
		return busy
	case r.Status == 406 && strings.HasSuffix(host, ".notify.windows.com"): // what Microsoft's says instead of 429
		return busy
	case r.Status >= 200 && r.Status < 300:
		return taken
	case r.Status >= 500, r.Status == 408, r.Status == 0:
		return failed
	}
	return refused
}

// originOf is where an endpoint leads, for circuits and counts: the origin, and the host alone.
func originOf(endpoint string) (origin, host string) {
	u, err := url.Parse(endpoint)
	if err != nil {
		return "", ""
	}
	return u.Scheme + "://" + u.Host, u.Hostname()
}
