/* The sheets that no reader takes for a table: instructions and examples. */
#include <baremo/text.h>

#include "reports/drafts/parts.h"
#include "reports/formats/xlsx/colours.h"
#include "reports/formats/xlsx/lines.h"

enum { NAME_WIDTH = 22, PURPOSE_WIDTH = 74, NEED_WIDTH = 24, TITLE_SIZE = 16 };
enum { LINE_POINTS = 15, EXAMPLE_WIDTH = 48 };

static lxw_format *format(draft_book *book, xlsx_look look) {
    return xlsx_format_of(book->book, &look);
}

static const char *text(const draft_book *book, report_text_key key) {
    return report_text(book->language, key);
}

static void set_width(draft_book *book, lxw_worksheet *sheet, lxw_col_t column, double width) {
    xlsx_check(book->book, worksheet_set_column(sheet, column, column, width, NULL));
}

/* A paragraph over the columns of the sheet, as high as its lines. */
static void paragraph(draft_book *book, xlsx_place *place, const char *words, xlsx_look look) {
    double width = NAME_WIDTH + PURPOSE_WIDTH + NEED_WIDTH;
    size_t lines = xlsx_line_count(words, width);
    double letters = look.size ? look.size / 11.0 : 1;
    xlsx_check(book->book, worksheet_set_row(place->worksheet, place->row,
                                             (double)lines * LINE_POINTS * letters + 4, NULL));
    xlsx_merged_text(book->book, *place, 2, words, format(book, look));
    place->row++;
}

static void draw_tables(draft_book *book, xlsx_place place) {
    static const report_text_key headings[] = {REPORT_TEXT_DRAFT_SHEET, REPORT_TEXT_DRAFT_PURPOSE,
                                               REPORT_TEXT_DRAFT_WHETHER};
    const xlsx_look cell = {.boxed = true, .wrap = true};
    for (lxw_col_t i = 0; i < 3; i++)
        xlsx_text(book->book, (xlsx_place){place.worksheet, place.row, i}, text(book, headings[i]),
                  format(book, (xlsx_look){.heading = true}));
    for (size_t i = 0; i < book->draft->table_count; i++) {
        const baremo_draft_table *table = book->draft->tables[i];
        place.row++;
        size_t lines = xlsx_line_count(table->text ? table->text : "", PURPOSE_WIDTH);
        xlsx_check(book->book, worksheet_set_row(place.worksheet, place.row,
                                                 (double)lines * LINE_POINTS + 2, NULL));
        draft_link(book, (xlsx_place){place.worksheet, place.row, 0}, draft_sheet_of(book, i), 0, 0,
                   draft_sheet_of(book, i)->name);
        xlsx_text(book->book, (xlsx_place){place.worksheet, place.row, 1}, table->text,
                  format(book, cell));
        xlsx_look need = cell;
        need.bold = table->needed;
        xlsx_text(book->book, (xlsx_place){place.worksheet, place.row, 2},
                  text(book, table->needed ? REPORT_TEXT_DRAFT_TABLE_NEEDED
                                           : REPORT_TEXT_DRAFT_TABLE_OPTIONAL),
                  format(book, need));
    }
}

void draft_draw_guide(draft_book *book, size_t index) {
    const xlsx_sheet *sheet = &book->book->sheets[index];
    xlsx_place place = {sheet->worksheet, 0, 0};
    set_width(book, sheet->worksheet, 0, NAME_WIDTH);
    set_width(book, sheet->worksheet, 1, PURPOSE_WIDTH);
    set_width(book, sheet->worksheet, 2, NEED_WIDTH);
    for (size_t i = 0; i < book->draft->instruction_count; i++)
        paragraph(book, &place, book->draft->instructions[i],
                  i ? (xlsx_look){.wrap = true} : (xlsx_look){.bold = true, .size = TITLE_SIZE});
    paragraph(book, &place, text(book, REPORT_TEXT_DRAFT_STAR), (xlsx_look){.wrap = true});
    place.row++;
    draw_tables(book, place);
    worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    draft_set_printing(book, sheet);
}

/* -- examples: a column a line, so that wide tables can be read -- */

static bool shows_column(const baremo_draft_table *table, size_t column) {
    for (size_t row = 0; row < table->row_count; row++)
        if (draft_row_is_example(table, row) &&
            !baremo_text_blank(baremo_draft_at(table, row, column)->text))
            return true;
    return false;
}

static void draw_example(draft_book *book, const baremo_draft_table *table, size_t column,
                         xlsx_place place) {
    const xlsx_look look = {.muted = true, .italic = true, .boxed = true, .wrap = true};
    size_t lines = 1;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!draft_row_is_example(table, row))
            continue;
        const baremo_draft_cell *cell = baremo_draft_at(table, row, column);
        double value = 0;
        place.column++;
        if (draft_number(&table->columns[column], cell, &value))
            xlsx_number(book->book, place, value, format(book, look));
        else
            xlsx_text(book->book, place, cell->text, format(book, look));
        draft_measure(&lines, draft_text(cell), EXAMPLE_WIDTH);
    }
    draft_set_height(book, place.worksheet, place.row, lines);
}

static void draw_table_examples(draft_book *book, size_t index, xlsx_place *place) {
    const baremo_draft_table *table = book->draft->tables[index];
    draft_link(book, *place, draft_sheet_of(book, index), 0, 0, draft_sheet_of(book, index)->name);
    place->row++;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!shows_column(table, i))
            continue;
        xlsx_text(book->book, *place, table->columns[i].heading,
                  format(book, (xlsx_look){.bold = true, .boxed = true, .ground = XLSX_TOTAL}));
        draw_example(book, table, i, *place);
        place->row++;
    }
    place->row++;
}

void draft_draw_examples(draft_book *book, size_t index) {
    const xlsx_sheet *sheet = &book->book->sheets[index];
    xlsx_place place = {sheet->worksheet, 0, 0};
    const lxw_col_t last_column = 2;
    set_width(book, sheet->worksheet, 0, NAME_WIDTH);
    for (lxw_col_t i = 1; i <= last_column; i++)
        set_width(book, sheet->worksheet, i, EXAMPLE_WIDTH);
    xlsx_text(book->book, place, text(book, REPORT_TEXT_DRAFT_EXAMPLES),
              format(book, (xlsx_look){.bold = true}));
    place.row = 2;
    for (size_t i = 0; i < book->draft->table_count; i++)
        if (draft_table_has_examples(book->draft->tables[i]))
            draw_table_examples(book, i, &place);
    worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    draft_set_printing(book, sheet);
}
