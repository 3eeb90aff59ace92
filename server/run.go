package server

import (
	"context"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/valyala/fasthttp"
)

// sweepTime is how often what is over is forgotten even when nobody asks for it.
const sweepTime = 10 * time.Second

// Run serves until ctx is done, then closes both listeners, lets requests under way end for DrainTime, and cuts what is
// left. No request uses the store after it returned. admin may be nil.
func (s *Server) Run(ctx context.Context, public, admin net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	edges := []*edge{{s.public.Server(), newListener(public, s.options.Connections, s.options.ConnectionsEach, s.proxies)}}
	if admin != nil {
		edges = append(edges, &edge{s.admin.Server(), newListener(admin, adminConnections, adminConnections, nil)})
	}
	var running sync.WaitGroup
	failures := make(chan error, len(edges))
	running.Go(func() { s.sweep(ctx) })
	for _, e := range edges {
		running.Go(func() {
			// A listener that ends by itself ends the server: half of one would look healthy.
			defer stop()
			if err := e.server.Serve(e.listener); err != nil {
				failures <- err
			}
		})
	}
	s.log.Info("server started")
	<-ctx.Done()
	s.log.Info("server stopping")
	s.drain(edges)
	running.Wait()
	s.log.Info("server stopped")
	select {
	case err := <-failures:
		return fmt.Errorf("server: serve: %w", err)
	default:
		return nil
	}
}

// drain lets requests under way end, cuts the connections that take too long, and shuts the store to what is left.
func (s *Server) drain(edges []*edge) {
	s.draining.Store(true)
	ctx, cancel := context.WithTimeout(context.Background(), s.options.DrainTime)
	defer cancel()
	var ending sync.WaitGroup
	for _, e := range edges {
		ending.Go(func() { e.end(ctx) })
	}
	ending.Wait()
	s.busy.Lock()
	defer s.busy.Unlock()
	s.over = true
}

func (s *Server) sweep(ctx context.Context) {
	ticker := time.NewTicker(sweepTime)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			s.passes.sweep()
			s.guesses.sweep()
			s.creations.sweep()
			s.handovers.sweep()
			s.newTicks.sweep()
		}
	}
}

// edge is one listener and the server behind it.
type edge struct {
	server   *fasthttp.Server
	listener *listener
}

// end stops accepting, waits until ctx is done at most, and cuts the connections that are left.
func (e *edge) end(ctx context.Context) {
	// A shutdown before the accept loop began does nothing: closing the listener ends that loop too.
	err := e.server.ShutdownWithContext(ctx)
	_ = e.listener.Close()
	if err != nil {
		e.listener.cut()
	}
}
