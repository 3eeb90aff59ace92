package seal

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"math/bits"
)

// BoxSecrets is what a root and an epoch give: the box's name, the rights to it, and what seals it. None of it comes from a
// code, so a server that keeps hashes of it has nothing to guess at.
type BoxSecrets struct {
	ID          BoxID
	Tokens      BoxTokens
	Key         BoxKey
	MailboxSeed MailboxSeed
}

// BoxTokens are the five rights to a box.
type BoxTokens struct{ Read, Write, Clear, All, Notify Token }

// DeriveBox derives what belongs to a root under an epoch.
func DeriveBox(root Root, epoch uint32) BoxSecrets {
	key := func(label string, n int) []byte { return expand(root[:], label+string(u32(epoch)), n) }
	return BoxSecrets{
		ID: BoxID(key("c1/id", IDSize)),
		Tokens: BoxTokens{
			Read:   Token(key("c1/read", KeySize)),
			Write:  Token(key("c1/write", KeySize)),
			Clear:  Token(key("c1/clear", KeySize)),
			All:    Token(key("c1/all", KeySize)),
			Notify: Token(key("c1/notify", KeySize)),
		},
		Key:         BoxKey(key("c1/key", KeySize)),
		MailboxSeed: MailboxSeed(key("c1/mail", KeySize)),
	}
}

// Hashes is what the server keeps of the five tokens: their SHA-256, in the order read, write, clear, all, notify.
func (t BoxTokens) Hashes() [5 * sha256.Size]byte {
	return [5 * sha256.Size]byte(tokenHashes(t.Read, t.Write, t.Clear, t.All, t.Notify))
}

// Header is the value of the Tokens header that creates the box.
func (t BoxTokens) Header() string {
	hashes := t.Hashes()
	return base64.RawURLEncoding.EncodeToString(hashes[:])
}

// BoxAuthorization is the value of the Authorization header that shows one right to a box.
func BoxAuthorization(id BoxID, token Token) string { return authorization("Box ", id[:], token) }

// Also is the value of the Also header: the order to clear another box and its holder's devices, on the way of a request
// that is about something else.
func Also(id BoxID, all Token) string { return authorization("", id[:], all) }

func authorization(scheme string, id []byte, token Token) string {
	b64 := base64.RawURLEncoding.EncodeToString
	return scheme + b64(id) + "." + b64(token[:])
}

func tokenHashes(tokens ...Token) []byte {
	var all []byte
	for _, token := range tokens {
		hash := sha256.Sum256(token[:])
		all = append(all, hash[:]...)
	}
	return all
}

// WorkBits is how many leading zero bits the digest of a proof of work has: a quarter of a million hashes, half a second
// on a slow phone, for each box made.
const WorkBits = 18

// Work is the proof that a box's creation cost something. No challenge is fetched for it.
type Work struct {
	Hour  uint32 // Unix time / 3,600
	Nonce [8]byte
}

// Digest is the hash that must begin with [WorkBits] zero bits. It binds the box's id and its five token hashes.
func (w Work) Digest(id BoxID, hashes [5 * sha256.Size]byte) Hash {
	h := sha256.New()
	h.Write([]byte("c1/work"))
	h.Write(id[:])
	h.Write(hashes[:])
	h.Write(u32(w.Hour))
	h.Write(w.Nonce[:])
	return Hash(h.Sum(nil))
}

// Holds says whether the digest is low enough. Whether the hour is near is the server's to say.
func (w Work) Holds(id BoxID, hashes [5 * sha256.Size]byte) bool {
	digest := w.Digest(id, hashes)
	return bits.LeadingZeros32(binary.BigEndian.Uint32(digest[:])) >= WorkBits
}

// Header is the value of the Work header.
func (w Work) Header() string {
	return base64.RawURLEncoding.EncodeToString(append(u32(w.Hour), w.Nonce[:]...))
}

// FindWork counts nonces up from zero until one holds.
func FindWork(id BoxID, hashes [5 * sha256.Size]byte, hour uint32) Work {
	w := Work{Hour: hour}
	for n := uint64(0); !w.Holds(id, hashes); n++ {
		binary.BigEndian.PutUint64(w.Nonce[:], n+1)
	}
	return w
}
