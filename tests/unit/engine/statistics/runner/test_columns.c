/* Columns by name. Numbers in brackets: the statements of columns.c. */
#include "table_of.h"

#include "engine/statistics/runner/columns.h"

static const char headings[] = "id,q1,q2,Población,q10,\"a, b\"\n1,1,1,1,1,1\n";

static void assert_found(baremo_arena *arena, const char *list, const char *expected) {
    runner_columns columns;
    const char *refusal = NULL;
    if (!runner_columns_find(table_of(arena, headings), list, arena, &columns, &refusal))
        fail_msg("%s", refusal);
    char text[32] = "";
    for (size_t i = 0; i < columns.count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%zu ", columns.indexes[i]);
    assert_string_equal(text, expected);
}

static void assert_refused(baremo_arena *arena, const char *list, const char *part) {
    runner_columns columns;
    const char *refusal = NULL;
    assert_false(runner_columns_find(table_of(arena, headings), list, arena, &columns, &refusal));
    if (!strstr(refusal, part))
        fail_msg("\"%s\" does not contain \"%s\"", refusal, part);
}

CLAIM(lists_ranges_and_patterns_find_columns) { /* 1, 2, 3 */
    assert_found(arena, "q2,q1", "2 1 ");
    assert_found(arena, "q1..q10", "1 2 3 4 ");
    assert_found(arena, "q*", "1 2 4 ");
    assert_found(arena, "id, poblacion ,Q1..Q2", "0 3 1 2 ");
    assert_found(arena, "*1*", "1 4 ");
    assert_found(arena, "a, b", "5 "); /* a heading as a whole */
    assert_found(arena, "a, b;q1", "5 1 ");
}

CLAIM(what_is_not_there_is_refused_with_the_nearest) { /* 2, 3, 4 */
    assert_refused(arena, "poblacio", "did you mean \"Población\"?");
    assert_refused(arena, "q1..zz", "no column \"zz\"");
    assert_refused(arena, "q10..q1", "stands before");
    assert_refused(arena, "x*", "no column matches");
    assert_refused(arena, "q1,q*", "named twice");
    assert_refused(arena, ",", "empty");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_ranges_and_patterns_find_columns),
        cmocka_unit_test(what_is_not_there_is_refused_with_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
