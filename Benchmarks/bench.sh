#!/usr/bin/env bash
# Builds the benchmarks in release and runs them; fails when one takes longer than it may.
#   Benchmarks/bench.sh
set -uo pipefail
cd "$(dirname "$0")"
for product in cohort-bench atlas-bench synthetic-atlas site-bench; do
  swift build -c release --scratch-path .build-bench --product $product || exit
done
failed=0
for benchmark in cohort-bench atlas-bench; do
  .build-bench/release/$benchmark || failed=1
done
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
.build-bench/release/site-bench || failed=1
for measures in 2000 20000; do
  .build-bench/release/synthetic-atlas "$site/$measures" --measures $measures --seed 1 || exit
  .build-bench/release/site-bench "$site/$measures" || failed=1
done
exit $failed
