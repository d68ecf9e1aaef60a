/* An indicator over time: its points from the results, its axes, its line. */
#include "reports/charts/series.h"

#include <math.h>

#include <baremo/text.h>

double period_day(baremo_period period) { return (period.first_day + period.last_day) / 2.0; }

static bool is_history(const chart_maker *maker, baremo_period period) {
    const baremo_period *start = &maker->programme->start;
    return start->grain != BAREMO_PERIOD_NONE && period.first_day < start->first_day;
}

/* Values per period under a target for the whole are shown as their sum, which begins with the
 * plan: NULL before it. */
static const baremo_result *shown_row(chart_maker *maker, const baremo_results_indicator *indicator,
                                      const baremo_result *value) {
    if (!indicator_accumulates(indicator))
        return value;
    const baremo_result *sum = baremo_results_find(
        maker->results, &(baremo_result_key){.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                             .subject = indicator->id,
                                             .period = value->period,
                                             .area = value->area,
                                             .statistic = "value_cumulative"});
    return sum || is_history(maker, value->period) ? sum : value;
}

static void add_point(chart_maker *maker, series *made, const baremo_result *value) {
    const baremo_result *row = shown_row(maker, made->indicator, value);
    if (!row)
        return;
    made->points[made->point_count++] = (series_point){
        .period = row->period, .value = row->value, .low = row->low, .high = row->high, .row = row};
    if (baremo_is_missing(row->value))
        return;
    made->value_count++;
    if (isfinite(row->low) && isfinite(row->high)) {
        made->has_interval = true;
        made->level = row->level;
    }
}

static void add_goal(series *made, series_goal goal) {
    if (!baremo_is_missing(goal.value))
        made->goals[made->goal_count++] = goal;
}

/* The path starts at zero before the start where values accumulate, else at the baseline. */
static void add_start(chart_maker *maker, series *made) {
    const baremo_results_indicator *indicator = made->indicator;
    if (indicator_accumulates(indicator)) {
        if (maker->programme->start.grain != BAREMO_PERIOD_NONE)
            add_goal(made,
                     (series_goal){baremo_period_step(maker->programme->start, -1), 0, GOAL_START});
        return;
    }
    if (indicator->baseline_period.grain != BAREMO_PERIOD_NONE)
        add_goal(made,
                 (series_goal){indicator->baseline_period, indicator->baseline, GOAL_BASELINE});
}

series series_of(chart_maker *maker, const baremo_results_indicator *indicator, const char *area) {
    size_t count;
    const baremo_results_indicator *all = baremo_results_indicators(maker->results, &count);
    const indicator_rows *rows = &maker->indicators[indicator - all];
    series made = {.indicator = indicator, .area = area, .level = BAREMO_MISSING};
    const baremo_result *const *from = area ? rows->by_area : rows->total;
    size_t row_count = area ? rows->by_area_count : rows->total_count;
    made.points = baremo_arena_array(maker->arena, row_count + 1, sizeof *made.points);
    for (size_t i = 0; i < row_count; i++)
        if (!area || baremo_text_equal(from[i]->area, area))
            add_point(maker, &made, from[i]);
    made.goals = baremo_arena_array(maker->arena, indicator->target_count + 2, sizeof *made.goals);
    if (indicator->direction == BAREMO_MAINTAIN)
        return made;
    if (!area)
        add_start(maker, &made);
    for (size_t i = 0; i < indicator->target_count; i++)
        if (baremo_text_equal(indicator->targets[i].area, area))
            add_goal(&made, (series_goal){indicator->targets[i].period, indicator->targets[i].value,
                                          GOAL_TARGET});
    return made;
}

bool series_is_line(const series *drawn) {
    bool has_baseline = drawn->goal_count > 0 && drawn->goals[0].kind == GOAL_BASELINE;
    return drawn->value_count > 0 && drawn->value_count + has_baseline >= 2;
}

static void widen(double *low, double *high, double value) {
    if (!isfinite(value))
        return;
    *low = baremo_is_missing(*low) ? value : fmin(*low, value);
    *high = baremo_is_missing(*high) ? value : fmax(*high, value);
}

/* Some room on both sides, for the band to be seen as one. */
static void widen_by_band(const baremo_results_indicator *indicator, double *low, double *high) {
    double room = (indicator->high - indicator->low) * 0.2;
    if (!isfinite(room))
        return;
    double top = indicator->high + room;
    if (indicator->value_class == BAREMO_VALUE_PERCENT && indicator->high <= 100)
        top = fmin(top, 100);
    widen(low, high, indicator->low >= 0 ? fmax(indicator->low - room, 0) : indicator->low - room);
    widen(low, high, top);
}

