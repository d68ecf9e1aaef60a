/* Agreement of raters. Numbers in brackets: the statements of agreement.c. */
#include "calls.h"

#include "engine/statistics/agreement.h"

/* Krippendorff (2011): twelve units by four coders, as places of the codes 1 to 5. */
static const int codes[] = {0, 0, -1, 0, 1,  1, 2, 1, 2,  2,  2, 2, 2,  2,  2, 2,
                            1, 1, 1,  1, 0,  1, 2, 3, 3,  3,  3, 3, 0,  0,  1, 0,
                            1, 1, 1,  1, -1, 4, 4, 4, -1, -1, 0, 0, -1, -1, 2, -1};
static const double scores[] = {1, 2, 3, 4, 5};
static const baremo_ratings twelve = {12, 4, codes, NULL, 5, scores};

CLAIM(coefficients_follow_gwet_with_codes_missing) { /* 2 */
    /* R 4.2.2: the formulas of Gwet (2014) as matrices: pa, Fleiss, Conger, AC1/AC2,
     * Brennan-Prediger */
    static const double expected[4][5] = {
        {0.81818181818181823, 0.76116927542241120, 0.76281744130330620, 0.77544406812699496,
         0.77272727272727271},
        {0.93939393939393945, 0.81794476709730968, 0.81377631996614130, 0.85873913643261146,
         0.84848484848484862},
        {0.97537878787878785, 0.86493506493506467, 0.85771065622253284, 0.91400072355160467,
         0.90151515151515138},
        {0.96818181818181814, 0.85020618939703507, 0.84365952518818743, 0.89893976990751168,
         0.88636363636363624}};
    for (int w = 0; w < 4; w++) {
        baremo_chance_agreement a = baremo_agreement_chance(&twelve, (baremo_nearness)w, arena);
        assert_close(a.percent_agreement, expected[w][0], 1e-13);
        assert_close(a.fleiss_kappa, expected[w][1], 1e-13);
        assert_close(a.conger_kappa, expected[w][2], 1e-13);
        assert_close(a.gwet, expected[w][3], 1e-13);
        assert_close(a.brennan_prediger, expected[w][4], 1e-13);
    }
    baremo_coded units = baremo_agreement_units(&twelve);
    assert_close(units.pairable, 11, 0);
    assert_close(units.single, 1, 0);
}

CLAIM(krippendorff_alpha_has_four_metrics) { /* 5: R: all pairs within and between units, by
                                                definition */
    static const double expected[4][3] = {
        {0.74342105263157898, 0.2, 0.77948717948717949},
        {0.81538750375488134, 47.275, 256.07692307692309441},
        {0.84910714285714284, 0.43333333333333340, 2.87179487179487181},
        {0.797402774711612139, 0.022432728647014361, 0.110725744713839960}};
    for (int m = 0; m < 4; m++) {
        baremo_krippendorff k = baremo_agreement_krippendorff(&twelve, (baremo_metric)m, arena);
        assert_close(k.alpha, expected[m][0], 1e-13);
        assert_close(k.observed, expected[m][1], 1e-13);
        assert_close(k.expected, expected[m][2], 1e-13);
        assert_close(k.n_pairable, 40, 0);
    }
}

/* Two raters and three categories as units with weights: 20 5 1 / 4 15 6 / 2 3 10. */
static const int two_codes[] = {0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2, 2, 0, 2, 1, 2, 2, 0, -1};
static const double two_weights[] = {20, 5, 1, 4, 15, 6, 2, 3, 10, 7};
static const baremo_ratings two = {10, 2, two_codes, two_weights, 3, scores};

CLAIM(kappa_and_its_error_equal_vcd) { /* 3: Kappa(K), weights = "Equal-Spacing", "Fleiss-Cohen" */
    static const double expected[3][2] = {{0.51368421052631574, 0.08699631271343275},
                                          {0.569799022270505273, 0.083709174659699542},
                                          {0.629629629629629539, 0.090686369505858913}};
    for (int w = 0; w < 3; w++) {
        baremo_cohen k = baremo_agreement_cohen(&two, (baremo_nearness)w, arena);
        assert_close(k.kappa, expected[w][0], 1e-13);
        assert_close(k.se, expected[w][1], 1e-12);
    }
}

