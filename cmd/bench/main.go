// Command bench measures the store behind its HTTP edge beside rest-server v0.14.0, on loopback, in one run.
//
// Machines are noisy: rounds alternate between the two servers and only the ratios of their medians are printed as
// results. Both are authenticated and durable (rest-server fsyncs file and directory), both take 65,536-byte blobs
// whose SHA-256 the client computes. Run through `make bench`.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"time"
)

func main() {
	dunnock := flag.String("dunnock", "bin/dunnock", "the binary under test")
	peer := flag.String("rest-server", "build/rest-server", "rest-server v0.14.0")
	rounds := flag.Int("rounds", 5, "interleaved rounds")
	span := flag.Duration("span", 3*time.Second, "length of one measurement")
	report := flag.String("json", "", "a file for the ratios")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	lines, err := bench(ctx, *dunnock, *peer, *rounds, *span)
	if err == nil && *report != "" {
		err = writeReport(*report, lines)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A cell is one line of the table: what is done, over how many connections.
type cell struct {
	write       bool
	connections int
}

func (c cell) verb() string {
	if c.write {
		return "PUT"
	}
	return "GET"
}

func (c cell) String() string { return fmt.Sprintf("%s, %d connections", c.verb(), c.connections) }

// line is what the report says of one cell: ours by theirs.
type line struct {
	Verb        string  `json:"verb"`
	Connections int     `json:"connections"`
	RateRatio   float64 `json:"rateRatio"`
	P99Ratio    float64 `json:"p99Ratio"`
}

func writeReport(file string, lines []line) error {
	text, err := json.Marshal(lines)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

func bench(ctx context.Context, dunnock, peer string, rounds int, span time.Duration) ([]line, error) {
	ours, err := startDunnock(ctx, dunnock)
	if err != nil {
		return nil, err
	}
	defer ours.stop()
	theirs, err := startRestServer(ctx, peer)
	if err != nil {
		return nil, err
	}
	defer theirs.stop()

	cells := []cell{{true, 1}, {false, 1}, {true, 64}, {false, 64}}
	results := make(map[cell]*[2]series)
	for round := range rounds {
		for _, c := range cells {
			if results[c] == nil {
				results[c] = new([2]series)
			}
			// Who goes first alternates, so that neither always finds the machine as the other left it.
			order := [2]int{round % 2, 1 - round%2}
			for _, who := range order {
				settle(ctx)
				target := [2]target{ours, theirs}[who]
				sample, err := measure(ctx, target, c, span)
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %w", target.name(), c, err)
				}
				results[c][who].add(sample)
			}
		}
	}
	fmt.Printf("64 KiB blobs, authenticated, durable; median of %d interleaved rounds of %s\n", rounds, span)
	fmt.Printf("%-22s %22s %22s %8s %10s\n", "", "dunnock req/s (p99)", "rest-server req/s (p99)", "ratio", "p99 ratio")
	lines := make([]line, 0, len(cells))
	for _, c := range cells {
		a, b := results[c][0], results[c][1]
		l := line{c.verb(), c.connections, a.rate() / b.rate(), float64(a.tail()) / float64(b.tail())}
		fmt.Printf("%-22s %13.0f %8s %13.0f %8s %7.2fx %9.2fx\n", c,
			a.rate(), a.tail().Round(100*time.Microsecond), b.rate(), b.tail().Round(100*time.Microsecond),
			l.RateRatio, l.P99Ratio)
		lines = append(lines, l)
	}
	return lines, nil
}

// settle lets the system write what the server before left to it: files, and what a journal says of them. Otherwise the
// next one's syncs wait for that.
func settle(ctx context.Context) {
	_ = exec.CommandContext(ctx, "sync").Run() // where there is none, the alternation has to do
}
