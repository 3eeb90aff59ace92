package vault_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// fullDisk fills boxes into a running store until the disk is full, and goes through what must work then. The disk
// is a small one, or a seam that acts like one; fill leaves it without a free byte.
func fullDisk(ctx context.Context, v *vault.Vault, fill func() error) error {
	var boxes []vaulttest.Box
	var full error
	for len(boxes) < 1000 {
		b := vaulttest.NewBox()
		if _, full = v.Create(ctx, b.ID, b.Write, b.Tokens(), blobOf(b), true); full != nil {
			break
		}
		boxes = append(boxes, b)
	}
	if !errors.Is(full, vault.ErrFull) {
		return fmt.Errorf("create on a full disk, after %d boxes: %w, want ErrFull", len(boxes), full)
	}
	if err := fill(); err != nil {
		return err
	}
	if err := allRead(ctx, v, boxes); err != nil {
		return fmt.Errorf("read on a full disk: %w", err)
	}
	if err := replaceAll(ctx, v, boxes[:min(40, len(boxes))]); err != nil {
		return err
	}
	for i, b := range boxes[:len(boxes)/2] {
		clear, token := v.Clear, b.Clear
		if i%2 == 1 {
			clear, token = v.ClearAll, b.All
		}
		if err := clear(ctx, b.ID, token); err != nil {
			return fmt.Errorf("clear number %d on a full disk: %w", i, err)
		}
		if _, _, gone := v.KeyOf(b.ID); gone {
			return fmt.Errorf("the key of a cleared box is still there")
		}
	}
	if err := allRead(ctx, v, boxes[len(boxes)/2:]); err != nil {
		return fmt.Errorf("read after clears: %w", err)
	}
	// The room of what was cleared is used again.
	b := vaulttest.NewBox()
	if _, err := v.Create(ctx, b.ID, b.Write, b.Tokens(), blobOf(b), true); err != nil {
		return fmt.Errorf("create after clears: %w", err)
	}
	return allRead(ctx, v, []vaulttest.Box{b})
}

func blobOf(b vaulttest.Box) []byte {
	return bytes.Repeat(b.Notify[:], vault.SmallBlob/len(b.Notify))
}

func allRead(ctx context.Context, v *vault.Vault, boxes []vaulttest.Box) error {
	for i, b := range boxes {
		blob, _, err := v.Read(ctx, b.ID, b.Read)
		if err != nil || !bytes.Equal(blob, blobOf(b)) {
			return fmt.Errorf("box %d of %d: right blob %t: %w", i, len(boxes), bytes.Equal(blob, blobOf(b)), err)
		}
	}
	return nil
}

// replaceAll stores the same blobs again. On a full disk each is done, or is refused and changes nothing.
func replaceAll(ctx context.Context, v *vault.Vault, boxes []vaulttest.Box) error {
	for _, b := range boxes {
		_, err := v.Replace(ctx, b.ID, b.Write, vaulttest.Tag(blobOf(b)), blobOf(b))
		if err != nil && !errors.Is(err, vault.ErrFull) {
			return fmt.Errorf("replace on a full disk: %w", err)
		}
	}
	return allRead(ctx, v, boxes)
}

// TestFullSeam runs the scenario where every commit fails with ENOSPC once a few boxes are there, until the reserve is
// given up.
func TestFullSeam(t *testing.T) {
	dir := t.TempDir()
	var full atomic.Bool
	var commits atomic.Int32
	o := vault.Options{}.WithBeforeCommit(func() error {
		_, err := os.Stat(filepath.Join(dir, "reserve"))
		if commits.Add(1) > 12 && !errors.Is(err, fs.ErrNotExist) {
			full.Store(true)
			return &fs.PathError{Op: "write", Path: dir, Err: syscall.ENOSPC}
		}
		return nil
	})
	s := vaulttest.OpenAt(t, dir, o)
	if err := fullDisk(t.Context(), s.Vault, func() error { return nil }); err != nil {
		t.Error(err)
	}
	if !full.Load() {
		t.Error("the disk was never full")
	}
}

// TestFullTakesCreationsOnly: while the disk is full, creations are refused without trying, for a moment; a clear ends that.
func TestFullTakesCreationsOnly(t *testing.T) {
	var full atomic.Bool
	var tried atomic.Int32
	o := vault.Options{}.WithBeforeCommit(func() error {
		tried.Add(1)
		if full.Load() {
			return syscall.ENOSPC
		}
		return nil
	})
	s := vaulttest.OpenAt(t, t.TempDir(), o)
	b, kept := vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, b, blobOf(b))
	tag := mustCreate(t, s, kept, blobOf(kept))
	create := func() error {
		n := vaulttest.NewBox()
		_, err := s.Create(t.Context(), n.ID, n.Write, n.Tokens(), blobOf(n), true)
		return err
	}
	full.Store(true)
	if err := create(); !errors.Is(err, vault.ErrFull) {
		t.Fatalf("create: %v, want ErrFull", err)
	}
	full.Store(false)
	if _, err := s.Replace(t.Context(), kept.ID, kept.Write, tag, blobOf(b)); err != nil {
		t.Errorf("replace: %v", err)
	}
	if err := s.Vault.Clear(t.Context(), b.ID, b.Clear); err != nil {
		t.Errorf("clear: %v", err)
	}
	if err := create(); err != nil {
		t.Errorf("create after a clear: %v", err)
	}
}

// TestBrokenDisk: where a commit fails for any other reason than room, the writer stops and says why, and nothing that
// was answered is lost.
func TestBrokenDisk(t *testing.T) {
	var broken atomic.Bool
	dir := t.TempDir()
	v, err := vault.Open(dir, vault.Options{}.WithBeforeCommit(func() error {
		if broken.Load() {
			return &fs.PathError{Op: "write", Path: dir, Err: syscall.EIO}
		}
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	ran := make(chan error, 1)
	go func() { ran <- v.Run(t.Context()) }()
	b := vaulttest.NewBox()
	tag := mustCreate(t, v, b, blobOf(b))
	broken.Store(true)
	other := vaulttest.NewBox()
	for _, want := range []error{syscall.EIO, syscall.EIO} { // the second finds the writer stopped
		_, err = v.Replace(t.Context(), b.ID, b.Write, tag, blobOf(other))
		if !errors.Is(err, want) {
			t.Errorf("replace: %v, want %v", err, want)
		}
		if bytes.ContainsAny([]byte(err.Error()), "0123456789") {
			t.Errorf("the error may name a path: %v", err)
		}
	}
	select {
	case err := <-ran:
		if !errors.Is(err, syscall.EIO) {
			t.Errorf("run: %v, want EIO", err)
		}
	case <-time.After(time.Minute):
		t.Error("run goes on")
	}
	if err := v.Close(); err != nil {
		t.Error(err)
	}
	s := vaulttest.OpenAt(t, dir, vault.Options{})
	if err := allRead(t.Context(), s.Vault, []vaulttest.Box{b}); err != nil {
		t.Error(err)
	}
}
