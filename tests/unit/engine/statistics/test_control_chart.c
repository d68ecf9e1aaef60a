/* Centers, limits and rules against R 4.2.2. Numbers in brackets: the statements of
 * control_chart_report.c. */
#include "calls.h"

#include "engine/statistics/control_chart.h"

static const double ten[] = {31, 28, 33, 35, 30, 32, 29, 34, 52, 31};
static const double months[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

static baremo_call *chart(baremo_arena *arena, const char *kind, const double *values,
                          size_t count) {
    baremo_call *call = call_of(arena, "control_chart");
    baremo_call_bind(call, "period", numbers_of(arena, "month", months, count));
    baremo_call_bind(call, "value", numbers_of(arena, "x", values, count));
    set_option(call, "chart", kind);
    return call;
}

static const baremo_estimates *with_totals(baremo_arena *arena, const char *kind,
                                           const double *totals) {
    static const double counts[] = {4, 7, 2, 9, 0};
    baremo_call *call = chart(arena, kind, counts, 5);
    baremo_call_bind(call, "total", numbers_of(arena, "n", totals, 5));
    return rows_of(arena, call);
}

static double value_of(const baremo_estimates *rows, const char *subject, const char *statistic) {
    return row_of(rows, subject, statistic)->value;
}

CLAIM(individuals_equal_r) { /* [6] [7] [9] */
    const baremo_estimates *rows = rows_of(arena, chart(arena, "xmr", ten, 10));
    /* R 4.2.2: s <- mean(abs(diff(x)))/(2/sqrt(pi)); mean(x) + c(-3, 3)*s */
    assert_close(value_of(rows, "", "center"), 33.5, 1e-15);
    assert_close(value_of(rows, "", "sigma"), 6.3020581365529456, 1e-14);
    assert_close(value_of(rows, "", "lcl"), 14.593825590341162, 1e-13);
    assert_close(value_of(rows, "", "ucl"), 52.406174409658838, 1e-13);
    assert_close(value_of(rows, "", "mr_center"), 64.0 / 9, 1e-15);
    assert_close(value_of(rows, "9", "point"), 52, 0);
    assert_close(value_of(rows, "9", "signal"), 0, 0);
    assert_close(value_of(rows, "", "longest_run"), 3, 0);
    assert_close(value_of(rows, "", "crossings"), 4, 0);
    assert_explained(rows);
}

CLAIM(baseline_sets_the_limits_of_later_points) { /* [5] */
    baremo_call *call = chart(arena, "xmr", ten, 10);
    set_option(call, "baseline", "6");
    const baremo_estimates *rows = rows_of(arena, call);
    /* R 4.2.2: b <- x[1:6]; s <- mean(abs(diff(b)))/(2/sqrt(pi)); mean(abs(diff(b)))*(1 + 3*sqrt(2
     * - 4/pi)/(2/sqrt(pi))) */
    assert_close(value_of(rows, "", "center"), 31.5, 1e-15);
    assert_close(value_of(rows, "9", "ucl"), 40.539514639618133, 1e-13);
    assert_close(value_of(rows, "", "mr_ucl"), 11.106208525581245, 1e-13);
    assert_close(value_of(rows, "9", "signal"), 1, 0);
    assert_string_equal(row_of(rows, "9", "signal")->note, "beyond the limits");
    set_option(call, "baseline", "11");
    rows = rows_of(arena, call);
    assert_none(rows, "center", "longer than the series");
    assert_close(value_of(rows, "9", "point"), 52, 0);
    assert_explained(rows);
}

CLAIM(shares_have_limits_of_their_own_totals) { /* [4] [7] */
    const double totals[] = {50, 60, 40, 55, 30}, same[] = {50, 50, 50, 50, 50};
    const baremo_estimates *rows = with_totals(arena, "p", totals);
    /* R 4.2.2: p <- sum(k)/sum(n); sqrt(p*(1-p)); p + 3*sqrt(p*(1-p)/n) */
    assert_close(value_of(rows, "", "center"), 0.093617021276595741, 1e-14);
    assert_close(value_of(rows, "", "sigma"), 0.29129516749148648, 1e-14);
    assert_close(value_of(rows, "1", "ucl"), 0.21720309423265649, 1e-13);
    assert_close(value_of(rows, "2", "lcl"), 0, 0);
    assert_close(value_of(rows, "1", "point"), 0.08, 1e-15);
    assert_none(rows, "ucl", "differ");
    assert_none(rows, "mr_center", "counts");
    assert_explained(rows);
    rows = with_totals(arena, "p", same);
    assert_close(value_of(rows, "", "ucl"), value_of(rows, "1", "ucl"), 0);
}

CLAIM(rates_and_counts_equal_r) {
    const double exposures[] = {1.5, 2, 1, 3.25, 0.8}, counts[] = {14, 17, 12, 30, 9};
    const baremo_estimates *rows = with_totals(arena, "u", exposures);
    /* R 4.2.2: u <- sum(k)/sum(t); sqrt(u); u + 3*sqrt(u/t[4]); k[4]/t[4] */
    assert_close(value_of(rows, "", "center"), 2.5730994152046782, 1e-14);
    assert_close(value_of(rows, "", "sigma"), 1.6040883439526261, 1e-14);
    assert_close(value_of(rows, "4", "ucl"), 5.2424637726640517, 1e-13);
    assert_close(value_of(rows, "4", "point"), 2.7692307692307692, 1e-15);
    rows = rows_of(arena, chart(arena, "c", counts, 5));
    /* R 4.2.2: mean(k) + c(-3, 3)*sqrt(mean(k)) */
    assert_close(value_of(rows, "", "lcl"), 4.2509259612100472, 1e-13);
    assert_close(value_of(rows, "", "ucl"), 28.54907403878995, 1e-13);
    assert_close(value_of(rows, "4", "signal"), 1, 0);
    assert_explained(rows);
}

CLAIM(weighted_means_have_limits_that_widen) { /* [8] */
    const baremo_estimates *rows = rows_of(arena, chart(arena, "ewma", ten, 10));
    /* R 4.2.2: z <- mean(x); for (v in x) z <- .2*v + .8*z; 3*s*sqrt(.2/1.8*(1 - .8^(2*i))) */
    assert_close(value_of(rows, "9", "point"), 36.021196800000006, 1e-13);
    assert_close(value_of(rows, "1", "lcl"), 29.718765118068234, 1e-13);
    assert_close(value_of(rows, "10", "ucl"), 39.765623925904869, 1e-13);
    assert_none(rows, "lcl", "differ");
    assert_explained(rows);
}

CLAIM(cumulated_sums_equal_r) { /* [8] */
    const baremo_estimates *rows = rows_of(arena, chart(arena, "cusum", ten, 10));
    /* R 4.2.2: h <- max(0, h + z - .5), l <- min(0, l + z + .5) over z <- (x - mean(x))/s */
    assert_close(value_of(rows, "9", "point"), 2.9355489268969195, 1e-13);
    assert_close(value_of(rows, "9", "cusum_high"), 2.4355489268969195, 1e-13);
    assert_close(value_of(rows, "2", "cusum_low"), -0.37273076205043554, 1e-12);
    assert_close(value_of(rows, "9", "cusum_low"), 0, 0);
    assert_close(value_of(rows, "", "ucl"), 5, 0);
    assert_explained(rows);
}

static void cusum_signals_a_shift_that_no_single_point_shows(void **state) { /* [9] */
    (void)state;
    baremo_control_point points[30] = {{0}};
    for (int i = 0; i < 30; i++)
        points[i].value = (i % 2 ? 1.0 : -1.0) + (i >= 15 ? 3.0 : 0.0);
    baremo_control control = baremo_control_of(points, 30, BAREMO_CHART_CUSUM, 14);
    assert_close(control.center, 0, 0);
    assert_int_equal(points[14].rule, BAREMO_RULE_NONE);
    assert_int_equal(points[29].rule, BAREMO_RULE_LIMITS);
}

static void set_distances(baremo_control_point *points, const double *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        points[i] = (baremo_control_point){.value = values[i]};
}

static void rules_signal_at_the_point_that_completes_them(void **state) { /* [9] */
    (void)state;
    /* the first sixteen values have center 0 and sigma 1: ranges of 2/sqrt(pi) */
    const double s = 1.1283791670955126 / 2;
    double values[26];
    baremo_control_point points[26];
    for (int i = 0; i < 16; i++)
        values[i] = i % 2 ? s : -s;
    const double two_of_three[] = {2.2, 0.5, 2.2};
    memcpy(values + 16, two_of_three, sizeof two_of_three);
    set_distances(points, values, 19);
    baremo_control_of(points, 19, BAREMO_CHART_XMR, 16);
    assert_int_equal(points[16].rule, BAREMO_RULE_NONE);
    assert_int_equal(points[17].rule, BAREMO_RULE_NONE);
    assert_int_equal(points[18].rule, BAREMO_RULE_TWO_OF_THREE);
    const double four_of_five[] = {-1.2, -1.2, 0.3, -1.2, -1.2, 0.1};
    memcpy(values + 16, four_of_five, sizeof four_of_five);
    set_distances(points, values, 22);
    baremo_control_of(points, 22, BAREMO_CHART_XMR, 16);
    assert_int_equal(points[19].rule, BAREMO_RULE_NONE);
    assert_int_equal(points[20].rule, BAREMO_RULE_FOUR_OF_FIVE);
    assert_int_equal(points[21].rule, BAREMO_RULE_NONE);
    for (int i = 16; i < 26; i++)
        values[i] = i % 2 ? 0.2 : 0.4; /* with value 15 the ninth in a row is number 23 */
    set_distances(points, values, 26);
    baremo_control_of(points, 26, BAREMO_CHART_XMR, 16);
    assert_int_equal(points[21].rule, BAREMO_RULE_NONE);
    assert_int_equal(points[22].rule, BAREMO_RULE_EIGHT);
    assert_int_equal(points[25].rule, BAREMO_RULE_EIGHT);
}

CLAIM(equal_values_have_no_signal) { /* [10] */
    const double equal[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    const baremo_estimates *rows = rows_of(arena, chart(arena, "xmr", equal, 10));
    assert_close(value_of(rows, "", "sigma"), 0, 0);
    assert_close(value_of(rows, "", "ucl"), 0.1, 0);
    assert_close(value_of(rows, "10", "signal"), 0, 0);
    assert_close(value_of(rows, "", "longest_run"), 0, 0);
    rows = rows_of(arena, chart(arena, "cusum", equal, 10));
    assert_none(rows, "ucl", "equal");
    assert_explained(rows);
}

CLAIM(a_point_off_a_constant_baseline_signals) {
    const double values[] = {5, 5, 5, 6};
    baremo_call *call = chart(arena, "xmr", values, 4);
    set_option(call, "baseline", "3");
    assert_close(value_of(rows_of(arena, call), "4", "signal"), 1, 0);
}

CLAIM(one_point_and_none) { /* [2] [6] */
    const double values[] = {3, NA, NA};
    static const char *const kinds[] = {"xmr", "c", "ewma", "cusum"};
    for (size_t i = 0; i < 4; i++) {
        const baremo_estimates *rows = rows_of(arena, chart(arena, kinds[i], values, 3));
        assert_close(value_of(rows, "", "center"), 3, 0);
        assert_close(row_of(rows, "", "center")->missing, 2, 0);
        assert_explained(rows);
        assert_explained(rows_of(arena, chart(arena, kinds[i], values + 1, 2)));
        assert_explained(rows_of(arena, chart(arena, kinds[i], values, 0)));
    }
    assert_none(rows_of(arena, chart(arena, "xmr", values, 3)), "sigma", "fewer than two");
}

CLAIM(what_no_chart_can_be_made_of_is_refused) { /* [1] [3] [4] */
    const double counts[] = {4, 7}, few[] = {5, 5}, zero[] = {5, 0}, twice[] = {1, 1};
    assert_call_refused(arena, chart(arena, "p", counts, 2), "needs --total");
    baremo_call *call = chart(arena, "xmr", counts, 2);
    baremo_call_bind(call, "total", numbers_of(arena, "n", few, 2));
    assert_call_refused(arena, call, "--total is for");
    call = chart(arena, "p", counts, 2);
    baremo_call_bind(call, "total", numbers_of(arena, "n", few, 2));
    assert_call_refused(arena, call, "row 2");
    call = chart(arena, "u", counts, 2);
    baremo_call_bind(call, "total", numbers_of(arena, "n", zero, 2));
    assert_call_refused(arena, call, "above 0");
    call = call_of(arena, "control_chart");
    baremo_call_bind(call, "period", numbers_of(arena, "month", twice, 2));
    baremo_call_bind(call, "value", numbers_of(arena, "x", counts, 2));
    assert_case_wrong(arena, call, "period", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(individuals_equal_r),
        cmocka_unit_test(baseline_sets_the_limits_of_later_points),
        cmocka_unit_test(shares_have_limits_of_their_own_totals),
        cmocka_unit_test(rates_and_counts_equal_r),
        cmocka_unit_test(weighted_means_have_limits_that_widen),
        cmocka_unit_test(cumulated_sums_equal_r),
        cmocka_unit_test(cusum_signals_a_shift_that_no_single_point_shows),
        cmocka_unit_test(rules_signal_at_the_point_that_completes_them),
        cmocka_unit_test(equal_values_have_no_signal),
        cmocka_unit_test(a_point_off_a_constant_baseline_signals),
        cmocka_unit_test(one_point_and_none),
        cmocka_unit_test(what_no_chart_can_be_made_of_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
