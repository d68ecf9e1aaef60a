/* Points with intervals by city, in the order in which the cities stand and never by value: each
 * indicator and the last mean of each scale, with the city's own target and the estimate drawn
 * towards the others. */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"

extern const chart_type chart_type_cities;

typedef struct city_dot {
    const baremo_result *row, *target, *shrunken;
    const city_axis *axis;
} city_dot;

typedef struct city_dots {
    chart_maker *maker;
    city_subject subject;
    const char *statistic;
    city_axis axis;
    bool has_target, has_shrunken;
    const baremo_result *first; /* with a value */
    row_chart wanted;
} city_dots;

static void point(chart *page, mark_point centre) {
    mark_circle(page, centre, 4.5, mark_fill(COLOUR_VALUE));
}

static void cross(chart *page, mark_point centre) {
    static const double ARM = 4;
    const mark_paint paint = mark_stroke(COLOUR_TARGET, 1.8);
    mark_line(page, (mark_point){centre.x - ARM, centre.y - ARM},
              (mark_point){centre.x + ARM, centre.y + ARM}, paint);
    mark_line(page, (mark_point){centre.x - ARM, centre.y + ARM},
              (mark_point){centre.x + ARM, centre.y - ARM}, paint);
}

static mark_point middle_of(mark_box box) {
    return (mark_point){box.x + box.width / 2, box.y + box.height / 2};
}

static void sample_point(chart *page, mark_box box, const void *about) {
    (void)about;
    point(page, middle_of(box));
}

static void sample_cross(chart *page, mark_box box, const void *about) {
    (void)about;
    cross(page, middle_of(box));
}

static void sample_target(chart *page, mark_box box, const void *about) {
    (void)about;
    target_symbol(page, middle_of(box), 5);
}

static void draw(const row_place *at, const row_item *item) {
    const city_dot *about = item->about;
    city_interval(at, about->axis, about->row->low, about->row->high);
    if (about->target)
        target_symbol(at->page,
                      (mark_point){scale_held(at->axis, about->target->value), at->middle}, 5);
    point(at->page, (mark_point){scale_held(at->axis, about->row->value), at->middle});
    if (about->shrunken)
        cross(at->page, (mark_point){scale_held(at->axis, about->shrunken->value), at->middle});
}

/* The estimate of the value as reached, drawn towards the others. */
static const baremo_result *shrunken_of(const city_dots *made, const baremo_results_unit *unit) {
    const city_subject subject = {made->subject.kind, made->subject.id, "effect=value"};
    return city_there(made->maker->cities, unit, &subject, "shrunken");
}

static const char *word_of_level(chart_maker *maker, const baremo_result *row, const char *plain) {
    bool level = row && row->value_class == BAREMO_VALUE_LEVEL && !baremo_text_blank(row->note);
    return level && !baremo_is_missing(row->value) ? row_reason(maker, row) : plain;
}

static const char *with_n(chart_maker *maker, const baremo_result *row, const char *words) {
    if (!row || !(row->n > 1) || baremo_is_missing(row->value) ||
        row->value_class == BAREMO_VALUE_LEVEL)
        return words;
    return baremo_arena_format(maker->arena, "%s · n\xc2\xa0=\xc2\xa0%s", words,
                               report_number(maker->arena, maker->language, row->n, 0));
}

static void add_unit(city_dots *made, const baremo_results_unit *unit) {
    chart_maker *maker = made->maker;
    const cities *all = maker->cities;
    const baremo_result *row = city_row(all, unit, &made->subject, made->statistic);
    city_dot *about = baremo_arena_alloc(maker->arena, sizeof *about);
    *about = (city_dot){row, city_there(all, unit, &made->subject, "target"),
                        shrunken_of(made, unit), &made->axis};
    row_item item = city_row_item(maker, unit, row);
    item.said = word_of_level(maker, row, item.said);
    item.beside = with_n(maker, row, item.said);
    const char **cells = baremo_arena_array(maker->arena, 4, sizeof *cells);
    cells[0] = item.name;
    cells[1] = item.beside;
    cells[2] =
        about->target ? city_number(all, maker->language, about->target, about->target->value) : "";
    cells[3] = about->shrunken ? city_amount(all, maker->language, about->shrunken) : "";
    item.cells = cells;
    item.about = about;
    if (!item.reason) {
        made->first = made->first ? made->first : row;
        made->has_target |= about->target != NULL;
        made->has_shrunken |= about->shrunken != NULL;
        city_axis_add(&made->axis, row);
        city_axis_add_value(&made->axis, about->target ? about->target->value : BAREMO_MISSING);
        city_axis_add_value(&made->axis, about->shrunken ? about->shrunken->value : BAREMO_MISSING);
    }
    chart_rows_add(maker, &made->wanted, &item);
}

