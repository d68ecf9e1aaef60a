/* A workbook being written: a thin safe layer over libxlsxwriter, which itself accepts NaN, broken
 * UTF-8 and bad names.
 *
 * Every text that goes in is valid UTF-8 without control characters and short enough, every number
 * is finite, every sheet name is unique and allowed. Texts are always written as texts, whatever
 * they begin with. The first error is kept and makes the writing fail. Inside reports/formats/
 * only. */
#ifndef REPORTS_FORMATS_XLSX_BOOK_H
#define REPORTS_FORMATS_XLSX_BOOK_H

#include <stdbool.h>

#include <xlsxwriter.h>

#include "reports/plan/plan.h"

/** A sheet and its worksheet. */
typedef struct xlsx_sheet {
    const report_sheet *plan; /**< NULL: it is of no plan */
    const char *name;         /**< as the workbook has it */
    const char *quoted;       /**< for formulas: 'At a glance' */
    lxw_worksheet *worksheet;
} xlsx_sheet;

/** How a cell looks. */
typedef struct xlsx_look {
    const char *number_format; /**< NULL: general */
    report_paint paint;
    unsigned size; /**< of the letters; 0: the usual one */
    bool bold, muted, link, wrap, right, centred, boxed, notice, heading, total, italic, middle;
    lxw_color_t ground, edge; /**< a fill and a strong border; 0: none */
} xlsx_look;

typedef struct xlsx_format {
    xlsx_look look;
    lxw_format *format;
} xlsx_format;

typedef struct xlsx_book {
    baremo_arena *arena;
    const report_plan *plan;
    lxw_workbook *workbook;
    xlsx_sheet *sheets; /**< of a plan: one for each of its sheets, in its order */
    size_t sheet_count, sheet_capacity;
    xlsx_format *formats;
    size_t format_count, format_capacity;
    lxw_error error; /**< the first one */
} xlsx_book;

typedef struct xlsx_place {
    lxw_worksheet *worksheet;
    lxw_row_t row;
    lxw_col_t column;
} xlsx_place;

/** Adds the worksheets of the plan, with names that Excel allows. */
void xlsx_add_sheets(xlsx_book *book);
/** Adds a worksheet with the name that Excel allows for a wish; good until the next one is added.
 */
xlsx_sheet *xlsx_sheet_add(xlsx_book *book, const char *wish);
/** The sheet with an id of the plan; NULL: there is none. */
const xlsx_sheet *xlsx_sheet_find(const xlsx_book *book, const char *id);

/** The format for a look. */
lxw_format *xlsx_format_of(xlsx_book *book, const xlsx_look *look);

/** A copy of a text that Excel takes: valid UTF-8, no control characters but newlines, at most
 * `longest` characters. */
char *xlsx_safe_text(baremo_arena *arena, const char *text, size_t longest);

void xlsx_text(xlsx_book *book, xlsx_place place, const char *text, lxw_format *format);
void xlsx_number(xlsx_book *book, xlsx_place place, double number, lxw_format *format);
void xlsx_formula(xlsx_book *book, xlsx_place place, const char *formula, double value,
                  lxw_format *format);
/** The name of a sheet of the plan, or `text` where it is not NULL, which leads to the sheet;
 * nothing when there is no such sheet. */
void xlsx_link(xlsx_book *book, xlsx_place place, const char *sheet, const char *text,
               lxw_format *format);
/** A text over the columns from `place` to `last`. */
void xlsx_merged_text(xlsx_book *book, xlsx_place place, lxw_col_t last, const char *text,
                      lxw_format *format);
/** Keeps the first error. */
void xlsx_check(xlsx_book *book, lxw_error error);

/** "$C$5" of a place, and "C5" where relative. */
const char *xlsx_cell_name(baremo_arena *arena, lxw_row_t row, lxw_col_t column, bool absolute);

#endif
