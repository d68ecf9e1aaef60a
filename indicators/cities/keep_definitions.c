/* What must be the same wherever an id is the same, with the column in which it stands.
 *
 * 1. Indicators: unit (of money: the currency is looked at elsewhere), measure, factor, direction,
 *    flow, the number of rungs of a ladder, and the range of a score. The band of an indicator to
 *    be maintained is each programme's own.
 * 2. Scales: score, direction, range. Items: type, range, reversed or not.
 */
#include <baremo/text.h>

#include "indicators/cities/keeping.h"
#include "indicators/programme/schema.h"

enum { MOST_DEFINITIONS = 8 };

static const char *direction_name(baremo_direction direction) {
    return schema_word_name(SET_DIRECTION, (int)direction);
}

/* The columns of a table by the schema's ids, 1-based; 0: not there. */
static void find_columns(keeping *at, schema_table_id id) {
    char *name = schema_table_name(at->scratch, id);
    const baremo_table *table = programme_table(at->model->tables, at->scratch, name);
    const name_index *known = schema_column_index(at->scratch, id);
    for (size_t i = 0; table && i < baremo_table_column_count(table); i++) {
        int column = 0;
        if (name_index_find_key(known, baremo_table_column(table, i)->key, &column) &&
            !at->columns[column])
            at->columns[column] = baremo_table_place(table, SIZE_MAX, i).column;
    }
}

void keep_columns(keeping *at) {
    find_columns(at, TABLE_INDICATORS);
    find_columns(at, TABLE_SCALES);
    find_columns(at, TABLE_ITEMS);
}

typedef struct definitions {
    keeping *at;
    kept_definition *items;
    size_t count;
} definitions;

static definitions definitions_new(keeping *at) {
    return (definitions){
        at, baremo_arena_array(at->arena, MOST_DEFINITIONS, sizeof(kept_definition)), 0};
}

static void add(definitions *to, schema_column_id column, const char *value) {
    to->items[to->count++] =
        (kept_definition){keep_text(to->at, schema_column_name(to->at->scratch, column)),
                          value ? value : "", to->at->columns[column]};
}

static void finish(const definitions *made, kept_outcome *outcome, baremo_place place) {
    outcome->definitions = made->items;
    outcome->definition_count = made->count;
    outcome->place = keep_place(made->at, place);
}

void keep_indicator_definitions(keeping *at, const programme_indicator *indicator,
                                kept_outcome *outcome) {
    definitions made = definitions_new(at);
    bool score = indicator->measure == PROGRAMME_SCORE && indicator->direction != BAREMO_MAINTAIN;
    bool money = outcome->indicator->value_class == BAREMO_VALUE_MONEY;
    add(&made, INDICATORS_UNIT, money ? "" : keep_text(at, indicator->unit));
    add(&made, INDICATORS_MEASURE, programme_measure_name(indicator->measure));
    add(&made, INDICATORS_FACTOR, keep_number(at, indicator->factor));
    add(&made, INDICATORS_DIRECTION, direction_name(indicator->direction));
    add(&made, INDICATORS_FLOW, programme_flow_name(indicator->flow));
    if (indicator->level_count)
        add(&made, INDICATORS_LEVELS,
            keep_text(at, baremo_arena_format(at->scratch, "%zu rungs", indicator->level_count)));
    if (score) {
        add(&made, INDICATORS_LOW, keep_number(at, indicator->low));
        add(&made, INDICATORS_HIGH, keep_number(at, indicator->high));
    }
    finish(&made, outcome, indicator->place);
}

static const programme_survey *survey_of(const keeping *at, const char *id) {
    for (size_t i = 0; i < at->model->survey_count; i++)
        if (baremo_text_equal(at->model->surveys[i].id, id))
            return &at->model->surveys[i];
    return NULL;
}

void keep_scale_definitions(keeping *at, kept_outcome *outcome) {
    const baremo_results_scale *scale = outcome->scale;
    const programme_survey *survey = survey_of(at, scale->survey);
    baremo_place place = {0};
    for (size_t i = 0; survey && i < survey->scale_count; i++)
        if (baremo_text_equal(survey->scales[i].id, scale->scale))
            place = survey->scales[i].place;
    definitions made = definitions_new(at);
    add(&made, SCALES_SCORE, scale->score);
    add(&made, SCALES_DIRECTION, direction_name(scale->direction));
    add(&made, SCALES_LOW, keep_number(at, scale->low));
    add(&made, SCALES_HIGH, keep_number(at, scale->high));
    finish(&made, outcome, place);
}

void keep_item_definitions(keeping *at, kept_outcome *outcome) {
    const baremo_results_item *item = outcome->item;
    const programme_survey *survey = survey_of(at, item->survey);
    baremo_place place = {0};
    for (size_t i = 0; survey && i < survey->item_count; i++)
        if (baremo_text_equal(survey->items[i].id, item->item))
            place = survey->items[i].place;
    definitions made = definitions_new(at);
    add(&made, ITEMS_TYPE, item->type);
    add(&made, ITEMS_MIN, keep_number(at, item->low));
    add(&made, ITEMS_MAX, keep_number(at, item->high));
    add(&made, ITEMS_REVERSE, schema_word_name(SET_YES_NO, item->reversed));
    finish(&made, outcome, place);
}
