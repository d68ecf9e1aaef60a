/* A draft as a workbook.
 *
 * 1. Headings stand in the first row of each table's sheet, and below them nothing but data:
 * examples have a sheet of their own, notes are comments.
 * 2. The same draft gives the same bytes: the document carries a fixed date.
 * 3. Nothing is said by colour alone: needed headings have a star, marked cells a note.
 */
#include <string.h>
#include <time.h>

#include <baremo/text.h>
#include <baremo/version.h>

#include "reports/drafts/parts.h"
#include "reports/formats/xlsx/package.h"
#include "reports/problems.h"

enum { LONGEST_PROPERTY = 250 };
/* 2000-01-01: there is no clock in an output, and a document without date would get today's. */
static const time_t CREATED = 946684800;

/* The sheets before the tables, SIZE_MAX where there is none. */
typedef struct first_sheets {
    size_t problems, guide, examples;
} first_sheets;

static size_t add_sheet(draft_book *book, const char *title, bool wanted) {
    if (!wanted || baremo_text_blank(title))
        return SIZE_MAX;
    xlsx_sheet_add(book->book, title);
    return book->book->sheet_count - 1;
}

static first_sheets add_sheets(draft_book *book) {
    const baremo_draft *draft = book->draft;
    first_sheets first;
    first.problems = add_sheet(book, draft->problems_title, true);
    first.guide = add_sheet(book, draft->title, true);
    first.examples = add_sheet(book, draft->examples_title, draft_has_examples(draft));
    book->sheets =
        baremo_arena_array(book->book->arena, draft->table_count + 1, sizeof *book->sheets);
    for (size_t i = 0; i < draft->table_count; i++)
        book->sheets[i] = add_sheet(book, draft->tables[i]->title, true);
    return first;
}

static void set_properties(draft_book *book) {
    const char *title = book->draft->title ? book->draft->title : book->draft->problems_title;
    lxw_doc_properties properties = {
        .title = xlsx_safe_text(book->book->arena, title ? title : "", LONGEST_PROPERTY),
        .keywords = baremo_arena_text(book->book->arena, "baremo " BAREMO_VERSION),
        .created = CREATED};
    xlsx_check(book->book, workbook_set_properties(book->book->workbook, &properties));
    xlsx_check(book->book, workbook_set_custom_property_string(book->book->workbook, "Language",
                                                               book->draft->language));
}

static void draw(xlsx_book *workbook, void *context) {
    draft_book *book = context;
    book->book = workbook;
    set_properties(book);
    const first_sheets first = add_sheets(book);
    if (workbook->error)
        return;
    if (first.problems != SIZE_MAX)
        draft_draw_problems(book, first.problems);
    if (first.guide != SIZE_MAX)
        draft_draw_guide(book, first.guide);
    if (first.examples != SIZE_MAX)
        draft_draw_examples(book, first.examples);
    for (size_t i = 0; i < book->draft->table_count && !workbook->error; i++)
        draft_draw_table(book, i);
}

/* More bytes than the file takes: texts uncompressed, and what a cell and a note take at most. */
static size_t most_bytes(const xlsx_book *workbook, const void *context) {
    enum { PACKAGE = 1 << 17, CELL = 24, NOTE = 1024 };
    const draft_book *book = context;
    size_t bytes = PACKAGE;
    (void)workbook;
    for (size_t i = 0; i < book->draft->table_count; i++) {
        const baremo_draft_table *table = book->draft->tables[i];
        size_t cells = table->row_count * table->column_count;
        bytes += cells * CELL + table->column_count * NOTE;
        for (size_t j = 0; j < cells; j++) {
            bytes += strlen(draft_text(&table->cells[j]));
            if (table->cells[j].note)
                bytes += strlen(table->cells[j].note) + NOTE;
        }
    }
    return bytes + book->draft->problem_count * NOTE;
}

/* A sheet has 2^20 rows, the first of them for the headings. */
static bool fits(const baremo_draft *draft, const report_output *output) {
    enum { MOST_ROWS = (1 << 20) - 1 };
    const baremo_place place = {.file = output->path};
    for (size_t i = 0; i < draft->table_count; i++)
        if (draft->tables[i]->row_count > MOST_ROWS) {
            baremo_diagnostics_add(output->diagnostics, &baremo_problem_output_write, &place, NULL,
                                   NULL,
                                   "cannot hold the table `%s`: it has %zu rows, and a sheet %d",
                                   draft->tables[i]->title, draft->tables[i]->row_count, MOST_ROWS);
            return false;
        }
    return true;
}

baremo_status draft_write_workbook(const baremo_draft *draft, const char *path,
                                   baremo_diagnostics *diagnostics) {
    draft_book book = {.draft = draft, .language = report_language_find(draft->language)};
    const report_output output = {.arena = draft->arena, .diagnostics = diagnostics, .path = path};
    const xlsx_content content = {.draw = draw, .most_bytes = most_bytes, .context = &book};
    return fits(draft, &output) ? xlsx_package_write(&output, &content) : BAREMO_IO;
}
