/* The grain of a programme. */
#include "check.h"

#include <baremo/baremo.h>

#include "indicators/programme/periods.h"

static baremo_period period(const char *text) {
    baremo_period read = {0};
    assert_true(baremo_period_parse(text, &read));
    return read;
}

static void assert_period(baremo_period actual, const char *expected) {
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_string_equal(baremo_period_text(arena, actual), expected);
    baremo_arena_free(arena);
}

static void a_longer_period_is_its_last_part(void **state) {
    (void)state;
    assert_period(period_in_grain(period("2018"), BAREMO_PERIOD_QUARTER), "2018-Q4");
    assert_period(period_in_grain(period("2018-S1"), BAREMO_PERIOD_MONTH), "2018-06");
    assert_period(period_in_grain(period("2017/18"), BAREMO_PERIOD_MONTH), "2018-08");
}

static void a_shorter_period_is_the_one_it_lies_in(void **state) {
    (void)state;
    assert_period(period_in_grain(period("2018-07-15"), BAREMO_PERIOD_YEAR), "2018");
    assert_period(period_in_grain(period("2018-07"), BAREMO_PERIOD_SCHOOL_YEAR), "2017/18");
    assert_period(period_in_grain(period("2018-07"), BAREMO_PERIOD_MONTH), "2018-07");
}

static void a_period_in_two_is_none(void **state) {
    (void)state;
    /* July to September lies in two school years, a school year in two years and ends in no
     * quarter. */
    assert_period(period_in_grain(period("2018-Q3"), BAREMO_PERIOD_SCHOOL_YEAR), "");
    assert_period(period_in_grain(period("2017/18"), BAREMO_PERIOD_YEAR), "");
    assert_period(period_in_grain(period("2017/18"), BAREMO_PERIOD_QUARTER), "");
    assert_period(period_in_grain((baremo_period){0}, BAREMO_PERIOD_YEAR), "");
}

static void the_period_before_the_start_is_as_long_as_those_evaluated(void **state) {
    (void)state;
    programme model = {.grain = BAREMO_PERIOD_YEAR};
    assert_period(period_before_start(&model), "");
    model.settings.start = period("2017");
    assert_period(period_before_start(&model), "2016");
    model.settings.start = period("2017-03-15");
    assert_period(period_before_start(&model), "2016");
    model.grain = BAREMO_PERIOD_QUARTER;
    assert_period(period_before_start(&model), "2016-Q4");
    model.settings.start = period("2017");
    assert_period(period_before_start(&model), "2016-Q4");
    model.grain = BAREMO_PERIOD_SCHOOL_YEAR;
    model.settings.start = period("2017-09");
    assert_period(period_before_start(&model), "2016/17");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_longer_period_is_its_last_part),
        cmocka_unit_test(a_shorter_period_is_the_one_it_lies_in),
        cmocka_unit_test(a_period_in_two_is_none),
        cmocka_unit_test(the_period_before_the_start_is_as_long_as_those_evaluated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
