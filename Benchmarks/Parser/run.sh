#!/usr/bin/env bash
# The parser beside libxml2's SAX2 on the same documents in one run: processor time a document, and the ratio.
#
#   Benchmarks/Parser/run.sh [FILE...]     80 documents of its own where no file is named
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$here/.build
mkdir -p "$folder"
if (($#)); then files=("$@"); else
    python3 "$here/documents.py" "$folder/documents"
    files=("$folder"/documents/*.xml)
fi
# shellcheck disable=SC2046
cc -std=c17 -O2 -Wall -Wextra "$here/sax.c" -o "$folder/sax" $(pkg-config --cflags --libs libxml-2.0)
swift build -c release --package-path "$here" --scratch-path "$folder" >&2
size=$(cat "${files[@]}" | wc -c)
echo "${#files[@]} documents, $((size / ${#files[@]})) bytes each"
for turn in 1 2 3; do
    sax=$("$folder/sax" 20 "${files[@]}")
    ours=$("$folder/release/parsebench" 20 "${files[@]}")
    html=$("$folder/release/parsebench" --html 20 "${files[@]}")
    echo "libxml2 SAX2: $sax"
    echo "tocsin: $ours; with all markup sanitised: ${html%% us*} us"
    awk -v a="${sax%% us*}" -v b="${ours%% us*}" 'BEGIN { printf "ratio %.2f\n", b / a }'
done
