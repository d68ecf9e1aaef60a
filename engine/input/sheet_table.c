/* Makes a table of a sheet's cells.
 *
 * 1. Rows without any cell are passed over, but counted: places are those of the sheet.
 * 2. Headings are found as in text files: below titles, with a second row of options joined to the
 * first.
 * 3. A cell far from all others, hidden rows and rows out of order are said in warnings; a cell
 * twice is an error.
 */
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/input/heading_find.h"
#include "engine/input/heading_rows.h"
#include "engine/input/headings.h"
#include "engine/input/notes.h"
#include "engine/input/problems.h"
#include "engine/input/sheet.h"

enum { FAR = 1000 };

typedef struct table_maker {
    sheet *cells;
    baremo_arena *scratch;
    size_t *row_numbers; /* of the rows with cells, from 1 */
    size_t row_count;
    uint32_t *indexes; /* row number -> its index in row_numbers */
    preview view;
    size_t first; /* index of the first record */
    const char **headings;
    baremo_table *table;
} table_maker;

static baremo_place place_at(const sheet *cells, size_t row, size_t column) {
    return (baremo_place){
        .file = cells->reader->bytes->shown, .sheet = cells->name, .row = row, .column = column};
}

static void say(const sheet *cells, const baremo_problem *problem, const sheet_fault *fault,
                const char *variable) {
    baremo_place place = place_at(cells, fault->row, fault->column);
    baremo_diagnostics_add(cells->reader->diagnostics, problem, &place, variable, fault->found,
                           "%s", fault->message);
}

/* -- rows -- */

typedef struct row_code {
    uint32_t row, code;
    size_t order;
} row_code;

