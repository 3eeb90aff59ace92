package seal

import (
	"bytes"
	"strings"
	"testing"
)

type codeVectors struct {
	Format      int               `json:"format"`
	Section     string            `json:"section"`
	Check       []checkVector     `json:"check"`
	Codes       []codeVector      `json:"codes"`
	CheckDigits []checkDigitsCase `json:"checkDigits"`
}

type checkVector struct {
	Name  string `json:"name"`
	Code  string `json:"code"`
	Holds bool   `json:"holds"`
}

func (v checkVector) id() string { return v.Name }

type codeVector struct {
	Name   string `json:"name"`
	Code   string `json:"code"`
	Unlock bool   `json:"unlock"`
	SetUp  bool   `json:"setUp"`
	Card   bool   `json:"card"`
}

func (v codeVector) id() string { return v.Name }

type checkDigitsCase struct {
	Digits string `json:"digits"`
	Code   string `json:"code"`
}

func makeCodes() codeVectors {
	return codeVectors{
		Format: 1, Section: "2",
		Check: []checkVector{
			{"one", "1", true},
			{"98", "98", true},
			{"97", "97", false},
			{"zero", "0", false},
			{"leading zeros", "0000000000000001", true},
			{"set-up code", "012345678978", true},
			{"one digit off", "012345678979", false},
			{"two digits swapped", "012345678987", false},
			{"24 digits", "123456789012345678901235", true},
			{"64 digits", strings.Repeat("0", 62) + "98", true},
			{"empty", "", false},
			{"a sign", "+1", false},
			{"a point", "1.0", false},
			{"a space", " 1", false},
			{"digits of another script", "١", false},
		},
		Codes: []codeVector{
			{"ten digits", "4071938265", true, false, false},
			{"ten digits that check", "0000000001", false, false, false},
			{"seven digits", "4071938", false, false, false},
			{"eight digits", "40719382", true, false, false},
			{"twelve digits", "407193826555", true, false, false},
			{"set-up code", "012345678978", false, true, false},
			{"set-up code of zeros and 98", "000000000098", false, true, false},
			{"twelve digits that check with 01", "000000000001", false, true, false},
			{"eleven digits that check", "00000000098", false, false, false},
			{"24 digits that check", "123456789012345678901235", false, false, true},
			{"a sum", "17×3", false, false, false},
			{"a sum in ASCII", "17*3+40/5-2", true, false, false},
			{"every key", "0123456789.+-*/()%", true, false, false},
			{"64 keys", strings.Repeat("9+", 32), true, false, false},
			{"65 keys", strings.Repeat("9+", 32) + "9", false, false, false},
			{"an equals sign", "1234567=", false, false, false},
			{"24 digits that do not check", "123456789012345678901234", true, false, false},
			{"24 digits that check with 01", "000000000000000000000001", false, false, true},
			{"23 digits that check", "00000000000000000000098", false, false, false},
			{"25 digits that check", "0000000000000000000000098", false, false, false},
			{"24 keys, not all digits", "12345678901234567890123+", true, false, false},
			{"letters", "abcdefgh", true, false, false},
			{"seven letters", "abcdefg", false, false, false},
			{"words", "copper river nine lamps", true, false, false},
			{"64 letters", strings.Repeat("abcdefgh", 8), true, false, false},
			{"65 letters", strings.Repeat("abcdefgh", 8) + "i", false, false, false},
			{"a capital", "Copper river nine", false, false, false},
			{"a space before", " copper river", false, false, false},
			{"a space after", "copper river ", false, false, false},
			{"two spaces", "copper  river", false, false, false},
			{"spaces alone", "        ", false, false, false},
			{"a word and digits", "copper 4071938265", false, false, false},
			{"a hyphen in a word", "copper-river", false, false, false},
			{"letters with accents", "cañón azul", false, false, false},
			{"a tab between words", "copper\triver", false, false, false},
			{"a line break", "12345678\n", false, false, false},
			{"empty", "", false, false, false},
		},
		CheckDigits: []checkDigitsCase{
			{"0123456789", string(WithCheck([]byte("0123456789")))},
			{"0000000000", string(WithCheck([]byte("0000000000")))},
			{"9999999999", string(WithCheck([]byte("9999999999")))},
			{"5039174826", string(WithCheck([]byte("5039174826")))},
		},
	}
}

func TestVectorCodes(t *testing.T) {
	v := readVectors[codeVectors](t, "codes.json")
	uniqueNames(t, v.Check)
	uniqueNames(t, v.Codes)
	for _, c := range v.Check {
		if got := CheckHolds([]byte(c.Code)); got != c.Holds {
			t.Errorf("check: %s: %v", c.Name, got)
		}
	}
	for _, c := range v.Codes {
		if got := IsUnlockCode([]byte(c.Code)); got != c.Unlock {
			t.Errorf("unlock: %s: %v", c.Name, got)
		}
		if got := IsCard([]byte(c.Code)); got != c.Card {
			t.Errorf("card: %s: %v", c.Name, got)
		}
		if got := IsSetUpCode([]byte(c.Code)); got != c.SetUp {
			t.Errorf("set-up: %s: %v", c.Name, got)
		}
	}
	for _, c := range v.CheckDigits {
		code := WithCheck([]byte(c.Digits))
		if string(code) != c.Code || !IsSetUpCode(code) || !bytes.HasPrefix(code, []byte(c.Digits)) {
			t.Errorf("check digits: %s", c.Digits)
		}
	}
}

type kdfVectors struct {
	Format  int         `json:"format"`
	Section string      `json:"section"`
	Cases   []kdfVector `json:"cases"`
}

type kdfVector struct {
	Name string   `json:"name"`
	Code string   `json:"code"`
	Salt hexBytes `json:"salt"`
	PRK  hexBytes `json:"prk"`
}

func (v kdfVector) id() string { return v.Name }

// The codes of the vectors, and the salts that they go with.
const (
	realCode   = "4071938265"
	decoyCode  = "8859204417"
	exportCode = "17*3+40/5-2"
)

var (
	phoneSalt  = Salt(stream("salt of the phone", SaltSize))
	exportSalt = Salt(stream("salt of the export", SaltSize))
)

func makeKDF() kdfVectors {
	v := kdfVectors{Format: 1, Section: "2"}
	add := func(name, code string, salt Salt) {
		prk := stretchOnce(code, salt)
		v.Cases = append(v.Cases, kdfVector{name, code, salt[:], prk[:]})
	}
	add("ten digits", realCode, phoneSalt)
	add("another code, the same salt", decoyCode, phoneSalt)
	add("a sum", exportCode, exportSalt)
	add("another salt of zeros", realCode, Salt{})
	add("64 keys", strings.Repeat("9+", 32), phoneSalt)
	add("words", "copper river nine lamps", phoneSalt)
	add("too short, derived all the same", "1", phoneSalt)
	add("nothing typed, derived all the same", "", phoneSalt)
	return v
}

func TestVectorKDF(t *testing.T) {
	v := readVectors[kdfVectors](t, "kdf.json")
	uniqueNames(t, v.Cases)
	for _, c := range v.Cases {
		prk := stretchOnce(c.Code, Salt(c.Salt))
		if !bytes.Equal(prk[:], c.PRK) {
			t.Errorf("%s: another prk", c.Name)
		}
	}
}
