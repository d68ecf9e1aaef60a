/* Shrunken estimates. Numbers in brackets: the statements of shrinkage.c. */
#include "calls.h"

#include "engine/statistics/shrinkage.h"

static const double y[] = {0.12, 0.45, -0.2, 0.8, 0.33, 0.05};
static const double v[] = {0.02, 0.05, 0.04, 0.09, 0.01, 0.03};
static const baremo_studies six = {y, v, 6};

CLAIM(shrunken_estimates_equal_blup) { /* 1 */
    (void)arena;
    /* R 4.2.2, metafor 3.8: blup(rma(y, v, tau2 = .05, test = "z")) */
    static const double estimate[] = {0.14879437109652938,   0.33539014941892642,
                                      -0.012986533849843232, 0.42764447782433396,
                                      0.31179671647297547,   0.11404261206419479};
    static const double se[] = {0.12419397811940247, 0.16877926891635128,  0.1580409488825732,
                                0.19469503997177695, 0.093384772501217905, 0.14391359702601117};
    static const double low[] = {-0.094621353114254958, 0.0045888610058772983,
                                 -0.32274110174222237,  0.046049211511064947,
                                 0.12876592566612197,   -0.16802285499239766};
    baremo_shrunken shrunken[6];
    baremo_shrink(&six, 0.05, BAREMO_MEAN_Z, 0.95, shrunken);
    for (size_t i = 0; i < 6; i++) {
        assert_close(shrunken[i].estimate, estimate[i], 1e-13);
        assert_close(shrunken[i].se, se[i], 1e-13);
        assert_close(shrunken[i].low, low[i], 1e-12);
        assert_close(shrunken[i].own, 0.05 / (0.05 + v[i]), 1e-15);
    }
    assert_close(shrunken[0].high, 0.39221009530731371, 1e-13);
}

CLAIM(hartung_knapp_limits_equal_blup) { /* 1 */
    (void)arena;
    /* blup(rma(y, v, tau2 = .05, test = "knha")), and with level = 90 */
    baremo_shrunken shrunken[6];
    baremo_shrink(&six, 0.05, BAREMO_MEAN_HARTUNG_KNAPP, 0.95, shrunken);
    assert_close(shrunken[0].estimate, 0.14879437109652938, 1e-13);
    assert_close(shrunken[3].se, 0.19645603511077667, 1e-13);
    assert_close(shrunken[3].low, -0.077361837532558708, 1e-12);
    assert_close(shrunken[5].high, 0.48607172246924402, 1e-13);
    baremo_shrink(&six, 0.05, BAREMO_MEAN_HARTUNG_KNAPP, 0.9, shrunken);
    assert_close(shrunken[1].low, -0.0071866372210934171, 1e-12);
}

CLAIM(ad_hoc_limits_equal_blup) { /* 1 */
    (void)arena;
    /* blup(rma(y, v, tau2 = .5, test = "adhoc")), where q < 1; with tau2 = .05 q is above 1 */
    baremo_shrunken shrunken[6], plain[6];
    baremo_shrink(&six, 0.5, BAREMO_MEAN_HARTUNG_KNAPP_ADHOC, 0.95, shrunken);
    assert_close(shrunken[0].se, 0.139153197978379467, 1e-13);
    assert_close(shrunken[2].low, -0.6647084479295010118, 1e-12);
    assert_close(shrunken[3].low, -0.0035907271352653147, 1e-12);
    baremo_shrink(&six, 0.5, BAREMO_MEAN_HARTUNG_KNAPP, 0.95, plain);
    assert_true(plain[2].low > shrunken[2].low);
    baremo_shrink(&six, 0.05, BAREMO_MEAN_HARTUNG_KNAPP_ADHOC, 0.95, shrunken);
    assert_close(shrunken[3].low, -0.077361837532558708, 1e-12);
}

CLAIM(without_variance_between_units_all_have_the_mean) { /* 2 */
    (void)arena;
    /* blup(rma(y, v, tau2 = 0, test = "knha")) */
    baremo_shrunken shrunken[6];
    baremo_shrink(&six, 0, BAREMO_MEAN_HARTUNG_KNAPP, 0.95, shrunken);
    for (size_t i = 0; i < 6; i++) {
        assert_close(shrunken[i].estimate, 0.22366589327146164, 1e-13);
        assert_close(shrunken[i].se, 0.099596885611422131, 1e-13);
        assert_close(shrunken[i].low, -0.032356051767207961, 1e-12);
        assert_close(shrunken[i].own, 0, 0);
    }
}

CLAIM(without_tau2_there_are_none) { /* 2 */
    (void)arena;
    baremo_shrunken shrunken[6];
    baremo_shrink(&six, NA, BAREMO_MEAN_Z, 0.95, shrunken);
    assert_true(baremo_is_missing(shrunken[2].estimate));
    assert_true(baremo_is_missing(shrunken[2].se));
    assert_true(baremo_is_missing(shrunken[2].own));
    baremo_shrink(&(baremo_studies){y, v, 0}, 0.1, BAREMO_MEAN_Z, 0.95, NULL);
}

CLAIM(one_unit_keeps_its_estimate) { /* 3 */
    (void)arena;
    baremo_studies one = {y, v, 1};
    baremo_shrunken shrunken;
    baremo_shrink(&one, 0, BAREMO_MEAN_Z, 0.95, &shrunken);
    assert_close(shrunken.estimate, 0.12, 1e-15);
    assert_close(shrunken.se, sqrt(0.02), 1e-15);
    assert_close(shrunken.high, 0.12 + 1.959963984540054 * sqrt(0.02), 1e-14);
    baremo_shrink(&one, 0.3, BAREMO_MEAN_HARTUNG_KNAPP, 0.95, &shrunken);
    assert_close(shrunken.estimate, 0.12, 1e-15);
    assert_true(baremo_is_missing(shrunken.low));
}

CLAIM(a_unit_known_exactly_keeps_its_estimate) { /* 4 */
    (void)arena;
    static const double exact[] = {0, 0.05, 0.04};
    baremo_studies three = {y, exact, 3};
    baremo_shrunken shrunken[3];
    baremo_shrink(&three, 0.05, BAREMO_MEAN_Z, 0.95, shrunken);
    assert_close(shrunken[0].estimate, 0.12, 0);
    assert_close(shrunken[0].se, 0, 0);
    assert_close(shrunken[0].low, 0.12, 0);
    /* m <- weighted.mean(y[1:3], 1/(c(0, .05, .04) + .05)); .5*y[2] + .5*m */
    double mean = (0.12 / 0.05 + 0.45 / 0.1 - 0.2 / 0.09) / (1 / 0.05 + 1 / 0.1 + 1 / 0.09);
    assert_close(shrunken[1].estimate, 0.5 * 0.45 + 0.5 * mean, 1e-14);
    baremo_shrink(&three, 0, BAREMO_MEAN_Z, 0.95, shrunken);
    assert_close(shrunken[0].estimate, 0.12, 0);
    assert_true(baremo_is_missing(shrunken[1].estimate));
    assert_true(baremo_is_missing(shrunken[2].se));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shrunken_estimates_equal_blup),
        cmocka_unit_test(hartung_knapp_limits_equal_blup),
        cmocka_unit_test(ad_hoc_limits_equal_blup),
        cmocka_unit_test(without_variance_between_units_all_have_the_mean),
        cmocka_unit_test(without_tau2_there_are_none),
        cmocka_unit_test(one_unit_keeps_its_estimate),
        cmocka_unit_test(a_unit_known_exactly_keeps_its_estimate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
