/* The kinds of problems that the evaluation can find in data. */
#include "indicators/surveys/problems.h"

#define SURVEYS_PROBLEM BAREMO_DEFINE_PROBLEM
#include "indicators/surveys/problems.def"
#undef SURVEYS_PROBLEM

#define SURVEYS_PROBLEM(name, code, severity, summary, explanation, remedy) &baremo_problem_##name,
static const baremo_problem *const problems[] = {
#include "indicators/surveys/problems.def"
};
#undef SURVEYS_PROBLEM

const baremo_problem *const *surveys_problems(size_t *count) {
    *count = sizeof problems / sizeof *problems;
    return problems;
}
