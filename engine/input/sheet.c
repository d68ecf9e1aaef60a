/* Collects the cells of a sheet by column: sparse, in any order of rows. */
#include "engine/input/sheet.h"

#include <string.h>

#include "engine/input/cleaning.h"

enum { MOST_FAULTS = 1000, SHORT = 64, MOST_RAW = 8192, RECENT = 64 };

/* A key that stands for a blank; no dictionary has so many texts. */
static const uint32_t BLANK_CODE = UINT32_MAX;

void sheet_init(sheet *cells, input_reader *reader, const char *name, const char *dialect) {
    *cells = (sheet){.reader = reader, .name = name, .dialect = dialect};
}

void sheet_fault_add(sheet *cells, const sheet_fault *fault) {
    if (cells->fault_count == MOST_FAULTS)
        return;
    BAREMO_ARENA_RESERVE(cells->reader->scratch, cells->faults, cells->fault_count,
                         cells->fault_capacity);
    sheet_fault *kept = &cells->faults[cells->fault_count++];
    *kept = *fault;
    kept->found = baremo_arena_text(cells->reader->scratch, fault->found);
}

static sheet_column **column_slot(sheet *cells, size_t number) {
    baremo_arena *arena = cells->reader->scratch;
    if (number > cells->column_capacity) {
        size_t larger = 2 * number + 16;
        cells->columns = baremo_arena_grow(arena, cells->columns, cells->column_capacity, larger,
                                           sizeof *cells->columns);
        cells->column_capacity = larger;
    }
    if (number > cells->column_count)
        cells->column_count = number;
    return &cells->columns[number - 1];
}

static baremo_status begin_column(void *argument) {
    sheet_column *column = argument;
    column->numbers.arena = column->arena;
    dictionary_init(&column->raw, column->arena);
    dictionary_init(&column->texts, column->arena);
    return BAREMO_OK;
}

static sheet_column *column_at(sheet *cells, size_t number) {
    sheet_column **column = column_slot(cells, number);
    if (!*column) {
        *column = baremo_arena_alloc(cells->reader->scratch, sizeof **column);
        (*column)->arena = baremo_arena_new(cells->reader->scratch);
        begin_column(*column);
    }
    return *column;
}

sheet_column *sheet_column_apart(sheet *cells, size_t number) {
    baremo_arena *arena = cells->reader->scratch;
    sheet_column **slot = column_slot(cells, number);
    sheet_column *column = baremo_arena_alloc(arena, sizeof *column);
    column->arena = baremo_arena_new(NULL);
    if (!column->arena || baremo_arena_try(column->arena, begin_column, column) != BAREMO_OK) {
        baremo_arena_free(column->arena);
        baremo_arena_fail(arena);
    }
    return *slot = column;
}

void sheet_column_free(sheet_column *column) {
    baremo_arena_free(column->arena);
    *column = (sheet_column){0};
}

void sheet_column_put(sheet_column *column, size_t index, sheet_place place) {
    sheet_block *block = &column->blocks[index / SHEET_BLOCK];
    uint32_t at = (uint32_t)(index % SHEET_BLOCK);
    if (!block->rows && place.row != block->first_row + at) {
        block->rows = baremo_arena_raw(column->arena, SHEET_BLOCK, sizeof *block->rows);
        for (uint32_t i = 0; i < SHEET_BLOCK; i++)
            block->rows[i] = block->first_row + i;
    }
    if (block->rows)
        block->rows[at] = place.row;
    block->codes[at] = place.code;
}

static void add_place(sheet_column *column, uint32_t row, uint32_t code) {
    baremo_arena *arena = column->arena;
    column->unsorted |= row <= column->last_row;
    column->last_row = row;
    if (column->count == column->block_count * SHEET_BLOCK) {
        BAREMO_ARENA_RESERVE(arena, column->blocks, column->block_count, column->block_capacity);
        column->blocks[column->block_count++] =
            (sheet_block){.first_row = row,
                          .codes = baremo_arena_raw(arena, SHEET_BLOCK, sizeof(uint32_t))};
    }
    sheet_column_put(column, column->count++, (sheet_place){row, code});
}

static void add_code(sheet *cells, sheet_column *column, const sheet_cell *cell, uint32_t code) {
    uint32_t row = (uint32_t)cell->row;
    if (!code)
        return;
    add_place(column, row, code);
    cells->cell_count++;
    if (row > cells->last_row)
        cells->last_row = row;
}

/* A kind other than text stands behind the text's NUL, so that the number 1 is not the text "1".
 * What `add` keeps is the text with its mark. */
static uint32_t marked_code(sheet_column *column, const sheet_cell *cell,
                            uint32_t (*add)(dictionary *, const char *, size_t, uint32_t)) {
    char short_text[SHORT];
    size_t length = cell->length;
    char *marked =
        length + 2 <= SHORT ? short_text : baremo_arena_raw(column->arena, length + 2, 1);
    memcpy(marked, cell->text, length);
    marked[length] = '\0';
    marked[length + 1] = (char)cell->kind;
    return add(&column->texts, marked, length + 2, (uint32_t)cell->row);
}