static int by_row(const void *a, const void *b) {
    const row_code *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void report_twice(sheet *cells, size_t row, size_t column) {
    const sheet_fault fault = {&baremo_problem_cell_twice, row, column,
                               "the sheet has two cells in this place", NULL};
    sheet_fault_add(cells, &fault);
}

static void sort_column(table_maker *maker, sheet_column *column, size_t number) {
    row_code *pairs = baremo_arena_array(maker->scratch, column->count, sizeof *pairs);
    for (size_t i = 0; i < column->count; i++)
        pairs[i] = (row_code){sheet_column_at(column, i).row, sheet_column_at(column, i).code, i};
    qsort(pairs, column->count, sizeof *pairs, by_row);
    size_t kept = 0;
    for (size_t i = 0; i < column->count; i++) {
        if (kept && sheet_column_at(column, kept - 1).row == pairs[i].row) {
            report_twice(maker->cells, pairs[i].row, number);
            continue;
        }
        sheet_column_put(column, kept++, (sheet_place){pairs[i].row, pairs[i].code});
    }
    column->count = kept;
}

static void sort_columns(table_maker *maker) {
    bool unsorted = false;
    for (size_t i = 0; i < maker->cells->column_count && i < maker->cells->column_capacity; i++) {
        sheet_column *column = maker->cells->columns[i];
        if (!column || !column->unsorted)
            continue;
        unsorted = true;
        sort_column(maker, column, i + 1);
    }
    if (unsorted && !maker->cells->fault_count) {
        const sheet_fault fault = {&baremo_problem_rows_unordered, 0, 0,
                                   "the rows of the sheet are not in order", NULL};
        sheet_fault_add(maker->cells, &fault);
    }
}

static void number_rows(table_maker *maker) {
    const sheet *cells = maker->cells;
    maker->indexes =
        baremo_arena_array(maker->scratch, (size_t)cells->last_row + 1, sizeof *maker->indexes);
    for (size_t i = 0; i < cells->column_count && i < cells->column_capacity; i++)
        for (size_t j = 0; cells->columns[i] && j < cells->columns[i]->count; j++)
            maker->indexes[sheet_column_at(cells->columns[i], j).row] = 1;
    for (size_t row = 1; row <= cells->last_row; row++) {
        maker->indexes[row] |= cells->headings != NULL;
        maker->row_count += maker->indexes[row];
    }
    maker->row_numbers = baremo_arena_array(maker->scratch, maker->row_count, sizeof(size_t));
    size_t count = 0;
    for (size_t row = 1; row <= cells->last_row; row++)
        if (maker->indexes[row]) {
            maker->row_numbers[count] = row;
            maker->indexes[row] = (uint32_t)count++;
        }
}

/* A cell alone beyond a thousand empty rows is a slip of the mouse, mostly. */
static void report_far(table_maker *maker) {
    size_t last = maker->row_count - 1;
    if (last == 0 || maker->row_numbers[last] - maker->row_numbers[last - 1] <= FAR)
        return;
    for (size_t i = 0; i < maker->cells->column_count; i++) {
        const sheet_column *column = maker->cells->columns[i];
        if (!column || !column->count ||
            sheet_column_at(column, column->count - 1).row != maker->row_numbers[last])
            continue;
        const sheet_fault fault = {&baremo_problem_cell_far, maker->row_numbers[last], i + 1,
                                   "a cell stands far from all others", NULL};
        sheet_fault_add(maker->cells, &fault);
        return;
    }
}

/* -- headings -- */

static void view_cell(table_maker *maker, size_t index, size_t column, const char *text) {
    preview_record *record = &maker->view.records[index];
    record->cells[column] = text;
    if (*text) {
        record->filled++;
        record->count = column + 1 > record->count ? column + 1 : record->count;
    }
}

static void make_view(table_maker *maker) {
    const sheet *cells = maker->cells;
    size_t count = maker->row_count < PREVIEW_RECORDS ? maker->row_count : PREVIEW_RECORDS;
    maker->view.records = baremo_arena_array(maker->scratch, count, sizeof *maker->view.records);
    maker->view.count = count;
    for (size_t i = 0; i < count; i++) {
        preview_record *record = &maker->view.records[i];
        record->row = record->line = maker->row_numbers[i] - 1;
        record->cells =
            baremo_arena_array(maker->scratch, cells->column_count, sizeof *record->cells);
        for (size_t j = 0; j < cells->column_count; j++)
            record->cells[j] = "";
    }
    for (size_t j = 0; j < cells->column_count; j++) {
        const sheet_column *column = cells->columns[j];
        for (size_t i = 0; column && i < column->count; i++) {
            const sheet_place place = sheet_column_at(column, i);
            size_t index = maker->indexes[place.row];
            if (index >= count)
                break;
            view_cell(maker, index, j, dictionary_at(&column->texts, place.code)->text);
        }
    }
}

static size_t usual_cells(const preview *view) {
    size_t best = 0, best_count = 0;
    for (size_t i = 0; i < view->count; i++) {
        size_t same = 0;
        for (size_t j = 0; j < view->count; j++)
            same += view->records[j].count == view->records[i].count;
        if (view->records[i].count > 1 && same > best_count) {
            best = view->records[i].count;
            best_count = same;
        }
    }
    return best ? best : 1;
}

static void take_headings(table_maker *maker) {
    sheet *cells = maker->cells;
    const char **headings =
        baremo_arena_array(maker->scratch, cells->column_count, sizeof *headings);
    for (size_t i = 0; i < cells->column_count; i++)
        headings[i] = i < cells->heading_count ? cells->headings[i] : "";
    maker->headings = headings;
}

static void find_headings(table_maker *maker) {
    sheet *cells = maker->cells;
    if (cells->headings) {
        take_headings(maker);
        return;
    }
    make_view(maker);
    const heading_search where = {&maker->view, usual_cells(&maker->view), 0, cells->reader,
                                  cells->name};
    size_t heading = heading_find(&where);
    for (size_t i = 0; i < maker->view.count; i++)
        maker->view.records[i].count = cells->column_count;
    heading_rows more = {&maker->view, heading, maker->view.records[heading].cells,
                         cells->column_count, cells->name};
    size_t further = heading_rows_find(&more, cells->reader, maker->row_numbers[heading]);
    maker->headings = more.headings;
    maker->table->heading_row = maker->row_numbers[heading];
    maker->first = heading + 1 + further;
}

/* -- columns -- */

static void place_rows(table_maker *maker) {
    baremo_table *table = maker->table;
    size_t count = 0;
    table->row_count = maker->row_count - maker->first;
    table->breaks = baremo_arena_array(maker->cells->reader->arena, table->row_count + 1,
                                       sizeof *table->breaks);
    for (size_t record = 0; record < table->row_count; record++) {
        size_t row = maker->row_numbers[maker->first + record];
        const place_break *last = count ? &table->breaks[count - 1] : NULL;
        if (!last || row != last->row + (record - last->record))
            table->breaks[count++] = (place_break){record, row, 0};
    }
    table->break_count = count;
}

typedef struct column_lists {
    uint32_t *codes, *first_rows, *final;
    const char **texts;
    unsigned char *kinds;
    uint32_t count;
    bool has_kinds;
} column_lists;

static uint32_t final_code(table_maker *maker, const dictionary *texts, column_lists *lists,
                           uint32_t code, size_t record) {
    const dictionary_entry *entry = dictionary_at(texts, code);
    if (lists->final[code])
        return lists->final[code];
    size_t length = strlen(entry->text);
    lists->kinds[lists->count] =
        length < entry->length ? (unsigned char)entry->text[length + 1] : BAREMO_CELL_TEXT;
    lists->has_kinds |= lists->kinds[lists->count] != BAREMO_CELL_TEXT;
    lists->texts[lists->count] =
        baremo_arena_copy(maker->cells->reader->arena, entry->text, length);
    lists->first_rows[lists->count] = (uint32_t)record;
    return lists->final[code] = lists->count++;
}

static void take_cells(table_maker *maker, const sheet_column *cells, column_lists *lists) {
    for (size_t i = 0; i < cells->count; i++) {
        const sheet_place place = sheet_column_at(cells, i);
        size_t index = maker->indexes[place.row];
        if (index < maker->first)
            continue;
        size_t record = index - maker->first;
        lists->codes[record] = final_code(maker, &cells->texts, lists, place.code, record);
    }
}

/* A row a record, and codes in the order of their first row already. */
static void take_dense(table_maker *maker, const sheet_column *cells, column_lists *lists) {
    size_t rows = maker->table->row_count;
    for (uint32_t code = 1; code < cells->texts.count; code++)
        final_code(maker, &cells->texts, lists, code,
                   dictionary_at(&cells->texts, code)->first_row - 1);
    for (size_t i = 0; i < cells->dense_count && i * SHEET_BLOCK < rows; i++) {
        size_t left = rows - i * SHEET_BLOCK;
        memcpy(lists->codes + i * SHEET_BLOCK, cells->dense[i],
               (left < SHEET_BLOCK ? left : SHEET_BLOCK) * sizeof **cells->dense);
    }
}

static void fill_column(table_maker *maker, const sheet_column *cells, baremo_column *column) {
    baremo_arena *arena = maker->cells->reader->arena;
    size_t most = cells ? cells->texts.count : 1;
    column_lists lists = {.codes =
                              baremo_arena_array(arena, maker->table->row_count, sizeof(uint32_t)),
                          .first_rows = baremo_arena_array(arena, most, sizeof(uint32_t)),
                          .final = baremo_arena_array(maker->scratch, most, sizeof(uint32_t)),
                          .texts = baremo_arena_array(arena, most, sizeof(char *)),
                          .kinds = baremo_arena_array(arena, most, 1),
                          .count = 1};
    lists.texts[0] = "";
    if (cells && cells->dense_count)
        take_dense(maker, cells, &lists);
    else if (cells)
        take_cells(maker, cells, &lists);
    column->codes = lists.codes;
    column->texts = lists.texts;
    column->first_rows = lists.first_rows;
    column->kinds = lists.has_kinds ? lists.kinds : NULL;
    column->text_count = lists.count;
}

static bool is_wanted(const baremo_read_options *options, const char *key) {
    if (!options->only)
        return true;
    for (const char *const *name = options->only; *name; name++)
        if (strcmp(*name, key) == 0)
            return true;
    return false;
}

static void make_columns(table_maker *maker) {
    baremo_table *table = maker->table;
    const sheet *cells = maker->cells;
    baremo_arena *arena = cells->reader->arena;
    table->columns = baremo_arena_array(arena, cells->column_count, sizeof *table->columns);
    table->numbers = baremo_arena_array(arena, cells->column_count, sizeof *table->numbers);
    for (size_t i = 0; i < cells->column_count; i++) {
        /* The cells, and with them their texts, are freed below. */
        const char *heading = baremo_arena_text(maker->scratch, maker->headings[i]);
        maker->headings[i] = heading;
        const char *key = baremo_text_key(arena, heading);
        if (!is_wanted(cells->reader->options, key))
            continue;
        baremo_column *column = &table->columns[table->column_count];
        column->heading = baremo_arena_text(arena, heading);
        column->key = key;
        table->numbers[table->column_count++] = i + 1;
        sheet_column *filled = i < cells->column_capacity ? cells->columns[i] : NULL;
        fill_column(maker, filled, column);
        if (filled)
            sheet_column_free(filled);
    }
}

/* -- what was found on the way -- */

static void report_faults(const table_maker *maker) {
    const sheet *cells = maker->cells;
    for (size_t i = 0; i < cells->fault_count; i++) {
        const sheet_fault *fault = &cells->faults[i];
        const char *heading = fault->column && fault->column <= cells->column_count &&
                                      fault->row > maker->table->heading_row
                                  ? maker->headings[fault->column - 1]
                                  : NULL;
        say(cells, fault->problem, fault, heading);
    }
    if (cells->hidden_rows) {
        const sheet_fault fault = {
            NULL, cells->first_hidden_row, 0,
            baremo_arena_format(maker->scratch, "%zu row%s hidden, and read like the others",
                                cells->hidden_rows, cells->hidden_rows == 1 ? " is" : "s are"),
            NULL};
        say(cells, &baremo_problem_row_hidden, &fault, NULL);
    }
}

static baremo_table *report_nothing(const sheet *cells) {
    sheet_fault fault = {NULL, 0, 0, "the sheet has no cells", NULL};
    for (size_t i = 0; i < cells->fault_count; i++)
        say(cells, cells->faults[i].problem, &cells->faults[i], NULL);
    say(cells, &baremo_problem_table_empty, &fault, NULL);
    return NULL;
}

baremo_table *sheet_finish(sheet *cells) {
    table_maker maker = {.cells = cells, .scratch = cells->reader->scratch};
    baremo_arena *arena = cells->reader->arena;
    if (cells->headings) {
        cells->last_row = (uint32_t)cells->row_total;
        cells->column_count = cells->heading_count;
    } else if (!cells->cell_count) {
        return report_nothing(cells);
    }
    maker.table = baremo_arena_alloc(arena, sizeof *maker.table);
    maker.table->name = baremo_arena_text(arena, cells->name ? cells->name : cells->reader->name);
    maker.table->file = baremo_arena_text(arena, cells->reader->bytes->shown);
    maker.table->sheet = baremo_arena_text(arena, cells->name);
    maker.table->dialect = cells->dialect;
    sort_columns(&maker);
    number_rows(&maker);
    if (!cells->headings)
        report_far(&maker);
    find_headings(&maker);
    place_rows(&maker);
    make_columns(&maker);
    report_faults(&maker);
    size_t first_note = cells->headings ? maker.table->row_count : notes_find(maker.table);
    if (first_note < maker.table->row_count && first_note > 0)
        notes_drop(maker.table, first_note, arena, cells->reader->diagnostics);
    headings_check(maker.table, cells->reader);
    return maker.table;
}
