package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// TestLayout compares the sums that constants make with the numbers that the protocol prints.
func TestLayout(t *testing.T) {
	for name, pair := range map[string][2]int{
		"container":           {ContainerSize, 3_149_824},
		"app copy A":          {RegionOffset(CopyA), 4_096},
		"app copy B":          {RegionOffset(CopyB), 528_384},
		"slot 1 A":            {Place{1, CopyA}.Offset(), 1_052_672},
		"slot 4 B ends":       {Place{4, CopyB}.Offset() + CopySize, ContainerSize},
		"commit":              {commitOffset, 24},
		"head":                {headOffset, 56},
		"random after head":   {padOffset, 120},
		"body nonce":          {bodyNonceOffset, 128},
		"body":                {bodyOffset, 152},
		"body sealed":         {CopySize - bodyOffset, 261_992},
		"payload":             {PayloadSize, 261_976},
		"longest document":    {DocMax, 245_760},
		"app region's plain":  {regionPlain, 524_248},
		"longest module":      {GzipMax, 524_168},
		"small plain":         {BoxSmall - boxOverhead, 65_496},
		"large plain":         {BoxLarge - boxOverhead, 262_104},
		"small document":      {boxSmallDoc, 65_448},
		"pass plain":          {passPlain, 984},
		"export":              {ExportSize, 1_048_592},
		"export text":         {textSize, 786_392},
		"look after old":      {payloadLook, payloadOldRoot + KeySize},
		"target":              {payloadTarget, 208},
		"target's token":      {payloadToken, payloadTarget + IDSize},
		"others":              {payloadOthers, payloadToken + KeySize},
		"card":                {payloadCardRoot, payloadOthers + 3*36},
		"reserved after card": {payloadReserved, payloadCardRoot + KeySize},
		"reserved in payload": {payloadDocLength - payloadReserved, 628},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %d, the protocol says %d", name, pair[0], pair[1])
		}
	}
}

func TestPlacesOutsideAContainerPanic(t *testing.T) {
	for _, at := range []Place{ExportPlace, {5, CopyA}, {1, 2}} {
		mustPanic(t, func() { at.Offset() })
	}
	mustPanic(t, func() { RegionOffset(2) })
}

func mustPanic(t *testing.T, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	f()
}

// TestRandomRoundTrips uses the real source, and shows that each draw is another.
func TestRandomRoundTrips(t *testing.T) {
	payload := samplePayload()
	r, err := DrawExport(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	code, err := NewUnlockCode(rand.Reader, UnlockDigits)
	if err != nil {
		t.Fatal(err)
	}
	seq, err := DrawSeq(rand.Reader)
	if err != nil || seq > 0xffffffff {
		t.Fatalf("seq %d: %v", seq, err)
	}
	want := Export{seq, payload, []byte(exportText)}
	file, err := SealExport(code, &want, r)
	if err != nil {
		t.Fatal(err)
	}
	got, err := OpenExport(iotest.OneByteReader(bytes.NewReader(file)), code)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("it opens to something else: %v", err)
	}
	again, err := DrawExport(rand.Reader)
	if err != nil || again.Salt == r.Salt || again.TextNonce == r.TextNonce || again.Image == r.Image {
		t.Errorf("the same randomness twice: %v", err)
	}
	key, err := DrawKey[rootUse](rand.Reader)
	if err != nil || key == (Root{}) {
		t.Errorf("a key of zeros: %v", err)
	}
	nonce, err := DrawNonce[boxUse](rand.Reader)
	if err != nil || nonce == (BoxNonce{}) {
		t.Errorf("a nonce of zeros: %v", err)
	}
}

func samplePayload() *Payload {
	return find(payloadList(), "plan").Fields.payload()
}

// TestShortRandomSource: a source that ends, or fails, is an error and never a key of zeros.
func TestShortRandomSource(t *testing.T) {
	dry := errors.New("dry")
	for name, draw := range map[string]func(io.Reader) error{
		"copy":   func(r io.Reader) error { _, err := DrawCopy(r); return err },
		"export": func(r io.Reader) error { _, err := DrawExport(r); return err },
		"key":    func(r io.Reader) error { _, err := DrawKey[rootUse](r); return err },
		"nonce":  func(r io.Reader) error { _, err := DrawNonce[boxUse](r); return err },
		"seq":    func(r io.Reader) error { _, err := DrawSeq(r); return err },
		"unlock": func(r io.Reader) error { _, err := NewUnlockCode(r, UnlockDigits); return err },
		"set-up": func(r io.Reader) error { _, err := NewSetUpCode(r); return err },
		"card":   func(r io.Reader) error { _, err := NewCard(r); return err },
	} {
		// Bytes of 255 give no digit.
		for _, given := range []string{"", "\xff", "\xff\xff\xff"} {
			if err := draw(io.MultiReader(strings.NewReader(given), iotest.ErrReader(dry))); !errors.Is(err, dry) {
				t.Errorf("%s after %d bytes: %v", name, len(given), err)
			}
		}
	}
}

