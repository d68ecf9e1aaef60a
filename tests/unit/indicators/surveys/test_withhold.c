/* No row tells what one person answered. */
#include "made_survey.h"

/* One of the five is alone in group b; the other four are in group a. */
#define ALONE                                                                                      \
    "id,wave,g,q1,q2,c,m\n"                                                                        \
    "1,pre,a,1,2,x,x\n2,pre,a,2,2,y,x;y\n3,pre,a,3,4,x,y\n4,pre,a,4,4,y,y\n5,pre,b,5,3,x,x;y\n"    \
    "1,post,a,2,2,x,x\n2,post,a,2,3,x,y\n3,post,a,4,4,x,y\n4,post,a,5,4,y,y\n5,post,b,4,3,y,x\n"
#define ITEMS                                                                                      \
    "survey,item,type,min,max,labels,scale,positive\n"                                             \
    "s,q1,ordinal,1,5,,k,\ns,q2,ordinal,1,5,,k,\ns,c,choice,,,x;y,,\ns,m,multiple,,,x;y,,\n"

static made_survey alone(const char *headings, const char *survey) {
    char table[512];
    snprintf(table, sizeof table, "survey,file,respondent,wave%s\ns,answers.csv,id,wave%s\n",
             headings, survey);
    return MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", table}, {"items.csv", ITEMS},
                       {"scales.csv", "survey,scale\ns,k\n"}, {"answers.csv", ALONE});
}

static bool is_base(const char *statistic) {
    static const char *const bases[] = {"n", "n_1", "n_2"};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (strcmp(statistic, bases[i]) == 0)
            return true;
    return false;
}

/* Every row of the person's group, of scales and items; returns how many there are. */
static size_t check_nothing_is_told(const made_survey *made) {
    size_t count, found = 0;
    const baremo_result *rows = baremo_results_rows(made->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_result *row = &rows[i];
        if (!row->group || !strstr(row->group, "g=b") || row->subject_kind == BAREMO_SUBJECT_SURVEY)
            continue;
        found++;
        if (is_base(row->statistic))
            continue;
        if (!baremo_is_missing(row->value) || !baremo_is_missing(row->low) ||
            !baremo_is_missing(row->high))
            fail_msg("%s %s %s is told", row->subject, row->group, row->statistic);
        assert_int_equal(row->status, BAREMO_STATUS_NONE);
        assert_non_null(row->note);
    }
    return found;
}

static void nothing_of_a_group_of_one_is_told_but_its_size(void **state) {
    (void)state;
    made_survey made = alone(",by", ",g");
    assert_true(check_nothing_is_told(&made) > 100);
    assert_close(made_value(&made, "s.k", "wave=pre;g=b", "n"), 1, 0);
    assert_string_equal(made_row(&made, "s.k", "wave=pre;g=b", "mean")->note, "one answer");
    assert_close(made_value(&made, "s.q1", "wave=pre;g=a;answer=1", "percent"), 25, 1e-12);
    made_survey_free(&made);
}

static void nor_of_an_arm_of_one_nor_its_difference(void **state) {
    (void)state;
    made_survey made = alone(",group,control", ",g,a");
    assert_true(check_nothing_is_told(&made) > 100);
    assert_true(baremo_is_missing(made_value(&made, "s.k", "g=b-a", "change_difference")));
    made_survey_free(&made);
}

static void nor_of_samples_one_of_which_is_one_person(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME,
        {"surveys.csv", "survey,file,respondent,wave,design\ns,answers.csv,id,wave,unmatched\n"},
        {"items.csv", ITEMS}, {"scales.csv", "survey,scale\ns,k\n"},
        {"answers.csv", "id,wave,q1,q2,c,m\n1,pre,5,4,x,x\n2,post,1,2,x,x\n3,post,2,2,y,y\n"});
    assert_close(made_value(&made, "s.k", NULL, "n_1"), 1, 0);
    assert_close(made_value(&made, "s.k", NULL, "n_2"), 2, 0);
    assert_true(baremo_is_missing(made_value(&made, "s.k", NULL, "mean_1")));
    assert_true(baremo_is_missing(made_value(&made, "s.k", NULL, "mean_diff")));
    assert_true(baremo_is_missing(made_value(&made, "s.k", NULL, "mann_whitney.u")));
    assert_close(made_value(&made, "s.k", "wave=post", "mean"), 1.75, 1e-12);
    made_survey_free(&made);
}

static void nor_of_the_only_one_who_left(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent,wave\ns,answers.csv,id,wave\n"},
        {"items.csv", ITEMS}, {"scales.csv", "survey,scale\ns,k\n"},
        {"answers.csv", "id,wave,q1,q2,c,m\n1,pre,5,4,x,x\n2,pre,3,3,x,x\n3,pre,2,1,y,y\n"
                        "1,post,5,5,x,x\n2,post,4,4,x,x\n"});
    const baremo_result *row = made_row(&made, "s.k", NULL, "attrition.difference");
    assert_true(baremo_is_missing(row->value));
    assert_string_equal(row->note, "needs two values in each group");
    made_survey_free(&made);
}

static made_survey read_by_an_indicator(const char *answers) {
    return MAKE_SURVEY(
        MADE_PROGRAMME,
        {"indicators.csv", "indicator,title,kind,survey,subject\ni,I,qualitative,s,k\n"},
        {"surveys.csv", "survey,file,design\ns,answers.csv,single\n"}, {"items.csv", ITEMS},
        {"scales.csv", "survey,scale\ns,k\n"}, {"answers.csv", answers});
}

static void the_answer_of_one_person_is_no_reading(void **state) {
    (void)state;
    made_survey made = read_by_an_indicator("q1,q2,c,m\n5,4,x,x\n,,y,y\n");
    size_t count;
    const evaluate_reading *readings = surveys_readings(made.answers, &count);
    assert_int_equal(count, 1);
    assert_true(baremo_is_missing(readings[0].value));
    assert_close(readings[0].n, 1, 0);
    made_survey_free(&made);
}

static void the_only_response_of_all_is_a_form_of_an_office(void **state) {
    (void)state;
    made_survey made = read_by_an_indicator("q1,q2,c,m\n5,4,x,x\n");
    size_t count;
    const evaluate_reading *readings = surveys_readings(made.answers, &count);
    assert_int_equal(count, 1);
    assert_close(readings[0].value, 4.5, 0);
    assert_close(made_value(&made, "s.q1", "wave=single", "mean"), 5, 0);
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_of_a_group_of_one_is_told_but_its_size),
        cmocka_unit_test(nor_of_an_arm_of_one_nor_its_difference),
        cmocka_unit_test(nor_of_samples_one_of_which_is_one_person),
        cmocka_unit_test(nor_of_the_only_one_who_left),
        cmocka_unit_test(the_answer_of_one_person_is_no_reading),
        cmocka_unit_test(the_only_response_of_all_is_a_form_of_an_office)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
