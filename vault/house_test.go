package vault_test

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

const day = 24 * time.Hour

// sleep lets time pass and everything that is due then be done. Only in a synctest bubble.
func sleep(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// TestExpiry: a box unused for as long as the operator set is destroyed, key and record, and not a day earlier. Reading it,
// replacing it or asking for the app keeps it.
func TestExpiry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{Expiry: 5 * day}.WithoutSync())
		unused, read, replaced, asked := vaulttest.NewBox(), vaulttest.NewBox(), vaulttest.NewBox(), vaulttest.NewBox()
		for _, b := range []vaulttest.Box{unused, read, replaced, asked} {
			mustCreate(t, s, b, blobOf(b))
		}
		key, _, _ := s.KeyOf(unused.ID)
		tag := vaulttest.Tag(blobOf(replaced))
		use := func() {
			t.Helper()
			_, _, readErr := s.Read(t.Context(), read.ID, read.Read)
			_, replaceErr := s.Replace(t.Context(), replaced.ID, replaced.Write, tag, blobOf(replaced))
			if err := errors.Join(readErr, replaceErr, s.Allowed(t.Context(), asked.ID, asked.Read)); err != nil {
				t.Fatalf("use: %v", err)
			}
		}
		for range 4 {
			sleep(day)
			use()
		}
		if _, _, ok := s.KeyOf(unused.ID); !ok {
			t.Fatal("expired before its time")
		}
		sleep(day + time.Hour)
		use()
		if _, _, ok := s.KeyOf(unused.ID); ok || holds(t, s.Dir, key[:]) {
			t.Error("the key of an expired box is still there")
		}
		if _, _, err := s.Read(t.Context(), unused.ID, unused.Read); !errors.Is(err, vault.ErrNotFound) {
			t.Errorf("read: %v, want ErrNotFound", err)
		}
		// Expiry is no order: the phone may make its box anew, with proof.
		if _, err := s.Create(t.Context(), unused.ID, unused.Write, unused.Tokens(), blobOf(unused), true); err != nil {
			t.Errorf("create anew: %v", err)
		}
		s.Stop()
		if report := s.Check(); report.Boxes != 4 || report.LostKeys != 0 || report.Cleared != 0 {
			t.Errorf("check: %+v", report)
		}
	})
}

// TestExpiryNever: boxes stay where the operator says so.
func TestExpiryNever(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, b := vaulttest.OpenAt(t, t.TempDir(), vault.Options{Expiry: -1}.WithoutSync()), vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		sleep(800 * day)
		if err := allRead(t.Context(), s.Vault, []vaulttest.Box{b}); err != nil {
			t.Error(err)
		}
	})
}

// TestExpiryDefault: 24 months.
func TestExpiryDefault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, b := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync()), vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		sleep(729 * day)
		if _, _, ok := s.KeyOf(b.ID); !ok {
			t.Fatal("expired before its time")
		}
		sleep(2 * day)
		if _, _, ok := s.KeyOf(b.ID); ok {
			t.Error("still there after 731 days")
		}
	})
}

// TestClockJump: a clock that says another year, and a server that was off for years, expire nothing.
func TestClockJump(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, b := vaulttest.OpenAt(t, t.TempDir(), vault.Options{Expiry: 5 * day}.WithoutSync()), vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		s.Stop()
		time.Sleep(3 * 365 * day)
		s.Reopen()
		sleep(2 * time.Hour)
		if err := allRead(t.Context(), s.Vault, []vaulttest.Box{b}); err != nil {
			t.Errorf("after a jump of three years: %v", err)
		}
	})
}

