/* Plausibility of single values. Nothing is removed for it.
 *
 *  1. Outliers: |modified z| > 3.5 (Iglewicz and Hoaglin 1993), z = (x - median)/(1.4826 MAD),
 *     among at least eight values with MAD > 0: the values of one area and group over time; where
 *     these are fewer than eight, of all areas of the same group and length of period together.
 *     There, with three values or more in each area, a value has to be as far once more, over the
 *     median of its area: a district is no outlier for being large. Not for levels.
 *  2. A zero after three periods in a row above zero.
 *  3. A cumulative series that falls.
 *  4. A numerator above its denominator in a ratio with factor 100.
 */
#include "indicators/checks/checks.h"

#include <math.h>
#include <stdlib.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "indicators/checks/problems.h"

static const double MAD_TO_SD = 1.482602218505602; /* 1 / qnorm(3/4) */
static const double FAR = 3.5;
enum { FEWEST = 8, FEWEST_OF_AREA = 3 };

/* A value of one row. */
typedef struct point {
    uint32_t observation, area, group;
    baremo_period period;
    double value;
    double compared; /* with those of other rows: the value, or the value over its area's median */
    double middle;   /* the median that people are told */
    size_t count;    /* of the values of that median */
    double z;        /* missing where all are equal */
} point;

typedef struct check {
    evaluation *of;
    uint32_t indicator;
    value_table *table;
    double *room;  /* as many values as there are points */
    bool *outside; /* and as many flags */
} check;

static const programme_indicator *about(const check *at) {
    return &at->of->model->indicators[at->indicator];
}

static baremo_place place_of(const check *at, const point *where) {
    return programme_observation_place(at->of->model,
                                       &at->of->model->observations[where->observation]);
}

static baremo_result row_of(const check *at, const char *name, const char *statistic,
                            const point *where, double value) {
    baremo_result row = checks_row(at->of, name, at->indicator, statistic, where->period);
    baremo_place place = place_of(at, where);
    row.area = evaluation_area(at->of, where->area);
    row.group =
        where->group ? value_group_text(at->table->work.index, where->group, at->of->arena) : NULL;
    row.value = value;
    row.source = place.file ? programme_place_text(at->of->arena, place) : NULL;
    return row;
}

static const char *text(const check *at, double value) { return evaluation_number(at->of, value); }

/* To six significant digits, for people. */
static const char *brief(const check *at, double value) {
    char shown[BAREMO_NUMBER_SIZE];
    double rounded = value;
    int before = value != 0 && isfinite(value) ? (int)floor(log10(fabs(value))) + 1 : 1;
    if (before > -6 && before < 6) {
        size_t length = baremo_number_format(shown, value, 6 - before, ".", "");
        (void)baremo_number_parse(shown, length, &rounded);
    }
    return text(at, rounded);
}

/* -- outliers -- */

static int by_number(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_number);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static void report_outlier(const check *at, const point *where, size_t count) {
    const char *value = text(at, where->value), *centre = text(at, where->middle);
    const char *number = text(at, (double)where->count);
    baremo_result row = row_of(at, "outlier", "modified_z", where, where->z);
    baremo_place place = place_of(at, where);
    row.n = (double)count;
    row.value_class = BAREMO_VALUE_STATISTIC;
    row.method =
        where->count < count ? "modified z of values over the median of their area" : "modified z";
    baremo_result_note(at->of->results, &row, &baremo_note_value_and_median, value, centre, number);
    checks_keep(at->of, &row);
    baremo_diagnostics_add(at->of->diagnostics, &baremo_problem_outlier, &place, about(at)->id,
                           value, "this value lies far from the median %s of %s values", centre,
                           number);
}

static void find_z(const check *at, point *points, size_t count) {
    for (size_t i = 0; i < count; i++)
        at->room[i] = points[i].compared;
    double middle = median(at->room, count);
    for (size_t i = 0; i < count; i++)
        at->room[i] = fabs(points[i].compared - middle);
    double mad = median(at->room, count) * MAD_TO_SD;
    for (size_t i = 0; i < count; i++)
        points[i].z = mad > 0 ? (points[i].compared - middle) / mad : BAREMO_MISSING;
}

static bool far(const point *where) { return fabs(where->z) > FAR; }

