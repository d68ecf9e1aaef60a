/* The kinds of problems that a comparison can have. */
#include "indicators/cities/problems.h"

#define CITIES_PROBLEM BAREMO_DEFINE_PROBLEM
#include "indicators/cities/problems.def"
#undef CITIES_PROBLEM

#define CITIES_PROBLEM(name, code, severity, summary, explanation, remedy) &baremo_problem_##name,
static const baremo_problem *const problems[] = {
#include "indicators/cities/problems.def"
};
#undef CITIES_PROBLEM

const baremo_problem *const *cities_problems(size_t *count) {
    *count = sizeof problems / sizeof *problems;
    return problems;
}
