/* Texts as numbers, under either decimal mark. */
#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "engine/table/numeral.h"

static numeral read_text(const char *text) {
    numeral number;
    if (!numeral_read(text, &number))
        fail_msg("%s is no number", text);
    return number;
}

static void a_number_without_marks_is_neutral(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {{"0", 0},     {"-0", 0},      {"12", 12}, {"+3", 3},
                 {"1e5", 1e5}, {"1E-3", 1e-3}, {"007", 7}, {"1 234 567", 1234567},
                 {"-3", -3},   {"12 %", 12}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        numeral number = read_text(cases[i].text);
        assert_int_equal(number.proof, NUMERAL_NEUTRAL);
        assert_close(number.as_point, cases[i].value, 0);
        assert_close(number.as_comma, cases[i].value, 0);
    }
}

static void marks_that_fit_one_reading_prove_it(void **state) {
    (void)state;
    static const struct {
        const char *text;
        numeral_proof proof;
        double value;
    } cases[] = {{"1.5", NUMERAL_POINT, 1.5},
                 {".5", NUMERAL_POINT, 0.5},
                 {"5.", NUMERAL_POINT, 5},
                 {"0.123", NUMERAL_POINT, 0.123},
                 {"1234.567", NUMERAL_POINT, 1234.567},
                 {"1,234.50", NUMERAL_POINT, 1234.5},
                 {"12,345,678", NUMERAL_POINT, 12345678},
                 {"1'234.50", NUMERAL_POINT, 1234.5},
                 {"1.5e+2", NUMERAL_POINT, 150},
                 {"1,5", NUMERAL_COMMA, 1.5},
                 {"0,123", NUMERAL_COMMA, 0.123},
                 {"1.234,5", NUMERAL_COMMA, 1234.5},
                 {"12.345.678", NUMERAL_COMMA, 12345678},
                 {"1\u00a0234,5", NUMERAL_COMMA, 1234.5},
                 {"12\u202f345,6", NUMERAL_COMMA, 12345.6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        numeral number = read_text(cases[i].text);
        assert_int_equal(number.proof, cases[i].proof);
        bool point = cases[i].proof == NUMERAL_POINT;
        assert_close(point ? number.as_point : number.as_comma, cases[i].value, 0);
        assert_true(baremo_is_missing(point ? number.as_comma : number.as_point));
    }
}

static void three_digits_behind_one_mark_can_be_read_two_ways(void **state) {
    (void)state;
    numeral point = read_text("1.234"), comma = read_text("-12,345");
    assert_int_equal(point.proof, NUMERAL_EITHER);
    assert_close(point.as_point, 1.234, 0);
    assert_close(point.as_comma, 1234, 0);
    assert_int_equal(comma.proof, NUMERAL_EITHER);
    assert_close(comma.as_point, -12345, 0);
    assert_close(comma.as_comma, -12.345, 0);
}

static void other_minus_signs_are_negative_and_flagged(void **state) {
    (void)state;
    static const char *const texts[] = {"\u22123", "\u20133", "(3)", "3-"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        numeral number = read_text(texts[i]);
        assert_close(number.as_point, -3, 0);
        assert_true(number.flags & NUMERAL_MINUS);
    }
}

static void a_dash_for_the_cents_is_no_minus(void **state) {
    (void)state;
    static const char *const texts[] = {"5.000,-", "5.000,--", "5.000,- €", "EUR 5.000,-"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        numeral number = read_text(texts[i]);
        assert_close(number.as_comma, 5000, 0);
        assert_int_equal(number.proof, NUMERAL_COMMA);
        assert_false(number.flags & NUMERAL_MINUS);
    }
    assert_close(read_text("50.-").as_point, 50, 0);
}

static void units_are_taken_off_and_named(void **state) {
    (void)state;
    assert_string_equal(read_text("€ 1.200,50").currency, "EUR");
    assert_string_equal(read_text("1200,50 EUR").currency, "EUR");
    assert_string_equal(read_text("$5").currency, "USD");
    assert_string_equal(read_text("-5 £").currency, "GBP");
    assert_true(read_text("12\u00a0%").flags & NUMERAL_PERCENT);
    assert_close(read_text("-€5").as_point, -5, 0);
}

static void limits_of_a_double_are_flagged(void **state) {
    (void)state;
    assert_true(read_text("1e400").flags & NUMERAL_OVERFLOW);
    assert_true(read_text("1e-400").flags & NUMERAL_UNDERFLOW);
    assert_false(read_text("1e-320").flags & NUMERAL_UNDERFLOW);
    assert_false(read_text("0e-400").flags & NUMERAL_UNDERFLOW);
    assert_true(read_text("9007199254740993").flags & NUMERAL_DIGITS);
    assert_false(read_text("9007199254740991").flags & NUMERAL_DIGITS);
    assert_false(read_text("0.12345678901234567890").flags & NUMERAL_DIGITS);
}

static void everything_else_is_no_number(void **state) {
    (void)state;
    static const char *const texts[] = {"",        "-",         "e5",         "1e",   "1e+",
                                        "1,2,3",   "12.34.567", "1.23,456,7", "1 23", "0 123",
                                        "1_000",   "0x1F",      "1d5",        "nan",  "inf",
                                        "٣",       "１",        "1-2",        "--3",  "3%%4",
                                        "1 234 5", "1.234 567", "2018-07",    "'10",  "1,234e5,"};
    numeral number;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (numeral_read(texts[i], &number))
            fail_msg("%s was read as a number", texts[i]);
}

static void a_text_of_any_length_is_looked_at_in_bounds(void **state) {
    (void)state;
    char digits[2048];
    numeral number;
    memset(digits, '9', sizeof digits - 1);
    digits[sizeof digits - 1] = '\0';
    assert_false(numeral_read(digits, &number));
    digits[399] = '\0';
    assert_true(numeral_read(digits, &number));
    assert_true(number.flags & NUMERAL_OVERFLOW);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_without_marks_is_neutral),
        cmocka_unit_test(marks_that_fit_one_reading_prove_it),
        cmocka_unit_test(three_digits_behind_one_mark_can_be_read_two_ways),
        cmocka_unit_test(other_minus_signs_are_negative_and_flagged),
        cmocka_unit_test(a_dash_for_the_cents_is_no_minus),
        cmocka_unit_test(units_are_taken_off_and_named),
        cmocka_unit_test(limits_of_a_double_are_flagged),
        cmocka_unit_test(everything_else_is_no_number),
        cmocka_unit_test(a_text_of_any_length_is_looked_at_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
