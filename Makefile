# Tocsin: `make run` and `make test` are the two commands that a fresh machine needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PREFIX ?= /usr
DESTDIR ?=

# Debian package = the pkg-config module that shows that it is there.
NEEDED := libcurl4-openssl-dev=libcurl libxml2-dev=libxml-2.0 libsqlite3-dev=sqlite3 libssl-dev=libcrypto

.PHONY: run test build release lint bench install packages

run: build
	demo/run.sh

test: packages
	swift build --build-tests
	swift test --skip-build --disable-xctest --skip '^AcceptanceTests\.'
	# On their own: they start the real program and wait for it, and must not starve beside six hundred others.
	swift test --skip-build --disable-xctest --filter '^AcceptanceTests\.'

build: packages
	swift build

release: packages
	swift build -c release --product tocsin

lint: packages
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

bench: packages
	TOCSIN_BENCHMARKS=1 swift package --scratch-path .build-bench --allow-writing-to-package-directory benchmark \
	  --target TocsinBenchmarks --no-progress

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

# The program with the Swift runtime inside, so that the server needs plain Debian packages only; the units, the man
# page and the configuration. A configuration that is there stays as it is.
install: packages
	swift build -c release --static-swift-stdlib --scratch-path .build-static --product tocsin -Xlinker -s
	install -D -m 755 .build-static/release/tocsin $(DESTDIR)$(PREFIX)/bin/tocsin
	install -D -m 644 systemd/tocsin.service $(DESTDIR)$(PREFIX)/lib/systemd/system/tocsin.service
	install -D -m 644 systemd/tocsin.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/tocsin.conf
	install -D -m 644 systemd/tocsin.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/tocsin.conf
	install -D -m 644 docs/tocsin.8 $(DESTDIR)$(PREFIX)/share/man/man8/tocsin.8
	install -d -m 755 $(DESTDIR)/etc/tocsin
	cp --recursive --no-clobber config/. $(DESTDIR)/etc/tocsin/
	@echo "Installed. Next: systemd-sysusers; systemd-tmpfiles --create; edit /etc/tocsin; systemctl enable --now tocsin"
