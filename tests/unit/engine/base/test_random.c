#include "check.h"

#include "engine/base/random.h"

static void the_generator_is_xoshiro256_plus_plus(void **state) {
    (void)state;
    /* By hand from the definition: s = {1, 2, 3, 4}: rotl(1 + 4, 23) + 1, then the step. */
    baremo_random random = {{1, 2, 3, 4}};
    assert_true(baremo_random_next(&random) == (UINT64_C(5) << 23) + 1);
    assert_true(baremo_random_next(&random) == UINT64_C(58720359));
}

static void a_stream_depends_on_seed_and_subject_only(void **state) {
    (void)state;
    assert_true(baremo_random_stream(1, "a") == baremo_random_stream(1, "a"));
    assert_true(baremo_random_stream(1, "a") != baremo_random_stream(2, "a"));
    assert_true(baremo_random_stream(1, "ab") != baremo_random_stream(1, "ba"));
    assert_true(baremo_random_stream(1, NULL) == baremo_random_stream(1, ""));
    assert_true(baremo_random_stream(0, "") != baremo_random_stream(1, ""));
}

static void bounded_numbers_are_even(void **state) {
    (void)state;
    enum { BOUND = 7, DRAWS = 700000 };
    int counts[BOUND] = {0};
    baremo_random random = baremo_random_start(baremo_random_stream(1, "even"));
    for (int i = 0; i < DRAWS; i++) {
        uint32_t drawn = baremo_random_below(&random, BOUND);
        assert_true(drawn < BOUND);
        counts[drawn]++;
    }
    double chi2 = 0, expected = (double)DRAWS / BOUND;
    for (int i = 0; i < BOUND; i++)
        chi2 += (counts[i] - expected) * (counts[i] - expected) / expected;
    assert_true(chi2 < 22.46); /* R 4.2.2: qchisq(0.999, 6) = 22.46 */
}

static void a_bound_near_2_to_32_is_kept(void **state) {
    (void)state;
    /* With plain scaling of 32 bits, 3 of 4 numbers below 2^31 would come too often. */
    enum { DRAWS = 100000 };
    uint32_t bound = 3221225472u; /* 3/4 of 2^32 */
    int low = 0;
    baremo_random random = baremo_random_start(7);
    for (int i = 0; i < DRAWS; i++)
        low += baremo_random_below(&random, bound) < bound / 3;
    assert_true(low > 32740 && low < 33930); /* 1/3 +/- 4 sd */
    assert_int_equal(baremo_random_below(&random, 1), 0);
}

static void normal_numbers_have_mean_0_and_variance_1(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    double sum = 0, squares = 0;
    baremo_random random = baremo_random_start(3);
    for (int i = 0; i < DRAWS; i++) {
        double x = baremo_random_normal(&random);
        sum += x;
        squares += x * x;
    }
    assert_true(fabs(sum / DRAWS) < 0.01);
    assert_true(fabs(squares / DRAWS - 1) < 0.015);
}

/* Mean and variance are the shape; of 200,000 draws, four standard errors. */
static void gamma_numbers_have_their_shape_as_mean_and_variance(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    static const double shapes[] = {0.1, 0.5, 1, 2.5, 40};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        double sum = 0, squares = 0, shape = shapes[s];
        baremo_random random = baremo_random_start(5);
        for (int i = 0; i < DRAWS; i++) {
            double x = baremo_random_gamma(&random, shape);
            assert_true(x >= 0 && isfinite(x));
            sum += x;
            squares += (x - shape) * (x - shape);
        }
        double fourth = 3 * shape * shape + 6 * shape; /* central moment */
        assert_true(fabs(sum / DRAWS - shape) < 4 * sqrt(shape / DRAWS));
        assert_true(fabs(squares / DRAWS - shape) < 4 * sqrt((fourth - shape * shape) / DRAWS));
    }
}

static void a_shuffle_keeps_its_items_and_all_orders_come(void **state) {
    (void)state;
    int seen[6] = {0};
    baremo_random random = baremo_random_start(11);
    for (int i = 0; i < 6000; i++) {
        uint32_t items[3] = {0, 1, 2};
        baremo_random_shuffle(&random, items, 3);
        assert_int_equal(items[0] + items[1] + items[2], 3);
        seen[2 * items[0] + (items[1] > items[2])]++;
    }
    for (int i = 0; i < 6; i++)
        assert_true(seen[i] > 850 && seen[i] < 1150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_xoshiro256_plus_plus),
        cmocka_unit_test(a_stream_depends_on_seed_and_subject_only),
        cmocka_unit_test(bounded_numbers_are_even),
        cmocka_unit_test(a_bound_near_2_to_32_is_kept),
        cmocka_unit_test(normal_numbers_have_mean_0_and_variance_1),
        cmocka_unit_test(gamma_numbers_have_their_shape_as_mean_and_variance),
        cmocka_unit_test(a_shuffle_keeps_its_items_and_all_orders_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
