/* Line with target path: an indicator's values over its periods, the dotted way from the baseline
 * to its targets, the interval where there is one, and a hatched gap with the reason where there is
 * no value. */
#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "reports/charts/gaps.h"
#include "reports/charts/key.h"
#include "reports/charts/labels.h"
#include "reports/charts/sentences.h"
#include "reports/charts/series.h"

#define PLOT_HEIGHT 250.0
#define PADDING 18.0  /* between the plot's side and the outermost point */
#define HEADROOM 28.0 /* above the highest point, for its label */
#define FOOTROOM 8.0
#define MANY_POINTS 12 /* more than these are not labelled one by one */
#define TICKS_ROOM 150.0

extern const chart_type chart_type_line;

typedef struct line_chart {
    chart_maker *maker;
    chart *page;
    series drawn;
    mark_box plot;
    scale time, axis;
    label_board board;
    bool says_words; /* the axis has the words of a ladder, labels may do without */
} line_chart;

/* -- axes -- */

static double tick_room(line_chart *line) {
    double widest = 0;
    for (size_t i = 0; i < line->axis.ticks; i++) {
        const char *text = series_tick(line->maker, line->drawn.indicator, &line->axis,
                                       scale_tick(&line->axis, i));
        widest = fmax(widest, text_width(line->maker->widths, text, FONT_SMALL, false));
    }
    return fmin(widest * CHART_SLACK + 10, TICKS_ROOM);
}

static void draw_ticks(line_chart *line) {
    mark_font font = font_of(FONT_SMALL, COLOUR_MUTED, MARK_END);
    for (size_t i = 0; i < line->axis.ticks; i++) {
        double value = scale_tick(&line->axis, i), y = scale_position(&line->axis, value);
        bool is_zero = fabs(value) < line->axis.step / 2;
        mark_line(line->page, (mark_point){line->plot.x, y},
                  (mark_point){line->plot.x + line->plot.width, y},
                  mark_stroke(is_zero ? COLOUR_LINE : COLOUR_GRID, 1));
        const char *text = series_tick(line->maker, line->drawn.indicator, &line->axis, value);
        text_block block = text_wrap(line->maker->arena, line->maker->widths, text, font,
                                     TICKS_ROOM / CHART_SLACK - 8);
        double first = y - block.height / 2 + font.size * MARK_ASCENT;
        mark_lines(line->page, (mark_point){line->plot.x - 8, first}, block.lines, block.count,
                   font);
    }
}

static void label_period(line_chart *line, label_board *below, baremo_period period, bool strong) {
    static const label_side side[] = {LABEL_BELOW};
    double x = scale_position(&line->time, period_day(period));
    label wanted = {.text = report_period_short(line->maker->arena, line->maker->language, period),
                    .font = strong ? font_bold(FONT_SMALL, COLOUR_INK, MARK_MIDDLE)
                                   : font_of(FONT_SMALL, COLOUR_MUTED, MARK_MIDDLE),
                    .at = {x, line->plot.y + line->plot.height},
                    .distance = 5,
                    .sides = side,
                    .side_count = 1};
    labels_place(below, line->maker->widths, line->page, &wanted);
}

/* The evaluated period first, then the goals, then what still has room. */
static void label_periods(line_chart *line) {
    double top = line->plot.y + line->plot.height;
    label_board below = labels_begin(line->maker->arena,
                                     (mark_box){line->plot.x - 30, top, line->plot.width + 60, 40});
    baremo_period evaluated = line->maker->programme->period;
    const series *drawn = &line->drawn;
    for (size_t i = 0; i < drawn->point_count; i++)
        if (baremo_period_equal(drawn->points[i].period, evaluated))
            label_period(line, &below, evaluated, true);
    for (size_t i = drawn->goal_count; i-- > 0;)
        if (!baremo_period_equal(drawn->goals[i].period, evaluated))
            label_period(line, &below, drawn->goals[i].period, false);
    for (size_t i = drawn->point_count; i-- > 0;)
        if (!baremo_period_equal(drawn->points[i].period, evaluated))
            label_period(line, &below, drawn->points[i].period, false);
}

