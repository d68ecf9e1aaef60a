/* The kinds of problems that drafting can find when it drafts a programme: baremo_problem_NAME for
 * each line of problems.def. */
#ifndef INDICATORS_DRAFTING_PROBLEMS_H
#define INDICATORS_DRAFTING_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define DRAFTING_PROBLEM BAREMO_DECLARE_PROBLEM
#include "indicators/drafting/problems.def"
#undef DRAFTING_PROBLEM

/** All of them, in the order of problems.def, for `list problems` and `explain`. */
const baremo_problem *const *drafting_problems(size_t *count);

#endif
