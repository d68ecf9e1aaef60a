/* Funnel plots: percentages and rates by size, with the exact limits of chance around the centre.
 * The limits are those of the cities' own sizes, joined. Cities beyond them are named, and all
 * where they are few. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"
#include "reports/charts/labels.h"

extern const chart_type chart_type_funnel;

enum { FEW_UNITS = 15, LIMITS = 4 };
static const char *const LIMIT[LIMITS] = {"lcl_998", "lcl_95", "ucl_95", "ucl_998"};
static const double PLOT_HEIGHT = 380, LOG_FROM = 8; /* ratio of the sizes */

typedef enum funnel_place { FUNNEL_INSIDE, FUNNEL_BEYOND_95, FUNNEL_BEYOND_998 } funnel_place;

typedef struct funnel_unit {
    const baremo_results_unit *unit;
    const baremo_result *row; /* its value */
    double size, limits[LIMITS];
    funnel_place place;
    mark_point at;
    const char *name, *value_words, *size_words, *place_words, *words;
} funnel_unit;

typedef struct funnel {
    chart_maker *maker;
    const city_effect *effect;
    chart *page;
    funnel_unit *units; /* by size */
    size_t count;
    const baremo_result *centre;
    bool is_log; /* the axis of sizes */
    scale x, y;
    log_ticks x_ticks;
    mark_box plot;
    label_board board;
} funnel;

/* -- what is drawn -- */

static funnel_place place_of(const funnel_unit *unit) {
    double value = unit->row->value;
    if (value < unit->limits[0] || value > unit->limits[3])
        return FUNNEL_BEYOND_998;
    return value < unit->limits[1] || value > unit->limits[2] ? FUNNEL_BEYOND_95 : FUNNEL_INSIDE;
}

static bool read_unit(const funnel *made, const baremo_results_unit *unit, funnel_unit *read) {
    const cities *all = made->maker->cities;
    const city_subject subject = city_effect_subject(made->effect);
    *read = (funnel_unit){.unit = unit,
                          .row = city_there(all, unit, &subject, "value"),
                          .size = city_value(all, unit, &subject, "total")};
    for (int i = 0; i < LIMITS; i++)
        read->limits[i] = city_value(all, unit, &subject, LIMIT[i]);
    if (!read->row || !(read->size > 0))
        return false;
    read->place = place_of(read);
    return true;
}

static int by_size(const void *a, const void *b) {
    const funnel_unit *first = a, *second = b;
    if (first->size != second->size)
        return first->size < second->size ? -1 : 1;
    return first->unit < second->unit ? -1 : first->unit > second->unit;
}

static void read_units(funnel *made) {
    const cities *all = made->maker->cities;
    made->units = baremo_arena_array(made->maker->arena, all->count + 1, sizeof *made->units);
    for (size_t i = 0; i < all->count; i++)
        made->count += read_unit(made, &all->units[i], &made->units[made->count]);
    if (made->count)
        qsort(made->units, made->count, sizeof *made->units, by_size);
}

/* -- axes -- */

static double x_of(const funnel *made, double size) {
    return scale_held(&made->x, made->is_log ? log(size) : size);
}

static double y_of(const funnel *made, double value) { return scale_held(&made->y, value); }

static void set_axes(funnel *made, double top) {
    double low = made->centre->value, high = low;
    for (size_t i = 0; i < made->count; i++) {
        const funnel_unit *unit = &made->units[i];
        low = fmin(fmin(low, unit->row->value), unit->limits[0]);
        high = fmax(fmax(high, unit->row->value), unit->limits[3]);
    }
    made->plot =
        (mark_box){CHART_MARGIN + 52, top, CHART_WIDTH - 2 * CHART_MARGIN - 52, PLOT_HEIGHT};
    made->y = scale_between(scale_make(low, high, 6, 0), top + PLOT_HEIGHT - 8, top + 8);
    double smallest = made->units[0].size, largest = made->units[made->count - 1].size;
    made->is_log = largest > LOG_FROM * smallest;
    double left = made->plot.x + 14, right = made->plot.x + made->plot.width - 14;
    if (made->is_log) {
        made->x_ticks = log_ticks_make(smallest, largest);
        made->x = scale_between(log_ticks_axis(&made->x_ticks), left, right);
    } else {
        made->x = scale_between(scale_make(0, largest, 6, 1), left, right);
    }
    made->board = labels_begin(made->maker->arena, made->plot);
}

static const char *value_text(const funnel *made, double value) {
    return city_number(made->maker->cities, made->maker->language, made->centre, value);
}

