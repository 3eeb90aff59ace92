package seal

import (
	"encoding/binary"
	"math/big"
	"slices"
	"sync"

	"golang.org/x/crypto/chacha20"
)

// A multi-key copy opens under two keys: its head under two wrapKeys, its body under the two bodyKeys that follow. Poly1305 is
// a polynomial, so one ciphertext block that may be anything is enough to make two tags equal (Len, Grubbs, Ristenpart,
// "Partitioning Oracle Attacks", USENIX Security 2021). Someone who plants such copies could test many codes with each try
// of a holder; the commitment is what stops it. Sealing what follows under the first key alone makes exactly these bytes.
type multiKeyCopy struct {
	at       Place
	seq      uint64
	random   CopyRandom
	doc      []byte
	prks     [2]PRK
	wrapKeys [2]WrapKey
	heads    [2][]byte
	bodies   [2][]byte
}

// multiKeyDoc is the document's length; the block that may be anything is payload bytes 1,040 to 1,055, inside it.
const (
	multiKeyDoc   = 64
	multiKeyBlock = 1040 / 16
)

// multiKeyFields must be those of the payload named multi-key but for its document.
func multiKeyPayload(doc []byte) []byte {
	return must((&Payload{
		Kind: KindPlan, Root: Root(stream("root of multi-key", 32)), Epoch: 1, AppKey: AppKey(stream("app key", 32)),
		Device: DeviceSecret(stream("device", 32)), AppMinimum: 7, Slots: [Slots]uint8{2}, Doc: doc,
	}).Encode())
}

var multiKey = sync.OnceValue(func() multiKeyCopy {
	m := multiKeyCopy{
		at:  Place{Slot: 2, Copy: CopyA},
		seq: 0x1f2e3d4c,
		random: CopyRandom{
			HeadNonce: HeadNonce(stream("multi-key head nonce", NonceSize)),
			BodyNonce: BodyNonce(stream("multi-key body nonce", NonceSize)),
			Pad:       [8]byte(stream("multi-key pad", 8)),
		},
		prks: [2]PRK{PRK(stream("multi-key first prk", 32)), PRK(stream("multi-key second prk", 32))},
	}
	for i, prk := range m.prks {
		m.wrapKeys[i], _ = slotKeys(prk, m.at)
	}
	m.collideHeads()
	m.collideBodies()
	return m
})

// collideHeads lets the second half of the first vaultKey be whatever makes the tags equal.
func (m *multiKeyCopy) collideHeads() {
	aad := slotAAD("c1/head", m.at)
	first, second := newXStream(m.wrapKeys[0], m.random.HeadNonce, headSize), newXStream(m.wrapKeys[1], m.random.HeadNonce, headSize)
	plain := slices.Concat(stream("multi-key vault key", KeySize), u64(m.seq), make([]byte, 8))
	for try := uint64(0); ; try++ {
		binary.BigEndian.PutUint64(plain[KeySize+8:], try)
		ciphertext := first.xor(plain)
		if !collide(first, second, aad, ciphertext, 1) {
			continue
		}
		m.heads = [2][]byte{first.xor(ciphertext), second.xor(ciphertext)}
		m.random.VaultKey = VaultKey(m.heads[0][:KeySize])
		m.random.HeadRandom = [8]byte(m.heads[0][KeySize+8:])
		return
	}
}

// collideBodies lets 16 bytes of the first document be whatever makes the tags equal.
func (m *multiKeyCopy) collideBodies() {
	aad := slotAAD("c1/body", m.at)
	var streams [2]xStream
	for i, head := range m.heads {
		key := deriveBodyKey(VaultKey(head[:KeySize]), m.at, binary.BigEndian.Uint64(head[KeySize:]))
		streams[i] = newXStream(key, m.random.BodyNonce, PayloadSize)
	}
	for try := uint64(0); ; try++ {
		doc := stream("multi-key doc", multiKeyDoc)
		binary.BigEndian.PutUint64(doc[multiKeyDoc-8:], try)
		ciphertext := streams[0].xor(multiKeyPayload(doc))
		if !collide(streams[0], streams[1], aad, ciphertext, multiKeyBlock) {
			continue
		}
		m.bodies = [2][]byte{streams[0].xor(ciphertext), streams[1].xor(ciphertext)}
		m.doc = slices.Clone(m.bodies[0][payloadDoc : payloadDoc+multiKeyDoc])
		return
	}
}

