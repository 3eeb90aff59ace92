package server

import (
	"bytes"
	"encoding/hex"
	"time"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

const (
	// boxTokens is five SHA-256 hashes: read, write, clear, all, notify.
	boxTokens = 5 * 32

	headerTokens = "Tokens"
	headerWork   = "Work"
	headerInvite = "Invite"
)

func (s *Server) putBox(c *fiber.Ctx) error {
	id, write, err := boxAccess(c)
	if err != nil {
		return err
	}
	match, none := c.Get(fiber.HeaderIfMatch), c.Get(fiber.HeaderIfNoneMatch)
	switch {
	case match != "" && none == "":
		return s.replaceBox(c, id, write, match)
	case match == "" && none == "*":
		return s.createBox(c, id, write)
	}
	return errDull
}

func (s *Server) replaceBox(c *fiber.Ctx, id vault.ID, write vault.Token, match string) error {
	expected, ok := parseETag(match)
	if !ok {
		return errDull
	}
	ctx, cancel := storeContext()
	defer cancel()
	tag, err := s.store.Replace(ctx, id, write, expected, c.Context().Request.Body())
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderETag, formatETag(tag))
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *Server) createBox(c *fiber.Ctx, id vault.ID, write vault.Token) error {
	raw, tokens, ok := parseTokens(c.Get(headerTokens))
	if !ok || !tokens.Write.Equal(write.Hash()) {
		return errDull
	}
	proven, undo := s.proven(c, id, raw)
	ctx, cancel := storeContext()
	defer cancel()
	tag, err := s.store.Create(ctx, id, write, tokens, c.Context().Request.Body(), proven)
	if err != nil {
		undo()
		return err
	}
	c.Set(fiber.HeaderETag, formatETag(tag))
	return created(c)
}

// proven tells whether a creation has what the operator asks for, and is within the limits. Where it is not, the store
// still lets a box be made again that it knows. undo is for a creation that did not happen.
func (s *Server) proven(c *fiber.Ctx, id vault.ID, tokens [boxTokens]byte) (ok bool, undo func()) {
	none := func() {}
	if s.options.InviteOnly {
		ok = s.invited(c, c.Get(headerInvite))
	} else {
		ok = works(c.Get(headerWork), id, tokens, time.Now())
	}
	if !ok {
		return false, none
	}
	undo, ok = s.creations.take(s.proxies.origin(c.Context()))
	if !ok {
		return false, none
	}
	return true, undo
}

func (s *Server) getBox(c *fiber.Ctx) error {
	id, read, err := boxAccess(c)
	if err != nil {
		return err
	}
	ctx, cancel := storeContext()
	defer cancel()
	blob, tag, err := s.store.Read(ctx, id, read)
	if err != nil {
		return err
	}
	if sameTag(c.Get(fiber.HeaderIfNoneMatch), formatETag(tag)) {
		c.Set(fiber.HeaderETag, formatETag(tag))
		return c.SendStatus(fiber.StatusNotModified)
	}
	return sendBlob(c, blob, tag)
}

func (s *Server) deleteBox(c *fiber.Ctx) error {
	id, token, err := boxAccess(c)
	if err != nil {
		return err
	}
	ctx, cancel := storeContext()
	defer cancel()
	if err := s.store.Clear(ctx, id, token); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *Server) deleteAll(c *fiber.Ctx) error {
	id, token, err := boxAccess(c)
	if err != nil {
		return err
	}
	ctx, cancel := storeContext()
	defer cancel()
	if err := s.store.ClearAll(ctx, id, token); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// body copies the body, for what outlives its request: fasthttp fills the same buffer with another's once this one is
// answered. A Store keeps no blob that it is handed, so that those are not copied; their size is for it to judge: only a
// right token may be told.
func body(c *fiber.Ctx) []byte { return bytes.Clone(c.Context().Request.Body()) }

// sendBlob hands over blob: it must not change afterwards.
func sendBlob(c *fiber.Ctx, blob []byte, tag vault.ETag) error {
	c.Set(fiber.HeaderContentType, octets)
	c.Set(fiber.HeaderETag, formatETag(tag))
	return c.Send(blob)
}

func created(c *fiber.Ctx) error {
	c.Status(fiber.StatusCreated)
	return nil
}

// parseTokens reads a box's Tokens header.
func parseTokens(header string) (raw [boxTokens]byte, tokens vault.Tokens, ok bool) {
	if !parseExact(header, raw[:]) {
		return raw, tokens, false
	}
	for i, into := range []*vault.TokenHash{&tokens.Read, &tokens.Write, &tokens.Clear, &tokens.All, &tokens.Notify} {
		copy(into[:], raw[32*i:])
	}
	return raw, tokens, true
}

// formatETag is `"` ‖ hex ‖ `"`.
func formatETag(tag vault.ETag) string { return `"` + hex.EncodeToString(tag[:]) + `"` }

// parseETag reads exactly what formatETag writes.
func parseETag(text string) (tag vault.ETag, ok bool) {
	if len(text) != 2*len(tag)+2 {
		return tag, false
	}
	if _, err := hex.Decode(tag[:], []byte(text[1:len(text)-1])); err != nil {
		return vault.ETag{}, false
	}
	return tag, formatETag(tag) == text
}
