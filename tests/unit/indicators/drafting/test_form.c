/* XLSForms: what their questions become, alone and beside answers. */
#include "made_draft.h"

#include "indicators/drafting/form.h"

#define EXPORTS BAREMO_FIXTURES "/tables/exports/"

static made_draft of_form(const char *answers, const char *language) {
    made_draft made = {.arena = baremo_arena_new(NULL)};
    const drafting_file file = {.path = answers, .name = "kobo.csv"};
    const drafting_request request = {.files = answers ? &file : NULL,
                                      .file_count = answers ? 1 : 0,
                                      .form = EXPORTS "form.xlsx",
                                      .language = language,
                                      .id = "made",
                                      .threads = 1};
    made.diagnostics = baremo_diagnostics_new(made.arena);
    made.status = drafting_make(&made.draft, &made.account, &request, made.arena, made.diagnostics);
    assert_int_equal(made.status, BAREMO_OK);
    return made;
}

static void labels_are_in_the_language_asked_for(void **state) {
    (void)state;
    const char *languages[] = {"en", "es", "fr"},
               *texts[] = {"I say what I think", "Digo lo que pienso", "Je dis ce que je pense"};
    for (size_t i = 0; i < 3; i++) {
        made_draft made = of_form(NULL, languages[i]);
        assert_string_equal(made_item(&made, "conf3", "text"), texts[i]);
        made_free(&made);
    }
}

static void whole_numbers_as_names_are_codes(void **state) {
    (void)state;
    made_draft made = of_form(NULL, "en");
    assert_string_equal(made_item(&made, "conf1", "type"), "ordinal");
    assert_string_equal(
        made_item(&made, "conf1", "labels"),
        "1=Strongly disagree; 2=Disagree; 3=Agree; 4=Strongly agree; 99=Don't know");
    made_free(&made);
}

static void constraints_and_ranges_bound_numbers(void **state) {
    (void)state;
    made_draft made = of_form(NULL, "en");
    assert_string_equal(made_item(&made, "edad", "type"), "number");
    assert_string_equal(made_item(&made, "edad", "min"), "12");
    assert_string_equal(made_item(&made, "edad", "max"), "99");
    assert_string_equal(made_item(&made, "barrio", "type"), "ordinal");
    assert_string_equal(made_item(&made, "seguridad", "max"), "5");
    made_free(&made);
}

static void what_is_no_item_is_listed(void **state) {
    (void)state;
    made_draft made = of_form(NULL, "en");
    assert_true(made_holds(&made, "– nombre: tells who somebody is"));
    assert_true(made_holds(&made, "– lugar: a place, picture"));
    assert_true(made_holds(&made, "– edad_hijo: In a repeated group"));
    assert_string_equal(made_item(&made, "bienvenida", "type"), "");
    assert_string_equal(made_item(&made, "start", "type"), "");
    made_free(&made);
}

static void conditions_and_own_answers_are_noted(void **state) {
    (void)state;
    made_draft made = of_form(NULL, "en");
    assert_non_null(strstr(made_cell(&made, "items", "util", "text")->note, "${participa} = 'si'"));
    assert_non_null(strstr(made_item(&made, "redes", "labels"), "other=Other"));
    assert_non_null(made_cell(&made, "items", "redes", "labels")->note);
    made_free(&made);
}

static void groups_of_the_same_choices_are_scales(void **state) {
    (void)state;
    made_draft made = of_form(NULL, "fr");
    assert_int_equal(made.account.scales, 1);
    assert_string_equal(made_text(&made, "scales", "confianza", "title"), "Confiance");
    made_free(&made);
}

static void a_form_alone_knows_waves_and_codes_and_asks_for_the_file(void **state) {
    (void)state;
    made_draft made = of_form(NULL, "en");
    assert_string_equal(made_survey_cell(&made, "file"), "?");
    assert_string_equal(made_survey_cell(&made, "respondent"), "codigo");
    assert_string_equal(made_survey_cell(&made, "wave"), "momento");
    assert_string_equal(made_survey_cell(&made, "pre"), "antes");
    assert_string_equal(made_text(&made, "programme", "title", "value"),
                        "Taller contra los rumores");
    made_free(&made);
}

static void questions_are_matched_with_columns_behind_groups(void **state) {
    (void)state;
    made_draft made = of_form(EXPORTS "kobo.csv", "en");
    assert_string_equal(made_item(&made, "conf2", "column"), "confianza/conf2");
    assert_string_equal(made_item(&made, "participa", "labels"), "0=No; 1=Yes");
    assert_string_equal(made_item(&made, "seguridad", "type"), "");
    assert_true(made_holds(&made, "redes_other: is not a question of the form"));
    assert_string_equal(baremo_diagnostics_at(made.diagnostics, 0)->problem->code,
                        "form-question-missing");
    made_free(&made);
}

static void ranges_are_read_from_constraints(void **state) {
    (void)state;
    static const struct {
        form_kind kind;
        const char *constraint, *parameters;
        bool given;
        double low, high;
    } cases[] = {{FORM_INTEGER, ". >= 1 and . <= 5", "", true, 1, 5},
                 {FORM_INTEGER, ".>=0 and .<=10", "", true, 0, 10},
                 {FORM_RANGE, "", "start=0 end=4 step=1", true, 0, 4},
                 {FORM_RANGE, "", "", true, 0, 10},
                 {FORM_RANGE, "", "start=0 end=4 step=2", false, 0, 4},
                 {FORM_INTEGER, ". < 5 or . > 90", "", false, 0, 0},
                 {FORM_INTEGER, "regex(., '[0-9]')", "", false, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const form_question question = {.kind = cases[i].kind,
                                        .constraint = cases[i].constraint,
                                        .parameters = cases[i].parameters};
        double low, high;
        assert_int_equal(form_range(&question, &low, &high), cases[i].given);
        if (cases[i].given) {
            assert_close(low, cases[i].low, 0);
            assert_close(high, cases[i].high, 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_in_the_language_asked_for),
        cmocka_unit_test(whole_numbers_as_names_are_codes),
        cmocka_unit_test(constraints_and_ranges_bound_numbers),
        cmocka_unit_test(what_is_no_item_is_listed),
        cmocka_unit_test(conditions_and_own_answers_are_noted),
        cmocka_unit_test(groups_of_the_same_choices_are_scales),
        cmocka_unit_test(a_form_alone_knows_waves_and_codes_and_asks_for_the_file),
        cmocka_unit_test(questions_are_matched_with_columns_behind_groups),
        cmocka_unit_test(ranges_are_read_from_constraints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
