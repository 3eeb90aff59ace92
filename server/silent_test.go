package server

import (
	"io"
	"net"
	"testing"
	"time"
)

// A connection that was opened and never used ends without a word: what is written to it could be taken for the answer to a
// request that is just being sent.
func TestSilenceIsNotAnswered(t *testing.T) {
	s := start(t, func(o *Options) { o.HeadTime = 50 * time.Millisecond }, nil)
	c, err := net.Dial("tcp", s.public)
	check(t, err)
	defer c.Close()
	check(t, c.SetReadDeadline(time.Now().Add(30*time.Second)))
	said, err := io.ReadAll(c)
	if err != nil || len(said) > 0 {
		t.Fatalf("a silent connection got %d bytes, %v", len(said), err)
	}
}
