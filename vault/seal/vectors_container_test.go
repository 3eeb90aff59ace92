package seal

import (
	"bytes"
	"crypto/sha256"
	"reflect"
	"testing"
)

type containerVectors struct {
	Format     int               `json:"format"`
	Section    string            `json:"section"`
	Containers []containerVector `json:"containers"`
	Derive     []kdfVector       `json:"derive"`
	Cases      []containerCase   `json:"cases"`
}

type containerVector struct {
	Name   string          `json:"name"`
	Filler string          `json:"filler"`
	Parts  []containerPart `json:"parts"`
	SHA256 hexBytes        `json:"sha256"`
}

func (v containerVector) id() string { return v.Name }

type containerPart struct {
	Offset int      `json:"offset"`
	Hex    hexBytes `json:"hex,omitempty"`
	Copy   string   `json:"copy,omitempty"`
	Region string   `json:"region,omitempty"`
}

type containerCase struct {
	Name     string    `json:"name"`
	Base     string    `json:"base"`
	Mutate   mutations `json:"mutate"`
	PRK      hexBytes  `json:"prk"`
	Outcome  string    `json:"outcome"`
	Slot     int       `json:"slot"`
	Copy     int       `json:"copy"`
	Seq      uint64    `json:"seq,string"`
	Accepted []string  `json:"accepted"`
	Heal     string    `json:"heal"`
}

func (v containerCase) id() string { return v.Name }

func (v containerVector) build(slots slotVectors, payloads []payloadVector, apps appVectors) []byte {
	file := stream(v.Filler, ContainerSize)
	for _, part := range v.Parts {
		b := []byte(part.Hex)
		if part.Copy != "" {
			b = find(slots.Copies, part.Copy).seal(payloads)
		}
		if part.Region != "" {
			b = find(apps.Regions, part.Region).seal(apps)
		}
		copy(file[part.Offset:part.Offset+len(b)], b)
	}
	return file
}

func containerList() []containerVector {
	tag := WipeTag(DeviceSecret(stream("device", 32)))
	page := containerPart{Offset: 0, Hex: append(phoneSalt[:], tag[:]...)}
	at := func(slot, copyNumber uint8, name string) containerPart {
		return containerPart{Offset: Place{slot, copyNumber}.Offset(), Copy: name}
	}
	apps := []containerPart{
		{Offset: RegionOffset(CopyA), Region: "version 7, A"}, {Offset: RegionOffset(CopyB), Region: "version 7, B"},
	}
	with := func(name string, parts ...containerPart) containerVector {
		return containerVector{Name: name, Filler: "filler of " + name, Parts: append(append([]containerPart{page}, apps...), parts...)}
	}
	return []containerVector{
		{Name: "cover only", Filler: "filler of cover only", Parts: []containerPart{}},
		with("plan and decoy", at(1, CopyA, "plan 1A"), at(1, CopyB, "plan 1B"), at(3, CopyA, "decoy 3A"), at(3, CopyB, "decoy 3B")),
		with("killed while saving, A written", at(1, CopyA, "plan 1A, next"), at(1, CopyB, "plan 1B")),
		with("B ahead", at(1, CopyA, "plan 1A"), at(1, CopyB, "plan 1B, next")),
		with("set-up killed before B", at(1, CopyA, "plan 1A")),
		with("newer A", at(1, CopyA, "newer 1A"), at(1, CopyB, "plan 1B")),
		with("malformed B", at(1, CopyA, "plan 1A"), at(1, CopyB, "malformed 1B")),
		with("newer B", at(1, CopyA, "plan 1A"), at(1, CopyB, "reserved byte set 1B")),
		with("one code, two slots", at(1, CopyB, "plan 1B"), at(3, CopyA, "same code 3A")),
		with("destroys", at(1, CopyA, "plan 1A"), at(1, CopyB, "plan 1B"), at(3, CopyA, "destroys 3A"), at(3, CopyB, "destroys 3B")),
		with("destroys, newer B", at(1, CopyA, "plan 1A"), at(3, CopyA, "destroys 3A"), at(3, CopyB, "destroys 3B, newer")),
		with("order", at(1, CopyA, "plan 1A"), at(1, CopyB, "plan 1B"), at(2, CopyA, "order 2A"), at(2, CopyB, "order 2B")),
		with("planted multi-key copy", at(2, CopyA, "multi-key 2A")),
	}
}

