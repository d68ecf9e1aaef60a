/* The evaluation: a programme in, its results out. */
#include "indicators/evaluate.h"

#include "indicators/actions.h"
#include "indicators/catalogue.h"
#include "indicators/checks/checks.h"
#include "indicators/evaluation.h"
#include "indicators/indicator.h"
#include "indicators/roll_up.h"

typedef struct job {
    baremo_results *results;
    const programme *model;
    const evaluate_options *options;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} job;

static baremo_status run(void *argument) {
    job *at = argument;
    static const evaluate_options nothing = {0};
    evaluation of = {.model = at->model,
                     .options = at->options ? at->options : &nothing,
                     .arena = at->arena,
                     .results = baremo_results_new(at->arena),
                     .diagnostics = at->diagnostics};
    size_t errors = baremo_diagnostics_count(at->diagnostics, BAREMO_ERROR);
    evaluation_find_periods(&of);
    size_t indicators = of.model->indicator_count;
    of.standings =
        baremo_arena_array(of.arena, indicators * of.period_count + 1, sizeof *of.standings);
    of.baselines = baremo_arena_array(of.arena, indicators + 1, sizeof *of.baselines);
    of.cells = baremo_arena_array(of.arena, (of.model->area_count + 1) * of.period_count + 1,
                                  sizeof *of.cells);
    for (uint32_t i = 0; i < indicators; i++)
        indicator_evaluate(&of, i);
    catalogue_fill(&of);
    roll_up_report(&of);
    for (size_t i = 0; i < of.row_count; i++)
        baremo_results_add(of.results, &of.rows[i]);
    actions_report(&of);
    checks_report(&of);
    baremo_results_set_problems(of.results, of.diagnostics);
    at->results = of.results;
    bool found = baremo_diagnostics_count(at->diagnostics, BAREMO_ERROR) > errors;
    return found ? BAREMO_DATA : BAREMO_OK;
}

baremo_status evaluate_programme(baremo_results **out, const programme *model,
                                 const evaluate_options *options, baremo_arena *arena,
                                 baremo_diagnostics *diagnostics) {
    job work = {.model = model, .options = options, .arena = arena, .diagnostics = diagnostics};
    baremo_status status = baremo_arena_try(arena, run, &work);
    if (status != BAREMO_NO_MEMORY)
        *out = work.results;
    return status;
}
