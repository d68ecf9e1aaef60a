/* `adjust` against R 4.2.2. Numbers in brackets: the statements of adjust.c. */
#include "calls.h"

#include "engine/statistics/adjust.h"

CLAIM(six_methods_equal_r) {
    const double p[] = {0.01, 0.02, 0.03, 0.005, 0.04};
    baremo_adjusted adjusted = baremo_adjust(arena, p, 5);
    /* R 4.2.2: p <- c(.01, .02, .03, .005, .04); p.adjust(p, "bonferroni") and the others */
    const double bonferroni[] = {0.05, 0.1, 0.15, 0.025, 0.2};
    const double holm[] = {0.04, 0.06, 0.06, 0.025, 0.06};
    const double hommel[] = {0.04, 0.04, 0.04, 0.025, 0.04};
    const double bh[] = {0.025, 0.033333333333333333, 0.0375, 0.025, 0.04};
    const double by[] = {0.057083333333333333, 0.076111111111111115, 0.085624999999999993,
                         0.057083333333333333, 0.091333333333333336};
    for (int i = 0; i < 5; i++) {
        assert_close(adjusted.bonferroni[i], bonferroni[i], 1e-15);
        assert_close(adjusted.holm[i], holm[i], 1e-15);
        assert_close(adjusted.hochberg[i], hommel[i], 1e-15);
        assert_close(adjusted.hommel[i], hommel[i], 1e-15);
        assert_close(adjusted.bh[i], bh[i], 1e-15);
        assert_close(adjusted.by[i], by[i], 1e-15);
    }
}

/* The definition: maximum over m of min(m p, Simes of the m largest), in O(n^3). */
static double hommel_slowly(const double *sorted, size_t n, double p) {
    double result = 0;
    for (size_t m = 1; m <= n; m++) {
        double simes = INFINITY;
        for (size_t k = 1; k <= m; k++)
            simes = fmin(simes, (double)m * sorted[n - m + k - 1] / (double)k);
        result = fmax(result, fmin((double)m * p, simes));
    }
    return fmin(fmax(result, p), 1);
}

CLAIM(hommel_meets_its_definition_with_ties) {
    double p[200];
    unsigned seed = 7;
    for (size_t n = 1; n <= 200; n += 13) {
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            double u = (seed >> 16) / 65536.0;
            p[i] = floor(u * u * u * 50 * (double)n) / (50 * (double)n);
        }
        double *sorted = baremo_arena_array(arena, n, sizeof *sorted);
        memcpy(sorted, p, n * sizeof *p);
        qsort(sorted, n, sizeof *sorted, compare_numbers);
        baremo_adjusted adjusted = baremo_adjust(arena, p, n);
        for (size_t i = 0; i < n; i++)
            assert_close(adjusted.hommel[i], hommel_slowly(sorted, n, p[i]), 1e-14);
    }
}

CLAIM(one_p_is_its_own_adjustment) { /* [5] */
    const double p = 0.03;
    baremo_adjusted adjusted = baremo_adjust(arena, &p, 1);
    assert_close(adjusted.holm[0], 0.03, 0);
    assert_close(adjusted.hommel[0], 0.03, 0);
    assert_close(adjusted.by[0], 0.03, 0);
}

CLAIM(missing_p_do_not_count) { /* [1] [2] */
    const double p[] = {0.01, NA, 0.04};
    baremo_call *call = call_of(arena, "adjust");
    baremo_call_bind(call, "p", numbers_of(arena, "p", p, 3));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "1", "bonferroni")->value, 0.02, 1e-15);
    assert_close(row_of(rows, "1", "bonferroni")->n, 2, 0);
    assert_close(row_of(rows, "1", "bonferroni")->missing, 1, 0);
    assert_true(baremo_is_missing(row_of(rows, "2", "holm")->value));
    assert_string_equal(row_of(rows, "2", "holm")->note, "no p-value");
    assert_explained(rows);
}

CLAIM(families_are_adjusted_each_for_itself) { /* [3] */
    const double p[] = {0.01, 0.02, 0.03, 0.04, 0.05};
    static const char *const family[] = {"a", "b", "a", "b", NULL};
    baremo_call *call = call_of(arena, "adjust");
    baremo_call_bind(call, "p", numbers_of(arena, "p", p, 5));
    baremo_call_bind(call, "family", texts_of(arena, "f", family, 5));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "1", "bonferroni")->value, 0.02, 1e-15);
    assert_close(row_of(rows, "4", "bonferroni")->value, 0.08, 1e-15);
    assert_string_equal(row_of(rows, "5", "bh")->note, "no family");
    assert_explained(rows);
}

CLAIM(nothing_to_adjust) {
    const double p[] = {NA};
    baremo_call *call = call_of(arena, "adjust");
    baremo_call_bind(call, "p", numbers_of(arena, "p", p, 1));
    assert_explained(rows_of(arena, call));
    call = call_of(arena, "adjust");
    baremo_call_bind(call, "p", numbers_of(arena, "p", p, 0));
    assert_int_equal(rows_of(arena, call)->count, 0);
}

CLAIM(what_is_no_probability_is_refused) { /* [4] */
    const double p[] = {0.5, 1.2};
    baremo_call *call = call_of(arena, "adjust");
    baremo_call_bind(call, "p", numbers_of(arena, "p", p, 2));
    assert_case_wrong(arena, call, "p", 1);
    assert_call_refused(arena, call, "row 2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_methods_equal_r),
        cmocka_unit_test(hommel_meets_its_definition_with_ties),
        cmocka_unit_test(one_p_is_its_own_adjustment),
        cmocka_unit_test(missing_p_do_not_count),
        cmocka_unit_test(families_are_adjusted_each_for_itself),
        cmocka_unit_test(nothing_to_adjust),
        cmocka_unit_test(what_is_no_probability_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
