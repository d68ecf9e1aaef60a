/* A programme given back with its problems: its tables as they were read, and where the problems
 * are in them. */
#include "indicators/template/marked.h"

#include <stdint.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/template/template.h"

typedef struct marking {
    baremo_arena *arena;
    const programme *model;
    baremo_draft *draft;
    const baremo_table **sources; /* of the tables of the draft */
    size_t source_capacity, source_count;
} marking;

/* -- tables -- */

/* What is known of a column by its heading: its kind, words and references, so that corrections are
 * checked as they are typed. */
static void describe(const baremo_draft_table *known, const name_index *names,
                     baremo_draft_column *column) {
    int id = 0;
    const char *heading = column->heading;
    if (!name_index_find(names, heading, &id))
        return;
    *column = known->columns[template_column((schema_column_id)id)];
    column->heading = heading;
    column->note = NULL;
}

static void add_columns(marking *of, int id, const baremo_table *source,
                        baremo_draft_table *table) {
    const baremo_draft_table *known = NULL;
    const name_index *names = NULL;
    if (id >= 0) {
        known =
            template_table(baremo_draft_new(of->arena, of->draft->language), (schema_table_id)id);
        names = schema_column_index(of->arena, (schema_table_id)id);
    }
    for (size_t i = 0; i < baremo_table_column_count(source); i++) {
        const char *heading = baremo_table_column(source, i)->heading;
        baremo_draft_column *column = baremo_draft_column_add(of->draft, table, heading, heading);
        if (known)
            describe(known, names, column);
    }
}

static void copy_cell(const baremo_table *source, size_t row, size_t index,
                      baremo_draft_cell *cell) {
    const baremo_column *column = baremo_table_column(source, index);
    uint32_t code = column->codes[row];
    bool number = column->kinds && column->kinds[code] == BAREMO_CELL_NUMBER;
    cell->text = column->texts[code];
    cell->as = number ? BAREMO_DRAFT_AS_NUMBER : BAREMO_DRAFT_AS_TEXT;
}

static void add_table(marking *of, const baremo_table *source) {
    int id = -1;
    const char *title = baremo_table_name(source);
    const char *name = title;
    if (name_index_find(schema_table_index(of->arena), title, &id))
        name = schema_table_name(of->arena, (schema_table_id)id);
    if (baremo_draft_find(of->draft, name))
        name = baremo_arena_format(of->arena, "%s (%zu)", title, of->source_count);
    baremo_draft_table *table = baremo_draft_add(of->draft, name, title);
    BAREMO_ARENA_RESERVE(of->arena, of->sources, of->source_count, of->source_capacity);
    of->sources[of->source_count++] = source;
    add_columns(of, id, source, table);
    for (size_t row = 0; row < baremo_table_row_count(source); row++) {
        baremo_draft_cell *cells = baremo_draft_row(of->draft, table);
        for (size_t i = 0; i < table->column_count; i++)
            copy_cell(source, row, i, &cells[i]);
    }
}

/* -- answers in the programme's own workbook -- */

static bool has_sheet(const marking *of, const char *sheet) {
    for (size_t i = 0; i < of->source_count; i++)
        if (baremo_text_equal(baremo_table_sheet(of->sources[i]), sheet))
            return true;
    return false;
}

static void add_answers(marking *of, const programme_answers_file *file) {
    const baremo_tables *tables = of->model->tables;
    const char *slash = strrchr(tables->path, '/'), *own = slash ? slash + 1 : tables->path;
    if (tables->folder || !*file->sheet || strcmp(file->name, own) != 0)
        return;
    const baremo_read_options options = {.sheet = file->sheet, .shown = own};
    baremo_diagnostics *unheard = baremo_diagnostics_new(of->arena); /* said already */
    const baremo_table *table = NULL;
    if (baremo_table_read(tables->path, &options, of->arena, unheard, &table) == BAREMO_NO_MEMORY)
        baremo_arena_fail(of->arena);
    if (table && !has_sheet(of, baremo_table_sheet(table)))
        add_table(of, table);
}

/* -- problems -- */

static bool same(const char *a, const char *b) {
    return baremo_text_equal(a, b) || (baremo_text_blank(a) && baremo_text_blank(b));
}

static size_t source_of(const marking *of, const baremo_place *place) {
    for (size_t i = 0; i < of->source_count; i++)
        if (same(baremo_table_file(of->sources[i]), place->file) &&
            same(baremo_table_sheet(of->sources[i]), place->sheet))
            return i;
    return SIZE_MAX;
}

/* The row of the table that stands in a row of the sheet; SIZE_MAX: the headings, or none. */
static size_t row_of(const baremo_table *table, size_t sheet_row) {
    size_t low = 0, high = baremo_table_row_count(table);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (baremo_table_place(table, middle, SIZE_MAX).row < sheet_row)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < baremo_table_row_count(table) &&
                 baremo_table_place(table, low, SIZE_MAX).row == sheet_row;
    return found ? low : SIZE_MAX;
}

static size_t column_of(const baremo_table *table, size_t sheet_column) {
    for (size_t i = 0; sheet_column && i < baremo_table_column_count(table); i++)
        if (baremo_table_place(table, SIZE_MAX, i).column == sheet_column)
            return i;
    return SIZE_MAX;
}

static const char *message_of(const marking *of, const baremo_diagnostic *one) {
    if (baremo_text_blank(one->variable))
        return one->message;
    return baremo_arena_format(of->arena, "%s: %s", one->variable, one->message);
}

static void add_problem(marking *of, const baremo_diagnostic *one) {
    baremo_draft_problem *problem = baremo_draft_problem_add(of->draft);
    size_t index = source_of(of, &one->place);
    problem->severity = one->severity;
    problem->message = message_of(of, one);
    problem->remedy = one->remedy;
    problem->code = one->problem->code;
    problem->found = one->found;
    problem->place = programme_place_text(of->arena, one->place);
    problem->repeated = one->repeated;
    if (index == SIZE_MAX)
        return;
    problem->table = of->draft->tables[index]->name;
    problem->row = row_of(of->sources[index], one->place.row);
    problem->column = column_of(of->sources[index], one->place.column);
}

baremo_draft *marked_make(baremo_arena *arena, const programme *model, const char *language,
                          const baremo_diagnostics *diagnostics) {
    marking of = {.arena = arena, .model = model, .draft = baremo_draft_new(arena, language)};
    of.draft->problems_title = names_first(arena, &schema_companions[COMPANION_PROBLEMS], language);
    for (size_t i = 0; model && i < model->tables->count; i++)
        add_table(&of, model->tables->tables[i]);
    for (size_t i = 0; model && i < model->survey_count; i++)
        for (size_t j = 0; j < model->surveys[i].file_count; j++)
            add_answers(&of, &model->surveys[i].files[j]);
    for (size_t i = 0; i < baremo_diagnostics_length(diagnostics); i++)
        if (baremo_diagnostics_at(diagnostics, i)->severity != BAREMO_NOTE)
            add_problem(&of, baremo_diagnostics_at(diagnostics, i));
    return of.draft;
}
