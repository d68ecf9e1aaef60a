#include "made_comparison.h"

static const char indicators[] = "indicator,title,unit,measure,direction\n"
                                 "x,X,points,score,increase\n"
                                 "y,Y,points,score,decrease\n"
                                 "z,Z,points,score,increase\n";

static void add_city(made_comparison *all, const char *id, const char *x, const char *y,
                     const char *z) {
    char text[200];
    snprintf(text, sizeof text, "indicator,period,value\nx,2018,%s\ny,2018,%s\nz,2018,%s\n", x, y,
             z);
    made_city_of(all, id, "", indicators, text);
}

static made_comparison three_cities(const char *settings, const char *members) {
    char text[300];
    made_comparison all = made_comparison_new();
    add_city(&all, "aa", "5", "20", "50");
    add_city(&all, "bb", "10", "0", "100");
    add_city(&all, "cc", "2", "60", "10");
    snprintf(text, sizeof text, "key,value\nid,index\n%s", settings);
    const made_table plan[] = {{"programme", text}, {"comparison", members}, {NULL, NULL}};
    made_plan(&all, plan);
    made_compare(&all);
    return all;
}

static const char members[] = "indicator,pillar,weight,low,high,direction\n"
                              "x,P,0.25,0,10,\ny,P,0.25,0,100,\nz,Q,0.5,0,100,\n";

static double number(const made_comparison *all, const char *subject, const char *unit,
                     const char *group, const char *statistic) {
    return compared_row(all, subject, unit, group, statistic)->value;
}

/* By hand: x 50, y 80 (less is better), z 50; pillars P (50 + 80)/2 = 65 and Q 50, weights 0.5. */
static void a_score_is_the_weighed_way_between_goalposts(void **state) {
    (void)state;
    made_comparison all = three_cities("", members);
    assert_int_equal(all.status, BAREMO_OK);
    assert_close(number(&all, "index", "aa", "indicator=y", "normalised"), 80, 1e-12);
    assert_close(number(&all, "index.P", "aa", NULL, "score"), 65, 1e-12);
    assert_close(number(&all, "index", "aa", NULL, "score"), 57.5, 1e-12);
    assert_close(number(&all, "index", "bb", NULL, "score"), 100, 1e-12);
    /* scores moved to 1 + 0.99 s: sqrt(sqrt(50.5 * 80.2) * 50.5) */
    assert_close(number(&all, "index", "aa", NULL, "score.geometric"),
                 sqrt(sqrt(50.5 * 80.2) * 50.5), 1e-12);
    assert_close(number(&all, "index", "aa", "indicator=z", "contribution"), 25, 1e-12);
    assert_close(number(&all, "index", "aa", "indicator=z", "score_without"), 65, 1e-12);
    assert_close(number(&all, "index", NULL, "indicator=z", "effective_weight"), 0.5, 1e-12);
    assert_null(compared_find(&all, "index", "aa", NULL, "rank"));
    size_t count = 0;
    const baremo_results_composite *entry = baremo_results_composites(all.results, &count);
    assert_int_equal(count, 1);
    assert_int_equal(entry->pillar_count, 2);
    assert_int_equal(entry->members[1].direction, BAREMO_DECREASE);
    made_comparison_free(&all);
}

static void ranks_and_bands_stand_where_they_are_asked_for(void **state) {
    (void)state;
    made_comparison all = three_cities("ranks,yes\nbands,low=0; medium=40; high=70\n", members);
    const baremo_result *rank = compared_row(&all, "index", "bb", NULL, "rank");
    assert_close(rank->value, 1, 0);
    assert_close(rank->high, 1, 0);
    const baremo_result *band = compared_row(&all, "index", "aa", NULL, "band");
    assert_close(band->value, 2, 0);
    assert_string_equal(band->note, "medium");
    assert_string_equal(compared_row(&all, "index", "cc", NULL, "band")->note, "low");
    made_comparison_free(&all);
}

static void a_missing_indicator_leaves_no_score_unless_it_is_imputed(void **state) {
    (void)state;
    for (int imputed = 0; imputed < 2; imputed++) {
        made_comparison all = made_comparison_new();
        add_city(&all, "aa", "5", "20", "50");
        add_city(&all, "bb", "10", "0", "100");
        add_city(&all, "cc", "2", "60", "");
        const made_table plan[] = {
            {"programme", imputed ? "key,value\nid,index\nimputed,yes\n" : "key,value\nid,index\n"},
            {"comparison", members},
            {NULL, NULL}};
        made_plan(&all, plan);
        made_compare(&all);
        const baremo_result *score = compared_row(&all, "index", "cc", NULL, "score");
        if (imputed) {
            /* x 20, y 40, z (50 + 100)/2 */
            assert_close(score->value, 0.25 * 20 + 0.25 * 40 + 0.5 * 75, 1e-12);
            assert_string_equal(score->note, "1 of 3 indicators take the mean of the others");
        } else {
            assert_true(isnan(score->value));
            assert_string_equal(score->note, "1 of 3 indicators are missing");
        }
        assert_close(number(&all, "index", "aa", NULL, "score"), 57.5, 1e-12);
        made_comparison_free(&all);
    }
}

