/* The order of observations: one counting sort for each part of their key, the last part first, so
 * that the time grows with their number only. Equal keys end side by side, in the order of their
 * rows. */
#include "indicators/programme/ordering.h"

#include <stdlib.h>
#include <string.h>

typedef struct sorter {
    const unordered *rows;
    uint32_t *order, *next; /* indexes into rows */
    uint32_t *keys;         /* of each row, for the pass */
} sorter;

/* One stable pass; keys lie below `key_count`. */
static void sort_pass(sorter *sorting, size_t key_count) {
    size_t count = sorting->rows->count;
    size_t *starts = baremo_arena_array(sorting->rows->scratch, key_count + 1, sizeof *starts);
    for (size_t i = 0; i < count; i++)
        starts[sorting->keys[i] + 1]++;
    for (size_t k = 1; k <= key_count; k++)
        starts[k] += starts[k - 1];
    for (size_t i = 0; i < count; i++) {
        uint32_t index = sorting->order[i];
        sorting->next[starts[sorting->keys[index]]++] = index;
    }
    uint32_t *swap = sorting->order;
    sorting->order = sorting->next;
    sorting->next = swap;
}

static int by_period(const void *left, const void *right) {
    const baremo_period *a = left, *b = right;
    int order = baremo_period_compare(*a, *b);
    return order ? order : (a->grain > b->grain) - (a->grain < b->grain);
}

/* The periods that occur, each once, in order. */
static size_t distinct_periods(const unordered *rows, baremo_period **periods) {
    size_t count = 0, capacity = 0, kept = 0;
    baremo_period *found = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        if (count && baremo_period_equal(found[count - 1], rows->observations[i].period))
            continue;
        BAREMO_ARENA_RESERVE(rows->scratch, found, count, capacity);
        found[count++] = rows->observations[i].period;
    }
    if (count)
        qsort(found, count, sizeof *found, by_period);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !baremo_period_equal(found[kept - 1], found[i]))
            found[kept++] = found[i];
    *periods = found;
    return kept;
}

static void sort_by_period(sorter *sorting) {
    const unordered *rows = sorting->rows;
    baremo_period *periods = NULL;
    size_t count = distinct_periods(rows, &periods);
    for (size_t i = 0; i < rows->count; i++) {
        const baremo_period *found =
            bsearch(&rows->observations[i].period, periods, count, sizeof *periods, by_period);
        sorting->keys[i] = (uint32_t)(found - periods);
    }
    sort_pass(sorting, count);
}

static const uint32_t *sorted_order(reader *reading, const unordered *rows) {
    const programme *model = reading->model;
    size_t width = model->dimension_count;
    sorter sorting = {.rows = rows,
                      .order = baremo_arena_raw(rows->scratch, rows->count, sizeof(uint32_t)),
                      .next = baremo_arena_raw(rows->scratch, rows->count, sizeof(uint32_t)),
                      .keys = baremo_arena_raw(rows->scratch, rows->count, sizeof(uint32_t))};
    for (size_t i = 0; i < rows->count; i++)
        sorting.order[i] = (uint32_t)i;
    for (size_t d = width; d-- > 0;) {
        for (size_t i = 0; i < rows->count; i++)
            sorting.keys[i] = rows->groups[i * width + d];
        sort_pass(&sorting, model->dimensions[d].value_count);
    }
    /* PROGRAMME_NONE wraps to 0: the whole comes first. */
    for (size_t i = 0; i < rows->count; i++)
        sorting.keys[i] = rows->observations[i].area + 1;
    sort_pass(&sorting, model->area_count + 1);
    sort_by_period(&sorting);
    for (size_t i = 0; i < rows->count; i++)
        sorting.keys[i] = rows->observations[i].indicator;
    sort_pass(&sorting, model->indicator_count);
    return sorting.order;
}

static bool same_cell(const unordered *rows, size_t width, size_t a, size_t b) {
    const programme_observation *one = &rows->observations[a], *other = &rows->observations[b];
    return one->indicator == other->indicator && one->area == other->area &&
           baremo_period_equal(one->period, other->period) &&
           memcmp(rows->groups + a * width, rows->groups + b * width,
                  width * sizeof *rows->groups) == 0;
}

void observations_order(reader *reading, const unordered *rows) {
    programme *model = reading->model;
    size_t width = model->dimension_count, kept = 0;
    const uint32_t *order = sorted_order(reading, rows);
    programme_observation *observations =
        baremo_arena_raw(reading->arena, rows->count, sizeof *observations);
    uint32_t *groups = baremo_arena_raw(reading->arena, rows->count * (width + 1), sizeof *groups);
    size_t last = 0; /* the one kept last, in rows */
    for (size_t i = 0; i < rows->count; i++) {
        const programme_observation *one = &rows->observations[order[i]];
        if (kept && same_cell(rows, width, last, order[i])) {
            cell_problem(
                reading, &baremo_problem_observation_twice, OBSERVATIONS_INDICATOR, one->row,
                "this observation stands in row %zu already",
                cell_place(reading, OBSERVATIONS_INDICATOR, rows->observations[last].row).row);
            continue;
        }
        last = order[i];
        programme_indicator *indicator = &reading->made[one->indicator];
        if (indicator->observation_count++ == 0)
            indicator->first_observation = kept;
        memcpy(groups + kept * width, rows->groups + last * width, width * sizeof *groups);
        observations[kept++] = *one;
    }
    model->observations = observations;
    model->groups = groups;
    model->observation_count = kept;
}
