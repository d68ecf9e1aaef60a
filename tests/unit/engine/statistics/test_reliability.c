/* Reliability of a scale. Numbers in brackets: the statements of reliability.c. */
#include "calls.h"

#include "engine/statistics/one_factor.h"
#include "engine/statistics/reliability.h"

static const double a[] = {1, 2, 4, 5, 3, 4, 2, 5, 3, 4}, b[] = {2, 2, 5, 4, 3, 5, 1, 4, 3, 3};
static const double c[] = {1, 3, 4, 4, 2, 5, 2, 5, 4, 4}, d[] = {3, 1, 4, 5, 2, 3, 2, 4, 5, 3};
static const double *const four[] = {a, b, c, d};

CLAIM(coefficients_equal_psych) { /* 2, 3, 4, 6: psych::alpha(A), psych::guttman(A) */
    baremo_reliability r = baremo_reliability_compute(&(baremo_answers){four, 4, 10}, 0.95, arena);
    assert_close(r.alpha, 0.89303611543113881, 1e-13);
    assert_close(r.alpha_standardised, 0.89267219018653354, 1e-13);
    assert_close(r.mean_interitem_r, 0.67525217813388583, 1e-13);
    assert_close(r.lambda6, 0.88081745221203112, 1e-12);
    /* R 4.2.2: 1 - (1 - alpha)*qf(c(.975, .025), 9, 27) */
    assert_close(r.feldt.low, 0.71859346657608136, 1e-11);
    assert_close(r.feldt.high, 0.97015893189518820, 1e-11);
}

CLAIM(omega_equals_lavaan) { /* 5: cfa("f =~ a + b + c + d", std.lv = TRUE), its own stopping rule
                                ends at 1e-8 */
    baremo_reliability r = baremo_reliability_compute(&(baremo_answers){four, 4, 10}, 0.95, arena);
    assert_close(r.omega_total, 0.90025521501798722, 1e-7);
    assert_false(r.heywood);
}

CLAIM(three_items_are_solved_exactly) { /* 5: loading^2 = s12 s13/s23 and so on */
    const double s[] = {2, 0.6, 0.4, 0.6, 1.5, 0.5, 0.4, 0.5, 1};
    double loadings[3], uniquenesses[3];
    assert_true(baremo_one_factor(s, 3, loadings, uniquenesses, arena));
    assert_close(loadings[0] * loadings[0], 0.6 * 0.4 / 0.5, 1e-9);
    assert_close(uniquenesses[1], 1.5 - 0.6 * 0.5 / 0.4, 1e-9);
}

CLAIM(a_model_that_fits_badly_is_solved_too) { /* 5 */
    const double s[] = {1.2950089, 0.1702317, 0.6363636, 0.1648841, 0.5071301, 0.1702317, 0.9563280,
                        0.1818182, 0.5142602, 0.1399287, 0.6363636, 0.1818182, 1.2727273, 0.3636364,
                        0.1212121, 0.1648841, 0.5142602, 0.3636364, 0.7352941, 0.1345811, 0.5071301,
                        0.1399287, 0.1212121, 0.1345811, 0.8707665};
    double loadings[5], uniquenesses[5];
    assert_true(baremo_one_factor(s, 5, loadings, uniquenesses, arena));
    /* R 4.2.2: factanal(covmat = s, factors = 1, n.obs = 34)$uniquenesses */
    assert_close(uniquenesses[1] / 0.9563280, 0.5393643, 1e-6);
    assert_close(uniquenesses[3] / 0.7352941, 0.2324569, 1e-6);
}

CLAIM(a_negative_uniqueness_leaves_omega_without_value) { /* 5: R 4.2.2: s12*s13/s23 > s11 */
    static const double x[] = {1, 2, 3, 4, 5, 6, 7, 8}, y[] = {1, 1, 4, 5, 5, 5, 8, 7};
    static const double z[] = {4, 1, 2, 2, 7, 8, 6, 8};
    static const double *const three[] = {x, y, z};
    baremo_reliability r = baremo_reliability_compute(&(baremo_answers){three, 3, 8}, 0.95, arena);
    assert_true(r.heywood);
    assert_true(baremo_is_missing(r.omega_total));
    assert_false(baremo_is_missing(r.alpha));
}

CLAIM(a_negative_uniqueness_is_found_and_noted) { /* 5 */
    const double s[] = {1, 0.8, 0.8, 0.8, 1, 0.5, 0.8, 0.5, 1};
    double loadings[3], uniquenesses[3];
    assert_true(baremo_one_factor(s, 3, loadings, uniquenesses, arena));
    assert_close(uniquenesses[0], 1 - 0.8 * 0.8 / 0.5, 1e-8);
    const double contrary[] = {1, 0.5, 0.5, 0.5, 1, -0.5, 0.5, -0.5, 1};
    assert_false(baremo_one_factor(contrary, 3, loadings, uniquenesses, arena));
}

CLAIM(items_stand_beside_the_others) { /* 8: alpha(A)$item.stats[, "r.drop"], alpha(A)$alpha.drop[,
                                          "raw_alpha"] */
    baremo_reliability r = baremo_reliability_compute(&(baremo_answers){four, 4, 10}, 0.95, arena);
    static const double rest[] = {0.86338619614665679, 0.79819685348906255, 0.81225302057153692,
                                  0.59355063364828142};
    static const double deleted[] = {0.82386363636363646, 0.84941388638412985, 0.84366327474560587,
                                     0.92233787029623693};
    for (int i = 0; i < 4; i++) {
        assert_close(r.items[i].r_item_rest, rest[i], 1e-12);
        assert_close(r.items[i].alpha_if_deleted, deleted[i], 1e-12);
    }
    assert_close(r.items[0].mean, 3.3, 1e-15);
}

