/* Two independent groups. Numbers in brackets: the statements of independent.c. */
#include "calls.h"

#include "engine/statistics/independent.h"

static const double values[] = {1, 2, 2, 3, 4, 5, 3, 3, 4, 5, 5, 6, 7};
static const char *const groups[] = {"a", "a", "a", "a", "a", "a", "b",
                                     "b", "b", "b", "b", "b", "b"};

static baremo_call *groups_call(baremo_arena *arena, const double *x, const char *const *labels,
                                size_t n) {
    baremo_call *call = call_of(arena, "independent");
    baremo_call_bind(call, "value", numbers_of(arena, "value", x, n));
    baremo_call_bind(call, "group", texts_of(arena, "group", labels, n));
    return call;
}

static double value_of(const baremo_estimates *rows, const char *statistic) {
    return row_of(rows, "", statistic)->value;
}

CLAIM(t_tests_equal_r) { /* 1 */
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, groups, 13));
    /* R 4.2.2: t.test(y, x) */
    assert_close(value_of(rows, "welch.t"), 2.2795839344578068, 1e-13);
    assert_close(value_of(rows, "welch.df"), 10.750563837763789, 1e-13);
    assert_close(value_of(rows, "welch.p"), 0.04408817559476786, 1e-11);
    assert_close(row_of(rows, "", "mean_diff")->low, 0.05969990477294921, 1e-11);
    assert_close(row_of(rows, "", "mean_diff")->high, 3.7022048571318127, 1e-12);
    /* t.test(y, x, var.equal = TRUE) */
    assert_close(value_of(rows, "student.t"), 2.276484332569392, 1e-13);
    assert_close(value_of(rows, "student.p"), 0.043805870957529074, 1e-11);
    assert_close(row_of(rows, "", "mean_diff.student")->low, 0.062381430085082977, 1e-11);
    assert_close(value_of(rows, "student.df"), 11, 0);
    assert_explained(rows);
}

CLAIM(effect_sizes_equal_their_formulas_in_r) {
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, groups, 13));
    /* R 4.2.2: (mean(y) - mean(x))/sp; exp(lgamma(5.5) - lgamma(5))/sqrt(5.5)*d; (mean(y) -
     * mean(x))/sd(x) */
    assert_close(value_of(rows, "cohen_d"), 1.2665189630077061, 1e-13);
    assert_close(value_of(rows, "hedges_g"), 1.1778117341693666, 1e-13);
    assert_close(value_of(rows, "glass_delta"), 1.2778555099631868, 1e-13);
    /* uniroot(function(q) pt(t, 11, q) - 0.975, ...)$root/sqrt(42/13) */
    assert_close(row_of(rows, "", "cohen_d")->low, 0.034121817639862793, 1e-6);
    assert_close(row_of(rows, "", "cohen_d")->high, 2.4527406298892767, 1e-7);
}

CLAIM(mann_whitney_with_ties_equals_the_enumeration) { /* 2, 3, 4 */
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, groups, 13));
    /* R 4.2.2: r <- rank(c(x, y)); s <- colSums(matrix(r[combn(13, 7)], 7)) */
    assert_close(value_of(rows, "mann_whitney.u"), 34.5, 0);
    assert_close(value_of(rows, "mann_whitney.p_exact"), 0.05536130536130536, 1e-13);
    assert_close(value_of(rows, "mann_whitney.p_exact_greater"), 0.0337995337995338, 1e-13);
    assert_close(value_of(rows, "mann_whitney.p_exact_less"), 0.98368298368298368, 1e-13);
    assert_close(value_of(rows, "mann_whitney.p_exact_doubled"), 2 * 0.0337995337995338, 1e-13);
    assert_close(value_of(rows, "mann_whitney.z"), 1.9556214372447287, 1e-13);
    assert_close(value_of(rows, "mann_whitney.p_asymptotic"), 0.050509765651485523, 1e-12);
    assert_close(value_of(rows, "mann_whitney.p_corrected"), 0.059674486442051644, 1e-12);
}

