# Media Search: everything that a developer or CI runs. `make help` lists it.
#
# Compiled files live outside the checkout, so that a fresh clone does not begin from nothing. CARGO_TARGET_DIR moves them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

cache := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/media-search
export CARGO_TARGET_DIR ?= $(cache)/target
site := $(CARGO_TARGET_DIR)/site
tools := $(CARGO_TARGET_DIR)/tools
export PATH := $(tools)/node/bin:$(tools)/bin:$(PATH)

media_search := $(abspath $(CARGO_TARGET_DIR)/release/media-search)
wasm := $(CARGO_TARGET_DIR)/wasm32-unknown-unknown/wasm-release/frontend.wasm
for_wasm := --package frontend --target wasm32-unknown-unknown
# What runs on this machine and shares its dependencies with the server; `bundle` has few and other ones.
for_server := --workspace --exclude frontend --exclude bundle
step := .ci/step
# Other engines to compare with, in Python, and models of the published sizes for them.
peers := server/crates/siglip/peers
python := $(abspath $(tools))/peers/bin/python
peers_ready := $(abspath $(tools))/peers/.ready
cuda_bench := server/benches/cuda
caption_peers := server/crates/smolvlm/peers
models := $(abspath $(CARGO_TARGET_DIR))/models
captioners := $(abspath $(CARGO_TARGET_DIR))/captioners
all_models := siglip-base-patch16-224 siglip-large-patch16-256 siglip-so400m-patch14-384 siglip2-base-patch16-224
all_captioners := SmolVLM-256M SmolVLM-500M
npm_ci := npm ci --no-audit --no-fund --loglevel=error

##@ To use it

.PHONY: run
run: program ## Build what has changed and start the server on http://127.0.0.1:3000 (ARGS="--bind …")
	@exec "$(media_search)" serve $(ARGS)

.PHONY: dist
dist: program ## Make one self-contained program: dist/media-search
	@install -D -m 755 --strip "$(media_search)" dist/media-search
	@ls -lh dist/media-search

.PHONY: clean-data
clean-data: ## Remove the data folder with all its pictures, after asking
	@.ci/clean-data

##@ To change it

.PHONY: test
test: system toolchain fmt-check boundaries unused lint docs cuda unit e2e ## Run everything that CI runs

.PHONY: fmt
fmt: toolchain ## Format the Rust code
	@cargo fmt --all

.PHONY: lint
lint: fmt-check site ## Check formatting and lints, native and WebAssembly
	@$(step) "Lints" cargo clippy --locked --workspace --all-targets -- -D warnings
	@$(step) "Lints for the browser" cargo clippy --locked $(for_wasm) -- -D warnings

.PHONY: docs
docs: site ## Build the documentation of the code; warnings are errors
	@RUSTDOCFLAGS="-D warnings" $(step) "Documentation" cargo doc --locked --workspace --no-deps

.PHONY: unit
unit: site ## Run the tests in Rust (a part of them: ARGS=part_of_a_name)
	@.ci/system-packages redis
	@$(step) "Tests of the site's builder" cargo test --locked --release --package bundle
	@$(step) "Tests (the first time builds the server: 12 minutes on two cores)" \
		cargo test --locked --release $(for_server) $(ARGS)

.PHONY: e2e
e2e: program browser end2end/node_modules/.package-lock.json ## Run the tests in a browser (a part of them: ARGS="search --project=phone")
	@cd end2end && ../$(step) "Types of the browser tests" npm run --silent check
	@cd end2end && MEDIA_SEARCH="$(media_search)" CHROMIUM=$$(../.ci/chromium) \
		../$(step) "Browser tests" npm test --silent -- $(ARGS)

.PHONY: baselines
baselines: program browser end2end/node_modules/.package-lock.json ## Renew the screenshots that the browser tests compare with
	@cd end2end && MEDIA_SEARCH="$(media_search)" CHROMIUM=$$(../.ci/chromium) \
		../$(step) "Screenshots" npm test --silent -- visual.spec --project=desktop --project=phone --project=pictures --update-snapshots

.PHONY: bench
bench: program bench-engines bench-captioners bench-page ## Measure speed, memory and sizes
	@cargo bench --locked --package siglip --bench embed
	@cargo bench --locked --package kernels --package vectors --package media --package server
	@.ci/budget "$(site)"

.PHONY: bench-page
bench-page: program browser end2end/node_modules/.package-lock.json end2end/bench/node_modules/.package-lock.json ## Measure the page with Lighthouse, and while 10,000 pictures are scrolled
	@cd end2end && MEDIA_SEARCH="$(media_search)" CHROMIUM=$$(../.ci/chromium) npx playwright test --config bench/playwright.config.ts

.PHONY: bench-engines
bench-engines: toolchain $(models)/siglip-base-patch16-224/expected.safetensors ## Measure the model beside PyTorch and ONNX Runtime, and write the README's table
	@cargo bench --locked --package siglip --bench full --no-run
	@cd $(peers) && "$(python)" table.py "$(models)/siglip-base-patch16-224" "$(abspath README.md)" \
		cargo bench --quiet --locked --package siglip --bench full --

