/* The table `indicators`: its rows as they are written. Defaults and checks are in meaning.c. */
#include "indicators/programme/indicators.h"

#include <baremo/number.h>
#include <baremo/text.h>

typedef struct indicator_cells {
    word_cells kind, measure, direction, flow, target_flow, over_time, over_places, interval,
        protect;
    number_cells factor;
    reference_cells axis, action;
} indicator_cells;

static indicator_cells open_cells(reader *reading) {
    return (indicator_cells){
        .kind = cells_words(reading, INDICATORS_KIND, SET_KIND),
        .measure = cells_words(reading, INDICATORS_MEASURE, SET_MEASURE),
        .direction = cells_words(reading, INDICATORS_DIRECTION, SET_DIRECTION),
        .flow = cells_words(reading, INDICATORS_FLOW, SET_FLOW),
        .target_flow = cells_words(reading, INDICATORS_TARGET_FLOW, SET_FLOW),
        .over_time = cells_words(reading, INDICATORS_OVER_TIME, SET_COMBINE),
        .over_places = cells_words(reading, INDICATORS_OVER_PLACES, SET_COMBINE),
        .interval = cells_words(reading, INDICATORS_INTERVAL, SET_YES_NO),
        .protect = cells_words(reading, INDICATORS_PROTECT, SET_YES_NO),
        .factor = cells_numbers(reading, INDICATORS_FACTOR),
        .axis = cells_references(reading, INDICATORS_AXIS, &reading->axes, TABLE_AXES,
                                 &baremo_problem_axis_unknown),
        .action = cells_references(reading, INDICATORS_ACTION, &reading->actions, TABLE_ACTIONS,
                                   &baremo_problem_action_unknown)};
}

static indicator_source source_of(const indicator_cells *cells, uint32_t row) {
    return (indicator_source){.row = row,
                              .kind = word_at(&cells->kind, row, WORD_BLANK),
                              .measure = word_at(&cells->measure, row, WORD_BLANK),
                              .direction = word_at(&cells->direction, row, WORD_BLANK),
                              .flow = word_at(&cells->flow, row, WORD_BLANK),
                              .target_flow = word_at(&cells->target_flow, row, WORD_BLANK),
                              .over_time = word_at(&cells->over_time, row, WORD_BLANK),
                              .over_places = word_at(&cells->over_places, row, WORD_BLANK),
                              .interval = word_at(&cells->interval, row, WORD_BLANK),
                              .protect = word_at(&cells->protect, row, WORD_BLANK),
                              .factor = number_at(&cells->factor, row)};
}

static uint32_t reference_or_none(const reference_cells *cells, size_t row) {
    uint32_t index = reference_at(cells, row);
    return index == REFERENCE_UNKNOWN ? PROGRAMME_NONE : index;
}

static void read_texts(const reader *reading, programme_indicator *one, size_t row) {
    one->title = cell_text(reading, INDICATORS_TITLE, row);
    one->unit = cell_text(reading, INDICATORS_UNIT, row);
    one->baseline_note = cell_text(reading, INDICATORS_BASELINE_NOTE, row);
    one->survey = cell_text(reading, INDICATORS_SURVEY, row);
    one->subject = cell_text(reading, INDICATORS_SUBJECT, row);
    one->definition = cell_text(reading, INDICATORS_DEFINITION, row);
    one->source = cell_text(reading, INDICATORS_SOURCE, row);
    one->method = cell_text(reading, INDICATORS_METHOD, row);
    one->frequency = cell_text(reading, INDICATORS_FREQUENCY, row);
    one->responsible = cell_text(reading, INDICATORS_RESPONSIBLE, row);
    one->limitations = cell_text(reading, INDICATORS_LIMITATIONS, row);
    one->rationale = cell_text(reading, INDICATORS_RATIONALE, row);
}

static void read_levels(reader *reading, programme_indicator *one, indicator_source *source) {
    const char **levels = NULL;
    one->level_count = baremo_text_list(
        reading->arena, cell_text(reading, INDICATORS_LEVELS, source->row), &levels);
    one->levels = levels;
    const char **keys = baremo_arena_array(reading->arena, one->level_count, sizeof *keys);
    bool twice = false;
    for (size_t i = 0; i < one->level_count; i++) {
        keys[i] = baremo_text_key(reading->arena, levels[i]);
        for (size_t j = 0; j < i; j++)
            twice = twice || baremo_text_equal(keys[i], keys[j]);
    }
    source->rung_keys = keys;
    if (twice || one->level_count == 1)
        cell_problem(reading, &baremo_problem_levels_invalid, INDICATORS_LEVELS, source->row, "%s",
                     twice ? "one rung stands in the ladder twice"
                           : "a ladder has two rungs or more");
}

