/* Bullet: where an indicator stands between its baseline and its last target, and where it was
 * expected to be. The bar runs from the baseline, so that it grows towards the target whichever the
 * direction is. */
#include <math.h>

#include <baremo/text.h>

#include "reports/charts/key.h"
#include "reports/charts/labels.h"
#include "reports/charts/sentences.h"
#include "reports/charts/series.h"

#define TRACK_HEIGHT 26.0
#define BAR_HEIGHT 11.0
#define LABEL_HEIGHT 20.0

extern const chart_type chart_type_bullet;

typedef struct bullet {
    chart_maker *maker;
    chart *page;
    const baremo_results_indicator *indicator;
    const baremo_result *row; /**< of the value; NULL: there is none */
    double value, baseline, expected, target, low, high;
    const baremo_results_target *last;
    const char *value_word, *expected_word;
    scale axis;
    double middle; /**< of the bar, vertically */
} bullet;

static bool is_known(double value) { return isfinite(value); }

/* A result indicator compares what was forecast with what was achieved. */
static void read_values(bullet *made) {
    chart_maker *maker = made->maker;
    baremo_period period = maker->programme->period;
    bool is_result = indicator_is(made->indicator, "result");
    bool sums = !is_result && indicator_accumulates(made->indicator);
    const char *statistic = is_result ? "achieved" : sums ? "value_cumulative" : "value";
    made->row = indicator_row(maker, made->indicator, period, statistic);
    if (!made->row)
        made->row = indicator_row(maker, made->indicator, period, "value");
    made->value = made->row ? made->row->value : BAREMO_MISSING;
    made->low = made->row ? made->row->low : BAREMO_MISSING;
    made->high = made->row ? made->row->high : BAREMO_MISSING;
    made->expected =
        chart_indicator_number(maker, made->indicator, period, is_result ? "forecast" : "expected");
    made->value_word = chart_word(maker, is_result ? REPORT_TEXT_CHART_ACHIEVED
                                         : sums    ? REPORT_TEXT_CHART_VALUE_SUM
                                                   : REPORT_TEXT_VALUE);
    made->expected_word =
        chart_word(maker, is_result ? REPORT_TEXT_CHART_FORECAST : REPORT_TEXT_EXPECTED);
    made->last = made->indicator->direction == BAREMO_MAINTAIN
                     ? NULL
                     : indicator_last_target(made->indicator);
    made->target = made->last ? made->last->value : BAREMO_MISSING;
    made->baseline =
        indicator_accumulates(made->indicator) ? BAREMO_MISSING : made->indicator->baseline;
}

/* Where the bar begins: the baseline, else zero, else the lowest rung. */
static double origin(const bullet *made) {
    if (is_known(made->baseline))
        return made->baseline;
    return made->indicator->value_class == BAREMO_VALUE_LEVEL ? 1 : 0;
}

static void make_axis(bullet *made) {
    double values[] = {origin(made), made->value, made->expected,       made->target,
                       made->low,    made->high,  made->indicator->low, made->indicator->high};
    size_t count = made->indicator->direction == BAREMO_MAINTAIN ? 8 : 6;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        if (!is_known(values[i]) || (i >= 4 && i < 6 && !is_known(made->value)))
            continue;
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    made->axis = scale_between(series_axis(made->indicator, low, high, 6), CHART_MARGIN + 24,
                               CHART_WIDTH - CHART_MARGIN - 24);
}

static double x_of(const bullet *made, double value) { return scale_held(&made->axis, value); }

static void add_to_key(bullet *made, chart_key *key, key_sample sample, const char *word,
                       double value) {
    if (is_known(value))
        key_add(key, sample,
                chart_fill(made->maker, REPORT_TEXT_CHART_PAIR, word,
                           indicator_value(made->maker, made->indicator, value), NULL));
}

static const char *with_period(bullet *made, report_text_key word, baremo_period period) {
    return chart_join(made->maker, chart_word(made->maker, word), " ",
                      report_period_short(made->maker->arena, made->maker->language, period));
}

static double draw_key(bullet *made, double top) {
    chart_maker *maker = made->maker;
    chart_key key = key_begin(maker, made->page, top);
    add_to_key(made, &key, KEY_VALUE_BAR, made->value_word, made->value);
    add_to_key(made, &key, KEY_EXPECTED, made->expected_word, made->expected);
    if (made->last)
        add_to_key(made, &key, KEY_TARGET,
                   with_period(made, REPORT_TEXT_TARGET, made->last->period), made->target);
    add_to_key(made, &key, KEY_BASELINE,
               with_period(made, REPORT_TEXT_BASELINE, made->indicator->baseline_period),
               made->baseline);
    if (made->indicator->direction == BAREMO_MAINTAIN)
        key_add(&key, KEY_BAND, sentence_band(maker, made->indicator));
    if (is_known(made->value) && is_known(made->low) && is_known(made->high))
        key_add(&key, KEY_INTERVAL,
                chart_fill(maker, REPORT_TEXT_CHART_INTERVAL,
                           report_share(maker->arena, maker->language, made->row->level, 0), NULL,
                           NULL));
    return key_end(&key) + 4;
}

