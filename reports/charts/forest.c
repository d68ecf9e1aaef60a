/* Forest plots: the estimate of each city with its interval, squares by weight, and apart below
 * them the pooled estimates of the strata and of all with the prediction interval. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"

extern const chart_type chart_type_forest;

typedef enum forest_kind { FOREST_UNIT, FOREST_POOLED, FOREST_PREDICTION } forest_kind;

/* What a row draws. */
typedef struct forest_row {
    forest_kind kind;
    const baremo_result *row;
    double part; /* of the largest weight */
    double pooled;
    const city_axis *axis;
} forest_row;

typedef struct forest {
    chart_maker *maker;
    const city_effect *effect;
    city_axis axis;
    const baremo_result *pooled;
    double largest; /* weight */
    row_chart wanted;
} forest;

/* -- marks -- */

static void square(chart *page, mark_point centre, double half) {
    mark_rectangle(page, (mark_box){centre.x - half, centre.y - half, 2 * half, 2 * half},
                   mark_fill(COLOUR_VALUE));
}

static void diamond(chart *page, double left, mark_point centre, double right) {
    static const double HALF = 7;
    const mark_point corners[] = {{left, centre.y},
                                  {centre.x, centre.y - HALF},
                                  {right, centre.y},
                                  {centre.x, centre.y + HALF}};
    mark_area(page, corners, 4,
              (mark_paint){.fill = COLOUR_GOOD, .stroke = COLOUR_INK, .stroke_width = 1.2});
}

static void prediction(chart *page, double left, double right, double y) {
    mark_rectangle(page, (mark_box){left, y - 4, right - left, 8},
                   (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.2});
    mark_hatch(page, (mark_box){left, y - 4, right - left, 8}, 4, false,
               mark_stroke(COLOUR_INK, 0.8));
}

static void sample_square(chart *page, mark_box box, const void *about) {
    (void)about;
    square(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2}, 5);
}

static void sample_diamond(chart *page, mark_box box, const void *about) {
    (void)about;
    diamond(page, box.x + 3, (mark_point){box.x + box.width / 2, box.y + box.height / 2},
            box.x + box.width - 3);
}

static void sample_prediction(chart *page, mark_box box, const void *about) {
    (void)about;
    prediction(page, box.x + 1, box.x + box.width - 1, box.y + box.height / 2);
}

static double place_of(const row_place *at, const forest_row *about, double value) {
    return scale_held(at->axis, city_axis_at(about->axis, value));
}

static void draw(const row_place *at, const row_item *item) {
    static const double SMALLEST = 2.5, LARGEST = 7.5;
    const forest_row *about = item->about;
    const baremo_result *row = about->row;
    if (!baremo_is_missing(about->pooled)) {
        double x = place_of(at, about, about->pooled);
        mark_line(at->page, (mark_point){x, at->middle - 14}, (mark_point){x, at->middle + 14},
                  mark_dashed(COLOUR_TARGET, 1, 3));
    }
    double middle = place_of(at, about, row->value);
    bool limited = isfinite(row->low) && isfinite(row->high);
    double left = limited ? place_of(at, about, row->low) : middle - 4;
    double right = limited ? place_of(at, about, row->high) : middle + 4;
    if (about->kind == FOREST_PREDICTION) {
        prediction(at->page, left, right, at->middle);
    } else if (about->kind == FOREST_POOLED) {
        diamond(at->page, left, (mark_point){middle, at->middle}, right);
    } else {
        city_interval(at, about->axis, row->low, row->high);
        square(at->page, (mark_point){middle, at->middle},
               fmax(SMALLEST, LARGEST * sqrt(about->part)));
    }
}

/* -- rows -- */

static const char **cells_of(const forest *made, const char *name, const baremo_result *row,
                             const char *reason, const char *weight) {
    chart_maker *maker = made->maker;
    const char **cells = baremo_arena_array(maker->arena, 5, sizeof *cells);
    cells[0] = name;
    cells[1] = reason;
    cells[2] = cells[3] = "";
    cells[4] = weight;
    if (!row || reason)
        return cells;
    cells[1] = city_number(maker->cities, maker->language, row, row->value);
    cells[2] = city_number(maker->cities, maker->language, row, row->low);
    cells[3] = city_number(maker->cities, maker->language, row, row->high);
    return cells;
}

static void add_row(forest *made, const char *name, const forest_row *about, const char *weight) {
    chart_maker *maker = made->maker;
    const baremo_result *row = about->row;
    bool is_there = row && !baremo_is_missing(row->value) &&
                    (about->kind != FOREST_PREDICTION || isfinite(row->low));
    const char *reason = is_there ? NULL : row_reason(maker, row);
    const char *amount = is_there ? city_amount(maker->cities, maker->language, row) : reason;
    if (is_there)
        city_axis_add(&made->axis, row);
    forest_row *kept = baremo_arena_alloc(maker->arena, sizeof *kept);
    *kept = *about;
    kept->axis = &made->axis;
    chart_rows_add(maker, &made->wanted,
                   &(row_item){.name = name,
                               .whole_name = name,
                               .said = amount,
                               .beside = chart_join(maker, amount, " · ", weight),
                               .reason = reason,
                               .cells = cells_of(made, name, row, reason, weight),
                               .about = kept});
}

