/* Whether what was reduced turned up next door.
 *
 * 1. The areas of each role side by side: before the programme, and lag k periods after its first
 * one.
 * 2. The quotient and the difference need areas of role `comparison`. The quotient compares the
 *    neighbours with the same ones; in the difference, which has areas of their own for that, the
 *    neighbours' change stands for itself, as there is no such role.
 * 3. Of the areas of one programme the rows are about all of them; else about the programme.
 */
#include "indicators/cities/displacement.h"

#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/displacement.h"

typedef struct lag_work {
    compared_rows *rows;
    const kept_displacement *of;
    size_t lag;
} lag_work;

static double value_of(const kept_displacement *of, baremo_events events) {
    return of->factor * events.count / events.exposure;
}

static void add(const lag_work *at, const char *statistic, double value,
                baremo_value_class value_class, const baremo_note_kind *why_none) {
    baremo_result *row = compared_add(at->rows, statistic, value, value_class);
    if (baremo_is_missing(value))
        compared_note(at->rows, row, why_none, NULL, NULL);
}

static void report_role(const lag_work *at, programme_role role) {
    const kept_displacement *of = at->of;
    baremo_events before = of->before[role], after = of->after[at->lag][role];
    if (baremo_is_missing(before.count))
        return;
    double from = value_of(of, before), to = value_of(of, after);
    compared_group(at->rows, NULL, NULL,
                   baremo_arena_format(at->rows->arena, "role=%s;lag=%zu",
                                       programme_role_name(role), at->lag));
    add(at, "before", from, of->value_class, &baremo_note_no_value);
    add(at, "after", to, of->value_class, &baremo_note_no_value);
    add(at, "change", to - from, of->value_class, &baremo_note_no_value);
    add(at, "change_percent", from > 0 ? 100 * (to - from) / from : BAREMO_MISSING,
        BAREMO_VALUE_PERCENT, from > 0 ? &baremo_note_no_value : &baremo_note_baseline_is_zero);
    if (baremo_is_missing(after.count))
        return;
    baremo_rate_ratio ratio = baremo_rate_ratio_of(before, after, at->rows->of->confidence);
    baremo_result *row = compared_interval(at->rows, "rate_ratio", ratio.estimate,
                                           BAREMO_VALUE_STATISTIC, ratio.exact);
    row->n = before.count + after.count;
    row->method = "exact";
    if (baremo_is_missing(ratio.estimate))
        compared_note(at->rows, row, &baremo_note_baseline_is_zero, NULL, NULL);
}

static baremo_area_events of_role(const lag_work *at, programme_role role) {
    return (baremo_area_events){at->of->before[role], at->of->after[at->lag][role]};
}

/* Rule 2. */
static void report_lag(const lag_work *at) {
    static const baremo_area_events none = {{0, 0}, {0, 0}};
    const baremo_displacement_areas areas = {of_role(at, PROGRAMME_ROLE_PROGRAMME),
                                             of_role(at, PROGRAMME_ROLE_NEIGHBOUR),
                                             of_role(at, PROGRAMME_ROLE_COMPARISON), none};
    compared_group(at->rows, NULL, NULL, baremo_arena_format(at->rows->arena, "lag=%zu", at->lag));
    if (baremo_is_missing(areas.comparison.before.count) ||
        baremo_is_missing(areas.comparison.after.count) ||
        baremo_is_missing(areas.programme.after.count) ||
        baremo_is_missing(areas.neighbour.after.count)) {
        compared_none(at->rows, "displacement_quotient", BAREMO_VALUE_STATISTIC,
                      &baremo_note_no_comparison_areas);
        compared_none(at->rows, "displacement_difference", BAREMO_VALUE_STATISTIC,
                      &baremo_note_no_comparison_areas);
        return;
    }
    baremo_displacement result = baremo_displacement_of(&areas, at->rows->of->confidence);
    baremo_result *row =
        compared_add(at->rows, "displacement_quotient", result.quotient, BAREMO_VALUE_STATISTIC);
    row->method = "weighted displacement quotient";
    if (baremo_is_missing(result.quotient))
        compared_note(at->rows, row, &baremo_note_no_success, NULL, NULL);
    row = compared_interval(at->rows, "displacement_difference", result.total.estimate,
                            BAREMO_VALUE_NUMBER, result.total.limits);
    row->method = "weighted displacement difference, z";
}

static void report_programme(compared_rows *rows, const kept_displacement *of) {
    lag_work at = {.rows = rows, .of = of};
    for (at.lag = 0; at.lag < of->lags; at.lag++) {
        for (int role = 0; role < KEPT_ROLES; role++)
            report_role(&at, (programme_role)role);
        report_lag(&at);
    }
    compared_group(rows, NULL, NULL, NULL);
}

/* The unit that a programme is; rule 3. */
static size_t unit_of(const comparison *of, const kept_programme *one) {
    for (size_t u = 0; u < of->unit_count && !of->job->of_areas; u++)
        if (of->units[u] == &one->units[0])
            return u;
    return SIZE_MAX;
}

void displacement_report(compared_rows *rows, const compared_outcome *outcome) {
    const cities_job *job = rows->of->job;
    for (size_t i = 0; outcome->first->indicator && i < job->count; i++) {
        size_t unit = unit_of(rows->of, job->programmes[i]);
        bool left_out = !job->of_areas && (unit == SIZE_MAX || !outcome->of[unit]);
        for (size_t k = 0; k < job->programmes[i]->displacement_count && !left_out; k++) {
            const kept_displacement *of = &job->programmes[i]->displacements[k];
            if (strcmp(of->indicator, outcome->first->id) != 0)
                continue;
            compared_unit(rows, unit);
            report_programme(rows, of);
        }
    }
    compared_unit(rows, SIZE_MAX);
}
