/* What a long series of one indicator shows.
 *
 *  1. The series is that of the programme's values up to the evaluated period, history included, in
 * the finest grain of its rows (not days); where that has fewer than ten values, in the programme's
 * grain.
 *  2. Ten values or more: `theil_sen` (per period of the series, with Sen's limits) and
 *     `mann_kendall.p`. Periods without a value are left out; the others keep their place in time.
 *  3. Months or quarters, twelve values or more and no gap: limits and signals of an XmR chart.
 * Quarters have seasons, and that is said.
 */
#include "indicators/series.h"

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "engine/statistics/control_chart.h"
#include "engine/statistics/trend.h"
#include "indicators/values/sources.h"

enum { FEWEST_FOR_TREND = 10, FEWEST_FOR_CHART = 12, MOST_PERIODS = 100000 };

typedef struct run {
    baremo_period_grain grain;
    const baremo_period *periods; /* of the values that are there */
    double *times, *values;
    size_t count;
    size_t span; /* periods from the first value to the last */
    const char *source;
} run;

/* -- the series -- */

static baremo_period_grain finest_grain(const account *of) {
    const value_index *index = of->table->work.index;
    baremo_period_grain grain = of->evaluation->model->grain;
    for (size_t s = 0; s < index->slot_count; s++)
        for (size_t i = index->slots[s].first; i < index->slots[s].first + index->slots[s].count;
             i++) {
            baremo_period_grain used = index->observations[index->order[i]].period.grain;
            if (used > grain && used < BAREMO_PERIOD_DAY)
                grain = used;
        }
    return grain;
}

static baremo_period holding(int day, baremo_period_grain grain) {
    baremo_period one = {BAREMO_PERIOD_DAY, day, day};
    return baremo_period_coarsen(one, grain);
}

static void keep_values(run *series, const baremo_period *periods, const double *values,
                        size_t count, baremo_arena *arena) {
    baremo_period *kept = baremo_arena_array(arena, count + 1, sizeof *kept);
    series->times = baremo_arena_array(arena, count + 1, sizeof *series->times);
    series->values = baremo_arena_array(arena, count + 1, sizeof *series->values);
    for (size_t t = 0; t < count; t++) {
        if (baremo_is_missing(values[t]))
            continue;
        kept[series->count] = periods[t];
        series->times[series->count] = baremo_period_distance(periods[0], periods[t]);
        series->values[series->count++] = values[t];
    }
    series->periods = kept;
    if (series->count)
        series->span = (size_t)(series->times[series->count - 1] - series->times[0]) + 1;
}

static const char *coarse_source(const account *of, baremo_arena *arena) {
    const value_work *work = &of->table->work;
    uint32_t *cells = NULL;
    size_t count = 0, capacity = 0;
    for (size_t t = 0; t < of->table->period_count; t++) {
        const value_cell *cell = &of->table->cells[t];
        for (size_t k = 0; !baremo_is_missing(cell->value) && k < cell->trace_count; k++) {
            BAREMO_ARENA_RESERVE(arena, cells, count, capacity);
            cells[count++] = work->trace[cell->trace + k];
        }
    }
    return value_sources(of->evaluation->model, cells, count, of->evaluation->arena);
}

/* From the table itself, in the programme's grain. */
static run coarse_series(const account *of, baremo_arena *arena) {
    run series = {.grain = of->evaluation->model->grain};
    size_t count = of->table->period_count;
    double *values = baremo_arena_array(arena, count + 1, sizeof *values);
    for (size_t t = 0; t < count; t++)
        values[t] = of->table->cells[t].value;
    keep_values(&series, of->table->periods, values, count, arena);
    if (series.count >= FEWEST_FOR_TREND)
        series.source = coarse_source(of, arena);
    return series;
}

static run fine_series(const account *of, baremo_period_grain grain, baremo_arena *arena) {
    run series = {.grain = grain};
    baremo_period first = holding(of->table->periods[0].first_day, grain);
    baremo_period last = holding(of->evaluation->evaluated.last_day, grain);
    size_t count = (size_t)baremo_period_distance(first, last) + 1;
    if (count > MOST_PERIODS)
        return series;
    baremo_period *periods = baremo_arena_array(arena, count, sizeof *periods);
    double *values = baremo_arena_array(arena, count, sizeof *values);
    for (size_t t = 0; t < count; t++)
        periods[t] = baremo_period_step(first, (int)t);
    size_t trace = value_table_series(of->table, periods, count, values);
    keep_values(&series, periods, values, count, arena);
    if (series.count >= FEWEST_FOR_TREND)
        series.source = value_sources(of->evaluation->model, of->table->work.trace + trace,
                                      of->table->work.trace_count - trace, of->evaluation->arena);
    return series;
}

static run series_of(const account *of, baremo_arena *arena) {
    baremo_period_grain grain = finest_grain(of);
    if (grain != of->evaluation->model->grain) {
        run fine = fine_series(of, grain, arena);
        if (fine.count >= FEWEST_FOR_TREND)
            return fine;
    }
    return coarse_series(of, arena);
}

