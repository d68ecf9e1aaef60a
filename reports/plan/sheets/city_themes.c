/* Themes: how many cities name each, and which. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_grid.h"
#include "reports/plan/city_sentences.h"
#include "reports/plan/surveys.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static city_subject theme(const baremo_results_code *code, const char *group) {
    return (city_subject){BAREMO_SUBJECT_CODE, code->id, group};
}

static void counts(report_view *view, report_sheet *sheet, const baremo_results_code *codes,
                   size_t count) {
    static const char *const statistics[] = {"units", "percent_of_units"};
    const cities *all = view->cities;
    city_grid grid = {
        .view = view,
        .id = "themes",
        .headings = {view_text(view, REPORT_TEXT_CODE), view_text(view, REPORT_TEXT_CITY_OVER)},
        .key_count = 2,
        .statistics = statistics,
        .statistic_count = COUNT_OF(statistics)};
    for (size_t i = 0; i < count; i++) {
        if (!codes[i].code)
            continue;
        city_grid_offer(
            &grid, &(city_line){{codes[i].code, view_text(view, REPORT_TEXT_CHART_ALL_TOGETHER)},
                                NULL,
                                theme(&codes[i], NULL)});
        for (size_t k = 0; k < all->stratum_count; k++)
            city_grid_offer(&grid, &(city_line){{codes[i].code, all->strata[k]},
                                                NULL,
                                                theme(&codes[i], survey_part(view->arena, "stratum",
                                                                             all->strata[k]))});
    }
    city_grid_end(&grid, sheet, NULL);
}

/* A mark where a city names a theme, with how often. */
static void who(report_view *view, report_sheet *sheet, const baremo_results_code *codes,
                size_t count) {
    const cities *all = view->cities;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_WHO_NAMES));
    report_table *table = report_sheet_table(view->plan, sheet, "who");
    city_key_columns(view, table);
    size_t keys = city_key_count(view), themes = 0;
    for (size_t i = 0; i < count; i++)
        if (codes[i].code) {
            report_table_column(table, codes[i].code, 10, 18);
            themes++;
        }
    for (size_t i = 0; i < themes; i++)
        table->columns[keys + i].centred = true;
    for (size_t unit = 0; unit < all->count; unit++) {
        size_t column = keys;
        city_unit_row(view, table, &all->units[unit]);
        for (size_t i = 0; i < count; i++) {
            if (!codes[i].code)
                continue;
            const city_subject subject = theme(&codes[i], NULL);
            const baremo_result *named = city_row(all, &all->units[unit], &subject, "named");
            if (!named || baremo_is_missing(named->value))
                city_cell(view, table, column, named);
            else
                report_table_text(table, column,
                                  view_text(view, named->value > 0
                                                      ? REPORT_TEXT_MARK_ACHIEVED
                                                      : REPORT_TEXT_MARK_NOT_ASSESSED));
            column++;
        }
    }
}

void report_sheets_city_themes(report_view *view) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    if (!count || !city_any(view->cities, BAREMO_SUBJECT_CODE, "percent_of_units"))
        return;
    report_sheet *sheet = city_sheet(view, "themes", REPORT_TEXT_SHEET_CITY_THEMES,
                                     REPORT_TEXT_CHART_THEMES, REPORT_TEXT_CONTENTS_CITY_THEMES);
    const survey_words words = {view->arena, view->language, view->results};
    report_sheet_paragraph(view->plan, sheet, city_say_themes(&words, view->cities));
    counts(view, sheet, codes, count);
    who(view, sheet, codes, count);
}
