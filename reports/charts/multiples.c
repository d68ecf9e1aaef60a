/* Small multiples: an indicator in each of its areas, all panels on the same scales. */
#include <math.h>

#include <baremo/text.h>

#include "reports/charts/gaps.h"
#include "reports/charts/key.h"
#include "reports/charts/labels.h"
#include "reports/charts/sentences.h"
#include "reports/charts/series.h"

#define COLUMNS_MOST 4
#define PANELS_PER_PAGE 24
#define PANEL_GAP 14.0
#define PLOT_HEIGHT 84.0

extern const chart_type chart_type_multiples;

typedef struct multiples {
    chart_maker *maker;
    chart *page;
    const baremo_results_indicator *indicator;
    series total;
    bool shows_total; /* a mean or a share is of the size of its parts, a sum is not */
    series *areas;
    const char **names;
    size_t area_count, columns;
    scale time, axis;
    double left, panel_width;
    gap_notes notes;
    table_maker data;
    const char *alt;
} multiples;

static bool is_alike(const baremo_results_indicator *indicator) {
    static const char *const measures[] = {"ratio", "rate", "mean", "score", "level"};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (baremo_text_equal(indicator->measure, measures[i]))
            return true;
    return false;
}

/* The areas that have rows of the indicator, in the order of the results. */
static void collect(multiples *made) {
    chart_maker *maker = made->maker;
    size_t count;
    const baremo_results_area *areas = baremo_results_areas(maker->results, &count);
    made->areas = baremo_arena_array(maker->arena, count + 1, sizeof *made->areas);
    made->names = baremo_arena_array(maker->arena, count + 1, sizeof *made->names);
    for (size_t i = 0; i < count; i++) {
        series drawn = series_of(maker, made->indicator, areas[i].id);
        if (drawn.point_count == 0)
            continue;
        made->names[made->area_count] =
            baremo_text_blank(areas[i].title) ? areas[i].id : areas[i].title;
        made->areas[made->area_count++] = drawn;
    }
}

static void time_range(const series *drawn, double *first, double *last) {
    for (size_t i = 0; i < drawn->point_count; i++) {
        *first = fmin(*first, period_day(drawn->points[i].period));
        *last = fmax(*last, period_day(drawn->points[i].period));
    }
    for (size_t i = 0; i < drawn->goal_count; i++) {
        *first = fmin(*first, period_day(drawn->goals[i].period));
        *last = fmax(*last, period_day(drawn->goals[i].period));
    }
}

static double tick_room(multiples *made) {
    double widest = 0;
    for (size_t i = 0; i < made->axis.ticks; i++)
        widest = fmax(widest, text_width(made->maker->widths,
                                         series_tick(made->maker, made->indicator, &made->axis,
                                                     scale_tick(&made->axis, i)),
                                         FONT_SOURCE, false));
    return fmin(widest * CHART_SLACK + 6, 110);
}

/* The scales that all panels share; positions are set panel by panel. */
static void share_scales(multiples *made) {
    double low = BAREMO_MISSING, high = BAREMO_MISSING, first = INFINITY, last = -INFINITY;
    for (size_t i = 0; i < made->area_count; i++) {
        series_range(&made->areas[i], &low, &high);
        time_range(&made->areas[i], &first, &last);
    }
    made->shows_total = is_alike(made->indicator) && made->total.value_count > 0;
    if (made->shows_total)
        for (size_t i = 0; i < made->total.point_count; i++)
            if (isfinite(made->total.points[i].value)) {
                low = fmin(low, made->total.points[i].value);
                high = fmax(high, made->total.points[i].value);
            }
    if (!(first < last)) {
        first -= 180;
        last += 180;
    }
    made->axis = series_axis(made->indicator, low, high, 3);
    made->time = (scale){.low = first, .high = last};
    made->left = CHART_MARGIN + tick_room(made);
    made->columns = made->area_count < COLUMNS_MOST ? made->area_count : COLUMNS_MOST;
    made->panel_width =
        (CHART_WIDTH - CHART_MARGIN - made->left - (double)(made->columns - 1) * PANEL_GAP) /
        (double)made->columns;
}

