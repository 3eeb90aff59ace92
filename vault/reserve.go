package vault

import (
	"crypto/rand"
	"os"
	"path/filepath"
)

// holdReserve makes the reserve file again where it is missing or short. A disk without room for it is no error: it was
// given up for clearing, and is held again once there is room.
func holdReserve(dir string) {
	path := filepath.Join(dir, fileReserve)
	if info, err := os.Stat(path); err == nil && info.Size() == ReserveBytes {
		return
	}
	fill := make([]byte, ReserveBytes) // random, so that no filesystem stores it smaller
	_, _ = rand.Read(fill)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return
	}
	_, err = f.Write(fill)
	if err == nil {
		err = f.Sync()
	}
	_ = f.Close()
	if err != nil {
		_ = os.Remove(path) // a short reserve takes room and gives none
	}
}

// giveReserve frees the reserve's room for a clear.
func giveReserve(dir string) { _ = os.Remove(filepath.Join(dir, fileReserve)) }