/* Own axis, else the action's. */
static void read_axis(reader *reading, programme_indicator *one, const indicator_cells *cells,
                      size_t row) {
    one->axis = reference_or_none(&cells->axis, row);
    one->action = reference_or_none(&cells->action, row);
    if (one->action == PROGRAMME_NONE)
        return;
    uint32_t axis = reading->model->actions[one->action].axis;
    if (one->axis == PROGRAMME_NONE && cell_blank(reading, INDICATORS_AXIS, row))
        one->axis = axis;
    if (axis != PROGRAMME_NONE && one->axis != PROGRAMME_NONE && axis != one->axis)
        cell_problem(reading, &baremo_problem_axis_differs, INDICATORS_AXIS, row,
                     "the indicator is of axis `%s` and its action `%s` of axis `%s`",
                     reading->model->axes[one->axis].id, reading->model->actions[one->action].id,
                     reading->model->axes[axis].id);
}

/* Which indicators have observations with numerators: their measure is a ratio unless another is
 * given. */
static void find_numerators(reader *reading) {
    const baremo_column *column = cell_column(reading, OBSERVATIONS_INDICATOR);
    const baremo_column *numerators = cell_column(reading, OBSERVATIONS_NUMERATOR);
    if (!column || !numerators || numerators->text_count <= 1)
        return;
    bool *with = baremo_arena_array(reading->arena, column->text_count, sizeof *with);
    for (size_t row = 0; row < reader_row_count(reading, TABLE_OBSERVATIONS); row++)
        with[column->codes[row]] = with[column->codes[row]] || numerators->codes[row];
    for (size_t i = 1; i < column->text_count; i++) {
        uint32_t indicator = id_index_find(&reading->indicators, column->texts[i]);
        if (with[i] && indicator != UINT32_MAX)
            reading->sources[indicator].numerators = true;
    }
}

void indicators_read(reader *reading) {
    const char *const *ids = NULL;
    const uint32_t *rows = NULL;
    size_t count = cells_identifiers(reading, INDICATORS_INDICATOR, &ids, &rows);
    reading->indicators = id_index_new(reading->arena, ids, count);
    reading->made = baremo_arena_array(reading->arena, count, sizeof *reading->made);
    reading->sources = baremo_arena_array(reading->arena, count, sizeof *reading->sources);
    indicator_cells cells = open_cells(reading);
    for (size_t i = 0; i < count; i++) {
        programme_indicator *one = &reading->made[i];
        reading->sources[i] = source_of(&cells, rows[i]);
        one->id = ids[i];
        one->of = PROGRAMME_NONE;
        one->place = cell_place(reading, INDICATORS_INDICATOR, rows[i]);
        (void)cell_filled(reading, INDICATORS_TITLE, rows[i]);
        read_texts(reading, one, rows[i]);
        read_levels(reading, one, &reading->sources[i]);
        read_axis(reading, one, &cells, rows[i]);
    }
    find_numerators(reading);
    reading->model->indicators = reading->made;
    reading->model->indicator_count = count;
}

size_t indicator_rung(const reader *reading, uint32_t indicator, const char *key) {
    const char *const *keys = reading->sources[indicator].rung_keys;
    for (size_t i = 0; i < reading->made[indicator].level_count; i++)
        if (baremo_text_equal(keys[i], key))
            return i + 1;
    return 0;
}

static void report_rung(reader *reading, const programme_indicator *one, schema_column_id column,
                        size_t row) {
    const char *nearest =
        baremo_text_nearest(cell_text(reading, column, row), one->levels, one->level_count);
    cell_problem(reading, &baremo_problem_rung_unknown, column, row,
                 "this is no rung of the ladder of `%s`", one->id);
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
}

double indicator_number(reader *reading, uint32_t indicator, const number_cells *cells,
                        schema_column_id column, size_t row) {
    const programme_indicator *one = &reading->made[indicator];
    if (one->measure != PROGRAMME_LEVEL)
        return number_checked(reading, cells, column, row);
    if (cell_blank(reading, column, row) || one->level_count == 0)
        return BAREMO_MISSING;
    const char *key = baremo_text_key(reading->arena, cell_text(reading, column, row));
    size_t rung = indicator_rung(reading, indicator, key);
    if (rung)
        return (double)rung;
    report_rung(reading, one, column, row);
    return BAREMO_MISSING;
}
