/* Costs by city, in one currency. */
#include "reports/plan/sheets.h"

#include <stdint.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_grid.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static city_subject programme_of(const baremo_results_unit *unit) {
    return (city_subject){BAREMO_SUBJECT_PROGRAMME, unit->id, NULL};
}

static void costs(report_view *view, report_sheet *sheet) {
    static const char *const statistics[] = {"cost", "participants", "sessions",
                                             "cost_per_participant", "cost_per_session"};
    const cities *all = view->cities;
    city_grid grid = {.view = view,
                      .id = "costs",
                      .headings = {city_word(view, false), view_text(view, REPORT_TEXT_STRATUM)},
                      .key_count = city_key_count(view),
                      .statistics = statistics,
                      .statistic_count = COUNT_OF(statistics)};
    for (size_t i = 0; i < all->count; i++)
        city_grid_offer(&grid, &(city_line){{all->names[i], all->units[i].stratum},
                                            &all->units[i],
                                            programme_of(&all->units[i])});
    report_table *table = city_grid_end(&grid, sheet, NULL);
    size_t cost = city_grid_column(&grid, "cost");
    static const char *const pairs[][2] = {{"participants", "cost_per_participant"},
                                           {"sessions", "cost_per_session"}};
    for (size_t i = 0; table && i < COUNT_OF(pairs); i++) {
        size_t base = city_grid_column(&grid, pairs[i][0]);
        size_t share = city_grid_column(&grid, pairs[i][1]);
        if (cost != SIZE_MAX && base != SIZE_MAX && share != SIZE_MAX)
            report_table_formula_column(table, share,
                                        (report_formula){REPORT_FORMULA_QUOTIENT, {cost, base, 0}});
    }
}

static const baremo_result *cost_of(const report_view *view, size_t unit) {
    const city_subject subject = programme_of(&view->cities->units[unit]);
    return city_there(view->cities, &view->cities->units[unit], &subject, "cost");
}

static const char *source_of(const report_view *view, const baremo_result *cost) {
    return cost ? view_name(view, REPORT_NAMES_COST, cost->method) : NULL;
}

/* The costs of all that have any come from one kind of table. */
static bool one_source(const report_view *view) {
    const char *first = NULL;
    for (size_t i = 0; i < view->cities->count; i++) {
        const baremo_result *cost = cost_of(view, i);
        if (cost && first && !baremo_text_equal(first, cost->method))
            return false;
        first = cost ? cost->method : first;
    }
    return true;
}

/* Where the costs come from, said in a sentence or, where that differs, of each. */
static void sources(report_view *view, report_sheet *sheet) {
    if (one_source(view))
        return;
    report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_COSTS_DIFFER));
    report_table *table = report_sheet_table(view->plan, sheet, "sources");
    report_table_column(table, city_word(view, false), 20, 44);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_COST_FROM), 20, 34);
    table->key_columns = 1;
    for (size_t i = 0; i < view->cities->count; i++) {
        const baremo_result *cost = cost_of(view, i);
        if (!cost)
            continue;
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, view->cities->names[i]);
        report_table_text(table, 1, source_of(view, cost));
    }
}

static void points(report_view *view, report_sheet *sheet) {
    static const char *const statistics[] = {"cost_per_point"};
    const cities *all = view->cities;
    city_grid grid = {.view = view,
                      .id = "points",
                      .headings = {view_text(view, REPORT_TEXT_INDICATOR),
                                   view_text(view, REPORT_TEXT_CITY_EFFECT),
                                   city_word(view, false)},
                      .key_count = 3,
                      .statistics = statistics,
                      .statistic_count = 1};
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].statistic, "cost_per_point") != 0)
            continue;
        const char *id = all->comparison->of_areas ? rows[i].area : rows[i].programme;
        const baremo_results_unit *unit = baremo_results_unit_find(view->results, id);
        const char *effect = rows[i].group ? strchr(rows[i].group, '=') : NULL;
        if (unit)
            city_grid_offer(
                &grid, &(city_line){{city_title(all, rows[i].subject_kind, rows[i].subject),
                                     effect ? view_name(view, REPORT_NAMES_EFFECT, effect + 1) : "",
                                     city_name(all, unit)},
                                    unit,
                                    {rows[i].subject_kind, rows[i].subject, rows[i].group}});
    }
    if (!grid.count)
        return;
    city_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_CITY_PER_POINT));
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_PER_POINT_KEY));
}

static void cost_sheet(report_view *view) {
    if (!city_any(view->cities, BAREMO_SUBJECT_PROGRAMME, "cost"))
        return;
    report_sheet *sheet = city_sheet(view, "costs", REPORT_TEXT_SHEET_CITY_COSTS,
                                     REPORT_TEXT_TITLE_CITY_COSTS, REPORT_TEXT_CONTENTS_CITY_COSTS);
    if (view->cities->comparison->currency)
        report_sheet_paragraph(view->plan, sheet,
                               view_fill(view, REPORT_TEXT_CITY_COSTS_KEY,
                                         view->cities->comparison->currency, NULL, NULL));
    costs(view, sheet);
    sources(view, sheet);
    points(view, sheet);
}

void report_sheets_city_costs(report_view *view) { cost_sheet(view); }
