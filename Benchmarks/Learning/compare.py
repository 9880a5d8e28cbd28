#!/usr/bin/env python3
"""Compares tocsin train with LIBLINEAR (Debian: liblinear-tools) on sentences of our own, on the same features and folds.

usage: compare.py [TOCSIN] [ROWS]

For each language it prints the objective that both reach on all rows, and F1 of negative over the same five folds.
"--plain" is n-grams alone, where the problem is LIBLINEAR's own (-s 0, C 1); with the lexicon LIBLINEAR gets its signals as
ordinary features, while tocsin starts from the lexicon's decision.
"""
import json
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOCSIN = sys.argv[1] if len(sys.argv) > 1 else ".build/release/tocsin"
ROWS = sys.argv[2] if len(sys.argv) > 2 else "4000"


def read(path):
    rows = []
    for line in open(path):
        label, *cells = line.split()
        rows.append((1 if label == "+1" else -1, [(int(c), float(v)) for c, v in (x.split(":") for x in cells)]))
    return rows


def solve(rows, folder, eps="1e-6"):
    data, model = os.path.join(folder, "data"), os.path.join(folder, "model")
    with open(data, "w") as out:
        for label, cells in rows:
            out.write(f"{label:+d}" + "".join(f" {c}:{v!r}" for c, v in cells) + "\n")
    subprocess.run(["liblinear-train", "-s", "0", "-c", "1", "-e", eps, "-q", data, model], check=True)
    lines = open(model).read().split("\n")
    first = int(lines[2].split()[1])
    start = lines.index("w") + 1
    return [0.0] + [first * float(w) for w in lines[start:] if w.strip()]


def product(weights, cells):
    return sum(weights[c] * v for c, v in cells if c < len(weights))


def objective(weights, rows):
    loss = 0.0
    for label, cells in rows:
        margin = label * product(weights, cells)
        loss += math.log1p(math.exp(-margin)) if margin > 0 else -margin + math.log1p(math.exp(margin))
    return sum(w * w for w in weights) / 2 + loss


def f1(pairs):
    hits = sum(1 for label, score in pairs if label > 0 and score >= 0)
    wrong = sum(1 for label, score in pairs if (label > 0) != (score >= 0))
    return 2 * hits / (2 * hits + wrong)


def crossed(rows, folder):
    order = sorted(range(len(rows)), key=lambda i: (rows[i][0], i))
    fold = {row: turn % 5 for turn, row in enumerate(order)}
    pairs = []
    for part in range(5):
        weights = solve([r for i, r in enumerate(rows) if fold[i] != part], folder, "1e-3")
        pairs += [(r[0], product(weights, r[1])) for i, r in enumerate(rows) if fold[i] == part]
    return f1(pairs)


def main():
    print("rows  language  features   objective ours  LIBLINEAR     F1 ours  LIBLINEAR")
    for language in ["zh", "en", "both"]:
        with tempfile.TemporaryDirectory() as folder:
            labels, features = os.path.join(folder, "labels.jsonl"), os.path.join(folder, "features")
            rows = subprocess.run(
                [sys.executable, os.path.join(HERE, "generate.py"), ROWS, language], check=True, capture_output=True).stdout
            with open(labels, "wb") as out:
                for line in rows.splitlines():
                    row = json.loads(line)
                    out.write(json.dumps({"text": row["text"], "negative": row["negative"]}).encode() + b"\n")
            for plain in [True, False]:
                command = [TOCSIN, "train", labels, "-o", os.path.join(folder, "m"), "--json", "--export", features]
                answer = subprocess.run(command + (["--plain"] if plain else []), capture_output=True, text=True)
                target = json.loads(answer.stdout)["report"]["targets"][0]
                data = read(features)
                theirs = objective(solve(data, folder), data) if plain else float("nan")
                ours = target["objective"] if plain else float("nan")
                print(
                    f"{len(data):5d} {language:8s}  {'n-grams' if plain else '+ lexicon':9s}  {ours:14.4f} {theirs:10.4f}"
                    f"  {target['model']['f1']:10.4f} {crossed(data, folder):10.4f}", flush=True)


main()