static void draw_grid(multiples *made, mark_box plot, bool labelled) {
    for (size_t i = 0; i < made->axis.ticks; i++) {
        double value = scale_tick(&made->axis, i), y = scale_position(&made->axis, value);
        mark_line(made->page, (mark_point){plot.x, y}, (mark_point){plot.x + plot.width, y},
                  mark_stroke(COLOUR_GRID, 1));
        if (!labelled)
            continue;
        mark_font font = font_of(FONT_SOURCE, COLOUR_MUTED, MARK_END);
        text_block text = text_wrap(made->maker->arena, made->maker->widths,
                                    series_tick(made->maker, made->indicator, &made->axis, value),
                                    font, 104 / CHART_SLACK);
        mark_lines(made->page,
                   (mark_point){plot.x - 5, y - text.height / 2 + font.size * MARK_ASCENT},
                   text.lines, text.count, font);
    }
}

/* First and last period below a panel. */
static void label_time(multiples *made, mark_box plot, const series *drawn) {
    static const label_side below[] = {LABEL_BELOW};
    label_board board = labels_begin(
        made->maker->arena, (mark_box){plot.x - 12, plot.y, plot.width + 24, plot.height + 30});
    const series_point *ends[] = {&drawn->points[drawn->point_count - 1], &drawn->points[0]};
    for (int i = 0; i < 2; i++) {
        label wanted = {
            .text = report_period_short(made->maker->arena, made->maker->language, ends[i]->period),
            .font = font_of(FONT_SOURCE, COLOUR_MUTED, MARK_MIDDLE),
            .at = {scale_position(&made->time, period_day(ends[i]->period)), plot.y + plot.height},
            .distance = 2,
            .sides = below,
            .side_count = 1};
        labels_place(&board, made->maker->widths, made->page, &wanted);
    }
}

static void draw_total(multiples *made) {
    size_t count = 0;
    mark_point *points =
        baremo_arena_array(made->maker->arena, made->total.point_count + 1, sizeof *points);
    for (size_t i = 0; i < made->total.point_count; i++) {
        const series_point *point = &made->total.points[i];
        double day = period_day(point->period);
        if (isfinite(point->value) && day >= made->time.low && day <= made->time.high) {
            points[count++] = (mark_point){scale_position(&made->time, day),
                                           scale_held(&made->axis, point->value)};
            continue;
        }
        mark_polyline(made->page, points, count, mark_stroke(COLOUR_LINE, 1.6));
        count = 0;
    }
    mark_polyline(made->page, points, count, mark_stroke(COLOUR_LINE, 1.6));
}

static const series_point *latest(const series *drawn) {
    for (size_t i = drawn->point_count; i-- > 0;)
        if (isfinite(drawn->points[i].value))
            return &drawn->points[i];
    return NULL;
}

static void draw_gaps(multiples *made, mark_box plot, size_t area) {
    const series *drawn = &made->areas[area];
    for (size_t i = 0; i < drawn->point_count; i++) {
        const series_point *point = &drawn->points[i];
        if (isfinite(point->value))
            continue;
        double x = scale_position(&made->time, period_day(point->period));
        const char *where = chart_join(
            made->maker, made->names[area], " ",
            report_period_short(made->maker->arena, made->maker->language, point->period));
        gap_hatch(made->page, (mark_box){x - 6, plot.y + 18, 12, plot.height - 21});
        gap_mark(&made->notes, made->page, (mark_point){x, plot.y + plot.height - 14}, where,
                 row_reason(made->maker, point->row));
    }
}

static void draw_goals(multiples *made, const series *drawn) {
    for (size_t i = 0; i < drawn->goal_count; i++)
        target_symbol(made->page,
                      (mark_point){scale_position(&made->time, period_day(drawn->goals[i].period)),
                                   scale_position(&made->axis, drawn->goals[i].value)},
                      4);
}

