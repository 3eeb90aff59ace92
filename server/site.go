package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"
)

const (
	siteFolder    = "site"
	manifestPath  = "/release.json"
	signaturePath = "/release.sig"
	startPath     = "/"
	startFile     = "index.html"
)

// site is what anyone can fetch, in memory: the files that the release's manifest names, the manifest and its
// signatures. Nothing else in the folder is served.
type site map[string]*siteFile

type siteFile struct {
	kind   string
	policy string
	plain  variant
	// packed is gzip; without bytes where that saves nothing.
	packed variant
}

// variant has an ETag of its own: a strong one names bytes, not contents.
type variant struct {
	bytes []byte
	etag  string
}

// loadSite reads site/ and refuses a release in which a file is missing or is not the one that was signed. Where cover is not
// empty, the start page is that cover's (docs/protocol.md, section 9).
func loadSite(release fs.FS, cover string) (site, error) {
	folder, err := fs.Sub(release, siteFolder)
	if err != nil {
		return nil, fmt.Errorf("server: the release has no %s: %w", siteFolder, cause(err))
	}
	manifest, err := fs.ReadFile(folder, manifestPath[1:])
	if err != nil {
		return nil, fmt.Errorf("server: the release has no manifest: %w", cause(err))
	}
	signature, err := fs.ReadFile(folder, signaturePath[1:])
	if err != nil {
		return nil, fmt.Errorf("server: the release has no signature: %w", cause(err))
	}
	var named struct {
		Files map[string]string `json:"files"`
	}
	if err := json.Unmarshal(manifest, &named); err != nil {
		return nil, fmt.Errorf("server: read the release's manifest: %w", err)
	}
	if named.Files[startPath] == "" {
		return nil, fmt.Errorf("server: the release's manifest names no start page")
	}
	files := make(site, len(named.Files)+2)
	for url, sum := range named.Files {
		content, err := readNamed(folder, url, sum)
		if err != nil {
			return nil, fmt.Errorf("server: a file of the release: %s: %w", url, err)
		}
		files[url] = newSiteFile(url, content)
	}
	if cover != "" {
		page := files["/"+cover+"/"]
		if page == nil {
			return nil, fmt.Errorf("server: the release has no %s", cover)
		}
		files[startPath] = page
	}
	files[manifestPath] = newSiteFile(manifestPath, manifest)
	files[signaturePath] = newSiteFile(signaturePath, signature)
	return files, nil
}

func readNamed(folder fs.FS, url, sum string) ([]byte, error) {
	name, ok := strings.CutPrefix(url, "/")
	if !ok {
		return nil, fmt.Errorf("the path does not begin with a slash")
	}
	if strings.HasSuffix(url, "/") {
		name += startFile
	}
	content, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, cause(err)
	}
	if actual := sha256.Sum256(content); hex.EncodeToString(actual[:]) != sum {
		return nil, fmt.Errorf("not the file that was signed")
	}
	return content, nil
}

func newSiteFile(url string, content []byte) *siteFile {
	sum := sha256.Sum256(content)
	tag := hex.EncodeToString(sum[:16])
	kind, text := kindOf(url)
	file := &siteFile{
		kind:   kind,
		policy: pagePolicy,
		plain:  variant{bytes: content, etag: `"` + tag + `"`},
	}
	if url == FramePath {
		file.policy = framePolicy
	}
	if packed := pack(content); text && len(packed) < len(content) {
		file.packed = variant{bytes: packed, etag: `"` + tag + `-g"`}
	}
	return file
}

// kindOf returns the content type of a path, and whether it is of a kind that gzip makes smaller. The system's own
// table is not asked: it differs between machines.
func kindOf(url string) (kind string, text bool) {
	switch path.Ext(url) {
	case ".html":
		return "text/html; charset=utf-8", true
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8", true
	case ".css":
		return "text/css; charset=utf-8", true
	case ".webmanifest":
		return "application/manifest+json", true
	case ".json":
		return "application/json", true
	case ".svg":
		return "image/svg+xml", true
	case ".wasm":
		return "application/wasm", true
	case ".txt", ".ftl", ".sig":
		return plainText, true
	case ".png":
		return "image/png", false
	case ".ico":
		return "image/x-icon", false
	case ".woff2":
		return "font/woff2", false
	}
	if strings.HasSuffix(url, "/") {
		return "text/html; charset=utf-8", true
	}
	return octets, false
}

func pack(content []byte) []byte {
	var out bytes.Buffer
	writer, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return content
	}
	// A bytes.Buffer takes everything.
	_, _ = writer.Write(content)
	_ = writer.Close()
	return out.Bytes()
}

// getFile serves the site; it is the last route, so whatever is not there ends here.
func (s *Server) getFile(c *fiber.Ctx) error {
	file := s.site[c.Path()]
	if file == nil || (c.Method() != fiber.MethodGet && c.Method() != fiber.MethodHead) {
		return errDull
	}
	chosen, packed := file.choose(c.Get(fiber.HeaderAcceptEncoding))
	c.Set(fiber.HeaderCacheControl, alwaysAsked)
	c.Set(fiber.HeaderContentSecurityPolicy, file.policy)
	c.Set(fiber.HeaderETag, chosen.etag)
	if len(file.packed.bytes) > 0 {
		c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	}
	if sameTag(c.Get(fiber.HeaderIfNoneMatch), chosen.etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	if packed {
		c.Set(fiber.HeaderContentEncoding, "gzip")
	}
	c.Set(fiber.HeaderContentType, file.kind)
	return c.Send(chosen.bytes)
}

// choose returns the variant for an Accept-Encoding header.
func (f *siteFile) choose(accept string) (v variant, packed bool) {
	if len(f.packed.bytes) > 0 && acceptsGzip(accept) {
		return f.packed, true
	}
	return f.plain, false
}

// acceptsGzip reads Accept-Encoding (RFC 9110, section 12.5.3): gzip, x-gzip or * with a weight above zero. What is
// said of gzip itself wins over what is said of *.
func acceptsGzip(header string) bool {
	star := false
	for part := range strings.SplitSeq(header, ",") {
		coding, parameter, weighted := strings.Cut(part, ";")
		wanted := !weighted || weight(parameter) > 0
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return wanted
		case "*":
			star = wanted
		}
	}
	return star
}

func weight(parameter string) float64 {
	name, value, found := strings.Cut(parameter, "=")
	if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 1
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return 0
	}
	return q
}

// sameTag reads If-None-Match (RFC 9110, section 13.1.2), weakly: a list of tags, or *.
func sameTag(header, etag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}
