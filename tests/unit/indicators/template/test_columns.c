#include "check.h"

#include "indicators/template/template.h"

#include <string.h>

#include "indicators/programme/programme.h"
#include "indicators/template/helps.h"

static const char *const languages[] = {"en", "es", "fr"};
enum { LANGUAGES = 3 };

/* The others belong to a comparison. */
static bool is_template_table(schema_table_id table) {
    return table != TABLE_COMPARISON && table != TABLE_EXCHANGE;
}

static void every_table_column_and_key_has_its_help_in_each_language(void **state) {
    (void)state;
    for (size_t l = 0; l < LANGUAGES; l++) {
        for (int i = 0; i < TABLE_COUNT; i++)
            if (is_template_table((schema_table_id)i))
                assert_non_null(template_table_help((schema_table_id)i, languages[l]));
        for (int i = 0; i < COLUMN_COUNT; i++)
            if (is_template_table(schema_columns[i].table))
                assert_non_null(template_column_help((schema_column_id)i, languages[l]));
        for (int i = 0; i < KEY_COUNT; i++)
            assert_non_null(template_key_help((schema_key)i, languages[l]));
    }
}

static baremo_draft *all_tables(baremo_arena *arena, const char *language) {
    baremo_draft *draft = baremo_draft_new(arena, language);
    for (int i = 0; i < TABLE_COUNT; i++)
        if (is_template_table((schema_table_id)i))
            template_table(draft, (schema_table_id)i);
    return draft;
}

static void closed_columns_have_words_and_references_lead_somewhere(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const baremo_draft *draft = all_tables(arena, "es");
    for (size_t i = 0; i < draft->table_count; i++)
        for (size_t j = 0; j < draft->tables[i]->column_count; j++) {
            const baremo_draft_column *column = &draft->tables[i]->columns[j];
            schema_column_id id = (schema_column_id)(schema_table_of((schema_table_id)i).first + j);
            if (schema_columns[id].type == SCHEMA_WORD && id != PROGRAMME_KEY)
                assert_true(column->kind == BAREMO_DRAFT_WORD && column->word_count > 1);
            if (!column->of_table)
                continue;
            const baremo_draft_table *other = baremo_draft_find(draft, column->of_table);
            assert_non_null(other);
            assert_true(baremo_draft_column_find(other, column->of_column) < other->column_count);
        }
    baremo_arena_free(arena);
}

/* A list of more than 255 characters is no drop-down list in Excel. */
static void words_of_each_column_are_few_enough_for_a_list(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    for (size_t l = 0; l < LANGUAGES; l++) {
        const baremo_draft *draft = all_tables(arena, languages[l]);
        for (size_t i = 0; i < draft->table_count; i++)
            for (size_t j = 0; j < draft->tables[i]->column_count; j++) {
                const baremo_draft_column *column = &draft->tables[i]->columns[j];
                size_t length = 0;
                for (size_t k = 0; k < column->word_count; k++) {
                    assert_null(strchr(column->words[k], ','));
                    length += strlen(column->words[k]) + 1;
                }
                assert_true(length <= 255);
            }
    }
    baremo_arena_free(arena);
}

static void headings_and_words_are_in_the_language(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = baremo_draft_new(arena, "es");
    const baremo_draft_table *table = template_table(draft, TABLE_INDICATORS);
    const baremo_draft_column *direction = &table->columns[template_column(INDICATORS_DIRECTION)];
    assert_string_equal(table->name, "indicators");
    assert_string_equal(table->title, "indicadores");
    assert_string_equal(direction->name, "direction");
    assert_string_equal(direction->heading, "dirección");
    assert_string_equal(direction->words[0], "aumentar");
    const baremo_draft_column *places = &table->columns[template_column(INDICATORS_OVER_PLACES)];
    for (size_t i = 0; i < places->word_count; i++)
        assert_string_not_equal(places->words[i], "último"); /* has no meaning over places */
    baremo_arena_free(arena);
}

static void keys_stand_in_their_order_with_their_words(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = baremo_draft_new(arena, "fr");
    baremo_draft_table *table = template_table(draft, TABLE_PROGRAMME);
    template_keys(draft, table);
    assert_int_equal(table->row_count, KEY_COUNT);
    assert_string_equal(baremo_draft_at(table, KEY_DECIMAL, 0)->text, "décimale");
    const baremo_draft_cell *mark = template_key(table, KEY_DECIMAL);
    assert_int_equal(mark->word_count, 2);
    assert_string_equal(mark->words[0], "point");
    assert_string_equal(mark->words[1], "virgule");
    assert_string_equal(template_word(arena, "en", SET_DECIMAL, BAREMO_DECIMAL_COMMA), "comma");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_column_and_key_has_its_help_in_each_language),
        cmocka_unit_test(closed_columns_have_words_and_references_lead_somewhere),
        cmocka_unit_test(words_of_each_column_are_few_enough_for_a_list),
        cmocka_unit_test(headings_and_words_are_in_the_language),
        cmocka_unit_test(keys_stand_in_their_order_with_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
