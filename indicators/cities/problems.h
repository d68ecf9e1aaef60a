/* The kinds of problems that a comparison can have: baremo_problem_NAME for each line of
 * problems.def. */
#ifndef INDICATORS_CITIES_PROBLEMS_H
#define INDICATORS_CITIES_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define CITIES_PROBLEM BAREMO_DECLARE_PROBLEM
#include "indicators/cities/problems.def"
#undef CITIES_PROBLEM

/** All of them, in the order of problems.def, for `list problems` and `explain`. */
const baremo_problem *const *cities_problems(size_t *count);

#endif
