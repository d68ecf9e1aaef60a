/* `trend` against R 4.2.2. Numbers in brackets: the statements of trend.c. */
#include "calls.h"

static const double years[] = {2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2012};
static const double values[] = {5.1, 4.8, 6.0, 5.5, 5.5, 7.2, 6.9, 8.4, 7.7, 9.0, 8.8};

static const baremo_estimates *trend(baremo_arena *arena, const double *time, const double *value,
                                     size_t count) {
    baremo_call *call = call_of(arena, "trend");
    baremo_call_bind(call, "period", numbers_of(arena, "t", time, count));
    baremo_call_bind(call, "value", numbers_of(arena, "y", value, count));
    return rows_of(arena, call);
}

static void assert_row(const baremo_estimates *rows, const char *statistic, double value,
                       double low, double high) {
    const baremo_estimate *row = row_of(rows, "", statistic);
    assert_close(row->value, value, 1e-12);
    assert_close(row->low, low, 1e-12);
    assert_close(row->high, high, 1e-12);
}

static double value_of(const baremo_estimates *rows, const char *statistic) {
    return row_of(rows, "", statistic)->value;
}

CLAIM(all_statistics_equal_r) {
    const baremo_estimates *rows = trend(arena, years, values, 11);
    /* R 4.2.2: S <- sum over pairs of sign(y[j] - y[i]); v <- (n*(n-1)*(2*n+5) -
     * sum(ti*(ti-1)*(2*ti+5)))/18; z <- (S - sign(S))/sqrt(v); cor(t, y, method = "kendall") */
    assert_close(value_of(rows, "mann_kendall.s"), 42, 0);
    assert_close(value_of(rows, "mann_kendall.var_s"), 164, 1e-15);
    assert_close(value_of(rows, "mann_kendall.z"), 3.2015621187164243, 1e-14);
    assert_close(value_of(rows, "mann_kendall.p"), 0.0013668460068661163, 1e-12);
    assert_close(value_of(rows, "mann_kendall.tau"), 0.77067463558845239, 1e-14);
    /* R 4.2.2: C <- qnorm(.975)*sqrt(v); sorted slopes number round((N-C)/2), round((N+C)/2)+1;
     * median(y - b*t) */
    assert_row(rows, "theil_sen", 0.41428571428571431, 0.28333333333333338, 0.55000000000000004);
    assert_close(value_of(rows, "theil_sen.intercept"), -824.57142857142867, 1e-13);
    /* R 4.2.2: U <- 2*cumsum(rank(y)) - (1:n)*(n+1); K <- max(abs(U)); 2*exp(-6*K^2/(n^3+n^2)) */
    assert_close(value_of(rows, "pettitt.k"), 30, 0);
    assert_close(value_of(rows, "pettitt.position"), 5, 0);
    assert_close(value_of(rows, "pettitt.p"), 0.04851602690856454, 1e-13);
    /* R 4.2.2: f <- lm(y ~ t); confint(f); sandwich::NeweyWest(f, lag = 2, prewhite = FALSE) with
     * qt(.975, 9) */
    assert_row(rows, "slope", 0.41015037593985348, 0.29238001639974343, 0.52792073547996354);
    assert_row(rows, "slope.newey_west", 0.41015037593985348, 0.34979529179356428,
               0.47050546008613492);
    assert_explained(rows);
}

CLAIM(numbered_periods_are_put_in_order) { /* [1] [2] */
    double time[13], value[13];
    for (int i = 0; i < 11; i++) {
        time[i] = years[10 - i];
        value[i] = values[10 - i];
    }
    time[11] = NA;
    value[11] = 1;
    time[12] = 2011;
    value[12] = NA;
    const baremo_estimates *rows = trend(arena, time, value, 13);
    assert_close(value_of(rows, "mann_kendall.s"), 42, 0);
    assert_close(value_of(rows, "pettitt.position"), 5, 0);
    assert_close(row_of(rows, "", "slope")->missing, 2, 0);
}

CLAIM(named_periods_keep_the_order_of_rows) { /* [1] */
    static const char *const quarters[] = {"2018-Q3", "2018-Q4", NULL, "2019-Q1", "2019-Q2"};
    const double value[] = {1, 2, 9, 3, 5};
    baremo_call *call = call_of(arena, "trend");
    baremo_call_bind(call, "period", texts_of(arena, "q", quarters, 5));
    baremo_call_bind(call, "value", numbers_of(arena, "y", value, 5));
    const baremo_estimates *rows = rows_of(arena, call);
    /* R 4.2.2: coef(lm(c(1, 2, 3, 5) ~ 1:4))[2] */
    assert_close(value_of(rows, "slope"), 1.3, 1e-14);
    assert_close(row_of(rows, "", "slope")->missing, 1, 0);
}

