/* The workbook of a comparison: its formulas over ranges, and charts of points. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "made_archive.h"
#include "made_cities.h"
#include "made_file.h"
#include "made_run.h"

enum { MOST_PARTS = 60 };

static const char *written(baremo_arena *arena, const made_cities *wanted) {
    const char *path = made_path(arena, "comparison.xlsx");
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    assert_int_equal(
        made_file_at(arena, "xlsx", made_cities_results(arena, wanted), path, diagnostics),
        BAREMO_OK);
    return path;
}

static void remove_made(baremo_arena *arena, const char *path) {
    unlink(path);
    rmdir(baremo_arena_copy(arena, path, (size_t)(strrchr(path, '/') - path)));
}

/* How many parts of a kind hold a text. */
static size_t holding(baremo_arena *arena, const char *path, const char *kind, const char *text) {
    size_t count = 0;
    for (int i = 1; i < MOST_PARTS; i++) {
        const char *part = made_member(arena, path, baremo_arena_format(arena, kind, i));
        count += part && strstr(part, text);
    }
    return count;
}

static const char SHEETS[] = "xl/worksheets/sheet%d.xml", CHARTS[] = "xl/charts/chart%d.xml";

TEST_IN_ARENA(weighted_sums_are_live_formulas) {
    baremo_arena *arena = argument;
    const made_cities wanted = made_cities_plain("en");
    const char *path = written(arena, &wanted);
    assert_int_equal(holding(arena, path, SHEETS, "<f>SUMPRODUCT("), 2);
    assert_int_equal(holding(arena, path, SHEETS, "<f>SUMPRODUCT($B$"), 1);
    assert_true(holding(arena, path, SHEETS, "<f>100*") >= 1);
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(intervals_are_joined_and_funnels_scatter) {
    baremo_arena *arena = argument;
    const made_cities wanted = made_cities_plain("en");
    const char *path = written(arena, &wanted);
    assert_int_equal(holding(arena, path, CHARTS, "<c:hiLowLines>"), 3);
    assert_int_equal(holding(arena, path, CHARTS, "<c:scatterChart>"), 2);
    assert_int_equal(holding(arena, path, CHARTS, "<c:grouping val=\"stacked\"/>"), 2);
    remove_made(arena, path);
    return BAREMO_OK;
}

/* The number of a sheet in the order of the workbook; 0: there is none. */
static int sheet_number(baremo_arena *arena, const char *path, const char *name, size_t length) {
    const char *book = made_member(arena, path, "xl/workbook.xml");
    const char *wanted = baremo_arena_format(arena, "<sheet name=\"%.*s\"", (int)length, name);
    const char *end = strstr(book, wanted);
    int number = 0;
    for (const char *at = book; end && (at = strstr(at, "<sheet name=")) && at <= end; at++)
        number++;
    return number;
}

/* Of the cells that a series reads ('NAME'!$B$4:$B$9) those that hold a text, or nothing. */
static size_t cells_read(baremo_arena *arena, const char *path, const char *range, bool texts) {
    bool is_quoted = *range == '\'';
    const char *name = range + is_quoted, *end = strstr(range, is_quoted ? "'!$" : "!$");
    assert_non_null(end);
    const char *at = end + is_quoted + strlen("!$");
    char column[4] = "";
    size_t letters = strcspn(at, "$"), found = 0;
    memcpy(column, at, letters);
    int first = atoi(at + letters + 1);
    int last = atoi(strchr(strchr(strchr(at, ':'), '$') + 1, '$') + 1);
    int number = sheet_number(arena, path, name, (size_t)(end - name));
    assert_true(number > 0);
    const char *sheet = made_member(arena, path, baremo_arena_format(arena, SHEETS, number));
    for (int row = first; row <= last; row++) {
        const char *cell = strstr(sheet, baremo_arena_format(arena, "<c r=\"%s%d\"", column, row));
        assert_non_null(cell);
        size_t tag = strcspn(cell, ">");
        const char *attribute = strstr(cell, "t=\"s\"");
        bool is_text = attribute && attribute < cell + tag, is_blank = cell[tag - 1] == '/';
        found += texts ? is_text : is_blank;
    }
    return found;
}

TEST_IN_ARENA(no_native_chart_reads_a_text) {
    baremo_arena *arena = argument;
    const made_cities wanted = made_cities_plain("en");
    const char *path = written(arena, &wanted);
    size_t series = 0, blanks = 0;
    for (int i = 1; i < MOST_PARTS; i++) {
        const char *chart = made_member(arena, path, baremo_arena_format(arena, CHARTS, i));
        for (const char *at = chart; at && (at = strstr(at, "<c:val>")); at++) {
            const char *range = strstr(at, "<c:f>") + strlen("<c:f>");
            assert_int_equal(cells_read(arena, path, range, true), 0);
            blanks += cells_read(arena, path, range, false);
            series++;
        }
    }
    assert_true(series >= 9 && blanks > 0);
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(the_same_comparison_gives_the_same_bytes) {
    const made_cities wanted = made_cities_plain("fr");
    size_t first, second;
    char *one = made_file(argument, "xlsx", made_cities_results(argument, &wanted), &first);
    char *two = made_file(argument, "xlsx", made_cities_results(argument, &wanted), &second);
    assert_non_null(one);
    assert_int_equal(first, second);
    assert_memory_equal(one, two, first);
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighted_sums_are_live_formulas),
        cmocka_unit_test(intervals_are_joined_and_funnels_scatter),
        cmocka_unit_test(no_native_chart_reads_a_text),
        cmocka_unit_test(the_same_comparison_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
