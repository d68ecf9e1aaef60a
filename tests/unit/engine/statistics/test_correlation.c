/* Correlation of two variables. Numbers in brackets: the statements of correlation.c. */
#include "calls.h"

#include "engine/statistics/correlation.h"

static const double x[] = {2, 4, 4, 5, 7, 9, 11, 3}, y[] = {1, 3, 2, 5, 5, 8, 9, 6};
static const double z[] = {1, 2, 3, 4, 5, 6, 7, 9}, w[] = {3, 1, 4, 1, 5, 9, 2, 6};

CLAIM(pearson_equals_cor_test) { /* 2: R 4.2.2: cor.test(x, y) */
    (void)arena;
    baremo_correlation c = baremo_correlation_pearson(&(baremo_xy){x, y, 8}, 0.95);
    assert_close(c.r, 0.8458977635521793825, 1e-14);
    assert_close(c.limits.low, 0.3496367439853310666, 1e-12);
    assert_close(c.limits.high, 0.9714860618205631848, 1e-12);
    assert_close(c.t, 3.8849479927133865331, 1e-12);
    assert_close(c.p, 0.0081240517641445898, 1e-12);
}

CLAIM(an_offset_of_1e9_changes_nothing) { /* 2 */
    double shifted[8];
    for (int i = 0; i < 8; i++)
        shifted[i] = x[i] + 1e9;
    baremo_xy pairs = {shifted, y, 8};
    assert_close(baremo_correlation_pearson(&pairs, 0.95).r, 0.8458977635521793825, 1e-13);
    assert_close(baremo_correlation_kendall(&pairs, arena).tau_b, 0.66666666666666663, 1e-14);
}

CLAIM(ranks_with_ties_equal_cor_test) { /* 5: s <- cor(x, y, method = "spearman");
                                           2*pt(-abs(s*sqrt(6/(1-s^2))), 6) */
    baremo_xy pairs = {x, y, 8};
    baremo_correlation s = baremo_correlation_spearman(&pairs, arena);
    assert_close(s.r, 0.746987951807228878, 1e-14);
    assert_close(s.p, 0.033196662995183014, 1e-12);
    /* cor.test(x, y, method = "kendall", exact = FALSE) */
    baremo_kendall k = baremo_correlation_kendall(&pairs, arena);
    assert_close(k.tau_b, 0.66666666666666663, 1e-14);
    assert_close(k.z, 2.261173645669599885, 1e-13);
    assert_close(k.p, 0.023748506385845095, 1e-12);
}

CLAIM(kendall_equals_its_definition_on_ties_of_chance) {
    unsigned state = 7;
    for (int trial = 0; trial < 200; trial++) {
        double a[40], b[40], s = 0, tied_a = 0, tied_b = 0;
        size_t n = 2 + (size_t)trial % 39;
        for (size_t i = 0; i < n; i++) {
            state = state * 1664525u + 1013904223u;
            a[i] = (state >> 20) % 6;
            b[i] = (state >> 26) % 5;
        }
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < i; j++) {
                s += ((a[i] > a[j]) - (a[i] < a[j])) * ((b[i] > b[j]) - (b[i] < b[j]));
                tied_a += a[i] == a[j];
                tied_b += b[i] == b[j];
            }
        double all = (double)(n * (n - 1)) / 2;
        baremo_kendall k = baremo_correlation_kendall(&(baremo_xy){a, b, n}, arena);
        if (tied_a == all || tied_b == all) {
            assert_true(baremo_is_missing(k.tau_b));
            continue;
        }
        assert_close(k.s, s, 0);
        assert_close(k.tau_b, s / sqrt((all - tied_a) * (all - tied_b)), 1e-13);
    }
}

CLAIM(partial_correlation_equals_that_of_residuals) { /* 6: cor(resid(lm(x ~ z + w)), resid(lm(y ~ z
                                                         + w))) */
    const double *controls[] = {z, w, z};
    baremo_xy pairs = {x, y, 8};
    assert_close(baremo_correlation_partial(&pairs, controls, 2, arena), 0.91498873017070137,
                 1e-12);
    assert_close(baremo_correlation_partial(&pairs, controls, 3, arena), 0.91498873017070137,
                 1e-12);
    const double *self[] = {x};
    assert_true(baremo_is_missing(baremo_correlation_partial(&pairs, self, 1, arena)));
    const double constant[] = {5, 5, 5, 5, 5, 5, 5, 5}, *nothing[] = {constant};
    assert_close(baremo_correlation_partial(&pairs, nothing, 1, arena), 0.8458977635521793825,
                 1e-13);
}

