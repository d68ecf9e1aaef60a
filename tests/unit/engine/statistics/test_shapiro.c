/* Shapiro and Wilk's test. Numbers in brackets: the statements of shapiro.c. */
#include "calls.h"

#include "engine/statistics/shapiro.h"
#include "engine/statistics/sort.h"

CLAIM(w_and_p_equal_r_at_every_size) { /* 1, 3 */
    /* R 4.2.2: x <- ((1:n*7919) %% (n + 1.37))^1.5; shapiro.test(x) */
    const double known[][3] = {{3, 0.99452417603677956, 0.85854338276221442},
                               {4, 0.88064757996931042, 0.34140908896711386},
                               {5, 0.97473517564911172, 0.90468181363056777},
                               {6, 0.7343636951633401, 0.013944580909006112},
                               {11, 0.94612792291257619, 0.59496132079913155},
                               {12, 0.94166289783677037, 0.51991118433064543},
                               {50, 0.93360093576339098, 0.0075822288049585658},
                               {500, 0.93003660399974108, 1.568691486190213e-14},
                               {5000, 0.92961927585785098, 1.7498777918821426e-43}};
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        size_t n = (size_t)known[i][0];
        double *x = baremo_arena_array(arena, n, sizeof *x);
        for (size_t j = 0; j < n; j++)
            x[j] = pow(fmod((double)(j + 1) * 7919, (double)n + 1.37), 1.5);
        baremo_shapiro result = baremo_shapiro_of(arena, baremo_sorted_copy(arena, x, n), n);
        assert_close(result.w, known[i][1], 1e-10);
        assert_close(result.p, known[i][2], 1e-7);
    }
}

CLAIM(too_few_too_many_and_equal_values_have_none) {
    const double equal[] = {2, 2, 2, 2};
    assert_true(baremo_is_missing(baremo_shapiro_of(arena, equal, 4).w));
    const double two[] = {1, 2};
    assert_true(baremo_is_missing(baremo_shapiro_of(arena, two, 2).p));
    double *many = baremo_arena_array(arena, 5001, sizeof *many);
    many[5000] = 1;
    assert_true(baremo_is_missing(baremo_shapiro_of(arena, many, 5001).w));
}

CLAIM(a_straight_line_of_three_has_w_of_1) {
    const double line[] = {1, 2, 3};
    assert_close(baremo_shapiro_of(arena, line, 3).w, 1, 1e-14);
    assert_close(baremo_shapiro_of(arena, line, 3).p, 1, 1e-6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(w_and_p_equal_r_at_every_size),
        cmocka_unit_test(too_few_too_many_and_equal_values_have_none),
        cmocka_unit_test(a_straight_line_of_three_has_w_of_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