// TestExpiryKeyFirst: where the key of an unused box cannot be destroyed, its record stays, and it is tried again.
func TestExpiryKeyFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := &keyDisk{}
		o := vault.Options{Expiry: 2 * day}.WithKeyFile(disk.open)
		s, b := vaulttest.OpenAt(t, t.TempDir(), o), vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		disk.failWith("keys sync", syscall.EIO)
		sleep(3*day + time.Hour)
		if _, err := s.Create(t.Context(), b.ID, b.Write, b.Tokens(), blobOf(b), false); err == nil {
			t.Error("created: there should be a record, and no way to keep a key")
		} else if errors.Is(err, vault.ErrNotFound) {
			t.Error("the record went before its key was surely destroyed")
		}
		disk.failWith("keys sync", nil)
		sleep(2 * day)
		if _, err := s.Create(t.Context(), b.ID, b.Write, b.Tokens(), blobOf(b), false); !errors.Is(err, vault.ErrNotFound) {
			t.Errorf("create without proof: %v, want ErrNotFound", err)
		}
	})
}

// TestUseIsNotedOnceADay: a day's reads cost at most one small commit, and only the day is stored.
func TestUseIsNotedOnceADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var commits atomic.Int32
		o := vault.Options{}.WithoutSync().WithBeforeCommit(func() error { commits.Add(1); return nil })
		s := vaulttest.OpenAt(t, t.TempDir(), o)
		boxes := []vaulttest.Box{vaulttest.NewBox(), vaulttest.NewBox()}
		for _, b := range boxes {
			mustCreate(t, s, b, blobOf(b))
		}
		sleep(day) // turns the day
		first, start := s.UsedDay(boxes[0].ID), commits.Load()
		for range 23 {
			if err := allRead(t.Context(), s.Vault, boxes); err != nil {
				t.Fatal(err)
			}
			sleep(30 * time.Minute)
		}
		if n := commits.Load() - start; n != 1 {
			t.Errorf("%d commits for a day of reads, want 1", n)
		}
		if got := s.UsedDay(boxes[0].ID); got != first+1 {
			t.Errorf("used on day %d, want %d", got, first+1)
		}
		// Uses that were not stored yet are stored when the writer ends.
		sleep(day)
		if err := allRead(t.Context(), s.Vault, boxes); err != nil {
			t.Fatal(err)
		}
		s.Reopen()
		if got := s.UsedDay(boxes[1].ID); got != first+2 {
			t.Errorf("used on day %d, want %d", got, first+2)
		}
	})
}

// TestNightlyCompaction: after the compaction hour nothing of a deleted or replaced blob is left in the file, and a
// store that nobody changed is left alone.
func TestNightlyCompaction(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log syncBuffer
		o := vault.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}.WithoutSync()
		s, gone, kept := vaulttest.OpenAt(t, t.TempDir(), o), vaulttest.NewBox(), vaulttest.NewBox()
		mustCreate(t, s, gone, blobOf(gone))
		tag := mustCreate(t, s, kept, versionBlob(1))
		cleared, replaced := s.SealedOf(gone.ID), s.SealedOf(kept.ID)
		if _, err := s.Replace(t.Context(), kept.ID, kept.Write, tag, versionBlob(2)); err != nil {
			t.Fatal(err)
		}
		if err := s.Vault.Clear(t.Context(), gone.ID, gone.Clear); err != nil {
			t.Fatal(err)
		}
		if !holds(t, s.Dir, cleared[40000:40100]) || !holds(t, s.Dir, replaced[40000:40100]) {
			t.Fatal("deleting erased by itself: this test can show nothing")
		}
		sleep(day)
		if holds(t, s.Dir, cleared[40000:40100]) || holds(t, s.Dir, replaced[40000:40100]) {
			t.Error("the compacted file holds what was deleted")
		}
		blob, _, err := s.Read(t.Context(), kept.ID, kept.Read)
		if err != nil || !bytes.Equal(blob, versionBlob(2)) {
			t.Errorf("read: %v", err)
		}
		before := inode(t, s.Dir)
		sleep(3 * day)
		if inode(t, s.Dir) != before {
			t.Error("compacted although nothing was changed")
		}
		if _, err := s.Replace(t.Context(), kept.ID, kept.Write, vaulttest.Tag(versionBlob(2)), versionBlob(3)); err != nil {
			t.Fatal(err)
		}
		s.Reopen() // what was written after a swap is in the file that is there
		if blob, _, err = s.Read(t.Context(), kept.ID, kept.Read); err != nil || !bytes.Equal(blob, versionBlob(3)) {
			t.Errorf("read: %v", err)
		}
		if got := strings.Count(log.String(), "msg=compacted"); got != 1 {
			t.Errorf("compacted %d times, want once", got)
		}
	})
}

