/* Several programmes, or the areas of one, side by side: the order of it all.
 *
 * Outcomes are compared on all cores, each to a list of its own; the lists are published in the
 * order of the outcomes, so that the results have the same bytes on any number of threads.
 */
#include "indicators/cities/cities.h"

#include <pthread.h>

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

/* An outcome that was compared and waits for those before it. */
typedef struct compared_one {
    compared_rows rows;
    baremo_arena *arena; /* of its rows, freed once they are published; NULL: not compared yet */
} compared_one;

typedef struct outcome_work {
    comparison *of;
    compared_one *compared; /* by outcome */
    pthread_mutex_t lock;   /* of what follows, and of the results */
    size_t next;            /* the first that is not published */
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

static baremo_status publish_next(void *argument) {
    const outcome_work *work = argument;
    compared_publish(&work->compared[work->next].rows, work->of->results);
    return BAREMO_OK;
}

/* Whoever brings the next one publishes it, and those behind it that are there. */
static baremo_status publish_in_order(outcome_work *work) {
    baremo_status status = BAREMO_OK;
    while (status == BAREMO_OK && work->next < work->of->outcome_count &&
           work->compared[work->next].arena) {
        status = baremo_arena_try(work->of->arena, publish_next, work);
        baremo_arena_free(work->compared[work->next].arena);
        work->compared[work->next++].arena = NULL;
    }
    return status;
}

static baremo_status run_outcome(void *context, const threads_piece *piece) {
    outcome_work *work = context;
    compared_one made = {.arena = baremo_arena_new(NULL)};
    if (!made.arena)
        return BAREMO_NO_MEMORY;
    outcome_call call = {&made.rows, &work->of->outcomes[piece->index], made.arena, piece->scratch,
                         work->of};
    baremo_status status = baremo_arena_try(made.arena, compare_outcome, &call);
    if (status != BAREMO_OK) {
        baremo_arena_free(made.arena);
        return status;
    }
    pthread_mutex_lock(&work->lock);
    work->compared[piece->index] = made;
    status = publish_in_order(work);
    pthread_mutex_unlock(&work->lock);
    return status;
}

static baremo_status compare_outcomes(comparison *of) {
    outcome_work work = {.of = of, .lock = PTHREAD_MUTEX_INITIALIZER};
    work.compared = baremo_arena_array(of->arena, of->outcome_count + 1, sizeof *work.compared);
    baremo_status status = threads_for(of->threads, of->outcome_count, run_outcome, &work);
    for (size_t i = work.next; i < of->outcome_count; i++) /* after a failure */
        baremo_arena_free(work.compared[i].arena);
    pthread_mutex_destroy(&work.lock);
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
