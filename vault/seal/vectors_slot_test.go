package seal

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"testing"
)

type slotVectors struct {
	Format   int              `json:"format"`
	Section  string           `json:"section"`
	Copies   []copyVector     `json:"copies"`
	Cases    []copyCase       `json:"cases"`
	MultiKey []multiKeyVector `json:"multiKey"`
}

type copyVector struct {
	Name    string   `json:"name"`
	Slot    int      `json:"slot"`
	Copy    int      `json:"copy"`
	PRK     hexBytes `json:"prk"`
	Seq     uint64   `json:"seq,string"`
	Payload string   `json:"payload"`
	copyRandomVector
	WrapKey   hexBytes `json:"wrapKey"`
	CommitKey hexBytes `json:"commitKey"`
	Commit    hexBytes `json:"commit"`
	BodyKey   hexBytes `json:"bodyKey"`
	Sealed    digest   `json:"sealed"`
}

func (v copyVector) id() string   { return v.Name }
func (v copyVector) place() Place { return Place{Slot: uint8(v.Slot), Copy: uint8(v.Copy)} }

type copyRandomVector struct {
	HeadNonce  hexBytes `json:"headNonce"`
	VaultKey   hexBytes `json:"vaultKey"`
	HeadRandom hexBytes `json:"headRandom"`
	Pad        hexBytes `json:"pad"`
	BodyNonce  hexBytes `json:"bodyNonce"`
}

func copyRandomOf(r CopyRandom) copyRandomVector {
	return copyRandomVector{r.HeadNonce[:], r.VaultKey[:], r.HeadRandom[:], r.Pad[:], r.BodyNonce[:]}
}

func (v copyRandomVector) random() CopyRandom {
	return CopyRandom{HeadNonce(v.HeadNonce), VaultKey(v.VaultKey), [8]byte(v.HeadRandom), [8]byte(v.Pad), BodyNonce(v.BodyNonce)}
}

type copyCase struct {
	Name    string    `json:"name"`
	Base    string    `json:"base"`
	Mutate  mutations `json:"mutate"`
	PRK     hexBytes  `json:"prk"`
	Slot    int       `json:"slot"`
	Copy    int       `json:"copy"`
	Outcome string    `json:"outcome"`
}

func (v copyCase) id() string { return v.Name }

type multiKeyVector struct {
	Base string        `json:"base"`
	Keys []multiKeyKey `json:"keys"`
}

type multiKeyKey struct {
	PRK       hexBytes `json:"prk"`
	WrapKey   hexBytes `json:"wrapKey"`
	Head      hexBytes `json:"head"`
	BodyFirst hexBytes `json:"bodyFirst"`
}

func (v copyVector) seal(payloads []payloadVector) []byte {
	plain := find(payloads, v.Payload).encode()
	return sealCopy(PRK(v.PRK), v.place(), v.Seq, plain, v.random())
}

