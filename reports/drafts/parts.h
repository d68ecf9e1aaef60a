/* What the writers of drafts share. Inside reports/drafts/ only. */
#ifndef REPORTS_DRAFTS_PARTS_H
#define REPORTS_DRAFTS_PARTS_H

#include "reports/drafts/drafts.h"
#include "reports/formats/xlsx/book.h"
#include "reports/plan/texts.h"

/** The workbook of a draft while it is drawn. */
typedef struct draft_book {
    xlsx_book *book;
    const baremo_draft *draft;
    report_language language;
    size_t *sheets; /**< one a table of the draft: its index in book->sheets */
} draft_book;

/** The sheet of a table. */
const xlsx_sheet *draft_sheet_of(const draft_book *book, size_t table);
/** The index of a table of the draft by its own name; SIZE_MAX: there is none. */
size_t draft_table_index(const baremo_draft *draft, const char *name);

/* Each draws one sheet: of book->sheets, or of a table of the draft. */
void draft_draw_guide(draft_book *book, size_t index);
void draft_draw_examples(draft_book *book, size_t index);
void draft_draw_problems(draft_book *book, size_t index);
void draft_draw_table(draft_book *book, size_t index);

/** Drop-down lists and checks on entry for the columns of a table. */
void draft_add_checks(draft_book *book, size_t index);

/** A note on a cell. */
void draft_note(draft_book *book, xlsx_place place, const char *text);
/** Makes a row as high as the most lines that a text of it takes in its column; `lines` grows with
 * each. */
void draft_measure(size_t *lines, const char *text, double width);
void draft_set_height(draft_book *book, lxw_worksheet *sheet, lxw_row_t row, size_t lines);
/** A text that leads to a cell of a sheet. */
void draft_link(draft_book *book, xlsx_place place, const xlsx_sheet *target, lxw_row_t row,
                lxw_col_t column, const char *text);
/** Landscape pages of A4, as wide as the sheet, with its name and their number below. */
void draft_set_printing(draft_book *book, const xlsx_sheet *sheet);

/** What goes into a column: whether it is needed, its note, the words it takes. */
char *draft_column_note(baremo_arena *arena, report_language language,
                        const baremo_draft_column *column);

/** Whether a row is an example. */
bool draft_row_is_example(const baremo_draft_table *table, size_t row);
bool draft_table_has_examples(const baremo_draft_table *table);
bool draft_has_examples(const baremo_draft *draft);

/** The text of a cell, "" when blank. */
const char *draft_text(const baremo_draft_cell *cell);
/** Whether a cell of a column is a number; `*value` is it. */
bool draft_number(const baremo_draft_column *column, const baremo_draft_cell *cell, double *value);

/** A path inside a folder. */
const char *draft_path(baremo_arena *arena, const char *folder, const char *name,
                       const char *suffix);

#endif
