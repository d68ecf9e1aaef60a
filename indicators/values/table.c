/* All values of one indicator.
 *
 *  1. The row in which neither area nor dimension is filled is the total of a period. Where it is
 *     missing, the total is the combination over the pattern with the fewest filled columns (ties
 * in order of columns), never over two patterns. The total of an area, or of a group, that no row
 *     says is found in the same way.
 *  2. Parts expected of a pattern: each area that the indicator ever reports (role programme,
 * lowest level of parent) times each group that ever occurs in the pattern.
 *  3. With a part missing there is no value, or, with programme.partial, one over what is there.
 *  4. Every complete pattern is checked against the total.
 */
#include "indicators/values/table.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/results/notes.h"

typedef struct maker {
    value_table *table;
    value_work *work;
    const value_index *index;
    size_t period; /* the one at hand */
    value_cell *slot_cells;
    value_cell *cells;
} maker;

static bool has_value(const value_cell *cell) { return !baremo_is_missing(cell->value); }

/* -- one pattern -- */

/* What came of the cells that a pattern should have. */
typedef struct places {
    size_t base;
    uint32_t cells_wanted, cells_complete;
    uint32_t areas_wanted, areas_complete;
    uint32_t received, wanted;
    bool cell_torn, area_torn; /* an incomplete group, or area, has some of its parts */
} places;

static value_cell part_at(const maker *at, uint32_t area, uint32_t group) {
    const value_slot *slot = value_index_slot(at->index, area, group);
    if (slot)
        return at
            ->slot_cells[(size_t)(slot - at->index->slots) * at->table->period_count + at->period];
    return value_cell_none(&baremo_note_not_observed, 1);
}

static bool matches(const value_index *index, uint32_t group, uint32_t view_group) {
    const value_group *part = &index->groups[group], *whole = &index->groups[view_group];
    for (value_mask left = whole->mask >> 1, d = 0; left; left >>= 1, d++)
        if ((left & 1) && part->values[d] != whole->values[d])
            return false;
    return true;
}

static void push_area(maker *at, const value_view *view, const value_pattern *pattern,
                      uint32_t area, places *to) {
    uint32_t groups = 0, complete = 0, received = 0;
    for (size_t g = 0; g < pattern->group_count; g++) {
        if (!matches(at->index, pattern->groups[g], view->group))
            continue;
        value_cell cell = part_at(at, area, pattern->groups[g]);
        groups++;
        complete += cell.complete;
        received += cell.received;
        to->wanted += cell.wanted;
        to->cell_torn |= !cell.complete && cell.received;
        cell.place = area;
        if (cell.complete || (at->work->partial && cell.received > 0))
            value_push(at->work, &cell);
    }
    to->cells_wanted += groups;
    to->cells_complete += complete;
    to->areas_wanted++;
    to->areas_complete += complete == groups;
    to->received += received;
    to->area_torn |= complete < groups && received;
}

static places push_places(maker *at, const value_view *view, const value_pattern *pattern) {
    places to = {.base = at->work->stack_count};
    bool spread = view->area == PROGRAMME_NONE && (pattern->mask & VALUE_AREA_FILLED);
    if (!spread) {
        push_area(at, view, pattern, view->area, &to);
        return to;
    }
    for (size_t a = 0; a < at->index->place_count; a++)
        push_area(at, view, pattern, at->index->places[a], &to);
    return to;
}

static void say_missing(const places *of, bool partial, value_cell *cell) {
    bool groups = cell->over == VALUE_OVER_GROUPS;
    bool torn = groups ? of->cell_torn : of->area_torn;
    cell->parts_note = torn     ? &baremo_note_parts_of_cells
                       : groups ? &baremo_note_parts_of_groups
                                : &baremo_note_parts_of_areas;
    cell->parts_there = torn ? of->received : groups ? of->cells_complete : of->areas_complete;
    cell->parts_wanted = torn ? of->wanted : groups ? of->cells_wanted : of->areas_wanted;
    if (partial && of->received)
        return;
    cell->value = cell->numerator = cell->denominator = BAREMO_MISSING;
    cell->reason = of->received ? NULL : &baremo_note_not_observed;
}

