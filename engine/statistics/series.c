/* Values in order of time. */
#include "engine/statistics/series.h"

#include <stdbool.h>
#include <stdint.h>

#include <baremo/number.h>

#include "engine/statistics/sort.h"

static bool row_complete(const baremo_variable *period, const baremo_variable *value, size_t row) {
    bool known =
        period->numbers ? !baremo_is_missing(period->numbers[row]) : period->codes[row] >= 0;
    return known && !baremo_is_missing(value->numbers[row]);
}

baremo_series baremo_series_of(const baremo_variable *period, const baremo_variable *value,
                               baremo_arena *arena, size_t *rows) {
    double *time = baremo_arena_raw(arena, value->count + 1, sizeof *time);
    double *values = baremo_arena_raw(arena, value->count + 1, sizeof *values);
    size_t *kept = baremo_arena_raw(arena, value->count + 1, sizeof *kept);
    size_t count = 0;
    for (size_t row = 0; row < value->count; row++) {
        if (!row_complete(period, value, row))
            continue;
        time[count] = period->numbers ? period->numbers[row] : (double)count + 1.0;
        kept[count++] = row;
    }
    const uint32_t *order = baremo_sorted_order(arena, time, count);
    double *sorted = baremo_arena_raw(arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = time[order[i]];
        values[i] = value->numbers[kept[order[i]]];
        if (rows)
            rows[i] = kept[order[i]];
    }
    return (baremo_series){sorted, values, count};
}
