package vaulttest

import (
	"fmt"

	"dunnock/vault"
)

func (t *trial) clear() {
	ctx, b, other := t.Context(), NewBox(), NewBox()
	kept := Blob(vault.SmallBlob, "kept")
	t.create(b, Blob(vault.SmallBlob, "gone"))
	t.create(other, kept)
	for range 2 {
		if err := t.Engine().Clear(ctx, b.ID, b.Clear); err != nil {
			t.Fatalf("clear: %v", err)
		}
		t.wantAllGone(b, vault.KindCleared, vault.Token{})
	}
	t.wantBlob(other, kept)
}

func (t *trial) clearAll() {
	ctx, b := t.Context(), NewBox()
	t.create(b, Blob(vault.LargeBlob, "gone"))
	for range 2 {
		if err := t.Engine().ClearAll(ctx, b.ID, b.All); err != nil {
			t.Fatalf("clear all: %v", err)
		}
		t.wantAllGone(b, vault.KindAll, b.All)
	}
	if err := t.Engine().Clear(ctx, b.ID, b.Clear); err != nil {
		t.Fatalf("clear: %v", err)
	}
	t.wantAllGone(b, vault.KindAll, b.All) // the lesser order does not replace the greater
}

func (t *trial) clearThenAll() {
	ctx, b := t.Context(), NewBox()
	t.create(b, Blob(vault.SmallBlob, "gone"))
	if err := t.Engine().Clear(ctx, b.ID, b.Clear); err != nil {
		t.Fatalf("clear: %v", err)
	}
	t.wantError("clear all with the clear token", t.Engine().ClearAll(ctx, b.ID, b.Clear), vault.ErrNotFound)
	if err := t.Engine().ClearAll(ctx, b.ID, b.All); err != nil {
		t.Fatalf("clear all: %v", err)
	}
	t.wantAllGone(b, vault.KindAll, b.All)
}

func (t *trial) createCleared() {
	ctx, b, thief := t.Context(), NewBox(), NewBox()
	t.create(b, Blob(vault.SmallBlob, "gone"))
	if err := t.Engine().Clear(ctx, b.ID, b.Clear); err != nil {
		t.Fatalf("clear: %v", err)
	}
	_, err := t.Engine().Create(ctx, b.ID, thief.Write, thief.Tokens(), Blob(vault.SmallBlob, "x"), true)
	t.wantError("create with other tokens", err, vault.ErrNotFound)
	t.wantAllGone(b, vault.KindCleared, vault.Token{})
}

func (t *trial) goneToOthers() {
	ctx, b := t.Context(), NewBox()
	t.create(b, Blob(vault.SmallBlob, "gone"))
	if err := t.Engine().ClearAll(ctx, b.ID, b.All); err != nil {
		t.Fatalf("clear all: %v", err)
	}
	for _, token := range []vault.Token{b.Clear, b.All, b.Notify, {}, NewBox().Read} {
		_, _, err := t.Engine().Read(ctx, b.ID, token)
		t.wantError("read", err, vault.ErrNotFound)
		_, err = t.Engine().Replace(ctx, b.ID, token, vault.ETag{}, Blob(vault.SmallBlob, "x"))
		t.wantError("replace", err, vault.ErrNotFound)
		t.wantError("allowed", t.Engine().Allowed(ctx, b.ID, token), vault.ErrNotFound)
	}
	t.wantError("clear with the read token", t.Engine().Clear(ctx, b.ID, b.Read), vault.ErrNotFound)
	t.wantError("clear all with the clear token", t.Engine().ClearAll(ctx, b.ID, b.Clear), vault.ErrNotFound)
}