CLAIM(categories_that_only_half_pairs_have_do_not_move_the_ranks) { /* 3 */
    const int gap[] = {0, 0, 2, 2, 0, 2, 2, 2, 1, -1}; /* 1 stands in an incomplete pair only */
    const int dense[] = {0, 0, 1, 1, 0, 1, 1, 1};
    baremo_ratings with = {5, 2, gap, NULL, 3, scores}, without = {4, 2, dense, NULL, 2, scores};
    assert_close(baremo_agreement_cohen(&with, BAREMO_NEAR_LINEAR, arena).kappa,
                 baremo_agreement_cohen(&without, BAREMO_NEAR_LINEAR, arena).kappa, 1e-15);
}

CLAIM(high_agreement_can_have_a_low_kappa) { /* 3 */
    const int cells[] = {0, 0, 0, 1, 1, 0, 1, 1};
    const double weights[] = {118, 5, 2, 0};
    baremo_ratings r = {4, 2, cells, weights, 2, scores};
    baremo_chance_agreement a = baremo_agreement_chance(&r, BAREMO_NEAR_IDENTITY, arena);
    /* by hand: po = 118/125, pe = (123*120 + 2*5)/125^2; AC1: p = 243/250, pe = 2 p (1 - p) */
    double po = 118.0 / 125, pe = (123.0 * 120 + 2 * 5) / (125 * 125.0), p = 243.0 / 250;
    assert_close(baremo_agreement_cohen(&r, BAREMO_NEAR_IDENTITY, arena).kappa,
                 (po - pe) / (1 - pe), 1e-12);
    assert_close(a.gwet, (po - 2 * p * (1 - p)) / (1 - 2 * p * (1 - p)), 1e-13);
    assert_close(baremo_agreement_indices(&r, arena).prevalence, 118.0 / 125, 1e-15);
    assert_close(baremo_agreement_indices(&r, arena).bias, 3.0 / 125, 1e-14);
}

