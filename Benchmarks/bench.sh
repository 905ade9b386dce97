#!/usr/bin/env bash
# Builds the benchmarks in release and runs them; fails when one takes longer than it may.
#   Benchmarks/bench.sh
set -uo pipefail
cd "$(dirname "$0")"
swift build -c release --scratch-path .build-bench --product cohort-bench || exit
swift build -c release --scratch-path .build-bench --product atlas-bench || exit
failed=0
for benchmark in cohort-bench atlas-bench; do
  .build-bench/release/$benchmark || failed=1
done
exit $failed
