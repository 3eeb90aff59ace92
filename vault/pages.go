package vault

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"os"
)

// bbolt maps its file and trusts it: a truncated file faults, a damaged page panics in a goroutine of its own or
// recurses for ever. So the whole page tree is walked with ordinary reads before bbolt sees the file. Of a blob only the
// first page is read; its bytes are checked by its AEAD. The format is that of bbolt's internal/common, version 2, in
// the machine's own byte order.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader  = 16 // u64 id, u16 flags, u16 count, u32 overflow
	elementSize = 16 // branch: u32 pos, u32 ksize, u64 page; leaf: u32 flags, u32 pos, u32 ksize, u32 vsize
	bucketSize  = 16 // u64 root, u64 sequence

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	flagBucket   = 0x01 // of a leaf element
)

var native = binary.NativeEndian

// damaged is an ErrDamaged that says what was found, without naming the file's place.
func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: store.db: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

// meta is one of the two pages that a commit writes in turn.
type meta struct {
	pageSize       int
	root, freelist uint64
	highWater      uint64 // pages of the file that are in use, or free but counted
	txid           uint64
}

// readMeta reads a meta page at offset. False: it is damaged, or none.
func readMeta(f *os.File, at int64) (meta, bool) {
	b := make([]byte, pageHeader+64)
	if _, err := f.ReadAt(b, at); err != nil {
		return meta{}, false
	}
	b = b[pageHeader:]
	hash := fnv.New64a()
	hash.Write(b[:56])
	if native.Uint32(b) != boltMagic || native.Uint32(b[4:]) != boltVersion || native.Uint64(b[56:]) != hash.Sum64() {
		return meta{}, false
	}
	m := meta{
		pageSize:  int(native.Uint32(b[8:])),
		root:      native.Uint64(b[16:]),
		freelist:  native.Uint64(b[32:]),
		highWater: native.Uint64(b[40:]),
		txid:      native.Uint64(b[48:]),
	}
	return m, m.pageSize >= 1024 && m.pageSize <= 1<<16 && m.pageSize&(m.pageSize-1) == 0
}

// findMeta returns the newer meta page. oneDamaged: the other could not be read, so the last commit may be missing.
func findMeta(f *os.File) (m meta, oneDamaged bool, err error) {
	first, ok0 := readMeta(f, 0)
	var second meta
	var ok1 bool
	for size := 1024; size <= 1<<16 && !ok1; size *= 2 {
		if ok0 && size != first.pageSize {
			continue
		}
		second, ok1 = readMeta(f, int64(size))
		ok1 = ok1 && second.pageSize == size
	}
	switch {
	case !ok0 && !ok1:
		return meta{}, false, damaged("no meta page can be read")
	case !ok1 || ok0 && first.txid > second.txid:
		return first, !ok1, nil
	}
	return second, !ok0, nil
}

// pageWalk visits every page that can be reached, once.
type pageWalk struct {
	file *os.File
	meta meta
	seen []uint64 // a bit for each page
}

