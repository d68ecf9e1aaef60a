/* Faults of records.
 *
 * 1. When all records have the same number of cells, and the headings another, that is said once.
 * 2. Records of one cell at the end, behind a blank line or worded as a note, are notes: dropped
 * with a warning.
 * 3. Every other ragged record is an error.
 */
#include "engine/input/csv_faults.h"

#include <string.h>

#include "engine/input/notes.h"
#include "engine/input/problems.h"

static baremo_place fault_place(const csv_reading *reading, const csv_fault *fault) {
    baremo_place place = {.file = reading->table->file};
    place.row = reading->dialect.first_row + fault->row;
    place.line = reading->dialect.first_line + fault->line;
    if (place.line == place.row)
        place.line = 0;
    return place;
}

static const char *heading_of(const csv_reading *reading, size_t raw_column) {
    for (size_t i = 0; i < reading->table->column_count; i++)
        if (reading->raw_columns[i] == raw_column)
            return reading->table->columns[i].heading;
    return NULL;
}

static void report_quotes(csv_reading *reading, const csv_fault *fault) {
    baremo_diagnostics *diagnostics = reading->reader->diagnostics;
    baremo_place place = fault_place(reading, fault);
    const char *heading = heading_of(reading, fault->column);
    size_t line = fault->error_line + reading->dialect.first_line;
    place.column = fault->column + 1;
    if (fault->kind == CSV_QUOTE_INSIDE)
        baremo_diagnostics_add(diagnostics, &baremo_problem_quote_inside, &place, heading, NULL,
                               "a quote inside an unquoted cell is kept as text");
    else if (fault->kind == CSV_QUOTE_OPEN)
        baremo_diagnostics_add(diagnostics, &baremo_problem_quote_open, &place, heading, NULL,
                               "the quote that opens here is never closed");
    else if (fault->byte_before == '\\')
        baremo_diagnostics_add(diagnostics, &baremo_problem_quote_backslash, &place, heading, NULL,
                               "a quote in the cell is written with a backslash");
    else if (fault->error_line != fault->line)
        baremo_diagnostics_add(diagnostics, &baremo_problem_quote_open, &place, heading, NULL,
                               "the quote that opens here is not closed properly: text follows the "
                               "next quote, in line %zu",
                               line);
    else
        baremo_diagnostics_add(diagnostics, &baremo_problem_quote_followed, &place, heading, NULL,
                               "text stands behind the closing quote");
}

static void report_ragged(csv_reading *reading, const csv_fault *fault) {
    baremo_place place = fault_place(reading, fault);
    size_t expected = reading->dialect.column_count;
    baremo_diagnostics_add(reading->reader->diagnostics,
                           fault->kind == CSV_SHORT ? &baremo_problem_record_short
                                                    : &baremo_problem_record_long,
                           &place, NULL, NULL, "the record has %zu cell%s, the headings are %zu",
                           fault->cells, fault->cells == 1 ? "" : "s", expected);
    if (fault->kind == CSV_LONG && fault->cells == expected + 1 &&
        reading->dialect.delimiter == ',')
        baremo_diagnostics_remedy(reading->reader->diagnostics,
                                  "put a cell that holds a comma (a decimal comma, a list) between "
                                  "double quotes, or save the table with ; between the cells");
}

static void report_long_cell(csv_reading *reading, const csv_fault *fault) {
    baremo_place place = fault_place(reading, fault);
    place.column = fault->column + 1;
    baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_cell_too_long, &place,
                           heading_of(reading, fault->column), NULL,
                           "the cell is longer than %zu bytes", reading->records.layout.max_cell);
}

static void report_given_up(csv_reading *reading, const csv_fault *fault) {
    baremo_place place = fault_place(reading, fault);
    baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_quotes_given_up, &place,
                           NULL, NULL, "reading stops here: too many quotes are wrong");
}

