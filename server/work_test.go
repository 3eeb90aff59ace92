package server

import (
	"testing"
	"time"
)

func TestWork(t *testing.T) {
	h, other := newHolder(), newHolder()
	tokens, others := h.hashes(), other.hashes()
	now := time.Unix(1_800_000_000, 0)
	work := h.works(t, now)
	for name, c := range map[string]struct {
		header string
		holder *holder
		tokens [boxTokens]byte
		at     time.Time
		want   bool
	}{
		"now":                 {work, h, tokens, now, true},
		"an hour later":       {work, h, tokens, now.Add(time.Hour), true},
		"an hour earlier":     {work, h, tokens, now.Add(-time.Hour), true},
		"two hours later":     {work, h, tokens, now.Add(2 * time.Hour), false},
		"two hours earlier":   {work, h, tokens, now.Add(-2 * time.Hour), false},
		"another's box":       {work, other, tokens, now, false},
		"another's tokens":    {work, h, others, now, false},
		"none":                {"", h, tokens, now, false},
		"cut":                 {work[1:], h, tokens, now, false},
		"padded":              {work + "=", h, tokens, now, false},
		"a bit too little":    {searchExactly(t, h, now, WorkBits-1), h, tokens, now, false},
		"a bit more than due": {searchExactly(t, h, now, WorkBits+1), h, tokens, now, true},
	} {
		if got := works(c.header, c.holder.id, c.tokens, c.at); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// searchExactly finds work whose hash has that many zero bits and no more.
func searchExactly(t *testing.T, h *holder, now time.Time, zeros int) string {
	t.Helper()
	return searchWork(t, h, uint32(now.Unix()/3600), func(found int) bool { return found == zeros })
}
