/* What an indicator's blank cells mean, and which of its cells cannot go together. */
#include "indicators/programme/indicators.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/programme/periods.h"

/* -- defaults -- */

static bool counts_things(reader *reading, const char *unit) {
#define PROGRAMME_THING(list) {list, "", ""},
    static const name_list things[] = {
#include "indicators/programme/things.def"
    };
#undef PROGRAMME_THING
    static const size_t count = sizeof things / sizeof *things;
    if (!reading->things) {
        reading->things = name_index_new(reading->arena);
        for (size_t i = 0; i < count; i++)
            name_index_add(reading->things, &things[i], 1);
    }
    int value = 0;
    return *unit && name_index_find(reading->things, unit, &value);
}

static programme_measure default_measure(const programme_indicator *one,
                                         const indicator_source *source) {
    if (one->level_count)
        return PROGRAMME_LEVEL;
    if (*one->survey)
        return PROGRAMME_SCORE;
    return source->numerators ? PROGRAMME_RATIO : PROGRAMME_COUNT;
}

static programme_combine default_over_time(const programme_indicator *one) {
    if (one->flow != PROGRAMME_PERIOD || one->measure == PROGRAMME_LEVEL)
        return PROGRAMME_COMBINE_LAST;
    bool mean = one->measure == PROGRAMME_MEAN || one->measure == PROGRAMME_SCORE;
    return mean ? PROGRAMME_COMBINE_MEAN : PROGRAMME_COMBINE_SUM;
}

static programme_combine default_over_places(const programme_indicator *one) {
    switch (one->measure) {
    case PROGRAMME_MEAN:
    case PROGRAMME_SCORE:
        return PROGRAMME_COMBINE_MEAN;
    case PROGRAMME_LEVEL:
        return PROGRAMME_COMBINE_NONE;
    default:
        return PROGRAMME_COMBINE_SUM;
    }
}

static double default_factor(const programme_indicator *one) {
    if (baremo_text_equal(one->unit, "%"))
        return 100;
    return one->measure == PROGRAMME_RATE ? 100000 : 1;
}

static bool default_protect(reader *reading, const programme_indicator *one) {
    bool of_people = one->measure != PROGRAMME_AMOUNT && one->measure != PROGRAMME_LEVEL;
    return of_people && !counts_things(reading, one->unit);
}

static int or_default(int given, int fallback) { return given == WORD_BLANK ? fallback : given; }

static void resolve_words(reader *reading, size_t index) {
    programme_indicator *one = &reading->made[index];
    const indicator_source *source = &reading->sources[index];
    one->kind = (programme_kind)or_default(source->kind, PROGRAMME_QUANTITATIVE);
    one->measure =
        (programme_measure)or_default(source->measure, (int)default_measure(one, source));
    one->direction = (baremo_direction)or_default(source->direction, BAREMO_INCREASE);
    one->flow = (programme_flow)or_default(source->flow, PROGRAMME_PERIOD);
    one->target_flow = (programme_flow)or_default(source->target_flow, (int)one->flow);
    one->over_time = (programme_combine)or_default(source->over_time, (int)default_over_time(one));
    one->over_places =
        (programme_combine)or_default(source->over_places, (int)default_over_places(one));
    one->interval = or_default(source->interval, 1) == 1;
    one->protect = or_default(source->protect, default_protect(reading, one)) == 1;
    one->factor = source->factor > 0 ? source->factor : default_factor(one);
}

/* -- `of` -- */

static void resolve_of(reader *reading) {
    reference_cells cells = cells_references(reading, INDICATORS_OF, &reading->indicators,
                                             TABLE_INDICATORS, &baremo_problem_indicator_unknown);
    for (size_t i = 0; i < reading->model->indicator_count; i++) {
        uint32_t of = reference_at(&cells, reading->sources[i].row);
        if (of >= REFERENCE_UNKNOWN)
            continue;
        if (of == i || reference_at(&cells, reading->sources[of].row) != PROGRAMME_NONE)
            cell_problem(reading, &baremo_problem_of_chained, INDICATORS_OF,
                         reading->sources[i].row,
                         of == i ? "this is the indicator itself" : "`%s` has an `of` of its own",
                         reading->made[of].id);
        else
            reading->made[i].of = of;
    }
}

