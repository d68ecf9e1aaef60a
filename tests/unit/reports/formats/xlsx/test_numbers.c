#include "check.h"

#include "made_run.h"
#include "reports/formats/xlsx/numbers.h"

static const char *format(baremo_arena *arena, report_language language, double number,
                          report_quantity quantity) {
    const report_cell cell = {.kind = REPORT_CELL_NUMBER, .number = number, .quantity = quantity};
    return xlsx_number_format(arena, language, &cell);
}

TEST_IN_ARENA(each_class_has_its_format) {
    const report_quantity percent = {.value_class = BAREMO_VALUE_PERCENT, .decimals = 1};
    const report_quantity share = {.value_class = BAREMO_VALUE_SHARE};
    const report_quantity euros = {.value_class = BAREMO_VALUE_MONEY, .currency = "EUR"};
    const report_quantity kronor = {.value_class = BAREMO_VALUE_MONEY, .currency = "SEK"};
    const report_quantity count = {.value_class = BAREMO_VALUE_COUNT};
    const report_quantity flag = {.value_class = BAREMO_VALUE_FLAG};
    assert_string_equal(format(argument, REPORT_SPANISH, 12.5, percent), "#,##0.0\\ \"%\"");
    assert_string_equal(format(argument, REPORT_ENGLISH, 0.5, share), "#,##0%");
    assert_string_equal(format(argument, REPORT_FRENCH, 12, euros), "#,##0\\ \"€\"");
    assert_string_equal(format(argument, REPORT_ENGLISH, 12.25, euros), "\"€\"#,##0.00");
    assert_string_equal(format(argument, REPORT_ENGLISH, 12, kronor), "\"SEK\"\\ #,##0");
    assert_string_equal(format(argument, REPORT_SPANISH, 3, count), "#,##0");
    assert_string_equal(format(argument, REPORT_SPANISH, 3.5, count), "#,##0.0");
    assert_string_equal(format(argument, REPORT_SPANISH, 1, flag), "\"sí\";\"sí\";\"no\"");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_rung_shows_its_index_and_word_and_stays_a_number) {
    const report_cell cell = {.kind = REPORT_CELL_NUMBER,
                              .number = 2,
                              .text = "\"casi\" plena",
                              .quantity = {.value_class = BAREMO_VALUE_LEVEL}};
    assert_string_equal(xlsx_number_format(argument, REPORT_SPANISH, &cell),
                        "0\" · ”casi” plena\"");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_change_shows_its_sign_and_percentages_change_in_points) {
    const report_cell cell = {.kind = REPORT_CELL_NUMBER,
                              .number = 2,
                              .signed_number = true,
                              .quantity = {.value_class = BAREMO_VALUE_PERCENT, .decimals = 1}};
    assert_string_equal(xlsx_number_format(argument, REPORT_SPANISH, &cell),
                        "+#,##0.0;-#,##0.0;#,##0.0");
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_class_has_its_format),
        cmocka_unit_test(a_rung_shows_its_index_and_word_and_stays_a_number),
        cmocka_unit_test(a_change_shows_its_sign_and_percentages_change_in_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