static void span(bullet *made, double from, double to, double height, mark_colour colour) {
    double left = fmin(x_of(made, from), x_of(made, to)),
           right = fmax(x_of(made, from), x_of(made, to));
    mark_rectangle(made->page, (mark_box){left, made->middle - height / 2, right - left, height},
                   mark_fill(colour));
}

static void draw_axis(bullet *made, double y) {
    for (size_t i = 0; i < made->axis.ticks; i++) {
        double value = scale_tick(&made->axis, i), x = scale_position(&made->axis, value);
        mark_line(made->page, (mark_point){x, made->middle - TRACK_HEIGHT / 2 - 6},
                  (mark_point){x, y}, mark_stroke(COLOUR_GRID, 1));
    }
    label_board board = labels_begin(made->maker->arena, (mark_box){0, y, CHART_WIDTH, 40});
    for (size_t i = 0; i < made->axis.ticks; i++) {
        double value = scale_tick(&made->axis, i);
        static const label_side below[] = {LABEL_BELOW};
        label wanted = {.text = series_tick(made->maker, made->indicator, &made->axis, value),
                        .font = font_of(FONT_SMALL, COLOUR_MUTED, MARK_MIDDLE),
                        .at = {scale_position(&made->axis, value), y},
                        .distance = 2,
                        .sides = below,
                        .side_count = 1};
        labels_place(&board, made->maker->widths, made->page, &wanted);
    }
}

static void draw_gap(bullet *made) {
    mark_box box = {made->axis.from, made->middle - BAR_HEIGHT, made->axis.to - made->axis.from,
                    2 * BAR_HEIGHT};
    const char *reason = chart_fill(made->maker, REPORT_TEXT_CHART_BECAUSE,
                                    chart_word(made->maker, REPORT_TEXT_CHART_NOT_COMPUTABLE),
                                    row_reason(made->maker, made->row), NULL);
    mark_font font = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    text_block text =
        text_wrap(made->maker->arena, made->maker->widths, reason, font, box.width / CHART_SLACK);
    gap_hatch(made->page, box);
    mark_lines(made->page,
               (mark_point){box.x, box.y - 14 - text.height + font.size * MARK_LINE_HEIGHT},
               text.lines, text.count, font);
}

static void draw_value(bullet *made) {
    static const label_side above[] = {LABEL_ABOVE};
    double x = x_of(made, made->value);
    const char *text = indicator_amount(made->maker, made->indicator, made->value);
    mark_group(made->page,
               chart_fill(made->maker, REPORT_TEXT_CHART_PAIR, made->value_word, text, NULL));
    span(made, origin(made), made->value, BAR_HEIGHT, COLOUR_VALUE);
    mark_circle(made->page, (mark_point){x, made->middle}, BAR_HEIGHT / 2, mark_fill(COLOUR_VALUE));
    mark_group_end(made->page);
    double half = text_width(made->maker->widths, text, FONT_LABEL, true) * CHART_SLACK / 2;
    label_board board = labels_begin(made->maker->arena, (mark_box){0, 0, CHART_WIDTH, 1e6});
    label wanted = {.text = text,
                    .font = font_bold(FONT_LABEL, COLOUR_VALUE, MARK_MIDDLE),
                    .at = {fmin(fmax(x, CHART_MARGIN + half), CHART_WIDTH - CHART_MARGIN - half),
                           made->middle - TRACK_HEIGHT / 2 - 6},
                    .distance = 1,
                    .sides = above,
                    .side_count = 1};
    labels_place(&board, made->maker->widths, made->page, &wanted);
}

static void draw_symbols(bullet *made) {
    if (is_known(made->expected)) {
        double x = x_of(made, made->expected);
        mark_line(made->page, (mark_point){x, made->middle - TRACK_HEIGHT / 2 - 3},
                  (mark_point){x, made->middle + TRACK_HEIGHT / 2 + 3},
                  mark_stroke(COLOUR_INK, 2.4));
    }
    if (is_known(made->baseline))
        mark_circle(
            made->page, (mark_point){x_of(made, made->baseline), made->middle}, 4.2,
            (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_MUTED, .stroke_width = 1.8});
    if (is_known(made->target))
        target_symbol(made->page, (mark_point){x_of(made, made->target), made->middle}, 6.5);
}

