package seal

import (
	"crypto/sha256"
	"fmt"
)

// The layout of the container, in bytes. It has no magic and no version: a locked phone holds random bytes.
const (
	// PageSize is page 0: salt, wipeTag, then random.
	PageSize = 4096
	// WipeTagOffset is where the 32 bytes of [WipeTag] lie in page 0.
	WipeTagOffset = SaltSize
	// RegionSize is one copy of the app region.
	RegionSize = 512 * 1024
	// CopySize is one copy of a slot.
	CopySize = 256 * 1024
	// Slots is how many slots there are, numbered from 1, each in two copies.
	Slots = 4

	regionsOffset = PageSize
	slotsOffset   = regionsOffset + 2*RegionSize

	// ContainerSize is the whole file.
	ContainerSize = slotsOffset + Slots*2*CopySize
)

// The two copies of a slot or of the app region.
const (
	CopyA = 0
	CopyB = 1
)

// A Place is one slot copy's place. It is bound into every key and AAD of the copy, so that none opens anywhere else.
type Place struct {
	Slot uint8 // 1 to 4; 0 in an export
	Copy uint8 // CopyA or CopyB; CopyA in an export
}

// ExportPlace is the place of an export's image.
var ExportPlace = Place{}

// Offset is the byte at which the copy begins in the container. It panics for a place that is not in one.
func (p Place) Offset() int {
	if p.Slot < 1 || p.Slot > Slots || p.Copy > CopyB {
		panic("seal: no such place in a container")
	}
	return slotsOffset + ((int(p.Slot)-1)*2+int(p.Copy))*CopySize
}

// String is the slot's number and the copy's letter, "1A".
func (p Place) String() string { return fmt.Sprintf("%d%c", p.Slot, 'A'+p.Copy) }

func (p Place) bytes() []byte { return []byte{p.Slot, p.Copy} }

// RegionOffset is the byte at which an app copy begins. It panics for anything but CopyA and CopyB.
func RegionOffset(copy uint8) int {
	if copy > CopyB {
		panic("seal: no such app copy")
	}
	return regionsOffset + int(copy)*RegionSize
}

// WipeTag is what page 0 shows of D: a locked phone checks an order to clear itself against it.
func WipeTag(d DeviceSecret) Hash {
	return sha256.Sum256(append([]byte("device"), d[:]...))
}

// ContainerSalt reads the salt of a container. It answers ErrSize for a file of any other size.
func ContainerSalt(container []byte) (Salt, error) {
	if len(container) != ContainerSize {
		return Salt{}, ErrSize
	}
	return Salt(container[:SaltSize]), nil
}

// An Unlocked container is what one code opens of it.
type Unlocked struct {
	// Copy won: of the accepted copies of the lowest accepted slot, the one with the higher seq; on a tie, A.
	Copy *OpenedCopy
	// Accepted lists the accepted copies of that slot.
	Accepted []Place
	// Newer says that a copy of that slot is newer: nothing is ever written over either of them.
	Newer bool
	// Heal is the other copy of the winner's slot where it has to be rewritten from the winner: it was not accepted, or its
	// seq differs. Nil where nothing has to be done, and where nothing may be.
	Heal *Place
}

// Unlock tries all eight copies, in order and without an early exit, so that neither time nor order tells which of them
// hold something. It answers ErrNone where none is accepted, ErrSize for a file of any other size, and ErrNewer, with the
// place and seq of the copy but no payload, where the winner's format is above this one.
func Unlock(container []byte, prk PRK) (*Unlocked, error) {
	if len(container) != ContainerSize {
		return nil, ErrSize
	}
	var won Unlocked
	var slot []*OpenedCopy // the accepted copies of the lowest accepted slot
	for s := range uint8(Slots) {
		for c := range uint8(2) {
			at := Place{Slot: s + 1, Copy: c}
			begin := at.Offset()
			opened, _ := OpenCopy(prk, at, container[begin:begin+CopySize])
			if opened != nil && (len(slot) == 0 || slot[0].At.Slot == at.Slot) {
				slot = append(slot, opened)
				won.Accepted = append(won.Accepted, at)
				won.Newer = won.Newer || opened.Payload == nil
			}
		}
	}
	if len(slot) == 0 {
		return nil, ErrNone
	}
	won.Copy = slot[0]
	if len(slot) == 2 && slot[1].Seq > slot[0].Seq {
		won.Copy = slot[1]
	}
	if won.Copy.Payload == nil {
		return &won, ErrNewer
	}
	if !won.Newer && (len(slot) == 1 || slot[0].Seq != slot[1].Seq) {
		won.Heal = &Place{Slot: won.Copy.At.Slot, Copy: 1 - won.Copy.At.Copy}
	}
	return &won, nil
}