CLAIM(
    intraclass_correlations_equal_psych) { /* 6: ICC(sf, lmer = FALSE), Shrout and Fleiss (1979) */
    /* 9 2 5 8 / 6 1 3 2 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7 as places of 1 2 3 4 5 6 7 8 9 10
     */
    static const double ten[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    static const int sf[] = {8, 1, 4, 7, 5, 0, 2, 1, 7, 3, 5, 7,
                             6, 0, 1, 5, 9, 4, 5, 8, 5, 1, 3, 6};
    static const double single[3][3] = {
        {0.16574176840547555, -0.132932324874750873, 0.72256006232812109},
        {0.28976377952755922, 0.018786513374712047, 0.76108436964895310},
        {0.71484071484071487, 0.342464765033925367, 0.94585825995535955}};
    static const double mean[3][3] = {
        {0.44279713367926893, -0.884442155238118977, 0.91241542034077561},
        {0.62005054759898925, 0.071136815302503487, 0.92723204016772198},
        {0.90931554237706946, 0.675674713816304728, 0.98589167816906231}};
    baremo_intraclass icc =
        baremo_agreement_intraclass(&(baremo_ratings){6, 4, sf, NULL, 10, ten}, 0.95, arena);
    for (int f = 0; f < 3; f++) {
        assert_close(icc.single[f].value, single[f][0], 1e-12);
        assert_close(icc.single[f].limits.low, single[f][1], 1e-8);
        assert_close(icc.single[f].limits.high, single[f][2], 1e-8);
        assert_close(icc.mean[f].value, mean[f][0], 1e-12);
        assert_close(icc.mean[f].limits.low, mean[f][1], 1e-8);
        assert_close(icc.mean[f].limits.high, mean[f][2], 1e-8);
    }
}

CLAIM(an_estimate_without_a_positive_variance_is_none) { /* 6 */
    static const double four[] = {1, 2, 3, 4};
    /* 2 1 / 1 2: between 0, residual 1, raters 0: the denominator of the mean form is -1/2 */
    static const int crossed[] = {1, 0, 0, 1};
    baremo_intraclass icc =
        baremo_agreement_intraclass(&(baremo_ratings){2, 2, crossed, NULL, 4, four}, 0.95, arena);
    assert_true(baremo_is_missing(icc.mean[1].value));
    assert_true(baremo_is_missing(icc.mean[1].limits.low));
    assert_close(icc.single[0].value, -1, 1e-12);
}

static baremo_call *raters_call(baremo_arena *arena, const double *first, const double *second,
                                size_t n) {
    baremo_call *call = call_of(arena, "agreement");
    baremo_call_bind(call, "raters", numbers_of(arena, "a", first, n));
    baremo_call_bind(call, "raters", numbers_of(arena, "b", second, n));
    return call;
}

static const double first[] = {1, 2, 3, 3, 1, 2, NA, 4, 2, 1},
                    second[] = {1, 2, 3, 2, 1, 3, 2, 4, NA, 1};

CLAIM(units_with_one_code_are_missing) { /* 2 */
    const baremo_estimates *rows = rows_of(arena, raters_call(arena, first, second, 10));
    assert_close(row_of(rows, "", "percent_agreement")->value, 6.0 / 8, 1e-15);
    assert_close(row_of(rows, "", "percent_agreement")->n, 8, 0);
    assert_close(row_of(rows, "", "percent_agreement")->missing, 2, 0);
    assert_close(row_of(rows, "", "n_pairable")->value, 16, 0);
    assert_none(rows, "prevalence_index", "more than two categories");
    const baremo_estimate *kappa = row_of(rows, "", "cohen_kappa");
    assert_true(kappa->low < kappa->value && kappa->high > kappa->value);
    assert_true(
        baremo_is_missing(row_of(rows, "", "gwet_ac1")->low)); /* 7: not without --bootstrap */
    assert_explained(rows);
}

CLAIM(a_count_is_as_many_rows) {
    const double a[] = {1, 1, 1, 2, 2, 2}, b[] = {1, 1, 2, 2, 2, 1};
    const double distinct_a[] = {1, 1, 2, 2}, distinct_b[] = {1, 2, 2, 1}, count[] = {2, 1, 2, 1};
    const baremo_estimates *rows = rows_of(arena, raters_call(arena, a, b, 6));
    baremo_call *call = raters_call(arena, distinct_a, distinct_b, 4);
    baremo_call_bind(call, "count", numbers_of(arena, "count", count, 4));
    const baremo_estimates *counted = rows_of(arena, call);
    assert_int_equal(rows->count, counted->count);
    for (size_t i = 0; i < rows->count; i++) {
        assert_close(counted->rows[i].value, rows->rows[i].value, 1e-14);
        assert_close(counted->rows[i].low, rows->rows[i].low, 1e-12);
        assert_close(counted->rows[i].n, rows->rows[i].n, 0);
    }
}

CLAIM(one_category_used_by_all_is_not_computable) { /* 4 */
    const double same[] = {2, 2, 2, 2};
    const baremo_estimates *rows = rows_of(arena, raters_call(arena, same, same, 4));
    assert_close(row_of(rows, "", "percent_agreement")->value, 1, 0);
    assert_none(rows, "cohen_kappa", "expected disagreement is 0");
    assert_none(rows, "gwet_ac1", "expected disagreement is 0");
    assert_none(rows, "krippendorff_alpha.interval", "expected disagreement is 0");
    assert_none(rows, "icc.1_1", "vary");
    assert_close(row_of(rows, "", "krippendorff_expected.ordinal")->value, 0, 0);
    assert_explained(rows);
}

CLAIM(texts_have_no_interval_metric_and_no_icc) { /* 5, 6 */
    const char *const a[] = {"x", "y", "x", "z"}, *const b[] = {"x", "y", "z", "z"};
    baremo_call *call = call_of(arena, "agreement");
    baremo_call_bind(call, "raters", texts_of(arena, "a", a, 4));
    baremo_call_bind(call, "raters", texts_of(arena, "b", b, 4));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "krippendorff_alpha.interval", "not numbers");
    assert_none(rows, "icc.2_k", "not numbers");
    assert_false(baremo_is_missing(row_of(rows, "", "krippendorff_alpha.ordinal")->value));
    assert_explained(rows);
}

