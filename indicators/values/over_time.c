/* The value of one area and group in a period.
 *
 *  1. A row of the period itself is the value; it is checked against the parts where all are there.
 *  2. Otherwise the sub-periods of the next finer grain combine by over_time, each found in the
 * same way. Parts expected are the sub-periods of the finest grain that the indicator uses in that
 *     period, in any area; an absent row is missing like a blank.
 *  3. `last` and `first` rest on one sub-period: the others may be missing.
 *  4. With a part missing there is no value, or, with programme.partial, one over what is there.
 *  5. A stock or cumulative series is never summed over time.
 */
#include "indicators/values/over_time.h"

#include <math.h>

#include "engine/results/notes.h"

value_work value_work_new(baremo_arena *arena, const programme *model,
                          const programme_indicator *indicator, const value_index *index) {
    return (value_work){.arena = arena,
                        .model = model,
                        .indicator = indicator,
                        .index = index,
                        .rule = {indicator->measure, indicator->factor, indicator->decimals},
                        .partial = model->settings.partial};
}

void value_push(value_work *work, const value_cell *cell) {
    BAREMO_ARENA_RESERVE(work->arena, work->stack, work->stack_count, work->stack_capacity);
    work->stack[work->stack_count++] = *cell;
}

static void trace(value_work *work, uint32_t observation) {
    BAREMO_ARENA_RESERVE(work->arena, work->trace, work->trace_count, work->trace_capacity);
    work->trace[work->trace_count++] = observation;
}

/* -- periods -- */

static baremo_period holding(int day, baremo_period_grain grain) {
    baremo_period one = {BAREMO_PERIOD_DAY, day, day};
    return baremo_period_coarsen(one, grain);
}

uint32_t value_periods_within(baremo_period period, baremo_period_grain grain) {
    if (grain == BAREMO_PERIOD_DAY)
        return (uint32_t)(period.last_day - period.first_day + 1);
    int steps =
        baremo_period_distance(holding(period.first_day, grain), holding(period.last_day, grain));
    return (uint32_t)steps + 1;
}

unsigned value_grains(const value_index *index, baremo_period period) {
    unsigned grains = 0;
    for (size_t s = 0; s < index->slot_count; s++) {
        size_t count = 0;
        size_t first = value_slot_rows(index, &index->slots[s], period, &count);
        for (size_t i = first; i < first + count; i++)
            grains |= 1U << index->observations[index->order[i]].period.grain;
    }
    return grains;
}

/* The next grain in use that is finer than `grain`; NONE: there is none. */
static baremo_period_grain finer(unsigned grains, baremo_period_grain grain) {
    for (int g = (int)grain + 1; g <= (int)BAREMO_PERIOD_DAY; g++)
        if (g != (int)BAREMO_PERIOD_SCHOOL_YEAR && (grains & (1U << g)))
            return (baremo_period_grain)g;
    return BAREMO_PERIOD_NONE;
}

static baremo_period_grain finest(unsigned grains, baremo_period_grain grain) {
    baremo_period_grain found = grain;
    for (baremo_period_grain next = grain; next; next = finer(grains, next))
        found = next;
    return found;
}

/* Asked for once a slot: the answer for the same period is kept. */
static uint32_t parts_within(value_work *work, baremo_period period, unsigned grains) {
    struct value_parts *last = &work->parts;
    if (last->grains != grains || !baremo_period_equal(last->period, period))
        *last = (struct value_parts){period, grains,
                                     value_periods_within(period, finest(grains, period.grain))};
    return last->count;
}

