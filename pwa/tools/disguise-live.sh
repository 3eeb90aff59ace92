#!/usr/bin/env bash
# Starts the built binary on a free loopback port and runs the disguise linter over its live answers.
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
data=$scratch/data
head -c 32 /dev/urandom >"$scratch/key"
bin/dunnock serve --listen 127.0.0.1:0 --data "$data" --endpoint-key-file "$scratch/key" --push-contact https://example.org >"$scratch/out" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$scratch"' EXIT
for _ in $(seq 100); do
	url=$(sed -n 's/^listening on //p' "$scratch/out")
	[ -n "$url" ] && break
	sleep 0.1
done
[ -n "${url:-}" ] || { cat "$scratch/out"; exit 1; }
node pwa/tools/answers.mjs "$url"
