package main

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"dunnock/vault/seal"
)

type releaseCmd struct {
	Keys releaseKeysCmd `cmd:"" help:"Make a release key: FILE (keep it offline) and FILE.pub (build it into the site)."`
	Sign releaseSignCmd `cmd:"" help:"Sign a built site: writes app.bin, site/release.json and site/release.sig."`
}

type releaseKeysCmd struct {
	Out string `help:"Where the key goes; must not exist." required:"" placeholder:"FILE"`
}

// Run writes an Ed25519 seed, base64url, readable by its owner alone, and the public key beside it.
func (c *releaseKeysCmd) Run(io streams) error {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.Out), 0o700); err != nil {
		return err
	}
	secret := base64.RawURLEncoding.EncodeToString(private.Seed()) + "\n"
	if err := writeNew(c.Out, secret, 0o600); err != nil {
		return err
	}
	if err := writeNew(c.Out+".pub", base64.RawURLEncoding.EncodeToString(public)+"\n", 0o644); err != nil {
		return err
	}
	fmt.Fprintf(io.err, "wrote %s and %s.pub\n", c.Out, c.Out)
	return nil
}

func writeNew(name, text string, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

type releaseSignCmd struct {
	Key     []string `help:"Private release keys; the first signs the app package." required:"" placeholder:"FILE"`
	Version uint32   `help:"Version of this release, above every earlier one." required:""`
	Minimum uint32   `help:"The lowest version that may still run once this one was seen." required:""`
	Dir     string   `arg:"" help:"The built site, with site/ and inner.js."`
}

// Run signs what `node pwa/build.mjs` built. The same input and keys give the same bytes: no time and no name go in.
func (c *releaseSignCmd) Run() error {
	keys, err := readKeys(c.Key)
	if err != nil {
		return err
	}
	if c.Minimum > c.Version {
		return fmt.Errorf("release: the minimum, %d, is above the version, %d", c.Minimum, c.Version)
	}
	module, err := os.ReadFile(filepath.Join(c.Dir, "inner.js"))
	if err != nil {
		return err
	}
	packed, err := pack(module)
	if err != nil {
		return err
	}
	app, err := seal.SignPackage(keys[0], seal.Package{Version: c.Version, Minimum: c.Minimum, Gzip: packed})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(c.Dir, "app.bin"), app, 0o644); err != nil {
		return err
	}
	site := filepath.Join(c.Dir, "site")
	manifest, err := describe(os.DirFS(site))
	if err != nil {
		return err
	}
	manifest.Version, manifest.Minimum = c.Version, c.Minimum
	text, err := manifest.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(site, seal.ManifestPath), text, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(site, seal.SignaturePath), seal.SignManifest(text, keys...), 0o644)
}

// readKeys reads private keys as releaseKeysCmd writes them.
func readKeys(names []string) ([]ed25519.PrivateKey, error) {
	var keys []ed25519.PrivateKey
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		seed, err := base64.RawURLEncoding.DecodeString(strings.TrimSpace(string(text)))
		if err != nil || len(seed) != ed25519.SeedSize {
			return nil, fmt.Errorf("release: %s is not a release key", name)
		}
		keys = append(keys, ed25519.NewKeyFromSeed(seed))
	}
	return keys, nil
}

// readPublicKeys reads public keys, one a line, as the site is built with them.
func readPublicKeys(name string) ([]ed25519.PublicKey, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var keys []ed25519.PublicKey
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, err := base64.RawURLEncoding.DecodeString(line)
		if err != nil || len(key) != ed25519.PublicKeySize {
			return nil, fmt.Errorf("release: %s holds a line that is no public key", name)
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("release: %s holds no key", name)
	}
	return keys, nil
}

func pack(module []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(module); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// describe hashes every file of a site under the path at which it is served.
func describe(site fs.FS) (*seal.Manifest, error) {
	m := &seal.Manifest{Files: make(map[string]seal.Hash)}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		served := servedAs(name)
		if served == seal.ManifestPath || served == seal.SignaturePath {
			return nil
		}
		content, err := fs.ReadFile(site, name)
		if err == nil {
			m.Files[served] = sha256.Sum256(content)
		}
		return err
	})
	return m, err
}

// servedAs is the path of a file: an index.html is the page of its folder.
func servedAs(name string) string {
	return "/" + strings.TrimSuffix(path.Clean(name), "index.html")
}