CLAIM(cross_correlation_equals_ccf) { /* 7: ccf(x, y, lag.max = 2)$acf */
    (void)arena;
    baremo_xy series = {x, y, 8};
    static const double expected[] = {0.287257049245019769, 0.580914656628297554,
                                      0.845897763552179383, 0.290073294825853312,
                                      -0.058885134871973749};
    for (long lag = -2; lag <= 2; lag++)
        assert_close(baremo_correlation_cross(&series, lag), expected[lag + 2], 1e-12);
    assert_true(baremo_is_missing(baremo_correlation_cross(&series, 8)));
}

CLAIM(few_pairs_and_perfect_ones) { /* 3, 4 */
    const double up[] = {1, 2, 3, 4, 5}, flat[] = {2, 2, 2, 2, 2};
    baremo_correlation c = baremo_correlation_pearson(&(baremo_xy){up, up, 5}, 0.95);
    assert_close(c.r, 1, 0);
    assert_close(c.p, 0, 0);
    assert_true(baremo_is_missing(c.t));
    assert_close(c.limits.low, 1, 0);
    c = baremo_correlation_pearson(&(baremo_xy){up, y, 2}, 0.95);
    assert_close(c.r, 1, 0);
    assert_true(baremo_is_missing(c.p) && baremo_is_missing(c.limits.low));
    assert_true(baremo_is_missing(baremo_correlation_pearson(&(baremo_xy){up, up, 1}, 0.95).r));
    assert_true(baremo_is_missing(baremo_correlation_pearson(&(baremo_xy){up, flat, 5}, 0.95).r));
    assert_true(baremo_is_missing(baremo_correlation_spearman(&(baremo_xy){up, flat, 5}, arena).r));
    assert_true(baremo_is_missing(baremo_correlation_kendall(&(baremo_xy){up, flat, 5}, arena).z));
}

static baremo_call *correlation_call(baremo_arena *arena, const double *a, const double *b,
                                     size_t n) {
    baremo_call *call = call_of(arena, "correlation");
    baremo_call_bind(call, "x", numbers_of(arena, "x", a, n));
    baremo_call_bind(call, "y", numbers_of(arena, "y", b, n));
    return call;
}

CLAIM(blank_cases_are_left_out_everywhere) { /* 1 */
    const double gaps[] = {3, NA, 4, 1, 5, 9, 2, 6};
    baremo_call *call = correlation_call(arena, x, y, 8);
    baremo_call_bind(call, "partial", numbers_of(arena, "w", gaps, 8));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "pearson")->n, 7, 0);
    assert_close(row_of(rows, "", "kendall.p")->missing, 1, 0);
    assert_false(baremo_is_missing(row_of(rows, "", "partial")->value));
    assert_explained(rows);
}

CLAIM(a_series_with_a_gap_has_no_lags) { /* 7 */
    const double gaps[] = {3, NA, 4, 1, 5, 9, 2, 6};
    baremo_call *call = correlation_call(arena, gaps, y, 8);
    set_option(call, "max-lag", "1");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_non_null(strstr(row_of(rows, "-1", "cross_correlation")->note, "gaps"));
    call = correlation_call(arena, x, y, 8);
    set_option(call, "max-lag", "1");
    assert_close(row_of(rows_of(arena, call), "1", "cross_correlation")->value,
                 0.290073294825853312, 1e-12);
}

CLAIM(every_size_is_explained) { /* 3 */
    for (size_t n = 0; n < 5; n++)
        assert_explained(rows_of(arena, correlation_call(arena, x, y, n)));
    const double flat[] = {1, 1, 1, 1};
    assert_none(rows_of(arena, correlation_call(arena, flat, y, 4)), "pearson", "x is constant");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pearson_equals_cor_test),
        cmocka_unit_test(an_offset_of_1e9_changes_nothing),
        cmocka_unit_test(ranks_with_ties_equal_cor_test),
        cmocka_unit_test(kendall_equals_its_definition_on_ties_of_chance),
        cmocka_unit_test(partial_correlation_equals_that_of_residuals),
        cmocka_unit_test(cross_correlation_equals_ccf),
        cmocka_unit_test(few_pairs_and_perfect_ones),
        cmocka_unit_test(blank_cases_are_left_out_everywhere),
        cmocka_unit_test(a_series_with_a_gap_has_no_lags),
        cmocka_unit_test(every_size_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