static scale time_axis(const series *drawn, double from, double to) {
    double first = INFINITY, last = -INFINITY;
    for (size_t i = 0; i < drawn->point_count; i++) {
        first = fmin(first, period_day(drawn->points[i].period));
        last = fmax(last, period_day(drawn->points[i].period));
    }
    for (size_t i = 0; i < drawn->goal_count; i++) {
        first = fmin(first, period_day(drawn->goals[i].period));
        last = fmax(last, period_day(drawn->goals[i].period));
    }
    if (!(first < last)) {
        first -= 180;
        last += 180;
    }
    return (scale){.low = first, .high = last, .from = from, .to = to};
}

static void lay_out(line_chart *line, double top) {
    double low = BAREMO_MISSING, high = BAREMO_MISSING;
    series_range(&line->drawn, &low, &high);
    line->axis = series_axis(line->drawn.indicator, low, high, 5);
    double left = CHART_MARGIN + fmax(tick_room(line), 30);
    line->plot = (mark_box){left, top, CHART_WIDTH - CHART_MARGIN - 6 - left, PLOT_HEIGHT};
    line->axis = scale_between(line->axis, top + PLOT_HEIGHT - FOOTROOM, top + HEADROOM);
    line->time = time_axis(&line->drawn, left + 2 * PADDING, left + line->plot.width - 2 * PADDING);
    line->board = labels_begin(line->maker->arena, line->plot);
}

/* -- goals -- */

static mark_point goal_place(const line_chart *line, const series_goal *goal) {
    return (mark_point){scale_position(&line->time, period_day(goal->period)),
                        scale_position(&line->axis, goal->value)};
}

static bool has_band(const line_chart *line) {
    const baremo_results_indicator *indicator = line->drawn.indicator;
    return indicator->direction == BAREMO_MAINTAIN && isfinite(indicator->low) &&
           isfinite(indicator->high);
}

static void draw_band(line_chart *line) {
    if (!has_band(line))
        return;
    double top = scale_held(&line->axis, line->drawn.indicator->high);
    double bottom = scale_held(&line->axis, line->drawn.indicator->low);
    mark_rectangle(line->page,
                   (mark_box){line->plot.x, top, line->plot.width, fmax(bottom - top, 1)},
                   mark_fill(COLOUR_TRACK));
}

static void draw_band_edges(line_chart *line) {
    if (!has_band(line))
        return;
    double edges[] = {line->drawn.indicator->low, line->drawn.indicator->high};
    for (int i = 0; i < 2; i++) {
        double y = scale_held(&line->axis, edges[i]);
        mark_point left = {line->plot.x, y}, right = {line->plot.x + line->plot.width, y};
        mark_line(line->page, left, right, mark_dashed(COLOUR_TARGET, 1.4, 4));
        labels_block_line(&line->board, left, right);
    }
}

static void draw_path(line_chart *line) {
    const series *drawn = &line->drawn;
    mark_point *path = baremo_arena_array(line->maker->arena, drawn->goal_count + 1, sizeof *path);
    for (size_t i = 0; i < drawn->goal_count; i++)
        path[i] = goal_place(line, &drawn->goals[i]);
    mark_polyline(line->page, path, drawn->goal_count, mark_dashed(COLOUR_TARGET, 1.6, 3));
}

static const char *goal_name(line_chart *line, const series_goal *goal) {
    report_text_key key = goal->kind == GOAL_BASELINE ? REPORT_TEXT_BASELINE : REPORT_TEXT_TARGET;
    return chart_fill(line->maker, REPORT_TEXT_CHART_PAIR, chart_word(line->maker, key),
                      indicator_value(line->maker, line->drawn.indicator, goal->value), NULL);
}

