/* Charts of surveys and codes: their marks follow the values. */
#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "made_charts.h"
#include "made_surveys.h"
#include "reports/charts/rows.h"

static made_survey whole(const char *language) {
    made_survey wanted = made_survey_plain(language);
    wanted.scales = 3;
    wanted.with_items = wanted.with_codes = true;
    return wanted;
}

static double sum(const double *numbers, size_t count) {
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += numbers[i];
    return total;
}

static void whole_percentages_add_up_to_a_hundred(void **state) {
    (void)state;
    const double thirds[] = {100.0 / 3, 100.0 / 3, 100.0 / 3};
    const double halves[] = {12.5, 12.5, 25, 50};
    const double sevenths[] = {100.0 / 7, 200.0 / 7, 400.0 / 7};
    double whole_ones[4];
    survey_whole_percents(thirds, 3, whole_ones);
    assert_close(sum(whole_ones, 3), 100, 0);
    assert_close(whole_ones[0], 34, 0);
    survey_whole_percents(halves, 4, whole_ones);
    assert_close(sum(whole_ones, 4), 100, 0);
    assert_close(whole_ones[0], 13, 0);
    assert_close(whole_ones[1], 12, 0);
    survey_whole_percents(sevenths, 3, whole_ones);
    assert_close(whole_ones[0], 14, 0);
    assert_close(whole_ones[1], 29, 0);
    assert_close(whole_ones[2], 57, 0);
    const double all[] = {0, 100, 0};
    survey_whole_percents(all, 3, whole_ones);
    assert_close(whole_ones[1], 100, 0);
}

static void shares_that_are_no_whole_have_no_whole_percentages(void **state) {
    (void)state;
    const double parts[] = {20, 30};
    double whole_ones[2] = {1, 1};
    survey_whole_percents(parts, 2, whole_ones);
    assert_close(sum(whole_ones, 2), 0, 0);
}

/* The rectangles of the group whose name begins so, without samples and plates: those outlined. */
static size_t bars_of(const chart *page, const char *begins, mark_box *boxes, size_t most) {
    size_t count = 0;
    bool is_inside = false;
    for (size_t i = 0; i < page->mark_count; i++) {
        const mark *shape = &page->marks[i];
        if (shape->kind == MARK_GROUP)
            is_inside = strncmp(shape->text, begins, strlen(begins)) == 0;
        else if (shape->kind == MARK_GROUP_END)
            is_inside = false;
        else if (is_inside && shape->kind == MARK_RECTANGLE &&
                 shape->paint.stroke != MARK_NO_COLOUR && count < most)
            boxes[count++] = shape->box;
    }
    return count;
}

/* The dark line of the axis, which stands at 0. */
static double zero_of(const chart *page) {
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_POLYLINE && page->marks[i].paint.stroke == COLOUR_MUTED)
            return page->marks[i].points[0].x;
    fail_msg("no dark line");
    return 0;
}

/* q1 before: 4, 9, 12, 11, 8 of 44. */
static void diverging_bars_split_the_neutral_answer_at_zero(void **state) {
    (void)state;
    const made_survey wanted = whole("en");
    made_charts *made = made_charts_of_survey(&wanted);
    const chart *page = made_charts_find(made, "likert-Q");
    assert_non_null(page);
    mark_box bars[5];
    assert_int_equal(
        bars_of(page, "Me siento a gusto con personas de otro origen, Before", bars, 5), 5);
    double zero = zero_of(page);
    assert_close(bars[2].x + bars[2].width / 2, zero, 1e-9);
    assert_close(bars[0].width / bars[3].width, 4.0 / 11, 1e-9);
    for (int i = 1; i < 5; i++)
        assert_close(bars[i].x, bars[i - 1].x + bars[i - 1].width, 1e-9);
    made_charts_free(made);
}

static void a_dumbbell_goes_from_before_to_after(void **state) {
    (void)state;
    const made_survey wanted = whole("en");
    made_charts *made = made_charts_of_survey(&wanted);
    const chart *page = made_charts_find(made, "dumbbell-Q");
    assert_non_null(page);
    double one = made_text(page, "1")->box.x, five = made_text(page, "5")->box.x;
    const mark *before =
        made_mark_in(page, "Convivencia: 3.21 to 3.58, +0.37 (+0.12 to +0.62)", MARK_CIRCLE);
    assert_non_null(before);
    assert_close(made_middle_x(before), one + (five - one) * (3.21 - 1) / 4, 1e-9);
    assert_close(made_middle_x(before + 1), one + (five - one) * (3.58 - 1) / 4, 1e-9);
    const mark *interval =
        made_mark_in(page, "Convivencia: 3.21 to 3.58, +0.37 (+0.12 to +0.62)", MARK_RECTANGLE);
    assert_close(interval->box.x, one + (five - one) * (3.21 + 0.12 - 1) / 4, 1e-9);
    assert_close(interval->box.width, (five - one) * 0.5 / 4, 1e-9);
    made_charts_free(made);
}