// An xStream is what XChaCha20-Poly1305 makes of one key and nonce: the keystream, and Poly1305's r and s.
type xStream struct {
	r, s      *big.Int
	keystream []byte
}

func newXStream[K, N any](key Key[K], nonce Nonce[N], n int) xStream {
	cipher := must(chacha20.NewUnauthenticatedCipher(key[:], nonce[:]))
	b := make([]byte, 64+n) // block 0 is Poly1305's key
	cipher.XORKeyStream(b, b)
	r := slices.Clone(b[:16])
	for _, i := range []int{3, 7, 11, 15} {
		r[i] &= 15
	}
	for _, i := range []int{4, 8, 12} {
		r[i] &= 252
	}
	return xStream{r: littleEndian(r), s: littleEndian(b[16:32]), keystream: b[64:]}
}

func (x xStream) xor(b []byte) []byte {
	out := slices.Clone(b)
	for i := range out {
		out[i] ^= x.keystream[i]
	}
	return out
}

var (
	two128    = new(big.Int).Lsh(big.NewInt(1), 128)
	polyPrime = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 130), big.NewInt(5))
)

// collide rewrites one 16-byte block of the ciphertext so that both keys give it one tag, or says that it cannot.
func collide(a, b xStream, aad, ciphertext []byte, block int) bool {
	at := ciphertext[block*16 : block*16+16]
	clear(at)
	message := polyMessage(aad, ciphertext)
	index := (len(aad)+15)/16 + block
	message[index] = new(big.Int)
	power := big.NewInt(int64(len(message) - index))
	factor := new(big.Int).Sub(new(big.Int).Exp(a.r, power, polyPrime), new(big.Int).Exp(b.r, power, polyPrime))
	factor.ModInverse(factor.Mod(factor, polyPrime), polyPrime)
	// Tags are equal when (hashA + sA) - (hashB + sB) is a multiple k of 2^128; hashes are below 2^130.
	base := new(big.Int).Sub(polyHash(b.r, message), polyHash(a.r, message))
	base.Add(base, b.s).Sub(base, a.s)
	for k := int64(-4); k <= 4; k++ {
		x := new(big.Int).Mul(two128, big.NewInt(k))
		x.Add(x, base).Mul(x, factor).Mod(x, polyPrime)
		if x.BitLen() != 129 { // a block is 16 bytes and a one above them
			continue
		}
		message[index] = x
		if polyTag(a, message).Cmp(polyTag(b, message)) == 0 {
			x.Sub(x, two128).FillBytes(at)
			slices.Reverse(at)
			return true
		}
	}
	return false
}

// polyMessage is what the AEAD authenticates, as Poly1305's numbers (RFC 8439, section 2.8).
func polyMessage(aad, ciphertext []byte) []*big.Int {
	var b []byte
	for _, part := range [][]byte{aad, ciphertext} {
		b = append(b, part...)
		b = append(b, make([]byte, -len(part)&15)...)
	}
	b = binary.LittleEndian.AppendUint64(b, uint64(len(aad)))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(ciphertext)))
	var message []*big.Int
	for block := range slices.Chunk(b, 16) {
		message = append(message, new(big.Int).Add(littleEndian(block), two128))
	}
	return message
}

func polyHash(r *big.Int, message []*big.Int) *big.Int {
	h := new(big.Int)
	for _, m := range message {
		h.Add(h, m).Mul(h, r).Mod(h, polyPrime)
	}
	return h
}

func polyTag(x xStream, message []*big.Int) *big.Int {
	h := polyHash(x.r, message)
	return h.Add(h, x.s).Mod(h, two128)
}

func littleEndian(b []byte) *big.Int {
	reversed := slices.Clone(b)
	slices.Reverse(reversed)
	return new(big.Int).SetBytes(reversed)
}
