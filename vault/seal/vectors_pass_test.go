package seal

import (
	"bytes"
	"encoding/base64"
	"reflect"
	"testing"
)

type recoveryVectors struct {
	Format  int              `json:"format"`
	Section string           `json:"section"`
	Cases   []recoveryVector `json:"cases"`
}

type recoveryVector struct {
	Entropy hexBytes `json:"entropy"`
	Words   string   `json:"words"`
	Root    hexBytes `json:"root"`
	ID      hexBytes `json:"id"`
	BoxKey  hexBytes `json:"boxKey"`
}

func recoveryOf(e Entropy, words string) recoveryVector {
	root := RecoveryRoot(e)
	box := DeriveBox(root, KitEpoch)
	return recoveryVector{e[:], words, root[:], box.ID[:], box.Key[:]}
}

// makeRecovery takes entropies whose words BIP-39 itself publishes as test vectors.
func makeRecovery() recoveryVectors {
	repeat := func(b byte) Entropy { return Entropy(bytes.Repeat([]byte{b}, IDSize)) }
	return recoveryVectors{Format: 1, Section: "6", Cases: []recoveryVector{
		recoveryOf(repeat(0x00), "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"),
		recoveryOf(repeat(0x7f), "legal winner thank year wave sausage worth useful legal winner thank yellow"),
		recoveryOf(repeat(0x80), "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"),
		recoveryOf(repeat(0xff), "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"),
	}}
}