static void draw_goals(line_chart *line) {
    for (size_t i = 0; i < line->drawn.goal_count; i++) {
        const series_goal *goal = &line->drawn.goals[i];
        if (goal->kind == GOAL_START)
            continue;
        mark_point at = goal_place(line, goal);
        mark_group(line->page, goal_name(line, goal));
        if (goal->kind == GOAL_BASELINE)
            mark_circle(
                line->page, at, 4.2,
                (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_MUTED, .stroke_width = 1.8});
        else
            target_symbol(line->page, at, 5.5);
        mark_group_end(line->page);
        labels_block(&line->board, (mark_box){at.x - 6, at.y - 6, 12, 12});
    }
}

/* -- labels -- */

static void block_lines(line_chart *line) {
    const series *drawn = &line->drawn;
    mark_point last = {0};
    bool joined = false;
    for (size_t i = 0; i < drawn->point_count; i++) {
        const series_point *point = &drawn->points[i];
        mark_point at = {scale_position(&line->time, period_day(point->period)),
                         scale_held(&line->axis, point->value)};
        if (!isfinite(point->value)) {
            joined = false;
            continue;
        }
        labels_block(&line->board, (mark_box){at.x - 4.5, at.y - 4.5, 9, 9});
        if (joined)
            labels_block_line(&line->board, last, at);
        last = at;
        joined = true;
    }
}

static void block_path(line_chart *line) {
    for (size_t i = 1; i < line->drawn.goal_count; i++)
        labels_block_line(&line->board, goal_place(line, &line->drawn.goals[i - 1]),
                          goal_place(line, &line->drawn.goals[i]));
}

static void place_label(line_chart *line, const char *text, mark_font font, mark_point at,
                        bool above) {
    static const label_side up[] = {LABEL_ABOVE, LABEL_BELOW, LABEL_RIGHT, LABEL_LEFT};
    static const label_side down[] = {LABEL_BELOW, LABEL_ABOVE, LABEL_RIGHT, LABEL_LEFT};
    label wanted = {.text = text,
                    .is_required = !line->says_words,
                    .font = font,
                    .at = at,
                    .distance = 6,
                    .sides = above ? up : down,
                    .side_count = 4};
    labels_place(&line->board, line->maker->widths, line->page, &wanted);
}

static void label_goal(line_chart *line, const series_goal *goal, bool named) {
    if (goal->kind == GOAL_START)
        return;
    bool above = line->drawn.indicator->direction != BAREMO_DECREASE;
    const char *text = named && goal->kind == GOAL_TARGET
                           ? goal_name(line, goal)
                           : indicator_value(line->maker, line->drawn.indicator, goal->value);
    place_label(line, text,
                font_of(FONT_SMALL, goal->kind == GOAL_BASELINE ? COLOUR_MUTED : COLOUR_TARGET,
                        MARK_MIDDLE),
                goal_place(line, goal), goal->kind == GOAL_BASELINE ? !above : above);
}

static void label_value(line_chart *line, const series_point *point, bool strong) {
    mark_point at = {scale_position(&line->time, period_day(point->period)),
                     scale_held(&line->axis, point->value)};
    const char *text = indicator_value(line->maker, line->drawn.indicator, point->value);
    bool above = line->drawn.indicator->direction == BAREMO_DECREASE;
    mark_font font = strong ? font_bold(FONT_LABEL, COLOUR_VALUE, MARK_MIDDLE)
                            : font_of(FONT_SMALL, COLOUR_VALUE, MARK_MIDDLE);
    place_label(line, text, font, at, above);
}

static const series_point *last_value(const series *drawn) {
    for (size_t i = drawn->point_count; i-- > 0;)
        if (isfinite(drawn->points[i].value))
            return &drawn->points[i];
    return NULL;
}

