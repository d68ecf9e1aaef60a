/* The tables of a programme as a checked model: the order in which they are read. */
#include "indicators/programme/programme.h"

#include "indicators/programme/indicators.h"
#include "indicators/programme/observations.h"
#include "indicators/programme/places.h"
#include "indicators/programme/plan.h"
#include "indicators/programme/rules.h"
#include "indicators/programme/settings.h"
#include "indicators/programme/streams.h"
#include "indicators/programme/surveys.h"
#include "indicators/programme/targets.h"

const char *const *programme_table_names(baremo_arena *arena) {
    const name_index *index = schema_table_index(arena);
    const char **names = baremo_arena_array(arena, index->count + 1, sizeof *names);
    for (size_t i = 0; i < index->count; i++)
        names[i] = index->keys[i];
    return names;
}

const baremo_table *programme_table(const baremo_tables *tables, baremo_arena *arena,
                                    const char *name) {
    const name_index *index = schema_table_index(arena);
    int wanted = 0, found = 0;
    if (!name_index_find(index, name, &wanted))
        return NULL;
    for (size_t i = 0; i < tables->count; i++)
        if (name_index_find(index, baremo_table_name(tables->tables[i]), &found) && found == wanted)
            return tables->tables[i];
    return NULL;
}

/* The table `programme` first: it declares the dimensions, which are columns of the observations.
 */
static void find_all(reader *reading) {
    reader_find_tables(reading);
    reader_find_columns(reading, TABLE_PROGRAMME);
    settings_read(reading);
    dimensions_find(reading);
    for (int table = TABLE_AXES; table <= TABLE_STREAMS; table++)
        reader_find_columns(reading, (schema_table_id)table);
    reader_report_others(reading);
    settings_complete(reading);
}

static void check_complete(reader *reading) {
    static const schema_table_id subjects[] = {TABLE_INDICATORS, TABLE_ACTIONS, TABLE_SURVEYS,
                                               TABLE_CODINGS};
    baremo_place place = reader_place(reading);
    size_t rows = 0;
    bool faulty = false;
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        rows += reader_row_count(reading, subjects[i]);
        faulty = faulty || (reading->present[subjects[i]] && !reading->tables[subjects[i]]);
    }
    if (!reading->present[TABLE_PROGRAMME])
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_table_missing, &place,
                               "programme", NULL, "there is no table `programme`");
    if (rows == 0 && !faulty)
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_nothing_to_evaluate, &place,
                               NULL, NULL,
                               "there are neither indicators nor actions nor surveys nor codings");
}

/* A table of observations whose columns of values have other names would leave every indicator
 * without a value. */
static void check_value_columns(reader *reading) {
    const baremo_table *table = reading->tables[TABLE_OBSERVATIONS];
    if (!table || reading->columns[OBSERVATIONS_VALUE] != SIZE_MAX ||
        reading->columns[OBSERVATIONS_NUMERATOR] != SIZE_MAX ||
        reading->columns[OBSERVATIONS_LEVEL] != SIZE_MAX)
        return;
    baremo_place place = baremo_table_place(table, SIZE_MAX, SIZE_MAX);
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_column_missing, &place, "value",
                           NULL, "the table has no column `value`, `numerator` or `level`");
}

typedef struct reading_call {
    const programme **out;
    const baremo_tables *tables;
    const programme_options *options;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} reading_call;

static baremo_status read_all(void *argument) {
    const reading_call *call = argument;
    size_t errors = baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR);
    reader *reading = baremo_arena_alloc(call->arena, sizeof *reading);
    reading->arena = call->arena;
    reading->diagnostics = call->diagnostics;
    reading->input = call->tables;
    reading->options = call->options;
    reading->model = baremo_arena_alloc(call->arena, sizeof *reading->model);
    reading->model->tables = call->tables;
    find_all(reading);
    check_complete(reading);
    check_value_columns(reading);
    axes_read(reading);
    actions_read(reading);
    streams_read(reading);
    areas_read(reading);
    populations_read(reading);
    indicators_read(reading);
    indicators_resolve(reading);
    indicators_check(reading);
    settings_find_indicators(reading);
    targets_read(reading);
    observations_read(reading);
    populations_check(reading);
    rules_read(reading);
    survey_tables_read(reading);
    targets_check(reading);
    codings_read(reading);
    reading->model->decisions = reading->decisions;
    reading->model->decision_count = reading->decision_count;
    baremo_diagnostics_sort(call->diagnostics);
    *call->out = reading->model;
    return baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR) > errors ? BAREMO_DATA
                                                                              : BAREMO_OK;
}

baremo_status programme_read(const programme **out, const baremo_tables *tables,
                             const programme_options *options, baremo_arena *arena,
                             baremo_diagnostics *diagnostics) {
    static const programme_options none = {0};
    reading_call call = {out, tables, options ? options : &none, arena, diagnostics};
    return baremo_arena_try(arena, read_all, &call);
}
