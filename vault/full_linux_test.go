package vault_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"dunnock/vault"
)

func init() { children["full"] = fullChild }

// noMount is how the child says that it may not mount.
const noMount = "no mount"

// fullChild puts a store on a disk of 12 MiB that only it sees, and fills it.
func fullChild() error {
	dir := os.Getenv("VAULT_TEST_DIR")
	err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "")
	if err == nil {
		err = unix.Mount("tmpfs", dir, "tmpfs", 0, "size=12m")
	}
	if err != nil {
		fmt.Println(noMount)
		return err
	}
	v, err := vault.Open(dir, vault.Options{})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ran := make(chan error, 1)
	go func() { ran <- v.Run(ctx) }()
	if err := fullDisk(ctx, v, func() error { return fillUp(dir) }); err != nil {
		return err
	}
	if err := fillUp(dir); err != nil {
		return err
	}
	if err := v.Backup(ctx, io.Discard); !errors.Is(err, vault.ErrFull) {
		return fmt.Errorf("backup on a full disk: %w, want ErrFull", err)
	}
	cancel()
	if err := errors.Join(<-ran, v.Close()); err != nil {
		return err
	}
	if _, _, err := vault.Compact(dir, vault.Options{}); !errors.Is(err, vault.ErrFull) { // it opens the store first
		return fmt.Errorf("compact on a full disk: %w, want ErrFull", err)
	}
	if err := vault.Restore(filepath.Join(dir, "new"), bytes.NewReader(nil)); err == nil {
		return errors.New("restored nothing onto a full disk")
	}
	report, err := vault.Check(dir, vault.Options{})
	if err == nil && len(report.Problems) > 0 {
		err = fmt.Errorf("check: %v", report.Problems)
	}
	return err
}

// fillUp leaves not one free byte.
func fillUp(dir string) error {
	f, err := os.CreateTemp(dir, "filler-*")
	if err != nil {
		return err
	}
	defer f.Close()
	for size := 64 << 10; size > 0; {
		if _, err = f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("fill the disk: %w", err)
	}
	return nil
}

// TestFullDisk fills a real, small disk, in a mount namespace of its own. Where not even a user namespace may mount,
// TestFullSeam, which always runs, has gone through the same scenario.
func TestFullDisk(t *testing.T) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"=full", "VAULT_TEST_DIR="+t.TempDir())
	child.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		child.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		child.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
		child.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	}
	said, err := child.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || bytes.Contains(said, []byte(noMount)) {
		t.Log("this machine lets no test mount a disk")
		return
	}
	if err != nil {
		t.Errorf("on a full disk: %v\n%s", err, said)
	}
}
