package seal

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	// PayloadSize is a slot copy's plaintext.
	PayloadSize = CopySize - bodyOffset - TagSize
	// DocMax is the longest document. Beyond it nothing is dropped: the phone asks the holder to trim.
	DocMax = 240 * 1024

	// Format is the one format written here. Every sealed thing carries its own, and all of them are 1.
	Format = 1
)

// Where the fields of a payload lie.
const (
	payloadKind       = 2
	payloadBox        = 3
	payloadRoot       = 4
	payloadEpoch      = 36
	payloadAppKey     = 40
	payloadDevice     = 72
	payloadAppMinimum = 104
	payloadSlots      = 108
	payloadBoxVersion = 112
	payloadBoxHash    = 120
	payloadEntropy    = 152
	payloadOldEpoch   = 168
	payloadOldRoot    = 172
	payloadLook       = 204
	payloadDuty       = 205
	payloadSpare      = 206
	payloadTarget     = 208
	payloadToken      = 224
	payloadOthers     = 256
	payloadCardRoot   = 364
	payloadReserved   = 396
	payloadDocLength  = 1024
	payloadDoc        = 1028
)

// Kind says what a slot holds.
type Kind uint8

// The kinds.
const (
	KindPlan  Kind = 1
	KindOrder Kind = 2 // nothing but the order to clear: the code that opens it does nothing else
)

// BoxState says what became of the vault's box.
type BoxState uint8

// The box states.
const (
	BoxNone    BoxState = 0 // none was made yet
	BoxKept    BoxState = 1 // it is on the server
	BoxCleared BoxState = 2 // the holder cleared it
)

// A Payload is what one slot keeps.
type Payload struct {
	Kind       Kind // an order holds nothing but its duty and target
	Box        BoxState
	Root       Root
	Epoch      uint32 // at least 1
	AppKey     AppKey
	Device     DeviceSecret
	AppMinimum uint32       // no app version below it is run
	Slots      [Slots]uint8 // of this holder: ascending, then 0; its own among them
	BoxVersion uint64       // of the last box payload seen or written
	BoxHash    Hash         // of the last blob seen or written; zero for none
	Entropy    Entropy      // zero for none
	OldEpoch   uint32       // 0 for none
	OldRoot    Root         // replaced, its box still to be deleted; zero for none
	Look       Look
	Duty       Duty             // what opening this slot also does
	Target     BoxID            // of the box that the duty clears; zero for none
	Token      Token            // the all token of Target; zero exactly where that is
	Others     [OthersMax]Other // further codes: ascending by slot, then zero
	CardRoot   Root             // of the wipe card that is out there; zero for none
	Doc        []byte           // a Yjs document, update encoding v1; at most DocMax
}

// Encode makes the 261,976 bytes. It fails for values that no reader would accept, before anything is overwritten by them.
func (p *Payload) Encode() ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if p.Kind == KindPlan && (p.Epoch == 0 || p.Slots[0] == 0) {
		return nil, fmt.Errorf("seal: payload: epoch %d, first slot %d", p.Epoch, p.Slots[0])
	}
	b := make([]byte, PayloadSize)
	binary.BigEndian.PutUint16(b, Format)
	b[payloadKind] = byte(p.Kind)
	b[payloadBox] = byte(p.Box)
	copy(b[payloadRoot:], p.Root[:])
	binary.BigEndian.PutUint32(b[payloadEpoch:], p.Epoch)
	copy(b[payloadAppKey:], p.AppKey[:])
	copy(b[payloadDevice:], p.Device[:])
	binary.BigEndian.PutUint32(b[payloadAppMinimum:], p.AppMinimum)
	copy(b[payloadSlots:], p.Slots[:])
	binary.BigEndian.PutUint64(b[payloadBoxVersion:], p.BoxVersion)
	copy(b[payloadBoxHash:], p.BoxHash[:])
	copy(b[payloadEntropy:], p.Entropy[:])
	binary.BigEndian.PutUint32(b[payloadOldEpoch:], p.OldEpoch)
	copy(b[payloadOldRoot:], p.OldRoot[:])
	b[payloadLook], b[payloadDuty] = byte(p.Look), byte(p.Duty)
	copy(b[payloadTarget:], p.Target[:])
	copy(b[payloadToken:], p.Token[:])
	for i, other := range p.Others {
		other.put(b[payloadOthers+i*otherSize:])
	}
	copy(b[payloadCardRoot:], p.CardRoot[:])
	binary.BigEndian.PutUint32(b[payloadDocLength:], uint32(len(p.Doc)))
	copy(b[payloadDoc:], p.Doc)
	if p.Kind == KindOrder && !onlyOrder(b) {
		return nil, errors.New("seal: payload: an order that holds more")
	}
	return b, nil
}

