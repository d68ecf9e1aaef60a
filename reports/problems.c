/* The problems of problems.def. */
#include "reports/problems.h"

#define BAREMO_REPORT_PROBLEM BAREMO_DEFINE_PROBLEM
#include "reports/problems.def"
#undef BAREMO_REPORT_PROBLEM

static const baremo_problem *const PROBLEMS[] = {
#define BAREMO_REPORT_PROBLEM(name, code, severity, summary, explanation, remedy)                  \
    &baremo_problem_##name,
#include "reports/problems.def"
#undef BAREMO_REPORT_PROBLEM
};

const baremo_problem *const *report_problems(size_t *count) {
    *count = sizeof PROBLEMS / sizeof *PROBLEMS;
    return PROBLEMS;
}