static void copy_traces(maker *at, const places *of, value_cell *cell) {
    value_work *work = at->work;
    cell->trace = work->trace_count;
    for (size_t i = of->base; i < work->stack_count; i++) {
        const value_cell *part = &work->stack[i];
        for (size_t k = 0; k < part->trace_count; k++) {
            BAREMO_ARENA_RESERVE(work->arena, work->trace, work->trace_count, work->trace_capacity);
            work->trace[work->trace_count] = work->trace[part->trace + k];
            work->trace_count++;
        }
    }
    cell->trace_count = work->trace_count - cell->trace;
}

/* A rate of a group over areas: the populations are not those of the group. */
static void keep_shared(maker *at, const value_view *view, const places *of, value_cell *cell) {
    if (!view->group || at->work->rule.measure != PROGRAMME_RATE)
        return;
    for (size_t i = of->base; i < at->work->stack_count; i++)
        cell->shared |= at->work->stack[i].shared;
    if (cell->shared) {
        cell->value = BAREMO_MISSING;
        cell->reason = &baremo_note_no_group_population;
    }
}

static value_cell over_pattern(maker *at, const value_view *view, const value_pattern *pattern) {
    value_work *work = at->work;
    value_mask view_mask = at->index->groups[view->group].mask |
                           (view->area == PROGRAMME_NONE ? 0 : VALUE_AREA_FILLED);
    places of = push_places(at, view, pattern);
    programme_combine operation = work->indicator->over_places;
    value_cell cell = value_combine(&work->rule, VALUE_PLACES, operation, &work->stack[of.base],
                                    work->stack_count - of.base, of.cells_wanted);
    value_mask added = pattern->mask & ~view_mask;
    cell.over = (unsigned char)((added & VALUE_AREA_FILLED ? VALUE_OVER_AREAS : 0) |
                                (added & ~VALUE_AREA_FILLED ? VALUE_OVER_GROUPS : 0));
    cell.place = view->area;
    cell.complete = of.cells_wanted > 0 && of.cells_complete == of.cells_wanted;
    cell.received = of.received;
    cell.wanted = of.wanted;
    if (!cell.complete)
        say_missing(&of, work->partial, &cell);
    keep_shared(at, view, &of, &cell);
    copy_traces(at, &of, &cell);
    work->stack_count = of.base;
    return cell;
}

/* -- a view in a period -- */

static bool finer_pattern(const maker *at, const value_view *view, const value_pattern *pattern) {
    value_mask mask = at->index->groups[view->group].mask |
                      (view->area == PROGRAMME_NONE ? 0 : VALUE_AREA_FILLED);
    return pattern->mask != mask && (pattern->mask & mask) == mask;
}

static const char *pattern_text(const maker *at, value_mask mask) {
    baremo_buffer text = baremo_buffer_new(at->work->arena);
    if (mask & VALUE_AREA_FILLED)
        baremo_buffer_add(&text, "area");
    for (size_t d = 0; d < at->work->model->dimension_count && d < VALUE_MOST_DIMENSIONS; d++)
        if (mask >> (d + 1) & 1)
            baremo_buffer_format(&text, text.length ? ", %s" : "%s",
                                 at->work->model->dimensions[d].id);
    return baremo_buffer_text(&text);
}

/* Rule 4. */
static void check_patterns(maker *at, const value_view *view, const value_cell *total,
                           const value_pattern *used) {
    value_work *work = at->work;
    for (size_t p = 0; p < at->index->pattern_count; p++) {
        const value_pattern *pattern = &at->index->patterns[p];
        if (pattern == used || !finer_pattern(at, view, pattern))
            continue;
        size_t trace_end = work->trace_count;
        value_cell parts = over_pattern(at, view, pattern);
        work->trace_count = trace_end;
        if (!parts.complete || !has_value(&parts) ||
            !value_differs(&work->rule, total->value, parts.value))
            continue;
        BAREMO_ARENA_RESERVE(work->arena, work->mismatches, work->mismatch_count,
                             work->mismatch_capacity);
        work->mismatches[work->mismatch_count++] =
            (value_mismatch){.observation = total->given ? work->trace[total->trace] : UINT32_MAX,
                             .area = view->area,
                             .group = view->group,
                             .period = at->table->periods[at->period],
                             .total = total->value,
                             .parts = parts.value,
                             .over = pattern_text(at, pattern->mask)};
    }
}

