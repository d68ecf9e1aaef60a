/* `describe` against R 4.2.2. Numbers in brackets: the statements of describe.c. */
#include "calls.h"

#include "engine/statistics/describe.h"

static const double ten[] = {2.5, 3.1, 3.1, 4.8, 5.0, 7.25, 9.9, 3.1, 0.4, 6.6};

static const baremo_estimates *describe(baremo_arena *arena, const double *values, size_t count,
                                        int decimals) {
    baremo_call *call = call_of(arena, "describe");
    baremo_variable *value = numbers_of(arena, "x", values, count);
    value->decimals = decimals;
    baremo_call_bind(call, "value", value);
    return rows_of(arena, call);
}

static const baremo_estimates *weighted(baremo_arena *arena, const double *weights,
                                        const char *kind) {
    static const double values[] = {3, 1, 4, 5, 9, 2, 6};
    baremo_call *call = call_of(arena, "describe");
    baremo_call_bind(call, "value", numbers_of(arena, "v", values, 7));
    baremo_call_bind(call, "weight", numbers_of(arena, "w", weights, 7));
    set_option(call, "weight-kind", kind);
    set_option(call, "quantiles", "0.9");
    return rows_of(arena, call);
}

static double value_of(const baremo_estimates *rows, const char *statistic) {
    return row_of(rows, "", statistic)->value;
}

CLAIM(all_statistics_equal_r) {
    const baremo_estimates *rows = describe(arena, ten, 10, 2);
    /* R 4.2.2: x <- c(2.5,3.1,3.1,4.8,5,7.25,9.9,3.1,.4,6.6); t.test(x); quantile(x); acf(x, plot =
     * FALSE)$acf[2] */
    assert_close(value_of(rows, "n"), 10, 0);
    assert_close(value_of(rows, "mean"), 4.5750000000000002, 1e-14);
    assert_close(row_of(rows, "", "mean")->low, 2.6071363502592186, 1e-13);
    assert_close(row_of(rows, "", "mean")->high, 6.5428636497407808, 1e-13);
    assert_close(row_of(rows, "", "mean")->level, 0.95, 0);
    assert_close(value_of(rows, "sd"), 2.7508836963985068, 1e-14);
    assert_close(value_of(rows, "variance"), 7.5673611111111114, 1e-14);
    assert_close(value_of(rows, "se"), 0.86990580588424116, 1e-14);
    assert_close(value_of(rows, "q1"), 3.1, 1e-14);
    assert_close(value_of(rows, "median"), 3.95, 1e-14);
    assert_close(value_of(rows, "q3"), 6.1999999999999993, 1e-14);
    assert_close(value_of(rows, "iqr"), 3.1, 1e-14);
    assert_close(value_of(rows, "min"), 0.4, 0);
    assert_close(value_of(rows, "max"), 9.9, 0);
    assert_close(value_of(rows, "sum"), 45.75, 1e-15);
    /* mad(x)/1.4826 * 1.482602218505602 */
    assert_close(value_of(rows, "mad"), 1.25 * 1.482602218505602, 1e-14);
    assert_close(value_of(rows, "autocorrelation_1"), 0.15021565568505102, 1e-13);
    /* the formulas of e1071::skewness and kurtosis, type 2 */
    assert_close(value_of(rows, "skewness"), 0.58174303266867011, 1e-13);
    assert_close(value_of(rows, "kurtosis"), 0.26728070300377649, 1e-12);
    assert_explained(rows);
}

CLAIM(a_brief_description_equals_the_whole_one_and_leaves_the_rest_out) {
    static const double weights[] = {1, 2, 0.5, 1, 1, 3, 1, 1, 2, 1};
    const double *const either[] = {NULL, weights};
    for (int i = 0; i < 2; i++) {
        baremo_sample sample = {ten, either[i], 10, 2};
        baremo_describe_wishes wishes = {.sampling = true, .level = 0.95, .quantile_type = 7};
        baremo_description whole = baremo_describe(arena, &sample, &wishes);
        baremo_description brief = baremo_describe_brief(arena, &sample, &wishes);
        assert_close(brief.n, whole.n, 0);
        assert_close(brief.mean, whole.mean, 0);
        assert_close(brief.mean_limits.low, whole.mean_limits.low, 0);
        assert_close(brief.mean_limits.high, whole.mean_limits.high, 0);
        assert_close(brief.sd, whole.sd, 0);
        assert_close(brief.median, whole.median, 0);
        assert_true(baremo_is_missing(brief.mad) && baremo_is_missing(brief.q1) &&
                    baremo_is_missing(brief.kurtosis));
    }
}

