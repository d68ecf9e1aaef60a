/* The weighted mean with the linearised standard error. */
#include "check.h"

#include <baremo/number.h>

#include "engine/statistics/linearised.h"

static const double values[] = {2, 3.5, 3, 4, 1, 5};
static const double weights[] = {1, 2, 0.5, 1.5, 1, 2.5};

static void the_error_is_that_of_the_linearised_mean(void **state) {
    (void)state;
    baremo_linearised mean = baremo_linearised_mean(values, weights, 6, 0.95);
    /* R 4.2.2: x <- c(2, 3.5, 3, 4, 1, 5); w <- c(1, 2, .5, 1.5, 1, 2.5); m <- sum(w * x)/sum(w);
       se <- sqrt(6/5 * sum((w * (x - m))^2))/sum(w); m + c(-1, 1) * qt(.975, 5) * se */
    assert_close(mean.mean, 3.529411764705882, 1e-14);
    assert_close(mean.se, 0.6157147523926813, 1e-13);
    assert_close(mean.limits.low, 1.946666606271945, 1e-12);
    assert_close(mean.limits.high, 5.112156923139819, 1e-12);
}

static void equal_weights_are_students_limits_also_far_away(void **state) {
    (void)state;
    double far[6];
    const double ones[] = {3, 3, 3, 3, 3, 3};
    for (size_t i = 0; i < 6; i++)
        far[i] = values[i] + 1e9;
    baremo_linearised mean = baremo_linearised_mean(values, ones, 6, 0.95);
    /* R 4.2.2: t.test(c(2, 3.5, 3, 4, 1, 5))$conf.int */
    assert_close(mean.limits.low, 1.583827262545484, 1e-13);
    assert_close(mean.limits.high, 4.582839404121183, 1e-13);
    assert_close(baremo_linearised_mean(far, ones, 6, 0.95).se, mean.se, 1e-13);
}

static void few_values_have_no_error(void **state) {
    (void)state;
    assert_true(baremo_is_missing(baremo_linearised_mean(values, weights, 0, 0.95).mean));
    baremo_linearised one = baremo_linearised_mean(values, weights, 1, 0.95);
    assert_close(one.mean, 2, 0);
    assert_true(baremo_is_missing(one.se));
    const double same[] = {3, 3};
    assert_close(baremo_linearised_mean(same, weights, 2, 0.95).limits.high, 3, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_error_is_that_of_the_linearised_mean),
        cmocka_unit_test(equal_weights_are_students_limits_also_far_away),
        cmocka_unit_test(few_values_have_no_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