CLAIM(either_sample_may_be_the_smaller) { /* 3: the smaller is drawn */
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, groups, 13));
    baremo_call *turned = groups_call(arena, values, groups, 13);
    set_option(turned, "first", "b");
    const baremo_estimates *other = rows_of(arena, turned);
    assert_close(value_of(other, "mann_whitney.u"), 42 - 34.5, 0);
    assert_close(value_of(other, "mann_whitney.p_exact"), value_of(rows, "mann_whitney.p_exact"),
                 1e-13);
    assert_close(value_of(other, "mann_whitney.p_exact_less"),
                 value_of(rows, "mann_whitney.p_exact_greater"), 1e-13);
    assert_close(value_of(other, "welch.t"), -value_of(rows, "welch.t"), 1e-15);
    assert_close(row_of(other, "", "hodges_lehmann")->low,
                 -row_of(rows, "", "hodges_lehmann")->high, 0);
}

CLAIM(hodges_lehmann_says_its_level) { /* 5 */
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, groups, 13));
    /* R 4.2.2: D <- sort(outer(y, x, "-")); k <- qwilcox(0.025, 7, 6); 1 - 2*pwilcox(k - 1, 7, 6)
     */
    const baremo_estimate *row = row_of(rows, "", "hodges_lehmann");
    assert_close(row->value, 2, 0);
    assert_close(row->low, 0, 0);
    assert_close(row->high, 4, 0);
    assert_close(row->level, 0.965034965034965, 1e-13);
}

CLAIM(locations_of_scores_lose_nothing_to_rounding) { /* 2, 5: means of three items */
    const double x[] = {7 / 3., 8 / 3., 5 / 3., 9 / 3., 6 / 3., 10 / 3., 4 / 3., 8 / 3.};
    const double y[] = {9 / 3., 8 / 3., 7 / 3., 13 / 3., 7 / 3., 9 / 3., 8 / 3., 11 / 3.};
    const baremo_two_samples samples = {x, y, 8, 8, -1, 0.95, 200};
    baremo_independent result;
    assert_int_equal(baremo_independent_compute(&samples, arena, &result), BAREMO_OK);
    /* R 4.2.2: D <- sort(outer(y, x, "-")); k <- qwilcox(0.025, 8, 8); median(D), D[k], D[65 - k]
     */
    assert_close(result.hodges_lehmann.value, 2 / 3., 1e-14);
    assert_close(result.hodges_lehmann.low, -1 / 3., 1e-14);
    assert_close(result.hodges_lehmann.high, 4 / 3., 1e-14);
}

CLAIM(dominance_equals_its_formulas_in_r) { /* 6, 7 */
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, groups, 13));
    /* R 4.2.2: d <- sign(outer(x, y, function(a, b) b - a)) and the formulas of the statements */
    const baremo_estimate *delta = row_of(rows, "", "cliff_delta");
    assert_close(delta->value, 0.6428571428571429, 1e-14);
    assert_close(delta->low, -0.0083153150354478376, 1e-10);
    assert_close(delta->high, 0.91116975826695623, 1e-12);
    assert_close(value_of(rows, "brunner_munzel.t"), 2.6964071840372439, 1e-13);
    assert_close(value_of(rows, "brunner_munzel.df"), 9.343144161932365, 1e-13);
    assert_close(value_of(rows, "brunner_munzel.p"), 0.023764604198184155, 1e-11);
    const baremo_estimate *superiority = row_of(rows, "", "superiority.brunner_munzel");
    assert_close(superiority->low, 0.55326749328939284, 1e-12);
    assert_close(superiority->high, 1.08958964956775, 1e-12); /* not clipped */
}

CLAIM(groups_without_overlap_have_no_variance_of_dominance) { /* 7 */
    const double apart[] = {1, 2, 3, 7, 8, 9};
    const char *const labels[] = {"a", "a", "a", "b", "b", "b"};
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, apart, labels, 6));
    assert_close(value_of(rows, "cliff_delta"), 1, 0);
    assert_true(baremo_is_missing(row_of(rows, "", "cliff_delta")->low));
    assert_none(rows, "brunner_munzel.p", "do not overlap");
    assert_close(value_of(rows, "mann_whitney.p_exact"), 0.1, 1e-14); /* 2/choose(6, 3) */
    assert_explained(rows);
}

