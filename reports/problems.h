/* The problems of problems.def. */
#ifndef REPORTS_PROBLEMS_H
#define REPORTS_PROBLEMS_H

#include <baremo/diagnostics.h>

#define BAREMO_REPORT_PROBLEM BAREMO_DECLARE_PROBLEM
#include "reports/problems.def"
#undef BAREMO_REPORT_PROBLEM

/** All of them, in the order of problems.def. */
const baremo_problem *const *report_problems(size_t *count);

#endif
