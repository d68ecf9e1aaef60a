/* A draft as a folder of CSV files, as a spreadsheet of the language opens them.
 *
 * 1. In English cells are separated by `,` and numbers have a point; in Spanish and French they are
 * separated by `;` and have a comma.
 * 2. Files are UTF-8 with a mark, for a spreadsheet takes them for Windows-1252 without one; lines
 * end with CR LF.
 * 3. Instructions, notes and examples stand in a text file, for they are no data; what a person
 * must decide stands first.
 */
#include <stdio.h>
#include <string.h>

#include <baremo/text.h>

#include "reports/drafts/parts.h"
#include "reports/formats/file.h"

static const char MARK[] = "\xef\xbb\xbf";

/* report_file_write() hands the first member back. */
typedef struct draft_output {
    report_output output;
    const baremo_draft *draft;
    const baremo_draft_table *table;
    report_language language;
} draft_output;

static char separator_of(report_language language) {
    return language == REPORT_ENGLISH ? ',' : ';';
}

static void add_field(baremo_buffer *line, const char *text, char separator) {
    char special[] = {separator, '"', '\n', '\r', '\0'};
    if (!text[strcspn(text, special)]) {
        baremo_buffer_add(line, text);
        return;
    }
    baremo_buffer_add_char(line, '"');
    for (; *text; text++) {
        if (*text == '"')
            baremo_buffer_add_char(line, '"');
        baremo_buffer_add_char(line, *text);
    }
    baremo_buffer_add_char(line, '"');
}

static void add_cell(baremo_buffer *line, const draft_output *mine, size_t row, size_t column) {
    const baremo_draft_cell *cell = baremo_draft_at(mine->table, row, column);
    double value;
    char *text = baremo_arena_text(line->arena, draft_text(cell));
    char *point = strchr(text, '.');
    if (point && mine->language != REPORT_ENGLISH &&
        draft_number(&mine->table->columns[column], cell, &value))
        *point = ',';
    add_field(line, text, separator_of(mine->language));
}

static void write_table(report_file *file, baremo_buffer *line, const report_output *output) {
    const draft_output *mine = (const draft_output *)output;
    const baremo_draft_table *table = mine->table;
    const char separator = separator_of(mine->language);
    baremo_buffer_add(line, MARK);
    for (size_t i = 0; i < table->column_count; i++) {
        if (i)
            baremo_buffer_add_char(line, separator);
        add_field(line, table->columns[i].heading, separator);
    }
    baremo_buffer_add(line, "\r\n");
    for (size_t row = 0; row < table->row_count; row++) {
        if (draft_row_is_example(table, row))
            continue;
        for (size_t i = 0; i < table->column_count; i++) {
            if (i)
                baremo_buffer_add_char(line, separator);
            add_cell(line, mine, row, i);
        }
        baremo_buffer_add(line, "\r\n");
        report_file_flush(file);
    }
}

/* -- the text file -- */

static void add_underlined(baremo_buffer *text, const char *title, char mark) {
    baremo_buffer_format(text, "%s\r\n", title);
    for (size_t i = 0, width = baremo_text_width(title); i < width; i++)
        baremo_buffer_add_char(text, mark);
    baremo_buffer_add(text, "\r\n\r\n");
}

static void add_examples(baremo_buffer *text, const draft_output *mine) {
    const baremo_draft_table *table = mine->table;
    bool first = true;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!draft_row_is_example(table, row))
            continue;
        baremo_buffer_format(text, "%s  %s: ", first ? "\r\n" : "",
                             report_text(mine->language, REPORT_TEXT_DRAFT_EXAMPLES_FILE));
        first = false;
        for (size_t i = 0, shown = 0; i < table->column_count; i++)
            if (!baremo_text_blank(baremo_draft_at(table, row, i)->text))
                baremo_buffer_format(text, "%s%s = %s", shown++ ? " | " : "",
                                     table->columns[i].heading,
                                     baremo_draft_at(table, row, i)->text);
        baremo_buffer_add(text, "\r\n");
    }
}

/* -- notes of cells -- */

/* Whether the row says it itself: the table `programme` has a column of notes. */
static bool said_in_row(const baremo_draft_table *table, size_t row, const char *note) {
    for (size_t i = 0; i < table->column_count; i++)
        if (baremo_text_equal(baremo_draft_at(table, row, i)->text, note))
            return true;
    return false;
}

