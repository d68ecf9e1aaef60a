/* Parses a run of CSV records.
 *
 * 1. libcsv reads strictly; a quote inside an unquoted cell is handed to it again as an ordinary
 * byte.
 * 2. Every line end is reported (CSV_REPALL_NL), so blank lines are counted and rows are those of a
 * spreadsheet.
 * 3. Another fault of quotes ends the reading; the careful way, line by line, then finds the line
 * where the quote opened, leaves the record out and goes on behind that line.
 * 4. A record with only blank cells is left out and counted, unless the table has one column.
 */
#include "engine/input/csv_chunk.h"

#include <string.h>

#include "engine/input/csv_coder.h"

enum { PARSER_OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL, MOST_PASSES = 20 };

static csv_fault *add_fault(csv_chunk *chunk, csv_fault_kind kind) {
    chunk->faults_seen[kind]++;
    csv_fault *fault = &chunk->unkept;
    if (chunk->fault_count < CSV_FAULTS_KEPT) {
        BAREMO_ARENA_RESERVE(chunk->arena, chunk->faults, chunk->fault_count,
                             chunk->fault_capacity);
        fault = &chunk->faults[chunk->fault_count++];
    }
    *fault = (csv_fault){.kind = kind,
                         .record = chunk->record_count,
                         .row = chunk->row,
                         .line = chunk->line,
                         .column = chunk->column};
    return fault;
}

static void add_cell(csv_chunk *chunk, const char *text, size_t length, size_t column) {
    const csv_layout *layout = chunk->layout;
    if (length > layout->max_cell) {
        csv_fault *fault = add_fault(chunk, CSV_CELL_LONG);
        fault->column = column;
    }
    if (column < layout->column_count && chunk->coders[column].width) {
        const csv_cell cell = {text, length, chunk->record_count, chunk->capacity};
        chunk->extra_lines += csv_coder_add(&chunk->coders[column], &cell);
        return;
    }
    if (layout->quoted)
        chunk->extra_lines += csv_count_lines(text, length);
    if (column >= layout->column_count)
        chunk->extra_filled |= length;
}

static void on_cell(void *bytes, size_t length, void *data) {
    csv_chunk *chunk = data;
    size_t column = chunk->column++;
    chunk->filled |= length;
    if (column >= chunk->column_count ||
        !csv_coder_add_short(&chunk->coders[column], bytes, length, chunk->record_count))
        add_cell(chunk, bytes, length, column);
}

/* Breaks are kept only where a row or line does not follow from the record before. */
static void keep_place(csv_chunk *chunk) {
    if (chunk->break_count) {
        const place_break *last = &chunk->breaks[chunk->break_count - 1];
        size_t since = chunk->record_count - last->record;
        if (last->row + since == chunk->row && last->line + since == chunk->line)
            return;
    }
    BAREMO_ARENA_RESERVE(chunk->arena, chunk->breaks, chunk->break_count, chunk->break_capacity);
    chunk->breaks[chunk->break_count++] =
        (place_break){chunk->record_count, chunk->row, chunk->line};
}

static void grow(csv_chunk *chunk) {
    size_t larger = chunk->capacity + chunk->capacity / 2 + 16;
    for (size_t i = 0; i < chunk->layout->column_count; i++)
        csv_coder_grow(&chunk->coders[i], chunk->arena, chunk->capacity, larger);
    chunk->capacity = larger;
}

static void pad(csv_chunk *chunk, size_t cells) {
    const csv_cell blank = {"", 0, chunk->record_count, chunk->capacity};
    for (size_t i = cells; i < chunk->layout->column_count; i++)
        if (chunk->coders[i].width)
            csv_coder_add(&chunk->coders[i], &blank);
}

static void keep_record(csv_chunk *chunk) {
    size_t cells = chunk->column, expected = chunk->layout->column_count;
    if (cells < chunk->least_cells)
        chunk->least_cells = cells;
    if (cells > chunk->most_cells)
        chunk->most_cells = cells;
    if (cells != expected) {
        pad(chunk, cells);
        if (cells < expected || chunk->extra_filled) {
            csv_fault *fault = add_fault(chunk, cells < expected ? CSV_SHORT : CSV_LONG);
            fault->cells = cells;
        }
    }
    keep_place(chunk);
    if (++chunk->record_count == chunk->capacity)
        grow(chunk);
}

