package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// A Manifest lists a release: every path that is served, but /release.json and /release.sig themselves.
type Manifest struct {
	Files   map[string]Hash // by path; "/" is the start page
	Minimum uint32          // no release below it may run once this one was seen; at least 1
	Version uint32          // at least 1
}

// Paths that a manifest cannot name.
const (
	ManifestPath  = "/release.json"
	SignaturePath = "/release.sig"
)

// manifestJSON has its members in the order of their names, as the canonical form wants them.
type manifestJSON struct {
	Files   map[string]string `json:"files"`
	Minimum uint32            `json:"minimum"`
	Version uint32            `json:"version"`
}

// Encode makes the text of /release.json: one line, keys sorted, no spaces.
func (m *Manifest) Encode() ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	out := manifestJSON{Files: make(map[string]string, len(m.Files)), Minimum: m.Minimum, Version: m.Version}
	for path, hash := range m.Files {
		out.Files[path] = hex.EncodeToString(hash[:])
	}
	text, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("seal: manifest: %w", err)
	}
	return append(text, '\n'), nil
}

// SignManifest makes the text of /release.sig: one line for each key.
func SignManifest(text []byte, keys ...ed25519.PrivateKey) []byte {
	var sig []byte
	for _, key := range keys {
		sig = base64.RawURLEncoding.AppendEncode(sig, ed25519.Sign(key, manifestSigned(text)))
		sig = append(sig, '\n')
	}
	return sig
}

// OpenManifest reads a manifest that one of the keys signed. Lines of sig that are no signature, or one by another key, are
// passed over. Nothing of the text is looked at before a signature holds. It answers ErrNone and nothing else.
func OpenManifest(keys []ed25519.PublicKey, text, sig []byte) (*Manifest, error) {
	signed := manifestSigned(text)
	for line := range strings.SplitSeq(string(sig), "\n") {
		signature, err := base64.RawURLEncoding.Strict().DecodeString(line)
		// The length of the line too: the decoder passes over line breaks.
		exact := len(line) == base64.RawURLEncoding.EncodedLen(ed25519.SignatureSize) && len(signature) == ed25519.SignatureSize
		if err == nil && exact && verifyAny(keys, signed, signature) {
			return ParseManifest(text)
		}
	}
	return nil, ErrNone
}

// ParseManifest reads the canonical text, and no other spelling of the same thing. It answers ErrNone and nothing else.
func ParseManifest(text []byte) (*Manifest, error) {
	var in manifestJSON
	if err := json.Unmarshal(text, &in); err != nil {
		return nil, ErrNone
	}
	m := &Manifest{Files: make(map[string]Hash, len(in.Files)), Minimum: in.Minimum, Version: in.Version}
	for path, hexHash := range in.Files {
		hash, err := hex.DecodeString(hexHash)
		if err != nil || len(hash) != len(Hash{}) {
			return nil, ErrNone
		}
		m.Files[path] = Hash(hash)
	}
	// Unmarshal forgives case, order, spaces, doubles and unknown members. Writing it again forgives nothing.
	if again, err := m.Encode(); err != nil || !bytes.Equal(again, text) {
		return nil, ErrNone
	}
	return m, nil
}

func (m *Manifest) check() error {
	if m.Version == 0 || m.Minimum == 0 {
		return fmt.Errorf("seal: manifest: version %d, minimum %d", m.Version, m.Minimum)
	}
	if _, found := m.Files["/"]; !found {
		return fmt.Errorf("seal: manifest: no start page")
	}
	for path := range m.Files {
		if !isPath(path) || path == ManifestPath || path == SignaturePath {
			return fmt.Errorf("seal: manifest: a path that it cannot name")
		}
	}
	return nil
}

// isPath keeps to characters that JSON, URLs and every file system write alike.
func isPath(path string) bool {
	for _, c := range path {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.ContainsRune("/._-", c):
		default:
			return false
		}
	}
	return strings.HasPrefix(path, "/")
}

func manifestSigned(text []byte) []byte { return append([]byte("c1/site"), text...) }
