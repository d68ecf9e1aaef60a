/* What was pooled over the cities. */
#include "reports/plan/city_pooled.h"

#include <string.h>

#include <baremo/number.h>

typedef struct pooled_columns {
    size_t over, units, pooled, next, tau2, i2, p, method, note; /* over: 0 without strata */
} pooled_columns;

typedef struct pooled_list {
    const report_view *view;
    report_table *table;
    pooled_columns at;
} pooled_list;

static bool is_item(const city_effect *effect) { return effect->kind == BAREMO_SUBJECT_ITEM; }

bool city_pooled_any(const cities *all, bool of_items) {
    for (size_t i = 0; i < all->effect_count; i++)
        if (is_item(&all->effects[i]) == of_items)
            return true;
    return false;
}

static size_t narrow(const report_view *view, report_table *table, report_text_key key) {
    return report_table_column(table, view_text(view, key), 8, 11);
}

static size_t statistic(const report_view *view, report_table *table, const char *name) {
    return report_table_column(table, city_statistic(view, name), 8, 11);
}

static void add_columns(pooled_list *list, bool of_items) {
    const report_view *view = list->view;
    report_table *table = list->table;
    pooled_columns *at = &list->at;
    report_table_column(table, view_text(view, of_items ? REPORT_TEXT_ITEM : REPORT_TEXT_INDICATOR),
                        22, of_items ? 46 : 26);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_EFFECT), 14, of_items ? 38 : 17);
    table->key_columns = 2;
    if (view->cities->stratum_count)
        at->over = report_table_column(table, view_text(view, REPORT_TEXT_CITY_OVER), 10, 16);
    at->units = statistic(view, table, "units");
    at->pooled = narrow(view, table, REPORT_TEXT_CITY_POOLED_SHORT);
    narrow(view, table, REPORT_TEXT_CHART_LOW);
    narrow(view, table, REPORT_TEXT_CHART_HIGH);
    at->next = narrow(view, table, REPORT_TEXT_CITY_NEXT_LOW);
    narrow(view, table, REPORT_TEXT_CITY_NEXT_HIGH);
    at->tau2 = statistic(view, table, "tau2");
    at->i2 = statistic(view, table, "i2");
    at->p = statistic(view, table, "q.p");
    at->method = report_table_column(table, view_text(view, REPORT_TEXT_CITY_METHOD), 14, 16);
    at->note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 12, 22);
}

static report_text_key method_of(const cities *all, const city_subject *subject,
                                 const baremo_result *pooled) {
    if (strcmp(pooled->statistic, "fixed") == 0)
        return REPORT_TEXT_CITY_METHOD_ONE;
    if (strcmp(pooled->statistic, "random") == 0)
        return REPORT_TEXT_CITY_METHOD_RANDOM;
    return city_is_adhoc(all, subject) ? REPORT_TEXT_CITY_METHOD_HELD
                                       : REPORT_TEXT_CITY_METHOD_PLAIN;
}

static void add_row(pooled_list *list, const city_effect *effect, const city_subject *subject,
                    const char *over) {
    const report_view *view = list->view;
    const cities *all = view->cities;
    const pooled_columns *at = &list->at;
    report_table *table = list->table;
    const baremo_result *pooled = city_pooled(all, subject);
    if (!pooled && !city_row(all, NULL, subject, "units"))
        return;
    const baremo_result *shown = pooled ? pooled : city_row(all, NULL, subject, "random");
    const baremo_result *next = city_prediction(all, subject);
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, effect->title);
    report_table_text(table, 1, view_name(view, REPORT_NAMES_EFFECT, effect->effect));
    if (at->over)
        report_table_text(table, at->over, over);
    city_cell(view, table, at->units, city_row(all, NULL, subject, "units"));
    city_cell(view, table, at->pooled, shown);
    city_limits(view, table, at->pooled + 1, shown);
    city_limits(view, table, at->next, next);
    city_cell(view, table, at->tau2, city_there(all, NULL, subject, "tau2"));
    city_cell(view, table, at->i2, city_there(all, NULL, subject, "i2"));
    city_cell(view, table, at->p, city_there(all, NULL, subject, "q.p"));
    if (pooled)
        report_table_text(table, at->method, view_text(view, method_of(all, subject, pooled)));
    report_table_text(table, at->note, view_add_note(view, view_add_note(view, NULL, shown), next));
}

static void add_effect(pooled_list *list, const city_effect *effect) {
    const cities *all = list->view->cities;
    const city_subject whole = city_effect_subject(effect);
    for (size_t i = 0; i < all->stratum_count; i++) {
        const city_subject own = city_effect_stratum(all, effect, all->strata[i]);
        add_row(list, effect, &own, all->strata[i]);
    }
    add_row(list, effect, &whole, view_text(list->view, REPORT_TEXT_CHART_ALL_TOGETHER));
}

void city_pooled_table(const report_view *view, report_sheet *sheet, bool of_items) {
    const cities *all = view->cities;
    if (!city_pooled_any(all, of_items))
        return;
    pooled_list list = {.view = view, .table = report_sheet_table(view->plan, sheet, "pooled")};
    add_columns(&list, of_items);
    for (int values = 0; values < 2; values++)
        for (size_t i = 0; i < all->effect_count; i++) {
            const city_effect *effect = &all->effects[i];
            bool is_value = baremo_is_missing(city_effect_none(effect->effect));
            if (is_item(effect) == of_items && is_value == (values == 1))
                add_effect(&list, effect);
        }
    report_table_drop_empty(list.table);
}
