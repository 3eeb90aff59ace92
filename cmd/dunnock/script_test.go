package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dunnock": main})
}

// The scripts of testdata/script read like a manual and run the real program.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../vault/testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIXTURES", fixtures)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"listening": listening,
			"truncate":  truncate,
			"flip":      flip,
		},
	})
}

// listening FILE waits until FILE, the output of a server in the background, names its address, and sets $URL to it.
func listening(ts *testscript.TestScript, _ bool, args []string) {
	for range 200 {
		text, _ := os.ReadFile(ts.MkAbs(args[0]))
		if _, rest, found := strings.Cut(string(text), "listening on "); found && strings.Contains(rest, "\n") {
			ts.Setenv("URL", strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]))
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("the server did not say where it listens")
}

// truncate FILE N cuts a file down to N bytes.
func truncate(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// flip FILE changes the last byte of a file.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	content, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	content[len(content)-1] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
}

func TestFileTwins(t *testing.T) {
	file := filepath.Join(t.TempDir(), "code")
	if err := os.WriteFile(file, []byte("secret-from-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		env  map[string]string
		want string // of standard error
	}{
		{"the file's content is used", map[string]string{"DUNNOCK_SETUP_CODE_FILE": file}, "set-up code"},
		{"a missing file is named by its option", map[string]string{"DUNNOCK_SETUP_CODE_FILE": file + "x"}, "DUNNOCK_SETUP_CODE_FILE"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out, problems bytes.Buffer
			lookup := func(name string) (string, bool) { value, ok := test.env[name]; return value, ok }
			status := run(t.Context(), []string{"serve", "--listen", "127.0.0.1:0", "--data", t.TempDir()}, lookup, streams{nil, &out, &problems})
			if status == 0 || !strings.Contains(problems.String(), test.want) {
				t.Errorf("status %d, %q; want a failure that says %q", status, problems.String(), test.want)
			}
			if strings.Contains(problems.String(), "secret-from-file") {
				t.Errorf("the secret is in the message: %q", problems.String())
			}
		})
	}
}
