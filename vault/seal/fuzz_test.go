package seal

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"testing"
)

// Each target holds a reader to two promises: it answers with a sentinel or a value, and what it accepts is what its writer
// makes. Plaintexts of constant size are fuzzed by their beginning, since a megabyte of zeros teaches a fuzzer nothing.

// oneOf fails for an error that is none of the sentinels.
func oneOf(t *testing.T, err error, sentinels ...error) {
	t.Helper()
	for _, sentinel := range sentinels {
		if errors.Is(err, sentinel) {
			return
		}
	}
	t.Errorf("an error of no class: %v", err)
}

// filled puts the fuzzer's bytes at the beginning of so many zeros.
func filled(begin []byte, size int) []byte {
	b := make([]byte, size)
	copy(b, begin)
	return b
}

func FuzzCode(f *testing.F) {
	for _, c := range makeCodes().Codes {
		f.Add([]byte(c.Code))
	}
	f.Fuzz(func(t *testing.T, code []byte) {
		if IsUnlockCode(code) && (IsSetUpCode(code) || CheckHolds(code)) {
			t.Error("a code that opens a vault may leave the phone")
		}
		if with := WithCheck(code); with != nil && !CheckHolds(with) {
			t.Error("its own check does not hold")
		}
	})
}

func FuzzPayload(f *testing.F) {
	for _, p := range payloadList() {
		f.Add(p.encode()[:2000])
	}
	f.Fuzz(func(t *testing.T, begin []byte) {
		if _, err := ParsePayload(begin); len(begin) != PayloadSize {
			oneOf(t, err, ErrSize)
		}
		plain := filled(begin, PayloadSize)
		p, err := ParsePayload(plain)
		if err != nil {
			oneOf(t, err, ErrNone, ErrNewer)
			return
		}
		// Epoch 0 and no slot are read, so that nobody is locked out, but never written.
		if again, err := p.Encode(); p.Epoch != 0 && p.Slots[0] != 0 && (err != nil || !bytes.Equal(again, plain)) {
			t.Errorf("written otherwise than read: %v", err)
		}
	})
}

func FuzzSlotCopy(f *testing.F) {
	base := find(copyList(), "plan 1A")
	sealed, prk := base.seal(payloadList()), PRK(base.PRK)
	f.Add(0, []byte{1})
	f.Add(headOffset, sealed[headOffset:padOffset])
	f.Add(padOffset, []byte{1, 2, 3, 4, 5, 6, 7, 8})
	f.Add(CopySize-1, []byte{0xff})
	f.Fuzz(func(t *testing.T, offset int, patch []byte) {
		if _, err := OpenCopy(prk, base.place(), patch); len(patch) != CopySize {
			oneOf(t, err, ErrSize)
		}
		if offset < 0 || offset > CopySize-len(patch) {
			return
		}
		b := bytes.Clone(sealed)
		copy(b[offset:], patch)
		touched := !bytes.Equal(b[:padOffset], sealed[:padOffset]) || !bytes.Equal(b[bodyNonceOffset:], sealed[bodyNonceOffset:])
		if _, err := OpenCopy(prk, base.place(), b); touched {
			oneOf(t, err, ErrNone)
		} else if err != nil {
			t.Errorf("nothing that is authenticated was touched: %v", err)
		}
	})
}

func FuzzBlob(f *testing.F) {
	for _, b := range blobList() {
		sealed := b.seal()
		s := DeriveBox(Root(b.Root), b.Epoch)
		f.Add(len(sealed) == BoxLarge, must(aeadOpen(s.Key, BoxNonce(b.Nonce), sealed[NonceSize:], boxAAD(s.ID, b.Epoch)))[:200])
	}
	f.Fuzz(func(t *testing.T, large bool, begin []byte) {
		_, err := OpenBox(BoxKey{}, BoxID{}, 1, begin)
		oneOf(t, err, ErrSize, ErrNone)
		size := map[bool]int{false: BoxSmall, true: BoxLarge}[large]
		plain := filled(begin, size-boxOverhead)
		b, err := parseBlob(plain)
		if err != nil {
			oneOf(t, err, ErrNone, ErrNewer)
			return
		}
		again, err := SealBox(BoxKey{}, BoxID{}, 1, b, BoxNonce{})
		if err != nil {
			t.Fatalf("it cannot be written again: %v", err)
		}
		// A large blob may hold what a small one could; it is written small.
		if read, err := OpenBox(BoxKey{}, BoxID{}, 1, again); err != nil || !bytes.Equal(read.Doc, b.Doc) || read.Previous != b.Previous {
			t.Errorf("read otherwise than written: %v", err)
		}
	})
}

