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
	Kind       uint8    `json:"kind"`
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
	Look       uint8    `json:"look"`
	Duty       uint8    `json:"duty"`
	Target     hexBytes `json:"target"`
	Token      hexBytes `json:"targetToken"`
	Others     []other  `json:"others"`
	CardRoot   hexBytes `json:"cardRoot"`
	Doc        content  `json:"doc"`
}

type other struct {
	Slot uint8    `json:"slot"`
	Kind uint8    `json:"kind"`
	Look uint8    `json:"look"`
	Duty uint8    `json:"duty"`
	PRK  hexBytes `json:"prk"`
}

// as16 and as32 take what is not written out for zero: an export of before there was such a field.
func as16(b hexBytes) (out [16]byte) { copy(out[:], b); return out }
func as32(b hexBytes) (out [32]byte) { copy(out[:], b); return out }

func (f payloadFields) payload() *Payload {
	p := &Payload{
		Box: BoxState(f.BoxState), Root: Root(f.Root), Epoch: f.Epoch, AppKey: AppKey(f.AppKey), Device: DeviceSecret(f.Device),
		AppMinimum: f.AppMinimum, BoxVersion: f.BoxVersion, BoxHash: Hash(f.BoxHash), Entropy: Entropy(f.Entropy),
		OldEpoch: f.OldEpoch, OldRoot: Root(f.OldRoot), Doc: f.Doc.bytes(),
		Kind: max(Kind(f.Kind), KindPlan), Look: Look(f.Look), Duty: Duty(f.Duty),
		Target: as16(f.Target), Token: as32(f.Token), CardRoot: as32(f.CardRoot),
	}
	for i, o := range f.Others {
		p.Others[i] = Other{o.Slot, Kind(o.Kind), Look(o.Look), Duty(o.Duty), PRK(o.PRK)}
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

var (
	zero16 = make(hexBytes, 16)
	zero32 = make(hexBytes, 32)
)

// payloadList are the payloads that slots, containers and exports refer to.
func payloadList() []payloadVector {
	fields := func(seed string, slots [4]int, doc content) payloadFields {
		return payloadFields{
			Kind: 1, Root: stream("root of "+seed, 32), Epoch: 1, AppKey: stream("app key", 32), Device: stream("device", 32), AppMinimum: 7,
			Slots: slots, BoxHash: zero32, Entropy: zero16, OldRoot: zero32, Target: zero16, Token: zero32,
			Others: []other{}, CardRoot: zero32, Doc: doc,
		}
	}
	plan := fields("plan", [4]int{1, 3, 0, 0}, content{Seed: "doc of plan", Length: 5000})
	plan.BoxState, plan.BoxVersion, plan.BoxHash = 1, 41, stream("blob of plan", 32)

	full := fields("full", [4]int{1, 2, 3, 4}, content{Seed: "doc of full", Length: DocMax})
	full.BoxState, full.Epoch, full.AppMinimum = 2, 0xffffffff, 0xffffffff
	full.BoxVersion, full.BoxHash = 0xffffffffffffffff, stream("blob of full", 32)
	full.Entropy, full.OldEpoch, full.OldRoot = stream("entropy of full", 16), 0xfffffffe, stream("old root of full", 32)

	full.Target, full.Token = stream("target of full", 16), stream("token of full", 32)
	full.CardRoot, full.Duty = stream("card of full", 32), 2
	full.Others = []other{
		{1, 1, 1, 0, stream("first prk", 32)}, {2, 2, 0, 2, stream("second prk", 32)}, {4, 1, 4, 2, stream("third prk", 32)},
	}
	one := plan
	one.Others = []other{{3, 1, 3, 1, stream("second prk", 32)}}
	destroyer := fields("decoy", [4]int{3, 0, 0, 0}, content{Seed: "doc of decoy", Length: 4321})
	destroyer.Look, destroyer.Duty = 2, 1
	settled := destroyer
	settled.Duty = 0
	destroyer.Target, destroyer.Token = stream("target", 16), stream("target token", 32)
	reset := settled
	reset.Duty = 2
	order := payloadFields{
		Kind: 2, Root: zero32, AppKey: zero32, Device: zero32, BoxHash: zero32, Entropy: zero16, OldRoot: zero32, Duty: 2,
		Target: zero16, Token: zero32, Others: []other{}, CardRoot: zero32, Doc: hexContent(nil),
	}
	far := order
	far.Target, far.Token = stream("target", 16), stream("target token", 32)

	list := []payloadVector{
		{Name: "plan", Fields: plan},
		{Name: "decoy", Fields: fields("decoy", [4]int{3, 0, 0, 0}, content{Seed: "doc of decoy", Length: 4321})},
		{Name: "empty document", Fields: fields("empty", [4]int{4, 0, 0, 0}, hexContent(nil))},
		{Name: "everything at its highest", Fields: full},
		{Name: "newer", Fields: plan, PlainMutate: as().put(0, 0, 2)},
		{Name: "reserved byte set", Fields: plan, PlainMutate: as().put(396, 1)},
		{Name: "malformed", Fields: plan, PlainMutate: as().put(0, 0, 0)},
		{Name: "multi-key", Fields: fields("multi-key", [4]int{2, 0, 0, 0}, hexContent(multiKey().doc))},
		{Name: "plan with another code", Fields: one},
		{Name: "decoy that destroys", Fields: destroyer},
		{Name: "decoy that destroys, newer", Fields: destroyer, PlainMutate: as().put(1023, 1)},
		{Name: "decoy that has destroyed", Fields: settled},
		{Name: "decoy that resets", Fields: reset},
		{Name: "order", Fields: order},
		{Name: "order that reaches the server", Fields: far},
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
		{"kind 2, but for the rest a plan", "plan", as().put(2, 2), "newer"},
		{"kind 3", "plan", as().put(2, 3), "newer"},
		{"kind 3, but for the rest an order", "order", as().put(2, 3), "newer"},
		{"box state 3", "plan", as().put(3, 3), "newer"},
		{"slot 5", "plan", as().put(108, 1, 5, 0, 0), "newer"},
		{"slots descending", "plan", as().put(108, 3, 1, 0, 0), "newer"},
		{"a slot twice", "plan", as().put(108, 1, 1, 0, 0), "newer"},
		{"a gap among the slots", "plan", as().put(108, 1, 0, 3, 0), "newer"},
		{"first slot empty", "plan", as().put(108, 0, 1, 0, 0), "newer"},
		{"four slots", "plan", as().put(108, 1, 2, 3, 4), "opens"},
		{"highest look", "plan", as().put(204, 4), "opens"},
		{"look 5", "plan", as().put(204, 5), "newer"},
		{"highest duty", "plan", as().put(205, 2), "opens"},
		{"duty 3", "plan", as().put(205, 3), "newer"},
		{"first byte after the duty", "plan", as().put(206, 1), "newer"},
		{"second byte after the duty", "plan", as().put(207, 1), "newer"},
		{"a target without a token", "plan", as().put(208, 1), "newer"},
		{"a target without a token, last byte", "plan", as().put(223, 1), "newer"},
		{"a token without a target", "plan", as().put(224, 1), "newer"},
		{"a token without a target, last byte", "plan", as().put(255, 1), "newer"},
		{"a target and its token, and no duty", "plan", as().put(208, 1).put(255, 1), "opens"},
		{"another in a slot of the holder's", "plan with another code", as().put(256, 1), "opens"},
		{"another in a slot that is not the holder's", "plan with another code", as().put(256, 2), "newer"},
		{"another in slot 5", "plan with another code", as().put(256, 5), "newer"},
		{"another in slot 5, which the slots name too", "plan with another code", as().put(108, 1, 5).put(256, 5), "newer"},
		{"another without a slot", "plan with another code", as().put(256, 0), "newer"},
		{"another of kind 0", "plan with another code", as().put(257, 0), "newer"},
		{"another of kind 3", "plan with another code", as().put(257, 3), "newer"},
		{"another of look 5", "plan with another code", as().put(258, 5), "newer"},
		{"another of duty 3", "plan with another code", as().put(259, 3), "newer"},
		{"another that is an order", "plan with another code", as().put(257, 2, 0, 2), "opens"},
		{"another that is an order with a look", "plan with another code", as().put(257, 2, 1, 2), "newer"},
		{"another that is an order without a duty", "plan with another code", as().put(257, 2, 0, 0), "newer"},
		{"another that is an order of duty 1", "plan with another code", as().put(257, 2, 0, 1), "newer"},
		{"nothing but another's prk", "plan", as().put(291, 1), "newer"},
		{"another after a gap", "plan with another code", as().copy(256, 292, 36).put(256, make([]byte, 36)...), "newer"},
		{"others descending", "everything at its highest", as().swap(256, 292, 36), "newer"},
		{"another twice", "everything at its highest", as().put(292, 1), "newer"},
		{"as many others as slots", "plan with another code", as().copy(256, 292, 36).put(256, 1), "newer"},
		{"as many others as slots, three", "everything at its highest", as().put(108, 1, 2, 4, 0), "newer"},
		{"two others of three slots", "everything at its highest", as().put(108, 1, 2, 4, 0).put(328, make([]byte, 36)...), "opens"},
		{"others under another look", "plan with another code", as().put(204, 1), "newer"},
		{"others without slots", "plan with another code", as().put(108, 0, 0), "newer"},
		{"no card", "everything at its highest", as().put(364, zero32...), "opens"},
		{"first byte after the card", "plan", as().put(396, 1), "newer"},
		{"an order", "order", as(), "opens"},
		{"an order that reaches the server", "order that reaches the server", as(), "opens"},
		{"an order of format 2", "order", as().put(0, 0, 2), "newer"},
		{"an order without a duty", "order", as().put(205, 0), "newer"},
		{"an order of duty 1", "order", as().put(205, 1), "newer"},
		{"an order of duty 3", "order", as().put(205, 3), "newer"},
		{"an order with a box state", "order", as().put(3, 1), "newer"},
		{"an order with a root", "order", as().put(4, 1), "newer"},
		{"an order with an epoch", "order", as().put(39, 1), "newer"},
		{"an order with an app key", "order", as().put(40, 1), "newer"},
		{"an order with D", "order", as().put(103, 1), "newer"},
		{"an order with an app minimum", "order", as().put(107, 1), "newer"},
		{"an order with a slot", "order", as().put(108, 1), "newer"},
		{"an order with a box version", "order", as().put(119, 1), "newer"},
		{"an order with a box hash", "order", as().put(120, 1), "newer"},
		{"an order with recovery", "order", as().put(167, 1), "newer"},
		{"an order with an old epoch", "order", as().put(171, 1), "newer"},
		{"an order with an old root", "order", as().put(203, 1), "newer"},
		{"an order with a look", "order", as().put(204, 1), "newer"},
		{"an order with the byte after its duty", "order", as().put(206, 1), "newer"},
		{"an order with a target alone", "order", as().put(208, 1), "newer"},
		{"an order with a token alone", "order", as().put(255, 1), "newer"},
		{"an order with another", "order", as().put(256, 1, 1, 1, 0), "newer"},
		{"an order with a card", "order", as().put(364, 1), "newer"},
		{"an order with a reserved byte", "order", as().put(1023, 1), "newer"},
		{"an order with a document", "order", as().put(1027, 1), "newer"},
		{"an order with padding", "order", as().put(PayloadSize-1, 1), "newer"},
		{"an order whose document runs past the end", "order", as().put(1024, 0xff), "none"},
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
