/* The plan of a report, as data: sheets of headings, paragraphs, tables and charts. Formats draw it
 * and compute nothing.
 *
 * A table holds typed cells. A cell that follows from cells beside it says how (`formula`), so that
 * a workbook can carry a live formula over the same cells; the number that stands in it is the
 * result's own, and the formula gives the same one. A number that could not be computed is a text
 * cell with a short mark, and the row's last column says why.
 */
#ifndef REPORTS_PLAN_PLAN_H
#define REPORTS_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/results.h>

#include "reports/plan/numbers.h"

/** What a fill or a line stands for; each format has its colours. */
typedef enum report_paint {
    REPORT_PAINT_NONE,
    REPORT_PAINT_ACHIEVED,
    REPORT_PAINT_ON_TRACK,
    REPORT_PAINT_BEHIND,
    REPORT_PAINT_OFF_TRACK,
    REPORT_PAINT_NOT_ASSESSED,
    REPORT_PAINT_COMPLETED,
    REPORT_PAINT_ONGOING,
    REPORT_PAINT_NOT_STARTED,
    REPORT_PAINT_DROPPED,
    REPORT_PAINT_VALUE,
    REPORT_PAINT_EXPECTED,
    REPORT_PAINT_TARGET,
    REPORT_PAINT_BUDGET,
    REPORT_PAINT_SPENT,
    REPORT_PAINT_UNFAVOURABLE, /**< answers, from the outer to the inner ones */
    REPORT_PAINT_UNFAVOURABLE_MIDDLE,
    REPORT_PAINT_UNFAVOURABLE_MILD,
    REPORT_PAINT_NEUTRAL,
    REPORT_PAINT_FAVOURABLE_MILD,
    REPORT_PAINT_FAVOURABLE_MIDDLE,
    REPORT_PAINT_FAVOURABLE,
    REPORT_PAINT_FIRST, /**< lines side by side */
    REPORT_PAINT_SECOND,
    REPORT_PAINT_THIRD,
    REPORT_PAINT_FOURTH,
    REPORT_PAINT_FIFTH,
    REPORT_PAINT_SIXTH,
    REPORT_PAINT_LOW, /**< ends of an interval */
    REPORT_PAINT_HIGH,
    REPORT_PAINT_CENTRE, /**< lines of a funnel: its centre, its inner and outer limits */
    REPORT_PAINT_INNER,
    REPORT_PAINT_OUTER,
    REPORT_PAINT_PART_1, /**< parts of a bar, which have no order */
    REPORT_PAINT_PART_2,
    REPORT_PAINT_PART_3,
    REPORT_PAINT_PART_4,
    REPORT_PAINT_PART_5,
    REPORT_PAINT_PART_6,
    REPORT_PAINT_COUNT
} report_paint;

typedef enum report_formula_kind {
    REPORT_FORMULA_NONE,
    REPORT_FORMULA_DIFFERENCE,      /**< a - b */
    REPORT_FORMULA_QUOTIENT,        /**< a / b */
    REPORT_FORMULA_SUM_QUOTIENT,    /**< (a + b) / c */
    REPORT_FORMULA_PROGRESS,        /**< (a - b) / (c - b) */
    REPORT_FORMULA_COLUMN_SUM,      /**< the sum of this column over the rows above */
    REPORT_FORMULA_PERCENT,         /**< 100 a / b */
    REPORT_FORMULA_WEIGHTED_COLUMN, /**< the sum of a b over the rows above */
    REPORT_FORMULA_WEIGHTED_ROW /**< the sum over the columns a to b, each times its first row's */
} report_formula_kind;

/** How a cell follows from those of the same row: their columns. */
typedef struct report_formula {
    report_formula_kind kind;
    size_t columns[3];
} report_formula;

typedef enum report_cell_kind {
    REPORT_CELL_EMPTY,
    REPORT_CELL_TEXT,
    REPORT_CELL_NUMBER,
    REPORT_CELL_MARK /**< a short text in place of a number */
} report_cell_kind;

typedef struct report_cell {
    report_cell_kind kind;
    const char
        *text; /**< of TEXT and MARK; of a NUMBER: the word that belongs to it (a rung), or NULL */
    double number;
    report_quantity quantity;
    bool signed_number; /**< a change: shown with its sign */
    report_paint paint;
    report_formula formula;
    const char *link; /**< TEXT: id of the sheet to go to, by whose name it is shown; NULL: none */
} report_cell;

typedef struct report_column {
    const char *heading;
    int least, most; /**< wished width in characters */
    bool centred;
    bool
        one_line; /**< not wrapped: what does not fit is cut off, for it stands elsewhere in full */
    bool helper;  /**< numbers that only a chart is drawn from: small and grey */
} report_column;

/** How a row stands out. */
typedef enum report_row_style { REPORT_ROW_PLAIN, REPORT_ROW_TOTAL } report_row_style;

