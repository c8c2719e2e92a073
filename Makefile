# Kedun: make run builds everything and starts it; make test runs every check.
# CONTRIBUTING.md says more.

DATA ?= data
KEDUN ?= target/release/kedun

.PHONY: build run demo test check fmt docs ui crash cluster-test speed

build: ui ## the program with its page: target/release/kedun
	cargo build --release --locked -p server

# The page is built again only when something of it changed: the program embeds it, and linking
# that anew takes minutes.
UI_SOURCES := $(shell find ui \( -name node_modules -o -name dist -o -name e2e \) -prune \
	-o -type f ! -name '*.tsbuildinfo' -print)

ui: ui/dist/index.html

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	cd ui && npm run --silent build
	@touch $@

ui/node_modules/.package-lock.json: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

run: build ## builds everything and starts Kedun on the folder DATA
	$(KEDUN) serve --data $(DATA)

demo: build ## fills an empty folder DATA with a demo company
	$(KEDUN) demo --data $(DATA)

test: ## every check: format, lints, Rust tests on both databases, page, journeys in Chromium
	@.ci/test

check: ## the quick checks before a commit
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cd ui && npm run --silent check

fmt: ## formats everything
	cargo fmt --all
	cd ui && npm run --silent fix

docs: ## writes what is generated: OpenAPI document and the page's types
	mkdir -p docs/reference
	cargo run --quiet --locked -p server -- openapi > docs/reference/openapi.json.new
	mv docs/reference/openapi.json.new docs/reference/openapi.json
	cd ui && npm run --silent types

CRASH := bench/target/debug/crash rounds --kedun target/debug/kedun

crash: ## kills Kedun 200 times on SQLite and 50 times on PostgreSQL; an hour; docs/reference/crash.md
	cargo build --workspace --all-targets --locked
	cd bench && cargo build --locked -p crash
	$(CRASH) --rounds 200 --clients 6 --longest 1000 > target/crash-sqlite.json
	$(CRASH) --rounds 50 --database postgres > target/crash-postgres.json
	bench/target/debug/crash report --into docs/reference/crash.md target/crash-*.json

cluster-test: ## kills the machines of a cluster under load; five minutes; docs/reference/cluster.md
	cargo build --workspace --all-targets --locked
	cd bench && cargo build --locked -p crash
	deploy/cluster/test target/cluster.json
	bench/target/debug/crash report --into docs/reference/cluster.md target/cluster.json

SIZES ?= 10000,100000
KEEP ?= bench/kept

speed: build ## measures everything and writes the tables of docs/reference/speed.md; takes half an hour and more
	cd bench && cargo build --release --locked
	mkdir -p $(KEEP)
	bench/target/release/report --kedun $(KEDUN) --sizes $(SIZES) --keep $(KEEP) \
		--document docs/reference/speed.md
