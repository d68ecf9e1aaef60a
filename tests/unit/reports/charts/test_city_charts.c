/* Charts of comparisons: their marks follow the values. */
#include "check.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "made_charts.h"
#include "made_cities.h"
#include "reports/charts/colours.h"
#include "reports/plan/cities.h"

static const char *const LANGUAGES[] = {"en", "es", "fr"};

static made_charts *made_plain(const char *language) {
    const made_cities wanted = made_cities_plain(language);
    return made_charts_of_cities(&wanted);
}

static size_t pages_of(const made_charts *made, const char *type) {
    size_t count = 0;
    for (size_t i = 0; i < made->list.count; i++)
        count += strcmp(made->list.items[i]->type->id, type) == 0;
    return count;
}

/* The first mark of a kind in the group whose name begins so. */
static const mark *mark_of(const chart *page, const char *begins, mark_kind kind, size_t skip) {
    bool is_inside = false;
    for (size_t i = 0; i < page->mark_count; i++) {
        const mark *shape = &page->marks[i];
        if (shape->kind == MARK_GROUP)
            is_inside = strncmp(shape->text, begins, strlen(begins)) == 0;
        else if (shape->kind == MARK_GROUP_END)
            is_inside = false;
        else if (is_inside && shape->kind == kind && skip-- == 0)
            return shape;
    }
    fail_msg("%s: no mark in \"%s\"", page->stem, begins);
    return NULL;
}

/* -- forest -- */

static void squares_stand_at_their_estimates_and_follow_the_weights(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "forest-W.trust-mean_diff");
    assert_non_null(page);
    const cities *all = cities_of(made->arena, made->results);
    const city_subject subject = {BAREMO_SUBJECT_SCALE, "W.trust", "effect=mean_diff"};
    double x[2], y[2], side[2], weight[2];
    for (size_t i = 0; i < 2; i++) {
        const mark *square = mark_of(page, all->names[3 * i], MARK_RECTANGLE, 0);
        x[i] = made_middle_x(square);
        y[i] = city_value(all, &all->units[3 * i], &subject, "effect");
        side[i] = square->box.width;
        weight[i] = city_value(all, &all->units[3 * i], &subject, "weight");
    }
    double slope = (x[1] - x[0]) / (y[1] - y[0]);
    assert_true(slope > 0);
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *row = city_there(all, &all->units[i], &subject, "effect");
        if (!row)
            continue;
        const mark *square = mark_of(page, all->names[i], MARK_RECTANGLE, 0);
        assert_close(made_middle_x(square), x[0] + slope * (row->value - y[0]), 1e-9);
    }
    assert_close(side[0] / side[1], sqrt(weight[0] / weight[1]), 1e-9);
    made_charts_free(made);
}

static void the_pooled_diamond_spans_its_interval_and_stands_last_but_one(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "forest-W.trust-mean_diff");
    const cities *all = cities_of(made->arena, made->results);
    const city_subject subject = {BAREMO_SUBJECT_SCALE, "W.trust", "effect=mean_diff"};
    const baremo_result *pooled = city_pooled(all, &subject);
    const mark *diamond = mark_of(page, "All together", MARK_AREA, 0);
    double left = diamond->points[0].x, middle = diamond->points[1].x, right = diamond->points[2].x;
    assert_close((middle - left) / (right - left),
                 (pooled->value - pooled->low) / (pooled->high - pooled->low), 1e-9);
    const mark *next = mark_of(page, "Prediction", MARK_RECTANGLE, 0);
    assert_true(next->box.y > diamond->points[3].y);
    assert_true(next->box.width > right - left);
    made_charts_free(made);
}

