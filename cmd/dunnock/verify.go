package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"dunnock/pwa"
	"dunnock/vault/seal"
)

type verifyCmd struct {
	Keys string `help:"Public release keys; with them the host's own signature is checked too." placeholder:"FILE"`
	Site string `help:"Compare with this signed site directory instead of the one in this binary." placeholder:"DIR" type:"existingdir"`
	URL  string `arg:"" help:"The live host, https://host."`
}

// errDiffers says that the host serves something else than the release.
var errDiffers = errors.New("the host does not serve this release")

// fileMax bounds what verify reads of one path: no file of a release comes near it.
const fileMax = 16 << 20

// Run fetches every path of the release and compares it, byte for byte by hash. It finds bad code that is served to
// everyone, or to this address; it cannot find what is served to one phone alone.
func (c *verifyCmd) Run(ctx context.Context, io streams) error {
	site, err := c.site()
	if err != nil {
		return err
	}
	want, err := readManifest(site, c.Keys)
	if err != nil {
		return err
	}
	host, err := newHost(c.URL)
	if err != nil {
		return err
	}
	bad := 0
	for _, path := range slices.Sorted(maps.Keys(want)) {
		got, err := host.get(ctx, path)
		switch {
		case err != nil:
			bad++
			fmt.Fprintf(io.out, "missing  %s\n", path)
		case !slices.Contains(allowed(want, path), sha256.Sum256(got)):
			bad++
			fmt.Fprintf(io.out, "differs  %s\n", path)
		}
	}
	if bad > 0 {
		return fmt.Errorf("%w: %d of %d files", errDiffers, bad, len(want))
	}
	fmt.Fprintf(io.out, "the same: %d files, signature included\n", len(want))
	return nil
}

// allowed lists what a path may be: the start page may be any cover's (docs/protocol.md, section 9).
func allowed(want map[string]seal.Hash, path string) []seal.Hash {
	if path != "/" {
		return []seal.Hash{want[path]}
	}
	var pages []seal.Hash
	for other, hash := range want {
		if strings.HasSuffix(other, "/") {
			pages = append(pages, hash)
		}
	}
	return pages
}

func (c *verifyCmd) site() (fs.FS, error) {
	if c.Site != "" {
		return os.DirFS(c.Site), nil
	}
	files, err := pwa.Files()
	if err != nil {
		return nil, err
	}
	return fs.Sub(files, "site")
}

// readManifest lists what a host must serve: the files of the manifest, the manifest and its signature.
func readManifest(site fs.FS, keyFile string) (map[string]seal.Hash, error) {
	text, err := fs.ReadFile(site, strings.TrimPrefix(seal.ManifestPath, "/"))
	if err != nil {
		return nil, err
	}
	signature, err := fs.ReadFile(site, strings.TrimPrefix(seal.SignaturePath, "/"))
	if err != nil {
		return nil, err
	}
	manifest, err := seal.ParseManifest(text)
	if keyFile != "" && err == nil {
		keys, readErr := readPublicKeys(keyFile)
		if readErr != nil {
			return nil, readErr
		}
		manifest, err = seal.OpenManifest(keys, text, signature)
	}
	if err != nil {
		return nil, fmt.Errorf("verify: the release to compare with is not signed by these keys, or is malformed")
	}
	want := maps.Clone(manifest.Files)
	want[seal.ManifestPath] = sha256.Sum256(text)
	want[seal.SignaturePath] = sha256.Sum256(signature)
	return want, nil
}

// host is a live site. Redirects are not followed: a release is served from one origin.
type host struct {
	base   *url.URL
	client http.Client
}

func newHost(address string) (*host, error) {
	base, err := url.Parse(address)
	if err != nil || (base.Scheme != "https" && base.Scheme != "http") || base.Host == "" || strings.Trim(base.Path, "/") != "" {
		return nil, fmt.Errorf("verify: give an address like https://host")
	}
	client := http.Client{
		Timeout:       30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &host{base, client}, nil
}

func (h *host) get(ctx context.Context, path string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.base.JoinPath(path).String(), nil)
	if err != nil {
		return nil, err
	}
	answer, err := h.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("verify: status %d", answer.StatusCode)
	}
	return io.ReadAll(io.LimitReader(answer.Body, fileMax))
}
