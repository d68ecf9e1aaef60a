/* Synthesis of studies. Numbers in brackets: the statements of synthesis.c. */
#include "calls.h"

#include "engine/statistics/effect_sizes.h"
#include "engine/statistics/synthesis.h"

static const double y[] = {0.12, 0.45, -0.2, 0.8, 0.33, 0.05};
static const double v[] = {0.02, 0.05, 0.04, 0.09, 0.01, 0.03};
static const baremo_studies six = {y, v, 6};

CLAIM(each_method_equals_metafor) { /* 3, 4, 5 */
    (void)arena;
    /* R 4.2.2, metafor 3.8: r <- rma(y, v, method = m, control = list(threshold = 1e-14, maxiter =
     * 1e4, tol = 1e-14)); r$tau2, r$se.tau2, r$b, r$ci.lb, r$I2, r$H2 */
    static const struct {
        baremo_tau2_method method;
        double tau2, se, random, low, i2, h2;
    } expected[] = {
        {BAREMO_TAU2_REML, 0.0400583648489108, 0.04542206132828338, 0.2184559494368396,
         0.002257376827108082, 58.75444965476161, 2.424503956498778},
        {BAREMO_TAU2_DL, 0.03867129186602872, 0.04476724967875112, 0.2181275439736915,
         0.004166722545734525, 57.89790388218448, 2.375178654292344},
        {BAREMO_TAU2_PM, 0.06242685220882076, 0.0612284530374303, 0.223496087616873,
         -0.02546651275629763, 68.94355234871854, 3.219943282723572},
        {BAREMO_TAU2_HE, 0.0815766666666667, 0.07826677254393749, 0.2271411651891282,
         -0.04628995665011595, 74.36504991043496, 3.900924310389277},
        {BAREMO_TAU2_SJ, 0.07624614282259659, 0.05245589979670257, 0.2261921380868147,
         -0.04068460520062372, 73.05575072929133, 3.71136708970069},
        {BAREMO_TAU2_ML, 0.02015547512555371, 0.02732143437047591, 0.2143182601143798,
         0.03385714115264937, 41.75016419443891, 1.71674303656068},
        {BAREMO_TAU2_EB, 0.06242685220882222, 0.06122845303743125, 0.2234960876168734,
         -0.02546651275629919, 68.94355234871902, 3.219943282723623},
    };
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        baremo_synthesis r = baremo_synthesis_compute(&six, expected[i].method, 0.95);
        assert_close(r.tau2.value, expected[i].tau2, 1e-11);
        assert_close(r.tau2.se, expected[i].se, 1e-11);
        assert_close(r.random, expected[i].random, 1e-11);
        assert_close(r.random_limits.low, expected[i].low, 1e-10);
        assert_close(r.i2, expected[i].i2, 1e-11);
        assert_close(r.h2, expected[i].h2, 1e-11);
    }
}

CLAIM(what_does_not_depend_on_the_method_equals_metafor) { /* 3, 4, 7 */
    (void)arena;
    baremo_synthesis r = baremo_synthesis_compute(&six, BAREMO_TAU2_REML, 0.95);
    /* f <- rma(y, v, method = "FE"); c(f$b, f$ci.lb, f$QE, f$QEp) */
    assert_close(r.fixed, 0.223665893271461635, 1e-13);
    assert_close(r.fixed_limits.low, 0.097004077823955703, 1e-12);
    assert_close(r.q, 11.875893271461720246, 1e-13);
    assert_close(r.q_p, 0.036528474930998325, 1e-12);
    /* rma(y, v, test = "knha")$ci.lb, confint(r)$random[1, ] */
    assert_close(r.hartung_knapp.low, -0.097242211292494912, 1e-11);
    assert_close(r.tau2_limits.low, 0, 0);
    assert_close(r.tau2_limits.high, 0.668779639793133041, 1e-9);
    /* summary(lm(I(y/sqrt(v)) ~ I(1/sqrt(v))))$coefficients[1, 3:4] */
    assert_close(r.egger_t, 0.099619025811508041, 1e-11);
    assert_close(r.egger_p, 0.925439800283949898, 1e-12);
}

