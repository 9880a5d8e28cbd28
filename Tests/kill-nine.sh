#!/usr/bin/env bash
# Kills the service ROUNDS times (default 50) at random moments while a crisis runs, and checks that no fact and no alert
# is lost and that nothing rings twice. The test suite does the same with five rounds.
#
#     Tests/kill-nine.sh            fifty kills
#     Tests/kill-nine.sh 200 7      two hundred, at other moments (seed 7)
set -euo pipefail
cd "$(dirname "$0")/.."
export TOCSIN_KILL_ROUNDS=${1:-${ROUNDS:-50}}
export TOCSIN_KILL_SEED=${2:-20090211}
swift build --build-tests
exec swift test --skip-build --disable-xctest --filter KillTests
