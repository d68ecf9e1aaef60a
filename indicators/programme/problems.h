/* The kinds of problems that the tables of a programme can have: baremo_problem_NAME for each line
 * of problems.def. */
#ifndef INDICATORS_PROGRAMME_PROBLEMS_H
#define INDICATORS_PROGRAMME_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define PROGRAMME_PROBLEM BAREMO_DECLARE_PROBLEM
#include "indicators/programme/problems.def"
#undef PROGRAMME_PROBLEM

/** All of them, in the order of problems.def, for `list problems` and `explain`. */
const baremo_problem *const *programme_problems(size_t *count);

#endif
