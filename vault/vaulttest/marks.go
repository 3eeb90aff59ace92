package vaulttest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Files is what lies in some directories and files, read byte by byte as whoever seized the disk would.
type Files map[string][]byte

// ReadFiles reads everything under each path.
func ReadFiles(t testing.TB, paths ...string) Files {
	t.Helper()
	files := Files{}
	for _, path := range paths {
		err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			files[name], err = os.ReadFile(name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Holding names the files that contain mark.
func (f Files) Holding(mark []byte) (names []string) {
	for name, content := range f {
		if bytes.Contains(content, mark) {
			names = append(names, filepath.Base(name))
		}
	}
	return names
}

// Marks are pieces of what is in these files and was in none of the files before: of each page its beginning, where
// box-keys has its keys, and a piece from its middle, where a blob's page has nothing but sealed bytes.
func (f Files) Marks(before Files) (marks [][]byte) {
	const page, size = 4096, 48
	for name, content := range f {
		old := before[name]
		for at := 0; at+page <= len(content); at += page {
			if at+page <= len(old) && bytes.Equal(old[at:at+page], content[at:at+page]) {
				continue
			}
			for _, mark := range [][]byte{content[at : at+size], content[at+1000 : at+1000+size]} {
				if looksRandom(mark) && len(before.Holding(mark)) == 0 {
					marks = append(marks, bytes.Clone(mark))
				}
			}
		}
	}
	return marks
}

// Left counts the marks that any of the files contains.
func (f Files) Left(marks [][]byte) (count int) {
	for _, mark := range marks {
		if len(f.Holding(mark)) > 0 {
			count++
		}
	}
	return count
}

// looksRandom is true for keys and sealed bytes, and false for a page's head and for what is empty.
func looksRandom(b []byte) bool {
	var seen [256]bool
	distinct := 0
	for _, c := range b {
		if !seen[c] {
			seen[c] = true
			distinct++
		}
	}
	return distinct > len(b)*2/3
}