static void report_unused(reader *reading, size_t index) {
    const indicator_source *source = &reading->sources[index];
    const programme_indicator *of = &reading->made[reading->made[index].of];
    const struct {
        schema_column_id column;
        bool differs;
    } cells[] = {
        {INDICATORS_MEASURE, or_default(source->measure, (int)of->measure) != (int)of->measure},
        {INDICATORS_FLOW, or_default(source->flow, (int)of->flow) != (int)of->flow},
        {INDICATORS_DIRECTION,
         or_default(source->direction, (int)of->direction) != (int)of->direction},
        {INDICATORS_BASELINE, !cell_blank(reading, INDICATORS_BASELINE, source->row)},
        {INDICATORS_BASELINE_PERIOD, !cell_blank(reading, INDICATORS_BASELINE_PERIOD, source->row)},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (cells[i].differs)
            cell_problem(reading, &baremo_problem_of_unused, cells[i].column, source->row,
                         "this is not used: `%s` has its own", of->id);
}

static void copy_from(reader *reading, size_t index) {
    programme_indicator *one = &reading->made[index];
    const programme_indicator *of = &reading->made[one->of];
    const indicator_source *source = &reading->sources[index];
    report_unused(reading, index);
    one->measure = of->measure;
    one->flow = of->flow;
    one->target_flow = of->target_flow;
    one->direction = of->direction;
    one->over_time = of->over_time;
    one->over_places = of->over_places;
    one->factor = of->factor;
    one->levels = of->levels;
    one->level_count = of->level_count;
    reading->sources[index].rung_keys = reading->sources[one->of].rung_keys;
    one->low = of->low;
    one->high = of->high;
    one->baseline = of->baseline;
    one->baseline_period = of->baseline_period;
    one->baseline_place = of->baseline_place;
    one->baseline_note = of->baseline_note;
    one->unit = *one->unit ? one->unit : of->unit;
    one->interval = or_default(source->interval, of->interval) == 1;
    one->protect = or_default(source->protect, of->protect) == 1;
}

/* -- baseline -- */

/* A sum over a period can only be compared with one over a period as long. */
static bool needs_same_length(const programme_indicator *one) {
    return one->flow == PROGRAMME_PERIOD &&
           (one->measure == PROGRAMME_COUNT || one->measure == PROGRAMME_AMOUNT ||
            one->measure == PROGRAMME_RATE);
}

static void resolve_baseline(reader *reading, size_t index, const period_cells *periods,
                             const number_cells *baselines) {
    programme_indicator *one = &reading->made[index];
    uint32_t row = reading->sources[index].row;
    baremo_period_grain grain = reading->model->grain;
    baremo_period given = period_at(periods, row);
    reading->sources[index].baseline_dated = given.grain != BAREMO_PERIOD_NONE;
    one->baseline = indicator_number(reading, (uint32_t)index, baselines, INDICATORS_BASELINE, row);
    if (reading->columns[INDICATORS_BASELINE] != SIZE_MAX)
        one->baseline_place = cell_place(reading, INDICATORS_BASELINE, row);
    one->baseline_period =
        given.grain ? period_in_grain(given, grain) : period_before_start(reading->model);
    bool misfit = given.grain &&
                  (!one->baseline_period.grain || (needs_same_length(one) && given.grain != grain));
    if (misfit)
        cell_problem(reading, &baremo_problem_period_grain, INDICATORS_BASELINE_PERIOD, row,
                     "this is not as long as the periods by which the programme is evaluated");
    else if (!one->baseline_period.grain && !baremo_is_missing(one->baseline))
        cell_problem(reading, &baremo_problem_baseline_undated, INDICATORS_BASELINE, row,
                     "this baseline has no period");
}

void indicators_resolve(reader *reading) {
    size_t count = reading->model->indicator_count;
    for (size_t i = 0; i < count; i++)
        resolve_words(reading, i);
    resolve_of(reading);
    period_cells periods = cells_periods(reading, INDICATORS_BASELINE_PERIOD);
    number_cells baselines = cells_mixed(reading, INDICATORS_BASELINE);
    number_cells lows = cells_mixed(reading, INDICATORS_LOW);
    number_cells highs = cells_mixed(reading, INDICATORS_HIGH);
    for (size_t i = 0; i < count; i++) {
        programme_indicator *one = &reading->made[i];
        uint32_t row = reading->sources[i].row;
        if (one->of != PROGRAMME_NONE)
            continue;
        resolve_baseline(reading, i, &periods, &baselines);
        one->low = indicator_number(reading, (uint32_t)i, &lows, INDICATORS_LOW, row);
        one->high = indicator_number(reading, (uint32_t)i, &highs, INDICATORS_HIGH, row);
        one->decimals = baremo_is_missing(one->baseline) || one->measure == PROGRAMME_LEVEL
                            ? 0
                            : decimals_at(&baselines, row);
    }
    for (size_t i = 0; i < count; i++)
        if (reading->made[i].of != PROGRAMME_NONE)
            copy_from(reading, i);
}

/* -- checks -- */

static bool has_parts(const programme_indicator *one) {
    return one->measure == PROGRAMME_RATIO || one->measure == PROGRAMME_RATE;
}

static bool can_be_added(const programme_indicator *one) {
    return one->measure == PROGRAMME_COUNT || one->measure == PROGRAMME_AMOUNT || has_parts(one);
}

/* Why values of different times cannot be combined in this way, or NULL. */
static const char *against_over_time(const programme_indicator *one) {
    programme_combine how = one->over_time;
    if (how == PROGRAMME_COMBINE_SUM && one->flow == PROGRAMME_STOCK)
        return "a stock has no sum over time: it would count things twice";
    if (how == PROGRAMME_COMBINE_SUM && one->flow == PROGRAMME_CUMULATIVE)
        return "a cumulative series has no sum over time: it is one";
    if (how == PROGRAMME_COMBINE_SUM && !can_be_added(one))
        return "means, scores and levels have no sum";
    if (how == PROGRAMME_COMBINE_MEAN && one->measure == PROGRAMME_LEVEL)
        return "levels have no mean";
    bool of_values = how == PROGRAMME_COMBINE_MEAN || how == PROGRAMME_COMBINE_MIN ||
                     how == PROGRAMME_COMBINE_MAX;
    return has_parts(one) && of_values
               ? "ratios and rates combine from their parts: sum, last, first or none"
               : NULL;
}

static void check_over_time(reader *reading, const programme_indicator *one, uint32_t row) {
    const char *reason = against_over_time(one);
    if (reason)
        cell_problem(reading, &baremo_problem_combine_impossible, INDICATORS_OVER_TIME, row, "%s",
                     reason);
}

static const char *against_over_places(const programme_indicator *one) {
    programme_combine how = one->over_places;
    bool sum_or_mean = how == PROGRAMME_COMBINE_SUM || how == PROGRAMME_COMBINE_MEAN;
    if (how == PROGRAMME_COMBINE_LAST || how == PROGRAMME_COMBINE_FIRST)
        return "places have no first and last";
    if (one->measure == PROGRAMME_LEVEL && sum_or_mean)
        return "levels have neither sum nor mean: min, max or none";
    if (has_parts(one) && how != PROGRAMME_COMBINE_SUM && how != PROGRAMME_COMBINE_NONE)
        return "ratios and rates combine from their parts: sum or none";
    return how == PROGRAMME_COMBINE_SUM && !can_be_added(one) ? "means and scores have no sum"
                                                              : NULL;
}

static void check_over_places(reader *reading, const programme_indicator *one, uint32_t row) {
    const char *reason = against_over_places(one);
    if (reason)
        cell_problem(reading, &baremo_problem_combine_impossible, INDICATORS_OVER_PLACES, row, "%s",
                     reason);
}

static void check_target_flow(reader *reading, const programme_indicator *one, uint32_t row) {
    bool possible =
        one->target_flow == one->flow || (can_be_added(one) && one->flow == PROGRAMME_PERIOD &&
                                          one->target_flow == PROGRAMME_CUMULATIVE);
    if (!possible)
        cell_problem(reading, &baremo_problem_target_flow_impossible, INDICATORS_TARGET_FLOW, row,
                     "targets cannot be `%s` where the observations of a %s are `%s`",
                     programme_flow_name(one->target_flow), programme_measure_name(one->measure),
                     programme_flow_name(one->flow));
}

static void check_band(reader *reading, const programme_indicator *one, uint32_t row) {
    bool maintained = one->direction == BAREMO_MAINTAIN;
    if (maintained && cell_blank(reading, INDICATORS_LOW, row))
        cell_problem(reading, &baremo_problem_band_missing, INDICATORS_LOW, row,
                     "the indicator is to be maintained and has no lower limit");
    if (maintained && cell_blank(reading, INDICATORS_HIGH, row))
        cell_problem(reading, &baremo_problem_band_missing, INDICATORS_HIGH, row,
                     "the indicator is to be maintained and has no upper limit");
    if (one->low > one->high)
        cell_problem(reading, &baremo_problem_band_reversed, INDICATORS_LOW, row,
                     "the lower limit is above the upper one, `%s`",
                     cell_text(reading, INDICATORS_HIGH, row));
}

static bool names_survey(const reader *reading, schema_column_id column, const char *survey) {
    const baremo_column *cells = cell_column(reading, column);
    for (size_t i = 1; cells && i < cells->text_count; i++)
        if (baremo_text_equal(cells->texts[i], survey))
            return true;
    return false;
}

static void check_survey(reader *reading, const programme_indicator *one, uint32_t row) {
    if (!*one->survey)
        return;
    if (!reading->tables[TABLE_SURVEYS] && !reading->tables[TABLE_CODINGS])
        reader_table_needed(reading, TABLE_SURVEYS, INDICATORS_SURVEY);
    else if (!names_survey(reading, SURVEYS_SURVEY, one->survey) &&
             !names_survey(reading, CODINGS_SURVEY, one->survey) &&
             !names_survey(reading, CODINGS_SOURCE, one->survey))
        cell_problem(reading, &baremo_problem_survey_unknown, INDICATORS_SURVEY, row,
                     "this survey is not in the table `surveys`");
}

void indicators_check(reader *reading) {
    for (size_t i = 0; i < reading->model->indicator_count; i++) {
        const programme_indicator *one = &reading->made[i];
        uint32_t row = reading->sources[i].row;
        check_survey(reading, one, row);
        if (reading->sources[i].factor <= 0)
            cell_problem(reading, &baremo_problem_factor_invalid, INDICATORS_FACTOR, row,
                         "a factor is above zero");
        if (one->of != PROGRAMME_NONE)
            continue;
        if (one->measure == PROGRAMME_LEVEL && one->level_count == 0)
            cell_problem(reading, &baremo_problem_levels_missing, INDICATORS_LEVELS, row,
                         "the indicator is a level and has no ladder");
        check_over_time(reading, one, row);
        check_over_places(reading, one, row);
        check_target_flow(reading, one, row);
        check_band(reading, one, row);
    }
}
