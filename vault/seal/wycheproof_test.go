package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/c2sp/wycheproof"
)

// wycheproofCase is the union of what the schemas for AEADs, HKDF, MACs and EdDSA hold in a case.
type wycheproofCase struct {
	ID     int      `json:"tcId"`
	Result string   `json:"result"`
	Key    hexBytes `json:"key"`
	IV     hexBytes `json:"iv"`
	AAD    hexBytes `json:"aad"`
	Msg    hexBytes `json:"msg"`
	CT     hexBytes `json:"ct"`
	Tag    hexBytes `json:"tag"`
	IKM    hexBytes `json:"ikm"`
	Salt   hexBytes `json:"salt"`
	Info   hexBytes `json:"info"`
	Size   int      `json:"size"`
	OKM    hexBytes `json:"okm"`
	Sig    hexBytes `json:"sig"`

	group wycheproofGroup
}

type wycheproofGroup struct {
	TagSize   int `json:"tagSize"`
	PublicKey struct {
		PK hexBytes `json:"pk"`
	} `json:"publicKey"`
	Tests []wycheproofCase `json:"tests"`
}

// runWycheproof asks holds about every case of a file. The file's own count guards against cases that were passed over.
func runWycheproof(t *testing.T, file string, holds func(c wycheproofCase) bool) {
	t.Helper()
	b, err := fs.ReadFile(wycheproof.TestVectors, file)
	if err != nil {
		t.Fatal(err)
	}
	var suite struct {
		Count  int               `json:"numberOfTests"`
		Groups []wycheproofGroup `json:"testGroups"`
	}
	if err := json.Unmarshal(b, &suite); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, group := range suite.Groups {
		for _, c := range group.Tests {
			c.group = group
			ran++
			if want := c.Result == "valid"; holds(c) != want {
				t.Errorf("case %d is %s, and was taken for the opposite", c.ID, c.Result)
			}
		}
	}
	if ran == 0 || ran != suite.Count {
		t.Errorf("%d of %d cases ran", ran, suite.Count)
	}
}

func TestWycheproofXChaCha20Poly1305(t *testing.T) {
	runWycheproof(t, "xchacha20_poly1305_test.json", func(c wycheproofCase) bool {
		if len(c.IV) != NonceSize {
			return false // no value of our nonce type
		}
		key, nonce := BoxKey(c.Key), BoxNonce(c.IV)
		plain, err := aeadOpen(key, nonce, append(bytes.Clone(c.CT), c.Tag...), c.AAD)
		if err != nil {
			return false
		}
		sealed := aeadSeal(nil, key, nonce, c.Msg, c.AAD)
		return bytes.Equal(plain, c.Msg) && bytes.Equal(sealed, append(bytes.Clone(c.CT), c.Tag...))
	})
}

func TestWycheproofHKDF(t *testing.T) {
	unsalted := 0
	runWycheproof(t, "hkdf_sha256_test.json", func(c wycheproofCase) bool {
		okm, err := hkdf.Key(sha256.New, c.IKM, c.Salt, string(c.Info), c.Size)
		if err == nil && len(c.Salt) == 0 {
			unsalted++
			if !bytes.Equal(expand(c.IKM, string(c.Info), c.Size), okm) {
				return false
			}
		}
		return err == nil && bytes.Equal(okm, c.OKM)
	})
	if unsalted == 0 {
		t.Error("no case has an empty salt, which is all that this package uses")
	}
}

func TestWycheproofHMAC(t *testing.T) {
	runWycheproof(t, "hmac_sha256_test.json", func(c wycheproofCase) bool {
		mac := hmac.New(sha256.New, c.Key)
		mac.Write(c.Msg)
		return hmac.Equal(mac.Sum(nil)[:c.group.TagSize/8], c.Tag)
	})
}

func TestWycheproofEd25519(t *testing.T) {
	runWycheproof(t, "ed25519_test.json", func(c wycheproofCase) bool {
		return verifyAny([]ed25519.PublicKey{ed25519.PublicKey(c.group.PublicKey.PK)}, c.Msg, c.Sig)
	})
}
