#!/bin/bash
# round_trip/run.sh PROGRAMME BAREMO FOLDER_TO_WORKBOOK [TABLE]...: a programme as a folder, as .xlsx and as .ods gives the
# same results.csv, byte for byte. TABLEs are files of answers: they stay files beside the workbook.
set -u
programme=$1 baremo=$2 convert=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
"$baremo" report --quiet "$programme" --format csv -o "$work/folder" 2> "$work/said" || { cat "$work/said"; exit 1; }
for kind in xlsx ods; do
    mkdir "$work/$kind"
    for table in "$@"; do cp "$programme/$table.csv" "$work/$kind/"; done
    "$convert" "$programme" "$work/$kind/plan.$kind" "$@" || failed=1
    "$baremo" report --quiet "$work/$kind/plan.$kind" --format csv -o "$work/$kind/out" || failed=1
    cmp "$work/folder/results.csv" "$work/$kind/out/results.csv" || failed=1
done
test "$(wc -l < "$work/folder/results.csv")" -gt 10 || failed=1
exit $failed
