/* `--scores FILE`: the table as it was read, with each row's score of a scale behind it. */
#ifndef BAREMO_CLI_STAT_SCORES_H
#define BAREMO_CLI_STAT_SCORES_H

#include "cli/command.h"
#include "engine/statistics/runner/runner.h"

/** Whether the procedure scores a scale. */
bool stat_can_score(const baremo_procedure *procedure);

/** Writes the table and its scores as CSV, whole or not at all. */
cli_exit stat_write_scores(const cli_call *call, const baremo_table *table, const char *path);

#endif
