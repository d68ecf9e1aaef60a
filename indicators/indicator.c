/* One indicator: its values by period, area and group, its progress, its series.
 *
 *  1. Values stand for every period of the plan up to the evaluated one, and for earlier periods
 *     (history) where something was observed.
 *  2. Progress and status stand for the programme; for an area only where it has a target of its
 * own and an observation at baseline_period; never for groups.
 *  3. The baseline is the one given, else the value at baseline_period. Where values accumulate,
 * share and expected start at 0 in the period before the plan, and the baseline serves `change`
 * only.
 */
#include "indicators/indicator.h"

#include <stdlib.h>

#include "engine/results/notes.h"
#include "indicators/catalogue.h"
#include "indicators/checks/checks.h"
#include "indicators/kinds/kinds.h"
#include "indicators/ladder.h"
#include "indicators/programme/problems.h"
#include "indicators/series.h"
#include "indicators/values/sources.h"

/* -- the periods of the table -- */

static int by_period(const void *left, const void *right) {
    return baremo_period_compare(*(const baremo_period *)left, *(const baremo_period *)right);
}

typedef struct timeline {
    baremo_period *periods;
    size_t count, capacity;
} timeline;

static void add_period(evaluation *of, timeline *to, baremo_arena *arena, baremo_period period) {
    bool after = period.first_day > of->evaluated.first_day;
    if (!period.grain || after ||
        (to->count && baremo_period_equal(to->periods[to->count - 1], period)))
        return;
    BAREMO_ARENA_RESERVE(arena, to->periods, to->count, to->capacity);
    to->periods[to->count++] = period;
}

/* Periods with rows, the plan's up to the evaluated one, the baseline's. */
static timeline periods_of(evaluation *of, const programme_indicator *indicator,
                           const programme_indicator *rows, baremo_arena *arena) {
    const programme *model = of->model;
    timeline all = {0};
    for (size_t i = 0; i < rows->observation_count; i++)
        add_period(of, &all, arena,
                   baremo_period_coarsen(model->observations[rows->first_observation + i].period,
                                         model->grain));
    for (size_t i = 0; i < of->options->reading_count; i++)
        if (&model->indicators[of->options->readings[i].indicator] == rows)
            add_period(of, &all, arena, of->options->readings[i].period);
    for (size_t t = 0; t < of->period_count; t++)
        add_period(of, &all, arena, of->periods[t]);
    add_period(of, &all, arena, indicator->baseline_period);
    if (!all.count)
        return all;
    qsort(all.periods, all.count, sizeof *all.periods, by_period);
    size_t kept = 1;
    for (size_t i = 1; i < all.count; i++)
        if (!baremo_period_equal(all.periods[i], all.periods[kept - 1]))
            all.periods[kept++] = all.periods[i];
    all.count = kept;
    return all;
}

/* -- readings -- */

static value_cell cell_of_reading(const evaluate_reading *reading) {
    value_cell cell = value_cell_none(reading->note, 1);
    cell.value = reading->value;
    cell.denominator = reading->n;
    cell.numerator = reading->value * reading->n;
    cell.received = cell.observations = 1;
    cell.complete = true;
    cell.reading = reading;
    return cell;
}

/* A reading stands for the programme, unless a row of observations says its value. */
static void take_readings(evaluation *of, value_table *table, const programme_indicator *rows) {
    for (size_t i = 0; i < of->options->reading_count; i++) {
        const evaluate_reading *reading = &of->options->readings[i];
        if (&of->model->indicators[reading->indicator] != rows)
            continue;
        for (size_t t = 0; t < table->period_count; t++)
            if (baremo_period_equal(table->periods[t], reading->period) && !table->cells[t].given)
                table->cells[t] = cell_of_reading(reading);
    }
}

/* -- the path of a view -- */

/* The targets of a view's area stand together in the indicator's list. */
static const programme_target *targets_of(const programme_indicator *indicator, uint32_t area,
                                          size_t *count) {
    size_t first = 0;
    while (first < indicator->target_count && indicator->targets[first].area != area)
        first++;
    *count = 0;
    while (first + *count < indicator->target_count &&
           indicator->targets[first + *count].area == area)
        ++*count;
    return indicator->targets + first;
}

