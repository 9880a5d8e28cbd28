# Tocsin: `make run` and `make test` are the two commands a fresh machine needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# Debian package = the pkg-config module that shows it is there.
NEEDED := libcurl4-openssl-dev=libcurl libxml2-dev=libxml-2.0 libsqlite3-dev=sqlite3 libssl-dev=libcrypto

.PHONY: run test build release lint bench install packages

# Installs the development packages that are missing, with sudo when not root, and says so.
packages:
	@missing=(); \
	command -v pkg-config >/dev/null || missing+=(pkg-config); \
	for pair in $(NEEDED); do \
	  pkg-config --exists "$${pair#*=}" 2>/dev/null || missing+=("$${pair%%=*}"); \
	done; \
	command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed; see swift.org/install." >&2; exit 1; }; \
	if (($${#missing[@]})); then \
	  echo "Installing the missing Debian packages: $${missing[*]}"; \
	  as_root=(); if [[ $$(id -u) != 0 ]]; then as_root=(sudo); fi; \
	  "$${as_root[@]}" apt-get update -qq; \
	  "$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$${missing[@]}"; \
	fi

build: packages
	swift build

release: packages
	swift build -c release --product tocsin

test: packages
	swift test --disable-xctest

lint: packages
	swift format lint --strict --recursive Package.swift Sources Tests
