package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"dunnock/server"
	"dunnock/vault"
)

// controlName is a Unix socket in the data directory, for whoever may read the store anyway (its mode is the directory's):
// the database file is locked while it is served, and a backup must not wait for a pause.
const controlName = "control"

// errNotRunning says that no server holds the data directory.
var errNotRunning = errors.New("no server is running on this data directory")

// A controller answers the commands of the same machine: /backup and /reload.
type controller struct {
	listener net.Listener
	data     string
	store    *vault.Vault
	edge     *server.Server
	remind   reminders
}

func listenControl(data string) (net.Listener, error) {
	path := filepath.Join(data, controlName)
	// The store's lock is ours by now, so a socket that is there is left over from a killed process.
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("the control socket cannot be made (is the path of the data directory very long?): %w", errors.Unwrap(err))
	}
	return listener, os.Chmod(path, 0o600)
}

func (c *controller) run(ctx context.Context) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /backup", c.backup)
	mux.HandleFunc("GET /reload", c.reload)
	s := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	defer context.AfterFunc(ctx, func() { _ = s.Close() })()
	if err := s.Serve(c.listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// backupDone is the trailer that tells a whole backup from one that was cut off.
const backupDone = "Whole"

func (c *controller) backup(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Trailer", backupDone)
	if err := c.store.Backup(r.Context(), w); err != nil {
		return
	}
	w.Header().Set(backupDone, "yes")
}

func (c *controller) reload(w http.ResponseWriter, _ *http.Request) {
	code, err := server.LoadSetupCode(c.data)
	if err != nil {
		http.Error(w, "the set-up code cannot be read", http.StatusInternalServerError)
		return
	}
	if err := c.remind.reload(); err != nil {
		http.Error(w, "the keys for reminders cannot be read", http.StatusInternalServerError)
		return
	}
	c.edge.SetSetupCode(code)
}

// askControl asks the server that holds data, and copies what it answers to out, which may be nil. It answers
// errNotRunning where none does.
func askControl(ctx context.Context, data, path string, out io.Writer) error {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", filepath.Join(data, controlName))
	}
	client := http.Client{Transport: &http.Transport{DialContext: dial}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://control"+path, nil)
	if err != nil {
		return err
	}
	answer, err := client.Do(request)
	if opErr, ok := errors.AsType[*net.OpError](err); ok && opErr.Op == "dial" {
		return errNotRunning
	}
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if out == nil {
		out = io.Discard
	}
	if _, err := io.Copy(out, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK || (path == "/backup" && answer.Trailer.Get(backupDone) == "") {
		return errors.New("the running server could not do it; its log says why")
	}
	return nil
}