static void find_baseline(account *of) {
    const programme_indicator *indicator = of->indicator;
    bool programme_view = of->table->views[of->view].area == PROGRAMME_NONE;
    of->baseline = BAREMO_MISSING;
    if (programme_view && !baremo_is_missing(indicator->baseline)) {
        of->baseline = indicator->baseline;
        if (indicator->baseline_place.file)
            of->baseline_source =
                programme_place_text(of->evaluation->arena, indicator->baseline_place);
        return;
    }
    if (!indicator->baseline_period.grain)
        return;
    const value_cell *cell = value_table_at(of->table, of->view, indicator->baseline_period);
    if (!cell || baremo_is_missing(cell->value))
        return;
    of->baseline = cell->value;
    of->baseline_cell = cell;
    of->baseline_source =
        cell->reading ? cell->reading->source
                      : value_sources(of->evaluation->model, of->table->work.trace + cell->trace,
                                      cell->trace_count, of->evaluation->arena);
}

static void find_path(account *of, baremo_arena *scratch) {
    const programme_indicator *indicator = of->indicator;
    const programme_settings *settings = &of->evaluation->model->settings;
    size_t count = 0;
    of->targets = targets_of(indicator, of->table->views[of->view].area, &count);
    progress_point *points = baremo_arena_array(scratch, count + 1, sizeof *points);
    for (size_t i = 0; i < count; i++)
        points[i] = (progress_point){evaluation_at(of->evaluation, of->targets[i].period),
                                     of->targets[i].value};
    of->path = (progress_path){.direction = indicator->direction,
                               .baseline = of->baseline,
                               .targets = points,
                               .target_count = count,
                               .low = indicator->low,
                               .high = indicator->high,
                               .on_track = settings->on_track,
                               .behind = settings->behind};
    of->accumulates =
        indicator->flow == PROGRAMME_PERIOD && indicator->target_flow == PROGRAMME_CUMULATIVE;
    if (of->accumulates) {
        of->path.baseline = 0;
        of->path.baseline_placed = true;
        of->path.baseline_at = -1;
    } else if (indicator->baseline_period.grain) {
        of->path.baseline_placed = true;
        of->path.baseline_at = evaluation_at(of->evaluation, indicator->baseline_period);
    }
}

/* Rule 2. */
static bool is_assessed(const account *of) {
    const value_view *view = &of->table->views[of->view];
    if (view->group)
        return false;
    return view->area == PROGRAMME_NONE ||
           (of->path.target_count > 0 && !baremo_is_missing(of->baseline));
}

/* -- the periods of a view -- */

static size_t plan_start(const account *of) {
    size_t t = 0;
    while (t < of->table->period_count &&
           of->table->periods[t].first_day < of->evaluation->first.first_day)
        t++;
    return t;
}

static void report_plan_period(account *of, const indicator_kind *kind, size_t t) {
    evaluation *under_way = of->evaluation;
    size_t start = plan_start(of);
    if (of->accumulates && t >= start)
        of->since = value_table_since(of->table, of->view, start, t);
    else if (of->accumulates)
        of->since = value_cell_none(&baremo_note_not_observed, 1);
    bool ended = of->period.last_day >= under_way->last.last_day;
    if (of->assessed)
        of->progress = progress_of(&of->path, account_compared(of)->value,
                                   evaluation_at(under_way, of->period), ended);
    account_report_value(of);
    if (!of->assessed)
        return;
    account_report_changes(of);
    kind->report(of);
}

static void keep_standing(account *of, const indicator_kind *kind) {
    evaluation *under_way = of->evaluation;
    size_t indicator = (size_t)(of->indicator - under_way->model->indicators);
    for (size_t t = 0; t < under_way->period_count; t++)
        if (baremo_period_equal(under_way->periods[t], of->period))
            under_way->standings[indicator * under_way->period_count + t] = (evaluation_standing){
                of->progress.status, kind->share_of_way && of->progress.share.applies
                                         ? of->progress.share.value
                                         : BAREMO_MISSING};
}

/* Only a value: history, or a view that is not assessed. */
static void report_history(account *of) {
    bool accumulates = of->accumulates, assessed = of->assessed;
    of->accumulates = of->assessed = false;
    account_report_value(of);
    of->accumulates = accumulates;
    of->assessed = assessed;
}