static void add_unit(forest *made, const baremo_results_unit *unit) {
    chart_maker *maker = made->maker;
    const cities *all = maker->cities;
    const city_subject subject = city_effect_subject(made->effect);
    double weight = city_value(all, unit, &subject, "weight");
    const forest_row about = {.kind = FOREST_UNIT,
                              .row = city_effect_row(all, unit, made->effect),
                              .part = made->largest > 0 && weight > 0 ? weight / made->largest : 0,
                              .pooled = made->pooled ? made->pooled->value : BAREMO_MISSING};
    add_row(made, city_name(all, unit), &about,
            report_share(maker->arena, maker->language, weight, weight < 0.01 ? 1 : 0));
}

static const char *with_count(chart_maker *maker, const char *name, const city_subject *subject) {
    double units = city_value(maker->cities, NULL, subject, "units");
    if (baremo_is_missing(units))
        return name;
    return chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, name,
                      report_number(maker->arena, maker->language, units, 0), NULL);
}

static void add_pooled(forest *made, const city_subject *subject, const char *name) {
    const cities *all = made->maker->cities;
    const baremo_result *row = city_pooled(all, subject);
    if (!row)
        row = city_row(all, NULL, subject, "random.hartung_knapp");
    if (!row)
        return;
    add_row(made, with_count(made->maker, name, subject),
            &(forest_row){.kind = FOREST_POOLED, .row = row, .pooled = BAREMO_MISSING}, "");
    made->wanted.fixed_rows++;
}

static void add_rows(forest *made) {
    chart_maker *maker = made->maker;
    const cities *all = maker->cities;
    const city_subject whole = city_effect_subject(made->effect);
    for (size_t i = 0; i < all->count; i++)
        made->largest = fmax(made->largest, city_value(all, &all->units[i], &whole, "weight"));
    for (size_t i = 0; i < all->count; i++)
        add_unit(made, &all->units[i]);
    for (size_t i = 0; i < all->stratum_count; i++) {
        const city_subject stratum = city_effect_stratum(all, made->effect, all->strata[i]);
        add_pooled(made, &stratum, all->strata[i]);
    }
    add_pooled(made, &whole, chart_word(maker, REPORT_TEXT_CHART_ALL_TOGETHER));
    const baremo_result *next = city_prediction(all, &whole);
    if (!next)
        return;
    add_row(made, chart_word(maker, REPORT_TEXT_CHART_PREDICTION),
            &(forest_row){.kind = FOREST_PREDICTION, .row = next, .pooled = BAREMO_MISSING}, "");
    made->wanted.fixed_rows++;
}

/* -- the foot -- */

static const char *statistic_text(forest *made, const char *statistic, int decimals) {
    chart_maker *maker = made->maker;
    const city_subject subject = city_effect_subject(made->effect);
    const baremo_result *row = city_there(maker->cities, NULL, &subject, statistic);
    if (!row)
        return chart_word(maker, REPORT_TEXT_CHART_NOT_COMPUTABLE);
    const char *value = report_number(maker->arena, maker->language, row->value, decimals);
    if (baremo_is_missing(row->low) || baremo_is_missing(row->high))
        return value;
    return chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, value,
                      chart_fill(maker, REPORT_TEXT_RANGE_TO,
                                 report_number(maker->arena, maker->language, row->low, decimals),
                                 report_number(maker->arena, maker->language, row->high, decimals),
                                 NULL),
                      NULL);
}

/* As many decimals as show two digits. */
static int digits_of(double value) {
    if (!(fabs(value) > 0))
        return 2;
    return (int)fmin(fmax(1 - floor(log10(fabs(value))), 0), 6);
}

static const char *heterogeneity(forest *made) {
    chart_maker *maker = made->maker;
    const city_subject subject = city_effect_subject(made->effect);
    double tau2 = city_value(maker->cities, NULL, &subject, "tau2");
    const char *share = city_there(maker->cities, NULL, &subject, "i2")
                            ? report_share(maker->arena, maker->language,
                                           city_value(maker->cities, NULL, &subject, "i2") / 100, 0)
                            : chart_word(maker, REPORT_TEXT_CHART_NOT_COMPUTABLE);
    return chart_fill(maker, REPORT_TEXT_CHART_HETEROGENEITY,
                      statistic_text(made, "tau2", digits_of(tau2)), share,
                      statistic_text(made, "units", 0));
}

static const char *subtitle_of(chart_maker *maker, const city_effect *effect) {
    return city_both(maker, report_name(maker->language, REPORT_NAMES_EFFECT, effect->effect),
                     city_order(maker));
}

