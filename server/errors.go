package server

import (
	"context"
	"errors"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"dunnock/vault"
)

var (
	// errDull is every reason for which a request has no right to know.
	errDull = errors.New("server: no right to know")
	// errPassSize is a pass of a wrong size.
	errPassSize = errors.New("server: bad pass size")
)

// The bodies of protocol, section 7.
const (
	notFoundBody = "Not found\n"
	badSizeBody  = "Bad size\n"
	fullBody     = "Full\n"
	busyBody     = "Busy\n"

	// retrySeconds is short: a busy store is one whose queue is full, and that empties in moments.
	retrySeconds = "5"
)

// dull writes the answer that an unknown path gets, and nothing of what may have been written before.
func dull(response *fasthttp.Response) {
	for _, name := range []string{
		fiber.HeaderAllow, fiber.HeaderContentEncoding, fiber.HeaderETag, fiber.HeaderRetryAfter, fiber.HeaderVary,
	} {
		response.Header.Del(name)
	}
	plain(response, fiber.StatusNotFound, notFoundBody)
}

func plain(response *fasthttp.Response, status int, body string) {
	response.Header.Set(fasthttp.HeaderCacheControl, neverStored)
	response.SetStatusCode(status)
	response.ResetBody()
	response.Header.SetContentType(plainText)
	response.SetBodyString(body)
}

func busy(response *fasthttp.Response) {
	plain(response, fiber.StatusServiceUnavailable, busyBody)
	response.Header.Set(fiber.HeaderRetryAfter, retrySeconds)
}

// answerError is the one table from an error to an answer. Fiber's own errors are dull.
func (s *Server) answerError(c *fiber.Ctx, err error) error {
	response := c.Response()
	conflict, isConflict := errors.AsType[*vault.ConflictError](err)
	gone, isGone := errors.AsType[*vault.GoneError](err)
	_, isFiber := errors.AsType[*fiber.Error](err)
	switch {
	case isConflict:
		c.Status(fiber.StatusPreconditionFailed)
		return sendBlob(c, conflict.Blob, conflict.ETag)
	case isGone:
		c.Set(fiber.HeaderContentType, octets)
		return c.Status(fiber.StatusGone).Send(append([]byte{gone.Kind}, gone.Proof[:]...))
	case errors.Is(err, vault.ErrBadSize), errors.Is(err, errPassSize):
		plain(response, fiber.StatusBadRequest, badSizeBody)
	case errors.Is(err, vault.ErrFull):
		plain(response, fiber.StatusInsufficientStorage, fullBody)
	case errors.Is(err, vault.ErrBusy), errors.Is(err, context.DeadlineExceeded):
		busy(response)
	case errors.Is(err, errDull), errors.Is(err, vault.ErrNotFound), isFiber:
		dull(response)
	default:
		// Not dull: a clear that failed must not look like a box that is not there. A store fails only once it saw a
		// right token, unless it is closed.
		s.log.Error("the store failed", "error", err)
		busy(response)
	}
	return nil
}
