/* What all parts of the evaluation share. */
#include "indicators/evaluation.h"

#include <math.h>

#include <baremo/number.h>

static baremo_period holding(int day, baremo_period_grain grain) {
    baremo_period one = {BAREMO_PERIOD_DAY, day, day};
    return baremo_period_coarsen(one, grain);
}

/* The first period with data or a target, where the plan does not say its start. */
static baremo_period earliest(const programme *model) {
    baremo_period first = model->settings.period;
    for (size_t i = 0; i < model->observation_count; i++) {
        baremo_period period = baremo_period_coarsen(model->observations[i].period, model->grain);
        if (period.grain && period.first_day < first.first_day)
            first = period;
    }
    return first;
}

static baremo_period latest_target(const programme *model, baremo_period last) {
    for (size_t i = 0; i < model->indicator_count; i++)
        for (size_t t = 0; t < model->indicators[i].target_count; t++)
            if (model->indicators[i].targets[t].period.first_day > last.first_day)
                last = model->indicators[i].targets[t].period;
    return last;
}

void evaluation_find_periods(evaluation *of) {
    const programme_settings *settings = &of->model->settings;
    baremo_period_grain grain = of->model->grain;
    of->evaluated = settings->period;
    if (!settings->period.grain)
        return;
    of->first =
        settings->start.grain ? holding(settings->start.first_day, grain) : earliest(of->model);
    of->last = settings->end.grain ? holding(settings->end.last_day, grain)
                                   : latest_target(of->model, of->evaluated);
    baremo_period begin =
        of->first.first_day <= of->evaluated.first_day ? of->first : of->evaluated;
    of->period_count = (size_t)baremo_period_distance(begin, of->evaluated) + 1;
    baremo_period *periods = baremo_arena_array(of->arena, of->period_count, sizeof *periods);
    for (size_t t = 0; t < of->period_count; t++)
        periods[t] = baremo_period_step(begin, (int)t);
    of->periods = periods;
}

int evaluation_at(const evaluation *of, baremo_period period) {
    return baremo_period_distance(of->first, period);
}

const char *evaluation_axis(const evaluation *of, uint32_t axis) {
    return axis == PROGRAMME_NONE ? NULL : of->model->axes[axis].id;
}

const char *evaluation_area(const evaluation *of, uint32_t area) {
    return area == PROGRAMME_NONE ? NULL : of->model->areas[area].id;
}

baremo_result *evaluation_keep(evaluation *of, const baremo_result *row) {
    BAREMO_ARENA_RESERVE(of->arena, of->rows, of->row_count, of->row_capacity);
    of->rows[of->row_count] = *row;
    return &of->rows[of->row_count++];
}

baremo_result evaluation_row(baremo_subject_kind kind, const char *subject, const char *statistic) {
    return (baremo_result){.subject_kind = kind,
                           .subject = subject,
                           .statistic = statistic,
                           .value = BAREMO_MISSING,
                           .low = BAREMO_MISSING,
                           .high = BAREMO_MISSING,
                           .level = BAREMO_MISSING,
                           .n = BAREMO_MISSING,
                           .missing = BAREMO_MISSING};
}

/* Six decimals are more than a person reads; what would lose all its digits by them keeps them. */
static double readable(double value) {
    bool small = fabs(value) < 1e-3, large = fabs(value) > 1e9;
    return small || large ? value : round(value * 1e6) / 1e6;
}

const char *evaluation_number(const evaluation *of, double value) {
    char text[BAREMO_NUMBER_SIZE];
    size_t length = baremo_number_print(text, readable(value));
    return baremo_arena_copy(of->arena, text, length);
}
