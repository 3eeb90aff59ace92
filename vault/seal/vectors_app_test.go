package seal

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"encoding/binary"
	"hash/crc32"
	"io"
	"testing"
)

type appVectors struct {
	Format       int             `json:"format"`
	Section      string          `json:"section"`
	Keys         []keyVector     `json:"keys"`
	Packages     []packageVector `json:"packages"`
	PackageCases []packageCase   `json:"packageCases"`
	Regions      []regionVector  `json:"regions"`
	RegionCases  []regionCase    `json:"regionCases"`
}

type keyVector struct {
	Name   string   `json:"name"`
	Seed   hexBytes `json:"seed"`
	Public hexBytes `json:"public"`
}

func (v keyVector) id() string                  { return v.Name }
func (v keyVector) private() ed25519.PrivateKey { return ed25519.NewKeyFromSeed(v.Seed) }

type packageVector struct {
	Name    string   `json:"name"`
	Key     string   `json:"key"`
	Version uint32   `json:"version"`
	Minimum uint32   `json:"minimum"`
	Gzip    hexBytes `json:"gzip"`
	Package hexBytes `json:"package"`
}

func (v packageVector) id() string { return v.Name }

type packageCase struct {
	Name       string    `json:"name"`
	Base       string    `json:"base"`
	Mutate     mutations `json:"mutate"`
	Keys       []string  `json:"keys"`
	AppMinimum uint32    `json:"appMinimum"`
	Stored     uint32    `json:"stored"`
	Outcome    string    `json:"outcome"`
}

func (v packageCase) id() string { return v.Name }

type regionVector struct {
	Name        string    `json:"name"`
	Copy        int       `json:"copy"`
	AppKey      hexBytes  `json:"appKey"`
	Nonce       hexBytes  `json:"nonce"`
	Package     string    `json:"package"`
	PlainMutate mutations `json:"plainMutate"`
	Sealed      digest    `json:"sealed"`
}

func (v regionVector) id() string { return v.Name }

type regionCase struct {
	Name    string    `json:"name"`
	Base    string    `json:"base"`
	Mutate  mutations `json:"mutate"`
	AppKey  hexBytes  `json:"appKey"`
	Copy    int       `json:"copy"`
	Outcome string    `json:"outcome"`
}

func (v regionCase) id() string { return v.Name }

func (v regionVector) seal(apps appVectors) []byte {
	plain := make([]byte, regionPlain)
	copy(plain, find(apps.Packages, v.Package).Package)
	return sealRegion(AppKey(v.AppKey), uint8(v.Copy), v.PlainMutate.apply(plain), AppNonce(v.Nonce))
}

func keyList() (list []keyVector) {
	for _, name := range []string{"release", "spare", "stranger"} {
		seed := stream("signing key: "+name, ed25519.SeedSize)
		list = append(list, keyVector{name, seed, hexBytes(ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey))})
	}
	return list
}

// storedGzip is a gzip file of one stored block (RFC 1951, section 3.2.4): the same bytes whatever a library's compressor does.
func storedGzip(text string) []byte {
	b := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(text)))
	b = binary.LittleEndian.AppendUint16(b, ^uint16(len(text)))
	b = append(b, text...)
	b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(text)))
	return binary.LittleEndian.AppendUint32(b, uint32(len(text)))
}

