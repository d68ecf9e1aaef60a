#!/bin/bash
# tests/check_headers.sh BUILD: each header compiles alone.
cd "$(dirname "$0")/.." || exit 1
build=$1
failed=0
flags="-std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -Werror -I. -Iengine/include -I$build/include $(pkg-config --cflags pangocairo xlsxwriter gsl expat minizip)"
while IFS= read -r header; do
    # shellcheck disable=SC2086
    echo "#include \"$header\"" | ${CC:-cc} $flags -fsyntax-only -x c - || {
        echo "FAILED: $header does not compile alone"
        failed=1
    }
done < <(find engine indicators reports cli -name '*.h' | grep -v '\.in$')
exit $failed
