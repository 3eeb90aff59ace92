package vault_test

import (
	"errors"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// TestRefusalsAreAlike: an unknown id, a wrong token and a cleared box get the same error after the same work, as far as
// allocations tell. (Time cannot be tested on a shared machine; docs/store.md says what still differs.)
func TestRefusalsAreAlike(t *testing.T) {
	s := vaulttest.OpenAt(t, t.TempDir(), vault.Options{}.WithoutSync())
	there, gone, unknown := vaulttest.NewBox(), vaulttest.NewBox(), vaulttest.NewBox()
	mustCreate(t, s, there, blobOf(there))
	mustCreate(t, s, gone, blobOf(gone))
	for range 20 { // a tree with some content
		b := vaulttest.NewBox()
		mustCreate(t, s, b, blobOf(b))
	}
	if err := s.Vault.Clear(t.Context(), gone.ID, gone.Clear); err != nil {
		t.Fatal(err)
	}
	ctx, wrong := t.Context(), vaulttest.NewBox()
	operations := map[string]func(id vault.ID) error{
		"read":    func(id vault.ID) error { _, _, err := s.Read(ctx, id, wrong.Read); return err },
		"allowed": func(id vault.ID) error { return s.Allowed(ctx, id, wrong.Read) },
		"replace": func(id vault.ID) error {
			_, err := s.Replace(ctx, id, wrong.Write, vault.ETag{}, blobOf(there))
			return err
		},
		"clear":     func(id vault.ID) error { return s.Vault.Clear(ctx, id, wrong.Clear) },
		"clear all": func(id vault.ID) error { return s.ClearAll(ctx, id, wrong.All) },
		"create unproven": func(id vault.ID) error {
			_, err := s.Create(ctx, id, wrong.Write, wrong.Tokens(), blobOf(there), false)
			return err
		},
	}
	for name, operation := range operations {
		t.Run(name, func(t *testing.T) {
			allocations := map[string]float64{}
			for what, id := range map[string]vault.ID{"unknown": unknown.ID, "wrong token": there.ID, "cleared": gone.ID} {
				err := operation(id)
				if !errors.Is(err, vault.ErrNotFound) || err.Error() != vault.ErrNotFound.Error() {
					t.Errorf("%s: %v, want ErrNotFound itself", what, err)
				}
				allocations[what] = testing.AllocsPerRun(50, func() { _ = operation(id) })
			}
			// One more or less is the runtime's: maps and pools.
			low := min(allocations["unknown"], allocations["wrong token"], allocations["cleared"])
			high := max(allocations["unknown"], allocations["wrong token"], allocations["cleared"])
			if high-low > 1 {
				t.Errorf("different work: %v", allocations)
			}
		})
	}
}
