/* Drafts: their lists and how they grow. */
#include <baremo/draft.h>

#include <stdint.h>
#include <string.h>

#include <baremo/text.h>

baremo_draft *baremo_draft_new(baremo_arena *arena, const char *language) {
    baremo_draft *draft = baremo_arena_alloc(arena, sizeof *draft);
    draft->arena = arena;
    draft->language = language;
    return draft;
}

baremo_draft_table *baremo_draft_add(baremo_draft *draft, const char *name, const char *title) {
    baremo_draft_table *table = baremo_arena_alloc(draft->arena, sizeof *table);
    table->name = name;
    table->title = title;
    BAREMO_ARENA_RESERVE(draft->arena, draft->tables, draft->table_count, draft->table_capacity);
    draft->tables[draft->table_count++] = table;
    return table;
}

baremo_draft_table *baremo_draft_find(const baremo_draft *draft, const char *name) {
    for (size_t i = 0; i < draft->table_count; i++)
        if (strcmp(draft->tables[i]->name, name) == 0)
            return draft->tables[i];
    return NULL;
}

baremo_draft_column *baremo_draft_column_add(baremo_draft *draft, baremo_draft_table *table, const char *name,
                                             const char *heading) {
    BAREMO_ARENA_RESERVE(draft->arena, table->columns, table->column_count, table->column_capacity);
    baremo_draft_column *column = &table->columns[table->column_count++];
    *column = (baremo_draft_column){.name = name, .heading = heading};
    return column;
}

size_t baremo_draft_column_find(const baremo_draft_table *table, const char *name) {
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

baremo_draft_cell *baremo_draft_row(baremo_draft *draft, baremo_draft_table *table) {
    size_t width = table->column_count;
    if (table->row_count == table->row_capacity) {
        size_t capacity = table->row_capacity ? 2 * table->row_capacity : 16;
        table->cells = baremo_arena_grow(draft->arena, table->cells, table->row_count * width, capacity * width,
                                         sizeof *table->cells);
        table->row_capacity = capacity;
    }
    return &table->cells[width * table->row_count++];
}

baremo_draft_cell *baremo_draft_at(const baremo_draft_table *table, size_t row, size_t column) {
    return &table->cells[row * table->column_count + column];
}

baremo_draft_problem *baremo_draft_problem_add(baremo_draft *draft) {
    BAREMO_ARENA_RESERVE(draft->arena, draft->problems, draft->problem_count, draft->problem_capacity);
    baremo_draft_problem *problem = &draft->problems[draft->problem_count++];
    *problem = (baremo_draft_problem){.row = SIZE_MAX, .column = SIZE_MAX};
    return problem;
}
