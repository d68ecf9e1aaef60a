#!/bin/bash
# Every phrase that a statistic or a survey may give as the reason of a value that is not there is translated
# (reports/plan/statistic_notes.def). Phrases are texts of two words or more that begin with a small letter, in code and
# not in the help of a procedure; those that are no reasons (methods, messages) stand in tests/no_notes.txt.
cd "$(dirname "$0")/.." || exit 1
phrases() { # texts side by side are one
    cat engine/statistics/*.c indicators/surveys/*.c | awk '
        /^const baremo_procedure|^static const baremo_(term|option|role|estimate_help|statistic)/ { help = 1 }
        /^}|^};/ { help = 0 }
        { text = text "\n" (help ? "" : $0) }
        END {
            gsub(/\/\*[^*]*\*+([^\/*][^*]*\*+)*\//, "", text)
            while (match(text, /"([^"\\\n]|\\.)*"/)) {
                before = substr(text, 1, RSTART - 1)
                word = substr(text, RSTART + 1, RLENGTH - 2)
                text = substr(text, RSTART + RLENGTH)
                gsub(/[ \n]+/, " ", before)
                if (before ~ /^ *$/ && said != "") { said = said word; continue }
                if (said != "" && !entry) print said
                entry = before ~ /method = ?$/ || (first && before ~ /^, *$/)
                first = before ~ /\{ *$/
                said = word == "" ? " " : word
            }
            if (!entry) print said
        }' | sed -E 's/%[.0-9]*[a-z]+/%1/' | grep -E '^(%1|[a-z])[^%]* [^%]*(%1[^%]*)?$' | grep -vE '/|\.h$' | sort -u
}
known() {
    sed -n 's/^REPORT_STATISTIC_NOTE("\([^"]*\)",.*/\1/p' reports/plan/statistic_notes.def
    cat tests/no_notes.txt
}
[ "${1:-}" = list ] && phrases && exit 0
missing=$(comm -23 <(phrases) <(known | sort -u))
if [ -n "$missing" ]; then
    echo "$missing"
    echo "FAILED: notes without Spanish and French: add them to reports/plan/statistic_notes.def" \
         "(or to tests/no_notes.txt when they are no notes)"
    exit 1
fi
