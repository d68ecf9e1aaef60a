/* Displacement: the change in programme, neighbour and comparison areas side by side, at each lag.
 */
#include "reports/plan/sheets.h"

#include <stdint.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_grid.h"
#include "reports/plan/surveys.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
enum { LAGS = 4, ROLES = 3 };
static const char *const ROLE[ROLES] = {"programme", "neighbour", "comparison"};

static const char *lag_text(const report_view *view, int lag) {
    return report_number(view->arena, view->language, lag, 0);
}

/* Unit 0 is all of them together. */
static city_line line_of(const report_view *view, size_t unit, const char *indicator, int lag,
                         const char *role) {
    const cities *all = view->cities;
    const char *name =
        unit ? all->names[unit - 1] : view_text(view, REPORT_TEXT_CHART_ALL_TOGETHER);
    const char *group = role ? baremo_arena_format(view->arena, "role=%s;lag=%d", role, lag)
                             : baremo_arena_format(view->arena, "lag=%d", lag);
    return (city_line){{city_title(all, BAREMO_SUBJECT_INDICATOR, indicator), name,
                        lag_text(view, lag), role ? view_name(view, REPORT_NAMES_ROLE, role) : ""},
                       unit ? &all->units[unit - 1] : NULL,
                       {BAREMO_SUBJECT_INDICATOR, indicator, group}};
}

static city_grid grid_of(const report_view *view, const char *id, size_t keys) {
    return (city_grid){.view = view,
                       .id = id,
                       .headings = {view_text(view, REPORT_TEXT_INDICATOR), city_word(view, false),
                                    view_text(view, REPORT_TEXT_CITY_LAG),
                                    view_text(view, REPORT_TEXT_AREAS)},
                       .key_count = keys};
}

static void by_role(report_view *view, report_sheet *sheet) {
    static const char *const statistics[] = {"before", "after", "change", "change_percent",
                                             "rate_ratio"};
    city_grid grid = grid_of(view, "roles", 4);
    grid.statistics = statistics;
    grid.statistic_count = COUNT_OF(statistics);
    for (size_t i = 0; i < view->indicator_count; i++)
        for (size_t unit = 0; unit <= view->cities->count; unit++)
            for (int lag = 0; lag < LAGS; lag++)
                for (size_t role = 0; role < ROLES; role++) {
                    const city_line line =
                        line_of(view, unit, view->indicators[i].id, lag, ROLE[role]);
                    city_grid_offer(&grid, &line);
                }
    report_table *table = city_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_CITY_BY_ROLE));
    size_t before = city_grid_column(&grid, "before"), after = city_grid_column(&grid, "after");
    size_t change = city_grid_column(&grid, "change");
    if (table && before != SIZE_MAX && after != SIZE_MAX && change != SIZE_MAX)
        report_table_formula_column(
            table, change, (report_formula){REPORT_FORMULA_DIFFERENCE, {after, before, 0}});
}

static void summary(report_view *view, report_sheet *sheet) {
    static const char *const statistics[] = {"displacement_quotient", "displacement_difference"};
    city_grid grid = grid_of(view, "displacement", 3);
    grid.statistics = statistics;
    grid.statistic_count = COUNT_OF(statistics);
    for (size_t i = 0; i < view->indicator_count; i++)
        for (size_t unit = 0; unit <= view->cities->count; unit++)
            for (int lag = 0; lag < LAGS; lag++) {
                const city_line line = line_of(view, unit, view->indicators[i].id, lag, NULL);
                city_grid_offer(&grid, &line);
            }
    city_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_CITY_DISPLACED));
}

void report_sheets_city_displacement(report_view *view) {
    if (!city_any(view->cities, BAREMO_SUBJECT_INDICATOR, "displacement_quotient") &&
        !city_any(view->cities, BAREMO_SUBJECT_INDICATOR, "displacement_difference"))
        return;
    report_sheet *sheet =
        city_sheet(view, "displacement", REPORT_TEXT_SHEET_CITY_DISPLACEMENT,
                   REPORT_TEXT_TITLE_CITY_DISPLACEMENT, REPORT_TEXT_CONTENTS_CITY_DISPLACEMENT);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CHART_DISPLACEMENT_NOTE));
    report_sheet_paragraph(view->plan, sheet,
                           view_text(view, REPORT_TEXT_MEANS_CITY_DISPLACEMENT));
    summary(view, sheet);
    by_role(view, sheet);
}
