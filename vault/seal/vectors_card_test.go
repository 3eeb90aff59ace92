package seal

import (
	"bytes"
	"reflect"
	"testing"
)

type cardVectors struct {
	Format  int          `json:"format"`
	Section string       `json:"section"`
	Cases   []cardVector `json:"cases"`
}

type cardVector struct {
	Name   string   `json:"name"`
	Digits string   `json:"digits"`
	Salt   hexBytes `json:"salt"`
	PRK    hexBytes `json:"prk"`
	Root   hexBytes `json:"root"`
	ID     hexBytes `json:"id"`
	Read   hexBytes `json:"read"`
	BoxKey hexBytes `json:"boxKey"`
}

func (v cardVector) id() string { return v.Name }

func cardOf(name, digits string) cardVector {
	salt := CardSalt()
	prk := stretchOnce(digits, salt)
	root := cardRoot(prk)
	box := DeriveBox(root, CardEpoch)
	return cardVector{name, digits, salt[:], prk[:], root[:], box.ID[:], box.Tokens.Read[:], box.Key[:]}
}

func cardList() []cardVector {
	return []cardVector{
		cardOf("a card", "510739284640718265093385"),
		cardOf("zeros and their check", "000000000000000000000098"),
		cardOf("nines and their check", string(WithCheck(bytes.Repeat([]byte("9"), 22)))),
	}
}

func makeCards() cardVectors {
	return cardVectors{Format: 1, Section: "6", Cases: cardList()}
}

func TestVectorCards(t *testing.T) {
	v := readVectors[cardVectors](t, "card.json")
	uniqueNames(t, v.Cases)
	for _, c := range v.Cases {
		if got := cardOf(c.Name, c.Digits); !reflect.DeepEqual(got, c) || !IsCard([]byte(c.Digits)) {
			t.Errorf("%s: other keys, or no card", c.Name)
		}
	}
	// The public way, once: the vectors go through a cache.
	root := CardRoot([]byte(v.Cases[0].Digits))
	if !bytes.Equal(root[:], v.Cases[0].Root) {
		t.Error("CardRoot makes another root")
	}
	blobs := readVectors[boxVectors](t, "box.json").Blobs
	blob := find(blobs, "card")
	card, err := ParseCard(blob.blob().Doc)
	plan := DeriveBox(Root(find(blobs, "first").Root), 1)
	if err != nil || card != (Card{plan.ID, plan.Tokens.Clear}) {
		t.Errorf("the card's document is another: %v", err)
	}
}
