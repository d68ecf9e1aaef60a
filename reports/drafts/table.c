/* The sheet of a table: headings with their notes, and its rows. */
#include <string.h>

#include <baremo/text.h>

#include "reports/drafts/parts.h"
#include "reports/formats/xlsx/colours.h"

enum {
    LEAST_WIDTH = 10,
    TEXT_WIDTH = 30,
    MOST_WIDTH = 60,
    ROWS_MEASURED = 200,
    HEADING_HEIGHT = 24
};
enum { ERROR_EDGE = 0xb5452c, ERROR_GROUND = 0xfbe3dd, DECIDE_GROUND = 0xdcecf7 };

static xlsx_look look_of(baremo_draft_look look) {
    switch (look) {
    case BAREMO_DRAFT_ERROR:
        return (xlsx_look){.ground = ERROR_GROUND, .edge = ERROR_EDGE};
    case BAREMO_DRAFT_WARNING:
        return (xlsx_look){.notice = true};
    case BAREMO_DRAFT_DECIDE:
        return (xlsx_look){.ground = DECIDE_GROUND, .boxed = true, .bold = true};
    case BAREMO_DRAFT_EXAMPLE:
        return (xlsx_look){.muted = true, .italic = true};
    default:
        return (xlsx_look){0};
    }
}

static bool is_number(baremo_draft_kind kind) {
    return kind == BAREMO_DRAFT_NUMBER || kind == BAREMO_DRAFT_ANY;
}

/* Codes, periods and words are kept as they are typed: 1.10 and 2024-07 stay what they are. */
static xlsx_look column_look(const baremo_draft_column *column, baremo_draft_look look) {
    xlsx_look made = look_of(look);
    made.number_format = is_number(column->kind) ? NULL : "@";
    made.wrap = column->kind == BAREMO_DRAFT_TEXT;
    made.right = is_number(column->kind);
    return made;
}

static double column_width(const baremo_draft_table *table, size_t index) {
    const baremo_draft_column *column = &table->columns[index];
    size_t width = baremo_text_width(column->heading) + 5;
    if (column->kind == BAREMO_DRAFT_TEXT && width < TEXT_WIDTH)
        width = TEXT_WIDTH;
    for (size_t i = 0; i < column->word_count; i++)
        if (baremo_text_width(column->words[i]) + 4 > width)
            width = baremo_text_width(column->words[i]) + 4;
    for (size_t i = 0; i < table->row_count && i < ROWS_MEASURED; i++) {
        size_t one = baremo_text_width(draft_text(baremo_draft_at(table, i, index))) + 2;
        width = one > width && !draft_row_is_example(table, i) ? one : width;
    }
    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : (double)width;
}

/* A star behind the text, which is shown and not part of it. */
static xlsx_look heading_look(const baremo_draft_column *column) {
    xlsx_look look = {.number_format = column->needed ? "@\" *\"" : "@",
                      .boxed = true,
                      .bold = true,
                      .middle = true,
                      .wrap = true,
                      .right = is_number(column->kind)};
    if (column->look == BAREMO_DRAFT_ERROR || column->look == BAREMO_DRAFT_WARNING) {
        look.ground = column->look == BAREMO_DRAFT_ERROR ? ERROR_GROUND : XLSX_NOTICE;
        look.edge = column->look == BAREMO_DRAFT_ERROR ? ERROR_EDGE : XLSX_NOTICE_LINE;
    } else if (column->needed) {
        look.heading = true;
    } else {
        look.ground = XLSX_TOTAL;
    }
    return look;
}

/* A column of a marked table is no template: its note is what is wrong with it, and no more. */
static const char *heading_note(const draft_book *book, const baremo_draft_column *column) {
    bool marked = book->draft->problems_title != NULL;
    return marked ? column->note : draft_column_note(book->book->arena, book->language, column);
}

