/* What each city reached: values and statuses side by side, and each outcome with baseline, target,
 * interval and n. */
#include "reports/plan/sheets.h"

#include <stdint.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_cells.h"
#include "reports/plan/surveys.h"

/* A column of the tables side by side: an indicator, or the change of a scale. */
typedef struct outcome {
    city_subject subject;
    const char *title, *heading, *statistic, *effect; /* effect: the group of what was pooled */
} outcome;

static bool is_known(const cities *all, const outcome *what) {
    for (size_t i = 0; i < all->count; i++)
        if (city_row(all, &all->units[i], &what->subject, what->statistic))
            return true;
    return false;
}

static size_t list_outcomes(const report_view *view, outcome **list) {
    const cities *all = view->cities;
    size_t scale_count, count = 0;
    const baremo_results_scale *scales = baremo_results_scales(view->results, &scale_count);
    *list = baremo_arena_array(view->arena, view->indicator_count + scale_count + 1, sizeof **list);
    for (size_t i = 0; i < view->indicator_count + scale_count; i++) {
        bool scale = i >= view->indicator_count;
        const char *id = scale ? scales[i - view->indicator_count].id : view->indicators[i].id;
        baremo_subject_kind kind = scale ? BAREMO_SUBJECT_SCALE : BAREMO_SUBJECT_INDICATOR;
        const char *title = city_title(all, kind, id);
        outcome made = {
            {kind, id, NULL}, title, city_column_title(all, kind, id), "value", "effect=value"};
        if (scale) {
            made.title = made.heading =
                view_fill(view, REPORT_TEXT_CITY_CHANGE_OF, title, NULL, NULL);
            made.statistic = "mean_diff";
            made.effect = "effect=mean_diff";
        }
        if (is_known(all, &made) && city_is_shared(all, kind, id))
            (*list)[count++] = made;
    }
    return count;
}

/* -- side by side -- */

static const char *reason_of(const report_view *view, const baremo_results_unit *unit,
                             const outcome *what) {
    const baremo_result *row = city_row(view->cities, unit, &what->subject, what->statistic);
    if (row && !baremo_is_missing(row->value))
        return NULL;
    const char *reason = row ? report_note(view->arena, view->language, row) : NULL;
    return baremo_text_blank(reason) ? view_text(view, REPORT_TEXT_NO_DATA) : reason;
}

static const char *joined(const report_view *view, const char *text, const char *between,
                          const char *more) {
    return text ? baremo_arena_format(view->arena, "%s%s%s", text, between, more) : more;
}

/* "not collected: People trained, Sessions; no data: Arrests" */
static const char *why_missing(const report_view *view, const baremo_results_unit *unit,
                               const outcome *list, size_t count) {
    const char **reasons = baremo_arena_array(view->arena, count + 1, sizeof *reasons);
    const char *text = NULL;
    for (size_t i = 0; i < count; i++)
        reasons[i] = reason_of(view, unit, &list[i]);
    for (size_t i = 0; i < count; i++) {
        const char *ids = NULL, *reason = reasons[i];
        for (size_t k = i; reason && k < count; k++)
            if (reasons[k] && strcmp(reasons[k], reason) == 0) {
                ids = joined(view, ids, ", ", list[k].heading);
                reasons[k] = NULL;
            }
        if (ids)
            text = joined(view, text, view_text(view, REPORT_TEXT_SAY_SEMICOLON),
                          view_fill(view, REPORT_TEXT_CHART_PAIR, reason, ids, NULL));
    }
    return text;
}

static report_table *side_table(report_view *view, report_sheet *sheet, const char *id,
                                const outcome *list, size_t count) {
    report_table *table = report_sheet_table(view->plan, sheet, id);
    city_key_columns(view, table);
    for (size_t i = 0; i < count; i++)
        report_table_column(table, list[i].heading, 12, 18);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 18, 44);
    return table;
}

static void value_row(report_view *view, report_table *table, const baremo_results_unit *unit,
                      const outcome *list, size_t count) {
    size_t keys = city_key_count(view);
    city_unit_row(view, table, unit);
    for (size_t i = 0; i < count; i++) {
        const baremo_result *row =
            city_row(view->cities, unit, &list[i].subject, list[i].statistic);
        city_cell(view, table, keys + i, row);
        if (row)
            continue;
        report_table_text(table, keys + i, view_text(view, REPORT_TEXT_MARK_NO_VALUE));
        report_table_cell(table, keys + i)->kind = REPORT_CELL_MARK;
    }
    report_table_text(table, keys + count, why_missing(view, unit, list, count));
}

