/* Stacked bars of counts: one bar an axis, on one scale; each part says its count, and its word in
 * the key. */
#include "reports/charts/stacked.h"

#include <math.h>

#include <baremo/text.h>

#include "reports/charts/scale.h"

#define LABEL_ROOM 250.0
#define BARS_LEFT (CHART_MARGIN + LABEL_ROOM + 14)
#define BARS_RIGHT (CHART_WIDTH - CHART_MARGIN - 110)
#define BAR_HEIGHT 20.0
#define BARS_PER_PAGE 24

static void fill_part(chart *page, const stacked_part *part, mark_box box) {
    mark_rectangle(page, box, mark_fill(part->fill));
    if (part->pattern != STACKED_PLAIN)
        mark_hatch(page, box, 4.5, part->pattern == STACKED_FALLING, mark_stroke(part->line, 1.3));
    mark_rectangle(page, box, mark_stroke(COLOUR_INK, 0.8));
}

static stacked_bar bar_of(chart_maker *maker, const char *const *statistics, size_t count,
                          const baremo_results_axis *axis) {
    baremo_subject_kind kind = axis ? BAREMO_SUBJECT_AXIS : BAREMO_SUBJECT_PROGRAMME;
    const char *id = axis ? axis->id : maker->programme->id;
    const char *title = axis ? axis->title : maker->programme->title;
    stacked_bar bar = {.axis = axis ? id : NULL, .name = baremo_text_blank(title) ? id : title};
    for (size_t i = 0; i < count; i++) {
        const baremo_result *row = subject_row(maker, kind, id, statistics[i]);
        bar.counts[i] = row ? row->value : BAREMO_MISSING;
        if (baremo_is_missing(bar.counts[i]))
            bar.reason = row_reason(maker, row);
    }
    return bar;
}

size_t stacked_bars(chart_maker *maker, const char *const *statistics, size_t count,
                    stacked_bar **bars) {
    size_t axis_count;
    const baremo_results_axis *axes = baremo_results_axes(maker->results, &axis_count);
    size_t bar_count = axis_count ? axis_count : 1;
    *bars = baremo_arena_array(maker->arena, bar_count, sizeof **bars);
    for (size_t i = 0; i < bar_count; i++)
        (*bars)[i] = bar_of(maker, statistics, count, axis_count ? &axes[i] : NULL);
    return bar_count;
}

/* The words of the parts with their patches, in lines. Returns the height. */
static double draw_key(chart_maker *maker, chart *page, double top, const stacked_chart *wanted) {
    static const double PATCH = 16, LINE = 20;
    mark_font font = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    double x = CHART_MARGIN, y = top;
    for (size_t i = 0; i < wanted->part_count; i++) {
        const stacked_part *part = &wanted->parts[i];
        double width = text_width(maker->widths, part->word, font.size, false) * CHART_SLACK;
        if (x > CHART_MARGIN && x + PATCH + 6 + width > CHART_WIDTH - CHART_MARGIN) {
            x = CHART_MARGIN;
            y += LINE;
        }
        fill_part(page, part, (mark_box){x, y + 2, PATCH, 12});
        mark_text(page, (mark_point){x + PATCH + 6, y + 12.5}, part->word, font);
        x += PATCH + 6 + width + 18;
    }
    return y + LINE + 8 - top;
}

static double bar_total(const stacked_chart *wanted, const stacked_bar *bar) {
    double total = 0;
    for (size_t i = 0; i < wanted->part_count; i++)
        total += bar->counts[i] > 0 ? bar->counts[i] : 0;
    return total;
}

static const char *count_text(chart_maker *maker, double count) {
    return report_number(maker->arena, maker->language, count, 0);
}

/* The count in the middle of its part, on a plain ground; false: there is no room. */
static bool label_part(chart_maker *maker, chart *page, const stacked_part *part, mark_box box,
                       const char *count) {
    double width = text_width(maker->widths, count, FONT_SMALL, true) * CHART_SLACK;
    if (width + 2 > box.width)
        return false;
    double middle = box.x + box.width / 2;
    if (part->pattern != STACKED_PLAIN) {
        double plate = fmin(width + 6, box.width - 1);
        mark_rectangle(page, (mark_box){middle - plate / 2, box.y + 3, plate, box.height - 6},
                       mark_fill(part->fill));
    }
    mark_text(page, (mark_point){middle, box.y + box.height / 2 + FONT_SMALL * 0.36}, count,
              font_bold(FONT_SMALL, part->text, MARK_MIDDLE));
    return true;
}

/* The parts of a bar; returns the words for those that are too narrow for their count. */
static const char *draw_parts(chart_maker *maker, chart *page, const stacked_chart *wanted,
                              const stacked_bar *bar, mark_box row, const scale *axis) {
    const char *beside = "";
    double before = 0;
    for (size_t i = 0; i < wanted->part_count; i++) {
        double count = bar->counts[i];
        if (!(count > 0))
            continue;
        const char *text = count_text(maker, count);
        const char *named =
            chart_fill(maker, REPORT_TEXT_CHART_PAIR, wanted->parts[i].word, text, NULL);
        double left = scale_position(axis, before), right = scale_position(axis, before + count);
        mark_box box = {left, row.y, right - left, row.height};
        mark_group(page, chart_fill(maker, REPORT_TEXT_CHART_PAIR, bar->name, named, NULL));
        fill_part(page, &wanted->parts[i], box);
        if (!label_part(maker, page, &wanted->parts[i], box, text))
            beside = chart_join(maker, beside, ", ", named);
        mark_group_end(page);
        before += count;
    }
    return beside;
}

