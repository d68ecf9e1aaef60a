/* Columns as platforms write them, and items of several answers. */
#include "made_survey.h"

#include "made_answers.h"

static made_survey exported(const char *profile, const char *row, const char *answers) {
    char table[256], items[512];
    snprintf(table, sizeof table, "survey,file,profile\ns,a.csv,%s\n", profile);
    snprintf(items, sizeof items, "survey,item,column,type,labels\n%s\n", row);
    return MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", table}, {"items.csv", items},
                       {"a.csv", answers});
}

static void answers_are(made_survey *made, const char *answer, double count) {
    char group[64];
    snprintf(group, sizeof group, "wave=single;answer=%s", answer);
    assert_int_equal(baremo_diagnostics_count(made->diagnostics, BAREMO_ERROR), 0);
    assert_close(made_value(made, "s.q", group, "count"), count, 0);
    made_survey_free(made);
}

static void kobo_puts_groups_before_names(void **state) {
    (void)state;
    made_survey slash = exported("kobo", "s,q,trust,,1=no;2=yes",
                                 "\"group/trust\";\"_id\"\r\n\"1\";\"7\"\r\n\"2\";\"8\"\r\n");
    answers_are(&slash, "2", 1);
    made_survey options = exported("kobo", "s,q,food,multiple,vegan; meat",
                                   "food;food/vegan;food/meat\nvegan meat;1;1\nmeat;0;1\n;;\n");
    assert_close(made_value(&options, "s.q", "wave=single", "n"), 2, 0);
    answers_are(&options, "meat", 2);
}

static void limesurvey_has_codes_in_brackets(void **state) {
    (void)state;
    made_survey code = exported("limesurvey", "s,q,G1Q1[SQ002],,1=no;2=yes",
                                "id,G1Q1[SQ001],G1Q1[SQ002]\n1,1,2\n2,1,1\n");
    answers_are(&code, "2", 1);
    made_survey text = exported("limesurvey", "s,q,Nature,,0=No;1=Yes",
                                "id,Where to? [Bar],Where to? [Nature]\n1,No,Yes\n2,No,Yes\n");
    answers_are(&text, "1", 2);
    made_survey other = exported("limesurvey", "s,q,Q3,multiple,SQ001=radio; other=otro",
                                 "id,Q3[SQ001],Q3[other]\n1,Y,\n2,,podcasts\n3,Y,blogs\n");
    answers_are(&other, "other", 2);
}

static void google_has_questions_and_rows_of_grids(void **state) {
    (void)state;
    made_survey grid = exported("google", "s,q,Las fuentes,,1=Nunca;2=Siempre",
                                "Marca temporal,¿Con qué frecuencia? [Las fuentes]\n"
                                "2024/01/02 10:00:00,Siempre\n2024/01/02 10:05:00,Nunca\n");
    answers_are(&grid, "2", 1);
    made_survey list = exported(
        "google",
        "s,q,\"¿Qué te gustó? (marca todas)\",multiple,\"Profesorado; Materiales; Sí, mucho\"",
        "Marca temporal,\"¿Qué te gustó? (marca todas)\"\n2024/01/02 10:00:00,\"Profesorado, "
        "Materiales, Sí, mucho\"\n2024/01/02 10:05:00,Materiales\n");
    answers_are(&list, "Sí, mucho", 1);
}

static void qualtrics_has_three_heading_rows(void **state) {
    (void)state;
    made_survey made = exported(
        "qualtrics", "s,q,Q1,,1=no;2=yes",
        "StartDate,Q1\nStart Date,Do you trust them?\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\","
        "\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n2024-01-02 10:00:00,2\n2024-01-02 10:01:00,yes\n");
    answers_are(&made, "2", 2);
}

static void a_part_that_is_no_option_is_an_error(void **state) {
    (void)state;
    made_survey made = exported("plain", "s,q,q,multiple,a; b", "q,x\na;c,1\n");
    assert_non_null(made_finding(&made, "answer-unknown"));
    made_survey_free(&made);
}

static void a_column_that_is_not_there_names_the_nearest(void **state) {
    (void)state;
    made_survey made = exported("plain", "s,q,trust,,1=no;2=yes", "trusts,x\n1,1\n");
    assert_non_null(strstr(made_finding(&made, "survey-column-missing")->remedy, "trusts"));
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kobo_puts_groups_before_names),
        cmocka_unit_test(limesurvey_has_codes_in_brackets),
        cmocka_unit_test(google_has_questions_and_rows_of_grids),
        cmocka_unit_test(qualtrics_has_three_heading_rows),
        cmocka_unit_test(a_part_that_is_no_option_is_an_error),
        cmocka_unit_test(a_column_that_is_not_there_names_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
