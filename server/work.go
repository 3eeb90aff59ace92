package server

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"time"

	"dunnock/vault"
)

// WorkBits is how many zero bits the hash of a creation's work begins with: about a quarter of a million hashes, well
// under a second on an old phone. It makes filling a disk costly beside the limits, which are what stops it.
const WorkBits = 18

const (
	workLabel = "c1/work"
	// workSlack is how far the hour of some work may be from the server's.
	workSlack = 1
)

// works checks b64u(u32 hour ‖ nonce[8]) for a box and its tokens: protocol, section 7.
func works(header string, id vault.ID, tokens [boxTokens]byte, now time.Time) bool {
	var work [12]byte
	if !parseExact(header, work[:]) {
		return false
	}
	away := now.Unix()/3600 - int64(binary.BigEndian.Uint32(work[:]))
	if away < -workSlack || away > workSlack {
		return false
	}
	message := make([]byte, 0, len(workLabel)+len(id)+len(tokens)+len(work))
	message = append(message, workLabel...)
	message = append(message, id[:]...)
	message = append(message, tokens[:]...)
	message = append(message, work[:]...)
	sum := sha256.Sum256(message)
	return bits.LeadingZeros32(binary.BigEndian.Uint32(sum[:])) >= WorkBits
}
