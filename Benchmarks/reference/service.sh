#!/usr/bin/env bash
# The real service with ten thousand configured feeds on a local nginx: what it asks, and what it costs.
#
#   Benchmarks/reference/service.sh [MINUTES]     MINUTES, 7 by default: how long it runs
#
#   FEEDS=10000   INTERVAL=2m   TOCSIN=PROGRAM    how many feeds, how often each is asked, the program to run
#   FOLDER=.build-feeds                           as for run.sh, whose feeds are used again
#
# It listens on 127.0.0.1 only, and everything it starts ends with it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
minutes=${1:-7}
feeds=${FEEDS:-10000} interval=${INTERVAL:-2m}
folder=${FOLDER:-$root/.build-feeds}
port=${PORT:-8961}
export PATH=$PATH:/usr/sbin
place=$folder/service
rm -rf "$place"
mkdir -p "$place/config/sources" "$folder/nginx"
started=()
finish() { for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done; }
trap finish EXIT

tocsin=${TOCSIN:-$root/.build/release/tocsin}
[[ -x $tocsin ]] || (cd "$root" && swift build -c release --product tocsin >&2)
python3 "$here/generate.py" "$folder/feeds" --feeds "$feeds"
echo "$feeds" >"$folder/feeds.count"

cp -r "$root"/config/{calendar.csv,intake,lexicon,playbooks,rules,watches} "$place/config/"
sed -e 's/^  transfers: .*/  transfers: 200/; s/^  transfers_per_host: .*/  transfers_per_host: 32/' \
    "$root/config/tocsin.yaml" >"$place/config/tocsin.yaml"
mkdir -p "$place/config/credentials"
{
    echo "sources:"
    for ((number = 0; number < feeds; number++)); do
        printf '  - { id: feed-%d, title: { zh: 消息源, en: feed }, family: media, tier: outlet, feed: { url: "http://127.0.0.1:%d/%02d/%d.xml", interval: %s, trusted: true } }\n' \
            "$number" "$port" $((number / 1000)) "$number" "$interval"
    done
} >"$place/config/sources/feeds.yaml"

[[ -s $folder/nginx/key.pem ]] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
    -keyout "$folder/nginx/key.pem" -out "$folder/nginx/certificate.pem" 2>/dev/null
sed -e "s|@PORT@|$port|" -e "s|@TLS_PORT@|$((port + 1))|" -e "s|@FEEDS@|$folder/feeds|" \
    -e "s#access_log off;#log_format short '\$uri|\$status|\$http_if_none_match'; access_log $place/access.log short buffer=64k flush=1s;#" \
    "$here/nginx.conf.in" >"$folder/nginx/service.conf"
chmod a+rx "$folder" "$folder/feeds"
timeout $((minutes * 60 + 120)) nginx -p "$folder/nginx" -c service.conf -e error.log &
started+=($!)
for _ in {1..100}; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    sleep 0.1
done

"$tocsin" run --config "$place/config/tocsin.yaml" >"$place/service.log" 2>&1 &
service=$!
started+=("$service")
ticks=$(getconf CLK_TCK)
spent() { awk -v ticks="$ticks" '{ print ($14 + $15) / ticks }' "/proc/$service/stat"; }
memory() { awk '/VmHWM/ { high = $2 } /VmRSS/ { now = $2 } END { printf "%.1f MB now, %.1f MB peak", now / 1024, high / 1024 }' \
    "/proc/$service/status"; }
for ((minute = 1; minute <= minutes; minute++)); do
    sleep 60
    kill -0 "$service" || { tail "$place/service.log" >&2; exit 1; }
    echo "minute $minute: $(spent) s of processor time, $(memory), $(wc -l <"$place/access.log") requests"
done
kill -TERM "$service"
wait "$service" || true
sleep 1.5
awk -F'|' -v feeds="$feeds" '
    { count[$1]++; status[$2]++; if ($3 == "-") plain[$1]++ }
    END {
        for (path in count) { paths++; if (count[path] > most) most = count[path]; if (plain[path] > 1) twice++ }
        printf "%d feeds, %d asked, at most %d times each; %d answers 200, %d answers 304; ", feeds, paths, most, status[200], status[304]
        printf "304 after the first answer: %.2f %%; asked more than once without validators: %d\n", \
            100 * status[304] / (status[200] + status[304] - paths), twice }' "$place/access.log"