/* What the value is made of, for those who asked. */
static void keep_part(const account *of) {
    evaluate_parts *parts = of->evaluation->options->parts;
    const value_view *view = &of->table->views[of->view];
    if (!parts || view->group || of->value->reading)
        return;
    BAREMO_ARENA_RESERVE(parts->arena, parts->items, parts->count, parts->capacity);
    parts->items[parts->count++] =
        (evaluate_part){.indicator = (uint32_t)(of->indicator - of->evaluation->model->indicators),
                        .area = view->area,
                        .period = of->period,
                        .value = of->value->value,
                        .numerator = of->value->numerator,
                        .denominator = of->value->denominator,
                        .whole = !of->value->fractional};
}

static void report_view(account *of, const indicator_kind *kind) {
    evaluation *under_way = of->evaluation;
    for (size_t t = 0; t < of->table->period_count; t++) {
        of->period = of->table->periods[t];
        of->value = &of->table->cells[of->view * of->table->period_count + t];
        keep_part(of);
        bool in_plan = of->period.first_day >= under_way->periods[0].first_day;
        if (in_plan) {
            report_plan_period(of, kind, t);
            if (of->view == 0)
                keep_standing(of, kind);
        } else if (of->value->received || of->value->given) {
            report_history(of);
        }
    }
}

static void begin_view(account *of, baremo_arena *scratch) {
    const value_view *view = &of->table->views[of->view];
    of->area = evaluation_area(of->evaluation, view->area);
    of->group = view->group
                    ? value_group_text(of->table->work.index, view->group, of->evaluation->arena)
                    : NULL;
    of->baseline_cell = NULL;
    of->baseline_source = NULL;
    find_baseline(of);
    find_path(of, scratch);
    of->assessed = is_assessed(of);
}

/* -- the whole -- */

/* The reader of the tables checks baselines that one cell gives; those that combine several, and
 * those of areas, are known only here. What people answered before is no mistake in the tables. */
static void check_direction(account *of) {
    bool looked_at = !of->baseline_cell || (of->baseline_cell->given && of->view == 0);
    if (looked_at || of->accumulates || !of->assessed ||
        !progress_target_against_direction(&of->path))
        return;
    const programme_target *last = &of->targets[of->path.target_count - 1];
    bool below = last->value < of->baseline;
    bool answered = of->baseline_cell && of->baseline_cell->reading;
    baremo_diagnostics_add(
        of->evaluation->diagnostics,
        answered ? &baremo_problem_target_behind_answers : &baremo_problem_target_against_direction,
        &last->place, of->indicator->id, evaluation_number(of->evaluation, last->value),
        "the last target lies %s the baseline %s and the indicator should %s",
        below ? "below" : "above", evaluation_number(of->evaluation, of->baseline),
        below ? "increase" : "decrease");
}

/* Without any period nothing can be said but that. */
static void report_nothing(evaluation *of, const programme_indicator *indicator) {
    baremo_result row = evaluation_row(BAREMO_SUBJECT_INDICATOR, indicator->id, "value");
    row.title = indicator->title;
    row.axis = evaluation_axis(of, indicator->axis);
    row.value_class = catalogue_value_class(of->model, indicator);
    row.status = BAREMO_STATUS_NOT_ASSESSED;
    baremo_result_note(of->results, evaluation_keep(of, &row), &baremo_note_not_observed, NULL,
                       NULL, NULL);
}

void indicator_evaluate(evaluation *of, uint32_t number) {
    const programme *model = of->model;
    const programme_indicator *indicator = &model->indicators[number];
    const indicator_kind *kind = indicator_kind_of(indicator->kind);
    const programme_indicator *rows = kind->rows_of(model, indicator);
    of->baselines[number] = indicator->baseline;
    if (!of->period_count) {
        report_nothing(of, indicator);
        return;
    }
    baremo_arena *scratch = baremo_arena_new(of->arena);
    timeline periods = periods_of(of, indicator, rows, scratch);
    value_table *table =
        value_table_new(scratch, model, indicator, rows, periods.periods, periods.count);
    if (kind->readings)
        take_readings(of, table, rows);
    account of_view = {.evaluation = of,
                       .indicator = indicator,
                       .table = table,
                       .value_class = catalogue_value_class(model, indicator)};
    for (of_view.view = 0; of_view.view < table->view_count; of_view.view++) {
        begin_view(&of_view, scratch);
        if (of_view.view == 0)
            of->baselines[number] = of_view.baseline;
        check_direction(&of_view);
        report_view(&of_view, kind);
        if (of_view.view == 0)
            series_report(&of_view);
    }
    if (rows == indicator) {
        ladder_report(&of_view);
        checks_of_indicator(of, number, table);
    }
    baremo_arena_free(scratch);
}
