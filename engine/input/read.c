/* Reads one table from a file or from memory. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "engine/input/format.h"
#include "engine/input/problems.h"
#include "engine/input/read.h"

void input_reader_add(input_reader *reader, const baremo_table *table) {
    BAREMO_ARENA_RESERVE(reader->arena, reader->tables, reader->table_count,
                         reader->table_capacity);
    reader->tables[reader->table_count++] = table;
}

static baremo_read_options with_defaults(const baremo_read_options *options) {
    baremo_read_options full = options ? *options : (baremo_read_options){0};
    if (!full.max_rows)
        full.max_rows = 50000000;
    if (!full.max_columns)
        full.max_columns = 32768;
    if (!full.max_cell)
        full.max_cell = (size_t)1 << 20;
    if (!full.max_bytes)
        full.max_bytes = (size_t)4 << 30;
    return full;
}

/* "indicators" of "malaga/indicators.csv". */
static const char *stem_of(const char *path, baremo_arena *arena) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    const char *dot = strrchr(name, '.');
    return baremo_arena_copy(arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* One reading: everything that must be closed whatever happens. */
typedef struct session {
    source bytes;
    const char *path; /* NULL: the source is open */
    input_reader reader;
    baremo_read_options options;
} session;

static baremo_status run(void *argument) {
    session *all = argument;
    input_reader *reader = &all->reader;
    if (all->path) {
        all->bytes.shown = all->options.shown;
        baremo_status status = source_open(&all->bytes, all->path, all->options.max_bytes,
                                           reader->scratch, reader->diagnostics);
        if (status != BAREMO_OK)
            return status;
    }
    reader->name = stem_of(all->bytes.shown, reader->arena);
    const input_format *format = input_recognise(reader);
    return format ? format->read(reader) : BAREMO_DATA;
}

static baremo_status try_run(void *argument) {
    session *all = argument;
    all->reader.scratch = baremo_arena_new(all->reader.arena);
    size_t errors = baremo_diagnostics_count(all->reader.diagnostics, BAREMO_ERROR);
    baremo_status status = run(all);
    if (status == BAREMO_OK &&
        baremo_diagnostics_count(all->reader.diagnostics, BAREMO_ERROR) > errors)
        status = BAREMO_DATA;
    return status;
}

static baremo_status read_session(session *all) {
    input_reader *reader = &all->reader;
    reader->bytes = &all->bytes;
    reader->options = &all->options;
    baremo_status status = baremo_arena_try(reader->arena, try_run, all);
    if (reader->close)
        reader->close(reader->held);
    source_close(&all->bytes);
    baremo_arena_free(reader->scratch);
    return status;
}

baremo_status input_read(const input_request *request, baremo_arena *arena,
                         baremo_diagnostics *diagnostics, input_found *found) {
    session all = {.bytes = {.descriptor = -1},
                   .path = request->path,
                   .options = with_defaults(request->options)};
    if (!request->path && request->memory)
        all.bytes =
            source_of_memory(request->memory->name, request->memory->bytes, request->memory->size);
    all.reader.arena = arena;
    all.reader.diagnostics = diagnostics;
    all.reader.all_sheets = request->all_sheets;
    all.reader.wanted = request->wanted;
    baremo_status status = read_session(&all);
    bool any = status == BAREMO_OK || status == BAREMO_DATA;
    *found = (input_found){all.reader.tables, any ? all.reader.table_count : 0, all.reader.skipped,
                           any ? all.reader.skipped_count : 0};
    return status;
}

static baremo_status read_one(const input_request *request, baremo_arena *arena,
                              baremo_diagnostics *diagnostics, const baremo_table **table) {
    input_found found;
    baremo_status status = input_read(request, arena, diagnostics, &found);
    *table = found.count ? found.tables[0] : NULL;
    return status;
}

baremo_status baremo_table_read(const char *path, const baremo_read_options *options,
                                baremo_arena *arena, baremo_diagnostics *diagnostics,
                                const baremo_table **table) {
    const input_request request = {.path = path, .options = options};
    return read_one(&request, arena, diagnostics, table);
}

baremo_status baremo_table_read_memory(const baremo_memory *memory,
                                       const baremo_read_options *options, baremo_arena *arena,
                                       baremo_diagnostics *diagnostics,
                                       const baremo_table **table) {
    const input_request request = {.memory = memory, .options = options};
    return read_one(&request, arena, diagnostics, table);
}
