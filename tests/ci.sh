#!/bin/bash
# tests/ci.sh quick: warnings are errors with gcc, the checks, the tests.
# tests/ci.sh full:  and with clang, and under the sanitizers.
# tests/ci.sh tidy:  clang-tidy over all sources, at zero warnings (about ten minutes on two cores).
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:-quick}
. cli/debian.sh

log=$(mktemp)
trap 'rm -f "$log"' EXIT

step() { printf '\n== %s\n' "$*"; }

build_and_test() { # preset
    step "$1"
    cmake --preset "$1" >/dev/null
    if ! cmake --build --preset "$1" >"$log" 2>&1; then
        grep -E -A 5 'error|FAILED' "$log" || tail -n 40 "$log"
        exit 1
    fi
    tail -n 1 "$log"
    if ! ctest --preset "$1" >"$log" 2>&1; then
        grep -vE 'Start|Passed' "$log" | tail -n 200
        exit 1
    fi
    tail -n 4 "$log"
}

tidy() {
    step "clang-tidy"
    cmake --preset clang >/dev/null
    cmake --build --preset clang | tail -n 1
    find engine indicators reports cli -name '*.c' -print0 |
        xargs -0 -n 4 -P "$(nproc)" clang-tidy --quiet -p build/clang 2>/dev/null
}

case $mode in
quick)
    install_missing $build_packages $test_packages
    build_and_test werror
    ;;
full)
    install_missing $build_packages $test_packages clang
    build_and_test werror
    build_and_test clang
    build_and_test sanitize
    ;;
tidy)
    install_missing $build_packages $test_packages clang clang-tidy
    tidy
    ;;
*)
    echo "usage: tests/ci.sh quick|full|tidy" >&2
    exit 2
    ;;
esac
