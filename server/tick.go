package server

import (
	"bytes"
	"context"
	"crypto/ecdh"
	"encoding/binary"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

// TickStore keeps ticks. *vault.Vault is one. Every method answers vault.ErrNotFound for an unknown id and for a wrong token.
type TickStore interface {
	// PutTick stores what a phone leaves. Only where mayCreate is set is a record made; it tells whether one was.
	PutTick(ctx context.Context, id vault.TickID, token vault.Token, tick vault.Tick, mayCreate bool) (created bool, err error)
	DeleteTick(ctx context.Context, id vault.TickID, token vault.Token) error
	// OrderTick leaves an order by the order token; OrderState tells what became of it.
	OrderTick(ctx context.Context, id vault.TickID, token vault.Token, order vault.Order) error
	OrderState(ctx context.Context, id vault.TickID, token vault.Token) (byte, error)
}

// Pusher knows what can be sent, and to whom. push.Front is one.
type Pusher interface {
	// Public is the VAPID key that phones subscribe under, an uncompressed point.
	Public() [65]byte
	// Takes tells whether something can be sent to endpoint under the key of that id.
	Takes(endpoint string, key vault.KeyID) bool
}

// Ticks are what a Server needs to let phones leave minutes. The zero value: it does not, and every path of theirs is
// one that does not exist.
type Ticks struct {
	Store TickStore
	Push  Pusher
}

const (
	// tickBytes is the length of every upload: protocol, section 10.
	tickBytes  = 1_024
	orderBytes = 32
	tickFormat = 1

	tickScheme = "Tick "
)

// addTicks adds the routes where there is something behind them.
func (s *Server) addTicks(app *fiber.App) {
	if s.ticks.Store == nil || s.ticks.Push == nil {
		return
	}
	app.Add(fiber.MethodGet, "/v1/push", s.getPush)
	app.Add(fiber.MethodPut, "/v1/tick", s.putTick)
	app.Add(fiber.MethodDelete, "/v1/tick", s.deleteTick)
	app.Add(fiber.MethodPut, "/v1/tick/note", s.putNote)
	app.Add(fiber.MethodGet, "/v1/tick/note", s.getNote)
}

// getPush is public: everyone's phone asks, and everyone gets the same.
func (s *Server) getPush(c *fiber.Ctx) error {
	key := s.ticks.Push.Public()
	c.Set(fiber.HeaderContentType, octets)
	return c.Send(key[:])
}

func (s *Server) putTick(c *fiber.Ctx) error {
	id, token, err := tickAccess(c)
	if err != nil {
		return err
	}
	tick, ok := parseTick(body(c))
	if !ok || !s.ticks.Push.Takes(tick.Endpoint, tick.Key) {
		return errDull // and the store is not asked: what it would say of the id stays unsaid
	}
	// Counted before it is known whether it makes a record. Who is over the limit can still renew.
	undo, mayCreate := s.newTicks.take(s.proxies.origin(c.Context()))
	ctx, cancel := storeContext()
	defer cancel()
	created, err := s.ticks.Store.PutTick(ctx, id, token, tick, mayCreate)
	if mayCreate && !created {
		undo()
	}
	if err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *Server) deleteTick(c *fiber.Ctx) error {
	id, token, err := tickAccess(c)
	if err != nil {
		return err
	}
	ctx, cancel := storeContext()
	defer cancel()
	if err := s.ticks.Store.DeleteTick(ctx, id, token); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *Server) putNote(c *fiber.Ctx) error {
	id, token, err := tickAccess(c)
	if err != nil {
		return err
	}
	content := body(c)
	if len(content) != orderBytes {
		return errDull
	}
	ctx, cancel := storeContext()
	defer cancel()
	if err := s.ticks.Store.OrderTick(ctx, id, token, vault.Order(content)); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *Server) getNote(c *fiber.Ctx) error {
	id, token, err := tickAccess(c)
	if err != nil {
		return err
	}
	ctx, cancel := storeContext()
	defer cancel()
	state, err := s.ticks.Store.OrderState(ctx, id, token)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, octets)
	return c.Send([]byte{state})
}

func tickAccess(c *fiber.Ctx) (id vault.TickID, token vault.Token, err error) {
	if !parsePair(c.Get(fiber.HeaderAuthorization), tickScheme, id[:], token[:]) {
		return vault.TickID{}, vault.Token{}, errDull
	}
	return id, token, nil
}

// parseTick reads an upload: u16 format ‖ key id[8] ‖ p256dh[65] ‖ auth[16] ‖ SHA256(order token)[32] ‖ u8 zero ‖
// 32 × u32 minute ‖ u16 length ‖ endpoint[768] ‖ u16 zero. What one accepts has no second spelling.
func parseTick(b []byte) (t vault.Tick, ok bool) {
	if len(b) != tickBytes || binary.BigEndian.Uint16(b) != tickFormat {
		return t, false
	}
	rest := b[2:]
	for _, into := range [][]byte{t.Key[:], t.P256dh[:], t.Auth[:], t.Order[:]} {
		rest = rest[copy(into, rest):]
	}
	if rest[0] != 0 {
		return vault.Tick{}, false
	}
	rest = rest[1:]
	for i := range t.Minutes {
		t.Minutes[i] = binary.BigEndian.Uint32(rest[4*i:])
	}
	rest = rest[4*vault.Minutes:]
	length, rest := int(binary.BigEndian.Uint16(rest)), rest[2:]
	if length == 0 || length > vault.EndpointBytes || len(bytes.Trim(rest[length:], "\x00")) > 0 {
		return vault.Tick{}, false
	}
	t.Endpoint = string(rest[:length])
	// The point must lie on the curve: one that does not would be found out only when its minute has come.
	if _, err := ecdh.P256().NewPublicKey(t.P256dh[:]); err != nil || t.P256dh[0] != 4 {
		return vault.Tick{}, false
	}
	return t, true
}
