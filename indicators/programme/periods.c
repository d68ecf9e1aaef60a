/* The grain of a programme, and whether periods fit into it. */
#include "indicators/programme/periods.h"

typedef struct data_span {
    baremo_period_grain grain;       /* the coarsest seen; NONE: nothing seen */
    const baremo_period *periods[3]; /* of each column looked at, those that have data */
    size_t counts[3], column_count;
} data_span;

/* The periods of a column, one a distinct text; grain NONE where it has no data or is none. */
static baremo_period *periods_of(const reader *reading, schema_column_id column, const bool *used) {
    const baremo_column *cells = cell_column(reading, column);
    baremo_period *periods = baremo_arena_array(reading->arena, cells->text_count, sizeof *periods);
    baremo_period end = reading->model->settings.end;
    for (size_t i = 1; i < cells->text_count; i++) {
        if ((used && !used[i]) || !baremo_period_parse(cells->texts[i], &periods[i]) ||
            (end.grain && periods[i].first_day > end.last_day))
            periods[i] = (baremo_period){0};
    }
    return periods;
}

static bool *texts_with_data(const reader *reading) {
    const baremo_column *cells = cell_column(reading, OBSERVATIONS_PERIOD);
    bool *used = baremo_arena_array(reading->arena, cells->text_count, sizeof *used);
    for (size_t row = 0; row < reader_row_count(reading, TABLE_OBSERVATIONS); row++)
        if (!used[cells->codes[row]])
            used[cells->codes[row]] = !cell_blank(reading, OBSERVATIONS_VALUE, row) ||
                                      !cell_blank(reading, OBSERVATIONS_NUMERATOR, row) ||
                                      !cell_blank(reading, OBSERVATIONS_LEVEL, row);
    return used;
}

static void look_at(data_span *span, const reader *reading, schema_column_id column,
                    const bool *used, bool data) {
    const baremo_column *cells = cell_column(reading, column);
    if (!cells)
        return;
    const baremo_period *periods = periods_of(reading, column, used);
    for (size_t i = 0; i < cells->text_count; i++)
        if (periods[i].grain && (!span->grain || periods[i].grain < span->grain))
            span->grain = periods[i].grain;
    if (data) {
        span->periods[span->column_count] = periods;
        span->counts[span->column_count++] = cells->text_count;
    }
}

static baremo_period last_of(const data_span *span) {
    baremo_period last = {0};
    for (size_t c = 0; c < span->column_count; c++)
        for (size_t i = 0; i < span->counts[c]; i++) {
            baremo_period one = baremo_period_coarsen(span->periods[c][i], span->grain);
            if (one.grain && (!last.grain || one.last_day > last.last_day))
                last = one;
        }
    return last;
}

baremo_period periods_last_with_data(reader *reading) {
    data_span span = {0};
    const programme_settings *settings = &reading->model->settings;
    if (cell_column(reading, OBSERVATIONS_PERIOD))
        look_at(&span, reading, OBSERVATIONS_PERIOD, texts_with_data(reading), true);
    look_at(&span, reading, ACTIONS_PERIOD, NULL, true);
    look_at(&span, reading, SURVEYS_PERIOD, NULL, true);
    look_at(&span, reading, TARGETS_PERIOD, NULL, false);
    baremo_period last = last_of(&span);
    if (last.grain)
        return last;
    return settings->end.grain ? settings->end : settings->start;
}

static const char *grain_name(baremo_period_grain grain) {
    static const char *const words[] = {"period",  "year",  "school year", "half-year",
                                        "quarter", "month", "day"};
    return words[grain];
}

bool period_usable(reader *reading, schema_column_id column, size_t row, baremo_period period) {
    const programme *model = reading->model;
    baremo_period end = model->settings.end;
    if (end.grain && period.first_day > end.last_day) {
        cell_problem(reading, &baremo_problem_period_after_end, column, row,
                     "this lies after the end of the programme, %s",
                     baremo_period_text(reading->arena, end));
        return false;
    }
    if (baremo_period_coarsen(period, model->grain).grain)
        return true;
    if (period.grain < model->grain)
        cell_problem(reading, &baremo_problem_period_grain, column, row,
                     "this is longer than a %s, by which the programme is evaluated",
                     grain_name(model->grain));
    else
        cell_problem(reading, &baremo_problem_period_grain, column, row,
                     "this does not lie within one %s, by which the programme is evaluated",
                     grain_name(model->grain));
    return false;
}

static baremo_period day_of(int day) {
    return (baremo_period){.grain = BAREMO_PERIOD_DAY, .first_day = day, .last_day = day};
}

baremo_period period_in_grain(baremo_period period, baremo_period_grain grain) {
    if (period.grain == BAREMO_PERIOD_NONE || period.grain == grain)
        return period;
    baremo_period holding = baremo_period_coarsen(period, grain);
    if (holding.grain)
        return holding;
    baremo_period last = baremo_period_coarsen(day_of(period.last_day), grain);
    bool is_end = last.last_day == period.last_day && last.first_day >= period.first_day;
    return is_end ? last : (baremo_period){0};
}

baremo_period period_before_start(const programme *model) {
    baremo_period start = model->settings.start;
    if (!start.grain)
        return start;
    baremo_period first = baremo_period_coarsen(day_of(start.first_day), model->grain);
    return baremo_period_step(first, -1);
}
