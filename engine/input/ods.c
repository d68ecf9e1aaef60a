/* Workbooks of LibreOffice and OpenOffice (OpenDocument 1.3, part 3): .ods.
 *
 * 1. office:value and its kin say what a cell is; the text shown is read only where they are
 * silent.
 * 2. Repeated blank cells and rows are counted, not stored; repeated values are, up to MOST_CELLS.
 * 3. Covered cells are blank. Annotations are no text of the cell.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <math.h>

#include <baremo/number.h>
#include <baremo/period.h>

#include "engine/base/buffer.h"
#include "engine/input/cell_date.h"
#include "engine/input/problems.h"
#include "engine/input/sheets.h"
#include "engine/input/xml.h"

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384, MOST_CELLS = 50000000 };

static const char *const ods_suffixes[] = {".ods", NULL};

/* A cell of the row that is being read; it stands in `count` columns. */
typedef struct row_cell {
    sheet_cell cell;
    size_t count;
} row_cell;

typedef struct ods_book {
    input_reader *reader;
    archive zip;
    XML_Parser parser;
    sheet *sheets;
    const char **names;
    size_t sheet_count, sheet_capacity, name_capacity;
    bool *hidden;
    bool is_spreadsheet, too_many;
    size_t cell_total;

    row_cell *row; /* the row's cells that are not blank */
    size_t row_cells, row_capacity;
    size_t row_number, row_repeat, column, cell_repeat;
    bool row_hidden, in_cell, covered;
    int in_annotation, paragraphs;
    const char *type, *value; /* of the cell, in the scratch arena */
    bool is_error;
    baremo_buffer text;
    bool in_paragraph;
} ods_book;

static sheet *current(ods_book *book) { return &book->sheets[book->sheet_count - 1]; }

static void fault(ods_book *book, const baremo_problem *problem, const char *message,
                  const char *found) {
    const sheet_fault one = {problem, book->row_number, book->column, message, found};
    sheet_fault_add(current(book), &one);
}

/* How often a cell or row is repeated: 1 without the attribute, 0 and an error when it makes no
 * sense. */
static size_t repeat_of(ods_book *book, const char **attributes, const char *name, size_t most) {
    const char *text = xml_attribute(attributes, name);
    if (!text)
        return 1;
    char *end = NULL;
    errno = 0;
    unsigned long long count = strtoull(text, &end, 10);
    if (!isdigit((unsigned char)*text) || *end || errno || count < 1 || count > most) {
        fault(book, &baremo_problem_cell_reference, "the count of repetitions makes no sense",
              text);
        return 0;
    }
    return (size_t)count;
}

/* -- values -- */

static sheet_cell cell_of(baremo_cell_kind kind, const char *text) {
    return (sheet_cell){.kind = kind, .text = text, .length = strlen(text)};
}

/* Decimals of "1.10" or "1,10"; 0 of anything else that may be shown. */
static int shown_decimals(const char *shown) {
    const char *whole = *shown == '-' ? shown + 1 : shown;
    size_t digits = strspn(whole, "0123456789");
    const char *mark = whole + digits;
    size_t decimals = *mark == '.' || *mark == ',' ? strspn(mark + 1, "0123456789") : 0;
    return digits && decimals && decimals < 10 && !mark[decimals + 1] ? (int)decimals : 0;
}

/* "007" of 7: a code that the spreadsheet keeps as a number. */
static bool is_shown_as_code(const char *shown, double value) {
    double read = BAREMO_MISSING;
    return shown[0] == '0' && shown[1] && !shown[strspn(shown, "0123456789")] &&
           baremo_number_parse(shown, strlen(shown), &read) && read == value;
}

static sheet_cell read_number(ods_book *book) {
    double value = BAREMO_MISSING;
    if (!book->value || !baremo_number_parse(book->value, strlen(book->value), &value) ||
        isinf(value)) {
        fault(book, isinf(value) ? &baremo_problem_number_range : &baremo_problem_number_text,
              "this is not a number", book->value);
        return cell_of(BAREMO_CELL_MISSING, "no number");
    }
    char *text = baremo_arena_alloc(book->reader->scratch, BAREMO_NUMBER_SIZE);
    baremo_number_print(text, value);
    if (fabs(value) >= 1e15 && value == floor(value))
        fault(book, &baremo_problem_number_digits,
              "the number has more than 15 digits: the spreadsheet has changed the last ones",
              text);
    const char *shown = book->text.length ? book->text.text : "";
    if (is_shown_as_code(shown, value))
        return cell_of(BAREMO_CELL_TEXT, shown);
    int decimals = shown_decimals(shown);
    return cell_of(BAREMO_CELL_NUMBER, cell_number_shown(text, decimals, book->reader->scratch));
}

