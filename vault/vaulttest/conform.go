package vaulttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"dunnock/vault"
)

// Engine is what a store has to do. *vault.Vault does it with bbolt; any other engine has to do the same.
type Engine interface {
	Create(ctx context.Context, id vault.ID, write vault.Token, tokens vault.Tokens, blob []byte, proven bool) (vault.ETag, error)
	Read(ctx context.Context, id vault.ID, read vault.Token) ([]byte, vault.ETag, error)
	Replace(ctx context.Context, id vault.ID, write vault.Token, match vault.ETag, blob []byte) (vault.ETag, error)
	Clear(ctx context.Context, id vault.ID, clear vault.Token) error
	ClearAll(ctx context.Context, id vault.ID, all vault.Token) error
	Allowed(ctx context.Context, id vault.ID, read vault.Token) error
}

// Harness is an engine under test.
type Harness interface {
	// Engine is the open engine. It changes when the harness reopens it.
	Engine() Engine
	// Reopen closes the engine and opens it again on what it stored.
	Reopen()
	// LoseKeys reopens the engine without the keys of its boxes, as a restored backup has none.
	LoseKeys()
}

// Conform runs the conformance suite, with a fresh and empty engine for each case.
func Conform(t *testing.T, open func(t *testing.T) Harness) {
	for _, c := range conformance {
		t.Run(c.name, func(t *testing.T) { c.run(&trial{t, open(t)}) })
	}
}

var conformance = []struct {
	name string
	run  func(*trial)
}{
	{"a box is read as it was created, in both sizes", (*trial).createAndRead},
	{"a blob of any other size is refused", (*trial).sizes},
	{"a blob is replaced only where its tag matches", (*trial).compareAndSwap},
	{"creating what exists is a conflict that brings the blob", (*trial).createTwice},
	{"creation needs proof", (*trial).createUnproven},
	{"creation needs the write token of its tokens", (*trial).createForeign},
	{"each token does one thing", (*trial).oneTokenOneThing},
	{"an unknown box is not found", (*trial).unknown},
	{"clearing leaves a tombstone of kind 1", (*trial).clear},
	{"clearing everything leaves a tombstone of kind 2 with its proof", (*trial).clearAll},
	{"clearing everything after clearing upgrades the tombstone", (*trial).clearThenAll},
	{"a cleared box is not made again", (*trial).createCleared},
	{"only read and write tokens learn that a box is gone", (*trial).goneToOthers},
	{"everything outlives a reopening", (*trial).reopen},
	{"phones make boxes again whose keys were lost", (*trial).lostKeys},
	{"a box without its key can be cleared", (*trial).clearLost},
	{"of many replacements of one blob, one wins", (*trial).race},
	{"of many creations of one box, one wins", (*trial).raceToCreate},
	{"a returned blob is the caller's own", (*trial).copies},
	{"an ended context changes nothing", (*trial).ended},
}

// trial is one case under way.
type trial struct {
	*testing.T
	Harness
}

func (t *trial) create(b Box, blob []byte) vault.ETag {
	t.Helper()
	tag, err := t.Engine().Create(t.Context(), b.ID, b.Write, b.Tokens(), blob, true)
	if err != nil || tag != Tag(blob) {
		t.Fatalf("create: right tag %t, error %v", tag == Tag(blob), err)
	}
	return tag
}

func (t *trial) wantBlob(b Box, want []byte) {
	t.Helper()
	blob, tag, err := t.Engine().Read(t.Context(), b.ID, b.Read)
	if err != nil || !bytes.Equal(blob, want) || tag != Tag(want) {
		t.Fatalf("read: right blob %t, right tag %t, error %v", bytes.Equal(blob, want), tag == Tag(want), err)
	}
}

func (t *trial) wantError(what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("%s: %v, want %v", what, err, want)
	}
}

func (t *trial) wantConflict(what string, err error, blob []byte) {
	t.Helper()
	conflict, ok := errors.AsType[*vault.ConflictError](err)
	if !ok || !bytes.Equal(conflict.Blob, blob) || conflict.ETag != Tag(blob) {
		t.Fatalf("%s: %v, want a conflict that brings the present blob and its tag", what, err)
	}
}

func (t *trial) wantGone(what string, err error, kind byte, proof vault.Token) {
	t.Helper()
	gone, ok := errors.AsType[*vault.GoneError](err)
	if !ok || gone.Kind != kind || gone.Proof != proof {
		t.Fatalf("%s: %v, want gone, of kind %d, with its proof", what, err, kind)
	}
}

