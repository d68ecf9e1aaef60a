/* Cleans the texts of each column and fills the table. */
#include "engine/input/csv_columns.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/base/threads.h"
#include "engine/input/text_faults.h"

static baremo_status scan_piece(void *context, const threads_piece *piece) {
    csv_reading *reading = ((csv_reading **)context)[0];
    cleaning_scan *scans = ((cleaning_scan **)context)[1];
    if (reading->records.layout.wanted[piece->index])
        cleaning_scan_texts(&reading->records.texts[piece->index], &scans[piece->index]);
    return BAREMO_OK;
}

static void decide_encoding(csv_reading *reading) {
    size_t columns = reading->dialect.column_count;
    cleaning_scan *scans = baremo_arena_array(reading->reader->scratch, columns, sizeof *scans);
    reading->scans = scans;
    void *context[2] = {reading, scans};
    cleaning_scan all = {0};
    if (threads_for(reading->records.threads, columns, scan_piece, context) != BAREMO_OK)
        baremo_arena_fail(reading->reader->scratch);
    for (size_t i = 0; i < columns; i++) {
        const char *heading = reading->dialect.headings[i];
        all.utf8 += scans[i].utf8;
        all.not_utf8 += scans[i].not_utf8;
        all.overlong += scans[i].overlong;
        cleaning_scan_text(heading, strlen(heading), &all);
    }
    reading->encoding = cleaning_decide(&all, reading->text.by_mark);
    if (reading->encoding == CLEANING_WINDOWS_1252)
        reading->text.name = "Windows-1252";
    else if (!reading->text.by_mark && !all.utf8)
        reading->text.name = "ASCII";
}

static void place_records(csv_reading *reading) {
    baremo_table *table = reading->table;
    const csv_records *records = &reading->records;
    size_t count = 1, at = 0;
    for (size_t i = 0; i < records->chunk_count; i++)
        count += records->chunks[i].break_count;
    place_break *breaks = baremo_arena_array(reading->reader->arena, count, sizeof *breaks);
    breaks[0] = (place_break){0, reading->dialect.first_row, reading->dialect.first_line};
    for (size_t i = 0; i < records->chunk_count; i++)
        for (size_t j = 0; j < records->chunks[i].break_count; j++) {
            place_break here = records->chunks[i].breaks[j];
            here.record += records->first_records[i];
            here.row += records->first_rows[i] + reading->dialect.first_row;
            here.line += records->first_lines[i] + reading->dialect.first_line;
            size_t since = here.record - breaks[at].record;
            if (here.row == breaks[at].row + since && here.line == breaks[at].line + since)
                continue;
            if (here.record > 0)
                at++;
            breaks[at] = here;
        }
    table->breaks = breaks;
    table->break_count = at + 1;
}

static void name_columns(csv_reading *reading) {
    baremo_table *table = reading->table;
    baremo_arena *arena = reading->reader->arena;
    for (size_t i = 0; i < reading->dialect.column_count; i++) {
        if (!reading->records.layout.wanted[i])
            continue;
        const char *raw = reading->dialect.headings[i];
        size_t length = strlen(raw), column = table->column_count++;
        unsigned flags = 0;
        const char *heading = cleaning_text(raw, &length, reading->encoding, &flags, arena);
        table->columns[column].heading = baremo_arena_text(arena, heading);
        table->columns[column].key = baremo_text_key(arena, heading);
        table->numbers[column] = i + 1;
        reading->raw_columns[column] = i;
        text_faults_heading(reading, column, flags);
    }
}

void csv_columns_begin(csv_reading *reading) {
    input_reader *reader = reading->reader;
    size_t columns = reading->dialect.column_count;
    baremo_table *table = baremo_arena_alloc(reader->arena, sizeof *table);
    reading->table = table;
    decide_encoding(reading);
    table->name = baremo_arena_text(reader->arena, reader->name);
    table->file = baremo_arena_text(reader->arena, reader->bytes->shown);
    table->dialect =
        baremo_arena_format(reader->arena, "%s, %s, %s", reading->dialect.delimiter_name,
                            reading->text.name, reading->dialect.line_end);
    table->row_count = reading->records.record_count;
    table->heading_row = reading->dialect.heading_row;
    table->heading_line = reading->dialect.heading_line;
    table->columns = baremo_arena_array(reader->arena, columns, sizeof *table->columns);
    table->numbers = baremo_arena_array(reader->arena, columns, sizeof *table->numbers);
    reading->raw_columns = baremo_arena_array(reader->scratch, columns, sizeof(size_t));
    place_records(reading);
    name_columns(reading);
}

