/* Charts of made results, and ways to find their marks again. */
#ifndef TESTS_UNIT_REPORTS_MADE_CHARTS_H
#define TESTS_UNIT_REPORTS_MADE_CHARTS_H

#include "reports/charts/charts.h"
#include "reports/charts/measure.h"

typedef struct made_charts {
    baremo_arena *arena;
    baremo_results *results;
    baremo_diagnostics *diagnostics;
    chart_list list;
    baremo_status status;
    text_measure widths; /**< of the letters they were laid out with */
} made_charts;

typedef enum made_source {
    MADE_PLAIN,
    MADE_HARD,
    MADE_SURVEYS,
    MADE_CITIES,      /**< with ranks */
    MADE_HARD_CITIES, /**< 28 areas of long names */
    MADE_SOURCES
} made_source;

/** To be freed by made_charts_free. */
made_charts *made_charts_new(made_source source, const char *language);
void made_charts_free(made_charts *made);

/** Charts of a made survey. */
typedef struct made_survey made_survey;
made_charts *made_charts_of_survey(const made_survey *wanted);

/** Charts of a made comparison. */
typedef struct made_cities made_cities;
made_charts *made_charts_of_cities(const made_cities *wanted);

/** The chart of a file name without ending; NULL: there is none. */
const chart *made_charts_find(const made_charts *made, const char *stem);

/** The first mark of a kind in the group of a name (spaces of any kind); NULL: none. */
const mark *made_mark_in(const chart *page, const char *group, mark_kind kind);
/** The text mark whose only line is a text; NULL: none. */
const mark *made_text(const chart *page, const char *text);
/** Whether any text mark has a line that holds a text. */
bool made_says(const chart *page, const char *part);
double made_middle_x(const mark *shape);
double made_middle_y(const mark *shape);

#endif
