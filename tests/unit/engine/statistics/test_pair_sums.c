#include "calls.h"

#include "engine/base/random.h"
#include "engine/statistics/pair_sums.h"
#include "engine/statistics/sort.h"

static double *random_wholes(baremo_arena *arena, baremo_random *random, size_t count,
                             double spread) {
    double *values = baremo_arena_array(arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = rint(baremo_random_normal(random) * spread);
    return baremo_sorted_copy(arena, values, count);
}

CLAIM(every_order_statistic_of_walsh_sums_is_found) {
    baremo_random random = baremo_random_start(1);
    const double spreads[] = {0, 1, 5, 1e6, 1e15};
    for (size_t s = 0; s < COUNT_OF(spreads); s++)
        for (size_t n = 1; n < 24; n++) {
            double *x = random_wholes(arena, &random, n, spreads[s]), all[300];
            size_t count = 0;
            for (size_t i = 0; i < n; i++)
                for (size_t j = i; j < n; j++)
                    all[count++] = x[i] + x[j];
            qsort(all, count, sizeof *all, compare_numbers);
            baremo_pair_sums *sums = baremo_walsh_sums(arena, x, n);
            assert_int_equal(baremo_pair_sums_count(sums), count);
            for (size_t k = 1; k <= count; k++)
                assert_true(baremo_pair_sums_select(sums, k) == all[k - 1]);
            double median = (all[(count - 1) / 2] + all[count / 2]) / 2;
            assert_true(baremo_pair_sums_median(sums) == median);
        }
}

CLAIM(every_order_statistic_of_differences_is_found) {
    baremo_random random = baremo_random_start(2);
    for (size_t m = 1; m < 12; m++)
        for (size_t n = 1; n < 12; n++) {
            double spread = m % 2 ? 2 : 1e9, all[144];
            double *x = random_wholes(arena, &random, m, spread);
            double *y = random_wholes(arena, &random, n, spread);
            size_t count = 0;
            for (size_t i = 0; i < m; i++)
                for (size_t j = 0; j < n; j++)
                    all[count++] = y[j] - x[i];
            qsort(all, count, sizeof *all, compare_numbers);
            baremo_pair_sums *sums = baremo_sample_differences(arena, x, m, y, n);
            for (size_t k = 1; k <= count; k++)
                assert_true(baremo_pair_sums_select(sums, k) == all[k - 1]);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_statistic_of_walsh_sums_is_found),
        cmocka_unit_test(every_order_statistic_of_differences_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
