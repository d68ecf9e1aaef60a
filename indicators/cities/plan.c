/* The plan of a comparison, from its tables.
 *
 * 1. Every table of a plan may be left out. Other tables of a programme may stand beside them: the
 *    plan of a comparison of areas is the programme itself.
 * 2. A row of `comparison` needs both goalposts, low below high. A blank weight is 1.
 */
#include "indicators/cities/plan.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/problems.h"
#include "indicators/programme/places.h"
#include "indicators/programme/reader.h"
#include "indicators/programme/settings.h"

/* -- which settings are given -- */

static bool key_given(reader *reading, const name_index *known, schema_key key) {
    for (size_t row = 0; row < reader_row_count(reading, TABLE_PROGRAMME); row++) {
        int found = 0;
        if (name_index_find(known, cell_text(reading, PROGRAMME_KEY, row), &found) &&
            found == (int)key && !cell_blank(reading, PROGRAMME_VALUE, row))
            return true;
    }
    return false;
}

static void find_given(reader *reading, cities_plan *plan) {
    const name_index *known = schema_key_index(reading->arena);
    plan->given.id = key_given(reading, known, KEY_ID);
    plan->given.title = key_given(reading, known, KEY_TITLE);
    plan->given.language = key_given(reading, known, KEY_LANGUAGE);
    plan->given.currency = key_given(reading, known, KEY_CURRENCY);
    plan->given.confidence = key_given(reading, known, KEY_CONFIDENCE);
    plan->given.seed = key_given(reading, known, KEY_SEED);
    plan->given.min_cell = key_given(reading, known, KEY_MIN_CELL);
    plan->given.ranks = key_given(reading, known, KEY_RANKS);
    plan->given.order = key_given(reading, known, KEY_ORDER);
    plan->given.synthetic = key_given(reading, known, KEY_SYNTHETIC);
}

/* -- comparison -- */

typedef struct member_cells {
    number_cells weights, lows, highs;
    word_cells directions;
} member_cells;

static bool goalposts_usable(reader *reading, size_t row, const plan_member *member) {
    bool whole = true;
    const struct {
        schema_column_id column;
        double value;
    } posts[] = {{COMPARISON_LOW, member->low}, {COMPARISON_HIGH, member->high}};
    for (size_t i = 0; i < 2; i++) {
        bool there = reading->columns[posts[i].column] != SIZE_MAX;
        if (there && !cell_blank(reading, posts[i].column, row)) {
            whole = whole && !baremo_is_missing(posts[i].value);
            continue;
        }
        whole = false;
        cell_problem(reading, &baremo_problem_goalpost_missing,
                     there ? posts[i].column : COMPARISON_INDICATOR, row,
                     "the indicator `%s` of the composite has no %s goalpost", member->indicator,
                     i ? "upper" : "lower");
    }
    if (whole && member->low >= member->high) {
        cell_problem(reading, &baremo_problem_goalposts_equal, COMPARISON_HIGH, row,
                     "the upper goalpost of `%s` is not above the lower one, `%s`",
                     member->indicator, cell_text(reading, COMPARISON_LOW, row));
        return false;
    }
    return whole;
}

static bool weight_usable(reader *reading, size_t row, plan_member *member) {
    if (baremo_is_missing(member->weight))
        member->weight = 1;
    if (member->weight >= 0)
        return true;
    cell_problem(reading, &baremo_problem_member_weight, COMPARISON_WEIGHT, row,
                 "a weight cannot be below zero");
    return false;
}

static bool is_repeated(reader *reading, const plan_member *members, size_t count,
                        const char *indicator, size_t row) {
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(members[i].indicator, indicator)) {
            cell_problem(reading, &baremo_problem_member_twice, COMPARISON_INDICATOR, row,
                         "this indicator stands in %s already",
                         baremo_place_text(reading->arena, members[i].place));
            return true;
        }
    return false;
}

static plan_member member_at(reader *reading, const member_cells *cells, size_t row) {
    const char *pillar = cell_text(reading, COMPARISON_PILLAR, row);
    return (plan_member){.indicator = cell_text(reading, COMPARISON_INDICATOR, row),
                         .pillar = *pillar ? pillar : NULL,
                         .weight = number_at(&cells->weights, row),
                         .low = number_at(&cells->lows, row),
                         .high = number_at(&cells->highs, row),
                         .direction = word_at(&cells->directions, row, -1),
                         .place = cell_place(reading, COMPARISON_INDICATOR, row)};
}

static void read_members(reader *reading, cities_plan *plan) {
    size_t row_count = reader_row_count(reading, TABLE_COMPARISON);
    plan_member *members = baremo_arena_array(reading->arena, row_count + 1, sizeof *members);
    if (!reading->tables[TABLE_COMPARISON])
        return;
    member_cells cells = {cells_numbers(reading, COMPARISON_WEIGHT),
                          cells_numbers(reading, COMPARISON_LOW),
                          cells_numbers(reading, COMPARISON_HIGH),
                          cells_words(reading, COMPARISON_DIRECTION, SET_DIRECTION)};
    for (size_t row = 0; row < row_count; row++) {
        if (reader_row_blank(reading, TABLE_COMPARISON, row) ||
            !cell_filled(reading, COMPARISON_INDICATOR, row))
            continue;
        plan_member one = member_at(reading, &cells, row);
        plan->weights_given = plan->weights_given || !baremo_is_missing(one.weight);
        bool usable = goalposts_usable(reading, row, &one);
        usable = weight_usable(reading, row, &one) && usable;
        if (!is_repeated(reading, members, plan->member_count, one.indicator, row) && usable)
            members[plan->member_count++] = one;
    }
    plan->members = members;
    plan->members_place = baremo_table_place(reading->tables[TABLE_COMPARISON], SIZE_MAX, SIZE_MAX);
}

