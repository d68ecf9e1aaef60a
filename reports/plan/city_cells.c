/* Cells of the sheets of a comparison. */
#include "reports/plan/city_cells.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "reports/plan/surveys.h"

/* Statistics in the unit of the effect they are about. */
static bool is_estimate(const char *statistic) {
    static const char *const names[] = {"effect", "shrunken", "leave_one_out", "difference",
                                        "fixed",  "random",   "prediction"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (strncmp(statistic, names[i], length) == 0 &&
            (statistic[length] == '\0' || statistic[length] == '.'))
            return strcmp(statistic, "difference.p") != 0;
    }
    return false;
}

static bool is_signed(const report_view *view, const baremo_result *row) {
    const char *effect = survey_part_of(view->arena, row->group, "effect");
    if (effect)
        return is_estimate(row->statistic) &&
               (city_effect_is_signed(effect) ||
                (strcmp(row->statistic, "difference") == 0 && !city_effect_is_ratio(effect)));
    static const char *const changes[] = {
        "change",     "change_percent",         "mean_diff", "g_av", "hedges_g",
        "difference", "displacement_difference"};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (strcmp(row->statistic, changes[i]) == 0)
            return true;
    return false;
}

void city_cell(const report_view *view, report_table *table, size_t column,
               const baremo_result *row) {
    if (!row)
        return;
    const baremo_results_indicator *indicator =
        row->subject_kind == BAREMO_SUBJECT_INDICATOR
            ? baremo_results_indicator_find(view->results, row->subject)
            : NULL;
    view_result(view, table, column, indicator, row);
    report_cell *cell = report_table_cell(table, column);
    if (cell->kind != REPORT_CELL_NUMBER)
        return;
    cell->quantity = city_quantity(view->cities, row);
    cell->signed_number = is_signed(view, row);
    if (row->value_class == BAREMO_VALUE_LEVEL && !cell->text && !row->note_kind)
        cell->text = row->note;
}

/* An interval may have no end. */
static void limit(const report_view *view, report_table *table, size_t column, double value,
                  report_quantity quantity) {
    if (!isinf(value)) {
        report_table_number(table, column, value, quantity);
        return;
    }
    report_table_text(table, column, view_text(view, REPORT_TEXT_CITY_NO_LIMIT));
    report_table_cell(table, column)->kind = REPORT_CELL_MARK;
}

void city_limits(const report_view *view, report_table *table, size_t column,
                 const baremo_result *row) {
    if (!row)
        return;
    const report_quantity quantity = city_quantity(view->cities, row);
    limit(view, table, column, row->low, quantity);
    limit(view, table, column + 1, row->high, quantity);
    report_table_cell(table, column)->signed_number = is_signed(view, row);
    report_table_cell(table, column + 1)->signed_number = is_signed(view, row);
}

void city_whole(report_table *table, size_t column, double value) {
    report_table_number(table, column, value, (report_quantity){.value_class = BAREMO_VALUE_COUNT});
}

size_t city_columns(const report_view *view, report_table *table, const char *name) {
    size_t first = report_table_column(table, name, 9, 14);
    report_table_column(table, view_fill(view, REPORT_TEXT_SURVEY_LOW, name, NULL, NULL), 9, 14);
    report_table_column(table, view_fill(view, REPORT_TEXT_SURVEY_HIGH, name, NULL, NULL), 9, 14);
    return first;
}

size_t city_column(const report_view *view, report_table *table, report_text_key heading) {
    return report_table_column(table, view_text(view, heading), 11, 18);
}

const char *city_statistic(const report_view *view, const char *statistic) {
    if (strcmp(statistic, "units") == 0)
        return city_word(view, true);
    if (strcmp(statistic, "count") == 0)
        return view_text(view, REPORT_TEXT_CITY_COUNT);
    if (strcmp(statistic, "effect") == 0)
        return view_text(view, REPORT_TEXT_CHART_ESTIMATE);
    return view_name(view, REPORT_NAMES_STATISTIC, statistic);
}

const char *city_word(const report_view *view, bool many) {
    bool areas = view->cities->comparison->of_areas;
    report_text_key one = areas ? REPORT_TEXT_AREA : REPORT_TEXT_CITY;
    report_text_key all = areas ? REPORT_TEXT_AREAS : REPORT_TEXT_CITIES;
    return view_text(view, many ? all : one);
}

size_t city_key_count(const report_view *view) { return view->cities->stratum_count ? 2 : 1; }

void city_key_columns(const report_view *view, report_table *table) {
    report_table_column(table, city_word(view, false), 22, 40);
    if (view->cities->stratum_count)
        report_table_column(table, view_text(view, REPORT_TEXT_STRATUM), 12, 24);
    table->key_columns = city_key_count(view);
}

void city_unit_row(const report_view *view, report_table *table, const baremo_results_unit *unit) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, city_name(view->cities, unit));
    if (view->cities->stratum_count)
        report_table_text(table, 1, unit->stratum);
}

report_sheet *city_sheet(report_view *view, const char *id, report_text_key name,
                         report_text_key title, report_text_key contents) {
    report_sheet *sheet =
        report_plan_add(view->plan, id, view_text(view, name), view_text(view, title));
    sheet->contents = view_text(view, contents);
    sheet->wide = sheet->continues = true;
    return sheet;
}
