package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"dunnock/pwa"
	"dunnock/server"
	"dunnock/vault"
)

type serveCmd struct {
	dataFlag
	storeFlags
	pushFlags
	Listen       string         `help:"Address for the site." default:"localhost:8080" env:"DUNNOCK_LISTEN" placeholder:"HOST:PORT"`
	AdminListen  string         `help:"Address for /healthz and /readyz; off by default. Keep it private." env:"DUNNOCK_ADMIN_LISTEN" placeholder:"HOST:PORT"`
	SetupCode    string         `name:"setup-code" help:"Set-up code, 12 digits with their check; by default one is made and kept in the data directory." env:"DUNNOCK_SETUP_CODE" secret:"" placeholder:"CODE"`
	Creation     string         `help:"Who may make boxes: anyone whose phone did a little work, or whoever has the set-up code." enum:"work,code" default:"work" env:"DUNNOCK_CREATION"`
	TrustedProxy []netip.Prefix `help:"Networks of proxies whose X-Forwarded-For is believed." env:"DUNNOCK_TRUSTED_PROXY" placeholder:"CIDR"`
	Release      string         `help:"Serve this signed release (site/ and app.bin) instead of the one in the binary." env:"DUNNOCK_RELEASE" placeholder:"DIR"`
	Cover        string         `help:"Which cover / shows: calculator, converter or timer; by default the one that the release was signed with, the calculator." enum:",calculator,converter,timer" default:"" env:"DUNNOCK_COVER" placeholder:"NAME"`
	HTTPS        bool           `help:"Every answer travels over TLS (a proxy ends it): send HSTS." env:"DUNNOCK_HTTPS"`
}

// storeFlags are the options of commands that open the store.
type storeFlags struct {
	BoxKeysMirror string `help:"A second copy of the box keys, on another disk." env:"DUNNOCK_BOX_KEYS_MIRROR" placeholder:"FILE"`
	ExpireMonths  int    `help:"Months without use after which a box expires." default:"24" env:"DUNNOCK_EXPIRE_MONTHS" placeholder:"N"`
}

func (f storeFlags) options(log *slog.Logger) vault.Options {
	return vault.Options{
		KeysMirror: f.BoxKeysMirror,
		Expiry:     time.Duration(f.ExpireMonths) * 30 * 24 * time.Hour,
		Logger:     log,
	}
}

// gcPercent lets garbage grow to five times what is live: blobs pass through by the thousand and little stays, so the
// collector would otherwise take a sixth of the time of writes. Above memoryLimit, which a full house of trickling uploads
// comes near, it collects as often as it must. GOGC and GOMEMLIMIT, where set, decide instead.
const (
	gcPercent   = 400
	memoryLimit = 1 << 30 // bytes
)