static sheet_cell read_date(ods_book *book) {
    baremo_arena *arena = book->reader->scratch;
    const char *shown = book->text.length ? book->text.text : "";
    const char *text = cell_iso_date(book->value ? book->value : "", arena);
    if (text) {
        size_t length = cell_date_shown(text, shown);
        return cell_of(length == 10 ? BAREMO_CELL_DATE : BAREMO_CELL_TEXT,
                       length == 10 ? text : baremo_arena_copy(arena, text, length));
    }
    fault(book, &baremo_problem_date_impossible, "there is no such date", book->value);
    return cell_of(BAREMO_CELL_MISSING, "no date");
}

/* "PT26H03M04S" as 26:03:04. */
static sheet_cell read_time(ods_book *book) {
    long parts[3] = {0, 0, 0};
    const char *at = book->value && strncmp(book->value, "PT", 2) == 0 ? book->value + 2 : NULL;
    while (at && *at) {
        char *end = NULL;
        long number = strtol(at, &end, 10);
        const char *units = "HMS", *unit = *end ? strchr(units, *end) : NULL;
        if (end == at || number < 0)
            break;
        if (unit)
            parts[unit - units] = number;
        else if (*end == '.' || *end == ',')
            parts[2] = number;
        at = unit ? end + 1 : NULL;
    }
    if (!book->value || strncmp(book->value, "PT", 2) != 0)
        return cell_of(BAREMO_CELL_TEXT, baremo_buffer_text(&book->text));
    return cell_of(BAREMO_CELL_TEXT, baremo_arena_format(book->reader->scratch, "%02ld:%02ld:%02ld",
                                                         parts[0], parts[1], parts[2]));
}

static sheet_cell read_value(ods_book *book) {
    const char *type = book->type ? book->type : "";
    const char *shown = book->text.length ? book->text.text : "";
    if (book->is_error || (strcmp(type, "string") == 0 && strncmp(shown, "Err:", 4) == 0)) {
        fault(book, &baremo_problem_cell_error, "the cell holds an error", shown);
        return cell_of(BAREMO_CELL_MISSING, baremo_arena_text(book->reader->scratch, shown));
    }
    if (strcmp(type, "float") == 0 || strcmp(type, "percentage") == 0 ||
        strcmp(type, "currency") == 0)
        return read_number(book);
    if (strcmp(type, "date") == 0)
        return read_date(book);
    if (strcmp(type, "time") == 0)
        return read_time(book);
    if (strcmp(type, "boolean") == 0)
        return cell_of(BAREMO_CELL_BOOLEAN,
                       book->value && strcmp(book->value, "true") == 0 ? "1" : "0");
    return cell_of(BAREMO_CELL_TEXT, book->value ? book->value : shown);
}

/* -- cells and rows -- */

static void begin_cell(ods_book *book, const char **attributes, bool covered) {
    static const char *const values[] = {"value", "date-value", "time-value", "boolean-value",
                                         "string-value"};
    baremo_arena *arena = book->reader->scratch;
    book->in_cell = true;
    book->covered = covered;
    book->column++;
    book->cell_repeat = repeat_of(book, attributes, "number-columns-repeated", MOST_COLUMNS);
    book->type = book->value = NULL;
    book->is_error = false;
    book->text.length = 0;
    book->paragraphs = 0;
    for (const char **at = attributes; *at; at += 2) {
        const char *name = xml_local(at[0]);
        if (strcmp(name, "value-type") == 0) {
            book->is_error |= strcmp(at[1], "error") == 0;
            book->type = book->type ? book->type : baremo_arena_text(arena, at[1]);
        }
        for (size_t i = 0; i < sizeof values / sizeof *values; i++)
            if (strcmp(name, values[i]) == 0)
                book->value = baremo_arena_text(arena, at[1]);
    }
}

