#!/usr/bin/env bash
# Boots the unit under a real PID 1: an overlay of this machine's root, made by `make install` and booted by
# systemd-nspawn, in which the service starts, reloads, is killed, hangs and stops. About two minutes after the build.
#
#     Tests/systemd-boot.sh            runs `make install` into a folder of its own first (a static release build)
#     Tests/systemd-boot.sh FOLDER     takes what `make install DESTDIR=FOLDER` made
#
# Needs root, overlayfs and the Debian packages systemd and systemd-container; where one is missing it says so and ends
# with 0. Everything is mounted in a mount namespace of its own, so nothing of it outlives the script.
set -euo pipefail
cd "$(dirname "$0")/.."

skip() { echo "systemd-boot: skipped: $*"; exit 0; }
[[ $(id -u) == 0 ]] || skip "it mounts and boots, so it must be root"
for tool in systemd-nspawn nsenter unshare; do
  command -v "$tool" >/dev/null || skip "$tool is not there (apt-get install systemd-container util-linux)"
done
[[ -x /lib/systemd/systemd ]] || skip "systemd is not installed here"
if [[ ${TOCSIN_BOOT_INNER:-} != yes ]]; then
  unshare --mount true 2>/dev/null || skip "mount namespaces are not allowed here"
  if [[ $# == 0 ]]; then
    made=$(mktemp -d "${TMPDIR:-/tmp}/tocsin-install.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    make --no-print-directory install DESTDIR="$made"
    set -- "$made"
  fi
  TOCSIN_BOOT_INNER=yes timeout --kill-after=20 400 unshare --mount --propagation private "$0" "$(realpath "$1")"
  exit
fi

installed=$1
work=$(mktemp -d /tmp/tocsin-boot.XXXXXX)
nspawn=
cleanup() {
  if [[ -n $nspawn ]] && kill -0 "$nspawn" 2>/dev/null; then
    kill -TERM "$nspawn" 2>/dev/null || true
    for _ in {1..50}; do kill -0 "$nspawn" 2>/dev/null || break; sleep 0.1; done
    kill -KILL "$nspawn" 2>/dev/null || true
  fi
  umount "$work/root" "$work" 2>/dev/null || umount --lazy "$work/root" "$work" 2>/dev/null || true
  rmdir "$work" 2>/dev/null || true
}
trap cleanup EXIT

# The machine's root below, what is changed above, in memory.
mount -t tmpfs -o mode=755 tmpfs "$work"
mkdir "$work/upper" "$work/scratch" "$work/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/scratch" "$work/root" 2>/dev/null \
  || skip "the kernel mounts no overlay over this root"
root=$work/root
: > "$root/etc/machine-id"
cp --archive "$installed/." "$root/"
canary=canary-$RANDOM$RANDOM$RANDOM
mkdir -p "$root/etc/tocsin/credentials" "$root/etc/systemd/system/tocsin.service.d" "$root/root/press"
printf '%s\n' "$canary" > "$root/etc/tocsin/credentials/complaint-token"
cp demo/credentials/webhook-secret "$root/etc/tocsin/credentials/"
chmod -R go= "$root/etc/tocsin/credentials"
rm -rf "$root"/etc/tocsin/{sources,watches}
cp --recursive demo/sources demo/watches "$root/etc/tocsin/"
sed -e '/^  state:/d; /^  socket:/d; /^  credentials:/d; s|\.\./config/||' demo/tocsin.yaml > "$root/etc/tocsin/tocsin.yaml"
# A shorter leash than the unit's own, so that a hang is seen within the minute.
printf '[Service]\nWatchdogSec=20s\n' > "$root/etc/systemd/system/tocsin.service.d/test.conf"
cp demo/press.yaml "$root/root/press/"
cp -r "$root/etc/tocsin/credentials" "$root/root/press/"

SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 systemd-nspawn --quiet --register=no --keep-unit --private-network --link-journal=no \
  --settings=no -M "tocsin-boot-$$" -D "$root" -b systemd.unit=basic.target --console=pipe \
  < /dev/null > "$work/console" 2>&1 &
nspawn=$!

checks=0 failures=0
# check WORDS COMMAND...: whether the command succeeds.
check() {
  local words=$1
  shift
  checks=$((checks + 1))
  if "$@"; then echo "ok    $words"; else echo "FAIL  $words"; failures=$((failures + 1)); fi
}
leader=
inside() { timeout 60 nsenter -t "$leader" -a -- "$@"; }
property() { inside systemctl show tocsin -p "$1" --value; }
is() { [[ $(property "$1") == $2 ]]; }
# eventually SECONDS COMMAND...: whether the command succeeds within that time.
eventually() {
  local end=$((SECONDS + $1))
  shift
  until "$@" 2>/dev/null; do
    ((SECONDS < end)) || return 1
    sleep 0.3
  done
}
seconds_since() { awk -v a="$1" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }'; }
booted() { leader=$(pgrep -P "$nspawn" | head -1) && [[ -n $leader ]] && inside systemctl is-active --quiet basic.target; }

began=$(date +%s.%N)
if ! eventually 60 booted; then
  tail -20 "$work/console"
  kill -0 "$nspawn" 2>/dev/null || skip "systemd-nspawn cannot boot here (its words are above)"
  echo "FAIL  the overlay boots"
  exit 1
fi
echo "booted in $(seconds_since "$began") s: $(inside systemctl --version | head -1)"

inside systemd-sysusers /usr/lib/sysusers.d/tocsin.conf
inside systemd-tmpfiles --create /usr/lib/tmpfiles.d/tocsin.conf
check "systemd-analyze verify finds nothing" inside systemd-analyze verify /usr/lib/systemd/system/tocsin.service
exposure=$(inside systemd-analyze security --offline=true /usr/lib/systemd/system/tocsin.service 2>/dev/null | tail -1)
echo "      $exposure"
score=$(grep -oE '[0-9]+\.[0-9]+' <<< "$exposure" | head -1)
check "exposure is at most 1.1" awk -v score="${score:-10}" 'BEGIN { exit !(score <= 1.1) }'

inside systemd-run --quiet --unit=press --working-directory=/root/press /usr/bin/tocsin demo-press --script press.yaml \
  --credentials credentials --receipts receipts.jsonl

began=$(date +%s.%N)
check "systemctl start waits for READY" inside systemctl start tocsin
if ((failures > 0)); then
  inside journalctl -q -u tocsin --no-pager -o short-precise | tail -40
  exit 1
fi
echo "      started in $(seconds_since "$began") s; $(property StatusText)"
check "it is active, as tocsin" is ActiveState active
check "its status is told" is StatusText "Watching *"
pid=$(property MainPID)
check "it runs as the user tocsin, without capabilities" inside sh -c \
  "test \"\$(stat -c %U /proc/$pid)\" = tocsin && grep -q '^CapEff:.0*\$' /proc/$pid/status"
check "tocsin status answers over the socket" inside sh -c "tocsin status --lang en | grep -q 'the service is'"
check "the state is its own: 0750, ledger 0600" inside sh -c \
  "test \"\$(stat -c %a /var/lib/tocsin)\" = 750 && test \"\$(stat -c %a /var/lib/tocsin/tocsin.sqlite)\" = 600"

pinged=$(property WatchdogTimestampMonotonic)
pinged_again() { (($(property WatchdogTimestampMonotonic) > pinged)); }
check "WATCHDOG=1 comes" eventually 15 pinged_again

check "an incident rings: an alert file is written" eventually 90 inside sh -c 'ls /var/lib/tocsin/alerts/*.json >/dev/null'
check "a webhook arrives, signed with the credential" eventually 30 inside grep -q isVerified.:true /root/press/receipts.jsonl

check "systemctl reload" inside systemctl reload tocsin
check "the reload is told" eventually 10 is StatusText "Configuration * is in force."
check "it is the same process" is MainPID "$pid"

inside sh -c 'sed -i "s/tick: 10s/tick: soon/" /etc/tocsin/tocsin.yaml'
refused() { ! inside systemctl reload tocsin 2>/dev/null; }
check "a bad configuration is refused by systemctl reload" refused
inside systemctl kill --kill-whom=main --signal=HUP tocsin || true
check "SIGHUP with it: the status says FAILED, with file and line" eventually 10 is StatusText "Reload FAILED*tocsin.yaml:*"
check "it runs on, the same process" is MainPID "$pid"
inside sh -c 'sed -i "s/tick: soon/tick: 10s/" /etc/tocsin/tocsin.yaml'

began=$(date +%s.%N)
inside systemctl kill --kill-whom=main --signal=KILL tocsin || true
replaced() { is ActiveState active && is NRestarts "$1" && ! is MainPID "$pid" && ! is MainPID 0; }
check "kill -9: it is back" eventually 20 replaced 1
echo "      back after $(seconds_since "$began") s"
pid=$(property MainPID)

began=$(date +%s.%N)
inside kill -STOP "$pid" || true
check "a hang is ended by the watchdog and it is back" eventually 75 replaced 2
echo "      back after $(seconds_since "$began") s (WatchdogSec=20s, the unit's own is $(grep -oP 'WatchdogSec=\K.*' systemd/tocsin.service))"
pid=$(property MainPID)

began=$(date +%s.%N)
check "systemctl stop" inside systemctl stop tocsin
echo "      stopped in $(seconds_since "$began") s"
check "it ended with 0" is ExecMainStatus 0
check "the stop is a success" is Result success

inside sh -c 'sed -i "s/tick: 10s/tick: soon/" /etc/tocsin/tocsin.yaml'
inside systemctl start tocsin 2>/dev/null || true
check "a start with a bad configuration ends with 78" eventually 10 is ExecMainStatus 78
sleep 3
check "and is not tried again" is ActiveState failed
inside sh -c 'sed -i "s/tick: soon/tick: 10s/" /etc/tocsin/tocsin.yaml; rm /etc/tocsin/credentials/complaint-token; systemctl reset-failed tocsin'
inside systemctl start tocsin 2>/dev/null || true
named() { inside journalctl -q -u tocsin --no-pager -o cat | grep -q 'credential "complaint-token" cannot be read'; }
check "a missing credential is named in the journal" eventually 10 named
inside systemctl stop tocsin || true

inside journalctl -q -u tocsin --no-pager -o json > "$work/journal"
field() { grep -q "$1" "$work/journal"; }
check "the journal has records with PRIORITY 5 and 3" eval 'field "\"PRIORITY\":\"5\"" && field "\"PRIORITY\":\"3\""'
check "SYSLOG_IDENTIFIER is tocsin" field '"SYSLOG_IDENTIFIER":"tocsin"'
check "the start is told with its metadata" field 'Tocsin is running\. configuration='
kept_secret() { ! grep -rqs "$canary" "$work/journal" "$root/var/lib/tocsin" "$root/run/tocsin" "$work/console"; }
check "no secret is in the journal, the ledger or the alerts" kept_secret
if ((failures > 0)); then
  echo "--- the journal"
  inside journalctl -q -u tocsin -u press --no-pager -o short-precise | tail -60
fi
inside systemctl poweroff 2>/dev/null || true
for _ in {1..100}; do kill -0 "$nspawn" 2>/dev/null || break; sleep 0.1; done
echo "systemd-boot: $checks checks, $failures failures"
((failures == 0))
