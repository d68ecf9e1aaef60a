/* Movement on a verbal ladder: how many units went up, stayed and went down.
 *
 * 1. Units are the areas of the programme that report the indicator (those that hold no other one
 *    that does), or the values of one dimension over all areas; two or more make a table.
 * 2. They are compared with baseline_period, and with the period before where that is another one.
 * 3. A unit counts with a rung at both ends; the others are `missing`. Up is towards the best rung.
 * 4. Where no unit can be compared the rows say so; pairs of rungs stand only where one can.
 */
#include "indicators/ladder.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "indicators/values/sources.h"

enum { DOWN, SAME, UP, MOVES };

/* The units of one kind, as views of the table, and where they stand. */
typedef struct ladder {
    const account *of;
    const char *by; /* "area", or the id of a dimension */
    const size_t *views;
    size_t count;
    baremo_period since;
    size_t moves[MOVES], compared;
    size_t *pairs;   /* [from][to] of the rungs */
    uint32_t *trace; /* the observations compared */
    size_t trace_count, trace_capacity;
    const char *source;
} ladder;

static const value_cell *cell_at(const ladder *of, size_t unit, baremo_period period) {
    return value_table_at(of->of->table, of->views[unit], period);
}

/* The index of the rung from 0; -1: none. */
static int rung_of(const ladder *of, const value_cell *cell) {
    double rung = cell ? cell->value : BAREMO_MISSING;
    if (baremo_is_missing(rung) || rung != floor(rung) || rung < 1 ||
        rung > (double)of->of->indicator->level_count)
        return -1;
    return (int)rung - 1;
}

static void keep_trace(ladder *of, const value_cell *cell, baremo_arena *arena) {
    for (size_t i = 0; i < cell->trace_count; i++) {
        BAREMO_ARENA_RESERVE(arena, of->trace, of->trace_count, of->trace_capacity);
        of->trace[of->trace_count++] = of->of->table->work.trace[cell->trace + i];
    }
}

static void compare(ladder *of, baremo_arena *arena) {
    size_t rungs = of->of->indicator->level_count;
    for (size_t i = 0; i < of->count; i++) {
        const value_cell *before = cell_at(of, i, of->since);
        const value_cell *after = cell_at(of, i, of->of->evaluation->evaluated);
        int from = rung_of(of, before), to = rung_of(of, after);
        if (from < 0 || to < 0)
            continue;
        of->compared++;
        of->moves[to > from ? UP : to < from ? DOWN : SAME]++;
        of->pairs[(size_t)from * rungs + (size_t)to]++;
        keep_trace(of, before, arena);
        keep_trace(of, after, arena);
    }
    of->source = value_sources(of->of->evaluation->model, of->trace, of->trace_count,
                               of->of->evaluation->arena);
}

static baremo_result *add_row(const ladder *of, const char *statistic, const char *group,
                              double value, baremo_value_class value_class) {
    const account *about = of->of;
    baremo_result row = evaluation_row(BAREMO_SUBJECT_INDICATOR, about->indicator->id, statistic);
    row.title = about->indicator->title;
    row.axis = evaluation_axis(about->evaluation, about->indicator->axis);
    row.period = about->evaluation->evaluated;
    row.group = group;
    row.value = value;
    row.value_class = value_class;
    row.n = (double)of->compared;
    row.missing = (double)(of->count - of->compared);
    row.method = "rungs compared";
    row.source = of->source;
    return evaluation_keep(about->evaluation, &row);
}

static size_t pairs_of(const ladder *of, size_t from, size_t to) {
    return of->pairs[from * of->of->indicator->level_count + to];
}

static void report_pairs(const ladder *of, const char *group) {
    const programme_indicator *indicator = of->of->indicator;
    baremo_arena *arena = of->of->evaluation->arena;
    size_t *ends = baremo_arena_array(arena, indicator->level_count, sizeof *ends);
    for (size_t from = 0; from < indicator->level_count; from++) {
        const char *start =
            baremo_arena_format(arena, "%s;from=%s", group, indicator->levels[from]);
        size_t begun = 0;
        for (size_t to = 0; to < indicator->level_count; to++) {
            add_row(of, "moved",
                    baremo_arena_format(arena, "%s;to=%s", start, indicator->levels[to]),
                    (double)pairs_of(of, from, to), BAREMO_VALUE_COUNT);
            begun += pairs_of(of, from, to);
            ends[to] += pairs_of(of, from, to);
        }
        add_row(of, "moved", start, (double)begun, BAREMO_VALUE_COUNT);
    }
    for (size_t to = 0; to < indicator->level_count; to++)
        add_row(of, "moved", baremo_arena_format(arena, "%s;to=%s", group, indicator->levels[to]),
                (double)ends[to], BAREMO_VALUE_COUNT);
}