/* Compares values as they are. Returns their median. */
static double compare_plain(const check *at, point *points, size_t count) {
    for (size_t i = 0; i < count; i++)
        at->room[i] = points[i].value;
    double middle = median(at->room, count);
    for (size_t i = 0; i < count; i++) {
        points[i].compared = points[i].value;
        points[i].middle = middle;
        points[i].count = count;
    }
    return middle;
}

/* -- along time -- */

static void report_zero(const check *at, const point *where) {
    baremo_place place = place_of(at, where);
    const char *values[3] = {brief(at, where[-3].value), brief(at, where[-2].value),
                             brief(at, where[-1].value)};
    baremo_result row = row_of(at, "zero", "value", where, 0);
    row.method = "three periods above zero";
    baremo_result_note(at->of->results, &row, &baremo_note_zero_after, values[0], values[1],
                       values[2]);
    checks_keep(at->of, &row);
    baremo_diagnostics_add(at->of->diagnostics, &baremo_problem_zero_after_values, &place,
                           about(at)->id, "0", "a zero%s%s after %s, %s and %s",
                           row.area ? " in " : "", row.area ? row.area : "", values[0], values[1],
                           values[2]);
}

static bool follows(const point *now, const point *before) {
    return baremo_period_equal(now->period, baremo_period_step(before->period, 1));
}

static void find_zeros(const check *at, const point *points, size_t count) {
    for (size_t i = 3; i < count; i++) {
        const point *here = &points[i];
        bool above = here[-1].value > 0 && here[-2].value > 0 && here[-3].value > 0;
        bool in_a_row =
            follows(here, here - 1) && follows(here - 1, here - 2) && follows(here - 2, here - 3);
        if (here->value == 0 && above && in_a_row)
            report_zero(at, here);
    }
}

static void report_fall(const check *at, const point *where) {
    baremo_place place = place_of(at, where);
    const char *before = text(at, where[-1].value), *now = text(at, where->value);
    baremo_result row = row_of(at, "fall", "difference", where, where->value - where[-1].value);
    row.method = "cumulative series";
    baremo_result_note(at->of->results, &row, &baremo_note_falls_from, before, now, NULL);
    checks_keep(at->of, &row);
    baremo_diagnostics_add(at->of->diagnostics, &baremo_problem_cumulative_falls, &place,
                           about(at)->id, now, "the series falls from %s in %s", before,
                           baremo_period_text(at->of->arena, where[-1].period));
}

static void find_falls(const check *at, const point *points, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (points[i].value < points[i - 1].value)
            report_fall(at, &points[i]);
}

/* -- single rows -- */

static void check_numerator(const check *at, const point *where) {
    const programme_observation *row = &at->of->model->observations[where->observation];
    if (!(row->numerator > row->denominator))
        return;
    baremo_place place = place_of(at, where);
    const char *numerator = text(at, row->numerator), *denominator = text(at, row->denominator);
    baremo_result out = row_of(at, "numerator", "excess", where, row->numerator - row->denominator);
    out.method = "parts of a percentage";
    baremo_result_note(at->of->results, &out, &baremo_note_numerator_above_denominator, numerator,
                       denominator, NULL);
    checks_keep(at->of, &out);
    baremo_diagnostics_add(at->of->diagnostics, &baremo_problem_numerator_above_denominator, &place,
                           about(at)->id, numerator, "the numerator is above the denominator %s",
                           denominator);
}

/* -- collecting -- */

typedef struct points {
    point *items;
    size_t count, capacity;
} points;

static int by_series(const void *left, const void *right) {
    const point *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    bool spread_a = a->area != PROGRAMME_NONE, spread_b = b->area != PROGRAMME_NONE;
    if (spread_a != spread_b)
        return spread_a ? 1 : -1;
    if (a->period.grain != b->period.grain)
        return a->period.grain < b->period.grain ? -1 : 1;
    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    return baremo_period_compare(a->period, b->period);
}

