package server

import (
	"crypto/subtle"
	"sync"
	"time"
)

// A pass carries a root to a second phone: 1,024 sealed bytes, in memory only. Protocol, sections 6 and 7.
const (
	passBytes = 1_024
	// PassLife is what the holder is told: two minutes at most.
	PassLife = 120 * time.Second
	// PassesHeld bounds memory to about a megabyte.
	PassesHeld = 1_024
)

type (
	passID    [16]byte
	passToken [32]byte
	// passHash is the SHA-256 of a passToken.
	passHash  [32]byte
	passClaim [16]byte
)

type pass struct {
	send, take passHash
	bytes      []byte
	until      time.Time
	claimed    bool
	claim      passClaim
}

// passes are the passes under way. Every method answers an unknown pass and a wrong token alike.
type passes struct {
	mu   sync.Mutex
	held map[passID]*pass
}

func newPasses() *passes { return &passes{held: make(map[passID]*pass)} }

// put keeps a pass, unless the table is full. Nothing changes one that is there: the same bytes again, under the same
// tokens, are a retry that succeeds.
func (p *passes) put(id passID, send, take passHash, bytes []byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(time.Now())
	if held := p.held[id]; held != nil {
		same := subtle.ConstantTimeCompare(held.send[:], send[:]) & subtle.ConstantTimeCompare(held.take[:], take[:]) &
			subtle.ConstantTimeCompare(held.bytes, bytes)
		return same == 1
	}
	if len(p.held) >= PassesHeld {
		return false
	}
	p.held[id] = &pass{send: send, take: take, bytes: bytes, until: time.Now().Add(PassLife)}
	return true
}

// state tells the sender whether the pass was claimed.
func (p *passes) state(id passID, token passToken) (claimed, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	held, right := p.find(id, func(held *pass) passHash { return held.send }, token)
	if !right {
		return false, false
	}
	return held.claimed, true
}

// take returns the bytes to the first claim, and to that claim again; to no other.
func (p *passes) take(id passID, token passToken, claim passClaim) (bytes []byte, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	held, right := p.find(id, func(held *pass) passHash { return held.take }, token)
	if !right || !held.admit(claim) {
		return nil, false
	}
	return append([]byte(nil), held.bytes...), true
}

// remove ends a pass that the claim holds, or that nobody claimed yet.
func (p *passes) remove(id passID, token passToken, claim passClaim) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	held, right := p.find(id, func(held *pass) passHash { return held.take }, token)
	if !right || !held.admit(claim) {
		return false
	}
	p.forget(id)
	return true
}

// sweep forgets what is over even when nobody asks.
func (p *passes) sweep() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(time.Now())
}

// find compares a hash whether or not there is a pass, so that both take the same time.
func (p *passes) find(id passID, hash func(*pass) passHash, token passToken) (*pass, bool) {
	p.drop(time.Now())
	held, known := p.held[id]
	if !known {
		held = &pass{}
	}
	want, got := hash(held), token.hash()
	right := subtle.ConstantTimeCompare(want[:], got[:]) == 1
	return held, known && right
}

func (p *passes) drop(now time.Time) {
	for id, held := range p.held {
		if !now.Before(held.until) {
			p.forget(id)
		}
	}
}

func (p *passes) forget(id passID) {
	clear(p.held[id].bytes)
	delete(p.held, id)
}

// admit records the first claim and tells whether this is it.
func (p *pass) admit(claim passClaim) bool {
	if !p.claimed {
		p.claimed, p.claim = true, claim
	}
	return subtle.ConstantTimeCompare(p.claim[:], claim[:]) == 1
}