static void draw_headings(draft_book *book, size_t index) {
    const baremo_draft_table *table = book->draft->tables[index];
    lxw_worksheet *sheet = draft_sheet_of(book, index)->worksheet;
    for (size_t i = 0; i < table->column_count; i++) {
        const baremo_draft_column *column = &table->columns[i];
        const xlsx_look whole = column_look(column, BAREMO_DRAFT_PLAIN);
        const xlsx_look heading = heading_look(column);
        const xlsx_place place = {sheet, 0, (lxw_col_t)i};
        xlsx_check(book->book,
                   worksheet_set_column(sheet, place.column, place.column, column_width(table, i),
                                        xlsx_format_of(book->book, &whole)));
        xlsx_text(book->book, place, column->heading, xlsx_format_of(book->book, &heading));
        draft_note(book, place, heading_note(book, column));
    }
    xlsx_check(book->book, worksheet_set_row(sheet, 0, HEADING_HEIGHT, NULL));
}

static void draw_cell(draft_book *book, const baremo_draft_column *column,
                      const baremo_draft_cell *cell, xlsx_place place) {
    double value = 0;
    if (baremo_text_blank(cell->text) && cell->look == BAREMO_DRAFT_PLAIN)
        return;
    xlsx_look look = column_look(column, cell->look);
    bool number = draft_number(column, cell, &value);
    if (number) {
        look.number_format = NULL;
        look.right = true;
    }
    lxw_format *format = xlsx_format_of(book->book, &look);
    if (number)
        xlsx_number(book->book, place, value, format);
    else
        xlsx_text(book->book, place, cell->text, format);
    draft_note(book, place, cell->note);
}

static void draw_rows(draft_book *book, size_t index) {
    const baremo_draft_table *table = book->draft->tables[index];
    lxw_worksheet *sheet = draft_sheet_of(book, index)->worksheet;
    double *widths = baremo_arena_array(book->book->arena, table->column_count + 1, sizeof *widths);
    for (size_t i = 0; i < table->column_count; i++)
        widths[i] = column_width(table, i);
    lxw_row_t at = 0;
    for (size_t row = 0; row < table->row_count && !book->book->error; row++) {
        size_t lines = 1;
        if (draft_row_is_example(table, row))
            continue;
        at++;
        for (size_t i = 0; i < table->column_count; i++) {
            const baremo_draft_cell *cell = baremo_draft_at(table, row, i);
            draw_cell(book, &table->columns[i], cell, (xlsx_place){sheet, at, (lxw_col_t)i});
            if (table->columns[i].kind == BAREMO_DRAFT_TEXT)
                draft_measure(&lines, draft_text(cell), widths[i]);
        }
        draft_set_height(book, sheet, at, lines);
    }
}

/* Wide tables go over several pages side by side, each with the first column. */
static void set_pages(draft_book *book, size_t index) {
    enum { PAGE_WIDTH = 170, MANY_COLUMNS = 6 };
    const baremo_draft_table *table = book->draft->tables[index];
    const xlsx_sheet *sheet = draft_sheet_of(book, index);
    double width = 0;
    for (size_t i = 0; i < table->column_count; i++)
        width += column_width(table, i);
    bool wide = table->column_count > MANY_COLUMNS;
    draft_set_printing(book, sheet);
    worksheet_fit_to_pages(sheet->worksheet, (uint16_t)(1 + width / PAGE_WIDTH), 0);
    worksheet_freeze_panes(sheet->worksheet, 1, wide);
    xlsx_check(book->book, worksheet_repeat_rows(sheet->worksheet, 0, 0));
    if (wide)
        xlsx_check(book->book, worksheet_repeat_columns(sheet->worksheet, 0, 0));
}

/* The tables that a programme must have have a dark tab. */
void draft_draw_table(draft_book *book, size_t index) {
    const xlsx_sheet *sheet = draft_sheet_of(book, index);
    draw_headings(book, index);
    draw_rows(book, index);
    draft_add_checks(book, index);
    set_pages(book, index);
    worksheet_set_tab_color(sheet->worksheet,
                            book->draft->tables[index]->needed ? XLSX_HEADING : XLSX_LINE);
    xlsx_check(book->book,
               worksheet_ignore_errors(sheet->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                       "A1:XFD1048576"));
}
