package seal

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
)

const (
	packageVersion   = 4
	packageMinimum   = 8
	packageLength    = 12
	packageSignature = 16
	packageGzip      = 80

	regionPlain = RegionSize - NonceSize - TagSize
	// GzipMax is the longest compressed module that the app region holds.
	GzipMax = regionPlain - packageGzip
)

// A Package is the inner app as it is released: public, but kept sealed on a phone, so that a locked one holds no trace
// of it.
type Package struct {
	Version uint32
	Minimum uint32 // the lowest version that may still run once this one was seen
	Gzip    []byte // RFC 1952, of one ES module in UTF-8
}

// SignPackage makes the bytes that GET /v1/app answers.
func SignPackage(key ed25519.PrivateKey, p Package) ([]byte, error) {
	if len(p.Gzip) > GzipMax {
		return nil, fmt.Errorf("seal: package: module of %d bytes, above %d", len(p.Gzip), GzipMax)
	}
	b := make([]byte, packageGzip, packageGzip+len(p.Gzip))
	binary.BigEndian.PutUint16(b, Format)
	binary.BigEndian.PutUint32(b[packageVersion:], p.Version)
	binary.BigEndian.PutUint32(b[packageMinimum:], p.Minimum)
	binary.BigEndian.PutUint32(b[packageLength:], uint32(len(p.Gzip)))
	b = append(b, p.Gzip...)
	copy(b[packageSignature:], ed25519.Sign(key, packageSigned(b)))
	return b, nil
}

// OpenPackage reads a package that one of the keys signed. It answers ErrNone and nothing else: a package of another format
// is one that cannot be run.
func OpenPackage(keys []ed25519.PublicKey, b []byte) (*Package, error) {
	if len(b) < packageGzip || !verifyAny(keys, packageSigned(b), b[packageSignature:packageGzip]) {
		return nil, ErrNone
	}
	return parsePackage(b)
}

func parsePackage(b []byte) (*Package, error) {
	if len(b) < packageGzip {
		return nil, ErrNone
	}
	n := binary.BigEndian.Uint32(b[packageLength:])
	if checkFormat(b) != nil || !isZero(b[2:packageVersion]) || n > GzipMax || int(n) != len(b)-packageGzip {
		return nil, ErrNone
	}
	return &Package{
		Version: binary.BigEndian.Uint32(b[packageVersion:]),
		Minimum: binary.BigEndian.Uint32(b[packageMinimum:]),
		Gzip:    b[packageGzip:],
	}, nil
}

// Allowed answers ErrOld where the version is below the vault's appMinimum, or below the version already stored (0 for none).
func (p *Package) Allowed(appMinimum, stored uint32) error {
	if p.Version < appMinimum || p.Version < stored {
		return ErrOld
	}
	return nil
}

// packageSigned is what the signature covers: everything but itself.
func packageSigned(b []byte) []byte {
	signed := append([]byte("c1/app"), b[:packageSignature]...)
	return append(signed, b[packageGzip:]...)
}

func verifyAny(keys []ed25519.PublicKey, signed, signature []byte) bool {
	for _, key := range keys {
		if len(key) == ed25519.PublicKeySize && ed25519.Verify(key, signed, signature) {
			return true
		}
	}
	return false
}

// SealRegion makes the 524,288 bytes of one app copy.
func SealRegion(key AppKey, copyNumber uint8, pkg []byte, nonce AppNonce) ([]byte, error) {
	if _, err := parsePackage(pkg); err != nil {
		return nil, fmt.Errorf("seal: app region: package: %w", err)
	}
	plain := make([]byte, regionPlain)
	copy(plain, pkg)
	return sealRegion(key, copyNumber, plain, nonce), nil
}

func sealRegion(key AppKey, copyNumber uint8, plain []byte, nonce AppNonce) []byte {
	out := append(make([]byte, 0, RegionSize), nonce[:]...)
	return aeadSeal(out, key, nonce, plain, regionAAD(copyNumber))
}

// OpenRegion opens one app copy and gives the package in it, without its padding. Its signature is [OpenPackage]'s to check. It
// answers ErrSize or ErrNone.
func OpenRegion(key AppKey, copyNumber uint8, sealed []byte) ([]byte, error) {
	if len(sealed) != RegionSize {
		return nil, ErrSize
	}
	plain, err := aeadOpen(key, AppNonce(sealed[:NonceSize]), sealed[NonceSize:], regionAAD(copyNumber))
	if err != nil {
		return nil, err
	}
	return parseRegion(plain)
}

func parseRegion(plain []byte) ([]byte, error) {
	if len(plain) != regionPlain {
		return nil, ErrSize
	}
	n := binary.BigEndian.Uint32(plain[packageLength:])
	if n > GzipMax {
		return nil, ErrNone
	}
	pkg := plain[:packageGzip+int(n)]
	if _, err := parsePackage(pkg); err != nil {
		return nil, err
	}
	return pkg, nil
}

func regionAAD(copyNumber uint8) []byte { return append([]byte("c1/app"), copyNumber) }
