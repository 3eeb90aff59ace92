package vault_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"dunnock/vault"
	"dunnock/vault/vaulttest"
)

func init() { children["traced"] = tracedChild }

// tracedChild makes, replaces and clears a box, and writes a line into the file "answers" after each answer.
func tracedChild() error {
	dir := os.Getenv("VAULT_TEST_DIR")
	answers, err := os.Create(filepath.Join(dir, "answers"))
	if err != nil {
		return err
	}
	answer := func(what string, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		_, err = answers.WriteString(what + "\n")
		return err
	}
	o := vault.Options{KeysMirror: filepath.Join(dir, "mirror")}
	if os.Getenv("VAULT_TEST_NOSYNC") != "" {
		o = o.WithoutSync()
	}
	v, err := vault.Open(filepath.Join(dir, "data"), o)
	if err != nil {
		return err
	}
	ctx := context.Background()
	go func() { _ = v.Run(ctx) }()
	first, b := lifeBox(0, 0), lifeBox(1, 0)
	_, err = v.Create(ctx, first.ID, first.Write, first.Tokens(), versionBlob(1), true)
	if err = answer("opened", err); err != nil {
		return err
	}
	tag, err := v.Create(ctx, b.ID, b.Write, b.Tokens(), versionBlob(1), true)
	if err = answer("created", err); err != nil {
		return err
	}
	_, err = v.Replace(ctx, b.ID, b.Write, tag, versionBlob(2))
	if err = answer("replaced", err); err != nil {
		return err
	}
	return answer("cleared", v.Clear(ctx, b.ID, b.Clear))
}

// event is a system call of the traced child that touches a file of interest.
type event struct {
	call string // write, sync began, sync ended, answer
	file string // base name; for an answer, its number
}

// TestSyncBeforeAnswer watches the system calls of a process from outside. Before each answer, everything that was
// written to the store, to box-keys and to its mirror since the last answer has been synced, and in the right order.
func TestSyncBeforeAnswer(t *testing.T) {
	events := traceChild(t, "")
	answers := splitAnswers(events)
	if len(answers) != 4 {
		t.Fatalf("%d answers, want 4, in %v", len(answers), events)
	}
	for i, files := range [][]string{nil, {"box-keys", "mirror", "store.db"}, {"store.db"}, {"store.db", "box-keys", "mirror"}} {
		switch i {
		case 0:
			continue // opening
		case 3:
			answers[i] = untilSynced(answers[i], "mirror") // then the intent goes, while the answer is under way
		}
		if problem := unsynced(answers[i]); problem != "" {
			t.Errorf("answer %d: %s, in %v", i, problem, answers[i])
		}
		if got := writtenFiles(answers[i]); strings.Join(got, " ") != strings.Join(files, " ") {
			t.Errorf("answer %d: wrote to %v in this order, want %v", i, got, files)
		}
		for j := 1; j < len(files); j++ { // box-keys and its mirror are written together, the store is not
			if (files[j-1] == "store.db") != (files[j] == "store.db") && !orderedBySync(answers[i], files[j-1], files[j]) {
				t.Errorf("answer %d: %s was written before %s was synced, in %v", i, files[j], files[j-1], answers[i])
			}
		}
	}
}

// TestSyncBeforeAnswerCanFail: without syncs the same trace is found wanting.
func TestSyncBeforeAnswerCanFail(t *testing.T) {
	answers := splitAnswers(traceChild(t, "VAULT_TEST_NOSYNC=1"))
	if len(answers) != 4 || unsynced(answers[2]) == "" {
		t.Errorf("a store that does not sync passes: %v", answers)
	}
}

// splitAnswers cuts the events before each answer.
func splitAnswers(events []event) (answers [][]event) {
	var since []event
	for _, e := range events {
		if e.call == "answer" {
			answers = append(answers, since)
			since = nil
			continue
		}
		since = append(since, e)
	}
	return answers
}

// untilSynced are the events up to the first sync of file that ended.
func untilSynced(events []event, file string) []event {
	if at := slices.Index(events, event{"sync ended", file}); at >= 0 {
		return events[:at+1]
	}
	return events
}

// unsynced finds a write to a file after which no sync of it began and ended.
func unsynced(events []event) string {
	state := map[string]string{}
	for _, e := range events {
		switch e.call {
		case "write":
			state[e.file] = "written"
		case "sync began":
			if state[e.file] == "written" {
				state[e.file] = "syncing"
			}
		case "sync ended":
			if state[e.file] == "syncing" {
				state[e.file] = "synced"
			}
		}
	}
	for file, is := range state {
		if is != "synced" {
			return file + " is only " + is
		}
	}
	return ""
}

// writtenFiles are the files in the order of their first writes.
func writtenFiles(events []event) (files []string) {
	seen := map[string]bool{}
	for _, e := range events {
		if e.call == "write" && !seen[e.file] {
			seen[e.file] = true
			files = append(files, e.file)
		}
	}
	return files
}

