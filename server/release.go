package server

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"dunnock/vault"
)

// The app package: protocol, section 8.
const (
	packageFile   = "app.bin"
	packageHead   = 80
	packageFormat = 1
	packageLimit  = 524_248
)

// appPackage is the signed bundle that is given to those with a right to it. Phones check its signature; the server
// only reads its version.
type appPackage struct {
	bytes []byte
	etag  string
}

func loadPackage(release fs.FS) (appPackage, error) {
	bytes, err := fs.ReadFile(release, packageFile)
	if err != nil {
		return appPackage{}, fmt.Errorf("server: the release has no %s: %w", packageFile, cause(err))
	}
	version, err := packageVersion(bytes)
	if err != nil {
		return appPackage{}, fmt.Errorf("server: %s: %w", packageFile, err)
	}
	return appPackage{bytes: bytes, etag: `"` + strconv.FormatUint(uint64(version), 10) + `"`}, nil
}

func packageVersion(bytes []byte) (uint32, error) {
	switch {
	case len(bytes) < packageHead || len(bytes) > packageLimit:
		return 0, errors.New("wrong size")
	case binary.BigEndian.Uint16(bytes) != packageFormat || binary.BigEndian.Uint16(bytes[2:]) != 0:
		return 0, errors.New("unknown format")
	case binary.BigEndian.Uint32(bytes[12:]) != uint32(len(bytes)-packageHead):
		return 0, errors.New("truncated")
	}
	return binary.BigEndian.Uint32(bytes[4:]), nil
}

// getApp gives the package to whoever knows the set-up code, or holds a box.
func (s *Server) getApp(c *fiber.Ctx) error {
	if err := s.mayHaveApp(c); err != nil {
		return err
	}
	c.Set(fiber.HeaderETag, s.app.etag)
	if sameTag(c.Get(fiber.HeaderIfNoneMatch), s.app.etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, octets)
	return c.Send(s.app.bytes)
}

func (s *Server) mayHaveApp(c *fiber.Ctx) error {
	if text, ok := strings.CutPrefix(c.Get(fiber.HeaderAuthorization), codeScheme); ok {
		if !s.invited(c, text) {
			return errDull
		}
		return nil
	}
	id, read, err := boxAccess(c)
	if err != nil {
		return err
	}
	ctx, cancel := storeContext()
	defer cancel()
	err = s.store.Allowed(ctx, id, read)
	if _, gone := errors.AsType[*vault.GoneError](err); gone {
		// Who cleared the server's copy keeps the plan on the phone, and needs updates as before.
		return nil
	}
	return err
}
