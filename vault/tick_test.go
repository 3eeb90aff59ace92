package vault_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

func newEndpointKey() *vault.EndpointKey {
	key := &vault.EndpointKey{}
	_, _ = rand.Read(key[:])
	return key
}

type tickHarness struct{ *vaulttest.Store }

func (h tickHarness) Ticking() vaulttest.TickEngine { return h.Store }

func TestConformTicks(t *testing.T) {
	vaulttest.ConformTicks(t, func(t *testing.T) vaulttest.TickHarness {
		return tickHarness{vaulttest.OpenAt(t, t.TempDir(), vault.Options{EndpointKey: newEndpointKey()})}
	})
}

func putPhone(t testing.TB, s interface {
	PutTick(context.Context, vault.TickID, vault.Token, vault.Tick, bool) (bool, error)
}, p *vaulttest.Phone) {
	t.Helper()
	if _, err := s.PutTick(t.Context(), p.ID, p.Token, p.Tick, true); err != nil {
		t.Fatal(err)
	}
}

// What a thief of the data directory, or of a backup, finds: no endpoint, key, token, id, order or minute, in any spelling.
func TestTicksAreSealedAtRest(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{EndpointKey: newEndpointKey()})
	p := vaulttest.NewPhone("https://push.example/canary-endpoint-0123456789", vaulttest.Minute(100), vaulttest.Minute(2000))
	putPhone(t, s, p)
	order := vault.Order{}
	_, _ = rand.Read(order[:])
	if err := s.OrderTick(t.Context(), p.ID, p.Order, order); err != nil {
		t.Fatal(err)
	}
	var backup bytes.Buffer
	if err := s.Backup(t.Context(), &backup); err != nil {
		t.Fatal(err)
	}
	s.Stop()
	disk, err := os.ReadFile(filepath.Join(s.Dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	minutes := binary.BigEndian.AppendUint32(nil, p.Tick.Minutes[0]) // four bytes alone might come up by chance
	minutes = binary.BigEndian.AppendUint32(minutes, p.Tick.Minutes[1])
	for name, secret := range map[string][]byte{
		"endpoint": []byte("canary-endpoint"), "id": p.ID[:], "token": p.Token[:], "order token": p.Order[:], "order": order[:],
		"p256dh": p.Tick.P256dh[1:33], "auth": p.Tick.Auth[:], "minutes": minutes,
	} {
		if bytes.Contains(disk, secret) {
			t.Errorf("the %s is in store.db", name)
		}
		if bytes.Contains(backup.Bytes(), secret) {
			t.Errorf("the %s is in the backup", name)
		}
	}
	hash := p.Token.Hash()
	if !bytes.Contains(disk, hash[:]) || !bytes.Contains(backup.Bytes(), hash[:]) {
		t.Error("the scan finds nothing at all: it should find the hash of the token")
	}
}

// A store keeps the same keys and lengths of ticks whether an order waits or not.
func TestAnOrderChangesOnlyCiphertext(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{EndpointKey: newEndpointKey()})
	p := vaulttest.NewPhone("https://push.example/a", vaulttest.Minute(100))
	putPhone(t, s, p)
	before := s.TickShapes()
	if err := s.OrderTick(t.Context(), p.ID, p.Order, vault.Order{1}); err != nil {
		t.Fatal(err)
	}
	if after := s.TickShapes(); strings.Join(before, "\n") != strings.Join(after, "\n") {
		t.Errorf("an order shows:\n%s\n%s", before, after)
	}
}

func TestWithoutEndpointKeyThereAreNoTicks(t *testing.T) {
	key := newEndpointKey()
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{EndpointKey: key})
	p := vaulttest.NewPhone("https://push.example/a", vaulttest.Minute(5))
	putPhone(t, s, p)
	s.Options.EndpointKey = nil
	s.Reopen()
	if s.TicksOn() {
		t.Fatal("on without a key")
	}
	if _, err := s.PutTick(t.Context(), p.ID, p.Token, p.Tick, true); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("put: %v", err)
	}
	if due, err := s.ClaimTicks(t.Context(), 0, vaulttest.Minute(10), 10); err != nil || len(due) != 0 {
		t.Errorf("claimed %d, %v", len(due), err)
	}
	s.Options.EndpointKey = newEndpointKey() // another: the record's tokens still hold, and its phone renews it
	s.Reopen()
	if due, _ := s.ClaimTicks(t.Context(), vaulttest.Minute(0), vaulttest.Minute(10), 10); len(due) != 0 {
		t.Errorf("claimed %d under another key", len(due))
	}
	thief := vaulttest.NewPhone("https://push.example/thief")
	if _, err := s.PutTick(t.Context(), p.ID, thief.Token, thief.Tick, true); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("put by a stranger: %v", err)
	}
	putPhone(t, s, p)
	if due, _ := s.ClaimTicks(t.Context(), vaulttest.Minute(0), vaulttest.Minute(10), 10); len(due) != 1 {
		t.Errorf("claimed %d after the phone renewed", len(due))
	}
}

func TestEndpointKeyFile(t *testing.T) {
	data, elsewhere := t.TempDir(), t.TempDir()
	write := func(path string, bytes int) string {
		if err := os.WriteFile(path, make([]byte, bytes), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	link := filepath.Join(elsewhere, "link")
	inside := write(filepath.Join(data, "key"), 32)
	if err := os.Symlink(inside, link); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		want       error
	}{
		{"32 bytes", write(filepath.Join(elsewhere, "good"), 32), nil},
		{"31 bytes", write(filepath.Join(elsewhere, "short"), 31), vault.ErrEndpointKey},
		{"33 bytes", write(filepath.Join(elsewhere, "long"), 33), vault.ErrEndpointKey},
		{"in the data directory", inside, vault.ErrEndpointKeyPlace},
		{"a link into the data directory", link, vault.ErrEndpointKeyPlace},
		{"missing", filepath.Join(elsewhere, "none"), os.ErrNotExist},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := vault.ReadEndpointKey(c.path, data)
			if !errors.Is(err, c.want) || c.want != nil && strings.Contains(err.Error(), elsewhere) {
				t.Errorf("%v, want %v and no path", err, c.want)
			}
		})
	}
}

// Subscriptions that nobody refreshes go after 45 days on which the server ran, and minutes that passed go with their day.
func TestTicksExpire(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := vaulttest.OpenAt(t, dir, vault.Options{EndpointKey: newEndpointKey()})
		defer s.Stop()
		stale := vaulttest.NewPhone("https://push.example/stale", vaulttest.Minute(60), vaulttest.Minute(50*24*60))
		fresh := vaulttest.NewPhone("https://push.example/fresh", vaulttest.Minute(60), vaulttest.Minute(50*24*60))
		putPhone(t, s, stale)
		putPhone(t, s, fresh)
		wantTicks := func(day string, phones, minutes int) {
			t.Helper()
			gotPhones, gotMinutes, err := s.Ticks(t.Context())
			if err != nil || gotPhones != phones || gotMinutes != minutes {
				t.Errorf("%s: %d phones with %d minutes (%v), want %d with %d", day, gotPhones, gotMinutes, err, phones, minutes)
			}
		}
		wantTicks("at first", 2, 4)
		time.Sleep(4 * 24 * time.Hour)
		wantTicks("after four days", 2, 2)
		time.Sleep(26 * 24 * time.Hour)
		putPhone(t, s, fresh)
		time.Sleep(14 * 24 * time.Hour)
		wantTicks("after 44 days", 2, 2)
		time.Sleep(2 * 24 * time.Hour)
		wantTicks("after 46 days", 1, 1)
	})
}
