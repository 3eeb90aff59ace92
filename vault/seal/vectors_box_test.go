package seal

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"
)

type keysVectors struct {
	Format  int          `json:"format"`
	Section string       `json:"section"`
	Cases   []keysVector `json:"cases"`
}

type keysVector struct {
	Name          string       `json:"name"`
	Root          hexBytes     `json:"root"`
	Epoch         uint32       `json:"epoch"`
	ID            hexBytes     `json:"id"`
	Tokens        tokensVector `json:"tokens"`
	BoxKey        hexBytes     `json:"boxKey"`
	MailboxSeed   hexBytes     `json:"mailboxSeed"`
	TokensHeader  string       `json:"tokensHeader"`
	Authorization string       `json:"authorization"`
	Also          string       `json:"also"`
}

func (v keysVector) id() string { return v.Name }

type tokensVector struct {
	Read   hexBytes `json:"read"`
	Write  hexBytes `json:"write"`
	Clear  hexBytes `json:"clear"`
	All    hexBytes `json:"all"`
	Notify hexBytes `json:"notify"`
}

func keysOf(name string, root Root, epoch uint32) keysVector {
	s := DeriveBox(root, epoch)
	t := s.Tokens
	return keysVector{
		Name: name, Root: root[:], Epoch: epoch, ID: s.ID[:], BoxKey: s.Key[:], MailboxSeed: s.MailboxSeed[:],
		Tokens:       tokensVector{t.Read[:], t.Write[:], t.Clear[:], t.All[:], t.Notify[:]},
		TokensHeader: t.Header(), Authorization: BoxAuthorization(s.ID, t.Read),
		Also: Also(s.ID, t.All),
	}
}

func makeKeys() keysVectors {
	root := Root(stream("root of plan", 32))
	return keysVectors{Format: 1, Section: "4, 7", Cases: []keysVector{
		keysOf("epoch 1", root, 1),
		keysOf("epoch 2", root, 2),
		keysOf("highest epoch", root, 0xffffffff),
		keysOf("another root", Root(stream("root of decoy", 32)), 1),
		keysOf("root of zeros, epoch 0", Root{}, 0),
	}}
}

func TestVectorKeys(t *testing.T) {
	v := readVectors[keysVectors](t, "keys.json")
	uniqueNames(t, v.Cases)
	for _, c := range v.Cases {
		if got := keysOf(c.Name, Root(c.Root), c.Epoch); !reflect.DeepEqual(got, c) {
			t.Errorf("%s: other keys", c.Name)
		}
	}
}

type workVectors struct {
	Format  int          `json:"format"`
	Section string       `json:"section"`
	Cases   []workVector `json:"cases"`
}

type workVector struct {
	Name   string   `json:"name"`
	ID     hexBytes `json:"id"`
	Tokens hexBytes `json:"tokens"`
	Hour   uint32   `json:"hour"`
	Nonce  hexBytes `json:"nonce"`
	Digest hexBytes `json:"digest"`
	Value  string   `json:"value"`
	Holds  bool     `json:"holds"`
}

func (v workVector) id() string { return v.Name }

func makeWork() workVectors {
	box := DeriveBox(Root(stream("root of plan", 32)), 1)
	other := DeriveBox(Root(stream("root of decoy", 32)), 1)
	hashes, otherHashes := box.Tokens.Hashes(), other.Tokens.Hashes()
	const hour = 490_000
	w := FindWork(box.ID, hashes, hour)
	v := workVectors{Format: 1, Section: "7"}
	add := func(name string, id BoxID, hashes [160]byte, w Work, holds bool) {
		digest := w.Digest(id, hashes)
		v.Cases = append(v.Cases, workVector{name, id[:], hashes[:], w.Hour, w.Nonce[:], digest[:], w.Header(), holds})
	}
	add("holds", box.ID, hashes, w, true)
	add("another hour", box.ID, hashes, Work{hour + 1, w.Nonce}, false)
	add("another box", other.ID, hashes, w, false)
	add("other tokens", box.ID, otherHashes, w, false)
	add("nonce of zeros", box.ID, hashes, Work{Hour: hour}, false)
	add("17 zero bits", box.ID, hashes, nearlyWork(box.ID, hashes, hour), false)
	return v
}

// nearlyWork finds a digest of exactly one zero bit too few.
func nearlyWork(id BoxID, hashes [160]byte, hour uint32) Work {
	for w := (Work{Hour: hour}); ; {
		digest := w.Digest(id, hashes)
		if digest[0] == 0 && digest[1] == 0 && digest[2]>>6 == 1 {
			return w
		}
		for i := 7; ; i-- {
			if w.Nonce[i]++; w.Nonce[i] != 0 {
				break
			}
		}
	}
}