// orderedBySync tells whether a sync of before ended ahead of the first write to after.
func orderedBySync(events []event, before, after string) bool {
	for _, e := range events {
		if e.call == "sync ended" && e.file == before {
			return true
		}
		if e.call == "write" && e.file == after {
			return false
		}
	}
	return false
}

// traceChild runs a traced child to its end. It needs ptrace(2) on children, which Linux allows by default.
func traceChild(t *testing.T, environment string) []event {
	t.Helper()
	runtime.LockOSThread() // ptrace belongs to the thread that started the child
	defer runtime.UnlockOSThread()
	dir := t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"=traced", "VAULT_TEST_DIR="+dir, environment)
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	child.SysProcAttr = &syscall.SysProcAttr{Ptrace: true, Setpgid: true}
	if err := child.Start(); err != nil {
		t.Fatalf("start a traced child: %v", err)
	}
	tr := &tracer{pid: child.Process.Pid, pending: map[int]event{}}
	if err := tr.run(); err != nil {
		_ = child.Process.Kill()
		t.Fatal(err)
	}
	return tr.events
}

type tracer struct {
	pid     int
	events  []event
	pending map[int]event // by thread: the call that it is in
}

// wall is __WALL: wait for threads, too.
const wall = 0x40000000

func (tr *tracer) run() error {
	var status unix.WaitStatus
	if _, err := unix.Wait4(tr.pid, &status, wall, nil); err != nil {
		return fmt.Errorf("wait for the child: %w", err)
	}
	options := unix.PTRACE_O_TRACECLONE | unix.PTRACE_O_TRACESYSGOOD | unix.PTRACE_O_EXITKILL
	if err := unix.PtraceSetOptions(tr.pid, options); err != nil {
		return fmt.Errorf("ptrace: %w", err)
	}
	for thread, signal := tr.pid, 0; ; {
		if err := unix.PtraceSyscall(thread, signal); err != nil && !errors.Is(err, unix.ESRCH) {
			return fmt.Errorf("ptrace: %w", err)
		}
		var err error
		if thread, err = unix.Wait4(-tr.pid, &status, wall, nil); err != nil {
			return fmt.Errorf("wait for the child: %w", err)
		}
		for status.Exited() || status.Signaled() {
			if thread == tr.pid {
				if status.ExitStatus() != 0 {
					return fmt.Errorf("the child failed: %d", status.ExitStatus())
				}
				return nil
			}
			if thread, err = unix.Wait4(-tr.pid, &status, wall, nil); err != nil {
				return fmt.Errorf("wait for the child: %w", err)
			}
		}
		signal = 0
		switch stopped := status.StopSignal(); stopped {
		case unix.SIGTRAP | 0x80:
			if err := tr.syscall(thread); err != nil {
				return err
			}
		case unix.SIGTRAP, unix.SIGSTOP: // ptrace's own
		default:
			signal = int(stopped)
		}
	}
}

// syscallInfo is struct ptrace_syscall_info of ptrace(2).
type syscallInfo struct {
	op      uint8 // 1: a call begins, 2: it ended
	_       [3]uint8
	arch    uint32
	ip, sp  uint64
	payload [8]uint64 // of a begin: number, six arguments; of an end: result
}

func (tr *tracer) syscall(thread int) error {
	const getSyscallInfo = 0x420e
	var info syscallInfo
	_, _, errno := unix.Syscall6(unix.SYS_PTRACE, getSyscallInfo, uintptr(thread), unsafe.Sizeof(info), uintptr(unsafe.Pointer(&info)), 0, 0)
	if errno != 0 {
		return fmt.Errorf("ptrace: %w", errno)
	}
	switch info.op {
	case 1:
		tr.begin(thread, info.payload[0], info.payload[1])
	case 2:
		if e, ok := tr.pending[thread]; ok && e.call == "sync" && int64(info.payload[0]) == 0 {
			tr.events = append(tr.events, event{"sync ended", e.file})
		}
		delete(tr.pending, thread)
	}
	return nil
}

func (tr *tracer) begin(thread int, number, fd uint64) {
	calls := map[uint64]string{
		unix.SYS_PWRITE64: "write", unix.SYS_WRITE: "write", unix.SYS_FTRUNCATE: "write",
		unix.SYS_FSYNC: "sync", unix.SYS_FDATASYNC: "sync",
	}
	call, ok := calls[number]
	if !ok {
		return
	}
	path, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tr.pid, fd))
	if err != nil {
		return
	}
	file := filepath.Base(path)
	switch {
	case file == "answers":
		tr.events = append(tr.events, event{"answer", ""})
	case file != "store.db" && file != "box-keys" && file != "mirror":
	case call == "sync":
		tr.pending[thread] = event{"sync", file}
		tr.events = append(tr.events, event{"sync began", file})
	default:
		tr.events = append(tr.events, event{"write", file})
	}
}

var _ vaulttest.Engine = (*vault.Vault)(nil)
