#!/bin/bash
# tests/cases/run.sh CASE PROGRAM: runs one case folder in a copy of it, with `baremo` on the PATH.
#   cmd                          a shell line
#   exit                         its exit status (default 0)
#   stdout.exact, stderr.exact   the output, byte for byte
#   stdout.glob, stderr.glob     a pattern of the whole output; only * is special
#   stdout.has, stderr.has       each line must occur in the output
# $FIXTURES is the folder of the fixtures. Nothing may be left behind beside the case's own files.
set -u
case_folder=$1
program=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
export FIXTURES=$root/fixtures NO_COLOR=1
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$(realpath "$program")" "$work/bin/baremo"
cp -r "$case_folder" "$work/case"
cd "$work/case" || exit 1
PATH=$work/bin:$PATH bash ./cmd >"$work/stdout" 2>"$work/stderr" </dev/null
status=$?
failed=0

fail() {
    echo "FAILED: $*"
    failed=1
}

compare() { # stream
    if [ -f "$1.exact" ]; then
        diff -u "$1.exact" "$work/$1" || fail "$1 differs"
    fi
    if [ -f "$1.glob" ]; then
        pattern=$(sed 's/[][?\\]/\\&/g' "$1.glob")
        output=$(cat "$work/$1")
        # shellcheck disable=SC2254
        case $output in $pattern) ;; *) fail "$1 does not match $1.glob" ;; esac
    fi
    if [ -f "$1.has" ]; then
        while IFS= read -r line; do
            grep -qF -- "$line" "$work/$1" || fail "$1 lacks: $line"
        done <"$1.has"
    fi
}

wanted=0
[ -f exit ] && wanted=$(cat exit)
[ "$status" -eq "$wanted" ] || fail "exit status $status, expected $wanted"
compare stdout
compare stderr
if [ $failed -ne 0 ]; then
    echo "--- stdout" && head -c 3000 "$work/stdout"
    echo "--- stderr" && head -c 3000 "$work/stderr"
fi
exit $failed
