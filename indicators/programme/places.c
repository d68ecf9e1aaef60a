/* Areas with their hierarchy, and their populations. */
#include "indicators/programme/places.h"

#include <stdlib.h>

#include <baremo/number.h>
#include <baremo/text.h>

static double population_at(reader *reading, const number_cells *cells, schema_column_id column,
                            size_t row) {
    double population = number_at(cells, row);
    if (population > 0 || baremo_is_missing(population))
        return population;
    cell_problem(reading, &baremo_problem_population_invalid, column, row,
                 "a population is a number above zero");
    return BAREMO_MISSING;
}

/* An area on the way up from which one comes back to it is cut off from its parent. */
static void check_cycles(reader *reading, programme_area *areas, size_t count,
                         const uint32_t *rows) {
    uint32_t *seen = baremo_arena_array(reading->arena, count, sizeof *seen);
    for (size_t i = 0; i < count; i++) {
        uint32_t mark = (uint32_t)i + 1;
        size_t at = i;
        while (!seen[at]) {
            seen[at] = mark;
            if (areas[at].parent == PROGRAMME_NONE)
                break;
            if (seen[areas[at].parent] == mark) {
                cell_problem(reading, &baremo_problem_area_cycle, AREAS_PARENT, rows[at],
                             "`%s` lies within itself: going up from `%s` leads back to it",
                             areas[at].id, areas[at].id);
                areas[at].parent = PROGRAMME_NONE;
                break;
            }
            at = areas[at].parent;
        }
    }
}

void areas_read(reader *reading) {
    const char *const *ids = NULL;
    const uint32_t *rows = NULL;
    size_t count = cells_identifiers(reading, AREAS_AREA, &ids, &rows);
    reading->areas = id_index_new(reading->arena, ids, count);
    programme_area *areas = baremo_arena_array(reading->arena, count, sizeof *areas);
    reference_cells parents = cells_references(reading, AREAS_PARENT, &reading->areas, TABLE_AREAS,
                                               &baremo_problem_area_unknown);
    word_cells roles = cells_words(reading, AREAS_ROLE, SET_ROLE);
    number_cells populations = cells_numbers(reading, AREAS_POPULATION);
    for (size_t i = 0; i < count; i++) {
        uint32_t parent = reference_at(&parents, rows[i]);
        const char *title = cell_text(reading, AREAS_TITLE, rows[i]);
        areas[i] = (programme_area){
            .id = ids[i],
            .title = *title ? title : ids[i],
            .stratum = cell_text(reading, AREAS_STRATUM, rows[i]),
            .parent = parent == REFERENCE_UNKNOWN ? PROGRAMME_NONE : parent,
            .role = (programme_role)word_at(&roles, rows[i], PROGRAMME_ROLE_PROGRAMME),
            .population = population_at(reading, &populations, AREAS_POPULATION, rows[i]),
            .place = cell_place(reading, AREAS_AREA, rows[i])};
    }
    check_cycles(reading, areas, count, rows);
    for (size_t i = 0; i < count; i++)
        if (areas[i].parent != PROGRAMME_NONE)
            areas[areas[i].parent].child_count++;
    reading->model->areas = areas;
    reading->model->area_count = count;
}

/* -- populations by period -- */

typedef struct row_entry {
    programme_population_entry entry;
    size_t row;
} row_entry;