static void next_row(csv_chunk *chunk, size_t lines) {
    chunk->row++;
    chunk->line += lines;
    chunk->column = chunk->filled = chunk->extra_filled = chunk->extra_lines = 0;
}

static void on_end(int terminator, void *data) {
    csv_chunk *chunk = data;
    bool second_half = terminator == '\n' && chunk->after_return;
    chunk->ends++;
    chunk->after_return = terminator == '\r';
    if (chunk->column == 0) {
        if (!second_half)
            next_row(chunk, 1);
        return;
    }
    if (chunk->filled || chunk->layout->column_count == 1)
        keep_record(chunk);
    else if (chunk->blank_records++ == 0)
        chunk->first_blank_row = chunk->row;
    next_row(chunk, 1 + chunk->extra_lines);
}

static void open_parser(csv_chunk *chunk) {
    csv_chunk_close(chunk);
    if (csv_init(&chunk->parser, PARSER_OPTIONS) != 0)
        baremo_arena_fail(chunk->arena);
    csv_set_delim(&chunk->parser, (unsigned char)chunk->layout->delimiter);
    chunk->parser_ready = true;
}

void csv_chunk_close(csv_chunk *chunk) {
    if (chunk->parser_ready)
        csv_free(&chunk->parser);
    chunk->parser_ready = false;
}

/* The quote becomes an ordinary byte: NUL, which no accepted file has, stands in as the quote for
 * this one byte. */
static void keep_quote(csv_chunk *chunk, const unsigned char *quote) {
    add_fault(chunk, CSV_QUOTE_INSIDE);
    csv_set_quote(&chunk->parser, '\0');
    csv_parse(&chunk->parser, quote, 1, on_cell, on_end, chunk);
    csv_set_quote(&chunk->parser, CSV_QUOTE);
}

/* Returns how many bytes could be read: fewer than `length` at a fault of quotes. */
static size_t feed(csv_chunk *chunk, const unsigned char *bytes, size_t length) {
    size_t done = 0;
    while (done < length) {
        done += csv_parse(&chunk->parser, bytes + done, length - done, on_cell, on_end, chunk);
        if (done == length)
            break;
        if (csv_error(&chunk->parser) != CSV_EPARSE)
            baremo_arena_fail(chunk->arena);
        if (chunk->parser.quoted)
            break;
        keep_quote(chunk, bytes + done++);
    }
    return done;
}

static bool beyond_limits(csv_chunk *chunk) {
    chunk->too_many_rows = chunk->record_count > chunk->layout->max_rows;
    return chunk->too_many_rows || chunk->parser.entry_pos > chunk->layout->max_cell;
}

/* The last byte is fed alone, to see whether it ends a record. */
static bool feed_block(csv_chunk *chunk, const unsigned char *block, size_t length, bool last) {
    size_t most = length - (last ? 1 : 0);
    if (feed(chunk, block, most) < most || beyond_limits(chunk))
        return false;
    size_t ends = chunk->ends;
    if (last && feed(chunk, block + most, 1) < 1)
        return false;
    chunk->ended_whole = last && chunk->ends != ends;
    return true;
}

static baremo_status read_fast(csv_chunk *chunk) {
    const source *bytes = chunk->layout->bytes;
    unsigned char *buffer = bytes->memory ? NULL : baremo_arena_raw(chunk->arena, SOURCE_BLOCK, 1);
    for (size_t at = chunk->start; at < chunk->end;) {
        size_t length = chunk->end - at < SOURCE_BLOCK ? chunk->end - at : SOURCE_BLOCK;
        size_t wanted = length;
        const unsigned char *block = source_block(bytes, at, &length, buffer);
        if (!block || length != wanted)
            return BAREMO_IO;
        at += length;
        if (!feed_block(chunk, block, length, at == chunk->end)) {
            chunk->quote_fault = !chunk->too_many_rows;
            return BAREMO_OK;
        }
    }
    if (!chunk->ended_whole && csv_fini(&chunk->parser, on_cell, on_end, chunk) != 0)
        chunk->quote_fault = true;
    return BAREMO_OK;
}

