/* Ranks with their intervals, where ranks were asked for: of effects by simulation, of composite
 * indices under other weights. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"

extern const chart_type chart_type_ranks;

static void dot(chart *page, mark_point centre) {
    mark_circle(page, centre, 4.5, mark_fill(COLOUR_VALUE));
}

static void sample_dot(chart *page, mark_box box, const void *about) {
    (void)about;
    dot(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2});
}

static void draw(const row_place *at, const row_item *item) {
    const baremo_result *row = item->about;
    chart_rows_interval(at, row->low, row->high);
    dot(at->page, (mark_point){scale_held(at->axis, row->value), at->middle});
}

static const char *rank_words(chart_maker *maker, const baremo_result *row) {
    const char *rank = report_number(maker->arena, maker->language, row->value,
                                     row->value == floor(row->value) ? 0 : 1);
    if (baremo_is_missing(row->low) || baremo_is_missing(row->high))
        return rank;
    return chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, rank,
                      chart_fill(maker, REPORT_TEXT_RANGE_TO,
                                 report_number(maker->arena, maker->language, row->low, 0),
                                 report_number(maker->arena, maker->language, row->high, 0), NULL),
                      NULL);
}

/* Those with a rank first, by it; equal ones as they stand. */
static int by_rank(const void *a, const void *b) {
    const row_item *first = a, *second = b;
    const baremo_result *left = first->about, *right = second->about;
    double x = first->reason ? INFINITY : left->value, y = second->reason ? INFINITY : right->value;
    return x != y ? (x < y ? -1 : 1) : strcmp(first->name, second->name);
}

/* Whole ranks from the first. */
static void set_axis(chart_maker *maker, row_chart *wanted, size_t count) {
    enum { TICKS = 9 };
    size_t step = (count + TICKS - 1) / TICKS;
    double *values = baremo_arena_array(maker->arena, TICKS + 1, sizeof *values);
    const char **words = baremo_arena_array(maker->arena, TICKS + 1, sizeof *words);
    for (size_t rank = 1; rank <= count; rank += step) {
        values[wanted->tick_count] = (double)rank;
        words[wanted->tick_count++] = report_number(maker->arena, maker->language, (double)rank, 0);
    }
    wanted->ticks = values;
    wanted->tick_words = words;
    wanted->axis = (scale){.low = 0.5, .high = (double)count + 0.5, .step = 1};
}

static void make_ranks(chart_maker *maker, const city_subject *subject, const chart_subject *about,
                       const char *what) {
    const cities *all = maker->cities;
    if (!city_count(all, subject, "rank"))
        return;
    const char *title = city_title(all, subject->kind, subject->id);
    const char *headings[] = {city_heading(maker, false),
                              report_name(maker->language, REPORT_NAMES_STATISTIC, "rank")};
    const row_key keys[] = {
        {headings[1], sample_dot, NULL},
        {chart_word(maker, REPORT_TEXT_CHART_AN_INTERVAL), chart_rows_interval_sample, NULL}};
    const char *note = chart_word(maker, REPORT_TEXT_CHART_RANKS_NOTE);
    row_chart wanted = {.subject = *about,
                        .title = title,
                        .subtitle = what,
                        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_RANKS, title, NULL, NULL),
                        .headings = headings,
                        .heading_count = 2,
                        .rows_per_page = CITY_ROWS_PER_PAGE,
                        .rows_together = 1,
                        .keys = keys,
                        .key_count = 2,
                        .zero = BAREMO_MISSING,
                        .draw = draw,
                        .notes = &note,
                        .note_count = 1};
    set_axis(maker, &wanted, all->count);
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *row = city_row(all, &all->units[i], subject, "rank");
        row_item item = city_row_item(maker, &all->units[i], row);
        if (!item.reason) {
            const char **cells = baremo_arena_array(maker->arena, 2, sizeof *cells);
            cells[0] = item.name;
            cells[1] = item.beside = item.said = rank_words(maker, row);
            item.cells = cells;
        }
        chart_rows_add(maker, &wanted, &item);
    }
    if (wanted.row_count)
        qsort(wanted.rows, wanted.row_count, sizeof *wanted.rows, by_rank);
    chart_rows_make(maker, &wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    if (!city_chart_fits(maker) || !maker->programme->ranks)
        return;
    for (size_t i = 0; i < maker->cities->effect_count; i++) {
        const city_effect *effect = &maker->cities->effects[i];
        const city_subject subject = city_effect_subject(effect);
        const chart_subject about = {&chart_type_ranks, effect->kind, effect->id, 1, 1,
                                     effect->effect};
        make_ranks(maker, &subject, &about,
                   city_both(maker, chart_word(maker, REPORT_TEXT_CHART_RANKS_SIMULATED),
                             report_name(maker->language, REPORT_NAMES_EFFECT, effect->effect)));
    }
    const baremo_results_composite *list = baremo_results_composites(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        const city_subject subject = {BAREMO_SUBJECT_COMPOSITE, list[i].id, NULL};
        const chart_subject about = {
            &chart_type_ranks, BAREMO_SUBJECT_COMPOSITE, list[i].id, 1, 1, NULL};
        make_ranks(maker, &subject, &about, chart_word(maker, REPORT_TEXT_CHART_RANKS_WEIGHTS));
    }
}

const chart_type chart_type_ranks = {
    .id = "ranks",
    .summary = "ranks of the cities with their intervals, where ranks were asked for",
    .make = make,
    .of_cities = true,
};
