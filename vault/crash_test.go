package vault_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

func init() { children["crashed"] = crashedChild }

// crashDisk ends its own process, as kill -9 would, at the step that it was armed for. A write is torn after a sector.
type crashDisk struct {
	left int // steps until the end; 0 for never
}

func (d *crashDisk) step() bool {
	d.left--
	return d.left == 0
}

func (d *crashDisk) end() {
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Kill()
	}
	select {} // it is on its way
}

func (d *crashDisk) open(path string) (vault.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	return &crashFile{f, d}, err
}

type crashFile struct {
	*os.File
	disk *crashDisk
}

// WriteAt is two steps: before anything is written, and after the first sector was.
func (f *crashFile) WriteAt(p []byte, at int64) (int, error) {
	if f.disk.step() {
		f.disk.end()
	}
	if f.disk.step() {
		_, _ = f.File.WriteAt(p[:512], at)
		f.disk.end()
	}
	return f.File.WriteAt(p, at)
}

func (f *crashFile) Sync() error {
	if f.disk.step() {
		f.disk.end()
	}
	return f.File.Sync()
}

// crashedChild makes two boxes and clears one of them, all in a process that ends at a given step of the clear. It says
// what the key is, that the clear was answered, and that it lived to close its store.
func crashedChild() error {
	disk := &crashDisk{}
	o := vault.Options{KeysMirror: os.Getenv("VAULT_TEST_MIRROR")}.WithKeyFile(disk.open).WithBeforeCommit(func() error {
		if disk.step() {
			disk.end()
		}
		return nil
	})
	v, err := vault.Open(os.Getenv("VAULT_TEST_DIR"), o)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ran := make(chan error, 1)
	go func() { ran <- v.Run(ctx) }()
	b, kept := lifeBox(0, 0), lifeBox(1, 0)
	for _, each := range []vaulttest.Box{kept, b} {
		if _, err := v.Create(ctx, each.ID, each.Write, each.Tokens(), versionBlob(1), true); err != nil {
			return err
		}
	}
	key, _, _ := v.KeyOf(b.ID)
	fmt.Println("key", hex.EncodeToString(key[:]))
	disk.left, err = strconv.Atoi(os.Getenv("VAULT_TEST_STEP"))
	if err != nil {
		return err
	}
	if err := v.ClearAll(ctx, b.ID, b.All); err != nil {
		return err
	}
	fmt.Println("answered")
	stop()
	<-ran
	disk.left = 0 // closing is not part of the clear
	if err := v.Close(); err != nil {
		return err
	}
	fmt.Println("closed")
	return nil
}

// TestClearCrashed ends the process at every step of a clear, torn writes among them. Once the order is durable, the
// next Open finishes it; before that, nothing was done at all.
func TestClearCrashed(t *testing.T) {
	steps := 1
	for ; ; steps++ {
		dir, mirror := t.TempDir(), filepath.Join(t.TempDir(), "mirror")
		said := crash(t, dir, mirror, steps)
		verifyCrashed(t, dir, mirror, steps, said)
		if said["closed"] != "" || t.Failed() {
			break
		}
	}
	// The order's commit; in each copy, before and within the write, and before the sync; the commit that ends it; and none.
	if want := 1 + 2*(2+1) + 1 + 1; steps != want && !t.Failed() {
		t.Errorf("a clear has %d steps, want %d", steps-1, want-1)
	}
}

// crash runs the child until it dies or is done, and returns the words that it said, with what followed each.
func crash(t *testing.T, dir, mirror string, step int) map[string]string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"=crashed", "VAULT_TEST_DIR="+dir, "VAULT_TEST_MIRROR="+mirror,
		"VAULT_TEST_STEP="+strconv.Itoa(step))
	child.Stderr = os.Stderr
	out, err := child.Output()
	said := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		said[word] = rest + " "
	}
	if ended := said["closed"] != ""; ended != (err == nil) || said["key"] == "" {
		t.Fatalf("step %d: the child said %q, %v", step, out, err)
	}
	return said
}

func verifyCrashed(t *testing.T, dir, mirror string, step int, said map[string]string) {
	t.Helper()
	key, err := hex.DecodeString(strings.TrimSpace(said["key"]))
	if err != nil {
		t.Fatal(err)
	}
	o := vault.Options{KeysMirror: mirror}
	if files := vaulttest.ReadFiles(t, dir, mirror); said["answered"] != "" && len(files.Holding(key)) > 0 {
		t.Errorf("step %d: answered, and the key is there", step)
	}
	report, err := vault.Check(dir, o)
	if began := step > 1 && said["closed"] == ""; err != nil || (report.Unfinished == 1) != began {
		t.Errorf("step %d: %d clears unfinished, %v", step, report.Unfinished, err)
	}
	s := vaulttest.OpenAt(t, dir, o)
	b, kept := lifeBox(0, 0), lifeBox(1, 0)
	if err := allThere(t, s, kept); err != nil {
		t.Errorf("step %d: another box: %v", step, err)
	}
	if step == 1 { // the order was never durable
		if err := allThere(t, s, b); err != nil {
			t.Errorf("step %d: nothing was ordered, but the box is not as it was: %v", step, err)
		}
		return
	}
	for what, err := range map[string]error{
		"read": s.Allowed(t.Context(), b.ID, b.Read),
		"replace": func() error {
			_, err := s.Replace(t.Context(), b.ID, b.Write, vaulttest.Tag(versionBlob(1)), versionBlob(2))
			return err
		}(),
	} {
		gone, ok := errors.AsType[*vault.GoneError](err)
		if !ok || gone.Kind != vault.KindAll || gone.Proof != b.All {
			t.Errorf("step %d: %s: %v, want the order and its proof", step, what, err)
		}
	}
	if found := vaulttest.ReadFiles(t, dir, mirror).Holding(key); len(found) > 0 || s.Doomed() != 0 {
		t.Errorf("step %d: the key is in %v after the next start, %d are to be destroyed", step, found, s.Doomed())
	}
	if err := s.ClearAll(t.Context(), b.ID, b.All); err != nil {
		t.Errorf("step %d: clear again: %v", step, err)
	}
}

func allThere(t *testing.T, s *vaulttest.Store, b vaulttest.Box) error {
	blob, _, err := s.Read(t.Context(), b.ID, b.Read)
	if err == nil && !bytes.Equal(blob, versionBlob(1)) {
		err = errors.New("another blob")
	}
	return err
}
