#include "check.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/results/notes.h"
#include "reports/plan/texts.h"

static void every_text_is_there_in_three_languages(void **state) {
    (void)state;
    for (int key = 0; key < REPORT_TEXT_COUNT; key++)
        for (int language = 0; language < REPORT_LANGUAGE_COUNT; language++) {
            const char *text = report_text((report_language)language, (report_text_key)key);
            assert_non_null(text);
            assert_true(text[0] != '\0');
            assert_int_equal(baremo_text_invalid(text, strlen(text)), strlen(text));
        }
}

static int uses(const char *pattern, char digit) {
    const char mark[] = {'%', digit, '\0'};
    return strstr(pattern, mark) != NULL;
}

static void a_translation_fills_in_what_the_english_text_fills_in(void **state) {
    (void)state;
    for (int key = 0; key < REPORT_TEXT_COUNT; key++)
        for (int language = 1; language < REPORT_LANGUAGE_COUNT; language++)
            for (char digit = '1'; digit <= '3'; digit++)
                assert_int_equal(
                    uses(report_text((report_language)language, (report_text_key)key), digit),
                    uses(report_text(REPORT_ENGLISH, (report_text_key)key), digit));
}

static void every_note_of_results_is_translated_with_its_arguments(void **state) {
    (void)state;
    size_t count;
    const baremo_note_kind *const *kinds = baremo_note_kinds(&count);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        for (int language = 0; language < REPORT_LANGUAGE_COUNT; language++) {
            const char *pattern = report_note_template((report_language)language, kinds[i]);
            if (!pattern)
                fail_msg("reports/plan/notes.def has no line for %s", kinds[i]->id);
            for (char digit = '1'; digit <= '3'; digit++)
                assert_int_equal(uses(pattern, digit), uses(kinds[i]->template, digit));
        }
}

static void a_reason_that_a_statistic_gives_is_shown_in_the_language(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_result row = {.note = "all differences are zero"};
    assert_string_equal(report_note(arena, REPORT_ENGLISH, &row), "all differences are zero");
    assert_string_equal(report_note(arena, REPORT_SPANISH, &row), "todas las diferencias son cero");
    assert_string_equal(report_note(arena, REPORT_FRENCH, &row),
                        "toutes les différences sont nulles");
    row.note = "more than 200 observations: see --exact-limit";
    assert_string_equal(report_note(arena, REPORT_SPANISH, &row),
                        "más de 200 observaciones: véase --exact-limit");
    row.note = "muy bueno"; /* a word of a ladder, free text */
    assert_string_equal(report_note(arena, REPORT_FRENCH, &row), "muy bueno");
    row.note = NULL;
    assert_null(report_note(arena, REPORT_FRENCH, &row));
    baremo_arena_free(arena);
}

static void a_note_is_shown_in_the_language_with_its_arguments(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_result row = {.note = "no target", .note_kind = &baremo_note_no_target};
    assert_string_equal(report_note(arena, REPORT_ENGLISH, &row), "no target");
    assert_string_equal(report_note(arena, REPORT_SPANISH, &row), "sin meta");
    row.note_kind = &baremo_note_total_and_parts;
    row.note = "total 10.5, parts 11 (2018-Q3)";
    row.note_arguments[0] = "10.5";
    row.note_arguments[1] = "11";
    row.note_arguments[2] = "2018-Q3";
    assert_string_equal(report_note(arena, REPORT_ENGLISH, &row), row.note);
    assert_string_equal(report_note(arena, REPORT_SPANISH, &row),
                        "total 10,5, partes 11 (T3 2018)");
    row.note_kind = NULL;
    row.note = "parcial";
    assert_string_equal(report_note(arena, REPORT_FRENCH, &row), "parcial");
    row.note = NULL;
    assert_null(report_note(arena, REPORT_SPANISH, &row));
    baremo_arena_free(arena);
}

static void filling_in_leaves_other_percent_signs_alone(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_string_equal(report_fill(arena, "%2 de %1: 5 % %4 %", "a", "b", NULL),
                        "b de a: 5 % %4 %");
    assert_string_equal(report_fill(arena, "%1%1%3|", "%2", "b", NULL), "%2%2|");
    baremo_arena_free(arena);
}

static void the_language_is_found_in_any_form_of_its_code(void **state) {
    (void)state;
    assert_int_equal(report_language_find("es"), REPORT_SPANISH);
    assert_int_equal(report_language_find("ES-mx"), REPORT_SPANISH);
    assert_int_equal(report_language_find("fr_FR.UTF-8"), REPORT_FRENCH);
    assert_int_equal(report_language_find("est"), REPORT_ENGLISH);
    assert_int_equal(report_language_find("e"), REPORT_ENGLISH);
    assert_int_equal(report_language_find(NULL), REPORT_ENGLISH);
}

static void statuses_have_a_word_and_marks_that_differ(void **state) {
    (void)state;
    for (int a = BAREMO_STATUS_ACHIEVED; a <= BAREMO_STATUS_WORSENED; a++)
        for (int language = 1; language < REPORT_LANGUAGE_COUNT; language++)
            assert_string_not_equal(
                report_status_name((report_language)language, (baremo_result_status)a),
                baremo_result_status_name((baremo_result_status)a));
    for (int a = BAREMO_STATUS_ACHIEVED; a <= BAREMO_STATUS_NOT_ASSESSED; a++)
        for (int b = BAREMO_STATUS_ACHIEVED; b < a; b++)
            assert_string_not_equal(report_status_mark((baremo_result_status)a),
                                    report_status_mark((baremo_result_status)b));
    assert_string_equal(report_status_name(REPORT_SPANISH, BAREMO_STATUS_NONE), "");
}

static void an_unknown_id_stands_as_it_is(void **state) {
    (void)state;
    assert_string_equal(report_name(REPORT_SPANISH, REPORT_NAMES_STATISTIC, "q.q"), "q.q");
    assert_string_equal(report_name(REPORT_SPANISH, REPORT_NAMES_KIND, NULL), "");
    assert_string_equal(report_name(REPORT_FRENCH, REPORT_NAMES_MEASURE, "rate"), "Taux");
}

static void warnings_about_tables_are_translated(void **state) {
    (void)state;
    static const struct {
        const char *code;
        baremo_severity severity;
    } problems[] = {
#define BAREMO_PROBLEM(name, code, severity, summary, explanation, remedy) {code, severity},
#include "engine/input/problems.def"
#undef BAREMO_PROBLEM
    };
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (problems[i].severity == BAREMO_WARNING &&
            (!report_problem_summary(REPORT_SPANISH, problems[i].code) ||
             !report_problem_remedy(REPORT_FRENCH, problems[i].code)))
            fail_msg("reports/plan/problems.def has no line for %s", problems[i].code);
    assert_null(report_problem_summary(REPORT_ENGLISH, "total-row"));
    assert_null(report_problem_summary(REPORT_SPANISH, "of another floor"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_there_in_three_languages),
        cmocka_unit_test(a_translation_fills_in_what_the_english_text_fills_in),
        cmocka_unit_test(every_note_of_results_is_translated_with_its_arguments),
        cmocka_unit_test(a_reason_that_a_statistic_gives_is_shown_in_the_language),
        cmocka_unit_test(a_note_is_shown_in_the_language_with_its_arguments),
        cmocka_unit_test(filling_in_leaves_other_percent_signs_alone),
        cmocka_unit_test(the_language_is_found_in_any_form_of_its_code),
        cmocka_unit_test(warnings_about_tables_are_translated),
        cmocka_unit_test(statuses_have_a_word_and_marks_that_differ),
        cmocka_unit_test(an_unknown_id_stands_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
