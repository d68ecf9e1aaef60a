/* Chooses sheets and reads them. */
#include "engine/input/sheets.h"

#include <string.h>
#include <strings.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "engine/input/archive.h"
#include "engine/input/problems.h"

void sheets_check_name(const input_reader *reader, const char *const *suffixes, const char *what) {
    const char *suffix = strrchr(reader->bytes->shown, '.');
    for (size_t i = 0; suffix && suffixes[i]; i++)
        if (strcasecmp(suffix, suffixes[i]) == 0)
            return;
    archive_fail(reader, &baremo_problem_workbook_kind, "the file is %s, whatever its name says",
                 what);
}

static const char *list_names(const sheets *book) {
    baremo_buffer buffer = baremo_buffer_new(book->reader->scratch);
    for (size_t i = 0; i < book->count; i++)
        baremo_buffer_format(&buffer, "%s\"%s\"%s", i ? ", " : "", book->names[i],
                             book->hidden[i] ? " (hidden)" : "");
    return baremo_buffer_text(&buffer);
}

static baremo_status read_sheet(const sheets *book, size_t index, const baremo_table **table) {
    sheet cells;
    sheet_init(&cells, book->reader, book->names[index], book->dialect);
    baremo_status status = book->read(book->book, index, &cells);
    *table = NULL;
    if (status == BAREMO_OK && (cells.cell_count || cells.fault_count))
        *table = sheet_finish(&cells);
    return status;
}

static bool is_wanted(const input_reader *reader, const char *name) {
    if (!reader->wanted)
        return true;
    const char *key = baremo_text_key(reader->scratch, name);
    for (const char *const *wanted = reader->wanted; *wanted; wanted++)
        if (strcmp(*wanted, key) == 0)
            return true;
    return false;
}

static void skip(input_reader *reader, const char *name) {
    BAREMO_ARENA_RESERVE(reader->arena, reader->skipped, reader->skipped_count,
                         reader->skipped_capacity);
    reader->skipped[reader->skipped_count++] = baremo_arena_text(reader->arena, name);
}

static baremo_status read_every(const sheets *book) {
    baremo_status status = BAREMO_OK;
    for (size_t i = 0; i < book->count && status == BAREMO_OK; i++) {
        const baremo_table *table = NULL;
        if (!is_wanted(book->reader, book->names[i])) {
            skip(book->reader, book->names[i]);
            continue;
        }
        status = read_sheet(book, i, &table);
        if (table)
            input_reader_add(book->reader, table);
    }
    return status;
}

static size_t find_named(const sheets *book, const char *name) {
    baremo_arena *arena = book->reader->scratch;
    const char *key = baremo_text_key(arena, name);
    for (size_t i = 0; i < book->count; i++)
        if (strcmp(book->names[i], name) == 0)
            return i;
    for (size_t i = 0; i < book->count; i++)
        if (strcmp(baremo_text_key(arena, book->names[i]), key) == 0)
            return i;
    return book->count;
}

static baremo_status read_named(const sheets *book, const char *name) {
    size_t index = find_named(book, name);
    const baremo_table *table = NULL;
    if (index == book->count)
        return archive_fail(book->reader, &baremo_problem_sheet_missing,
                            "there is no sheet \"%s\"; there is %s", name, list_names(book));
    baremo_status status = read_sheet(book, index, &table);
    if (table)
        input_reader_add(book->reader, table);
    else if (status == BAREMO_OK)
        status = archive_fail(book->reader, &baremo_problem_table_empty, "the sheet has no cells");
    return status;
}

/* A note when the first sheet is a plain table; a warning when it may be a cover, was passed over,
 * or others are hidden. */
static void report_choice(const sheets *book, size_t index, const baremo_table *table) {
    bool plain =
        index == 0 && baremo_table_column_count(table) > 1 && baremo_table_row_count(table) > 0;
    if (book->count < 2)
        return;
    for (size_t i = 0; i < book->count; i++)
        plain &= !book->hidden[i];
    archive_fail(book->reader, &baremo_problem_sheets_several,
                 "the sheet \"%s\" is read; there is %s", book->names[index], list_names(book));
    if (plain)
        baremo_diagnostics_severity(book->reader->diagnostics, BAREMO_NOTE);
}

/* The first sheet with cells, one that is not hidden if there is one. */
static baremo_status read_first(const sheets *book) {
    for (int hidden = 0; hidden < 2; hidden++)
        for (size_t i = 0; i < book->count; i++) {
            const baremo_table *table = NULL;
            if (book->hidden[i] != (hidden == 1))
                continue;
            baremo_status status = read_sheet(book, i, &table);
            if (status != BAREMO_OK)
                return status;
            if (!table)
                continue;
            report_choice(book, i, table);
            input_reader_add(book->reader, table);
            return BAREMO_OK;
        }
    return archive_fail(book->reader, &baremo_problem_table_empty, "no sheet has any cells");
}

baremo_status sheets_read(const sheets *book) {
    const input_reader *reader = book->reader;
    if (reader->options->sheet)
        return read_named(book, reader->options->sheet);
    return reader->all_sheets ? read_every(book) : read_first(book);
}