static void label_latest(multiples *made, mark_box plot, const series *drawn) {
    static const label_side sides[] = {LABEL_ABOVE, LABEL_BELOW, LABEL_LEFT, LABEL_RIGHT};
    const series_point *point = latest(drawn);
    if (!point)
        return;
    label_board board =
        labels_begin(made->maker->arena,
                     (mark_box){plot.x - 8, plot.y, plot.width + PANEL_GAP + 4, plot.height});
    mark_point last = {0}, at = {0};
    for (const series_point *p = drawn->points; p <= point; p++) {
        at = (mark_point){scale_position(&made->time, period_day(p->period)),
                          scale_held(&made->axis, p->value)};
        if (p > drawn->points && isfinite(p->value) && isfinite(p[-1].value))
            labels_block_line(&board, last, at);
        last = at;
    }
    label wanted = {.text = indicator_value(made->maker, made->indicator, point->value),
                    .is_required = true,
                    .font = font_bold(FONT_SMALL, COLOUR_VALUE, MARK_MIDDLE),
                    .at = at,
                    .distance = 5,
                    .sides = sides,
                    .side_count = 4};
    labels_place(&board, made->maker->widths, made->page, &wanted);
}

static void describe(multiples *made, size_t area) {
    chart_maker *maker = made->maker;
    const series *drawn = &made->areas[area];
    const char *list = "";
    for (size_t i = 0; i < drawn->point_count; i++) {
        const series_point *point = &drawn->points[i];
        const char *period = report_period(maker->arena, maker->language, point->period);
        const char *value = indicator_amount(maker, made->indicator, point->value);
        if (!isfinite(point->value))
            value = chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, value,
                               row_reason(maker, point->row), NULL);
        list = chart_join(maker, list, chart_word(maker, REPORT_TEXT_SAY_SEMICOLON),
                          chart_fill(maker, REPORT_TEXT_CHART_PAIR, period, value, NULL));
        table_cell(&made->data, made->names[area]);
        table_cell(&made->data, period);
        table_cell(&made->data, value);
    }
    made->alt =
        chart_join(maker, made->alt, " ",
                   chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, made->names[area], list, NULL));
}

/* A panel with its name above; `name_room` is the height that the names of its row take. */
static void draw_panel(multiples *made, size_t area, mark_point corner, double name_room) {
    chart_maker *maker = made->maker;
    mark_font font = font_bold(FONT_SMALL, COLOUR_INK, MARK_START);
    text_block name = text_wrap(maker->arena, maker->widths, made->names[area], font,
                                made->panel_width / CHART_SLACK);
    double top = corner.y + name_room - name.height;
    mark_lines(made->page, (mark_point){corner.x, top + font.size * MARK_ASCENT}, name.lines,
               name.count, font);
    mark_box plot = {corner.x, corner.y + name_room + 2, made->panel_width, PLOT_HEIGHT};
    made->axis = scale_between(made->axis, plot.y + plot.height - 3, plot.y + 18);
    made->time = scale_between(made->time, plot.x + 12, plot.x + plot.width - 14);
    draw_grid(made, plot, corner.x <= made->left);
    draw_gaps(made, plot, area);
    series_draw_interval(maker, made->page, &made->areas[area], &made->time, &made->axis);
    if (made->shows_total)
        draw_total(made);
    series_draw(maker, made->page, &made->areas[area], &made->time, &made->axis);
    draw_goals(made, &made->areas[area]);
    label_latest(made, plot, &made->areas[area]);
    label_time(made, plot, &made->areas[area]);
    describe(made, area);
}

static double names_room(multiples *made, size_t first, size_t end) {
    double room = 0;
    for (size_t i = first; i < end; i++)
        room = fmax(room, text_wrap(made->maker->arena, made->maker->widths, made->names[i],
                                    font_bold(FONT_SMALL, COLOUR_INK, MARK_START),
                                    made->panel_width / CHART_SLACK)
                              .height);
    return room;
}

