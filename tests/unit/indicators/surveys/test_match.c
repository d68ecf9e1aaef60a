/* Whose responses belong together, and what is left out. */
#include "made_survey.h"

#include "made_answers.h"

#define LONG_SURVEY                                                                                \
    { "surveys.csv", "survey,file,respondent,wave\ns,a.csv,id,w\n" }
#define TWO_ITEMS                                                                                  \
    { "items.csv", "survey,item,min,max,scale\ns,a,1,5,k\ns,b,1,5,k\n" }

static void two_files_and_wide_tables_equal_a_long_one(void **state) {
    (void)state;
    made_survey in_rows =
        MAKE_SURVEY(MADE_PROGRAMME, LONG_SURVEY, TWO_ITEMS,
                    {"a.csv", "id,w,a,b\nx,pre,1,2\ny,pre,2,2\nz,pre,3,1\nx,post,4,2\n"
                              "y,post,2,5\nz,post,5,5\n"});
    made_survey two_files = MAKE_SURVEY(
        MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent\ns,post=n.csv; pre=m.csv,id\n"},
        TWO_ITEMS, {"m.csv", "id,a,b\nx,1,2\ny,2,2\nz,3,1\n"},
        {"n.csv", "b,a,id\n2,4,X \n5,2,Y\n5,5,Z\n"});
    made_survey wide =
        MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent\ns,a.csv,id\n"},
                    {"items.csv", "survey,item,min,max,scale,column,post_column\ns,a,1,5,k,a1,a2\n"
                                  "s,b,1,5,k,b1,b2\n"},
                    {"a.csv", "id,a1,b1,a2,b2\nx,1,2,4,2\ny,2,2,2,5\nz,3,1,5,5\n"});
    const char *const ids[] = {"n", "mean_diff", "t.p", "g_av", "hodges_lehmann"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        double expected = made_value(&in_rows, "s.k", NULL, ids[i]);
        assert_close(made_value(&two_files, "s.k", NULL, ids[i]), expected, 0);
        assert_close(made_value(&wide, "s.k", NULL, ids[i]), expected, 0);
    }
    assert_string_equal(baremo_results_survey_find(wide.results, "s")->design, "matched");
    made_survey_free(&in_rows);
    made_survey_free(&two_files);
    made_survey_free(&wide);
}

static void each_file_of_answers_is_listed_once_with_its_digest(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME,
        {"surveys.csv", "survey,file,respondent,design\ns,post=n.csv; pre=m.csv,id,matched\n"
                        "t,n.csv,,single\n"},
        {"items.csv", "survey,item,min,max,scale\ns,a,1,5,k\ns,b,1,5,k\nt,a,1,5,\n"},
        {"m.csv", "id,a,b\nx,1,2\ny,2,2\nz,3,1\n"}, {"n.csv", "b,a,id\n2,4,X\n5,2,Y\n"});
    size_t count;
    const baremo_results_input *inputs = baremo_results_inputs(made.results, &count);
    assert_int_equal(count, 2);
    assert_string_equal(inputs[0].path, "m.csv");
    assert_int_equal(inputs[0].bytes, 25);
    assert_int_equal(inputs[0].rows, 3);
    /* printf 'id,a,b\nx,1,2\ny,2,2\nz,3,1\n' | sha256sum */
    assert_string_equal(inputs[0].sha256,
                        "f4aaa1185d7f6058d2aacb807361f6016bfe15480e1082c67c07474cdadd04f6");
    assert_string_equal(inputs[1].path, "n.csv");
    made_survey_free(&made);
}

