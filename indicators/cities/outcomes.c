/* The table of outcomes: what each unit reached.
 *
 * 1. Each unit has the rows of its own evaluation, at its own period.
 * 2. A unit without the outcome, or with another definition of it, has a row that says so, where
 *    two others have it at least: what one unit alone has is missing from nobody.
 * 3. Money stands in the currency of the comparison, or not at all.
 */
#include "indicators/cities/outcomes.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

/* Rule 3. */
static void exchange(compared_rows *rows, baremo_result *row, size_t unit) {
    const baremo_results_unit *entry = &rows->of->entries[unit];
    if (row->value_class != BAREMO_VALUE_MONEY || rows->of->job->of_areas || entry->exchange == 1 ||
        baremo_is_missing(row->value))
        return;
    row->value *= entry->exchange;
    row->low *= entry->exchange;
    row->high *= entry->exchange;
    if (baremo_is_missing(entry->exchange))
        compared_note(rows, row, &baremo_note_no_exchange_rate,
                      entry->currency ? entry->currency : "?", NULL);
}

/* The row under which the outcome stands in a table: the value, of scales and items the mean of the
 * last wave. */
static const baremo_result *main_row(const kept_outcome *outcome) {
    const baremo_result *found = NULL;
    for (size_t i = 0; i < outcome->row_count; i++) {
        const baremo_result *row = &outcome->rows[i];
        if (strcmp(row->statistic, outcome->indicator ? "value" : "mean") == 0)
            found = row;
    }
    return found;
}

/* Rule 2. */
static void report_none(compared_rows *rows, const compared_outcome *outcome, size_t unit) {
    const comparison *of = rows->of;
    const baremo_result *like = main_row(outcome->first);
    baremo_value_class value_class = like ? like->value_class : BAREMO_VALUE_NUMBER;
    rows->pattern.group = like ? like->group : NULL;
    rows->pattern.period = of->entries[unit].period;
    baremo_result *row = compared_add(rows, outcome->first->indicator ? "value" : "mean",
                                      BAREMO_MISSING, value_class);
    if (outcome->differs[unit])
        compared_note(rows, row, &baremo_note_defined_otherwise,
                      of->entries[outcome->first_unit].id, NULL);
    else
        compared_note(rows, row,
                      of->job->of_areas ? &baremo_note_not_observed : &baremo_note_not_in_unit,
                      NULL, NULL);
    rows->pattern.group = NULL;
    rows->pattern.period = (baremo_period){0};
}

void outcomes_report(compared_rows *rows, const compared_outcome *outcome) {
    for (size_t u = 0; u < rows->of->unit_count; u++) {
        const kept_outcome *one = outcome->of[u];
        compared_unit(rows, u);
        if (!one || !one->row_count) {
            if (one || outcome->shared > 1 || outcome->differs[u])
                report_none(rows, outcome, u);
            continue;
        }
        for (size_t i = 0; i < one->row_count; i++)
            exchange(rows, compared_copy(rows, &one->rows[i]), u);
    }
    compared_unit(rows, SIZE_MAX);
}
