#!/usr/bin/env bash
# Starts the built binary on a free loopback port and runs the disguise linter over its live answers.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$(mktemp -d)
bin/dunnock serve --listen 127.0.0.1:0 --data "$data" >"$data/out" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 100); do
	url=$(sed -n 's/^listening on //p' "$data/out")
	[ -n "$url" ] && break
	sleep 0.1
done
[ -n "${url:-}" ] || { cat "$data/out"; exit 1; }
node pwa/tools/disguise.mjs "$url"
