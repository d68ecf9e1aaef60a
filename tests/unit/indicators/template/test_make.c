#include "check.h"

#include "indicators/template/make.h"

#include <string.h>

static const char *const languages[] = {"en", "es", "fr"};
enum { LANGUAGES = 3 };

static void an_empty_template_has_no_data(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    for (size_t l = 0; l < LANGUAGES; l++) {
        const template_wish wish = {.language = languages[l], .workbook = true};
        const baremo_draft *draft = template_make(arena, &wish);
        for (size_t i = 1; i < draft->table_count; i++)
            for (size_t j = 0; j < draft->tables[i]->row_count; j++)
                assert_int_equal(baremo_draft_at(draft->tables[i], j, 0)->look,
                                 BAREMO_DRAFT_EXAMPLE);
        assert_true(baremo_draft_find(draft, "indicators")->row_count == 2);
        assert_null(template_key(draft->tables[0], KEY_TITLE)->text);
    }
    baremo_arena_free(arena);
}

static const char *survey_cell(const baremo_draft *draft, const char *column) {
    const baremo_draft_table *surveys = baremo_draft_find(draft, "surveys");
    return baremo_draft_at(surveys, 0, baremo_draft_column_find(surveys, column))->text;
}

static void answers_of_the_example_are_a_sheet_or_a_file(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    template_wish wish = {.language = "es", .example = true, .workbook = true};
    const baremo_draft *draft = template_make(arena, &wish);
    assert_string_equal(survey_cell(draft, "sheet"), "respuestas");
    assert_string_equal(survey_cell(draft, "file"), "");
    assert_true(baremo_draft_find(draft, "respuestas")->row_count > 60);
    wish.workbook = false;
    draft = template_make(arena, &wish);
    assert_string_equal(survey_cell(draft, "sheet"), "");
    assert_string_equal(survey_cell(draft, "file"), "respuestas.csv");
    baremo_arena_free(arena);
}

static void words_of_the_example_are_those_of_the_lists(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    for (size_t l = 0; l < LANGUAGES; l++) {
        const template_wish wish = {.language = languages[l], .example = true};
        const baremo_draft *draft = template_make(arena, &wish);
        for (size_t i = 0; i < draft->table_count; i++) {
            const baremo_draft_table *table = draft->tables[i];
            for (size_t k = 0; k < table->row_count * table->column_count; k++) {
                const baremo_draft_column *column = &table->columns[k % table->column_count];
                const char *text = table->cells[k].text;
                bool found = !text || !*text || column->kind != BAREMO_DRAFT_WORD;
                for (size_t w = 0; !found && w < column->word_count; w++)
                    found = strcmp(column->words[w], text) == 0;
                assert_true(found);
            }
        }
    }
    baremo_arena_free(arena);
}

static void no_text_of_another_language_is_left(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    for (size_t l = 0; l < LANGUAGES; l++) {
        const template_wish wish = {.language = languages[l], .example = true};
        const baremo_draft *draft = template_make(arena, &wish);
        for (size_t i = 0; i < draft->table_count; i++) {
            const baremo_draft_table *table = draft->tables[i];
            for (size_t k = 0; k < table->row_count * table->column_count; k++)
                assert_true(!table->cells[k].text || !strpbrk(table->cells[k].text, "{}~"));
        }
    }
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_template_has_no_data),
        cmocka_unit_test(answers_of_the_example_are_a_sheet_or_a_file),
        cmocka_unit_test(words_of_the_example_are_those_of_the_lists),
        cmocka_unit_test(no_text_of_another_language_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