static points collect(const check *at, baremo_arena *arena) {
    value_work *work = &at->table->work;
    const value_index *index = work->index;
    points all = {0};
    for (size_t s = 0; s < index->slot_count; s++) {
        const value_slot *slot = &index->slots[s];
        for (size_t i = slot->first; i < slot->first + slot->count; i++) {
            const programme_observation *row = &index->observations[index->order[i]];
            value_cell cell = value_of_row(work, slot, index->order[i]);
            if (baremo_is_missing(cell.value) || row->period.first_day > at->of->evaluated.last_day)
                continue;
            BAREMO_ARENA_RESERVE(arena, all.items, all.count, all.capacity);
            all.items[all.count++] = (point){.observation = index->order[i],
                                             .area = slot->area,
                                             .group = slot->group,
                                             .period = row->period,
                                             .value = cell.value};
        }
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_series);
    return all;
}

static bool same_pool(const point *a, const point *b) {
    return a->group == b->group && a->period.grain == b->period.grain &&
           (a->area == PROGRAMME_NONE) == (b->area == PROGRAMME_NONE);
}

static size_t series_end(const points *all, size_t from, size_t end) {
    size_t at = from;
    while (at < end && all->items[at].area == all->items[from].area)
        at++;
    return at;
}

static void check_series(const check *at, const point *series, size_t count) {
    find_zeros(at, series, count);
    if (about(at)->flow == PROGRAMME_CUMULATIVE)
        find_falls(at, series, count);
}

/* Each value over the median of its area; false where an area has too few values, or a median of 0.
 */
static bool compare_over_medians(const check *at, points *all, size_t from, size_t end) {
    bool possible = true;
    for (size_t s = from, stop = 0; s < end; s = stop) {
        stop = series_end(all, s, end);
        double middle = compare_plain(at, all->items + s, stop - s);
        possible = possible && stop - s >= FEWEST_OF_AREA && middle > 0;
    }
    for (size_t i = from; possible && i < end; i++)
        all->items[i].compared = all->items[i].value / all->items[i].middle;
    return possible;
}

/* Rule 1: all areas together. */
static void check_areas(const check *at, points *all, size_t from, size_t end) {
    size_t count = end - from;
    point *first = all->items + from;
    bool *outside = at->outside;
    compare_plain(at, first, count);
    find_z(at, first, count);
    for (size_t i = 0; i < count; i++)
        outside[i] = far(&first[i]);
    if (!compare_over_medians(at, all, from, end))
        compare_plain(at, first, count);
    find_z(at, first, count);
    for (size_t i = 0; i < count; i++)
        if (outside[i] && far(&first[i]))
            report_outlier(at, &first[i], count);
}

/* Rule 1: each series by itself when the shortest has enough values. */
static void check_pool(const check *at, points *all, size_t from, size_t end) {
    bool enough = true;
    for (size_t s = from, stop = 0; s < end; s = stop) {
        stop = series_end(all, s, end);
        enough = enough && stop - s >= FEWEST;
        check_series(at, all->items + s, stop - s);
    }
    if (!enough && end - from >= FEWEST)
        check_areas(at, all, from, end);
    for (size_t s = from, stop = 0; enough && s < end; s = stop) {
        stop = series_end(all, s, end);
        compare_plain(at, all->items + s, stop - s);
        find_z(at, all->items + s, stop - s);
        for (size_t i = s; i < stop; i++)
            if (far(&all->items[i]))
                report_outlier(at, &all->items[i], stop - s);
    }
}

void check_plausibility(evaluation *of, uint32_t indicator, value_table *table) {
    check at = {.of = of, .indicator = indicator, .table = table};
    const programme_indicator *one = about(&at);
    if (one->measure == PROGRAMME_LEVEL)
        return;
    baremo_arena *scratch = baremo_arena_new(of->arena);
    points all = collect(&at, scratch);
    at.room = baremo_arena_array(scratch, all.count + 1, sizeof *at.room);
    at.outside = baremo_arena_array(scratch, all.count + 1, sizeof *at.outside);
    for (size_t from = 0; from < all.count;) {
        size_t end = from;
        while (end < all.count && same_pool(&all.items[from], &all.items[end]))
            end++;
        check_pool(&at, &all, from, end);
        from = end;
    }
    for (size_t i = 0; one->measure == PROGRAMME_RATIO && one->factor == 100 && i < all.count; i++)
        check_numerator(&at, &all.items[i]);
    baremo_arena_free(scratch);
}
