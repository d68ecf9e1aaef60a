/* Totals against their parts: a warning with both numbers. */
#include "indicators/checks/checks.h"

#include "engine/results/notes.h"
#include "indicators/checks/problems.h"

static baremo_place place_of(evaluation *of, const value_mismatch *found, uint32_t indicator) {
    if (found->observation == UINT32_MAX)
        return of->model->indicators[indicator].place;
    return programme_observation_place(of->model, &of->model->observations[found->observation]);
}

static void report_mismatch(evaluation *of, uint32_t indicator, const value_index *index,
                            const value_mismatch *found) {
    const char *total = evaluation_number(of, found->total);
    const char *parts = evaluation_number(of, found->parts);
    baremo_place place = place_of(of, found, indicator);
    baremo_result row = checks_row(of, "total", indicator, "difference", found->period);
    row.area = evaluation_area(of, found->area);
    row.group = found->group ? value_group_text(index, found->group, of->arena) : NULL;
    row.value = found->total - found->parts;
    row.method = baremo_arena_format(of->arena, "total minus parts by %s", found->over);
    row.source = place.file ? programme_place_text(of->arena, place) : NULL;
    baremo_result_note(of->results, &row, &baremo_note_total_and_parts, total, parts,
                       baremo_arena_text(of->arena, found->over));
    checks_keep(of, &row);
    baremo_diagnostics_add(of->diagnostics, &baremo_problem_total_differs, &place,
                           of->model->indicators[indicator].id, NULL,
                           "the total of %s%s%s is %s and its parts (%s) give %s",
                           baremo_period_text(of->arena, found->period), row.area ? ", " : "",
                           row.area ? row.area : "", total, found->over, parts);
}

void check_totals(evaluation *of, uint32_t indicator, const value_table *table) {
    for (size_t i = 0; i < table->work.mismatch_count; i++)
        report_mismatch(of, indicator, table->work.index, &table->work.mismatches[i]);
}