static void draw_bars(bullet *made) {
    const baremo_results_indicator *indicator = made->indicator;
    if (indicator->direction == BAREMO_MAINTAIN && is_known(indicator->low) &&
        is_known(indicator->high))
        span(made, indicator->low, indicator->high, TRACK_HEIGHT, COLOUR_TRACK);
    else if (is_known(made->target) && is_known(made->value))
        span(made, origin(made), made->target, TRACK_HEIGHT, COLOUR_TRACK);
    if (!is_known(made->value)) {
        draw_gap(made);
        draw_symbols(made);
        return;
    }
    if (is_known(made->low) && is_known(made->high))
        span(made, made->low, made->high, TRACK_HEIGHT - 8, COLOUR_INTERVAL);
    draw_value(made);
    draw_symbols(made);
}

static const char *describe(bullet *made) {
    chart_maker *maker = made->maker;
    const char *title =
        baremo_text_blank(made->indicator->title) ? made->indicator->id : made->indicator->title;
    const char *text =
        chart_fill(maker, REPORT_TEXT_CHART_ALT_BULLET, title,
                   report_period(maker->arena, maker->language, maker->programme->period), NULL);
    for (size_t row = 0; row < made->page->data.row_count; row++)
        text = chart_join(maker, text, " ",
                          chart_fill(maker, REPORT_TEXT_CHART_SENTENCE,
                                     made->page->data.cells[2 * row],
                                     made->page->data.cells[2 * row + 1], NULL));
    const char *status = sentence_status(maker, made->indicator);
    return !*status ? text
                    : chart_join(maker, text, " ",
                                 chart_fill(maker, REPORT_TEXT_CHART_SENTENCE,
                                            chart_word(maker, REPORT_TEXT_STATUS), status, NULL));
}

static void data_row(bullet *made, table_maker *table, const char *word, double value) {
    if (!is_known(value))
        return;
    table_cell(table, word);
    table_cell(table, indicator_amount(made->maker, made->indicator, value));
}

static chart_table data_of(bullet *made) {
    chart_maker *maker = made->maker;
    const char *headings[] = {"", chart_word(maker, REPORT_TEXT_VALUE)};
    table_maker table = table_begin(maker, headings, 2);
    data_row(made, &table, made->value_word, made->value);
    if (!is_known(made->value)) {
        table_cell(&table, made->value_word);
        table_cell(&table, chart_fill(maker, REPORT_TEXT_CHART_BECAUSE,
                                      chart_word(maker, REPORT_TEXT_CHART_NOT_COMPUTABLE),
                                      row_reason(maker, made->row), NULL));
    }
    data_row(made, &table, made->expected_word, made->expected);
    if (made->last)
        data_row(made, &table, with_period(made, REPORT_TEXT_TARGET, made->last->period),
                 made->target);
    data_row(made, &table,
             with_period(made, REPORT_TEXT_BASELINE, made->indicator->baseline_period),
             made->baseline);
    if (made->indicator->direction == BAREMO_MAINTAIN) {
        data_row(made, &table, chart_word(maker, REPORT_TEXT_CHART_LOW), made->indicator->low);
        data_row(made, &table, chart_word(maker, REPORT_TEXT_CHART_HIGH), made->indicator->high);
    }
    return table_end(&table);
}

static void draw(chart_maker *maker, const baremo_results_indicator *indicator) {
    bullet made = {.maker = maker, .indicator = indicator};
    chart_subject subject = {
        &chart_type_bullet, BAREMO_SUBJECT_INDICATOR, indicator->id, 1, 1, NULL};
    read_values(&made);
    make_axis(&made);
    double top;
    made.page =
        chart_open(maker, &subject, indicator->title, sentence_subtitle(maker, indicator), &top);
    top = draw_key(&made, top);
    made.middle = top + 2 * LABEL_HEIGHT + TRACK_HEIGHT / 2;
    double bottom = made.middle + TRACK_HEIGHT / 2 + 8;
    draw_axis(&made, bottom);
    draw_bars(&made);
    made.page->data = data_of(&made);
    made.page->alt = describe(&made);
    chart_close(maker, made.page, bottom + 22, &(chart_foot){.source = indicator->source});
}

/* Where a line says more there is no bullet: results always have one, others with fewer than two
 * values. */
static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        series drawn = series_of(maker, &indicators[i], NULL);
        if (indicator_is(&indicators[i], "result") || !series_is_line(&drawn))
            draw(maker, &indicators[i]);
    }
}

const chart_type chart_type_bullet = {
    .id = "bullet",
    .summary = "an indicator against its baseline, what was expected, and its target",
    .make = make,
};