static void forests_are_of_changes_and_one_is_of_all_scales(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    assert_null(made_charts_find(made, "forest-I1-value"));
    assert_null(made_charts_find(made, "forest-W.trust-value"));
    assert_null(made_charts_find(made, "forest-W.trust-g_av"));
    const chart *page = made_charts_find(made, "forest-g_av");
    assert_non_null(page);
    const cities *all = cities_of(made->arena, made->results);
    const city_subject subject = {BAREMO_SUBJECT_SCALE, "W.trust", "effect=g_av"};
    const baremo_result *pooled = city_pooled(all, &subject);
    const char *title = city_title(all, BAREMO_SUBJECT_SCALE, "W.trust");
    const mark *diamond = mark_of(page, title, MARK_AREA, 0);
    double left = diamond->points[0].x, middle = diamond->points[1].x, right = diamond->points[2].x;
    assert_close((middle - left) / (right - left),
                 (pooled->value - pooled->low) / (pooled->high - pooled->low), 1e-9);
    made_charts_free(made);
}

/* Not the period of one of them. */
static void charts_say_all_periods_compared(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const cities *all = cities_of(made->arena, made->results);
    const char *wanted = city_periods(all, REPORT_ENGLISH);
    assert_non_null(wanted);
    for (size_t i = 0; i < made->list.count; i++)
        assert_true(made_says(made->list.items[i], wanted));
    made_charts_free(made);
}

static void ratios_stand_on_a_logarithmic_axis(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "forest-I2-rate_ratio");
    const cities *all = cities_of(made->arena, made->results);
    const city_subject subject = {BAREMO_SUBJECT_INDICATOR, "I2", "effect=rate_ratio"};
    double x[3], y[3];
    for (size_t i = 0; i < 3; i++) {
        x[i] = made_middle_x(mark_of(page, all->names[i * 3], MARK_RECTANGLE, 0));
        y[i] = log(city_value(all, &all->units[i * 3], &subject, "effect"));
    }
    assert_close((x[2] - x[0]) * (y[1] - y[0]), (x[1] - x[0]) * (y[2] - y[0]), 1e-9);
    made_charts_free(made);
}

static void two_cities_have_no_prediction_and_the_chart_says_so(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        wanted.count = 2;
        made_charts *made = made_charts_of_cities(&wanted);
        const chart *page = made_charts_find(made, "forest-W.trust-mean_diff");
        static const char *const reasons[] = {"not applicable", "no procede", "sans objet"};
        assert_true(made_says(page, reasons[i]));
        made_charts_free(made);
    }
}

static void many_cities_take_pages_that_each_show_the_pooled_estimate(void **state) {
    (void)state;
    made_cities wanted = made_cities_plain("en");
    wanted.count = 90;
    made_charts *made = made_charts_of_cities(&wanted);
    static const char *const stems[] = {"forest-W.trust-mean_diff", "forest-W.trust-mean_diff-2",
                                        "forest-W.trust-mean_diff-3"};
    for (int i = 0; i < 3; i++) {
        const chart *page = made_charts_find(made, stems[i]);
        assert_non_null(page);
        mark_of(page, "All together", MARK_AREA, 0);
    }
    made_charts_free(made);
}

static void too_many_cities_have_funnels_and_themes_but_no_rows(void **state) {
    (void)state;
    made_cities wanted = made_cities_plain("en");
    wanted.count = 121;
    wanted.ranks = true;
    made_charts *made = made_charts_of_cities(&wanted);
    assert_int_equal(pages_of(made, "funnel"), 2);
    assert_int_equal(pages_of(made, "themes"), 1);
    assert_int_equal(made->list.count, 3);
    made_charts_free(made);
}

/* -- funnel -- */

static void funnel_points_stand_at_size_and_value_and_those_beyond_are_squares(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "funnel-I1-proportion");
    const cities *all = cities_of(made->arena, made->results);
    const city_subject subject = {BAREMO_SUBJECT_INDICATOR, "I1", "effect=proportion"};
    size_t beyond = 0;
    double first_y = 0, first_value = 0, scale = 0;
    for (size_t i = 0; i < all->count; i++) {
        const baremo_results_unit *unit = &all->units[i];
        const baremo_result *row = city_there(all, unit, &subject, "value");
        if (!row)
            continue;
        bool out = row->value < city_value(all, unit, &subject, "lcl_998") ||
                   row->value > city_value(all, unit, &subject, "ucl_998");
        const mark *point = mark_of(page, all->names[i], out ? MARK_RECTANGLE : MARK_CIRCLE, 0);
        beyond += out;
        if (first_y == 0) {
            first_y = made_middle_y(point);
            first_value = row->value;
        } else if (scale == 0) {
            scale = (made_middle_y(point) - first_y) / (row->value - first_value);
            assert_true(scale < 0);
        } else {
            assert_close(made_middle_y(point), first_y + scale * (row->value - first_value), 1e-9);
        }
        if (out)
            assert_true(made_says(page, all->names[i]));
    }
    assert_true(beyond > 0);
    made_charts_free(made);
}

