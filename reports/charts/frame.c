/* The frame of a chart: title and subtitle above, notes and source below, and the symbols that all
 * charts share. */
#include "reports/charts/maker.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#define ROOM ((CHART_WIDTH - 2 * CHART_MARGIN) / CHART_SLACK)

mark_font font_of(double size, mark_colour colour, mark_anchor anchor) {
    return (mark_font){.size = size, .colour = colour, .anchor = anchor};
}

mark_font font_bold(double size, mark_colour colour, mark_anchor anchor) {
    return (mark_font){.size = size, .bold = true, .colour = colour, .anchor = anchor};
}

double chart_paragraph(chart_maker *maker, chart *page, mark_point top, const char *text,
                       mark_font font, double room) {
    text_block block = text_wrap(maker->arena, maker->widths, text, font, room);
    mark_point base = {top.x, top.y + font.size * MARK_ASCENT};
    mark_lines(page, base, block.lines, block.count, font);
    return block.height;
}

/* TYPE, TYPE-ID, TYPE-ID-PART, TYPE-ID-2. */
static const char *stem_of(chart_maker *maker, const chart_subject *subject) {
    const char *stem = chart_join(maker, subject->type->id, "-", subject->id);
    stem = chart_join(maker, stem, "-", subject->part);
    return subject->page < 2 ? stem
                             : baremo_arena_format(maker->arena, "%s-%zu", stem, subject->page);
}

static const char *title_of(chart_maker *maker, const chart_subject *subject, const char *title) {
    if (subject->pages < 2)
        return title;
    return baremo_arena_format(maker->arena, "%s (%zu/%zu)", title, subject->page, subject->pages);
}

chart *chart_open(chart_maker *maker, const chart_subject *subject, const char *title,
                  const char *subtitle, double *top) {
    chart *page = baremo_arena_alloc(maker->arena, sizeof *page);
    page->arena = maker->arena;
    page->type = subject->type;
    page->stem = stem_of(maker, subject);
    page->title = title_of(maker, subject, baremo_text_blank(title) ? subject->id : title);
    page->language = report_language_code(maker->language);
    page->subject_kind = subject->kind;
    page->subject = subject->id;
    page->width = CHART_WIDTH;
    mark_point at = {CHART_MARGIN, CHART_MARGIN - 4};
    at.y += chart_paragraph(maker, page, at, page->title,
                            font_bold(FONT_TITLE, COLOUR_INK, MARK_START), ROOM);
    at.y += 3;
    at.y += chart_paragraph(maker, page, at, subtitle,
                            font_of(FONT_SUBTITLE, COLOUR_MUTED, MARK_START), ROOM);
    *top = at.y + 10;
    return page;
}

static double foot_line(chart_maker *maker, chart *page, double y, const char *text) {
    return y + chart_paragraph(maker, page, (mark_point){CHART_MARGIN, y}, text,
                               font_of(FONT_SOURCE, COLOUR_MUTED, MARK_START), ROOM);
}

static const char *programme_line(chart_maker *maker) {
    const baremo_results_programme *programme = maker->programme;
    const char *line = baremo_text_blank(programme->title) ? programme->id : programme->title;
    line = chart_join(maker, line, "\xc2\xa0· ", programme->city);
    const char *period = maker->cities ? city_periods(maker->cities, maker->language)
                         : programme->period.grain == BAREMO_PERIOD_NONE
                             ? NULL
                             : report_period(maker->arena, maker->language, programme->period);
    if (!period)
        return line;
    return chart_join(maker, line, "\xc2\xa0· ",
                      chart_fill(maker, REPORT_TEXT_CHART_PERIOD, period, NULL, NULL));
}

/* What has to be said on every page about the data. */
static const char *warnings(chart_maker *maker, bool people_in_few) {
    const char *text = "";
    if (maker->programme->synthetic)
        text = chart_word(maker, REPORT_TEXT_SYNTHETIC);
    if (maker->programme->incomplete)
        text = chart_join(maker, text, " ", chart_word(maker, REPORT_TEXT_INCOMPLETE));
    if (people_in_few)
        text = chart_join(maker, text, " ", chart_word(maker, REPORT_TEXT_UNPROTECTED));
    return text;
}

