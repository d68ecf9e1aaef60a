/* Reads the chunks of a CSV file in parallel and joins their columns.
 *
 * The codes of a file are given in the order in which texts first appear in it, so that they do not
 * depend on the number of chunks: the dictionary of the first chunk is taken on, those of the
 * others are added in order.
 */
#include "engine/input/csv_records.h"

#include "engine/base/threads.h"
#include "engine/input/csv_split.h"

static baremo_status parse_chunk(void *argument) { return csv_chunk_read(argument); }

static baremo_status read_piece(void *context, const threads_piece *piece) {
    csv_records *records = context;
    csv_chunk *chunk = &records->chunks[piece->index];
    chunk->layout = &records->layout;
    chunk->arena = baremo_arena_new(NULL);
    if (!chunk->arena)
        return BAREMO_NO_MEMORY;
    return baremo_arena_try(chunk->arena, parse_chunk, chunk);
}

static void close_chunks(csv_records *records) {
    for (size_t i = 0; i < records->chunk_count; i++) {
        csv_chunk_close(&records->chunks[i]);
        baremo_arena_free(records->chunks[i].arena);
    }
    records->chunk_count = 0;
}

void csv_records_close(csv_records *records) {
    close_chunks(records);
    for (unsigned i = 0; i < records->worker_count; i++)
        baremo_arena_free(records->worker_arenas[i]);
    records->worker_count = 0;
}

static bool begins_with_records(const csv_records *records) {
    for (size_t i = 0; i < records->chunk_count; i++)
        if (records->chunks[i].quote_fault ||
            (i + 1 < records->chunk_count && !records->chunks[i].ended_whole))
            return false;
    return true;
}

/* All in one chunk; careful when there are faults of quotes. */
static baremo_status read_whole(csv_records *records, bool careful) {
    close_chunks(records);
    records->chunks[0] =
        (csv_chunk){.start = records->start, .end = records->end, .careful = careful};
    records->chunk_count = 1;
    return threads_for(1, 1, read_piece, records);
}

static baremo_status read_chunks(csv_records *records, baremo_arena *arena) {
    records->chunk_count = csv_split(records, arena);
    if (!records->chunk_count)
        return BAREMO_IO;
    baremo_status status = threads_for(records->threads, records->chunk_count, read_piece, records);
    if (status == BAREMO_OK && records->chunk_count > 1 && !begins_with_records(records))
        status = read_whole(records, false);
    if (status == BAREMO_OK && records->chunks[0].quote_fault)
        status = read_whole(records, true);
    return status;
}

/* -- joining -- */

static void place_chunks(csv_records *records, baremo_arena *arena) {
    size_t count = records->chunk_count;
    records->first_records = baremo_arena_array(arena, count + 1, sizeof(size_t));
    records->first_rows = baremo_arena_array(arena, count + 1, sizeof(size_t));
    records->first_lines = baremo_arena_array(arena, count + 1, sizeof(size_t));
    records->least_cells = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const csv_chunk *chunk = &records->chunks[i];
        records->first_records[i + 1] = records->first_records[i] + chunk->record_count;
        records->first_rows[i + 1] = records->first_rows[i] + chunk->row;
        records->first_lines[i + 1] = records->first_lines[i] + chunk->line;
        if (chunk->blank_records && !records->blank_records)
            records->first_blank_row = records->first_rows[i] + chunk->first_blank_row;
        records->blank_records += chunk->blank_records;
        if (chunk->least_cells < records->least_cells)
            records->least_cells = chunk->least_cells;
        if (chunk->most_cells > records->most_cells)
            records->most_cells = chunk->most_cells;
        records->too_many_rows |= chunk->too_many_rows;
    }
    records->record_count = records->first_records[count];
    records->too_many_rows |= records->record_count > records->layout.max_rows;
}

static void join_faults(csv_records *records, baremo_arena *arena) {
    records->faults = baremo_arena_array(arena, CSV_FAULTS_KEPT, sizeof *records->faults);
    for (size_t i = 0; i < records->chunk_count; i++) {
        const csv_chunk *chunk = &records->chunks[i];
        for (int kind = 0; kind <= CSV_GIVEN_UP; kind++)
            records->faults_seen[kind] += chunk->faults_seen[kind];
        for (size_t j = 0; j < chunk->fault_count && records->fault_count < CSV_FAULTS_KEPT; j++) {
            csv_fault *fault = &records->faults[records->fault_count++];
            *fault = chunk->faults[j];
            fault->record += records->first_records[i];
            fault->row += records->first_rows[i];
            fault->line += records->first_lines[i];
            fault->error_line += records->first_lines[i];
        }
    }
}

