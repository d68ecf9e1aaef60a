/* Coded statements and what indicators read. */
#include "made_survey.h"

#include "made_answers.h"

static void people_and_mentions_are_counted(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME, {"codings.csv", "source,unit,respondent,code,group\n"
                                        "i,u1,a,trust,girls\ni,u2,a,trust,girls\ni,u3,b,fear,boys\n"
                                        "i,u4,c,trust,boys\ni,u5,d,hope,boys\n"});
    assert_close(made_value(&made, "i.trust", NULL, "respondents"), 2, 0);
    assert_close(made_value(&made, "i.trust", NULL, "mentions"), 3, 0);
    assert_close(made_value(&made, "i.trust", NULL, "percent_of_respondents"), 50, 1e-12);
    assert_close(made_value(&made, "i.trust", "group=boys", "percent_of_respondents"), 100 / 3.,
                 1e-12);
    assert_close(made_value(&made, "i", NULL, "respondents"), 4, 0);
    made_survey_free(&made);
}

static void what_the_only_one_of_a_group_said_is_not_told(void **state) {
    static const char *const told[] = {"respondents", "mentions", "percent_of_respondents"};
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, {"codings.csv", "source,unit,respondent,code,group\n"
                                                    "i,u1,a,trust,girls\ni,u2,a,trust,girls\n"
                                                    "i,u3,b,fear,boys\ni,u4,c,trust,boys\n"});
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        assert_true(baremo_is_missing(made_value(&made, "i.trust", "group=girls", told[i])));
        assert_true(baremo_is_missing(made_value(&made, "i.fear", "group=girls", told[i])));
        assert_string_equal(made_row(&made, "i.fear", "group=girls", told[i])->note, "one answer");
    }
    assert_close(made_value(&made, "i", "group=girls", "respondents"), 1, 0);
    assert_close(made_value(&made, "i.trust", "group=boys", "mentions"), 1, 0);
    made_survey_free(&made);
}

static void most_coders_decide_and_agree_so_far(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME,
        {"codings.csv", "source,unit,coder,code\n"
                        "i,u1,x,a\ni,u1,y,a\ni,u1,z,b\ni,u2,x,b\ni,u2,y,b\ni,u2,z,b\n"
                        "i,u3,x,a\ni,u3,y,b\ni,u3,z,a\ni,u4,x,a\ni,u4,y,a\ni,u4,z,a\n"});
    assert_close(made_value(&made, "i.a", NULL, "mentions"), 3, 0);
    assert_close(made_value(&made, "i.b", NULL, "mentions"), 1, 0);
    /* R 4.2.2: irr::kappam.fleiss(rbind(c("a","a","b"), c("b","b","b"), c("a","b","a"),
       c("a","a","a"))): (2/3 - 37/72)/(1 - 37/72) */
    assert_close(made_value(&made, "i", NULL, "fleiss_kappa"),
                 (2 / 3. - 74 / 144.) / (1 - 74 / 144.), 1e-12);
    made_survey_free(&made);
}

static void several_codes_of_a_unit_have_no_common_agreement(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, {"codings.csv", "source,unit,coder,code\ni,u1,x,a\ni,u1,x,b\n"
                                                    "i,u1,y,a\ni,u2,x,a\ni,u2,y,b\n"});
    assert_string_equal(made_row(&made, "i", NULL, "krippendorff_alpha.nominal")->note,
                        "a unit has several codes of one coder");
    assert_non_null(made_row(&made, "i.a", NULL, "krippendorff_alpha.nominal"));
    made_survey_free(&made);
}

static void indicators_read_scales_items_and_codes(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent,wave\ns,answers.csv,id,wave\n"},
        MADE_ITEMS, {"codings.csv", "source,unit,code\ni,u1,trust\ni,u2,fear\n"},
        {"indicators.csv", "indicator,title,kind,measure,unit,survey,subject\n"
                           "A,a,qualitative,score,points,s,k\nB,b,qualitative,score,%,s,yes\n"
                           "C,c,qualitative,score,%,i,trust\nD,d,qualitative,score,%,s,nothing\n"},
        {"answers.csv", MADE_ANSWERS});
    size_t count;
    const evaluate_reading *readings = surveys_readings(made.answers, &count);
    assert_int_equal(count, 5);
    assert_close(readings[0].value, made_value(&made, "s.k", NULL, "mean_pre"), 1e-12);
    assert_close(readings[1].value, made_value(&made, "s.k", NULL, "mean_post"), 1e-12);
    assert_close(readings[1].n, 11, 0);
    assert_close(readings[3].value, 100 * (made_value(&made, "s.yes", NULL, "both_yes") + 7) / 13,
                 1e-12);
    assert_close(readings[4].value, 50, 1e-12);
    assert_string_equal(made_finding(&made, "survey-subject-unknown")->found, "nothing");
    made_survey_free(&made);
}

static void items_keyed_both_ways_are_an_error(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file\ns,a.csv\n"},
                    {"items.csv", "survey,item,min,max,scale,reverse\ns,a,1,5,k,\ns,a,1,5,m,yes\n"},
                    {"a.csv", "a\n1\n"});
    assert_non_null(made_finding(&made, "item-keys"));
    made_survey_free(&made);
}

static void a_file_that_is_not_there_is_an_error(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file\ns,nowhere.csv\n"},
                                   {"items.csv", "survey,item,min,max\ns,a,1,5\n"});
    assert_string_equal(made_finding(&made, "survey-file-missing")->found, "nowhere.csv");
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_and_mentions_are_counted),
        cmocka_unit_test(what_the_only_one_of_a_group_said_is_not_told),
        cmocka_unit_test(most_coders_decide_and_agree_so_far),
        cmocka_unit_test(several_codes_of_a_unit_have_no_common_agreement),
        cmocka_unit_test(indicators_read_scales_items_and_codes),
        cmocka_unit_test(items_keyed_both_ways_are_an_error),
        cmocka_unit_test(a_file_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