// wantAllGone checks every way in which a cleared box shows.
func (t *trial) wantAllGone(b Box, kind byte, proof vault.Token) {
	t.Helper()
	ctx, blob := t.Context(), Blob(vault.SmallBlob, "again")
	_, _, err := t.Engine().Read(ctx, b.ID, b.Read)
	t.wantGone("read", err, kind, proof)
	t.wantGone("allowed", t.Engine().Allowed(ctx, b.ID, b.Read), kind, proof)
	_, err = t.Engine().Replace(ctx, b.ID, b.Write, vault.ETag{}, blob)
	t.wantGone("replace", err, kind, proof)
	for _, proven := range []bool{true, false} {
		_, err = t.Engine().Create(ctx, b.ID, b.Write, b.Tokens(), blob, proven)
		t.wantGone("create", err, kind, proof)
	}
}

func (t *trial) createAndRead() {
	small, large := NewBox(), NewBox()
	t.create(small, Blob(vault.SmallBlob, "small"))
	t.create(large, Blob(vault.LargeBlob, "large"))
	t.wantBlob(small, Blob(vault.SmallBlob, "small"))
	t.wantBlob(large, Blob(vault.LargeBlob, "large"))
	if err := t.Engine().Allowed(t.Context(), small.ID, small.Read); err != nil {
		t.Fatalf("allowed: %v", err)
	}
}

func (t *trial) sizes() {
	ctx, b := t.Context(), NewBox()
	sizes := []int{0, 1, vault.SmallBlob - 1, vault.SmallBlob + 1, vault.LargeBlob - 1, vault.LargeBlob + 1}
	for _, size := range sizes {
		_, err := t.Engine().Create(ctx, b.ID, b.Write, b.Tokens(), make([]byte, size), true)
		t.wantError(fmt.Sprint("create with bytes: ", size), err, vault.ErrBadSize)
	}
	kept := Blob(vault.SmallBlob, "kept")
	tag := t.create(b, kept)
	for _, size := range sizes {
		_, err := t.Engine().Replace(ctx, b.ID, b.Write, tag, make([]byte, size))
		t.wantError(fmt.Sprint("replace with bytes: ", size), err, vault.ErrBadSize)
		_, err = t.Engine().Replace(ctx, b.ID, b.Read, tag, make([]byte, size))
		t.wantError("replace with a wrong token and size", err, vault.ErrNotFound)
	}
	t.wantBlob(b, kept)
}

func (t *trial) compareAndSwap() {
	ctx, b := t.Context(), NewBox()
	one, two, three := Blob(vault.SmallBlob, "one"), Blob(vault.LargeBlob, "two"), Blob(vault.SmallBlob, "three")
	first := t.create(b, one)
	second, err := t.Engine().Replace(ctx, b.ID, b.Write, first, two)
	if err != nil || second != Tag(two) {
		t.Fatalf("replace: %v", err)
	}
	for _, stale := range []vault.ETag{first, {}} {
		_, err = t.Engine().Replace(ctx, b.ID, b.Write, stale, three)
		t.wantConflict("replace with a stale tag", err, two)
	}
	t.wantBlob(b, two)
	if _, err = t.Engine().Replace(ctx, b.ID, b.Write, second, three); err != nil {
		t.Fatalf("replace: %v", err)
	}
	t.wantBlob(b, three)
}

func (t *trial) createTwice() {
	ctx, b := t.Context(), NewBox()
	there := Blob(vault.SmallBlob, "there")
	t.create(b, there)
	for _, proven := range []bool{true, false} {
		_, err := t.Engine().Create(ctx, b.ID, b.Write, b.Tokens(), Blob(vault.SmallBlob, "other"), proven)
		t.wantConflict("create again", err, there)
		other := NewBox()
		_, err = t.Engine().Create(ctx, b.ID, other.Write, other.Tokens(), there, proven)
		t.wantError("create with other tokens", err, vault.ErrNotFound)
	}
	t.wantBlob(b, there)
}

func (t *trial) createUnproven() {
	b := NewBox()
	_, err := t.Engine().Create(t.Context(), b.ID, b.Write, b.Tokens(), Blob(vault.SmallBlob, "x"), false)
	t.wantError("create without proof", err, vault.ErrNotFound)
	_, _, err = t.Engine().Read(t.Context(), b.ID, b.Read)
	t.wantError("read", err, vault.ErrNotFound)
}

