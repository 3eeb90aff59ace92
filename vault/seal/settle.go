package seal

import (
	"errors"
	"io"
)

// A Write is one write to the container. Same says that it writes the bytes that are there.
type Write struct {
	At    int
	Bytes []byte
	Same  bool
}

// A Step is what is written between two flushes.
type Step []Write

// Settle is what follows every opening of a plan of duty 0 or 1: the same places, in the same order, whatever the duty, so
// that who watches the disk, or the clock, cannot tell a code that destroys from one that does not. It lists the steps and
// writes nothing. prk is the one that opened; rand is drawn from in the order of the writes.
//
// A kill before the last step ends leaves the duty to the next opening, since only that step takes it out of the payload.
func Settle(container []byte, won *Unlocked, prk PRK, rand io.Reader) ([]Step, error) {
	destroy := false
	if !won.Newer {
		p := won.Copy.Payload
		if p.Kind != KindPlan || p.Duty == DutyReset {
			return nil, errors.New("seal: settle: an order is not settled, it is done")
		}
		destroy = p.Duty == DutyDestroy
	}
	var steps []Step
	for _, part := range [2]struct{ from, to int }{{0, bodyNonceOffset}, {bodyNonceOffset, CopySize}} {
		for c := range uint8(2) {
			step, err := settleOthers(container, won.Copy.At.Slot, c, part.from, part.to, destroy, rand)
			if err != nil {
				return nil, err
			}
			steps = append(steps, step)
		}
	}
	last, err := settleOwn(container, won, prk, rand)
	return append(steps, last...), err
}

// settleOthers writes one part of one copy of the three slots that were not opened.
func settleOthers(container []byte, own, copyNumber uint8, from, to int, destroy bool, rand io.Reader) (step Step, err error) {
	for s := range uint8(Slots) {
		if s+1 == own {
			continue
		}
		at := Place{Slot: s + 1, Copy: copyNumber}.Offset()
		w := Write{At: at + from, Bytes: container[at+from : at+to], Same: !destroy}
		if destroy {
			w.Bytes = make([]byte, to-from)
			if err := draw(rand, w.Bytes); err != nil {
				return nil, err
			}
		}
		step = append(step, w)
	}
	return step, nil
}

// settleOwn is Save without the duty: the copy of the lower seq first, A on a tie. What is newer is written as it is.
func settleOwn(container []byte, won *Unlocked, prk PRK, rand io.Reader) (steps []Step, err error) {
	slot := won.Copy.At.Slot
	if won.Newer {
		for c := range uint8(2) {
			at := Place{Slot: slot, Copy: c}.Offset()
			steps = append(steps, Step{{At: at, Bytes: container[at : at+CopySize], Same: true}})
		}
		return steps, nil
	}
	first := uint8(CopyA)
	if won.Heal != nil {
		first = won.Heal.Copy
	}
	done := *won.Copy.Payload
	done.Duty, done.Target, done.Token = DutyNone, BoxID{}, Token{}
	for _, c := range []uint8{first, 1 - first} {
		r, err := DrawCopy(rand)
		if err != nil {
			return nil, err
		}
		at := Place{Slot: slot, Copy: c}
		sealed, err := SealCopy(prk, at, won.Copy.Seq+1, &done, r)
		if err != nil {
			return nil, err
		}
		steps = append(steps, Step{{At: at.Offset(), Bytes: sealed}})
	}
	return steps, nil
}