/* A bar with its name; returns the height of the row. */
static double draw_bar(chart_maker *maker, chart *page, const stacked_chart *wanted,
                       const stacked_bar *bar, double top, const scale *axis) {
    mark_font font = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    text_block name =
        text_wrap(maker->arena, maker->widths, bar->name, font, LABEL_ROOM / CHART_SLACK);
    double height = fmax(name.height, BAR_HEIGHT), middle = top + height / 2;
    mark_lines(page, (mark_point){CHART_MARGIN, middle - name.height / 2 + font.size * MARK_ASCENT},
               name.lines, name.count, font);
    mark_box row = {BARS_LEFT, middle - BAR_HEIGHT / 2, BARS_RIGHT - BARS_LEFT, BAR_HEIGHT};
    double total = bar_total(wanted, bar);
    const char *behind = bar->reason;
    if (!behind && total > 0) {
        const char *beside = draw_parts(maker, page, wanted, bar, row, axis);
        behind = chart_join(maker, count_text(maker, total), " · ", beside);
    } else if (!behind) {
        behind = count_text(maker, 0);
    }
    double x = scale_position(axis, bar->reason ? 0 : total) + 6;
    double room = CHART_WIDTH - CHART_MARGIN - x;
    text_block words = text_wrap(maker->arena, maker->widths, behind,
                                 font_of(FONT_SMALL, COLOUR_MUTED, MARK_START), room / CHART_SLACK);
    mark_lines(page, (mark_point){x, middle - words.height / 2 + FONT_SMALL * MARK_ASCENT},
               words.lines, words.count, font_of(FONT_SMALL, COLOUR_MUTED, MARK_START));
    return fmax(height, words.height) + 10;
}

static chart_table data_of(chart_maker *maker, const stacked_chart *wanted, size_t first,
                           size_t end) {
    const char *headings[STACKED_PARTS_MAX + 1] = {wanted->of};
    for (size_t i = 0; i < wanted->part_count; i++)
        headings[i + 1] = wanted->parts[i].word;
    table_maker table = table_begin(maker, headings, wanted->part_count + 1);
    for (size_t i = first; i < end; i++) {
        const stacked_bar *bar = &wanted->bars[i];
        table_cell(&table, bar->name);
        for (size_t part = 0; part < wanted->part_count; part++)
            table_cell(&table, bar->reason ? bar->reason : count_text(maker, bar->counts[part]));
    }
    return table_end(&table);
}

static const char *alt_of(chart_maker *maker, const stacked_chart *wanted, size_t first,
                          size_t end) {
    const char *alt = wanted->alt;
    for (size_t i = first; i < end; i++) {
        const stacked_bar *bar = &wanted->bars[i];
        const char *counts = bar->reason ? bar->reason : "";
        for (size_t part = 0; !bar->reason && part < wanted->part_count; part++)
            if (bar->counts[part] > 0)
                counts = chart_join(maker, counts, ", ",
                                    chart_fill(maker, REPORT_TEXT_CHART_COUNTED,
                                               wanted->parts[part].word,
                                               count_text(maker, bar->counts[part]), NULL));
        if (!*counts)
            counts = count_text(maker, 0);
        alt = chart_join(maker, alt, " ",
                         chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, bar->name, counts, NULL));
    }
    return alt;
}

static void make_page(chart_maker *maker, const stacked_chart *wanted, size_t page, size_t pages,
                      const scale *axis) {
    size_t first = page_start(wanted->bar_count, pages, page);
    size_t end = page_start(wanted->bar_count, pages, page + 1);
    chart_subject subject = {wanted->type, BAREMO_SUBJECT_PROGRAMME, NULL, page + 1, pages, NULL};
    double y;
    chart *drawn = chart_open(maker, &subject, wanted->title, wanted->subtitle, &y);
    y += draw_key(maker, drawn, y, wanted);
    for (size_t i = first; i < end; i++)
        y += draw_bar(maker, drawn, wanted, &wanted->bars[i], y, axis);
    drawn->alt = alt_of(maker, wanted, first, end);
    drawn->data = data_of(maker, wanted, first, end);
    chart_close(maker, drawn, y, &(chart_foot){0});
}

void stacked_make(chart_maker *maker, const stacked_chart *wanted) {
    double largest = 0;
    for (size_t i = 0; i < wanted->bar_count; i++)
        largest = fmax(largest, bar_total(wanted, &wanted->bars[i]));
    scale axis = {.low = 0, .high = fmax(largest, 1), .from = BARS_LEFT, .to = BARS_RIGHT};
    size_t pages = page_count(wanted->bar_count, BARS_PER_PAGE);
    for (size_t page = 0; page < pages; page++)
        make_page(maker, wanted, page, pages, &axis);
}