func packageList(keys []keyVector) (list []packageVector) {
	module := storedGzip("export const start = () => 'it runs';\n")
	add := func(name, key string, version, minimum uint32, gzip []byte) {
		pkg := must(SignPackage(find(keys, key).private(), Package{version, minimum, gzip}))
		list = append(list, packageVector{name, key, version, minimum, gzip, pkg})
	}
	add("version 7", "release", 7, 5, module)
	add("version 8, spare key", "spare", 8, 8, module)
	add("highest numbers", "release", 0xffffffff, 0xffffffff, module)
	add("a stranger's", "stranger", 9, 5, module)
	add("empty module", "release", 7, 5, nil)
	signed := func(name string, m mutations) {
		b := m.apply(list[0].Package)
		copy(b[packageSignature:], ed25519.Sign(find(keys, "release").private(), packageSigned(b)))
		list = append(list, packageVector{name, "release", 7, 5, module, b})
	}
	signed("format 2, signed", as().put(0, 0, 2))
	signed("format 0, signed", as().put(0, 0, 0))
	signed("second u16 set, signed", as().put(3, 1))
	signed("n too high by one, signed", as().put(15, byte(len(module)+1)))
	signed("n too low by one, signed", as().put(15, byte(len(module)-1)))
	signed("n of all ones, signed", as().put(12, 0xff, 0xff, 0xff, 0xff))
	return list
}

func makeApps() appVectors {
	v := appVectors{Format: 1, Section: "3.3, 8", Keys: keyList()}
	v.Packages = packageList(v.Keys)
	v.PackageCases = packageCases(v.Packages)
	appKey := hexBytes(stream("app key", 32))
	add := func(name string, copyNumber int, pkg string, m mutations) {
		v.Regions = append(v.Regions, regionVector{
			Name: name, Copy: copyNumber, AppKey: appKey, Nonce: stream("nonce of "+name, NonceSize), Package: pkg, PlainMutate: m,
		})
	}
	add("version 7, A", CopyA, "version 7", as())
	add("version 7, B", CopyB, "version 7", as())
	add("format 2", CopyA, "format 2, signed", as())
	add("padding set", CopyA, "version 7", as().put(regionPlain-1, 1))
	add("n beyond the region", CopyA, "version 7", as().put(12, 0, 7, 0xff, 0x89))
	add("no package", CopyA, "version 7", as().put(0, make([]byte, 400)...))
	for i, r := range v.Regions {
		v.Regions[i].Sealed = digestOf(r.seal(v))
	}
	v.RegionCases = regionCases(v.Regions)
	return v
}

func packageCases(packages []packageVector) (list []packageCase) {
	built := []string{"release", "spare"}
	add := func(name, base string, m mutations, appMinimum, stored uint32, want string) {
		list = append(list, packageCase{name, base, m, built, appMinimum, stored, want})
	}
	add("first fetch", "version 7", as(), 0, 0, "opens")
	add("same version again", "version 7", as(), 7, 7, "opens")
	add("the other built-in key", "version 8, spare key", as(), 7, 7, "opens")
	add("highest numbers", "highest numbers", as(), 0xffffffff, 0xffffffff, "opens")
	add("empty module", "empty module", as(), 0, 0, "opens")
	add("below the vault's minimum", "version 7", as(), 8, 0, "old")
	add("below the stored version", "version 7", as(), 0, 8, "old")
	add("a stranger's signature", "a stranger's", as(), 0, 0, "none")
	add("format 2, signed", "format 2, signed", as(), 0, 0, "none")
	add("format 2, not signed", "version 7", as().put(0, 0, 2), 0, 0, "none")
	for _, name := range []string{"format 0, signed", "second u16 set, signed", "n too high by one, signed", "n too low by one, signed", "n of all ones, signed"} {
		add(name, name, as(), 0, 0, "none")
	}
	size := len(find(packages, "version 7").Package)
	for _, at := range []struct {
		name   string
		offset int
	}{{"format", 1}, {"version", 7}, {"minimum", 11}, {"n", 15}, {"first byte of the signature", 16}, {"last byte of the signature", 79}, {"first byte of the module", 80}, {"last byte of the module", size - 1}} {
		add(at.name+" flipped", "version 7", as().xor(at.offset, 1), 0, 0, "none")
	}
	add("a byte short", "version 7", as().cut(size-1), 0, 0, "none")
	add("a byte long", "version 7", as().add(0), 0, 0, "none")
	add("only the header", "version 7", as().cut(80), 0, 0, "none")
	add("less than the header", "version 7", as().cut(79), 0, 0, "none")
	add("nothing", "version 7", as().cut(0), 0, 0, "none")
	list = append(list, packageCase{"a key that is not built in", "version 7", as(), []string{"spare"}, 0, 0, "none"})
	return append(list, packageCase{"no built-in key", "version 7", as(), []string{}, 0, 0, "none"})
}

