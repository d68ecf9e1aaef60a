/* Bootstrap limits. Numbers in brackets: the statements of bootstrap.c. */
#include "calls.h"

#include "engine/statistics/bootstrap.h"

static baremo_bootstrap limits_at(double level, double *values, double *scratch) {
    static const double replicates[] = {7.7, 1.5, 2,   2.5, 3,   3.1, 3.2, 3.3, 3.9, 4,
                                        4.2, 4.4, 4.9, 5,   5.5, 6,   6.2, 6.6, 7};
    memcpy(values, replicates, sizeof replicates);
    const double influence[] = {5 - 23 / 6.0, 1 - 23 / 6.0, 4 - 23 / 6.0,
                                2 - 23 / 6.0, 8 - 23 / 6.0, 3 - 23 / 6.0};
    baremo_replicates sampled = {
        values, 19, scratch, 23 / 6.0, baremo_bootstrap_acceleration(influence, 6), level};
    return baremo_bootstrap_limits(&sampled);
}

static void limits_equal_boot_ci(void **state) { /* 1 */
    (void)state;
    double values[19], scratch[19];
    baremo_bootstrap limits = limits_at(0.8, values, scratch);
    /* R 4.2.2: boot.ci(o, conf = 0.8, type = c("norm", "basic", "perc", "bca"), L = b - mean(b)) of
     * a boot object with these 19 replicates and t0 = mean(c(5, 1, 4, 2, 8, 3)) */
    assert_close(limits.normal.low, 1.012958571763642, 1e-12);
    assert_close(limits.normal.high, 5.4782694984117963, 1e-12);
    assert_close(limits.basic.low, 2 / 3.0, 1e-12);
    assert_close(limits.basic.high, 17 / 3.0, 1e-12);
    assert_close(limits.percentile.low, 2, 1e-12);
    assert_close(limits.percentile.high, 7, 1e-12);
    assert_close(limits.bca.low, 1.5, 1e-12);
    assert_close(limits.bca.high, 5.9177618664380622, 1e-12);
    assert_true(limits.bca.extreme); /* "extreme order statistics used as endpoints" */
    assert_false(limits.percentile.extreme);
}

static void a_level_that_needs_more_replicates_is_marked(void **state) { /* 1 */
    (void)state;
    double values[19], scratch[19];
    baremo_bootstrap limits = limits_at(0.95, values, scratch);
    assert_true(limits.percentile.extreme);
    assert_close(limits.percentile.low, 1.5, 0);
    assert_close(limits.percentile.high, 7.7, 0);
}

static void bca_needs_replicates_on_both_sides(void **state) {
    (void)state;
    double values[] = {1, 2, 3}, scratch[3];
    baremo_replicates sampled = {values, 3, scratch, 1, 0, 0.9};
    assert_true(baremo_is_missing(baremo_bootstrap_limits(&sampled).bca.low));
    sampled.estimate = 4;
    assert_true(baremo_is_missing(baremo_bootstrap_limits(&sampled).bca.high));
}

static void the_acceleration_equals_its_formula(void **state) {
    (void)state;
    const double influence[] = {5 - 23 / 6.0, 1 - 23 / 6.0, 4 - 23 / 6.0,
                                2 - 23 / 6.0, 8 - 23 / 6.0, 3 - 23 / 6.0};
    /* R 4.2.2: L <- b - mean(b); sum(L^3)/(6*sum(L^2)^1.5) */
    assert_close(baremo_bootstrap_acceleration(influence, 6), 0.043264881094606397, 1e-12);
    const double none[] = {0, 0};
    assert_true(baremo_is_missing(baremo_bootstrap_acceleration(none, 2)));
}

CLAIM(sums_of_draws_have_their_mean_and_variance) { /* 2 */
    const double values[] = {1, 2, 3, 10};
    enum { REPLICATES = 20000 };
    double *sums = baremo_arena_array(arena, REPLICATES, sizeof *sums), mean = 0, square = 0;
    baremo_bootstrap_sums(values, 4, 9, sums, REPLICATES);
    for (int i = 0; i < REPLICATES; i++)
        mean += sums[i] / REPLICATES;
    for (int i = 0; i < REPLICATES; i++)
        square += (sums[i] - mean) * (sums[i] - mean) / REPLICATES;
    assert_close(mean, 16, 0.01);
    assert_close(square, 50, 0.05); /* 4 * mean((x - 4)^2) = 4 * 12.5 */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_equal_boot_ci),
        cmocka_unit_test(a_level_that_needs_more_replicates_is_marked),
        cmocka_unit_test(bca_needs_replicates_on_both_sides),
        cmocka_unit_test(the_acceleration_equals_its_formula),
        cmocka_unit_test(sums_of_draws_have_their_mean_and_variance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
