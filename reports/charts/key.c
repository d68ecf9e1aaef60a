/* Samples of lines, bars and symbols with their words, in as many lines as they need. */
#include "reports/charts/key.h"

#define SAMPLE 28.0
#define LINE 19.0

static void sample_value_line(chart *page, double x, double y) {
    mark_line(page, (mark_point){x, y}, (mark_point){x + SAMPLE, y},
              mark_stroke(COLOUR_VALUE, 2.4));
    mark_circle(page, (mark_point){x + SAMPLE / 2, y}, 3.6, mark_fill(COLOUR_VALUE));
}

static void sample_reference(chart *page, double x, double y) {
    mark_line(page, (mark_point){x, y}, (mark_point){x + SAMPLE, y}, mark_stroke(COLOUR_LINE, 1.6));
}

static void sample_path(chart *page, double x, double y) {
    mark_line(page, (mark_point){x, y}, (mark_point){x + SAMPLE, y},
              mark_dashed(COLOUR_TARGET, 1.6, 3));
    target_symbol(page, (mark_point){x + SAMPLE / 2, y}, 5);
}

static mark_box patch(double x, double y) { return (mark_box){x, y - 6, SAMPLE, 12}; }

static void sample_interval(chart *page, double x, double y) {
    mark_rectangle(page, patch(x, y), mark_fill(COLOUR_INTERVAL));
}

static void sample_band(chart *page, double x, double y) {
    mark_rectangle(page, patch(x, y), mark_fill(COLOUR_TRACK));
    mark_line(page, (mark_point){x, y - 6}, (mark_point){x + SAMPLE, y - 6},
              mark_dashed(COLOUR_TARGET, 1.2, 4));
    mark_line(page, (mark_point){x, y + 6}, (mark_point){x + SAMPLE, y + 6},
              mark_dashed(COLOUR_TARGET, 1.2, 4));
}

static void sample_gap(chart *page, double x, double y) { gap_hatch(page, patch(x, y)); }

static void sample_bar(chart *page, double x, double y) {
    mark_rectangle(page, (mark_box){x, y - 4, SAMPLE, 8}, mark_fill(COLOUR_VALUE));
}

static void sample_track(chart *page, double x, double y) {
    mark_rectangle(page, patch(x, y), mark_fill(COLOUR_TRACK));
}

static void sample_expected(chart *page, double x, double y) {
    double middle = x + SAMPLE / 2;
    mark_line(page, (mark_point){middle, y - 7}, (mark_point){middle, y + 7},
              mark_stroke(COLOUR_INK, 2.4));
}

static void sample_target(chart *page, double x, double y) {
    target_symbol(page, (mark_point){x + SAMPLE / 2, y}, 5.5);
}

static void sample_baseline(chart *page, double x, double y) {
    mark_circle(page, (mark_point){x + SAMPLE / 2, y}, 4.2,
                (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_MUTED, .stroke_width = 1.8});
}

static void (*const SAMPLES[])(chart *, double, double) = {
    [KEY_VALUE_LINE] = sample_value_line,
    [KEY_REFERENCE_LINE] = sample_reference,
    [KEY_TARGET_PATH] = sample_path,
    [KEY_INTERVAL] = sample_interval,
    [KEY_BAND] = sample_band,
    [KEY_GAP] = sample_gap,
    [KEY_VALUE_BAR] = sample_bar,
    [KEY_TRACK] = sample_track,
    [KEY_EXPECTED] = sample_expected,
    [KEY_TARGET] = sample_target,
    [KEY_BASELINE] = sample_baseline,
};

chart_key key_begin(chart_maker *maker, chart *page, double top) {
    return (chart_key){.maker = maker, .page = page, .x = CHART_MARGIN, .y = top};
}

void key_add(chart_key *key, key_sample sample, const char *word) {
    double width = text_width(key->maker->widths, word, FONT_SMALL, false) * CHART_SLACK;
    if (key->x > CHART_MARGIN && key->x + SAMPLE + 6 + width > CHART_WIDTH - CHART_MARGIN) {
        key->x = CHART_MARGIN;
        key->y += LINE;
    }
    SAMPLES[sample](key->page, key->x, key->y + 8);
    mark_text(key->page, (mark_point){key->x + SAMPLE + 6, key->y + 8 + FONT_SMALL * 0.36}, word,
              font_of(FONT_SMALL, COLOUR_INK, MARK_START));
    key->x += SAMPLE + 6 + width + 16;
}

double key_end(const chart_key *key) { return key->y + LINE; }
