#include "made_comparison.h"

static const char share[] = "indicator,title,unit,measure,factor\nshare,Share,%,ratio,100\n";

static void add_share(made_comparison *all, const char *id, const char *settings, int before,
                      int of_before, int after, int of_after) {
    char text[200];
    snprintf(text, sizeof text,
             "indicator,period,numerator,denominator\nshare,2017,%d,%d\nshare,2018,%d,%d\n", before,
             of_before, after, of_after);
    char whole[200];
    snprintf(whole, sizeof whole, "start,2018\n%s", settings);
    made_city_of(all, id, whole, share, text);
}

static made_comparison three_shares(const char *settings) {
    made_comparison all = made_comparison_new();
    add_share(&all, "aa", settings, 10, 40, 20, 50);
    add_share(&all, "bb", settings, 12, 60, 15, 60);
    add_share(&all, "cc", settings, 30, 50, 45, 50);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    return all;
}

static double number(const made_comparison *all, const char *unit, const char *group,
                     const char *statistic) {
    const char *subject = baremo_results_rows(all->results, &(size_t){0})[0].subject;
    return compared_row(all, subject, unit, group, statistic)->value;
}

/* R 4.2, metafor 3.8: e <- escalc("RD", ai = c(20, 15, 45), ci = c(10, 12, 30), n1i = c(50, 60,
 * 50), n2i = c(40, 60, 50)); r <- rma(100 * e$yi, 1e4 * e$vi, test = "knha", control =
 * list(threshold = 1e-14)); confint(r); blup(r) and leave1out(r) with test = "adhoc" */
static void differences_of_percentages_are_pooled_as_metafor_does(void **state) {
    (void)state;
    made_comparison all = three_shares("");
    static const char d[] = "effect=difference";
    assert_close(number(&all, "aa", d, "effect"), 15, 1e-12);
    assert_close(number(&all, "aa", d, "effect.variance"), 94.875, 1e-12);
    assert_close(number(&all, "bb", d, "effect.variance"), 57.916666666666671, 1e-12);
    const baremo_result *pooled = compared_row(&all, "share", NULL, d, "random.hartung_knapp");
    assert_close(pooled->value, 16.550149636349168, 1e-8);
    assert_close(pooled->low, -15.529847561875016, 1e-8);
    assert_close(pooled->high, 48.630146834573353, 1e-8);
    assert_close(pooled->n, 3, 0);
    const baremo_result *tau2 = compared_row(&all, "share", NULL, d, "tau2");
    assert_close(tau2->value, 104.826068615991844, 1e-8);
    assert_close(tau2->low, 0, 0);
    assert_close(tau2->high, 6191.05737202149885, 1e-6);
    assert_close(number(&all, NULL, d, "i2"), 59.549702948503977, 1e-8);
    const baremo_result *shrunken = compared_row(&all, "share", "cc", d, "shrunken");
    assert_close(shrunken->value, 24.803544147606438, 1e-8);
    assert_close(shrunken->low, -5.4003367018593842, 1e-7);
    const baremo_result *without = compared_row(&all, "share", "bb", d, "leave_one_out");
    assert_close(without->value, 23.4625, 1e-8);
    assert_close(without->low, -71.046037078586352, 1e-7);
    assert_close(without->high, 100, 0);
    without = compared_row(&all, "share", "cc", d, "leave_one_out");
    assert_close(without->low, -67.40745587482337, 1e-7);
    assert_string_equal(without->method, "reml, Hartung-Knapp, q at least 1");
    made_comparison_free(&all);
}

/* R 4.2: p.adjust(2 * pnorm(-abs(z)), "holm") of the three differences of these estimates */
static void units_are_told_apart_by_holm(void **state) {
    (void)state;
    made_comparison all = three_shares("");
    assert_close(number(&all, "bb", "effect=difference;versus=aa", "difference.p"),
                 0.473915764969645215, 1e-10);
    assert_close(number(&all, "cc", "effect=difference;versus=bb", "difference.p"),
                 0.074146418017428398, 1e-10);
    assert_close(number(&all, "cc", "effect=difference;versus=bb", "difference"), 25, 1e-12);
    assert_close(number(&all, "cc", "effect=difference", "told_apart"), 0, 0);
    assert_close(number(&all, "cc", "effect=value", "told_apart"), 2, 0);
    made_comparison_free(&all);
}

