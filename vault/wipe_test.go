package vault_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// TestWipedIsGone scans the raw store, box-keys, the mirror and a backup after each kind of wipe, and after each way in
// which a store is compacted. A plain bbolt delete leaves the value in the file: the first lines show that the scan
// would find it.
func TestWipedIsGone(t *testing.T) {
	blob := vaulttest.Blob(vault.SmallBlob, "a sealed plan that the client gave")
	plain := t.TempDir()
	if err := vault.RawBolt(filepath.Join(plain, "plain.db"), blob); err != nil {
		t.Fatal(err)
	}
	if !holds(t, plain, blob[1000:1100]) {
		t.Fatal("a plain delete left nothing behind: this test can show nothing")
	}

	wipes := map[string]func(context.Context, *vault.Vault, vaulttest.Box) error{
		"the box": func(ctx context.Context, v *vault.Vault, b vaulttest.Box) error { return v.Clear(ctx, b.ID, b.Clear) },
		// What DELETE /v1/all does, and what Also does on the way of another request.
		"everything": func(ctx context.Context, v *vault.Vault, b vaulttest.Box) error { return v.ClearAll(ctx, b.ID, b.All) },
	}
	compactions := map[string]func(*testing.T, *vaulttest.Store){
		"dunnock compact": func(t *testing.T, s *vaulttest.Store) {
			s.Stop()
			if _, _, err := vault.Compact(s.Dir, s.Options); err != nil {
				t.Fatal(err)
			}
		},
		"the nightly job": func(*testing.T, *vaulttest.Store) { sleep(day) },
	}
	for kind, wipe := range wipes {
		for way, compact := range compactions {
			t.Run(kind+", "+way, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { wipeAndScan(t, blob, wipe, compact) })
			})
		}
	}
}

func wipeAndScan(t *testing.T, blob []byte, wipe func(context.Context, *vault.Vault, vaulttest.Box) error,
	compact func(*testing.T, *vaulttest.Store),
) {
	mirror := filepath.Join(t.TempDir(), "mirror")
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{KeysMirror: mirror}.WithoutSync())
	b, kept := vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, kept, blobOf(kept))
	before := vaulttest.ReadFiles(t, s.Dir, mirror)
	mustCreate(t, s, b, blob)
	key, _, ok := s.KeyOf(b.ID)
	sealed := s.SealedOf(b.ID)
	there := vaulttest.ReadFiles(t, s.Dir, mirror)
	if !ok || len(there.Holding(key[:])) != 2 || len(there.Holding(sealed[1000:1100])) != 1 {
		t.Fatal("key and wrapped blob are not where they should be before the wipe")
	}
	marks := there.Marks(before)
	if len(marks) < 2*vault.SmallBlob/4096 {
		t.Fatalf("only %d marks to look for", len(marks))
	}

	if err := wipe(t.Context(), s.Vault, b); err != nil {
		t.Fatal(err)
	}
	backups := t.TempDir()
	if err := os.WriteFile(filepath.Join(backups, "backup"), backup(t, s), 0o600); err != nil {
		t.Fatal(err)
	}
	wiped := vaulttest.ReadFiles(t, s.Dir, mirror, backups)
	for what, mark := range map[string][]byte{
		"the client's bytes": blob[1000:1100], "the key": key[:], "half of the key": key[:16], "the other half": key[16:],
		"the id": b.ID[:], "the read token": b.Read[:], "the write token": b.Write[:], "the clear token": b.Clear[:],
	} {
		if found := wiped.Holding(mark); len(found) > 0 {
			t.Errorf("%s: after the wipe, in %v", what, found)
		}
	}
	if found := wiped.Holding(sealed[1000:1100]); len(found) != 1 || found[0] != "store.db" {
		t.Errorf("the wrapped bytes, before a compaction, are in %v: docs/store.md says in the store, and in no backup", found)
	}
	if vaulttest.ReadFiles(t, backups).Left(marks) > 0 {
		t.Error("the backup holds something of the wiped box")
	}

	compact(t, s)
	after := vaulttest.ReadFiles(t, s.Dir, mirror, backups)
	if left := after.Left(marks); left > 0 || len(after.Holding(sealed[1000:1100])) > 0 {
		t.Errorf("%d of %d pieces of the wiped box are left after a compaction", left, len(marks))
	}
	if s.Vault == nil {
		s.Reopen()
	}
	if err := allRead(t.Context(), s.Vault, []vaulttest.Box{kept}); err != nil {
		t.Errorf("the box that was kept: %v", err)
	}
}
