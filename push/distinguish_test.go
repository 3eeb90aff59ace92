package push

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// onlooker is a transport that writes down everything about a request but its random bytes.
type onlooker struct {
	mu   sync.Mutex
	seen []string
}

func (o *onlooker) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	header := r.Header.Clone()
	// The token is signed anew in each run: its length, and that it is one and the same for all, is what shows.
	authorization := header.Get("Authorization")
	header.Set("Authorization", fmt.Sprintf("vapid of %d bytes", len(authorization)))
	o.mu.Lock()
	defer o.mu.Unlock()
	o.seen = append(o.seen, fmt.Sprintf("minute %d: %s %s, announced %d, body %d beginning %x, %v",
		time.Now().Unix()/60, r.Method, r.URL, r.ContentLength, len(body), body[16:21], header))
	return &http.Response{StatusCode: 201, Body: http.NoBody, Header: http.Header{}, Request: r}, nil
}

// lives are what phones have behind the cover, or not.
type lives struct{ vaults, orders bool }

// simulate runs 1,000 phones for some days, drawn from one seed, and returns what a push service and the network between
// see of them, in order of minute and address, and what a thief of the store sees of ticks at the end of each day.
func simulate(t *testing.T, days int, with lives) (seen, stored []string) {
	const phones = 1_000
	dir, keyDir := t.TempDir(), t.TempDir()
	random := rand.NewChaCha8([32]byte{7})
	draw := rand.New(random)
	look := &onlooker{}
	synctest.Test(t, func(t *testing.T) {
		key := vault.EndpointKey{9}
		store := vaulttest.OpenAt(t, dir, vault.Options{EndpointKey: &key})
		defer store.Stop()
		keys, err := LoadKeys(filepath.Join(keyDir, KeysFile))
		if err != nil {
			t.Fatal(err)
		}
		sender := testSender(t, keys, "push.example")
		sender.client.Transport = look
		var orders sync.WaitGroup
		for n := range phones {
			p := vaulttest.NewPhone(fmt.Sprintf("https://push.example/%03d", n))
			for _, part := range [][]byte{p.ID[:], p.Token[:], p.Order[:]} {
				_, _ = random.Read(part)
			}
			p.Tick.Order, p.Tick.Key = p.Order.Hash(), IDOf(keys.Public())
			for day := range days {
				p.Tick.Minutes[day] = vaulttest.Minute(day*24*60 + 60 + draw.IntN(20*60))
			}
			orders.Go(func() {
				if _, err := store.PutTick(t.Context(), p.ID, p.Token, p.Tick, true); err != nil {
					t.Error(err)
				}
				if with.orders && n%2 == 0 {
					if err := store.OrderTick(t.Context(), p.ID, p.Order, sha256.Sum256([]byte{byte(n)})); err != nil {
						t.Error(err)
					}
				}
			})
		}
		orders.Wait()
		s, err := New(store, sender, Options{Start: contact})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- s.Run(ctx) }()
		for day := range days {
			if with.vaults {
				box := vaulttest.NewBox()
				if _, err := store.Create(t.Context(), box.ID, box.Write, box.Tokens(), vaulttest.Blob(vault.SmallBlob, "x"), true); err != nil {
					t.Fatal(err)
				}
			}
			time.Sleep(24 * time.Hour)
			stored = append(stored, fmt.Sprintf("day %d", day))
			stored = append(stored, thief(t, store)...)
		}
		cancel()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
	})
	slices.Sort(look.seen)
	return look.seen, stored
}

// thief lists, from a copy, every key and length of what is stored of ticks, and what of it is in clear.
func thief(t *testing.T, store *vaulttest.Store) (shapes []string) {
	t.Helper()
	var backup bytes.Buffer
	if err := store.Backup(t.Context(), &backup); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "stolen")
	if err := os.WriteFile(path, backup.Bytes()[24:backup.Len()-32], 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		for _, name := range []string{"ticks", "due", "flight"} {
			err := tx.Bucket([]byte(name)).ForEach(func(key, value []byte) error {
				shapes = append(shapes, fmt.Sprintf("%s %x: %d bytes, in clear %x", name, key, len(value), value[:min(len(value), 16)]))
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return shapes
}

// TestNobodyCanTell: with vaults and orders, or without, all that a push service, the network and the server's own store
// see is the same to the byte, but for bytes of ciphertext. (Reviews never reach the server at all.)
func TestNobodyCanTell(t *testing.T) {
	days, others := 1, []lives{{vaults: true, orders: true}}
	if os.Getenv("DUNNOCK_LONG") != "" {
		days, others = 7, append(others, lives{vaults: true}, lives{orders: true})
	}
	seen, stored := simulate(t, days, lives{})
	if len(seen) != 1_000*days {
		t.Fatalf("%d pushes of 1,000 a day in %d days", len(seen), days)
	}
	for _, with := range others {
		t.Run(fmt.Sprintf("%+v", with), func(t *testing.T) {
			otherSeen, otherStored := simulate(t, days, with)
			differences(t, "a push service", seen, otherSeen)
			differences(t, "a thief", stored, otherStored)
		})
	}
	shapes := map[string]bool{}
	for _, line := range seen { // and from phone to phone only the address differs
		_, rest, _ := strings.Cut(line, ", ")
		shapes[rest] = true
	}
	if len(shapes) != 1 {
		t.Errorf("%d kinds of push: %v", len(shapes), slices.Collect(maps.Keys(shapes)))
	}
}

func differences(t *testing.T, who string, a, b []string) {
	t.Helper()
	if slices.Equal(a, b) {
		return
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Errorf("%s can tell, at %d:\n%s\n%s", who, i, a[i], b[i])
			return
		}
	}
	t.Errorf("%s can tell: %d lines, %d lines", who, len(a), len(b))
}