func makeContainers() containerVectors {
	v := containerVectors{Format: 1, Section: "3", Containers: containerList()}
	slots, payloads, apps := makeSlots(), payloadList(), makeApps()
	for i, c := range v.Containers {
		hash := sha256.Sum256(c.build(slots, payloads, apps))
		v.Containers[i].SHA256 = hash[:]
	}
	realPRK, decoyPRK := stretchOnce(realCode, phoneSalt), stretchOnce(decoyCode, phoneSalt)
	v.Derive = []kdfVector{{"the plan's code", realCode, phoneSalt[:], realPRK[:]}, {"the decoy's code", decoyCode, phoneSalt[:], decoyPRK[:]}}
	second := multiKey().prks[1]

	add := func(name, base string, m mutations, prk PRK, c containerCase) {
		c.Name, c.Base, c.Mutate, c.PRK = name, base, m, prk[:]
		if c.Accepted == nil {
			c.Accepted = []string{}
		}
		v.Cases = append(v.Cases, c)
	}
	const seq, next = 0x9e3779b9, 0x9e3779ba
	opens := func(slot, copyNumber int, seq uint64, heal string, accepted ...string) containerCase {
		return containerCase{Outcome: "opens", Slot: slot, Copy: copyNumber, Seq: seq, Heal: heal, Accepted: accepted}
	}
	none, size := containerCase{Outcome: "none"}, containerCase{Outcome: "bad size"}
	both := "plan and decoy"
	oneA, oneB, twoA := Place{1, CopyA}.Offset(), Place{1, CopyB}.Offset(), Place{2, CopyA}.Offset()

	add("the plan", both, as(), realPRK, opens(1, 0, seq, "", "1A", "1B"))
	add("the decoy", both, as(), decoyPRK, opens(3, 0, 7, "", "3A", "3B"))
	add("a wrong code", both, as(), PRK(stream("wrong", 32)), none)
	add("nothing there", "cover only", as(), realPRK, none)
	add("head of A damaged", both, as().xor(oneA+60, 1), realPRK, opens(1, 1, seq, "1A", "1B"))
	add("body of A damaged", both, as().xor(oneA+200000, 1), realPRK, opens(1, 1, seq, "1A", "1B"))
	add("body of B damaged", both, as().xor(oneB+200000, 1), realPRK, opens(1, 0, seq, "1B", "1A"))
	add("both copies damaged", both, as().xor(oneA+60, 1).xor(oneB+200000, 1), realPRK, none)
	add("both copies damaged, the decoy", both, as().xor(oneA+60, 1).xor(oneB+200000, 1), decoyPRK, opens(3, 0, 7, "", "3A", "3B"))
	add("A and B swapped", both, as().swap(oneA, oneB, CopySize), realPRK, none)
	add("A written over B", both, as().copy(oneA, oneB, CopySize), realPRK, opens(1, 0, seq, "1B", "1A"))
	add("slot 1 copied to slot 2", both, as().copy(oneA, twoA, 2*CopySize), realPRK, opens(1, 0, seq, "", "1A", "1B"))
	add("slots 1 and 2 swapped", both, as().swap(oneA, twoA, 2*CopySize), realPRK, none)
	add("app region random", both, as().fill(RegionOffset(CopyA), 2*RegionSize, "noise"), realPRK, opens(1, 0, seq, "", "1A", "1B"))
	add("all slots but the decoy's random", both, as().fill(oneA, 4*CopySize, "noise"), decoyPRK, opens(3, 0, 7, "", "3A", "3B"))
	add("A ahead of B", "killed while saving, A written", as(), realPRK, opens(1, 0, next, "1B", "1A", "1B"))
	add("A ahead of B and damaged", "killed while saving, A written", as().xor(oneA+3, 1), realPRK, opens(1, 1, seq, "1A", "1B"))
	add("B ahead of A", "B ahead", as(), realPRK, opens(1, 1, next, "1A", "1A", "1B"))
	add("only A written", "set-up killed before B", as(), realPRK, opens(1, 0, seq, "1B", "1A"))
	add("a newer copy wins", "newer A", as(), realPRK, containerCase{Outcome: "newer", Slot: 1, Seq: next, Accepted: []string{"1A", "1B"}})
	add("a newer copy wins, B", "newer B", as(), realPRK, containerCase{Outcome: "newer", Slot: 1, Copy: 1, Seq: next, Accepted: []string{"1A", "1B"}})
	add("a malformed copy does not", "malformed B", as(), realPRK, opens(1, 0, seq, "1B", "1A"))
	add("one code opens two slots: the lowest slot wins", "one code, two slots", as(), realPRK, opens(1, 1, seq, "1A", "1B"))
	add("multi-key, first key", "planted multi-key copy", as(), multiKey().prks[0], opens(2, 0, multiKey().seq, "2B", "2A"))
	add("multi-key, second key", "planted multi-key copy", as(), second, none)
	add("a decoy that destroys", "destroys", as(), decoyPRK, opens(3, 0, 7, "", "3A", "3B"))
	add("an order", "order", as(), PRK(stream("order prk", 32)), opens(2, 0, 0xfffffffe, "", "2A", "2B"))
	add("an order whose copy B is damaged", "order", as().xor(Place{2, CopyB}.Offset(), 1), PRK(stream("order prk", 32)), opens(2, 0, 0xfffffffe, "2B", "2A"))
	add("one byte short", both, as().cut(ContainerSize-1), realPRK, size)
	add("one byte long", both, as().add(0), realPRK, size)
	add("nothing", both, as().cut(0), realPRK, size)
	return v
}

