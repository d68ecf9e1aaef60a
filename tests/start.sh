#!/bin/sh
# Installs what is missing, builds baremo with its tests, and runs them.
set -eu
cd "$(dirname "$0")/.."
. cli/debian.sh
install_missing $build_packages $test_packages
cmake --preset test >/dev/null
cmake --build --preset test
exec ctest --preset test
