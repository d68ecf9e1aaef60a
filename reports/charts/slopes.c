/* Slopes: each city's value before and after, joined; how clear a change is shows in the kind of
 * its line. The labels stand to the right, moved apart where they would cover each other. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"

extern const chart_type chart_type_slopes;

enum { SLOPES_PER_PAGE = 24 };
static const double LEFT = CHART_MARGIN + 70, RIGHT = CHART_MARGIN + 380, LABEL = 30,
                    LINE_HEIGHT = 17, LEAST_HEIGHT = 300;

typedef struct slope {
    const baremo_results_unit *unit;
    const baremo_result *before, *after;
    baremo_result_status status; /* of a change; NONE: not tested */
    const char *change;
    double end, label; /* heights */
} slope;

typedef struct slopes {
    chart_maker *maker;
    baremo_subject_kind kind;
    const char *id, *before_word, *after_word;
    chart *page;
    slope *items;
    size_t count;
    const char *left_out; /* names of those without values */
    scale axis;
    double top, bottom;
} slopes;

/* -- lines -- */

static mark_paint paint_of(baremo_result_status status) {
    switch (status) {
    case BAREMO_STATUS_IMPROVED:
        return mark_stroke(COLOUR_BEST, 2.4);
    case BAREMO_STATUS_WORSENED:
        return mark_dashed(COLOUR_BAD, 2.4, 7);
    case BAREMO_STATUS_UNCHANGED:
        return mark_dashed(COLOUR_MUTED, 1.3, 3);
    default:
        return mark_stroke(COLOUR_INK, 1.4);
    }
}

static double height_of(const slopes *made, double value) { return scale_held(&made->axis, value); }

static const char *number(const slopes *made, const baremo_result *row) {
    return city_number(made->maker->cities, made->maker->language, row, row->value);
}

static const char *words_of(const slopes *made, const slope *item) {
    chart_maker *maker = made->maker;
    const char *text = chart_fill(maker, REPORT_TEXT_CHART_FROM_TO, number(made, item->before),
                                  number(made, item->after), item->change);
    return item->status == BAREMO_STATUS_NONE
               ? text
               : chart_join(maker, text, ", ", report_status_name(maker->language, item->status));
}

static void draw_line(const slopes *made, const slope *item) {
    mark_point from = {LEFT, height_of(made, item->before->value)};
    mark_point to = {RIGHT, item->end};
    mark_group(made->page,
               chart_fill(made->maker, REPORT_TEXT_CHART_PAIR,
                          city_name(made->maker->cities, item->unit), words_of(made, item), NULL));
    mark_line(made->page, from, to, paint_of(item->status));
    mark_circle(made->page, from, 3.6,
                (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.5});
    mark_circle(made->page, to, 3.6, mark_fill(COLOUR_INK));
    mark_group_end(made->page);
}

/* -- labels -- */

static int by_end(const void *a, const void *b) {
    const slope *first = *(const slope *const *)a, *second = *(const slope *const *)b;
    if (first->end != second->end)
        return first->end < second->end ? -1 : 1;
    return first->unit < second->unit ? -1 : first->unit > second->unit;
}

/* Keeps the order of the ends and a line's height between labels: blocks that touch are moved as
 * one around the middle of their ends. */
static void part_labels(const slopes *made, slope **sorted) {
    double *first = baremo_arena_array(made->maker->arena, made->count + 1, sizeof *first);
    size_t *size = baremo_arena_array(made->maker->arena, made->count + 1, sizeof *size);
    size_t blocks = 0;
    for (size_t i = 0; i < made->count; i++) {
        first[blocks] = sorted[i]->end;
        size[blocks++] = 1;
        while (blocks > 1 &&
               first[blocks - 2] + (double)size[blocks - 2] * LINE_HEIGHT > first[blocks - 1]) {
            double a = (double)size[blocks - 2], b = (double)size[blocks - 1];
            double own = first[blocks - 1] - a * LINE_HEIGHT;
            first[blocks - 2] = (a * first[blocks - 2] + b * own) / (a + b);
            size[blocks - 2] += size[blocks - 1];
            blocks--;
        }
    }
    for (size_t block = 0, i = 0; block < blocks; block++) {
        double most = made->bottom - (double)(size[block] - 1) * LINE_HEIGHT;
        double from = fmax(fmin(first[block], most), made->top);
        for (size_t k = 0; k < size[block]; k++)
            sorted[i++]->label = from + (double)k * LINE_HEIGHT;
    }
    for (size_t i = 1; i < made->count; i++) /* blocks held at the top may reach the next */
        sorted[i]->label = fmax(sorted[i]->label, sorted[i - 1]->label + LINE_HEIGHT);
    double lowest = made->bottom;
    for (size_t i = made->count; i-- > 0; lowest = sorted[i]->label - LINE_HEIGHT)
        sorted[i]->label = fmin(sorted[i]->label, lowest);
}

