/* What the model is asked for: words of closed values, things by identifier, populations, places of
 * cells. */
#include "indicators/programme/programme.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "indicators/programme/schema.h"

const char *programme_kind_name(programme_kind kind) {
    return schema_word_name(SET_KIND, (int)kind);
}

const char *programme_measure_name(programme_measure measure) {
    return schema_word_name(SET_MEASURE, (int)measure);
}

const char *programme_flow_name(programme_flow flow) {
    return schema_word_name(SET_FLOW, (int)flow);
}

const char *programme_combine_name(programme_combine combine) {
    return schema_word_name(SET_COMBINE, (int)combine);
}

const char *programme_action_status_name(programme_action_status status) {
    return schema_word_name(SET_STATUS, (int)status);
}

const char *programme_role_name(programme_role role) {
    return schema_word_name(SET_ROLE, (int)role);
}

const char *programme_reason_name(programme_reason reason) {
    return schema_word_name(SET_REASON, (int)reason);
}

const char *programme_operator_name(programme_operator operation) {
    return schema_word_name(SET_OPERATOR, (int)operation);
}

const char *programme_design_name(programme_design design) {
    return schema_word_name(SET_DESIGN, (int)design);
}

const char *programme_item_type_name(programme_item_type type) {
    return schema_word_name(SET_ITEM_TYPE, (int)type);
}

const char *programme_scoring_name(programme_scoring scoring) {
    return schema_word_name(SET_SCORING, (int)scoring);
}

const char *programme_wave_name(programme_wave wave) {
    return schema_word_name(SET_WAVE, (int)wave);
}

uint32_t programme_find_axis(const programme *model, const char *id) {
    for (uint32_t i = 0; i < model->axis_count; i++)
        if (baremo_text_equal(model->axes[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

uint32_t programme_find_action(const programme *model, const char *id) {
    for (uint32_t i = 0; i < model->action_count; i++)
        if (baremo_text_equal(model->actions[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

uint32_t programme_find_indicator(const programme *model, const char *id) {
    for (uint32_t i = 0; i < model->indicator_count; i++)
        if (baremo_text_equal(model->indicators[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

uint32_t programme_find_area(const programme *model, const char *id) {
    for (uint32_t i = 0; i < model->area_count; i++)
        if (baremo_text_equal(model->areas[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

const uint32_t *programme_observation_group(const programme *model,
                                            const programme_observation *observation) {
    size_t index = (size_t)(observation - model->observations);
    return model->groups + index * model->dimension_count;
}

/* The first entry of an area, by halving. */
static size_t first_entry(const programme *model, uint32_t area) {
    size_t low = 0, high = model->population_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (model->populations[middle].area < area)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The population given for an area itself. */
static double own_population(const programme *model, uint32_t area, baremo_period period) {
    double longer = BAREMO_MISSING, sum = 0;
    int shortest = 0;
    size_t parts = 0;
    for (size_t i = first_entry(model, area);
         i < model->population_count && model->populations[i].area == area; i++) {
        const programme_population_entry *entry = &model->populations[i];
        int length = entry->period.last_day - entry->period.first_day;
        if (baremo_period_equal(entry->period, period))
            return entry->population;
        if (baremo_period_within(period, entry->period) && (shortest == 0 || length < shortest)) {
            longer = entry->population;
            shortest = length;
        }
        if (baremo_period_within(entry->period, period)) {
            sum += entry->population;
            parts++;
        }
    }
    if (!baremo_is_missing(longer))
        return longer;
    return parts ? sum / (double)parts : model->areas[area].population;
}

double programme_population(const programme *model, uint32_t area, baremo_period period) {
    double own = own_population(model, area, period), sum = 0;
    if (!baremo_is_missing(own) || model->areas[area].child_count == 0)
        return own;
    for (uint32_t i = 0; i < model->area_count; i++)
        if (model->areas[i].parent == area)
            sum += programme_population(model, i, period);
    return sum;
}

baremo_place programme_observation_place(const programme *model,
                                         const programme_observation *observation) {
    const programme_indicator *indicator = &model->indicators[observation->indicator];
    size_t column = model->value_column;
    if (indicator->measure == PROGRAMME_LEVEL)
        column = model->level_column;
    else if (!baremo_is_missing(observation->numerator) || column == SIZE_MAX)
        column = model->numerator_column;
    return baremo_table_place(model->observations_table, observation->row, column);
}

char *programme_place_text(baremo_arena *arena, baremo_place place) {
    baremo_buffer text = baremo_buffer_new(arena);
    baremo_buffer_add(&text, place.file ? place.file : "");
    if (place.sheet && *place.sheet) {
        baremo_buffer_add_char(&text, '#');
        baremo_buffer_add(&text, place.sheet);
    }
    if (place.row > 0) {
        baremo_buffer_add_char(&text, ':');
        baremo_buffer_add_column(&text, place.column);
        baremo_buffer_add_whole(&text, place.row);
    }
    return text.text;
}
