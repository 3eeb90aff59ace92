package vault_test

import (
	"fmt"
	"os"
	"testing"
)

// childVariable names what a re-executed test binary does instead of running tests.
const childVariable = "VAULT_TEST_CHILD"

// children are the programs that tests run as processes of their own: to be killed, traced, or put on a small disk.
var children = map[string]func() error{
	"killed": killedChild,
}

func TestMain(m *testing.M) {
	child, ok := children[os.Getenv(childVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := child(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}
