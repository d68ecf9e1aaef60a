#include "check.h"

#include <baremo/period.h>

static void reads(baremo_arena *arena, const char *text, const char *canonical, const char *first,
                  const char *last) {
    baremo_period period;
    assert_true(baremo_period_parse(text, &period));
    assert_string_equal(baremo_period_text(arena, period), canonical);
    assert_string_equal(baremo_day_text(arena, period.first_day), first);
    assert_string_equal(baremo_day_text(arena, period.last_day), last);
}

static void every_form_of_the_data_model_is_read(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    reads(arena, "2018", "2018", "2018-01-01", "2018-12-31");
    reads(arena, "2018-Q3", "2018-Q3", "2018-07-01", "2018-09-30");
    reads(arena, "2018-T3", "2018-Q3", "2018-07-01", "2018-09-30");
    reads(arena, "2018-S2", "2018-S2", "2018-07-01", "2018-12-31");
    reads(arena, "2018-H1", "2018-S1", "2018-01-01", "2018-06-30");
    reads(arena, "2018-07", "2018-07", "2018-07-01", "2018-07-31");
    reads(arena, "2016-02", "2016-02", "2016-02-01", "2016-02-29");
    reads(arena, "2018-07-15", "2018-07-15", "2018-07-15", "2018-07-15");
    reads(arena, "15/07/2018", "2018-07-15", "2018-07-15", "2018-07-15");
    reads(arena, "2017/18", "2017/18", "2017-09-01", "2018-08-31");
    reads(arena, "1999/2000", "1999/00", "1999-09-01", "2000-08-31");
    baremo_arena_free(arena);
}

static void what_is_no_period_is_refused(void **state) {
    (void)state;
    const char *const wrong[] = {"",           "18",         "2018-13",   "2018-Q5",    "2018-S3",
                                 "2018-02-30", "31/02/2018", "2017/19",   "2018-7",     "2018-Q33",
                                 "2018-",      "2018-07-1",  "total",     "20180715",   "0000",
                                 "2018-00-10", "9999",       "2017-2019", "32/01/2018", "2018 "};
    baremo_period period;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (baremo_period_parse(wrong[i], &period))
            fail_msg("\"%s\" was taken for a period", wrong[i]);
    assert_false(baremo_period_parse(NULL, &period));
}

static baremo_period period_of(const char *text) {
    baremo_period period;
    assert_true(baremo_period_parse(text, &period));
    return period;
}

static void periods_step_hold_and_compare(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_string_equal(baremo_period_text(arena, baremo_period_step(period_of("2018-Q1"), -1)),
                        "2017-Q4");
    assert_string_equal(baremo_period_text(arena, baremo_period_step(period_of("2018-11"), 14)),
                        "2020-01");
    assert_string_equal(baremo_period_text(arena, baremo_period_step(period_of("2017/18"), 1)),
                        "2018/19");
    assert_string_equal(baremo_period_text(arena, baremo_period_step(period_of("2018-02-28"), 1)),
                        "2018-03-01");
    assert_string_equal(
        baremo_period_text(arena, baremo_period_coarsen(period_of("2018-Q3"), BAREMO_PERIOD_YEAR)),
        "2018");
    assert_string_equal(baremo_period_text(arena, baremo_period_coarsen(period_of("2018-08"),
                                                                        BAREMO_PERIOD_SCHOOL_YEAR)),
                        "2017/18");
    assert_int_equal(baremo_period_coarsen(period_of("2018-Q3"), BAREMO_PERIOD_SCHOOL_YEAR).grain,
                     BAREMO_PERIOD_NONE);
    assert_int_equal(baremo_period_coarsen(period_of("2018"), BAREMO_PERIOD_MONTH).grain,
                     BAREMO_PERIOD_NONE);
    assert_true(baremo_period_compare(period_of("2018"), period_of("2018-01")) < 0);
    assert_true(baremo_period_compare(period_of("2018-12"), period_of("2019")) < 0);
    assert_int_equal(baremo_period_distance(period_of("2017-Q4"), period_of("2019-Q1")), 5);
    baremo_arena_free(arena);
}

static void days_of_four_centuries_survive_the_way_there_and_back(void **state) {
    (void)state;
    int day = 0, next = 0, year = 0, month = 0, of_month = 0;
    assert_true(baremo_day_make(1970, 1, 1, &day));
    assert_int_equal(day, 0);
    assert_true(baremo_day_make(1800, 1, 1, &day));
    for (int i = 0; i < 146097; i += 13) {
        baremo_day_split(day + i, &year, &month, &of_month);
        assert_true(baremo_day_make(year, month, of_month, &next));
        assert_int_equal(next, day + i);
    }
}

/* Months as people write them in English, Spanish and French. */
static void months_are_read_in_words(void **state) {
    (void)state;
    static const char *const texts[][2] = {{"January 2019", "2019-01"},
                                           {"enero 2019", "2019-01"},
                                           {"ENERO DE 2019", "2019-01"},
                                           {"ene-19", "2019-01"},
                                           {"janvier 2019", "2019-01"},
                                           {"janv. 2019", "2019-01"},
                                           {"févr-20", "2020-02"},
                                           {"Fe\u0301vrier 2020", "2020-02"},
                                           {"mar-19", "2019-03"},
                                           {"mars 2019", "2019-03"},
                                           {"abr. 2021", "2021-04"},
                                           {"May/2019", "2019-05"},
                                           {"mai\u00a02019", "2019-05"},
                                           {"juin 2019", "2019-06"},
                                           {"juil-19", "2019-07"},
                                           {"AOÛT 2019", "2019-08"},
                                           {"setiembre del 2019", "2019-09"},
                                           {"Oct '19", "2019-10"},
                                           {"dic-20", "2020-12"},
                                           {"déc. 2020", "2020-12"}};
    baremo_arena *arena = baremo_arena_new(NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(baremo_period_text(arena, period_of(texts[i][0])), texts[i][1]);
    baremo_arena_free(arena);
}

static void words_that_are_no_month_or_may_be_a_day_are_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"May 19",
                                        "jui-19",
                                        "mar",
                                        "enero",
                                        "-2019",
                                        "de 2019",
                                        "enero2019",
                                        "enero 2019 x",
                                        "ene-019",
                                        "enero 0019",
                                        "summer 2019",
                                        "ene--19",
                                        "a very long text that is no month at all 2019"};
    baremo_period period;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(baremo_period_parse(texts[i], &period));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_of_the_data_model_is_read),
        cmocka_unit_test(what_is_no_period_is_refused),
        cmocka_unit_test(months_are_read_in_words),
        cmocka_unit_test(words_that_are_no_month_or_may_be_a_day_are_refused),
        cmocka_unit_test(periods_step_hold_and_compare),
        cmocka_unit_test(days_of_four_centuries_survive_the_way_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