// Run serves until ctx ends, then drains: first the edge, then the store's queue.
func (c *serveCmd) Run(ctx context.Context, io streams) error {
	log := slog.New(slog.NewTextHandler(io.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	tuneMemory()
	release, err := c.release()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return fmt.Errorf("the data directory cannot be made: %w", err)
	}
	code, err := c.setUpCode()
	if err != nil {
		return err
	}
	store, remind, err := c.open(log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	edge, err := server.New(server.Deps{Store: store, Release: release, Code: code, Ticks: remind.ticks(store), Log: log},
		server.Options{Cover: c.Cover, InviteOnly: c.Creation == "code", TLS: c.HTTPS, TrustedProxies: c.TrustedProxy})
	if err != nil {
		return err
	}
	public, admin, err := c.listen()
	if err != nil {
		return err
	}
	control, err := listenControl(c.Data)
	if err != nil {
		return errors.Join(err, closeAll(public, admin))
	}
	c.announce(io.out, public.Addr(), code)
	return c.serve(ctx, public, admin, parts{
		store: store, edge: edge, remind: remind, log: log,
		control: &controller{listener: control, data: c.Data, store: store, edge: edge, remind: remind},
	})
}

// open opens the store, with what reminders need where there is an endpoint key.
func (c *serveCmd) open(log *slog.Logger) (store *vault.Vault, remind reminders, err error) {
	options := c.options(log)
	if options.EndpointKey, err = c.key(c.Data); err != nil {
		return nil, remind, err
	}
	if options.EndpointKey != nil {
		if remind, err = c.prepare(c.Data); err != nil {
			return nil, remind, err
		}
	}
	store, err = vault.Open(c.Data, options)
	return store, remind, err
}

func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

func (c *serveCmd) release() (fs.FS, error) {
	if c.Release != "" {
		return os.DirFS(c.Release), nil
	}
	return pwa.Files()
}

// parts are what runs while the server serves.
type parts struct {
	store   *vault.Vault
	edge    *server.Server
	remind  reminders
	control *controller
	log     *slog.Logger
}

// serve runs the store, the edge, the reminders and the control socket. The store outlives the others, so that every
// answer stands on a commit and every claimed tick is noted; whichever fails first ends the others.
func (c *serveCmd) serve(ctx context.Context, public, admin net.Listener, p parts) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	storeCtx, stopStore := context.WithCancel(context.WithoutCancel(ctx))
	defer stopStore()
	var storeErr, controlErr, remindErr error
	var storeRuns, othersRun sync.WaitGroup
	storeRuns.Go(func() { defer stop(); storeErr = p.store.Run(storeCtx) })
	othersRun.Go(func() { defer stop(); controlErr = p.control.run(ctx) })
	othersRun.Go(func() { defer stop(); remindErr = p.remind.run(ctx, p.store, p.log) })
	err := p.edge.Run(ctx, public, admin)
	stop()
	othersRun.Wait()
	stopStore()
	storeRuns.Wait()
	return errors.Join(err, controlErr, remindErr, storeErr)
}

// setUpCode is the option's, or the one kept in the data directory, made at the first start.
func (c *serveCmd) setUpCode() (server.SetupCode, error) {
	if c.SetupCode != "" {
		return server.ParseSetupCode(c.SetupCode)
	}
	return server.LoadSetupCode(c.Data)
}

func (c *serveCmd) listen() (public, admin net.Listener, err error) {
	public, err = net.Listen("tcp", c.Listen)
	if err != nil {
		return nil, nil, fmt.Errorf("the address %s cannot be used: %w", c.Listen, errors.Unwrap(err))
	}
	if c.AdminListen == "" {
		return public, nil, nil
	}
	admin, err = net.Listen("tcp", c.AdminListen)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("the address %s cannot be used: %w", c.AdminListen, errors.Unwrap(err)), public.Close())
	}
	return public, admin, nil
}

// announce prints the two lines that a newcomer needs. Under systemd, whose journal keeps what is printed, it does not
// print the code but how to see it.
func (c *serveCmd) announce(out io.Writer, address net.Addr, code server.SetupCode) {
	fmt.Fprintf(out, "listening on http://%s\n", c.shownAddress(address))
	switch {
	case c.SetupCode != "":
		fmt.Fprintln(out, "set-up code: as configured. On a phone, open the address, type it on the keys there and hold C.")
	case os.Getenv("JOURNAL_STREAM") != "":
		fmt.Fprintln(out, "set-up code: run \"dunnock setup-code\" to see it. On a phone, open the address, type it on the keys there and hold C.")
	default:
		fmt.Fprintf(out, "set-up code %s: on a phone, open the address, type it on the keys there and hold C.\n", code.Grouped())
	}
}

// shownAddress keeps the host name that was asked for, so that "localhost" stays one, with the port that was given.
func (c *serveCmd) shownAddress(address net.Addr) string {
	host, _, err := net.SplitHostPort(c.Listen)
	_, port, err2 := net.SplitHostPort(address.String())
	if err != nil || err2 != nil || host == "" {
		return address.String()
	}
	return net.JoinHostPort(host, port)
}

func closeAll(listeners ...net.Listener) error {
	var errs []error
	for _, l := range listeners {
		if l != nil {
			errs = append(errs, l.Close())
		}
	}
	return errors.Join(errs...)
}

type setupCodeCmd struct {
	dataFlag
	Rotate bool `help:"Replace the code. Phones that are set up are not affected; the old code stops working at once."`
}

// Run shows or replaces the code; a running server takes the new one over at once.
func (c *setupCodeCmd) Run(ctx context.Context, io streams) error {
	if _, err := os.Stat(c.Data); err != nil {
		return fmt.Errorf("there is no data directory %s", filepath.Base(c.Data))
	}
	code, err := server.LoadSetupCode(c.Data)
	if c.Rotate {
		code, err = server.RotateSetupCode(c.Data)
	}
	if err != nil {
		return err
	}
	if c.Rotate {
		if err := askControl(ctx, c.Data, "/reload", nil); err != nil && !errors.Is(err, errNotRunning) {
			return err
		}
	}
	fmt.Fprintln(io.out, strings.TrimSpace(code.Grouped()))
	return nil
}
