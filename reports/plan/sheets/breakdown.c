/* Indicators by area and group: the values of each, and progress where it has a target and a
 * baseline of its own. */
#include "reports/plan/sheets.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"

/* An indicator's area and group, in the order of the results. */
typedef struct part {
    const baremo_results_indicator *indicator;
    const char *area, *group;
    size_t indicator_order, row_order;
} part;

static int text_order(const char *a, const char *b) { return strcmp(a ? a : "", b ? b : ""); }

static int by_part(const void *first, const void *second) {
    const part *a = first, *b = second;
    if (a->indicator_order != b->indicator_order)
        return a->indicator_order < b->indicator_order ? -1 : 1;
    int order = text_order(a->area, b->area);
    if (!order)
        order = text_order(a->group, b->group);
    return order ? order : a->row_order < b->row_order ? -1 : a->row_order > b->row_order;
}

static int by_order(const void *first, const void *second) {
    const part *a = first, *b = second;
    return a->row_order < b->row_order ? -1 : a->row_order > b->row_order;
}

static bool same_part(const part *a, const part *b) {
    return a->indicator_order == b->indicator_order && text_order(a->area, b->area) == 0 &&
           text_order(a->group, b->group) == 0;
}

static part *collect(const report_view *view, size_t *count) {
    size_t row_count, found = 0, capacity = 0;
    const baremo_result *rows = baremo_results_rows(view->results, &row_count);
    part *parts = NULL;
    for (size_t i = 0; i < row_count; i++) {
        const baremo_result *row = &rows[i];
        if (row->subject_kind != BAREMO_SUBJECT_INDICATOR || strcmp(row->statistic, "value") != 0 ||
            (baremo_text_blank(row->area) && baremo_text_blank(row->group)))
            continue;
        const baremo_results_indicator *indicator =
            baremo_results_indicator_find(view->results, row->subject);
        if (!indicator || !view_is_listed(indicator))
            continue;
        BAREMO_ARENA_RESERVE(view->arena, parts, found, capacity);
        parts[found++] =
            (part){indicator, row->area, row->group, (size_t)(indicator - view->indicators), i};
    }
    *count = found;
    return parts;
}

static part *distinct_parts(const report_view *view, size_t *count) {
    size_t found, kept = 0;
    part *parts = collect(view, &found);
    if (found)
        qsort(parts, found, sizeof *parts, by_part);
    for (size_t i = 0; i < found; i++)
        if (i == 0 || !same_part(&parts[i], &parts[kept - 1]))
            parts[kept++] = parts[i];
    if (kept)
        qsort(parts, kept, sizeof *parts, by_order);
    *count = kept;
    return parts;
}

/* Which columns there are, for not all programmes have them: 0 is none. */
typedef struct breakdown_columns {
    size_t first_period, low, high, count, target, share, status, note;
} breakdown_columns;

enum { ID, TITLE, AREA, GROUP };

/* Whether any part has a number of a statistic at the evaluated period. */
static bool any_has(const report_view *view, const part *parts, size_t count,
                    const char *statistic) {
    for (size_t i = 0; i < count; i++) {
        const view_line line = {parts[i].indicator, parts[i].area, parts[i].group};
        if (view_find(view, &line, view->programme->period, statistic))
            return true;
    }
    return false;
}

static bool any_interval(const report_view *view, const part *parts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const view_line line = {parts[i].indicator, parts[i].area, parts[i].group};
        const baremo_result *value = view_find(view, &line, view->programme->period, "value");
        if (value && !baremo_is_missing(value->low))
            return true;
    }
    return false;
}

static void add_optional_columns(report_view *view, report_table *table, breakdown_columns *at,
                                 bool with_interval, bool with_progress) {
    if (with_interval) {
        at->low = report_table_column(table, view_text(view, REPORT_TEXT_LOW), 9, 13);
        at->high = report_table_column(table, view_text(view, REPORT_TEXT_HIGH), 9, 13);
        at->count = report_table_column(table, view_text(view, REPORT_TEXT_RESTS_ON), 9, 12);
    }
    if (with_progress) {
        at->target = report_table_column(table, view_text(view, REPORT_TEXT_LAST_TARGET), 10, 16);
        at->share = report_table_column(table, view_text(view, REPORT_TEXT_SHARE), 11, 12);
        at->status = report_table_column(table, view_text(view, REPORT_TEXT_STATUS), 15, 19);
    }
}

