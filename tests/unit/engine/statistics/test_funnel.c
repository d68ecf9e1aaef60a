/* `funnel` against the definition in R 4.2.2. Numbers in brackets: the statements of funnel.c. */
#include "calls.h"

static baremo_call *funnel(baremo_arena *arena, const double *counts, const double *totals,
                           size_t count) {
    baremo_call *call = call_of(arena, "funnel");
    baremo_call_bind(call, "count", numbers_of(arena, "x", counts, count));
    baremo_call_bind(call, "total", numbers_of(arena, "n", totals, count));
    return call;
}

CLAIM(scores_and_dispersion_equal_r) { /* [1] [5] [6] [7] [8] */
    const double counts[] = {12, 30, 9, 44, 20, 0}, totals[] = {80, 150, 70, 210, 130, 15};
    const baremo_estimates *rows = rows_of(arena, funnel(arena, counts, totals, 6));
    /* R 4.2.2: t <- sum(x)/sum(n); s2 <- t*(1-t)/n; z <- (x/n-t)/sqrt(s2); q <- quantile(z, c(.1,
     * .9)); phi <- mean(pmin(pmax(z, q[1]), q[2])^2); w <- 1/s2; tau2 <- max(0,
     * (6*phi-5)/(sum(w)-sum(w^2)/sum(w))) */
    assert_close(row_of(rows, "", "target")->value, 0.17557251908396945, 1e-14);
    assert_close(row_of(rows, "", "dispersion")->value, 1.2231402096740263, 1e-13);
    assert_close(row_of(rows, "", "dispersion_winsorised")->value, 0.92375998829235828, 1e-13);
    assert_close(row_of(rows, "", "tau2")->value, 0.00015401093220154826, 1e-11);
    assert_close(row_of(rows, "6", "z")->value, -1.7873008824606011, 1e-13);
    /* R 4.2.2: (x/n - t)/sqrt(s2 + tau2) */
    assert_close(row_of(rows, "4", "z_adjusted")->value, 1.1691494002434137, 1e-13);
    /* R 4.2.2: qbinom(.025, n, t)/n; qbinom(.999, n, t)/n */
    assert_close(row_of(rows, "1", "lcl_95")->value, 0.1, 1e-15);
    assert_close(row_of(rows, "6", "lcl_95")->value, 0, 0);
    assert_close(row_of(rows, "6", "ucl_998")->value, 8.0 / 15, 1e-15);
    assert_close(row_of(rows, "2", "ucl_998")->value, 0.28, 1e-15);
    assert_close(row_of(rows, "2", "z")->n, 150, 0);
    assert_explained(rows);
}

CLAIM(poisson_takes_exposures_and_a_given_target) { /* [2] */
    const double counts[] = {3, 40, 9, 14}, totals[] = {12.5, 60, 30.5, 22};
    baremo_call *call = funnel(arena, counts, totals, 4);
    assert_call_refused(arena, call, "--model poisson");
    set_option(call, "model", "poisson");
    set_option(call, "target", "0.5");
    const baremo_estimates *rows = rows_of(arena, call);
    /* R 4.2.2: the same with s2 <- t/n; qpois(.001, n*t)/n; qpois(.975, n*t)/n */
    assert_close(row_of(rows, "", "dispersion")->value, 2.1007476403378038, 1e-13);
    assert_close(row_of(rows, "", "dispersion_winsorised")->value, 1.7974583358857021, 1e-13);
    assert_close(row_of(rows, "", "tau2")->value, 0.025048025632160846, 1e-12);
    assert_close(row_of(rows, "2", "z")->value, 1.8257418583505534, 1e-13);
    assert_close(row_of(rows, "2", "z_adjusted")->value, 0.91221402087810377, 1e-13);
    assert_close(row_of(rows, "2", "lcl_998")->value, 0.25, 1e-15);
    assert_close(row_of(rows, "2", "ucl_95")->value, 0.68333333333333335, 1e-15);
}

CLAIM(units_name_the_rows_and_stand_once) { /* [3] */
    const double counts[] = {1, 2, 3}, totals[] = {10, 10, NA};
    static const char *const names[] = {"Turin", "Ghent", "Oslo"};
    static const char *const twice[] = {"Turin", "Turin", "Oslo"};
    baremo_call *call = funnel(arena, counts, totals, 3);
    baremo_call_bind(call, "unit", texts_of(arena, "city", names, 3));
    const baremo_estimates *rows = rows_of(arena, call);
    /* two units of 10 with target .15: z = -.05/sqrt(.01275) */
    assert_close(row_of(rows, "Turin", "z")->value, -0.05 / sqrt(0.01275), 1e-14);
    assert_close(row_of(rows, "", "target")->missing, 1, 0);
    call = funnel(arena, counts, totals, 3);
    baremo_call_bind(call, "unit", texts_of(arena, "city", twice, 3));
    assert_case_wrong(arena, call, "unit", 1);
}

CLAIM(units_without_cases_stand_without_values) { /* [4] */
    const double counts[] = {1, 2, 0}, totals[] = {10, 10, 0};
    const baremo_estimates *rows = rows_of(arena, funnel(arena, counts, totals, 3));
    assert_true(baremo_is_missing(row_of(rows, "3", "z")->value));
    assert_string_equal(row_of(rows, "3", "lcl_95")->note, "total is zero");
    assert_close(row_of(rows, "", "dispersion")->n, 2, 0);
    assert_explained(rows);
}

CLAIM(one_unit_and_none) { /* [7] */
    const double counts[] = {3}, totals[] = {10};
    baremo_call *call = funnel(arena, counts, totals, 1);
    set_option(call, "target", "0.2");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "1", "z")->value, 0.1 / sqrt(0.016), 1e-14);
    assert_none(rows, "tau2", "one unit");
    assert_explained(rows);
    rows = rows_of(arena, funnel(arena, counts, totals, 0));
    assert_none(rows, "target", "no totals");
    assert_none(rows, "dispersion", "no totals");
    assert_explained(rows);
}

CLAIM(a_target_of_0_leaves_no_variance) { /* [5] */
    const double counts[] = {0, 0}, totals[] = {10, 20};
    const baremo_estimates *rows = rows_of(arena, funnel(arena, counts, totals, 2));
    assert_close(row_of(rows, "", "target")->value, 0, 0);
    assert_none(rows, "dispersion", "variance");
    assert_close(row_of(rows, "1", "ucl_95")->value, 0, 0);
    assert_explained(rows);
}

CLAIM(counts_that_cannot_be_are_refused) { /* [2] */
    const double counts[] = {11}, totals[] = {10}, part[] = {1.5};
    assert_call_refused(arena, funnel(arena, counts, totals, 1), "above the total");
    assert_call_refused(arena, funnel(arena, part, totals, 1), "whole");
    baremo_call *call = funnel(arena, totals, counts, 1);
    set_option(call, "target", "3");
    assert_call_refused(arena, call, "share");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_and_dispersion_equal_r),
        cmocka_unit_test(poisson_takes_exposures_and_a_given_target),
        cmocka_unit_test(units_name_the_rows_and_stand_once),
        cmocka_unit_test(units_without_cases_stand_without_values),
        cmocka_unit_test(one_unit_and_none),
        cmocka_unit_test(a_target_of_0_leaves_no_variance),
        cmocka_unit_test(counts_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