static void ranks_stand_only_where_they_are_asked_for(void **state) {
    (void)state;
    made_comparison without = three_shares("");
    assert_null(compared_find(&without, "share", "aa", "effect=value", "rank"));
    made_comparison_free(&without);
    made_comparison with = three_shares("ranks,yes\n");
    const baremo_result *best = compared_row(&with, "share", "cc", "effect=value", "rank");
    assert_close(best->value, 1, 0);
    assert_close(best->high, 1, 0);
    const baremo_result *last = compared_row(&with, "share", "bb", "effect=value", "rank");
    assert_close(last->value, 3, 0);
    assert_close(last->low, 2, 0);
    made_comparison_free(&with);
}

/* R 4.2, metafor 3.8: e <- escalc("IRR", x1i = c(20, 15, 41), t1i = t, x2i = c(30, 12, 50), t2i =
 * t) with t <- c(1000, 800, 2000); exp of rma(e, test = "knha") */
static void rate_ratios_are_pooled_as_logarithms_and_shown_as_ratios(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    const char *const ids[] = {"aa", "bb", "cc"};
    const int counts[3][3] = {{30, 20, 1000}, {12, 15, 800}, {50, 41, 2000}};
    for (size_t i = 0; i < 3; i++) {
        char areas[100], observations[100];
        snprintf(areas, sizeof areas, "area,population\nx,%d\n", counts[i][2]);
        snprintf(observations, sizeof observations,
                 "indicator,period,value\nrate,2017,%d\nrate,2018,%d\n", counts[i][0],
                 counts[i][1]);
        char settings[100];
        snprintf(settings, sizeof settings, "key,value\nid,%s\ntitle,T\nstart,2018\n", ids[i]);
        const made_table tables[] = {
            {"programme", settings},
            {"indicators", "indicator,title,measure,factor,direction\nrate,R,rate,1000,decrease\n"},
            {"observations", observations},
            {"areas", areas},
            {NULL, NULL}};
        made_city(&all, tables);
    }
    made_compare(&all);
    static const char r[] = "effect=rate_ratio";
    assert_close(number(&all, "bb", r, "effect"), 1.25, 1e-12);
    assert_close(number(&all, "bb", r, "effect.variance"), 0.15, 1e-12);
    const baremo_result *pooled = compared_row(&all, "rate", NULL, r, "random.hartung_knapp");
    assert_close(pooled->value, 0.82652424518800749, 1e-9);
    assert_close(pooled->low, 0.44576332899972509, 1e-9);
    assert_close(pooled->high, 1.53252249218559378, 1e-9);
    assert_close(number(&all, "aa", "effect=value", "effect"), 20, 1e-12);
    /* metafor::escalc("IR"): 20/1000^2, in the unit of the indicator */
    assert_close(number(&all, "aa", "effect=value", "effect.variance"), 20, 1e-12);
    made_comparison_free(&all);
}

static void two_units_have_no_prediction_and_it_says_why(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_share(&all, "aa", "", 10, 40, 20, 50);
    add_share(&all, "bb", "", 12, 60, 15, 60);
    made_compare(&all);
    const baremo_result *row =
        compared_row(&all, "share", NULL, "effect=difference", "prediction.hartung_knapp");
    assert_true(isnan(row->value) && isnan(row->low));
    assert_string_equal(row->note, "two units leave no degree of freedom for a prediction");
    row = compared_row(&all, "share", "aa", "effect=difference", "leave_one_out");
    assert_close(row->value, 5, 1e-12);
    assert_string_equal(row->method, "the one unit left, z");
    made_comparison_free(&all);
}

/* metafor::escalc("PR", add = 1/2): 0.5/51 (1 - 0.5/51)/51 */
static void nobody_and_everybody_keep_a_variance(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_share(&all, "aa", "", 0, 50, 0, 50);
    add_share(&all, "bb", "", 12, 60, 15, 60);
    made_compare(&all);
    assert_close(number(&all, "aa", "effect=value", "effect"), 0, 0);
    assert_close(number(&all, "aa", "effect=value", "effect.variance"), 1.90349111578503e0, 1e-9);
    made_comparison_free(&all);
}

/* 0.975 + 1.96 sqrt(0.975 * 0.025/40) is above 1; p = 1/40, 38/40 and 39/40 pooled leave a
 * prediction from -203.81 to 333.78: predict(rma(100 * p, 1e4 * p * (1 - p)/40, test = "knha"),
 * pi.type = "Riley") */
