//go:build !linux

package vault

// disk is not known elsewhere than on Linux.
func disk(string) (cow string, free uint64, known bool) { return "", 0, false }