static void end_cell(ods_book *book) {
    book->in_cell = false;
    bool blank = !book->type && !book->text.length;
    if (!blank && !book->covered && book->cell_repeat) {
        sheet_cell cell = read_value(book);
        cell.column = book->column;
        cell.text = baremo_arena_copy(book->reader->scratch, cell.text, cell.length);
        BAREMO_ARENA_RESERVE(book->reader->scratch, book->row, book->row_cells, book->row_capacity);
        book->row[book->row_cells++] = (row_cell){cell, book->cell_repeat};
    }
    book->column += book->cell_repeat ? book->cell_repeat - 1 : 0;
}

static void begin_row(ods_book *book, const char **attributes) {
    const char *visibility = xml_attribute(attributes, "visibility");
    book->row_number++;
    book->column = 0;
    book->row_cells = 0;
    book->row_hidden = visibility && strcmp(visibility, "filter") == 0;
    book->row_repeat = repeat_of(book, attributes, "number-rows-repeated", MOST_ROWS);
}

static size_t cells_in_row(const ods_book *book) {
    size_t count = 0;
    for (size_t i = 0; i < book->row_cells; i++)
        count += book->row[i].count;
    return count;
}

static void add_row(ods_book *book, size_t number) {
    for (size_t i = 0; i < book->row_cells; i++)
        for (size_t j = 0; j < book->row[i].count; j++) {
            sheet_cell cell = book->row[i].cell;
            cell.row = number;
            cell.column += j;
            if (cell.column <= MOST_COLUMNS)
                sheet_add(current(book), &cell);
        }
}

static void end_row(ods_book *book) {
    size_t count = cells_in_row(book), repeat = book->row_repeat;
    if (count && (book->row_number + repeat - 1 > MOST_ROWS ||
                  repeat > (MOST_CELLS - book->cell_total) / count)) {
        book->too_many = true;
        XML_StopParser(book->parser, XML_FALSE);
        return;
    }
    book->cell_total += count * repeat;
    for (size_t i = 0; count && i < repeat; i++) {
        if (book->row_hidden && current(book)->hidden_rows++ == 0)
            current(book)->first_hidden_row = book->row_number + i;
        add_row(book, book->row_number + i);
    }
    book->row_number += repeat ? repeat - 1 : 0;
}

static void begin_table(ods_book *book, const char **attributes) {
    const char *name = xml_attribute(attributes, "name");
    baremo_arena *arena = book->reader->scratch;
    BAREMO_ARENA_RESERVE(arena, book->names, book->sheet_count, book->name_capacity);
    BAREMO_ARENA_RESERVE(arena, book->sheets, book->sheet_count, book->sheet_capacity);
    name = baremo_arena_text(book->reader->arena, name ? name : "");
    book->names[book->sheet_count] = name;
    sheet_init(&book->sheets[book->sheet_count++], book->reader, name, "OpenDocument workbook");
    book->row_number = 0;
}

/* -- elements -- */

static void add_spaces(ods_book *book, const char **attributes) {
    const char *text = xml_attribute(attributes, "c");
    unsigned long count = text ? strtoul(text, NULL, 10) : 1;
    for (unsigned long i = 0; i < count && i < 1024; i++)
        baremo_buffer_add_char(&book->text, ' ');
}

static void on_text_element(ods_book *book, const char *name, const char **attributes) {
    if (strcmp(name, "p") == 0) {
        if (book->paragraphs++)
            baremo_buffer_add_char(&book->text, '\n');
        book->in_paragraph = true;
    } else if (strcmp(name, "s") == 0) {
        add_spaces(book, attributes);
    } else if (strcmp(name, "tab") == 0) {
        baremo_buffer_add_char(&book->text, '\t');
    } else if (strcmp(name, "line-break") == 0) {
        baremo_buffer_add_char(&book->text, '\n');
    }
}

static void on_start(void *context, const char *name, const char **attributes) {
    ods_book *book = context;
    if (strcmp(name, "annotation") == 0)
        book->in_annotation++;
    if (book->in_annotation)
        return;
    if (strcmp(name, "table-row") == 0 && book->sheet_count)
        begin_row(book, attributes);
    else if (strcmp(name, "table-cell") == 0 && book->sheet_count)
        begin_cell(book, attributes, false);
    else if (strcmp(name, "covered-table-cell") == 0 && book->sheet_count)
        begin_cell(book, attributes, true);
    else if (strcmp(name, "table") == 0 && !book->in_cell)
        begin_table(book, attributes);
    else if (strcmp(name, "spreadsheet") == 0)
        book->is_spreadsheet = true;
    else if (book->in_cell)
        on_text_element(book, name, attributes);
}

