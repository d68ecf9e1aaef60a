/* The units themselves: what they share, what their work cost, how complete their data are.
 *
 * 1. Every unit has `comparable`, also one that shares nothing: it is not dropped.
 * 2. Costs stand in the currency of the comparison, or not at all; where actions lack theirs, with
 *    how many have it.
 * 3. `completeness`: the share of the cells of observations that were received in the period.
 */
#include "indicators/cities/programmes.h"

#include <baremo/number.h>

static void report_comparable(compared_rows *rows, size_t unit) {
    const baremo_results_unit *entry = &rows->of->entries[unit];
    baremo_result *row =
        compared_add(rows, "comparable", (double)entry->comparable, BAREMO_VALUE_COUNT);
    row->n = (double)rows->of->units[unit]->outcome_count;
    row->method = "outcomes shared with another unit";
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
static void note_actions(compared_rows *rows, baremo_result *row, const kept_costs *costs) {
    if (costs->actions_missing > 0)
        compared_note(rows, row, &baremo_note_actions_with_value, count_text(rows, costs->actions),
                      count_text(rows, costs->actions + costs->actions_missing));
}

static void report_quotient(compared_rows *rows, const char *statistic, double cost, double by,
                            const kept_costs *costs) {
    if (baremo_is_missing(cost) || baremo_is_missing(by))
        return;
    if (!(by > 0)) {
        compared_none(rows, statistic, BAREMO_VALUE_MONEY, &baremo_note_denominator_is_zero);
        return;
    }
    baremo_result *row = compared_add(rows, statistic, cost / by, BAREMO_VALUE_MONEY);
    row->n = by;
    row->method = "quotient of sums";
    note_actions(rows, row, costs);
}

/* Rule 2. */
static void report_costs(compared_rows *rows, size_t unit) {
    const kept_costs *costs = &rows->of->units[unit]->costs;
    const baremo_results_unit *entry = &rows->of->entries[unit];
    double cost = costs->cost * entry->exchange;
    report_count(rows, "participants", costs->participants);
    report_count(rows, "sessions", costs->sessions);
    if (baremo_is_missing(costs->cost))
        return;
    baremo_result *row = compared_add(rows, "cost", cost, BAREMO_VALUE_MONEY);
    row->method = costs->method;
    row->n = costs->actions;
    row->missing = costs->actions_missing;
    note_actions(rows, row, costs);
    if (baremo_is_missing(cost))
        compared_note(rows, row, &baremo_note_no_exchange_rate,
                      entry->currency ? entry->currency : "?", NULL);
    report_quotient(rows, "cost_per_participant", cost, costs->participants, costs);
    report_quotient(rows, "cost_per_session", cost, costs->sessions, costs);
}

static void report_completeness(compared_rows *rows, size_t unit) {
    const kept_unit *of = rows->of->units[unit];
    if (!(of->cells_expected > 0))
        return;
    baremo_result *row = compared_add(rows, "completeness", of->cells_received / of->cells_expected,
                                      BAREMO_VALUE_SHARE);
    row->n = of->cells_expected;
    row->missing = of->cells_expected - of->cells_received;
    row->method = "cells";
}

void programmes_report(compared_rows *rows) {
    for (size_t u = 0; u < rows->of->unit_count; u++) {
        const baremo_results_unit *entry = &rows->of->entries[u];
        compared_about(rows, BAREMO_SUBJECT_PROGRAMME, entry->id, entry->title, NULL);
        compared_unit(rows, u);
        report_comparable(rows, u);
        report_costs(rows, u);
        report_completeness(rows, u);
    }
}
