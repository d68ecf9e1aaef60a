/* What columns are that are no questions. */
#include "made_draft.h"

static void columns_of_platforms_are_left_out_with_the_reason(void **state) {
    (void)state;
    made_draft made =
        made_of("start,end,q,_id,_uuid,_submission_time\n"
                "2026-03-01T10:00:00,2026-03-01T10:05:00,yes,1,u1,2026-03-01T10:06:00\n"
                "2026-03-02T10:00:00,2026-03-02T10:05:00,no,2,u2,2026-03-02T10:06:00\n");
    assert_string_equal(made.account.profile, "kobo");
    assert_int_equal(made.account.items, 1);
    assert_int_equal(made.account.left_out, 5);
    assert_true(made_holds(&made, "– _uuid: added by the platform"));
    assert_true(made_holds(&made, "– start: when it was answered"));
    made_free(&made);
}

static void platforms_are_known_by_their_headings(void **state) {
    (void)state;
    const char *texts[] = {
        "Marca temporal,q\n1/2/2026 10:00:00,sí\n2/2/2026 10:00:00,no\n",
        "id,submitdate,lastpage,startlanguage,q\n1,2026-02-01 10:00:00,3,es,Sí\n2,2026-02-01 "
        "10:00:00,3,es,No\n",
        "StartDate,EndDate,RecordedDate,ResponseId,Q1\n2026-02-01 10:00:00,2026-02-01 "
        "10:00:00,2026-02-01 "
        "10:00:00,R_1,Yes\n2026-02-01 10:00:00,2026-02-01 10:00:00,2026-02-01 10:00:00,R_2,No\n",
        "a,b\nyes,1.5\nno,2.5\n"};
    const char *profiles[] = {"google", "limesurvey", "qualtrics", "plain"};
    for (size_t i = 0; i < 4; i++) {
        made_draft made = made_of(texts[i]);
        assert_string_equal(made.account.profile, profiles[i]);
        made_free(&made);
    }
}

static void the_profile_given_is_taken(void **state) {
    (void)state;
    made_draft made = made_from(
        (made_wish){.texts = {"a,_b\nyes,1.5\nno,2.5\n"}, .language = "en", .profile = "kobo"});
    assert_string_equal(made_survey_cell(&made, "profile"), "kobo");
    assert_int_equal(made.account.items, 1);
    made_free(&made);
}

static void personal_columns_are_left_out_by_heading(void **state) {
    (void)state;
    const char *headings[] = {"Nombre y apellidos",
                              "E-mail",
                              "Correo electrónico",
                              "Teléfono",
                              "Votre nom",
                              "Prénom",
                              "IP address",
                              "Fecha de nacimiento",
                              "¿Cuál es tu nombre completo?"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        char text[512];
        snprintf(text, sizeof text, "q,%s\nyes,aaa bbb\nno,ccc ddd\nyes,eee fff\n", headings[i]);
        made_draft made = made_of(text);
        assert_int_equal(made.account.items, 1);
        assert_true(made_holds(&made, "tells who somebody is"));
        assert_false(made_holds(&made, "ccc"));
        made_free(&made);
    }
}

static void personal_columns_are_left_out_by_what_stands_in_them(void **state) {
    (void)state;
    const char *cells[][3] = {{"a@b.org", "c@d.es", "e.f@g.com"},
                              {"600 123 456", "+34 611 222 333", "622333444"},
                              {"12345678Z", "87654321X", "X1234567L"},
                              {"10.0.0.1", "192.168.1.20", "8.8.8.8"},
                              {"36.7 -4.4 0 0", "36.71 -4.42 0 0", "36.72 -4.43 0 5.5"}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[512];
        snprintf(text, sizeof text, "q,p1\nyes,%s\nno,%s\nyes,%s\n", cells[i][0], cells[i][1],
                 cells[i][2]);
        made_draft made = made_of(text);
        assert_int_equal(made.account.items, 1);
        assert_true(made_holds(&made, "– p1: tells who somebody is"));
        made_free(&made);
    }
}

