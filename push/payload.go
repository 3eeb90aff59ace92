package push

import (
	"bytes"
	"encoding/json"
	"fmt"

	"dunnock/vault"
)

// What every push says in clear to the browser that opens it, and to nobody else. Safari from 18.4 shows it by itself
// where the service worker is gone (https://webkit.org/blog/16535); every other browser hands it to the service worker,
// which does not look at the words. It is the same for everybody.
const (
	declarative = 8030 // what Safari knows such a message by
	title       = "Calculator"
	line        = "A tip for today"
)

// plaintextBytes is the room in a record of RecordBytes: without header[86], delimiter[1] and tag[16].
const plaintextBytes = RecordBytes - 103

type message struct {
	WebPush      int          `json:"web_push"`
	Notification notification `json:"notification"`
	Mutable      bool         `json:"mutable"` // the service worker's own notification takes its place where it runs
	Extra        string       `json:"x"`       // 32 bytes: an order, or random
}

type notification struct {
	Title    string `json:"title"`
	Body     string `json:"body"`
	Navigate string `json:"navigate"`
	Silent   bool   `json:"silent"`
	Tag      string `json:"tag"`
}

// payload is the plaintext of a push, of the same length whatever the 32 bytes are.
func payload(start string, extra vault.Order) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(message{
		WebPush:      declarative,
		Notification: notification{Title: title, Body: line, Navigate: start, Silent: true, Tag: "tip"},
		Mutable:      true,
		Extra:        b64u.EncodeToString(extra[:]),
	})
	if err != nil {
		return nil, fmt.Errorf("push: encode: %w", err)
	}
	text := bytes.TrimRight(b.Bytes(), "\n")
	if len(text) > plaintextBytes {
		return nil, fmt.Errorf("push: the start address is too long")
	}
	return text, nil
}