func TestVectorWork(t *testing.T) {
	v := readVectors[workVectors](t, "work.json")
	uniqueNames(t, v.Cases)
	for _, c := range v.Cases {
		w := Work{c.Hour, [8]byte(c.Nonce)}
		digest := w.Digest(BoxID(c.ID), [160]byte(c.Tokens))
		if !bytes.Equal(digest[:], c.Digest) || w.Header() != c.Value || w.Holds(BoxID(c.ID), [160]byte(c.Tokens)) != c.Holds {
			t.Errorf("%s: other than the vector", c.Name)
		}
	}
}

type boxVectors struct {
	Format  int          `json:"format"`
	Section string       `json:"section"`
	Blobs   []blobVector `json:"blobs"`
	Cases   []boxCase    `json:"cases"`
}

type blobVector struct {
	Name        string    `json:"name"`
	Root        hexBytes  `json:"root"`
	Epoch       uint32    `json:"epoch"`
	Nonce       hexBytes  `json:"nonce"`
	Kind        uint8     `json:"kind"`
	Version     uint64    `json:"version,string"`
	Previous    hexBytes  `json:"previous"`
	Doc         content   `json:"doc"`
	PlainMutate mutations `json:"plainMutate"`
	Sealed      digest    `json:"sealed"`
	ETag        string    `json:"etag"`
}

func (v blobVector) id() string { return v.Name }

func (v blobVector) blob() *Blob {
	return &Blob{BoxKind(v.Kind), v.Version, Hash(v.Previous), v.Doc.bytes()}
}

// seal goes through the plaintext, so that blobs which SealBox would refuse can be made.
func (v blobVector) seal() []byte {
	s := DeriveBox(Root(v.Root), v.Epoch)
	sealed := must(SealBox(s.Key, s.ID, v.Epoch, v.blob(), BoxNonce(v.Nonce)))
	plain := must(aeadOpen(s.Key, BoxNonce(v.Nonce), sealed[NonceSize:], boxAAD(s.ID, v.Epoch)))
	return aeadSeal(bytes.Clone(v.Nonce), s.Key, BoxNonce(v.Nonce), v.PlainMutate.apply(plain), boxAAD(s.ID, v.Epoch))
}

type boxCase struct {
	Name    string    `json:"name"`
	Base    string    `json:"base"`
	Mutate  mutations `json:"mutate"`
	BoxKey  hexBytes  `json:"boxKey"`
	ID      hexBytes  `json:"id"`
	Epoch   uint32    `json:"epoch"`
	Outcome string    `json:"outcome"`
}

func (v boxCase) id() string { return v.Name }

func blobList() (list []blobVector) {
	root := hexBytes(stream("root of plan", 32))
	add := func(name string, kind BoxKind, version uint64, previous hexBytes, doc content, m mutations) {
		list = append(list, blobVector{
			Name: name, Root: root, Epoch: 1, Nonce: stream("nonce of "+name, NonceSize), Kind: uint8(kind), Version: version,
			Previous: previous, Doc: doc, PlainMutate: m,
		})
	}
	doc := content{Seed: "doc of plan", Length: 5000}
	add("first", BoxPlan, 1, zero32, doc, as())
	add("second", BoxPlan, 2, stream("blob of first", 32), doc, as())
	add("highest version", BoxPlan, 0xffffffffffffffff, stream("blob", 32), hexContent(nil), as())
	add("longest small", BoxPlan, 3, zero32, content{Seed: "doc of longest small", Length: 65448}, as())
	add("shortest large", BoxPlan, 3, zero32, content{Seed: "doc of shortest large", Length: 65449}, as())
	add("longest", BoxPlan, 3, zero32, content{Seed: "doc of longest", Length: DocMax}, as())
	kit := Kit{Root: Root(root), Epoch: 1}
	add("kit", BoxKit, 1, zero32, hexContent(kit.Doc()), as())
	list[len(list)-1].Root, list[len(list)-1].Epoch = recoveryOf(Entropy(stream("entropy", 16)), "").Root, KitEpoch
	card := Card{ID: DeriveBox(Root(root), 1).ID, Clear: DeriveBox(Root(root), 1).Tokens.Clear}
	add("card", BoxCard, 1, zero32, hexContent(card.Doc()), as())
	list[len(list)-1].Root, list[len(list)-1].Epoch = cardList()[0].Root, CardEpoch
	add("a card one byte short", BoxCard, 1, zero32, hexContent(card.Doc()), as().put(47, 47).put(boxDoc+47, 0))
	add("a card one byte long", BoxCard, 1, zero32, hexContent(card.Doc()), as().put(47, 49))
	add("an empty card", BoxCard, 1, zero32, hexContent(card.Doc()), as().put(47, 0).put(boxDoc, make([]byte, 48)...))
	add("a kit that says it is a card", BoxKit, 1, zero32, hexContent(kit.Doc()), as().put(2, 3))
	add("a card that says it is a kit", BoxCard, 1, zero32, hexContent(card.Doc()), as().put(2, 2))
	add("format 2", BoxPlan, 1, zero32, doc, as().put(0, 0, 2))
	add("format 0", BoxPlan, 1, zero32, doc, as().put(0, 0, 0))
	add("kind 0", BoxPlan, 1, zero32, doc, as().put(2, 0))
	add("kind 3, but for the rest a plan", BoxPlan, 1, zero32, doc, as().put(2, 3))
	add("kind 4", BoxPlan, 1, zero32, doc, as().put(2, 4))
	add("byte 3 set", BoxPlan, 1, zero32, doc, as().put(3, 1))
	add("padding set", BoxPlan, 1, zero32, doc, as().put(BoxSmall-boxOverhead-1, 1))
	add("document cut", BoxPlan, 1, zero32, doc, as().put(44, 0, 0, 0x13, 0x87))
	add("document beyond the blob", BoxPlan, 1, zero32, doc, as().put(44, 0, 0, 0xff, 0xa9))
	add("document of all ones", BoxPlan, 1, zero32, doc, as().put(44, 0xff, 0xff, 0xff, 0xff))
	add("document above the limit", BoxPlan, 1, zero32, content{Seed: "doc of longest", Length: DocMax}, as().put(44, 0, 3, 0xc0, 1))
	for i, v := range list {
		sealed := v.seal()
		list[i].Sealed, list[i].ETag = digestOf(sealed), ETag(sealed)
	}
	return list
}

