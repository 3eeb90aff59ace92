package pushtest

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"testing"
	"time"
)

func bytesOf(t *testing.T, text string) []byte {
	t.Helper()
	b, err := b64u.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The worked example of RFC 8291, appendix A, pins the receiver, and so whatever the receiver accepts.
func TestRFC8291(t *testing.T) {
	key, err := ecdh.P256().NewPrivateKey(bytesOf(t, "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
	if err != nil {
		t.Fatal(err)
	}
	auth := bytesOf(t, "BTBZMqHH6r4Tts7J_aSIgg")
	body := bytesOf(t, "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A"+
		"_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")
	text, err := Open(body, key, auth)
	if err != nil || string(text) != "When I grow up, I want to be a watermelon" {
		t.Fatalf("%q, %v", text, err)
	}
	for _, at := range []int{0, 17, 20, 30, len(body) - 1} {
		changed := append([]byte{}, body...)
		changed[at] ^= 1
		if _, err := Open(changed, key, auth); err == nil && at != 17 { // a larger record is a record too
			t.Errorf("opens with byte %d changed", at)
		}
	}
	if _, err := Open(body, key, make([]byte, 16)); err == nil {
		t.Error("opens with another secret")
	}
	if _, err := Open(body[:50], key, auth); err == nil {
		t.Error("opens when cut short")
	}
}

// A service that takes everything would prove nothing.
func TestVAPIDIsChecked(t *testing.T) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := private.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	now, origin := time.Now(), "https://push.example"
	header := func(head, claims string) string {
		signed := b64u.EncodeToString([]byte(head)) + "." + b64u.EncodeToString([]byte(claims))
		hash := sha256.Sum256([]byte(signed))
		r, s, err := ecdsa.Sign(rand.Reader, private, hash[:])
		if err != nil {
			t.Fatal(err)
		}
		signature := make([]byte, 64)
		r.FillBytes(signature[:32])
		s.FillBytes(signature[32:])
		return "vapid t=" + signed + "." + b64u.EncodeToString(signature) + ", k=" + b64u.EncodeToString(point)
	}
	es := `{"typ":"JWT","alg":"ES256"}`
	good := fmt.Sprintf(`{"aud":%q,"exp":%d,"sub":"https://calc.example/"}`, origin, now.Add(12*time.Hour).Unix())
	if err := checkVAPID(header(es, good), origin, [65]byte(point), now); err != nil {
		t.Fatalf("a good one: %v", err)
	}
	broken := []byte(header(es, good))
	broken[len("vapid t=")+len(es)*2] ^= 1
	for name, text := range map[string]string{
		"none":             "",
		"a broken token":   string(broken),
		"no algorithm":     header(`{"typ":"JWT","alg":"none"}`, good),
		"another audience": header(es, fmt.Sprintf(`{"aud":"https://other.example","exp":%d,"sub":"https://calc.example/"}`, now.Add(time.Hour).Unix())),
		"expired":          header(es, fmt.Sprintf(`{"aud":%q,"exp":%d,"sub":"https://calc.example/"}`, origin, now.Add(-time.Hour).Unix())),
		"25 hours":         header(es, fmt.Sprintf(`{"aud":%q,"exp":%d,"sub":"https://calc.example/"}`, origin, now.Add(25*time.Hour).Unix())),
		"no subject":       header(es, fmt.Sprintf(`{"aud":%q,"exp":%d}`, origin, now.Add(time.Hour).Unix())),
		"a doubled mailto": header(es, fmt.Sprintf(`{"aud":%q,"exp":%d,"sub":"mailto:mailto:a@b.example"}`, origin, now.Add(time.Hour).Unix())),
	} {
		if checkVAPID(text, origin, [65]byte(point), now) == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if checkVAPID(header(es, good), origin, [65]byte{4}, now) == nil {
		t.Error("taken under another key")
	}
}