static breakdown_columns add_columns(report_view *view, report_table *table, const part *parts,
                                     size_t count) {
    breakdown_columns at = {0};
    report_table_column(table, view_text(view, REPORT_TEXT_ID), 6, 24);
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 30, 44);
    table->columns[TITLE].one_line = true;
    report_table_column(table, view_text(view, REPORT_TEXT_AREA), 12, 24);
    report_table_column(table, view_text(view, REPORT_TEXT_GROUP), 12, 26);
    for (size_t i = 0; i < view->period_count; i++) {
        size_t added = report_table_column(
            table, report_period_short(view->arena, view->language, view->periods[i]), 10, 16);
        at.first_period = i ? at.first_period : added;
    }
    add_optional_columns(view, table, &at, any_interval(view, parts, count),
                         any_has(view, parts, count, "share"));
    at.note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 18, 34);
    return at;
}

/* "sex=f;age_group=12-15" -> "sex: f · age_group: 12-15" */
static const char *group_text(const report_view *view, const char *group) {
    if (baremo_text_blank(group))
        return NULL;
    baremo_buffer text = baremo_buffer_new(view->arena);
    for (; *group; group++)
        if (*group == '=')
            baremo_buffer_add(&text, ": ");
        else if (*group == ';')
            baremo_buffer_add(&text, " · ");
        else
            baremo_buffer_add_char(&text, *group);
    return baremo_buffer_text(&text);
}

static const char *area_title(const report_view *view, const char *id) {
    const baremo_results_area *area = baremo_results_area_find(view->results, id);
    return area && !baremo_text_blank(area->title) ? area->title : id;
}

static void part_interval(const report_view *view, const breakdown_columns *at, report_table *table,
                          const view_line *line) {
    static const report_quantity count = {.value_class = BAREMO_VALUE_COUNT};
    const baremo_result *value = view_find(view, line, view->programme->period, "value");
    if (!at->low || !value || baremo_is_missing(value->low))
        return;
    report_quantity quantity = report_quantity_of(view->results, line->indicator);
    report_table_number(table, at->low, value->low, quantity);
    report_table_number(table, at->high, value->high, quantity);
    report_table_number(table, at->count, value->n, count);
}

static void part_progress(const report_view *view, const breakdown_columns *at, report_table *table,
                          const view_line *line) {
    const baremo_result *value = view_find(view, line, view->programme->period, "value");
    if (!at->share)
        return;
    if (line->area && baremo_text_blank(line->group))
        view_indicator_number(view, table, at->target, line->indicator,
                              view_last_target(line->indicator, line->area, NULL));
    view_result(view, table, at->share, line->indicator, view_share(view, line));
    view_status(view, table, at->status, value ? value->status : BAREMO_STATUS_NONE);
}

static void part_row(report_view *view, const breakdown_columns *at, report_table *table,
                     const part *about) {
    const view_line line = {about->indicator, about->area, about->group};
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, ID, about->indicator->id);
    report_table_text(table, TITLE, about->indicator->title);
    report_table_text(table, AREA, area_title(view, about->area));
    report_table_text(table, GROUP, group_text(view, about->group));
    const char *note = NULL;
    for (size_t i = 0; i < view->period_count; i++) {
        const baremo_result *value = view_find(view, &line, view->periods[i], "value");
        view_result(view, table, at->first_period + i, about->indicator, value);
        note = view_add_note(view, note, value);
    }
    part_interval(view, at, table, &line);
    part_progress(view, at, table, &line);
    const baremo_result *share = view_share(view, &line);
    report_table_text(table, at->note, view_add_note(view, note, share));
}

void report_sheets_breakdown(report_view *view) {
    size_t count;
    const part *parts = distinct_parts(view, &count);
    if (!count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "breakdown", view_text(view, REPORT_TEXT_SHEET_BREAKDOWN),
                        view_text(view, REPORT_TEXT_TITLE_BREAKDOWN));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_BREAKDOWN);
    sheet->wide = true;
    report_table *table = report_sheet_table(view->plan, sheet, "breakdown");
    table->key_columns = 4;
    const breakdown_columns at = add_columns(view, table, parts, count);
    for (size_t i = 0; i < count; i++)
        part_row(view, &at, table, &parts[i]);
}
