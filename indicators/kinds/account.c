/* The account of one indicator in one period, as rows of the results. */
#include "indicators/kinds/account.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/results/notes.h"
#include "indicators/values/interval.h"
#include "indicators/values/sources.h"

const value_cell *account_compared(const account *of) {
    return of->accumulates ? &of->since : of->value;
}

static bool has_value(const value_cell *cell) { return !baremo_is_missing(cell->value); }

/* What an estimate rests on: the denominator of a ratio, the count of a rate, the n of a mean, else
 * the number of observations. */
static double n_of(const account *of, const value_cell *cell) {
    if (cell->reading)
        return cell->reading->n;
    switch (of->indicator->measure) {
    case PROGRAMME_RATIO:
        return baremo_is_missing(cell->denominator) ? cell->observations : cell->denominator;
    case PROGRAMME_RATE:
        return baremo_is_missing(cell->numerator) ? cell->observations : cell->numerator;
    case PROGRAMME_MEAN:
    case PROGRAMME_SCORE:
        return baremo_is_missing(cell->denominator) ? cell->observations : cell->denominator;
    default:
        return cell->observations;
    }
}

static double missing_of(const value_cell *cell) {
    return cell->reading ? cell->reading->missing : (double)(cell->wanted - cell->received);
}

static const char *source_of(account *of, const value_cell *cell) {
    if (cell->reading)
        return cell->reading->source;
    return value_sources(of->evaluation->model, of->table->work.trace + cell->trace,
                         cell->trace_count, of->evaluation->arena);
}

static baremo_result *add_row(account *of, const char *statistic, double value,
                              baremo_value_class value_class, const value_cell *cell) {
    baremo_result row = evaluation_row(BAREMO_SUBJECT_INDICATOR, of->indicator->id, statistic);
    row.title = of->indicator->title;
    row.axis = evaluation_axis(of->evaluation, of->indicator->axis);
    row.period = of->period;
    row.area = of->area;
    row.group = of->group;
    row.value = value;
    row.value_class = value_class;
    row.n = n_of(of, cell);
    row.missing = missing_of(cell);
    return evaluation_keep(of->evaluation, &row);
}

baremo_result *account_row(account *of, const char *statistic, double value,
                           baremo_value_class value_class) {
    baremo_result *row = add_row(of, statistic, value, value_class, account_compared(of));
    row->source = of->accumulates ? of->since_source : of->value_source;
    return row;
}

void account_note(account *of, baremo_result *row, const baremo_note_kind *kind) {
    baremo_result_note(of->evaluation->results, row, kind, NULL, NULL, NULL);
}

void account_word(account *of, baremo_result *row, double rung) {
    const programme_indicator *indicator = of->indicator;
    double below = floor(rung), above = ceil(rung);
    if (baremo_is_missing(rung) || below < 1 || above > (double)indicator->level_count)
        return;
    const char *low = indicator->levels[(size_t)below - 1];
    const char *high = indicator->levels[(size_t)above - 1];
    if (below < above)
        baremo_result_note(of->evaluation->results, row, &baremo_note_between_levels, low, high,
                           NULL);
    else
        baremo_result_note(of->evaluation->results, row, &baremo_note_word, low, NULL, NULL);
}

static bool is_level(const account *of) { return of->indicator->measure == PROGRAMME_LEVEL; }

/* -- the value -- */

static const char *operation_text(unsigned operation) {
    return programme_combine_name((programme_combine)operation);
}

static const char *grains_text(unsigned grain) {
    static const char *const names[] = {"",         "years",  "school years", "half-years",
                                        "quarters", "months", "days"};
    return names[grain];
}

static void add_step(baremo_buffer *text, unsigned operation, bool weighted, const char *over) {
    baremo_buffer_format(text, "%s%s%s over %s", text->length ? ", " : "",
                         weighted && operation == PROGRAMME_COMBINE_MEAN ? "weighted " : "",
                         operation_text(operation), over);
}

