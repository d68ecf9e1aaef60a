/* The results as the sheets of a report look at them: found by period and statistic, and put into
 * cells with their notes. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_VIEW_H
#define REPORTS_PLAN_VIEW_H

#include "reports/plan/cities.h"
#include "reports/plan/plan.h"
#include "reports/plan/run.h"

typedef struct report_view {
    baremo_arena *arena;
    report_plan *plan;
    report_language language;
    const baremo_results *results;
    const report_run *run;
    const baremo_results_programme *programme;
    const baremo_results_axis *axes;
    const baremo_results_indicator *indicators;
    const baremo_results_action *actions;
    const baremo_results_area *areas;
    size_t axis_count, indicator_count, action_count, area_count;
    const baremo_period
        *periods; /**< that tables show: the plan's up to the evaluated one, the last few */
    size_t period_count;
    const cities *cities; /**< NULL: not a comparison */
} report_view;

/** A text of the report's language, short for what every line needs. */
const char *view_text(const report_view *view, report_text_key key);
/** The same filled in. */
const char *view_fill(const report_view *view, report_text_key key, const char *first,
                      const char *second, const char *third);
const char *view_name(const report_view *view, report_name_set set, const char *id);
const char *view_period(const report_view *view, baremo_period period);
/** A count for a sentence. */
const char *view_count(const report_view *view, double count);

/** A row of an axis (id) or of the programme (NULL) at the evaluated period; NULL: there is none.
 */
const baremo_result *view_total(const report_view *view, const char *axis, const char *statistic);
/** Its value; missing where there is none. */
double view_total_value(const report_view *view, const char *axis, const char *statistic);

/** A row of an action at the evaluated period; NULL: there is none. */
const baremo_result *view_action(const report_view *view, const char *action,
                                 const char *statistic);

/** What a line of an indicator is about. */
typedef struct view_line {
    const baremo_results_indicator *indicator;
    const char *area, *group;
} view_line;

const baremo_result *view_find(const report_view *view, const view_line *line, baremo_period period,
                               const char *statistic);
/** Its share of the way covered; NULL: none, or the indicator compares forecast and achieved, whose
 * share is another. */
const baremo_result *view_share(const report_view *view, const view_line *line);
/** Whether it is a result indicator. */
bool view_is_result(const baremo_results_indicator *indicator);
/** The indicator's target in its last period, for an area (NULL: the programme); missing: none. */
double view_last_target(const baremo_results_indicator *indicator, const char *area,
                        baremo_period *period);
/** "low – high" of an indicator to be maintained; NULL: it has no band. */
const char *view_band(const report_view *view, const baremo_results_indicator *indicator);
/** Fills a cell of the row added last with the programme's last target, or with the band. */
void view_target(const report_view *view, report_table *table, size_t column,
                 const baremo_results_indicator *indicator);
/** Whether the indicator stands in the tables of indicators: not a result indicator that compares
 * another one. */
bool view_is_listed(const baremo_results_indicator *indicator);

/** "E1. Title" of an axis. */
const char *view_axis_title(const report_view *view, const baremo_results_axis *axis);
/** The id of an axis' sheet. */
const char *view_axis_sheet(const report_view *view, const char *axis);

/* -- cells -- */

/** Fills the last row's cell with an indicator's number: the rung's word with the index of a level.
 */
void view_indicator_number(const report_view *view, report_table *table, size_t column,
                           const baremo_results_indicator *indicator, double value);
/** Fills it with a result: its number, or the mark of what could not be computed. NULL leaves it
 * empty. */
void view_result(const report_view *view, report_table *table, size_t column,
                 const baremo_results_indicator *indicator, const baremo_result *row);
/** Fills it with a status: mark, word and paint. */
void view_status(const report_view *view, report_table *table, size_t column,
                 baremo_result_status status);
void view_action_status(const report_view *view, report_table *table, size_t column,
                        const char *status);
report_paint view_status_paint(baremo_result_status status);

/** Adds to a text, behind "; ", what the notes of a row say; nothing twice, nothing for the word of
 * a rung, and with the name of the statistic where its number is there and is not the value.
 * Returns the text. */
const char *view_add_note(const report_view *view, const char *text, const baremo_result *row);

#endif