CLAIM(limits_of_the_median_carry_their_own_level) { /* [8] */
    const baremo_estimate *median = row_of(describe(arena, ten, 10, 2), "", "median");
    /* R 4.2.2: k <- qbinom(.025, 10, .5); sort(x)[c(k, 11 - k)]; 1 - 2 * pbinom(k - 1, 10, .5) */
    assert_close(median->low, 2.5, 0);
    assert_close(median->high, 7.25, 0);
    assert_close(median->level, 0.978515625, 1e-15);
}

CLAIM(quantiles_have_their_fraction_as_subject) { /* [9] */
    baremo_call *call = call_of(arena, "describe");
    baremo_call_bind(call, "value", numbers_of(arena, "x", ten, 10));
    set_option(call, "quantiles", "0.1,0.90");
    set_option(call, "quantile-type", "6");
    const baremo_estimates *rows = rows_of(arena, call);
    /* R 4.2.2: quantile(x, c(.1, .9), type = 6) */
    assert_close(row_of(rows, "0.1", "quantile")->value, 0.61, 1e-14);
    assert_close(row_of(rows, "0.9", "quantile")->value, 9.635, 1e-14);
    assert_string_equal(row_of(rows, "0.9", "quantile")->method, "type 6");
}

CLAIM(offset_of_1e9_costs_no_digit) { /* [2] */
    double shifted[10];
    for (int i = 0; i < 10; i++)
        shifted[i] = 1e9 + ten[i];
    const baremo_estimates *rows = describe(arena, shifted, 10, 2);
    assert_close(value_of(rows, "sd"), 2.7508836963985068, 1e-14);
    assert_close(value_of(rows, "skewness"), 0.58174303266867011, 1e-12);
    assert_close(value_of(rows, "autocorrelation_1"), 0.15021565568505102, 1e-12);
    assert_close(value_of(rows, "iqr"), 3.1, 1e-15);
    assert_close(value_of(rows, "mad"), 1.25 * 1.482602218505602, 1e-15);
}

CLAIM(blank_cases_are_counted) { /* [1] */
    const double values[] = {1, NA, 2, NA, 3};
    const baremo_estimate *mean = row_of(describe(arena, values, 5, 0), "", "mean");
    assert_close(mean->value, 2, 0);
    assert_close(mean->n, 3, 0);
    assert_close(mean->missing, 2, 0);
}

CLAIM(nothing_is_computable_of_no_values) { /* [3] */
    const double values[] = {NA, NA};
    const baremo_estimates *rows = describe(arena, values, 2, 0);
    assert_close(value_of(rows, "n"), 0, 0);
    assert_none(rows, "mean", "no values");
    assert_none(rows, "median", "no values");
    assert_none(rows, "sum", "no values");
    assert_explained(rows);
    assert_explained(describe(arena, values, 0, 0));
}

CLAIM(one_value_has_no_spread) { /* [3] */
    const double values[] = {2.385};
    const baremo_estimates *rows = describe(arena, values, 1, 3);
    assert_close(value_of(rows, "mean"), 2.385, 0);
    assert_true(baremo_is_missing(row_of(rows, "", "mean")->low));
    assert_close(value_of(rows, "q1"), 2.385, 0);
    assert_close(value_of(rows, "mad"), 0, 0);
    assert_none(rows, "sd", "one value");
    assert_none(rows, "kurtosis", "one value");
    assert_explained(rows);
}

CLAIM(two_values_have_no_skewness) { /* [5] */
    const double values[] = {1, 2};
    const baremo_estimates *rows = describe(arena, values, 2, 0);
    assert_none(rows, "skewness", "three");
    assert_none(rows, "kurtosis", "four");
    /* R 4.2.2: acf(c(1, 2), plot = FALSE)$acf[2] */
    assert_close(value_of(rows, "autocorrelation_1"), -0.5, 1e-15);
    assert_explained(rows);
}