/* -- its rows -- */

static const char *grain_name(baremo_period_grain grain) {
    static const char *const names[] = {"period",  "year",  "school year", "half-year",
                                        "quarter", "month", "day"};
    return names[grain];
}

static baremo_result row_of(const account *of, const run *series, const char *statistic,
                            double value, baremo_value_class value_class) {
    baremo_result row = evaluation_row(BAREMO_SUBJECT_INDICATOR, of->indicator->id, statistic);
    row.title = of->indicator->title;
    row.axis = evaluation_axis(of->evaluation, of->indicator->axis);
    row.period = of->evaluation->evaluated;
    row.value = value;
    row.value_class = value_class;
    row.n = (double)series->count;
    row.missing = (double)(series->span - series->count);
    row.source = series->source;
    return row;
}

static void report_trend(account *of, const run *series, baremo_arena *scratch) {
    evaluation *under_way = of->evaluation;
    double level = under_way->model->settings.confidence;
    const baremo_series values = {series->times, series->values, series->count};
    baremo_mann_kendall test = baremo_mann_kendall_of(&values, scratch);
    baremo_theil_sen line = baremo_theil_sen_of(&values, test.variance, level, scratch);
    baremo_result slope = row_of(of, series, "theil_sen", line.slope, BAREMO_VALUE_NUMBER);
    slope.method =
        baremo_arena_format(under_way->arena, "theil-sen per %s", grain_name(series->grain));
    slope.low = line.limits.low;
    slope.high = line.limits.high;
    if (!baremo_is_missing(slope.low))
        slope.level = level;
    evaluation_keep(under_way, &slope);
    baremo_result p = row_of(of, series, "mann_kendall.p", test.p, BAREMO_VALUE_P);
    p.method = "mann-kendall";
    evaluation_keep(under_way, &p);
}

/* -- the control chart -- */

/* Moving ranges pass over gaps: the summer of a school year is one. */
static void note_series(account *of, const run *series, baremo_result *row) {
    if (series->span > series->count)
        baremo_result_note(of->evaluation->results, row, &baremo_note_series_has_gaps,
                           evaluation_number(of->evaluation, (double)series->count),
                           evaluation_number(of->evaluation, (double)series->span), NULL);
    if (series->grain == BAREMO_PERIOD_QUARTER)
        baremo_result_note_also(of->evaluation->results, row, &baremo_note_seasons);
}

static void keep_limit(account *of, const run *series, const char *statistic, double value) {
    baremo_result row = row_of(of, series, statistic, value, of->value_class);
    row.method = "xmr chart";
    note_series(of, series, &row);
    evaluation_keep(of->evaluation, &row);
}

static void keep_signal(account *of, const run *series, const baremo_control_point *points,
                        size_t which) {
    static const baremo_note_kind *const notes[] = {
        [BAREMO_RULE_LIMITS] = &baremo_note_signal_limits,
        [BAREMO_RULE_TWO_OF_THREE] = &baremo_note_signal_two_of_three,
        [BAREMO_RULE_FOUR_OF_FIVE] = &baremo_note_signal_four_of_five,
        [BAREMO_RULE_EIGHT] = &baremo_note_signal_eight,
    };
    if (points[which].rule == BAREMO_RULE_NONE)
        return;
    baremo_result row = row_of(of, series, "xmr.signal", 1, BAREMO_VALUE_FLAG);
    row.period = series->periods[which];
    row.method = "xmr chart";
    baremo_result_note(of->evaluation->results, &row, notes[points[which].rule], NULL, NULL, NULL);
    evaluation_keep(of->evaluation, &row);
}

static void report_chart(account *of, const run *series, baremo_arena *scratch) {
    baremo_control_point *points = baremo_arena_array(scratch, series->count, sizeof *points);
    for (size_t i = 0; i < series->count; i++)
        points[i].value = series->values[i];
    baremo_control chart = baremo_control_of(points, series->count, BAREMO_CHART_XMR, 0);
    keep_limit(of, series, "xmr.center", chart.center);
    keep_limit(of, series, "xmr.lcl", chart.lcl);
    keep_limit(of, series, "xmr.ucl", chart.ucl);
    keep_limit(of, series, "xmr.mr_ucl", chart.mr_ucl);
    for (size_t i = 0; i < series->count; i++)
        keep_signal(of, series, points, i);
}

void series_report(account *of) {
    if (!of->table->period_count)
        return;
    baremo_arena *scratch = baremo_arena_new(of->evaluation->arena);
    run series = series_of(of, scratch);
    bool charted = series.grain == BAREMO_PERIOD_MONTH || series.grain == BAREMO_PERIOD_QUARTER;
    if (series.count >= FEWEST_FOR_TREND)
        report_trend(of, &series, scratch);
    if (charted && series.count >= FEWEST_FOR_CHART && of->indicator->measure != PROGRAMME_LEVEL)
        report_chart(of, &series, scratch);
    baremo_arena_free(scratch);
}