static void every_response_is_counted(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, LONG_SURVEY, TWO_ITEMS,
                    {"a.csv", "id,w,a,b\nx,pre,1,2\nx,post,1,2\ny,pre,2,2\nz,post,3,1\n,pre,1,1\n"
                              "u,,1,1\nv,later,1,1\nq,pre,,\n"});
    assert_close(made_value(&made, "s", NULL, "responses_pre"), 2, 0);
    assert_close(made_value(&made, "s", NULL, "responses_post"), 2, 0);
    assert_close(made_value(&made, "s", NULL, "matched"), 1, 0);
    assert_close(made_value(&made, "s", NULL, "only_pre"), 1, 0);
    assert_close(made_value(&made, "s", NULL, "only_post"), 1, 0);
    assert_close(made_value(&made, "s", NULL, "retention"), 50, 1e-12);
    assert_close(made_value(&made, "s", NULL, "without_respondent"), 1, 0);
    assert_close(made_value(&made, "s", NULL, "without_wave"), 1, 0);
    assert_close(made_value(&made, "s", NULL, "other_wave"), 1, 0);
    assert_close(made_value(&made, "s", NULL, "blank_responses"), 1, 0);
    made_survey_free(&made);
}

static void a_respondent_twice_names_both_rows(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(MADE_PROGRAMME, LONG_SURVEY, TWO_ITEMS,
                                   {"a.csv", "id,w,a,b\nx,pre,1,2\nX,pre,2,2\nx,post,1,1\n"});
    const baremo_diagnostic *found = made_finding(&made, "respondent-twice");
    assert_non_null(found);
    assert_int_equal(found->place.row, 3);
    assert_non_null(strstr(found->message, "in a.csv:2:1 already"));
    assert_close(made_value(&made, "s", NULL, "duplicates"), 1, 0);
    made_survey_free(&made);
}

static void a_wide_row_twice_is_said_once(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent\ns,a.csv,id\n"},
                    {"items.csv", "survey,item,min,max,column,post_column\ns,a,1,5,a1,a2\n"},
                    {"a.csv", "id,a1,a2\nx,1,2\nx,2,2\n"});
    assert_int_equal(baremo_diagnostics_length(made.diagnostics), 1);
    made_survey_free(&made);
}

static void nobody_matched_is_said_and_not_computed(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(MADE_PROGRAMME, LONG_SURVEY, TWO_ITEMS,
                                   {"a.csv", "id,w,a,b\nx,pre,1,2\ny,post,2,2\n"});
    assert_non_null(made_finding(&made, "nobody-matched"));
    assert_string_equal(made_row(&made, "s.k", NULL, "mean_diff")->note, "no complete pairs");
    made_survey_free(&made);
}

static void then_and_now_are_paired_within_a_row(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file,design\ns,a.csv,retrospective\n"},
                    {"items.csv", "survey,item,min,max,column,post_column\ns,a,1,5,a1,a2\n"},
                    {"a.csv", "a1,a2\n1,2\n2,4\n3,\n"});
    assert_close(made_value(&made, "s.a", NULL, "mean_diff"), 1.5, 1e-12);
    assert_close(made_value(&made, "s", NULL, "matched"), 2, 0);
    made_survey_free(&made);
}

static void a_wave_that_nobody_is_of_is_an_error(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME,
                    {"surveys.csv", "survey,file,respondent,wave,pre,post\ns,a.csv,id,w,pre,fin\n"},
                    TWO_ITEMS, {"a.csv", "id,w,a,b\nx,pre,1,2\nx,post,1,2\n"});
    assert_non_null(strstr(made_finding(&made, "wave-unused")->message, "fin"));
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_files_and_wide_tables_equal_a_long_one),
        cmocka_unit_test(each_file_of_answers_is_listed_once_with_its_digest),
        cmocka_unit_test(every_response_is_counted),
        cmocka_unit_test(a_respondent_twice_names_both_rows),
        cmocka_unit_test(a_wide_row_twice_is_said_once),
        cmocka_unit_test(nobody_matched_is_said_and_not_computed),
        cmocka_unit_test(then_and_now_are_paired_within_a_row),
        cmocka_unit_test(a_wave_that_nobody_is_of_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