/* The baseline has a label of its own. */
static bool is_baseline(const series *drawn, const series_point *point) {
    const series_goal *first = drawn->goals;
    return drawn->goal_count > 0 && first->kind == GOAL_BASELINE && first->value == point->value &&
           baremo_period_equal(first->period, point->period);
}

/* The lowest or highest value. */
static bool is_extreme(const series *drawn, const series_point *point) {
    bool lowest = true, highest = true;
    for (size_t i = 0; i < drawn->point_count; i++) {
        lowest = lowest && !(drawn->points[i].value < point->value);
        highest = highest && !(drawn->points[i].value > point->value);
    }
    return lowest || highest;
}

static bool is_labelled(const series *drawn, const series_point *point) {
    if (!isfinite(point->value) || is_baseline(drawn, point))
        return false;
    return drawn->point_count <= MANY_POINTS || point == drawn->points || is_extreme(drawn, point);
}

/* The latest value and the last target first: others give way. */
static void draw_labels(line_chart *line) {
    const series *drawn = &line->drawn;
    const series_point *latest = last_value(drawn);
    block_lines(line);
    block_path(line);
    if (latest)
        label_value(line, latest, true);
    for (size_t i = drawn->goal_count; i-- > 0;)
        label_goal(line, &drawn->goals[i], i + 1 == drawn->goal_count);
    for (size_t i = drawn->point_count; i-- > 0;)
        if (&drawn->points[i] != latest && is_labelled(drawn, &drawn->points[i]))
            label_value(line, &drawn->points[i], false);
}

/* -- the chart -- */

static void draw_key(line_chart *line, double *top) {
    const series *drawn = &line->drawn;
    chart_maker *maker = line->maker;
    bool maintains = drawn->indicator->direction == BAREMO_MAINTAIN;
    chart_key key = key_begin(maker, line->page, *top);
    key_add(&key, KEY_VALUE_LINE,
            chart_word(maker, indicator_accumulates(drawn->indicator) ? REPORT_TEXT_CHART_VALUE_SUM
                                                                      : REPORT_TEXT_VALUE));
    if (drawn->goal_count > 0)
        key_add(&key, KEY_TARGET_PATH,
                chart_word(maker, drawn->goal_count > 1 ? REPORT_TEXT_CHART_TARGET_PATH
                                                        : REPORT_TEXT_TARGET));
    if (drawn->goal_count > 0 && drawn->goals[0].kind == GOAL_BASELINE)
        key_add(&key, KEY_BASELINE, goal_name(line, &drawn->goals[0]));
    if (maintains)
        key_add(&key, KEY_BAND, sentence_band(maker, drawn->indicator));
    if (drawn->has_interval)
        key_add(&key, KEY_INTERVAL,
                chart_fill(maker, REPORT_TEXT_CHART_INTERVAL,
                           report_share(maker->arena, maker->language, drawn->level, 0), NULL,
                           NULL));
    if (drawn->value_count < drawn->point_count)
        key_add(&key, KEY_GAP, chart_word(maker, REPORT_TEXT_CHART_NO_VALUE));
    *top = key_end(&key) + 6;
}

static void draw_unit(line_chart *line, double *top) {
    const char *unit = indicator_unit(line->maker, line->drawn.indicator);
    if (!*unit)
        return;
    *top += chart_paragraph(line->maker, line->page, (mark_point){CHART_MARGIN, *top}, unit,
                            font_of(FONT_SMALL, COLOUR_MUTED, MARK_START),
                            CHART_WIDTH - 3 * CHART_MARGIN) +
            4;
}

/* The number of a gap stands at its foot, or in the middle where a target is in the way. */
static double number_height(const line_chart *line, const series_point *gap) {
    double foot = line->plot.y + line->plot.height - FOOTROOM - 14;
    for (size_t i = 0; i < line->drawn.goal_count; i++) {
        const series_goal *goal = &line->drawn.goals[i];
        if (baremo_period_equal(goal->period, gap->period) && goal_place(line, goal).y > foot - 24)
            return line->plot.y + line->plot.height / 2;
    }
    return foot;
}

