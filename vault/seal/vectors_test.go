package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the vectors again")

const vectorDir = "../testdata/vectors"

// TestVectors makes every vector again and compares it with the committed file. That the outcomes written there are what the
// package does is the business of the TestVector… tests beside each maker.
func TestVectors(t *testing.T) {
	files := map[string]func() any{
		"codes.json":     func() any { return makeCodes() },
		"kdf.json":       func() any { return makeKDF() },
		"payload.json":   func() any { return makePayloads() },
		"slot.json":      func() any { return makeSlots() },
		"container.json": func() any { return makeContainers() },
		"app.json":       func() any { return makeApps() },
		"keys.json":      func() any { return makeKeys() },
		"work.json":      func() any { return makeWork() },
		"box.json":       func() any { return makeBoxes() },
		"recovery.json":  func() any { return makeRecovery() },
		"card.json":      func() any { return makeCards() },
		"settle.json":    func() any { return makeSettles() },
		"pass.json":      func() any { return makePasses() },
		"export.json":    func() any { return makeExports() },
		"manifest.json":  func() any { return makeManifests() },
	}
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			made := writeVectors(content())
			path := filepath.Join(vectorDir, name)
			if *update {
				if err := os.WriteFile(path, made, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			kept, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(made, kept) {
				t.Errorf("%s is not what the code makes; a format changed, or it was edited by hand", name)
			}
		})
	}
	kept, err := filepath.Glob(filepath.Join(vectorDir, "*.json"))
	if err != nil || len(kept) != len(files) {
		t.Errorf("%d vector files are committed, %d are made (%v)", len(kept), len(files), err)
	}
}

// readVectors reads a committed file, and refuses members that no field takes: those would be claims that nothing checks.
func readVectors[T any](t *testing.T, name string) T {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(vectorDir, name))
	if err != nil {
		t.Fatal(err)
	}
	var v T
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// writeVectors writes a struct with one line for each element of its slices, so that a diff shows which case changed.
func writeVectors(v any) []byte {
	var out bytes.Buffer
	value := reflect.ValueOf(v)
	for i := range value.NumField() {
		out.WriteString(map[bool]string{true: "{\n", false: ",\n"}[i == 0])
		name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
		fmt.Fprintf(&out, "\t%q: ", name)
		field := value.Field(i)
		if field.Kind() != reflect.Slice {
			out.Write(mustJSON(field.Interface()))
			continue
		}
		for j := range field.Len() {
			out.WriteString(map[bool]string{true: "[\n\t\t", false: ",\n\t\t"}[j == 0])
			out.Write(mustJSON(field.Index(j).Interface()))
		}
		out.WriteString("\n\t]")
	}
	out.WriteString("\n}\n")
	return out.Bytes()
}

func mustJSON(v any) []byte { return must(json.Marshal(v)) }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// hexBytes are bytes that JSON shows in hex.
type hexBytes []byte

func (h hexBytes) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h), nil }

func (h *hexBytes) UnmarshalText(text []byte) (err error) {
	*h, err = hex.DecodeString(string(text))
	return err
}

// content is bytes, written out or as a stream.
type content struct {
	Hex    *hexBytes `json:"hex,omitempty"`
	Seed   string    `json:"seed,omitempty"`
	Length int       `json:"length,omitempty"`
}

func hexContent(b []byte) content { return content{Hex: (*hexBytes)(&b)} }

func (c content) bytes() []byte {
	if c.Hex != nil {
		return *c.Hex
	}
	return stream(c.Seed, c.Length)
}

// digest stands for bytes that are too long to write out.
type digest struct {
	Length int      `json:"length"`
	SHA256 hexBytes `json:"sha256"`
	First  hexBytes `json:"first"`
}

func digestOf(b []byte) digest {
	hash := sha256.Sum256(b)
	return digest{len(b), hash[:], b[:min(len(b), 256)]}
}

func (d digest) check(t *testing.T, what string, b []byte) {
	t.Helper()
	if !reflect.DeepEqual(d, digestOf(b)) {
		t.Errorf("%s: other bytes than the vector's", what)
	}
}

