/* Definitions compared: what each outcome is, as the first place that has it defines it, and who
 * has it. Definitions that differ under one id stand among the problems. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_cells.h"

enum { ID, TITLE, KIND, MEASURE, UNIT, DIRECTION, RANGE, HAVE, LACK, DEFINITION };

static void add_columns(const report_view *view, report_table *table) {
    report_table_column(table, view_text(view, REPORT_TEXT_ID), 10, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 24, 36);
    report_table_column(table, view_text(view, REPORT_TEXT_KIND), 10, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_MEASURE), 10, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_UNIT), 10, 20);
    report_table_column(table, view_text(view, REPORT_TEXT_DIRECTION), 12, 18);
    report_table_column(table, view_text(view, REPORT_TEXT_RANGE), 8, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_HAVE), 8, 12);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_LACK), 14, 26);
    report_table_column(table, view_text(view, REPORT_TEXT_DEFINITION), 24, 40);
    table->key_columns = 2;
}

/* Whether a unit has any value of a subject. */
static bool has(const report_view *view, const baremo_results_unit *unit, baremo_subject_kind kind,
                const char *id) {
    static const char *const statistics[] = {"value", "mean_diff", "named"};
    static const char *const waves[] = {"wave=post", "wave=single", "wave=pre"};
    const city_subject plain = {kind, id, NULL};
    for (size_t i = 0; i < sizeof statistics / sizeof *statistics; i++)
        if (city_there(view->cities, unit, &plain, statistics[i]))
            return true;
    for (size_t i = 0; i < sizeof waves / sizeof *waves; i++) {
        const city_subject wave = {kind, id, waves[i]};
        if (city_there(view->cities, unit, &wave, "n") ||
            city_there(view->cities, unit, &wave, "mean"))
            return true;
    }
    return false;
}

static void who(const report_view *view, report_table *table, baremo_subject_kind kind,
                const char *id) {
    enum { MOST_NAMES = 40 };
    const cities *all = view->cities;
    const char *names = NULL;
    size_t lacking = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (has(view, &all->units[i], kind, id) || ++lacking > MOST_NAMES)
            continue;
        names = names ? baremo_arena_format(view->arena, "%s, %s", names, all->names[i])
                      : all->names[i];
    }
    city_whole(table, HAVE, (double)(all->count - lacking));
    if (lacking > MOST_NAMES)
        names = view_fill(view, REPORT_TEXT_AND_MORE, names,
                          view_count(view, (double)(lacking - MOST_NAMES)), NULL);
    report_table_text(table, LACK, names);
}

static void start(const report_view *view, report_table *table, baremo_subject_kind kind,
                  const char *id) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, ID, id);
    report_table_text(table, TITLE, city_title(view->cities, kind, id));
    report_table_text(table, KIND,
                      view_name(view, REPORT_NAMES_SUBJECT, baremo_subject_kind_name(kind)));
    who(view, table, kind, id);
}

static const char *range(const report_view *view, double low, double high) {
    if (baremo_is_missing(low) || baremo_is_missing(high) || !(low < high))
        return NULL;
    const report_quantity number = {.value_class = BAREMO_VALUE_NUMBER};
    return baremo_arena_format(view->arena, "%s – %s",
                               report_value(view->arena, view->language, low, number),
                               report_value(view->arena, view->language, high, number));
}

static void indicator_row(const report_view *view, report_table *table,
                          const baremo_results_indicator *of) {
    start(view, table, BAREMO_SUBJECT_INDICATOR, of->id);
    report_table_text(table, MEASURE, view_name(view, REPORT_NAMES_MEASURE, of->measure));
    bool per = !baremo_is_missing(of->factor) && of->factor > 1 &&
               of->value_class == BAREMO_VALUE_RATE && baremo_text_blank(of->unit);
    report_table_text(table, UNIT, per ? view_count(view, of->factor) : of->unit);
    report_table_text(table, DIRECTION, report_direction_name(view->language, of->direction));
    report_table_text(table, DEFINITION, of->definition);
}

static void scale_row(const report_view *view, report_table *table,
                      const baremo_results_scale *of) {
    start(view, table, BAREMO_SUBJECT_SCALE, of->id);
    report_table_text(table, MEASURE, view_name(view, REPORT_NAMES_SCORE, of->score));
    report_table_text(table, DIRECTION, report_direction_name(view->language, of->direction));
    report_table_text(table, RANGE, range(view, of->low, of->high));
    report_table_text(table, DEFINITION, of->source);
}

static void item_row(const report_view *view, report_table *table, const baremo_results_item *of) {
    start(view, table, BAREMO_SUBJECT_ITEM, of->id);
    report_table_text(table, MEASURE, view_name(view, REPORT_NAMES_ITEM_TYPE, of->type));
    report_table_text(table, RANGE, range(view, of->low, of->high));
}

void report_sheets_city_definitions(report_view *view) {
    size_t scales, items;
    const baremo_results_scale *scale = baremo_results_scales(view->results, &scales);
    const baremo_results_item *item = baremo_results_items(view->results, &items);
    if (!view->indicator_count && !scales && !items)
        return;
    report_sheet *sheet =
        city_sheet(view, "definitions", REPORT_TEXT_SHEET_CITY_DEFINITIONS,
                   REPORT_TEXT_TITLE_CITY_DEFINITIONS, REPORT_TEXT_CONTENTS_CITY_DEFINITIONS);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_DEFINITIONS_KEY));
    report_table *table = report_sheet_table(view->plan, sheet, "definitions");
    add_columns(view, table);
    for (size_t i = 0; i < view->indicator_count; i++)
        indicator_row(view, table, &view->indicators[i]);
    for (size_t i = 0; i < scales; i++)
        scale_row(view, table, &scale[i]);
    for (size_t i = 0; i < items; i++)
        item_row(view, table, &item[i]);
    report_table_drop_empty(table);
}
