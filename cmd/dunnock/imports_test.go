package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The rules of docs/architecture.md: who may import whom, each with its reason.
var rules = []struct {
	module string // an import path, or its prefix with a slash at the end
	only   []string
	reason string
}{
	{"github.com/gofiber/fiber/", []string{"dunnock/server"}, "Fiber reuses buffers: only the edge may hold them"},
	{"go.etcd.io/bbolt", []string{"dunnock/vault"}, "a leaked transaction would block every reader"},
	{"golang.org/x/crypto/argon2", []string{"dunnock/vault/seal"}, "the server never derives anything from a code"},
	{"crypto/hpke", []string{"dunnock/vault/seal"}, "the server opens nothing"},
	{"dunnock/vault/seal", []string{"dunnock/cmd/dunnock"}, "what phones seal is for tools and vectors, not for the server"},
	{"github.com/SherClockHolmes/webpush-go", []string{"dunnock/push"}, "its faults are fenced there and nowhere else"},
	{"github.com/golang-jwt/", nil, "webpush-go alone signs"},
	{"net/http", []string{"dunnock/push", "dunnock/push/pushtest", "dunnock/cmd/dunnock", "dunnock/cmd/bench"},
		"push alone speaks to the outside; the commands talk to a host that they are given"},
	{"dunnock/push", []string{"dunnock/cmd/dunnock", "dunnock/cmd/bench"}, "concrete types meet in cmd alone"},
	{"dunnock/push/pushtest", nil, "it is for tests"},
	{"dunnock/server", []string{"dunnock/cmd/dunnock"}, "concrete types meet in cmd alone"},
	{"dunnock/pwa", []string{"dunnock/cmd/dunnock"}, "the edge is given files, it does not know where they come from"},
	{"net/http/httputil", nil, "it dumps requests"},
	{"net/http/pprof", nil, "it shows memory"},
	{"expvar", nil, "it shows counts by name"},
	{"unsafe", []string{"dunnock/vault"}, "memory that is not ours"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Imports", "dunnock/...")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := decoder.Decode(&p); err == io.EOF {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// broken names every import in packages that a rule forbids.
func broken(packages []goPackage) []string {
	var found []string
	for _, p := range packages {
		for _, imported := range p.Imports {
			for _, rule := range rules {
				matches := imported == rule.module || strings.HasSuffix(rule.module, "/") && strings.HasPrefix(imported, rule.module)
				if matches && !slices.Contains(rule.only, p.ImportPath) {
					found = append(found, p.ImportPath+" imports "+imported+": "+rule.reason)
				}
			}
		}
	}
	return found
}

func TestImports(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 4 {
		t.Fatalf("only %d packages listed", len(packages))
	}
	for _, line := range broken(packages) {
		t.Error(line)
	}
}

func TestImportRulesCanFail(t *testing.T) {
	planted := []goPackage{{"dunnock/server", []string{"go.etcd.io/bbolt", "dunnock/vault/seal"}}, {"dunnock/vault", []string{"github.com/gofiber/fiber/v2"}}}
	if found := broken(planted); len(found) != 3 {
		t.Errorf("found %d of 3 planted imports: %q", len(found), found)
	}
}

// The server's whole graph, not only its own imports, is free of what opens sealed bytes. (crypto/hpke is in it by way of
// crypto/tls, which uses it for Encrypted Client Hello; the rules above keep it out of our own imports.)
func TestServerOpensNothing(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "dunnock/server").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, forbidden := range []string{"golang.org/x/crypto/argon2", "dunnock/vault/seal"} {
		if slices.Contains(strings.Fields(string(out)), forbidden) {
			t.Errorf("dunnock/server depends on %s", forbidden)
		}
	}
}

// The edge and the store reach nobody: nothing in their own files dials. (fasthttp and crypto/tls could; they are not asked.)
func TestOnlyPushDials(t *testing.T) {
	for _, folder := range []string{"server", "vault"} {
		command := exec.Command("grep", "-rnE", "--include=*.go", "--exclude=*_test.go", `(\.Dial|DialContext|http\.(Get|Post|Client)|fasthttp\.(Client|HostClient|Dial))`, "../../"+folder)
		out, err := command.Output()
		if err == nil {
			t.Errorf("%s dials:\n%s", folder, out)
		} else if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != 1 {
			t.Errorf("grep: %v", err)
		}
	}
}
