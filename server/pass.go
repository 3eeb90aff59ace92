package server

import "github.com/gofiber/fiber/v2"

// passTokens is two SHA-256 hashes: send, take.
const passTokens = 2 * 32

const headerClaim = "Claim"

func (s *Server) putPass(c *fiber.Ctx) error {
	id, token, err := passAccess(c)
	if err != nil {
		return err
	}
	send, take, ok := parsePassTokens(c.Get(headerTokens))
	if !ok || send != token.hash() {
		return errDull
	}
	undo, ok := s.handovers.take(s.proxies.origin(c.Context()))
	if !ok {
		return errDull
	}
	// Whoever made the send token up has it right, so a wrong size may be told.
	content := body(c)
	if len(content) != passBytes {
		return errPassSize
	}
	if !s.passes.put(id, send, take, content) {
		undo()
		return errDull
	}
	return created(c)
}

func (s *Server) getPass(c *fiber.Ctx) error {
	id, token, err := passAccess(c)
	if err != nil {
		return err
	}
	if header := c.Get(headerClaim); header != "" {
		return s.takePass(c, id, token, header)
	}
	claimed, ok := s.passes.state(id, token)
	if !ok {
		return errDull
	}
	state := []byte{0}
	if claimed {
		state[0] = 1
	}
	c.Set(fiber.HeaderContentType, octets)
	return c.Send(state)
}

func (s *Server) takePass(c *fiber.Ctx, id passID, token passToken, header string) error {
	claim, ok := parseClaim(header)
	if !ok {
		return errDull
	}
	content, ok := s.passes.take(id, token, claim)
	if !ok {
		return errDull
	}
	c.Set(fiber.HeaderContentType, octets)
	return c.Send(content)
}

func (s *Server) deletePass(c *fiber.Ctx) error {
	id, token, err := passAccess(c)
	if err != nil {
		return err
	}
	claim, ok := parseClaim(c.Get(headerClaim))
	if !ok || !s.passes.remove(id, token, claim) {
		return errDull
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func parsePassTokens(header string) (send, take passHash, ok bool) {
	var raw [passTokens]byte
	if !parseExact(header, raw[:]) {
		return send, take, false
	}
	return passHash(raw[:32]), passHash(raw[32:]), true
}

func parseClaim(header string) (claim passClaim, ok bool) {
	ok = parseExact(header, claim[:])
	return claim, ok
}
