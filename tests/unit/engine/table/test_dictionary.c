/* Distinct texts keep the order in which they first appear, however many there are. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "engine/table/dictionary.h"

enum { MANY = 100000 };

static size_t text_of(char *buffer, uint32_t number) {
    return (size_t)sprintf(buffer, number % 3 ? "t%u" : "a longer text with number %u", number);
}

static void codes_follow_first_appearance(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    dictionary texts;
    char buffer[64];
    dictionary_init(&texts, arena);
    assert_int_equal(dictionary_code(&texts, "", 0, 0), 0);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < MANY; i++)
            assert_int_equal(dictionary_code(&texts, buffer, text_of(buffer, i), i), i + 1);
    for (uint32_t i = 0; i < MANY; i++) {
        size_t length = text_of(buffer, i);
        assert_int_equal(dictionary_find(&texts, buffer, length), i + 1);
        assert_int_equal(dictionary_at(&texts, i + 1)->first_row, i);
        assert_string_equal(dictionary_at(&texts, i + 1)->text, buffer);
    }
    assert_int_equal(dictionary_find(&texts, "never", 5), 0);
    baremo_arena_free(arena);
}

static void texts_that_share_head_and_tail_are_told_apart(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    dictionary texts;
    dictionary_init(&texts, arena);
    assert_int_equal(dictionary_code(&texts, "12345678-a-12345678", 19, 0), 1);
    assert_int_equal(dictionary_code(&texts, "12345678-b-12345678", 19, 0), 2);
    assert_int_equal(dictionary_code(&texts, "12345678", 8, 0), 3);
    assert_int_equal(dictionary_code(&texts, "1234567812345678", 16, 0), 4);
    assert_int_equal(dictionary_code(&texts, "a\0b", 3, 0), 5);
    assert_int_equal(dictionary_code(&texts, "a\0c", 3, 0), 6);
    assert_int_equal(dictionary_code(&texts, "a", 1, 0), 7);
    assert_int_equal(dictionary_code(&texts, "a\0", 2, 0), 8);
    baremo_arena_free(arena);
}

static void joining_gives_what_one_dictionary_would(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    dictionary one, first, second;
    uint32_t *codes = baremo_arena_array(arena, MANY + 1, sizeof *codes);
    char buffer[64];
    dictionary_init(&one, arena);
    dictionary_init(&first, arena);
    dictionary_init(&second, arena);
    for (uint32_t i = 0; i < MANY; i++) {
        size_t length = text_of(buffer, i * 7 % 60000);
        dictionary_code(&one, buffer, length, i);
        dictionary_code(i < MANY / 2 ? &first : &second, buffer, length, i % (MANY / 2));
    }
    dictionary_join(&first, &second, MANY / 2, codes);
    assert_int_equal(first.count, one.count);
    for (uint32_t code = 1; code < one.count; code++) {
        assert_string_equal(dictionary_at(&first, code)->text, dictionary_at(&one, code)->text);
        assert_int_equal(dictionary_at(&first, code)->first_row,
                         dictionary_at(&one, code)->first_row);
    }
    for (uint32_t code = 1; code < second.count; code++)
        assert_string_equal(dictionary_at(&first, codes[code])->text,
                            dictionary_at(&second, code)->text);
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_follow_first_appearance),
        cmocka_unit_test(texts_that_share_head_and_tail_are_told_apart),
        cmocka_unit_test(joining_gives_what_one_dictionary_would),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
