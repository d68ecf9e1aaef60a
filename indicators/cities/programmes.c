/* The units themselves: what they share, what their work cost, how complete their data are.
 *
 * 1. Every unit has `comparable`, also one that shares nothing: it is not dropped.
 * 2. Costs stand in the currency of the comparison, or not at all; where actions lack theirs, with
 *    how many have it.
 * 3. `completeness` and `timeliness` are what the indicators that the settings name for them say,
 *    period by period. Where none is named, `completeness` is the share of the cells of
 *    observations that were received in the period.
 */
#include "indicators/cities/programmes.h"

#include <baremo/number.h>

static void report_comparable(compared_rows *rows, size_t unit) {
    const baremo_results_unit *entry = &rows->of->entries[unit];
    baremo_result *row =
        compared_add(rows, "comparable", (double)entry->comparable, BAREMO_VALUE_COUNT);
    row->n = (double)(rows->of->units[unit]->outcome_count + rows->of->asked[unit]);
    row->method = "outcomes and themes shared with another unit";
    if (!rows->of->units[unit]->has_data)
        compared_note(rows, row, &baremo_note_not_observed, NULL, NULL);
    else if (rows->of->alone[unit])
        compared_note(rows, row, &baremo_note_nothing_comparable, NULL, NULL);
}

static void report_count(compared_rows *rows, const char *statistic, double value) {
    if (!baremo_is_missing(value))
        compared_add(rows, statistic, value, BAREMO_VALUE_COUNT)->method = "sum over actions";
}

static const char *count_text(const compared_rows *rows, double count) {
    return baremo_arena_format(rows->arena, "%zu", (size_t)count);
}

/* Of how many actions a cost is, where that is not all of them. */
static void note_actions(compared_rows *rows, baremo_result *row, const kept_amount *of) {
    if (of->actions_missing > 0)
        compared_note(rows, row, &baremo_note_actions_with_value, count_text(rows, of->actions),
                      count_text(rows, of->actions + of->actions_missing));
}

/* `by` is how many people or sessions there are: missing, there is nothing to say. */
static void report_quotient(compared_rows *rows, const char *statistic, const kept_amount *of,
                            double exchange, double by) {
    if (baremo_is_missing(exchange) || baremo_is_missing(by))
        return;
    if (!(by > 0)) {
        compared_none(rows, statistic, BAREMO_VALUE_MONEY, &baremo_note_denominator_is_zero);
        return;
    }
    baremo_result *row = compared_add(rows, statistic, of->value * exchange, BAREMO_VALUE_MONEY);
    row->n = baremo_is_missing(of->actions) ? by : of->actions;
    row->missing = of->actions_missing;
    row->method = "quotient of sums";
    note_actions(rows, row, of);
}

/* Rule 2. */
static void report_costs(compared_rows *rows, size_t unit) {
    const kept_costs *costs = &rows->of->units[unit]->costs;
    const baremo_results_unit *entry = &rows->of->entries[unit];
    double exchange = entry->exchange;
    report_count(rows, "participants", costs->participants);
    report_count(rows, "sessions", costs->sessions);
    if (baremo_is_missing(costs->cost.value))
        return;
    baremo_result *row =
        compared_add(rows, "cost", costs->cost.value * exchange, BAREMO_VALUE_MONEY);
    row->method = costs->method;
    row->n = costs->cost.actions;
    row->missing = costs->cost.actions_missing;
    note_actions(rows, row, &costs->cost);
    if (baremo_is_missing(row->value))
        compared_note(rows, row, &baremo_note_no_exchange_rate,
                      entry->currency ? entry->currency : "?", NULL);
    report_quotient(rows, "cost_per_participant", &costs->per_participant, exchange,
                    costs->participants);
    report_quotient(rows, "cost_per_session", &costs->per_session, exchange, costs->sessions);
}

static bool says_completeness(const kept_reports *reports) {
    return reports->count && !reports->items[0].timeliness;
}

static void report_reports(compared_rows *rows, const kept_reports *reports) {
    for (size_t i = 0; i < reports->count; i++) {
        const kept_report *report = &reports->items[i];
        baremo_result *row = compared_add(rows, report->timeliness ? "timeliness" : "completeness",
                                          report->share, BAREMO_VALUE_SHARE);
        row->period = report->period;
        row->n = report->n;
        row->method = report->method;
    }
}

static void report_completeness(compared_rows *rows, size_t unit) {
    const kept_unit *of = rows->of->units[unit];
    report_reports(rows, &of->reports);
    if (!(of->cells_expected > 0) || says_completeness(&of->reports))
        return;
    baremo_result *row = compared_add(rows, "completeness", of->cells_received / of->cells_expected,
                                      BAREMO_VALUE_SHARE);
    row->n = of->cells_expected;
    row->missing = of->cells_expected - of->cells_received;
    row->method = "cells";
}

/* The areas of a programme together. */
static void report_all(compared_rows *rows) {
    const kept_programme *first = rows->of->job->programmes[0];
    if (!rows->of->job->of_areas)
        return;
    compared_about(rows, BAREMO_SUBJECT_PROGRAMME, first->settings.id, first->settings.title, NULL);
    compared_unit(rows, SIZE_MAX);
    report_reports(rows, &first->reports);
}

void programmes_report(compared_rows *rows) {
    report_all(rows);
    for (size_t u = 0; u < rows->of->unit_count; u++) {
        const baremo_results_unit *entry = &rows->of->entries[u];
        compared_about(rows, BAREMO_SUBJECT_PROGRAMME, entry->id, entry->title, NULL);
        compared_unit(rows, u);
        report_comparable(rows, u);
        report_costs(rows, u);
        report_completeness(rows, u);
    }
}
