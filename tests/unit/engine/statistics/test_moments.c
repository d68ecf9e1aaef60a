/* Sums and moments with offsets. */
#include "check.h"

#include "engine/statistics/moments.h"

static void sum_of_opposite_large_values_keeps_the_small_one(void **state) {
    (void)state;
    const double values[] = {1e16, 1.0, -1e16, 1e-3};
    assert_close(baremo_sum_of(values, 4), 1.001, 1e-15);
    baremo_sum sum = {0};
    baremo_sum_add_product(&sum, 134217729.0, 134217729.0);
    baremo_sum_add(&sum, -18014398777917440.0);
    assert_close(baremo_sum_value(&sum), 1.0, 0.0);
}

static void moments_of_a_small_sample(void **state) {
    (void)state;
    const double values[] = {2.0, 4.0, 4.0, 5.0, 9.0};
    baremo_moments moments = baremo_moments_of(values, 5, 0);
    /* R 4.2.2: x <- c(2,4,4,5,9); d <- x - mean(x); c(mean(x), sum(d^2), sum(d^3), sum(d^4), sd(x))
     */
    assert_close(moments.mean, 4.8, 1e-15);
    assert_close(moments.square, 26.8, 1e-14);
    assert_close(moments.cube, 51.12, 1e-14);
    assert_close(moments.fourth, 373.456, 1e-14);
    assert_close(baremo_moments_sd(&moments), 2.588435821108957, 1e-14);
    assert_close(moments.min, 2.0, 0.0);
    assert_close(moments.max, 9.0, 0.0);
}

static void decimal_offset_of_1e9_leaves_the_variance(void **state) {
    (void)state;
    double values[1001];
    values[0] = 1000000000.2;
    for (int i = 1; i < 1001; i++)
        values[i] = i % 2 ? 1000000000.1 : 1000000000.3;
    /* by construction, as NIST NumAcc3: sd 0.1 */
    baremo_moments moments = baremo_moments_of(values, 1001, 1);
    assert_close(baremo_moments_sd(&moments), 0.1, 1e-14);
    assert_close(moments.mean, 1000000000.2, 1e-16);
}

static void binary_offset_of_1e9_leaves_the_variance(void **state) {
    (void)state;
    const double values[] = {1e9 + 1.25, 1e9 + 2.5, 1e9 + 7.75};
    baremo_moments moments = baremo_moments_of(values, 3, -1);
    /* R 4.2.2: var(c(1.25, 2.5, 7.75)) */
    assert_close(baremo_moments_variance(&moments), 11.895833333333334, 1e-14);
}

static void constant_values_have_no_deviation(void **state) {
    (void)state;
    double values[7];
    for (int i = 0; i < 7; i++)
        values[i] = 0.1;
    baremo_moments moments = baremo_moments_of(values, 7, -1);
    assert_close(moments.square, 0.0, 0.0);
    assert_close(moments.mean, 0.1, 0.0);
}

static void none_and_one_value(void **state) {
    (void)state;
    const double one = 3.5;
    baremo_moments none = baremo_moments_of(&one, 0, 1);
    assert_true(isnan(none.mean) && isnan(none.min) && isnan(baremo_moments_sd(&none)));
    assert_close(none.n, 0.0, 0.0);
    baremo_moments single = baremo_moments_of(&one, 1, 1);
    assert_close(single.mean, 3.5, 0.0);
    assert_true(isnan(baremo_moments_variance(&single)));
}

static void weights_count_cases(void **state) {
    (void)state;
    const double values[] = {2.0, 4.0, 5.0, 9.0, 100.0};
    const double weights[] = {1.0, 2.0, 1.0, 1.0, 0.0};
    baremo_moments moments = baremo_moments_weighted(values, weights, 5, 0);
    assert_close(moments.n, 5.0, 0.0);
    assert_close(moments.square, 26.8, 1e-14);
    assert_close(moments.max, 9.0, 0.0);
}

static void cross_deviations_survive_an_offset(void **state) {
    (void)state;
    const double x[] = {1e9 + 1, 1e9 + 2, 1e9 + 4};
    const double y[] = {3.0, 1.0, 8.0};
    /* R 4.2.2: 2 * cov(c(1, 2, 4), c(3, 1, 8)) */
    assert_close(baremo_cross_deviations(x, y, 3), 9.0, 1e-14);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sum_of_opposite_large_values_keeps_the_small_one),
        cmocka_unit_test(moments_of_a_small_sample),
        cmocka_unit_test(decimal_offset_of_1e9_leaves_the_variance),
        cmocka_unit_test(binary_offset_of_1e9_leaves_the_variance),
        cmocka_unit_test(constant_values_have_no_deviation),
        cmocka_unit_test(none_and_one_value),
        cmocka_unit_test(weights_count_cases),
        cmocka_unit_test(cross_deviations_survive_an_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
