package seal

import (
	"crypto/sha256"
	"fmt"
	"io"
)

const (
	// CardDigits is the length of a wipe card: 22 random digits and two check digits.
	CardDigits = 24
	// CardEpoch is the epoch of every card's box.
	CardEpoch = 0
)

// IsCard says whether a code is twenty-four digits whose check holds. They never leave a phone: what [CardRoot] makes of
// them does.
func IsCard(code []byte) bool { return len(code) == CardDigits && CheckHolds(code) }

// NewCard draws 22 random digits, 73 bits, and adds their check.
func NewCard(rand io.Reader) ([]byte, error) {
	digits, err := drawDigits(rand, CardDigits-2)
	if err != nil {
		return nil, err
	}
	return WithCheck(digits), nil
}

// CardSalt is one salt for all cards: whoever types one has a borrowed phone, and nothing else.
func CardSalt() Salt {
	hash := sha256.Sum256([]byte("c1/card"))
	return Salt(hash[:SaltSize])
}

// CardRoot is the root of the box that a card's digits find.
func CardRoot(digits []byte) Root { return cardRoot(Stretch(digits, CardSalt())) }

func cardRoot(prk PRK) Root { return Root(expand(prk[:], "c1/card", KeySize)) }

// A Card is the document of a card's box: what clears the server copy of another, and can do nothing else.
type Card struct {
	ID    BoxID
	Clear Token
}

// Doc is the card's 48 bytes.
func (c Card) Doc() []byte { return append(c.ID[:], c.Clear[:]...) }

// ParseCard reads the document of a blob of kind [BoxCard]. It answers ErrNone for one of another length.
func ParseCard(doc []byte) (Card, error) {
	if len(doc) != IDSize+KeySize {
		return Card{}, fmt.Errorf("seal: card of %d bytes: %w", len(doc), ErrNone)
	}
	return Card{ID: BoxID(doc), Clear: Token(doc[IDSize:])}, nil
}
