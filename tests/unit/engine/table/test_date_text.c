/* Texts as dates: the form, whether the date exists, in which order. */
#include "check.h"

#include <baremo/period.h>

#include "engine/table/date_text.h"

static date_text read_text(const char *text) {
    date_text date;
    if (!date_text_read(text, &date))
        fail_msg("%s has no form of a date", text);
    return date;
}

static void a_date_that_exists_has_its_day(void **state) {
    (void)state;
    int day = 0;
    assert_true(baremo_day_make(2020, 2, 29, &day));
    static const char *const texts[] = {"2020-02-29", "29/02/2020",           "29.02.2020",
                                        "2020/02/29", "2020-02-29T03:04:05Z", "29/02/2020 9:00"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        date_text date = read_text(texts[i]);
        assert_true(date.day_first);
        assert_int_equal(date.day, day);
    }
}

static void a_date_that_does_not_exist_keeps_its_form(void **state) {
    (void)state;
    static const char *const texts[] = {"31/02/2018", "29/02/2019", "2020-13-01",
                                        "0000-00-00", "1900-01-00", "32/01/2018"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        date_text date = read_text(texts[i]);
        assert_false(date.day_first);
        assert_false(date.month_first);
    }
}

static void the_order_shows_where_a_number_is_above_twelve(void **state) {
    (void)state;
    assert_true(read_text("13/04/2018").day_first);
    assert_false(read_text("13/04/2018").month_first);
    assert_false(read_text("04/13/2018").day_first);
    assert_true(read_text("04/13/2018").month_first);
    assert_true(read_text("03/04/2018").day_first && read_text("03/04/2018").month_first);
    assert_true(read_text("03/04/18").short_year);
}

static void times_are_checked(void **state) {
    (void)state;
    assert_true(read_text("2/10/2024 12:30:00 a. m.").time_fits);
    assert_true(read_text("2/10/2024 12:30 PM").time_fits);
    assert_true(read_text("2020-01-02T03:04:05.000+02:00").time_fits);
    assert_false(read_text("2/10/2024 24:00:00").time_fits);
    assert_false(read_text("2/10/2024 13:30 PM").time_fits);
}

static void words_and_weeks_are_told_apart(void **state) {
    (void)state;
    assert_int_equal(read_text("3 de abril de 2018").form, DATE_WORDS);
    assert_int_equal(read_text("3-abr-18").form, DATE_WORDS);
    assert_int_equal(read_text("3 avr. 2018").form, DATE_WORDS);
    assert_int_equal(read_text("April 3, 2018").form, DATE_WORDS);
    assert_int_equal(read_text("2020-W01-4").form, DATE_WEEK);
}

static void other_texts_have_no_form_of_a_date(void **state) {
    (void)state;
    static const char *const texts[] = {"",          "2018",  "20200102",    "2018-07",
                                        "12.34.567", "1.2.3", "192.168.1.1", "may be 3 2",
                                        "12:30",     "1/2",   "2018-07-15x", "1-2-3-4"};
    date_text date;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (date_text_read(texts[i], &date))
            fail_msg("%s was read as a date", texts[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_that_exists_has_its_day),
        cmocka_unit_test(a_date_that_does_not_exist_keeps_its_form),
        cmocka_unit_test(the_order_shows_where_a_number_is_above_twelve),
        cmocka_unit_test(times_are_checked),
        cmocka_unit_test(words_and_weeks_are_told_apart),
        cmocka_unit_test(other_texts_have_no_form_of_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
