// Package vaulttest has what tests of and around the store need: a temporary store that is checked for consistency when
// its test ends, boxes and blobs to put into it, and Conform, the suite that every engine must pass.
package vaulttest

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"testing"

	"dunnock/vault"
)

// Store is an open store in a directory of its test's own, with its writer running.
type Store struct {
	*vault.Vault
	Dir     string
	Options vault.Options

	t      testing.TB
	cancel context.CancelFunc
	ran    chan error
}

// Open opens an empty store with default options. When the test ends it is closed and checked: see Store.Check.
func Open(t testing.TB) *Store {
	t.Helper()
	return OpenAt(t, t.TempDir(), vault.Options{})
}

// OpenAt opens the store in dir, and checks it when the test ends.
func OpenAt(t testing.TB, dir string, o vault.Options) *Store {
	t.Helper()
	s := &Store{Dir: dir, Options: o, t: t}
	s.start()
	t.Cleanup(func() {
		s.Stop()
		s.Check()
	})
	return s
}

func (s *Store) start() {
	s.t.Helper()
	v, err := vault.Open(s.Dir, s.Options)
	if err != nil {
		s.t.Fatalf("open the store: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.Vault, s.cancel, s.ran = v, cancel, make(chan error, 1)
	go func() { s.ran <- v.Run(ctx) }()
}

// Stop ends the writer and closes the store. It may be repeated.
func (s *Store) Stop() {
	s.t.Helper()
	if s.Vault == nil {
		return
	}
	s.cancel()
	if err := <-s.ran; err != nil && !errors.Is(err, vault.ErrClosed) {
		s.t.Errorf("run the store: %v", err)
	}
	if err := s.Vault.Close(); err != nil {
		s.t.Errorf("close the store: %v", err)
	}
	s.Vault = nil
}

// Reopen closes the store and opens it again.
func (s *Store) Reopen() {
	s.t.Helper()
	s.Stop()
	s.start()
}

// Check fails the test where the closed store has any problem: bbolt's own check of its pages, each record's checksum,
// each blob's AEAD and tag, box-keys, its mirror.
func (s *Store) Check() vault.Report {
	s.t.Helper()
	report, err := vault.Check(s.Dir, s.Options)
	if err != nil {
		s.t.Errorf("check the store: %v", err)
	}
	for _, problem := range report.Problems {
		s.t.Errorf("check the store: %s", problem)
	}
	return report
}

// Box is an id with its five tokens, as a phone would hold them.
type Box struct {
	ID                              vault.ID
	Read, Write, Clear, All, Notify vault.Token
}

// NewBox makes a random one.
func NewBox() Box {
	var b Box
	for _, part := range [][]byte{b.ID[:], b.Read[:], b.Write[:], b.Clear[:], b.All[:], b.Notify[:]} {
		_, _ = rand.Read(part)
	}
	return b
}

// Tokens are the hashes that the store keeps.
func (b Box) Tokens() vault.Tokens {
	return vault.Tokens{
		Read: b.Read.Hash(), Write: b.Write.Hash(), Clear: b.Clear.Hash(), All: b.All.Hash(), Notify: b.Notify.Hash(),
	}
}

// Blob is size bytes that text fills, again and again, so that a scan of a disk would find it.
func Blob(size int, text string) []byte {
	return bytes.Repeat([]byte(text+"\n"), size/(len(text)+1)+1)[:size]
}

// Tag is the ETag of a blob.
func Tag(blob []byte) vault.ETag { return sha256.Sum256(blob) }
