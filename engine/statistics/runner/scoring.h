/* Scale scores of all rows of a table. */
#ifndef BAREMO_STATISTICS_RUNNER_SCORING_H
#define BAREMO_STATISTICS_RUNNER_SCORING_H

#include "engine/statistics/runner/runner.h"
#include "engine/statistics/runner/source.h"

/** Scores `request->scale` for each row.
 *  out     a source of computed numbers, missing where too few items are answered
 *  errors  BAREMO_INVALID with `*refusal`; BAREMO_DATA: an item holds text, or an answer outside
 * --min and --max
 */
baremo_status runner_score(runner_source *source, const runner_request *request,
                           const baremo_table *table, baremo_arena *arena,
                           baremo_diagnostics *diagnostics, const char **refusal);

#endif
