package vault_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// modelBox is what the model knows of one box.
type modelBox struct {
	vaulttest.Box
	exists  bool
	lost    bool // its key
	version int
	size    int
	gone    byte // the tombstone's kind
}

func (b *modelBox) blob() []byte { return sizedBlob(b.version, b.size) }

func sizedBlob(version, size int) []byte {
	return vaulttest.Blob(size, "version "+strconv.Itoa(version))
}

// simulation drives a store and a model of it with the same random steps.
type simulation struct {
	t     *rapid.T
	dir   string
	v     *vault.Vault
	stop  func()
	boxes []*modelBox
	fresh int // versions are never used twice
}

// TestSimulation: whatever the order of operations, restarts, compactions, lost keys and restored backups, the store
// answers as a model of a few lines does.
func TestSimulation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top, err := os.MkdirTemp(memory(), "vault-simulation-")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(top)
		s := &simulation{t: t, dir: filepath.Join(top, "0")}
		for range 3 {
			s.boxes = append(s.boxes, &modelBox{Box: vaulttest.NewBox()})
		}
		s.start()
		defer func() { s.stop() }()
		t.Repeat(map[string]func(*rapid.T){
			"create": s.create, "read": s.read, "replace": s.replace, "clear": s.clear, "clear all": s.clearAll,
			"reopen": s.reopen, "compact": s.compact, "lose keys": s.loseKeys, "restore": s.restore,
			"": s.invariant,
		})
	})
}

// memory is a directory in memory where there is one: a simulation needs no disk, and a disk takes its time to sync.
func memory() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return ""
}

