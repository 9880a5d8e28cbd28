# Tocsin: `make run` and `make test` are the two commands that a fresh machine needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PREFIX ?= /usr
DESTDIR ?=

# Debian package = the pkg-config module that shows that it is there.
NEEDED := libcurl4-openssl-dev=libcurl libxml2-dev=libxml-2.0 libsqlite3-dev=sqlite3 libssl-dev=libcrypto \
  libzip-dev=libzip

# Debian package = a file of it: what only tests need.
NEEDED_BY_TESTS := dovecot-imapd=/usr/sbin/dovecot openssl=/usr/bin/openssl nginx-light=/usr/sbin/nginx

.PHONY: run test build release lint bench bench-feeds install packages test-packages

run: build
	demo/run.sh

test: packages test-packages
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

# Our way from URL to ledger beside a C program, on ten thousand feeds of a local nginx.
bench-feeds: packages
	Benchmarks/reference/run.sh
	Benchmarks/reference/path.sh

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

# A real IMAP server and a real web server, which the tests start for themselves; the system's own are not started. Without them, and without the
# right to install it, its tests are left out.
test-packages:
	@missing=(); \
	for pair in $(NEEDED_BY_TESTS); do [[ -e "$${pair#*=}" ]] || missing+=("$${pair%%=*}"); done; \
	if (($${#missing[@]})); then \
	  echo "Installing the Debian packages that tests need: $${missing[*]}"; \
	  as_root=(); if [[ $$(id -u) != 0 ]]; then as_root=(sudo -n); fi; \
	  "$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y --no-install-recommends "$${missing[@]}" \
	    || echo "They could not be installed; the tests that need them are left out." >&2; \
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
	install -d -m 755 $(DESTDIR)$(PREFIX)/share/tocsin/cases $(DESTDIR)$(PREFIX)/share/tocsin/drills
	install -m 644 cases/*.yaml $(DESTDIR)$(PREFIX)/share/tocsin/cases/
	install -m 644 drills/*.yaml $(DESTDIR)$(PREFIX)/share/tocsin/drills/
	install -d -m 755 $(DESTDIR)/etc/tocsin
	cp --recursive --no-clobber config/. $(DESTDIR)/etc/tocsin/
	@echo "Installed. Next: systemd-sysusers; systemd-tmpfiles --create; edit /etc/tocsin; systemctl enable --now tocsin"