static uint32_t code_of(sheet_column *column, const sheet_cell *cell) {
    size_t length = cell->length;
    unsigned flags = 0;
    if (cell->kind != BAREMO_CELL_TEXT)
        return marked_code(column, cell, dictionary_code);
    const char *text = cleaning_text(cell->text, &length, CLEANING_UTF8, &flags, column->arena);
    return dictionary_code(&column->texts, text, length, (uint32_t)cell->row);
}

static bool is_blank(const sheet_cell *cell) {
    return !cell->length && cell->kind != BAREMO_CELL_MISSING;
}

void sheet_add(sheet *cells, const sheet_cell *cell) {
    if (is_blank(cell))
        return;
    sheet_column *column = column_at(cells, cell->column);
    add_code(cells, column, cell, code_of(column, cell));
}

/* BLANK_CODE, too, is kept: the key is known then. */
static uint32_t keep_key(sheet_column *column, uint64_t key, uint32_t code) {
    number_codes_add(&column->numbers, key, code ? code : BLANK_CODE);
    return code;
}

static void add_dense(sheet_column *column, size_t row, uint32_t code) {
    while (column->dense_count * SHEET_BLOCK < row) {
        BAREMO_ARENA_RESERVE(column->arena, column->dense, column->dense_count,
                             column->dense_capacity);
        column->dense[column->dense_count++] =
            baremo_arena_array(column->arena, SHEET_BLOCK, sizeof **column->dense);
    }
    column->dense[(row - 1) / SHEET_BLOCK][(row - 1) % SHEET_BLOCK] = code;
}

bool sheet_column_add_known(sheet_column *column, size_t row, uint64_t key) {
    uint32_t code = number_codes_find(&column->numbers, key);
    if (code && code != BLANK_CODE)
        add_dense(column, row, code);
    return code != 0;
}

void sheet_column_add_new(sheet_column *column, const sheet_cell *cell, uint64_t key) {
    bool is_number = cell->kind == BAREMO_CELL_NUMBER;
    uint32_t code = is_number        ? marked_code(column, cell, dictionary_append)
                    : is_blank(cell) ? 0
                                     : code_of(column, cell);
    if (keep_key(column, key, code))
        add_dense(column, cell->row, code);
}

bool sheet_add_known_key(sheet *cells, const sheet_cell *place, uint64_t key) {
    sheet_column *column = column_at(cells, place->column);
    uint32_t code = number_codes_find(&column->numbers, key);
    if (code)
        add_code(cells, column, place, code == BLANK_CODE ? 0 : code);
    return code != 0;
}

void sheet_add_new_key(sheet *cells, const sheet_cell *cell, uint64_t key) {
    sheet_column *column = column_at(cells, cell->column);
    uint32_t code = is_blank(cell) ? 0 : code_of(column, cell);
    add_code(cells, column, cell, keep_key(column, key, code));
}

/* A raw form of at most 16 bytes: answers repeat, so a few of them spare most look-ups. */
typedef struct sheet_recent {
    uint64_t head, tail;
    uint32_t length, code;
} sheet_recent;

static sheet_recent *recent_of(sheet_column *column, const sheet_cell *raw, sheet_recent *wanted) {
    char padded[2 * sizeof(uint64_t)] = {0};
    if (raw->length > sizeof padded)
        return NULL;
    if (!column->recent)
        column->recent = baremo_arena_array(column->arena, RECENT, sizeof *column->recent);
    memcpy(padded, raw->text, raw->length);
    memcpy(&wanted->head, padded, sizeof wanted->head);
    memcpy(&wanted->tail, padded + sizeof wanted->head, sizeof wanted->tail);
    wanted->length = (uint32_t)raw->length;
    uint64_t mixed = (wanted->head ^ (wanted->tail << 7)) * UINT64_C(0x9e3779b97f4a7c15);
    return &column->recent[(mixed >> 58) % RECENT];
}

bool sheet_add_known(sheet *cells, const sheet_cell *raw) {
    sheet_column *column = column_at(cells, raw->column);
    sheet_recent wanted = {0}, *recent = recent_of(column, raw, &wanted);
    if (recent && recent->length && recent->head == wanted.head && recent->tail == wanted.tail &&
        recent->length == wanted.length) {
        add_code(cells, column, raw, recent->code);
        return true;
    }
    uint32_t known = dictionary_find(&column->raw, raw->text, raw->length);
    if (!known)
        return false;
    wanted.code = column->raw_codes[known];
    if (recent)
        *recent = wanted;
    add_code(cells, column, raw, wanted.code);
    return true;
}

void sheet_add_new(sheet *cells, const sheet_cell *raw, const sheet_cell *cell) {
    sheet_column *column = column_at(cells, raw->column);
    uint32_t code = is_blank(cell) ? 0 : code_of(column, cell);
    add_code(cells, column, raw, code);
    /* Where nearly every cell is new it does not pay to remember them. */
    if (column->raw.count >= MOST_RAW && column->count < 2 * (size_t)column->raw.count)
        return;
    uint32_t known = dictionary_code(&column->raw, raw->text, raw->length, 0);
    if (known >= column->raw_capacity) {
        size_t larger = 2 * (size_t)known + 16;
        column->raw_codes =
            baremo_arena_grow(column->arena, column->raw_codes, column->raw_capacity, larger,
                              sizeof *column->raw_codes);
        column->raw_capacity = larger;
    }
    column->raw_codes[known] = code;
}
