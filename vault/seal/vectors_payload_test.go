package seal

import (
	"reflect"
	"testing"
)

type payloadVectors struct {
	Format   int             `json:"format"`
	Section  string          `json:"section"`
	Payloads []payloadVector `json:"payloads"`
	Cases    []payloadCase   `json:"cases"`
}

type payloadVector struct {
	Name        string        `json:"name"`
	Fields      payloadFields `json:"fields"`
	PlainMutate mutations     `json:"plainMutate"`
	Encoded     digest        `json:"encoded"`
}

func (v payloadVector) id() string { return v.Name }

type payloadFields struct {
	BoxState   uint8    `json:"boxState"`
	Root       hexBytes `json:"root"`
	Epoch      uint32   `json:"epoch"`
	AppKey     hexBytes `json:"appKey"`
	Device     hexBytes `json:"device"`
	AppMinimum uint32   `json:"appMinimum"`
	Slots      [4]int   `json:"slots"`
	BoxVersion uint64   `json:"boxVersion,string"`
	BoxHash    hexBytes `json:"boxHash"`
	Entropy    hexBytes `json:"entropy"`
	OldEpoch   uint32   `json:"oldEpoch"`
	OldRoot    hexBytes `json:"oldRoot"`
	Doc        content  `json:"doc"`
}

func (f payloadFields) payload() *Payload {
	p := &Payload{
		Box: BoxState(f.BoxState), Root: Root(f.Root), Epoch: f.Epoch, AppKey: AppKey(f.AppKey), Device: DeviceSecret(f.Device),
		AppMinimum: f.AppMinimum, BoxVersion: f.BoxVersion, BoxHash: Hash(f.BoxHash), Entropy: Entropy(f.Entropy),
		OldEpoch: f.OldEpoch, OldRoot: Root(f.OldRoot), Doc: f.Doc.bytes(),
	}
	for i, s := range f.Slots {
		p.Slots[i] = uint8(s)
	}
	return p
}

type payloadCase struct {
	Name    string    `json:"name"`
	Base    string    `json:"base"`
	Mutate  mutations `json:"mutate"`
	Outcome string    `json:"outcome"`
}

func (v payloadCase) id() string { return v.Name }

var zero32 = make(hexBytes, 32)

// payloadList are the payloads that slots, containers and exports refer to.
func payloadList() []payloadVector {
	fields := func(seed string, slots [4]int, doc content) payloadFields {
		return payloadFields{
			Root: stream("root of "+seed, 32), Epoch: 1, AppKey: stream("app key", 32), Device: stream("device", 32), AppMinimum: 7,
			Slots: slots, BoxHash: zero32, Entropy: make(hexBytes, 16), OldRoot: zero32, Doc: doc,
		}
	}
	plan := fields("plan", [4]int{1, 3, 0, 0}, content{Seed: "doc of plan", Length: 5000})
	plan.BoxState, plan.BoxVersion, plan.BoxHash = 1, 41, stream("blob of plan", 32)

	full := fields("full", [4]int{1, 2, 3, 4}, content{Seed: "doc of full", Length: DocMax})
	full.BoxState, full.Epoch, full.AppMinimum = 2, 0xffffffff, 0xffffffff
	full.BoxVersion, full.BoxHash = 0xffffffffffffffff, stream("blob of full", 32)
	full.Entropy, full.OldEpoch, full.OldRoot = stream("entropy of full", 16), 0xfffffffe, stream("old root of full", 32)

	list := []payloadVector{
		{Name: "plan", Fields: plan},
		{Name: "decoy", Fields: fields("decoy", [4]int{3, 0, 0, 0}, content{Seed: "doc of decoy", Length: 4321})},
		{Name: "empty document", Fields: fields("empty", [4]int{4, 0, 0, 0}, hexContent(nil))},
		{Name: "everything at its highest", Fields: full},
		{Name: "newer", Fields: plan, PlainMutate: as().put(0, 0, 2)},
		{Name: "reserved byte set", Fields: plan, PlainMutate: as().put(204, 1)},
		{Name: "malformed", Fields: plan, PlainMutate: as().put(0, 0, 0)},
		{Name: "multi-key", Fields: fields("multi-key", [4]int{2, 0, 0, 0}, hexContent(multiKey().doc))},
	}
	for i, v := range list {
		list[i].Encoded = digestOf(v.encode())
	}
	return list
}

