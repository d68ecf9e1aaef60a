#!/bin/bash
# tests/ci.sh quick: warnings are errors with gcc, the checks, the tests.
# tests/ci.sh full:  and with clang, under the sanitizers, and clang-tidy over all sources.
set -eu
cd "$(dirname "$0")/.."
mode=${1:-quick}
. cli/debian.sh

step() { printf '\n== %s\n' "$*"; }

build_and_test() { # preset
    step "$1"
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" | tail -n 3
    ctest --preset "$1" | tail -n 4
}

tidy() {
    step "clang-tidy"
    find engine indicators reports cli -name '*.c' -print0 |
        xargs -0 -n 4 -P "$(nproc)" clang-tidy --quiet -p build/clang 2>/dev/null
}

case $mode in
quick)
    install_missing $build_packages $test_packages
    build_and_test werror
    ;;
full)
    install_missing $build_packages $test_packages clang clang-tidy libclang-rt-14-dev
    build_and_test werror
    build_and_test clang
    build_and_test sanitize
    tidy
    ;;
*)
    echo "usage: tests/ci.sh quick|full" >&2
    exit 2
    ;;
esac
