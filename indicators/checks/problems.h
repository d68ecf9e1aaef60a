/* The kinds of problems that the evaluation can find in data: baremo_problem_NAME for each line of
 * problems.def. */
#ifndef INDICATORS_CHECKS_PROBLEMS_H
#define INDICATORS_CHECKS_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define CHECKS_PROBLEM BAREMO_DECLARE_PROBLEM
#include "indicators/checks/problems.def"
#undef CHECKS_PROBLEM

/** All of them, in the order of problems.def, for `list problems` and `explain`. */
const baremo_problem *const *checks_problems(size_t *count);

#endif
