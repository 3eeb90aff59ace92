package seal

import (
	"bytes"
	"reflect"
	"testing"
)

type exportVectors struct {
	Format  int            `json:"format"`
	Section string         `json:"section"`
	Exports []exportVector `json:"exports"`
	Cases   []exportCase   `json:"cases"`
}

type exportVector struct {
	Name string   `json:"name"`
	Code string   `json:"code"`
	Salt hexBytes `json:"salt"`
	PRK  hexBytes `json:"prk"`
	copyRandomVector
	Seq        uint64    `json:"seq,string"`
	Payload    string    `json:"payload"`
	TextNonce  hexBytes  `json:"textNonce"`
	TextKey    hexBytes  `json:"textKey"`
	Text       string    `json:"text"`
	TextMutate mutations `json:"textMutate"`
	Sealed     digest    `json:"sealed"`
}

func (v exportVector) id() string { return v.Name }

func (v exportVector) seal(payloads []payloadVector) []byte {
	image := sealCopy(PRK(v.PRK), ExportPlace, v.Seq, find(payloads, v.Payload).encode(), v.random())
	text := make([]byte, textSize)
	copy(text, u32(uint32(len(v.Text))))
	copy(text[4:], v.Text)
	out := append(bytes.Clone(v.Salt), image...)
	out = append(out, v.TextNonce...)
	return aeadSeal(out, deriveTextKey(VaultKey(v.VaultKey)), TextNonce(v.TextNonce), v.TextMutate.apply(text), []byte("c1/text"))
}

type exportCase struct {
	Name    string    `json:"name"`
	Base    string    `json:"base"`
	Mutate  mutations `json:"mutate"`
	PRK     hexBytes  `json:"prk"`
	Outcome string    `json:"outcome"`
}

func (v exportCase) id() string { return v.Name }

const exportText = `{"format":1,"sections":[` +
	`{"id":"people","title":"People","items":[{"fields":[{"label":"Name","value":"Zoë \"Z\" Ωmega 🐦"},{"label":"What to say","value":"two\nlines"}]}]},` +
	`{"id":"bag","title":"The bag","items":[]}]}`

func makeExports() exportVectors {
	v := exportVectors{Format: 1, Section: "6"}
	prk := stretchOnce(exportCode, exportSalt)
	add := func(name, payload, text string, m mutations) {
		r := must(DrawExport(bytes.NewReader(stream("random of "+name, 512))))
		e := exportVector{
			Name: name, Code: exportCode, Salt: exportSalt[:], PRK: prk[:], Seq: 0x9e3779b9, Payload: payload,
			copyRandomVector: copyRandomOf(r.Image), TextNonce: r.TextNonce[:], Text: text, TextMutate: m,
		}
		textKey := deriveTextKey(r.Image.VaultKey)
		e.TextKey, e.Sealed = textKey[:], digestOf(e.seal(payloadList()))
		v.Exports = append(v.Exports, e)
	}
	add("plan", "plan", exportText, as())
	add("no sections", "empty document", `{"format":1,"sections":[]}`, as())
	add("unknown members", "plan", `{"by":"a later release","format":1,"sections":[{"id":"x","title":"X","items":[],"more":1}]}`, as())
	add("newer vault", "newer", exportText, as())
	add("newer by a reserved byte", "reserved byte set", exportText, as())
	add("malformed vault", "malformed", exportText, as())
	add("text of a newer format", "plan", `{"format":2}`, as())
	add("no text", "plan", "", as())
	add("text length too long", "plan", exportText, as().put(0, 0, 0x0b, 0xff, 0xd5))
	add("text length of all ones", "plan", exportText, as().put(0, 0xff, 0xff, 0xff, 0xff))
	v.Cases = exportCases(v.Exports)
	return v
}

func exportCases(exports []exportVector) (list []exportCase) {
	add := func(name, base string, m mutations, want string) {
		list = append(list, exportCase{name, base, m, exports[0].PRK, want})
	}
	outcomes := map[string]string{
		"plan": "opens", "no sections": "opens", "unknown members": "opens", "text of a newer format": "opens", "no text": "opens",
		"newer vault": "newer", "newer by a reserved byte": "newer",
	}
	for _, e := range exports {
		want, found := outcomes[e.Name]
		if !found {
			want = "none"
		}
		add("as it is: "+e.Name, e.Name, as(), want)
	}
	for _, at := range []struct {
		name   string
		offset int
	}{
		{"first byte of the head's nonce", SaltSize},
		{"commit", SaltSize + commitOffset},
		{"head", SaltSize + headOffset},
		{"body", SaltSize + CopySize/2},
		{"last byte of the image", textNonceOffset - 1},
		{"first byte of the text's nonce", textNonceOffset},
		{"first byte of the text", textOffset},
		{"a byte of the text's padding", ExportSize / 2},
		{"last byte", ExportSize - 1},
	} {
		add(at.name+" flipped", "plan", as().xor(at.offset, 1), "none")
	}
	add("random", "plan", as().fill(0, ExportSize, "noise"), "none")
	add("one byte short", "plan", as().cut(ExportSize-1), "bad size")
	add("one byte long", "plan", as().add(0), "bad size")
	add("nothing", "plan", as().cut(0), "bad size")
	return append(list, exportCase{"wrong code", "plan", as(), stream("wrong", 32), "none"})
}

func TestVectorExports(t *testing.T) {
	v := readVectors[exportVectors](t, "export.json")
	payloads := readVectors[payloadVectors](t, "payload.json").Payloads
	uniqueNames(t, v.Exports)
	uniqueNames(t, v.Cases)
	sealed := map[string][]byte{}
	for _, e := range v.Exports {
		sealed[e.Name] = e.seal(payloads)
		e.Sealed.check(t, e.Name, sealed[e.Name])
		if prk := stretchOnce(e.Code, Salt(e.Salt)); !bytes.Equal(prk[:], e.PRK) {
			t.Errorf("%s: another prk", e.Name)
		}
	}
	for _, c := range v.Cases {
		base := find(v.Exports, c.Base)
		got, err := openExport(PRK(c.PRK), c.Mutate.apply(sealed[c.Base]))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
		want := Export{base.Seq, find(payloads, base.Payload).Fields.payload(), []byte(base.Text)}
		if c.Outcome == "newer" {
			want.Payload = nil
		}
		if c.Outcome != "none" && c.Outcome != "bad size" && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: opens to something else", c.Name)
		}
	}
}