/* Whole where the ticks are. */
static const char *tick_text(const funnel *made, double value) {
    chart_maker *maker = made->maker;
    if (made->centre->value_class == BAREMO_VALUE_PERCENT)
        return report_share(maker->arena, maker->language, value / 100, made->y.decimals);
    return report_number(maker->arena, maker->language, value, made->y.decimals);
}

static void draw_ticks(const funnel *made) {
    const mark_font left = font_of(FONT_SMALL, COLOUR_MUTED, MARK_END);
    const mark_font below = font_of(FONT_SMALL, COLOUR_MUTED, MARK_MIDDLE);
    chart_maker *maker = made->maker;
    double bottom = made->plot.y + made->plot.height;
    for (size_t i = 0; i < made->y.ticks; i++) {
        double value = scale_tick(&made->y, i), y = scale_position(&made->y, value);
        mark_line(made->page, (mark_point){made->plot.x, y},
                  (mark_point){made->plot.x + made->plot.width, y}, mark_stroke(COLOUR_GRID, 1));
        mark_text(made->page, (mark_point){made->plot.x - 6, y + FONT_SMALL * 0.36},
                  tick_text(made, value), left);
    }
    size_t ticks = made->is_log ? made->x_ticks.count : made->x.ticks;
    for (size_t i = 0; i < ticks; i++) {
        double value = made->is_log ? made->x_ticks.values[i] : scale_tick(&made->x, i);
        double x =
            made->is_log ? scale_position(&made->x, log(value)) : scale_position(&made->x, value);
        mark_line(made->page, (mark_point){x, bottom}, (mark_point){x, bottom + 4},
                  mark_stroke(COLOUR_LINE, 1));
        mark_text(made->page, (mark_point){x, bottom + 6 + FONT_SMALL * MARK_ASCENT},
                  report_number(maker->arena, maker->language, value,
                                made->is_log ? log_ticks_decimals(value) : made->x.decimals),
                  below);
    }
}

/* -- marks -- */

static void symbol(chart *page, mark_point at, funnel_place place) {
    static const double RADIUS = 4.5;
    const mark_paint hollow = {.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.4};
    if (place == FUNNEL_BEYOND_998)
        mark_rectangle(page, (mark_box){at.x - RADIUS, at.y - RADIUS, 2 * RADIUS, 2 * RADIUS},
                       (mark_paint){.fill = COLOUR_BAD, .stroke = COLOUR_INK, .stroke_width = 1});
    else
        mark_circle(page, at, RADIUS, place == FUNNEL_INSIDE ? hollow : mark_fill(COLOUR_VALUE));
}

static void draw_limits(funnel *made) {
    mark_point *points = baremo_arena_array(made->maker->arena, made->count + 1, sizeof *points);
    for (int limit = 0; limit < LIMITS; limit++) {
        size_t found = 0;
        for (size_t i = 0; i < made->count; i++)
            if (isfinite(made->units[i].limits[limit]))
                points[found++] = (mark_point){x_of(made, made->units[i].size),
                                               y_of(made, made->units[i].limits[limit])};
        bool inner = limit == 1 || limit == 2;
        mark_polyline(made->page, points, found,
                      inner ? mark_dashed(COLOUR_MUTED, 1.3, 4) : mark_stroke(COLOUR_MUTED, 1.4));
        for (size_t i = 1; i < found; i++)
            labels_block_line(&made->board, points[i - 1], points[i]);
    }
}

static void say_unit(const funnel *made, funnel_unit *unit) {
    static const report_text_key places[] = {REPORT_TEXT_CHART_INSIDE, REPORT_TEXT_CHART_BEYOND_95,
                                             REPORT_TEXT_CHART_BEYOND_998};
    chart_maker *maker = made->maker;
    unit->name = city_name(maker->cities, unit->unit);
    unit->value_words = value_text(made, unit->row->value);
    unit->size_words = report_number(maker->arena, maker->language, unit->size, 0);
    unit->place_words = chart_word(maker, places[unit->place]);
    unit->words = baremo_arena_format(maker->arena, "%s, n = %s, %s", unit->value_words,
                                      unit->size_words, unit->place_words);
}

static void draw_units(funnel *made) {
    for (size_t i = 0; i < made->count; i++) {
        funnel_unit *unit = &made->units[i];
        unit->at = (mark_point){x_of(made, unit->size), y_of(made, unit->row->value)};
        say_unit(made, unit);
        mark_group(made->page,
                   chart_fill(made->maker, REPORT_TEXT_CHART_PAIR, unit->name, unit->words, NULL));
        symbol(made->page, unit->at, unit->place);
        mark_group_end(made->page);
        labels_block(&made->board, (mark_box){unit->at.x - 5, unit->at.y - 5, 10, 10});
    }
}

