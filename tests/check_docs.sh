#!/bin/bash
# tests/check_docs.sh PROGRAM: the documents say what is there.
cd "$(dirname "$0")/.." || exit 1
program=$1
failed=0
fail() {
    echo "FAILED: $*"
    failed=1
}
while IFS= read -r folder; do
    [ -f "$folder/README.md" ] || fail "$folder has no README.md"
done < <(find engine indicators reports cli fixtures tests -maxdepth 2 -type d ! -path '*/include*' ! -path 'fixtures/*/*' ! -path 'tests/unit/*' ! -path 'tests/cases/*' ! -path 'tests/golden/*')
for file in README.md CHANGELOG.md CONTRIBUTING.md LICENSE; do
    [ -s "$file" ] || fail "$file is missing"
done
commands=$(grep -oE 'CLI_COMMAND\([a-z]+\)' cli/commands.def | sed 's/.*(\(.*\))/\1/')
for command in $commands; do
    grep -q "baremo $command" README.md || fail "README.md does not tell of 'baremo $command'"
    "$program" "$command" --help >/dev/null || fail "baremo $command --help"
done
# What is wrong with tables is told in the language of the programme: in reports, and in marked copies of the tables.
for code in $(sed -nE 's/^[A-Z]+_PROBLEM\([a-z_0-9]+, *"([a-z0-9-]+)".*/\1/p' engine/input/problems.def indicators/programme/problems.def \
    indicators/checks/problems.def indicators/surveys/problems.def indicators/cities/problems.def); do
    grep -q "^REPORT_PROBLEM(\"$code\"," reports/plan/problems.def || fail "reports/plan/problems.def has no line for $code"
done
blocks=$(awk '/^```/ { inside = !inside; if (inside) n++; next } inside && n <= 2' README.md)
[ "$blocks" = "sh cli/start.sh
sh tests/start.sh" ] || fail "the first two blocks of README.md are not the two commands"
if [ -d .git ] || git rev-parse --git-dir >/dev/null 2>&1; then
    git ls-files -z -- '*.md' '*.c' '*.h' '*.def' '*.sh' '*.txt' '*.json' |
        xargs -0 grep -nE '(^|[^A-Za-z0-9.])/(work|root|tmp/wt)/' -- | grep -v '^tests/check_docs.sh' && fail "a path of one machine"
fi
"$program" --man-page >/dev/null || fail "baremo --man-page"
exit $failed
