// Package server is the request edge: it serves the site to everyone, and sealed boxes to whoever shows the right token.
// It is the only package that knows HTTP.
//
//	s, err := server.New(server.Deps{Store: store, Release: files, Code: code}, server.Options{})
//	err = s.Run(ctx, public, admin)
//
// Run returns when ctx is done and the requests under way are answered; only then may the store be closed.
//
// Whoever has no right to know gets one answer, always the same: what an unknown path gets. There is no access log.
// Addresses, user agents, ids and tokens are never logged and never kept; limits count hashes of addresses in memory,
// under a key that is replaced every hour. The byte-exact contract is docs/protocol.md, section 7.
package server

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

// Store keeps the boxes. *vault.Vault is one. Every method answers vault.ErrNotFound, after the same work, for an unknown
// id, a wrong token and a box whose key is lost. Every other error (*vault.GoneError, *vault.ConflictError, ErrBadSize,
// ErrFull, ErrBusy, a failing disk) goes only to a right token, or to a creation that is proven. No method reads a blob
// once it has returned, not even one whose time was up while its change still waits.
type Store interface {
	// Create makes a box. Without proof it only makes again, by its write token, a box whose key was lost.
	Create(ctx context.Context, id vault.ID, write vault.Token, tokens vault.Tokens, blob []byte, proven bool) (vault.ETag, error)
	// Read returns the blob, as a copy, and its tag.
	Read(ctx context.Context, id vault.ID, read vault.Token) ([]byte, vault.ETag, error)
	// Replace stores blob where the present one's tag is match.
	Replace(ctx context.Context, id vault.ID, write vault.Token, match vault.ETag, blob []byte) (vault.ETag, error)
	// Clear destroys a box; ClearAll leaves the order for all of its holder's devices too.
	Clear(ctx context.Context, id vault.ID, token vault.Token) error
	ClearAll(ctx context.Context, id vault.ID, token vault.Token) error
	// Allowed tells whether read is the read token of a box.
	Allowed(ctx context.Context, id vault.ID, read vault.Token) error
}

// Deps are what a Server works with. Store, Release and Code are needed.
type Deps struct {
	Store Store
	// Release holds site/, with release.json and release.sig, and app.bin. It is read once, by New.
	Release fs.FS
	Code    SetupCode
	// Ticks may be left out: there are no reminders then.
	Ticks Ticks
	// Log gets starts, stops and failures. None by default.
	Log *slog.Logger
}

// Times; see Options. A body of 262,144 bytes needs 18 kbit/s to arrive in BodyTime.
const (
	HeadTime  = 15 * time.Second
	BodyTime  = 2 * time.Minute
	WriteTime = 2 * time.Minute
	IdleTime  = 30 * time.Second
	DrainTime = 10 * time.Second
	// StoreTime is how long a request may wait for the store before it is told to come again.
	StoreTime = 20 * time.Second
)

// Options tune a Server. The zero value is valid: each number and time has an exported default with its reason.
type Options struct {
	// Cover is whose page the start page is; empty for the one that the release was signed with.
	Cover string
	// InviteOnly closes open creation: a box is made with the set-up code instead of work.
	InviteOnly bool
	// TLS says that every answer travels encrypted, and lets browsers know (HSTS). Behind a trusted proxy, its
	// X-Forwarded-Proto says it for each request.
	TLS bool
	// TrustedProxies are the only networks whose X-Forwarded-For and X-Forwarded-Proto are believed. None by default.
	TrustedProxies []netip.Prefix

	// SetupGuesses limits wrong set-up codes (GuessesEach, Guesses), NewBoxes creations (CreationsEach, Creations),
	// NewPasses passes (PassesEach, Passes), NewTicks phones to be reminded (NewTicksEach, NewTicks).
	SetupGuesses, NewBoxes, NewPasses, NewTicks Limit
	// Connections is how many may be open at a time, ConnectionsEach how many from one address.
	Connections, ConnectionsEach int

	// HeadTime is the time for a request's head to arrive, BodyTime for its body, WriteTime for an answer to be taken.
	HeadTime, BodyTime, WriteTime time.Duration
	// IdleTime is how long a connection may wait for its next request.
	IdleTime time.Duration
	// DrainTime is how long requests under way may take once Run's context is done.
	DrainTime time.Duration
}

func (o Options) withDefaults() Options {
	o.SetupGuesses = o.SetupGuesses.or(GuessesEach, Guesses)
	o.NewBoxes = o.NewBoxes.or(CreationsEach, Creations)
	o.NewPasses = o.NewPasses.or(PassesEach, Passes)
	o.NewTicks = o.NewTicks.or(NewTicksEach, NewTicks)
	setDefault(&o.Connections, Connections)
	setDefault(&o.ConnectionsEach, ConnectionsEach)
	setDefault(&o.HeadTime, HeadTime)
	setDefault(&o.BodyTime, BodyTime)
	setDefault(&o.WriteTime, WriteTime)
	setDefault(&o.IdleTime, IdleTime)
	setDefault(&o.DrainTime, DrainTime)
	return o
}

func setDefault[T int | time.Duration](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}

// Server answers requests. Make it with New; Run may be called once.
type Server struct {
	store   Store
	log     *slog.Logger
	options Options
	proxies proxies

	site site
	app  appPackage
	code atomic.Pointer[SetupCode]

	guesses, creations, handovers, newTicks *limiter

	passes *passes
	ticks  Ticks

	public, admin *fiber.App

	// busy is held for reading by every request under way; over, set under its write lock, ends the use of the store.
	busy     sync.RWMutex
	over     bool
	draining atomic.Bool
}

// New reads the release and prepares a server; nothing runs before Run. It fails where the release is incomplete or not
// the one that was signed.
func New(deps Deps, options Options) (*Server, error) {
	if deps.Store == nil || deps.Release == nil || !deps.Code.valid() {
		return nil, errors.New("server: a store, a release and a set-up code are needed")
	}
	files, err := loadSite(deps.Release, options.Cover)
	if err != nil {
		return nil, err
	}
	app, err := loadPackage(deps.Release)
	if err != nil {
		return nil, err
	}
	if deps.Log == nil {
		deps.Log = slog.New(slog.DiscardHandler)
	}
	options = options.withDefaults()
	s := &Server{
		store:     deps.Store,
		log:       deps.Log,
		options:   options,
		proxies:   options.TrustedProxies,
		site:      files,
		app:       app,
		guesses:   newLimiter(options.SetupGuesses),
		creations: newLimiter(options.NewBoxes),
		handovers: newLimiter(options.NewPasses),
		newTicks:  newLimiter(options.NewTicks),
		passes:    newPasses(),
		ticks:     deps.Ticks,
	}
	s.SetSetupCode(deps.Code)
	s.public = s.newPublic()
	s.admin = s.newAdmin()
	return s, nil
}

// SetSetupCode replaces the set-up code of a running server.
func (s *Server) SetSetupCode(code SetupCode) { s.code.Store(&code) }
