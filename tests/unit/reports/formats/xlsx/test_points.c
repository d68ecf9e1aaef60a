/* The workbook of a comparison: its formulas over ranges, and charts of points. */
#include "check.h"

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
    assert_int_equal(holding(arena, path, CHARTS, "<c:hiLowLines>"), 5);
    assert_int_equal(holding(arena, path, CHARTS, "<c:scatterChart>"), 2);
    assert_int_equal(holding(arena, path, CHARTS, "<c:grouping val=\"stacked\"/>"), 2);
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
        cmocka_unit_test(the_same_comparison_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
