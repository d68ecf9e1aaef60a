/* Themes: how many cities name each, and which. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_cells.h"
#include "reports/plan/city_sentences.h"
#include "reports/plan/surveys.h"

static city_subject theme(const baremo_results_code *code, const char *group) {
    return (city_subject){BAREMO_SUBJECT_CODE, code->id, group};
}

/* "2 of 6" of each stratum. */
static const char *of_stratum(const report_view *view, const baremo_results_code *code,
                              const char *stratum) {
    const city_subject subject = theme(code, survey_part(view->arena, "stratum", stratum));
    const baremo_result *units = city_there(view->cities, NULL, &subject, "units");
    return units ? view_fill(view, REPORT_TEXT_CHART_OF, view_count(view, units->value),
                             view_count(view, units->n), NULL)
                 : NULL;
}

/* All of them with interval; in a stratum, few as they are, their number says more. */
static void counts(report_view *view, report_sheet *sheet, const baremo_results_code *codes,
                   size_t count) {
    const cities *all = view->cities;
    report_table *table = report_sheet_table(view->plan, sheet, "themes");
    report_table_column(table, view_text(view, REPORT_TEXT_CODE), 20, 44);
    table->key_columns = 1;
    size_t units = report_table_column(table, city_word(view, true), 9, 14);
    size_t share =
        city_columns(view, table, view_name(view, REPORT_NAMES_STATISTIC, "percent_of_units"));
    size_t strata = table->column_count;
    for (size_t k = 0; k < all->stratum_count; k++) {
        size_t column = report_table_column(table, all->strata[k], 10, 18);
        table->columns[column].centred = true;
    }
    for (size_t i = 0; i < count; i++) {
        const city_subject subject = theme(&codes[i], NULL);
        const baremo_result *row = city_row(all, NULL, &subject, "percent_of_units");
        if (!codes[i].code || !row)
            continue;
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, codes[i].code);
        city_cell(view, table, units, city_row(all, NULL, &subject, "units"));
        city_cell(view, table, share, row);
        city_limits(view, table, share + 1, row);
        for (size_t k = 0; k < all->stratum_count; k++)
            report_table_text(table, strata + k, of_stratum(view, &codes[i], all->strata[k]));
    }
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