/* A name with its middle left out where it is too long: names often differ at their ends. */
static const char *fitting(const slopes *made, const char *name, double room) {
    chart_maker *maker = made->maker;
    size_t whole = strlen(name);
    const char *shown = name;
    for (size_t kept = whole;
         kept > 4 && text_width(maker->widths, shown, FONT_LABEL, false) > room; kept--) {
        size_t head = kept / 3, tail = whole - (kept - head);
        while (head && ((unsigned char)name[head] & 0xC0) == 0x80)
            head--;
        while (name[tail] && ((unsigned char)name[tail] & 0xC0) == 0x80)
            tail++;
        shown = baremo_arena_format(maker->arena, "%.*s…%s", (int)head, name, name + tail);
    }
    return shown;
}

static void draw_label(const slopes *made, const slope *item) {
    chart_maker *maker = made->maker;
    double x = RIGHT + LABEL, room = CHART_WIDTH - CHART_MARGIN - x;
    const char *name = city_name(maker->cities, item->unit);
    const char *value =
        baremo_arena_format(maker->arena, "%s (%s)", number(made, item->after), item->change);
    double wide = text_width(maker->widths, value, FONT_LABEL, true) * CHART_SLACK + 8;
    mark_font font = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    const char *shown = fitting(made, name, (room - wide) / CHART_SLACK);
    mark_line(made->page, (mark_point){RIGHT + 6, item->end}, (mark_point){x - 4, item->label},
              mark_stroke(COLOUR_LINE, 0.8));
    mark_text(made->page, (mark_point){x, item->label + FONT_LABEL * 0.36}, value,
              font_bold(FONT_LABEL, COLOUR_INK, MARK_START));
    mark_text(made->page, (mark_point){x + wide, item->label + FONT_LABEL * 0.36}, shown, font);
}

static void draw_labels(slopes *made) {
    slope **sorted = baremo_arena_array(made->maker->arena, made->count + 1, sizeof(slope *));
    for (size_t i = 0; i < made->count; i++)
        sorted[i] = &made->items[i];
    if (made->count)
        qsort(sorted, made->count, sizeof *sorted, by_end);
    part_labels(made, sorted);
    for (size_t i = 0; i < made->count; i++)
        draw_label(made, &made->items[i]);
}

/* -- the page -- */

static void draw_axis(const slopes *made) {
    chart_maker *maker = made->maker;
    const report_quantity quantity = city_quantity(maker->cities, made->items[0].after);
    for (size_t i = 0; i < made->axis.ticks; i++) {
        double value = scale_tick(&made->axis, i), y = scale_position(&made->axis, value);
        const char *words =
            quantity.value_class == BAREMO_VALUE_PERCENT
                ? report_share(maker->arena, maker->language, value / 100, made->axis.decimals)
                : report_number(maker->arena, maker->language, value, made->axis.decimals);
        mark_line(made->page, (mark_point){LEFT, y}, (mark_point){RIGHT, y},
                  mark_stroke(COLOUR_GRID, 1));
        mark_text(made->page, (mark_point){LEFT - 10, y + FONT_SMALL * 0.36}, words,
                  font_of(FONT_SMALL, COLOUR_MUTED, MARK_END));
    }
    const double ends[] = {LEFT, RIGHT};
    const char *const names[] = {made->before_word, made->after_word};
    for (int i = 0; i < 2; i++) {
        mark_line(made->page, (mark_point){ends[i], made->top}, (mark_point){ends[i], made->bottom},
                  mark_stroke(COLOUR_LINE, 1));
        mark_text(made->page, (mark_point){ends[i], made->top - 8}, names[i],
                  font_bold(FONT_LABEL, COLOUR_INK, MARK_MIDDLE));
    }
}

static double draw_key(const slopes *made, double top) {
    static const baremo_result_status statuses[] = {BAREMO_STATUS_IMPROVED, BAREMO_STATUS_UNCHANGED,
                                                    BAREMO_STATUS_WORSENED};
    double x = CHART_MARGIN;
    chart_maker *maker = made->maker;
    for (size_t i = 0; i < 3; i++) {
        const char *word = report_status_name(maker->language, statuses[i]);
        mark_line(made->page, (mark_point){x, top + 8}, (mark_point){x + 30, top + 8},
                  paint_of(statuses[i]));
        mark_text(made->page, (mark_point){x + 36, top + 8 + FONT_SMALL * 0.36}, word,
                  font_of(FONT_SMALL, COLOUR_INK, MARK_START));
        x += 36 + text_width(maker->widths, word, FONT_SMALL, false) * CHART_SLACK + 16;
    }
    return top + 22;
}

static void add_words(const slopes *made) {
    chart_maker *maker = made->maker;
    const char *headings[] = {city_heading(maker, false), made->before_word, made->after_word,
                              chart_word(maker, REPORT_TEXT_CHANGE),
                              chart_word(maker, REPORT_TEXT_STATUS)};
    table_maker table = table_begin(maker, headings, 5);
    const char *alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_SLOPES,
                                 city_title(maker->cities, made->kind, made->id), NULL, NULL);
    for (size_t i = 0; i < made->count; i++) {
        const slope *item = &made->items[i];
        const char *name = city_name(maker->cities, item->unit);
        table_cell(&table, name);
        table_cell(&table, number(made, item->before));
        table_cell(&table, number(made, item->after));
        table_cell(&table, item->change);
        table_cell(&table, report_status_name(maker->language, item->status));
        alt = chart_join(
            maker, alt, " ",
            chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, name, words_of(made, item), NULL));
    }
    made->page->alt = alt;
    made->page->data = table_end(&table);
}

