/* The procedure `ranks`. The numbers of the functions stand in test_ranks.c and test_pairwise.c. */
#include "calls.h"

static const double y[] = {0.3, 0.5, NA, 0.1, 0.9};
static const double v[] = {0.0001, 0.0004, 0.01, 0.0025, 0.09};

static baremo_call *ranks_call(baremo_arena *arena, const double *variances, size_t count) {
    static const char *const cities[] = {"Malaga", "Turin", "Lyon", "Gent", "Utrecht"};
    baremo_call *call = call_of(arena, "ranks");
    baremo_call_bind(call, "estimate", numbers_of(arena, "y", y, count));
    baremo_call_bind(call, "variance", numbers_of(arena, "v", variances, count));
    baremo_call_bind(call, "unit", texts_of(arena, "city", cities, count));
    return call;
}

CLAIM(each_unit_has_its_rank_with_limits) {
    const baremo_estimates *rows = rows_of(arena, ranks_call(arena, v, 5));
    const baremo_estimate *rank = row_of(rows, "Malaga", "rank");
    assert_close(rank->value, 3, 0);
    assert_close(rank->n, 4, 0);
    assert_close(rank->missing, 1, 0);
    assert_close(rank->level, 0.95, 0);
    assert_string_equal(rank->method, "normal, 10000 draws, seed 1");
    assert_true(rank->low <= 3 && rank->high >= 3);
    /* R 4.2.2: 1 + sum(pnorm((c(.5, .1, .9) - .3)/sqrt(c(.0004, .0025, .09) + .0001))) */
    assert_close(row_of(rows, "Malaga", "rank.expected")->value, 2.9772337111647822, 1e-13);
    assert_explained(rows);
}

CLAIM(units_are_told_apart_by_holm) {
    /* z of the six pairs: Malaga-Turin 8.94, Malaga-Gent 3.92, Turin-Gent 7.43,
     * Malaga-Utrecht 2.00, Turin-Utrecht 1.33, Gent-Utrecht 2.63; p.adjust: the last .026, the
     * fourth .09 */
    const baremo_estimates *rows = rows_of(arena, ranks_call(arena, v, 5));
    assert_close(row_of(rows, "", "pairs")->value, 6, 0);
    assert_close(row_of(rows, "", "pairs_apart")->value, 4, 0);
    assert_close(row_of(rows, "Gent", "apart")->value, 3, 0);
    assert_close(row_of(rows, "Utrecht", "apart")->value, 1, 0);
}

CLAIM(a_blank_unit_says_so) {
    const baremo_estimates *rows = rows_of(arena, ranks_call(arena, v, 5));
    const baremo_estimate *rank = row_of(rows, "Lyon", "rank");
    assert_true(baremo_is_missing(rank->value));
    assert_string_equal(rank->note, "left out: something is blank");
}

CLAIM(the_lowest_can_be_first) {
    baremo_call *call = ranks_call(arena, v, 5);
    set_option(call, "first", "lowest");
    set_option(call, "draws", "100");
    set_option(call, "seed", "9");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "Gent", "rank")->value, 1, 0);
    assert_string_equal(row_of(rows, "Gent", "rank.best")->method, "normal, 100 draws, seed 9");
}

CLAIM(one_unit_and_none) {
    const baremo_estimates *rows = rows_of(arena, ranks_call(arena, v, 1));
    assert_close(row_of(rows, "Malaga", "rank")->value, 1, 0);
    assert_none(rows, "pairs_apart", "one unit");
    rows = rows_of(arena, ranks_call(arena, v, 0));
    assert_none(rows, "pairs_apart", "no unit");
    assert_explained(rows);
}

CLAIM(a_negative_variance_and_a_unit_twice_are_refused) {
    static const double wrong[] = {0.01, -0.01};
    static const char *const twice[] = {"Malaga", "Malaga"};
    assert_case_wrong(arena, ranks_call(arena, wrong, 2), "variance", 1);
    baremo_call *call = call_of(arena, "ranks");
    baremo_call_bind(call, "estimate", numbers_of(arena, "y", y, 2));
    baremo_call_bind(call, "variance", numbers_of(arena, "v", v, 2));
    baremo_call_bind(call, "unit", texts_of(arena, "city", twice, 2));
    assert_case_wrong(arena, call, "unit", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_unit_has_its_rank_with_limits),
        cmocka_unit_test(units_are_told_apart_by_holm),
        cmocka_unit_test(a_blank_unit_says_so),
        cmocka_unit_test(the_lowest_can_be_first),
        cmocka_unit_test(one_unit_and_none),
        cmocka_unit_test(a_negative_variance_and_a_unit_twice_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