func TestGeneratedCodes(t *testing.T) {
	for range 500 {
		code, err := NewUnlockCode(rand.Reader, UnlockDigits)
		if err != nil || len(code) != UnlockDigits || !IsUnlockCode(code) || CheckHolds(code) {
			t.Fatalf("no unlock code: %v", err)
		}
		setUp, err := NewSetUpCode(rand.Reader)
		if err != nil || !IsSetUpCode(setUp) || IsUnlockCode(setUp) {
			t.Fatalf("no set-up code: %v", err)
		}
		card, err := NewCard(rand.Reader)
		if err != nil || !IsCard(card) || IsUnlockCode(card) || IsSetUpCode(card) {
			t.Fatalf("no card: %v", err)
		}
	}
	for _, digits := range []int{CodeMin - 1, CodeMax + 1} {
		if _, err := NewUnlockCode(rand.Reader, digits); err == nil {
			t.Errorf("a code of %d digits", digits)
		}
	}
	if WithCheck([]byte("12a")) != nil {
		t.Error("a check of letters")
	}
}

// TestGeneratedCodeIsDrawnAgain: "0000000001" holds its check, so it must be thrown away; bytes above 249 would favour
// the digits 0 to 5.
func TestGeneratedCodeIsDrawnAgain(t *testing.T) {
	source := append(make([]byte, 9), 1)
	source = append(source, 250, 251, 252, 253, 254, 255)
	source = append(source, 249, 248, 7, 16, 25, 34, 43, 52, 61, 70)
	code, err := NewUnlockCode(bytes.NewReader(source), UnlockDigits)
	if err != nil || string(code) != "9876543210" {
		t.Errorf("%q, %v", code, err)
	}
}

func TestWritersRefuse(t *testing.T) {
	for name, change := range map[string]func(*Payload){
		"epoch 0":          func(p *Payload) { p.Epoch = 0 },
		"no slot":          func(p *Payload) { p.Slots = [Slots]uint8{} },
		"slot 5":           func(p *Payload) { p.Slots = [Slots]uint8{5} },
		"slots descending": func(p *Payload) { p.Slots = [Slots]uint8{2, 1} },
		"box state":        func(p *Payload) { p.Box = 3 },
		"long document":    func(p *Payload) { p.Doc = make([]byte, DocMax+1) },
		"no kind":          func(p *Payload) { p.Kind = 0 },
		"kind 3":           func(p *Payload) { p.Kind = 3 },
		"look 5":           func(p *Payload) { p.Look = 5 },
		"duty 3":           func(p *Payload) { p.Duty = 3 },
		"target alone":     func(p *Payload) { p.Target[0] = 1 },
		"token alone":      func(p *Payload) { p.Token[0] = 1 },
		"another's slot":   func(p *Payload) { p.Others[0] = Other{Slot: 4, Kind: KindPlan} },
		"a plan as order":  func(p *Payload) { p.Kind, p.Duty = KindOrder, DutyReset },
	} {
		p := samplePayload()
		change(p)
		if _, err := SealCopy(PRK{}, Place{1, CopyA}, 1, p, CopyRandom{}); err == nil {
			t.Errorf("payload: %s was sealed", name)
		}
		if _, err := SealExport([]byte("1"), &Export{1, p, []byte(exportText)}, ExportRandom{}); err == nil {
			t.Errorf("export: %s was sealed", name)
		}
	}
	for name, b := range map[string]*Blob{
		"kind 0":        {Kind: 0},
		"kind 4":        {Kind: 4},
		"no card":       {Kind: BoxCard, Doc: make([]byte, 47)},
		"long document": {Kind: BoxPlan, Doc: make([]byte, DocMax+1)},
		"no kit":        {Kind: BoxKit, Doc: make([]byte, 35)},
	} {
		if _, err := SealBox(BoxKey{}, BoxID{}, 1, b, BoxNonce{}); err == nil {
			t.Errorf("box: %s was sealed", name)
		}
	}
	if _, err := SealPass(PassKeys{}, Pass{}, PassNonce{}); err == nil {
		t.Error("a pass of epoch 0 was sealed")
	}
	for name, text := range map[string][]byte{"text too long": make([]byte, TextMax+1), "no text": nil, "newer text": []byte(`{"format":2}`)} {
		if _, err := SealExport([]byte("1"), &Export{1, samplePayload(), text}, ExportRandom{}); err == nil {
			t.Errorf("export: %s was sealed", name)
		}
	}
	private := keyList()[0].private()
	if _, err := SignPackage(private, Package{1, 1, make([]byte, GzipMax+1)}); err == nil {
		t.Error("a module that no region holds was signed")
	}
	if _, err := SealRegion(AppKey{}, CopyA, []byte("no package"), AppNonce{}); err == nil {
		t.Error("an app region without a package was sealed")
	}
	for name, m := range map[string]*Manifest{
		"no start page":    {Files: map[string]Hash{"/a": {}}, Minimum: 1, Version: 1},
		"version 0":        {Files: map[string]Hash{"/": {}}, Minimum: 1},
		"minimum 0":        {Files: map[string]Hash{"/": {}}, Version: 1},
		"itself":           {Files: map[string]Hash{"/": {}, ManifestPath: {}}, Minimum: 1, Version: 1},
		"its signature":    {Files: map[string]Hash{"/": {}, SignaturePath: {}}, Minimum: 1, Version: 1},
		"a relative path":  {Files: map[string]Hash{"/": {}, "a": {}}, Minimum: 1, Version: 1},
		"an escaped path":  {Files: map[string]Hash{"/": {}, "/<": {}}, Minimum: 1, Version: 1},
		"a query in paths": {Files: map[string]Hash{"/": {}, "/a?b": {}}, Minimum: 1, Version: 1},
	} {
		if _, err := m.Encode(); err == nil {
			t.Errorf("manifest: %s was written", name)
		}
	}
}