static made_survey with_followup(const char *language) {
    made_survey wanted = whole(language);
    wanted.with_followup = true;
    wanted.followup_loss = 0.1;
    return wanted;
}

/* The top of the triangle in a group. */
static mark_point triangle_in(const chart *page, const char *group) {
    const mark *triangle = made_mark_in(page, group, MARK_AREA);
    assert_non_null(triangle);
    assert_int_equal(triangle->point_count, 3);
    return triangle->points[0];
}

static void a_dumbbell_has_a_second_line_to_the_follow_up(void **state) {
    (void)state;
    static const struct {
        const char *language, *after, *later, *key;
    } said[] = {{"en", "Convivencia: 3.21 to 3.58, +0.37 (+0.12 to +0.62)",
                 "Convivencia, Follow-up: 3.21 to 3.48, +0.27 (+0.02 to +0.52)", "Follow-up"},
                {"es", "Convivencia: de 3,21 a 3,58, +0,37 (de +0,12 a +0,62)",
                 "Convivencia, Seguimiento: de 3,21 a 3,48, +0,27 (de +0,02 a +0,52)",
                 "Seguimiento"},
                {"fr", "Convivencia : de 3,21 à 3,58, +0,37 (de +0,12 à +0,62)",
                 "Convivencia, Suivi : de 3,21 à 3,48, +0,27 (de +0,02 à +0,52)", "Suivi"}};
    for (int i = 0; i < 3; i++) {
        const made_survey wanted = with_followup(said[i].language);
        made_charts *made = made_charts_of_survey(&wanted);
        const chart *page = made_charts_find(made, "dumbbell-Q");
        assert_non_null(page);
        double one = made_text(page, "1")->box.x, five = made_text(page, "5")->box.x;
        const mark *after = made_mark_in(page, said[i].after, MARK_CIRCLE) + 1;
        mark_point later = triangle_in(page, said[i].later);
        assert_close(made_middle_x(after), one + (five - one) * (3.58 - 1) / 4, 1e-9);
        assert_close(later.x, one + (five - one) * (3.48 - 1) / 4, 1e-9);
        const mark *interval = made_mark_in(page, said[i].later, MARK_RECTANGLE);
        assert_close(interval->box.x, one + (five - one) * (3.21 + 0.02 - 1) / 4, 1e-9);
        assert_true(later.y > made_middle_y(after) + 10);
        assert_non_null(made_text(page, said[i].key));
        assert_non_null(strstr(page->alt, said[i].key));
        assert_int_equal(page->data.column_count, 7);
        assert_string_equal(page->data.headings[5], said[i].key);
        assert_non_null(strstr(page->data.cells[5], "48"));
        made_charts_free(made);
    }
}

static void two_waves_have_no_second_line(void **state) {
    (void)state;
    const made_survey wanted = whole("en");
    made_charts *made = made_charts_of_survey(&wanted);
    static const char *const stems[] = {"dumbbell-Q", "effects-Q"};
    for (int i = 0; i < 2; i++) {
        const chart *page = made_charts_find(made, stems[i]);
        assert_int_equal(page->data.column_count, 4);
        assert_false(made_says(page, "Follow-up"));
        assert_false(made_says(page, "second line"));
    }
    made_charts_free(made);
}

static void an_effect_stands_at_its_value(void **state) {
    (void)state;
    const made_survey wanted = whole("en");
    made_charts *made = made_charts_of_survey(&wanted);
    const chart *page = made_charts_find(made, "effects-Q");
    assert_non_null(page);
    const mark *first = made_mark_in(page, "Convivencia: +0.37 (+0.12 to +0.62)", MARK_CIRCLE);
    const mark *third = made_mark_in(
        page, "Confianza en las instituciones de la ciudad: −0.23 (−0.48 to +0.02)", MARK_CIRCLE);
    double zero = zero_of(page);
    assert_close((made_middle_x(first) - zero) / (zero - made_middle_x(third)), 0.37 / 0.23, 1e-9);
    made_charts_free(made);
}

