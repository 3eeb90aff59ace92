package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"dunnock/pwa"
	"dunnock/vault"
)

type backupCmd struct {
	dataFlag
	storeFlags
	File string `arg:"" help:"Where the backup goes; must not exist. - is standard output."`
}

// Run asks the running server, or opens the store itself where none runs.
func (c *backupCmd) Run(ctx context.Context, io streams) (err error) {
	if _, err := os.Stat(c.Data); err != nil {
		return errors.New("there is no data directory to back up")
	}
	out := io.out
	if c.File != "-" {
		file, err := os.OpenFile(c.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		defer func() { err = keepOrRemove(file, err) }()
		out = file
	}
	err = askControl(ctx, c.Data, "/backup", out)
	if errors.Is(err, errNotRunning) {
		err = c.offline(ctx, out)
	}
	return err
}

func (c *backupCmd) offline(ctx context.Context, out io.Writer) error {
	store, err := vault.Open(c.Data, c.options(slog.New(slog.DiscardHandler)))
	if err != nil {
		return err
	}
	return errors.Join(store.Backup(ctx, out), store.Close())
}

// keepOrRemove syncs a finished backup and removes an unfinished one: half a backup is worse than none.
func keepOrRemove(file *os.File, err error) error {
	err = errors.Join(err, file.Sync(), file.Close())
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

type restoreCmd struct {
	dataFlag
	File string `arg:"" help:"The backup. - is standard input."`
}

// Run puts a backup into an empty data directory. It holds no keys: each phone makes its box again at its next opening.
func (c *restoreCmd) Run(io streams) error {
	in := io.in
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	if err := vault.Restore(c.Data, in); err != nil {
		return err
	}
	fmt.Fprintln(io.out, "restored. Phones send their boxes again when they are next opened.")
	return nil
}

type compactCmd struct {
	dataFlag
	storeFlags
}

// Run compacts a store that no server holds; a running server does it by itself every night.
func (c *compactCmd) Run(io streams) error {
	before, after, err := vault.Compact(c.Data, c.options(slog.New(slog.DiscardHandler)))
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "%d bytes before, %d after\n", before, after)
	return nil
}

type checkCmd struct {
	dataFlag
	storeFlags
	pushFlags
}

// Run looks at the configuration and at every blob, and says nothing about whose they are.
func (c *checkCmd) Run(io streams) error {
	if _, err := pwa.Files(); err != nil {
		return err
	}
	if _, err := os.Stat(c.Data); err != nil {
		return fmt.Errorf("there is no data directory")
	}
	options := c.options(slog.New(slog.DiscardHandler))
	var err error
	if options.EndpointKey, err = c.key(c.Data); err != nil {
		return err
	}
	report, err := vault.Check(c.Data, options)
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "schema %d; %d boxes, %d cleared, %d clears unfinished, %d keys lost, %d blobs and %d records damaged\n",
		report.Schema, report.Boxes, report.Cleared, report.Unfinished, report.LostKeys, report.DamagedBlobs, report.DamagedRecords)
	fmt.Fprintf(io.out, "%d bytes of store, %d of keys, %d free on the disk\n", report.StoreBytes, report.KeyBytes, report.FreeBytes)
	if err := c.describe(io.out, c.Data, report); err != nil {
		return err
	}
	for _, warning := range report.Warnings {
		fmt.Fprintln(io.out, "note:", warning)
	}
	for _, problem := range report.Problems {
		fmt.Fprintln(io.out, problem)
	}
	if len(report.Problems) > 0 {
		return errors.New("the store needs attention")
	}
	return nil
}
