package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var fixture = flag.String("fixture", "", "seal ../testdata/exports/NAME.json into NAME.dat, once")

const fixtureDir = "../testdata/exports"

// exportFixture is what an export of a released format must still open to. The export itself is frozen: it was sealed once, with
// real randomness, and is never made again.
type exportFixture struct {
	Code    string        `json:"code"`
	Seq     uint64        `json:"seq,string"`
	Payload payloadFields `json:"payload"`
	Text    string        `json:"text"`
}

func TestExportFixturesOpen(t *testing.T) {
	if *fixture != "" {
		makeFixture(t, *fixture)
	}
	files, err := filepath.Glob(filepath.Join(fixtureDir, "*.dat"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			want := readFixture(t, strings.TrimSuffix(path, ".dat")+".json")
			file, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			got, err := OpenExport(file, []byte(want.Code))
			if err != nil {
				t.Fatalf("a file that someone may have kept for years does not open: %v", err)
			}
			if !reflect.DeepEqual(got, Export{want.Seq, want.Payload.payload(), []byte(want.Text)}) {
				t.Error("it opens to something else")
			}
			if _, err := ParseText(got.Text); err != nil {
				t.Errorf("its text: %v", err)
			}
		})
	}
}

func readFixture(t *testing.T, path string) (f exportFixture) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		t.Fatal(err)
	}
	return f
}

// makeFixture is for the release of a new format. It never writes over a file.
func makeFixture(t *testing.T, name string) {
	t.Helper()
	path := filepath.Join(fixtureDir, name)
	f := readFixture(t, path+".json")
	r, err := DrawExport(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := SealExport([]byte(f.Code), &Export{f.Seq, f.Payload.payload(), []byte(f.Text)}, r)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path+".dat", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write(sealed); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
