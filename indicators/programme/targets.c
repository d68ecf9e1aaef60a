/* Targets: read, put in order by indicator, area and period, and held against baseline and
 * direction. */
#include "indicators/programme/targets.h"

#include <stdlib.h>

#include <baremo/number.h>

#include "indicators/programme/indicators.h"
#include "indicators/programme/periods.h"

typedef struct target_cells {
    reader *reading;
    reference_cells indicators, areas;
    period_cells periods;
    number_cells values;
} target_cells;

/* A target for what adds up over a period is for a period as long as those that are evaluated. */
static bool target_period(const target_cells *cells, size_t row, const programme_indicator *one,
                          baremo_period *period) {
    reader *reading = cells->reading;
    baremo_period given = period_at(&cells->periods, row);
    bool adds = one->measure == PROGRAMME_COUNT || one->measure == PROGRAMME_AMOUNT ||
                one->measure == PROGRAMME_RATE;
    *period = period_in_grain(given, reading->model->grain);
    if (!given.grain)
        return false;
    if (!period->grain ||
        (adds && one->target_flow == PROGRAMME_PERIOD && given.grain != reading->model->grain)) {
        cell_problem(reading, &baremo_problem_period_grain, TARGETS_PERIOD, row,
                     "this is not as long as the periods by which the programme is evaluated");
        return false;
    }
    baremo_period end = reading->model->settings.end;
    if (end.grain && period->first_day > end.last_day)
        cell_problem(reading, &baremo_problem_target_after_end, TARGETS_PERIOD, row,
                     "this lies after the end of the programme, %s",
                     baremo_period_text(reading->arena, end));
    return true;
}

static bool target_wanted(const target_cells *cells, size_t row, const programme_indicator *one) {
    if (one->of != PROGRAMME_NONE) {
        cell_problem(cells->reading, &baremo_problem_of_unused, TARGETS_INDICATOR, row,
                     "this target is not used: `%s` is judged by the targets of `%s`", one->id,
                     cells->reading->made[one->of].id);
        return false;
    }
    if (one->direction == BAREMO_MAINTAIN)
        cell_problem(cells->reading, &baremo_problem_target_unused, TARGETS_TARGET, row,
                     "this target is not used: `%s` is judged by its band", one->id);
    return one->direction != BAREMO_MAINTAIN;
}

static bool target_of(const target_cells *cells, size_t row, programme_target *target) {
    reader *reading = cells->reading;
    bool filled = cell_filled(reading, TARGETS_INDICATOR, row);
    filled = cell_filled(reading, TARGETS_PERIOD, row) && filled;
    filled = cell_filled(reading, TARGETS_TARGET, row) && filled;
    uint32_t indicator = reference_at(&cells->indicators, row);
    uint32_t area = reference_at(&cells->areas, row);
    if (!filled || indicator >= REFERENCE_UNKNOWN || area == REFERENCE_UNKNOWN)
        return false;
    programme_indicator *one = &reading->made[indicator];
    if (!target_wanted(cells, row, one))
        return false;
    *target = (programme_target){
        .indicator = indicator,
        .area = area,
        .value = indicator_number(reading, indicator, &cells->values, TARGETS_TARGET, row),
        .rationale = cell_text(reading, TARGETS_RATIONALE, row),
        .place = cell_place(reading, TARGETS_TARGET, row)};
    bool usable = target_period(cells, row, one, &target->period);
    if (!usable || baremo_is_missing(target->value))
        return false;
    int decimals = one->measure == PROGRAMME_LEVEL ? 0 : decimals_at(&cells->values, row);
    one->decimals = decimals > one->decimals ? decimals : one->decimals;
    return true;
}

static int in_order(const void *left, const void *right) {
    const programme_target *a = left, *b = right;
    if (a->indicator != b->indicator)
        return a->indicator < b->indicator ? -1 : 1;
    /* The programme's own, PROGRAMME_NONE, wraps to 0 and comes first. */
    uint32_t area_a = a->area + 1, area_b = b->area + 1;
    if (area_a != area_b)
        return area_a < area_b ? -1 : 1;
    int order = baremo_period_compare(a->period, b->period);
    return order ? order : (a->place.row > b->place.row) - (a->place.row < b->place.row);
}

static bool same_cell(const programme_target *a, const programme_target *b) {
    return a->indicator == b->indicator && a->area == b->area &&
           baremo_period_equal(a->period, b->period);
}

static size_t drop_repeated(reader *reading, programme_target *targets, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && same_cell(&targets[kept - 1], &targets[i])) {
            baremo_diagnostics_add(reading->diagnostics, &baremo_problem_target_twice,
                                   &targets[i].place, reading->made[targets[i].indicator].id, NULL,
                                   "the target for %s stands in %s already",
                                   baremo_period_text(reading->arena, targets[i].period),
                                   baremo_place_text(reading->arena, targets[kept - 1].place));
            continue;
        }
        targets[kept++] = targets[i];
    }
    return kept;
}