// TestRegionsAndExportsThroughTheirWriters: the vectors seal raw plaintexts; these go the way that callers go.
func TestRegionsAndExportsThroughTheirWriters(t *testing.T) {
	apps := readVectors[appVectors](t, "app.json")
	region := apps.Regions[0]
	sealed, err := SealRegion(AppKey(region.AppKey), uint8(region.Copy), find(apps.Packages, region.Package).Package, AppNonce(region.Nonce))
	if err != nil {
		t.Fatal(err)
	}
	region.Sealed.check(t, region.Name, sealed)

	exports := readVectors[exportVectors](t, "export.json")
	payloads := readVectors[payloadVectors](t, "payload.json").Payloads
	e := exports.Exports[0]
	random := ExportRandom{Salt(e.Salt), e.random(), TextNonce(e.TextNonce)}
	file, err := sealExport(PRK(e.PRK), &Export{e.Seq, find(payloads, e.Payload).Fields.payload(), []byte(e.Text)}, random)
	if err != nil {
		t.Fatal(err)
	}
	e.Sealed.check(t, e.Name, file)
}

func TestOpenExportReader(t *testing.T) {
	broken := errors.New("broken disk")
	if _, err := OpenExport(iotest.ErrReader(broken), nil); !errors.Is(err, broken) {
		t.Errorf("a reader's own error: %v", err)
	}
	endless := iotest.DataErrReader(zeros{})
	if _, err := OpenExport(endless, nil); !errors.Is(err, ErrSize) {
		t.Errorf("an endless file: %v", err)
	}
	if _, err := OpenExport(strings.NewReader("short"), nil); !errors.Is(err, ErrSize) {
		t.Errorf("a short file: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestParseText(t *testing.T) {
	text, err := ParseText([]byte(exportText))
	if err != nil || len(text.Sections) != 2 || text.Sections[0].Items[0].Fields[1] != (Field{"What to say", "two\nlines"}) {
		t.Errorf("%+v, %v", text, err)
	}
	for given, want := range map[string]string{
		`{"format":2,"sections":"moved"}`:           "newer",
		`{"format":1,"sections":[],"more":{}}`:      "opens",
		`{"format":1}`:                              "none",
		`{"format":0,"sections":[]}`:                "none",
		`{"format":"1","sections":[]}`:              "none",
		`{"sections":[]}`:                           "none",
		`{"format":1,"sections":{}}`:                "none",
		`{"format":1,"sections":[{"items":"one"}]}`: "none",
		`[]`:   "none",
		`null`: "none",
		``:     "none",
	} {
		if _, err := ParseText([]byte(given)); outcome(err) != want {
			t.Errorf("%s: %s, not %s", given, outcome(err), want)
		}
	}
}

func TestPassQRIsExact(t *testing.T) {
	qr := PassQR(PassSecret(stream("pass secret", 32)))
	if len(qr) != 45 {
		t.Fatalf("%d characters", len(qr))
	}
	for name, text := range map[string]string{
		"no prefix":         qr[2:],
		"another prefix":    "2" + qr[1:],
		"one short":         qr[:44],
		"one long":          qr + "A",
		"padding":           qr + "=",
		"a line break":      qr[:20] + "\n" + qr[21:],
		"standard alphabet": qr[:20] + "+" + qr[21:],
		"trailing bits":     qr[:44] + "_",
		"nothing":           "",
	} {
		if _, err := ParsePassQR(text); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestManifestIsCanonical: another spelling of the same thing is refused, or two readers could see two releases.
func TestManifestIsCanonical(t *testing.T) {
	good := readVectors[manifestVectors](t, "manifest.json").Manifests[0].Text
	if _, err := ParseManifest([]byte(good)); err != nil {
		t.Fatal(err)
	}
	hash := good[strings.Index(good, `":"`)+3:][:64]
	for name, text := range map[string]string{
		"a space":          strings.Replace(good, ":", ": ", 1),
		"another order":    `{"minimum":1,"files":{"/":"` + hash + `"},"version":1}` + "\n",
		"unknown member":   strings.Replace(good, `"version"`, `"more":1,"version"`, 1),
		"member twice":     strings.Replace(good, `"version":1`, `"version":2,"version":1`, 1),
		"file twice":       strings.Replace(good, `{"/":`, `{"/":"","/":`, 1),
		"another case":     strings.Replace(good, `"version"`, `"Version"`, 1),
		"escaped":          strings.Replace(good, `"/"`, `"\/"`, 1),
		"no line break":    strings.TrimSpace(good),
		"two line breaks":  good + "\n",
		"a carriage break": strings.Replace(good, "\n", "\r\n", 1),
		"exponent":         strings.Replace(good, `"version":1`, `"version":1e0`, 1),
	} {
		if text == good {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := ParseManifest([]byte(text)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSignatureLineIsExact(t *testing.T) {
	v := readVectors[manifestVectors](t, "manifest.json")
	m, public := v.Manifests[0], find(v.Keys, "release").Public
	for name, sig := range map[string]string{
		"a carriage break": strings.Replace(m.Sig, "\n", "\r\n", 1),
		"padding":          strings.Replace(m.Sig, "\n", "==\n", 1),
		"a space":          " " + m.Sig,
	} {
		if _, err := OpenManifest([]ed25519.PublicKey{ed25519.PublicKey(public)}, []byte(m.Text), []byte(sig)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A key of a wrong length, from a broken configuration, is no key. It is no reason to panic.
	if _, err := OpenManifest([]ed25519.PublicKey{{1, 2, 3}, nil}, []byte(m.Text), []byte(m.Sig)); !errors.Is(err, ErrNone) {
		t.Errorf("a short key: %v", err)
	}
}

// TestSecretsAreRedacted prints secrets, alone and inside what holds them, in every way that a careless line could.
func TestSecretsAreRedacted(t *testing.T) {
	key := bytes.Repeat([]byte{0xab}, KeySize)
	box := BoxSecrets{BoxID(key), BoxTokens{Read: Token(key), Write: Token(key)}, BoxKey(key), MailboxSeed(key)}
	payload := samplePayload()
	payload.Root, payload.AppKey, payload.Entropy, payload.Doc = Root(key), AppKey(key), Entropy(key), nil
	for _, secret := range []any{
		Root(key), PRK(key), Entropy(key), PassID(key), box, box.Tokens, *payload, OpenedCopy{VaultKey: VaultKey(key)},
		CopyRandom{VaultKey: VaultKey(key)}, Pass{Root: Root(key)}, PassKeys{Key: PassKey(key)}, Kit{Root: Root(key)},
	} {
		var printed bytes.Buffer
		for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%X", "%s", "%q", "%d"} {
			fmt.Fprintf(&printed, verb+"\n", secret)
		}
		slog.New(slog.NewTextHandler(&printed, nil)).Info("it", "secret", secret)
		slog.New(slog.NewJSONHandler(&printed, nil)).Info("it", "secret", secret)
		for _, shown := range []string{"ab", "AB", "171", "0xab", "\xab", `\xab`, "\ufffd", `\ufffd`} {
			for _, between := range []string{"", " ", ",", ", "} {
				if strings.Contains(printed.String(), shown+between+shown) {
					t.Errorf("%T shows its bytes: %.300s", secret, printed.String())
				}
			}
		}
		if strings.Count(printed.String(), redacted) < 10 {
			t.Errorf("%T is not redacted everywhere: %s", secret, printed.String())
		}
	}
}

func TestErrorsTellNothing(t *testing.T) {
	root := Root(stream("canary", 32))
	box := DeriveBox(root, 1)
	_, err := OpenBox(box.Key, box.ID, 1, make([]byte, BoxSmall))
	if err != ErrNone {
		t.Errorf("more than the sentinel: %v", err)
	}
}
