/* Progress: all indicators of an axis on the scale that they share, the way from baseline (0 %) to
 * last target (100 %). Bars are cut a little beyond both ends; the number beside them is never cut.
 */
#include <math.h>

#include <baremo/text.h>

#include "reports/charts/key.h"
#include "reports/charts/scale.h"
#include "reports/charts/sentences.h"

#define LABEL_ROOM 236.0
#define TRACK_LEFT (CHART_MARGIN + LABEL_ROOM + 14)
#define TRACK_RIGHT (TRACK_LEFT + 240)
#define WORDS_LEFT (TRACK_RIGHT + 16)
#define WORDS_ROOM (CHART_WIDTH - CHART_MARGIN - WORDS_LEFT)
#define TRACK_HEIGHT 18.0
#define BAR_HEIGHT 9.0
#define LOWEST (-0.15)
#define HIGHEST 1.15
#define REASON_ROOM 158.0 /* within the scale */
#define ROWS_PER_PAGE 18

extern const chart_type chart_type_progress;

static const scale SHARES = {.low = LOWEST, .high = HIGHEST, .from = TRACK_LEFT, .to = TRACK_RIGHT};

typedef struct progress {
    chart_maker *maker;
    chart *page;
    table_maker data;
    const char *alt;
    bool was_cut;
} progress;

static double x_of(double share) { return scale_held(&SHARES, share); }

static const char *title_of(const baremo_results_indicator *indicator) {
    return baremo_text_blank(indicator->title) ? indicator->id : indicator->title;
}

/* The place of a value on the way from baseline to last target; missing where there is no such way.
 */
static double way_to(const baremo_results_indicator *indicator, double value) {
    const baremo_results_target *last = indicator_last_target(indicator);
    double start = indicator_accumulates(indicator) ? 0 : indicator->baseline;
    if (!last || !isfinite(start) || last->value == start || !isfinite(value))
        return BAREMO_MISSING;
    return (value - start) / (last->value - start);
}

static void draw_scale(progress *made, double top, double bottom) {
    for (int i = 0; i <= 2; i++) {
        double x = x_of(i / 2.0);
        mark_line(made->page, (mark_point){x, top}, (mark_point){x, bottom},
                  mark_stroke(i == 1 ? COLOUR_GRID : COLOUR_LINE, 1));
        mark_text(made->page, (mark_point){x, top - 5},
                  report_share(made->maker->arena, made->maker->language, i / 2.0, 0),
                  font_of(FONT_SMALL, COLOUR_MUTED, MARK_MIDDLE));
    }
}

/* A bar beyond the ends of the scale ends in an arrow. */
static void draw_arrow(progress *made, double share, double y) {
    if (share >= LOWEST && share <= HIGHEST)
        return;
    double side = share > HIGHEST ? 1 : -1, x = x_of(share) + side * 2;
    mark_point head[] = {{x, y - 8}, {x + side * 9, y}, {x, y + 8}};
    mark_area(made->page, head, 3, mark_fill(COLOUR_VALUE));
    made->was_cut = true;
}

static void draw_bar(progress *made, const baremo_results_indicator *indicator, double share,
                     double y) {
    double from = x_of(0), to = x_of(share);
    mark_rectangle(made->page, (mark_box){from, y - TRACK_HEIGHT / 2, x_of(1) - from, TRACK_HEIGHT},
                   mark_fill(COLOUR_TRACK));
    mark_rectangle(made->page,
                   (mark_box){fmin(from, to), y - BAR_HEIGHT / 2, fabs(to - from), BAR_HEIGHT},
                   mark_fill(COLOUR_VALUE));
    mark_circle(made->page, (mark_point){to, y}, BAR_HEIGHT / 2, mark_fill(COLOUR_VALUE));
    draw_arrow(made, share, y);
    double expected =
        way_to(indicator, chart_indicator_number(made->maker, indicator,
                                                 made->maker->programme->period, "expected"));
    if (isfinite(expected))
        mark_line(made->page, (mark_point){x_of(expected), y - TRACK_HEIGHT / 2 - 2},
                  (mark_point){x_of(expected), y + TRACK_HEIGHT / 2 + 2},
                  mark_stroke(COLOUR_INK, 2.2));
    target_symbol(made->page, (mark_point){x_of(1), y}, 5);
}

static bool has_band(const baremo_results_indicator *indicator) {
    return indicator->direction == BAREMO_MAINTAIN && indicator->low < indicator->high;
}

