/* Marks of lines on made results: positions follow the values, labels equal them. */
#include "check.h"

#include <string.h>

#include "made_charts.h"

/* I2: entidades 2018: 17, 2019: 22, 2020: 27 (baseline 2017: 12, target 2020: 30). */
static void heights_follow_the_values(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "line-I2");
    double y12 = made_middle_y(made_mark_in(page, "2017: 12 entidades", MARK_CIRCLE));
    double y17 = made_middle_y(made_mark_in(page, "2018: 17 entidades", MARK_CIRCLE));
    double y22 = made_middle_y(made_mark_in(page, "2019: 22 entidades", MARK_CIRCLE));
    double y27 = made_middle_y(made_mark_in(page, "2020: 27 entidades", MARK_CIRCLE));
    assert_true(y12 > y17);
    assert_close(y17 - y22, y12 - y17, 1e-9);
    assert_close(y22 - y27, y12 - y17, 1e-9);
    const mark *target = made_mark_in(page, "Meta: 30", MARK_AREA);
    double y30 = (target->points[0].y + target->points[2].y) / 2;
    assert_close(y27 - y30, (y12 - y27) * 3 / 15, 1e-9);
    made_charts_free(made);
}

static void periods_are_as_far_apart_as_their_days(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "line-I2");
    double x17 = made_middle_x(made_mark_in(page, "2017: 12 entidades", MARK_CIRCLE));
    double x18 = made_middle_x(made_mark_in(page, "2018: 17 entidades", MARK_CIRCLE));
    double x20 = made_middle_x(made_mark_in(page, "2020: 27 entidades", MARK_CIRCLE));
    /* middles of the years: 365 days from 2017 to 2018, 730.5 to 2020 (a leap year) */
    assert_close((x20 - x18) / (x18 - x17), 730.5 / 365, 1e-9);
    made_charts_free(made);
}

static void labels_equal_the_values(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "line-I2");
    static const char *const labels[] = {"12", "17", "22", "27", "Meta: 30", "Línea de base: 12"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_non_null(made_text(page, labels[i]));
    assert_true(made_text(page, "27")->font.bold);
    made_charts_free(made);
}

static void a_missing_value_is_a_gap_with_its_reason(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "line-I9");
    assert_null(made_mark_in(page, "2020: 0 personas", MARK_CIRCLE));
    assert_non_null(made_mark_in(page, "2020: sin observación", MARK_TEXT));
    assert_non_null(made_text(page, "(1) 2020: sin observación"));
    assert_non_null(strstr(page->alt, "2020: no calculable (sin observación)"));
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_POLYLINE && page->marks[i].paint.stroke_width > 2.3)
            assert_int_equal(page->marks[i].point_count == 3 || page->marks[i].point_count == 2, 1);
    made_charts_free(made);
}

static void gaps_of_one_reason_are_one(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *page = made_charts_find(made, "line-MESES");
    assert_non_null(made_text(page, "(1) ago. 2017 – sep. 2017: sin observación"));
    assert_non_null(made_text(page, "(2) jul. 2019: el denominador es cero"));
    made_charts_free(made);
}

static void an_interval_spans_low_to_high(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "line-I3");
    const mark *point = made_mark_in(page, "2018: 4,6 por 100.000", MARK_CIRCLE);
    const mark *other = made_mark_in(page, "2020: 4,1 por 100.000", MARK_CIRCLE);
    double unit = (made_middle_y(other) - made_middle_y(point)) / 0.5; /* pixels a unit */
    const mark *interval = NULL;
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_AREA && page->marks[i].point_count == 8)
            interval = &page->marks[i];
    assert_non_null(interval);
    /* made as 0.9 and 1.15 of the value */
    assert_close(interval->points[1].y - made_middle_y(point), 0.1 * 4.6 * unit, 1e-9);
    assert_close(made_middle_y(point) - interval->points[6].y, 0.15 * 4.6 * unit, 1e-9);
    assert_true(made_says(page, "Intervalo del 95"));
    made_charts_free(made);
}

static void sums_are_shown_where_the_target_is_for_the_whole(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *page = made_charts_find(made, "line-SUMA");
    assert_non_null(made_mark_in(page, "2019: 340 personas", MARK_CIRCLE));
    assert_null(made_mark_in(page, "2019: 120 personas", MARK_CIRCLE));
    assert_true(made_says(page, "Valor acumulado"));
    made_charts_free(made);
}

static void rungs_of_a_ladder_are_ticks(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "line-I6");
    double heights[4];
    static const char *const rungs[] = {"nula", "parcial", "adecuada", "plena"};
    for (int i = 0; i < 4; i++) {
        assert_non_null(made_text(page, rungs[i]));
        heights[i] = made_text(page, rungs[i])->box.y;
    }
    assert_close(heights[0] - heights[1], heights[2] - heights[3], 1e-9);
    made_charts_free(made);
}

static void an_axis_that_is_cut_says_so(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    assert_true(made_says(made_charts_find(made, "line-PLANO"), "no empieza en cero"));
    assert_false(made_says(made_charts_find(made, "line-SOBRA"), "no empieza en cero"));
    made_charts_free(made);
}

static void one_value_alone_makes_no_line(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    assert_null(made_charts_find(made, "line-UNICO"));
    assert_non_null(made_charts_find(made, "bullet-UNICO"));
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heights_follow_the_values),
        cmocka_unit_test(periods_are_as_far_apart_as_their_days),
        cmocka_unit_test(labels_equal_the_values),
        cmocka_unit_test(a_missing_value_is_a_gap_with_its_reason),
        cmocka_unit_test(gaps_of_one_reason_are_one),
        cmocka_unit_test(an_interval_spans_low_to_high),
        cmocka_unit_test(sums_are_shown_where_the_target_is_for_the_whole),
        cmocka_unit_test(rungs_of_a_ladder_are_ticks),
        cmocka_unit_test(an_axis_that_is_cut_says_so),
        cmocka_unit_test(one_value_alone_makes_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
