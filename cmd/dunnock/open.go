package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"dunnock/vault/seal"
)

type openCmd struct {
	Code string `help:"The code that the file was saved under; asked for when not given." env:"DUNNOCK_CODE" secret:"" placeholder:"CODE"`
	JSON bool   `help:"Print the JSON of docs/protocol.md section 6 instead of text."`
	File string `arg:"" help:"The exported file."`
}

// Run opens an export without any server: whoever has the file and the code has the plan, for good.
func (c *openCmd) Run(io streams) error {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	code := c.Code
	if code == "" {
		if code, err = ask(io, "Code: "); err != nil {
			return err
		}
	}
	export, err := seal.OpenExport(file, []byte(code))
	switch {
	case errors.Is(err, seal.ErrSize):
		return errors.New("this is not a whole exported file: it must have 1048592 bytes")
	case errors.Is(err, seal.ErrNewer):
		return errors.New("this file was saved by a newer version: open it with that one")
	case errors.Is(err, seal.ErrNone):
		return errors.New("the code does not open this file, or the file is damaged")
	case err != nil:
		return err
	case export.Payload.Kind == seal.KindOrder:
		return errors.New("this file holds an order to clear a phone, and no plan: there is nothing to show, and nothing was done")
	}
	if c.JSON {
		fmt.Fprintln(io.out, string(export.Text))
		return nil
	}
	text, err := seal.ParseText(export.Text)
	if err != nil {
		return errors.New("the file opened, but what it holds cannot be read")
	}
	printText(io.out, text)
	return nil
}

// ask reads one line; a terminal does not show it.
func ask(io streams, prompt string) (string, error) {
	fmt.Fprint(io.err, prompt)
	if in, ok := io.in.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		line, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(io.err)
		return strings.TrimSpace(string(line)), err
	}
	line, err := bufio.NewReader(io.in).ReadString('\n')
	if line != "" {
		err = nil
	}
	return strings.TrimSpace(line), err
}

func printText(out io.Writer, text seal.Text) {
	for _, section := range text.Sections {
		fmt.Fprintf(out, "%s\n%s\n", section.Title, strings.Repeat("=", len([]rune(section.Title))))
		for _, item := range section.Items {
			for _, field := range item.Fields {
				fmt.Fprintf(out, "%s: %s\n", field.Label, strings.ReplaceAll(field.Value, "\n", "\n    "))
			}
			fmt.Fprintln(out)
		}
	}
}
