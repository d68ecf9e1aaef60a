/* Cities by indicators: each cell says its value, and its status by mark and word; the colour only
 * repeats it. What is missing is hatched, with the number of its reason. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"
#include "reports/charts/gaps.h"

extern const chart_type chart_type_heatmap;

enum { COLUMNS = 6, ROWS = 24 };
static const double NAME_WIDTH = 144, ROW_HEIGHT = 36, GAP = 2, WIDEST = 150;

typedef struct heat_column {
    bool has_status; /* some city is assessed */
    city_subject subject;
    const char *statistic, *title;
} heat_column;

typedef struct heatmap {
    chart_maker *maker;
    chart *page;
    heat_column *columns;
    size_t count;
    size_t first_column, end_column, first_unit, end_unit; /* of the page */
    double width;                                          /* of a cell */
    gap_notes notes;
} heatmap;

/* -- columns -- */

static bool is_known(const cities *all, const heat_column *column) {
    for (size_t i = 0; i < all->count; i++)
        if (city_row(all, &all->units[i], &column->subject, column->statistic))
            return true;
    return false;
}

static bool is_assessed(const cities *all, const heat_column *column) {
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *row =
            city_row(all, &all->units[i], &column->subject, column->statistic);
        if (row && row->status != BAREMO_STATUS_NONE && row->status != BAREMO_STATUS_NOT_ASSESSED)
            return true;
    }
    return false;
}

static void add_column(heatmap *made, heat_column column) {
    const city_subject *subject = &column.subject;
    if (!is_known(made->maker->cities, &column) ||
        !city_is_shared(made->maker->cities, subject->kind, subject->id))
        return;
    column.has_status = is_assessed(made->maker->cities, &column);
    made->columns[made->count++] = column;
}

static void list_columns(heatmap *made) {
    chart_maker *maker = made->maker;
    size_t count, scale_count;
    const baremo_results_indicator *indicators = baremo_results_indicators(maker->results, &count);
    const baremo_results_scale *scales = baremo_results_scales(maker->results, &scale_count);
    made->columns = baremo_arena_array(maker->arena, count + scale_count + 1, sizeof(heat_column));
    for (size_t i = 0; i < count; i++) {
        const city_subject subject = {BAREMO_SUBJECT_INDICATOR, indicators[i].id, NULL};
        add_column(made, (heat_column){false, subject, "value",
                                       city_column_title(maker->cities, subject.kind, subject.id)});
    }
    for (size_t i = 0; i < scale_count; i++) {
        const city_subject subject = {BAREMO_SUBJECT_SCALE, scales[i].id, NULL};
        const char *title = city_title(maker->cities, subject.kind, subject.id);
        add_column(made,
                   (heat_column){false, subject, "mean_diff",
                                 chart_fill(maker, REPORT_TEXT_CITY_CHANGE_OF, title, NULL, NULL)});
    }
}

/* -- cells -- */

typedef struct cell_look {
    mark_colour fill, ink;
} cell_look;

static cell_look look_of(baremo_result_status status) {
    switch (status) {
    case BAREMO_STATUS_ACHIEVED:
    case BAREMO_STATUS_IMPROVED:
        return (cell_look){COLOUR_BEST, COLOUR_PAPER};
    case BAREMO_STATUS_ON_TRACK:
        return (cell_look){COLOUR_GOOD, COLOUR_INK};
    case BAREMO_STATUS_BEHIND:
        return (cell_look){COLOUR_POOR, COLOUR_INK};
    case BAREMO_STATUS_OFF_TRACK:
    case BAREMO_STATUS_WORSENED:
        return (cell_look){COLOUR_BAD, COLOUR_PAPER};
    case BAREMO_STATUS_NOT_ASSESSED:
    case BAREMO_STATUS_UNCHANGED:
        return (cell_look){COLOUR_TRACK, COLOUR_INK};
    default:
        return (cell_look){COLOUR_PAPER, COLOUR_INK};
    }
}

static const char *value_words(const heatmap *made, const baremo_result *row) {
    chart_maker *maker = made->maker;
    if (row->value_class == BAREMO_VALUE_LEVEL && !baremo_text_blank(row->note))
        return row_reason(maker, row);
    if (strcmp(row->statistic, "mean_diff") == 0)
        return report_change(maker->arena, maker->language, row->value,
                             city_quantity(maker->cities, row));
    return city_number(maker->cities, maker->language, row, row->value);
}

