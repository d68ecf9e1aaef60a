/* Stacked bars by city. */
#include "reports/charts/city_parts.h"

#include <baremo/number.h>

#include "reports/charts/city_chart.h"

/* Neighbours differ in lightness and pattern. */
static const row_part MIXED[CITY_PARTS_MAX] = {
    {COLOUR_BEST, COLOUR_PAPER, false}, {COLOUR_POOR, COLOUR_INK, false},
    {0x5f9bc9u, COLOUR_INK, true},      {COLOUR_TRACK, COLOUR_INK, false},
    {0x6b4a7eu, COLOUR_PAPER, false},   {0xa9d0eeu, COLOUR_INK, false}};
static const row_part ORDERED[CITY_PARTS_MAX] = {
    {0xe9f0f6u, COLOUR_INK, false},    {0xa9d0eeu, COLOUR_INK, false},
    {0x5f9bc9u, COLOUR_INK, true},     {0x2f6d9fu, COLOUR_PAPER, false},
    {COLOUR_BEST, COLOUR_PAPER, true}, {0x0c2f4bu, COLOUR_PAPER, false}};

/* The last of few ordered parts is the darkest. */
static const row_part *part_look(const city_parts *wanted, size_t part) {
    static const size_t few[][3] = {{1, 0, 0}, {0, 3, 0}, {0, 2, 4}};
    if (!wanted->is_ordered)
        return &MIXED[part];
    return wanted->part_count <= 3 ? &ORDERED[few[wanted->part_count - 1][part]] : &ORDERED[part];
}

typedef struct part_bar {
    const city_parts *of;
    city_part_row row;
} part_bar;

static void draw(const row_place *at, const row_item *item) {
    const part_bar *bar = item->about;
    double from = 0;
    for (size_t i = 0; i < bar->of->part_count; i++) {
        double to = from + bar->row.values[i];
        chart_rows_part(at, part_look(bar->of, i), from, to, bar->row.words[i]);
        from = to;
    }
}

void city_parts_add(city_parts *wanted, const city_part_row *row) {
    chart_maker *maker = wanted->maker;
    part_bar *bar = baremo_arena_alloc(maker->arena, sizeof *bar);
    *bar = (part_bar){wanted, *row};
    row_item item = city_row_item(maker, row->unit, row->row);
    const char **cells = baremo_arena_array(maker->arena, wanted->part_count + 2, sizeof *cells);
    cells[0] = item.name;
    const char *said = row->beside;
    for (size_t i = 0; i < wanted->part_count; i++) {
        cells[i + 1] = item.reason ? item.reason : row->words[i];
        if (!item.reason)
            said = chart_join(maker, said, ", ",
                              chart_fill(maker, REPORT_TEXT_CHART_COUNTED, wanted->part_names[i],
                                         row->words[i], NULL));
    }
    cells[wanted->part_count + 1] = item.reason ? item.reason : row->beside;
    item.cells = cells;
    item.said = item.reason ? item.reason : said;
    item.beside = row->beside;
    item.about = bar;
    chart_rows_add(maker, &wanted->chart, &item);
}

void city_parts_make(city_parts *wanted) {
    chart_maker *maker = wanted->maker;
    const char *headings[CITY_PARTS_MAX + 2] = {city_heading(maker, false)};
    row_key keys[CITY_PARTS_MAX];
    for (size_t i = 0; i < wanted->part_count; i++) {
        headings[i + 1] = wanted->part_names[i];
        keys[i] = (row_key){wanted->part_names[i], chart_rows_part_sample, part_look(wanted, i)};
    }
    headings[wanted->part_count + 1] = wanted->last_heading;
    row_chart *made = &wanted->chart;
    made->subject = wanted->subject;
    made->title = wanted->title;
    made->subtitle = wanted->subtitle;
    made->alt = wanted->alt;
    made->headings = headings;
    made->heading_count = wanted->part_count + 2;
    made->rows_per_page = CITY_ROWS_PER_PAGE;
    made->rows_together = 1;
    made->keys = keys;
    made->key_count = wanted->part_count;
    made->percent = wanted->percent;
    made->zero = BAREMO_MISSING;
    made->axis = scale_make(0, wanted->high, 5, 0);
    made->draw = draw;
    made->notes = wanted->notes;
    made->note_count = wanted->note_count;
    chart_rows_make(maker, made);
}
