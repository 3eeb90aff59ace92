package vault

import (
	"bytes"
	"crypto/rand"
	"fmt"
)

// openKeyring opens box-keys and its mirror, makes both long enough for every record in use, finishes what was doomed,
// and makes the two copies equal. It returns how many records it repaired from the other copy.
func openKeyring(path string, o Options, have inventory) (k *keyring, repaired int, err error) {
	k = &keyring{}
	if k.main, err = o.openKeys(path); err != nil {
		return nil, 0, fmt.Errorf("vault: open box-keys: %w", bare(err))
	}
	if o.KeysMirror != "" {
		if k.mirror, err = o.openKeys(o.KeysMirror); err != nil {
			_ = k.main.Close()
			return nil, 0, fmt.Errorf("vault: open the mirror of box-keys: %w", bare(err))
		}
	}
	if repaired, err = k.recover(have); err != nil {
		_ = k.close()
		return nil, 0, err
	}
	return k, repaired, nil
}

func (k *keyring) recover(have inventory) (repaired int, err error) {
	count := have.records()
	for _, f := range k.files() {
		n, err := records(f)
		if err != nil {
			return 0, fmt.Errorf("vault: box-keys: %w", err)
		}
		count = max(count, n)
	}
	if err := k.grow((count + keyChunk - 1) / keyChunk * keyChunk); err != nil {
		return 0, err
	}
	k.free = k.free[:0]
	for index := range k.count {
		if _, used := have.used[index]; !used && !have.isDoomed(index) {
			k.free = append(k.free, index)
		}
	}
	for index := range have.doomed {
		if err := k.destroy(index); err != nil {
			return 0, err
		}
	}
	if k.mirror != nil {
		if repaired, err = k.reconcile(have); err != nil {
			return 0, err
		}
	}
	return repaired, k.sync()
}

// reconcile makes the two copies equal. Where a record in use differs, the copy that verifies wins. Where a record that
// is not in use differs, both become random: one of them may hold a key whose box was cleared while the other disk was
// away, and it must not come back.
func (k *keyring) reconcile(have inventory) (repaired int, err error) {
	main, mirror := make([]byte, keyRecordBytes), make([]byte, keyRecordBytes)
	for index := range k.count {
		if _, err := k.main.ReadAt(main, offset(index)); err != nil {
			return 0, fmt.Errorf("vault: read box-keys: %w", bare(err))
		}
		if _, err := k.mirror.ReadAt(mirror, offset(index)); err != nil {
			return 0, fmt.Errorf("vault: read the mirror of box-keys: %w", bare(err))
		}
		if bytes.Equal(main, mirror) {
			continue
		}
		winner := main
		if box, used := have.used[index]; !used {
			_, _ = rand.Read(winner)
		} else if _, ok := verifyKey(main, index, box); !ok {
			if _, ok := verifyKey(mirror, index, box); ok {
				winner = mirror
			}
		}
		if err := k.write(index, winner); err != nil {
			return 0, err
		}
		repaired++
	}
	return repaired, nil
}
