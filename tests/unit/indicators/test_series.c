#include "check.h"

#include <string.h>

#include "made_programme.h"

static made yearly(int count) {
    const int values[] = {12, 15, 11, 19, 14, 22, 18, 25, 21, 30, 24, 33};
    char observations[400] = "indicator,period,value\n";
    for (int i = 0; i < count; i++) {
        char line[40];
        snprintf(line, sizeof line, "A,%d,%d\n", 2009 + i, values[i]);
        strcat(observations, line);
    }
    return made_evaluation("start,2017\nend,2020\nperiod,2020\n", "indicator,title\nA,A\n", NULL,
                           observations);
}

/* "Ten periods or more: `theil_sen`, `mann_kendall.p`." History counts. */
static void ten_years_or_more_have_a_trend(void **state) {
    (void)state;
    made of = yearly(12);
    const baremo_result *slope = made_row(&of, "A", "2020", "theil_sen");
    /* R 4.2.2, pairwise slopes of c(12, 15, 11, 19, 14, 22, 18, 25, 21, 30, 24, 33) over 1:12:
     * median */
    assert_close(slope->value, 1.75, 1e-12);
    assert_close(slope->n, 12, 0);
    assert_string_equal(slope->method, "theil-sen per year");
    assert_string_equal(slope->source, "observations.csv:C2:C13");
    /* R 4.2.2: s <- sum(sign(outer(x, x, "-"))[lower.tri(diag(12))]);
     * 2 * pnorm(-(abs(s) - 1) / sqrt(12 * 11 * 29 / 18)) */
    assert_close(made_value(&of, "A", "2020", "mann_kendall.p"), 0.0020302944356094068, 1e-10);
    made_free(&of);
}

/* "Four annual points get neither." */
static void a_short_series_has_none(void **state) {
    (void)state;
    made of = yearly(9);
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2020", NULL, NULL, "theil_sen"));
    made_free(&of);
}

/* The finest grain of the rows is the series: ten months of one year are enough, and a missing
 * month keeps its place. */
static void months_are_a_series_with_their_gaps(void **state) {
    (void)state;
    char observations[400] = "indicator,period,value\n";
    for (int month = 1; month <= 12; month++) {
        char line[40];
        snprintf(line, sizeof line, "A,2020-%02d,%d\n", month, 2 * month);
        if (month != 5)
            strcat(observations, line);
    }
    made of = made_evaluation("start,2020\nend,2020\nperiod,2020\n", "indicator,title\nA,A\n", NULL,
                              observations);
    const baremo_result *slope = made_row(&of, "A", "2020", "theil_sen");
    assert_close(slope->value, 2, 1e-15);
    assert_close(slope->n, 11, 0);
    assert_close(slope->missing, 1, 0);
    assert_string_equal(slope->method, "theil-sen per month");
    made_free(&of);
}

/* A constant series has no slope but zero, and no trend. */
static void a_constant_series_does_not_move(void **state) {
    (void)state;
    char observations[400] = "indicator,period,value\n";
    for (int year = 2009; year <= 2020; year++) {
        char line[40];
        snprintf(line, sizeof line, "A,%d,1000000000\n", year);
        strcat(observations, line);
    }
    made of = made_evaluation("start,2017\nend,2020\nperiod,2020\n", "indicator,title\nA,A\n", NULL,
                              observations);
    assert_close(made_value(&of, "A", "2020", "theil_sen"), 0, 0);
    assert_close(made_value(&of, "A", "2020", "mann_kendall.p"), 1, 0);
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_years_or_more_have_a_trend),
        cmocka_unit_test(a_short_series_has_none),
        cmocka_unit_test(months_are_a_series_with_their_gaps),
        cmocka_unit_test(a_constant_series_does_not_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