CLAIM(a_code_below_0_has_no_ratio_metric) { /* 5 */
    const double a[] = {-1, 0, 1, 2}, b[] = {-1, 0, 2, 2}, c[] = {0, 0, 1, 2};
    const baremo_estimates *rows = rows_of(arena, raters_call(arena, a, b, 4));
    assert_none(rows, "krippendorff_alpha.ratio", "below 0");
    rows = rows_of(arena, raters_call(arena, c, b + 0, 4));
    assert_none(rows, "krippendorff_alpha.ratio", "below 0");
    const double d[] = {0, 0, 2, 2};
    rows = rows_of(arena, raters_call(arena, c, d, 4));
    assert_false(baremo_is_missing(row_of(rows, "", "krippendorff_alpha.ratio")->value));
}

CLAIM(few_raters_and_few_units) { /* 9, 1 */
    const double none[] = {NA, NA, NA};
    baremo_call *call = call_of(arena, "agreement");
    baremo_call_bind(call, "raters", numbers_of(arena, "a", first, 3));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "cohen_kappa", "fewer than two raters");
    assert_explained(rows);
    rows = rows_of(arena, raters_call(arena, first, none, 3));
    assert_none(rows, "fleiss_kappa", "fewer than two raters");
    for (size_t n = 0; n < 3; n++)
        assert_explained(rows_of(arena, raters_call(arena, first, second, n)));
    call = raters_call(arena, first, second, 10);
    baremo_call_bind(call, "raters", numbers_of(arena, "c", second, 10));
    rows = rows_of(arena, call);
    assert_none(rows, "cohen_kappa", "more than two raters");
    assert_explained(rows);
}

CLAIM(bootstrap_limits_are_the_same_every_time) { /* 7, 8 */
    baremo_call *call = raters_call(arena, first, second, 10);
    set_option(call, "bootstrap", "500");
    set_option(call, "weights", "linear");
    const baremo_estimates *rows = rows_of(arena, call), *again = rows_of(arena, call);
    const baremo_estimate *ac1 = row_of(rows, "", "gwet_ac1");
    assert_true(ac1->low < ac1->value && ac1->value < ac1->high && ac1->high <= 1);
    assert_non_null(strstr(ac1->method, "500 replicates, seed 1"));
    assert_non_null(strstr(row_of(rows, "", "cohen_kappa")->method, "everitt"));
    assert_close(row_of(rows, "", "percent_agreement.linear")->value, 1 - 2.0 / 3 / 8, 1e-14);
    for (size_t i = 0; i < rows->count; i++)
        assert_close(again->rows[i].low, rows->rows[i].low, 0);
    set_option(call, "seed", "2");
    assert_true(row_of(rows_of(arena, call), "", "krippendorff_alpha.nominal")->low !=
                row_of(rows, "", "krippendorff_alpha.nominal")->low);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coefficients_follow_gwet_with_codes_missing),
        cmocka_unit_test(krippendorff_alpha_has_four_metrics),
        cmocka_unit_test(kappa_and_its_error_equal_vcd),
        cmocka_unit_test(categories_that_only_half_pairs_have_do_not_move_the_ranks),
        cmocka_unit_test(high_agreement_can_have_a_low_kappa),
        cmocka_unit_test(intraclass_correlations_equal_psych),
        cmocka_unit_test(an_estimate_without_a_positive_variance_is_none),
        cmocka_unit_test(units_with_one_code_are_missing),
        cmocka_unit_test(a_count_is_as_many_rows),
        cmocka_unit_test(one_category_used_by_all_is_not_computable),
        cmocka_unit_test(texts_have_no_interval_metric_and_no_icc),
        cmocka_unit_test(a_code_below_0_has_no_ratio_metric),
        cmocka_unit_test(few_raters_and_few_units),
        cmocka_unit_test(bootstrap_limits_are_the_same_every_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