static void a_funnel_says_that_being_inside_proves_nothing(void **state) {
    (void)state;
    static const char *const words[] = {"no proof that places are equal",
                                        "no prueba que los lugares sean iguales",
                                        "ne prouve pas que les lieux sont égaux"};
    for (int i = 0; i < 3; i++) {
        made_charts *made = made_plain(LANGUAGES[i]);
        assert_true(made_says(made_charts_find(made, "funnel-I1-proportion"), words[i]));
        made_charts_free(made);
    }
}

/* -- the order -- */

static void cities_stand_in_their_order_never_by_value(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "cities-I1");
    const cities *all = cities_of(made->arena, made->results);
    double last = 0;
    for (size_t i = 0; i < all->count; i++) {
        const mark *name = made_text(page, all->names[i]);
        assert_non_null(name);
        assert_true(name->box.y > last);
        last = name->box.y;
    }
    made_charts_free(made);
}

static void ranks_are_drawn_only_where_they_were_asked_for(void **state) {
    (void)state;
    made_cities wanted = made_cities_plain("en");
    made_charts *made = made_charts_of_cities(&wanted);
    assert_int_equal(pages_of(made, "ranks"), 0);
    made_charts_free(made);
    wanted.ranks = true;
    made = made_charts_of_cities(&wanted);
    assert_int_equal(pages_of(made, "ranks"), 6);
    const chart *page = made_charts_find(made, "ranks-INDEX");
    assert_true(made_says(page, "cannot be put in order"));
    made_charts_free(made);
}

/* -- cells -- */

static void a_cell_of_the_heat_map_has_value_mark_and_word(void **state) {
    (void)state;
    static const char *const words[] = {"✓ Achieved", "✓ Alcanzado", "✓ Atteint"};
    static const char *const reasons[] = {"no observation", "sin observación", "pas d’observation"};
    for (int i = 0; i < 3; i++) {
        made_charts *made = made_plain(LANGUAGES[i]);
        const chart *page = made_charts_find(made, "heatmap");
        assert_true(made_says(page, words[i]));
        assert_true(made_says(page, "(1)"));
        assert_true(made_says(page, reasons[i]));
        made_charts_free(made);
    }
}

static void a_heat_map_of_nothing_but_gaps_says_why(void **state) {
    (void)state;
    made_cities wanted = made_cities_plain("en");
    wanted.all_missing = wanted.only_outcomes = true;
    made_charts *made = made_charts_of_cities(&wanted);
    const chart *page = made_charts_find(made, "heatmap");
    assert_true(made_says(page, "no observation") && made_says(page, "not collected"));
    assert_int_equal(pages_of(made, "slopes"), 0);
    assert_int_equal(pages_of(made, "cities"), 0);
    assert_int_equal(pages_of(made, "forest"), 0);
    made_charts_free(made);
}

/* -- slopes -- */

static void slopes_go_from_before_to_after(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "slopes-W.trust");
    const cities *all = cities_of(made->arena, made->results);
    const city_subject before = {BAREMO_SUBJECT_SCALE, "W.trust", "wave=pre"};
    const city_subject after = {BAREMO_SUBJECT_SCALE, "W.trust", "wave=post"};
    for (size_t i = 0; i < all->count; i++) {
        double from = city_value(all, &all->units[i], &before, "mean");
        double to = city_value(all, &all->units[i], &after, "mean");
        if (baremo_is_missing(from))
            continue;
        const mark *line = mark_of(page, all->names[i], MARK_POLYLINE, 0);
        assert_true(line->points[0].x < line->points[1].x);
        assert_true((line->points[1].y < line->points[0].y) == (to > from));
    }
    made_charts_free(made);
}

