/* Where a function crosses zero. */
#include "check.h"

#include "engine/statistics/roots.h"

static double cubic(double x, const void *context) {
    (void)context;
    return x * x * x - 2;
}
static double infinite_ends(double x, const void *context) {
    return 1 / x - 1 / (*(const double *)context - x);
}
static double steep(double x, const void *context) {
    (void)context;
    return pow(x, 21) - 1e-21;
}
static double up(double x, const void *context) {
    (void)context;
    return x + 5;
}

static void a_root_is_right_to_the_last_places(void **state) {
    (void)state;
    assert_close(baremo_root(cubic, NULL, 0, 5), cbrt(2), 4e-16);
    assert_close(baremo_root(cubic, NULL, -1e6, 1e6), cbrt(2), 4e-16);
}

static void infinite_values_at_the_ends_are_allowed(void **state) {
    (void)state;
    double width = 3;
    assert_close(baremo_root(infinite_ends, &width, 0, 3), 1.5, 4e-16);
}

static void a_flat_crossing_is_found(void **state) {
    (void)state;
    assert_close(baremo_root(steep, NULL, 0, 1), 0.1, 1e-14);
}

static void an_end_where_the_function_is_zero_is_the_root(void **state) {
    (void)state;
    assert_close(baremo_root(up, NULL, -5, 3), -5, 0);
    assert_close(baremo_root(up, NULL, -9, -5), -5, 0);
}

static void ends_of_one_sign_give_the_nearer_one(void **state) {
    (void)state;
    assert_close(baremo_root(up, NULL, 1, 3), 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_root_is_right_to_the_last_places),
        cmocka_unit_test(infinite_values_at_the_ends_are_allowed),
        cmocka_unit_test(a_flat_crossing_is_found),
        cmocka_unit_test(an_end_where_the_function_is_zero_is_the_root),
        cmocka_unit_test(ends_of_one_sign_give_the_nearer_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
