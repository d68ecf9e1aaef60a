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
    baremo_group
        *groups; /**< in the order of the labels: numbers ascending, texts by first appearance */
    size_t count;
    size_t n, missing; /**< cases used and left out */
    int decimals;
} baremo_split;

/** `keep_empty`: groups without a value are kept too. */
baremo_split baremo_split_groups(baremo_arena *arena, const baremo_variable *values,
                                 const baremo_variable *labels, bool keep_empty);

/** Splits the roles `value` and `group` of a call into two groups, the first of them being that
 * which the option `first` names. A group may be empty where the labels are two. errors
 * BAREMO_INVALID, refused through the call, when there are not two groups, or none of that name
 */
baremo_status baremo_split_two(const baremo_call *call, baremo_split *split);

/** The name of a row: its label in the role `unit`, its number from 1 where that role is not given,
 *  NULL where the label is blank. */
const char *baremo_unit_name(const baremo_call *call, size_t row, baremo_arena *arena);

/** Finds a unit that stands in two rows.
 *  errors  BAREMO_DATA, a fault of the call
 */
baremo_status baremo_units_once(const baremo_call *call);

#endif
