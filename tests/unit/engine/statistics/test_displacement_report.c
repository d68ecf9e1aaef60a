/* The procedure `displacement`. Numbers in brackets: the statements of displacement_report.c; the
 * numbers of the function stand in test_displacement.c. */
#include "calls.h"

static const char *const all_roles[] = {
    "programme", "programme", "neighbour", "comparison", "neighbour_comparison", "neighbour"};
static const double before[] = {70, 50, 60, 200, 90, 12}, after[] = {50, 30, 66, 190, 95, NA};

static baremo_call *areas_call(baremo_arena *arena, const char *const *roles, const double *first,
                               size_t count) {
    baremo_call *call = call_of(arena, "displacement");
    baremo_call_bind(call, "role", texts_of(arena, "role", roles, count));
    baremo_call_bind(call, "before", numbers_of(arena, "before", first, count));
    baremo_call_bind(call, "after", numbers_of(arena, "after", after, count));
    return call;
}

CLAIM(areas_of_a_role_are_added_up) { /* 1, 2 */
    const baremo_estimates *rows = rows_of(arena, areas_call(arena, all_roles, before, 6));
    assert_close(row_of(rows, "programme", "before")->value, 120, 0);
    assert_close(row_of(rows, "programme", "before")->n, 2, 0);
    assert_close(row_of(rows, "neighbour", "after")->value, 66, 0);
    assert_close(row_of(rows, "", "quotient")->value, -0.2647058823529414, 1e-14);
    assert_close(row_of(rows, "", "quotient")->missing, 1, 0);
    const baremo_estimate *difference = row_of(rows, "", "difference");
    assert_close(difference->value, -29, 0);
    assert_close(difference->low, -87.831576533740844, 1e-13);
    assert_close(row_of(rows, "", "difference.se")->value, 30.016662039607269, 1e-14);
    assert_close(row_of(rows, "", "difference.p")->value, 0.33397909614299925, 1e-13);
    assert_close(row_of(rows, "", "local")->value, -30, 0);
    assert_close(row_of(rows, "", "displaced")->value, 1, 0);
    assert_explained(rows);
}

CLAIM(neighbours_may_stand_for_themselves) {
    const baremo_estimates *rows = rows_of(arena, areas_call(arena, all_roles, before, 4));
    assert_close(row_of(rows, "", "difference")->value, -24, 0);
    assert_close(row_of(rows, "", "difference.se")->value, 26.758176320519304, 1e-14);
    assert_explained(rows);
}

CLAIM(a_role_without_areas_is_told) { /* 3 */
    const baremo_estimates *rows = rows_of(arena, areas_call(arena, all_roles, before, 3));
    assert_none(rows, "quotient", "no comparison area");
    assert_none(rows, "difference", "no comparison area");
    assert_close(row_of(rows, "", "displaced")->value, 6, 0);
    assert_explained(rows);
    rows = rows_of(arena, areas_call(arena, all_roles, before, 2));
    assert_none(rows, "displaced", "no neighbour area");
    assert_explained(rows);
    rows = rows_of(arena, areas_call(arena, all_roles, before, 0));
    assert_none(rows, "local", "no programme area");
    assert_explained(rows);
}

CLAIM(nothing_won_has_no_quotient) {
    static const double low[] = {10, 10, 60, 200, 90, 12};
    const baremo_estimates *rows = rows_of(arena, areas_call(arena, all_roles, low, 6));
    assert_none(rows, "quotient", "did not gain");
    static const double none[] = {10, 10, 60, 0, 90, 12};
    rows = rows_of(arena, areas_call(arena, all_roles, none, 6));
    assert_none(rows, "quotient", "no events in the comparison");
    assert_none(rows, "quotient.success", "no events in the comparison");
    assert_explained(rows);
}

CLAIM(periods_may_differ_in_length) {
    baremo_call *call = areas_call(arena, all_roles, before, 4);
    set_option(call, "length-before", "12");
    set_option(call, "length-after", "6");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "difference")->value, -34, 1e-14);
    assert_close(row_of(rows, "", "difference.se")->value, 20.760539492026695, 1e-14);
    assert_close(row_of(rows, "programme", "rate_ratio")->value, 4 / 3.0, 1e-14);
}

CLAIM(roles_and_counts_that_cannot_be_are_refused) {
    static const char *const other[] = {"programme", "control"};
    static const double part[] = {70.5, 50};
    assert_case_wrong(arena, areas_call(arena, other, before, 2), "role", 1);
    assert_case_wrong(arena, areas_call(arena, all_roles, part, 2), "before", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_of_a_role_are_added_up),
        cmocka_unit_test(neighbours_may_stand_for_themselves),
        cmocka_unit_test(a_role_without_areas_is_told),
        cmocka_unit_test(nothing_won_has_no_quotient),
        cmocka_unit_test(periods_may_differ_in_length),
        cmocka_unit_test(roles_and_counts_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
