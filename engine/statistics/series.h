/* Values in order of time. */
#ifndef BAREMO_STATISTICS_SERIES_H
#define BAREMO_STATISTICS_SERIES_H

#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/procedure.h>

/** A series in order of time: finite values, times ascending. */
typedef struct baremo_series {
    const double *time, *value;
    size_t count;
} baremo_series;

/** The complete rows of a variable in order of the period: by number where all periods are numbers,
 *  which then are the times; else in the order of the rows, with the times 1..n. `rows` has room
 *  for the number of the row of each value, or is NULL.
 */
baremo_series baremo_series_of(const baremo_variable *period, const baremo_variable *value,
                               baremo_arena *arena, size_t *rows);

#endif
