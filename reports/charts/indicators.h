/* The rows that a chart of an indicator begins with. */
#ifndef REPORTS_CHARTS_INDICATORS_H
#define REPORTS_CHARTS_INDICATORS_H

#include "reports/charts/maker.h"

/** An entry for each indicator of the results, in their order. */
const indicator_rows *indicator_rows_find(const baremo_results *results, baremo_arena *arena);

#endif
