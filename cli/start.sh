#!/bin/sh
# Installs what is missing, builds a release, evaluates the example and says where its workbook is.
set -eu
cd "$(dirname "$0")/.."
. cli/debian.sh
install_missing $build_packages
cmake --preset release >/dev/null
cmake --build --preset release
build/release/baremo report fixtures/programmes/malaga -o out
echo
echo "The workbook:  $PWD/out/report.xlsx"
echo "The charts:    $PWD/out/charts/"
echo "The command:   $PWD/build/release/baremo --help"
