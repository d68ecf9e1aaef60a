/* The tables, columns, keys and words as data: every name is found, and means one thing. */
#include "check.h"

#include <string.h>

#include <baremo/baremo.h>

#include "indicators/programme/programme.h"
#include "indicators/programme/schema.h"

/* Two things of one index under one key would make the second unreachable. */
static void assert_names_mean_one_thing(const name_index *index) {
    for (size_t i = 0; i < index->count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(index->keys[i], index->keys[j]) == 0 && strcmp(index->texts[i], "≠") != 0 &&
                index->values[i] != index->values[j])
                fail_msg("`%s` means %d and %d", index->texts[i], index->values[j],
                         index->values[i]);
}

static void no_table_name_means_two_tables(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_names_mean_one_thing(schema_table_index(arena));
    baremo_arena_free(arena);
}

static void no_heading_means_two_columns_of_a_table(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    for (int table = 0; table < TABLE_COUNT; table++)
        assert_names_mean_one_thing(schema_column_index(arena, (schema_table_id)table));
    baremo_arena_free(arena);
}

static void no_key_and_no_word_means_two_things(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_names_mean_one_thing(schema_key_index(arena));
    for (int set = 0; set < SET_COUNT; set++)
        assert_names_mean_one_thing(schema_word_index(arena, (schema_set)set));
    baremo_arena_free(arena);
}

static void every_set_has_words_in_three_languages(void **state) {
    (void)state;
    size_t count = 0, seen[SET_COUNT] = {0};
    const schema_word *words = schema_words(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(*words[i].word && *words[i].names.spanish && *words[i].names.french);
        seen[words[i].set]++;
    }
    for (int set = 0; set < SET_COUNT; set++)
        assert_true(seen[set] > 0);
}

static void columns_of_a_table_stand_together(void **state) {
    (void)state;
    size_t total = 0;
    for (int table = 0; table < TABLE_COUNT; table++) {
        schema_table one = schema_table_of((schema_table_id)table);
        assert_true(one.column_count > 0);
        for (size_t i = 0; i < one.column_count; i++)
            assert_int_equal(schema_columns[one.first + i].table, table);
        total += one.column_count;
    }
    assert_int_equal(total, COLUMN_COUNT);
}

static void names_are_found_without_case_accents_and_spaces(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    int value = -1;
    assert_true(name_index_find(schema_table_index(arena), "INDICADORES", &value));
    assert_int_equal(value, TABLE_INDICATORS);
    assert_true(name_index_find(schema_column_index(arena, TABLE_AREAS), "Poblacion ", &value));
    assert_int_equal(value, AREAS_POPULATION);
    assert_true(name_index_find(schema_column_index(arena, TABLE_INDICATORS), "Over time", &value));
    assert_int_equal(value, INDICATORS_OVER_TIME);
    assert_false(name_index_find(schema_table_index(arena), "indicatorz", &value));
    assert_string_equal(name_index_nearest(schema_table_index(arena), "indicatorz"), "indicators");
    assert_null(name_index_nearest(schema_table_index(arena), "zzzzzzzz"));
    baremo_arena_free(arena);
}

/* The key of ≠ without its mark is =, so symbols are looked up as they are first. */
static void symbols_are_not_taken_for_one_another(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const name_index *operators = schema_word_index(arena, SET_OPERATOR);
    int value = -1;
    assert_true(name_index_find(operators, "≠", &value));
    assert_int_equal(value, PROGRAMME_NOT_EQUAL);
    assert_true(name_index_find(operators, "=", &value));
    assert_int_equal(value, PROGRAMME_EQUAL);
    assert_true(name_index_find(operators, "≤", &value));
    assert_int_equal(value, PROGRAMME_LESS_EQUAL);
    baremo_arena_free(arena);
}

static void first_name_is_the_heading_of_its_language(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const name_list *title = &schema_columns[INDICATORS_TITLE].names;
    assert_string_equal(names_first(arena, title, "en"), "title");
    assert_string_equal(names_first(arena, title, "es"), "título");
    assert_string_equal(names_first(arena, title, "fr"), "titre");
    assert_string_equal(schema_column_name(arena, OBSERVATIONS_NUMERATOR), "numerator");
    assert_string_equal(schema_word_name(SET_STATUS, PROGRAMME_ACTION_NOT_STARTED), "not_started");
    assert_string_equal(schema_word_name(SET_STATUS, PROGRAMME_ACTION_BLANK), "");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_table_name_means_two_tables),
        cmocka_unit_test(no_heading_means_two_columns_of_a_table),
        cmocka_unit_test(no_key_and_no_word_means_two_things),
        cmocka_unit_test(every_set_has_words_in_three_languages),
        cmocka_unit_test(columns_of_a_table_stand_together),
        cmocka_unit_test(names_are_found_without_case_accents_and_spaces),
        cmocka_unit_test(symbols_are_not_taken_for_one_another),
        cmocka_unit_test(first_name_is_the_heading_of_its_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
