/* What the texts of answers mean. */
#include "made_survey.h"

#include "made_answers.h"

static made_survey one_item(const char *row, const char *answers) {
    char items[512];
    snprintf(items, sizeof items, "survey,item,type,labels,min,max,missing,positive\n%s\n", row);
    return MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file\ns,a.csv\n"},
                       {"items.csv", items}, {"a.csv", answers});
}

static void codes_and_labels_are_the_same_answer(void **state) {
    (void)state;
    made_survey made = one_item("s,q,,1=De acuerdo; 2=Muy de acuerdo,,,,",
                                "id,q\n1,1\n2,de  acuerdo\n3,DE ACUERDO\n4,2.0\n5,\"2,0\"\n");
    assert_int_equal(baremo_diagnostics_length(made.diagnostics), 0);
    assert_close(made_value(&made, "s.q", "wave=single;answer=1", "count"), 3, 0);
    assert_close(made_value(&made, "s.q", "wave=single;answer=2", "count"), 2, 0);
    made_survey_free(&made);
}

static void an_unknown_label_is_an_error_with_the_nearest(void **state) {
    (void)state;
    made_survey made = one_item("s,q,,1=De acuerdo; 2=Muy de acuerdo,,,,", "q\nDeacuerdo\n1\n");
    const baremo_diagnostic *found = made_finding(&made, "answer-unknown");
    assert_int_equal(found->place.row, 2);
    assert_non_null(strstr(found->remedy, "De acuerdo"));
    assert_string_equal(found->found, "Deacuerdo");
    made_survey_free(&made);
}

static void an_answer_off_the_scale_is_an_error(void **state) {
    (void)state;
    made_survey made = one_item("s,q,,,1,5,,", "q\n1\n5\n6\n0\n55\n");
    assert_int_equal(baremo_diagnostics_count(made.diagnostics, BAREMO_ERROR), 3);
    assert_int_equal(made_finding(&made, "answer-off-scale")->place.row, 4);
    assert_close(made_value(&made, "s.q", "wave=single", "n"), 2, 0);
    made_survey_free(&made);
}

static void cells_are_not_quoted_where_they_may_not_be(void **state) {
    (void)state;
    const made_file files[] = {MADE_PROGRAMME,
                               {"surveys.csv", "survey,file\ns,a.csv\n"},
                               {"items.csv", "survey,item,min,max\ns,q,1,5\n"},
                               {"a.csv", "q\nmy secret\n9\n"},
                               {NULL, NULL}};
    made_survey made = made_survey_of(files, false);
    assert_int_equal(baremo_diagnostics_length(made.diagnostics), 2);
    for (size_t i = 0; i < 2; i++) {
        const baremo_diagnostic *one = baremo_diagnostics_at(made.diagnostics, i);
        assert_null(one->found);
        assert_null(strstr(one->message, "secret"));
    }
    made_survey_free(&made);
}

static void missing_codes_and_words_leave_the_base(void **state) {
    (void)state;
    made_survey made =
        one_item("s,q,,1=no; 2=yes; 9=no sé,,,99,", "q\n1\n2\n9\n99\nNS/NC\nno sé\n");
    assert_int_equal(baremo_diagnostics_length(made.diagnostics), 0);
    assert_close(made_value(&made, "s.q", "wave=single", "n"), 2, 0);
    assert_close(made_row(&made, "s.q", "wave=single", "n")->missing, 4, 0);
    made_survey_free(&made);
}

static void favourable_answers_are_those_listed(void **state) {
    (void)state;
    made_survey made = one_item("s,q,,,1,5,,1;2", "q\n1\n2\n3\n5\n");
    assert_close(made_value(&made, "s.q", "wave=single", "percent_favourable"), 50, 1e-12);
    assert_close(made_value(&made, "s.q", "wave=single", "percent_neutral"), 25, 1e-12);
    assert_close(made_value(&made, "s.q", "wave=single", "net_balance"), 25, 1e-12);
    made_survey_free(&made);
}

static void numbers_keep_their_decimals(void **state) {
    (void)state;
    made_survey made = one_item("s,q,number,,0,,,", "q\n1.5\n2\n-1\n");
    assert_close(made_value(&made, "s.q", "wave=single", "mean"), 1.75, 1e-12);
    assert_non_null(made_finding(&made, "answer-off-scale"));
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_and_labels_are_the_same_answer),
        cmocka_unit_test(an_unknown_label_is_an_error_with_the_nearest),
        cmocka_unit_test(an_answer_off_the_scale_is_an_error),
        cmocka_unit_test(cells_are_not_quoted_where_they_may_not_be),
        cmocka_unit_test(missing_codes_and_words_leave_the_base),
        cmocka_unit_test(favourable_answers_are_those_listed),
        cmocka_unit_test(numbers_keep_their_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