CLAIM(equal_values_leave_p_of_1) { /* 4 */
    const double equal[] = {5, 5, 5, 5, 5};
    const char *const labels[] = {"a", "a", "b", "b", "b"};
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, equal, labels, 5));
    assert_none(rows, "mann_whitney.z", "all values are equal");
    assert_close(value_of(rows, "mann_whitney.p_exact"), 1, 0);
    assert_close(value_of(rows, "mann_whitney.p_corrected"), 1, 0);
    assert_none(rows, "welch.t", "constant");
    assert_none(rows, "cohen_d", "constant");
    assert_close(value_of(rows, "superiority"), 0.5, 0);
    assert_explained(rows);
}

CLAIM(a_group_of_one_and_an_empty_group_say_why) {
    const double few[] = {1, 4, 6, NA};
    const char *const labels[] = {"a", "b", "b", "c"};
    const baremo_estimates *one = rows_of(arena, groups_call(arena, few, labels, 3));
    assert_none(one, "welch.t", "two values in each group");
    assert_none(one, "sd_1", "two values");
    assert_false(baremo_is_missing(value_of(one, "student.t")));
    assert_explained(one);
    const char *const two[] = {"a", "a", "a", "b"};
    const baremo_estimates *empty = rows_of(arena, groups_call(arena, few, two, 4));
    assert_close(value_of(empty, "n_2"), 0, 0);
    assert_none(empty, "mann_whitney.u", "no values");
    assert_none(empty, "mean_diff", "no values");
    assert_close(row_of(empty, "", "n_1")->missing, 1, 0);
    assert_explained(empty);
}

CLAIM(more_or_fewer_than_two_groups_are_refused) {
    const char *const three[] = {"a", "b", "c"}, *const one[] = {"a", "a", "a"};
    assert_call_refused(arena, groups_call(arena, values, three, 3), "two groups (found 3)");
    assert_call_refused(arena, groups_call(arena, values, one, 3), "two groups (found 1)");
    baremo_call *call = groups_call(arena, values, groups, 13);
    set_option(call, "first", "z");
    assert_call_refused(arena, call, "no group \"z\"");
}

CLAIM(a_large_offset_changes_nothing) {
    double far[13];
    for (int i = 0; i < 13; i++)
        far[i] = values[i] + 1e9;
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, far, groups, 13));
    assert_close(value_of(rows, "welch.t"), 2.2795839344578068, 1e-13);
    assert_close(value_of(rows, "mann_whitney.p_exact"), 0.05536130536130536, 1e-13);
}

CLAIM(beyond_the_limit_the_exact_rows_are_empty) { /* 3 */
    baremo_call *call = groups_call(arena, values, groups, 13);
    set_option(call, "exact-limit", "12");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "mann_whitney.p_exact", "--exact-limit");
    assert_none(rows, "mann_whitney.p_exact_doubled", "--exact-limit");
    assert_false(baremo_is_missing(value_of(rows, "mann_whitney.p_asymptotic")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_tests_equal_r),
        cmocka_unit_test(effect_sizes_equal_their_formulas_in_r),
        cmocka_unit_test(mann_whitney_with_ties_equals_the_enumeration),
        cmocka_unit_test(either_sample_may_be_the_smaller),
        cmocka_unit_test(hodges_lehmann_says_its_level),
        cmocka_unit_test(locations_of_scores_lose_nothing_to_rounding),
        cmocka_unit_test(dominance_equals_its_formulas_in_r),
        cmocka_unit_test(groups_without_overlap_have_no_variance_of_dominance),
        cmocka_unit_test(equal_values_leave_p_of_1),
        cmocka_unit_test(a_group_of_one_and_an_empty_group_say_why),
        cmocka_unit_test(more_or_fewer_than_two_groups_are_refused),
        cmocka_unit_test(a_large_offset_changes_nothing),
        cmocka_unit_test(beyond_the_limit_the_exact_rows_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
