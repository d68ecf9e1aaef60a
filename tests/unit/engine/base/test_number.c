#include "check.h"

#include <baremo/number.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void printed(double value, const char *expected) {
    char text[BAREMO_NUMBER_SIZE];
    double back = 0;
    assert_int_equal(baremo_number_print(text, value), strlen(expected));
    assert_string_equal(text, expected);
    if (!isnan(value) && !isinf(value)) {
        assert_true(baremo_number_parse(text, strlen(text), &back));
        assert_true(back == value);
    }
}

static void a_number_is_printed_as_the_shortest_text_that_reads_back(void **state) {
    (void)state;
    printed(0.0, "0");
    printed(-0.0, "0");
    printed(0.1, "0.1");
    printed(1.0 / 3, "0.3333333333333333");
    printed(2.385, "2.385");
    printed(-1234567.5, "-1234567.5");
    printed(1e300, "1e+300");
    printed(5e-324, "5e-324");
    printed(1e-5, "1e-05");
    printed(0.0001, "0.0001");
    printed(0.1 + 0.2, "0.30000000000000004");
    printed(1e15, "1000000000000000");
    printed(123456789012345680.0, "1.2345678901234568e+17");
    printed(1e17, "1e+17");
    printed(HUGE_VAL, "Inf");
    printed(-HUGE_VAL, "-Inf");
    printed(BAREMO_MISSING, "");
}

/* The digits of a number's text, without zeros before and behind. */
static void significant(const char *text, char *digits) {
    size_t count = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= (count ? '0' : '1') && *text <= '9')
            digits[count++] = *text;
    while (count && digits[count - 1] == '0')
        count--;
    digits[count] = '\0';
}

/* The C library's digits: the fewest of 15, 16 or 17 that read back. */
static void as_the_library(double value) {
    char text[BAREMO_NUMBER_SIZE], printed_text[64], expected[64], ours[64];
    int precision = 14;
    do
        snprintf(printed_text, sizeof printed_text, "%.*e", precision, value);
    while (strtod(printed_text, NULL) != value && ++precision < 17);
    baremo_number_print(text, value);
    significant(printed_text, expected);
    significant(text, ours);
    assert_string_equal(ours, expected);
    assert_true(strtod(text, NULL) == value);
}

static void decimals_of_few_places_have_the_digits_of_the_library(void **state) {
    uint64_t seed = 1;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
        double value = (double)(seed >> (14 + i % 50)) / pow(10, i % 9);
        if (value == 0)
            continue;
        as_the_library(value);
        as_the_library(nextafter(value, HUGE_VAL));
        as_the_library(nextafter(value, 0));
    }
    as_the_library(999999999999999.9);
    as_the_library(999999999.999999);
    as_the_library(0.000001);
    as_the_library(0.0000005);
}

/* From 1e-6 to 1e16, where the ways of finding digits meet, with powers of two, whose gaps differ on either side. */
static void fractions_have_the_digits_of_the_library(void **state) {
    uint64_t seed = 7;
    (void)state;
    for (int i = 0; i < 60000; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
        as_the_library(ldexp(1 + (double)(seed >> 12) / 4503599627370496.0, (int)(seed % 74) - 20));
        as_the_library((double)(seed >> 40) / (double)(1 + (seed >> 17) % 1000));
    }
    for (int power = -20; power <= 54; power++) {
        double value = ldexp(1, power);
        as_the_library(value);
        as_the_library(nextafter(value, HUGE_VAL));
        as_the_library(nextafter(value, 0));
        as_the_library(ldexp(1.5, power));
    }
    for (int power = -6; power <= 16; power++) {
        double value = pow(10, power);
        as_the_library(nextafter(value, HUGE_VAL));
        as_the_library(nextafter(value, 0));
    }
}

static void formatted(double value, int decimals, const char *expected) {
    char text[BAREMO_NUMBER_SIZE];
    baremo_number_format(text, value, decimals, ",", ".");
    assert_string_equal(text, expected);
}

static void people_see_decimals_rounded_half_away_from_zero(void **state) {
    (void)state;
    formatted(2.385, 2, "2,39");
    formatted(-2.385, 2, "-2,39");
    formatted(0.5, 0, "1");
    formatted(1.5, 0, "2");
    formatted(2.5, 0, "3");
    formatted(9.995, 2, "10,00");
    formatted(1234567.891, 1, "1.234.567,9");
    formatted(999.95, 1, "1.000,0");
    formatted(0.004, 2, "0,00");
    formatted(-0.004, 2, "0,00");
    formatted(0.05, 1, "0,1");
    formatted(0.00001, 3, "0,000");
    formatted(1474, 0, "1.474");
}

static void refused(const char *text) {
    double value = 0;
    if (baremo_number_parse(text, strlen(text), &value))
        fail_msg("\"%s\" was taken for a number", text);
}

static void only_plain_decimal_numbers_are_read(void **state) {
    (void)state;
    const char *const wrong[] = {"",    "-",   ".",  "e5", "1e",  "0x1F",  "1_000", "nan", "inf",
                                 "1,5", "1 0", " 1", "1 ", "--1", "1.2.3", "1d5",   "1f",  "1e+"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        refused(wrong[i]);
    double value = 0;
    assert_true(baremo_number_parse("9007199254740993", 16, &value));
    assert_true(value == 9007199254740992.0);
    assert_true(baremo_number_parse("+.5", 3, &value) && value == 0.5);
    assert_true(baremo_number_parse("5.", 2, &value) && value == 5);
    assert_true(baremo_number_parse("1.5E+2", 6, &value) && value == 150);
    assert_true(baremo_number_parse("00000000000000000000012", 23, &value) && value == 12);
    assert_true(baremo_number_parse("1e400", 5, &value) && isinf(value));
    assert_true(baremo_number_parse("0e999999999", 11, &value) && value == 0);
    assert_true(baremo_number_parse("123456789.123456789123456789", 28, &value) &&
                value == 123456789.123456789123456789);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_printed_as_the_shortest_text_that_reads_back),
        cmocka_unit_test(decimals_of_few_places_have_the_digits_of_the_library),
        cmocka_unit_test(fractions_have_the_digits_of_the_library),
        cmocka_unit_test(people_see_decimals_rounded_half_away_from_zero),
        cmocka_unit_test(only_plain_decimal_numbers_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