void series_range(const series *drawn, double *low, double *high) {
    for (size_t i = 0; i < drawn->point_count; i++) {
        const series_point *point = &drawn->points[i];
        widen(low, high, point->value);
        if (isfinite(point->value) && isfinite(point->low) && isfinite(point->high)) {
            widen(low, high, point->low);
            widen(low, high, point->high);
        }
    }
    for (size_t i = 0; i < drawn->goal_count; i++)
        widen(low, high, drawn->goals[i].value);
    if (drawn->indicator->direction == BAREMO_MAINTAIN)
        widen_by_band(drawn->indicator, low, high);
}

scale series_axis(const baremo_results_indicator *indicator, double low, double high,
                  double wanted) {
    if (indicator->value_class == BAREMO_VALUE_LEVEL && indicator->level_count > 1)
        return (scale){.low = 1,
                       .high = (double)indicator->level_count,
                       .step = 1,
                       .ticks = indicator->level_count,
                       .to = 1};
    if (baremo_is_missing(low))
        low = high = 0;
    bool is_count = indicator->value_class == BAREMO_VALUE_COUNT;
    if (low > 0 && (low <= 0.6 * high || (is_count && high <= 12)))
        low = 0;
    if (high < 0 && high >= 0.6 * low)
        high = 0;
    scale axis = scale_make(low, high, wanted, is_count ? 1 : 0);
    if (low > 0 && low - axis.low < 0.3 * axis.step && axis.low >= axis.step) {
        axis.low -= axis.step; /* room for labels below the lowest point */
        axis.ticks++;
    }
    return axis;
}

const char *series_tick(chart_maker *maker, const baremo_results_indicator *indicator,
                        const scale *axis, double value) {
    if (indicator->value_class == BAREMO_VALUE_LEVEL)
        return indicator_value(maker, indicator, value);
    if (indicator->value_class == BAREMO_VALUE_SHARE)
        return report_share(maker->arena, maker->language, value,
                            axis->decimals > 2 ? axis->decimals - 2 : 0);
    const char *text = report_number(maker->arena, maker->language, value, axis->decimals);
    return indicator->value_class == BAREMO_VALUE_PERCENT ? chart_join(maker, text, "\xc2\xa0", "%")
                                                          : text;
}

static mark_point place(const series_point *point, const scale *time, const scale *axis,
                        double value) {
    return (mark_point){scale_position(time, period_day(point->period)), scale_held(axis, value)};
}

static bool has_interval(const series_point *point) {
    return isfinite(point->value) && isfinite(point->low) && isfinite(point->high);
}

/* The end of the run of points that begins at `first` and has values (or intervals). */
static size_t run_end(const series *drawn, size_t first, bool (*belongs)(const series_point *)) {
    size_t end = first;
    while (end < drawn->point_count && belongs(&drawn->points[end]))
        end++;
    return end;
}

static bool has_value(const series_point *point) { return isfinite(point->value); }

void series_draw_interval(chart_maker *maker, chart *page, const series *drawn, const scale *time,
                          const scale *axis) {
    for (size_t first = 0; first < drawn->point_count; first++) {
        size_t end = run_end(drawn, first, has_interval), length = end - first;
        if (length == 0)
            continue;
        mark_point *outline = baremo_arena_array(maker->arena, 2 * length, sizeof *outline);
        for (size_t i = 0; i < length; i++) {
            const series_point *point = &drawn->points[first + i];
            outline[i] = place(point, time, axis, point->low);
            outline[2 * length - 1 - i] = place(point, time, axis, point->high);
            mark_line(page, outline[i], outline[2 * length - 1 - i],
                      mark_stroke(COLOUR_INTERVAL, 3));
        }
        if (length > 1)
            mark_area(page, outline, 2 * length, mark_fill(COLOUR_INTERVAL));
        first = end - 1;
    }
}

static void draw_line(chart_maker *maker, chart *page, const series *drawn, const scale *time,
                      const scale *axis) {
    for (size_t first = 0; first < drawn->point_count; first++) {
        size_t end = run_end(drawn, first, has_value), length = end - first;
        if (length == 0)
            continue;
        mark_point *line = baremo_arena_array(maker->arena, length, sizeof *line);
        for (size_t i = 0; i < length; i++)
            line[i] = place(&drawn->points[first + i], time, axis, drawn->points[first + i].value);
        mark_polyline(page, line, length, mark_stroke(COLOUR_VALUE, 2.4));
        first = end - 1;
    }
}

void series_draw(chart_maker *maker, chart *page, const series *drawn, const scale *time,
                 const scale *axis) {
    draw_line(maker, page, drawn, time, axis);
    double radius = drawn->point_count > 30 ? 1.8 : 3.6;
    for (size_t i = 0; i < drawn->point_count; i++) {
        const series_point *point = &drawn->points[i];
        if (!has_value(point))
            continue;
        const char *period = report_period_short(maker->arena, maker->language, point->period);
        mark_group(page, chart_fill(maker, REPORT_TEXT_CHART_PAIR, period,
                                    indicator_amount(maker, drawn->indicator, point->value), NULL));
        mark_circle(page, place(point, time, axis, point->value), radius, mark_fill(COLOUR_VALUE));
        mark_group_end(page);
    }
}