static baremo_result_status status_of(const heat_column *column, const baremo_result *row) {
    return column->has_status ? row->status : BAREMO_STATUS_NONE;
}

static const char *status_words(const heatmap *made, const heat_column *column,
                                const baremo_result *row) {
    baremo_result_status status = status_of(column, row);
    if (status == BAREMO_STATUS_NONE)
        return "";
    return baremo_arena_format(made->maker->arena, "%s %s", report_status_mark(status),
                               report_status_name(made->maker->language, status));
}

/* A line of a cell, in smaller letters where it does not fit, else cut. */
static void cell_line(const heatmap *made, mark_point middle, const char *words, mark_font font) {
    const text_measure *widths = made->maker->widths;
    double room = made->width - 6;
    double wide = text_width(widths, words, font.size, font.bold) * CHART_SLACK;
    if (wide > room)
        font.size = fmax(8, font.size * room / wide);
    size_t length = strlen(words);
    while (length && text_width(widths, words, font.size, font.bold) > room) {
        length--;
        while (length && ((unsigned char)words[length] & 0xC0) == 0x80)
            length--;
        words = baremo_arena_format(made->maker->arena, "%.*s…", (int)length, words);
    }
    mark_text(made->page, (mark_point){middle.x, middle.y + font.size * 0.36}, words, font);
}

static void draw_cell(heatmap *made, const baremo_results_unit *unit, const heat_column *column,
                      mark_box box) {
    chart_maker *maker = made->maker;
    const baremo_result *row = city_row(maker->cities, unit, &column->subject, column->statistic);
    const char *name = city_name(maker->cities, unit);
    mark_point middle = {box.x + box.width / 2, box.y + box.height / 2};
    if (!row || baremo_is_missing(row->value)) {
        gap_hatch(made->page, box);
        mark_rectangle(made->page, box, mark_stroke(COLOUR_LINE, 0.8));
        gap_mark(&made->notes, made->page, middle, name, row_reason(maker, row));
        return;
    }
    const cell_look look = look_of(status_of(column, row));
    const char *value = value_words(made, row), *status = status_words(made, column, row);
    mark_group(made->page, baremo_arena_format(maker->arena, "%s, %s: %s%s%s", name, column->title,
                                               value, *status ? ", " : "", status));
    mark_rectangle(made->page, box,
                   (mark_paint){.fill = look.fill, .stroke = COLOUR_LINE, .stroke_width = 0.8});
    double half = *status ? 8 : 0;
    cell_line(made, (mark_point){middle.x, middle.y - half}, value,
              font_bold(FONT_LABEL, look.ink, MARK_MIDDLE));
    if (*status)
        cell_line(made, (mark_point){middle.x, middle.y + half}, status,
                  font_of(FONT_SMALL, look.ink, MARK_MIDDLE));
    mark_group_end(made->page);
}

/* -- the page -- */

static double left_of(const heatmap *made, size_t column) {
    return CHART_MARGIN + NAME_WIDTH + (double)(column - made->first_column) * (made->width + GAP);
}

/* Titles above their columns, on one foot; returns where they end. */
static double draw_titles(const heatmap *made, double top) {
    chart_maker *maker = made->maker;
    const mark_font font = font_of(FONT_SMALL, COLOUR_INK, MARK_START);
    text_block blocks[COLUMNS];
    double height = 0;
    for (size_t i = made->first_column; i < made->end_column; i++) {
        const heat_column *column = &made->columns[i];
        blocks[i - made->first_column] =
            text_wrap(maker->arena, maker->widths, column->title, font, made->width / CHART_SLACK);
        height = fmax(height, blocks[i - made->first_column].height);
    }
    for (size_t i = made->first_column; i < made->end_column; i++) {
        const text_block *block = &blocks[i - made->first_column];
        mark_lines(
            made->page,
            (mark_point){left_of(made, i), top + height - block->height + font.size * MARK_ASCENT},
            block->lines, block->count, font);
    }
    return top + height + 6;
}

