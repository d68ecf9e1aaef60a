/* The cases that a procedure uses: incomplete ones are left out and counted. */
#ifndef BAREMO_STATISTICS_CASES_H
#define BAREMO_STATISTICS_CASES_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/procedure.h>

/** Complete pairs of two variables of numbers. */
typedef struct baremo_pairs {
    double *first, *second;
    size_t count, missing;
    int decimals; /**< the larger of the two; -1 when either was computed */
} baremo_pairs;

baremo_pairs baremo_complete_pairs(baremo_arena *arena, const baremo_variable *first,
                                   const baremo_variable *second);

/** One group of a variable of numbers, in the order of the cases. */
typedef struct baremo_group {
    const char *label;
    double *values;
    size_t count;
} baremo_group;

/** A variable of numbers split by a variable of categories. */
typedef struct baremo_split {
    baremo_group *groups; /**< those with values only, in the order of the labels */
    size_t count;
    size_t n, missing; /**< cases used and left out */
    int decimals;
} baremo_split;

baremo_split baremo_split_groups(baremo_arena *arena, const baremo_variable *values,
                                 const baremo_variable *labels);

/** Moves the group with this label to the front. false: there is no such group. */
bool baremo_split_first(baremo_split *split, const char *label);

#endif
