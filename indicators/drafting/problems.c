/* The kinds of problems of what a programme is drafted from. */
#include "indicators/drafting/problems.h"

#define DRAFTING_PROBLEM BAREMO_DEFINE_PROBLEM
#include "indicators/drafting/problems.def"
#undef DRAFTING_PROBLEM

#define DRAFTING_PROBLEM(name, code, severity, summary, explanation, remedy) &baremo_problem_##name,
static const baremo_problem *const problems[] = {
#include "indicators/drafting/problems.def"
};
#undef DRAFTING_PROBLEM

const baremo_problem *const *drafting_problems(size_t *count) {
    *count = sizeof problems / sizeof *problems;
    return problems;
}