/* The first row of a slot that does not begin before `day`. */
static size_t lower_bound(const value_index *index, const value_slot *slot, int day) {
    size_t low = slot->first, high = slot->first + slot->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->observations[index->order[middle]].period.first_day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t value_slot_rows(const value_index *index, const value_slot *slot, baremo_period period,
                       size_t *count) {
    size_t first = lower_bound(index, slot, period.first_day);
    size_t end = lower_bound(index, slot, period.last_day + 1);
    /* coarser periods that begin on the same day stand before those within */
    while (first < end &&
           !baremo_period_within(index->observations[index->order[first]].period, period))
        first++;
    *count = end - first;
    return first;
}

/* -- a row -- */

static double sum_below(value_work *work, uint32_t area, baremo_period period);

/* The population of an area's children where they have any, else its own. */
static double population_of(value_work *work, uint32_t area, baremo_period period) {
    double below = work->model->areas[area].child_count ? sum_below(work, area, period) : NAN;
    return baremo_is_missing(below) ? programme_population(work->model, area, period) : below;
}

static double sum_below(value_work *work, uint32_t area, baremo_period period) {
    const programme *model = work->model;
    double sum = 0;
    bool any = false;
    for (uint32_t a = 0; a < model->area_count; a++) {
        if (model->areas[a].parent != area || model->areas[a].role != PROGRAMME_ROLE_PROGRAMME)
            continue;
        sum += population_of(work, a, period);
        any = true;
    }
    return any ? sum : BAREMO_MISSING;
}

double value_programme_population(value_work *work, baremo_period period) {
    for (size_t i = work->population_count; i-- > 0;)
        if (baremo_period_equal(work->populations[i].period, period))
            return work->populations[i].population;
    BAREMO_ARENA_RESERVE(work->arena, work->populations, work->population_count,
                         work->population_capacity);
    double population = sum_below(work, PROGRAMME_NONE, period);
    work->populations[work->population_count].period = period;
    work->populations[work->population_count++].population = population;
    return population;
}

static const baremo_note_kind *reason_note(programme_reason reason) {
    static const baremo_note_kind *const notes[] = {
        [PROGRAMME_REASON_NONE] = &baremo_note_no_value,
        [PROGRAMME_REASON_BLANK] = &baremo_note_not_observed,
        [PROGRAMME_REASON_NOT_COLLECTED] = &baremo_note_not_collected,
        [PROGRAMME_REASON_NOT_APPLICABLE] = &baremo_note_not_applicable,
        [PROGRAMME_REASON_REFUSED] = &baremo_note_refused,
        [PROGRAMME_REASON_DONT_KNOW] = &baremo_note_dont_know,
        [PROGRAMME_REASON_CONFIDENTIAL] = &baremo_note_confidential,
    };
    return notes[reason];
}

static bool whole(double number) { return number == floor(number); }

static void fill_rate(value_work *work, const value_slot *slot, const programme_observation *row,
                      value_cell *cell) {
    cell->numerator = baremo_is_missing(row->value) ? row->numerator : row->value;
    cell->denominator = row->denominator;
    if (baremo_is_missing(cell->denominator)) {
        cell->shared = slot->group != 0;
        cell->denominator = slot->area == PROGRAMME_NONE
                                ? value_programme_population(work, row->period)
                                : population_of(work, slot->area, row->period);
    }
    cell->value = BAREMO_MISSING;
    cell->fractional = !whole(cell->numerator);
    value_settle(&work->rule, cell);
}

static void fill_mean(const programme_observation *row, value_cell *cell) {
    cell->denominator = row->denominator;
    if (baremo_is_missing(row->value)) {
        cell->numerator = row->numerator;
        cell->value = row->numerator / row->denominator;
        if (row->denominator == 0 || baremo_is_missing(cell->value)) {
            cell->value = BAREMO_MISSING;
            cell->reason = &baremo_note_denominator_is_zero;
        }
    } else {
        cell->value = row->value;
        cell->numerator = row->value * row->denominator;
    }
}

static void fill_ratio(const value_rule *rule, const programme_observation *row, value_cell *cell) {
    bool parts = !baremo_is_missing(row->numerator) && !baremo_is_missing(row->denominator);
    cell->value = row->value;
    if (!parts)
        return;
    cell->numerator = row->numerator;
    cell->denominator = row->denominator;
    cell->fractional = !whole(row->numerator) || !whole(row->denominator);
    value_settle(rule, cell);
}

value_cell value_of_row(value_work *work, const value_slot *slot, uint32_t observation) {
    const programme_observation *row = &work->index->observations[observation];
    value_cell cell = value_cell_none(NULL, 1);
    cell.place = slot->area;
    cell.trace = work->trace_count;
    if (row->reason != PROGRAMME_REASON_NONE) {
        cell.reason = reason_note(row->reason);
        return cell;
    }
    cell.given = cell.complete = true;
    cell.received = cell.observations = 1;
    trace(work, observation);
    cell.trace_count = 1;
    switch (work->rule.measure) {
    case PROGRAMME_RATIO:
        fill_ratio(&work->rule, row, &cell);
        break;
    case PROGRAMME_RATE:
        fill_rate(work, slot, row, &cell);
        break;
    case PROGRAMME_MEAN:
    case PROGRAMME_SCORE:
        fill_mean(row, &cell);
        break;
    default:
        cell.value = row->value;
    }
    return cell;
}

/* -- its parts -- */

/* A run of a slot's rows, all within `period`. */
typedef struct run {
    const value_slot *slot;
    size_t begin, end;
    baremo_period period;
    unsigned grains;
} run;

static value_cell value_of_run(value_work *work, const run *rows);

static const baremo_note_kind *grain_note(baremo_period_grain grain) {
    switch (grain) {
    case BAREMO_PERIOD_HALF:
        return &baremo_note_parts_of_halves;
    case BAREMO_PERIOD_QUARTER:
        return &baremo_note_parts_of_quarters;
    case BAREMO_PERIOD_MONTH:
        return &baremo_note_parts_of_months;
    case BAREMO_PERIOD_DAY:
        return &baremo_note_parts_of_days;
    default:
        return &baremo_note_parts_of_periods;
    }
}

/* What came of the sub-periods. */
typedef struct parts {
    size_t base; /* of their cells on the stack */
    uint32_t received, wanted;
    uint32_t complete; /* sub-periods without a missing part */
    uint32_t expected; /* sub-periods */
    bool first_complete, last_complete;
} parts;

static bool usable(const value_work *work, const value_cell *cell) {
    return cell->complete || (work->partial && cell->received > 0);
}

static void push_part(value_work *work, const run *sub, baremo_period within, parts *to) {
    value_cell cell = value_of_run(work, sub);
    to->received += cell.received;
    to->complete += cell.complete;
    if (cell.complete && sub->period.first_day == within.first_day)
        to->first_complete = true;
    if (cell.complete && sub->period.last_day == within.last_day)
        to->last_complete = true;
    if (usable(work, &cell))
        value_push(work, &cell);
    else
        work->trace_count = cell.trace;
}

static parts push_parts(value_work *work, const run *rows, baremo_period_grain grain) {
    const value_index *index = work->index;
    parts to = {.base = work->stack_count,
                .wanted = parts_within(work, rows->period, rows->grains),
                .expected = value_periods_within(rows->period, grain)};
    for (size_t i = rows->begin; i < rows->end;) {
        baremo_period sub =
            baremo_period_coarsen(index->observations[index->order[i]].period, grain);
        size_t end = i + 1;
        while (end < rows->end && sub.grain &&
               baremo_period_within(index->observations[index->order[end]].period, sub))
            end++;
        if (sub.grain)
            push_part(work, &(run){rows->slot, i, end, sub, rows->grains}, rows->period, &to);
        i = end;
    }
    return to;
}

/* Rule 3: one sub-period decides. Only its observations are traced. */
static value_cell take_end(value_work *work, const parts *of, bool last) {
    value_cell *cells = &work->stack[of->base];
    size_t count = work->stack_count - of->base;
    value_cell cell = last ? cells[count - 1] : cells[0];
    cell.complete = last ? of->last_complete : of->first_complete;
    return cell;
}

static bool stock_summed(const value_work *work, programme_combine operation) {
    return operation == PROGRAMME_COMBINE_SUM && work->indicator->flow != PROGRAMME_PERIOD &&
           work->rule.measure != PROGRAMME_RATIO;
}

static value_cell combine_parts(value_work *work, const parts *of, programme_combine operation) {
    value_cell *cells = &work->stack[of->base];
    size_t count = work->stack_count - of->base;
    if (count && (operation == PROGRAMME_COMBINE_LAST || operation == PROGRAMME_COMBINE_FIRST))
        return take_end(work, of, operation == PROGRAMME_COMBINE_LAST);
    value_cell cell = value_combine(&work->rule, VALUE_TIME, operation, cells, count, of->expected);
    if (count && stock_summed(work, operation)) {
        cell.value = BAREMO_MISSING;
        cell.reason = &baremo_note_stock_not_summed;
    }
    cell.complete = of->complete == of->expected;
    return cell;
}

static void say_incomplete(value_work *work, const run *rows, value_cell *cell) {
    cell->parts_note = grain_note(finest(rows->grains, rows->period.grain));
    cell->parts_there = cell->received;
    cell->parts_wanted = cell->wanted;
    if (work->partial && cell->received > 0)
        return;
    cell->value = cell->numerator = cell->denominator = BAREMO_MISSING;
    cell->reason = cell->received ? NULL : &baremo_note_not_observed;
    if (!cell->received)
        cell->parts_note = NULL;
}

/* The value from the sub-periods of the next finer grain. */
static value_cell value_of_parts(value_work *work, const run *rows, baremo_period_grain grain) {
    size_t trace_start = work->trace_count;
    programme_combine operation = work->indicator->over_time;
    parts of = push_parts(work, rows, grain);
    value_cell cell = combine_parts(work, &of, operation);
    work->stack_count = of.base;
    if (!(operation == PROGRAMME_COMBINE_LAST || operation == PROGRAMME_COMBINE_FIRST)) {
        cell.trace = trace_start;
        cell.trace_count = work->trace_count - trace_start;
    }
    cell.given = false;
    cell.place = rows->slot->area;
    cell.wanted = of.wanted;
    cell.received = cell.complete ? of.wanted : of.received;
    cell.time_grain = (unsigned char)grain;
    cell.time_operation = (unsigned char)operation;
    cell.parts_note = NULL;
    if (!cell.complete)
        say_incomplete(work, rows, &cell);
    return cell;
}

static const char *grain_plural(baremo_period_grain grain) {
    static const char *const names[] = {"periods",  "years",  "school years", "half-years",
                                        "quarters", "months", "days"};
    return names[grain];
}

/* Rule 1: the row of the whole period against its parts. */
static void check_parts(value_work *work, const run *rows, const value_cell *whole,
                        baremo_period_grain grain) {
    size_t trace_end = work->trace_count;
    value_cell combined = value_of_parts(work, rows, grain);
    if (combined.complete && !baremo_is_missing(combined.value) &&
        !baremo_is_missing(whole->value) &&
        value_differs(&work->rule, whole->value, combined.value)) {
        BAREMO_ARENA_RESERVE(work->arena, work->mismatches, work->mismatch_count,
                             work->mismatch_capacity);
        work->mismatches[work->mismatch_count++] =
            (value_mismatch){.observation = work->trace[whole->trace],
                             .area = rows->slot->area,
                             .group = rows->slot->group,
                             .period = rows->period,
                             .total = whole->value,
                             .parts = combined.value,
                             .over = grain_plural(grain)};
    }
    work->trace_count = trace_end;
}

static value_cell value_of_run(value_work *work, const run *rows) {
    const value_index *index = work->index;
    baremo_period_grain grain = finer(rows->grains, rows->period.grain);
    run rest = *rows;
    uint32_t first = index->order[rows->begin];
    bool own = baremo_period_equal(index->observations[first].period, rows->period);
    value_cell cell =
        value_cell_none(&baremo_note_not_observed, parts_within(work, rows->period, rows->grains));
    if (own) {
        cell = value_of_row(work, rows->slot, first);
        cell.wanted = parts_within(work, rows->period, rows->grains);
        rest.begin++;
    }
    if (cell.given) {
        cell.received = cell.wanted;
        if (grain && rest.begin < rest.end)
            check_parts(work, &rest, &cell, grain);
    } else if (grain && rest.begin < rest.end) {
        value_cell combined = value_of_parts(work, &rest, grain);
        return own && !combined.received ? cell : combined;
    }
    return cell;
}

value_cell value_over_time(value_work *work, const value_slot *slot, baremo_period period,
                           unsigned grains) {
    size_t count = 0, first = 0;
    if (slot)
        first = value_slot_rows(work->index, slot, period, &count);
    if (!count) {
        value_cell cell =
            value_cell_none(&baremo_note_not_observed, parts_within(work, period, grains));
        cell.place = slot ? slot->area : PROGRAMME_NONE;
        cell.trace = work->trace_count;
        return cell;
    }
    return value_of_run(work, &(run){slot, first, first + count, period, grains});
}