static void on_end(void *context, const char *name) {
    ods_book *book = context;
    if (strcmp(name, "annotation") == 0)
        book->in_annotation--;
    else if (book->in_annotation || !book->sheet_count)
        return;
    else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
        end_cell(book);
    else if (strcmp(name, "table-row") == 0)
        end_row(book);
    else if (strcmp(name, "p") == 0)
        book->in_paragraph = false;
}

static void on_text(void *context, const char *text, size_t length) {
    ods_book *book = context;
    if (book->in_cell && book->in_paragraph && !book->in_annotation &&
        book->text.length <= book->reader->options->max_cell)
        baremo_buffer_add_bytes(&book->text, text, length);
}

/* -- the workbook -- */

static void close_book(void *held) {
    ods_book *book = held;
    if (book->parser)
        XML_ParserFree(book->parser);
    archive_close(&book->zip);
}

static void on_manifest(void *context, const char *name, const char **attributes) {
    (void)attributes;
    if (strcmp(name, "encryption-data") == 0)
        *(bool *)context = true;
}

static baremo_status check_encryption(ods_book *book) {
    bool encrypted = false;
    const xml_handlers handlers = {on_manifest, NULL, NULL, &encrypted};
    const archive_entry *manifest = archive_find(&book->zip, "META-INF/manifest.xml");
    baremo_status status =
        manifest ? xml_read(&book->zip, manifest, &handlers, &book->parser) : BAREMO_OK;
    if (status == BAREMO_OK && encrypted)
        status = archive_fail(book->reader, &baremo_problem_archive_protected,
                              "the file is password-protected");
    return status;
}

static baremo_status read_content(ods_book *book) {
    const xml_handlers handlers = {on_start, on_end, on_text, book};
    const archive_entry *content = archive_find(&book->zip, "content.xml");
    if (!content)
        return archive_fail(book->reader, &baremo_problem_workbook_damaged,
                            "the archive has no content.xml");
    book->text = baremo_buffer_new(book->reader->scratch);
    baremo_status status = xml_read(&book->zip, content, &handlers, &book->parser);
    if (book->too_many)
        status = archive_fail(book->reader, &baremo_problem_table_too_large,
                              "the sheet \"%s\" has more cells than a sheet can hold",
                              book->names[book->sheet_count - 1]);
    if (status == BAREMO_OK && !book->is_spreadsheet) {
        archive_fail(book->reader, &baremo_problem_file_kind,
                     "this is an OpenDocument file, but no workbook");
        return BAREMO_DATA;
    }
    return status;
}

static baremo_status read_cells(void *held, size_t index, sheet *cells) {
    *cells = ((ods_book *)held)->sheets[index];
    return BAREMO_OK;
}

static baremo_status read_ods(input_reader *reader) {
    ods_book *book = baremo_arena_alloc(reader->scratch, sizeof *book);
    book->reader = reader;
    reader->held = book;
    reader->close = close_book;
    baremo_status status = archive_open(&book->zip, reader);
    if (status == BAREMO_OK)
        status = check_encryption(book);
    if (status == BAREMO_OK)
        status = read_content(book);
    if (status != BAREMO_OK)
        return status;
    book->hidden = baremo_arena_array(reader->scratch, book->sheet_count + 1, sizeof(bool));
    sheets_check_name(reader, ods_suffixes, "an OpenDocument workbook");
    const sheets all = {
        reader, "OpenDocument workbook", book->sheet_count, book->names, book->hidden, read_cells,
        book};
    return sheets_read(&all);
}

static bool matches(const source *bytes, const unsigned char *head, size_t length) {
    return archive_head_matches(head, length) &&
           (archive_names(bytes, "content.xml") || archive_names(bytes, "META-INF/manifest.xml")) &&
           !archive_names(bytes, "xl/work");
}

extern const input_format input_format_ods;
const input_format input_format_ods = {.name = "ods",
                                       .title = "workbook of LibreOffice and OpenOffice",
                                       .suffixes = ods_suffixes,
                                       .matches = matches,
                                       .read = read_ods};