// inode tells one store.db from the next that takes its place.
func inode(t *testing.T, dir string) uint64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	return info.Sys().(*syscall.Stat_t).Ino
}

// syncBuffer is a log that the writer's goroutine writes and the test reads.
type syncBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// TestCompactOffline: it shrinks the file and keeps everything.
func TestCompactOffline(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync())
	var boxes []vaulttest.Box
	for range 40 {
		b := vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		boxes = append(boxes, b)
	}
	for _, b := range boxes[:30] {
		if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); err != nil {
			t.Fatal(err)
		}
	}
	s.Stop()
	before, after, err := vault.Compact(s.Dir, vault.Options{})
	if err != nil || after >= before || after > 12*(vault.SmallBlob+8192)+65536 {
		t.Errorf("compacted from %d to %d bytes: %v", before, after, err)
	}
	s.Reopen()
	if err := allRead(t.Context(), s.Vault, boxes[30:]); err != nil {
		t.Error(err)
	}
	if _, ok := errors.AsType[*vault.GoneError](s.Allowed(t.Context(), boxes[0].ID, boxes[0].Read)); !ok {
		t.Error("a tombstone was lost")
	}
}

// TestCopyInBatches: a store that takes several transactions to copy comes out whole.
func TestCopyInBatches(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync())
	var boxes []vaulttest.Box
	for range 70 { // more than 16 MiB
		b := vaulttest.NewBox()
		mustCreate(t, s, b, bytes.Repeat(b.Notify[:], vault.LargeBlob/32))
		boxes = append(boxes, b)
	}
	saved := backup(t, s)
	s.Stop()
	if _, _, err := vault.Compact(s.Dir, vault.Options{}); err != nil {
		t.Fatal(err)
	}
	s.Reopen()
	for _, b := range boxes {
		blob, _, err := s.Read(t.Context(), b.ID, b.Read)
		if err != nil || !bytes.Equal(blob, bytes.Repeat(b.Notify[:], vault.LargeBlob/32)) {
			t.Fatalf("read: %v", err)
		}
	}
	report, err := vault.Check(restored(t, saved), vault.Options{})
	if err != nil || report.Boxes != 70 || len(report.Problems) > 0 {
		t.Errorf("check the backup: %+v, %v", report, err)
	}
}

// TestCompactWhileServing: reads and writes go on through many compactions, and nothing is lost.
func TestCompactWhileServing(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync().WithTick(5*time.Millisecond))
	first := inode(t, s.Dir)
	var group sync.WaitGroup
	var swaps atomic.Int32
	for worker := range 4 {
		group.Go(func() {
			l, last := life{}, uint64(0)
			for range 60 {
				l = l.next()
				if err := step(t.Context(), s.Vault, worker, l); err != nil {
					t.Errorf("worker %d: %v: %v", worker, l, err)
					return
				}
				if found := findLife(t, s.Vault, worker, l, l); found != l {
					t.Errorf("worker %d: found %v, want %v", worker, found, l)
					return
				}
				if now := inode(t, s.Dir); now != last {
					swaps.Add(1)
					last = now
				}
			}
		})
	}
	group.Wait()
	if inode(t, s.Dir) == first && swaps.Load() < 8 {
		t.Error("nothing was compacted meanwhile")
	}
}