func copyList() []copyVector {
	realPRK, decoyPRK := stretchOnce(realCode, phoneSalt), stretchOnce(decoyCode, phoneSalt)
	other, orderPRK := PRK(stream("another prk", 32)), PRK(stream("order prk", 32))
	var list []copyVector
	add := func(name string, at Place, prk PRK, seq uint64, payload string) {
		r := must(DrawCopy(bytes.NewReader(stream("random of "+name, 256))))
		list = append(list, copyVector{Name: name, Slot: int(at.Slot), Copy: int(at.Copy), PRK: prk[:], Seq: seq, Payload: payload, copyRandomVector: copyRandomOf(r)})
	}
	add("plan 1A", Place{1, CopyA}, realPRK, 0x9e3779b9, "plan")
	add("plan 1B", Place{1, CopyB}, realPRK, 0x9e3779b9, "plan")
	add("plan 1A, next", Place{1, CopyA}, realPRK, 0x9e3779ba, "plan")
	add("plan 1B, next", Place{1, CopyB}, realPRK, 0x9e3779ba, "plan")
	add("decoy 3A", Place{3, CopyA}, decoyPRK, 7, "decoy")
	add("decoy 3B", Place{3, CopyB}, decoyPRK, 7, "decoy")
	add("full 4B", Place{4, CopyB}, other, 0xffffffffffffffff, "everything at its highest")
	add("empty 4A", Place{4, CopyA}, other, 0, "empty document")
	add("newer 1A", Place{1, CopyA}, realPRK, 0x9e3779ba, "newer")
	add("malformed 1B", Place{1, CopyB}, realPRK, 0x9e3779ba, "malformed")
	add("reserved byte set 1B", Place{1, CopyB}, realPRK, 0x9e3779ba, "reserved byte set")
	add("destroys 3A", Place{3, CopyA}, decoyPRK, 7, "decoy that destroys")
	add("destroys 3B", Place{3, CopyB}, decoyPRK, 7, "decoy that destroys")
	add("destroys 3B, newer", Place{3, CopyB}, decoyPRK, 8, "decoy that destroys, newer")
	add("order 2A", Place{2, CopyA}, orderPRK, 0xfffffffe, "order that reaches the server")
	add("order 2B", Place{2, CopyB}, orderPRK, 0xfffffffe, "order that reaches the server")
	add("order 4A, here alone", Place{4, CopyA}, orderPRK, 1, "order")
	add("same code 3A", Place{3, CopyA}, realPRK, 0xffffffff, "plan")
	m := multiKey()
	list = append(list, copyVector{
		Name: "multi-key 2A", Slot: 2, Copy: CopyA, PRK: m.prks[0][:], Seq: m.seq, Payload: "multi-key", copyRandomVector: copyRandomOf(m.random),
	})
	payloads := payloadList()
	for i := range list {
		v := &list[i]
		wrapKey, commitKey := slotKeys(PRK(v.PRK), v.place())
		bodyKey := deriveBodyKey(VaultKey(v.VaultKey), v.place(), v.Seq)
		v.WrapKey, v.CommitKey, v.BodyKey = wrapKey[:], commitKey[:], bodyKey[:]
		v.Commit = commitment(commitKey, HeadNonce(v.HeadNonce), v.place())
		v.Sealed = digestOf(v.seal(payloads))
	}
	return list
}

func makeSlots() slotVectors {
	v := slotVectors{Format: 1, Section: "3.1", Copies: copyList()}
	base := find(v.Copies, "plan 1A")
	other := hexBytes(stream("another prk", 32))
	add := func(name string, b copyVector, m mutations, want string) {
		v.Cases = append(v.Cases, copyCase{name, b.Name, m, b.PRK, b.Slot, b.Copy, want})
	}
	for _, b := range v.Copies {
		add("as it is: "+b.Name, b, as(), map[string]string{
			"newer 1A": "newer", "reserved byte set 1B": "newer", "destroys 3B, newer": "newer", "malformed 1B": "none",
		}[b.Name])
		if last := &v.Cases[len(v.Cases)-1]; last.Outcome == "" {
			last.Outcome = "opens"
		}
	}
	for i := range bodyNonceOffset {
		add(fmt.Sprintf("byte %d flipped", i), base, as().xor(i, 0x01), map[bool]string{true: "none", false: "opens"}[i < padOffset])
	}
	add("top bit of byte 0 flipped", base, as().xor(0, 0x80), "none")
	addBody(add, base)
	elsewhere := func(name string, slot, copyNumber int, prk hexBytes) {
		v.Cases = append(v.Cases, copyCase{name, base.Name, as(), prk, slot, copyNumber, "none"})
	}
	elsewhere("wrong code", 1, CopyA, other)
	elsewhere("as copy B", 1, CopyB, base.PRK)
	elsewhere("as slot 2", 2, CopyA, base.PRK)
	elsewhere("as slot 0, an export's", 0, CopyA, base.PRK)
	elsewhere("one bit of the prk flipped", 1, CopyA, as().xor(31, 1).apply(base.PRK))

	m := multiKey()
	second := find(v.Copies, "multi-key 2A")
	v.Cases = append(v.Cases, copyCase{"multi-key: the second key is stopped by the commitment", second.Name, as(), m.prks[1][:], 2, CopyA, "none"})
	vector := multiKeyVector{Base: second.Name}
	for i := range m.prks {
		vector.Keys = append(vector.Keys, multiKeyKey{m.prks[i][:], m.wrapKeys[i][:], m.heads[i], m.bodies[i][:16]})
	}
	v.MultiKey = []multiKeyVector{vector}
	return v
}