static void a_question_about_telephones_is_a_question(void **state) {
    (void)state;
    made_draft made = made_of("¿Usas el teléfono en clase?\nSiempre\nNunca\nSiempre\nNunca\n");
    assert_int_equal(made.account.items, 1);
    assert_int_equal(made.account.left_out, 0);
    made_free(&made);
}

static void only_personal_columns_are_an_error(void **state) {
    (void)state;
    made_draft made = made_of("Name,Email\nAna Ruiz,a@b.org\nLuis Gil,c@d.org\n");
    assert_int_equal(made.status, BAREMO_DATA);
    assert_null(made.draft);
    assert_string_equal(
        baremo_diagnostics_at(made.diagnostics, baremo_diagnostics_length(made.diagnostics) - 1)
            ->problem->code,
        "draft-no-questions");
    made_free(&made);
}

static void answers_without_rows_are_an_error(void **state) {
    (void)state;
    made_draft made = made_of("q1,q2\n");
    assert_int_equal(made.status, BAREMO_DATA);
    assert_string_equal(
        baremo_diagnostics_at(made.diagnostics, baremo_diagnostics_length(made.diagnostics) - 1)
            ->problem->code,
        "draft-no-answers");
    made_free(&made);
}

static void columns_of_equal_headings_are_left_out(void **state) {
    (void)state;
    made_draft made = made_of("q1,q1,q2\nyes,no,no\nno,yes,yes\n");
    assert_int_equal(made.status, BAREMO_OK);
    assert_int_equal(made.account.items, 1);
    assert_string_equal(baremo_diagnostics_at(made.diagnostics, 0)->problem->code,
                        "heading-duplicate");
    made_free(&made);
}

static void the_language_is_that_of_the_answers(void **state) {
    (void)state;
    const char *texts[] = {
        "¿Qué te parece el barrio en el que vives?,v\nMuy bien,1.5\nMal,2.5\nBien,1.5\n",
        "Que pensez-vous de la vie dans votre quartier ?,v\nTrès bien,1.5\nMal,2.5\nBien,1.5\n",
        "What do you think of the area you live in?,v\nVery good,1.5\nBad,1.5\nGood,2.5\n",
        "x1,x2\n1.5,2.5\n2.5,1.5\n",
                           "¿Simetría?,¿Cuántos segmentos?\n1.5,2.5\n2.5,1.5\n"};
    const char *languages[] = {"es", "fr", "en", "en", "es"};
    for (size_t i = 0; i < 5; i++) {
        made_draft made = made_from((made_wish){.texts = {texts[i]}});
        assert_string_equal(made.account.language, languages[i]);
        made_free(&made);
    }
}

static void the_period_is_the_year_of_the_answers(void **state) {
    (void)state;
    made_draft one = made_of("Timestamp,q\n3/4/2026 10:00:00,yes\n5/6/2026 10:00:00,no\n");
    made_draft two = made_of("Timestamp,q\n3/4/2025 10:00:00,yes\n5/6/2026 10:00:00,no\n");
    made_draft none = made_of("q\nyes\nno\n");
    assert_string_equal(made_text(&one, "programme", "period", "value"), "2026");
    assert_string_equal(made_text(&two, "programme", "period", "value"), "?");
    assert_string_equal(made_text(&none, "programme", "period", "value"), "?");
    made_free(&one);
    made_free(&two);
    made_free(&none);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_of_platforms_are_left_out_with_the_reason),
        cmocka_unit_test(platforms_are_known_by_their_headings),
        cmocka_unit_test(the_profile_given_is_taken),
        cmocka_unit_test(personal_columns_are_left_out_by_heading),
        cmocka_unit_test(personal_columns_are_left_out_by_what_stands_in_them),
        cmocka_unit_test(a_question_about_telephones_is_a_question),
        cmocka_unit_test(only_personal_columns_are_an_error),
        cmocka_unit_test(answers_without_rows_are_an_error),
        cmocka_unit_test(columns_of_equal_headings_are_left_out),
        cmocka_unit_test(the_language_is_that_of_the_answers),
        cmocka_unit_test(the_period_is_the_year_of_the_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
