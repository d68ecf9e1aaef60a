#include "check.h"

#include "reports/plan/numbers.h"

#include <baremo/number.h>

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf"
#define MINUS "\xe2\x88\x92"

static baremo_arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = baremo_arena_new(NULL);
    return arena ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    baremo_arena_free(arena);
    return 0;
}

static const report_quantity PERCENT = {.value_class = BAREMO_VALUE_PERCENT, .decimals = 1};
static const report_quantity COUNT = {.value_class = BAREMO_VALUE_COUNT};
static const report_quantity EUROS = {.value_class = BAREMO_VALUE_MONEY, .currency = "EUR"};
static const report_quantity KRONOR = {.value_class = BAREMO_VALUE_MONEY, .currency = "SEK"};

static void each_language_has_its_marks(void **state) {
    (void)state;
    assert_string_equal(report_number(arena, REPORT_ENGLISH, 1234567.25, 1), "1,234,567.3");
    assert_string_equal(report_number(arena, REPORT_SPANISH, 1234567.25, 1), "1.234.567,3");
    assert_string_equal(report_number(arena, REPORT_FRENCH, 1234567.25, 1),
                        "1" NARROW "234" NARROW "567,3");
    assert_string_equal(report_number(arena, REPORT_SPANISH, 1234, 0), "1.234");
    assert_string_equal(report_number(arena, REPORT_SPANISH, 2.385, 2), "2,39");
}

static void minus_is_a_minus_sign_and_never_stands_before_zero(void **state) {
    (void)state;
    assert_string_equal(report_number(arena, REPORT_ENGLISH, -3.5, 1), MINUS "3.5");
    assert_string_equal(report_number(arena, REPORT_ENGLISH, -0.04, 1), "0.0");
    assert_string_equal(report_change(arena, REPORT_ENGLISH, -0.04, COUNT), "0.0");
    assert_string_equal(report_change(arena, REPORT_ENGLISH, 0, COUNT), "0");
}

static void a_missing_number_is_nothing(void **state) {
    (void)state;
    assert_string_equal(report_number(arena, REPORT_SPANISH, BAREMO_MISSING, 2), "");
    assert_string_equal(report_value(arena, REPORT_SPANISH, BAREMO_MISSING, EUROS), "");
    assert_string_equal(report_change(arena, REPORT_SPANISH, BAREMO_MISSING, PERCENT), "");
    assert_string_equal(report_share(arena, REPORT_SPANISH, BAREMO_MISSING, 0), "");
}

static void classes_are_printed_with_their_marks(void **state) {
    (void)state;
    report_quantity p = {.value_class = BAREMO_VALUE_P};
    report_quantity flag = {.value_class = BAREMO_VALUE_FLAG};
    assert_string_equal(report_value(arena, REPORT_ENGLISH, 12.5, PERCENT), "12.5%");
    assert_string_equal(report_value(arena, REPORT_SPANISH, 12.5, PERCENT), "12,5" NBSP "%");
    assert_string_equal(report_value(arena, REPORT_FRENCH, 12.5, PERCENT), "12,5" NARROW "%");
    assert_string_equal(report_share(arena, REPORT_SPANISH, 2.0 / 3, 0), "67" NBSP "%");
    assert_string_equal(report_value(arena, REPORT_SPANISH, 1234, EUROS), "1.234" NBSP "€");
    assert_string_equal(report_value(arena, REPORT_ENGLISH, -12.5, EUROS), MINUS "€12.50");
    assert_string_equal(report_value(arena, REPORT_ENGLISH, 1234, KRONOR), "SEK" NBSP "1,234");
    assert_string_equal(report_value(arena, REPORT_SPANISH, 0.0004, p), "<0,001");
    assert_string_equal(report_value(arena, REPORT_SPANISH, 0.0456, p), "0,046");
    assert_string_equal(report_value(arena, REPORT_FRENCH, 1, flag), "oui");
}