// stream is the README's filler.
func stream(seed string, length int) []byte {
	out := make([]byte, 0, length+sha256.Size)
	for i := uint64(0); len(out) < length; i++ {
		block := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(seed), i))
		out = append(out, block[:]...)
	}
	return out[:length]
}

// mutation is one step away from a base's bytes.
type mutation struct {
	Op     string   `json:"op"`
	Offset *int     `json:"offset,omitempty"`
	From   *int     `json:"from,omitempty"`
	Length *int     `json:"length,omitempty"`
	Hex    hexBytes `json:"hex,omitempty"`
	Seed   string   `json:"seed,omitempty"`
}

type mutations []mutation

// as reads like the table in the README: as().xor(0, 1).
func as() mutations { return mutations{} }

func (m mutations) xor(offset int, b ...byte) mutations {
	return append(m, mutation{Op: "xor", Offset: &offset, Hex: b})
}

func (m mutations) put(offset int, b ...byte) mutations {
	return append(m, mutation{Op: "put", Offset: &offset, Hex: b})
}

func (m mutations) cut(length int) mutations { return append(m, mutation{Op: "cut", Length: &length}) }

func (m mutations) add(b ...byte) mutations { return append(m, mutation{Op: "add", Hex: b}) }

func (m mutations) fill(offset, length int, seed string) mutations {
	return append(m, mutation{Op: "fill", Offset: &offset, Length: &length, Seed: seed})
}

func (m mutations) copy(from, offset, length int) mutations {
	return append(m, mutation{Op: "copy", From: &from, Offset: &offset, Length: &length})
}

func (m mutations) swap(from, offset, length int) mutations {
	return append(m, mutation{Op: "swap", From: &from, Offset: &offset, Length: &length})
}

// apply mutates a copy of base.
func (m mutations) apply(base []byte) []byte {
	b := slices.Clone(base)
	for _, step := range m {
		switch step.Op {
		case "xor":
			for i, c := range step.Hex {
				b[*step.Offset+i] ^= c
			}
		case "put":
			copy(b[*step.Offset:*step.Offset+len(step.Hex)], step.Hex)
		case "cut":
			b = b[:*step.Length]
		case "add":
			b = append(b, step.Hex...)
		case "fill":
			copy(b[*step.Offset:*step.Offset+*step.Length], stream(step.Seed, *step.Length))
		case "copy":
			copy(b[*step.Offset:*step.Offset+*step.Length], b[*step.From:*step.From+*step.Length])
		case "swap":
			x, y := b[*step.From:*step.From+*step.Length], b[*step.Offset:*step.Offset+*step.Length]
			held := slices.Clone(x)
			copy(x, y)
			copy(y, held)
		default:
			panic("no such mutation: " + step.Op)
		}
	}
	return b
}

// outcome is the class that the README defines.
func outcome(err error) string {
	for sentinel, class := range map[error]string{nil: "opens", ErrNone: "none", ErrNewer: "newer", ErrSize: "bad size", ErrOld: "old"} {
		if errors.Is(err, sentinel) {
			return class
		}
	}
	return "an error of no class: " + err.Error()
}

// named is anything that other vectors refer to.
type named interface{ id() string }

// find panics where a vector names one that is not there.
func find[T named](list []T, name string) T {
	i := slices.IndexFunc(list, func(v T) bool { return v.id() == name })
	if i < 0 {
		panic("no vector " + name)
	}
	return list[i]
}

// uniqueNames fails where two vectors of a list have one name.
func uniqueNames[T named](t *testing.T, list []T) {
	t.Helper()
	seen := map[string]bool{}
	for _, v := range list {
		if seen[v.id()] {
			t.Errorf("two vectors are named %q", v.id())
		}
		seen[v.id()] = true
	}
	if len(list) == 0 {
		t.Error("a list of vectors is empty")
	}
}

// stretched caches what Argon2id makes of the few codes here: each takes a third of a second.
var stretched = struct {
	sync.Mutex
	prk map[string]PRK
}{prk: map[string]PRK{}}

func stretchOnce(code string, salt Salt) PRK {
	stretched.Lock()
	defer stretched.Unlock()
	key := code + string(salt[:])
	if _, found := stretched.prk[key]; !found {
		stretched.prk[key] = Stretch([]byte(code), salt)
	}
	return stretched.prk[key]
}
