/* Observations: a row a measurement, checked against what its indicator is. Their order is made in
 * ordering.c. */
#include "indicators/programme/observations.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/programme/indicators.h"
#include "indicators/programme/ordering.h"
#include "indicators/programme/periods.h"

void dimensions_find(reader *reading) {
    const programme *model = reading->model;
    const baremo_table *table = reading->tables[TABLE_OBSERVATIONS];
    size_t *columns = baremo_arena_array(reading->arena, model->dimension_count, sizeof *columns);
    for (size_t i = 0; i < model->dimension_count; i++) {
        columns[i] = table ? baremo_table_find(table, model->dimensions[i].id) : SIZE_MAX;
        if (!table || columns[i] != SIZE_MAX)
            continue;
        baremo_place place = baremo_table_place(table, SIZE_MAX, SIZE_MAX);
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_dimension_absent, &place,
                               model->dimensions[i].id, NULL,
                               "this dimension is declared and has no column here");
    }
    reading->dimension_columns = columns;
}

/* -- dimensions -- */

/* What each text of a dimension's column is: 0 for blank and total, else its number among the
 * values. */
static const uint32_t *read_dimension(reader *reading, programme_dimension *dimension,
                                      size_t column) {
    const baremo_column *cells = baremo_table_column(reading->tables[TABLE_OBSERVATIONS], column);
    const name_index *total = schema_word_index(reading->arena, SET_TOTAL);
    const char **keys = baremo_arena_array(reading->arena, cells->text_count, sizeof *keys);
    const char **values = baremo_arena_array(reading->arena, cells->text_count + 1, sizeof *values);
    uint32_t *numbers = baremo_arena_array(reading->arena, cells->text_count, sizeof *numbers);
    for (size_t i = 0; i < cells->text_count; i++)
        keys[i] = baremo_text_key(reading->arena, cells->texts[i]);
    id_index same = id_index_new(reading->arena, keys, cells->text_count);
    values[0] = "";
    dimension->value_count = 1;
    for (size_t i = 1; i < cells->text_count; i++) {
        int whole = 0;
        uint32_t first = id_index_find(&same, keys[i]);
        if (name_index_find_key(total, keys[i], &whole))
            continue;
        if (first == i) {
            values[dimension->value_count] = cells->texts[i];
            numbers[i] = (uint32_t)dimension->value_count++;
        } else
            numbers[i] = numbers[first];
    }
    dimension->values = values;
    return numbers;
}

/* -- rows -- */

typedef struct dimension_cells {
    const baremo_column *column; /* NULL: not there */
    const uint32_t *values;      /* one a distinct text */
} dimension_cells;

typedef struct observation_cells {
    reader *reading;
    reference_cells indicators, areas;
    period_cells periods;
    const bool *period_fits; /* one a distinct text */
    number_cells values, numerators, denominators;
    const baremo_column *levels;
    const char *const *level_keys; /* one a distinct text */
    word_cells reasons;
    dimension_cells *dimensions;
} observation_cells;

static const bool *fitting_periods(const reader *reading, const period_cells *periods) {
    size_t count = periods->column ? periods->column->text_count : 0;
    baremo_period end = reading->model->settings.end;
    bool *fits = baremo_arena_array(reading->arena, count, sizeof *fits);
    for (size_t i = 1; i < count; i++)
        fits[i] = baremo_period_coarsen(periods->values[i], reading->model->grain).grain &&
                  !(end.grain && periods->values[i].first_day > end.last_day);
    return fits;
}

static void open_dimensions(observation_cells *cells, programme *model) {
    reader *reading = cells->reading;
    programme_dimension *dimensions =
        baremo_arena_array(reading->arena, model->dimension_count, sizeof *dimensions);
    cells->dimensions =
        baremo_arena_array(reading->arena, model->dimension_count, sizeof *cells->dimensions);
    static const char *const none[] = {""};
    for (size_t d = 0; d < model->dimension_count; d++) {
        size_t column = reading->dimension_columns[d];
        dimensions[d] = (programme_dimension){model->dimensions[d].id, none, 1};
        if (column == SIZE_MAX)
            continue;
        cells->dimensions[d].column =
            baremo_table_column(reading->tables[TABLE_OBSERVATIONS], column);
        cells->dimensions[d].values = read_dimension(reading, &dimensions[d], column);
    }
    model->dimensions = dimensions;
}

