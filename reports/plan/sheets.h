/* The sheets of a report, and how its plan is made of them. To add one: a file of
 * reports/plan/sheets/ with a function `report_sheets_NAME`, which adds nothing where the results
 * have nothing for it, and a line in sheets.def. */
#ifndef REPORTS_PLAN_SHEETS_H
#define REPORTS_PLAN_SHEETS_H

#include "reports/plan/view.h"

#define REPORT_SHEETS(name) void report_sheets_##name(report_view *view);
#define REPORT_SHEETS_OF_CITIES(name) REPORT_SHEETS(name)
#define REPORT_SHEETS_OF_BOTH(name) REPORT_SHEETS(name)
#include "reports/plan/sheets.def"
#undef REPORT_SHEETS
#undef REPORT_SHEETS_OF_BOTH
#undef REPORT_SHEETS_OF_CITIES

/** The plan of a report, in the arena. */
report_plan *report_plan_make(baremo_arena *arena, const baremo_results *results,
                              const report_run *run);

/** Fills in the cover's list of the sheets, once they are all there. */
void report_cover_contents(report_view *view);

/** Headlines that stand on the cover and on the sheets: of an axis, or of the programme (NULL). */
const char *report_indicator_headline(const report_view *view, const char *axis);
const char *report_action_headline(const report_view *view, const char *axis);
/** Adds to the cover what was found of each survey, with its cautions. */
void report_survey_headlines(report_view *view, report_sheet *cover);
/** What coded opinions found in words. */
void report_code_headlines(report_view *view, report_sheet *cover);
/** Adds what was found of a scale, a paragraph an arm. */
void report_scale_sentences(report_view *view, report_sheet *sheet,
                            const baremo_results_scale *scale);

#endif
