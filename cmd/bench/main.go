// Command bench measures the store behind its HTTP edge beside rest-server v0.14.0, on loopback, in one run.
//
// Machines are noisy: rounds alternate between the two servers and only the ratios of their medians are printed as
// results. Both are authenticated and durable (rest-server fsyncs file and directory), both take 65,536-byte blobs
// whose SHA-256 the client computes. Run through `make bench`.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

func main() {
	dunnock := flag.String("dunnock", "bin/dunnock", "the binary under test")
	peer := flag.String("rest-server", "build/rest-server", "rest-server v0.14.0")
	rounds := flag.Int("rounds", 5, "interleaved rounds")
	span := flag.Duration("span", 3*time.Second, "length of one measurement")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := bench(ctx, *dunnock, *peer, *rounds, *span); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A cell is one line of the table: what is done, over how many connections.
type cell struct {
	write       bool
	connections int
}

func (c cell) String() string {
	verb := "GET"
	if c.write {
		verb = "PUT"
	}
	return fmt.Sprintf("%s, %d connections", verb, c.connections)
}

func bench(ctx context.Context, dunnock, peer string, rounds int, span time.Duration) error {
	ours, err := startDunnock(ctx, dunnock)
	if err != nil {
		return err
	}
	defer ours.stop()
	theirs, err := startRestServer(ctx, peer)
	if err != nil {
		return err
	}
	defer theirs.stop()

	cells := []cell{{true, 1}, {false, 1}, {true, 64}, {false, 64}}
	results := make(map[cell]*[2]series)
	for round := range rounds {
		for _, c := range cells {
			if results[c] == nil {
				results[c] = new([2]series)
			}
			// Who goes first alternates, so that neither always finds the disk as the other left it.
			order := [2]int{round % 2, 1 - round%2}
			for _, who := range order {
				target := [2]target{ours, theirs}[who]
				sample, err := measure(ctx, target, c, span)
				if err != nil {
					return fmt.Errorf("%s: %s: %w", target.name(), c, err)
				}
				results[c][who].add(sample)
			}
		}
	}
	fmt.Printf("64 KiB blobs, authenticated, durable; median of %d interleaved rounds of %s\n", rounds, span)
	fmt.Printf("%-22s %22s %22s %8s %10s\n", "", "dunnock req/s (p99)", "rest-server req/s (p99)", "ratio", "p99 ratio")
	for _, c := range cells {
		a, b := results[c][0], results[c][1]
		fmt.Printf("%-22s %13.0f %8s %13.0f %8s %7.2fx %9.2fx\n", c,
			a.rate(), a.tail().Round(100*time.Microsecond), b.rate(), b.tail().Round(100*time.Microsecond),
			a.rate()/b.rate(), float64(a.tail())/float64(b.tail()))
	}
	return nil
}