/* Where the gaps that begin at `first` and have one reason end. */
static size_t gap_end(line_chart *line, size_t first) {
    const series *drawn = &line->drawn;
    const char *reason = row_reason(line->maker, drawn->points[first].row);
    size_t end = first + 1;
    while (end < drawn->point_count && !isfinite(drawn->points[end].value) &&
           strcmp(row_reason(line->maker, drawn->points[end].row), reason) == 0)
        end++;
    return end;
}

static void draw_gap(line_chart *line, gap_notes *notes, size_t first, size_t end) {
    const series_point *from = &line->drawn.points[first], *to = &line->drawn.points[end - 1];
    double half = line->drawn.point_count > MANY_POINTS ? 6 : 13;
    double left = scale_position(&line->time, period_day(from->period)) - half;
    double right = scale_position(&line->time, period_day(to->period)) + half;
    const char *where =
        report_period_short(line->maker->arena, line->maker->language, from->period);
    if (to != from)
        where = baremo_arena_format(
            line->maker->arena, "%s – %s", where,
            report_period_short(line->maker->arena, line->maker->language, to->period));
    gap_hatch(line->page, (mark_box){left, line->plot.y + HEADROOM, right - left,
                                     line->plot.height - HEADROOM - FOOTROOM});
    gap_mark(notes, line->page, (mark_point){(left + right) / 2, number_height(line, from)}, where,
             row_reason(line->maker, from->row));
}

static void draw_gaps(line_chart *line, gap_notes *notes) {
    for (size_t i = 0; i < line->drawn.point_count; i++) {
        if (isfinite(line->drawn.points[i].value))
            continue;
        size_t end = gap_end(line, i);
        draw_gap(line, notes, i, end);
        i = end - 1;
    }
}

static void draw(chart_maker *maker, const baremo_results_indicator *indicator,
                 const series *drawn) {
    line_chart line = {.maker = maker,
                       .drawn = *drawn,
                       .says_words = indicator->value_class == BAREMO_VALUE_LEVEL};
    chart_subject subject = {&chart_type_line, BAREMO_SUBJECT_INDICATOR, indicator->id, 1, 1, NULL};
    double top;
    line.page =
        chart_open(maker, &subject, indicator->title, sentence_subtitle(maker, indicator), &top);
    draw_key(&line, &top);
    draw_unit(&line, &top);
    lay_out(&line, top);
    gap_notes notes = gaps_begin(maker);
    draw_band(&line);
    draw_ticks(&line);
    draw_gaps(&line, &notes);
    series_draw_interval(maker, line.page, &line.drawn, &line.time, &line.axis);
    draw_band_edges(&line);
    draw_path(&line);
    series_draw(maker, line.page, &line.drawn, &line.time, &line.axis);
    draw_goals(&line);
    draw_labels(&line);
    label_periods(&line);
    if (line.axis.low > 0 && indicator->value_class != BAREMO_VALUE_LEVEL)
        gaps_add(&notes, chart_word(maker, REPORT_TEXT_CHART_AXIS_CUT));
    line.page->alt = sentence_series(maker, &line.drawn);
    line.page->data = table_of_series(maker, &line.drawn);
    chart_foot foot = {.source = indicator->source};
    foot.notes = gaps_end(&notes, &foot.note_count);
    chart_close(maker, line.page, top + PLOT_HEIGHT + 24, &foot);
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        if (indicator_is(&indicators[i], "result") && !baremo_text_blank(indicators[i].of))
            continue;
        series drawn = series_of(maker, &indicators[i], NULL);
        if (series_is_line(&drawn))
            draw(maker, &indicators[i], &drawn);
    }
}

const chart_type chart_type_line = {
    .id = "line",
    .summary = "values of an indicator over its periods, with the path to its target",
    .make = make,
};