static double draw_unit(heatmap *made, const baremo_results_unit *unit, double top) {
    chart_maker *maker = made->maker;
    const mark_font font = font_of(FONT_LABEL, COLOUR_INK, MARK_START);
    text_block name = text_wrap(maker->arena, maker->widths, city_name(maker->cities, unit), font,
                                (NAME_WIDTH - 10) / CHART_SLACK);
    double height = fmax(ROW_HEIGHT, name.height + 4);
    mark_lines(
        made->page,
        (mark_point){CHART_MARGIN, top + height / 2 - name.height / 2 + font.size * MARK_ASCENT},
        name.lines, name.count, font);
    for (size_t i = made->first_column; i < made->end_column; i++)
        draw_cell(made, unit, &made->columns[i],
                  (mark_box){left_of(made, i), top, made->width, height});
    return top + height + GAP;
}

static void add_words(heatmap *made) {
    chart_maker *maker = made->maker;
    const char *headings[COLUMNS + 1] = {city_heading(maker, false)};
    size_t columns = made->end_column - made->first_column;
    for (size_t i = 0; i < columns; i++)
        headings[i + 1] = made->columns[made->first_column + i].title;
    table_maker table = table_begin(maker, headings, columns + 1);
    const char *alt = chart_word(maker, REPORT_TEXT_CHART_ALT_HEATMAP);
    for (size_t unit = made->first_unit; unit < made->end_unit; unit++) {
        const baremo_results_unit *of = &maker->cities->units[unit];
        const char *said = "";
        table_cell(&table, city_name(maker->cities, of));
        for (size_t i = 0; i < columns; i++) {
            const heat_column *column = &made->columns[made->first_column + i];
            const baremo_result *row =
                city_row(maker->cities, of, &column->subject, column->statistic);
            bool is_there = row && !baremo_is_missing(row->value);
            const char *words = is_there ? chart_join(maker, value_words(made, row), " ",
                                                      status_words(made, column, row))
                                         : row_reason(maker, row);
            table_cell(&table, words);
            said = chart_join(
                maker, said, chart_word(maker, REPORT_TEXT_SAY_SEMICOLON),
                chart_fill(maker, REPORT_TEXT_CHART_PAIR, column->subject.id, words, NULL));
        }
        alt = chart_join(maker, alt, " ",
                         chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, city_name(maker->cities, of),
                                    said, NULL));
    }
    made->page->alt = alt;
    made->page->data = table_end(&table);
}

static const char *subtitle_of(heatmap *made) {
    bool assessed = false;
    for (size_t i = 0; i < made->count; i++)
        assessed |= made->columns[i].has_status;
    return city_both(made->maker,
                     assessed ? chart_word(made->maker, REPORT_TEXT_CHART_OWN_STATUS) : "",
                     city_order(made->maker));
}

static void make_page(heatmap *made, size_t page, size_t pages) {
    chart_maker *maker = made->maker;
    const chart_subject subject = {
        &chart_type_heatmap, BAREMO_SUBJECT_PROGRAMME, NULL, page + 1, pages, NULL};
    double y;
    made->page = chart_open(maker, &subject, chart_word(maker, REPORT_TEXT_CHART_HEATMAP),
                            subtitle_of(made), &y);
    made->notes = gaps_begin(maker);
    y = draw_titles(made, y);
    for (size_t i = made->first_unit; i < made->end_unit; i++)
        y = draw_unit(made, &maker->cities->units[i], y);
    add_words(made);
    chart_foot foot = {.people_in_few = true};
    foot.notes = gaps_end(&made->notes, &foot.note_count);
    chart_close(maker, made->page, y, &foot);
}

static void make(chart_maker *maker) {
    heatmap made = {.maker = maker};
    if (!city_chart_fits(maker))
        return;
    list_columns(&made);
    if (!made.count)
        return;
    size_t across = page_count(made.count, COLUMNS), down = page_count(maker->cities->count, ROWS);
    size_t most = (made.count + across - 1) / across; /* columns of a page */
    double room = CHART_WIDTH - 2 * CHART_MARGIN - NAME_WIDTH;
    made.width = fmin(room / (double)most - GAP, WIDEST);
    for (size_t column = 0; column < across; column++)
        for (size_t row = 0; row < down; row++) {
            made.first_column = page_start(made.count, across, column);
            made.end_column = page_start(made.count, across, column + 1);
            made.first_unit = page_start(maker->cities->count, down, row);
            made.end_unit = page_start(maker->cities->count, down, row + 1);
            make_page(&made, column * down + row, across * down);
        }
}

const chart_type chart_type_heatmap = {
    .id = "heatmap",
    .summary = "cities by indicators, with value, mark and word of the status in each cell",
    .make = make,
    .of_cities = true,
};
