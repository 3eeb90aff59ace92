package push

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"dunnock/vault"
)

// web-push-testing (npm) is a push service that others wrote: what it decrypts was encrypted as others understand it.
func TestOutsideOpinion(t *testing.T) {
	const program = "../pwa/node_modules/web-push-testing/src/bin/server.js"
	if _, err := os.Stat(program); err != nil {
		t.Skip("npm's packages are not installed: run make build")
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	origin := "http://" + free.Addr().String()
	port := fmt.Sprint(free.Addr().(*net.TCPAddr).Port)
	_ = free.Close()
	command := exec.Command("node", "-r", "./testdata/loopback.cjs", program, port)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	ask := func(path string, body any, into any) error {
		text, _ := json.Marshal(body)
		answer, err := http.Post(origin+path, "application/json", bytes.NewReader(text))
		if err != nil {
			return err
		}
		defer answer.Body.Close()
		if answer.StatusCode >= 300 {
			return fmt.Errorf("%s: %d", path, answer.StatusCode)
		}
		return json.NewDecoder(answer.Body).Decode(into)
	}
	keys := testKeys(t)
	var made struct {
		Data struct {
			Endpoint, ClientHash string
			Keys                 struct{ P256dh, Auth string }
		}
	}
	public := keys.Public()
	options := map[string]string{"userVisibleOnly": "true", "applicationServerKey": b64u.EncodeToString(public[:])}
	for range 100 {
		if err = ask("/subscribe", options, &made); err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	to := vault.Subscription{Endpoint: strings.Replace(made.Data.Endpoint, "localhost", "127.0.0.1", 1), Key: IDOf(public)}
	for text, into := range map[string][]byte{made.Data.Keys.P256dh: to.P256dh[:], made.Data.Keys.Auth: to.Auth[:]} {
		b, err := b64u.DecodeString(strings.TrimRight(text, "="))
		if err != nil || copy(into, b) != len(into) {
			t.Fatalf("its keys: %v", err)
		}
	}
	text, err := payload(contact, vault.Order{5})
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := testSender(t, keys, origin).Send(t.Context(), Message{To: to, Text: text, TTL: Window})
	if err != nil || receipt.Status != 201 {
		t.Fatalf("%d, %v", receipt.Status, err)
	}
	var got struct{ Data struct{ Messages []string } }
	if err := ask("/get-notifications", map[string]string{"clientHash": made.Data.ClientHash}, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Data.Messages) != 1 || got.Data.Messages[0] != string(text) {
		t.Errorf("it read %q", got.Data.Messages)
	}
}
