package push

import (
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Count is what is known of many pushes together: to which host, and how they ended.
type Count struct {
	Host string
	// Status is the push service's, or 0 where there was none.
	Status int
}

// tally counts, and tells the operator once an hour. A line for each push would tell, by its own time, somebody's minute.
type tally struct {
	mu     sync.Mutex
	counts map[Count]int
	told   map[Count]int
}

func (t *tally) add(host string, status int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.counts == nil {
		t.counts, t.told = map[Count]int{}, map[Count]int{}
	}
	t.counts[Count{host, status}]++
}

func (t *tally) all() map[Count]int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.counts)
}

// tell logs what was counted since the last time: refusals, which are the operator's to mend, as warnings.
func (t *tally) tell(log *slog.Logger) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, key := range slices.SortedFunc(maps.Keys(t.counts), compareCounts) {
		since := t.counts[key] - t.told[key]
		if since == 0 {
			continue
		}
		t.told[key] = t.counts[key]
		if judge(key.Host, Receipt{Status: key.Status}, nil) == refused {
			log.Warn("a push service refuses: see the operator guide", "host", key.Host, "status", key.Status, "count", since)
		} else {
			log.Info("pushes", "host", key.Host, "status", key.Status, "count", since)
		}
	}
}

func compareCounts(a, b Count) int {
	if a.Host != b.Host {
		return strings.Compare(a.Host, b.Host)
	}
	return a.Status - b.Status
}
