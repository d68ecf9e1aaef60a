/* Scale scores. Numbers in brackets: the statements of scale.c. */
#include "calls.h"

#include "engine/statistics/scale.h"

static double score(baremo_scale_score kind, double answered, const double *answers) {
    static const bool reversed[] = {false, true, false, false, false};
    baremo_scale scale = {5, reversed, 1, 5, answered, kind};
    return baremo_scale_respondent(&scale, answers);
}

CLAIM(a_reversed_item_is_turned_about_the_middle) { /* 1, 3 */
    (void)arena;
    const double answers[] = {1, 5, 2, 2, 3};
    assert_close(score(BAREMO_SCALE_MEAN, 0.5, answers), 9.0 / 5, 1e-15);
    assert_close(score(BAREMO_SCALE_SUM, 0.5, answers), 9, 0);
    assert_close(score(BAREMO_SCALE_PERCENT, 0.5, answers), 20, 1e-14);
}

CLAIM(half_of_five_items_are_three) { /* 2 */
    (void)arena;
    const double two[] = {1, NA, NA, 2, NA}, three[] = {1, 5, NA, 2, NA},
                 none[] = {NA, NA, NA, NA, NA};
    assert_true(baremo_is_missing(score(BAREMO_SCALE_MEAN, 0.5, two)));
    assert_close(score(BAREMO_SCALE_MEAN, 0.5, three), 4.0 / 3, 1e-15);
    assert_close(score(BAREMO_SCALE_SUM, 0.5, three), 20.0 / 3, 1e-15);
    assert_close(score(BAREMO_SCALE_MEAN, 0.4, two), 1.5, 0);
    assert_true(baremo_is_missing(score(BAREMO_SCALE_MEAN, 1, three)));
    assert_true(baremo_is_missing(score(BAREMO_SCALE_MEAN, 0, none)));
    assert_close(score(BAREMO_SCALE_MEAN, 0.6, three), 4.0 / 3, 1e-15); /* 0.6 x 5 is not above 3 */
}

CLAIM(items_are_named_by_heading_range_or_beginning) {
    static const char *const items[] = {"Q1", "Q2", "Q 3", "other", "Q5"};
    static const char *const names[] = {"q2..q_3"}, *const all[] = {"q*"},
                             *const wrong[] = {"q1", "q7"};
    bool reversed[5] = {false};
    assert_null(baremo_scale_reverse(arena, items, 5, names, 1, reversed));
    assert_true(!reversed[0] && reversed[1] && reversed[2] && !reversed[3]);
    bool many[5] = {false};
    assert_null(baremo_scale_reverse(arena, items, 5, all, 1, many));
    assert_true(many[0] && many[2] && !many[3] && many[4]);
    assert_string_equal(baremo_scale_reverse(arena, items, 5, wrong, 2, many), "q7");
}

CLAIM(respondents_without_a_score_are_counted) { /* 4 */
    const double one[] = {1, 4, NA, 2}, two[] = {3, NA, NA, 2};
    baremo_call *call = call_of(arena, "scale");
    baremo_call_bind(call, "items", numbers_of(arena, "q1", one, 4));
    baremo_call_bind(call, "items", numbers_of(arena, "q2", two, 4));
    set_option(call, "answered", "1");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "n_scored")->value, 2, 0);
    assert_close(row_of(rows, "", "n_scored")->missing, 2, 0);
    assert_close(row_of(rows, "", "mean")->value, 2, 0);
    assert_close(row_of(rows, "", "sd")->value, 0, 0);
    call = call_of(arena, "scale");
    baremo_call_bind(call, "items", numbers_of(arena, "q1", one, 0));
    rows = rows_of(arena, call);
    assert_none(rows, "mean", "no respondent");
    assert_explained(rows);
}

CLAIM(percent_needs_the_ends) { /* 1, 5 */
    const double one[] = {1, 4, NA, 2};
    baremo_call *call = call_of(arena, "scale");
    baremo_call_bind(call, "items", numbers_of(arena, "q1", one, 4));
    set_option(call, "score", "percent");
    assert_call_refused(arena, call, "--min and --max");
    set_option(call, "min", "2");
    set_option(call, "max", "4");
    assert_call_refused(arena, call, "outside 2 to 4");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reversed_item_is_turned_about_the_middle),
        cmocka_unit_test(half_of_five_items_are_three),
        cmocka_unit_test(items_are_named_by_heading_range_or_beginning),
        cmocka_unit_test(respondents_without_a_score_are_counted),
        cmocka_unit_test(percent_needs_the_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
