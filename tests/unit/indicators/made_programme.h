/* A programme made of a few lines, evaluated: what the tests of this floor look at. */
#ifndef TESTS_INDICATORS_MADE_PROGRAMME_H
#define TESTS_INDICATORS_MADE_PROGRAMME_H

#include <baremo/results.h>

#include "indicators/evaluate.h"
#include "indicators/programme/programme.h"

/** A table as CSV text. */
typedef struct made_table {
    const char *name; /**< "indicators"; NULL ends a list */
    const char *csv;
} made_table;

typedef struct made {
    baremo_arena *arena;
    baremo_diagnostics *problems;
    const programme *model;
    baremo_results *results;
    baremo_status status;
} made;

/** Writes the tables to a folder of its own, reads, evaluates, and removes the folder. */
made made_programme(const made_table *tables, const evaluate_options *options);

/** The usual case: settings below `key,value`, indicators, targets (NULL: none) and observations.
 */
made made_evaluation(const char *settings, const char *indicators, const char *targets,
                     const char *observations);
void made_free(made *of);

/** The row of an indicator for the whole programme; fails the test when it is not there. */
const baremo_result *made_row(const made *of, const char *indicator, const char *period,
                              const char *statistic);
/** A row by all of its key, or NULL. */
const baremo_result *made_find(const made *of, baremo_subject_kind kind, const char *subject,
                               const char *period, const char *area, const char *group,
                               const char *statistic);
/** The value of made_row(). */
double made_value(const made *of, const char *indicator, const char *period, const char *statistic);
/** How many findings of a code there are. */
size_t made_count(const made *of, const char *code);

#endif