func TestVectorContainers(t *testing.T) {
	v := readVectors[containerVectors](t, "container.json")
	slots, apps := readVectors[slotVectors](t, "slot.json"), readVectors[appVectors](t, "app.json")
	payloads := readVectors[payloadVectors](t, "payload.json").Payloads
	uniqueNames(t, v.Containers)
	uniqueNames(t, v.Cases)
	files := map[string][]byte{}
	for _, c := range v.Containers {
		files[c.Name] = c.build(slots, payloads, apps)
		if hash := sha256.Sum256(files[c.Name]); !bytes.Equal(hash[:], c.SHA256) {
			t.Errorf("%s: other bytes than the vector's", c.Name)
		}
	}
	for _, c := range v.Derive {
		if prk := stretchOnce(c.Code, Salt(c.Salt)); !bytes.Equal(prk[:], c.PRK) {
			t.Errorf("%s: another prk", c.Name)
		}
		if salt, err := ContainerSalt(files["plan and decoy"]); err != nil || !bytes.Equal(salt[:], c.Salt) {
			t.Errorf("%s: the container's salt is another (%v)", c.Name, err)
		}
	}
	for _, c := range v.Cases {
		file := c.Mutate.apply(files[c.Base])
		if _, err := ContainerSalt(file); (outcome(err) == "bad size") != (c.Outcome == "bad size") {
			t.Errorf("%s: its salt: %v", c.Name, err)
		}
		got, err := Unlock(file, PRK(c.PRK))
		if seen := describeUnlocked(c, got, err); !reflect.DeepEqual(seen, c) {
			t.Errorf("%s: got %+v, want %+v", c.Name, seen, c)
		}
	}
}

// describeUnlocked writes what was unlocked into a copy of its case, so that the two can be compared.
func describeUnlocked(c containerCase, got *Unlocked, err error) containerCase {
	c.Outcome, c.Slot, c.Copy, c.Seq, c.Accepted, c.Heal = outcome(err), 0, 0, 0, []string{}, ""
	if got == nil {
		return c
	}
	c.Slot, c.Copy, c.Seq = int(got.Copy.At.Slot), int(got.Copy.At.Copy), got.Copy.Seq
	for _, at := range got.Accepted {
		c.Accepted = append(c.Accepted, at.String())
	}
	if got.Heal != nil {
		c.Heal = got.Heal.String()
	}
	return c
}
