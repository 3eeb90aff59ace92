// Package deploy holds what runs around the binary. Its tests look at those files with the tools that will read them.
package deploy

import (
	"bufio"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func TestCaddyfile(t *testing.T) {
	out, err := exec.Command("caddy", "validate", "--adapter", "caddyfile", "--config", "Caddyfile").CombinedOutput()
	if err != nil {
		t.Fatalf("caddy validate: %v (apt-get install caddy)\n%s", err, out)
	}
	text, err := os.ReadFile("Caddyfile")
	if err != nil {
		t.Fatal(err)
	}
	// In a site block, `log` alone switches an access log on.
	if regexp.MustCompile(`(?m)^\tlog(\s*\{)?$`).Match(regexp.MustCompile(`(?s)^.*?\n}\n`).ReplaceAll(text, nil)) {
		t.Error("a site of the Caddyfile keeps an access log")
	}
}

// exposureMax is the highest score of `systemd-analyze security` that this unit may have.
const exposureMax = 1.5

func TestUnitExposure(t *testing.T) {
	out, err := exec.Command("systemd-analyze", "security", "--offline=true", "--no-pager", "dunnock.service").CombinedOutput()
	if err != nil {
		t.Fatalf("systemd-analyze: %v (apt-get install systemd)\n%s", err, out)
	}
	match := regexp.MustCompile(`Overall exposure level for \S+: ([0-9.]+)`).FindSubmatch(out)
	if match == nil {
		t.Fatalf("no score in:\n%s", out)
	}
	if score, err := strconv.ParseFloat(string(match[1]), 64); err != nil || score > exposureMax {
		t.Errorf("exposure %s, at most %.1f", match[1], exposureMax)
	}
}

// The image's conditions without a container engine: nothing but the binary, a read-only root, uid 65532, no
// capabilities, one writable directory.
func TestReadOnlyRoot(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("mounting a read-only root needs root")
	}
	root := t.TempDir()
	data := filepath.Join(root, "data")
	mount(t, root, "mode=0755", 0)
	copyBinary(t, "../bin/dunnock", filepath.Join(root, "dunnock"))
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	mount(t, data, "mode=0700,uid=65532,gid=65532", 0)
	mount(t, root, "", syscall.MS_REMOUNT|syscall.MS_RDONLY)

	command := exec.Command("/dunnock", "serve", "--listen", "127.0.0.1:0", "--data", "/data")
	command.Dir = "/"
	command.Env = []string{}
	command.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: 65532, Gid: 65532}}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var problems strings.Builder
	command.Stderr = &problems
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("no address was printed: %v\n%s", err, problems.String())
	}
	url := strings.TrimSpace(strings.TrimPrefix(line, "listening on "))
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("the start page answered %d", answer.StatusCode)
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v\n%s", err, problems.String())
	}
}

func mount(t *testing.T, at, options string, flags uintptr) {
	t.Helper()
	if err := syscall.Mount("tmpfs", at, "tmpfs", flags, options); err != nil {
		t.Fatalf("mount: %v", err)
	}
	if flags&syscall.MS_REMOUNT == 0 {
		t.Cleanup(func() { _ = syscall.Unmount(at, syscall.MNT_DETACH) })
	}
}

func copyBinary(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatalf("%v: run make build first", err)
	}
	if err := os.WriteFile(to, content, 0o755); err != nil {
		t.Fatal(err)
	}
}
