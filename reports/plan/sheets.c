/* The plan of a report: what it shows, and its sheets one after the other. */
#include "reports/plan/sheets.h"

enum { PERIODS_SHOWN = 8 };

/* The plan's periods up to the evaluated one, at most the last few: tables stay readable, trends
 * show all. */
static void choose_periods(report_view *view) {
    const baremo_results_programme *programme = view->programme;
    size_t last = 0;
    while (last < programme->period_count &&
           baremo_period_compare(programme->periods[last], programme->period) <= 0)
        last++;
    size_t first = last > PERIODS_SHOWN ? last - PERIODS_SHOWN : 0;
    view->periods = programme->periods + first;
    view->period_count = last - first;
    if (!view->period_count) {
        view->periods = &programme->period;
        view->period_count = 1;
    }
}

report_plan *report_plan_make(baremo_arena *arena, const baremo_results *results,
                              const report_run *run) {
    report_plan *plan = baremo_arena_alloc(arena, sizeof *plan);
    report_view view = {.arena = arena, .plan = plan, .results = results, .run = run};
    view.programme = baremo_results_get_programme(results);
    view.language = report_language_of(results);
    view.axes = baremo_results_axes(results, &view.axis_count);
    view.indicators = baremo_results_indicators(results, &view.indicator_count);
    view.actions = baremo_results_actions(results, &view.action_count);
    view.areas = baremo_results_areas(results, &view.area_count);
    view.cities = cities_of(arena, results);
    choose_periods(&view);
    *plan = (report_plan){.arena = arena, .language = view.language, .programme = view.programme};
    plan->period = view.cities ? city_periods(view.cities, view.language)
                               : report_period(arena, view.language, view.programme->period);
#define REPORT_SHEETS_OF_BOTH(name) report_sheets_##name(&view);
#define REPORT_SHEETS(name)                                                                        \
    if (!view.cities)                                                                              \
        report_sheets_##name(&view);
#define REPORT_SHEETS_OF_CITIES(name)                                                              \
    if (view.cities)                                                                               \
        report_sheets_##name(&view);
#include "reports/plan/sheets.def"
#undef REPORT_SHEETS
#undef REPORT_SHEETS_OF_BOTH
#undef REPORT_SHEETS_OF_CITIES
    report_cover_contents(&view);
    return plan;
}
