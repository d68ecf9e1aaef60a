/* The kinds of problems that the tables of a programme can have. */
#include "indicators/programme/problems.h"

#define PROGRAMME_PROBLEM BAREMO_DEFINE_PROBLEM
#include "indicators/programme/problems.def"
#undef PROGRAMME_PROBLEM

#define PROGRAMME_PROBLEM(name, code, severity, summary, explanation, remedy)                      \
    &baremo_problem_##name,
static const baremo_problem *const problems[] = {
#include "indicators/programme/problems.def"
    NULL};
#undef PROGRAMME_PROBLEM

const baremo_problem *const *programme_problems(size_t *count) {
    *count = 0;
    while (problems[*count])
        ++*count;
    return problems;
}
