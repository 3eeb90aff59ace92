package server

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

// The schemes of Authorization: protocol, section 7.
const (
	boxScheme  = "Box "
	passScheme = "Pass "
	codeScheme = "Code "
)

// strict refuses the second spellings that base64 has for the same bytes.
var base64url = base64.RawURLEncoding.Strict()

// boxAccess reads a Box authorisation. Its bytes are copies: a header's buffer is used again by the next request.
func boxAccess(c *fiber.Ctx) (id vault.ID, token vault.Token, err error) {
	if !parsePair(c.Get(fiber.HeaderAuthorization), boxScheme, id[:], token[:]) {
		return vault.ID{}, vault.Token{}, errDull
	}
	return id, token, nil
}

// passAccess reads a Pass authorisation.
func passAccess(c *fiber.Ctx) (id passID, token passToken, err error) {
	if !parsePair(c.Get(fiber.HeaderAuthorization), passScheme, id[:], token[:]) {
		return passID{}, passToken{}, errDull
	}
	return id, token, nil
}

// parsePair reads scheme ‖ b64u(id) ‖ "." ‖ b64u(token) into id and token, whose lengths say how long each must be.
func parsePair(header, scheme string, id, token []byte) bool {
	pair, ok := strings.CutPrefix(header, scheme)
	if !ok {
		return false
	}
	first, second, ok := strings.Cut(pair, ".")
	return ok && parseExact(first, id) && parseExact(second, token)
}

// parseExact reads b64u text of exactly len(into) bytes.
func parseExact(text string, into []byte) bool {
	if len(text) != base64url.EncodedLen(len(into)) {
		return false
	}
	n, err := base64url.Decode(into, []byte(text))
	return err == nil && n == len(into)
}

// hash is what the server compares a pass's token by.
func (t passToken) hash() passHash { return sha256.Sum256(t[:]) }

// invited checks a set-up code from a header, under the limit on guesses. Only wrong codes count, and a right one is
// refused as well where too many came before it.
func (s *Server) invited(c *fiber.Ctx, text string) bool {
	code, err := ParseSetupCode(text)
	if err != nil {
		// No guess: a code whose check fails can never be right.
		return false
	}
	undo, ok := s.guesses.take(s.proxies.origin(c.Context()))
	right := code.equal(*s.code.Load())
	if !ok || !right {
		return false
	}
	undo()
	return true
}
