/* Finding the rows of each indicator: one pass over the results. */
#include "reports/charts/indicators.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

typedef struct row_list {
    const baremo_result **rows;
    size_t count, capacity;
} row_list;

typedef struct row_lists {
    row_list total, by_area;
} row_lists;

static void append(baremo_arena *arena, row_list *list, const baremo_result *row) {
    BAREMO_ARENA_RESERVE(arena, list->rows, list->count, list->capacity);
    list->rows[list->count++] = row;
}

static bool is_series(const baremo_result *row) {
    return row->subject_kind == BAREMO_SUBJECT_INDICATOR && baremo_text_blank(row->group) &&
           row->period.grain != BAREMO_PERIOD_NONE && strcmp(row->statistic, "value") == 0;
}

static int by_period(const void *a, const void *b) {
    const baremo_result *left = *(const baremo_result *const *)a;
    const baremo_result *right = *(const baremo_result *const *)b;
    int order = baremo_period_compare(left->period, right->period);
    return order ? order : (left > right) - (left < right);
}

static void sort(row_list *list) {
    if (list->count > 1)
        qsort(list->rows, list->count, sizeof *list->rows, by_period);
}

const indicator_rows *indicator_rows_find(const baremo_results *results, baremo_arena *arena) {
    size_t count, row_count;
    const baremo_results_indicator *indicators = baremo_results_indicators(results, &count);
    const baremo_result *rows = baremo_results_rows(results, &row_count);
    row_lists *lists = baremo_arena_array(arena, count + 1, sizeof *lists);
    const baremo_results_indicator *last = NULL;
    for (size_t i = 0; i < row_count; i++) {
        if (!is_series(&rows[i]))
            continue;
        if (!last || strcmp(last->id, rows[i].subject) != 0)
            last = baremo_results_indicator_find(results, rows[i].subject);
        if (!last)
            continue;
        row_lists *own = &lists[last - indicators];
        append(arena, baremo_text_blank(rows[i].area) ? &own->total : &own->by_area, &rows[i]);
    }
    indicator_rows *found = baremo_arena_array(arena, count + 1, sizeof *found);
    for (size_t i = 0; i < count; i++) {
        sort(&lists[i].total);
        sort(&lists[i].by_area);
        found[i] = (indicator_rows){lists[i].total.rows, lists[i].by_area.rows,
                                    lists[i].total.count, lists[i].by_area.count};
    }
    return found;
}
