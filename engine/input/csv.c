/* Text with separators: the format that takes whatever no other format recognises. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include <baremo/text.h>

#include "engine/input/csv_columns.h"
#include "engine/input/csv_faults.h"
#include "engine/input/headings.h"
#include "engine/input/problems.h"

/* A text that is named as a workbook or a statistics file. */
static bool misnamed(const input_reader *reader) {
    static const char *const suffixes[] = {".xlsx", ".xlsm", ".ods", ".xls", ".xlsb",
                                           ".sav",  ".zsav", ".dta", ".por"};
    const char *suffix = strrchr(reader->bytes->shown, '.');
    for (size_t i = 0; suffix && i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcasecmp(suffix, suffixes[i]) == 0) {
            baremo_place place = {.file = reader->bytes->shown, .row = 1};
            baremo_diagnostics_add(reader->diagnostics, &baremo_problem_file_kind, &place, NULL,
                                   NULL, "this is not a %s file, whatever its name says", suffix);
            baremo_diagnostics_remedy(reader->diagnostics,
                                      "if it is a table in text, name it .csv; if it is damaged, "
                                      "ask for it again");
            return true;
        }
    return false;
}

static bool is_wanted(const char *const *only, const char *key) {
    for (; only && *only; only++)
        if (strcmp(*only, key) == 0)
            return true;
    return false;
}

/* Headings are not decoded yet: one that is not UTF-8 is taken as Windows-1252. */
static const char *heading_key(const char *heading, baremo_arena *arena) {
    size_t length = strlen(heading), undefined = 0;
    if (baremo_text_invalid(heading, length) < length)
        heading = encoding_from_1252(heading, length, &undefined, arena);
    return baremo_text_key(arena, heading);
}

static const bool *wanted_columns(const csv_reading *reading) {
    const input_reader *reader = reading->reader;
    size_t count = reading->dialect.column_count;
    bool *wanted = baremo_arena_array(reader->scratch, count, sizeof *wanted);
    for (size_t i = 0; i < count; i++)
        wanted[i] = !reader->options->only ||
                    is_wanted(reader->options->only,
                              heading_key(reading->dialect.headings[i], reader->scratch));
    return wanted;
}

static baremo_status check_size(const csv_reading *reading) {
    const baremo_read_options *options = reading->reader->options;
    baremo_place place = {.file = reading->reader->bytes->shown};
    if (reading->dialect.column_count > options->max_columns)
        baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_table_too_large,
                               &place, NULL, NULL, "the table has %zu columns, more than %zu",
                               reading->dialect.column_count, options->max_columns);
    else if (reading->records.too_many_rows)
        baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_table_too_large,
                               &place, NULL, NULL, "the table has more than %zu records",
                               options->max_rows);
    else
        return BAREMO_OK;
    return BAREMO_DATA;
}

static void close_reading(void *held) { csv_records_close(&((csv_reading *)held)->records); }

static baremo_status read_records(csv_reading *reading) {
    input_reader *reader = reading->reader;
    const dialect *found = &reading->dialect;
    csv_records *records = &reading->records;
    records->layout = (csv_layout){.bytes = &reading->text.bytes,
                                   .delimiter = found->delimiter,
                                   .column_count = found->column_count,
                                   .wanted = wanted_columns(reading),
                                   .max_rows = reader->options->max_rows,
                                   .max_cell = reader->options->max_cell,
                                   .record_size = found->record_size};
    records->threads = reader->options->threads;
    records->start = found->start;
    records->end = reading->text.end;
    baremo_status status = csv_records_read(records, reader->scratch);
    if (status == BAREMO_IO)
        return source_failed(reader->bytes, reader->diagnostics);
    return status == BAREMO_OK ? check_size(reading) : status;
}

static void report_guess(const csv_reading *reading) {
    if (reading->encoding != CLEANING_WINDOWS_1252)
        return;
    const baremo_table *table = reading->table;
    size_t column = reading->guessed_column;
    bool in_cell = column != SIZE_MAX;
    baremo_place place =
        baremo_table_place(table, in_cell ? reading->guessed_row : SIZE_MAX, column);
    baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_encoding_guessed, &place,
                           in_cell ? table->columns[column].heading : NULL, reading->guessed_text,
                           "the file is not UTF-8; it is read as Windows-1252");
}

static baremo_status read_csv(input_reader *reader) {
    csv_reading *reading = baremo_arena_alloc(reader->scratch, sizeof *reading);
    reading->reader = reader;
    reading->guessed_column = SIZE_MAX;
    reader->held = reading;
    reader->close = close_reading;
    if (misnamed(reader))
        return BAREMO_DATA;
    baremo_status status = encoding_open(reader, &reading->text);
    if (status == BAREMO_OK)
        status = dialect_find(reader, &reading->text, &reading->dialect);
    if (status == BAREMO_OK)
        status = check_size(reading);
    if (status == BAREMO_OK)
        status = read_records(reading);
    if (status != BAREMO_OK)
        return status;
    csv_columns_begin(reading);
    status = csv_columns_fill(reading);
    if (status != BAREMO_OK)
        return status;
    if (reading->records.chunks[0].careful)
        table_drop_unused_texts(reading->table, reader->arena);
    report_guess(reading);
    csv_faults_report(reading);
    headings_check(reading->table, reader);
    input_reader_add(reader, reading->table);
    return BAREMO_OK;
}

static bool matches_all(const source *bytes, const unsigned char *head, size_t length) {
    (void)bytes;
    (void)head;
    (void)length;
    return true;
}

static const char *const csv_suffixes[] = {".csv", ".tsv", ".tab", ".txt", NULL};

extern const input_format input_format_csv;
const input_format input_format_csv = {.name = "csv",
                                       .title = "text with separators (comma, semicolon, tab, |)",
                                       .suffixes = csv_suffixes,
                                       .matches = matches_all,
                                       .read = read_csv};