static observation_cells open_cells(reader *reading) {
    observation_cells cells = {
        .reading = reading,
        .indicators = cells_references(reading, OBSERVATIONS_INDICATOR, &reading->indicators,
                                       TABLE_INDICATORS, &baremo_problem_indicator_unknown),
        .areas = cells_references(reading, OBSERVATIONS_AREA, &reading->areas, TABLE_AREAS,
                                  &baremo_problem_area_unknown),
        .periods = cells_periods(reading, OBSERVATIONS_PERIOD),
        .values = cells_mixed(reading, OBSERVATIONS_VALUE),
        .numerators = cells_numbers(reading, OBSERVATIONS_NUMERATOR),
        .denominators = cells_numbers(reading, OBSERVATIONS_DENOMINATOR),
        .levels = cell_column(reading, OBSERVATIONS_LEVEL),
        .reasons = cells_words(reading, OBSERVATIONS_MISSING, SET_REASON)};
    cells.period_fits = fitting_periods(reading, &cells.periods);
    size_t level_count = cells.levels ? cells.levels->text_count : 0;
    const char **keys = baremo_arena_array(reading->arena, level_count, sizeof *keys);
    for (size_t i = 0; i < level_count; i++)
        keys[i] = baremo_text_key(reading->arena, cells.levels->texts[i]);
    cells.level_keys = keys;
    open_dimensions(&cells, reading->model);
    return cells;
}

static bool read_level(const observation_cells *cells, size_t row, programme_observation *one) {
    reader *reading = cells->reading;
    static const schema_column_id others[] = {OBSERVATIONS_VALUE, OBSERVATIONS_NUMERATOR,
                                              OBSERVATIONS_DENOMINATOR};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!cell_blank(reading, others[i], row)) {
            cell_problem(reading, &baremo_problem_level_expected, others[i], row,
                         "`%s` is a level: its rung belongs into the column `level`",
                         reading->made[one->indicator].id);
            return false;
        }
    uint32_t code = cells->levels ? cells->levels->codes[row] : 0;
    if (code == 0 || reading->made[one->indicator].level_count == 0)
        return true;
    size_t rung = indicator_rung(reading, one->indicator, cells->level_keys[code]);
    if (rung == 0) {
        const programme_indicator *ladder = &reading->made[one->indicator];
        const char *nearest =
            baremo_text_nearest(cells->levels->texts[code], ladder->levels, ladder->level_count);
        cell_problem(reading, &baremo_problem_rung_unknown, OBSERVATIONS_LEVEL, row,
                     "this is no rung of the ladder of `%s`", ladder->id);
        if (nearest)
            baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
        return false;
    }
    one->value = (double)rung;
    return true;
}

typedef struct row_parts {
    bool value, numerator, denominator; /* filled in */
    bool ratio;                         /* the indicator has both parts */
    bool rests_on_n; /* it has a denominator: of a mean, the number it rests on */
    bool excused;    /* the row says why something is missing */
} row_parts;

/* What is wrong with the numerator: beside a value, without a use, or absent beside its
 * denominator. */
static const baremo_problem *numerator_problem(const row_parts *parts) {
    if (parts->value && parts->numerator)
        return &baremo_problem_value_and_parts;
    if (parts->numerator && !parts->ratio)
        return &baremo_problem_parts_unexpected;
    bool alone = parts->denominator && !parts->numerator && !parts->value && !parts->excused;
    return parts->ratio && alone ? &baremo_problem_numerator_missing : NULL;
}