/* -- index -- */

static void contributions_add_up_to_the_score(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "contributions-INDEX");
    const cities *all = cities_of(made->arena, made->results);
    const city_subject index = {BAREMO_SUBJECT_COMPOSITE, "INDEX", NULL};
    double per_point = 0;
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *score = city_there(all, &all->units[i], &index, "score");
        if (!score)
            continue;
        double left = INFINITY, right = 0;
        bool is_inside = false;
        for (size_t k = 0; k < page->mark_count; k++) {
            const mark *shape = &page->marks[k];
            if (shape->kind == MARK_GROUP)
                is_inside = strncmp(shape->text, all->names[i], strlen(all->names[i])) == 0;
            else if (shape->kind == MARK_GROUP_END)
                is_inside = false;
            else if (is_inside && shape->kind == MARK_RECTANGLE) {
                left = fmin(left, shape->box.x);
                right = fmax(right, shape->box.x + shape->box.width);
            }
        }
        if (per_point == 0)
            per_point = (right - left) / score->value;
        assert_close(right - left, per_point * score->value, 1e-9);
    }
    made_charts_free(made);
}

static void bands_fill_the_whole_width_in_their_order(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    const chart *page = made_charts_find(made, "bands-INDEX");
    assert_non_null(page);
    assert_string_equal(page->data.headings[1], "low");
    assert_string_equal(page->data.headings[3], "high");
    assert_true(made_says(page, "no ranking"));
    made_charts_free(made);
    made_cities wanted = made_cities_plain("en");
    wanted.without_bands = true;
    made = made_charts_of_cities(&wanted);
    assert_int_equal(pages_of(made, "bands"), 0);
    made_charts_free(made);
}

static void displacement_sets_the_roles_side_by_side(void **state) {
    (void)state;
    made_charts *made = made_plain("es");
    const chart *page = made_charts_find(made, "displacement-I2");
    assert_non_null(page);
    assert_int_equal(page->data.row_count, 2 * 2 * 3);
    assert_true(made_says(page, "Vecina"));
    assert_true(made_says(page, "puede ser desplazamiento"));
    made_charts_free(made);
}

static void no_comparison_has_the_charts_of_one_programme(void **state) {
    (void)state;
    made_charts *made = made_plain("en");
    static const char *const others[] = {"status",   "line",    "bullet",
                                         "dumbbell", "effects", "voices"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(pages_of(made, others[i]), 0);
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squares_stand_at_their_estimates_and_follow_the_weights),
        cmocka_unit_test(the_pooled_diamond_spans_its_interval_and_stands_last_but_one),
        cmocka_unit_test(forests_are_of_changes_and_one_is_of_all_scales),
        cmocka_unit_test(charts_say_all_periods_compared),
        cmocka_unit_test(ratios_stand_on_a_logarithmic_axis),
        cmocka_unit_test(two_cities_have_no_prediction_and_the_chart_says_so),
        cmocka_unit_test(many_cities_take_pages_that_each_show_the_pooled_estimate),
        cmocka_unit_test(too_many_cities_have_funnels_and_themes_but_no_rows),
        cmocka_unit_test(funnel_points_stand_at_size_and_value_and_those_beyond_are_squares),
        cmocka_unit_test(a_funnel_says_that_being_inside_proves_nothing),
        cmocka_unit_test(cities_stand_in_their_order_never_by_value),
        cmocka_unit_test(ranks_are_drawn_only_where_they_were_asked_for),
        cmocka_unit_test(a_cell_of_the_heat_map_has_value_mark_and_word),
        cmocka_unit_test(a_heat_map_of_nothing_but_gaps_says_why),
        cmocka_unit_test(slopes_go_from_before_to_after),
        cmocka_unit_test(contributions_add_up_to_the_score),
        cmocka_unit_test(bands_fill_the_whole_width_in_their_order),
        cmocka_unit_test(displacement_sets_the_roles_side_by_side),
        cmocka_unit_test(no_comparison_has_the_charts_of_one_programme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
