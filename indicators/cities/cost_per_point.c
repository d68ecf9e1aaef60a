/* What a point of change cost: the cost of a participant over the mean change of a scale for the
 * better, with Fieller's limits.
 *
 * 1. Of the same people t with n - 1 degrees of freedom, of others the normal distribution.
 * 2. Where the change may be none there is a lower limit only. A change for the worse has no cost
 * per point.
 */
#include "indicators/cities/cost_per_point.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/fieller.h"

static double cost_of(const comparison *of, size_t unit) {
    return of->units[unit]->costs.per_participant.value * of->entries[unit].exchange;
}

/* Rule 2. */
static void complete(compared_rows *rows, baremo_result *row, const baremo_fieller *limits) {
    bool open = limits->set == BAREMO_FIELLER_OUTSIDE || limits->set == BAREMO_FIELLER_FROM;
    if (limits->set == BAREMO_FIELLER_BOUNDED) {
        row->low = limits->low;
        row->high = limits->high;
        row->level = rows->of->confidence;
    } else if (open) {
        row->low = limits->set == BAREMO_FIELLER_OUTSIDE ? limits->high : limits->low;
        row->high = HUGE_VAL;
        row->level = rows->of->confidence;
        compared_note(rows, row, &baremo_note_change_may_be_none, NULL, NULL);
    }
}

static void report_unit(compared_rows *rows, const compared_outcome *outcome,
                        const unit_effect *effect, size_t unit) {
    double cost = cost_of(rows->of, unit);
    if (baremo_is_missing(cost) || baremo_is_missing(effect->estimate))
        return;
    bool falls = effects_direction(outcome->first) == BAREMO_DECREASE;
    double change = falls ? -effect->estimate : effect->estimate;
    double df = outcome->of[unit]->change.paired ? effect->n - 1 : HUGE_VAL;
    compared_unit(rows, unit);
    if (!(change > 0)) {
        compared_none(rows, "cost_per_point", BAREMO_VALUE_MONEY,
                      &baremo_note_no_change_for_the_better);
        return;
    }
    baremo_result *row = compared_add(rows, "cost_per_point", cost / change, BAREMO_VALUE_MONEY);
    row->n = effect->n;
    row->method = "cost of a participant over the mean change, fieller";
    if (baremo_is_missing(effect->variance))
        return;
    baremo_fieller limits =
        baremo_cost_per_change(cost, change, effect->variance, df, rows->of->confidence);
    complete(rows, row, &limits);
}

void cost_per_point_report(compared_rows *rows, const compared_outcome *outcome,
                           const outcome_effects *effects) {
    if (!outcome->first->scale || strcmp(effects->kind->name, "mean_diff") != 0)
        return;
    compared_group(rows, NULL, effects->kind->name, NULL);
    for (size_t u = 0; u < rows->of->unit_count; u++)
        if (effects->units[u].applies)
            report_unit(rows, outcome, &effects->units[u], u);
    compared_unit(rows, SIZE_MAX);
    compared_group(rows, NULL, NULL, NULL);
}
