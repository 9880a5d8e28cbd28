#!/usr/bin/env bash
# A simulated day of polling against a real nginx on loopback, judged by the server's access log; prints its summary.
#
#   Tests/politeness.sh [HOURS]        24 by default; takes a minute or two
set -euo pipefail
cd "$(dirname "$0")/.."
swift build --build-tests
TOCSIN_POLITENESS_HOURS=${1:-24} timeout 900 swift test --skip-build --disable-xctest --filter '^DaemonTests.PolitenessTests'
