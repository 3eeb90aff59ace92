package vault_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"dunnock/vault"
)

// TestRedacted prints ids, tokens, hashes and tags in every way that a careless line of code might.
func TestRedacted(t *testing.T) {
	mark := bytes.Repeat([]byte{0xA7}, 32)
	values := map[string]any{
		"id": vault.ID(mark[:16]), "token": vault.Token(mark), "hash": vault.TokenHash(mark), "tag": vault.ETag(mark),
		"tokens": vault.Tokens{Read: vault.TokenHash(mark)},
		"nested": struct{ T []vault.Token }{[]vault.Token{vault.Token(mark)}},
	}
	leaks := [][]byte{mark[:8], []byte(hex.EncodeToString(mark[:4])), []byte("167 167"), []byte("167,167"), []byte("0xa7"), []byte("0xA7")}
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%08b"} {
				fmt.Fprintf(&out, verb+"\n", value)
			}
			encoded, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			out.Write(encoded)
			slog.New(slog.NewTextHandler(&out, nil)).Info("text", "value", value)
			slog.New(slog.NewJSONHandler(&out, nil)).Info("json", "value", value)
			if !bytes.Contains(out.Bytes(), []byte("[redacted]")) {
				t.Errorf("nothing was redacted in %s", &out)
			}
			for _, leak := range leaks {
				if bytes.Contains(out.Bytes(), leak) {
					t.Errorf("printed as %s", &out)
				}
			}
		})
	}
}
