package server

import (
	"crypto/rand"
	"errors"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

// newAdmin answers probes, on a listener of its own that nobody outside should reach: their paths would tell what runs
// here, and whether it is well.
func (s *Server) newAdmin() *fiber.App {
	app := s.newApp(adminConnections)
	app.Add(fiber.MethodGet, "/healthz", func(c *fiber.Ctx) error {
		plain(c.Response(), fiber.StatusOK, "ok\n")
		return nil
	})
	app.Add(fiber.MethodGet, "/readyz", s.getReady)
	app.Use(func(*fiber.Ctx) error { return errDull })
	s.guard(app)
	return app
}

// getReady answers 503 while the server drains, and when the store does not answer a question about no box.
func (s *Server) getReady(c *fiber.Ctx) error {
	var id vault.ID
	var token vault.Token
	rand.Read(id[:])
	rand.Read(token[:])
	ctx, cancel := storeContext()
	defer cancel()
	if s.draining.Load() || !errors.Is(s.store.Allowed(ctx, id, token), vault.ErrNotFound) {
		plain(c.Response(), fiber.StatusServiceUnavailable, "not ready\n")
		return nil
	}
	plain(c.Response(), fiber.StatusOK, "ok\n")
	return nil
}
