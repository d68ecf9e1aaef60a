/* Tables of a comparison: lines about a unit or all of them, and columns of statistics, of which
 * only those stand that some line has. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_CITY_GRID_H
#define REPORTS_PLAN_CITY_GRID_H

#include "reports/plan/city_cells.h"

#define CITY_KEYS_MAX 4

typedef struct city_line {
    const char *keys[CITY_KEYS_MAX]; /**< the first cells */
    const baremo_results_unit *unit; /**< NULL: all */
    city_subject subject;
} city_line;

typedef struct city_grid_place {
    size_t statistic, column; /**< where a statistic stands */
    bool with_limits;
} city_grid_place;

typedef struct city_grid {
    const report_view *view;
    const char *id; /**< of its table */
    const char *headings[CITY_KEYS_MAX];
    size_t key_count;
    const char *const *statistics;
    size_t statistic_count;
    city_line *lines;
    size_t count, capacity;
    city_grid_place *places; /**< once it is ended */
    size_t place_count;
} city_grid;

/** The line at the end of the list, where it has any of the statistics. */
void city_grid_offer(city_grid *grid, const city_line *line);
/** Adds the heading (NULL: none) and the table, or nothing without lines; returns the table. */
report_table *city_grid_end(city_grid *grid, report_sheet *sheet, const char *heading);
/** The column of a statistic in the table that was made; SIZE_MAX: it has none. */
size_t city_grid_column(const city_grid *grid, const char *statistic);

#endif
