#!/usr/bin/env bash
# Feeds arbitrary bytes to the cohort parser, the reader of atlases and reforms, the register reader and to stored registers under the
# address sanitizer, then compares the decisions about a million pairs of cohorts with trying every person.
#   Benchmarks/fuzz.sh [seconds for each fuzz target, 60 by default]
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}
out=.build-fuzz
findings=0

# Plain compiler calls instead of the package manager: it would give each program a main beside the fuzzer's own.
flags=(-O -g -swift-version 6 -parse-as-library -wmo -enable-testing -sanitize=fuzzer,address -I "$out")

module() {  # NAME FOLDER [flags]: compiles the folder's sources into NAME.swiftmodule and NAME.o
  local name=$1 folder=$2
  shift 2
  find "$folder" -name '*.swift' -print0 |
    xargs -0 swiftc "${flags[@]}" "$@" -module-name "$name" -emit-module -emit-module-path "$out/$name.swiftmodule" \
      -c -o "$out/$name.o"
}

target() {  # NAME SOURCE objects…: links a fuzz target
  local name=$1 source=$2
  shift 2
  swiftc "${flags[@]}" -use-ld=lld -module-name "${name}_fuzz" "$source" Fuzz/Require.swift Fuzz/FixedSetting.swift "$@" -o "$out/$name-fuzz"
  rm -f "${name}_fuzz"-1.swift*  # what the compiler leaves beside
}

fuzz() {  # NAME MAXIMUM-LENGTH: runs a target on what it has learnt before and the seeds
  local name=$1 length=$2
  mkdir -p "fuzz-corpus/$name" "fuzz-corpus/findings"
  if ! ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no "$out/$name-fuzz" "fuzz-corpus/$name" "Fuzz/Seeds/$name" -dict="Fuzz/$name.dict" \
    -max_len="$length" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="fuzz-corpus/findings/$name-" >"$out/$name.log" 2>&1; then
    findings=$((findings + 1))
    grep -E 'ERROR|SUMMARY|Fatal error|Test unit written' "$out/$name.log" || tail -20 "$out/$name.log"
  fi
  awk -v name="$name" '/number_of_executed_units/ { executed = $2 } /cov: / { covered = $4 }
    END { print name ": " executed " executions, " covered " edges covered" }' "$out/$name.log"
}

mkdir -p "$out"
swift package --scratch-path "$out/packages" resolve
yams=$out/packages/checkouts/Yams/Sources
yaml=$yams/CYaml/include
objects=()
for source in "$yams"/CYaml/src/*.c; do
  object=$out/$(basename "$source" .c).o
  clang -O2 -g -fsanitize=fuzzer-no-link,address -DYAML_DECLARE_STATIC -I "$yaml" -c "$source" -o "$object"
  objects+=("$object")
done
module Yams "$yams/Yams" -swift-version 5 -DSWIFT_PACKAGE -I "$yaml" -suppress-warnings
module Cohorts ../Sources/Cohorts
module Atlas ../Sources/Atlas -I "$yaml"
target cohort Fuzz/CohortTarget.swift "$out/Cohorts.o"
target atlas Fuzz/AtlasTarget.swift -I "$yaml" "$out/Atlas.o" "$out/Cohorts.o" "$out/Yams.o" "${objects[@]}"
module Population ../Sources/Population -I "$yaml" -I ../Sources/CZlib
objects+=("$out/Population.o" "$out/Atlas.o" "$out/Cohorts.o" "$out/Yams.o")
target register Fuzz/RegisterTarget.swift Fuzz/SameRegister.swift -I "$yaml" -I ../Sources/CZlib -lz "${objects[@]}"
target stored Fuzz/StoredTarget.swift Fuzz/SameRegister.swift -I "$yaml" -I ../Sources/CZlib -lz "${objects[@]}"

echo "fuzzing for $seconds s each, load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)"
fuzz cohort 400
fuzz atlas 2000
if [ -w /dev/shm ]; then  # each run writes files
  TMPDIR=$(mktemp -d /dev/shm/leitbild-fuzz-XXXXXX)
  export TMPDIR
  trap 'rm -rf "$TMPDIR"' EXIT
fi
fuzz register 500
fuzz stored 1000
echo "$findings targets with findings"

swift build -c release --scratch-path .build-bench --product cohort-brute
.build-bench/release/cohort-brute --pairs 1000000
exit $((findings > 0))