/* -- exchange -- */

static void read_rates(reader *reading, cities_plan *plan) {
    size_t row_count = reader_row_count(reading, TABLE_EXCHANGE);
    plan_rate *rates = baremo_arena_array(reading->arena, row_count + 1, sizeof *rates);
    number_cells numbers = cells_numbers(reading, EXCHANGE_RATE);
    for (size_t row = 0; row < row_count; row++) {
        if (reader_row_blank(reading, TABLE_EXCHANGE, row))
            continue;
        bool filled = cell_filled(reading, EXCHANGE_CURRENCY, row);
        filled = cell_filled(reading, EXCHANGE_RATE, row) && filled;
        plan_rate one = {cell_text(reading, EXCHANGE_CURRENCY, row), number_at(&numbers, row),
                         cell_place(reading, EXCHANGE_RATE, row)};
        bool twice = false;
        for (size_t i = 0; i < plan->rate_count && filled; i++)
            twice = twice || baremo_text_equal(rates[i].currency, one.currency);
        if (twice)
            cell_problem(reading, &baremo_problem_exchange_twice, EXCHANGE_CURRENCY, row,
                         "this currency has a rate already");
        else if (filled && !baremo_is_missing(one.rate) && one.rate <= 0)
            cell_problem(reading, &baremo_problem_exchange_rate, EXCHANGE_RATE, row,
                         "a rate of exchange is above zero");
        else if (filled && !baremo_is_missing(one.rate))
            rates[plan->rate_count++] = one;
    }
    plan->rates = rates;
}

/* -- the whole -- */

typedef struct plan_call {
    const cities_plan **out;
    const baremo_tables *tables;
    const char *name;
    const programme_options *options;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} plan_call;

static void find_tables(reader *reading) {
    static const schema_table_id wanted[] = {TABLE_PROGRAMME, TABLE_AREAS, TABLE_COMPARISON,
                                             TABLE_EXCHANGE};
    bool any = false;
    reader_find_tables(reading);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        reader_find_columns(reading, wanted[i]);
        any = any || reading->tables[wanted[i]];
    }
    const baremo_place whole = {.file = reading->input->path};
    if (!any)
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_plan_empty, &whole, NULL, NULL,
                               "it has none of the tables of a plan");
}

static void name_place(const plan_call *call, baremo_place *place) {
    if (place->file)
        place->file = baremo_file_within(call->arena, call->name, place->file);
}

/* Places as among several programmes, for what is found later. */
static void name_places(const plan_call *call, cities_plan *plan, const reader *reading) {
    plan_member *members = baremo_arena_array(call->arena, plan->member_count + 1, sizeof *members);
    programme_area *areas =
        baremo_arena_array(call->arena, reading->model->area_count + 1, sizeof *areas);
    for (size_t i = 0; i < plan->member_count; i++) {
        members[i] = plan->members[i];
        name_place(call, &members[i].place);
    }
    for (size_t i = 0; i < reading->model->area_count; i++) {
        areas[i] = reading->model->areas[i];
        name_place(call, &areas[i].place);
    }
    plan_rate *rates = baremo_arena_array(call->arena, plan->rate_count + 1, sizeof *rates);
    for (size_t i = 0; i < plan->rate_count; i++) {
        rates[i] = plan->rates[i];
        name_place(call, &rates[i].place);
    }
    name_place(call, &plan->members_place);
    name_place(call, &plan->place);
    name_place(call, &plan->settings.order_place);
    plan->rates = rates;
    plan->members = members;
    plan->areas = areas;
    plan->area_count = reading->model->area_count;
}

static baremo_status read_plan(void *argument) {
    const plan_call *call = argument;
    size_t errors = baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR);
    cities_plan *plan = baremo_arena_alloc(call->arena, sizeof *plan);
    reader *reading = baremo_arena_alloc(call->arena, sizeof *reading);
    reading->arena = call->arena;
    reading->diagnostics = call->diagnostics;
    reading->input = call->tables;
    reading->options = call->options;
    reading->model = baremo_arena_alloc(call->arena, sizeof *reading->model);
    reading->model->tables = plan->tables = call->tables;
    find_tables(reading);
    settings_read(reading);
    if (reading->tables[TABLE_PROGRAMME])
        find_given(reading, plan);
    if (!reading->present[TABLE_INDICATORS]) /* each programme names its own */
        settings_find_indicators(reading);
    areas_read(reading);
    read_members(reading, plan);
    read_rates(reading, plan);
    plan->settings = reading->model->settings;
    if (reading->tables[TABLE_PROGRAMME])
        plan->place = baremo_table_place(reading->tables[TABLE_PROGRAMME], SIZE_MAX, SIZE_MAX);
    name_places(call, plan, reading);
    baremo_diagnostics_sort(call->diagnostics);
    *call->out = plan;
    return baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR) > errors ? BAREMO_DATA
                                                                              : BAREMO_OK;
}

baremo_status cities_plan_read(const cities_plan **out, const baremo_tables *tables,
                               const char *name, const programme_options *options,
                               baremo_arena *arena, baremo_diagnostics *diagnostics) {
    plan_call call = {out, tables, name, options, arena, diagnostics};
    return baremo_arena_try(arena, read_plan, &call);
}
