/* The problems of engine/input/problems.def, each as an object, and all in a list. */
#include "engine/input/problems.h"

#define BAREMO_PROBLEM BAREMO_DEFINE_PROBLEM
#include "engine/input/problems.def"
#undef BAREMO_PROBLEM

#define BAREMO_PROBLEM(name, code, severity, summary, explanation, remedy) &baremo_problem_##name,
static const baremo_problem *const problems[] = {
#include "engine/input/problems.def"
};
#undef BAREMO_PROBLEM

const baremo_problem *const *input_problems(size_t *count) {
    *count = sizeof problems / sizeof *problems;
    return problems;
}
