// Package pwa holds the built site: what is served to anyone, and the sealed app package.
//
// The files come from pwa/build.mjs and `dunnock release sign`; a tree that was not built yet embeds nothing but a
// marker, and [Files] says so.
package pwa

import (
	"embed"
	"errors"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// ErrNotBuilt says that the binary was built before the site was.
var ErrNotBuilt = errors.New("pwa: the site is not built: run make build")

// Files returns the built release: site/ with what anyone may fetch (release.json and release.sig among it) and
// app.bin, the app package of docs/protocol.md section 8.
func Files() (fs.FS, error) {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"site/release.json", "site/release.sig", "site/index.html", "app.bin"} {
		if _, err := fs.Stat(files, name); err != nil {
			return nil, ErrNotBuilt
		}
	}
	return files, nil
}
