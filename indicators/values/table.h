/* All values of one indicator: by area, group and period, with the totals that no row says. */
#ifndef INDICATORS_VALUES_TABLE_H
#define INDICATORS_VALUES_TABLE_H

#include "indicators/values/over_time.h"

/** What a line of the table is about. */
typedef struct value_view {
    uint32_t area; /**< PROGRAMME_NONE: the programme */
    uint32_t group;
    const value_slot *slot; /**< NULL: no row says it */
} value_view;

typedef struct value_table {
    value_work work;
    const baremo_period *periods; /**< in order */
    size_t period_count;
    const value_view *views; /**< [0] the programme; then areas, groups, groups of areas */
    size_t view_count;
    value_cell *cells;            /**< period_count a view */
    const value_cell *slot_cells; /**< period_count a slot of work.index */
} value_table;

/** Computes the values of an indicator in some periods.
 *  rows   the indicator whose observations are taken: itself, or the one it compares
 */
value_table *value_table_new(baremo_arena *arena, const programme *model,
                             const programme_indicator *indicator, const programme_indicator *rows,
                             const baremo_period *periods, size_t period_count);

/** The value of a view in a period; NULL when the period is not one of the table's. */
const value_cell *value_table_at(const value_table *table, size_t view, baremo_period period);

/** The view of an area and "all"; SIZE_MAX when there is none. */
size_t value_table_area(const value_table *table, uint32_t area);

/** The values of the programme in other periods (of a finer grain) than those of the table. Their
 * observations stand at the end of the trace, from the returned index on. */
size_t value_table_series(value_table *table, const baremo_period *periods, size_t count,
                          double *values);

/** Combines consecutive cells of a view over time as sums: the value since `first`, up to `last`
 * (indexes of periods). */
value_cell value_table_since(value_table *table, size_t view, size_t first, size_t last);

#endif
