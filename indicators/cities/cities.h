/* Several programmes, or the areas of one, side by side. */
#ifndef INDICATORS_CITIES_CITIES_H
#define INDICATORS_CITIES_CITIES_H

#include "indicators/cities/kept.h"
#include "indicators/cities/plan.h"

typedef struct cities_job {
    const cities_plan *plan; /**< NULL: none */
    const char *plan_name;   /**< of its folder or file; NULL: it is the programme itself */
    const kept_programme *const *programmes; /**< in the order in which they were named */
    size_t count;
    bool of_areas;
    bool partial;  /**< programmes that were named are missing: what is in none is not known */
    bool checking; /**< looks for problems only: there is no result */
    const char *language; /**< NULL: the plan's, else the first programme's */
    unsigned threads;     /**< 0: all cores */
} cities_job;

/** Compares what was kept of evaluated programmes.
 *
 *  in      one programme at least; their arenas live as long as the results
 *  out     the results of the comparison, also when there are errors: an outcome that is defined
 *          otherwise is left out of the unit. The same bits on any number of threads
 *  errors  BAREMO_DATA when the diagnostics got an error; BAREMO_NO_MEMORY, *out unchanged
 */
baremo_status cities_compare(baremo_results **out, const cities_job *job, baremo_arena *arena,
                             baremo_diagnostics *diagnostics);

#endif
