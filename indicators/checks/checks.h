/* Checks on data: what the office's own rules, and plausibility, say of figures that can be read.
 * Each finding is a row of the results (subject_kind rule) and a diagnostic; no value is changed or
 * left out for it. */
#ifndef INDICATORS_CHECKS_CHECKS_H
#define INDICATORS_CHECKS_CHECKS_H

#include "indicators/evaluation.h"
#include "indicators/values/table.h"

/** While an indicator's values are at hand: completeness, totals against parts, outliers, zeros,
 * falls, numerators. Rows are kept back. */
void checks_of_indicator(evaluation *of, uint32_t indicator, value_table *table);

/** Adds all rows: the office's rules, then what was kept, then completeness of the whole. */
void checks_report(evaluation *of);

/* -- its parts -- */

void check_completeness(evaluation *of, uint32_t indicator, const value_table *table);
void check_totals(evaluation *of, uint32_t indicator, const value_table *table);
void check_plausibility(evaluation *of, uint32_t indicator, value_table *table);
void report_completeness(evaluation *of);
void report_rules(evaluation *of);

/** A row of a check, "CHECK.INDICATOR" its subject, to be completed and kept by checks_keep(). */
baremo_result checks_row(evaluation *of, const char *check, uint32_t indicator,
                         const char *statistic, baremo_period period);
baremo_result *checks_keep(evaluation *of, const baremo_result *row);

#endif