func (v payloadVector) encode() []byte { return v.PlainMutate.apply(must(v.Fields.payload().Encode())) }

func makePayloads() payloadVectors {
	return payloadVectors{Format: 1, Section: "3.2", Payloads: payloadList(), Cases: []payloadCase{
		{"as it is", "plan", as(), "opens"},
		{"the highest of everything", "everything at its highest", as(), "opens"},
		{"no document", "empty document", as(), "opens"},
		{"format 0", "plan", as().put(0, 0, 0), "none"},
		{"format 2", "plan", as().put(0, 0, 2), "newer"},
		{"format 256", "plan", as().put(0, 1, 0), "newer"},
		{"format 2, all else random", "plan", as().fill(0, PayloadSize, "noise").put(0, 0, 2), "newer"},
		{"kind 0", "plan", as().put(2, 0), "newer"},
		{"kind 2", "plan", as().put(2, 2), "newer"},
		{"box state 3", "plan", as().put(3, 3), "newer"},
		{"slot 5", "plan", as().put(108, 1, 5, 0, 0), "newer"},
		{"slots descending", "plan", as().put(108, 3, 1, 0, 0), "newer"},
		{"a slot twice", "plan", as().put(108, 1, 1, 0, 0), "newer"},
		{"a gap among the slots", "plan", as().put(108, 1, 0, 3, 0), "newer"},
		{"first slot empty", "plan", as().put(108, 0, 1, 0, 0), "newer"},
		{"four slots", "plan", as().put(108, 1, 2, 3, 4), "opens"},
		{"first reserved byte", "plan", as().put(204, 1), "newer"},
		{"last reserved byte", "plan", as().put(1023, 1), "newer"},
		{"document one byte longer than its bytes", "plan", as().put(1024, 0, 0, 0x13, 0x89), "opens"},
		{"document one byte shorter than its bytes", "plan", as().put(1024, 0, 0, 0x13, 0x87), "newer"},
		{"longest document", "empty document", as().put(1024, 0, 3, 0xc0, 0), "opens"},
		{"document above the limit, but within the payload", "empty document", as().put(1024, 0, 3, 0xc0, 1), "newer"},
		{"document up to the last byte", "empty document", as().put(1024, 0, 3, 0xfb, 0x54), "newer"},
		{"document beyond the payload by one", "empty document", as().put(1024, 0, 3, 0xfb, 0x55), "none"},
		{"document beyond the payload, kind 2", "empty document", as().put(1024, 0, 3, 0xfb, 0x55).put(2, 2), "none"},
		{"document length of all ones", "plan", as().put(1024, 0xff, 0xff, 0xff, 0xff), "none"},
		{"first byte after the document", "plan", as().put(payloadDoc+5000, 1), "newer"},
		{"last byte", "plan", as().put(PayloadSize-1, 1), "newer"},
		{"one byte short", "plan", as().cut(PayloadSize - 1), "bad size"},
		{"one byte long", "plan", as().add(0), "bad size"},
		{"nothing", "plan", as().cut(0), "bad size"},
	}}
}

// TestVectorPayload: mutations that leave a payload valid change fields, so only cases without any are compared in full.
func TestVectorPayload(t *testing.T) {
	v := readVectors[payloadVectors](t, "payload.json")
	uniqueNames(t, v.Payloads)
	uniqueNames(t, v.Cases)
	for _, p := range v.Payloads {
		p.Encoded.check(t, p.Name, p.encode())
	}
	for _, c := range v.Cases {
		base := find(v.Payloads, c.Base)
		got, err := ParsePayload(c.Mutate.apply(base.encode()))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
		if len(c.Mutate) == 0 && !reflect.DeepEqual(got, base.Fields.payload()) {
			t.Errorf("%s: other fields", c.Name)
		}
	}
}
