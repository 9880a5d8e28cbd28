#!/usr/bin/env bash
# The demo: an invented press and complaint desk on loopback, and the real service that polls it.
# 演示：本机上的虚构媒体与投诉台，以及轮询它们的真实服务。
set -euo pipefail
cd "$(dirname "$0")/.."
tocsin=${TOCSIN:-.build/debug/tocsin}
# Each demo begins with an empty ledger of its own; run/ holds nothing else.
rm -rf run/demo
mkdir -p run/demo/drop

"$tocsin" demo-press --script demo/press.yaml --port 8931 --credentials demo/credentials \
    --receipts run/demo/receipts.jsonl >run/demo/press.log 2>&1 &
press=$!
trap 'kill "$press" 2>/dev/null || true' EXIT
sleep 0.5
if ! kill -0 "$press" 2>/dev/null; then
    echo "demo-press did not start:" >&2
    cat run/demo/press.log >&2
    exit 1
fi

cat <<TEXT

  Tocsin demo: an invented courier, 雨燕速运 (Swallow Express), has a bad two minutes.
  木铎演示：虚构的快递公司雨燕速运，接下来两分钟不太平。

  In another terminal · 在另一个终端里：
    cd $(printf %q "$PWD")
    export TOCSIN_SOCKET=run/demo/tocsin.sock
    $tocsin status                what is burning, what is due next · 正在发生什么，下一步是什么
    $tocsin incidents             take the ID from here · 事件编号
    $tocsin explain ID            every point and the words it rests on · 每一分的依据
    $tocsin checklist ID          who does what by when · 发言人清单
    $tocsin ack ID --by YOU       take it · 认领
    ls run/demo/alerts/           the alert files · 警报文件
    cat run/demo/receipts.jsonl   webhooks that the receiver verified · 已验签的 webhook
  Ctrl-C ends both · Ctrl-C 结束

TEXT
"$tocsin" run --config demo/tocsin.yaml
