/* What the writers of drafts share. */
#include "reports/drafts/parts.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "reports/formats/xlsx/lines.h"

enum { NOTE_CHARACTERS = 42, CHARACTER_PIXELS = 7, LINE_PIXELS = 17, NOTE_PADDING = 14 };

const xlsx_sheet *draft_sheet_of(const draft_book *book, size_t table) {
    return &book->book->sheets[book->sheets[table]];
}

size_t draft_table_index(const baremo_draft *draft, const char *name) {
    for (size_t i = 0; name && i < draft->table_count; i++)
        if (strcmp(draft->tables[i]->name, name) == 0)
            return i;
    return SIZE_MAX;
}

void draft_note(draft_book *book, xlsx_place place, const char *text) {
    enum { LONGEST = 2000 };
    if (baremo_text_blank(text))
        return;
    char *safe = xlsx_safe_text(book->book->arena, text, LONGEST);
    size_t lines = xlsx_line_count(safe, NOTE_CHARACTERS);
    lxw_comment_options options = {
        .author = baremo_arena_text(book->book->arena, "baremo"),
        .font_size = 9,
        .width = NOTE_CHARACTERS * CHARACTER_PIXELS,
        .height = (uint16_t)(lines * LINE_PIXELS + NOTE_PADDING),
    };
    xlsx_check(book->book, worksheet_write_comment_opt(place.worksheet, place.row, place.column,
                                                       safe, &options));
}

void draft_measure(size_t *lines, const char *text, double width) {
    size_t needed = xlsx_line_count(text, width);
    *lines = needed > *lines ? needed : *lines;
}

void draft_set_height(draft_book *book, lxw_worksheet *sheet, lxw_row_t row, size_t lines) {
    enum { LINE_POINTS = 15, MOST_LINES = 27 }; /* Excel's rows end at 409 points */
    size_t shown = lines > MOST_LINES ? MOST_LINES : lines;
    if (shown > 1)
        xlsx_check(book->book, worksheet_set_row(sheet, row, (double)shown * LINE_POINTS, NULL));
}

void draft_link(draft_book *book, xlsx_place place, const xlsx_sheet *target, lxw_row_t row,
                lxw_col_t column, const char *text) {
    static const xlsx_look look = {.link = true, .wrap = true, .boxed = true};
    lxw_format *format = xlsx_format_of(book->book, &look);
    const char *url = baremo_arena_format(book->book->arena, "internal:%s!%s", target->quoted,
                                          xlsx_cell_name(book->book->arena, row, column, false));
    xlsx_check(book->book,
               worksheet_write_url(place.worksheet, place.row, place.column, url, format));
    xlsx_text(book->book, place, text, format);
}

void draft_set_printing(draft_book *book, const xlsx_sheet *sheet) {
    enum { A4 = 9 };
    worksheet_set_landscape(sheet->worksheet);
    worksheet_set_paper(sheet->worksheet, A4);
    worksheet_fit_to_pages(sheet->worksheet, 1, 0);
    char *page = report_fill(book->book->arena, report_text(book->language, REPORT_TEXT_DRAFT_PAGE),
                             "&A", "&P", "&N");
    xlsx_check(book->book,
               worksheet_set_footer(sheet->worksheet,
                                    baremo_arena_format(book->book->arena, "&C%s", page)));
}

char *draft_column_note(baremo_arena *arena, report_language language,
                        const baremo_draft_column *column) {
    baremo_buffer note = baremo_buffer_new(arena);
    baremo_buffer_add(&note, report_text(language, column->needed ? REPORT_TEXT_DRAFT_NEEDED
                                                                  : REPORT_TEXT_DRAFT_OPTIONAL));
    if (!baremo_text_blank(column->note))
        baremo_buffer_format(&note, " %s", column->note);
    baremo_buffer words = baremo_buffer_new(arena);
    for (size_t i = 0; i < column->word_count; i++)
        baremo_buffer_format(&words, "%s%s", i ? ", " : "", column->words[i]);
    if (words.length)
        baremo_buffer_format(&note, " %s",
                             report_fill(arena, report_text(language, REPORT_TEXT_DRAFT_ONE_OF),
                                         baremo_buffer_text(&words), NULL, NULL));
    return note.text;
}

bool draft_row_is_example(const baremo_draft_table *table, size_t row) {
    return table->column_count && baremo_draft_at(table, row, 0)->look == BAREMO_DRAFT_EXAMPLE;
}

bool draft_table_has_examples(const baremo_draft_table *table) {
    for (size_t row = 0; row < table->row_count; row++)
        if (draft_row_is_example(table, row))
            return true;
    return false;
}

bool draft_has_examples(const baremo_draft *draft) {
    for (size_t i = 0; i < draft->table_count; i++)
        if (draft_table_has_examples(draft->tables[i]))
            return true;
    return false;
}

const char *draft_text(const baremo_draft_cell *cell) { return cell->text ? cell->text : ""; }

bool draft_number(const baremo_draft_column *column, const baremo_draft_cell *cell, double *value) {
    if (cell->as == BAREMO_DRAFT_AS_TEXT)
        return false;
    bool may_be = cell->as == BAREMO_DRAFT_AS_NUMBER || column->kind == BAREMO_DRAFT_NUMBER ||
                  column->kind == BAREMO_DRAFT_ANY;
    const char *text = draft_text(cell);
    return may_be && baremo_number_parse(text, strlen(text), value) && isfinite(*value);
}

const char *draft_path(baremo_arena *arena, const char *folder, const char *name,
                       const char *suffix) {
    return baremo_arena_format(arena, "%s/%s%s", folder, name, suffix);
}