func TestVectorRecovery(t *testing.T) {
	v := readVectors[recoveryVectors](t, "recovery.json")
	if len(v.Cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range v.Cases {
		if got := recoveryOf(Entropy(c.Entropy), c.Words); !reflect.DeepEqual(got, c) {
			t.Errorf("%x: other keys", c.Entropy)
		}
	}
}

type passVectors struct {
	Format  int            `json:"format"`
	Section string         `json:"section"`
	Secrets []secretVector `json:"secrets"`
	Passes  []passVector   `json:"passes"`
	Cases   []passCase     `json:"cases"`
}

type secretVector struct {
	Name         string   `json:"name"`
	Words        string   `json:"words,omitempty"`
	QR           string   `json:"qr,omitempty"`
	Secret       hexBytes `json:"secret"`
	ID           hexBytes `json:"id"`
	SendToken    hexBytes `json:"sendToken"`
	TakeToken    hexBytes `json:"takeToken"`
	Key          hexBytes `json:"key"`
	TokensHeader string   `json:"tokensHeader"`
}

func (v secretVector) id() string { return v.Name }

func secretOf(name, words, qr string, s PassSecret) secretVector {
	k := DerivePass(s)
	return secretVector{name, words, qr, s[:], k.ID[:], k.Send[:], k.Take[:], k.Key[:], k.Header()}
}

type passVector struct {
	Name        string    `json:"name"`
	Secret      string    `json:"secret"`
	Nonce       hexBytes  `json:"nonce"`
	Root        hexBytes  `json:"root"`
	Epoch       uint32    `json:"epoch"`
	Entropy     hexBytes  `json:"entropy"`
	AppMinimum  uint32    `json:"appMinimum"`
	PlainMutate mutations `json:"plainMutate"`
	Package     hexBytes  `json:"package"`
}

func (v passVector) id() string { return v.Name }

func (v passVector) pass() Pass {
	return Pass{Root(v.Root), v.Epoch, Entropy(v.Entropy), v.AppMinimum}
}

func (v passVector) seal(secrets []secretVector) []byte {
	k := DerivePass(PassSecret(find(secrets, v.Secret).Secret))
	sealed := must(SealPass(k, v.pass(), PassNonce(v.Nonce)))
	plain := must(aeadOpen(k.Key, PassNonce(v.Nonce), sealed[NonceSize:], passAAD(k.ID)))
	return sealPass(k, v.PlainMutate.apply(plain), PassNonce(v.Nonce))
}

type passCase struct {
	Name    string    `json:"name"`
	Base    string    `json:"base"`
	Mutate  mutations `json:"mutate"`
	Secret  string    `json:"secret"`
	Outcome string    `json:"outcome"`
}

func (v passCase) id() string { return v.Name }

func makePasses() passVectors {
	v := passVectors{Format: 1, Section: "6"}
	words := "abacus abdomen abdominal abide abiding ability ablaze able"
	scanned := PassSecret(stream("pass secret", 32))
	v.Secrets = []secretVector{
		secretOf("scanned", "", PassQR(scanned), scanned),
		secretOf("typed", words, "", PassSecretFromWords(words)),
		secretOf("secret of ones", "", PassQR(PassSecret(bytes.Repeat([]byte{0xff}, 32))), PassSecret(bytes.Repeat([]byte{0xff}, 32))),
	}
	add := func(name, secret string, entropy hexBytes, m mutations) {
		p := passVector{
			Name: name, Secret: secret, Nonce: stream("nonce of "+name, NonceSize), Root: stream("root of plan", 32), Epoch: 3,
			Entropy: entropy, AppMinimum: 7, PlainMutate: m,
		}
		p.Package = p.seal(v.Secrets)
		v.Passes = append(v.Passes, p)
	}
	add("scanned pass", "scanned", stream("entropy", 16), as())
	add("typed pass", "typed", make(hexBytes, 16), as())
	add("format 2", "scanned", make(hexBytes, 16), as().put(0, 0, 2))
	add("format 0", "scanned", make(hexBytes, 16), as().put(0, 0, 0))
	add("first reserved byte", "scanned", make(hexBytes, 16), as().put(passFields, 1))
	add("last reserved byte", "scanned", make(hexBytes, 16), as().put(passPlain-1, 1))

	one := func(name, base string, m mutations, secret, want string) {
		v.Cases = append(v.Cases, passCase{name, base, m, secret, want})
	}
	one("scanned", "scanned pass", as(), "scanned", "opens")
	one("typed", "typed pass", as(), "typed", "opens")
	one("another secret", "scanned pass", as(), "typed", "none")
	one("newer", "format 2", as(), "scanned", "newer")
	one("format 0", "format 0", as(), "scanned", "none")
	one("first reserved byte", "first reserved byte", as(), "scanned", "newer")
	one("last reserved byte", "last reserved byte", as(), "scanned", "newer")
	one("first byte flipped", "scanned pass", as().xor(0, 1), "scanned", "none")
	one("first byte of the ciphertext flipped", "scanned pass", as().xor(24, 1), "scanned", "none")
	one("a byte of the padding flipped", "scanned pass", as().xor(500, 1), "scanned", "none")
	one("last byte flipped", "scanned pass", as().xor(PassSize-1, 1), "scanned", "none")
	one("one byte short", "scanned pass", as().cut(PassSize-1), "scanned", "bad size")
	one("one byte long", "scanned pass", as().add(0), "scanned", "bad size")
	one("nothing", "scanned pass", as().cut(0), "scanned", "bad size")
	return v
}

func TestVectorPasses(t *testing.T) {
	v := readVectors[passVectors](t, "pass.json")
	uniqueNames(t, v.Secrets)
	uniqueNames(t, v.Passes)
	uniqueNames(t, v.Cases)
	for _, s := range v.Secrets {
		if got := secretOf(s.Name, s.Words, s.QR, PassSecret(s.Secret)); !reflect.DeepEqual(got, s) {
			t.Errorf("%s: other keys", s.Name)
		}
		read, err := PassSecretFromWords(s.Words), error(nil)
		if s.QR != "" {
			read, err = ParsePassQR(s.QR)
		}
		b64 := base64.RawURLEncoding.EncodeToString
		if PassAuthorization(PassID(s.ID), Token(s.TakeToken)) != "Pass "+b64(s.ID)+"."+b64(s.TakeToken) {
			t.Errorf("%s: another header", s.Name)
		}
		if err != nil || !bytes.Equal(read[:], s.Secret) {
			t.Errorf("%s: read as another secret (%v)", s.Name, err)
		}
	}
	for _, p := range v.Passes {
		if !bytes.Equal(p.seal(v.Secrets), p.Package) {
			t.Errorf("%s: another package", p.Name)
		}
	}
	for _, c := range v.Cases {
		base := find(v.Passes, c.Base)
		got, err := OpenPass(DerivePass(PassSecret(find(v.Secrets, c.Secret).Secret)), c.Mutate.apply(base.Package))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
		if err == nil && *got != base.pass() {
			t.Errorf("%s: opens to something else", c.Name)
		}
	}
}
