/* Rows split by the values of columns. */
#ifndef BAREMO_STATISTICS_RUNNER_GROUPS_H
#define BAREMO_STATISTICS_RUNNER_GROUPS_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/table.h>

#include "engine/statistics/runner/columns.h"

typedef struct runner_groups {
    size_t count;
    const uint32_t
        *rows; /**< rows of the groups, one group behind the other, ascending within each */
    const size_t *starts;   /**< count + 1: where each group's rows begin */
    const uint32_t *sample; /**< a row of each group, to read its labels from */
    size_t *order;          /**< the groups in the order of the output */
} runner_groups;

/** Splits all rows; without columns there is one group of all rows, which may be none. Groups stand
 * in the order in which the data first show them. */
runner_groups runner_groups_split(const baremo_table *table, const runner_columns *by,
                                  baremo_arena *arena);

/** Sorts the output by columns of `by`: numbers ascending where a column holds only numbers, else
 * texts by their keys; groups that are equal in them stay in the order of first appearance. */
void runner_groups_sort(runner_groups *groups, const baremo_table *table,
                        const runner_columns *sort, baremo_decimal_mark decimal,
                        baremo_arena *arena);

#endif
