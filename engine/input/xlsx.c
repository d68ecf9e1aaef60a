/* Workbooks of Excel: .xlsx and .xlsm. */
#include "engine/input/xlsx.h"

#include <string.h>

#include "engine/input/problems.h"
#include "engine/input/sheets.h"

static const char *const xlsx_suffixes[] = {".xlsx", ".xlsm", NULL};

static void close_book(void *held) {
    xlsx_book *book = held;
    if (book->parser)
        XML_ParserFree(book->parser);
    archive_close(&book->zip);
}

/* What else is kept in zip archives. */
static baremo_status check_kind(const xlsx_book *book) {
    static const struct {
        const char *part, *what;
    } others[] = {{"word/document.xml", "a Word document"},
                  {"ppt/presentation.xml", "a presentation"},
                  {"xl/workbook.bin", "a binary workbook (.xlsb), which is not read"},
                  {"xl/worksheets/sheet1.bin", "a binary workbook (.xlsb), which is not read"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (archive_find(&book->zip, others[i].part)) {
            archive_fail(book->reader, &baremo_problem_file_kind, "this is %s", others[i].what);
            baremo_diagnostics_remedy(book->reader->diagnostics,
                                      "open it in its program and save the table as .xlsx or .csv");
            return BAREMO_DATA;
        }
    return BAREMO_OK;
}

static baremo_status read_cells(void *held, size_t index, sheet *cells) {
    xlsx_book *book = held;
    if (!book->sheets[index].part)
        return archive_fail(book->reader, &baremo_problem_workbook_damaged,
                            "the sheet \"%s\" is not in the archive", book->sheets[index].name);
    return xlsx_sheet_read(book, &book->sheets[index], cells);
}

static baremo_status read_sheets(xlsx_book *book) {
    baremo_arena *arena = book->reader->scratch;
    const char **names = baremo_arena_array(arena, book->sheet_count, sizeof *names);
    bool *hidden = baremo_arena_array(arena, book->sheet_count, sizeof *hidden);
    for (size_t i = 0; i < book->sheet_count; i++) {
        names[i] = book->sheets[i].name;
        hidden[i] = book->sheets[i].hidden;
    }
    const sheets all = {
        book->reader, "Excel workbook", book->sheet_count, names, hidden, read_cells, book};
    return sheets_read(&all);
}

static baremo_status read_xlsx(input_reader *reader) {
    xlsx_book *book = baremo_arena_alloc(reader->scratch, sizeof *book);
    book->reader = reader;
    reader->held = book;
    reader->close = close_book;
    baremo_status status = archive_open(&book->zip, reader);
    if (status == BAREMO_OK)
        status = check_kind(book);
    if (status == BAREMO_OK)
        status = xlsx_book_read(book);
    if (status == BAREMO_OK)
        status = xlsx_strings_read(book);
    if (status != BAREMO_OK)
        return status;
    sheets_check_name(reader, xlsx_suffixes, "an Excel workbook");
    return read_sheets(book);
}

static bool matches(const source *bytes, const unsigned char *head, size_t length) {
    (void)bytes;
    return archive_head_matches(head, length);
}

extern const input_format input_format_xlsx;
const input_format input_format_xlsx = {.name = "xlsx",
                                        .title = "workbook of Excel",
                                        .suffixes = xlsx_suffixes,
                                        .matches = matches,
                                        .read = read_xlsx};
