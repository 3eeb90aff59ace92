package seal

import (
	"encoding/binary"
	"fmt"
)

// KitEpoch is the epoch of every recovery kit's box.
const KitEpoch = 0

// RecoveryRoot is the root of the kit's box. The twelve words spell E after BIP-39; the word list is the clients' business.
func RecoveryRoot(e Entropy) Root { return Root(expand(e[:], "c1/recovery", KeySize)) }

// A Kit is the document of a recovery kit's box: what finds the plan's own box.
type Kit struct {
	Root  Root
	Epoch uint32 // at least 1
}

// Doc is the kit's 36 bytes.
func (k Kit) Doc() []byte { return append(k.Root[:], u32(k.Epoch)...) }

// ParseKit reads the document of a blob of kind [BoxKit]. It answers ErrNone for one of another length.
func ParseKit(doc []byte) (Kit, error) {
	if len(doc) != KeySize+4 {
		return Kit{}, fmt.Errorf("seal: kit of %d bytes: %w", len(doc), ErrNone)
	}
	return Kit{Root: Root(doc), Epoch: binary.BigEndian.Uint32(doc[KeySize:])}, nil
}
