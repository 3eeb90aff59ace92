package vault_test

import (
	"os"
	"path/filepath"
	"testing"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

// harness is the bbolt store as the conformance suite sees it.
type harness struct{ *vaulttest.Store }

func (h harness) Engine() vaulttest.Engine { return h.Store }

func (h harness) LoseKeys() {
	h.Stop()
	for _, path := range []string{filepath.Join(h.Dir, "box-keys"), h.Options.KeysMirror} {
		if path != "" {
			_ = os.Remove(path)
		}
	}
	h.Reopen()
}

func TestConform(t *testing.T) {
	vaulttest.Conform(t, func(t *testing.T) vaulttest.Harness { return harness{vaulttest.Open(t)} })
}

func TestConformWithMirror(t *testing.T) {
	vaulttest.Conform(t, func(t *testing.T) vaulttest.Harness {
		mirror := filepath.Join(t.TempDir(), "mirror")
		return harness{vaulttest.OpenAt(t, t.TempDir(), vault.Options{KeysMirror: mirror})}
	})
}