void chart_close(chart_maker *maker, chart *page, double bottom, const chart_foot *foot) {
    double y = bottom + 8;
    for (size_t i = 0; i < foot->note_count; i++)
        y = foot_line(maker, page, y, foot->notes[i]) + 2;
    y += 4;
    mark_line(page, (mark_point){CHART_MARGIN, y}, (mark_point){CHART_WIDTH - CHART_MARGIN, y},
              mark_stroke(COLOUR_GRID, 1));
    y = foot_line(maker, page, y + 6, programme_line(maker));
    const char *source = baremo_text_blank(foot->source) ? maker->programme->source : foot->source;
    if (!baremo_text_blank(source))
        y = foot_line(maker, page, y,
                      chart_fill(maker, REPORT_TEXT_SOURCE_LINE, source, NULL, NULL));
    const char *said = warnings(maker, foot->people_in_few);
    y = foot_line(maker, page, y, said);
    page->height = ceil(y + CHART_MARGIN - 8);
    page->alt = chart_join(maker, page->alt, " ", said);
    BAREMO_ARENA_RESERVE(maker->arena, maker->charts, maker->count, maker->capacity);
    maker->charts[maker->count++] = page;
}

size_t page_count(size_t rows, size_t most) { return rows == 0 ? 1 : (rows + most - 1) / most; }

size_t page_start(size_t rows, size_t pages, size_t page) { return rows * page / pages; }

static void half_circle(chart *page, mark_point centre, double radius, mark_paint paint) {
    enum { STEPS = 12 };
    static const double PI = 3.141592653589793;
    mark_point points[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
        double angle = PI / 2 + PI * i / STEPS;
        points[i] = (mark_point){centre.x + radius * cos(angle), centre.y + radius * sin(angle)};
    }
    mark_area(page, points, STEPS + 1, paint);
}

void status_symbol(chart *page, mark_point centre, baremo_result_status status) {
    static const double RADIUS = 4.5;
    mark_paint ring = {.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.4};
    mark_point tick[] = {{centre.x - 4.5, centre.y + 0.5},
                         {centre.x - 1.2, centre.y + 4},
                         {centre.x + 5, centre.y - 4.5}};
    switch (status) {
    case BAREMO_STATUS_ACHIEVED:
        mark_polyline(page, tick, 3, mark_stroke(COLOUR_INK, 2.2));
        break;
    case BAREMO_STATUS_ON_TRACK:
        ring.fill = COLOUR_INK;
        mark_circle(page, centre, RADIUS, ring);
        break;
    case BAREMO_STATUS_BEHIND:
        mark_circle(page, centre, RADIUS, ring);
        half_circle(page, centre, RADIUS, mark_fill(COLOUR_INK));
        break;
    case BAREMO_STATUS_OFF_TRACK:
        mark_circle(page, centre, RADIUS, ring);
        break;
    case BAREMO_STATUS_NOT_ASSESSED:
        mark_line(page, (mark_point){centre.x - 4.5, centre.y},
                  (mark_point){centre.x + 4.5, centre.y}, mark_stroke(COLOUR_INK, 1.6));
        break;
    case BAREMO_STATUS_NONE:
    case BAREMO_STATUS_IMPROVED:
    case BAREMO_STATUS_UNCHANGED:
    case BAREMO_STATUS_WORSENED:
        break;
    }
}

void target_symbol(chart *page, mark_point centre, double radius) {
    mark_point corners[] = {{centre.x, centre.y - radius},
                            {centre.x + radius, centre.y},
                            {centre.x, centre.y + radius},
                            {centre.x - radius, centre.y}};
    mark_area(page, corners, 4,
              (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_TARGET, .stroke_width = 1.8});
}

void gap_hatch(chart *page, mark_box box) {
    mark_hatch(page, box, 5, false, mark_stroke(COLOUR_GAP, 1));
}
