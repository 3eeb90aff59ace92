package vault_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// BenchmarkFindDue looks for what is due now, 20 ticks, among 1,000 and among 1,000,000 that are stored.
func BenchmarkFindDue(b *testing.B) {
	for _, stored := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprint(stored), func(b *testing.B) {
			s := vaulttest.OpenAt(b, b.TempDir(), vault.Options{EndpointKey: newEndpointKey()}.WithoutSync())
			now := vaulttest.Minute(10)
			fillTicks(b, s, stored, now)
			b.ReportAllocs()
			for b.Loop() {
				if found := s.FindDue(now-8, now); found != 20 {
					b.Fatalf("found %d of 20", found)
				}
			}
		})
	}
}

// BenchmarkClaim claims, durably, 20 ticks that are due, among 1,000 and among 1,000,000 that are stored.
func BenchmarkClaim(b *testing.B) {
	for _, stored := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprint(stored), func(b *testing.B) {
			s := vaulttest.OpenAt(b, b.TempDir(), vault.Options{EndpointKey: newEndpointKey()}.WithoutSync())
			now := vaulttest.Minute(10)
			phones := fillTicks(b, s, stored, now)
			b.ReportAllocs()
			for b.Loop() {
				due, err := s.ClaimTicks(b.Context(), now-8, now, 100)
				if err != nil || len(due) != 20 {
					b.Fatalf("claimed %d of 20, %v", len(due), err)
				}
				b.StopTimer()
				for _, p := range phones {
					putPhone(b, s, p)
				}
				b.StartTimer()
			}
		})
	}
}

// fillTicks stores that many ticks of the next month, of which 20 at minute now, and returns the phones of those.
func fillTicks(b *testing.B, s *vaulttest.Store, stored int, now uint32) (dueNow []*vaulttest.Phone) {
	b.Helper()
	var left atomic.Int64
	left.Store(int64(stored-20) / vault.Minutes)
	var callers sync.WaitGroup
	for range 64 {
		callers.Go(func() {
			for left.Add(-1) >= 0 {
				minutes := make([]uint32, vault.Minutes)
				for i := range minutes {
					minutes[i] = now + 60 + uint32(i)*24*60 + rand.Uint32N(12*60)
				}
				putPhone(b, s, vaulttest.NewPhone("https://push.example/bench", minutes...))
			}
		})
	}
	callers.Wait()
	for range 20 {
		p := vaulttest.NewPhone("https://push.example/due", now)
		putPhone(b, s, p)
		dueNow = append(dueNow, p)
	}
	return dueNow
}
