#!/usr/bin/env bash
# Counts the reach of 1,000 measures with the engine and with other tools, in one run, and prints one table. Fails when a
# count is not the reference's, or when the engine is not as many times faster as it must be.
#   SIZE=1m (default), 10m or 100m; 10m needs about 6 GiB of memory, 100m 4 GiB of disk
set -euo pipefail
cd "$(dirname "$0")"
size=${SIZE:-1m}
data=.build-reach
results=$data/results-$size
python=.build-venv/bin/python
load=$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)
export PYTHONDONTWRITEBYTECODE=1

engine() {  # CASE SIZE [options]: measures the engine
  local name=$1 size=$2
  shift 2
  .build-bench/release/reach-bench "$data" "$name" "$size" --figures "$results/engine-$name.json" "$@"
}

peer() {  # NAME CASE RUNS: measures another tool
  "$python" Reach/peers.py "$1" "$data" "$2" "$size" "$3" >"$results/$1-$2.json"
}

if ! cmp -s Reach/requirements.txt .build-venv/requirements.txt; then
  rm -rf .build-venv
  python3 -m venv .build-venv
  "$python" -m pip install --quiet --disable-pip-version-check -r Reach/requirements.txt
  cp Reach/requirements.txt .build-venv/
fi
swift build -c release --scratch-path .build-bench --product reach-bench
rm -rf "$results"
mkdir -p "$results"

case $size in
  1m)
    "$python" Reach/prepare.py "$data" 1m
    for name in mixed-200 mixed-1000 wide-1000; do engine "$name" 1m --job-only --runs 1; done
    engine mixed-1000-all 1m
    engine wide-1000-all 1m --job-only
    for name in polars-full numpy-full openfisca-reach polars-reach; do peer "$name" mixed-1000-all 3; done
    peer polars-reach wide-1000-all 3
    ;;
  10m)
    "$python" Reach/prepare.py "$data" 10m
    engine mixed-1000 10m --job-only --runs 1
    engine mixed-1000-all 10m
    peer polars-reach mixed-1000-all 1
    ;;
  100m)
    if ! [ -e "$data/register-10m.reg" ]; then
      "$python" Reach/prepare.py "$data" 10m
      engine mixed-1000-all 10m --runs 1
    fi
    "$python" Reach/prepare.py "$data" 100m
    engine mixed-1000-all 100m --runs 3
    ;;
  *)
    echo "SIZE is 1m, 10m or 100m, not «$size»." >&2
    exit 2
    ;;
esac
"$python" Reach/report.py "$results" "$size" "$load"
