package seal

import (
	"bytes"
	"crypto/sha256"
	"reflect"
	"testing"
)

type settleVectors struct {
	Format  int          `json:"format"`
	Section string       `json:"section"`
	Cases   []settleCase `json:"cases"`
}

type settleCase struct {
	Name    string          `json:"name"`
	Base    string          `json:"base"`
	Mutate  mutations       `json:"mutate"`
	PRK     hexBytes        `json:"prk"`
	Tape    string          `json:"tape"`
	Steps   [][]settleWrite `json:"steps"`
	Seq     uint64          `json:"seq,string"`
	Payload string          `json:"payload"`
	SHA256  hexBytes        `json:"sha256"`
}

func (v settleCase) id() string { return v.Name }

type settleWrite struct {
	At     int    `json:"at"`
	Length int    `json:"length"`
	What   string `json:"what"`
}

// tapeLength is more than any case takes.
const tapeLength = 8 * CopySize

func makeSettles() settleVectors {
	v := settleVectors{Format: 1, Section: "3.5"}
	realPRK, decoyPRK := stretchOnce(realCode, phoneSalt), stretchOnce(decoyCode, phoneSalt)
	slots, payloads, apps := makeSlots(), payloadList(), makeApps()
	files := map[string][]byte{}
	for _, c := range containerList() {
		files[c.Name] = c.build(slots, payloads, apps)
	}
	add := func(name, base string, m mutations, prk PRK, payload string) {
		c := settleCase{Name: name, Base: base, Mutate: m, PRK: prk[:], Tape: "tape of " + name, Payload: payload}
		v.Cases = append(v.Cases, c.done(m.apply(files[base])))
	}
	add("the plan", "plan and decoy", as(), realPRK, "plan")
	add("a decoy without a duty", "plan and decoy", as(), decoyPRK, "decoy")
	add("a decoy that destroys", "destroys", as(), decoyPRK, "decoy that has destroyed")
	add("the plan beside it", "destroys", as(), realPRK, "plan")
	add("A ahead of B", "killed while saving, A written", as(), realPRK, "plan")
	add("B ahead of A", "B ahead", as(), realPRK, "plan")
	add("only A written", "set-up killed before B", as(), realPRK, "plan")
	add("a decoy that destroys, A damaged", "destroys", as().xor(Place{3, CopyA}.Offset()+60, 1), decoyPRK, "decoy that has destroyed")
	add("a newer copy", "newer A", as(), realPRK, "")
	add("a decoy that destroys, with a newer copy", "destroys, newer B", as(), decoyPRK, "")
	return v
}

// done settles a container and writes down how.
func (v settleCase) done(file []byte) settleCase {
	won, _ := Unlock(file, PRK(v.PRK))
	steps := must(Settle(file, won, PRK(v.PRK), bytes.NewReader(stream(v.Tape, tapeLength))))
	after := bytes.Clone(file)
	v.Steps, v.Seq = nil, 0
	for _, step := range steps {
		var writes []settleWrite
		for _, w := range step {
			what := "random"
			switch {
			case w.Same:
				what = "same"
			case len(w.Bytes) == CopySize:
				what, v.Seq = "sealed", won.Copy.Seq+1
			}
			writes = append(writes, settleWrite{w.At, len(w.Bytes), what})
			copy(after[w.At:], w.Bytes)
		}
		v.Steps = append(v.Steps, writes)
	}
	hash := sha256.Sum256(after)
	v.SHA256 = hash[:]
	return v
}

// TestVectorSettle plays each sequence again and looks at what is left after it.
func TestVectorSettle(t *testing.T) {
	v := readVectors[settleVectors](t, "settle.json")
	uniqueNames(t, v.Cases)
	containers := readVectors[containerVectors](t, "container.json").Containers
	slots, apps := readVectors[slotVectors](t, "slot.json"), readVectors[appVectors](t, "app.json")
	payloads := readVectors[payloadVectors](t, "payload.json").Payloads
	for _, c := range v.Cases {
		file := c.Mutate.apply(find(containers, c.Base).build(slots, payloads, apps))
		if got := c.done(bytes.Clone(file)); !reflect.DeepEqual(got, c) {
			t.Errorf("%s: other steps", c.Name)
		}
		won, _ := Unlock(file, PRK(c.PRK))
		steps, err := Settle(file, won, PRK(c.PRK), bytes.NewReader(stream(c.Tape, tapeLength)))
		if err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		after := bytes.Clone(file)
		for _, step := range steps {
			for _, w := range step {
				if same := bytes.Equal(after[w.At:w.At+len(w.Bytes)], w.Bytes); same != w.Same {
					t.Errorf("%s: the write at %d leaves what is there: %v", c.Name, w.At, same)
				}
				copy(after[w.At:], w.Bytes)
			}
		}
		if c.Payload == "" {
			if !bytes.Equal(after, file) {
				t.Errorf("%s: something was written over a newer copy, or by its duty", c.Name)
			}
			continue
		}
		got, err := Unlock(after, PRK(c.PRK))
		if err != nil || got.Heal != nil || got.Copy.Seq != c.Seq || len(got.Accepted) != 2 {
			t.Fatalf("%s: it does not open as it should: %+v, %v", c.Name, got, err)
		}
		if want := find(payloads, c.Payload).Fields.payload(); !reflect.DeepEqual(got.Copy.Payload, want) {
			t.Errorf("%s: it opens to something else", c.Name)
		}
		plan, err := Unlock(after, stretchOnce(realCode, phoneSalt))
		if destroyed := c.Payload == "decoy that has destroyed"; destroyed != (err != nil) {
			t.Errorf("%s: the plan: %+v, %v", c.Name, plan, err)
		}
	}
}

// TestSettleIsAlike: whatever the duty, the same places are written in the same order.
func TestSettleIsAlike(t *testing.T) {
	v := readVectors[settleVectors](t, "settle.json")
	places := func(name string) (list [][2]int) {
		for _, step := range find(v.Cases, name).Steps {
			for _, w := range step {
				list = append(list, [2]int{w.At, w.Length})
			}
			list = append(list, [2]int{}) // the flush
		}
		return list
	}
	one, other := places("a decoy without a duty"), places("a decoy that destroys")
	if len(one) != 4*4+2*2 || !reflect.DeepEqual(one, other) {
		t.Errorf("%v\nis not\n%v", one, other)
	}
}

func TestSettleRefusesOrders(t *testing.T) {
	for _, name := range []string{"order", "decoy that resets"} {
		payload := find(payloadList(), name).Fields.payload()
		won := &Unlocked{Copy: &OpenedCopy{At: Place{1, CopyA}, Payload: payload}}
		if _, err := Settle(make([]byte, ContainerSize), won, PRK{}, bytes.NewReader(nil)); err == nil {
			t.Errorf("%s: it was settled", name)
		}
	}
}