CLAIM(effects_of_two_groups_equal_escalc) { /* 2: escalc(), the groups in the other order */
    (void)arena;
    baremo_effect e = baremo_effect_log_risk_ratio(&(baremo_two_counts){7, 15, 3, 12});
    assert_close(e.estimate, -0.62415430907299385, 1e-13); /* ai=3, n1i=12, ci=7, n2i=15 */
    assert_close(e.variance, 0.3261904761904762, 1e-13);
    e = baremo_effect_log_odds_ratio(&(baremo_two_counts){7, 15, 0, 12});
    assert_close(e.estimate, -3.0937126819141945, 1e-13);
    assert_close(e.variance, 2.3309803921568628, 1e-13);
    e = baremo_effect_risk_difference(&(baremo_two_counts){7, 15, 0, 12});
    assert_close(e.estimate, -0.43028846153846156, 1e-13);
    assert_close(e.variance, 0.018408753191496929, 1e-13);
    e = baremo_effect_log_risk_ratio(&(baremo_two_counts){0, 15, 0, 12});
    assert_close(e.estimate, 0.20763936477824441, 1e-12);
    assert_close(e.variance, 3.8605769230769234, 1e-13);
    /* escalc("SMD", m1i=5, sd1i=2, n1i=10, m2i=3, sd2i=1.5, n2i=12) */
    e = baremo_effect_standardised(&(baremo_two_means){3, 1.5, 12, 5, 2, 10});
    assert_close(e.estimate, 1.103880047156496, 1e-13);
    assert_close(e.variance, 0.21102767784492943, 1e-13);
    e = baremo_effect_mean_difference(&(baremo_two_means){3, 1.5, 12, 5, 2, 10});
    assert_close(e.estimate, 2, 0);
    assert_close(e.variance, 1.5 * 1.5 / 12 + 0.4, 1e-15);
    assert_true(baremo_is_missing(
        baremo_effect_standardised(&(baremo_two_means){3, 0, 12, 5, 0, 10}).estimate));
}

CLAIM(two_studies_have_no_prediction) { /* 6 */
    (void)arena;
    baremo_synthesis r =
        baremo_synthesis_compute(&(baremo_studies){y, v, 2}, BAREMO_TAU2_REML, 0.95);
    assert_true(baremo_is_missing(r.prediction.low));
    assert_true(baremo_is_missing(r.prediction_hartung_knapp.low));
    assert_true(baremo_is_missing(r.egger_t));
    assert_true(!baremo_is_missing(r.hartung_knapp.low));
    r = baremo_synthesis_compute(&(baremo_studies){y, v, 3}, BAREMO_TAU2_REML, 0.95);
    assert_true(r.prediction.low < r.random_limits.low);
}

CLAIM(one_study_and_none) { /* 6 */
    (void)arena;
    baremo_synthesis r = baremo_synthesis_compute(&(baremo_studies){y, v, 1}, BAREMO_TAU2_DL, 0.95);
    assert_close(r.fixed, 0.12, 0);
    assert_true(baremo_is_missing(r.random) && baremo_is_missing(r.q));
    r = baremo_synthesis_compute(&(baremo_studies){y, v, 0}, BAREMO_TAU2_DL, 0.95);
    assert_true(baremo_is_missing(r.fixed));
}

CLAIM(studies_that_agree_have_tau2_0_and_an_empty_profile) { /* 3, 4 */
    (void)arena;
    const double same[] = {0.3, 0.3, 0.3, 0.3}, equal[] = {0.01, 0.01, 0.01, 0.01};
    static const baremo_tau2_method all[] = {BAREMO_TAU2_REML, BAREMO_TAU2_DL, BAREMO_TAU2_PM,
                                             BAREMO_TAU2_HE,   BAREMO_TAU2_SJ, BAREMO_TAU2_ML,
                                             BAREMO_TAU2_EB,   BAREMO_TAU2_FE};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        baremo_synthesis r =
            baremo_synthesis_compute(&(baremo_studies){same, equal, 4}, all[i], 0.95);
        assert_close(r.tau2.value, 0, 0);
        if (all[i] != BAREMO_TAU2_FE) { /* metafor: confint(rma(same, equal))$random[1, ] */
            assert_close(r.tau2_limits.low, 0, 0);
            assert_close(r.tau2_limits.high, 0, 0);
        }
        assert_close(r.hartung_knapp.low, r.random, 1e-12);
        assert_true(r.hartung_knapp_adhoc.low < r.random_limits.low);
        assert_true(baremo_is_missing(r.egger_t));
    }
}

CLAIM(equal_variances_make_reml_the_moment_estimate) {
    (void)arena;
    const double equal[] = {0.02, 0.02, 0.02, 0.02, 0.02, 0.02};
    baremo_studies studies = {y, equal, 6};
    /* R 4.2.2: var(y) - 0.02 */
    double expected = 0.10157666666666668;
    assert_close(baremo_tau2_estimate(&studies, BAREMO_TAU2_REML).value, expected, 1e-12);
    assert_close(baremo_tau2_estimate(&studies, BAREMO_TAU2_DL).value, expected, 1e-12);
    assert_close(baremo_tau2_estimate(&studies, BAREMO_TAU2_PM).value, expected, 1e-12);
}

CLAIM(an_offset_of_1e9_moves_only_the_means) {
    (void)arena;
    const double base[] = {0, 2, 5, 1, 3, 9},
                 large[] = {1e9, 1e9 + 2, 1e9 + 5, 1e9 + 1, 1e9 + 3, 1e9 + 9};
    baremo_synthesis a =
        baremo_synthesis_compute(&(baremo_studies){base, v, 6}, BAREMO_TAU2_REML, 0.95);
    baremo_synthesis b =
        baremo_synthesis_compute(&(baremo_studies){large, v, 6}, BAREMO_TAU2_REML, 0.95);
    assert_close(b.tau2.value, a.tau2.value, 1e-10);
    assert_close(b.q, a.q, 1e-10);
    assert_close(b.random - 1e9, a.random, 1e-6);
}