func addBody(add func(string, copyVector, mutations, string), base copyVector) {
	last := CopySize - 1
	for _, at := range []struct {
		name   string
		offset int
	}{
		{"first byte of the body's nonce", bodyNonceOffset},
		{"last byte of the body's nonce", bodyOffset - 1},
		{"first byte of the body", bodyOffset},
		{"a byte of the document", bodyOffset + payloadDoc + 2500},
		{"a byte of the padding", CopySize / 2},
		{"last byte of the body", last - TagSize},
		{"first byte of the tag", last - TagSize + 1},
		{"last byte of the tag", last},
	} {
		add(at.name+" flipped", base, as().xor(at.offset, 0x01), "none")
	}
	add("the body's tag of zeros", base, as().put(last-TagSize+1, make([]byte, TagSize)...), "none")
	add("body random", base, as().fill(bodyNonceOffset, CopySize-bodyNonceOffset, "noise"), "none")
	add("head random", base, as().fill(0, padOffset, "noise"), "none")
	add("commit of zeros", base, as().put(commitOffset, make([]byte, 32)...), "none")
	add("all zeros", base, as().put(0, make([]byte, bodyOffset)...), "none")
	add("one byte short", base, as().cut(CopySize-1), "bad size")
	add("one byte long", base, as().add(0), "bad size")
	add("only the head", base, as().cut(bodyNonceOffset), "bad size")
	add("nothing", base, as().cut(0), "bad size")
}

func TestVectorSlots(t *testing.T) {
	v := readVectors[slotVectors](t, "slot.json")
	payloads := readVectors[payloadVectors](t, "payload.json").Payloads
	uniqueNames(t, v.Copies)
	uniqueNames(t, v.Cases)
	sealed := map[string][]byte{}
	for _, c := range v.Copies {
		sealed[c.Name] = c.seal(payloads)
		c.Sealed.check(t, c.Name, sealed[c.Name])
	}
	for _, c := range v.Cases {
		base := find(v.Copies, c.Base)
		got, err := OpenCopy(PRK(c.PRK), Place{uint8(c.Slot), uint8(c.Copy)}, c.Mutate.apply(sealed[c.Base]))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
			continue
		}
		if c.Outcome != "opens" {
			continue
		}
		want := find(payloads, base.Payload).Fields.payload()
		if got.Seq != base.Seq || got.VaultKey != VaultKey(base.VaultKey) || !reflect.DeepEqual(got.Payload, want) {
			t.Errorf("%s: opens to something else", c.Name)
		}
	}
}

// TestVectorMultiKey shows that the copy is what it claims: without the commitment it would open under both keys.
func TestVectorMultiKey(t *testing.T) {
	v := readVectors[slotVectors](t, "slot.json")
	payloads := readVectors[payloadVectors](t, "payload.json").Payloads
	for _, m := range v.MultiKey {
		base := find(v.Copies, m.Base)
		sealed, at := base.seal(payloads), base.place()
		if len(m.Keys) != 2 || bytes.Equal(m.Keys[0].WrapKey, m.Keys[1].WrapKey) {
			t.Fatalf("%s: not two keys", m.Base)
		}
		for i, k := range m.Keys {
			head, err := aeadOpen(WrapKey(k.WrapKey), HeadNonce(sealed[:NonceSize]), sealed[headOffset:padOffset], slotAAD("c1/head", at))
			if err != nil || !bytes.Equal(head, k.Head) {
				t.Fatalf("%s: key %d: the head does not open", m.Base, i)
			}
			bodyKey := deriveBodyKey(VaultKey(head[:KeySize]), at, binary.BigEndian.Uint64(head[KeySize:]))
			body, err := aeadOpen(bodyKey, BodyNonce(sealed[bodyNonceOffset:bodyOffset]), sealed[bodyOffset:], slotAAD("c1/body", at))
			if err != nil || !bytes.HasPrefix(body, k.BodyFirst) {
				t.Fatalf("%s: key %d: the body does not open", m.Base, i)
			}
			_, err = OpenCopy(PRK(k.PRK), at, sealed)
			if want := []string{"opens", "none"}[i]; outcome(err) != want {
				t.Errorf("%s: key %d: %s, not %s", m.Base, i, outcome(err), want)
			}
		}
		if _, err := ParsePayload(append(m.Keys[1].BodyFirst, make([]byte, PayloadSize-16)...)); outcome(err) != "newer" {
			t.Errorf("%s: the second body would answer %s, so that this proves nothing", m.Base, outcome(err))
		}
	}
}
