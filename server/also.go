package server

import (
	"crypto/rand"
	"errors"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

const headerAlso = "Also"

// also does first what the Also header orders: to clear another box and its holder's devices, as DELETE /v1/all would,
// durably, and whatever becomes of the request that carries it. Every phone sends such a header with every exchange of its
// box, and nearly all of them fit nothing: so neither the answer nor what the store is asked tells whether one did. Only a
// disk that refuses to clear is told, since a clear that failed must not look like one that was done.
func (s *Server) also(c *fiber.Ctx) error {
	header := c.Get(headerAlso)
	if header == "" {
		return c.Next()
	}
	ctx, cancel := storeContext()
	defer cancel()
	id, all := parseAlso(header)
	if err := s.store.ClearAll(ctx, id, all); err != nil && !errors.Is(err, vault.ErrNotFound) {
		return err
	}
	return c.Next()
}

// parseAlso reads b64u(id) ‖ "." ‖ b64u(token). What is none becomes one that fits nothing, so that the same is done with it.
func parseAlso(header string) (id vault.ID, all vault.Token) {
	if !parsePair(header, "", id[:], all[:]) {
		_, _ = rand.Read(id[:])
		_, _ = rand.Read(all[:])
	}
	return id, all
}