static const baremo_problem *denominator_problem(const row_parts *parts) {
    if (parts->denominator && !parts->ratio && !parts->rests_on_n)
        return &baremo_problem_parts_unexpected;
    return parts->numerator && !parts->denominator ? &baremo_problem_denominator_missing : NULL;
}

static bool check_parts(reader *reading, size_t row, const programme_observation *one) {
    const programme_indicator *indicator = &reading->made[one->indicator];
    programme_measure measure = indicator->measure;
    row_parts parts = {.value = !cell_blank(reading, OBSERVATIONS_VALUE, row),
                       .numerator = !cell_blank(reading, OBSERVATIONS_NUMERATOR, row),
                       .denominator = !cell_blank(reading, OBSERVATIONS_DENOMINATOR, row),
                       .ratio = measure == PROGRAMME_RATIO,
                       .rests_on_n = measure == PROGRAMME_MEAN || measure == PROGRAMME_SCORE,
                       .excused = !cell_blank(reading, OBSERVATIONS_MISSING, row)};
    schema_column_id column = OBSERVATIONS_NUMERATOR;
    const baremo_problem *problem = numerator_problem(&parts);
    if (!problem) {
        problem = denominator_problem(&parts);
        column = OBSERVATIONS_DENOMINATOR;
    }
    if (problem)
        cell_problem(reading, problem, column, row, "%s (indicator `%s`, a %s)", problem->summary,
                     indicator->id, programme_measure_name(measure));
    return !problem;
}

static bool whole_number(double value) { return value == floor(value); }

static bool check_amounts(reader *reading, size_t row, const programme_observation *one) {
    const programme_indicator *indicator = &reading->made[one->indicator];
    bool counted = indicator->measure == PROGRAMME_COUNT || indicator->measure == PROGRAMME_RATE;
    const char *measure = programme_measure_name(indicator->measure);
    if (counted && one->value < 0)
        cell_problem(reading, &baremo_problem_count_negative, OBSERVATIONS_VALUE, row,
                     "`%s` is a %s and cannot be negative", indicator->id, measure);
    else if (counted && !baremo_is_missing(one->value) && !whole_number(one->value))
        cell_problem(reading, &baremo_problem_count_fraction, OBSERVATIONS_VALUE, row,
                     "`%s` is a %s, and this is not a whole number", indicator->id, measure);
    else if (one->denominator < 0)
        cell_problem(reading, &baremo_problem_denominator_negative, OBSERVATIONS_DENOMINATOR, row,
                     "a denominator is zero or more");
    else if (one->numerator < 0 && indicator->factor == 100)
        cell_problem(reading, &baremo_problem_count_negative, OBSERVATIONS_NUMERATOR, row,
                     "the numerator of a percentage cannot be negative");
    else
        return true;
    return false;
}

static bool read_figures(const observation_cells *cells, size_t row, programme_observation *one) {
    reader *reading = cells->reading;
    programme_indicator *indicator = &reading->made[one->indicator];
    if (!cell_blank(reading, OBSERVATIONS_LEVEL, row)) {
        cell_problem(reading, &baremo_problem_level_unexpected, OBSERVATIONS_LEVEL, row,
                     "`%s` is no level and has no ladder", indicator->id);
        return false;
    }
    one->value = number_checked(reading, &cells->values, OBSERVATIONS_VALUE, row);
    one->numerator = number_at(&cells->numerators, row);
    one->denominator = number_at(&cells->denominators, row);
    bool unreadable =
        baremo_is_missing(one->value) && !cell_blank(reading, OBSERVATIONS_VALUE, row);
    if (unreadable || !check_parts(reading, row, one) || !check_amounts(reading, row, one))
        return false;
    if (one->numerator > one->denominator && indicator->factor == 100)
        cell_problem(reading, &baremo_problem_numerator_above, OBSERVATIONS_NUMERATOR, row,
                     "the numerator of `%s` is above its denominator `%s`", indicator->id,
                     cell_text(reading, OBSERVATIONS_DENOMINATOR, row));
    int decimals = baremo_is_missing(one->value) ? 0 : decimals_at(&cells->values, row);
    indicator->decimals = decimals > indicator->decimals ? decimals : indicator->decimals;
    return true;
}

