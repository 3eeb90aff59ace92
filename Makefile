# `make help` lists the targets. Needs Go, Node 20 and npm; what else is missing, `make test` installs or names.
SHELL := /bin/bash
.DELETE_ON_ERROR:
export CGO_ENABLED ?= 0

KEYS    ?= build/release.key
PUBLIC  := $(KEYS).pub
VERSION ?= $(shell sed -n 's/^version=//p' pwa/release.txt)
MINIMUM ?= $(shell sed -n 's/^minimum=//p' pwa/release.txt)
SITE_SOURCES := $(shell find pwa/src pwa/public pwa/*.html pwa/*/index.html pwa/*.json pwa/*.mjs pwa/release.txt -type f 2>/dev/null)
GO_SOURCES   := $(shell find cmd server vault push pwa -name '*.go' -not -path '*/node_modules/*') go.mod go.sum

.PHONY: help build run test check fmt lint unit go-test race fuzz kills alike e2e forensic bench clean tools long cross

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: bin/dunnock ## everything, into bin/dunnock

run: build ## build, then serve on http://localhost:8080 with a store in ./data
	@exec bin/dunnock serve --listen localhost:8080 --data data

# npm leaves a stamp of what it installed: newer than the lock file means nothing to do.
pwa/node_modules/.package-lock.json: pwa/package-lock.json
	cd pwa && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# The key of this checkout. A real release is signed offline (docs/operator.md).
$(KEYS):
	@mkdir -p $(@D) pwa/dist && touch pwa/dist/.keep
	go run ./cmd/dunnock release keys --out $(KEYS)

pwa/dist/app.bin: $(SITE_SOURCES) pwa/node_modules/.package-lock.json $(KEYS)
	RELEASE_KEYS=$(abspath $(PUBLIC)) node pwa/build.mjs
	go run ./cmd/dunnock release sign --key $(KEYS) --version $(VERSION) --minimum $(MINIMUM) pwa/dist

# What the server frees stays its own until the system wants it (madvise(2), MADV_FREE): blobs come and go by the megabyte,
# and to fault their pages in again is what the slowest hundredth of writes waited for (docs/testing.md).
LDFLAGS := -s -w -X runtime.godebugDefault=madvdontneed=0

bin/dunnock: pwa/dist/app.bin $(GO_SOURCES)
	go build -trimpath -buildvcs=false -ldflags='$(LDFLAGS)' -o $@ ./cmd/dunnock

test: tools build check unit go-test e2e ## every test: Go, TypeScript, browser (what .ci/run calls)

check: lint build ## formats, linters, types, import rules, the disguise
	node pwa/tools/disguise.mjs pwa/dist/site
	pwa/tools/disguise-live.sh

fmt: pwa/node_modules/.package-lock.json ## format Go and TypeScript
	gofmt -w cmd server vault push pwa/*.go
	cd pwa && npx biome check --write .

lint: pwa/node_modules/.package-lock.json ## gofmt, vet, staticcheck, tsc, Biome, oxlint
	@test -z "$$(gofmt -l cmd server vault push pwa/*.go)" || { gofmt -l cmd server vault push pwa/*.go; echo 'run make fmt'; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	cd pwa && npx tsc -b && npx biome check . && npx oxlint --type-aware --deny-warnings

unit: build tools ## TypeScript tests, in Node and in Chromium
	cd pwa && npx vitest run

go-test: build tools ## Go tests with the race detector
	CGO_ENABLED=1 go test -race -shuffle=on -timeout 20m ./...

race: go-test ## the same

FUZZTIME ?= 60s
fuzz: build ## every fuzz target for FUZZTIME (60s)
	@set -e; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 100x $$pkg; \
		done; done

kills: ## kill -9 during acknowledged writes, 200 rounds
	DUNNOCK_LONG=1 go test -run Kill -timeout 60m ./vault/...

alike: ## what shows of 1,000 phones in a week, with and without something behind the cover
	DUNNOCK_LONG=1 go test -run NobodyCanTell -timeout 60m ./push

e2e: build tools ## the whole thing in Chromium against the real binary
	cd pwa && npx vitest run --config e2e/vitest.config.ts

forensic: build tools ## the long form of what is in e2e: profiles beside those that only calculate, and the control's reach
	cd pwa && DUNNOCK_LONG=1 npx vitest run --config e2e/vitest.config.ts

cross: pwa/dist/app.bin ## static binaries for other systems and processors
	@set -e; for target in linux/amd64 linux/arm64 darwin/arm64 windows/amd64 freebsd/amd64; do \
		echo $$target; CGO_ENABLED=0 GOOS=$${target%/*} GOARCH=$${target#*/} go build -trimpath -o /dev/null ./cmd/dunnock; done

long: kills fuzz alike forensic ## the long runs

bench: build tools ## the figures of docs/testing.md, side by side in one run
	go test -run '^$$' -bench EndToEnd -benchtime 8x ./push
	go test -run '^$$' -bench 'FindDue|Claim' -benchtime 300x ./vault
	cd pwa && node bench/run.mjs

# What the tests need besides Go and Node comes through apt when root; otherwise the command is named.
TOOLS = chromium firefox-esr sqlite3 caddy systemd-analyze:systemd gcc strace
tools:
	@missing=; for tool in $(TOOLS); do \
		command -v $${tool%%:*} >/dev/null || missing="$$missing $${tool##*:}"; done; \
	[ -z "$$missing" ] || if [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	else echo "Missing:$$missing. Install with: sudo apt-get install$$missing"; exit 1; fi

clean: ## remove what was built (not ./data)
	rm -rf bin build pwa/.tsc pwa/dist/site pwa/dist/inner.js pwa/dist/app.bin