/* Gives each indicator its targets; those of the indicator named by `of` are shared. */
static void hand_out(reader *reading, const programme_target *targets, size_t count) {
    for (size_t i = 0; i < count; i++) {
        programme_indicator *one = &reading->made[targets[i].indicator];
        if (one->target_count++ == 0)
            one->targets = &targets[i];
    }
    for (size_t i = 0; i < reading->model->indicator_count; i++) {
        programme_indicator *one = &reading->made[i];
        if (one->of == PROGRAMME_NONE)
            continue;
        const programme_indicator *of = &reading->made[one->of];
        one->targets = of->targets;
        one->target_count = of->target_count;
        one->decimals = of->decimals > one->decimals ? of->decimals : one->decimals;
    }
}

void targets_read(reader *reading) {
    target_cells cells = {.reading = reading,
                          .indicators =
                              cells_references(reading, TARGETS_INDICATOR, &reading->indicators,
                                               TABLE_INDICATORS, &baremo_problem_indicator_unknown),
                          .areas = cells_references(reading, TARGETS_AREA, &reading->areas,
                                                    TABLE_AREAS, &baremo_problem_area_unknown),
                          .periods = cells_periods(reading, TARGETS_PERIOD),
                          .values = cells_mixed(reading, TARGETS_TARGET)};
    size_t rows = reader_row_count(reading, TABLE_TARGETS), count = 0;
    programme_target *targets = baremo_arena_array(reading->arena, rows, sizeof *targets);
    for (size_t row = 0; row < rows; row++)
        if (!reader_row_blank(reading, TABLE_TARGETS, row) &&
            target_of(&cells, row, &targets[count]))
            count++;
    if (count)
        qsort(targets, count, sizeof *targets, in_order);
    hand_out(reading, targets, drop_repeated(reading, targets, count));
}

/* -- against baseline and direction -- */

/* The value of an observation by itself. */
static double observed(const programme_indicator *one, const programme_observation *observation) {
    if (one->measure == PROGRAMME_RATIO && observation->denominator > 0)
        return observation->numerator / observation->denominator * one->factor;
    return one->measure == PROGRAMME_RATE ? BAREMO_MISSING : observation->value;
}

/* The baseline as given, else the observation of the whole programme at its period. */
static double baseline_of(const programme *model, const programme_indicator *one) {
    if (!baremo_is_missing(one->baseline) || !one->baseline_period.grain)
        return one->baseline;
    for (size_t i = 0; i < one->observation_count; i++) {
        const programme_observation *observation = &model->observations[one->first_observation + i];
        const uint32_t *group = programme_observation_group(model, observation);
        bool whole = observation->area == PROGRAMME_NONE &&
                     baremo_period_equal(observation->period, one->baseline_period);
        for (size_t d = 0; d < model->dimension_count; d++)
            whole = whole && group[d] == 0;
        if (whole)
            return observed(one, observation);
    }
    return BAREMO_MISSING;
}

static void check_direction(reader *reading, const programme_indicator *one,
                            const programme_target *last) {
    double baseline = baseline_of(reading->model, one);
    bool against = (one->direction == BAREMO_INCREASE && last->value < baseline) ||
                   (one->direction == BAREMO_DECREASE && last->value > baseline);
    if (!against || one->target_flow != one->flow)
        return;
    char target[BAREMO_NUMBER_SIZE], from[BAREMO_NUMBER_SIZE];
    baremo_number_print(target, last->value);
    baremo_number_print(from, baseline);
    bool ladder = one->measure == PROGRAMME_LEVEL;
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_target_against_direction,
                           &last->place, one->id,
                           ladder ? one->levels[(size_t)last->value - 1] : target,
                           "the last target lies %s the baseline %s and the indicator should %s",
                           last->value < baseline ? "below" : "above",
                           ladder ? one->levels[(size_t)baseline - 1] : from,
                           schema_word_name(SET_DIRECTION, (int)one->direction));
}

void targets_check(reader *reading) {
    for (size_t i = 0; i < reading->model->indicator_count; i++) {
        const programme_indicator *one = &reading->made[i];
        const programme_target *last = NULL;
        for (size_t t = 0; one->of == PROGRAMME_NONE && t < one->target_count; t++) {
            const programme_target *target = &one->targets[t];
            if (target->area == PROGRAMME_NONE)
                last = target;
            if (one->baseline_period.grain &&
                target->period.last_day <= one->baseline_period.last_day)
                baremo_diagnostics_add(reading->diagnostics, &baremo_problem_target_before_baseline,
                                       &target->place, one->id,
                                       baremo_period_text(reading->arena, target->period),
                                       "this target does not lie after the baseline, %s",
                                       baremo_period_text(reading->arena, one->baseline_period));
        }
        if (last)
            check_direction(reading, one, last);
    }
}