func (t *trial) reopen() {
	ctx, b, cleared, all := t.Context(), NewBox(), NewBox(), NewBox()
	tag := t.create(b, Blob(vault.SmallBlob, "one"))
	t.create(cleared, Blob(vault.SmallBlob, "gone"))
	t.create(all, Blob(vault.LargeBlob, "gone"))
	if _, err := t.Engine().Replace(ctx, b.ID, b.Write, tag, Blob(vault.LargeBlob, "two")); err != nil {
		t.Fatal(err)
	}
	if err := t.Engine().Clear(ctx, cleared.ID, cleared.Clear); err != nil {
		t.Fatal(err)
	}
	if err := t.Engine().ClearAll(ctx, all.ID, all.All); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		t.Reopen()
		t.wantBlob(b, Blob(vault.LargeBlob, "two"))
		t.wantAllGone(cleared, vault.KindCleared, vault.Token{})
		t.wantAllGone(all, vault.KindAll, all.All)
	}
}

// lostKeys is what a phone does after a restore: its read finds nothing, so it makes its box again, without any proof.
func (t *trial) lostKeys() {
	ctx, b, gone, thief := t.Context(), NewBox(), NewBox(), NewBox()
	lost, again := Blob(vault.SmallBlob, "lost"), Blob(vault.LargeBlob, "again")
	tag := t.create(b, lost)
	t.create(gone, lost)
	if err := t.Engine().ClearAll(ctx, gone.ID, gone.All); err != nil {
		t.Fatal(err)
	}
	t.LoseKeys()

	_, _, err := t.Engine().Read(ctx, b.ID, b.Read)
	t.wantError("read", err, vault.ErrNotFound)
	_, err = t.Engine().Replace(ctx, b.ID, b.Write, tag, again)
	t.wantError("replace", err, vault.ErrNotFound)
	if err := t.Engine().Allowed(ctx, b.ID, b.Read); err != nil {
		t.Fatalf("allowed: %v", err) // its holder still gets the app
	}
	_, err = t.Engine().Create(ctx, b.ID, thief.Write, thief.Tokens(), again, true)
	t.wantError("create with another's tokens", err, vault.ErrNotFound)
	stolen := b.Tokens()
	stolen.Read = thief.Read.Hash()
	_, err = t.Engine().Create(ctx, b.ID, b.Write, stolen, again, false)
	t.wantError("create with a changed read token", err, vault.ErrNotFound)
	t.wantAllGone(gone, vault.KindAll, gone.All)

	if _, err := t.Engine().Create(ctx, b.ID, b.Write, b.Tokens(), again, false); err != nil {
		t.Fatalf("create again: %v", err)
	}
	t.wantBlob(b, again)
	_, err = t.Engine().Create(ctx, b.ID, b.Write, b.Tokens(), lost, false)
	t.wantConflict("create a second time", err, again)
	t.Reopen()
	t.wantBlob(b, again)
}

func (t *trial) clearLost() {
	ctx, b := t.Context(), NewBox()
	t.create(b, Blob(vault.SmallBlob, "lost"))
	t.LoseKeys()
	if err := t.Engine().ClearAll(ctx, b.ID, b.All); err != nil {
		t.Fatalf("clear all: %v", err)
	}
	t.wantAllGone(b, vault.KindAll, b.All)
}

func (t *trial) race() {
	b := NewBox()
	tag := t.create(b, Blob(vault.SmallBlob, "first"))
	won := t.contend(16, func(i int) error {
		_, err := t.Engine().Replace(t.Context(), b.ID, b.Write, tag, Blob(vault.SmallBlob, fmt.Sprint("racer ", i)))
		return err
	})
	if won != 1 {
		t.Errorf("%d replacements of one blob won", won)
	}
}

func (t *trial) raceToCreate() {
	b := NewBox()
	won := t.contend(16, func(i int) error {
		_, err := t.Engine().Create(t.Context(), b.ID, b.Write, b.Tokens(), Blob(vault.SmallBlob, fmt.Sprint("racer ", i)), true)
		return err
	})
	if won != 1 {
		t.Errorf("%d creations of one box won", won)
	}
	t.LoseKeys()
	won = t.contend(16, func(i int) error {
		_, err := t.Engine().Create(t.Context(), b.ID, b.Write, b.Tokens(), Blob(vault.SmallBlob, fmt.Sprint("again ", i)), false)
		return err
	})
	if won != 1 {
		t.Errorf("%d creations of one lost box won", won)
	}
}
