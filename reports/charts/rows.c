/* Charts of rows over one horizontal axis. */
#include "reports/charts/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#define NAME_GAP 14
#define BESIDE_GAP 10
#define GAP 9.0

void chart_rows_add(chart_maker *maker, row_chart *wanted, const row_item *row) {
    BAREMO_ARENA_RESERVE(maker->arena, wanted->rows, wanted->row_count, wanted->row_capacity);
    wanted->rows[wanted->row_count++] = *row;
}

survey_words chart_rows_words(chart_maker *maker) {
    return (survey_words){maker->arena, maker->language, maker->results};
}

const char *chart_rows_percent(chart_maker *maker, double percent) {
    return report_share(maker->arena, maker->language, percent / 100, 0);
}

/* -- parts -- */

static void fill_box(chart *page, const row_part *part, mark_box box) {
    mark_rectangle(page, box, mark_fill(part->fill));
    if (part->is_hatched)
        mark_hatch(page, box, 5, true, mark_stroke(COLOUR_PAPER, 1));
    mark_rectangle(page, box, mark_stroke(COLOUR_INK, 0.8));
}

void chart_rows_part_sample(chart *page, mark_box box, const void *about) {
    fill_box(page, about, (mark_box){box.x + 4, box.y, 18, box.height});
}

void chart_rows_part(const row_place *at, const row_part *part, double from, double to,
                     const char *words) {
    double left = scale_position(at->axis, from), right = scale_position(at->axis, to);
    mark_box box = {left, at->middle - ROWS_BAR / 2, right - left, ROWS_BAR};
    if (!(box.width > 0))
        return;
    fill_box(at->page, part, box);
    double width = text_width(at->maker->widths, words, FONT_SMALL, true) * CHART_SLACK;
    if (width + 4 > box.width)
        return;
    double middle = left + box.width / 2;
    if (part->is_hatched)
        mark_rectangle(at->page,
                       (mark_box){middle - width / 2 - 1, box.y + 2.5, width + 2, box.height - 5},
                       mark_fill(part->fill));
    mark_text(at->page, (mark_point){middle, at->middle + FONT_SMALL * 0.36}, words,
              font_bold(FONT_SMALL, part->text, MARK_MIDDLE));
}

static void interval_line(chart *page, double left, double right, double y) {
    const mark_paint paint = mark_stroke(COLOUR_INK, 1.5);
    mark_line(page, (mark_point){left, y}, (mark_point){right, y}, paint);
    mark_line(page, (mark_point){left, y - 4}, (mark_point){left, y + 4}, paint);
    mark_line(page, (mark_point){right, y - 4}, (mark_point){right, y + 4}, paint);
}

void chart_rows_interval(const row_place *at, double low, double high) {
    if (!isfinite(low) || !isfinite(high))
        return;
    interval_line(at->page, scale_held(at->axis, low), scale_held(at->axis, high), at->middle);
}

void chart_rows_interval_sample(chart *page, mark_box box, const void *about) {
    (void)about;
    interval_line(page, box.x + 1, box.x + box.width - 1, box.y + box.height / 2);
}

/* -- the page -- */

typedef struct row_layout {
    text_block header, name, beside, below;
    double height;                  /* of the row, without the header */
    double first_line, second_line; /* the second is 0 where there is none */
} row_layout;

static text_block lay_out_words(chart_maker *maker, const row_chart *wanted, const row_item *row) {
    return text_wrap(maker->arena, maker->widths,
                     !row || row->reason || !row->beside ? "" : row->beside,
                     font_of(FONT_SMALL, COLOUR_INK, MARK_START),
                     (CHART_WIDTH - CHART_MARGIN - wanted->right - BESIDE_GAP) / CHART_SLACK);
}

static row_layout lay_out(chart_maker *maker, const row_chart *wanted, const row_item *row) {
    const mark_font label = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    row_layout made = {.header =
                           text_wrap(maker->arena, maker->widths, row->header ? row->header : "",
                                     label, (CHART_WIDTH - 2 * CHART_MARGIN) / CHART_SLACK),
                       .name = text_wrap(maker->arena, maker->widths, row->name, label,
                                         (wanted->left - CHART_MARGIN - NAME_GAP) / CHART_SLACK),
                       .beside = lay_out_words(maker, wanted, row),
                       .below = lay_out_words(maker, wanted, row->below)};
    made.first_line = fmax(made.beside.height, ROWS_BAR + 2);
    made.second_line = row->below ? fmax(made.below.height, ROWS_BAR + 2) : 0;
    made.height = fmax(made.name.height, made.first_line + made.second_line);
    return made;
}

static double header_height(const row_layout *made) {
    return made->header.count ? made->header.height + 5 : 0;
}

