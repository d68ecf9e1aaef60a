/* What a chart type works with: the results, the language, the widths of letters, and the parts
 * that all charts share: the frame (title, subtitle, source), symbols of the status, labels that
 * keep clear of each other, the data table. */
#ifndef REPORTS_CHARTS_MAKER_H
#define REPORTS_CHARTS_MAKER_H

#include "engine/base/buffer.h"
#include "reports/charts/charts.h"
#include "reports/charts/colours.h"
#include "reports/charts/measure.h"
#include "reports/plan/cities.h"

/** The rows of an indicator that charts begin with: `value` and `value_cumulative` without groups,
 * in order of period (areas in the order of the results). */
typedef struct indicator_rows {
    const baremo_result *const *total;   /**< without area */
    const baremo_result *const *by_area; /**< with area */
    size_t total_count, by_area_count;
} indicator_rows;

struct chart_maker {
    const baremo_results *results;
    const baremo_results_programme *programme;
    report_language language;
    baremo_arena *arena;
    const text_measure *widths;
    const indicator_rows *indicators; /**< by the place of the indicator in the results */
    const cities *cities;             /**< NULL: not a comparison */
    chart **charts;
    size_t count, capacity;
};

#define CHART_WIDTH 760.0
#define CHART_MARGIN 20.0
/** Another reader's font may be this much wider than ours. */
#define CHART_SLACK 1.12

#define FONT_TITLE 17.0
#define FONT_SUBTITLE 12.5
#define FONT_LABEL 12.0
#define FONT_SMALL 11.0
#define FONT_SOURCE 10.0

mark_font font_of(double size, mark_colour colour, mark_anchor anchor);
mark_font font_bold(double size, mark_colour colour, mark_anchor anchor);

/** What a new chart is about. */
typedef struct chart_subject {
    const chart_type *type;
    baremo_subject_kind kind;
    const char *id;     /**< NULL: the programme */
    size_t page, pages; /**< from 1; of a chart in one piece 1 of 1 */
    const char
        *part; /**< of several charts of a type about one subject: "g_av"; NULL: the only one */
} chart_subject;

/** A new chart with its title and subtitle (NULL: none) drawn; `*top` is where its own marks may
 * begin. Its file is named TYPE-ID or TYPE-ID-PART, TYPE-ID-2 for the second page. */
chart *chart_open(chart_maker *maker, const chart_subject *subject, const char *title,
                  const char *subtitle, double *top);

/** What stands below a chart. */
typedef struct chart_foot {
    const char *const *notes;
    size_t note_count;
    const char *source; /**< NULL: the programme's */
    bool people_in_few; /**< the chart may show small cells */
} chart_foot;
/** Draws the foot below `bottom`, sets the chart's height, alternative text and data, and adds it
 * to the list. */
void chart_close(chart_maker *maker, chart *page, double bottom, const chart_foot *foot);

/** A text set in lines, its first line's top at `top`; returns the height it takes. */
double chart_paragraph(chart_maker *maker, chart *page, mark_point top, const char *text,
                       mark_font font, double room);

/** How many pages `rows` rows take with at most `most` on each, and where page `page` (from 0)
 * begins: even pages. */
size_t page_count(size_t rows, size_t most);
size_t page_start(size_t rows, size_t pages, size_t page);

/** The symbol of a status (a tick, full, half, empty circle, a dash) with `centre` in its middle,
 * 10 pixels wide. */
void status_symbol(chart *page, mark_point centre, baremo_result_status status);

/** Diamonds mark targets. */
void target_symbol(chart *page, mark_point centre, double radius);

/** Marks a box as without value. */
void gap_hatch(chart *page, mark_box box);

/* -- texts -- */

const char *chart_word(const chart_maker *maker, report_text_key key);
const char *chart_fill(chart_maker *maker, report_text_key key, const char *first,
                       const char *second, const char *third);
/** Appends `more` to `text` with `between` in the middle; a blank part is left out. */
const char *chart_join(chart_maker *maker, const char *text, const char *between, const char *more);
/** The same of many, without a copy of the text at each. */
void chart_append(baremo_buffer *text, const char *between, const char *more);

/** A value of an indicator as its readers see it: with unit class, the word of a rung for levels;
 * the words for "not computable" when missing. */
const char *indicator_value(chart_maker *maker, const baremo_results_indicator *indicator,
                            double value);
/** The same with its unit behind it. */
const char *indicator_amount(chart_maker *maker, const baremo_results_indicator *indicator,
                             double value);
/** The unit that its axis is labelled with; "" where the numbers carry it or there is none. */
const char *indicator_unit(const chart_maker *maker, const baremo_results_indicator *indicator);
/** Why a row has no value; "no data" for a missing row. */
const char *row_reason(chart_maker *maker, const baremo_result *row);

/* -- results -- */

/** A row of an indicator without area and group; NULL: there is none. */
const baremo_result *indicator_row(const chart_maker *maker,
                                   const baremo_results_indicator *indicator, baremo_period period,
                                   const char *statistic);
/** Its value; missing where there is no row. */
double chart_indicator_number(const chart_maker *maker, const baremo_results_indicator *indicator,
                              baremo_period period, const char *statistic);
/** A row of an axis or the programme at the evaluated period; NULL: there is none. */
const baremo_result *subject_row(const chart_maker *maker, baremo_subject_kind kind, const char *id,
                                 const char *statistic);
/** A count of the programme as text; the words for "no data" where there is none. */
const char *programme_count(chart_maker *maker, const char *statistic);
/** The programme's own last target; NULL: none. */
const baremo_results_target *indicator_last_target(const baremo_results_indicator *indicator);
bool indicator_is(const baremo_results_indicator *indicator, const char *kind);
/** Values per period are compared with a target for the whole: the chart shows their sum. */
bool indicator_accumulates(const baremo_results_indicator *indicator);

/* -- data tables -- */

typedef struct table_maker {
    baremo_arena *arena;
    const char **headings, **cells;
    size_t columns, count, capacity;
} table_maker;
table_maker table_begin(chart_maker *maker, const char *const *headings, size_t columns);
/** Adds the next cell, row by row. */
void table_cell(table_maker *table, const char *text);
chart_table table_end(const table_maker *table);

#endif