/* All records alike, but not like the headings. */
static bool report_all_alike(csv_reading *reading) {
    const csv_records *records = &reading->records;
    size_t ragged = records->faults_seen[CSV_SHORT] + records->faults_seen[CSV_LONG];
    if (!ragged || ragged != records->record_count || records->least_cells != records->most_cells)
        return false;
    size_t headings = reading->dialect.column_count, cells = records->least_cells;
    baremo_place place = fault_place(reading, &records->faults[0]);
    baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_headings_differ, &place,
                           NULL, NULL, "every record has %zu cell%s, the headings are %zu", cells,
                           cells == 1 ? "" : "s", headings);
    if (cells == headings + 1 && reading->dialect.delimiter == ',')
        baremo_diagnostics_remedy(
            reading->reader->diagnostics,
            "if numbers have a decimal comma, save the table with ; between the cells; if the "
            "first column has no heading (R writes its row names so), give it one");
    return true;
}

/* -- notes below the table -- */

static bool is_first_column_read(const csv_reading *reading) {
    return reading->table->column_count && reading->raw_columns[0] == 0;
}

/* How many records at the end have one cell; all of them must be among the faults kept. */
static size_t trailing_singles(const csv_records *records) {
    size_t count = 0, next = records->record_count;
    for (size_t i = records->fault_count; i-- > 0 && next > 0;) {
        const csv_fault *fault = &records->faults[i];
        if (fault->kind != CSV_SHORT || fault->cells != 1 || fault->record != next - 1)
            break;
        next--;
        count++;
    }
    return count;
}

/* Returns the first record that is a note, or the count of records. */
static size_t find_notes(const csv_reading *reading) {
    const csv_records *records = &reading->records;
    size_t count = records->record_count, singles = trailing_singles(records);
    if (reading->dialect.column_count < 2 || singles == count || !is_first_column_read(reading))
        return count;
    for (size_t record = count - singles; record < count; record++) {
        size_t row = baremo_table_place(reading->table, record, SIZE_MAX).row;
        size_t before = baremo_table_place(reading->table, record - 1, SIZE_MAX).row;
        if (row > before + 1 || notes_worded(baremo_table_text(reading->table, record, 0)))
            return record;
    }
    return count;
}

/* -- the file's end -- */

static void report_end(csv_reading *reading) {
    const csv_records *records = &reading->records;
    const csv_chunk *last = &records->chunks[records->chunk_count - 1];
    baremo_place place = {.file = reading->table->file};
    place.row = reading->dialect.first_row + records->first_rows[records->chunk_count] -
                (last->ended_whole || last->careful || records->end == records->start ? 0 : 1);
    if (reading->text.control_z)
        baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_control_z, &place,
                               NULL, NULL, "a DOS end-of-file byte (1A) is left out");
    if (reading->text.padding)
        baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_file_padded, &place,
                               NULL, NULL, "the file ends with %zu NUL byte%s",
                               reading->text.padding, reading->text.padding == 1 ? "" : "s");
}

static void report_blank(csv_reading *reading) {
    size_t count = reading->records.blank_records;
    if (!count)
        return;
    baremo_place place = {.file = reading->table->file,
                          .row = reading->dialect.first_row + reading->records.first_blank_row};
    baremo_diagnostics_add(reading->reader->diagnostics, &baremo_problem_records_blank, &place,
                           NULL, NULL, "%zu row%s without any text %s left out", count,
                           count == 1 ? "" : "s", count == 1 ? "is" : "are");
}

static void report_fault(csv_reading *reading, const csv_fault *fault, bool alike) {
    switch (fault->kind) {
    case CSV_SHORT:
    case CSV_LONG:
        if (!alike)
            report_ragged(reading, fault);
        break;
    case CSV_CELL_LONG:
        report_long_cell(reading, fault);
        break;
    case CSV_GIVEN_UP:
        report_given_up(reading, fault);
        break;
    default:
        report_quotes(reading, fault);
    }
}

void csv_faults_report(csv_reading *reading) {
    const csv_records *records = &reading->records;
    bool alike = report_all_alike(reading);
    size_t first_note = alike ? records->record_count : find_notes(reading);
    for (size_t i = 0; i < records->fault_count; i++)
        if (records->faults[i].kind != CSV_SHORT || records->faults[i].record < first_note)
            report_fault(reading, &records->faults[i], alike);
    if (first_note < records->record_count)
        notes_drop(reading->table, first_note, reading->reader->arena,
                   reading->reader->diagnostics);
    report_blank(reading);
    report_end(reading);
}