func makeBoxes() boxVectors {
	v := boxVectors{Format: 1, Section: "5", Blobs: blobList()}
	own := func(b blobVector) BoxSecrets { return DeriveBox(Root(b.Root), b.Epoch) }
	add := func(name string, b blobVector, m mutations, s BoxSecrets, epoch uint32, want string) {
		v.Cases = append(v.Cases, boxCase{name, b.Name, m, s.Key[:], s.ID[:], epoch, want})
	}
	for _, b := range v.Blobs {
		want := "opens"
		switch b.Name {
		case "format 0", "document beyond the blob", "document of all ones":
			want = "none"
		default:
			if len(b.PlainMutate) > 0 {
				want = "newer"
			}
		}
		add("as it is: "+b.Name, b, as(), own(b), b.Epoch, want)
	}
	base := v.Blobs[0]
	mine := own(base)
	for _, at := range []struct {
		name   string
		offset int
	}{{"first byte", 0}, {"last byte of the nonce", 23}, {"first byte of the ciphertext", 24}, {"middle byte", BoxSmall / 2}, {"first byte of the tag", BoxSmall - 16}, {"last byte", BoxSmall - 1}} {
		add(at.name+" flipped", base, as().xor(at.offset, 1), mine, 1, "none")
	}
	add("random", base, as().fill(0, BoxSmall, "noise"), mine, 1, "none")
	other := DeriveBox(Root(base.Root), 2)
	add("another epoch's key and id", base, as(), other, 2, "none")
	add("the right key and id, another epoch", base, as(), mine, 2, "none")
	add("the right key, another id", base, as(), BoxSecrets{Key: mine.Key, ID: other.ID}, 1, "none")
	add("another key, the right id", base, as(), BoxSecrets{Key: other.Key, ID: mine.ID}, 1, "none")
	for _, size := range []int{0, 1, NonceSize + TagSize, BoxSmall - 1} {
		add(fmt.Sprintf("cut to %d", size), base, as().cut(size), mine, 1, "bad size")
	}
	add("one byte long", base, as().add(0), mine, 1, "bad size")
	add("small, filled up to the large size", base, as().add(make([]byte, 16)...), mine, 1, "bad size")
	large := v.Blobs[4]
	add("large, cut to the small size", large, as().cut(BoxSmall), own(large), 1, "none")
	add("large, one byte short", large, as().cut(BoxLarge-1), own(large), 1, "bad size")
	add("large, last byte flipped", large, as().xor(BoxLarge-1, 1), own(large), 1, "none")
	return v
}

func TestVectorBoxes(t *testing.T) {
	v := readVectors[boxVectors](t, "box.json")
	uniqueNames(t, v.Blobs)
	uniqueNames(t, v.Cases)
	for _, b := range v.Blobs {
		sealed := b.seal()
		b.Sealed.check(t, b.Name, sealed)
		if ETag(sealed) != b.ETag {
			t.Errorf("%s: another ETag", b.Name)
		}
	}
	for _, c := range v.Cases {
		base := find(v.Blobs, c.Base)
		got, err := OpenBox(BoxKey(c.BoxKey), BoxID(c.ID), c.Epoch, c.Mutate.apply(base.seal()))
		if outcome(err) != c.Outcome {
			t.Errorf("%s: %s, not %s", c.Name, outcome(err), c.Outcome)
		}
		if err == nil && !reflect.DeepEqual(got, base.blob()) {
			t.Errorf("%s: opens to something else", c.Name)
		}
	}
}
