package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dunnock/vault/seal"
	"dunnock/vault/vaulttest"
)

// phone makes the requests of one phone, as protocol sections 4, 5 and 7 put them.
type phone struct {
	url  string
	box  seal.BoxSecrets
	blob []byte
}

func newPhone(t *testing.T, url string) *phone {
	t.Helper()
	root, err := seal.DrawKey[struct{}](rand.Reader)
	check(t, err)
	box := seal.DeriveBox(seal.Root(root), 1)
	blob, err := seal.SealBox(box.Key, box.ID, 1, &seal.Blob{Kind: seal.BoxPlan, Version: 1, Doc: []byte("words")}, seal.BoxNonce(root[:24]))
	check(t, err)
	return &phone{url, box, blob}
}

func (p *phone) send(t *testing.T, method, path string, token seal.Token, want int, header ...string) {
	t.Helper()
	var body io.Reader
	if method == http.MethodPut {
		body = bytes.NewReader(p.blob)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, p.url+path, body)
	check(t, err)
	r.Header.Set("Authorization", seal.BoxAuthorization(p.box.ID, token))
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	check(t, err)
	check(t, answer.Body.Close())
	if answer.StatusCode != want {
		t.Fatalf("%s %s: %d, want %d", method, path, answer.StatusCode, want)
	}
}

func (p *phone) create(t *testing.T) {
	t.Helper()
	work := seal.FindWork(p.box.ID, p.box.Tokens.Hashes(), uint32(time.Now().Unix()/3600))
	p.send(t, http.MethodPut, "/v1/box", p.box.Tokens.Write, 201,
		"If-None-Match", "*", "Tokens", p.box.Tokens.Header(), "Work", work.Header())
}

// TestWipesLeaveNothing serves over HTTP, wipes in each of the three ways, and looks at every byte that the program left:
// keys go with the answer, and what a delete leaves in the store goes with `dunnock compact`.
func TestWipesLeaveNothing(t *testing.T) {
	work := t.TempDir()
	data, mirror := filepath.Join(work, "data"), filepath.Join(work, "mirror")
	url, stop := serveRelease(t, work, data, mirror)
	kept := newPhone(t, url)
	kept.create(t)
	before := vaulttest.ReadFiles(t, data, mirror)
	wiped := []*phone{newPhone(t, url), newPhone(t, url), newPhone(t, url)}
	for _, p := range wiped {
		p.create(t)
	}
	marks := vaulttest.ReadFiles(t, data, mirror).Marks(before)
	keys := vaulttest.ReadFiles(t, mirror).Marks(before)
	if len(keys) != 2*len(wiped) || len(marks) < len(keys)+len(wiped)*seal.BoxSmall/4096 {
		t.Fatalf("%d marks, %d of keys: this test can show nothing", len(marks), len(keys))
	}

	wiped[0].send(t, http.MethodDelete, "/v1/box", wiped[0].box.Tokens.Clear, 204)
	wiped[1].send(t, http.MethodDelete, "/v1/all", wiped[1].box.Tokens.All, 204)
	kept.send(t, http.MethodGet, "/v1/box", kept.box.Tokens.Read, 200, "Also", seal.Also(wiped[2].box.ID, wiped[2].box.Tokens.All))
	if left := vaulttest.ReadFiles(t, work).Left(keys); left > 0 {
		t.Errorf("%d pieces of keys are left once the wipes were answered", left)
	}
	for _, p := range wiped {
		p.send(t, http.MethodGet, "/v1/box", p.box.Tokens.Read, 410)
	}
	stop()

	if left := vaulttest.ReadFiles(t, data).Left(marks); left < len(wiped)*10 {
		t.Errorf("only %d pieces are left by deleting: the scan cannot fail", left)
	}
	dunnock(t, "backup", "--data", data, "--box-keys-mirror", mirror, filepath.Join(work, "backup"))
	if left := vaulttest.ReadFiles(t, filepath.Join(work, "backup")).Left(marks); left > 0 {
		t.Errorf("%d pieces are in the backup", left)
	}
	dunnock(t, "compact", "--data", data, "--box-keys-mirror", mirror)
	if left := vaulttest.ReadFiles(t, work).Left(marks); left > 0 {
		t.Errorf("%d of %d pieces are left after a compaction", left, len(marks))
	}
	files := vaulttest.ReadFiles(t, work)
	for i, p := range wiped {
		for what, mark := range map[string][]byte{
			"id": p.box.ID[:], "read token": p.box.Tokens.Read[:], "write token": p.box.Tokens.Write[:],
			"clear token": p.box.Tokens.Clear[:], "blob": p.blob[1000:1100],
		} {
			if found := files.Holding(mark); len(found) > 0 {
				t.Errorf("wipe %d: the %s is in %v", i, what, found)
			}
		}
	}
}

// serveRelease serves a small signed release until stop is called.
func serveRelease(t *testing.T, work, data, mirror string) (url string, stop func()) {
	t.Helper()
	dist := filepath.Join(work, "dist")
	check(t, os.MkdirAll(filepath.Join(dist, "site"), 0o700))
	check(t, os.WriteFile(filepath.Join(dist, "inner.js"), []byte("export const start = () => {}\n"), 0o600))
	check(t, os.WriteFile(filepath.Join(dist, "site", "index.html"), []byte("<!doctype html><title>Calculator</title>\n"), 0o600))
	dunnock(t, "release", "keys", "--out", filepath.Join(work, "key"))
	dunnock(t, "release", "sign", "--key", filepath.Join(work, "key"), "--version", "1", "--minimum", "1", dist)

	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		args := []string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--box-keys-mirror", mirror, "--release", dist}
		ended <- run(ctx, args, noEnv, streams{nil, writer, writer})
		_ = writer.Close()
	}()
	buffer := make([]byte, 4096)
	n, err := reader.Read(buffer)
	check(t, err)
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	line, found := strings.CutPrefix(strings.SplitN(string(buffer[:n]), "\n", 2)[0], "listening on ")
	if !found {
		t.Fatalf("the server said %q", buffer[:n])
	}
	return line, func() {
		http.DefaultClient.CloseIdleConnections()
		cancel()
		if status := <-ended; status != 0 {
			t.Errorf("serve ended with %d", status)
		}
	}
}

func dunnock(t *testing.T, args ...string) {
	t.Helper()
	var said bytes.Buffer
	if status := run(t.Context(), args, noEnv, streams{nil, &said, &said}); status != 0 {
		t.Fatalf("dunnock %s: %d: %s", args[0], status, &said)
	}
}

func noEnv(string) (string, bool) { return "", false }

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestOpenOrder: a file whose slot holds an order, and no plan, says so. Nothing writes one, but it may be made.
func TestOpenOrder(t *testing.T) {
	r, err := seal.DrawExport(rand.Reader)
	check(t, err)
	order := &seal.Payload{Kind: seal.KindOrder, Duty: seal.DutyReset}
	file, err := seal.SealExport([]byte("4071938265"), &seal.Export{Seq: 1, Payload: order, Text: []byte(`{"format":1,"sections":[]}`)}, r)
	check(t, err)
	path := filepath.Join(t.TempDir(), "notes.dat")
	check(t, os.WriteFile(path, file, 0o600))
	var out, said bytes.Buffer
	status := run(t.Context(), []string{"open", path}, noEnv, streams{strings.NewReader("4071938265\n"), &out, &said})
	if status != 1 || out.Len() > 0 || !strings.Contains(said.String(), "an order to clear a phone, and no plan") {
		t.Errorf("status %d, %q, %q", status, &out, &said)
	}
}
