package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

// streams are what a command reads from and writes to.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// cli is every command and option. Each option has an environment twin; one marked secret has a twin that ends in
// _FILE and names a file, so that its value need not stand in a process list or a unit file.
type cli struct {
	Serve     serveCmd     `cmd:"" help:"Serve the site and the store."`
	Check     checkCmd     `cmd:"" help:"Check the configuration and the store; prints nothing that must stay private."`
	SetupCode setupCodeCmd `cmd:"" name:"setup-code" help:"Show the set-up code, or replace it."`
	Keys      keysCmd      `cmd:"" help:"Show, make and rotate the keys for reminders."`
	Compact   compactCmd   `cmd:"" help:"Rewrite the store without what deletions left behind."`
	Backup    backupCmd    `cmd:"" help:"Write a compacted copy of the store, without its keys."`
	Restore   restoreCmd   `cmd:"" help:"Put a backup into an empty data directory."`
	Open      openCmd      `cmd:"" help:"Open an exported file with its code, offline."`
	Release   releaseCmd   `cmd:"" help:"Make release keys; sign a built site."`
	Verify    verifyCmd    `cmd:"" help:"Compare a live host with the release in this binary."`
}

// dataFlag is the option that all commands about a store share.
type dataFlag struct {
	Data string `help:"Data directory." default:"data" env:"DUNNOCK_DATA" placeholder:"DIR"`
}

// exit is what kong's own help and version leave with; it never ends the process here.
type exit struct{ code int }

// run parses args and runs one command. It returns the process's exit status: 0 done, 1 failed, 2 misused.
func run(ctx context.Context, args []string, env func(string) (string, bool), io streams) (status int) {
	defer func() {
		if left, ok := recover().(exit); ok {
			status = left.code
		}
	}()
	var commands cli
	parser, err := kong.New(&commands,
		kong.Name("dunnock"),
		kong.Description("A calculator's server: serves a site and keeps sealed boxes that it cannot read."),
		kong.Writers(io.out, io.err),
		kong.Exit(func(code int) { panic(exit{code}) }),
		kong.UsageOnError(),
		kong.Resolvers(fileTwins(env)),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(io),
	)
	if err != nil {
		fmt.Fprintln(io.err, "dunnock:", err)
		return 2
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(io.err, "dunnock:", err)
		fmt.Fprintln(io.err, "Run \"dunnock --help\" for the commands.")
		return 2
	}
	if err := command.Run(); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(io.err, "dunnock:", err)
		return 1
	}
	return 0
}

// fileTwins reads the file that NAME_FILE names, for every option tagged secret whose variable is NAME.
func fileTwins(env func(string) (string, bool)) kong.ResolverFunc {
	return func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if !flag.Tag.Has("secret") || len(flag.Envs) == 0 {
			return nil, nil
		}
		name := flag.Envs[0] + "_FILE"
		path, ok := env(name)
		if !ok || path == "" {
			return nil, nil
		}
		if _, both := env(flag.Envs[0]); both {
			return nil, fmt.Errorf("%s and %s are both set; keep one", flag.Envs[0], name)
		}
		value, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s: the file cannot be read", name)
		}
		return strings.TrimSpace(string(value)), nil
	}
}