.PHONY: bench-captioners
bench-captioners: toolchain $(captioners)/SmolVLM-500M/expected.safetensors ## Measure the model that describes beside transformers, and write the README's table
	@cargo bench --locked --package smolvlm --bench full --no-run
	@cd $(peers) && "$(python)" table.py "$(captioners)/SmolVLM-500M" "$(abspath README.md)" \
		cargo bench --quiet --locked --package smolvlm --bench full --

.PHONY: bench-cuda
bench-cuda: site ## Pack dist/bench-cuda.tar.gz, which measures a machine with an NVIDIA GPU beside torch.compile
	@$(step) "Bench for CUDA (30 minutes on two cores the first time)" \
		cargo build --locked --release --package server --features cuda --example bench_cuda
	@install -D -m 755 --strip "$(CARGO_TARGET_DIR)/release/examples/bench_cuda" dist/bench-cuda/bench_cuda
	@install -m 755 $(cuda_bench)/run dist/bench-cuda
	@install -m 644 $(cuda_bench)/README.md $(cuda_bench)/torch_compile.py dist/bench-cuda
	@tar -C dist -czf dist/bench-cuda.tar.gz bench-cuda
	@ls -lh dist/bench-cuda.tar.gz

.PHONY: parity
parity: toolchain $(all_models:%=$(models)/%/expected.safetensors) $(all_captioners:%=$(captioners)/%/expected.safetensors) ## Compare models of all published sizes with PyTorch; needs 8 GB of disk and 12 GB of memory
	@$(step) "Photographs by Pillow" "$(python)" $(peers)/photos.py "$(models)/$(firstword $(all_models))" \
		../shared/photos "$(models)/photos.safetensors"
	@export PARITY_MODELS="$(models)" PARITY_CAPTIONERS="$(captioners)"; \
		$(step) "Photographs" cargo test --locked --release $(for_server) --test it photos -- --ignored --nocapture; \
		$(step) "Models of all sizes" cargo test --locked --release --package siglip --test full -- --ignored --nocapture; \
		$(step) "Models that describe" cargo test --locked --release --package smolvlm --test full -- --ignored --nocapture

.PHONY: clean
clean: ## Remove everything that was built or installed for building
	@cargo clean
	@rm -rf dist style/node_modules end2end/node_modules end2end/bench/node_modules end2end/test-results end2end/playwright-report

##@ Parts of the above

.PHONY: site
site: system toolchain style/node_modules/.package-lock.json ## Build the site folder that the server embeds
	@$(step) "Frontend (3 minutes the first time)" cargo build --locked --profile wasm-release $(for_wasm)
	@$(step) "The site's builder (1 minute the first time)" cargo build --locked --release --package bundle
	@$(step) "Site" "$(CARGO_TARGET_DIR)/release/bundle" "$(wasm)" "$(site)"
	@$(step) "Size of the page's WebAssembly" .ci/budget "$(site)"

.PHONY: program
program: site ## Build the server: one program with the site inside it
	@$(step) "Server (12 minutes on two cores the first time)" cargo build --locked --release --package server

.PHONY: fmt-check
fmt-check: toolchain
	@$(step) "Formatting" cargo fmt --all --check

.PHONY: boundaries
boundaries: toolchain ## Prove the dependency rules
	@$(step) "Dependency rules" .ci/boundaries

.PHONY: unused
unused: system toolchain $(tools)/bin/cargo-machete ## Look for unused dependencies
	@$(step) "Unused dependencies" cargo machete --with-metadata

.PHONY: cuda
cuda: site ## Check that the code for NVIDIA's GPUs compiles; needs none
	@$(step) "Code for CUDA" cargo check --locked --package server --features cuda

# What must be there first: each does nothing where it is there already.

.PHONY: system
system:
	@.ci/system-packages cc node postgres
	@.ci/node "$(tools)/node"

.PHONY: toolchain
toolchain:
	@.ci/toolchain

.PHONY: browser
browser: system end2end/node_modules/.package-lock.json
	@.ci/system-packages chromium
	@[ -n "$$(.ci/chromium)" ] || (cd end2end && npx playwright install --with-deps chromium)

%/node_modules/.package-lock.json: %/package-lock.json
	@cd $* && ../$(step) "Tools of $*/" $(npm_ci)

$(tools)/bin/cargo-machete:
	@$(step) "cargo-machete (1 minute)" cargo install --locked --quiet --root "$(tools)" cargo-machete@0.9.1

$(peers_ready): $(peers)/requirements.txt
	@.ci/system-packages python
	@python3 -m venv "$(tools)/peers"
	@$(step) "PyTorch and ONNX Runtime (6 GB)" "$(python)" -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch "$@"

$(models)/%/expected.safetensors: $(peers)/checkpoint.py $(peers_ready)
	@$(step) "Model $*" "$(python)" $(peers)/checkpoint.py $* "$(models)/$*"

$(captioners)/%/expected.safetensors: $(caption_peers)/captioner.py $(peers)/checkpoint.py $(peers_ready)
	@$(step) "Model $*" "$(python)" $(caption_peers)/captioner.py $* "$(captioners)/$*"

.PHONY: help
help: ## Print this list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { print "\n" substr($$0, 5) } /^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile
