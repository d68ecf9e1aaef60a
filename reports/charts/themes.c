/* How many cities name a theme, with interval, the most named first, and which they are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"

extern const chart_type chart_type_themes;

static const row_part BAR = {COLOUR_GOOD, COLOUR_INK, false};

static void draw(const row_place *at, const row_item *item) {
    const baremo_result *share = item->about;
    chart_rows_part(at, &BAR, 0, share->value, "");
    chart_rows_interval(at, share->low, share->high);
}

/* The names of those that name it. */
static const char *who(chart_maker *maker, const city_subject *subject) {
    const cities *all = maker->cities;
    const char *names = "";
    for (size_t i = 0; i < all->count; i++)
        if (city_value(all, &all->units[i], subject, "named") > 0)
            names = chart_join(maker, names, ", ", all->names[i]);
    return names;
}

static void add_row(chart_maker *maker, row_chart *wanted, const baremo_results_code *code) {
    const cities *all = maker->cities;
    const city_subject subject = {BAREMO_SUBJECT_CODE, code->id, NULL};
    const baremo_result *share = city_row(all, NULL, &subject, "percent_of_units");
    if (!share)
        return;
    bool is_there = !baremo_is_missing(share->value);
    const char *reason = is_there ? NULL : row_reason(maker, share);
    const char *percent = chart_rows_percent(maker, share->value);
    const char *units =
        report_number(maker->arena, maker->language, city_value(all, NULL, &subject, "units"), 0);
    const char *of = report_number(maker->arena, maker->language, share->n, 0);
    const char *counted = *of ? chart_fill(maker, REPORT_TEXT_CHART_OF, units, of, NULL) : units;
    const char **cells = baremo_arena_array(maker->arena, 4, sizeof *cells);
    cells[0] = code->code;
    cells[1] = is_there ? percent : reason;
    cells[2] = counted;
    cells[3] = who(maker, &subject);
    const char *said = chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, percent, counted, NULL);
    chart_rows_add(maker, wanted,
                   &(row_item){.name = code->code,
                               .whole_name = code->code,
                               .said = chart_join(maker, said, ", ", cells[3]),
                               .beside = said,
                               .reason = reason,
                               .cells = cells,
                               .about = share});
}

static void make_set(chart_maker *maker, const char *set) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(maker->results, &count);
    const char *headings[] = {
        chart_word(maker, REPORT_TEXT_CODE), chart_word(maker, REPORT_TEXT_CHART_SHARE_OF_CITIES),
        city_heading(maker, true), chart_word(maker, REPORT_TEXT_CHART_WHICH)};
    const row_key keys[] = {
        {headings[1], chart_rows_part_sample, &BAR},
        {chart_word(maker, REPORT_TEXT_CHART_AN_INTERVAL), chart_rows_interval_sample, NULL}};
    row_chart wanted = {.subject = {&chart_type_themes, BAREMO_SUBJECT_CODE, set, 1, 1, NULL},
                        .title = chart_word(maker, REPORT_TEXT_CHART_THEMES),
                        .subtitle = set,
                        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_THEMES, set, NULL, NULL),
                        .headings = headings,
                        .heading_count = 4,
                        .rows_per_page = 20,
                        .rows_together = 1,
                        .keys = keys,
                        .key_count = 2,
                        .percent = true,
                        .zero = BAREMO_MISSING,
                        .axis = scale_make(0, 100, 5, 0),
                        .draw = draw};
    for (size_t i = 0; i < count; i++)
        if (codes[i].code && baremo_text_equal(codes[i].set, set))
            add_row(maker, &wanted, &codes[i]);
    if (wanted.row_count)
        chart_rows_by_value(&wanted);
    chart_rows_make(maker, &wanted);
}

static bool is_first_of_set(const baremo_results_code *codes, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (baremo_text_equal(codes[i].set, codes[index].set))
            return false;
    return true;
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        if (is_first_of_set(codes, i))
            make_set(maker, codes[i].set);
}

const chart_type chart_type_themes = {
    .id = "themes",
    .summary = "how many cities name each theme, with its interval",
    .make = make,
    .of_cities = true,
};
