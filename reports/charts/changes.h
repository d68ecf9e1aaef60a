/* The changes of a survey's scales that charts show: each scale, or each of its arms. */
#ifndef REPORTS_CHARTS_CHANGES_H
#define REPORTS_CHARTS_CHANGES_H

#include "reports/charts/rows.h"

/** A change from pre to post. */
typedef struct scale_change {
    const baremo_results_scale *scale;
    const char *name; /**< of the scale, with its arm */
    survey_subject subject;
    const baremo_result *row; /**< survey_change_row; never NULL */
    double before, after;     /**< the means of the same people, or of the samples */
} scale_change;

/** Those of a survey, in the order of the results; returns how many. */
size_t scale_changes(chart_maker *maker, const baremo_results_survey *survey,
                     scale_change **changes);
/** Whether all have the same kind and range of scores, so that their points compare. */
bool scale_changes_compare(const scale_change *changes, size_t count);
/** "scale of 1 to 5" of a scale. */
const char *scale_range(chart_maker *maker, const baremo_results_scale *about);
/** A number of a scale, and a difference of two with its sign. */
const char *scale_number(chart_maker *maker, const baremo_results_scale *about, double value);
const char *scale_difference(chart_maker *maker, double value);
/** "+0.57 (+0.30 to +0.85)" of a row. */
const char *scale_amount(chart_maker *maker, const baremo_result *row);

#endif
