/* Records taken out of a table leave the others whole: texts, kinds and labels stay together. */
#include "check.h"

#include "engine/table/table.h"

/* A column of three records as an SPSS file gives it: 9 is missing, 2 is "often", 1 is "never". */
static baremo_table *answers(baremo_arena *arena) {
    static const uint32_t codes[] = {1, 2, 3}, first_rows[] = {0, 0, 1, 2};
    static const char *const texts[] = {"", "9", "2", "1"}, *const labels[] = {"", "refused",
                                                                               "often", "never"};
    static const unsigned char kinds[] = {BAREMO_CELL_TEXT, BAREMO_CELL_MISSING, BAREMO_CELL_NUMBER,
                                          BAREMO_CELL_NUMBER};
    static place_break start = {0, 2, 0};
    baremo_table *table = baremo_arena_alloc(arena, sizeof *table);
    table->row_count = 3;
    table->column_count = 1;
    table->columns = baremo_arena_alloc(arena, sizeof *table->columns);
    *table->columns = (baremo_column){.heading = "q1",
                                      .codes = codes,
                                      .texts = texts,
                                      .kinds = kinds,
                                      .labels = labels,
                                      .first_rows = first_rows,
                                      .text_count = 4};
    table->breaks = &start;
    table->break_count = 1;
    return table;
}

static void texts_keep_their_labels_and_kinds(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_table *table = answers(arena);
    static const bool drop[] = {true, false, false};
    table_drop_rows(table, drop, arena);
    const baremo_column *left = table->columns;
    assert_int_equal(table->row_count, 2);
    assert_int_equal(left->text_count, 3);
    assert_string_equal(left->texts[left->codes[0]], "2");
    assert_string_equal(left->labels[left->codes[0]], "often");
    assert_string_equal(left->labels[left->codes[1]], "never");
    assert_int_equal(left->kinds[left->codes[0]], BAREMO_CELL_NUMBER);
    assert_int_equal(left->first_rows[left->codes[1]], 1);
    baremo_arena_free(arena);
}

static void a_blanked_text_is_blank_in_the_copy_only(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_table *table = answers(arena);
    static const bool blank[] = {false, false, true, false};
    const baremo_column *copy = table_blank_texts(table, 0, blank, arena)->columns;
    assert_int_equal(copy->codes[1], 0);
    assert_string_equal(copy->labels[copy->codes[2]], "never");
    assert_string_equal(table->columns->texts[table->columns->codes[1]], "2");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_keep_their_labels_and_kinds),
        cmocka_unit_test(a_blanked_text_is_blank_in_the_copy_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
