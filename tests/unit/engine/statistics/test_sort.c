#include "calls.h"

#include "engine/base/random.h"
#include "engine/statistics/sort.h"

static int compare(const void *a, const void *b) { return compare_numbers(a, b); }

CLAIM(numbers_are_sorted_as_qsort_does) {
    baremo_random random = baremo_random_start(5);
    const size_t sizes[] = {0, 1, 2, 39, 40, 41, 1000};
    const double scales[] = {1, 1e300, 2, 1e4, 1e8}; /* whole from the third on */
    for (size_t s = 0; s < COUNT_OF(sizes); s++)
        for (int kind = 0; kind < 5; kind++) {
            size_t count = sizes[s];
            double *values = baremo_arena_array(arena, count, sizeof *values);
            double *scratch = baremo_arena_array(arena, count, sizeof *scratch);
            double *expected = baremo_arena_array(arena, count, sizeof *expected);
            for (size_t i = 0; i < count; i++) {
                double x = baremo_random_normal(&random);
                values[i] = expected[i] = x * scales[kind];
                if (kind > 1)
                    values[i] = expected[i] = rint(values[i]);
            }
            baremo_sort_numbers(values, count, scratch);
            qsort(expected, count, sizeof *expected, compare);
            for (size_t i = 0; i < count; i++)
                assert_true(values[i] == expected[i]);
        }
}

static void infinities_and_zeros_have_their_place(void **state) {
    (void)state;
    double values[64], scratch[64];
    for (int i = 0; i < 64; i++)
        values[i] = i % 4 == 0 ? INFINITY : i % 4 == 1 ? -INFINITY : i % 4 == 2 ? 0.0 : -0.0;
    baremo_sort_numbers(values, 64, scratch);
    assert_true(values[0] == -INFINITY && values[15] == -INFINITY && values[16] == 0);
    assert_true(values[47] == 0 && values[48] == INFINITY);
}

CLAIM(equal_values_keep_their_order) {
    const double values[] = {2, 1, 2, 1, -0.0, 0.0, -3};
    const uint32_t expected[] = {6, 4, 5, 1, 3, 0, 2};
    const uint32_t *order = baremo_sorted_order(arena, values, 7);
    for (int i = 0; i < 7; i++)
        assert_int_equal(order[i], expected[i]);
}

CLAIM(midranks_and_ties_equal_r) {
    const double values[] = {3, 1, 3, 2, 3, 1}; /* R 4.2.2: rank(c(3, 1, 3, 2, 3, 1)) */
    const double expected[] = {5, 1.5, 5, 3, 5, 1.5};
    double ranks[6];
    assert_close(baremo_midranks(values, 6, ranks, arena), 24 + 6, 0);
    for (int i = 0; i < 6; i++)
        assert_close(ranks[i], expected[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_sorted_as_qsort_does),
        cmocka_unit_test(infinities_and_zeros_have_their_place),
        cmocka_unit_test(equal_values_keep_their_order),
        cmocka_unit_test(midranks_and_ties_equal_r),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
