/* Identifiers: what they are made of, and looking them up. */
#include "check.h"

#include <baremo/baremo.h>

#include "indicators/programme/identifiers.h"

static void letters_of_any_script_digits_and_three_marks_are_allowed(void **state) {
    (void)state;
    assert_true(identifier_valid("E1.03_a-b"));
    assert_true(identifier_valid("niñez"));
    assert_true(identifier_valid("мир"));
    assert_false(identifier_valid(""));
    assert_false(identifier_valid("a b"));
    assert_false(identifier_valid("a/b"));
    assert_false(identifier_valid("50%"));
}

static void a_name_becomes_an_identifier(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_string_equal(identifier_from(arena, "Plan de Málaga 2017/20"), "Plan-de-Málaga-2017-20");
    assert_string_equal(identifier_from(arena, ""), "");
    baremo_arena_free(arena);
}

static void the_first_of_equal_identifiers_is_found(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const char *const ids[] = {"b", "a", "c", "a"};
    id_index index = id_index_new(arena, ids, 4);
    assert_int_equal(id_index_find(&index, "a"), 1);
    assert_int_equal(id_index_find(&index, "b"), 0);
    assert_int_equal(id_index_find(&index, "c"), 2);
    assert_int_equal(id_index_find(&index, "A"), UINT32_MAX);
    id_index empty = id_index_new(arena, ids, 0);
    assert_int_equal(id_index_find(&empty, "a"), UINT32_MAX);
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_any_script_digits_and_three_marks_are_allowed),
        cmocka_unit_test(a_name_becomes_an_identifier),
        cmocka_unit_test(the_first_of_equal_identifiers_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