static void an_effect_has_a_second_line_to_the_follow_up(void **state) {
    (void)state;
    static const struct {
        const char *language, *after, *later, *key;
    } said[] = {{"en", "Convivencia: +0.37 (+0.12 to +0.62)",
                 "Convivencia, Follow-up: +0.27 (+0.02 to +0.52)", "Follow-up − Before"},
                {"es", "Convivencia: +0,37 (de +0,12 a +0,62)",
                 "Convivencia, Seguimiento: +0,27 (de +0,02 a +0,52)", "Seguimiento − Antes"},
                {"fr", "Convivencia : +0,37 (de +0,12 à +0,62)",
                 "Convivencia, Suivi : +0,27 (de +0,02 à +0,52)", "Suivi − Avant"}};
    for (int i = 0; i < 3; i++) {
        const made_survey wanted = with_followup(said[i].language);
        made_charts *made = made_charts_of_survey(&wanted);
        const chart *page = made_charts_find(made, "effects-Q");
        assert_non_null(page);
        const mark *after = made_mark_in(page, said[i].after, MARK_CIRCLE);
        mark_point later = triangle_in(page, said[i].later);
        double zero = zero_of(page);
        assert_close((made_middle_x(after) - zero) / (later.x - zero), 0.37 / 0.27, 1e-9);
        assert_true(later.y > made_middle_y(after) + 10);
        assert_non_null(made_text(page, said[i].key));
        assert_int_equal(page->data.column_count, 7);
        assert_string_equal(page->data.headings[4], said[i].key);
        assert_non_null(strstr(page->data.cells[4], "27"));
        made_charts_free(made);
    }
}

/* The axis reaches the limits of the follow-up: third scale, from -1.38. */
static void the_axis_of_effects_holds_the_follow_up(void **state) {
    (void)state;
    made_survey wanted = with_followup("en");
    wanted.followup_loss = 0.9;
    made_charts *made = made_charts_of_survey(&wanted);
    const chart *page = made_charts_find(made, "effects-Q");
    assert_non_null(page);
    const mark *after = made_mark_in(page, "Convivencia: +0.37 (+0.12 to +0.62)", MARK_CIRCLE);
    mark_point later = triangle_in(page, "Confianza en las instituciones de la ciudad, Follow-up: "
                                         "−1.13 (−1.38 to −0.88)");
    double zero = zero_of(page);
    assert_close((zero - later.x) / (made_middle_x(after) - zero), 1.13 / 0.37, 1e-9);
    made_charts_free(made);
}

/* Up 25, same 9, down 6 of 40. */
static void movement_fills_the_whole_width(void **state) {
    (void)state;
    const made_survey wanted = whole("en");
    made_charts *made = made_charts_of_survey(&wanted);
    const chart *page = made_charts_find(made, "movement-Q");
    assert_non_null(page);
    mark_box bars[3];
    assert_int_equal(bars_of(page, "Convivencia:", bars, 3), 3);
    assert_close(bars[0].width / bars[2].width, 6.0 / 25, 1e-9);
    assert_close(bars[2].x + bars[2].width, made_text(page, "100%")->box.x, 1e-9);
    assert_non_null(strstr(page->alt, "Went down 15%, Stayed the same 23%, Went up 62%"));
    made_charts_free(made);
}

/* Up 25, same 9, down 6 of 40; at the follow-up 15, 19 and 6. */
static void movement_has_a_chart_for_each_change(void **state) {
    (void)state;
    static const char *const said[][3] = {{"en", "After − Before", "Follow-up − Before"},
                                          {"es", "Después − Antes", "Seguimiento − Antes"},
                                          {"fr", "Après − Avant", "Suivi − Avant"}};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = with_followup(said[i][0]);
        wanted.followup_fewer_up = 10;
        made_charts *made = made_charts_of_survey(&wanted);
        const chart *first = made_charts_find(made, "movement-Q");
        const chart *later = made_charts_find(made, "movement-Q-followup-pre");
        assert_non_null(first);
        assert_non_null(later);
        assert_null(made_charts_find(made, "movement-Q-followup-post"));
        assert_true(made_says(first, said[i][1]));
        assert_true(made_says(later, said[i][2]));
        assert_non_null(strstr(first->alt, said[i][1]));
        assert_non_null(strstr(later->alt, said[i][2]));
        mark_box bars[3];
        assert_int_equal(bars_of(later, "Convivencia", bars, 3), 3);
        assert_close(bars[0].width / bars[2].width, 6.0 / 15, 1e-9);
        assert_int_equal(bars_of(first, "Convivencia", bars, 3), 3);
        assert_close(bars[0].width / bars[2].width, 6.0 / 25, 1e-9);
        made_charts_free(made);
    }
}

