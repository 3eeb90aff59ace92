// Package push tells phones at the minutes that they left, through the push services of their browsers. It is the only
// package with outbound network.
//
//	keys, err := push.LoadKeys(path)
//	hosts, err := push.ParseHosts(push.DefaultHosts)
//	sender, err := push.NewWebPush(keys, hosts, contact)
//	s := push.New(store, sender, push.Options{Start: "https://calc.example/"})
//	err = s.Run(ctx)
//
// What is promised:
//
//   - A tick is sent at most once: it is claimed, durably, before anything is sent, and what a crash interrupts is lost.
//   - Nothing is sent before a tick's minute, and nothing that a service may still hold 660 s after that minute began.
//   - Whatever is told, and whoever is told, the push service and the network see the same: one length, one set of headers.
//   - Only hosts that are named exactly are ever spoken to, and never at an address that is not public.
//   - Only 404 and 410 delete a subscription.
//   - No endpoint, phone or minute is in any error, log line or count. Counts are told once an hour, since the time of a
//     line would tell the minute of a tick.
//
// What is not: that a push arrives. A push service may take it and lose it, and says nothing.
package push