/* The means over the cities, or those of a stratum. */
static void pooled_row(report_view *view, report_table *table, const char *stratum,
                       const outcome *list, size_t count) {
    const baremo_result **rows = baremo_arena_array(view->arena, count + 1, sizeof(*rows));
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        city_subject pooled = list[i].subject;
        pooled.group = stratum
                           ? survey_group(view->arena, survey_part(view->arena, "stratum", stratum),
                                          list[i].effect)
                           : list[i].effect;
        rows[i] = city_pooled(view->cities, &pooled);
        found += rows[i] != NULL;
    }
    if (!found)
        return;
    report_table_row(table, REPORT_ROW_TOTAL);
    report_table_text(table, 0,
                      stratum ? view_fill(view, REPORT_TEXT_CITY_POOLED_OF, stratum, NULL, NULL)
                              : view_text(view, REPORT_TEXT_CITY_POOLED_ALL));
    for (size_t i = 0; i < count; i++)
        city_cell(view, table, city_key_count(view) + i, rows[i]);
}

static void value_sheet(report_view *view, const outcome *list, size_t count) {
    const cities *all = view->cities;
    report_sheet *sheet =
        city_sheet(view, "outcomes", REPORT_TEXT_SHEET_CITY_OUTCOMES,
                   REPORT_TEXT_TITLE_CITY_OUTCOMES, REPORT_TEXT_CONTENTS_CITY_OUTCOMES);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_OUTCOMES_KEY));
    report_table *table = side_table(view, sheet, "values", list, count);
    for (size_t i = 0; i < all->count; i++)
        value_row(view, table, &all->units[i], list, count);
    for (size_t i = 0; i < all->stratum_count; i++)
        pooled_row(view, table, all->strata[i], list, count);
    pooled_row(view, table, NULL, list, count);
    report_table_drop_empty(table);
}

/* A column of nothing but what nobody could assess says nothing. */
static bool any_status(const report_view *view, const outcome *what) {
    for (size_t i = 0; i < view->cities->count; i++) {
        const baremo_result *row =
            city_row(view->cities, &view->cities->units[i], &what->subject, what->statistic);
        if (row && row->status != BAREMO_STATUS_NONE && row->status != BAREMO_STATUS_NOT_ASSESSED)
            return true;
    }
    return false;
}

static void status_sheet(report_view *view, const outcome *all, size_t all_count) {
    outcome *list = baremo_arena_array(view->arena, all_count + 1, sizeof *list);
    size_t count = 0, keys = city_key_count(view);
    for (size_t i = 0; i < all_count; i++)
        if (any_status(view, &all[i]))
            list[count++] = all[i];
    if (!count)
        return;
    report_sheet *sheet =
        city_sheet(view, "statuses", REPORT_TEXT_SHEET_CITY_STATUSES,
                   REPORT_TEXT_TITLE_CITY_STATUSES, REPORT_TEXT_CONTENTS_CITY_STATUSES);
    report_table *table = side_table(view, sheet, "statuses", list, count);
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        const baremo_results_unit *of = &view->cities->units[unit];
        city_unit_row(view, table, of);
        for (size_t i = 0; i < count; i++) {
            const baremo_result *row =
                city_row(view->cities, of, &list[i].subject, list[i].statistic);
            bool has_status = row && row->status != BAREMO_STATUS_NONE;
            if (has_status)
                view_status(view, table, keys + i, row->status);
            else
                report_table_text(table, keys + i, view_text(view, REPORT_TEXT_MARK_NO_VALUE));
            if (!has_status)
                report_table_cell(table, keys + i)->kind = REPORT_CELL_MARK;
        }
        report_table_text(table, keys + count, why_missing(view, of, list, count));
    }
    report_table_drop_empty(table);
}

/* -- one by one -- */

/* Statistics that have a column where anybody has a value of them. */
static const struct {
    const char *statistic;
    report_text_key heading;
} DETAILS[] = {{"baseline", REPORT_TEXT_BASELINE},
               {"target", REPORT_TEXT_TARGET},
               {"change", REPORT_TEXT_CHANGE},
               {"share", REPORT_TEXT_SHARE}};
enum { BASELINE, TARGET, CHANGE, SHARE, DETAIL_COUNT };

typedef struct detail_columns {
    size_t period, value, n, details[DETAIL_COUNT], status, note; /* SIZE_MAX: it has none */
} detail_columns;

static bool any_has(const report_view *view, const outcome *list, size_t count,
                    const char *statistic) {
    for (size_t i = 0; i < count; i++)
        for (size_t unit = 0; unit < view->cities->count; unit++)
            if (city_there(view->cities, &view->cities->units[unit], &list[i].subject, statistic))
                return true;
    return false;
}