static void movement_of_two_waves_names_none(void **state) {
    (void)state;
    const made_survey wanted = whole("en");
    made_charts *made = made_charts_of_survey(&wanted);
    assert_false(made_says(made_charts_find(made, "movement-Q"), "After"));
    assert_null(made_charts_find(made, "movement-Q-followup-pre"));
    made_charts_free(made);
}

static void codes_stand_by_their_share(void **state) {
    (void)state;
    const made_survey wanted = whole("es");
    made_charts *made = made_charts_of_survey(&wanted);
    const chart *page = made_charts_find(made, "voices-voces");
    assert_non_null(page);
    mark_box first, last;
    assert_int_equal(bars_of(page, "respeto", &first, 1), 1);
    assert_int_equal(bars_of(page, "barrio", &last, 1), 1);
    assert_close(first.width / last.width, 31.0 / 11, 1e-9);
    assert_true(first.y < last.y);
    made_charts_free(made);
}

static void a_protected_change_is_a_gap_with_its_mark(void **state) {
    (void)state;
    made_survey wanted = whole("en");
    wanted.is_protected = true;
    made_charts *made = made_charts_of_survey(&wanted);
    static const char *const stems[] = {"dumbbell-Q", "effects-Q"};
    for (int i = 0; i < 2; i++) {
        const chart *page = made_charts_find(made, stems[i]);
        assert_non_null(page);
        assert_true(made_says(page, "[c] fewer than 10"));
        assert_null(made_mark_in(page, "Convivencia: [c] fewer than 10", MARK_CIRCLE));
        assert_non_null(made_mark_in(page, "Convivencia: [c] fewer than 10", MARK_SEGMENTS));
    }
    made_charts_free(made);
}

static void a_protected_follow_up_is_a_gap_of_its_own(void **state) {
    (void)state;
    made_survey wanted = with_followup("en");
    wanted.followup_protected = true;
    made_charts *made = made_charts_of_survey(&wanted);
    static const char *const stems[] = {"dumbbell-Q", "effects-Q"};
    static const char *const after[] = {"Convivencia: 3.21 to 3.58, +0.37 (+0.12 to +0.62)",
                                        "Convivencia: +0.37 (+0.12 to +0.62)"};
    const char *gap = "Convivencia, Follow-up: [c] fewer than 10";
    for (int i = 0; i < 2; i++) {
        const chart *page = made_charts_find(made, stems[i]);
        assert_non_null(page);
        assert_non_null(made_mark_in(page, after[i], MARK_CIRCLE));
        assert_non_null(made_mark_in(page, gap, MARK_SEGMENTS));
        assert_null(made_mark_in(page, gap, MARK_AREA));
    }
    made_charts_free(made);
}

static void scales_of_one_wave_have_no_chart_of_change(void **state) {
    (void)state;
    made_survey wanted = whole("fr");
    wanted.design = "single";
    made_charts *made = made_charts_of_survey(&wanted);
    assert_int_equal(made->status, BAREMO_OK);
    assert_null(made_charts_find(made, "dumbbell-Q"));
    assert_null(made_charts_find(made, "movement-Q"));
    assert_non_null(made_charts_find(made, "likert-Q"));
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_percentages_add_up_to_a_hundred),
        cmocka_unit_test(shares_that_are_no_whole_have_no_whole_percentages),
        cmocka_unit_test(diverging_bars_split_the_neutral_answer_at_zero),
        cmocka_unit_test(a_dumbbell_goes_from_before_to_after),
        cmocka_unit_test(a_dumbbell_has_a_second_line_to_the_follow_up),
        cmocka_unit_test(two_waves_have_no_second_line),
        cmocka_unit_test(an_effect_stands_at_its_value),
        cmocka_unit_test(an_effect_has_a_second_line_to_the_follow_up),
        cmocka_unit_test(the_axis_of_effects_holds_the_follow_up),
        cmocka_unit_test(a_protected_follow_up_is_a_gap_of_its_own),
        cmocka_unit_test(movement_fills_the_whole_width),
        cmocka_unit_test(movement_has_a_chart_for_each_change),
        cmocka_unit_test(movement_of_two_waves_names_none),
        cmocka_unit_test(codes_stand_by_their_share),
        cmocka_unit_test(a_protected_change_is_a_gap_with_its_mark),
        cmocka_unit_test(scales_of_one_wave_have_no_chart_of_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
