/* The problems that reading a table can find: see problems.def. */
#ifndef BAREMO_ENGINE_INPUT_PROBLEMS_H
#define BAREMO_ENGINE_INPUT_PROBLEMS_H

#include <stddef.h>

#include <baremo/diagnostics.h>

#define BAREMO_PROBLEM BAREMO_DECLARE_PROBLEM
#include "engine/input/problems.def"
#undef BAREMO_PROBLEM

/** All of them, in the order of problems.def. */
const baremo_problem *const *input_problems(size_t *count);

#endif