static void draw_centre(funnel *made) {
    double y = y_of(made, made->centre->value);
    mark_point left = {made->plot.x, y}, right = {made->plot.x + made->plot.width, y};
    mark_line(made->page, left, right, mark_stroke(COLOUR_TARGET, 1.6));
    labels_block_line(&made->board, left, right);
}

/* Beside its point, a little further away, or else across a line. */
static void draw_label(funnel *made, const funnel_unit *unit) {
    static const label_side sides[] = {LABEL_RIGHT, LABEL_LEFT, LABEL_ABOVE, LABEL_BELOW};
    static const double distances[] = {7, 15, 7};
    bool strong = unit->place == FUNNEL_BEYOND_998;
    bool must = strong || made->count <= FEW_UNITS;
    label wanted = {.text = unit->name,
                    .font = strong ? font_bold(FONT_SMALL, COLOUR_INK, MARK_START)
                                   : font_of(FONT_SMALL, COLOUR_INK, MARK_START),
                    .at = unit->at,
                    .sides = sides,
                    .side_count = 4};
    for (int i = 0; i < 3; i++) {
        wanted.distance = distances[i];
        wanted.is_required = i == 2 && must;
        if (labels_place(&made->board, made->maker->widths, made->page, &wanted))
            return;
    }
}

/* The farther beyond, the earlier it is named. */
static void draw_labels(funnel *made) {
    for (int place = FUNNEL_BEYOND_998; place >= FUNNEL_INSIDE; place--)
        for (size_t i = made->count; i-- > 0;) {
            const funnel_unit *unit = &made->units[i];
            if ((int)unit->place != place || (place == FUNNEL_INSIDE && made->count > FEW_UNITS))
                continue;
            draw_label(made, unit);
        }
}

/* -- key -- */

typedef struct key_entry {
    report_text_key word;
    int sample; /* a funnel_place, or 3: 95 %, 4: 99.8 %, 5: the centre */
} key_entry;

static void draw_sample(chart *page, int sample, double x, double y) {
    const mark_point left = {x, y}, right = {x + 24, y};
    if (sample <= FUNNEL_BEYOND_998)
        symbol(page, (mark_point){x + 12, y}, (funnel_place)sample);
    else
        mark_line(page, left, right,
                  sample == 3   ? mark_dashed(COLOUR_MUTED, 1.3, 4)
                  : sample == 4 ? mark_stroke(COLOUR_MUTED, 1.4)
                                : mark_stroke(COLOUR_TARGET, 1.6));
}

static double draw_key(const funnel *made, double top) {
    static const key_entry entries[] = {{REPORT_TEXT_CHART_INSIDE, FUNNEL_INSIDE},
                                        {REPORT_TEXT_CHART_BEYOND_95, FUNNEL_BEYOND_95},
                                        {REPORT_TEXT_CHART_BEYOND_998, FUNNEL_BEYOND_998},
                                        {REPORT_TEXT_CHART_LIMITS_95, 3},
                                        {REPORT_TEXT_CHART_LIMITS_998, 4},
                                        {REPORT_TEXT_CHART_CENTRE, 5}};
    static const double SAMPLE = 24, LINE = 19;
    chart_maker *maker = made->maker;
    double x = CHART_MARGIN, y = top;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        const char *word = entries[i].sample == 5
                               ? chart_fill(maker, entries[i].word,
                                            value_text(made, made->centre->value), NULL, NULL)
                               : chart_word(maker, entries[i].word);
        double width = text_width(maker->widths, word, FONT_SMALL, false) * CHART_SLACK;
        if (x > CHART_MARGIN && x + SAMPLE + 6 + width > CHART_WIDTH - CHART_MARGIN) {
            x = CHART_MARGIN;
            y += LINE;
        }
        draw_sample(made->page, entries[i].sample, x, y + 8);
        mark_text(made->page, (mark_point){x + SAMPLE + 6, y + 8 + FONT_SMALL * 0.36}, word,
                  font_of(FONT_SMALL, COLOUR_INK, MARK_START));
        x += SAMPLE + 6 + width + 14;
    }
    return y + LINE + 8;
}

/* -- words -- */

static void add_words(funnel *made) {
    chart_maker *maker = made->maker;
    const char *headings[] = {city_heading(maker, false), chart_word(maker, REPORT_TEXT_CHART_SIZE),
                              chart_word(maker, REPORT_TEXT_VALUE),
                              chart_word(maker, REPORT_TEXT_CHART_WHERE)};
    table_maker table = table_begin(maker, headings, 4);
    baremo_buffer alt = baremo_buffer_new(maker->arena);
    chart_append(&alt, "",
                 chart_fill(maker, REPORT_TEXT_CHART_ALT_FUNNEL, made->effect->title,
                            value_text(made, made->centre->value), NULL));
    for (size_t i = 0; i < made->count; i++) {
        const funnel_unit *unit = &made->units[i];
        table_cell(&table, unit->name);
        table_cell(&table, unit->size_words);
        table_cell(&table, unit->value_words);
        table_cell(&table, unit->place_words);
        chart_append(&alt, " ",
                     chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, unit->name, unit->words, NULL));
    }
    made->page->alt = baremo_buffer_text(&alt);
    made->page->data = table_end(&table);
}