static bool is_to_decide(const baremo_draft_cell *cell) {
    return cell->look == BAREMO_DRAFT_DECIDE;
}

static bool is_noted(const baremo_draft_table *table, size_t row, const baremo_draft_cell *cell) {
    return cell->note && cell->look == BAREMO_DRAFT_PLAIN && !baremo_text_blank(cell->text) &&
           !said_in_row(table, row, cell->note);
}

static void add_note(baremo_buffer *text, const draft_output *mine, size_t row, size_t column) {
    const baremo_draft_table *table = mine->table;
    const baremo_draft_cell *cell = baremo_draft_at(table, row, column);
    char number[24];
    snprintf(number, sizeof number, "%zu", row + 2);
    const char *place =
        report_fill(text->arena, report_text(mine->language, REPORT_TEXT_DRAFT_CELL), table->title,
                    number, table->columns[column].heading);
    baremo_buffer_format(text, "* %s: %s\r\n", place, cell->note ? cell->note : "");
}

/* The cells that a person must decide, of all tables. */
static void add_decisions(baremo_buffer *text, draft_output mine) {
    bool any = false;
    for (size_t t = 0; t < mine.draft->table_count; t++) {
        mine.table = mine.draft->tables[t];
        for (size_t row = 0; row < mine.table->row_count; row++)
            for (size_t i = 0; i < mine.table->column_count; i++) {
                if (!is_to_decide(baremo_draft_at(mine.table, row, i)))
                    continue;
                if (!any)
                    add_underlined(text, report_text(mine.language, REPORT_TEXT_DRAFT_DECIDE), '-');
                any = true;
                add_note(text, &mine, row, i);
            }
    }
    if (any)
        baremo_buffer_add(text, "\r\n");
}

static void add_notes(baremo_buffer *text, const draft_output *mine) {
    const baremo_draft_table *table = mine->table;
    bool first = true;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t i = 0; i < table->column_count; i++) {
            if (!is_noted(table, row, baremo_draft_at(table, row, i)))
                continue;
            if (first)
                baremo_buffer_add(text, "\r\n");
            first = false;
            add_note(text, mine, row, i);
        }
}

static void add_table(baremo_buffer *text, const draft_output *mine) {
    const baremo_draft_table *table = mine->table;
    add_underlined(text, baremo_arena_format(text->arena, "%s.csv", table->title), '-');
    if (table->text)
        baremo_buffer_format(text, "%s\r\n\r\n", table->text);
    for (size_t i = 0; i < table->column_count; i++)
        baremo_buffer_format(text, "* %s: %s\r\n", table->columns[i].heading,
                             draft_column_note(text->arena, mine->language, &table->columns[i]));
    add_examples(text, mine);
    add_notes(text, mine);
    baremo_buffer_add(text, "\r\n");
}

static void write_guide(report_file *file, baremo_buffer *text, const report_output *output) {
    draft_output mine = *(const draft_output *)output;
    const baremo_draft *draft = mine.draft;
    (void)file;
    baremo_buffer_add(text, MARK);
    for (size_t i = 0; i < draft->instruction_count; i++)
        if (i == 0)
            add_underlined(text, draft->instructions[i], '=');
        else
            baremo_buffer_format(text, "%s\r\n\r\n", draft->instructions[i]);
    add_decisions(text, mine);
    for (size_t i = 0; i < draft->table_count; i++) {
        mine.table = draft->tables[i];
        add_table(text, &mine);
    }
}

baremo_status draft_write_folder(const baremo_draft *draft, const char *folder,
                                 baremo_diagnostics *diagnostics) {
    draft_output mine = {.output = {.arena = draft->arena, .diagnostics = diagnostics},
                         .draft = draft,
                         .language = report_language_find(draft->language)};
    baremo_status status = BAREMO_OK;
    for (size_t i = 0; i < draft->table_count && status == BAREMO_OK; i++) {
        mine.table = draft->tables[i];
        mine.output.path = draft_path(draft->arena, folder, mine.table->title, ".csv");
        status = report_file_write(&mine.output, write_table);
    }
    if (status != BAREMO_OK || !draft->title)
        return status;
    mine.output.path = draft_path(draft->arena, folder,
                                  report_text(mine.language, REPORT_TEXT_DRAFT_README), ".txt");
    return report_file_write(&mine.output, write_guide);
}
