#!/usr/bin/env bash
# Kills the service ROUNDS times (default 20) at random moments while it reads MAILS mails (default 20000) from a real
# Dovecot over TLS, and checks that every mail is read once and lies in the folder where it belongs. The test suite does
# the same with 300 mails. Needs dovecot-imapd, which `make test-packages` installs.
#
#     Tests/kill-nine-mailbox.sh                 20,000 mails, twenty kills
#     Tests/kill-nine-mailbox.sh 5000 50 7       5,000 mails, fifty kills, at other moments (seed 7)
set -euo pipefail
cd "$(dirname "$0")/.."
make --quiet test-packages
[[ -e /usr/sbin/dovecot ]] || { echo "dovecot-imapd is not here, and could not be installed." >&2; exit 1; }
export TOCSIN_MAILS=${1:-20000} TOCSIN_KILL_ROUNDS=${2:-20} TOCSIN_KILL_SEED=${3:-20261124}
swift build --build-tests
exec swift test --skip-build --disable-xctest --filter MailboxKillTests