/* -- the careful way -- */

typedef struct careful {
    const unsigned char *text;
    size_t length;
    size_t at;     /* the line to be read */
    size_t record; /* where its record begins */
    unsigned passes;
} careful;

/* Behind the end of the line that begins at `at`; CRLF is one end. */
static size_t line_end(const careful *walk, size_t at) {
    while (at < walk->length && walk->text[at] != '\n' && walk->text[at] != '\r')
        at++;
    if (at + 1 < walk->length && walk->text[at] == '\r' && walk->text[at + 1] == '\n')
        at++;
    return at < walk->length ? at + 1 : at;
}

/* Notes the fault at byte `error` and goes on behind the line in which the cell opened. */
static bool pass_over(csv_chunk *chunk, careful *walk, size_t error, csv_fault_kind kind) {
    csv_fault *fault = add_fault(chunk, kind);
    fault->error_line = chunk->line + csv_count_lines((const char *)walk->text + walk->record,
                                                      error - walk->record);
    if (kind == CSV_QUOTE_FOLLOWED) {
        fault->byte = walk->text[error];
        fault->byte_before = error > 1 ? walk->text[error - 2] : 0;
    }
    size_t lines = 1 + chunk->extra_lines;
    for (size_t i = 0; i < lines; i++)
        walk->record = line_end(walk, walk->record);
    walk->at = walk->record;
    next_row(chunk, lines);
    chunk->after_return = false;
    open_parser(chunk);
    if (++walk->passes < MOST_PASSES)
        return true;
    if (walk->at < walk->length)
        add_fault(chunk, CSV_GIVEN_UP);
    return false;
}

/* One line; false: stop. */
static bool read_line(csv_chunk *chunk, careful *walk) {
    size_t end = line_end(walk, walk->at), ends = chunk->ends;
    size_t done = feed(chunk, walk->text + walk->at, end - walk->at);
    if (walk->at + done < end)
        return pass_over(chunk, walk, walk->at + done, CSV_QUOTE_FOLLOWED);
    if (chunk->parser.entry_pos > chunk->layout->max_cell)
        return pass_over(chunk, walk, end, CSV_CELL_LONG);
    if (chunk->ends != ends)
        walk->record = end;
    walk->at = end;
    if (end == walk->length && csv_fini(&chunk->parser, on_cell, on_end, chunk) != 0)
        return pass_over(chunk, walk, end, CSV_QUOTE_OPEN);
    return !beyond_limits(chunk);
}

static baremo_status read_careful(csv_chunk *chunk) {
    careful walk = {0};
    walk.text = source_all(chunk->layout->bytes, chunk->start, &walk.length, chunk->arena);
    if (!walk.text)
        return BAREMO_IO;
    if (walk.length > chunk->end - chunk->start)
        walk.length = chunk->end - chunk->start;
    while (walk.at < walk.length && read_line(chunk, &walk))
        ;
    return BAREMO_OK;
}

baremo_status csv_chunk_read(csv_chunk *chunk) {
    const csv_layout *layout = chunk->layout;
    chunk->capacity = (chunk->end - chunk->start) / (layout->record_size + 1) * 9 / 8 + 64;
    chunk->coders = baremo_arena_array(chunk->arena, layout->column_count, sizeof *chunk->coders);
    for (size_t i = 0; i < layout->column_count; i++)
        csv_coder_init(&chunk->coders[i], chunk->arena, chunk->capacity, layout->wanted[i]);
    chunk->column_count = layout->column_count;
    chunk->least_cells = SIZE_MAX;
    open_parser(chunk);
    baremo_status status = chunk->careful ? read_careful(chunk) : read_fast(chunk);
    for (size_t i = 0; i < layout->column_count; i++)
        csv_coder_finish(&chunk->coders[i]);
    return status;
}