static double draw_panels(multiples *made, size_t first, size_t end, double y) {
    for (size_t row = first; row < end; row += made->columns) {
        size_t stop = row + made->columns < end ? row + made->columns : end;
        double room = names_room(made, row, stop);
        for (size_t i = row; i < stop; i++)
            draw_panel(
                made, i,
                (mark_point){made->left + (double)(i - row) * (made->panel_width + PANEL_GAP), y},
                room);
        y += room + 2 + PLOT_HEIGHT + 26;
    }
    return y;
}

static void draw_key(multiples *made, double *top) {
    chart_maker *maker = made->maker;
    chart_key key = key_begin(maker, made->page, *top);
    key_add(&key, KEY_VALUE_LINE, chart_word(maker, REPORT_TEXT_VALUE));
    if (made->shows_total)
        key_add(&key, KEY_REFERENCE_LINE, chart_word(maker, REPORT_TEXT_CHART_ALL_AREAS));
    bool has_goal = false, has_gap = false, has_interval = false;
    for (size_t i = 0; i < made->area_count; i++) {
        has_goal = has_goal || made->areas[i].goal_count > 0;
        has_gap = has_gap || made->areas[i].value_count < made->areas[i].point_count;
        has_interval = has_interval || made->areas[i].has_interval;
    }
    if (has_interval)
        key_add(
            &key, KEY_INTERVAL,
            chart_fill(maker, REPORT_TEXT_CHART_INTERVAL,
                       report_share(maker->arena, maker->language, maker->programme->confidence, 0),
                       NULL, NULL));
    if (has_goal)
        key_add(&key, KEY_TARGET, chart_word(maker, REPORT_TEXT_TARGET));
    if (has_gap)
        key_add(&key, KEY_GAP, chart_word(maker, REPORT_TEXT_CHART_NO_VALUE));
    *top = key_end(&key) + 6;
}

static void draw_page(multiples *made, size_t page, size_t pages) {
    chart_maker *maker = made->maker;
    const baremo_results_indicator *indicator = made->indicator;
    const char *title = baremo_text_blank(indicator->title) ? indicator->id : indicator->title;
    const char *headings[] = {chart_word(maker, REPORT_TEXT_AREA),
                              chart_word(maker, REPORT_TEXT_PERIOD),
                              chart_word(maker, REPORT_TEXT_VALUE)};
    chart_subject subject = {
        &chart_type_multiples, BAREMO_SUBJECT_INDICATOR, indicator->id, page + 1, pages, NULL};
    const char *subtitle = chart_join(maker, chart_word(maker, REPORT_TEXT_CHART_BY_AREA), " · ",
                                      indicator_unit(maker, indicator));
    double top;
    made->page = chart_open(maker, &subject, title, subtitle, &top);
    made->notes = gaps_begin(maker);
    made->data = table_begin(maker, headings, 3);
    made->alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_MULTIPLES, title, NULL, NULL);
    draw_key(made, &top);
    double bottom = draw_panels(made, page_start(made->area_count, pages, page),
                                page_start(made->area_count, pages, page + 1), top);
    if (made->axis.low > 0 && indicator->value_class != BAREMO_VALUE_LEVEL)
        gaps_add(&made->notes, chart_word(maker, REPORT_TEXT_CHART_AXIS_CUT));
    made->page->alt = made->alt;
    made->page->data = table_end(&made->data);
    chart_foot foot = {.source = indicator->source, .people_in_few = true};
    foot.notes = gaps_end(&made->notes, &foot.note_count);
    chart_close(maker, made->page, bottom, &foot);
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        if (maker->indicators[i].by_area_count == 0 || !baremo_text_blank(indicators[i].of))
            continue;
        multiples made = {.maker = maker, .indicator = &indicators[i]};
        made.total = series_of(maker, &indicators[i], NULL);
        collect(&made);
        if (made.area_count < 2)
            continue;
        share_scales(&made);
        size_t pages = page_count(made.area_count, PANELS_PER_PAGE);
        for (size_t page = 0; page < pages; page++)
            draw_page(&made, page, pages);
    }
}

const chart_type chart_type_multiples = {
    .id = "multiples",
    .summary = "an indicator in each of its areas, side by side on the same scales",
    .make = make,
};
