package vault_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

const (
	killedBoxes = 4 // workers of the child; each has one box after the other
	// longVariable asks for the long form of a test: 200 kills instead of 20.
	longVariable = "DUNNOCK_LONG"
)

// lifeBox is the box of one worker in one of its lives: a box lives until it is cleared, then the next life begins.
func lifeBox(worker, life int) vaulttest.Box {
	var b vaulttest.Box
	seed := fmt.Sprint("box ", worker, " ", life)
	for i, part := range [][]byte{b.ID[:], b.Read[:], b.Write[:], b.Clear[:], b.All[:], b.Notify[:]} {
		sum := sha256.Sum256([]byte(seed + strconv.Itoa(i)))
		copy(part, sum[:])
	}
	return b
}

// versionBlob is the blob of a version; its first bytes tell which.
func versionBlob(version int) []byte {
	blob := vaulttest.Blob(vault.SmallBlob, "version "+strconv.Itoa(version))
	binary.BigEndian.PutUint64(blob, uint64(version))
	return blob
}

// life is how far a worker's box came. Version 0: not created. gone: cleared.
type life struct {
	number, version int
	gone            bool
}

func (l life) next() life {
	switch {
	case l.gone:
		return life{number: l.number + 1, version: 1}
	case l.version > 0 && l.version%7 == 0:
		return life{number: l.number, version: l.version, gone: true}
	}
	return life{number: l.number, version: l.version + 1}
}

func (l life) String() string {
	return fmt.Sprint(l.number, " ", l.version, " ", l.gone)
}

func parseLife(fields []string) (life, error) {
	number, err1 := strconv.Atoi(fields[0])
	version, err2 := strconv.Atoi(fields[1])
	gone, err3 := strconv.ParseBool(fields[2])
	return life{number, version, gone}, errors.Join(err1, err2, err3)
}

// step makes l out of the life before it.
func step(ctx context.Context, v *vault.Vault, worker int, l life) error {
	b := lifeBox(worker, l.number)
	var err error
	switch {
	case l.gone && l.number%2 == 0:
		err = v.Clear(ctx, b.ID, b.Clear)
	case l.gone:
		err = v.ClearAll(ctx, b.ID, b.All)
	case l.version == 1:
		_, err = v.Create(ctx, b.ID, b.Write, b.Tokens(), versionBlob(1), true)
	default:
		_, err = v.Replace(ctx, b.ID, b.Write, vaulttest.Tag(versionBlob(l.version-1)), versionBlob(l.version))
	}
	return err
}

// killedChild changes boxes until it is killed. It prints "try" before each change and "ack" once it was answered.
// It compacts all the while. Its arguments are the store and how far each worker's box came.
func killedChild() error {
	args := strings.Split(os.Getenv("VAULT_TEST_LIVES"), ",")
	v, err := vault.Open(os.Getenv("VAULT_TEST_DIR"), vault.Options{KeysMirror: os.Getenv("VAULT_TEST_MIRROR")}.WithTick(20*time.Millisecond))
	if err != nil {
		return err
	}
	ctx := context.Background()
	failed := make(chan error, killedBoxes+1)
	go func() { failed <- v.Run(ctx) }()
	var out sync.Mutex
	say := func(word string, worker int, l life) {
		out.Lock()
		defer out.Unlock()
		fmt.Println(word, worker, l)
	}
	for worker := range killedBoxes {
		l, err := parseLife(strings.Fields(args[worker]))
		if err != nil {
			return err
		}
		go func() {
			for {
				l = l.next()
				say("try", worker, l)
				if err := step(ctx, v, worker, l); err != nil {
					failed <- fmt.Errorf("worker %d: %w", worker, err)
					return
				}
				say("ack", worker, l)
			}
		}()
	}
	return <-failed
}