static double draw_key(chart_maker *maker, chart *page, double top, const row_chart *wanted) {
    static const double SAMPLE = 26, LINE = 19;
    double x = CHART_MARGIN, y = top;
    for (size_t i = 0; i < wanted->key_count; i++) {
        const row_key *key = &wanted->keys[i];
        double width = text_width(maker->widths, key->word, FONT_SMALL, false) * CHART_SLACK;
        if (x > CHART_MARGIN && x + SAMPLE + 6 + width > CHART_WIDTH - CHART_MARGIN) {
            x = CHART_MARGIN;
            y += LINE;
        }
        key->sample(page, (mark_box){x, y + 2, SAMPLE, 12}, key->about);
        mark_text(page, (mark_point){x + SAMPLE + 6, y + 8 + FONT_SMALL * 0.36}, key->word,
                  font_of(FONT_SMALL, COLOUR_INK, MARK_START));
        x += SAMPLE + 6 + width + 14;
    }
    return wanted->key_count ? y + LINE + 6 : top;
}

static const char *tick_text(chart_maker *maker, const row_chart *wanted, double value) {
    if (wanted->percent)
        return chart_rows_percent(maker, fabs(value));
    return report_number(maker->arena, maker->language, value, wanted->axis.decimals);
}

/* Lines of the axis behind the rows, with their numbers below; returns where it ends. */
static double draw_axis(chart_maker *maker, chart *page, const row_chart *wanted, double top,
                        double bottom) {
    size_t ticks = wanted->ticks ? wanted->tick_count : wanted->axis.ticks;
    for (size_t i = 0; i < ticks; i++) {
        double value = wanted->ticks ? wanted->ticks[i] : scale_tick(&wanted->axis, i);
        const char *words = wanted->ticks ? wanted->tick_words[i] : tick_text(maker, wanted, value);
        double x = scale_position(&wanted->axis, value);
        bool stands_out = fabs(value - wanted->zero) < wanted->axis.step * 1e-6;
        mark_line(page, (mark_point){x, top}, (mark_point){x, bottom},
                  stands_out ? mark_stroke(COLOUR_MUTED, 1.4) : mark_stroke(COLOUR_GRID, 1));
        mark_text(page, (mark_point){x, bottom + 4 + FONT_SMALL * MARK_ASCENT}, words,
                  font_of(FONT_SMALL, COLOUR_MUTED, MARK_MIDDLE));
    }
    return bottom + 4 + FONT_SMALL * MARK_LINE_HEIGHT;
}

static void draw_reason(const row_place *at, const char *reason) {
    double left = at->axis->from, room = at->axis->to - left - 12;
    const mark_font font = font_of(FONT_SMALL, COLOUR_MUTED, MARK_START);
    text_block words =
        text_wrap(at->maker->arena, at->maker->widths, reason, font, room / CHART_SLACK);
    mark_box box = {left, at->middle - ROWS_BAR / 2, room + 12, ROWS_BAR};
    gap_hatch(at->page, box);
    mark_rectangle(at->page,
                   (mark_box){left + 4, at->middle - words.height / 2 - 1,
                              fmin(words.width * CHART_SLACK + 6, room), words.height + 2},
                   mark_fill(COLOUR_PAPER));
    mark_lines(at->page,
               (mark_point){left + 7, at->middle - words.height / 2 + FONT_SMALL * MARK_ASCENT},
               words.lines, words.count, font);
}

static void draw_block(chart *page, const text_block *block, mark_point top, double size,
                       bool bold) {
    mark_lines(page, (mark_point){top.x, top.y + size * MARK_ASCENT}, block->lines, block->count,
               bold ? font_bold(size, COLOUR_INK, MARK_START)
                    : font_of(size, COLOUR_INK, MARK_START));
}

/* The marks and words of a line, or why there are none. */
static void draw_line(const row_place *at, const row_chart *wanted, const row_item *row,
                      const text_block *beside) {
    mark_group(at->page, chart_fill(at->maker, REPORT_TEXT_CHART_PAIR, row->whole_name,
                                    row->reason ? row->reason : row->said, NULL));
    if (row->reason)
        draw_reason(at, row->reason);
    else
        wanted->draw(at, row);
    mark_group_end(at->page);
    draw_block(at->page, beside,
               (mark_point){wanted->right + BESIDE_GAP, at->middle - beside->height / 2},
               FONT_SMALL, false);
}

/* A row with its header; returns where it ends. */
static double draw_row(const row_place *page, const row_chart *wanted, const row_item *row,
                       const row_layout *made, double top) {
    if (made->header.count) /* the lines of the axis do not cross its letters */
        mark_rectangle(page->page,
                       (mark_box){CHART_MARGIN, top, made->header.width + 6, made->header.height},
                       mark_fill(COLOUR_PAPER));
    draw_block(page->page, &made->header, (mark_point){CHART_MARGIN, top}, FONT_LABEL, false);
    top += header_height(made);
    row_place at = *page;
    double middle = top + made->height / 2;
    draw_block(page->page, &made->name, (mark_point){CHART_MARGIN, middle - made->name.height / 2},
               FONT_LABEL, false);
    at.middle = middle - made->second_line / 2;
    draw_line(&at, wanted, row, &made->beside);
    at.middle = middle + made->first_line / 2;
    at.is_below = true;
    if (row->below)
        draw_line(&at, wanted, row->below, &made->below);
    return top + made->height + GAP;
}

