#include "check.h"

#include <string.h>

#include "made_run.h"
#include "reports/formats/xlsx/book.h"

TEST_IN_ARENA(broken_utf8_and_control_characters_never_get_in) {
    assert_string_equal(xlsx_safe_text(argument,
                                       "a\x01\x02"
                                       "b\xff"
                                       "c\n\xc3",
                                       100),
                        "ab\xef\xbf\xbd"
                        "c\n\xef\xbf\xbd");
    assert_string_equal(xlsx_safe_text(argument, "", 100), "");
    assert_string_equal(xlsx_safe_text(argument, "Málaga ✓", 100), "Málaga ✓");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_text_is_cut_between_characters_as_excel_counts_them) {
    assert_string_equal(xlsx_safe_text(argument, "áéí", 2), "áé");
    /* U+1F600 takes two units */
    assert_string_equal(xlsx_safe_text(argument,
                                       "a\xf0\x9f\x98\x80"
                                       "b",
                                       2),
                        "a");
    assert_string_equal(xlsx_safe_text(argument,
                                       "a\xf0\x9f\x98\x80"
                                       "b",
                                       3),
                        "a\xf0\x9f\x98\x80");
    return BAREMO_OK;
}

TEST_IN_ARENA(cells_are_named_as_a_spreadsheet_names_them) {
    assert_string_equal(xlsx_cell_name(argument, 0, 0, false), "A1");
    assert_string_equal(xlsx_cell_name(argument, 11, 25, true), "$Z$12");
    assert_string_equal(xlsx_cell_name(argument, 9, 26, false), "AA10");
    assert_string_equal(xlsx_cell_name(argument, 1048575, 16383, false), "XFD1048576");
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_utf8_and_control_characters_never_get_in),
        cmocka_unit_test(a_text_is_cut_between_characters_as_excel_counts_them),
        cmocka_unit_test(cells_are_named_as_a_spreadsheet_names_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
