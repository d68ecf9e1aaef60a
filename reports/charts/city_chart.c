/* What the charts of a comparison share. */
#include "reports/charts/city_chart.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

bool city_chart_fits(const chart_maker *maker) {
    return maker->cities->count > 0 && maker->cities->count <= CITY_CHART_UNITS;
}

const char *city_order(chart_maker *maker) {
    const char *order = maker->cities->comparison->order;
    if (baremo_text_blank(order))
        return "";
    return chart_fill(maker, REPORT_TEXT_CHART_IN_ORDER_OF,
                      report_name(maker->language, REPORT_NAMES_ORDER, order), NULL, NULL);
}

const char *city_heading(const chart_maker *maker, bool many) {
    bool areas = maker->cities->comparison->of_areas;
    report_text_key one = areas ? REPORT_TEXT_AREA : REPORT_TEXT_CITY;
    report_text_key all = areas ? REPORT_TEXT_AREAS : REPORT_TEXT_CITIES;
    return chart_word(maker, many ? all : one);
}

const char *city_both(chart_maker *maker, const char *first, const char *second) {
    return chart_join(maker, first, " · ", second);
}

const char *city_interval_word(chart_maker *maker, const baremo_result *row) {
    if (!row || baremo_is_missing(row->level))
        return chart_word(maker, REPORT_TEXT_CHART_AN_INTERVAL);
    return chart_fill(maker, REPORT_TEXT_CHART_INTERVAL,
                      report_share(maker->arena, maker->language, row->level, 0), NULL, NULL);
}

city_axis city_axis_begin(const char *effect) {
    city_axis axis = {
        .is_log = city_effect_is_ratio(effect), .low = BAREMO_MISSING, .high = BAREMO_MISSING};
    city_axis_add_value(&axis, city_effect_none(effect));
    return axis;
}

void city_axis_add_value(city_axis *axis, double value) {
    if (!isfinite(value) || (axis->is_log && !(value > 0)))
        return;
    axis->low = baremo_is_missing(axis->low) ? value : fmin(axis->low, value);
    axis->high = baremo_is_missing(axis->high) ? value : fmax(axis->high, value);
}

void city_axis_add(city_axis *axis, const baremo_result *row) {
    if (!row)
        return;
    city_axis_add_value(axis, row->value);
    city_axis_add_value(axis, row->low);
    city_axis_add_value(axis, row->high);
}

double city_axis_at(const city_axis *axis, double value) {
    return axis->is_log ? log(fmax(value, 1e-300)) : value;
}

static const char **tick_words(chart_maker *maker, const log_ticks *ticks) {
    const char **words = baremo_arena_array(maker->arena, ticks->count + 1, sizeof *words);
    for (size_t i = 0; i < ticks->count; i++)
        words[i] = report_number(maker->arena, maker->language, ticks->values[i],
                                 log_ticks_decimals(ticks->values[i]));
    return words;
}

void city_axis_set(chart_maker *maker, city_axis *axis, row_chart *wanted, double none) {
    double low = axis->low, high = axis->high;
    if (baremo_is_missing(low))
        low = high = axis->is_log ? 1 : 0;
    wanted->zero = baremo_is_missing(none) ? none : city_axis_at(axis, none);
    if (!axis->is_log) {
        wanted->axis = scale_make(low, high, 6, 0);
        return;
    }
    axis->ticks = log_ticks_make(low, high);
    double *values = baremo_arena_array(maker->arena, axis->ticks.count + 1, sizeof *values);
    for (size_t i = 0; i < axis->ticks.count; i++)
        values[i] = log(axis->ticks.values[i]);
    wanted->axis = log_ticks_axis(&axis->ticks);
    wanted->ticks = values;
    wanted->tick_words = tick_words(maker, &axis->ticks);
    wanted->tick_count = axis->ticks.count;
}

row_item city_row_item(chart_maker *maker, const baremo_results_unit *unit,
                       const baremo_result *row) {
    const char *name = city_name(maker->cities, unit);
    bool is_there = row && !baremo_is_missing(row->value);
    const char *words =
        is_there ? city_amount(maker->cities, maker->language, row) : row_reason(maker, row);
    const char **cells = baremo_arena_array(maker->arena, 2, sizeof *cells);
    cells[0] = name;
    cells[1] = words;
    return (row_item){.name = name,
                      .whole_name = name,
                      .said = words,
                      .beside = words,
                      .reason = is_there ? NULL : words,
                      .cells = cells,
                      .about = row};
}

void city_interval(const row_place *at, const city_axis *axis, double low, double high) {
    if (isfinite(low) && isfinite(high))
        chart_rows_interval(at, city_axis_at(axis, low), city_axis_at(axis, high));
}