/* A maintain indicator on a scale of its own: the band in the middle, the value in or beside it. */
static void draw_band(progress *made, const baremo_results_indicator *indicator, double value,
                      double y) {
    double low = x_of(0.25), high = x_of(0.75),
           part = (value - indicator->low) / (indicator->high - indicator->low);
    double x = fmin(fmax(low + part * (high - low), x_of(0)), x_of(1));
    mark_box band = {low, y - TRACK_HEIGHT / 2, high - low, TRACK_HEIGHT};
    mark_rectangle(made->page, band, mark_fill(COLOUR_TRACK));
    for (int i = 0; i < 2; i++)
        mark_line(made->page, (mark_point){i ? high : low, band.y - 2},
                  (mark_point){i ? high : low, band.y + band.height + 2},
                  mark_dashed(COLOUR_TARGET, 1.6, 3));
    mark_circle(made->page, (mark_point){x, y}, BAR_HEIGHT / 2 + 0.5, mark_fill(COLOUR_VALUE));
}

/* Why there is no bar: the note of the share or of the value. */
static const char *without_bar(progress *made, const baremo_results_indicator *indicator) {
    chart_maker *maker = made->maker;
    baremo_period period = maker->programme->period;
    const baremo_result *value = indicator_row(maker, indicator, period, "value");
    const baremo_result *share = indicator_row(maker, indicator, period, "share");
    const baremo_result *tells = value && baremo_is_missing(value->value) ? value
                                 : share                                  ? share
                                                                          : value;
    if (tells && baremo_text_blank(tells->note))
        return chart_word(maker, REPORT_TEXT_CHART_NOT_COMPUTABLE);
    return row_reason(maker, tells);
}

static void draw_reason(progress *made, const text_block *text, double middle) {
    mark_font font = font_of(FONT_SMALL, COLOUR_MUTED, MARK_START);
    double height = fmax(text->height + 2, TRACK_HEIGHT);
    mark_box box = {x_of(0), middle - height / 2, 12, height};
    mark_box paper = {box.x + 12, box.y, text->width * CHART_SLACK + 6, height};
    gap_hatch(made->page, box);
    mark_rectangle(made->page, paper, mark_fill(COLOUR_PAPER));
    mark_lines(made->page,
               (mark_point){box.x + 16, middle - text->height / 2 + font.size * MARK_ASCENT},
               text->lines, text->count, font);
}

/* "180; target 200 people" */
static const char *value_words(chart_maker *maker, const baremo_results_indicator *indicator) {
    baremo_period period = maker->programme->period;
    const char *statistic = indicator_accumulates(indicator) ? "value_cumulative" : "value";
    double value = chart_indicator_number(maker, indicator, period, statistic);
    if (!isfinite(value))
        return "";
    const baremo_results_target *last =
        indicator->direction == BAREMO_MAINTAIN ? NULL : indicator_last_target(indicator);
    if (has_band(indicator))
        return chart_join(maker, indicator_amount(maker, indicator, value),
                          chart_word(maker, REPORT_TEXT_SAY_SEMICOLON),
                          sentence_band(maker, indicator));
    if (!last)
        return indicator_amount(maker, indicator, value);
    return chart_fill(maker, REPORT_TEXT_CHART_VALUE_TARGET,
                      indicator_value(maker, indicator, value),
                      indicator_amount(maker, indicator, last->value), NULL);
}

static const char *status_words(chart_maker *maker, const baremo_results_indicator *indicator) {
    const baremo_result *row = indicator_row(maker, indicator, maker->programme->period, "value");
    const char *words = report_status_name(maker->language, row ? row->status : BAREMO_STATUS_NONE);
    double share = chart_indicator_number(maker, indicator, maker->programme->period, "share");
    return !isfinite(share)
               ? words
               : chart_join(maker, report_share(maker->arena, maker->language, share, 0), " · ",
                            words);
}

/* What a row has to say, set in lines. */
typedef struct progress_row {
    const baremo_results_indicator *indicator;
    const baremo_result *value;
    text_block name, status, numbers, reason;
    const char *why; /**< there is no bar; "" where there is one */
    bool in_band;    /* drawn against its band */
    double share, height;
} progress_row;