static void a_count_that_is_not_whole_shows_it(void **state) {
    (void)state;
    assert_string_equal(report_value(arena, REPORT_ENGLISH, 1500, COUNT), "1,500");
    assert_string_equal(report_value(arena, REPORT_ENGLISH, 1.5, COUNT), "1.5");
}

static void a_change_of_percentages_is_in_points(void **state) {
    (void)state;
    report_quantity share = {.value_class = BAREMO_VALUE_SHARE};
    assert_string_equal(report_change(arena, REPORT_SPANISH, 3.5, PERCENT), "+3,5" NBSP "puntos");
    assert_string_equal(report_change(arena, REPORT_ENGLISH, -0.12, share),
                        MINUS "12" NBSP "points");
    assert_string_equal(report_change(arena, REPORT_ENGLISH, 40, EUROS), "+€40");
}

/* As it is shown: 1.96 % is "2,0 points" with one decimal. */
static void the_french_plural_begins_at_two(void **state) {
    (void)state;
    assert_string_equal(report_change(arena, REPORT_FRENCH, 1.94, PERCENT), "+1,9" NBSP "point");
    assert_string_equal(report_change(arena, REPORT_FRENCH, 1.96, PERCENT), "+2,0" NBSP "points");
    assert_string_equal(report_change(arena, REPORT_FRENCH, -0.5, PERCENT),
                        MINUS "0,5" NBSP "point");
    assert_string_equal(report_change(arena, REPORT_ENGLISH, 0.5, PERCENT), "+0.5" NBSP "points");
    assert_string_equal(report_change(arena, REPORT_SPANISH, 0.5, PERCENT), "+0,5" NBSP "puntos");
}

static char *period(report_language language, const char *text) {
    baremo_period read;
    assert_true(baremo_period_parse(text, &read));
    return report_period(arena, language, read);
}

static void periods_are_said_in_the_language(void **state) {
    (void)state;
    assert_string_equal(period(REPORT_SPANISH, "2018-Q3"), "T3 2018");
    assert_string_equal(period(REPORT_ENGLISH, "2018-T3"), "Q3 2018");
    assert_string_equal(period(REPORT_FRENCH, "2018-S2"), "S2 2018");
    assert_string_equal(period(REPORT_SPANISH, "2018-07"), "julio de 2018");
    assert_string_equal(period(REPORT_FRENCH, "2018-08"), "août 2018");
    assert_string_equal(period(REPORT_FRENCH, "2018-03-01"), "1er mars 2018");
    assert_string_equal(period(REPORT_SPANISH, "2018-12-31"), "31 de diciembre de 2018");
    assert_string_equal(period(REPORT_ENGLISH, "2018"), "2018");
    assert_string_equal(period(REPORT_ENGLISH, "2017/18"), "2017/18");
    assert_string_equal(report_period(arena, REPORT_ENGLISH, (baremo_period){0}), "");
}

static void periods_on_an_axis_are_short(void **state) {
    (void)state;
    baremo_period read;
    assert_true(baremo_period_parse("2018-07", &read));
    assert_string_equal(report_period_short(arena, REPORT_SPANISH, read), "jul. 2018");
    assert_true(baremo_period_parse("2018-07-05", &read));
    assert_string_equal(report_period_short(arena, REPORT_SPANISH, read), "05/07/2018");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_has_its_marks),
        cmocka_unit_test(minus_is_a_minus_sign_and_never_stands_before_zero),
        cmocka_unit_test(a_missing_number_is_nothing),
        cmocka_unit_test(classes_are_printed_with_their_marks),
        cmocka_unit_test(a_count_that_is_not_whole_shows_it),
        cmocka_unit_test(a_change_of_percentages_is_in_points),
        cmocka_unit_test(the_french_plural_begins_at_two),
        cmocka_unit_test(periods_are_said_in_the_language),
        cmocka_unit_test(periods_on_an_axis_are_short),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