/* The combination over the first finer pattern in which anything was received. */
static value_cell from_patterns(maker *at, const value_view *view, const value_pattern **used) {
    value_cell first = value_cell_none(&baremo_note_not_observed, 1);
    *used = NULL;
    for (size_t p = 0; p < at->index->pattern_count; p++) {
        const value_pattern *pattern = &at->index->patterns[p];
        if (!finer_pattern(at, view, pattern))
            continue;
        size_t trace_end = at->work->trace_count;
        value_cell cell = over_pattern(at, view, pattern);
        if (cell.received) {
            *used = pattern;
            return cell;
        }
        at->work->trace_count = trace_end;
        first = cell;
    }
    return first;
}

static bool sound(const value_cell *cell) { return cell->complete && has_value(cell); }

/* Rules 1 and 3: the row itself, else the combination; of two incomplete ones the row. */
static value_cell view_cell(maker *at, const value_view *view) {
    value_cell direct = value_cell_none(&baremo_note_not_observed, 1);
    if (view->slot)
        direct = at->slot_cells[(size_t)(view->slot - at->index->slots) * at->table->period_count +
                                at->period];
    const value_pattern *used = NULL;
    value_cell chosen = direct;
    if (!sound(&direct)) {
        value_cell combined = from_patterns(at, view, &used);
        bool better =
            sound(&combined) || (!has_value(&direct) &&
                                 (has_value(&combined) || !direct.received) && combined.received);
        if (better)
            chosen = combined;
        else
            used = NULL;
    }
    if (view->group == 0 && sound(&chosen))
        check_patterns(at, view, &chosen, used);
    return chosen;
}

/* -- the table -- */

static void fill_slots(maker *at) {
    const value_index *index = at->index;
    size_t periods = at->table->period_count;
    for (size_t t = 0; t < periods; t++) {
        baremo_period period = at->table->periods[t];
        unsigned grains = value_grains(index, period);
        for (size_t s = 0; s < index->slot_count; s++)
            at->slot_cells[s * periods + t] =
                value_over_time(at->work, &index->slots[s], period, grains);
    }
}

static void add_view(maker *at, value_view *views, uint32_t area, uint32_t group) {
    views[at->table->view_count++] =
        (value_view){area, group, value_index_slot(at->index, area, group)};
}

/* The programme, areas, groups (also those of one dimension that no row says alone), groups of
 * areas.
 */
static void list_views(maker *at) {
    const value_index *index = at->index;
    size_t most = 1 + index->area_count + index->group_count + index->slot_count;
    value_view *views = baremo_arena_array(at->work->arena, most, sizeof *views);
    add_view(at, views, PROGRAMME_NONE, 0);
    for (size_t a = 0; a < index->area_count; a++)
        add_view(at, views, index->areas[a], 0);
    for (uint32_t g = 1; g < index->group_count; g++)
        add_view(at, views, PROGRAMME_NONE, g);
    for (size_t s = 0; s < index->slot_count; s++)
        if (index->slots[s].area != PROGRAMME_NONE && index->slots[s].group)
            add_view(at, views, index->slots[s].area, index->slots[s].group);
    at->table->views = views;
}