static progress_row lay_out_row(progress *made, const baremo_results_indicator *indicator) {
    chart_maker *maker = made->maker;
    baremo_period period = maker->programme->period;
    mark_font label = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    mark_font strong = font_bold(FONT_SMALL, COLOUR_INK, MARK_START);
    mark_font small = font_of(FONT_SMALL, COLOUR_MUTED, MARK_START);
    progress_row row = {.indicator = indicator};
    row.value = indicator_row(maker, indicator, period, "value");
    row.share = chart_indicator_number(maker, indicator, period, "share");
    row.name = text_wrap(maker->arena, maker->widths, title_of(indicator), label,
                         LABEL_ROOM / CHART_SLACK);
    row.status = text_wrap(maker->arena, maker->widths, status_words(maker, indicator), strong,
                           (WORDS_ROOM - 18) / CHART_SLACK);
    row.numbers = text_wrap(maker->arena, maker->widths, value_words(maker, indicator), small,
                            (WORDS_ROOM - 18) / CHART_SLACK);
    row.in_band = has_band(indicator) && row.value && isfinite(row.value->value);
    row.why = isfinite(row.share) || row.in_band ? "" : without_bar(made, indicator);
    row.reason = text_wrap(maker->arena, maker->widths, row.why, small, REASON_ROOM / CHART_SLACK);
    row.height = fmax(fmax(row.name.height, row.status.height + row.numbers.height),
                      fmax(row.reason.height, TRACK_HEIGHT));
    return row;
}

static void draw_words(progress *made, const progress_row *row, double middle) {
    double top = middle - (row->status.height + row->numbers.height) / 2;
    mark_font strong = font_bold(FONT_SMALL, COLOUR_INK, MARK_START);
    mark_font small = font_of(FONT_SMALL, COLOUR_MUTED, MARK_START);
    if (row->value)
        status_symbol(made->page, (mark_point){WORDS_LEFT + 6, top + FONT_SMALL * 0.6},
                      row->value->status);
    mark_lines(made->page, (mark_point){WORDS_LEFT + 18, top + FONT_SMALL * MARK_ASCENT},
               row->status.lines, row->status.count, strong);
    mark_lines(made->page,
               (mark_point){WORDS_LEFT + 18, top + row->status.height + FONT_SMALL * MARK_ASCENT},
               row->numbers.lines, row->numbers.count, small);
}

static void describe_row(progress *made, const progress_row *row) {
    chart_maker *maker = made->maker;
    const char *status = status_words(maker, row->indicator),
               *numbers = value_words(maker, row->indicator);
    const char *semicolon = chart_word(maker, REPORT_TEXT_SAY_SEMICOLON);
    const char *said =
        chart_join(maker, chart_join(maker, status, semicolon, numbers), semicolon, row->why);
    made->alt = chart_join(
        maker, made->alt, " ",
        chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, title_of(row->indicator), said, NULL));
    table_cell(&made->data, title_of(row->indicator));
    table_cell(&made->data, isfinite(row->share)
                                ? report_share(maker->arena, maker->language, row->share, 0)
                                : row->why);
    table_cell(&made->data,
               row->value ? report_status_name(maker->language, row->value->status) : "");
    table_cell(&made->data, numbers);
}

static void draw_row(progress *made, const progress_row *row, double top) {
    chart_maker *maker = made->maker;
    double middle = top + row->height / 2;
    mark_lines(made->page,
               (mark_point){CHART_MARGIN, middle - row->name.height / 2 + FONT_LABEL * MARK_ASCENT},
               row->name.lines, row->name.count, font_of(FONT_LABEL, COLOUR_INK, MARK_START));
    mark_group(made->page,
               chart_fill(maker, REPORT_TEXT_CHART_PAIR, title_of(row->indicator),
                          *row->why ? row->why : status_words(maker, row->indicator), NULL));
    if (*row->why)
        draw_reason(made, &row->reason, middle);
    else if (row->in_band)
        draw_band(made, row->indicator, row->value->value, middle);
    else
        draw_bar(made, row->indicator, row->share, middle);
    mark_group_end(made->page);
    draw_words(made, row, middle);
    describe_row(made, row);
}

typedef struct progress_page {
    const baremo_results_axis *axis; /**< NULL: indicators without axis */
    const baremo_results_indicator *const *indicators;
    size_t first, end, page, pages;
} progress_page;

static bool has_maintain(const progress_page *wanted) {
    for (size_t i = wanted->first; i < wanted->end; i++)
        if (has_band(wanted->indicators[i]))
            return true;
    return false;
}

static bool has_gap(const chart_maker *maker, const progress_page *wanted) {
    baremo_period period = maker->programme->period;
    for (size_t i = wanted->first; i < wanted->end; i++) {
        const baremo_results_indicator *indicator = wanted->indicators[i];
        bool has_value = isfinite(chart_indicator_number(maker, indicator, period, "value"));
        if (!isfinite(chart_indicator_number(maker, indicator, period, "share")) &&
            !(has_band(indicator) && has_value))
            return true;
    }
    return false;
}

