package pushtest

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/url"
	"strings"
	"time"
)

var b64u = base64.RawURLEncoding.Strict()

type claims struct {
	Audience string `json:"aud"`
	Expiry   int64  `json:"exp"`
	Subject  string `json:"sub"`
}

// checkVAPID checks an Authorization of RFC 8292 as the strictest of the services do.
func checkVAPID(header, origin string, key [65]byte, now time.Time) error {
	rest, ok := strings.CutPrefix(header, "vapid t=")
	token, public, found := strings.Cut(rest, ", k=")
	if !ok || !found {
		return fmt.Errorf("no vapid authorisation")
	}
	point, err := b64u.DecodeString(public)
	if err != nil || !bytes.Equal(point, key[:]) {
		return fmt.Errorf("signed with another key than the subscription's")
	}
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return fmt.Errorf("no token of three parts")
	}
	if err := checkSignature(parts, point); err != nil {
		return err
	}
	var c claims
	text, err := b64u.DecodeString(parts[1])
	if err != nil || json.Unmarshal(text, &c) != nil {
		return fmt.Errorf("claims that cannot be read")
	}
	return c.check(origin, now)
}

func checkSignature(parts []string, point []byte) error {
	var head struct {
		Type      string `json:"typ"`
		Algorithm string `json:"alg"`
	}
	text, err := b64u.DecodeString(parts[0])
	if err != nil || json.Unmarshal(text, &head) != nil || head.Algorithm != "ES256" || head.Type != "JWT" {
		return fmt.Errorf("not an ES256 JWT")
	}
	signature, err := b64u.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return fmt.Errorf("a signature that is not 64 bytes")
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return fmt.Errorf("a key that is no point")
	}
	hash := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	if !ecdsa.Verify(public, hash[:], r, s) {
		return fmt.Errorf("a signature that does not hold")
	}
	return nil
}

func (c claims) check(origin string, now time.Time) error {
	if c.Audience != origin {
		return fmt.Errorf("another audience than the origin")
	}
	if left := time.Unix(c.Expiry, 0).Sub(now); left <= 0 || left > 24*time.Hour {
		return fmt.Errorf("an expiry that is past, or more than 24 hours ahead")
	}
	subject, err := url.Parse(c.Subject)
	https := err == nil && subject.Scheme == "https" && strings.Contains(subject.Hostname(), ".")
	if !https {
		return fmt.Errorf("a subject that is no https address with a dotted host")
	}
	return nil
}
