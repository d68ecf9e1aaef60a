/* The problems that binding a table to a procedure can find. */
#include "engine/statistics/runner/problems.h"

#define BAREMO_PROBLEM BAREMO_DEFINE_PROBLEM
#include "engine/statistics/runner/problems.def"
#undef BAREMO_PROBLEM

static const baremo_problem *const problems[] = {
#define BAREMO_PROBLEM(name, code, severity, summary, explanation, remedy) &baremo_problem_##name,
#include "engine/statistics/runner/problems.def"
#undef BAREMO_PROBLEM
};

const baremo_problem *const *runner_problems(size_t *count) {
    *count = sizeof problems / sizeof *problems;
    return problems;
}
