package vault_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// writeFixture makes testdata/stores/NAME with this version of the store. It is used once for each released format;
// a fixture is never changed after that.
var writeFixture = flag.String("write-fixture", "", "name of a fixture to write into testdata/stores")

const stores = "testdata/stores"

// fixtureBox is a box of a fixture, and how it has to be found.
type fixtureBox struct {
	// State is live, lost (its key is not in box-keys), cleared or all.
	State string `json:"state"`
	// Worker and Life name its id and tokens: see lifeBox. Version is that of its blob: see versionBlob.
	Worker  int `json:"worker"`
	Life    int `json:"life"`
	Version int `json:"version"`
}

// TestFixtures opens a store, and a backup, of every released format, and goes on working with each.
func TestFixtures(t *testing.T) {
	if *writeFixture != "" {
		makeFixture(t, filepath.Join(stores, *writeFixture))
	}
	names, err := os.ReadDir(stores)
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range names {
		t.Run(name.Name(), func(t *testing.T) {
			from := filepath.Join(stores, name.Name())
			var boxes []fixtureBox
			content, err := os.ReadFile(filepath.Join(from, "boxes.json"))
			if err == nil {
				err = json.Unmarshal(content, &boxes)
			}
			if err != nil || len(boxes) != 4 {
				t.Fatalf("%d boxes: %v", len(boxes), err)
			}
			t.Run("store", func(t *testing.T) {
				dir := t.TempDir()
				unpack(t, filepath.Join(from, "store.db.gz"), filepath.Join(dir, "store.db"))
				unpack(t, filepath.Join(from, "box-keys.gz"), filepath.Join(dir, "box-keys"))
				s := vaulttest.OpenAt(t, dir, vault.Options{})
				checkFixture(t, s, boxes, true)
				s.Reopen()
				goOn(t, s, boxes)
			})
			t.Run("backup", func(t *testing.T) {
				packed := filepath.Join(t.TempDir(), "backup")
				unpack(t, filepath.Join(from, "backup.gz"), packed)
				backup, err := os.ReadFile(packed)
				if err != nil {
					t.Fatal(err)
				}
				checkFixture(t, vaulttest.OpenAt(t, restored(t, backup), vault.Options{}), boxes, false)
			})
		})
	}
}

// checkFixture finds each box in its state. Without keys, live boxes are lost.
func checkFixture(t *testing.T, s *vaulttest.Store, boxes []fixtureBox, keys bool) {
	t.Helper()
	for _, f := range boxes {
		b := lifeBox(f.Worker, f.Life)
		blob, _, err := s.Read(t.Context(), b.ID, b.Read)
		gone, isGone := errors.AsType[*vault.GoneError](err)
		switch {
		case f.State == "live" && keys:
			if err != nil || !bytes.Equal(blob, versionBlob(f.Version)) {
				t.Errorf("%s: %v", f.State, err)
			}
		case f.State == "live" || f.State == "lost":
			if !errors.Is(err, vault.ErrNotFound) {
				t.Errorf("%s: %v, want ErrNotFound", f.State, err)
			}
		case f.State == "cleared":
			if !isGone || gone.Kind != vault.KindCleared {
				t.Errorf("%s: %v", f.State, err)
			}
		case f.State == "all":
			if !isGone || gone.Kind != vault.KindAll || gone.Proof != b.All {
				t.Errorf("%s: %v", f.State, err)
			}
		default:
			t.Errorf("unknown state %q", f.State)
		}
	}
}

// goOn changes each box of an old store.
func goOn(t *testing.T, s *vaulttest.Store, boxes []fixtureBox) {
	t.Helper()
	for _, f := range boxes {
		b := lifeBox(f.Worker, f.Life)
		var err error
		switch f.State {
		case "live":
			_, err = s.Replace(t.Context(), b.ID, b.Write, vaulttest.Tag(versionBlob(f.Version)), versionBlob(f.Version+1))
		case "lost":
			_, err = s.Create(t.Context(), b.ID, b.Write, b.Tokens(), versionBlob(f.Version), false)
		case "cleared":
			err = s.ClearAll(t.Context(), b.ID, b.All)
		}
		if err != nil {
			t.Errorf("%s: %v", f.State, err)
		}
	}
}

// makeFixture writes a store that was reopened and compacted, its keys, and a backup of it.
func makeFixture(t *testing.T, to string) {
	t.Helper()
	if err := os.Mkdir(to, 0o755); err != nil {
		t.Fatal(err)
	}
	boxes := []fixtureBox{{"live", 0, 0, 2}, {"lost", 1, 0, 1}, {"cleared", 2, 0, 1}, {"all", 3, 0, 1}}
	s := vaulttest.Open(t)
	for _, f := range boxes {
		mustCreate(t, s, lifeBox(f.Worker, f.Life), versionBlob(1))
	}
	live, lost, cleared, all := lifeBox(0, 0), lifeBox(1, 0), lifeBox(2, 0), lifeBox(3, 0)
	_, err := s.Replace(t.Context(), live.ID, live.Write, vaulttest.Tag(versionBlob(1)), versionBlob(2))
	err = errors.Join(err, s.Vault.Clear(t.Context(), cleared.ID, cleared.Clear), s.ClearAll(t.Context(), all.ID, all.All))
	if err != nil {
		t.Fatal(err)
	}
	_, index, _ := s.KeyOf(lost.ID)
	saved := backup(t, s)
	s.Stop()
	if _, _, err := vault.Compact(s.Dir, vault.Options{}); err != nil {
		t.Fatal(err)
	}
	keys, err := os.ReadFile(filepath.Join(s.Dir, "box-keys"))
	if err != nil {
		t.Fatal(err)
	}
	clear(keys[index*vault.KeyRecordBytes:][:vault.KeyRecordBytes])
	store, err := os.ReadFile(filepath.Join(s.Dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	listed, err := json.MarshalIndent(boxes, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(to, "boxes.json"), append(listed, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	pack(t, filepath.Join(to, "store.db.gz"), store)
	pack(t, filepath.Join(to, "box-keys.gz"), keys)
	pack(t, filepath.Join(to, "backup.gz"), saved)
}

func pack(t *testing.T, path string, content []byte) {
	t.Helper()
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(content)
	}
	if err == nil {
		err = z.Close()
	}
	if err == nil {
		err = os.WriteFile(path, out.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