value_table *value_table_new(baremo_arena *arena, const programme *model,
                             const programme_indicator *indicator, const programme_indicator *rows,
                             const baremo_period *periods, size_t period_count) {
    value_table *table = baremo_arena_alloc(arena, sizeof *table);
    const value_index *index =
        value_index_new(arena, model, rows->first_observation, rows->observation_count);
    table->work = value_work_new(arena, model, indicator, index);
    table->periods = periods;
    table->period_count = period_count;
    maker at = {.table = table, .work = &table->work, .index = index};
    at.slot_cells =
        baremo_arena_raw(arena, index->slot_count * period_count + 1, sizeof *at.slot_cells);
    fill_slots(&at);
    list_views(&at);
    at.cells = baremo_arena_raw(arena, table->view_count * period_count + 1, sizeof *at.cells);
    for (size_t v = 0; v < table->view_count; v++)
        for (at.period = 0; at.period < period_count; at.period++)
            at.cells[v * period_count + at.period] = view_cell(&at, &table->views[v]);
    table->slot_cells = at.slot_cells;
    table->cells = at.cells;
    return table;
}

size_t value_table_series(value_table *table, const baremo_period *periods, size_t count,
                          double *values) {
    value_work *work = &table->work;
    const value_view whole = table->views[0];
    size_t start = work->trace_count, mismatches = work->mismatch_count;
    value_cell *room = baremo_arena_raw(work->arena, work->index->slot_count + 1, sizeof *room);
    for (size_t t = 0; t < count; t++) {
        value_table one = {.periods = &periods[t], .period_count = 1};
        maker at = {.table = &one, .work = work, .index = work->index, .slot_cells = room};
        size_t end = work->trace_count;
        fill_slots(&at);
        value_cell cell = view_cell(&at, &whole);
        values[t] = cell.value;
        if (cell.trace_count && has_value(&cell)) {
            memmove(work->trace + end, work->trace + cell.trace,
                    cell.trace_count * sizeof *work->trace);
            end += cell.trace_count;
        }
        work->trace_count = end;
        work->mismatch_count = mismatches;
    }
    return start;
}

const value_cell *value_table_at(const value_table *table, size_t view, baremo_period period) {
    size_t low = 0, high = table->period_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->periods[middle].first_day < period.first_day)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == table->period_count || !baremo_period_equal(table->periods[low], period))
        return NULL;
    return &table->cells[view * table->period_count + low];
}

size_t value_table_area(const value_table *table, uint32_t area) {
    for (size_t v = 1; v <= table->work.index->area_count; v++)
        if (table->views[v].area == area)
            return v;
    return SIZE_MAX;
}

value_cell value_table_since(value_table *table, size_t view, size_t first, size_t last) {
    value_work *work = &table->work;
    size_t base = work->stack_count, there = 0, wanted = last - first + 1;
    size_t trace_start = work->trace_count;
    for (size_t t = first; t <= last; t++) {
        value_cell cell = table->cells[view * table->period_count + t];
        there += cell.complete;
        if (!cell.complete && !(work->partial && has_value(&cell)))
            continue;
        value_push(work, &cell);
        for (size_t k = 0; k < cell.trace_count; k++) {
            BAREMO_ARENA_RESERVE(work->arena, work->trace, work->trace_count, work->trace_capacity);
            work->trace[work->trace_count] = work->trace[cell.trace + k];
            work->trace_count++;
        }
    }
    size_t count = work->stack_count - base;
    bool weighted = work->rule.measure == PROGRAMME_MEAN || work->rule.measure == PROGRAMME_SCORE;
    programme_combine operation = weighted ? PROGRAMME_COMBINE_MEAN : PROGRAMME_COMBINE_SUM;
    value_cell cell =
        value_combine(&work->rule, VALUE_TIME, operation, &work->stack[base], count, wanted);
    work->stack_count = base;
    cell.trace = trace_start;
    cell.trace_count = work->trace_count - trace_start;
    cell.complete = there == wanted;
    if (wanted > 1) {
        cell.time_grain = (unsigned char)table->periods[first].grain;
        cell.time_operation = (unsigned char)operation;
    }
    if (!cell.complete) {
        cell.parts_note = &baremo_note_parts_of_periods;
        cell.parts_there = (uint32_t)there;
        cell.parts_wanted = (uint32_t)wanted;
        if (!work->partial || !count) {
            cell.value = cell.numerator = cell.denominator = BAREMO_MISSING;
            cell.reason = count ? NULL : &baremo_note_not_observed;
        }
    }
    return cell;
}
