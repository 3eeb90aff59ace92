package seal

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"reflect"
	"slices"
	"strings"
	"testing"
)

type manifestVectors struct {
	Format    int              `json:"format"`
	Section   string           `json:"section"`
	Keys      []keyVector      `json:"keys"`
	Manifests []manifestVector `json:"manifests"`
	Cases     []manifestCase   `json:"cases"`
}

type manifestVector struct {
	Name    string            `json:"name"`
	Files   map[string]string `json:"files"`
	Minimum uint32            `json:"minimum"`
	Version uint32            `json:"version"`
	Text    string            `json:"text"`
	Signers []string          `json:"signers"`
	Sig     string            `json:"sig"`
}

func (v manifestVector) id() string { return v.Name }

func (v manifestVector) manifest() *Manifest {
	m := &Manifest{Files: map[string]Hash{}, Minimum: v.Minimum, Version: v.Version}
	for path, hash := range v.Files {
		m.Files[path] = Hash(must(hex.DecodeString(hash)))
	}
	return m
}

type manifestCase struct {
	Name    string   `json:"name"`
	Text    string   `json:"text"`
	Sig     string   `json:"sig"`
	Keys    []string `json:"keys"`
	Outcome string   `json:"outcome"`
}

func (v manifestCase) id() string { return v.Name }

func signAs(keys []keyVector, text string, signers ...string) string {
	var private []ed25519.PrivateKey
	for _, name := range signers {
		private = append(private, find(keys, name).private())
	}
	return string(SignManifest([]byte(text), private...))
}

func manifestList(keys []keyVector) (list []manifestVector) {
	add := func(name string, minimum, version uint32, signers []string, paths ...string) {
		v := manifestVector{Name: name, Files: map[string]string{}, Minimum: minimum, Version: version, Signers: signers}
		for _, path := range paths {
			hash := sha256.Sum256([]byte("content of " + path))
			v.Files[path] = hex.EncodeToString(hash[:])
		}
		v.Text = string(must(v.manifest().Encode()))
		v.Sig = signAs(keys, v.Text, signers...)
		list = append(list, v)
	}
	add("start page only", 1, 1, []string{"release"}, "/")
	add("a release", 5, 7, []string{"release", "spare"}, "/sw.js", "/a/icon-192.png", "/", "/a/x_Y-0.js", "/B.js", "/a.js", "/a-b.js")
	add("highest numbers", 0xffffffff, 0xffffffff, []string{"spare"}, "/")
	add("a stranger's", 5, 9, []string{"stranger"}, "/")
	return list
}

func makeManifests() manifestVectors {
	v := manifestVectors{Format: 1, Section: "9", Keys: keyList()}
	v.Manifests = manifestList(v.Keys)
	built := []string{"release", "spare"}
	add := func(name, text, sig string, keys []string, want string) {
		v.Cases = append(v.Cases, manifestCase{name, text, sig, keys, want})
	}
	for _, m := range v.Manifests[:3] {
		add("as it is: "+m.Name, m.Text, m.Sig, built, "opens")
	}
	two, strange := v.Manifests[1], v.Manifests[3]
	lines := strings.SplitAfter(two.Sig, "\n")
	add("one of two signatures", two.Text, lines[1], built, "opens")
	add("one of two keys built in", two.Text, two.Sig, []string{"spare"}, "opens")
	add("a stranger's line first", two.Text, signAs(v.Keys, two.Text, "stranger")+lines[0], built, "opens")
	add("a line that is no signature first", two.Text, "what is this\n\n"+lines[0], built, "opens")
	add("a stranger's", strange.Text, strange.Sig, built, "none")
	add("no built-in key", two.Text, two.Sig, []string{}, "none")
	add("no signature", two.Text, "", built, "none")
	add("another release's signature", two.Text, v.Manifests[0].Sig, built, "none")
	add("signed without its label", two.Text, unlabelled(v.Keys, two.Text), built, "none")
	add("signature cut", two.Text, two.Sig[:80], built, "none")
	add("a hash changed", strings.Replace(two.Text, `":"`, `":"0`, 1), two.Sig, built, "none")
	add("version raised", strings.Replace(two.Text, `"version":7`, `"version":8`, 1), two.Sig, built, "none")
	add("last line break gone", strings.TrimSuffix(two.Text, "\n"), two.Sig, built, "none")
	add("a space added", two.Text+" ", two.Sig, built, "none")
	add("no text", "", two.Sig, built, "none")

	hash := v.Manifests[0].Files["/"]
	for name, text := range map[string]string{
		"no start page":        `{"files":{"/a.js":"` + hash + `"},"minimum":1,"version":1}`,
		"no files":             `{"minimum":1,"version":1}`,
		"files a list":         `{"files":["/"],"minimum":1,"version":1}`,
		"no minimum":           `{"files":{"/":"` + hash + `"},"version":1}`,
		"no version":           `{"files":{"/":"` + hash + `"},"minimum":1}`,
		"version 0":            `{"files":{"/":"` + hash + `"},"minimum":1,"version":0}`,
		"version a fraction":   `{"files":{"/":"` + hash + `"},"minimum":1,"version":1.5}`,
		"version beyond a u32": `{"files":{"/":"` + hash + `"},"minimum":1,"version":4294967296}`,
		"version a string":     `{"files":{"/":"` + hash + `"},"minimum":1,"version":"1"}`,
		"version negative":     `{"files":{"/":"` + hash + `"},"minimum":1,"version":-1}`,
		"hash in upper case":   `{"files":{"/":"` + strings.ToUpper(hash) + `"},"minimum":1,"version":1}`,
		"hash too short":       `{"files":{"/":"` + hash[2:] + `"},"minimum":1,"version":1}`,
		"hash a number":        `{"files":{"/":1},"minimum":1,"version":1}`,
		"path without a slash": `{"files":{"/":"` + hash + `","a.js":"` + hash + `"},"minimum":1,"version":1}`,
		"no object":            `[]`,
		"no JSON":              `{"files":`,
	} {
		add("signed, but malformed: "+name, text+"\n", signAs(v.Keys, text+"\n", "release"), built, "none")
	}
	slices.SortFunc(v.Cases, func(a, b manifestCase) int { return strings.Compare(a.Name, b.Name) })
	return v
}

func unlabelled(keys []keyVector, text string) string {
	return base64.RawURLEncoding.EncodeToString(ed25519.Sign(find(keys, "release").private(), []byte(text))) + "\n"
}

func TestVectorManifests(t *testing.T) {
	v := readVectors[manifestVectors](t, "manifest.json")
	uniqueNames(t, v.Keys)
	uniqueNames(t, v.Manifests)
	uniqueNames(t, v.Cases)
	for _, m := range v.Manifests {
		if text, err := m.manifest().Encode(); err != nil || string(text) != m.Text {
			t.Errorf("%s: another text (%v)", m.Name, err)
		}
		if got, err := ParseManifest([]byte(m.Text)); err != nil || !reflect.DeepEqual(got, m.manifest()) {
			t.Errorf("%s: read as another (%v)", m.Name, err)
		}
		if signAs(v.Keys, m.Text, m.Signers...) != m.Sig {
			t.Errorf("%s: another signature", m.Name)
		}
	}
	for _, c := range v.Cases {
		var keys []ed25519.PublicKey
		for _, name := range c.Keys {
			keys = append(keys, ed25519.PublicKey(find(v.Keys, name).Public))
		}
		_, err := OpenManifest(keys, []byte(c.Text), []byte(c.Sig))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
	}
}