CLAIM(an_offset_of_1e9_changes_nothing) {
    double moved[4][10];
    const double *items[4];
    for (int i = 0; i < 4; i++) {
        items[i] = moved[i];
        for (int j = 0; j < 10; j++)
            moved[i][j] = four[i][j] + 1e9;
    }
    baremo_reliability r = baremo_reliability_compute(&(baremo_answers){items, 4, 10}, 0.95, arena);
    assert_close(r.alpha, 0.89303611543113881, 1e-12);
    assert_close(r.lambda6, 0.88081745221203112, 1e-11);
}

static baremo_call *items_call(baremo_arena *arena, size_t items, size_t n) {
    static const char *const names[] = {"Q1", "Q2", "Q3", "Q4"};
    baremo_call *call = call_of(arena, "reliability");
    for (size_t i = 0; i < items; i++)
        baremo_call_bind(call, "items", numbers_of(arena, names[i], four[i], n));
    return call;
}

CLAIM(negative_alpha_is_shown_as_it_is) { /* 1, 2: b and d as 6 - b, 6 - d: alpha(B, check.keys =
                                             FALSE) */
    baremo_call *call = items_call(arena, 4, 10);
    set_option(call, "reverse", "q2,Q4");
    set_option(call, "min", "1");
    set_option(call, "max", "5");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "alpha")->value, -2.1908713692946051, 1e-12);
    assert_true(row_of(rows, "", "alpha")->low < -2.2);
    assert_close(row_of(rows, "Q2", "mean")->value, 6 - 3.2, 1e-14);
    assert_explained(rows);
}

CLAIM(blank_respondents_are_left_out) { /* 1 */
    const double gaps[] = {1, 2, NA, 5, 3, 4, 2, NA, 3, 4};
    baremo_call *call = items_call(arena, 3, 10);
    baremo_call_bind(call, "items", numbers_of(arena, "Q4", gaps, 10));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "alpha")->n, 8, 0);
    assert_close(row_of(rows, "", "alpha")->missing, 2, 0);
}

CLAIM(a_constant_item_leaves_alpha_alone) { /* 7 */
    const double flat[] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    baremo_call *call = items_call(arena, 3, 10);
    baremo_call_bind(call, "items", numbers_of(arena, "Q4", flat, 10));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_false(baremo_is_missing(row_of(rows, "", "alpha")->value));
    assert_none(rows, "alpha_standardised", "constant");
    assert_none(rows, "lambda6", "constant");
    assert_none(rows, "omega_total", "constant");
    assert_non_null(row_of(rows, "Q4", "r_item_rest")->note);
    assert_explained(rows);
}

CLAIM(equal_items_have_alpha_1_and_no_lambda) { /* 6 */
    baremo_call *call = call_of(arena, "reliability");
    for (int i = 0; i < 3; i++)
        baremo_call_bind(call, "items",
                         numbers_of(arena,
                                    i == 0   ? "Q1"
                                    : i == 1 ? "Q2"
                                             : "Q3",
                                    a, 10));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "alpha")->value, 1, 1e-14);
    assert_none(rows, "lambda6", "dependent");
    assert_explained(rows);
}

CLAIM(every_size_is_explained) { /* 7, 8 */
    for (size_t items = 1; items <= 4; items++)
        for (size_t n = 0; n <= 3; n++)
            assert_explained(rows_of(arena, items_call(arena, items, n)));
    assert_none(rows_of(arena, items_call(arena, 1, 10)), "alpha", "two items");
    assert_none(rows_of(arena, items_call(arena, 2, 10)), "omega_total", "three items");
}

CLAIM(impossible_answers_and_unknown_items_are_refused) {
    baremo_call *call = items_call(arena, 4, 10);
    set_option(call, "reverse", "q9");
    set_option(call, "min", "1");
    set_option(call, "max", "5");
    assert_call_refused(arena, call, "q9");
    set_option(call, "reverse", "q1");
    set_option(call, "max", "4");
    assert_call_refused(arena, call, "outside 1 to 4");
    call = items_call(arena, 4, 10);
    set_option(call, "reverse", "q1");
    assert_call_refused(arena, call, "--min and --max");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coefficients_equal_psych),
        cmocka_unit_test(omega_equals_lavaan),
        cmocka_unit_test(three_items_are_solved_exactly),
        cmocka_unit_test(a_model_that_fits_badly_is_solved_too),
        cmocka_unit_test(a_negative_uniqueness_leaves_omega_without_value),
        cmocka_unit_test(a_negative_uniqueness_is_found_and_noted),
        cmocka_unit_test(items_stand_beside_the_others),
        cmocka_unit_test(an_offset_of_1e9_changes_nothing),
        cmocka_unit_test(negative_alpha_is_shown_as_it_is),
        cmocka_unit_test(blank_respondents_are_left_out),
        cmocka_unit_test(a_constant_item_leaves_alpha_alone),
        cmocka_unit_test(equal_items_have_alpha_1_and_no_lambda),
        cmocka_unit_test(every_size_is_explained),
        cmocka_unit_test(impossible_answers_and_unknown_items_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
