/* The kinds of problems that the evaluation can find in data: baremo_problem_NAME for each line of
 * problems.def. */
#ifndef INDICATORS_SURVEYS_PROBLEMS_H
#define INDICATORS_SURVEYS_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define SURVEYS_PROBLEM BAREMO_DECLARE_PROBLEM
#include "indicators/surveys/problems.def"
#undef SURVEYS_PROBLEM

/** All of them, in the order of problems.def, for `list problems` and `explain`. */
const baremo_problem *const *surveys_problems(size_t *count);

#endif
