/* Order statistics and quantiles. */
#include "check.h"

#include "engine/statistics/quantiles.h"

static const double sorted[] = {1, 1, 2, 3, 3, 4, 4, 5, 5, 6, 9};
static const baremo_ordered eleven = {sorted, NULL, 11, 11};

static void nine_types_equal_r(void **state) {
    (void)state;
    /* R 4.2.2: x <- c(1,1,2,3,3,4,4,5,5,6,9); sapply(1:9, function(t) quantile(x, c(.1, .37, .9),
     * type = t)) */
    static const double expected[9][3] = {{1, 3, 6},
                                          {1, 3, 6},
                                          {1, 3, 6},
                                          {1, 3, 5.9000000000000004},
                                          {1, 3, 7.2000000000000011},
                                          {1, 3, 8.4000000000000021},
                                          {1, 3, 6},
                                          {1, 3, 7.5999999999999996},
                                          {1, 3, 7.5}};
    static const double p[] = {0.1, 0.37, 0.9};
    for (int type = 1; type <= 9; type++)
        for (int i = 0; i < 3; i++)
            assert_close(baremo_quantile(&eleven, p[i], type), expected[type - 1][i], 1e-14);
}

static void quantile_of_one_value_is_that_value(void **state) {
    (void)state;
    const double value = 2.385;
    baremo_ordered one = {&value, NULL, 1, 1};
    for (int type = 1; type <= 9; type++) {
        assert_close(baremo_quantile(&one, 0.0, type), 2.385, 0.0);
        assert_close(baremo_quantile(&one, 0.4, type), 2.385, 0.0);
        assert_close(baremo_quantile(&one, 1.0, type), 2.385, 0.0);
    }
}

static void quantile_of_nothing_is_missing(void **state) {
    (void)state;
    baremo_ordered none = {sorted, NULL, 0, 0};
    assert_true(isnan(baremo_quantile(&none, 0.5, 7)));
    assert_true(isnan(baremo_quantile(&eleven, 1.5, 7)));
}

static void frequencies_equal_repeated_values(void **state) {
    (void)state;
    const double values[] = {1, 2, 3, 4, 5, 6, 9};
    const double cumulative[] = {2, 3, 5, 7, 9, 10, 11};
    baremo_ordered counted = {values, cumulative, 7, 11};
    for (int type = 1; type <= 9; type++)
        for (double p = 0.0; p <= 1.0; p += 1.0 / 64)
            assert_close(baremo_quantile(&counted, p, type), baremo_quantile(&eleven, p, type),
                         0.0);
}

static void median_limits_are_order_statistics(void **state) {
    (void)state;
    double low, high, reached;
    baremo_median_limits(&eleven, 0.95, &low, &high, &reached);
    /* R 4.2.2: k <- qbinom(.025, 11, .5) (2); sort(x)[c(k, 12 - k)]; 1 - 2 * pbinom(k - 1, 11, .5)
     */
    assert_close(low, 1.0, 0.0);
    assert_close(high, 6.0, 0.0);
    assert_close(reached, 0.98828125, 1e-15);
    baremo_ordered five = {sorted, NULL, 5, 5};
    baremo_median_limits(&five, 0.95, &low, &high, &reached);
    assert_true(isnan(low) && isnan(high) && isnan(reached));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_types_equal_r),
        cmocka_unit_test(quantile_of_one_value_is_that_value),
        cmocka_unit_test(quantile_of_nothing_is_missing),
        cmocka_unit_test(frequencies_equal_repeated_values),
        cmocka_unit_test(median_limits_are_order_statistics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