// ParsePayload reads the 261,976 bytes. It answers ErrSize; ErrNone for format 0 and for a document that runs past the end;
// and ErrNewer, with no payload, for anything else that it does not know: a higher format, another kind, box state, look or
// duty, a reserved or padding byte that is set, a longer document, other slots, an order that holds more. Someone's own program wrote those bytes, so the
// answer that keeps them from being written over is the safe one.
func ParsePayload(b []byte) (*Payload, error) {
	if len(b) != PayloadSize {
		return nil, ErrSize
	}
	if err := checkFormat(b); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(b[payloadDocLength:])
	if length > PayloadSize-payloadDoc {
		return nil, ErrNone
	}
	end := payloadDoc + int(length)
	if !isZero(b[payloadSpare:payloadTarget]) || !isZero(b[payloadReserved:payloadDocLength]) || !isZero(b[end:]) {
		return nil, ErrNewer
	}
	p := &Payload{
		Kind:       Kind(b[payloadKind]),
		Box:        BoxState(b[payloadBox]),
		Root:       Root(b[payloadRoot:]),
		Epoch:      binary.BigEndian.Uint32(b[payloadEpoch:]),
		AppKey:     AppKey(b[payloadAppKey:]),
		Device:     DeviceSecret(b[payloadDevice:]),
		AppMinimum: binary.BigEndian.Uint32(b[payloadAppMinimum:]),
		Slots:      [Slots]uint8(b[payloadSlots:]),
		BoxVersion: binary.BigEndian.Uint64(b[payloadBoxVersion:]),
		BoxHash:    Hash(b[payloadBoxHash : payloadBoxHash+sha256.Size]),
		Entropy:    Entropy(b[payloadEntropy:]),
		OldEpoch:   binary.BigEndian.Uint32(b[payloadOldEpoch:]),
		OldRoot:    Root(b[payloadOldRoot:]),
		Look:       Look(b[payloadLook]),
		Duty:       Duty(b[payloadDuty]),
		Target:     BoxID(b[payloadTarget:]),
		Token:      Token(b[payloadToken:]),
		CardRoot:   Root(b[payloadCardRoot:]),
		Doc:        b[payloadDoc:end:end],
	}
	for i := range p.Others {
		p.Others[i] = readOther(b[payloadOthers+i*otherSize:])
	}
	if p.check() != nil || p.Kind == KindOrder && !onlyOrder(b) {
		return nil, ErrNewer
	}
	return p, nil
}

// check says what this version does not know. Encode wants more: an epoch and a slot.
func (p *Payload) check() error {
	switch {
	case p.Kind != KindPlan && p.Kind != KindOrder:
		return fmt.Errorf("seal: payload: kind %d", p.Kind)
	case p.Box > BoxCleared:
		return fmt.Errorf("seal: payload: box state %d", p.Box)
	case len(p.Doc) > DocMax:
		return fmt.Errorf("seal: payload: document of %d bytes, above %d", len(p.Doc), DocMax)
	case p.Look > LookTraining || p.Duty > DutyReset:
		return fmt.Errorf("seal: payload: look %d, duty %d", p.Look, p.Duty)
	case isZero(p.Target[:]) != isZero(p.Token[:]):
		return errors.New("seal: payload: a target without its token, or the reverse")
	}
	last := uint8(0)
	for i, s := range p.Slots {
		if isZero(p.Slots[i:]) {
			break
		}
		if s <= last || s > Slots {
			return fmt.Errorf("seal: payload: slots not ascending")
		}
		last = s
	}
	return p.checkOthers()
}

// checkFormat reads the u16 that begins every plaintext but an export's text.
func checkFormat(b []byte) error {
	switch format := binary.BigEndian.Uint16(b); {
	case format > Format:
		return ErrNewer
	case format < Format:
		return ErrNone
	}
	return nil
}
