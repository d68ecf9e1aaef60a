/* Charts of rows over one horizontal axis: what those about surveys and codes share. Each row has
 * its name to the left, its marks over the axis, and words to the right; a row without value is a
 * hatched gap with its reason. */
#ifndef REPORTS_CHARTS_ROWS_H
#define REPORTS_CHARTS_ROWS_H

#include "reports/charts/maker.h"
#include "reports/charts/scale.h"
#include "reports/plan/survey_sentences.h"

/** Where the axis stands, and how high bars are. */
#define ROWS_LEFT (CHART_MARGIN + 214)
#define ROWS_RIGHT (CHART_WIDTH - CHART_MARGIN - 166)
#define ROWS_BAR 18.0

typedef struct row_item {
    const char *header;           /**< above the row, over the whole width; NULL: none */
    const char *name;             /**< to the left */
    const char *whole_name;       /**< as the text alternative says it */
    const char *said;             /**< what the marks say, in words */
    const char *beside;           /**< to the right; NULL: none */
    const char *reason;           /**< why there is nothing to draw; NULL: there is */
    const char *const *cells;     /**< of the data table, as many as headings */
    const void *about;            /**< what `draw` draws */
    const struct row_item *below; /**< a second line of marks and words, without name, header and
                                       cells; NULL: none */
} row_item;

/** An entry of the key: a sample drawn in a box, and its word. */
typedef struct row_key {
    const char *word;
    void (*sample)(chart *page, mark_box box, const void *about);
    const void *about;
} row_key;

/** What a row is drawn on: the middle of its line, and the axis. */
typedef struct row_place {
    chart_maker *maker;
    chart *page;
    double middle;
    const scale *axis;
    bool is_below; /**< it is the second line of a row */
} row_place;

typedef struct row_chart {
    chart_subject subject;
    const char *title, *subtitle;
    const char *alt; /**< the first sentence; the rows follow */
    const char *const *headings;
    size_t heading_count;
    row_item *rows;
    size_t row_count, row_capacity, rows_per_page;
    size_t rows_together; /**< that stay on one page: 1 or the waves of an item */
    const row_key *keys;
    size_t key_count;
    double left, right; /**< of the axis; 0: ROWS_LEFT, ROWS_RIGHT */
    scale axis;
    bool percent;        /**< its ticks are percentages, without sign */
    double zero;         /**< where a line stands out; missing: nowhere */
    const double *ticks; /**< instead of the axis' own; NULL: none */
    const char *const *tick_words;
    size_t tick_count;
    size_t fixed_rows; /**< the last rows stand apart, on every page */
    void (*draw)(const row_place *at, const row_item *row);
    const char *const *notes; /**< below */
    size_t note_count;
} row_chart;

void chart_rows_add(chart_maker *maker, row_chart *wanted, const row_item *row);
/** Adds the chart, on as many pages as its rows need; nothing without rows. */
void chart_rows_make(chart_maker *maker, row_chart *wanted);
/** Puts the rows in falling order of the value of the result that each is `about`, missing ones
 * last; equal ones by name, so that the order is one on every machine. */
void chart_rows_by_value(row_chart *wanted);

/** "34%" of a whole number, in the language. */
const char *chart_rows_percent(chart_maker *maker, double percent);

/** A filled part of a bar with an outline, hatched where `falling`, and its words where there is
 * room. */
typedef struct row_part {
    mark_colour fill, text;
    bool is_hatched;
} row_part;
void chart_rows_part(const row_place *at, const row_part *part, double from, double to,
                     const char *words);
/** A sample of it for a key; `about` is a row_part. */
void chart_rows_part_sample(chart *page, mark_box box, const void *about);
/** A line with ends from `low` to `high` of the axis; nothing where one is missing. */
void chart_rows_interval(const row_place *at, double low, double high);
void chart_rows_interval_sample(chart *page, mark_box box, const void *about);

survey_words chart_rows_words(chart_maker *maker);

#endif
