/* Before and after, and whose answers they are. */
#include "made_draft.h"

static const char *const long_rows[] = {"P1,pre,yes",  "P2,pre,no",  "P3,pre,yes", "P1,post,yes",
                                        "P2,post,yes", "P3,post,no", NULL};

static made_draft of_rows(const char *heading, const char *const *rows) {
    baremo_arena *arena = baremo_arena_new(NULL);
    made_draft made = made_of(made_rows(arena, heading, rows, 1));
    baremo_arena_free(arena);
    return made;
}

static void words_for_waves_make_a_column_of_waves(void **state) {
    (void)state;
    const char *words[][2] = {
        {"pre", "post"}, {"antes", "después"}, {"Avant l'atelier", "Après l'atelier"},
        {"T0", "T1"},    {"Before", "After"},  {"pretest", "posttest"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char text[512];
        snprintf(text, sizeof text, "code,m,q\nP1,%s,yes\nP2,%s,no\nP1,%s,yes\nP2,%s,yes\n",
                 words[i][0], words[i][0], words[i][1], words[i][1]);
        made_draft made = made_of(text);
        assert_string_equal(made_survey_cell(&made, "wave"), "m");
        assert_string_equal(made_survey_cell(&made, "respondent"), "code");
        assert_string_equal(made_survey_cell(&made, "design"), "matched");
        bool known = i == 0 || i == 1 || i == 3 || i == 4;
        assert_string_equal(made_survey_cell(&made, "pre"), known ? "" : words[i][0]);
        made_free(&made);
    }
}

static void numbers_under_a_telling_heading_are_waves_in_their_order(void **state) {
    (void)state;
    made_draft made = made_of("id,wave,q\nA,2,yes\nB,2,no\nA,1,no\nB,1,no\n");
    assert_string_equal(made_survey_cell(&made, "pre"), "1");
    assert_string_equal(made_survey_cell(&made, "post"), "2");
    made_free(&made);
}

static void other_words_under_a_telling_heading_must_be_decided(void **state) {
    (void)state;
    made_draft made = made_of("id,wave,q\nA,spring,yes\nB,spring,no\nA,autumn,no\nB,autumn,no\n");
    assert_string_equal(made_survey_cell(&made, "wave"), "wave");
    assert_string_equal(made_survey_cell(&made, "pre"), "?");
    assert_string_equal(made_survey_cell(&made, "post"), "?");
    assert_string_equal(made_survey_cell(&made, "followup"), "");
    assert_true(made_holds(&made, "spring; autumn"));
    made_free(&made);
}

static void two_words_under_any_heading_are_no_waves(void **state) {
    (void)state;
    made_draft made = made_of("id,area,q\nA,north,yes\nB,south,no\nC,north,no\nD,south,no\n");
    assert_string_equal(made_survey_cell(&made, "wave"), "");
    assert_string_equal(made_survey_cell(&made, "design"), "single");
    made_free(&made);
}

static void two_columns_of_a_question_are_before_and_after(void **state) {
    (void)state;
    made_draft made =
        made_of("Code,trust1_pre,trust1_post,trust (before),trust (after),why\n"
                "A,1,5,Never,Often,x y\nB,2,4,Often,Always,z w\nC,3,3,Never,Never,v u\n");
    assert_string_equal(made_item(&made, "trust1", "column"), "trust1_pre");
    assert_string_equal(made_item(&made, "trust1", "post_column"), "trust1_post");
    assert_string_equal(made_item(&made, "trust1", "max"), "5");
    assert_string_equal(made_item(&made, "trust", "post_column"), "trust (after)");
    assert_non_null(strstr(made_item(&made, "trust", "labels"), "Always"));
    assert_string_equal(made_survey_cell(&made, "design"), "matched");
    made_free(&made);
}

static void without_codes_two_columns_are_retrospective(void **state) {
    (void)state;
    made_draft made = made_of("trust_before,trust_after\n1,5\n2,4\n3,3\n1,4\n");
    assert_string_equal(made_survey_cell(&made, "design"), "retrospective");
    made_free(&made);
}

static void codes_are_known_by_their_heading(void **state) {
    (void)state;
    made_draft made = of_rows("Tu código secreto,momento,q", long_rows);
    assert_string_equal(made_survey_cell(&made, "respondent"), "Tu código secreto");
    assert_true(made_holds(
        &made, "3 different codes, none of them twice in a wave; 3 of them in both waves"));
    made_free(&made);
}

static void codes_without_a_telling_heading_are_known_by_coming_again(void **state) {
    (void)state;
    const char *rows[] = {"K1,pre,yes",  "K2,pre,no",  "K3,pre,yes",  "K4,pre,no",   "K5,pre,yes",
                          "K6,pre,no",   "K7,pre,no",  "K8,pre,no",   "K1,post,yes", "K2,post,no",
                          "K3,post,yes", "K4,post,no", "K5,post,yes", "K6,post,no",  "K7,post,no",
                          "K9,post,no",  NULL};
    made_draft made = of_rows("x,momento,q", rows);
    assert_string_equal(made_survey_cell(&made, "respondent"), "x");
    made_free(&made);
}

static void two_columns_of_codes_must_be_decided(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    char *text = baremo_arena_format(arena, "x,y,momento,q\n");
    for (int wave = 0; wave < 2; wave++)
        for (int i = 0; i < 9; i++)
            text =
                baremo_arena_format(arena, "%sK%d,L%d,%s,yes\n", text, i, i, wave ? "post" : "pre");
    made_draft made = made_of(text);
    assert_string_equal(made_survey_cell(&made, "respondent"), "?");
    assert_string_equal(made_survey_cell(&made, "design"), "");
    assert_true(made_holds(&made, "x; y"));
    made_free(&made);
    baremo_arena_free(arena);
}

static void without_codes_waves_are_of_different_people(void **state) {
    (void)state;
    made_draft made = made_of("momento,q\npre,yes\npre,no\npost,yes\npost,no\n");
    assert_string_equal(made_survey_cell(&made, "respondent"), "");
    assert_string_equal(made_survey_cell(&made, "design"), "unmatched");
    assert_true(made_holds(&made, "compared as different people"));
    made_free(&made);
}

static void a_code_that_often_stands_twice_is_none(void **state) {
    (void)state;
    made_draft made =
        made_of("code,momento,q\nA,pre,yes\nA,pre,no\nB,pre,no\nB,pre,no\nA,post,no\nA,post,no\n");
    assert_string_equal(made_survey_cell(&made, "respondent"), "");
    made_free(&made);
}

static void a_postcode_is_no_code_of_people(void **state) {
    (void)state;
    made_draft made = made_of("Código postal,q\n29001,yes\n29002,no\n29003,yes\n");
    assert_string_equal(made_survey_cell(&made, "respondent"), "");
    made_free(&made);
}

/* -- two files -- */

static const char first_file[] = "Timestamp,code,trust,only here\n"
                                 "3/5/2026 10:00:00,A,Never,1.5\n4/5/2026 10:00:00,B,Often,2.5\n";
static const char second_file[] = "Timestamp,code,trust\n"
                                  "3/9/2026 10:00:00,A,Often\n14/9/2026 10:00:00,B,Always\n";

static void the_older_file_is_of_the_wave_before(void **state) {
    (void)state;
    made_draft made = made_from((made_wish){.texts = {second_file, first_file}, .language = "en"});
    assert_string_equal(made_survey_cell(&made, "file"), "pre=later.csv; post=answers.csv");
    assert_true(made_holds(&made, "its answers are older"));
    made_free(&made);
}

static void names_of_files_come_before_dates(void **state) {
    (void)state;
    made_draft made = made_from((made_wish){.texts = {first_file, second_file},
                                            .names = {"encuesta después.csv", "encuesta antes.csv"},
                                            .language = "en"});
    assert_string_equal(made_survey_cell(&made, "file"),
                        "pre=encuesta antes.csv; post=encuesta después.csv");
    made_free(&made);
}

static void what_was_said_comes_before_all(void **state) {
    (void)state;
    made_draft made = made_from(
        (made_wish){.texts = {second_file, first_file}, .language = "en", .ordered = true});
    assert_string_equal(made_survey_cell(&made, "file"), "pre=answers.csv; post=later.csv");
    made_free(&made);
}

static void headings_that_differ_are_matched_with_the_nearest(void **state) {
    (void)state;
    made_draft made =
        made_from((made_wish){.texts = {"code,I trust my neighbours\nA,Never\nB,Often\n",
                                        "code,I trust my neighbour\nA,Often\nB,Always\n"},
                              .language = "en"});
    assert_string_equal(made_item(&made, "I trust my neighbours", "post_column"),
                        "I trust my neighbour");
    assert_non_null(strstr(made_item(&made, "I trust my neighbours", "labels"), "Always"));
    made_free(&made);
}

static void a_question_of_one_file_alone_is_left_out(void **state) {
    (void)state;
    made_draft made =
        made_from((made_wish){.texts = {"code,q,completely different\nA,Never,x\nB,Often,y\n",
                                        "code,q\nA,Often\nB,Always\n"},
                              .language = "en"});
    assert_int_equal(made.account.items, 1);
    assert_true(made_holds(&made, "completely different: is not in both files"));
    made_free(&made);
}

static void an_answer_that_one_person_gave_twice_is_not_copied(void **state) {
    (void)state;
    made_draft made = made_of(
        "code,momento,q\nA,pre,North\nB,pre,South\nC,pre,North\nD,pre,South\nE,pre,at Ana's\n"
        "A,post,North\nB,post,South\nC,post,North\nD,post,South\nE,post,at Ana's\n");
    assert_string_equal(made_item(&made, "q", "labels"), "North; South; ?");
    assert_false(made_holds(&made, "Ana"));
    made_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_for_waves_make_a_column_of_waves),
        cmocka_unit_test(numbers_under_a_telling_heading_are_waves_in_their_order),
        cmocka_unit_test(other_words_under_a_telling_heading_must_be_decided),
        cmocka_unit_test(two_words_under_any_heading_are_no_waves),
        cmocka_unit_test(two_columns_of_a_question_are_before_and_after),
        cmocka_unit_test(without_codes_two_columns_are_retrospective),
        cmocka_unit_test(codes_are_known_by_their_heading),
        cmocka_unit_test(codes_without_a_telling_heading_are_known_by_coming_again),
        cmocka_unit_test(two_columns_of_codes_must_be_decided),
        cmocka_unit_test(without_codes_waves_are_of_different_people),
        cmocka_unit_test(a_code_that_often_stands_twice_is_none),
        cmocka_unit_test(a_postcode_is_no_code_of_people),
        cmocka_unit_test(the_older_file_is_of_the_wave_before),
        cmocka_unit_test(names_of_files_come_before_dates),
        cmocka_unit_test(what_was_said_comes_before_all),
        cmocka_unit_test(headings_that_differ_are_matched_with_the_nearest),
        cmocka_unit_test(a_question_of_one_file_alone_is_left_out),
        cmocka_unit_test(an_answer_that_one_person_gave_twice_is_not_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