static void a_further_city_changes_nobody_elses_score(void **state) {
    (void)state;
    made_comparison all = three_cities("", members);
    made_comparison more = made_comparison_new();
    add_city(&more, "aa", "5", "20", "50");
    add_city(&more, "bb", "10", "0", "100");
    const made_table plan[] = {
        {"programme", "key,value\nid,index\n"}, {"comparison", members}, {NULL, NULL}};
    made_plan(&more, plan);
    made_compare(&more);
    assert_close(number(&more, "index", "aa", NULL, "score"),
                 number(&all, "index", "aa", NULL, "score"), 0);
    made_comparison_free(&all);
    made_comparison_free(&more);
}

static void weights_that_do_not_add_up_are_normalised_and_that_is_said(void **state) {
    (void)state;
    made_comparison all = three_cities("", "indicator,pillar,weight,low,high\n"
                                           "x,P,1,0,10\ny,P,1,0,100\nz,Q,2,0,100\n");
    assert_int_equal(all.status, BAREMO_OK);
    assert_int_equal(compared_problems(&all, "weights-normalised"), 1);
    assert_close(number(&all, "index", "aa", NULL, "score"), 57.5, 1e-12);
    made_comparison_free(&all);
    all = three_cities("", "indicator,low,high\nx,0,10\ny,0,100\nz,0,100\n");
    assert_int_equal(compared_problems(&all, "weights-normalised"), 0);
    assert_close(number(&all, "index", "aa", NULL, "score"), 60, 1e-12);
    made_comparison_free(&all);
    all = three_cities("", "indicator,weight,low,high\nx,0,0,10\ny,0,0,100\n");
    assert_int_equal(compared_problems(&all, "member-weight"), 1);
    made_comparison_free(&all);
}

static void values_beyond_a_goalpost_are_said(void **state) {
    (void)state;
    made_comparison all = three_cities("", "indicator,low,high\nx,0,4\ny,0,100\n");
    assert_int_equal(compared_problems(&all, "outside-goalposts"), 2);
    const baremo_result *row = compared_row(&all, "index", "bb", "indicator=x", "normalised");
    assert_close(row->value, 100, 0);
    assert_string_equal(row->note, "beyond the goalpost");
    made_comparison_free(&all);
}

static void members_nobody_has_and_members_without_direction_are_errors(void **state) {
    (void)state;
    made_comparison all =
        three_cities("", "indicator,low,high,direction\nw,0,4,\nx,0,10,maintain\ny,0,100,\n");
    assert_int_equal(all.status, BAREMO_DATA);
    assert_int_equal(compared_problems(&all, "member-unknown"), 1);
    assert_int_equal(compared_problems(&all, "member-direction"), 1);
    assert_close(number(&all, "index", "aa", NULL, "score"), 80, 1e-12);
    made_comparison_free(&all);
}

static void chance_in_the_indicators_gives_an_interval_and_chances_of_bands(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    static const char share[] = "indicator,title,unit,measure,factor\nshare,Share,%,ratio,100\n";
    const char *const observed[] = {"indicator,period,numerator,denominator\nshare,2018,50,100\n",
                                    "indicator,period,numerator,denominator\nshare,2018,10,100\n"};
    made_city_of(&all, "aa", "", share, observed[0]);
    made_city_of(&all, "bb", "", share, observed[1]);
    const made_table plan[] = {{"programme", "key,value\nid,index\nbands,low=0; high=50\n"},
                               {"comparison", "indicator,low,high\nshare,0,100\n"},
                               {NULL, NULL}};
    made_plan(&all, plan);
    made_compare(&all);
    const baremo_result *score = compared_row(&all, "index", "aa", NULL, "score");
    /* 50 -/+ 1.96 * 5 */
    assert_close(score->low, 40.2, 0.01);
    assert_close(score->high, 59.8, 0.01);
    assert_close(number(&all, "index", "aa", "band=high", "probability"), 0.5, 0.03);
    assert_close(number(&all, "index", "bb", "band=low", "probability"), 1, 0);
    made_comparison_free(&all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_is_the_weighed_way_between_goalposts),
        cmocka_unit_test(ranks_and_bands_stand_where_they_are_asked_for),
        cmocka_unit_test(a_missing_indicator_leaves_no_score_unless_it_is_imputed),
        cmocka_unit_test(a_further_city_changes_nobody_elses_score),
        cmocka_unit_test(weights_that_do_not_add_up_are_normalised_and_that_is_said),
        cmocka_unit_test(values_beyond_a_goalpost_are_said),
        cmocka_unit_test(members_nobody_has_and_members_without_direction_are_errors),
        cmocka_unit_test(chance_in_the_indicators_gives_an_interval_and_chances_of_bands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