/* -- texts -- */

typedef struct column_fill {
    const dictionary *texts; /* cleaned */
    const uint32_t *final;   /* code of the file -> final code; NULL: the same */
    char *bytes;             /* room for all texts */
    size_t size;             /* of all texts with their NULs */
    const char **text_array;
    uint32_t *first_rows, *codes;
} column_fill;

static size_t texts_size(const dictionary *texts) {
    size_t size = 1;
    for (uint32_t code = 1; code < texts->count; code++)
        size += dictionary_at(texts, code)->length + 1;
    return size;
}

/* A cleaned dictionary and the map to it. */
static void clean_column(csv_reading *reading, size_t column, column_fill *fill) {
    baremo_arena *arena = reading->reader->scratch;
    const dictionary *raw = fill->texts;
    dictionary *clean = baremo_arena_alloc(arena, sizeof *clean);
    uint32_t *final = baremo_arena_raw(arena, raw->count, sizeof *final);
    text_faults faults = {.reading = reading, .column = column};
    dictionary_init(clean, arena);
    final[0] = 0;
    for (uint32_t code = 1; code < raw->count; code++) {
        const dictionary_entry *entry = dictionary_at(raw, code);
        size_t length = entry->length;
        unsigned flags = 0;
        uint32_t known = clean->count;
        const char *text = cleaning_text(entry->text, &length, reading->encoding, &flags, arena);
        final[code] = dictionary_code_borrowed(clean, text, length, entry->first_row);
        const text_fault one = {flags, entry, text, final[code], final[code] < known};
        text_faults_note(&faults, &one);
    }
    text_faults_report(&faults);
    fill->texts = clean;
    fill->final = final;
    fill->size = texts_size(clean);
}

static void make_room(csv_reading *reading, column_fill *fill) {
    baremo_arena *arena = reading->reader->arena;
    fill->bytes = baremo_arena_raw(arena, fill->size, 1);
    fill->text_array = baremo_arena_raw(arena, fill->texts->count, sizeof(char *));
    fill->first_rows = baremo_arena_raw(arena, fill->texts->count, sizeof(uint32_t));
    fill->codes = baremo_arena_raw(arena, reading->records.record_count, sizeof(uint32_t));
}

static void copy_texts(column_fill *fill) {
    char *at = fill->bytes;
    for (uint32_t code = 0; code < fill->texts->count; code++) {
        const dictionary_entry *entry = dictionary_at(fill->texts, code);
        memcpy(at, entry->text, entry->length);
        at[entry->length] = '\0';
        fill->text_array[code] = at;
        fill->first_rows[code] = entry->first_row;
        at += entry->length + 1;
    }
}

typedef struct fill_work {
    csv_reading *reading;
    column_fill *fills;
} fill_work;

static baremo_status fill_piece(void *context, const threads_piece *piece) {
    fill_work *work = context;
    column_fill *fill = &work->fills[piece->index];
    copy_texts(fill);
    csv_records_codes(&work->reading->records, work->reading->raw_columns[piece->index],
                      fill->final, fill->codes);
    return BAREMO_OK;
}

baremo_status csv_columns_fill(csv_reading *reading) {
    baremo_table *table = reading->table;
    size_t columns = table->column_count;
    column_fill *fills = baremo_arena_array(reading->reader->scratch, columns, sizeof *fills);
    for (size_t i = 0; i < columns; i++) {
        const cleaning_scan *scan = &reading->scans[reading->raw_columns[i]];
        fills[i].texts = &reading->records.texts[reading->raw_columns[i]];
        fills[i].size = scan->bytes + 1;
        if (scan->not_plain)
            clean_column(reading, i, &fills[i]);
        make_room(reading, &fills[i]);
    }
    fill_work work = {reading, fills};
    baremo_status status = threads_for(reading->records.threads, columns, fill_piece, &work);
    for (size_t i = 0; i < columns; i++) {
        baremo_column *column = &table->columns[i];
        column->codes = fills[i].codes;
        column->texts = fills[i].text_array;
        column->first_rows = fills[i].first_rows;
        column->text_count = fills[i].texts->count;
    }
    return status;
}