CLAIM(equal_values_have_sd_0_and_no_shape) { /* [4] */
    const double values[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    const baremo_estimates *rows = describe(arena, values, 6, -1);
    assert_close(value_of(rows, "sd"), 0, 0);
    assert_close(row_of(rows, "", "mean")->low, 0.1, 0);
    assert_none(rows, "skewness", "equal");
    assert_none(rows, "autocorrelation_1", "equal");
    assert_explained(rows);
}

CLAIM(frequency_weights_equal_repeated_rows) { /* [6] */
    const double weights[] = {2, 3, 1, 4, 0, 2, 1};
    const baremo_estimates *rows = weighted(arena, weights, "frequency");
    /* R 4.2.2: y <- rep(v, w), with the functions above */
    assert_close(value_of(rows, "n"), 13, 0);
    assert_close(value_of(rows, "mean"), 3.3076923076923075, 1e-14);
    assert_close(row_of(rows, "", "mean")->low, 2.2215137708124923, 1e-13);
    assert_close(value_of(rows, "sd"), 1.7974340685458343, 1e-14);
    assert_close(value_of(rows, "skewness"), -0.03672864400012444, 1e-12);
    assert_close(value_of(rows, "kurtosis"), -1.5954545454545455, 1e-12);
    assert_close(value_of(rows, "mad"), 2 * 1.482602218505602, 1e-14);
    assert_close(value_of(rows, "q1"), 2, 0);
    assert_close(value_of(rows, "q3"), 5, 0);
    assert_close(value_of(rows, "max"), 6, 0);
    assert_close(row_of(rows, "0.9", "quantile")->value, 5, 0);
    assert_none(rows, "autocorrelation_1", "weighted");
}

CLAIM(sampling_weights_do_not_add_cases) { /* [7] */
    const double weights[] = {0.5, 1.5, 2, 1, 0.7, 3, 0.3};
    const baremo_estimates *rows = weighted(arena, weights, "sampling");
    /* R 4.2.2: m <- weighted.mean(v, w); s2 <- sum(w*(v-m)^2)/(sum(w)-sum(w^2)/sum(w)); se <-
     * sqrt(s2*sum(w^2))/sum(w); m + c(-1, 1) * qt(.975, 6) * se */
    assert_close(value_of(rows, "n"), 7, 0);
    assert_close(value_of(rows, "mean"), 3.3444444444444446, 1e-14);
    assert_close(value_of(rows, "variance"), 5.8900187734668323, 1e-14);
    assert_close(value_of(rows, "se"), 1.1144478821859767, 1e-14);
    assert_close(row_of(rows, "", "mean")->low, 0.61748871404016636, 1e-12);
    /* sorted 1 2 3 4 5 6 9 with cumulative shares 1.5 4.5 5 7 8 8.3 9: half of 9 is reached exactly
     * at 2 */
    assert_close(value_of(rows, "median"), 2.5, 0);
    assert_close(value_of(rows, "q1"), 2, 0);
    assert_close(row_of(rows, "0.9", "quantile")->value, 6, 0);
    assert_none(rows, "skewness", "sampling");
    assert_explained(rows);
}

CLAIM(weights_that_are_no_frequencies_are_refused) { /* [6] */
    const double values[] = {1, 2}, weights[] = {1, 1.5}, negative[] = {1, -1};
    baremo_call *call = call_of(arena, "describe");
    baremo_call_bind(call, "value", numbers_of(arena, "v", values, 2));
    baremo_call_bind(call, "weight", numbers_of(arena, "w", weights, 2));
    assert_call_refused(arena, call, "whole");
    call = call_of(arena, "describe");
    baremo_call_bind(call, "value", numbers_of(arena, "v", values, 2));
    baremo_call_bind(call, "weight", numbers_of(arena, "w", negative, 2));
    set_option(call, "weight-kind", "sampling");
    assert_call_refused(arena, call, "negative");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_statistics_equal_r),
        cmocka_unit_test(a_brief_description_equals_the_whole_one_and_leaves_the_rest_out),
        cmocka_unit_test(limits_of_the_median_carry_their_own_level),
        cmocka_unit_test(quantiles_have_their_fraction_as_subject),
        cmocka_unit_test(offset_of_1e9_costs_no_digit),
        cmocka_unit_test(blank_cases_are_counted),
        cmocka_unit_test(nothing_is_computable_of_no_values),
        cmocka_unit_test(one_value_has_no_spread),
        cmocka_unit_test(two_values_have_no_skewness),
        cmocka_unit_test(equal_values_have_sd_0_and_no_shape),
        cmocka_unit_test(frequency_weights_equal_repeated_rows),
        cmocka_unit_test(sampling_weights_do_not_add_cases),
        cmocka_unit_test(weights_that_are_no_frequencies_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