/* Who is not there, and why. */
static const char *left_out(const funnel *made) {
    chart_maker *maker = made->maker;
    const cities *all = maker->cities;
    const city_subject subject = city_effect_subject(made->effect);
    baremo_buffer names = baremo_buffer_new(maker->arena);
    for (size_t i = 0; i < all->count; i++)
        if (!city_there(all, &all->units[i], &subject, "value"))
            chart_append(&names, ", ", all->names[i]);
    return names.length ? chart_fill(maker, REPORT_TEXT_CHART_PAIR,
                                     chart_word(maker, REPORT_TEXT_CHART_NOT_DRAWN),
                                     baremo_buffer_text(&names), NULL)
                        : NULL;
}

static const char *dispersion(const funnel *made) {
    const city_subject subject = city_effect_subject(made->effect);
    double value = city_value(made->maker->cities, NULL, &subject, "dispersion_winsorised");
    if (baremo_is_missing(value))
        return NULL;
    return chart_fill(
        made->maker, value > 1 ? REPORT_TEXT_CHART_DISPERSION : REPORT_TEXT_CHART_DISPERSION_LOW,
        report_number(made->maker->arena, made->maker->language, value, 2), NULL, NULL);
}

static void close(funnel *made, double bottom) {
    const char *notes[3];
    size_t count = 0;
    const char *more[] = {chart_word(made->maker, REPORT_TEXT_CHART_FUNNEL_NOTE), dispersion(made),
                          left_out(made)};
    for (int i = 0; i < 3; i++)
        if (more[i])
            notes[count++] = more[i];
    chart_close(made->maker, made->page, bottom,
                &(chart_foot){.notes = notes, .note_count = count, .people_in_few = true});
}

/* What a rate is of. */
static const char *unit_of(chart_maker *maker, const city_effect *effect) {
    const baremo_results_indicator *indicator =
        baremo_results_indicator_find(maker->results, effect->id);
    const char *unit = indicator ? indicator_unit(maker, indicator) : "";
    if (!indicator || *unit || !(indicator->factor > 1) ||
        indicator->value_class != BAREMO_VALUE_RATE)
        return unit;
    return chart_fill(maker, REPORT_TEXT_CHART_PER,
                      report_number(maker->arena, maker->language, indicator->factor, 0), NULL,
                      NULL);
}

static void make_funnel(chart_maker *maker, const city_effect *effect) {
    funnel made = {.maker = maker, .effect = effect};
    const city_subject subject = city_effect_subject(effect);
    made.centre = city_there(maker->cities, NULL, &subject, "target");
    read_units(&made);
    if (!made.centre || !made.count)
        return;
    const chart_subject about = {&chart_type_funnel, effect->kind, effect->id, 1, 1,
                                 effect->effect};
    double top;
    made.page = chart_open(
        maker, &about, effect->title,
        city_both(maker, report_name(maker->language, REPORT_NAMES_EFFECT, effect->effect),
                  unit_of(maker, effect)),
        &top);
    top = draw_key(&made, top);
    set_axes(&made, top + 4);
    draw_ticks(&made);
    draw_limits(&made);
    draw_centre(&made);
    draw_units(&made);
    draw_labels(&made);
    double bottom = made.plot.y + made.plot.height + 8 + FONT_SMALL * MARK_LINE_HEIGHT;
    mark_text(made.page, (mark_point){made.plot.x, bottom + FONT_SMALL * MARK_ASCENT},
              chart_word(maker, made.is_log ? REPORT_TEXT_CHART_SIZE_LOG : REPORT_TEXT_CHART_SIZE),
              font_of(FONT_SMALL, COLOUR_MUTED, MARK_START));
    add_words(&made);
    close(&made, bottom + FONT_SMALL * MARK_LINE_HEIGHT);
}

static void make(chart_maker *maker) {
    for (size_t i = 0; i < maker->cities->funnel_count; i++)
        make_funnel(maker, &maker->cities->funnels[i]);
}

const chart_type chart_type_funnel = {
    .id = "funnel",
    .summary = "percentages and rates by size, with the limits that chance explains",
    .make = make,
    .of_cities = true,
};
