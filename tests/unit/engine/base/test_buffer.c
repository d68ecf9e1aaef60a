#include "check.h"

#include "engine/base/buffer.h"

typedef struct made {
    baremo_arena *arena;
    baremo_buffer text;
} made;

static made begin(void) {
    made one = {.arena = baremo_arena_new(NULL)};
    one.text = baremo_buffer_new(one.arena);
    return one;
}

static void ends_as(made *one, const char *expected) {
    assert_string_equal(baremo_buffer_text(&one->text), expected);
    baremo_arena_free(one->arena);
}

static void column_is(size_t column, const char *expected) {
    made one = begin();
    baremo_buffer_add_column(&one.text, column);
    ends_as(&one, expected);
}

static void columns_are_named_as_spreadsheets_name_them(void **state) {
    (void)state;
    column_is(0, "");
    column_is(1, "A");
    column_is(26, "Z");
    column_is(27, "AA");
    column_is(702, "ZZ");
    column_is(703, "AAA");
    column_is(16384, "XFD");
}

static void whole_is(size_t whole, const char *expected) {
    made one = begin();
    baremo_buffer_add_whole(&one.text, whole);
    ends_as(&one, expected);
}

static void whole_numbers_have_all_their_digits(void **state) {
    (void)state;
    whole_is(0, "0");
    whole_is(10, "10");
    whole_is(1048576, "1048576");
    whole_is(SIZE_MAX, "18446744073709551615");
}

static void json_is(const char *text, const char *expected) {
    made one = begin();
    baremo_buffer_add_json(&one.text, text);
    ends_as(&one, expected);
}

static void texts_are_escaped_for_json(void **state) {
    (void)state;
    json_is(NULL, "null");
    json_is("", "\"\"");
    json_is("Málaga", "\"Málaga\"");
    json_is("a \"b\" \\", "\"a \\\"b\\\" \\\\\"");
    json_is("\"\"", "\"\\\"\\\"\"");
    json_is("\t\n\r\b\f", "\"\\t\\n\\r\\b\\f\"");
    json_is("\v\x01\x7f.", "\"\\u000b\\u0001\\u007f.\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_named_as_spreadsheets_name_them),
        cmocka_unit_test(whole_numbers_have_all_their_digits),
        cmocka_unit_test(texts_are_escaped_for_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
