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

/* "Monthly series of twelve or more: XmR limits and signals" */
static void twelve_months_have_a_control_chart(void **state) {
    (void)state;
    const int values[] = {20, 22, 19, 21, 20, 18, 22, 21, 19, 20, 60, 21};
    char observations[500] = "indicator,period,value\n";
    for (int month = 1; month <= 12; month++) {
        char line[40];
        snprintf(line, sizeof line, "A,2020-%02d,%d\n", month, values[month - 1]);
        strcat(observations, line);
    }
    made of = made_evaluation("start,2020\nend,2020\nperiod,2020\n", "indicator,title\nA,A\n", NULL,
                              observations);
    /* R 4.2.2: x <- c(20, 22, 19, 21, 20, 18, 22, 21, 19, 20, 60, 21);
     * mean(x) + c(-3, 0, 3) * mean(abs(diff(x))) / (2 / sqrt(pi)) */
    assert_close(made_value(&of, "A", "2020", "xmr.lcl"), 0.13860285090127888, 1e-12);
    assert_close(made_value(&of, "A", "2020", "xmr.center"), 23.583333333333332, 1e-12);
    assert_close(made_value(&of, "A", "2020", "xmr.ucl"), 47.028063815765385, 1e-12);
    assert_string_equal(made_row(&of, "A", "2020-11", "xmr.signal")->note,
                        "beyond the control limits");
    assert_string_equal(made_row(&of, "A", "2020-10", "xmr.signal")->note,
                        "eight in a row on one side of the centre");
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2020-03", NULL, NULL, "xmr.signal"));
    made_free(&of);
}

/* "quarters of a school year have seasons: only with twelve quarters and said so" */
static void twelve_quarters_have_a_chart_that_speaks_of_seasons(void **state) {
    (void)state;
    for (int quarters = 11; quarters <= 12; quarters++) {
        char observations[500] = "indicator,period,value\n";
        for (int i = 0; i < quarters; i++) {
            char line[40];
            snprintf(line, sizeof line, "A,%d-Q%d,%d\n", 2018 + i / 4, i % 4 + 1, 10 + i % 3);
            strcat(observations, line);
        }
        made of = made_evaluation("start,2018\nend,2020\nperiod,2020\n", "indicator,title\nA,A\n",
                                  NULL, observations);
        const baremo_result *row =
            made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2020", NULL, NULL, "xmr.center");
        assert_int_equal(row != NULL, quarters == 12);
        if (row)
            assert_string_equal(row->note, "seasons of the year may show as signals");
        made_free(&of);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_years_or_more_have_a_trend),
        cmocka_unit_test(a_short_series_has_none),
        cmocka_unit_test(months_are_a_series_with_their_gaps),
        cmocka_unit_test(a_constant_series_does_not_move),
        cmocka_unit_test(twelve_months_have_a_control_chart),
        cmocka_unit_test(twelve_quarters_have_a_chart_that_speaks_of_seasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
