// Package vault keeps boxes: sealed blobs of two constant sizes that it cannot read, each under a random id and five
// tokens of which it knows only the hashes. Everything that rests on the server's disk is written here.
//
//	v, err := vault.Open(dir, vault.Options{})
//	go v.Run(ctx)          // the one writer; without it, changes wait
//	tag, err := v.Create(ctx, id, write, tokens, blob, true)
//	blob, tag, err := v.Read(ctx, id, read)
//	err = v.Close()        // ends Run first, if it still runs
//
// Beside the boxes, and tied to none of them, it keeps ticks: where a phone's push service is, and at which minutes the
// phone wants to be told (PutTick, ClaimTicks, RecordTick). They are sealed under Options.EndpointKey, which lies elsewhere.
//
// What is promised:
//
//   - A change that was answered survives kill -9 and power loss: everything it wrote was synced before the answer.
//   - Replace is a compare-and-swap. A conflict brings the present blob.
//   - After Clear or ClearAll was answered, the box's key is overwritten and synced, in box-keys and in its mirror, and
//     the order to clear is durable. A clear that was begun is finished at the next Open.
//   - A full disk gives ErrFull and loses nothing; clearing goes on working.
//   - An unknown id, a wrong token and a box whose key is lost give ErrNotFound, after the same work.
//   - A damaged, truncated or newer store is refused by Open with an error, and nothing is written to it.
//   - A tick that ClaimTicks handed out is never handed out again, whatever crashes.
//   - No id, token, blob or path is in any error or log line, and no time finer than a day is in any record.
//
// What is not: overwriting in place destroys nothing on a copy-on-write filesystem, and perhaps not on flash (Check
// tells of the first). Bytes that a client sealed are as safe as its key; this package adds a second wrapping so that
// deletion is possible at all, not so that content is secret. docs/store.md has the byte layout and the measurements.
//
// All methods of a Vault may be called from several goroutines. A directory is open in one process at a time.
package vault