static void report_moves(const ladder *of) {
    static const char *const counts[MOVES] = {"moved_down", "same", "moved_up"};
    static const char *const percents[MOVES] = {"moved_down.percent", "same.percent",
                                                "moved_up.percent"};
    evaluation *under_way = of->of->evaluation;
    const char *group = baremo_arena_format(under_way->arena, "by=%s;since=%s", of->by,
                                            baremo_period_text(under_way->arena, of->since));
    for (int i = MOVES - 1; i >= 0; i--) {
        double count = of->compared ? (double)of->moves[i] : BAREMO_MISSING;
        baremo_result *row = add_row(of, counts[i], group, count, BAREMO_VALUE_COUNT);
        if (!of->compared)
            baremo_result_note(under_way->results, row, &baremo_note_not_comparable, NULL, NULL,
                               NULL);
        else
            add_row(of, percents[i], group, 100 * count / (double)of->compared,
                    BAREMO_VALUE_PERCENT);
    }
    if (of->compared)
        report_pairs(of, group);
}

static void report_since(const account *of, const char *by, const size_t *views, size_t count,
                         baremo_period since) {
    size_t rungs = of->indicator->level_count;
    ladder about = {.of = of, .by = by, .views = views, .count = count, .since = since};
    baremo_arena *scratch = baremo_arena_new(of->evaluation->arena);
    about.pairs = baremo_arena_array(scratch, rungs * rungs, sizeof *about.pairs);
    compare(&about, scratch);
    report_moves(&about);
    baremo_arena_free(scratch);
}

/* Rule 2. */
static void report_units(const account *of, const char *by, const size_t *views, size_t count) {
    baremo_period baseline = of->indicator->baseline_period;
    baremo_period previous = baremo_period_step(of->evaluation->evaluated, -1);
    if (count < 2)
        return;
    if (baseline.grain && baseline.first_day < of->evaluation->evaluated.first_day)
        report_since(of, by, views, count, baseline);
    if (!baremo_period_equal(baseline, previous))
        report_since(of, by, views, count, previous);
}

/* -- units -- */

static bool holds_another(const account *of, uint32_t area) {
    const programme_area *areas = of->evaluation->model->areas;
    for (size_t view = 0; view < of->table->view_count; view++) {
        uint32_t at = of->table->views[view].area;
        if (of->table->views[view].group || at == PROGRAMME_NONE)
            continue;
        /* nothing is its own ancestor: the reader of the tables sees to that */
        for (at = areas[at].parent; at != PROGRAMME_NONE; at = areas[at].parent)
            if (at == area)
                return true;
    }
    return false;
}

static void report_areas(const account *of, size_t *views) {
    size_t count = 0;
    for (size_t view = 0; view < of->table->view_count; view++) {
        const value_view *at = &of->table->views[view];
        if (!at->group && at->area != PROGRAMME_NONE &&
            of->evaluation->model->areas[at->area].role == PROGRAMME_ROLE_PROGRAMME &&
            !holds_another(of, at->area))
            views[count++] = view;
    }
    report_units(of, "area", views, count);
}

/* Whether a group is of this dimension and of no other. */
static bool is_of(const account *of, uint32_t group, size_t dimension) {
    const programme *model = of->evaluation->model;
    bool of_it = false;
    for (size_t d = 0; d < model->dimension_count && d < VALUE_MOST_DIMENSIONS; d++) {
        bool filled = of->table->work.index->groups[group].values[d] != 0;
        if (filled && d != dimension)
            return false;
        of_it = of_it || filled;
    }
    return of_it;
}

static void report_dimension(const account *of, size_t dimension, size_t *views) {
    size_t count = 0;
    for (size_t view = 0; view < of->table->view_count; view++) {
        const value_view *at = &of->table->views[view];
        if (at->area == PROGRAMME_NONE && at->group && is_of(of, at->group, dimension))
            views[count++] = view;
    }
    report_units(of, of->evaluation->model->dimensions[dimension].id, views, count);
}

void ladder_report(const account *of) {
    const programme *model = of->evaluation->model;
    if (of->indicator->measure != PROGRAMME_LEVEL)
        return;
    baremo_arena *scratch = baremo_arena_new(of->evaluation->arena);
    size_t *views = baremo_arena_array(scratch, of->table->view_count + 1, sizeof *views);
    report_areas(of, views);
    for (size_t d = 0; d < model->dimension_count && d < VALUE_MOST_DIMENSIONS; d++)
        report_dimension(of, d, views);
    baremo_arena_free(scratch);
}
