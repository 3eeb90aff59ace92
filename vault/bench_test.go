package vault_test

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"strconv"
	"sync"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// each runs work on that many goroutines, b.N times in all.
func each(b *testing.B, callers int, work func(caller int) error) {
	b.Helper()
	var group sync.WaitGroup
	turns := make(chan struct{}, callers)
	for caller := range callers {
		group.Go(func() {
			for range turns {
				if err := work(caller); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for b.Loop() {
		turns <- struct{}{}
	}
	close(turns)
	group.Wait()
}

// BenchmarkPut64 replaces 64 KiB blobs durably, by 1 and by 64 callers.
func BenchmarkPut64(b *testing.B) {
	for _, callers := range []int{1, 64} {
		b.Run(strconv.Itoa(callers), func(b *testing.B) {
			s := vaulttest.Open(b)
			boxes, tags := make([]vaulttest.Box, callers), make([]vault.ETag, callers)
			for i := range boxes {
				boxes[i] = vaulttest.NewBox()
				tags[i] = mustCreate(b, s, boxes[i], blobOf(boxes[i]))
			}
			b.SetBytes(vault.SmallBlob)
			each(b, callers, func(i int) (err error) {
				tags[i], err = s.Replace(b.Context(), boxes[i].ID, boxes[i].Write, tags[i], blobOf(boxes[i]))
				return err
			})
		})
	}
}

// BenchmarkGet64 reads 64 KiB blobs, by 1 and by 64 callers.
func BenchmarkGet64(b *testing.B) {
	for _, callers := range []int{1, 64} {
		b.Run(strconv.Itoa(callers), func(b *testing.B) {
			s := vaulttest.Open(b)
			boxes := make([]vaulttest.Box, callers)
			for i := range boxes {
				boxes[i] = vaulttest.NewBox()
				mustCreate(b, s, boxes[i], blobOf(boxes[i]))
			}
			b.SetBytes(vault.SmallBlob)
			each(b, callers, func(i int) error {
				_, _, err := s.Read(b.Context(), boxes[i].ID, boxes[i].Read)
				return err
			})
		})
	}
}

// BenchmarkWrap is what docs/adr/0003-wrap-cipher.md decides by: sealing and opening 64 KiB under a fresh nonce.
func BenchmarkWrap(b *testing.B) {
	var key [32]byte
	_, _ = rand.Read(key[:])
	block, err := aes.NewCipher(key[:])
	if err != nil {
		b.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		b.Fatal(err)
	}
	chacha, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		aead cipher.AEAD
	}{{"AES-256-GCM", gcm}, {"XChaCha20-Poly1305", chacha}} {
		plain := make([]byte, vault.SmallBlob)
		nonce := make([]byte, c.aead.NonceSize())
		sealed := make([]byte, 0, len(plain)+c.aead.Overhead())
		b.Run(c.name+"/seal", func(b *testing.B) {
			b.SetBytes(vault.SmallBlob)
			for b.Loop() {
				_, _ = rand.Read(nonce)
				sealed = c.aead.Seal(sealed[:0], nonce, plain, nil)
			}
		})
		b.Run(c.name+"/open", func(b *testing.B) {
			b.SetBytes(vault.SmallBlob)
			sealed = c.aead.Seal(sealed[:0], nonce, plain, nil)
			for b.Loop() {
				if _, err := c.aead.Open(plain[:0], nonce, sealed, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