typedef struct column_join {
    csv_records *records;
    size_t column;
    baremo_arena *arena;
} column_join;

static baremo_status join_column(void *argument) {
    column_join *join = argument;
    csv_records *records = join->records;
    size_t columns = records->layout.column_count;
    dictionary *texts = &records->texts[join->column];
    *texts = records->chunks[0].coders[join->column].texts;
    texts->arena = join->arena;
    texts->slot_arena = NULL; /* the chunk's, which another thread may use */
    texts->room_left = 0;
    for (size_t i = 1; i < records->chunk_count; i++) {
        const dictionary *more = &records->chunks[i].coders[join->column].texts;
        uint32_t *renumber = baremo_arena_raw(join->arena, more->count, sizeof *renumber);
        dictionary_join(texts, more, (uint32_t)records->first_records[i], renumber);
        records->renumbers[i * columns + join->column] = renumber;
    }
    return BAREMO_OK;
}

static baremo_status join_piece(void *context, const threads_piece *piece) {
    csv_records *records = context;
    if (!records->layout.wanted[piece->index])
        return BAREMO_OK;
    column_join join = {records, piece->index, records->worker_arenas[piece->worker]};
    return baremo_arena_try(join.arena, join_column, &join);
}

static void finish_texts(csv_records *records) {
    for (size_t i = 0; i < records->layout.column_count; i++) {
        dictionary_finish(&records->texts[i]);
        for (size_t j = 0; j < records->chunk_count; j++)
            dictionary_finish(&records->chunks[j].coders[i].texts);
    }
}

static baremo_status join_columns(csv_records *records, baremo_arena *arena) {
    size_t columns = records->layout.column_count;
    unsigned workers = threads_workers(records->threads, columns);
    records->texts = baremo_arena_array(arena, columns, sizeof *records->texts);
    records->renumbers =
        baremo_arena_array(arena, columns * records->chunk_count, sizeof *records->renumbers);
    records->worker_arenas = baremo_arena_array(arena, workers, sizeof *records->worker_arenas);
    for (; records->worker_count < workers; records->worker_count++) {
        records->worker_arenas[records->worker_count] = baremo_arena_new(NULL);
        if (!records->worker_arenas[records->worker_count])
            return BAREMO_NO_MEMORY;
    }
    baremo_status status = threads_for(records->threads, columns, join_piece, records);
    finish_texts(records);
    return status;
}

baremo_status csv_records_read(csv_records *records, baremo_arena *arena) {
    if (records->layout.max_rows > UINT32_MAX - 1)
        records->layout.max_rows = UINT32_MAX - 1;
    baremo_status status = read_chunks(records, arena);
    if (status != BAREMO_OK)
        return status;
    place_chunks(records, arena);
    join_faults(records, arena);
    return join_columns(records, arena);
}

/* One loop for each width, each cell through one or two maps. */
#define COPY_CODES(source)                                                                         \
    do {                                                                                           \
        for (size_t row = 0; row < count; row++) {                                                 \
            uint32_t code = (source)[row];                                                         \
            code = first ? first[code] : code;                                                     \
            codes[row] = second ? second[code] : code;                                             \
        }                                                                                          \
    } while (0)

static void copy_codes(const csv_coder *coder, size_t count, const uint32_t *const maps[2],
                       uint32_t *codes) {
    const uint32_t *first = maps[0], *second = maps[1];
    switch (coder->width) {
    case 1:
        COPY_CODES(coder->codes.one);
        break;
    case 2:
        COPY_CODES(coder->codes.two);
        break;
    default:
        COPY_CODES(coder->codes.four);
    }
}

#undef COPY_CODES

void csv_records_codes(const csv_records *records, size_t column, const uint32_t *final,
                       uint32_t *codes) {
    size_t columns = records->layout.column_count;
    for (size_t i = 0; i < records->chunk_count; i++) {
        const uint32_t *maps[2] = {records->renumbers[i * columns + column], final};
        copy_codes(&records->chunks[i].coders[column], records->chunks[i].record_count, maps,
                   codes + records->first_records[i]);
    }
}
