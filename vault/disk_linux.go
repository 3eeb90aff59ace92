package vault

import "golang.org/x/sys/unix"

// The types of filesystem on which overwriting in place does not overwrite, by statfs(2).
var copyOnWrite = map[uint32]string{
	unix.BTRFS_SUPER_MAGIC:     "btrfs",
	0x2fc12fc1:                 "zfs",
	0xca451a4e:                 "bcachefs",
	unix.OVERLAYFS_SUPER_MAGIC: "overlay",
	unix.NILFS_SUPER_MAGIC:     "nilfs2",
	unix.F2FS_SUPER_MAGIC:      "f2fs",
}

// disk tells of the filesystem at path: its name where it writes elsewhere than in place, and the bytes that are free.
func disk(path string) (cow string, free uint64, known bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(path, &s); err != nil {
		return "", 0, false
	}
	return copyOnWrite[uint32(s.Type)], s.Bavail * uint64(s.Bsize), true
}
