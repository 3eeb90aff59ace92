package push

import (
	"bytes"
	"crypto/ecdh"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"dunnock/vault"
)

// KeysFile is the name, in the data directory, of the file that holds the VAPID keys. They sign what is sent and open
// nothing, and a phone whose key was lost subscribes anew at its next opening: so they may lie beside the store.
const KeysFile = "push-keys"

// keysKept is how many keys a file may have: the current one, and older ones that serve until their phones have renewed.
const keysKept = 8

// ErrKeys says that a file holds no VAPID keys.
var ErrKeys = errors.New("push: the file of VAPID keys is damaged")

// Keys are the VAPID keys (RFC 8292), the current one first. They may be reloaded while they are used.
type Keys struct {
	path string
	list atomic.Pointer[[]vapidKey]
}

type vapidKey struct {
	id     vault.KeyID
	public [65]byte
	// as webpush-go wants them: the point and the scalar in b64u
	publicText, privateText string
}

var b64u = base64.RawURLEncoding.Strict()

func newVapidKey(private *ecdh.PrivateKey) vapidKey {
	k := vapidKey{public: [65]byte(private.PublicKey().Bytes())}
	k.id = IDOf(k.public)
	k.publicText, k.privateText = b64u.EncodeToString(k.public[:]), b64u.EncodeToString(private.Bytes())
	return k
}

// IDOf is the first 8 bytes of the SHA-256 of a public key.
func IDOf(public [65]byte) vault.KeyID {
	sum := sha256.Sum256(public[:])
	return vault.KeyID(sum[:8])
}

// LoadKeys reads the keys from path, or makes and keeps one where there is no file. A file that holds anything else is an
// error: to replace it in silence would cut off every phone that subscribed under it.
func LoadKeys(path string) (*Keys, error) {
	k := &Keys{path: path}
	err := k.Reload()
	if errors.Is(err, os.ErrNotExist) {
		return k, k.Rotate()
	}
	return k, err
}

// Reload reads the file again.
func (k *Keys) Reload() error {
	text, err := os.ReadFile(k.path)
	if err != nil {
		return fmt.Errorf("push: read the VAPID keys: %w", cause(err))
	}
	list, err := parseKeys(text)
	if err != nil {
		return err
	}
	if err := os.Chmod(k.path, 0o600); err != nil && !errors.Is(err, os.ErrPermission) { // a restored copy may be readable by all
		return fmt.Errorf("push: protect the VAPID keys: %w", cause(err))
	}
	k.list.Store(&list)
	return nil
}

// parseKeys reads one b64u scalar a line.
func parseKeys(text []byte) (list []vapidKey, err error) {
	for line := range strings.Lines(string(text)) {
		scalar, err := b64u.DecodeString(strings.TrimSpace(line))
		if err != nil {
			return nil, ErrKeys
		}
		private, err := ecdh.P256().NewPrivateKey(scalar)
		if err != nil {
			return nil, ErrKeys
		}
		list = append(list, newVapidKey(private))
	}
	if len(list) == 0 || len(list) > keysKept {
		return nil, ErrKeys
	}
	return list, nil
}

// Rotate makes a new current key and keeps the others, so that phones go on being told until they have renewed. Of more
// than eight the oldest goes.
func (k *Keys) Rotate() error {
	private, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("push: make a VAPID key: %w", err)
	}
	list := append([]vapidKey{newVapidKey(private)}, k.all()...)
	return k.keep(list[:min(len(list), keysKept)])
}

// DropOld forgets all keys but the current one. A phone that did not renew is told nothing more until it is opened.
func (k *Keys) DropOld() error { return k.keep(k.all()[:1]) }

// keep writes the list in one step, with mode 0600.
func (k *Keys) keep(list []vapidKey) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("push: keep the VAPID keys: %w", cause(err))
		}
	}()
	var text bytes.Buffer
	for _, key := range list {
		text.WriteString(key.privateText + "\n")
	}
	temp, err := os.CreateTemp(filepath.Dir(k.path), filepath.Base(k.path)+".new-*") // of mode 0600
	if err != nil {
		return err
	}
	_, err = temp.Write(text.Bytes())
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), k.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	list = slices.Clone(list)
	k.list.Store(&list)
	return nil
}

func (k *Keys) all() []vapidKey {
	if list := k.list.Load(); list != nil {
		return *list
	}
	return nil
}

// Public is the current public key, which is what phones subscribe under.
func (k *Keys) Public() [65]byte { return k.all()[0].public }

// Old is how many older keys still serve.
func (k *Keys) Old() int { return len(k.all()) - 1 }

func (k *Keys) find(id vault.KeyID) (vapidKey, bool) {
	list := k.all()
	if i := slices.IndexFunc(list, func(key vapidKey) bool { return key.id == id }); i >= 0 {
		return list[i], true
	}
	return vapidKey{}, false
}

// cause drops the path that the os package puts into its errors.
func cause(err error) error {
	if path, ok := errors.AsType[*os.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}

// Front is what the request edge asks of this package.
type Front struct {
	Keys  *Keys
	Hosts *Hosts
}

// Public is the key that phones subscribe under.
func (f Front) Public() [65]byte { return f.Keys.Public() }

// Takes tells whether something can be sent to endpoint under the key of that id.
func (f Front) Takes(endpoint string, id vault.KeyID) bool {
	_, known := f.Keys.find(id)
	return known && f.Hosts.Allows(endpoint)
}
