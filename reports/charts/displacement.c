/* Displacement: the change in programme, neighbour and comparison areas side by side, at each lag.
 */
#include <math.h>
#include <stdlib.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"

extern const chart_type chart_type_displacement;

enum { ROLES = 3, LAGS = 4 };
static const char *const ROLE[ROLES] = {"programme", "neighbour", "comparison"};

/* By shape, not by colour alone. */
static void symbol(chart *page, mark_point at, size_t role) {
    static const double RADIUS = 5;
    if (role == 0)
        mark_circle(page, at, RADIUS, mark_fill(COLOUR_VALUE));
    else if (role == 1)
        target_symbol(page, at, RADIUS + 1);
    else
        mark_rectangle(
            page, (mark_box){at.x - 4, at.y - 4, 8, 8},
            (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.4});
}

static void sample(chart *page, mark_box box, const void *about) {
    symbol(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2},
           *(const size_t *)about);
}

typedef struct moved {
    const baremo_result *row;
    size_t role;
} moved;

static void draw(const row_place *at, const row_item *item) {
    const moved *about = item->about;
    double zero = scale_held(at->axis, 0), x = scale_held(at->axis, about->row->value);
    mark_line(at->page, (mark_point){zero, at->middle}, (mark_point){x, at->middle},
              mark_stroke(COLOUR_LINE, 2));
    symbol(at->page, (mark_point){x, at->middle}, about->role);
}

static const char *header_of(chart_maker *maker, const baremo_results_unit *unit, int lag) {
    const char *name =
        unit ? city_name(maker->cities, unit) : chart_word(maker, REPORT_TEXT_CHART_ALL_TOGETHER);
    if (lag == 0)
        return name;
    const char *periods = report_number(maker->arena, maker->language, lag, 0);
    return baremo_arena_format(maker->arena, "%s · %s", name,
                               lag == 1
                                   ? chart_word(maker, REPORT_TEXT_CHART_LAG_ONE)
                                   : chart_fill(maker, REPORT_TEXT_CHART_LAG, periods, NULL, NULL));
}

static void add_rows(chart_maker *maker, row_chart *wanted, const baremo_results_unit *unit,
                     int lag) {
    const char *header = header_of(maker, unit, lag);
    for (size_t role = 0; role < ROLES; role++) {
        const city_subject subject = {
            BAREMO_SUBJECT_INDICATOR, wanted->subject.id,
            baremo_arena_format(maker->arena, "role=%s;lag=%d", ROLE[role], lag)};
        const baremo_result *row = city_row(maker->cities, unit, &subject, "change_percent");
        if (!row)
            continue;
        moved *about = baremo_arena_alloc(maker->arena, sizeof *about);
        *about = (moved){row, role};
        bool is_there = !baremo_is_missing(row->value);
        const char *name = report_name(maker->language, REPORT_NAMES_ROLE, ROLE[role]);
        const char *words =
            is_there ? baremo_arena_format(maker->arena, "%s%s", row->value > 0 ? "+" : "",
                                           report_value(maker->arena, maker->language, row->value,
                                                        city_quantity(maker->cities, row)))
                     : row_reason(maker, row);
        const char **cells = baremo_arena_array(maker->arena, 3, sizeof *cells);
        cells[0] = header;
        cells[1] = name;
        cells[2] = words;
        chart_rows_add(maker, wanted,
                       &(row_item){.header = header,
                                   .name = name,
                                   .whole_name = chart_join(maker, header, ", ", name),
                                   .said = words,
                                   .beside = words,
                                   .reason = is_there ? NULL : words,
                                   .cells = cells,
                                   .about = about});
        header = NULL;
    }
}

static scale axis_of(const row_chart *wanted) {
    double low = 0, high = 0;
    for (size_t i = 0; i < wanted->row_count; i++) {
        const moved *about = wanted->rows[i].about;
        if (!wanted->rows[i].reason) {
            low = fmin(low, about->row->value);
            high = fmax(high, about->row->value);
        }
    }
    return scale_make(low, high, 6, 0);
}

static const char **tick_words(chart_maker *maker, const scale *axis, double **values) {
    const char **words = baremo_arena_array(maker->arena, axis->ticks + 1, sizeof *words);
    *values = baremo_arena_array(maker->arena, axis->ticks + 1, sizeof **values);
    for (size_t i = 0; i < axis->ticks; i++) {
        (*values)[i] = scale_tick(axis, i);
        words[i] = report_share(maker->arena, maker->language, (*values)[i] / 100, axis->decimals);
    }
    return words;
}

static void make_indicator(chart_maker *maker, const baremo_results_indicator *indicator) {
    static const size_t roles[ROLES] = {0, 1, 2};
    const char *headings[] = {
        city_heading(maker, false), chart_word(maker, REPORT_TEXT_AREAS),
        report_name(maker->language, REPORT_NAMES_STATISTIC, "change_percent")};
    row_key keys[ROLES];
    for (size_t i = 0; i < ROLES; i++)
        keys[i] =
            (row_key){report_name(maker->language, REPORT_NAMES_ROLE, ROLE[i]), sample, &roles[i]};
    const char *title = city_title(maker->cities, BAREMO_SUBJECT_INDICATOR, indicator->id);
    const char *note = chart_word(maker, REPORT_TEXT_CHART_DISPLACEMENT_NOTE);
    row_chart wanted = {
        .subject = {&chart_type_displacement, BAREMO_SUBJECT_INDICATOR, indicator->id, 1, 1, NULL},
        .title = title,
        .subtitle = chart_word(maker, REPORT_TEXT_CHART_DISPLACEMENT),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_DISPLACEMENT, title, NULL, NULL),
        .headings = headings,
        .heading_count = 3,
        .rows_per_page = 36,
        .rows_together = 1,
        .keys = keys,
        .key_count = ROLES,
        .zero = 0,
        .draw = draw,
        .notes = &note,
        .note_count = 1};
    for (size_t i = 0; i <= maker->cities->count; i++)
        for (int lag = 0; lag < LAGS; lag++)
            add_rows(maker, &wanted, i ? &maker->cities->units[i - 1] : NULL, lag);
    wanted.axis = axis_of(&wanted);
    double *values;
    wanted.tick_words = tick_words(maker, &wanted.axis, &values);
    wanted.ticks = values;
    wanted.tick_count = wanted.axis.ticks;
    chart_rows_make(maker, &wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    if (!city_chart_fits(maker) ||
        !city_any(maker->cities, BAREMO_SUBJECT_INDICATOR, "change_percent"))
        return;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_indicator(maker, &indicators[i]);
}

const chart_type chart_type_displacement = {
    .id = "displacement",
    .summary = "change in programme, neighbour and comparison areas side by side, by lag",
    .make = make,
    .of_cities = true,
};