func (s *simulation) start() {
	v, err := vault.Open(s.dir, vault.Options{}.WithoutSync())
	if err != nil {
		s.t.Fatalf("open: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- v.Run(ctx) }()
	s.v = v
	s.stop = func() {
		cancel()
		if err := errors.Join(<-ran, v.Close()); err != nil {
			s.t.Fatalf("stop: %v", err)
		}
		report, err := vault.Check(s.dir, vault.Options{})
		if err != nil || len(report.Problems) > 0 {
			s.t.Fatalf("check: %v, %v", report.Problems, err)
		}
	}
}

func (s *simulation) pick(t *rapid.T) *modelBox {
	return s.boxes[rapid.IntRange(0, len(s.boxes)-1).Draw(t, "box")]
}

// next is a blob that no box ever had.
func (s *simulation) next(t *rapid.T) (version, size int) {
	s.fresh++
	return s.fresh, rapid.SampledFrom([]int{vault.SmallBlob, vault.SmallBlob, vault.LargeBlob}).Draw(t, "size")
}

// want compares an answer with the model's: nil, a sentinel, or what kind of *GoneError or *ConflictError.
func (s *simulation) want(t *rapid.T, b *modelBox, what string, err, want error) {
	t.Helper()
	if gone, ok := errors.AsType[*vault.GoneError](want); ok {
		got, ok := errors.AsType[*vault.GoneError](err)
		if !ok || *got != *gone {
			t.Fatalf("%s: %v, want gone of kind %d", what, err, gone.Kind)
		}
		return
	}
	if _, ok := errors.AsType[*vault.ConflictError](want); ok {
		got, ok := errors.AsType[*vault.ConflictError](err)
		if !ok || !bytes.Equal(got.Blob, b.blob()) || got.ETag != vaulttest.Tag(b.blob()) {
			t.Fatalf("%s: %v, want a conflict with the present blob", what, err)
		}
		return
	}
	if !errors.Is(err, want) || (want == nil && err != nil) {
		t.Fatalf("%s: %v, want %v", what, err, want)
	}
}

func (b *modelBox) goneError() error {
	gone := &vault.GoneError{Kind: b.gone}
	if b.gone == vault.KindAll {
		gone.Proof = b.All
	}
	return gone
}

func (s *simulation) create(t *rapid.T) {
	b, proven := s.pick(t), rapid.Bool().Draw(t, "proven")
	version, size := s.next(t)
	want := error(nil)
	switch {
	case b.gone != 0:
		want = b.goneError()
	case b.exists && !b.lost:
		want = &vault.ConflictError{}
	case !b.exists && !proven:
		want = vault.ErrNotFound
	}
	_, err := s.v.Create(context.Background(), b.ID, b.Write, b.Tokens(), sizedBlob(version, size), proven)
	s.want(t, b, "create", err, want)
	if want == nil {
		b.exists, b.lost, b.version, b.size = true, false, version, size
	}
}

func (s *simulation) read(t *rapid.T) {
	s.readBox(t, s.pick(t))
}

func (s *simulation) readBox(t *rapid.T, b *modelBox) {
	want := error(nil)
	switch {
	case b.gone != 0:
		want = b.goneError()
	case !b.exists || b.lost:
		want = vault.ErrNotFound
	}
	blob, tag, err := s.v.Read(context.Background(), b.ID, b.Read)
	s.want(t, b, "read", err, want)
	if want == nil && (!bytes.Equal(blob, b.blob()) || tag != vaulttest.Tag(blob)) {
		t.Fatal("read: another blob")
	}
}

func (s *simulation) replace(t *rapid.T) {
	b, stale := s.pick(t), rapid.Bool().Draw(t, "stale")
	version, size := s.next(t)
	match := vaulttest.Tag(b.blob())
	want := error(nil)
	switch {
	case b.gone != 0:
		want = b.goneError()
	case !b.exists || b.lost:
		want = vault.ErrNotFound
	case stale:
		want = &vault.ConflictError{}
	}
	if stale {
		match = vault.ETag{}
	}
	_, err := s.v.Replace(context.Background(), b.ID, b.Write, match, sizedBlob(version, size))
	s.want(t, b, "replace", err, want)
	if want == nil {
		b.version, b.size = version, size
	}
}

func (s *simulation) clear(t *rapid.T) {
	b := s.pick(t)
	want := error(nil)
	if !b.exists && b.gone == 0 {
		want = vault.ErrNotFound
	}
	s.want(t, b, "clear", s.v.Clear(context.Background(), b.ID, b.Clear), want)
	if want == nil {
		b.exists, b.gone = false, max(b.gone, vault.KindCleared)
	}
}

func (s *simulation) clearAll(t *rapid.T) {
	b := s.pick(t)
	want := error(nil)
	if !b.exists && b.gone == 0 {
		want = vault.ErrNotFound
	}
	s.want(t, b, "clear all", s.v.ClearAll(context.Background(), b.ID, b.All), want)
	if want == nil {
		b.exists, b.gone = false, vault.KindAll
	}
	// A cleared box makes place for a new one, so that the simulation does not run dry.
	if rapid.Bool().Draw(t, "forget") && b.gone != 0 {
		*b = modelBox{Box: vaulttest.NewBox()}
	}
}

func (s *simulation) reopen(*rapid.T) {
	s.stop()
	s.start()
}

func (s *simulation) compact(t *rapid.T) {
	s.stop()
	if _, _, err := vault.Compact(s.dir, vault.Options{}.WithoutSync()); err != nil {
		t.Fatalf("compact: %v", err)
	}
	s.start()
}

func (s *simulation) loseKeys(t *rapid.T) {
	s.stop()
	if err := os.Remove(filepath.Join(s.dir, "box-keys")); err != nil {
		t.Fatal(err)
	}
	for _, b := range s.boxes {
		b.lost = b.exists
	}
	s.start()
}

// restore goes on from a backup, in another directory, with the keys or without them.
func (s *simulation) restore(t *rapid.T) {
	var backup bytes.Buffer
	if err := s.v.Backup(context.Background(), &backup); err != nil {
		t.Fatalf("backup: %v", err)
	}
	s.stop()
	dir := s.dir + "r"
	if err := vault.Restore(dir, &backup); err != nil {
		t.Fatalf("restore: %v", err)
	}
	if rapid.Bool().Draw(t, "with keys") {
		if err := os.Rename(filepath.Join(s.dir, "box-keys"), filepath.Join(dir, "box-keys")); err != nil {
			t.Fatal(err)
		}
	} else {
		for _, b := range s.boxes {
			b.lost = b.exists
		}
	}
	s.dir = dir
	s.start()
}

func (s *simulation) invariant(t *rapid.T) {
	for _, b := range s.boxes {
		s.readBox(t, b)
	}
}
