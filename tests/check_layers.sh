#!/bin/bash
# Each floor may include only the floors below it: cli > reports, indicators > engine.
cd "$(dirname "$0")/.." || exit 1
failed=0
forbid() { # floor, pattern of what it must not include
    if grep -rnE "#include [\"<](\.\./)*($2)" "$1" --include='*.c' --include='*.h' --include='*.def'; then
        echo "FAILED: $1/ includes what stands above or beside it"
        failed=1
    fi
}
forbid engine '(indicators|reports|cli)/'
forbid indicators '(reports|cli)/'
forbid reports '(indicators|cli)/'
prints=$(grep -rnE '(^|[^a-z_])(printf|puts|putchar|exit|abort|setlocale)\(|\b(stdout|stderr)\b' engine indicators reports --include='*.c' |
    grep -v 'engine/base/arena.c:.*abort()')
if [ -n "$prints" ]; then
    echo "$prints"
    echo "FAILED: only cli/ prints and exits"
    failed=1
fi
if grep -rnE '#include .*(cairo|pango)' engine indicators reports cli --include='*.c' --include='*.h' | grep -v '^reports/charts/canvas'; then
    echo "FAILED: only reports/charts/canvas knows cairo and pango"
    failed=1
fi
if grep -rnE '^#include "(csv\.h|xlsxwriter)|<csv\.h>|<xlsxwriter' engine indicators reports cli --include='*.[ch]' |
    grep -vE '^(engine/input/|reports/formats/)'; then
    echo "FAILED: libcsv belongs to engine/input, libxlsxwriter to reports/formats"
    failed=1
fi
exit $failed
