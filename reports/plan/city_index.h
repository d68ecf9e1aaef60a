/* The index over the rows of a comparison. */
#ifndef REPORTS_PLAN_CITY_INDEX_H
#define REPORTS_PLAN_CITY_INDEX_H

#include "reports/plan/cities.h"

/** Rows about all units whose group is an effect and nothing else, in the order of the results. */
typedef struct city_effect_rows {
    const baremo_result **rows;
    size_t count, capacity;
} city_effect_rows;

/** Indexes all rows, for city_row(), and notes those with a lone effect on the way. */
void city_index_rows(cities *all, city_effect_rows *noted);

/** The effect of a row that was noted: "g_av". */
const char *city_lone_effect(const baremo_result *row);

#endif
