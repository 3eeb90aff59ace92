package vault_test

import (
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// commitTime is how long a commit takes in these tests. Time stands still but there, and where a writer pauses.
const commitTime = 8 * time.Millisecond

// openSlow opens a vault whose commits take their time.
func openSlow(t *testing.T) *vaulttest.Store {
	return vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync().WithBeforeCommit(func() error {
		time.Sleep(commitTime)
		return nil
	}))
}

// TestGather: those who come again a little after each other are committed by halves, not one first and the others after.
func TestGather(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const writers, rounds = 8, 12
		s := openSlow(t)
		boxes := make([]vaulttest.Box, writers)
		for i := range boxes {
			boxes[i] = vaulttest.NewBox()
			mustCreate(t, s, boxes[i], blobOf(boxes[i]))
		}
		var counting sync.Mutex
		together := map[time.Time]int{} // what one commit answers is answered at one time
		warm := time.Now().Add(rounds / 3 * 2 * commitTime)
		var done sync.WaitGroup
		for i, b := range boxes {
			done.Go(func() {
				for range rounds {
					time.Sleep(time.Duration(1+i) * 300 * time.Microsecond)
					replaceSame(t, s, b)
					counting.Lock()
					together[time.Now()]++
					counting.Unlock()
				}
			})
		}
		done.Wait()
		end := slices.MaxFunc(slices.Collect(maps.Keys(together)), time.Time.Compare).Add(-2 * 2 * commitTime)
		for at, count := range together {
			if at.After(warm) && at.Before(end) && count < writers/2-1 {
				t.Errorf("a commit of %d, with %d writers", count, writers)
			}
		}
	})
}

// TestGatherAlone: whoever writes alone waits for nobody.
func TestGatherAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openSlow(t)
		b := vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
		for range 5 {
			if took := replaceSame(t, s, b); took != commitTime {
				t.Errorf("took %v, want %v", took, commitTime)
			}
		}
	})
}

// TestGatherEnds: where all others stay away, the one that came waits half a commit more, once; a clear does not.
func TestGatherEnds(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*testing.T, *vaulttest.Store, vaulttest.Box) time.Duration
		want   time.Duration
	}{
		{"replace", replaceSame, commitTime + commitTime/2},
		{"clear", clearNow, commitTime},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := openSlow(t)
				boxes := make([]vaulttest.Box, 4)
				for i := range boxes {
					boxes[i] = vaulttest.NewBox()
					mustCreate(t, s, boxes[i], blobOf(boxes[i]))
				}
				// The first goes alone, and the others behind it together.
				var done sync.WaitGroup
				done.Go(func() { replaceSame(t, s, boxes[0]) })
				time.Sleep(commitTime / 2)
				for _, b := range boxes[1:] {
					done.Go(func() { replaceSame(t, s, b) })
				}
				done.Wait()
				if took := test.change(t, s, boxes[0]); took != test.want {
					t.Errorf("took %v, want %v", took, test.want)
				}
			})
		})
	}
}

// replaceSame writes what is there already and tells how long that took.
func replaceSame(t *testing.T, s *vaulttest.Store, b vaulttest.Box) time.Duration {
	begun := time.Now()
	if _, err := s.Replace(t.Context(), b.ID, b.Write, vaulttest.Tag(blobOf(b)), blobOf(b)); err != nil {
		t.Errorf("replace: %v", err)
	}
	return time.Since(begun)
}

func clearNow(t *testing.T, s *vaulttest.Store, b vaulttest.Box) time.Duration {
	begun := time.Now()
	if err := s.Clear(t.Context(), b.ID, b.Clear); err != nil {
		t.Errorf("clear: %v", err)
	}
	return time.Since(begun)
}