func (t *trial) createForeign() {
	b := NewBox()
	_, err := t.Engine().Create(t.Context(), b.ID, b.Read, b.Tokens(), Blob(vault.SmallBlob, "x"), true)
	t.wantError("create with a token that is not the write token", err, vault.ErrNotFound)
}

func (t *trial) oneTokenOneThing() {
	ctx, b := t.Context(), NewBox()
	kept := Blob(vault.SmallBlob, "kept")
	tag := t.create(b, kept)
	for name, token := range map[string]vault.Token{
		"read": b.Read, "write": b.Write, "clear": b.Clear, "all": b.All, "notify": b.Notify,
		"zero": {}, "a hash": vault.Token(b.Read.Hash()), "another box's": NewBox().Read,
	} {
		if name != "read" {
			_, _, err := t.Engine().Read(ctx, b.ID, token)
			t.wantError("read with "+name, err, vault.ErrNotFound)
			t.wantError("allowed with "+name, t.Engine().Allowed(ctx, b.ID, token), vault.ErrNotFound)
		}
		if name != "write" {
			_, err := t.Engine().Replace(ctx, b.ID, token, tag, kept)
			t.wantError("replace with "+name, err, vault.ErrNotFound)
		}
		if name != "clear" {
			t.wantError("clear with "+name, t.Engine().Clear(ctx, b.ID, token), vault.ErrNotFound)
		}
		if name != "all" {
			t.wantError("clear all with "+name, t.Engine().ClearAll(ctx, b.ID, token), vault.ErrNotFound)
		}
	}
	t.wantBlob(b, kept)
}

func (t *trial) unknown() {
	ctx, b := t.Context(), NewBox()
	_, _, err := t.Engine().Read(ctx, b.ID, b.Read)
	t.wantError("read", err, vault.ErrNotFound)
	_, err = t.Engine().Replace(ctx, b.ID, b.Write, vault.ETag{}, Blob(vault.SmallBlob, "x"))
	t.wantError("replace", err, vault.ErrNotFound)
	t.wantError("clear", t.Engine().Clear(ctx, b.ID, b.Clear), vault.ErrNotFound)
	t.wantError("clear all", t.Engine().ClearAll(ctx, b.ID, b.All), vault.ErrNotFound)
	t.wantError("allowed", t.Engine().Allowed(ctx, b.ID, b.Read), vault.ErrNotFound)
}

func (t *trial) copies() {
	b := NewBox()
	given, want := Blob(vault.SmallBlob, "mine"), Blob(vault.SmallBlob, "mine")
	tag := t.create(b, given)
	clear(given)
	t.wantBlob(b, want)
	got, _, err := t.Engine().Read(t.Context(), b.ID, b.Read)
	if err != nil {
		t.Fatal(err)
	}
	clear(got)
	t.wantBlob(b, want)
	next := Blob(vault.SmallBlob, "next")
	if _, err := t.Engine().Replace(t.Context(), b.ID, b.Write, tag, next); err != nil {
		t.Fatal(err)
	}
	clear(next)
	t.wantBlob(b, Blob(vault.SmallBlob, "next"))
}

func (t *trial) ended() {
	b, other := NewBox(), NewBox()
	kept := Blob(vault.SmallBlob, "kept")
	tag := t.create(b, kept)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := t.Engine().Create(ctx, other.ID, other.Write, other.Tokens(), kept, true)
	t.wantError("create", err, context.Canceled)
	_, err = t.Engine().Replace(ctx, b.ID, b.Write, tag, Blob(vault.SmallBlob, "lost"))
	t.wantError("replace", err, context.Canceled)
	t.wantError("clear", t.Engine().Clear(ctx, b.ID, b.Clear), context.Canceled)
	t.wantError("clear all", t.Engine().ClearAll(ctx, b.ID, b.All), context.Canceled)
	t.Reopen()
	t.wantBlob(b, kept)
	_, _, err = t.Engine().Read(t.Context(), other.ID, other.Read)
	t.wantError("read", err, vault.ErrNotFound)
}

// contend runs n callers at the same time and returns how many won; the others must have met a conflict.
func (t *trial) contend(n int, call func(i int) error) (won int) {
	t.Helper()
	results := make([]error, n)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { results[i] = call(i) })
	}
	group.Wait()
	for _, err := range results {
		if err == nil {
			won++
		} else if _, ok := errors.AsType[*vault.ConflictError](err); !ok {
			t.Errorf("lost by %v, want a conflict", err)
		}
	}
	return won
}
