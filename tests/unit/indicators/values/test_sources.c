#include "check.h"

#include <string.h>

#include "indicators/values/sources.h"
#include "made_programme.h"

/* "`observations.csv:E12, E15:E18`; compact ranges" */
static void cells_below_each_other_are_one_range(void **state) {
    (void)state;
    made of =
        made_evaluation("start,2017\nend,2020\nperiod,2018\n", "indicator,title\nA,A\nB,B\n", NULL,
                        "indicator,period,value\nA,2018-Q1,1\nB,2018,1\nA,2018-Q2,1\n"
                        "A,2018-Q3,1\n\nA,2018-Q4,1\n");
    assert_string_equal(made_row(&of, "A", "2018", "value")->source,
                        "observations.csv:C2, C4:C5, C7");
    made_free(&of);
}

static void no_cells_have_no_text(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_null(value_sources(NULL, NULL, 0, arena));
    assert_null(value_sources_join(NULL, NULL, arena));
    assert_string_equal(value_sources_join("a", NULL, arena), "a");
    assert_string_equal(value_sources_join("a", "b", arena), "a, b");
    baremo_arena_free(arena);
}

static void a_long_list_is_cut_and_says_how_many_are_left(void **state) {
    (void)state;
    char observations[6000] = "indicator,period,value\n";
    for (int day = 0; day < 100; day++) {
        char line[50];
        snprintf(line, sizeof line, "A,2018-%02d-%02d,1\nB,2018-%02d-%02d,1\n", day / 28 + 1,
                 day % 28 + 1, day / 28 + 1, day % 28 + 1);
        strcat(observations, line);
    }
    made of = made_evaluation("start,2018\nend,2020\nperiod,2018\npartial,yes\n",
                              "indicator,title\nA,A\nB,B\n", NULL, observations);
    const char *source = made_row(&of, "A", "2018", "value")->source;
    assert_non_null(strstr(source, "observations.csv:C2, C4, C6"));
    assert_non_null(strstr(source, " and 60 more cells"));
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_below_each_other_are_one_range),
        cmocka_unit_test(no_cells_have_no_text),
        cmocka_unit_test(a_long_list_is_cut_and_says_how_many_are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
