package vault_test

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// TestBusy: what waits for the writer is bounded; beyond the bound the answer is ErrBusy at once. Clearing is never busy,
// and what was queued is done once the writer runs.
func TestBusy(t *testing.T) {
	v, err := vault.Open(t.TempDir(), vault.Options{}.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	const room = vault.QueueBytes / vault.LargeBlob
	boxes := make([]vaulttest.Box, room)
	waiting := make(chan error, room+1)
	for i := range boxes {
		boxes[i] = vaulttest.NewBox()
		b := boxes[i]
		go func() {
			_, err := v.Create(t.Context(), b.ID, b.Write, b.Tokens(), vaulttest.Blob(vault.LargeBlob, "waits"), true)
			waiting <- err
		}()
	}
	for v.Queued() < room { // the writer does not run yet, so all of them come to wait
	}
	soon, stop := context.WithTimeout(t.Context(), 10*time.Second) // only where it would wait
	defer stop()
	for range 2 {
		b := vaulttest.NewBox()
		_, err := v.Create(soon, b.ID, b.Write, b.Tokens(), vaulttest.Blob(vault.SmallBlob, "too much"), true)
		if !errors.Is(err, vault.ErrBusy) {
			t.Errorf("create beyond the bound: %v, want ErrBusy", err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- v.Run(ctx) }()
	for range room {
		if err := <-waiting; err != nil {
			t.Errorf("create: %v", err)
		}
	}
	if err := v.Clear(t.Context(), boxes[0].ID, boxes[0].Clear); err != nil {
		t.Errorf("clear: %v", err)
	}
	b := vaulttest.NewBox()
	mustCreate(t, v, b, vaulttest.Blob(vault.SmallBlob, "room again"))
	cancel()
	if err := errors.Join(<-ran, v.Close()); err != nil {
		t.Error(err)
	}
}

// TestClearIsNeverBusy: a clear gets into a queue that is full.
func TestClearIsNeverBusy(t *testing.T) {
	var block sync.Mutex
	o := vault.Options{}.WithoutSync().WithBeforeCommit(func() error {
		block.Lock()
		defer block.Unlock()
		return nil
	})
	s, b := vaulttest.OpenAt(t, t.TempDir(), o), vaulttest.NewBox()
	mustCreate(t, s, b, blobOf(b))
	block.Lock()
	const room = vault.QueueBytes / vault.LargeBlob
	answers := make(chan error, room+1)
	for range room {
		n := vaulttest.NewBox()
		go func() {
			_, err := s.Create(t.Context(), n.ID, n.Write, n.Tokens(), vaulttest.Blob(vault.LargeBlob, "waits"), true)
			answers <- err
		}()
	}
	go func() { answers <- s.Vault.Clear(t.Context(), b.ID, b.Clear) }()
	block.Unlock()
	for range room + 1 {
		if err := <-answers; err != nil {
			t.Errorf("%v", err)
		}
	}
}

// TestGroupCommit: what waits together is committed together.
func TestGroupCommit(t *testing.T) {
	var commits atomic.Int32
	v, err := vault.Open(t.TempDir(), vault.Options{}.WithoutSync().WithBeforeCommit(func() error { commits.Add(1); return nil }))
	if err != nil {
		t.Fatal(err)
	}
	const n = 64
	answers := make(chan error, n)
	for range n {
		b := vaulttest.NewBox()
		go func() {
			_, err := v.Create(t.Context(), b.ID, b.Write, b.Tokens(), blobOf(b), true)
			answers <- err
		}()
	}
	for v.Queued() < n {
	}
	start := commits.Load()
	ctx, cancel := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- v.Run(ctx) }()
	for range n {
		if err := <-answers; err != nil {
			t.Error(err)
		}
	}
	if got := commits.Load() - start; got != 1 {
		t.Errorf("%d commits for %d changes that waited together, want 1", got, n)
	}
	cancel()
	if err := errors.Join(<-ran, v.Close()); err != nil {
		t.Error(err)
	}
}

// TestKeepsNoBlob: what waits is sealed already. A caller whose time is up may use its bytes again.
func TestKeepsNoBlob(t *testing.T) {
	var block sync.Mutex
	busy := make(chan struct{}, 8)
	o := vault.Options{}.WithoutSync().WithBeforeCommit(func() error {
		busy <- struct{}{}
		block.Lock()
		defer block.Unlock()
		return nil
	})
	s, old, made := vaulttest.OpenAt(t, t.TempDir(), o), vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, old, blobOf(old))
	block.Lock()
	for len(busy) > 0 { // opening commits, too
		<-busy
	}
	ctx, cancel := context.WithCancel(t.Context())
	first := vaulttest.NewBox()
	answers := make(chan error, 3)
	go func() { // so that the writer is busy, and both of the others wait
		_, err := s.Create(t.Context(), first.ID, first.Write, first.Tokens(), blobOf(first), true)
		answers <- err
	}()
	<-busy
	blobs := [2][]byte{vaulttest.Blob(vault.SmallBlob, "anew"), vaulttest.Blob(vault.SmallBlob, "made")}
	go func() {
		_, err := s.Replace(ctx, old.ID, old.Write, vaulttest.Tag(blobOf(old)), blobs[0])
		answers <- err
	}()
	go func() {
		_, err := s.Create(ctx, made.ID, made.Write, made.Tokens(), blobs[1], true)
		answers <- err
	}()
	for s.Queued() < 2 {
	}
	cancel()
	for range blobs {
		if err := <-answers; !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want Canceled", err)
		}
	}
	for _, blob := range blobs {
		clear(blob)
	}
	block.Unlock()
	if err := <-answers; err != nil {
		t.Error(err)
	}
	last := vaulttest.NewBox()
	mustCreate(t, s, last, blobOf(last)) // with what waited, or after it; a clear would go before
	for b, want := range map[vaulttest.Box]string{old: "anew", made: "made"} {
		got, _, err := s.Read(t.Context(), b.ID, b.Read)
		if err != nil || !bytes.Equal(got, vaulttest.Blob(vault.SmallBlob, want)) {
			t.Errorf("%s: %d bytes that are not what was given; %v", want, len(got), err)
		}
	}
}

// TestRunDrains: what is queued when Run's context ends is still done.
func TestRunDrains(t *testing.T) {
	v, err := vault.Open(t.TempDir(), vault.Options{}.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	b := vaulttest.NewBox()
	answer := make(chan error, 1)
	go func() {
		_, err := v.Create(t.Context(), b.ID, b.Write, b.Tokens(), blobOf(b), true)
		answer <- err
	}()
	for v.Queued() < 1 {
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := v.Run(ctx); err != nil {
		t.Errorf("run: %v", err)
	}
	if err := <-answer; err != nil {
		t.Errorf("a change that was queued: %v", err)
	}
	other := vaulttest.NewBox()
	_, err = v.Create(t.Context(), other.ID, other.Write, other.Tokens(), blobOf(other), true)
	if !errors.Is(err, vault.ErrClosed) {
		t.Errorf("a change after Run: %v, want ErrClosed", err)
	}
	if err := allRead(t.Context(), v, []vaulttest.Box{b}); err != nil { // reads go on until Close
		t.Error(err)
	}
	if err := v.Close(); err != nil {
		t.Error(err)
	}
}
