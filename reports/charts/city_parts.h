/* Stacked bars by city: what contributions and bands have in common. */
#ifndef REPORTS_CHARTS_CITY_PARTS_H
#define REPORTS_CHARTS_CITY_PARTS_H

#include "reports/charts/rows.h"

#define CITY_PARTS_MAX 6

typedef struct city_part_row {
    const baremo_results_unit *unit;
    const baremo_result *row; /**< says why there is no bar where it has no value */
    double values[CITY_PARTS_MAX];
    const char *words[CITY_PARTS_MAX];
    const char *beside;
} city_part_row;

typedef struct city_parts {
    chart_maker *maker;
    chart_subject subject;
    const char *title, *subtitle, *alt;
    const char *const *part_names;
    size_t part_count;
    const char *last_heading; /**< of what stands beside the bars */
    double high;              /**< end of the axis */
    bool percent, is_ordered; /**< ordered: from light to dark */
    const char *const *notes;
    size_t note_count;
    row_chart chart;
} city_parts;

void city_parts_add(city_parts *wanted, const city_part_row *row);
void city_parts_make(city_parts *wanted);

#endif
