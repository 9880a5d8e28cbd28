#!/usr/bin/env bash
# Our way from URL to ledger beside a C program on the same feeds, the same nginx, in one run: processor time for a feed.
#
#   Benchmarks/reference/run.sh [RUNS]        RUNS, 3 by default: each measurement counts with its cheapest run
#
#   FEEDS=10000   HANDLES=200   SLOW=500      how many feeds, transfers at once, slow servers at once
#   WORKS="fetch"                             what of ours is measured; the names are those of feedbench
#   FOLDER=.build-feeds                       where feeds, programs and the server's files go; kept for the next run
#
# It listens on 127.0.0.1 only, and everything it starts ends with it, after ten minutes at the latest.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
runs=${1:-3}
feeds=${FEEDS:-10000} handles=${HANDLES:-200} slow=${SLOW:-500} works=${WORKS:-fetch}
folder=${FOLDER:-$root/.build-feeds}
patience=600
port=${PORT:-8941} tls_port=$((port + 1)) slow_port=$((port + 2))

needs() { # command=package
    local missing=()
    for pair in "$@"; do command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}"); done
    ((${#missing[@]})) || return 0
    echo "Installing the Debian packages that the measurement needs: ${missing[*]}" >&2
    local as_root=()
    [[ $(id -u) == 0 ]] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}
PATH=$PATH:/usr/sbin needs nginx=nginx-light cc=gcc python3=python3 openssl=openssl
export PATH=$PATH:/usr/sbin

mkdir -p "$folder/nginx"
started=()
finish() { for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done; }
trap finish EXIT

echo "Building the C programs and feedbench." >&2
for program in feedpoll slowserver; do
    # shellcheck disable=SC2046
    cc -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra "$here/$program.c" -o "$folder/$program" \
        $(pkg-config --cflags --libs libcurl libxml-2.0)
done
(cd "$root" && TOCSIN_BENCHMARKS=feeds swift build -c release --scratch-path .build-bench --product feedbench >&2)
feedbench=$root/.build-bench/release/feedbench

if [[ $(cat "$folder/feeds.count" 2>/dev/null) != "$feeds" ]]; then
    echo "Writing $feeds feeds to $folder/feeds." >&2
    rm -rf "$folder/feeds"
    python3 "$here/generate.py" "$folder/feeds" --feeds "$feeds"
    echo "$feeds" >"$folder/feeds.count"
fi
for ((number = 0; number < feeds; number++)); do
    printf 'http://127.0.0.1:%d/%02d/%d.xml\n' "$port" $((number / 1000)) "$number"
done >"$folder/urls"
for ((number = 0; number < slow * 4; number++)); do
    printf 'http://127.0.0.1:%d/slow/%d\n' "$slow_port" "$number"
done >"$folder/slow-urls"

[[ -s $folder/nginx/key.pem ]] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
    -keyout "$folder/nginx/key.pem" -out "$folder/nginx/certificate.pem" 2>/dev/null
sed -e "s|@PORT@|$port|" -e "s|@TLS_PORT@|$tls_port|" -e "s|@FEEDS@|$folder/feeds|" "$here/nginx.conf.in" \
    >"$folder/nginx/nginx.conf"
# The worker may run as another user.
chmod a+rx "$folder" "$folder/feeds"
timeout "$patience" nginx -p "$folder/nginx" -c nginx.conf -e error.log &
started+=($!)
"$folder/slowserver" "$slow_port" "$patience" &
started+=($!)
for _ in {1..100}; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    sleep 0.1
done
for process in "${started[@]}"; do
    kill -0 "$process" 2>/dev/null || {
        echo "A server did not start; is something listening on port $port, $tls_port or $slow_port? PORT=N takes others." >&2
        exit 1
    }
done

: >"$folder/figures"
measure() { timeout "$patience" "$@" >>"$folder/figures"; }
for ((run = 1; run <= runs; run++)); do
    echo "Run $run of $runs." >&2
    measure "$folder/feedpoll" --handles "$handles" --rounds 2 "$folder/urls"
    measure "$folder/feedpoll" --handles "$handles" --rounds 2 --sax "$folder/urls"
    for work in $works; do measure "$feedbench" "$work" --handles "$handles" --rounds 2 "$folder/urls"; done
done
echo "Slow servers." >&2
measure "$folder/feedpoll" --handles "$slow" --fresh "$folder/slow-urls"
sed -i '$s/work=fetch/work=slow/' "$folder/figures"
measure "$feedbench" fetch --handles "$slow" --fresh "$folder/slow-urls"
sed -i '$s/work=fetch/work=slow/' "$folder/figures"

awk '
    { for (field = 1; field <= NF; field++) { split($field, pair, "="); value[pair[1]] = pair[2] }
      name = value["work"] "\t" value["round"] "\t" value["program"]
      if (value["failed"] > 0 || value["other"] > 0) print "! " $0
      if (!(name in least) || value["cpu_us_per_feed"] + 0 < least[name]) {
          least[name] = value["cpu_us_per_feed"] + 0; memory[name] = value["rss_mb"]; wall[name] = value["wall"] }
      if (!(name in seen)) { seen[name] = 1; order[++count] = name } }
    END {
      printf "%-10s %-8s %-10s %12s %10s %8s %8s %8s\n", \
          "program", "work", "answers", "us/feed", "wall s", "MB", "/fetch", "/sax"
      for (index_ = 1; index_ <= count; index_++) {
          name = order[index_]; split(name, part, "\t")
          fetch = least[(part[1] == "slow" ? "slow" : "fetch") "\t" part[2] "\tfeedpoll"]
          sax = least["sax\t" part[2] "\tfeedpoll"]
          printf "%-10s %-8s %-10s %12.1f %10.2f %8.1f %8.2f %8s\n", part[3], part[1], \
              part[1] == "slow" ? "slow" : part[2] == 1 ? "200" : "304", least[name], wall[name], memory[name], \
              fetch ? least[name] / fetch : 0, part[1] != "slow" && sax ? sprintf("%.2f", least[name] / sax) : "" } }
' "$folder/figures"