static void draw_key(progress *made, const progress_page *wanted, double *top) {
    chart_key key = key_begin(made->maker, made->page, *top);
    key_add(&key, KEY_VALUE_BAR, chart_word(made->maker, REPORT_TEXT_CHART_COVERED));
    key_add(&key, KEY_EXPECTED, chart_word(made->maker, REPORT_TEXT_EXPECTED));
    key_add(&key, KEY_TARGET, chart_word(made->maker, REPORT_TEXT_CHART_LAST_TARGET));
    if (has_maintain(wanted))
        key_add(&key, KEY_BAND, chart_word(made->maker, REPORT_TEXT_CHART_OWN_BAND));
    if (has_gap(made->maker, wanted))
        key_add(&key, KEY_GAP, chart_word(made->maker, REPORT_TEXT_CHART_NO_SHARE));
    *top = key_end(&key) + 18;
}

/* All rows over the lines of the scale; returns where they end. */
static double draw_rows(progress *made, const progress_page *wanted, double top) {
    static const double GAP = 12;
    size_t count = wanted->end - wanted->first;
    progress_row *rows = baremo_arena_array(made->maker->arena, count + 1, sizeof *rows);
    double bottom = top + GAP / 2;
    for (size_t i = 0; i < count; i++) {
        rows[i] = lay_out_row(made, wanted->indicators[wanted->first + i]);
        bottom += rows[i].height + GAP;
    }
    draw_scale(made, top, bottom);
    double y = top + GAP / 2 + 2;
    for (size_t i = 0; i < count; i++) {
        draw_row(made, &rows[i], y);
        y += rows[i].height + GAP;
    }
    return bottom;
}

static void draw_page(chart_maker *maker, const progress_page *wanted) {
    progress made = {.maker = maker};
    const char *headings[] = {
        chart_word(maker, REPORT_TEXT_INDICATOR), chart_word(maker, REPORT_TEXT_SHARE),
        chart_word(maker, REPORT_TEXT_STATUS), chart_word(maker, REPORT_TEXT_VALUE)};
    made.data = table_begin(maker, headings, 4);
    chart_subject subject = {&chart_type_progress,
                             wanted->axis ? BAREMO_SUBJECT_AXIS : BAREMO_SUBJECT_PROGRAMME,
                             wanted->axis ? wanted->axis->id : NULL,
                             wanted->page,
                             wanted->pages,
                             NULL};
    const char *axis = !wanted->axis ? chart_word(maker, REPORT_TEXT_INDICATORS)
                       : baremo_text_blank(wanted->axis->title) ? wanted->axis->id
                                                                : wanted->axis->title;
    const char *period = report_period(maker->arena, maker->language, maker->programme->period);
    double top;
    made.page = chart_open(maker, &subject, axis,
                           chart_fill(maker, REPORT_TEXT_CHART_PROGRESS, period, NULL, NULL), &top);
    made.alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_PROGRESS, axis, period, NULL);
    draw_key(&made, wanted, &top);
    double bottom = draw_rows(&made, wanted, top);
    made.page->alt = made.alt;
    made.page->data = table_end(&made.data);
    const char *note = chart_fill(maker, REPORT_TEXT_CHART_CUT,
                                  report_share(maker->arena, maker->language, LOWEST, 0),
                                  report_share(maker->arena, maker->language, HIGHEST, 0), NULL);
    chart_close(maker, made.page, bottom,
                &(chart_foot){.notes = &note, .note_count = made.was_cut});
}

/* The indicators of an axis (NULL: of none that is known), in the order of the results. Result
 * indicators that compare another one have no way of their own. */
static size_t collect(chart_maker *maker, const baremo_results_axis *axis,
                      const baremo_results_indicator **found) {
    size_t count, kept = 0;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        bool belongs = axis ? baremo_text_equal(indicators[i].axis, axis->id)
                            : !baremo_results_axis_find(maker->results, indicators[i].axis);
        if (belongs && baremo_text_blank(indicators[i].of))
            found[kept++] = &indicators[i];
    }
    return kept;
}

static void make_axis(chart_maker *maker, const baremo_results_axis *axis) {
    size_t total;
    baremo_results_indicators(maker->results, &total);
    const baremo_results_indicator **found =
        baremo_arena_array(maker->arena, total + 1, sizeof *found);
    size_t count = collect(maker, axis, found), pages = page_count(count, ROWS_PER_PAGE);
    for (size_t page = 0; count > 0 && page < pages; page++)
        draw_page(maker, &(progress_page){axis, found, page_start(count, pages, page),
                                          page_start(count, pages, page + 1), page + 1, pages});
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_axis *axes = baremo_results_axes(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_axis(maker, &axes[i]);
    make_axis(maker, NULL);
}

const chart_type chart_type_progress = {
    .id = "progress",
    .summary = "the indicators of an axis on the way from baseline to target, with their status",
    .make = make,
};