static void no_limit_of_a_percentage_lies_beyond_0_and_100(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_share(&all, "aa", "", 10, 40, 1, 40);
    add_share(&all, "bb", "", 12, 60, 38, 40);
    add_share(&all, "cc", "", 12, 60, 39, 40);
    made_compare(&all);
    static const char v[] = "effect=value";
    const baremo_result *row = compared_row(&all, "share", "cc", v, "effect");
    assert_close(row->value, 97.5, 1e-12);
    assert_close(row->high, 100, 0);
    assert_true(row->low > 90 && row->low < 97.5);
    assert_string_equal(row->method, "proportion, z, held at what is possible");
    row = compared_row(&all, "share", NULL, v, "prediction.hartung_knapp");
    assert_close(row->low, 0, 0);
    assert_close(row->high, 100, 0);
    row = compared_row(&all, "share", NULL, "effect=difference", "prediction.hartung_knapp");
    assert_close(row->low, -100, 0);
    row = compared_row(&all, "share", "bb", "effect=value;versus=aa", "difference");
    assert_close(row->value, 92.5, 1e-12);
    assert_close(row->high, 100, 0);
    assert_string_equal(row->method, "z, holm, held at what is possible");
    row = compared_row(&all, "share", "cc", "effect=value;versus=bb", "difference");
    assert_string_equal(row->method, "z, holm");
    assert_close(compared_row(&all, "share", "bb", v, "effect.variance")->value,
                 1e4 * 0.95 * 0.05 / 40, 1e-12);
    made_comparison_free(&all);
}

static void a_unit_without_a_baseline_has_no_difference_and_says_so(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_share(&all, "aa", "", 10, 40, 20, 50);
    add_share(&all, "bb", "", 12, 60, 15, 60);
    made_city_of(&all, "cc", "start,2018\n", share,
                 "indicator,period,numerator,denominator\nshare,2018,9,20\n");
    made_compare(&all);
    const baremo_result *row = compared_row(&all, "share", "cc", "effect=difference", "effect");
    assert_true(isnan(row->value));
    assert_string_equal(row->note, "a number is missing");
    const baremo_result *units = compared_row(&all, "share", NULL, "effect=difference", "units");
    assert_close(units->value, 2, 0);
    assert_close(units->missing, 1, 0);
    made_comparison_free(&all);
}

static void strata_are_pooled_by_themselves(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_share(&all, "aa", "", 10, 40, 20, 50);
    add_share(&all, "bb", "", 12, 60, 15, 60);
    add_share(&all, "cc", "", 30, 50, 45, 50);
    const made_table plan[] = {{"areas", "area,stratum\naa,small\nbb,small\ncc,large\n"},
                               {NULL, NULL}};
    made_plan(&all, plan);
    made_compare(&all);
    assert_close(number(&all, NULL, "stratum=small;effect=difference", "units"), 2, 0);
    assert_null(compared_find(&all, "share", NULL, "stratum=large;effect=difference", "units"));
    made_comparison_free(&all);
}

/* R 4.2: qbinom(c(.025, .975, .001, .999), 50, .5)/50 */
static void the_funnel_is_about_the_common_target(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    for (size_t i = 0; i < 2; i++) {
        char settings[100];
        snprintf(settings, sizeof settings, "key,value\nid,c%zu\ntitle,T\n", i);
        const made_table tables[] = {
            {"programme", settings},
            {"indicators", share},
            {"observations", i ? "indicator,period,numerator,denominator\nshare,2018,40,80\n"
                               : "indicator,period,numerator,denominator\nshare,2018,40,50\n"},
            {"targets", "indicator,period,target\nshare,2018,50\n"},
            {NULL, NULL}};
        made_city(&all, tables);
    }
    made_compare(&all);
    static const char f[] = "effect=proportion";
    assert_close(number(&all, NULL, f, "target"), 50, 0);
    assert_string_equal(compared_row(&all, "share", NULL, f, "target")->method,
                        "the target of all");
    assert_close(number(&all, "c0", f, "lcl_95"), 36, 1e-12);
    assert_close(number(&all, "c0", f, "ucl_95"), 64, 1e-12);
    assert_close(number(&all, "c0", f, "lcl_998"), 28, 1e-12);
    assert_close(number(&all, "c0", f, "ucl_998"), 72, 1e-12);
    assert_close(number(&all, "c1", f, "z"), 0, 0);
    made_comparison_free(&all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_of_percentages_are_pooled_as_metafor_does),
        cmocka_unit_test(units_are_told_apart_by_holm),
        cmocka_unit_test(ranks_stand_only_where_they_are_asked_for),
        cmocka_unit_test(rate_ratios_are_pooled_as_logarithms_and_shown_as_ratios),
        cmocka_unit_test(two_units_have_no_prediction_and_it_says_why),
        cmocka_unit_test(nobody_and_everybody_keep_a_variance),
        cmocka_unit_test(no_limit_of_a_percentage_lies_beyond_0_and_100),
        cmocka_unit_test(a_unit_without_a_baseline_has_no_difference_and_says_so),
        cmocka_unit_test(strata_are_pooled_by_themselves),
        cmocka_unit_test(the_funnel_is_about_the_common_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
