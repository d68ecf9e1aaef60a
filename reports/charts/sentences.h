/* What charts say in words: the subtitle of an indicator's chart, its text alternative, its data as
 * a table. */
#ifndef REPORTS_CHARTS_SENTENCES_H
#define REPORTS_CHARTS_SENTENCES_H

#include "reports/charts/series.h"

/** Direction and status at the evaluated period: "Should rise · 2018: Behind (67% of the way)". */
const char *sentence_subtitle(chart_maker *maker, const baremo_results_indicator *indicator);

/** The status at the evaluated period with the share of the way: "Behind (67% of the way)"; ""
 * without status. */
const char *sentence_status(chart_maker *maker, const baremo_results_indicator *indicator);

/** The band of a maintain indicator: "Band: 10 to 20". */
const char *sentence_band(chart_maker *maker, const baremo_results_indicator *indicator);

/** The text alternative of a line. */
const char *sentence_series(chart_maker *maker, const series *drawn);

chart_table table_of_series(chart_maker *maker, const series *drawn);

#endif
