package server

import (
	"context"
	"errors"
	"runtime/debug"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"dunnock/vault"
)

const (
	// bodyLimit is the largest box. fasthttp reads a body whole before the handler runs, and stops at this size.
	bodyLimit = vault.LargeBlob
	// headLimit leaves room for what proxies add to the longest head of the protocol, about 800 bytes.
	headLimit = 8 << 10
	// adminConnections are enough for probes.
	adminConnections = 64
)

func (s *Server) newPublic() *fiber.App {
	app := s.newApp(s.options.Connections)
	app.Use("/v1", plainAddress)
	app.Add(fiber.MethodPut, "/v1/box", s.also, s.putBox)
	app.Add(fiber.MethodGet, "/v1/box", s.also, s.getBox)
	app.Add(fiber.MethodDelete, "/v1/box", s.deleteBox)
	app.Add(fiber.MethodDelete, "/v1/all", s.deleteAll)
	app.Add(fiber.MethodGet, "/v1/app", s.getApp)
	app.Add(fiber.MethodPut, "/v1/pass", s.putPass)
	app.Add(fiber.MethodGet, "/v1/pass", s.getPass)
	app.Add(fiber.MethodDelete, "/v1/pass", s.deletePass)
	s.addTicks(app)
	// The last route takes everything: Fiber's own answer to a wrong method would list the right ones.
	app.Use(s.getFile)
	s.guard(app)
	return app
}

func (s *Server) newApp(connections int) *fiber.App {
	return fiber.New(fiber.Config{
		BodyLimit:     bodyLimit,
		CaseSensitive: true,
		// The listener's bound comes first: fasthttp's own answer to one connection too many would name it.
		Concurrency:                  2 * connections,
		DisableDefaultContentType:    true,
		DisablePreParseMultipartForm: true, // it would write uploads to temporary files
		DisableStartupMessage:        true,
		ErrorHandler:                 s.answerError,
		IdleTimeout:                  s.options.IdleTime,
		Immutable:                    true,
		ReadBufferSize:               headLimit,
		ReadTimeout:                  s.options.HeadTime,
		StrictRouting:                true,
		WriteTimeout:                 s.options.WriteTime,
	})
}

// guard puts what every answer needs around the app, also around those that fasthttp or Fiber would give by themselves.
func (s *Server) guard(app *fiber.App) {
	route := app.Handler()
	handle := func(ctx *fasthttp.RequestCtx) {
		setHeaders(&ctx.Response.Header, s.options.TLS || s.proxies.encrypted(ctx))
		s.busy.RLock()
		defer s.busy.RUnlock()
		defer s.recover(ctx)
		switch string(ctx.Method()) {
		case fiber.MethodGet, fiber.MethodHead, fiber.MethodPut, fiber.MethodDelete:
			if !s.over {
				route(ctx)
				return
			}
		}
		dull(&ctx.Response)
	}
	server := app.Server()
	server.Handler = handle
	server.ErrorHandler = func(ctx *fasthttp.RequestCtx, err error) {
		if errors.Is(err, fasthttp.ErrBodyTooLarge) {
			// The head was read, the body was not: whoever shows a right token learns that the size was wrong.
			handle(ctx)
			if c, ok := ctx.Conn().(*conn); ok {
				c.unread.Store(true)
			}
			return
		}
		setHeaders(&ctx.Response.Header, s.options.TLS || s.proxies.encrypted(ctx))
		dull(&ctx.Response)
	}
	// Only uploads get the longer time, whatever their path.
	server.HeaderReceived = func(header *fasthttp.RequestHeader) fasthttp.RequestConfig {
		if header.IsPut() {
			return fasthttp.RequestConfig{ReadTimeout: s.options.BodyTime}
		}
		return fasthttp.RequestConfig{}
	}
	server.CloseOnShutdown = true
	server.SecureErrorLogMessage = true
}

// recover answers for a handler that panicked. The value is not logged: it may quote the request.
func (s *Server) recover(ctx *fasthttp.RequestCtx) {
	if recover() == nil {
		return
	}
	s.log.Error("a request panicked", "stack", string(debug.Stack()))
	ctx.Response.Reset()
	setHeaders(&ctx.Response.Header, s.options.TLS || s.proxies.encrypted(ctx))
	dull(&ctx.Response)
}

// plainAddress refuses a query: the protocol has none, so nothing that matters can ever stand in one.
func plainAddress(c *fiber.Ctx) error {
	if len(c.Context().URI().QueryString()) > 0 {
		return errDull
	}
	return c.Next()
}

// storeContext is a request's time with the store. It is no child of the connection's: fasthttp ends that one when a
// shutdown begins, and the request is to be answered.
func storeContext() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), StoreTime)
}