static size_t add_keys(city_dots *made, row_key keys[4]) {
    chart_maker *maker = made->maker;
    size_t count = 0;
    keys[count++] = (row_key){chart_word(maker, REPORT_TEXT_VALUE), sample_point, NULL};
    if (made->first && !baremo_is_missing(made->first->low))
        keys[count++] =
            (row_key){city_interval_word(maker, made->first), chart_rows_interval_sample, NULL};
    if (made->has_target)
        keys[count++] =
            (row_key){chart_word(maker, REPORT_TEXT_CHART_OWN_TARGET), sample_target, NULL};
    if (made->has_shrunken)
        keys[count++] =
            (row_key){chart_word(maker, REPORT_TEXT_CHART_SHRUNKEN), sample_cross, NULL};
    return count;
}

/* Shares and counts are seen from zero; the ladder of levels whole. */
static void set_axis(city_dots *made, const baremo_results_indicator *indicator) {
    chart_maker *maker = made->maker;
    bool level = indicator && indicator->value_class == BAREMO_VALUE_LEVEL;
    bool whole = indicator && indicator->value_class == BAREMO_VALUE_COUNT;
    if (whole)
        city_axis_add_value(&made->axis, 0);
    city_axis_set(maker, &made->axis, &made->wanted, BAREMO_MISSING);
    made->wanted.percent = indicator && indicator->value_class == BAREMO_VALUE_PERCENT;
    if (!level || indicator->level_count < 2)
        return;
    size_t count = indicator->level_count;
    double *values = baremo_arena_array(maker->arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = (double)(i + 1);
    made->wanted.axis = (scale){.low = 0.5, .high = (double)count + 0.5, .step = 1, .ticks = count};
    made->wanted.ticks = values;
    made->wanted.tick_words = indicator->levels;
    made->wanted.tick_count = count;
}

static void make_chart(chart_maker *maker, const city_subject *subject, const char *statistic,
                       const char *unit_word) {
    const cities *all = maker->cities;
    city_dots made = {.maker = maker,
                      .subject = *subject,
                      .statistic = statistic,
                      .axis = {.low = BAREMO_MISSING, .high = BAREMO_MISSING}};
    const baremo_results_indicator *indicator =
        subject->kind == BAREMO_SUBJECT_INDICATOR
            ? baremo_results_indicator_find(maker->results, subject->id)
            : NULL;
    const char *title = city_title(all, subject->kind, subject->id);
    const char *headings[] = {city_heading(maker, false), chart_word(maker, REPORT_TEXT_VALUE),
                              chart_word(maker, REPORT_TEXT_TARGET),
                              chart_word(maker, REPORT_TEXT_CHART_SHRUNKEN)};
    row_key keys[4];
    made.wanted =
        (row_chart){.subject = {&chart_type_cities, subject->kind, subject->id, 1, 1, NULL},
                    .title = title,
                    .subtitle = city_both(maker, unit_word, city_order(maker)),
                    .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_CITIES, title, NULL, NULL),
                    .headings = headings,
                    .heading_count = 4,
                    .rows_per_page = CITY_ROWS_PER_PAGE,
                    .rows_together = 1,
                    .keys = keys,
                    .right = 515,
                    .draw = draw};
    for (size_t i = 0; i < all->count; i++)
        add_unit(&made, &all->units[i]);
    if (!made.first) /* the heat map says why there is nothing */
        return;
    made.wanted.key_count = add_keys(&made, keys);
    set_axis(&made, indicator);
    chart_rows_make(maker, &made.wanted);
}

static bool is_known(const cities *all, const city_subject *subject, const char *statistic) {
    if (!city_is_shared(all, subject->kind, subject->id))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (city_row(all, &all->units[i], subject, statistic))
            return true;
    return false;
}

static void make_scale(chart_maker *maker, const baremo_results_scale *about) {
    const baremo_results_survey *survey = baremo_results_survey_find(maker->results, about->survey);
    if (!survey || !survey->wave_count)
        return;
    const char *wave = survey->waves[survey->wave_count - 1];
    const city_subject subject = {BAREMO_SUBJECT_SCALE, about->id, survey_wave(maker->arena, wave)};
    if (is_known(maker->cities, &subject, "mean"))
        make_chart(maker, &subject, "mean",
                   chart_fill(maker, REPORT_TEXT_CHART_PAIR,
                              report_name(maker->language, REPORT_NAMES_STATISTIC, "mean"),
                              survey_wave_name(maker->language, wave), NULL));
}

static void make(chart_maker *maker) {
    size_t count;
    if (!city_chart_fits(maker))
        return;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        const city_subject subject = {BAREMO_SUBJECT_INDICATOR, indicators[i].id, NULL};
        if (is_known(maker->cities, &subject, "value"))
            make_chart(maker, &subject, "value", indicator_unit(maker, &indicators[i]));
    }
    const baremo_results_scale *scales = baremo_results_scales(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_scale(maker, &scales[i]);
}

const chart_type chart_type_cities = {
    .id = "cities",
    .summary = "values of the cities with their intervals, in a stated order",
    .make = make,
    .of_cities = true,
};