static bool read_reason(const observation_cells *cells, size_t row, programme_observation *one) {
    reader *reading = cells->reading;
    bool filled = !cell_blank(reading, OBSERVATIONS_VALUE, row) ||
                  !cell_blank(reading, OBSERVATIONS_NUMERATOR, row) ||
                  !cell_blank(reading, OBSERVATIONS_LEVEL, row);
    int fallback = filled ? PROGRAMME_REASON_NONE : PROGRAMME_REASON_BLANK;
    one->reason = (programme_reason)word_at(&cells->reasons, row, fallback);
    if (!filled || cell_blank(reading, OBSERVATIONS_MISSING, row))
        return true;
    cell_problem(reading, &baremo_problem_value_and_reason, OBSERVATIONS_MISSING, row,
                 "the row gives a value and a reason why there is none");
    return false;
}

static bool read_place(const observation_cells *cells, size_t row, programme_observation *one) {
    reader *reading = cells->reading;
    bool filled = cell_filled(reading, OBSERVATIONS_INDICATOR, row);
    filled = cell_filled(reading, OBSERVATIONS_PERIOD, row) && filled;
    *one = (programme_observation){.indicator = reference_at(&cells->indicators, row),
                                   .area = reference_at(&cells->areas, row),
                                   .row = (uint32_t)row,
                                   .period = period_at(&cells->periods, row),
                                   .value = BAREMO_MISSING,
                                   .numerator = BAREMO_MISSING,
                                   .denominator = BAREMO_MISSING};
    bool fits = filled && cells->period_fits[cells->periods.column->codes[row]];
    if (filled && one->period.grain && !fits)
        fits = period_usable(reading, OBSERVATIONS_PERIOD, row, one->period);
    return filled && fits && one->period.grain && one->indicator < REFERENCE_UNKNOWN &&
           one->area != REFERENCE_UNKNOWN;
}

static bool read_row(const observation_cells *cells, size_t row, programme_observation *one) {
    reader *reading = cells->reading;
    if (reader_row_blank(reading, TABLE_OBSERVATIONS, row))
        return false;
    bool placed = read_place(cells, row, one);
    if (one->indicator >= REFERENCE_UNKNOWN)
        return false;
    bool level = reading->made[one->indicator].measure == PROGRAMME_LEVEL;
    bool valued = level ? read_level(cells, row, one) : read_figures(cells, row, one);
    return read_reason(cells, row, one) && valued && placed;
}

static uint32_t dimension_at(const dimension_cells *cells, size_t row) {
    return cells->column ? cells->values[cells->column->codes[row]] : 0;
}

void observations_read(reader *reading) {
    programme *model = reading->model;
    model->observations_table = reading->tables[TABLE_OBSERVATIONS];
    model->value_column = reading->columns[OBSERVATIONS_VALUE];
    model->numerator_column = reading->columns[OBSERVATIONS_NUMERATOR];
    model->level_column = reading->columns[OBSERVATIONS_LEVEL];
    if (!model->observations_table)
        return;
    observation_cells cells = open_cells(reading);
    size_t rows = reader_row_count(reading, TABLE_OBSERVATIONS), count = 0;
    baremo_arena *scratch = baremo_arena_new(reading->arena);
    programme_observation *observations = baremo_arena_raw(scratch, rows, sizeof *observations);
    uint32_t *groups =
        baremo_arena_raw(scratch, rows * (model->dimension_count + 1), sizeof *groups);
    for (size_t row = 0; row < rows; row++) {
        if (!read_row(&cells, row, &observations[count]))
            continue;
        for (size_t d = 0; d < model->dimension_count; d++)
            groups[count * model->dimension_count + d] = dimension_at(&cells.dimensions[d], row);
        count++;
    }
    observations_order(reading, &(unordered){observations, groups, count, scratch});
    baremo_arena_free(scratch);
}
