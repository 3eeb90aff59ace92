package seal

import (
	"encoding/binary"
	"fmt"
	"io"
)

const (
	// ExportSize is every export, whatever it holds. It has no magic: beside other files it is random bytes.
	ExportSize = SaltSize + CopySize + NonceSize + textSize + TagSize
	// TextMax is the longest JSON that an export holds.
	TextMax = textSize - 4

	textSize        = 768*1024 - NonceSize - TagSize
	textNonceOffset = SaltSize + CopySize
	textOffset      = textNonceOffset + NonceSize
)

// An Export is what a file that the holder saved holds: the vault itself, to put back on a phone, and the plan in words, for
// a reader that knows nothing of Yjs, in ten years.
type Export struct {
	Seq     uint64
	Payload *Payload // Payload.Doc is the Yjs document
	Text    []byte   // JSON; ParseText reads it
}

// ExportRandom is all the randomness of one export, used once.
type ExportRandom struct {
	Salt      Salt
	Image     CopyRandom
	TextNonce TextNonce
}

// DrawExport draws the randomness of one export.
func DrawExport(rand io.Reader) (r ExportRandom, err error) {
	if err := draw(rand, r.Salt[:]); err != nil {
		return r, err
	}
	if r.Image, err = DrawCopy(rand); err != nil {
		return r, err
	}
	return r, draw(rand, r.TextNonce[:])
}

// SealExport makes the 1,048,592 bytes. It fails for values that no reader would accept.
func SealExport(code []byte, e *Export, r ExportRandom) ([]byte, error) {
	return sealExport(Stretch(code, r.Salt), e, r)
}

func sealExport(prk PRK, e *Export, r ExportRandom) ([]byte, error) {
	if len(e.Text) > TextMax {
		return nil, fmt.Errorf("seal: export: text of %d bytes, above %d", len(e.Text), TextMax)
	}
	if _, err := ParseText(e.Text); err != nil {
		return nil, fmt.Errorf("seal: export: text: %w", err)
	}
	image, err := SealCopy(prk, ExportPlace, e.Seq, e.Payload, r.Image)
	if err != nil {
		return nil, err
	}
	text := make([]byte, textSize)
	binary.BigEndian.PutUint32(text, uint32(len(e.Text)))
	copy(text[4:], e.Text)

	out := append(make([]byte, 0, ExportSize), r.Salt[:]...)
	out = append(out, image...)
	out = append(out, r.TextNonce[:]...)
	return aeadSeal(out, deriveTextKey(r.Image.VaultKey), r.TextNonce, text, []byte("c1/text")), nil
}

// OpenExport reads one export from r and opens it with the code that the vault had when it was made. It answers ErrSize;
// ErrNone, for a wrong code and a damaged file alike; ErrNewer; or the reader's own error. With ErrNewer the text is there
// all the same, and only the payload is nil: whoever holds an old program and a new file can still read their own words.
func OpenExport(r io.Reader, code []byte) (Export, error) {
	file, err := io.ReadAll(io.LimitReader(r, ExportSize+1))
	if err != nil {
		return Export{}, fmt.Errorf("seal: export: %w", err)
	}
	if len(file) != ExportSize {
		return Export{}, ErrSize
	}
	return openExport(Stretch(code, Salt(file[:SaltSize])), file)
}

func openExport(prk PRK, file []byte) (Export, error) {
	if len(file) != ExportSize {
		return Export{}, ErrSize
	}
	image, newer := OpenCopy(prk, ExportPlace, file[SaltSize:textNonceOffset])
	if image == nil {
		return Export{}, newer
	}
	text, err := aeadOpen(deriveTextKey(image.VaultKey), TextNonce(file[textNonceOffset:textOffset]), file[textOffset:], []byte("c1/text"))
	if err != nil {
		return Export{}, err
	}
	if text, err = unpadText(text); err != nil {
		return Export{}, err
	}
	return Export{Seq: image.Seq, Payload: image.Payload, Text: text}, newer
}

func unpadText(plain []byte) ([]byte, error) {
	if len(plain) != textSize {
		return nil, ErrSize
	}
	length := binary.BigEndian.Uint32(plain)
	if length > TextMax {
		return nil, ErrNone
	}
	return plain[4 : 4+length : 4+length], nil
}

func deriveTextKey(key VaultKey) TextKey { return TextKey(expand(key[:], "c1/text", KeySize)) }
