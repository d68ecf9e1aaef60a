/* The kinds of problems that the evaluation can find in data. */
#include "indicators/checks/problems.h"

#define CHECKS_PROBLEM BAREMO_DEFINE_PROBLEM
#include "indicators/checks/problems.def"
#undef CHECKS_PROBLEM

#define CHECKS_PROBLEM(name, code, severity, summary, explanation, remedy) &baremo_problem_##name,
static const baremo_problem *const problems[] = {
#include "indicators/checks/problems.def"
};
#undef CHECKS_PROBLEM

const baremo_problem *const *checks_problems(size_t *count) {
    *count = sizeof problems / sizeof *problems;
    return problems;
}
