/* Order statistics of slopes: the search against all slopes, sorted. */
#include "calls.h"

#include "engine/statistics/theil_sen.h"

/* More pairs than are kept. */
enum { MANY = 2100 };

static double *sorted_slopes(baremo_arena *arena, const double *x, const double *y, size_t count,
                             size_t *pairs) {
    double *slopes = baremo_arena_array(arena, count * count / 2, sizeof *slopes);
    *pairs = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            if (x[i] != x[j])
                slopes[(*pairs)++] = (y[j] - y[i]) / (x[j] - x[i]);
    qsort(slopes, *pairs, sizeof *slopes, compare_numbers);
    return slopes;
}

static void assert_search_finds_all(baremo_arena *arena, const double *x, const double *y) {
    size_t pairs;
    const double *expected = sorted_slopes(arena, x, y, MANY, &pairs);
    baremo_slopes slopes = baremo_slopes_of(arena, x, y, MANY);
    assert_null(slopes.sorted);
    assert_close(slopes.pairs, (double)pairs, 0);
    const size_t places[] = {1, 2, 1000, pairs / 3, pairs / 2, pairs - 5000, pairs - 1, pairs};
    for (size_t i = 0; i < COUNT_OF(places); i++)
        assert_close(baremo_slopes_at(&slopes, (double)places[i]), expected[places[i] - 1], 1e-11);
}

static double random_share(unsigned *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) / 16777216.0;
}

CLAIM(search_equals_all_slopes) {
    double x[MANY], y[MANY];
    unsigned seed = 1;
    for (int i = 0; i < MANY; i++) {
        x[i] = 2000 + i + random_share(&seed);
        y[i] = 1e6 + 3 * i + 100 * random_share(&seed);
    }
    assert_search_finds_all(arena, x, y);
}

CLAIM(search_stands_ties_of_values_and_times) {
    double x[MANY], y[MANY];
    unsigned seed = 2;
    for (int i = 0; i < MANY; i++) {
        x[i] = floor(60 * random_share(&seed));
        y[i] = floor(5 * random_share(&seed) + 0.1 * x[i]);
    }
    assert_search_finds_all(arena, x, y);
}

CLAIM(constant_values_have_slopes_of_0) {
    double x[MANY], y[MANY];
    for (int i = 0; i < MANY; i++) {
        x[i] = i;
        y[i] = 0.1;
    }
    baremo_slopes slopes = baremo_slopes_of(arena, x, y, MANY);
    assert_close(baremo_slopes_median(&slopes), 0, 0);
}

CLAIM(median_of_few_slopes) {
    const double x[] = {3, 1, 2}, y[] = {9, 1, 3};
    baremo_slopes slopes = baremo_slopes_of(arena, x, y, 3);
    assert_close(baremo_slopes_median(&slopes), 4, 0);
    slopes = baremo_slopes_of(arena, x, y, 2);
    assert_close(baremo_slopes_median(&slopes), 4, 0);
    slopes = baremo_slopes_of(arena, x, y, 1);
    assert_true(isnan(baremo_slopes_median(&slopes)));
    slopes = baremo_slopes_of(arena, x, y, 0);
    assert_true(isnan(baremo_slopes_median(&slopes)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_equals_all_slopes),
        cmocka_unit_test(search_stands_ties_of_values_and_times),
        cmocka_unit_test(constant_values_have_slopes_of_0),
        cmocka_unit_test(median_of_few_slopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