/* "ratio, sum over quarters, sum over areas, wilson" */
static const char *method_of(account *of, const value_cell *cell, const char *interval) {
    baremo_buffer text = baremo_buffer_new(of->evaluation->arena);
    programme_measure measure = of->indicator->measure;
    bool weighted = measure == PROGRAMME_MEAN || measure == PROGRAMME_SCORE;
    if (measure == PROGRAMME_RATIO || measure == PROGRAMME_RATE)
        baremo_buffer_add(&text, programme_measure_name(measure));
    if (cell->time_grain)
        add_step(&text, cell->time_operation, weighted, grains_text(cell->time_grain));
    if (cell->over)
        add_step(&text, cell->place_operation, weighted,
                 cell->over == VALUE_OVER_AREAS    ? "areas"
                 : cell->over == VALUE_OVER_GROUPS ? "groups"
                                                   : "areas and groups");
    if (!text.length)
        baremo_buffer_add(&text, "observed");
    if (interval)
        baremo_buffer_format(&text, ", %s", interval);
    return baremo_buffer_text(&text);
}

static void note_parts(account *of, baremo_result *row, const value_cell *cell) {
    baremo_result_note(of->evaluation->results, row, cell->parts_note,
                       evaluation_number(of->evaluation, cell->parts_there),
                       evaluation_number(of->evaluation, cell->parts_wanted), NULL);
}

static void note_value(account *of, baremo_result *row, const value_cell *cell) {
    if (!has_value(cell) && cell->reason)
        account_note(of, row, cell->reason);
    else if (cell->parts_note)
        note_parts(of, row, cell);
    else if (cell->reading && cell->reading->note)
        account_note(of, row, cell->reading->note);
    else if (is_level(of))
        account_word(of, row, cell->value);
}

static void add_interval(account *of, baremo_result *row, const value_cell *cell) {
    double level = of->evaluation->model->settings.confidence;
    value_interval interval = {BAREMO_MISSING, BAREMO_MISSING, NULL};
    if (cell->reading) {
        row->low = cell->reading->low;
        row->high = cell->reading->high;
        row->level = cell->reading->level;
        row->method = cell->reading->method;
        return;
    }
    if (of->indicator->interval)
        interval = value_interval_of(&of->table->work.rule, cell, level);
    if (interval.method) {
        row->low = interval.low;
        row->high = interval.high;
        row->level = level;
    }
    row->method = method_of(of, cell, interval.method);
}

static baremo_result *report_cell(account *of, const char *statistic, const value_cell *cell,
                                  const char *source) {
    baremo_result *row = add_row(of, statistic, cell->value, of->value_class, cell);
    row->source = source;
    add_interval(of, row, cell);
    note_value(of, row, cell);
    return row;
}

static void add_status(account *of, baremo_result *row) {
    row->status = of->progress.status;
    const baremo_note_kind *why = of->progress.status_note;
    if (why && has_value(of->value))
        baremo_result_note_also(of->evaluation->results, row, why);
}

void account_report_value(account *of) {
    of->value_source = source_of(of, of->value);
    baremo_result *row = report_cell(of, "value", of->value, of->value_source);
    if (of->assessed)
        add_status(of, row);
    if (!of->accumulates)
        return;
    of->since_source = source_of(of, &of->since);
    report_cell(of, "value_cumulative", &of->since, of->since_source);
}

/* -- changes -- */

static const char *change_source(account *of) {
    return value_sources_join(of->value_source, of->baseline_source, of->evaluation->arena);
}

static baremo_value_class change_class(const account *of) {
    return is_level(of) ? BAREMO_VALUE_COUNT : of->value_class;
}

/* Only counts of different periods are independent. */
static void add_change_interval(account *of, baremo_result *row, const value_cell *from) {
    double level = of->evaluation->model->settings.confidence;
    if (!from || !of->indicator->interval || of->indicator->flow != PROGRAMME_PERIOD ||
        from->reading || of->value->reading)
        return;
    value_interval interval =
        value_interval_of_change(&of->table->work.rule, from, of->value, level);
    if (!interval.method)
        return;
    row->low = interval.low;
    row->high = interval.high;
    row->level = level;
    row->method = interval.method;
}

static void report_change(account *of) {
    baremo_result *row =
        add_row(of, "change", of->value->value - of->baseline, change_class(of), of->value);
    row->method = "difference";
    row->source = change_source(of);
    if (baremo_is_missing(of->baseline))
        account_note(of, row, &baremo_note_no_baseline);
    else if (!has_value(of->value))
        account_note(of, row, &baremo_note_no_value);
    else
        add_change_interval(of, row, of->baseline_cell);
}

