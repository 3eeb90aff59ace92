//go:build !unix

package vault

import (
	"fmt"
	"os"
	"path/filepath"
)

// lockDir leaves the locking to bbolt, which locks store.db.
func lockDir(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, fileLock), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("vault: lock: %w", bare(err))
	}
	return f, nil
}

// syncDir: directories cannot be synced here.
func syncDir(string) error { return nil }
