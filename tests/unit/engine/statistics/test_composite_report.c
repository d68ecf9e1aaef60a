/* The procedure `composite`. Numbers in brackets: the statements of composite_report.c; the numbers
 * of the functions stand in test_composite.c and test_composite_draws.c. */
#include "calls.h"

static const double a[] = {12, 25, 40, 8, 31}, b[] = {30, 18, 22, 45, 27};
static const double c[] = {0.5, 0.7, 0.2, 0.9, 0.6}, d[] = {7, 3, 9, 5, 12};
static const char *const cities[] = {"Malaga", "Turin", "Lyon", "Gent", "Utrecht"};

static baremo_call *index_call(baremo_arena *arena, const double *first, size_t count) {
    baremo_call *call = call_of(arena, "composite");
    baremo_call_bind(call, "items", numbers_of(arena, "a", first, count));
    baremo_call_bind(call, "items", numbers_of(arena, "b", b, count));
    baremo_call_bind(call, "items", numbers_of(arena, "c", c, count));
    baremo_call_bind(call, "items", numbers_of(arena, "d", d, count));
    baremo_call_bind(call, "unit", texts_of(arena, "city", cities, count));
    set_option(call, "low", "0,10,0,0");
    set_option(call, "high", "50,50,1,10");
    set_option(call, "reverse", "b,d");
    set_option(call, "weights", "2,1,1,3");
    set_option(call, "pillars", "economy,economy,society,society");
    set_option(call, "pillar-weights", "60,30");
    set_option(call, "draws", "500");
    return call;
}

CLAIM(an_index_stands_with_all_that_makes_it) { /* 1, 3 */
    const baremo_estimates *rows = rows_of(arena, index_call(arena, a, 5));
    const baremo_estimate *index = row_of(rows, "Malaga", "index");
    assert_close(index->value, 33.444444444444443, 1e-14);
    assert_close(index->n, 5, 0);
    assert_true(index->low < index->value && index->high > index->value);
    assert_string_equal(index->method, "weights dirichlet 100, 500 draws, seed 1");
    assert_close(row_of(rows, "Malaga", "index.geometric")->value, 32.484745318170042, 1e-14);
    assert_close(row_of(rows, "Gent", "rank")->value, 5, 0);
    assert_close(row_of(rows, "Gent", "rank.geometric")->value, 4, 0);
    assert_close(row_of(rows, "d", "effective_weight")->value, 0.25, 1e-15);
    assert_close(row_of(rows, "b", "correlation")->value, 0.89656690929406202, 1e-13);
    assert_close(row_of(rows, "Malaga|society", "pillar")->value, 35, 1e-14);
    assert_close(row_of(rows, "Malaga|a", "contribution")->value, 24 * 4 / 9.0, 1e-14);
    assert_close(row_of(rows, "Malaga|a", "leave_one_out")->value, 45, 1e-13);
    assert_string_equal(row_of(rows, "Utrecht|d", "score")->note, "beyond the goalpost of 0");
    assert_explained(rows);
}

CLAIM(weights_that_do_not_add_up_are_told) {
    const baremo_estimates *rows = rows_of(arena, index_call(arena, a, 5));
    assert_close(row_of(rows, "", "pillar_weight_sum")->value, 90, 0);
    assert_non_null(row_of(rows, "", "pillar_weight_sum")->note);
    assert_close(row_of(rows, "society", "weight_sum")->value, 4, 0);
    baremo_call *call = index_call(arena, a, 5);
    set_option(call, "pillar-weights", "60,40");
    assert_null(row_of(rows_of(arena, call), "", "pillar_weight_sum")->note);
}

