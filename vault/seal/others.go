package seal

import (
	"errors"
	"fmt"
)

// OthersMax is how many further codes a phone can have: its slots without the holder's own.
const OthersMax = Slots - 1

// An entry of the others: slot ‖ kind ‖ look ‖ duty ‖ prk[32].
const (
	otherPRK  = 4
	otherSize = otherPRK + KeySize
)

// Look says what a vault shows. Another than the first is a list of ordinary things, and never allocates a slot.
type Look uint8

// The looks.
const (
	LookPlan     Look = 0
	LookShopping Look = 1
	LookChores   Look = 2
	LookStudy    Look = 3
	LookTraining Look = 4
)

// Duty says what opening a slot also does.
type Duty uint8

// The duties.
const (
	DutyNone    Duty = 0
	DutyDestroy Duty = 1 // every other slot, silently
	DutyReset   Duty = 2 // clears the phone, for all to see
)

// An Other is one further code of the holder's, as its slot's payload said when it was last written from here.
type Other struct {
	Slot uint8 // 0 for none
	Kind Kind
	Look Look
	Duty Duty
	PRK  PRK
}

func (o *Other) put(b []byte) {
	b[0], b[1], b[2], b[3] = o.Slot, byte(o.Kind), byte(o.Look), byte(o.Duty)
	copy(b[otherPRK:otherSize], o.PRK[:])
}

func readOther(b []byte) Other {
	return Other{Slot: b[0], Kind: Kind(b[1]), Look: Look(b[2]), Duty: Duty(b[3]), PRK: PRK(b[otherPRK:])}
}

// checkOthers says what this version does not know of the further codes.
func (p *Payload) checkOthers() error {
	last, count := uint8(0), 0
	for _, o := range p.Others {
		if o == (Other{}) {
			last = Slots // nothing may follow
			continue
		}
		if o.Slot <= last || !p.owns(o.Slot) {
			return errors.New("seal: payload: others that are not among the slots, or not ascending")
		}
		last = o.Slot
		count++
		order := o.Look == LookPlan && o.Duty == DutyReset
		if o.Kind != KindPlan && (o.Kind != KindOrder || !order) || o.Look > LookTraining || o.Duty > DutyReset {
			return fmt.Errorf("seal: payload: another slot of kind %d, look %d, duty %d", o.Kind, o.Look, o.Duty)
		}
	}
	if count > 0 && (p.Look != LookPlan || p.owned() == count) {
		return errors.New("seal: payload: others where there can be none, or its own slot among them")
	}
	return nil
}

func (p *Payload) owns(slot uint8) bool {
	for _, s := range p.Slots {
		if s == slot {
			return slot != 0
		}
	}
	return false
}

// owned counts the slots.
func (p *Payload) owned() (count int) {
	for _, s := range p.Slots {
		if s != 0 {
			count++
		}
	}
	return count
}

// onlyOrder says whether an encoded payload holds format, kind, duty, target and token, and nothing else.
func onlyOrder(b []byte) bool {
	return Duty(b[payloadDuty]) == DutyReset && isZero(b[payloadBox:payloadDuty]) &&
		isZero(b[payloadDuty+1:payloadTarget]) && isZero(b[payloadOthers:])
}