static int by_area_and_period(const void *left, const void *right) {
    const row_entry *a = left, *b = right;
    if (a->entry.area != b->entry.area)
        return a->entry.area < b->entry.area ? -1 : 1;
    int order = baremo_period_compare(a->entry.period, b->entry.period);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

static size_t collect_populations(reader *reading, row_entry *entries) {
    reference_cells areas = cells_references(reading, POPULATIONS_AREA, &reading->areas,
                                             TABLE_AREAS, &baremo_problem_area_unknown);
    period_cells periods = cells_periods(reading, POPULATIONS_PERIOD);
    number_cells populations = cells_numbers(reading, POPULATIONS_POPULATION);
    size_t count = 0;
    for (size_t row = 0; row < reader_row_count(reading, TABLE_POPULATIONS); row++) {
        if (reader_row_blank(reading, TABLE_POPULATIONS, row))
            continue;
        bool filled = cell_filled(reading, POPULATIONS_AREA, row);
        filled = cell_filled(reading, POPULATIONS_PERIOD, row) && filled;
        filled = cell_filled(reading, POPULATIONS_POPULATION, row) && filled;
        programme_population_entry one = {
            .area = reference_at(&areas, row),
            .period = period_at(&periods, row),
            .population = population_at(reading, &populations, POPULATIONS_POPULATION, row)};
        if (filled && one.area < REFERENCE_UNKNOWN && one.period.grain &&
            !baremo_is_missing(one.population))
            entries[count++] = (row_entry){one, row};
    }
    return count;
}

void populations_read(reader *reading) {
    size_t rows = reader_row_count(reading, TABLE_POPULATIONS), kept = 0;
    row_entry *entries = baremo_arena_array(reading->arena, rows, sizeof *entries);
    size_t count = collect_populations(reading, entries);
    programme_population_entry *sorted = baremo_arena_array(reading->arena, count, sizeof *sorted);
    if (count)
        qsort(entries, count, sizeof *entries, by_area_and_period);
    for (size_t i = 0; i < count; i++) {
        const programme_population_entry *one = &entries[i].entry;
        if (i > 0 && one->area == entries[i - 1].entry.area &&
            baremo_period_equal(one->period, entries[i - 1].entry.period))
            cell_problem(reading, &baremo_problem_population_twice, POPULATIONS_PERIOD,
                         entries[i].row, "the population of this period stands in %s already",
                         cell_name(reading, POPULATIONS_PERIOD, entries[i - 1].row));
        else
            sorted[kept++] = *one;
    }
    reading->model->populations = sorted;
    reading->model->population_count = kept;
}

/* -- what rates need -- */

/* The period of the programme's grain in which an observation lies has the population that counts.
 */
static bool has_population(const programme *model, uint32_t area, baremo_period period) {
    return !baremo_is_missing(programme_population(model, area, period)) ||
           !baremo_is_missing(
               programme_population(model, area, baremo_period_coarsen(period, model->grain)));
}

static void report_area(reader *reading, const programme_indicator *rate, uint32_t area,
                        baremo_period period, bool *reported) {
    if (reported[area])
        return;
    reported[area] = true;
    const programme_area *lacking = &reading->model->areas[area];
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_population_missing,
                           &lacking->place, "population", NULL,
                           "`%s` has no population in %s, and the rate `%s` needs it", lacking->id,
                           baremo_period_text(reading->arena, period), rate->id);
}

/* A rate of the whole programme rests on the population of its areas without areas below them. */
static void check_whole(reader *reading, const programme_indicator *rate, baremo_period period,
                        bool *reported) {
    const programme *model = reading->model;
    bool any = false;
    for (uint32_t i = 0; i < model->area_count; i++) {
        const programme_area *area = &model->areas[i];
        if (area->child_count || area->role != PROGRAMME_ROLE_PROGRAMME)
            continue;
        any = true;
        if (!has_population(model, i, period))
            report_area(reading, rate, i, period, reported);
    }
    if (!any)
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_population_missing,
                               &rate->place, NULL, rate->id,
                               "this is a rate, and there are no areas with a population");
}

void populations_check(reader *reading) {
    const programme *model = reading->model;
    bool *reported = baremo_arena_array(reading->arena, model->area_count, sizeof *reported);
    for (size_t i = 0; i < model->indicator_count; i++) {
        const programme_indicator *rate = &model->indicators[i];
        bool whole_checked = false;
        for (size_t k = 0; rate->measure == PROGRAMME_RATE && k < rate->observation_count; k++) {
            const programme_observation *one = &model->observations[rate->first_observation + k];
            if (one->area != PROGRAMME_NONE && !has_population(model, one->area, one->period))
                report_area(reading, rate, one->area, one->period, reported);
            if (one->area == PROGRAMME_NONE && !whole_checked)
                check_whole(reading, rate, one->period, reported);
            whole_checked = whole_checked || one->area == PROGRAMME_NONE;
        }
    }
}