static baremo_call *synthesis_call(baremo_arena *arena, const double *variances) {
    static const char *const names[] = {"Malaga", "Paris", "Barcelona", "Sevilla", NULL, "Lyon"};
    baremo_call *call = call_of(arena, "synthesis");
    baremo_call_bind(call, "estimate", numbers_of(arena, "y", y, 6));
    baremo_call_bind(call, "variance", numbers_of(arena, "v", variances, 6));
    baremo_call_bind(call, "study", texts_of(arena, "study", names, 6));
    return call;
}

CLAIM(each_study_has_its_rows) { /* 8 */
    const baremo_estimates *rows = rows_of(arena, synthesis_call(arena, v));
    /* R: blup(r)$pred[1], leave1out(r)$estimate[1], weights(r)[1]/100 */
    assert_close(row_of(rows, "Malaga", "shrunken")->value, 0.15278675657738131, 1e-10);
    assert_close(row_of(rows, "Malaga", "leave_one_out")->value, 0.25016760650400599, 1e-6);
    assert_close(row_of(rows, "Malaga", "weight")->value, 0.20259837548518839, 1e-11);
    double sum = row_of(rows, "5", "weight")->value; /* without a name: the number of the row */
    for (size_t i = 0; i < 5; i++) {
        static const char *const named[] = {"Malaga", "Paris", "Barcelona", "Sevilla", "Lyon"};
        sum += row_of(rows, named[i], "weight")->value;
    }
    assert_close(sum, 1, 1e-14);
    assert_explained(rows);
}

CLAIM(a_blank_study_is_left_out_and_says_so) { /* 1 */
    const double blank[] = {0.02, NA, 0.04, 0.09, 0.01, 0.03};
    const baremo_estimates *rows = rows_of(arena, synthesis_call(arena, blank));
    assert_close(row_of(rows, "", "random")->n, 5, 0);
    assert_close(row_of(rows, "", "random")->missing, 1, 0);
    assert_non_null(strstr(row_of(rows, "Paris", "weight")->note, "left out"));
    assert_explained(rows);
}

CLAIM(a_variance_of_0_is_refused_with_the_study) { /* 1 */
    const double zero[] = {0.02, 0.01, 0, 0.09, 0.01, 0.03};
    assert_call_refused(arena, synthesis_call(arena, zero), "Barcelona");
}

CLAIM(method_fe_computes_no_heterogeneity) { /* 9 */
    baremo_call *call = synthesis_call(arena, v);
    set_option(call, "method", "fe");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "random")->value, row_of(rows, "", "fixed")->value, 0);
    assert_none(rows, "i2", "fe");
    assert_none(rows, "prediction", "fe");
    assert_explained(rows);
}

CLAIM(counts_are_compared_second_over_first) { /* 2 */
    const double x1[] = {7, 5}, n1[] = {15, 20}, x2[] = {3, 9}, n2[] = {12, 18};
    baremo_call *call = call_of(arena, "synthesis");
    baremo_call_bind(call, "count_1", numbers_of(arena, "x1", x1, 2));
    baremo_call_bind(call, "total_1", numbers_of(arena, "n1", n1, 2));
    baremo_call_bind(call, "count_2", numbers_of(arena, "x2", x2, 2));
    baremo_call_bind(call, "total_2", numbers_of(arena, "n2", n2, 2));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_non_null(strstr(row_of(rows, "", "fixed")->method, "log risk ratio"));
    assert_close(row_of(rows, "2", "leave_one_out")->value, -0.62415430907299385, 1e-13);
    assert_none(rows, "prediction", "two studies");
    assert_explained(rows);
    set_option(call, "measure", "smd");
    assert_call_refused(arena, call, "means");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_method_equals_metafor),
        cmocka_unit_test(what_does_not_depend_on_the_method_equals_metafor),
        cmocka_unit_test(effects_of_two_groups_equal_escalc),
        cmocka_unit_test(two_studies_have_no_prediction),
        cmocka_unit_test(one_study_and_none),
        cmocka_unit_test(studies_that_agree_have_tau2_0_and_an_empty_profile),
        cmocka_unit_test(equal_variances_make_reml_the_moment_estimate),
        cmocka_unit_test(an_offset_of_1e9_moves_only_the_means),
        cmocka_unit_test(each_study_has_its_rows),
        cmocka_unit_test(a_blank_study_is_left_out_and_says_so),
        cmocka_unit_test(a_variance_of_0_is_refused_with_the_study),
        cmocka_unit_test(method_fe_computes_no_heterogeneity),
        cmocka_unit_test(counts_are_compared_second_over_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