static bool any_assessed(const report_view *view, const outcome *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (list[i].subject.kind == BAREMO_SUBJECT_INDICATOR && any_status(view, &list[i]))
            return true;
    return false;
}

static detail_columns add_detail_columns(report_view *view, report_table *table,
                                         const outcome *list, size_t count) {
    detail_columns at = {.status = SIZE_MAX};
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 22, 34);
    report_table_column(table, city_word(view, false), 14, 24);
    if (view->cities->stratum_count)
        report_table_column(table, view_text(view, REPORT_TEXT_STRATUM), 12, 24);
    table->key_columns = 1 + city_key_count(view);
    at.period = report_table_column(table, view_text(view, REPORT_TEXT_PERIOD), 8, 14);
    at.value = city_columns(view, table, view_text(view, REPORT_TEXT_VALUE));
    at.n = report_table_column(table, view_text(view, REPORT_TEXT_RESTS_ON), 9, 14);
    for (size_t i = 0; i < DETAIL_COUNT; i++)
        at.details[i] = any_has(view, list, count, DETAILS[i].statistic)
                            ? city_column(view, table, DETAILS[i].heading)
                            : SIZE_MAX;
    if (any_assessed(view, list, count))
        at.status = report_table_column(table, view_text(view, REPORT_TEXT_STATUS), 14, 20);
    at.note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 14, 24);
    return at;
}

static void detail_formulas(report_table *table, const detail_columns *at) {
    if (at->details[BASELINE] == SIZE_MAX)
        return;
    if (at->details[CHANGE] != SIZE_MAX)
        report_table_formula(
            table, at->details[CHANGE],
            (report_formula){REPORT_FORMULA_DIFFERENCE, {at->value, at->details[BASELINE], 0}});
    if (at->details[SHARE] != SIZE_MAX && at->details[TARGET] != SIZE_MAX)
        report_table_formula(
            table, at->details[SHARE],
            (report_formula){REPORT_FORMULA_PROGRESS,
                             {at->value, at->details[BASELINE], at->details[TARGET]}});
}

/* How much a value rests on is told where an interval comes from it, or more than one. */
static void detail_value(const report_view *view, report_table *table, const detail_columns *at,
                         const baremo_result *value) {
    report_table_text(table, at->period, view_period(view, value->period));
    city_cell(view, table, at->value, value);
    city_limits(view, table, at->value + 1, value);
    if (value->n > 1 || !baremo_is_missing(value->low))
        city_whole(table, at->n, value->n);
}

static void detail_row(report_view *view, report_table *table, const detail_columns *at,
                       const baremo_results_unit *unit, const outcome *what) {
    const cities *all = view->cities;
    const baremo_result *value = city_row(all, unit, &what->subject, "value");
    if (!value)
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, what->heading);
    report_table_text(table, 1, city_name(all, unit));
    if (all->stratum_count)
        report_table_text(table, 2, unit->stratum);
    detail_value(view, table, at, value);
    const char *note = view_add_note(view, NULL, value);
    for (size_t i = 0; i < DETAIL_COUNT; i++) {
        const baremo_result *row = city_row(all, unit, &what->subject, DETAILS[i].statistic);
        if (at->details[i] != SIZE_MAX)
            city_cell(view, table, at->details[i], row);
        if (i == SHARE && !baremo_is_missing(value->value))
            note = view_add_note(view, note, row);
    }
    detail_formulas(table, at);
    if (at->status != SIZE_MAX)
        view_status(view, table, at->status, value->status);
    report_table_text(table, at->note, note);
}

static void detail_sheet(report_view *view, const outcome *list, size_t count) {
    report_sheet *sheet =
        city_sheet(view, "details", REPORT_TEXT_SHEET_CITY_DETAILS, REPORT_TEXT_TITLE_CITY_DETAILS,
                   REPORT_TEXT_CONTENTS_CITY_DETAILS);
    report_table *table = report_sheet_table(view->plan, sheet, "details");
    const detail_columns at = add_detail_columns(view, table, list, count);
    for (size_t i = 0; i < count; i++)
        for (size_t unit = 0; unit < view->cities->count; unit++)
            if (list[i].subject.kind == BAREMO_SUBJECT_INDICATOR)
                detail_row(view, table, &at, &view->cities->units[unit], &list[i]);
    report_table_drop_empty(table);
}

void report_sheets_city_outcomes(report_view *view) {
    outcome *list;
    size_t count = list_outcomes(view, &list), indicators = 0;
    if (!count)
        return;
    value_sheet(view, list, count);
    status_sheet(view, list, count);
    for (size_t i = 0; i < count; i++)
        indicators += list[i].subject.kind == BAREMO_SUBJECT_INDICATOR;
    if (indicators)
        detail_sheet(view, list, count);
}
