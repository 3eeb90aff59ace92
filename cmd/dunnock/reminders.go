package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"dunnock/push"
	"dunnock/server"
	"dunnock/vault"
)

// endpointFlag names the file of 32 bytes that seals push endpoints and minutes. Its content never stands in an option,
// a variable or the data directory.
type endpointFlag struct {
	EndpointKeyFile string `help:"File of 32 random bytes, outside the data directory (a systemd credential), that seals where phones are reached. Without it there are no reminders." env:"DUNNOCK_ENDPOINT_KEY_FILE" placeholder:"FILE"`
}

// vapidFlag names the file of VAPID keys.
type vapidFlag struct {
	VapidKeys string `help:"File of the keys that sign what is sent to push services; made where there is none. By default push-keys in the data directory." env:"DUNNOCK_VAPID_KEYS" placeholder:"FILE"`
}

func (f vapidFlag) path(data string) string {
	if f.VapidKeys != "" {
		return f.VapidKeys
	}
	return filepath.Join(data, push.KeysFile)
}

// pushFlags are the options about reminders.
type pushFlags struct {
	endpointFlag
	vapidFlag
	PushHosts   []string `help:"The only hosts of push services that are spoken to, compared exactly; by default those of the known browsers." env:"DUNNOCK_PUSH_HOSTS" placeholder:"HOST"`
	PushContact string   `help:"The https address that push services are given as a contact. Needed for reminders; keep it neutral." env:"DUNNOCK_PUSH_CONTACT" placeholder:"URL"`
	PushStart   string   `help:"The https address that an iPhone opens from a reminder by itself; by default the contact's." env:"DUNNOCK_PUSH_START" placeholder:"URL"`
}

// key is nil where reminders are off.
func (f endpointFlag) key(data string) (*vault.EndpointKey, error) {
	if f.EndpointKeyFile == "" {
		return nil, nil
	}
	key, err := vault.ReadEndpointKey(f.EndpointKeyFile, data)
	if err != nil {
		return nil, err
	}
	return &key, nil
}

// reminders are what serves them; the zero value is off.
type reminders struct {
	front  push.Front
	sender *push.WebPush
	start  string
}

// prepare is called once there is a data directory and an endpoint key.
func (f pushFlags) prepare(data string) (reminders, error) {
	if f.PushContact == "" {
		return reminders{}, errors.New("reminders need --push-contact, the https address that push services are given")
	}
	names := f.PushHosts
	if len(names) == 0 {
		names = push.DefaultHosts
	}
	hosts, err := push.ParseHosts(names)
	if err != nil {
		return reminders{}, err
	}
	keys, err := push.LoadKeys(f.path(data))
	if err != nil {
		return reminders{}, err
	}
	sender, err := push.NewWebPush(keys, hosts, f.PushContact)
	if err != nil {
		return reminders{}, err
	}
	start := f.PushStart
	if start == "" {
		start = f.PushContact
	}
	if err := push.CheckContact(start); err != nil {
		return reminders{}, err
	}
	return reminders{push.Front{Keys: keys, Hosts: hosts}, sender, start}, nil
}

func (r reminders) on() bool { return r.sender != nil }

// ticks is what the edge is given; nothing where reminders are off.
func (r reminders) ticks(store *vault.Vault) server.Ticks {
	if !r.on() {
		return server.Ticks{}
	}
	return server.Ticks{Store: store, Push: r.front}
}

// run sends until ctx ends.
func (r reminders) run(ctx context.Context, store *vault.Vault, log *slog.Logger) error {
	if !r.on() {
		<-ctx.Done()
		return nil
	}
	scheduler, err := push.New(store, r.sender, push.Options{Start: r.start, Log: log})
	if err != nil {
		return err
	}
	return scheduler.Run(ctx)
}

func (r reminders) reload() error {
	if !r.on() {
		return nil
	}
	return r.front.Keys.Reload()
}

// describe is what `dunnock check` says of reminders.
func (f pushFlags) describe(out io.Writer, data string, report vault.Report) error {
	if f.EndpointKeyFile == "" {
		fmt.Fprintln(out, "reminders: off, since there is no endpoint key file")
		return nil
	}
	r, err := f.prepare(data)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "reminders: on; %d phones, %d older keys still serve\n", report.Phones, r.front.Keys.Old())
	if info, err := os.Stat(f.EndpointKeyFile); err == nil && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintln(out, "note: the endpoint key file can be read by others; make it 0600")
	}
	return nil
}

type keysCmd struct {
	dataFlag
	vapidFlag
	Rotate          bool   `help:"Make a new key. Phones move to it as they are opened; until then the old one serves them."`
	DropOld         bool   `help:"Forget the older keys. Phones that have not moved are told nothing until they are opened: wait 45 days after a rotation."`
	MakeEndpointKey string `help:"Write 32 random bytes to a file that does not exist, for --endpoint-key-file." placeholder:"FILE"`
}

// Run makes, shows, rotates and drops keys; a running server takes the change over at once.
func (c *keysCmd) Run(ctx context.Context, io streams) error {
	if c.MakeEndpointKey != "" {
		return makeEndpointKey(c.MakeEndpointKey, c.Data)
	}
	if _, err := os.Stat(c.Data); err != nil {
		return fmt.Errorf("there is no data directory %s", filepath.Base(c.Data))
	}
	keys, err := push.LoadKeys(c.path(c.Data))
	if err == nil && c.Rotate {
		err = keys.Rotate()
	}
	if err == nil && c.DropOld {
		err = keys.DropOld()
	}
	if err != nil {
		return err
	}
	if c.Rotate || c.DropOld {
		if err := askControl(ctx, c.Data, "/reload", nil); err != nil && !errors.Is(err, errNotRunning) {
			return err
		}
	}
	id := push.IDOf(keys.Public())
	fmt.Fprintf(io.out, "current key %x, %d older keys still serve\n", id[:], keys.Old())
	return nil
}

// makeEndpointKey never replaces a file: the key that sealed what is stored would be lost.
func makeEndpointKey(path, data string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	var key vault.EndpointKey
	_, _ = rand.Read(key[:])
	if err := keepOrRemove(file, write(file, key[:])); err != nil {
		return err
	}
	if _, err := vault.ReadEndpointKey(path, data); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

func write(file *os.File, content []byte) error {
	_, err := file.Write(content)
	return err
}
