/* The problems that binding a table to a procedure can find: baremo_problem_NAME for each line of
 * problems.def. */
#ifndef BAREMO_STATISTICS_RUNNER_PROBLEMS_H
#define BAREMO_STATISTICS_RUNNER_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define BAREMO_PROBLEM BAREMO_DECLARE_PROBLEM
#include "engine/statistics/runner/problems.def"
#undef BAREMO_PROBLEM

/** All of them, in the order of problems.def. */
const baremo_problem *const *runner_problems(size_t *count);

#endif