CLAIM(rows_of_one_period_are_not_compared) { /* [5] */
    const double time[] = {1, 1, 2, 3, 3, 4}, value[] = {3, 5, 4, 7, 6, 6};
    const baremo_estimates *rows = trend(arena, time, value, 6);
    /* R 4.2.2: cor.test(t, y, method = "kendall", exact = FALSE)$estimate; slopes over pairs of
     * different t */
    assert_close(value_of(rows, "mann_kendall.tau"), 0.59299945332888093, 1e-14);
    assert_close(value_of(rows, "theil_sen"), 1, 0);
}

CLAIM(constant_values_have_no_trend) { /* [4] */
    const double time[] = {1, 2, 3, 4, 5, 6}, value[] = {2.385, 2.385, 2.385, 2.385, 2.385, 2.385};
    const baremo_estimates *rows = trend(arena, time, value, 6);
    assert_close(value_of(rows, "mann_kendall.s"), 0, 0);
    assert_close(value_of(rows, "mann_kendall.p"), 1, 0);
    assert_none(rows, "mann_kendall.z", "equal");
    assert_none(rows, "mann_kendall.tau", "equal");
    assert_row(rows, "theil_sen", 0, 0, 0);
    assert_row(rows, "slope", 0, 0, 0);
    assert_close(value_of(rows, "pettitt.p"), 1, 0);
    assert_none(rows, "pettitt.position", "no change");
    assert_explained(rows);
}

CLAIM(few_values_say_what_is_missing) { /* [3] */
    const double time[] = {1, 2}, value[] = {3, 5};
    const baremo_estimates *rows = trend(arena, time, value, 2);
    assert_none(rows, "mann_kendall.p", "three");
    assert_close(value_of(rows, "theil_sen"), 2, 0);
    assert_non_null(row_of(rows, "", "theil_sen")->note);
    assert_close(value_of(rows, "slope"), 2, 1e-15);
    assert_true(baremo_is_missing(row_of(rows, "", "slope")->low));
    assert_explained(rows);
    rows = trend(arena, time, value, 1);
    assert_none(rows, "slope", "two");
    assert_none(rows, "pettitt.k", "two");
    assert_explained(rows);
    assert_explained(trend(arena, time, value, 0));
}

CLAIM(one_period_has_no_slope) {
    const double time[] = {7, 7, 7}, value[] = {3, 5, 4};
    const baremo_estimates *rows = trend(arena, time, value, 3);
    assert_none(rows, "slope", "same period");
    assert_none(rows, "theil_sen", "same period");
    assert_explained(rows);
}

CLAIM(offsets_cost_no_digit) {
    double time[11], value[11];
    for (int i = 0; i < 11; i++) {
        time[i] = years[i] * 1024 - 2048000;
        value[i] = 1e9 + values[i] * 1024;
    }
    const baremo_estimates *rows = trend(arena, time, value, 11);
    assert_close(value_of(rows, "slope"), 0.41015037593985348, 1e-9);
    assert_close(value_of(rows, "theil_sen"), 0.41428571428571431, 1e-9);
}

CLAIM(a_straight_line_has_no_width) { /* [7] */
    const double time[] = {1, 2, 3, 4, 5}, value[] = {3, 5, 7, 9, 11};
    const baremo_estimates *rows = trend(arena, time, value, 5);
    assert_row(rows, "slope", 2, 2, 2);
    assert_row(rows, "slope.newey_west", 2, 2, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_statistics_equal_r),
        cmocka_unit_test(numbered_periods_are_put_in_order),
        cmocka_unit_test(named_periods_keep_the_order_of_rows),
        cmocka_unit_test(rows_of_one_period_are_not_compared),
        cmocka_unit_test(constant_values_have_no_trend),
        cmocka_unit_test(few_values_say_what_is_missing),
        cmocka_unit_test(one_period_has_no_slope),
        cmocka_unit_test(offsets_cost_no_digit),
        cmocka_unit_test(a_straight_line_has_no_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
