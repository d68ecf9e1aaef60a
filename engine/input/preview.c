/* Reads the first records of a text with libcsv, line by line, so that it is known where each
 * begins. */
#include "engine/input/preview.h"

#include <csv.h>
#include <string.h>

#include "engine/input/csv_coder.h"

typedef struct previewer {
    baremo_arena *arena;
    const preview_sample *sample;
    preview *out;
    struct csv_parser parser;
    preview_record now;
    size_t capacity; /* of the cells of `now` */
    size_t row, line, ends;
    size_t record_capacity;
    bool after_return;
} previewer;

static void on_cell(void *bytes, size_t length, void *data) {
    previewer *reading = data;
    preview_record *now = &reading->now;
    BAREMO_ARENA_RESERVE(reading->arena, now->cells, now->count, reading->capacity);
    now->cells[now->count++] = baremo_arena_copy(reading->arena, bytes, length);
    now->filled += length > 0;
}

static void begin_record(previewer *reading) {
    reading->now = (preview_record){.row = reading->row, .line = reading->line};
    reading->capacity = 0;
}

static void on_end(int terminator, void *data) {
    previewer *reading = data;
    bool second_half = terminator == '\n' && reading->after_return;
    reading->after_return = terminator == '\r';
    reading->ends++;
    if (reading->now.count == 0) {
        reading->row += !second_half;
        reading->line += !second_half;
        return;
    }
    BAREMO_ARENA_RESERVE(reading->arena, reading->out->records, reading->out->count,
                         reading->record_capacity);
    reading->now.row = reading->row++;
    reading->now.line = reading->line;
    reading->out->records[reading->out->count++] = reading->now;
    begin_record(reading);
}

static size_t line_end(const preview_sample *sample, size_t at) {
    while (at < sample->length && sample->bytes[at] != '\n' && sample->bytes[at] != '\r')
        at++;
    if (at + 1 < sample->length && sample->bytes[at] == '\r' && sample->bytes[at + 1] == '\n')
        at++;
    return at < sample->length ? at + 1 : at;
}

static bool feed(previewer *reading, size_t at, size_t end) {
    const char *bytes = reading->sample->bytes;
    while (at < end) {
        at += csv_parse(&reading->parser, bytes + at, end - at, on_cell, on_end, reading);
        if (at == end)
            break;
        if (csv_error(&reading->parser) != CSV_EPARSE)
            baremo_arena_fail(reading->arena);
        if (reading->parser.quoted)
            return false;
        csv_set_quote(&reading->parser, '\0');
        csv_parse(&reading->parser, bytes + at++, 1, on_cell, on_end, reading);
        csv_set_quote(&reading->parser, CSV_QUOTE);
    }
    return true;
}

static void open_parser(previewer *reading) {
    if (csv_init(&reading->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        baremo_arena_fail(reading->arena);
    csv_set_delim(&reading->parser, (unsigned char)reading->out->delimiter);
}

/* Leaves out the record with a fault: goes on behind its first line. */
static size_t pass_over(previewer *reading, size_t start) {
    csv_free(&reading->parser);
    open_parser(reading);
    reading->row++;
    reading->line++;
    begin_record(reading);
    return line_end(reading->sample, start);
}

/* Gives the record that has just ended its place. */
static void place_record(previewer *reading, size_t known, size_t start, size_t end) {
    if (reading->out->count == known)
        return;
    preview_record *last = &reading->out->records[reading->out->count - 1];
    last->start = start;
    last->end = end;
    reading->line += csv_count_lines(reading->sample->bytes + start, end - start);
    char last_byte = end > start ? reading->sample->bytes[end - 1] : '\n';
    if (end == reading->sample->length && last_byte != '\r' && last_byte != '\n')
        reading->line++;
}

static void read_lines(previewer *reading) {
    const preview_sample *sample = reading->sample;
    size_t start = 0, passes = 0;
    for (size_t at = 0; at < sample->length && reading->out->count < PREVIEW_RECORDS;) {
        size_t end = line_end(sample, at), ends = reading->ends, known = reading->out->count;
        bool fine = feed(reading, at, end);
        if (fine && end == sample->length && sample->whole)
            fine = csv_fini(&reading->parser, on_cell, on_end, reading) == 0;
        if (!fine) {
            at = start = pass_over(reading, start);
            if (++passes > PREVIEW_RECORDS)
                break;
            continue;
        }
        if (reading->ends != ends) {
            place_record(reading, known, start, end);
            start = end;
        }
        at = end;
    }
}

preview preview_read(const preview_sample *sample, char delimiter, baremo_arena *arena) {
    preview out = {.delimiter = delimiter};
    previewer reading = {.arena = arena, .sample = sample, .out = &out};
    open_parser(&reading);
    begin_record(&reading);
    read_lines(&reading);
    csv_free(&reading.parser);
    return out;
}
