/* Costs by city, in one currency; and how complete and timely the reports of each were. */
#include "reports/plan/sheets.h"

#include <stdint.h>
#include <stdlib.h>
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

/* -- reports of the units, period by period -- */

static bool is_about(const report_view *view, const baremo_result *row, const char *statistic) {
    const char *unit = view->cities->comparison->of_areas ? row->area : row->programme;
    return row->subject_kind == BAREMO_SUBJECT_PROGRAMME && !baremo_text_blank(unit) &&
           strcmp(row->statistic, statistic) == 0;
}

static int by_period(const void *a, const void *b) {
    return baremo_period_compare(*(const baremo_period *)a, *(const baremo_period *)b);
}

static size_t list_periods(const report_view *view, const char *statistic, baremo_period **list) {
    size_t count, found = 0, capacity = 0;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    *list = NULL;
    for (size_t i = 0; i < count; i++) {
        bool known = !is_about(view, &rows[i], statistic);
        for (size_t k = 0; k < found && !known; k++)
            known = baremo_period_equal((*list)[k], rows[i].period);
        if (known)
            continue;
        BAREMO_ARENA_RESERVE(view->arena, *list, found, capacity);
        (*list)[found++] = rows[i].period;
    }
    if (found)
        qsort(*list, found, sizeof **list, by_period);
    return found;
}

static const baremo_result *row_at(const report_view *view, const baremo_results_unit *unit,
                                   const char *subject, baremo_period period,
                                   const char *statistic) {
    bool areas = view->cities->comparison->of_areas;
    const baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_PROGRAMME,
                                   .subject = subject,
                                   .period = period,
                                   .area = areas ? unit->id : NULL,
                                   .statistic = statistic,
                                   .programme = areas ? NULL : unit->id};
    return baremo_results_find(view->results, &key);
}

static void reports(report_view *view, report_sheet *sheet, const char *statistic) {
    baremo_period *periods;
    size_t count = list_periods(view, statistic, &periods), keys = city_key_count(view);
    if (!count)
        return;
    report_sheet_heading(view->plan, sheet, view_name(view, REPORT_NAMES_STATISTIC, statistic));
    report_table *table = report_sheet_table(view->plan, sheet, statistic);
    city_key_columns(view, table);
    for (size_t i = 0; i < count; i++)
        report_table_column(table,
                            periods[i].grain == BAREMO_PERIOD_NONE
                                ? view_name(view, REPORT_NAMES_STATISTIC, statistic)
                                : report_period_short(view->arena, view->language, periods[i]),
                            10, 14);
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        const baremo_results_unit *of = &view->cities->units[unit];
        city_unit_row(view, table, of);
        for (size_t i = 0; i < count; i++) {
            const baremo_result *row = row_at(view, of, of->id, periods[i], statistic);
            if (!row)
                row = row_at(view, of, of->programme, periods[i], statistic);
            city_cell(view, table, keys + i, row);
        }
    }
}

static void report_sheet_of_reports(report_view *view) {
    bool complete = city_any(view->cities, BAREMO_SUBJECT_PROGRAMME, "completeness");
    if (!complete && !city_any(view->cities, BAREMO_SUBJECT_PROGRAMME, "timeliness"))
        return;
    report_sheet *sheet =
        city_sheet(view, "reports", REPORT_TEXT_SHEET_CITY_REPORTS, REPORT_TEXT_TITLE_CITY_REPORTS,
                   REPORT_TEXT_CONTENTS_CITY_REPORTS);
    reports(view, sheet, "completeness");
    reports(view, sheet, "timeliness");
}

void report_sheets_city_costs(report_view *view) {
    cost_sheet(view);
    report_sheet_of_reports(view);
}