static void make_effect(chart_maker *maker, const city_effect *effect) {
    forest made = {.maker = maker, .effect = effect, .axis = city_axis_begin(effect->effect)};
    const city_subject subject = city_effect_subject(effect);
    made.pooled = city_pooled(maker->cities, &subject);
    const char *headings[] = {
        city_heading(maker, false), chart_word(maker, REPORT_TEXT_CHART_ESTIMATE),
        chart_word(maker, REPORT_TEXT_CHART_LOW), chart_word(maker, REPORT_TEXT_CHART_HIGH),
        chart_word(maker, REPORT_TEXT_CHART_WEIGHT)};
    const row_key keys[] = {
        {chart_word(maker, REPORT_TEXT_CHART_ESTIMATE_BY_WEIGHT), sample_square, NULL},
        {city_interval_word(maker, made.pooled), chart_rows_interval_sample, NULL},
        {chart_word(maker, REPORT_TEXT_CHART_POOLED), sample_diamond, NULL},
        {chart_word(maker, REPORT_TEXT_CHART_PREDICTION_MEANS), sample_prediction, NULL}};
    made.wanted = (row_chart){
        .subject = {&chart_type_forest, effect->kind, effect->id, 1, 1, effect->effect},
        .title = effect->title,
        .subtitle = subtitle_of(maker, effect),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_FOREST, effect->title,
                          report_name(maker->language, REPORT_NAMES_EFFECT, effect->effect), NULL),
        .headings = headings,
        .heading_count = 5,
        .rows_per_page = CITY_ROWS_PER_PAGE,
        .rows_together = 1,
        .keys = keys,
        .key_count = 4,
        .right = 505,
        .draw = draw};
    add_rows(&made);
    city_axis_set(maker, &made.axis, &made.wanted, city_effect_none(effect->effect));
    const char *notes[] = {heterogeneity(&made), chart_word(maker, REPORT_TEXT_SAY_CITY_ADHOC)};
    made.wanted.notes = notes;
    made.wanted.note_count = city_is_adhoc(maker->cities, &subject) ? 2 : 1;
    chart_rows_make(maker, &made.wanted);
}

/* -- all scales, pooled -- */

static void add_scale(forest *made, const city_effect *effect) {
    const cities *all = made->maker->cities;
    const city_subject whole = city_effect_subject(effect);
    const baremo_result *next = city_prediction(all, &whole);
    made->effect = effect;
    if (!city_pooled(all, &whole))
        return;
    add_pooled(made, &whole, effect->title);
    made->wanted.fixed_rows = 0;
    add_row(made, chart_word(made->maker, REPORT_TEXT_CHART_PREDICTION),
            &(forest_row){.kind = FOREST_PREDICTION, .row = next, .pooled = BAREMO_MISSING}, "");
}

/* One chart of an effect in standard deviations, which sets scales of any range side by side. */
static void make_scales(chart_maker *maker, const char *name) {
    const cities *all = maker->cities;
    forest made = {.maker = maker, .axis = city_axis_begin(name)};
    const char *what = report_name(maker->language, REPORT_NAMES_EFFECT, name);
    const char *title = chart_word(maker, REPORT_TEXT_CHART_SCALES_POOLED);
    const char *headings[] = {
        chart_word(maker, REPORT_TEXT_SCALE), chart_word(maker, REPORT_TEXT_CHART_POOLED),
        chart_word(maker, REPORT_TEXT_CHART_LOW), chart_word(maker, REPORT_TEXT_CHART_HIGH)};
    const row_key keys[] = {
        {chart_word(maker, REPORT_TEXT_CHART_POOLED), sample_diamond, NULL},
        {chart_word(maker, REPORT_TEXT_CHART_PREDICTION_MEANS), sample_prediction, NULL}};
    made.wanted =
        (row_chart){.subject = {&chart_type_forest, BAREMO_SUBJECT_PROGRAMME, NULL, 1, 1, name},
                    .title = title,
                    .subtitle = what,
                    .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_FOREST, title, what, NULL),
                    .headings = headings,
                    .heading_count = 4,
                    .rows_per_page = CITY_ROWS_PER_PAGE,
                    .rows_together = 2,
                    .keys = keys,
                    .key_count = 2,
                    .right = 505,
                    .draw = draw};
    for (size_t i = 0; i < all->effect_count; i++)
        if (all->effects[i].kind == BAREMO_SUBJECT_SCALE &&
            strcmp(all->effects[i].effect, name) == 0)
            add_scale(&made, &all->effects[i]);
    if (!made.effect)
        return;
    city_axis_set(maker, &made.axis, &made.wanted, city_effect_none(name));
    chart_rows_make(maker, &made.wanted);
}

/* Changes of outcomes: values have charts of their own, and of items there may be hundreds. */
static void make(chart_maker *maker) {
    const cities *all = maker->cities;
    if (!city_chart_fits(maker))
        return;
    for (size_t i = 0; i < all->effect_count; i++)
        if (all->effects[i].kind != BAREMO_SUBJECT_ITEM &&
            city_effect_is_change(all->effects[i].effect))
            make_effect(maker, &all->effects[i]);
    make_scales(maker, "g_av");
    make_scales(maker, "hedges_g");
}

const chart_type chart_type_forest = {
    .id = "forest",
    .summary = "estimates of the cities with intervals and weights, pooled with prediction",
    .make = make,
    .of_cities = true,
};