static void make_page(slopes *made, size_t page, size_t pages) {
    chart_maker *maker = made->maker;
    const chart_subject subject = {&chart_type_slopes, made->kind, made->id, page + 1, pages, NULL};
    double y;
    bool tested = made->kind == BAREMO_SUBJECT_SCALE;
    made->page = chart_open(maker, &subject, city_title(maker->cities, made->kind, made->id),
                            chart_word(maker, REPORT_TEXT_CHART_SLOPES), &y);
    y = tested ? draw_key(made, y) : y;
    made->top = y + 26;
    made->bottom = made->top + fmax(LEAST_HEIGHT, (double)made->count * LINE_HEIGHT);
    made->axis = scale_between(made->axis, made->bottom, made->top);
    for (size_t i = 0; i < made->count; i++)
        made->items[i].end = height_of(made, made->items[i].after->value);
    draw_axis(made);
    for (size_t i = 0; i < made->count; i++)
        draw_line(made, &made->items[i]);
    draw_labels(made);
    add_words(made);
    const char *note = *made->left_out ? chart_fill(maker, REPORT_TEXT_CHART_PAIR,
                                                    chart_word(maker, REPORT_TEXT_CHART_NOT_DRAWN),
                                                    made->left_out, NULL)
                                       : NULL;
    chart_close(maker, made->page, made->bottom + 10,
                &(chart_foot){.notes = &note, .note_count = note != NULL, .people_in_few = true});
}

/* -- what there is -- */

static bool read_slope(const slopes *made, const baremo_results_unit *unit, slope *read) {
    const cities *all = made->maker->cities;
    bool of_scale = made->kind == BAREMO_SUBJECT_SCALE;
    const city_subject before = {made->kind, made->id, of_scale ? "wave=pre" : NULL};
    const city_subject after = {made->kind, made->id, of_scale ? "wave=post" : NULL};
    const city_subject whole = {made->kind, made->id, NULL};
    *read = (slope){.unit = unit,
                    .before = city_there(all, unit, &before, of_scale ? "mean" : "baseline"),
                    .after = city_there(all, unit, &after, of_scale ? "mean" : "value")};
    const baremo_result *change = city_there(all, unit, &whole, of_scale ? "mean_diff" : "change");
    if (!read->before || !read->after || !change)
        return false;
    read->status = of_scale ? change->status : BAREMO_STATUS_NONE;
    read->change = report_change(made->maker->arena, made->maker->language, change->value,
                                 city_quantity(all, change));
    return true;
}

static void make_slopes(chart_maker *maker, slopes made) {
    const cities *all = maker->cities;
    slope *items = baremo_arena_array(maker->arena, all->count + 1, sizeof *items);
    size_t found = 0;
    double low = INFINITY, high = -INFINITY;
    made.left_out = "";
    if (!city_is_shared(all, made.kind, made.id))
        return;
    for (size_t i = 0; i < all->count; i++) {
        if (!read_slope(&made, &all->units[i], &items[found])) {
            made.left_out = chart_join(maker, made.left_out, ", ", all->names[i]);
            continue;
        }
        low = fmin(low, fmin(items[found].before->value, items[found].after->value));
        high = fmax(high, fmax(items[found].before->value, items[found].after->value));
        found++;
    }
    if (!found)
        return;
    made.axis = scale_make(low, high, 5, 0);
    size_t pages = page_count(found, SLOPES_PER_PAGE);
    for (size_t page = 0; page < pages; page++) {
        size_t first = page_start(found, pages, page);
        made.items = items + first;
        made.count = page_start(found, pages, page + 1) - first;
        make_page(&made, page, pages);
    }
}

static void make(chart_maker *maker) {
    size_t count;
    if (!city_chart_fits(maker))
        return;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        if (indicators[i].value_class != BAREMO_VALUE_LEVEL)
            make_slopes(maker, (slopes){.maker = maker,
                                        .kind = BAREMO_SUBJECT_INDICATOR,
                                        .id = indicators[i].id,
                                        .before_word = chart_word(maker, REPORT_TEXT_BASELINE),
                                        .after_word = chart_word(maker, REPORT_TEXT_VALUE)});
    const baremo_results_scale *scales = baremo_results_scales(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_slopes(maker, (slopes){.maker = maker,
                                    .kind = BAREMO_SUBJECT_SCALE,
                                    .id = scales[i].id,
                                    .before_word = survey_wave_name(maker->language, "pre"),
                                    .after_word = survey_wave_name(maker->language, "post")});
}

const chart_type chart_type_slopes = {
    .id = "slopes",
    .summary = "values of the cities before and after, joined",
    .make = make,
    .of_cities = true,
};
