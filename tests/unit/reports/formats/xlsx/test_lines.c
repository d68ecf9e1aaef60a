#include "check.h"

#include "reports/formats/xlsx/lines.h"

static void words_are_wrapped_at_the_width(void **state) {
    (void)state;
    assert_int_equal(xlsx_line_count("", 10), 1);
    assert_int_equal(xlsx_line_count("0123456789", 10), 1);
    assert_int_equal(xlsx_line_count("01234 56789", 10), 2);
    assert_int_equal(xlsx_line_count("illicit little", 9), 1); /* narrow letters */
    assert_int_equal(xlsx_line_count("MAMMUM WOMAN", 14), 2);  /* wide ones */
    assert_int_equal(xlsx_line_count("áéíóú áéíóú", 12), 1);
    assert_int_equal(xlsx_line_count("one\ntwo\n", 10), 3);
}

static void a_word_longer_than_a_line_is_broken(void **state) {
    (void)state;
    assert_int_equal(xlsx_line_count("abcdefghijklmnopqrstuvwxyz", 10), 3);
    assert_int_equal(xlsx_line_count("ab abcdefghijklmnopqrstuvwxyz", 10), 4);
    assert_int_equal(xlsx_line_count("000", 0), 3);
}

static void the_longest_word_is_found(void **state) {
    (void)state;
    assert_int_equal(xlsx_longest_word("Línea de referencia\nbase"), 10);
    assert_int_equal(xlsx_longest_word(""), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_wrapped_at_the_width),
        cmocka_unit_test(a_word_longer_than_a_line_is_broken),
        cmocka_unit_test(the_longest_word_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
