/* Several programmes, or the areas of one, side by side: the order of it all.
 *
 * Outcomes are compared on all cores, each to a list of its own; the lists are published in the
 * order of the outcomes, so that the results have the same bytes on any number of threads.
 */
#include "indicators/cities/cities.h"

#include <baremo/text.h>

#include "engine/base/threads.h"
#include "indicators/cities/composite.h"
#include "indicators/cities/cost_per_point.h"
#include "indicators/cities/displacement.h"
#include "indicators/cities/funnel.h"
#include "indicators/cities/members.h"
#include "indicators/cities/outcomes.h"
#include "indicators/cities/pooling.h"
#include "indicators/cities/programmes.h"
#include "indicators/cities/themes.h"

/* Outcomes of each worker compared at once; the memory of their lists is freed before the next
 * ones.
 */
enum { OUTCOMES_OF_WORKER = 2 };

typedef struct outcome_work {
    comparison *of;
    size_t first, count;
    compared_rows *rows;   /* one an outcome of the batch */
    baremo_arena **arenas; /* one a worker */
    unsigned workers;
} outcome_work;

typedef struct outcome_call {
    compared_rows *rows;
    const compared_outcome *outcome;
    baremo_arena *arena, *scratch;
    const comparison *of;
} outcome_call;

/* What one unit alone has is not compared. */
static void compare_effects(const outcome_call *call) {
    size_t count = 0;
    const effect_kind *kinds = effect_kinds(&count);
    bool shared = call->outcome->shared > 1;
    for (size_t i = 0; i < count; i++) {
        outcome_effects effects = effects_of(call->of, call->outcome, &kinds[i], call->scratch);
        if (shared)
            pooling_report(call->rows, call->outcome, &effects, call->scratch);
        cost_per_point_report(call->rows, call->outcome, &effects);
    }
    if (shared)
        funnel_report(call->rows, call->outcome, call->scratch);
    displacement_report(call->rows, call->outcome);
}

static baremo_status compare_outcome(void *argument) {
    const outcome_call *call = argument;
    const kept_outcome *named = call->outcome->named;
    *call->rows = compared_rows_new(call->of, call->arena);
    compared_about(call->rows, named->kind, named->id, named->title, named->axis);
    outcomes_report(call->rows, call->outcome);
    compare_effects(call);
    return BAREMO_OK;
}

static baremo_status run_outcome(void *context, const threads_piece *piece) {
    const outcome_work *work = context;
    outcome_call call = {&work->rows[piece->index], &work->of->outcomes[work->first + piece->index],
                         work->arenas[piece->worker], piece->scratch, work->of};
    return baremo_arena_try(call.arena, compare_outcome, &call);
}

static baremo_status publish_outcomes(void *argument) {
    const outcome_work *work = argument;
    for (size_t i = 0; i < work->count; i++)
        compared_publish(&work->rows[i], work->of->results);
    return BAREMO_OK;
}

static baremo_status compare_batch(outcome_work *work) {
    comparison *of = work->of;
    baremo_status status = BAREMO_OK;
    work->workers = threads_workers(of->threads, work->count);
    work->arenas = baremo_arena_array(of->arena, work->workers + 1, sizeof *work->arenas);
    for (unsigned i = 0; i < work->workers && status == BAREMO_OK; i++) {
        work->arenas[i] = baremo_arena_new(NULL);
        if (!work->arenas[i])
            status = BAREMO_NO_MEMORY;
    }
    if (status == BAREMO_OK)
        status = threads_for(of->threads, work->count, run_outcome, work);
    if (status == BAREMO_OK)
        status = baremo_arena_try(of->arena, publish_outcomes, work);
    for (unsigned i = 0; i < work->workers; i++)
        baremo_arena_free(work->arenas[i]);
    return status;
}

static baremo_status compare_outcomes(comparison *of) {
    outcome_work work = {.of = of};
    baremo_status status = BAREMO_OK;
    size_t at_once =
        OUTCOMES_OF_WORKER * (size_t)threads_workers(of->threads, of->outcome_count + 1);
    work.rows = baremo_arena_array(of->arena, at_once, sizeof *work.rows);
    for (; work.first < of->outcome_count && status == BAREMO_OK; work.first += work.count) {
        size_t left = of->outcome_count - work.first;
        work.count = left < at_once ? left : at_once;
        status = compare_batch(&work);
    }
    return status;
}

/* What is about the units as a whole. */
static baremo_status compare_wholes(comparison *of) {
    compared_rows rows = compared_rows_new(of, of->arena);
    baremo_status status = composite_report(of, &rows);
    if (status != BAREMO_OK)
        return status;
    themes_report(&rows);
    programmes_report(&rows);
    compared_publish(&rows, of->results);
    return BAREMO_OK;
}

/* -- the whole -- */

static const programme_settings *settled(const comparison *of, bool given) {
    return of->plan && given ? &of->plan->settings : &of->job->programmes[0]->settings;
}

static void settle(comparison *of) {
    const cities_plan *plan = of->plan;
    const char *currency = settled(of, plan && plan->given.currency)->currency;
    of->currency = *currency ? currency : NULL;
    of->language = settled(of, plan && plan->given.language)->language;
    if (of->job->language)
        of->language = of->job->language;
    of->confidence = settled(of, plan && plan->given.confidence)->confidence;
    of->seed = settled(of, plan && plan->given.seed)->seed;
    of->ranks = settled(of, plan && plan->given.ranks)->ranks;
}

typedef struct compare_call {
    baremo_results **out;
    const cities_job *job;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} compare_call;

static void prepare(comparison *of) {
    const cities_plan *plan = of->plan;
    settle(of);
    comparison_units(of, settled(of, plan && plan->given.order));
    comparison_match(of);
    comparison_state(of);
    if (of->job->checking)
        (void)members_find(of);
}

static baremo_status compute(comparison *of) {
    comparison_catalogue(of);
    baremo_status status = compare_outcomes(of);
    return status == BAREMO_OK ? compare_wholes(of) : status;
}

static baremo_status compare(void *argument) {
    const compare_call *call = argument;
    size_t errors = baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR);
    comparison of = {.job = call->job,
                     .plan = call->job->plan,
                     .arena = call->arena,
                     .results = baremo_results_new(call->arena),
                     .diagnostics = call->diagnostics,
                     .threads = call->job->threads};
    prepare(&of);
    baremo_status status = call->job->checking ? BAREMO_OK : compute(&of);
    if (status != BAREMO_OK)
        return status;
    if (!call->job->checking)
        *call->out = of.results;
    return baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR) > errors ? BAREMO_DATA
                                                                              : BAREMO_OK;
}

baremo_status cities_compare(baremo_results **out, const cities_job *job, baremo_arena *arena,
                             baremo_diagnostics *diagnostics) {
    compare_call call = {out, job, arena, diagnostics};
    return baremo_arena_try(arena, compare, &call);
}