CLAIM(a_blank_item_is_named) { /* 2 */
    static const double some[] = {12, NA, 40, 8, 31};
    const baremo_estimates *rows = rows_of(arena, index_call(arena, some, 5));
    const baremo_estimate *index = row_of(rows, "Turin", "index");
    assert_true(baremo_is_missing(index->value));
    assert_string_equal(index->note, "no value: a");
    assert_close(index->missing, 1, 0);
    assert_string_equal(row_of(rows, "Turin|b", "leave_one_out")->note, "no value: a");
    assert_close(row_of(rows, "Turin|a", "leave_one_out")->value, 76.666666666666657, 1e-14);
    assert_close(row_of(rows, "a", "units_missing")->value, 1, 0);
    baremo_call *call = index_call(arena, some, 5);
    set_option(call, "missing", "imputed_mean");
    rows = rows_of(arena, call);
    assert_false(baremo_is_missing(row_of(rows, "Turin", "index")->value));
    assert_string_equal(row_of(rows, "Turin|a", "score")->note, "mean of the other units");
    assert_explained(rows);
}

CLAIM(equal_goalposts_are_no_part) {
    baremo_call *call = index_call(arena, a, 5);
    set_option(call, "high", "50,50,0,10");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_string_equal(row_of(rows, "c", "effective_weight")->note, "the goalposts are equal");
    assert_string_equal(row_of(rows, "Malaga|c", "score")->note, "the goalposts are equal");
    assert_close(row_of(rows, "Malaga", "index")->value, 31.777777777777779, 1e-14);
    assert_explained(rows);
}

CLAIM(bands_are_shares_of_the_draws) {
    baremo_call *call = index_call(arena, a, 5);
    set_option(call, "cuts", "10,60");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "Malaga|10", "at_least")->value, 1, 1e-15);
    assert_close(row_of(rows, "Malaga|60", "at_least")->value, 0, 0);
    assert_true(row_of(rows, "Turin|60", "at_least")->value > 0.9);
}

CLAIM(one_pillar_of_equal_weights_needs_no_options_but_goalposts) { /* 1 */
    baremo_call *call = call_of(arena, "composite");
    baremo_call_bind(call, "items", numbers_of(arena, "a", a, 5));
    baremo_call_bind(call, "items", numbers_of(arena, "b", b, 5));
    set_option(call, "low", "0");
    set_option(call, "high", "50");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "1", "index")->value, (24 + 60) / 2.0, 1e-14);
    assert_explained(rows);
}

CLAIM(no_weights_and_no_units) {
    baremo_call *call = index_call(arena, a, 5);
    set_option(call, "weights", "0,0,0,0");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_string_equal(row_of(rows, "Malaga", "index")->note, "no item can be used");
    assert_explained(rows);
    assert_explained(rows_of(arena, index_call(arena, a, 0)));
    assert_explained(rows_of(arena, index_call(arena, a, 1)));
}

CLAIM(lists_that_do_not_fit_are_refused) { /* 1 */
    static const char *const wrong[][3] = {{"low", "0,1", "--low has 2 values for 4 items"},
                                           {"high", "1,2,3", "--high has 3 values"},
                                           {"weights", "1,2", "--weights has 2"},
                                           {"pillars", "x,y", "--pillars has 2"},
                                           {"pillar-weights", "1,2,3", "3 values for 2 pillars"},
                                           {"reverse", "z", "z is not one of the items"},
                                           {"cuts", "50,50", "must ascend"}};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        baremo_call *call = index_call(arena, a, 5);
        set_option(call, wrong[i][0], wrong[i][1]);
        assert_call_refused(arena, call, wrong[i][2]);
    }
    baremo_call *call = call_of(arena, "composite");
    baremo_call_bind(call, "items", numbers_of(arena, "a", a, 5));
    assert_call_refused(arena, call, "--low is needed");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_index_stands_with_all_that_makes_it),
        cmocka_unit_test(weights_that_do_not_add_up_are_told),
        cmocka_unit_test(a_blank_item_is_named),
        cmocka_unit_test(equal_goalposts_are_no_part),
        cmocka_unit_test(bands_are_shares_of_the_draws),
        cmocka_unit_test(one_pillar_of_equal_weights_needs_no_options_but_goalposts),
        cmocka_unit_test(no_weights_and_no_units),
        cmocka_unit_test(lists_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