func FuzzPass(f *testing.F) {
	v := makePasses()
	for _, p := range v.Passes {
		k := DerivePass(PassSecret(find(v.Secrets, p.Secret).Secret))
		f.Add(must(aeadOpen(k.Key, PassNonce(p.Nonce), []byte(p.Package[NonceSize:]), passAAD(k.ID)))[:100], PassQR(PassSecret{}))
	}
	f.Fuzz(func(t *testing.T, begin []byte, qr string) {
		_, err := OpenPass(PassKeys{}, begin)
		oneOf(t, err, ErrSize, ErrNone)
		plain := filled(begin, passPlain)
		if p, err := parsePass(plain); err != nil {
			oneOf(t, err, ErrNone, ErrNewer)
		} else if p.Epoch != 0 {
			again, err := SealPass(PassKeys{}, *p, PassNonce{})
			if err != nil || !bytes.Equal(again, sealPass(PassKeys{}, plain, PassNonce{})) {
				t.Errorf("written otherwise than read: %v", err)
			}
		}
		if s, err := ParsePassQR(qr); err != nil {
			oneOf(t, err, ErrNone)
		} else if PassQR(s) != qr {
			t.Errorf("%q is another spelling of a secret", qr)
		}
	})
}

func FuzzPackage(f *testing.F) {
	keys := keyList()
	for _, p := range packageList(keys) {
		f.Add([]byte(p.Package))
	}
	key := find(keys, "release").private()
	public := []ed25519.PublicKey{key.Public().(ed25519.PublicKey)}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := OpenPackage(public, b); err != nil {
			oneOf(t, err, ErrNone)
		}
		if p, err := parsePackage(b); err != nil {
			oneOf(t, err, ErrNone)
		} else if again, err := SignPackage(key, *p); err != nil || !bytes.Equal(packageSigned(again), packageSigned(b)) {
			t.Errorf("written otherwise than read: %v", err)
		}
		_, err := OpenRegion(AppKey{}, CopyA, b)
		oneOf(t, err, ErrSize, ErrNone)
		if pkg, err := parseRegion(filled(b, regionPlain)); err != nil {
			oneOf(t, err, ErrNone)
		} else if _, err := parsePackage(pkg); err != nil {
			t.Errorf("the region gave what is no package: %v", err)
		}
	})
}

func FuzzExportText(f *testing.F) {
	f.Add([]byte(exportText), u32(uint32(len(exportText))))
	f.Add([]byte(`{"format":2}`), []byte{0xff, 0xff, 0xff, 0xff})
	f.Add([]byte(`{"format":1,"sections":[{"items":[{"fields":[null]}]}]}`), u32(TextMax+1))
	f.Fuzz(func(t *testing.T, text, length []byte) {
		if _, err := ParseText(text); err != nil {
			oneOf(t, err, ErrNone, ErrNewer)
		}
		if _, err := unpadText(filled(append(filled(length, 4), text...), textSize)); err != nil {
			oneOf(t, err, ErrNone)
		}
		_, err := openExport(PRK{}, text)
		oneOf(t, err, ErrSize)
	})
}

func FuzzManifest(f *testing.F) {
	v := makeManifests()
	var public []ed25519.PublicKey
	for _, k := range v.Keys[:2] {
		public = append(public, ed25519.PublicKey(k.Public))
	}
	signed := map[string]bool{}
	for _, c := range v.Cases {
		signed[c.Text] = true
		f.Add([]byte(c.Text), []byte(c.Sig))
	}
	f.Fuzz(func(t *testing.T, text, sig []byte) {
		if m, err := ParseManifest(text); err != nil {
			oneOf(t, err, ErrNone)
		} else if again, err := m.Encode(); err != nil || !bytes.Equal(again, text) {
			t.Errorf("written otherwise than read: %v", err)
		}
		if _, err := OpenManifest(public, text, sig); err != nil {
			oneOf(t, err, ErrNone)
		} else if !signed[string(text)] {
			t.Error("a text that nobody signed was accepted")
		}
	})
}