// TestKill kills a process in the middle of changes, again and again, and finds everything that it had answered. This
// shows that a crash of the process loses nothing; what a power cut does depends on syncs: see TestSyncBeforeAnswer.
func TestKill(t *testing.T) {
	rounds := 20
	if os.Getenv(longVariable) != "" {
		rounds = 200
	}
	dir, mirror := t.TempDir(), t.TempDir()+"/mirror"
	var acked, tried [killedBoxes]life
	total := 0
	for round := range rounds {
		total += killOnce(t, dir, mirror, 5+round*7%40, &acked, &tried)
		verifyKilled(t, dir, mirror, &acked, &tried)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d kills, %d answered changes, none lost", rounds, total)
	if total < rounds*5 {
		t.Errorf("only %d changes were answered", total)
	}
}

// killOnce runs a child until it has answered that many changes, then kills it.
func killOnce(t *testing.T, dir, mirror string, answers int, acked, tried *[killedBoxes]life) (total int) {
	t.Helper()
	lives := make([]string, killedBoxes)
	for i, l := range acked {
		lives[i] = l.String()
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"=killed", "VAULT_TEST_DIR="+dir, "VAULT_TEST_MIRROR="+mirror,
		"VAULT_TEST_LIVES="+strings.Join(lives, ","))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		said = append(said, lines.Text())
		if len(fields) != 5 || !slices.Contains([]string{"try", "ack"}, fields[0]) {
			t.Errorf("the child said %q", lines.Text())
			break
		}
		worker, _ := strconv.Atoi(fields[1])
		l, err := parseLife(fields[2:])
		if err != nil {
			t.Fatal(err)
		}
		if fields[0] == "try" {
			tried[worker] = l
			continue
		}
		acked[worker] = l
		if total++; total == answers {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		} // what it still said before it died counts, too
	}
	if err := child.Wait(); err == nil {
		t.Errorf("the child ended by itself after %d answers", len(said))
	}
	return total
}

// verifyKilled finds each box as it was last answered, or as it was last tried, and goes on from there.
func verifyKilled(t *testing.T, dir, mirror string, acked, tried *[killedBoxes]life) {
	t.Helper()
	o := vault.Options{KeysMirror: mirror}
	v, err := vault.Open(dir, o)
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	for worker := range killedBoxes {
		if found := findLife(t, v, worker, acked[worker], tried[worker]); found != acked[worker] && found != tried[worker] {
			t.Errorf("worker %d: found %v, answered was %v, tried %v", worker, found, acked[worker], tried[worker])
		} else {
			acked[worker], tried[worker] = found, found
		}
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	report, err := vault.Check(dir, o)
	if err != nil || len(report.Problems) > 0 || report.LostKeys > 0 || report.Unfinished > 0 {
		t.Errorf("check after a kill: %+v, %v", report, err)
	}
}

// findLife reads how far a worker's box is.
func findLife(t *testing.T, v *vault.Vault, worker int, acked, tried life) life {
	t.Helper()
	if acked.number != tried.number { // the next life's creation was tried: did it happen?
		if found := findLife(t, v, worker, tried, tried); found.version > 0 {
			return found
		}
	}
	b := lifeBox(worker, acked.number)
	blob, _, err := v.Read(t.Context(), b.ID, b.Read)
	if gone, ok := errors.AsType[*vault.GoneError](err); ok {
		if (gone.Kind == vault.KindAll) != (acked.number%2 == 1) {
			t.Errorf("worker %d: gone with kind %d", worker, gone.Kind)
		}
		return life{number: acked.number, version: max(acked.version, tried.version), gone: true}
	}
	if errors.Is(err, vault.ErrNotFound) {
		return life{number: acked.number}
	}
	if err != nil {
		t.Fatalf("worker %d: read: %v", worker, err)
	}
	version := int(binary.BigEndian.Uint64(blob))
	if !bytes.Equal(blob, versionBlob(version)) {
		t.Errorf("worker %d: a mixed blob", worker)
	}
	return life{number: acked.number, version: version}
}
