#!/usr/bin/env bash
# The daemon's whole path, fetch → parse → dedupe → judge → ledger, beside the C program that fetches and reads the same
# feeds, in one run: processor time for a feed when all is new, when nothing changed, and when every feed changed.
#
#   Benchmarks/reference/path.sh [RUNS]       RUNS, 3 by default: each measurement counts with its cheapest run
#
#   FEEDS=10000   HANDLES=200   FOLDER=.build-feeds    as for run.sh, whose feeds are used again
#
# It listens on 127.0.0.1 only, and everything it starts ends with it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
runs=${1:-3}
feeds=${FEEDS:-10000} handles=${HANDLES:-200}
folder=${FOLDER:-$root/.build-feeds}
patience=600
port=${PORT:-8951}
export PATH=$PATH:/usr/sbin
mkdir -p "$folder/nginx"
started=()
finish() { for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done; }
trap finish EXIT

# shellcheck disable=SC2046
cc -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra "$here/feedpoll.c" -o "$folder/feedpoll" \
    $(pkg-config --cflags --libs libcurl libxml-2.0)
pollbench=${POLLBENCH:-$root/.build-bench/release/pollbench}
[[ -n ${POLLBENCH:-} ]] ||
    (cd "$root" && TOCSIN_BENCHMARKS=feeds swift build -c release --scratch-path .build-bench --product pollbench >&2)

python3 "$here/generate.py" "$folder/feeds" --feeds "$feeds"
echo "$feeds" >"$folder/feeds.count"
for ((number = 0; number < feeds; number++)); do
    printf 'http://127.0.0.1:%d/%02d/%d.xml\n' "$port" $((number / 1000)) "$number"
done >"$folder/path-urls"
[[ -s $folder/nginx/key.pem ]] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
    -keyout "$folder/nginx/key.pem" -out "$folder/nginx/certificate.pem" 2>/dev/null
sed -e "s|@PORT@|$port|" -e "s|@TLS_PORT@|$((port + 1))|" -e "s|@FEEDS@|$folder/feeds|" "$here/nginx.conf.in" \
    >"$folder/nginx/nginx.conf"
chmod a+rx "$folder" "$folder/feeds"
timeout "$patience" nginx -p "$folder/nginx" -c nginx.conf -e error.log &
started+=($!)
for _ in {1..100}; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    sleep 0.1
done

: >"$folder/path-figures"
edition=0
for ((run = 1; run <= runs; run++)); do
    echo "Run $run of $runs." >&2
    timeout "$patience" "$folder/feedpoll" --handles "$handles" --rounds 2 --sax "$folder/path-urls" \
        >>"$folder/path-figures"
    rm -rf "$folder/state"
    coproc DAEMON {
        exec timeout "$patience" "$pollbench" --config "$root/config" --state "$folder/state" --handles "$handles" \
            --rounds 3 "$folder/path-urls"
    }
    for round in 1 2 3; do
        read -r line <&"${DAEMON[0]}"
        echo "$line" >>"$folder/path-figures"
        if ((round == 2)); then
            edition=$((edition + 1))
            python3 "$here/generate.py" "$folder/feeds" --feeds "$feeds" --edition "$edition"
        fi
        ((round == 3)) || echo >&"${DAEMON[1]}"
    done
    wait "$DAEMON_PID" || true
done
awk '
    { for (field = 1; field <= NF; field++) { split($field, pair, "="); value[pair[1]] = pair[2] }
      key = value["program"] value["round"]
      cost = value["cpu_us_per_feed"] + 0
      if (!(key in least) || cost < least[key]) { least[key] = cost; memory[key] = value["rss_mb"]; wall[key] = value["wall"]
          share[key] = value["status304"] / value["feeds"]; entries[key] = value["entries"] } }
    function show(what, key, yardstick) {
        printf "%-34s %8.1f us  %6.2f x  304 %5.1f %%  entries %7d  wall %6.2f s  peak %6.1f MB\n", what, least[key], \
            least[key] / least[yardstick], share[key] * 100, entries[key], wall[key], memory[key] }
    END {
        show("C fetch + SAX, all 200", "feedpoll1", "feedpoll1")
        show("C fetch + SAX, all 304", "feedpoll2", "feedpoll2")
        show("daemon, everything new", "pollbench1", "feedpoll1")
        show("daemon, nothing changed (304)", "pollbench2", "feedpoll2")
        show("daemon, every feed changed", "pollbench3", "feedpoll1") }
' "$folder/path-figures"