/* The rows of a page: some of those that follow each other, and all that are fixed. */
typedef struct row_page {
    const row_item **rows;
    size_t count, first_fixed;
} row_page;

static row_page rows_of(chart_maker *maker, const row_chart *wanted, size_t page, size_t pages) {
    size_t free_rows = wanted->row_count - wanted->fixed_rows;
    size_t groups = free_rows / wanted->rows_together;
    size_t first = page_start(groups, pages, page) * wanted->rows_together;
    size_t end = page_start(groups, pages, page + 1) * wanted->rows_together;
    row_page made = {.first_fixed = end - first};
    made.rows =
        baremo_arena_array(maker->arena, end - first + wanted->fixed_rows + 1, sizeof(row_item *));
    for (size_t i = first; i < end; i++)
        made.rows[made.count++] = &wanted->rows[i];
    for (size_t i = free_rows; i < wanted->row_count; i++)
        made.rows[made.count++] = &wanted->rows[i];
    return made;
}

static chart_table data_of(chart_maker *maker, const row_chart *wanted, const row_page *shown) {
    table_maker table = table_begin(maker, wanted->headings, wanted->heading_count);
    for (size_t i = 0; i < shown->count; i++)
        for (size_t cell = 0; cell < wanted->heading_count; cell++)
            table_cell(&table, shown->rows[i]->cells[cell]);
    return table_end(&table);
}

static const char *alt_of(chart_maker *maker, const row_chart *wanted, const row_page *shown) {
    const char *alt = wanted->alt;
    for (size_t i = 0; i < shown->count; i++)
        for (const row_item *row = shown->rows[i]; row; row = row->below)
            alt = chart_join(maker, alt, " ",
                             chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, row->whole_name,
                                        row->reason ? row->reason : row->said, NULL));
    return alt;
}

static double gap_before(const row_chart *wanted, const row_page *shown, size_t row) {
    static const double APART = 9;
    return wanted->fixed_rows && row == shown->first_fixed ? APART : 0;
}

/* The rows with their axis; returns where it ends. */
static double draw_rows(chart_maker *maker, chart *page, const row_chart *wanted,
                        const row_page *shown, double y) {
    row_layout *made = baremo_arena_array(maker->arena, shown->count + 1, sizeof *made);
    double bottom = y;
    for (size_t i = 0; i < shown->count; i++) {
        made[i] = lay_out(maker, wanted, shown->rows[i]);
        bottom += header_height(&made[i]) + made[i].height + GAP + gap_before(wanted, shown, i);
    }
    double end_of_axis = draw_axis(maker, page, wanted, y, bottom);
    const row_place at = {.maker = maker, .page = page, .axis = &wanted->axis};
    for (size_t i = 0; i < shown->count; i++) {
        double gap = gap_before(wanted, shown, i);
        if (gap > 0)
            mark_line(page, (mark_point){CHART_MARGIN, y + 2},
                      (mark_point){CHART_WIDTH - CHART_MARGIN, y + 2}, mark_stroke(COLOUR_LINE, 1));
        y = draw_row(&at, wanted, shown->rows[i], &made[i], y + gap);
    }
    return end_of_axis;
}

static void make_page(chart_maker *maker, const row_chart *wanted, size_t page, size_t pages) {
    const row_page shown = rows_of(maker, wanted, page, pages);
    chart_subject subject = wanted->subject;
    subject.page = page + 1;
    subject.pages = pages;
    double y;
    chart *drawn = chart_open(maker, &subject, wanted->title, wanted->subtitle, &y);
    y = draw_key(maker, drawn, y, wanted);
    double end_of_axis = draw_rows(maker, drawn, wanted, &shown, y);
    drawn->alt = alt_of(maker, wanted, &shown);
    drawn->data = data_of(maker, wanted, &shown);
    chart_close(maker, drawn, end_of_axis,
                &(chart_foot){wanted->notes, wanted->note_count, NULL, true});
}

static double value_of(const row_item *row) {
    double value = ((const baremo_result *)row->about)->value;
    return baremo_is_missing(value) ? -INFINITY : value;
}

static int by_value(const void *first, const void *second) {
    const row_item *a = first, *b = second;
    double left = value_of(a), right = value_of(b);
    return left == right ? strcmp(a->name, b->name) : left > right ? -1 : 1;
}

void chart_rows_by_value(row_chart *wanted) {
    if (wanted->row_count)
        qsort(wanted->rows, wanted->row_count, sizeof *wanted->rows, by_value);
}

void chart_rows_make(chart_maker *maker, row_chart *wanted) {
    if (!wanted->row_count)
        return;
    wanted->left = wanted->left > 0 ? wanted->left : ROWS_LEFT;
    wanted->right = wanted->right > 0 ? wanted->right : ROWS_RIGHT;
    wanted->axis = scale_between(wanted->axis, wanted->left, wanted->right);
    size_t pages = page_count(wanted->row_count - wanted->fixed_rows, wanted->rows_per_page);
    for (size_t page = 0; page < pages; page++)
        make_page(maker, wanted, page, pages);
}
