package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// TestPutRaced: a put that was decided upon an older state of its box is refused in the transaction, whatever came between.
func TestPutRaced(t *testing.T) {
	v, err := Open(t.TempDir(), Options{}.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	key, blob := newWrapKey(), make([]byte, SmallBlob)
	box := ID{1}.key()
	old, present := record{index: 1}, record{index: 2}
	for name, c := range map[string]struct {
		there *record // nil: none
		gone  bool
		seen  *record
		want  error
	}{
		"a new box":                    {nil, false, nil, nil},
		"the box that was seen":        {&old, false, &old, nil},
		"made meanwhile":               {&present, false, nil, errRaced},
		"replaced meanwhile":           {&present, false, &old, errRaced},
		"expired meanwhile":            {nil, false, &old, errRaced},
		"made and cleared meanwhile":   {nil, true, nil, errRaced},
		"cleared meanwhile":            {nil, true, &old, errRaced},
		"a tombstone beside a record":  {&old, true, &old, errRaced},
		"a damaged tombstone, no seen": {nil, true, nil, errRaced},
	} {
		t.Run(name, func(t *testing.T) {
			var seen []byte
			if c.seen != nil {
				seen = c.seen.encode(box)
			}
			change := newPut(box, &key, record{index: 3}, seen, blob)
			rolledBack := errors.New("rolled back")
			err := v.update(func(tx *bbolt.Tx) error {
				if c.there != nil {
					bucket, err := tx.Bucket(bucketBoxes).CreateBucket(box[:])
					if err != nil {
						return err
					}
					if err := bucket.Put(keyRecord, c.there.encode(box)); err != nil {
						return err
					}
				}
				if c.gone {
					if err := tx.Bucket(bucketGone).Put(box[:], []byte("a tombstone")); err != nil {
						return err
					}
				}
				if got := change.apply(tx); !errors.Is(got, c.want) || c.want == nil && got != nil {
					t.Errorf("%v, want %v", got, c.want)
				}
				return rolledBack
			})
			if !errors.Is(err, rolledBack) {
				t.Error(err)
			}
		})
	}
}

// FuzzStore reads any bytes as a store: refused, or opened, but never a fault, a panic or an endless walk.
func FuzzStore(f *testing.F) {
	dir := f.TempDir()
	v, err := Open(dir, Options{}.WithoutSync())
	if err != nil {
		f.Fatal(err)
	}
	err = v.update(func(tx *bbolt.Tx) error {
		box := ID{1}.key()
		left := tombstone{kind: KindCleared}
		if err := tx.Bucket(bucketGone).Put(box[:], left.encode(box)); err != nil {
			return err
		}
		bucket, err := tx.Bucket(bucketBoxes).CreateBucket(box[:])
		if err != nil {
			return err
		}
		return errors.Join(bucket.Put(keyRecord, record{}.encode(box)), bucket.Put(keyBlob, make([]byte, 9000)))
	})
	if err != nil {
		f.Fatal(err)
	}
	if _, _, err := v.compact(f.Context()); err != nil {
		f.Fatal(err)
	}
	if err := v.Close(); err != nil {
		f.Fatal(err)
	}
	seed, err := os.ReadFile(filepath.Join(dir, fileStore))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), seed[:4], uint32(len(seed)))
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, length uint32) {
		content := append([]byte(nil), seed...)
		if int(at) < len(content) {
			copy(content[at:], patch)
		}
		content = content[:min(int(length), len(content))]
		path := filepath.Join(t.TempDir(), fileStore)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := verifyRestored(path); err == nil {
			return
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewerSchema) {
			t.Errorf("%v, want ErrDamaged or ErrNewerSchema", err)
		}
	})
}