// verifyPages checks the length of the file, its meta pages and its whole page tree. It only reads.
func verifyPages(path string) (oneDamaged bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return false, fmt.Errorf("vault: open store.db: %w", bare(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, fmt.Errorf("vault: open store.db: %w", bare(err))
	}
	m, oneDamaged, err := findMeta(f)
	if err != nil {
		return false, err
	}
	if have := uint64(info.Size()) / uint64(m.pageSize); m.highWater < 4 || have < m.highWater {
		return false, damaged("truncated: %d pages of %d", have, m.highWater)
	}
	w := &pageWalk{file: f, meta: m, seen: make([]uint64, m.highWater/64+1)}
	if m.freelist != ^uint64(0) { // written once, when the file was made; bbolt reads it where it is there
		if err := w.freelist(); err != nil {
			return false, err
		}
	}
	return oneDamaged, w.walk(m.root, nil)
}

// page is one node of the tree; data may be longer than a page.
type page struct {
	id    uint64
	flags uint16
	count int
	size  int // with overflow
	data  []byte
}

// claim reads the first page of a node and marks all of its pages as visited.
func (w *pageWalk) claim(id uint64) (page, error) {
	if id < 2 || id >= w.meta.highWater {
		return page{}, damaged("page %d: outside the file", id)
	}
	b := make([]byte, w.meta.pageSize)
	if _, err := w.file.ReadAt(b, int64(id)*int64(w.meta.pageSize)); err != nil {
		return page{}, damaged("page %d: %v", id, bare(err))
	}
	p := page{id: native.Uint64(b), flags: native.Uint16(b[8:]), count: int(native.Uint16(b[10:])), data: b}
	overflow := uint64(native.Uint32(b[12:]))
	if p.id != id || id+overflow >= w.meta.highWater {
		return page{}, damaged("page %d: bad header", id)
	}
	p.size = int(overflow+1) * w.meta.pageSize
	for i := id; i <= id+overflow; i++ {
		if w.seen[i/64]&(1<<(i%64)) != 0 {
			return page{}, damaged("page %d: reached twice", i)
		}
		w.seen[i/64] |= 1 << (i % 64)
	}
	return p, nil
}

// bytes is data[from:to] of a node, which is read whole where its first page does not hold that.
func (w *pageWalk) bytes(p *page, from, to int) ([]byte, error) {
	if from < 0 || to < from || to > p.size {
		return nil, damaged("page %d: element outside the page", p.id)
	}
	if to > len(p.data) {
		p.data = make([]byte, p.size)
		if _, err := w.file.ReadAt(p.data, int64(p.id)*int64(w.meta.pageSize)); err != nil {
			return nil, damaged("page %d: %v", p.id, bare(err))
		}
	}
	return p.data[from:to], nil
}

// walk visits a node and everything below it. floor is the key that the node's keys may not lie below.
func (w *pageWalk) walk(id uint64, floor []byte) error {
	p, err := w.claim(id)
	if err != nil {
		return err
	}
	return w.elements(&p, 0, floor)
}

// elements visits the elements of a node that begins at base: 0, but for an inline bucket.
func (w *pageWalk) elements(p *page, base int, floor []byte) error {
	header, err := w.bytes(p, base, base+pageHeader)
	if err != nil {
		return err
	}
	flags, count := native.Uint16(header[8:]), int(native.Uint16(header[10:]))
	if flags != flagLeaf && (flags != flagBranch || base != 0 || count == 0) {
		return damaged("page %d: bad flags", p.id)
	}
	for i := range count {
		at := base + pageHeader + i*elementSize
		element, err := w.bytes(p, at, at+elementSize)
		if err != nil {
			return err
		}
		if flags == flagBranch {
			floor, err = w.branch(p, at, element, floor, i == 0)
		} else {
			floor, err = w.leaf(p, at, element, floor, i == 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// branch visits the child of one element and returns the element's key.
func (w *pageWalk) branch(p *page, at int, element, floor []byte, first bool) ([]byte, error) {
	at += int(native.Uint32(element))
	child := native.Uint64(element[8:])
	key, err := w.key(p, at, int(native.Uint32(element[4:])), floor, first)
	if err != nil {
		return nil, err
	}
	return key, w.walk(child, key)
}

// leaf checks one element, visits the bucket that it may be, and returns its key.
func (w *pageWalk) leaf(p *page, at int, element, floor []byte, first bool) ([]byte, error) {
	flags, size := native.Uint32(element), int(native.Uint32(element[8:]))
	value, length := at+int(native.Uint32(element[4:]))+size, int(native.Uint32(element[12:]))
	key, err := w.key(p, value-size, size, floor, first)
	if err != nil {
		return nil, err
	}
	if value < 0 || length < 0 || value+length > p.size {
		return nil, damaged("page %d: value outside the page", p.id)
	}
	if flags&flagBucket == 0 {
		return key, nil
	}
	if length < bucketSize {
		return nil, damaged("page %d: bad bucket", p.id)
	}
	bucket, err := w.bytes(p, value, value+bucketSize)
	if err != nil {
		return nil, err
	}
	if root := native.Uint64(bucket); root != 0 {
		return key, w.walk(root, nil)
	}
	return key, w.elements(p, value+bucketSize, nil)
}

// key reads a key and checks that it is in order: above the last one, or, where it is the first, not below its parent's.
func (w *pageWalk) key(p *page, at, size int, floor []byte, first bool) ([]byte, error) {
	if size <= 0 {
		return nil, damaged("page %d: empty key", p.id)
	}
	key, err := w.bytes(p, at, at+size)
	if err != nil {
		return nil, err
	}
	if order := compareKeys(floor, key); order > 0 || order == 0 && !first {
		return nil, damaged("page %d: keys out of order", p.id)
	}
	return key, nil
}

func compareKeys(floor, key []byte) int {
	if floor == nil {
		return -1
	}
	return bytes.Compare(floor, key)
}

// freelist claims the pages of the list of free pages, and checks its length.
func (w *pageWalk) freelist() error {
	p, err := w.claim(w.meta.freelist)
	if err != nil {
		return err
	}
	if p.flags != flagFreelist || pageHeader+8*p.count > p.size {
		return damaged("page %d: bad list of free pages", p.id)
	}
	return nil
}