func regionCases(regions []regionVector) (list []regionCase) {
	base := regions[0]
	add := func(name, base string, m mutations, copyNumber int, want string) {
		list = append(list, regionCase{name, base, m, regions[0].AppKey, copyNumber, want})
	}
	add("A", base.Name, as(), CopyA, "opens")
	add("B", "version 7, B", as(), CopyB, "opens")
	add("A in the place of B", base.Name, as(), CopyB, "none")
	add("B in the place of A", "version 7, B", as(), CopyA, "none")
	add("format 2", "format 2", as(), CopyA, "none")
	add("padding set", "padding set", as(), CopyA, "opens")
	add("n beyond the region", "n beyond the region", as(), CopyA, "none")
	add("no package", "no package", as(), CopyA, "none")
	add("first byte flipped", base.Name, as().xor(0, 1), CopyA, "none")
	add("first byte of the package flipped", base.Name, as().xor(NonceSize, 1), CopyA, "none")
	add("a byte of the padding flipped", base.Name, as().xor(RegionSize/2, 1), CopyA, "none")
	add("last byte flipped", base.Name, as().xor(RegionSize-1, 1), CopyA, "none")
	add("random", base.Name, as().fill(0, RegionSize, "noise"), CopyA, "none")
	add("a byte short", base.Name, as().cut(RegionSize-1), CopyA, "bad size")
	add("a byte long", base.Name, as().add(0), CopyA, "bad size")
	add("nothing", base.Name, as().cut(0), CopyA, "bad size")
	return append(list, regionCase{"another key", base.Name, as(), stream("another app key", 32), CopyA, "none"})
}

func TestVectorPackages(t *testing.T) {
	v := readVectors[appVectors](t, "app.json")
	uniqueNames(t, v.Keys)
	uniqueNames(t, v.Packages)
	uniqueNames(t, v.PackageCases)
	for _, k := range v.Keys {
		if !bytes.Equal(k.private().Public().(ed25519.PublicKey), k.Public) {
			t.Errorf("%s: another public key", k.Name)
		}
	}
	for _, c := range v.PackageCases {
		var keys []ed25519.PublicKey
		for _, name := range c.Keys {
			keys = append(keys, ed25519.PublicKey(find(v.Keys, name).Public))
		}
		base := find(v.Packages, c.Base)
		got, err := OpenPackage(keys, c.Mutate.apply(base.Package))
		if err == nil {
			err = got.Allowed(c.AppMinimum, c.Stored)
		}
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
		if err == nil && (got.Version != base.Version || got.Minimum != base.Minimum || !bytes.Equal(got.Gzip, base.Gzip)) {
			t.Errorf("%s: opens to something else", c.Name)
		}
	}
	module, err := gzip.NewReader(bytes.NewReader(v.Packages[0].Gzip))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(module); err != nil || len(text) == 0 {
		t.Errorf("the module is no gzip: %v", err)
	}
}

func TestVectorRegions(t *testing.T) {
	v := readVectors[appVectors](t, "app.json")
	uniqueNames(t, v.Regions)
	uniqueNames(t, v.RegionCases)
	for _, r := range v.Regions {
		r.Sealed.check(t, r.Name, r.seal(v))
	}
	for _, c := range v.RegionCases {
		base := find(v.Regions, c.Base)
		got, err := OpenRegion(AppKey(c.AppKey), uint8(c.Copy), c.Mutate.apply(base.seal(v)))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
		if err == nil && !bytes.Equal(got, find(v.Packages, base.Package).Package) {
			t.Errorf("%s: opens to something else", c.Name)
		}
	}
}