static void report_change_percent(account *of) {
    const baremo_note_kind *none = baremo_is_missing(of->baseline) ? &baremo_note_no_baseline
                                   : of->baseline == 0             ? &baremo_note_baseline_is_zero
                                   : !has_value(of->value)         ? &baremo_note_no_value
                                                                   : NULL;
    double change = 100 * (of->value->value - of->baseline) / fabs(of->baseline);
    baremo_result *row = add_row(of, "change_percent", none ? BAREMO_MISSING : change,
                                 BAREMO_VALUE_PERCENT, of->value);
    row->method = "percent of the baseline";
    row->source = change_source(of);
    if (none)
        account_note(of, row, none);
}

static void report_change_previous(account *of) {
    const value_cell *previous =
        value_table_at(of->table, of->view, baremo_period_step(of->period, -1));
    double before = previous ? previous->value : BAREMO_MISSING;
    baremo_result *row =
        add_row(of, "change_previous", of->value->value - before, change_class(of), of->value);
    row->method = "difference";
    row->source = of->value_source;
    if (previous)
        row->source =
            value_sources_join(of->value_source, source_of(of, previous), of->evaluation->arena);
    if (!has_value(of->value))
        account_note(of, row, &baremo_note_no_value);
    else if (baremo_is_missing(before))
        account_note(of, row, &baremo_note_no_previous_value);
    else
        add_change_interval(of, row, previous);
}

void account_report_changes(account *of) {
    report_change(of);
    if (!is_level(of))
        report_change_percent(of);
    report_change_previous(of);
}

/* -- progress -- */

static const programme_target *target_in(const account *of, baremo_period period) {
    for (size_t i = 0; i < of->path.target_count; i++)
        if (baremo_period_equal(of->targets[i].period, period))
            return &of->targets[i];
    return NULL;
}

static const char *place_text(account *of, baremo_place place) {
    return place.file ? programme_place_text(of->evaluation->arena, place) : NULL;
}

static void report_baseline(account *of) {
    baremo_result *row = add_row(of, "baseline", of->baseline, of->value_class, of->value);
    row->n = of->baseline_cell ? n_of(of, of->baseline_cell) : BAREMO_MISSING;
    row->missing = of->baseline_cell ? missing_of(of->baseline_cell) : BAREMO_MISSING;
    row->source = of->baseline_source;
    row->method = of->baseline_cell ? method_of(of, of->baseline_cell, NULL) : "as given";
    if (!baremo_is_missing(of->baseline)) {
        if (is_level(of))
            account_word(of, row, of->baseline);
        else if (of->baseline_cell && of->baseline_cell->parts_note)
            note_parts(of, row, of->baseline_cell);
        return;
    }
    row->method = NULL;
    account_note(of, row, &baremo_note_no_baseline);
}

void account_report_points(account *of) {
    report_baseline(of);
    const programme_target *target = target_in(of, of->period);
    if (!target)
        return;
    baremo_result *row = add_row(of, "target", target->value, of->value_class, of->value);
    row->n = row->missing = BAREMO_MISSING;
    row->source = place_text(of, target->place);
    row->method = "as given";
    if (is_level(of))
        account_word(of, row, target->value);
}

/* The baseline and the last target, which every share rests on. */
static const char *path_source(account *of) {
    const char *source = of->accumulates ? of->since_source : of->value_source;
    if (!of->accumulates)
        source = value_sources_join(source, of->baseline_source, of->evaluation->arena);
    if (!of->path.target_count)
        return source;
    const programme_target *last = &of->targets[of->path.target_count - 1];
    return value_sources_join(source, place_text(of, last->place), of->evaluation->arena);
}

void account_report_number(account *of, const char *statistic, const progress_number *number,
                           baremo_value_class value_class, const char *method) {
    if (!number->applies)
        return;
    baremo_result *row = account_row(of, statistic, number->value, value_class);
    row->source = path_source(of);
    row->method = method;
    if (number->none)
        account_note(of, row, number->none);
}
