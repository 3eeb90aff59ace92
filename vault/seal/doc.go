// Package seal reads and writes every sealed format of the protocol: the container and its slots, the box's blob, the pass to
// a second phone, the export, the app package and the site manifest. It is the reference in Go: docs/protocol.md is its
// specification, and the vectors in vault/testdata/vectors bind it to the clients, which implement the same formats on
// their own. The server never imports it. What a server stores is sealed, and nothing here could open it there.
//
// # What to call
//
// To open an export that someone saved, call [OpenExport] with the file and the code, then [ParseText] with its text. To
// look into a copied container, read its salt with [ContainerSalt], derive with [Stretch], and call [Unlock]; [Settle] then says what a phone
// writes after such an opening. A wipe card's digits go through [CardRoot]. To publish a
// release, use [SignPackage], [Manifest.Encode] and [SignManifest]; to check one, [OpenPackage] and [OpenManifest].
//
// # What is promised
//
// A reader answers with one of four sentinels: [ErrNone], [ErrNewer], [ErrSize] and [ErrOld]. A wrong code, a copy that was
// moved to another place, a flipped bit and plain noise are all ErrNone, by design: someone who watches must not learn which
// it was, and neither must this package's callers, who could only repeat it. No error holds an id, a key, a code or a
// path. Readers never panic, whatever the bytes. Fuzz targets stand behind that.
//
// A writer answers an error for a value that no reader would accept, before anything of it could overwrite something good.
//
// What opens is never less than the whole: each AEAD covers one constant size, padding included, so that length tells
// nothing and a truncated file is ErrSize or ErrNone.
//
// Every key, id and nonce has a type of its own, and what is secret prints and logs as "[redacted]".
//
// # What the caller owes
//
// Randomness is never taken from the air: it comes in as a value ([CopyRandom], [ExportRandom], a nonce) or from an
// [io.Reader], so that vectors can be made. Outside tests the reader is [crypto/rand.Reader], and each value is drawn for
// one message and used once. Sealing two messages under one key with one nonce gives both away.
//
// [Stretch] takes 64 MiB and a fraction of a second, on purpose. Call it once for an attempt, never once for a copy.
//
// Keys live in ordinary memory and are not wiped: Go may copy them. This package runs on the computer of someone who opens
// their own export, or makes a release; the phone has an implementation that forgets.
//
// A slice in an opened value aliases the plaintext that was opened, not the bytes that were passed in.
//
// # What is not promised
//
// XChaCha20-Poly1305 does not commit to its key. A slot's head is bound to one by its commitment, and its body by the head; a
// box, a pass and an app copy are not, and need not be: their keys are uniformly random and no one types them.
//
// Whoever can guess the code opens what it seals. [Stretch] makes a guess dear and cannot make it impossible.
//
// An older copy of a container, a blob or an export opens as it always did. Nothing in this package can tell that it is old; that
// is the work of the seq, the version and the hash that its callers compare.
package seal