typedef struct report_table {
    baremo_arena *arena;
    const char *id;     /**< "indicators", unique in its sheet */
    const char *title;  /**< NULL: the sheet's or the heading above */
    bool headless;      /**< names and texts: the first column is the heading of its row */
    size_t key_columns; /**< that say what a row is about and stay in sight */
    report_column *columns;
    size_t column_count, column_capacity;
    report_cell *cells; /**< by row */
    report_row_style *styles;
    size_t row_count, row_capacity;
} report_table;

typedef enum report_chart_kind {
    REPORT_CHART_STACKED_BARS, /**< a horizontal bar a row, its parts the columns */
    /** The same around a middle line: the first series is the empty space before a bar, the axis
     * goes from `low` to `high` without numbers, and the line stands at REPORT_DIVERGING_MIDDLE. */
    REPORT_CHART_DIVERGING_BARS,
    REPORT_CHART_BARS,      /**< a horizontal bar a row and column */
    REPORT_CHART_LINES,     /**< a line a column over the rows */
    REPORT_CHART_INTERVALS, /**< a point a row, joined to those of LOW and HIGH */
    REPORT_CHART_SCATTER    /**< points and lines over the numbers of the category */
} report_chart_kind;

#define REPORT_DIVERGING_MIDDLE 1.0

typedef struct report_series {
    size_t column;
    report_paint paint;
} report_series;

/** A chart over the rows of a table that stands in the same sheet. */
typedef struct report_chart {
    const char *id, *title;
    const char *description; /**< the text alternative */
    report_chart_kind kind;
    const report_table *table;
    size_t first_row, row_count;
    size_t category; /**< column of the names */
    const report_series *series;
    size_t series_count;
    report_quantity quantity; /**< of the value axis */
    double low, high;         /**< ends of the value axis; missing: from the data */
    const char *axis_name;    /**< SCATTER: of the horizontal axis; NULL: none */
    bool beside;              /**< to the right of its table, else below it */
    bool follows;             /**< to the right of the chart before it */
} report_chart;

typedef enum report_block_kind {
    REPORT_BLOCK_HEADING,
    REPORT_BLOCK_PARAGRAPH,
    REPORT_BLOCK_NOTICE, /**< a paragraph that must not be missed */
    REPORT_BLOCK_TABLE,
    REPORT_BLOCK_CHART
} report_block_kind;

typedef struct report_block {
    report_block_kind kind;
    const char *text;
    const report_table *table;
    const report_chart *chart;
} report_block;

typedef struct report_sheet {
    const char *id;   /**< "indicators", "axis E1": unique */
    const char *name; /**< a short one in the language; a format may have to shorten it */
    const char *title;
    const char *contents; /**< one line on what is there, for the cover */
    bool wide;            /**< printed in landscape */
    bool continues;       /**< too wide to be read on one page, it goes on beside on others */
    report_block *blocks;
    size_t block_count, block_capacity;
} report_sheet;

typedef struct report_plan {
    baremo_arena *arena;
    report_language language;
    const baremo_results_programme *programme;
    const char *period; /**< evaluated; of a comparison, those compared; NULL: none */
    report_sheet **sheets;
    size_t sheet_count, sheet_capacity;
} report_plan;

/* -- making one -- */

report_sheet *report_plan_add(report_plan *plan, const char *id, const char *name,
                              const char *title);

void report_sheet_heading(report_plan *plan, report_sheet *sheet, const char *text);
void report_sheet_paragraph(report_plan *plan, report_sheet *sheet, const char *text);
void report_sheet_notice(report_plan *plan, report_sheet *sheet, const char *text);
/** A new table at the end of the sheet. Its columns are added before its first row. */
report_table *report_sheet_table(report_plan *plan, report_sheet *sheet, const char *id);
void report_sheet_chart(report_plan *plan, report_sheet *sheet, const report_chart *chart);

/** Adds a column; returns its index. */
size_t report_table_column(report_table *table, const char *heading, int least, int most);
/** Adds a row of empty cells. */
void report_table_row(report_table *table, report_row_style style);
/** A cell of the row added last; good until the next row is added. */
report_cell *report_table_cell(report_table *table, size_t column);
const report_cell *report_table_at(const report_table *table, size_t row, size_t column);

/** Fills a cell of the row added last; NULL and "" leave it empty. */
void report_table_text(report_table *table, size_t column, const char *text);
/** Fills it with the name of a sheet, which leads there. */
void report_table_link(report_table *table, size_t column, const char *sheet);
/** Fills it with a number; a missing one leaves it empty. */
void report_table_number(report_table *table, size_t column, double value,
                         report_quantity quantity);

/** Puts a formula on a number cell of the row added last, where the cells it names hold numbers and
 * give the cell's own to 1e-9 relative; else the number stands alone. */
void report_table_formula(report_table *table, size_t column, report_formula formula);

/** Takes out the columns behind the key columns in which no row has anything; formulas move with the
 * columns. Before a chart is made over the table. */
void report_table_drop_empty(report_table *table);

/** The same on every row of a column. */
void report_table_formula_column(report_table *table, size_t column, report_formula formula);

/** What a formula gives from the cells of a row; missing where one of them is not a number or it
 * divides by zero. */
double report_formula_value(const report_table *table, size_t row, size_t column,
                            report_formula formula);

#endif
