/* Scales and items of surveys, city by city. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_grid.h"
#include "reports/plan/surveys.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const CHANGE[] = {"mean_diff", "g_av", "hedges_g", "t.p", "welch.p", "holm.p"};
static const char *const WAVE[] = {"n", "mean", "sd", "percent_favourable"};

static city_grid grid_of(const report_view *view, const char *id, const char *subject,
                         const char *third) {
    return (city_grid){.view = view,
                       .id = id,
                       .headings = {subject, city_word(view, false), third},
                       .key_count = 3};
}

static const char *wave_name(const report_view *view, const char *wave) {
    return view_name(view, REPORT_NAMES_WAVE, wave);
}

static const char *status_words(const report_view *view, const baremo_result *row) {
    if (!row || row->status == BAREMO_STATUS_NONE)
        return "";
    return baremo_arena_format(view->arena, "%s %s", report_status_mark(row->status),
                               report_status_name(view->language, row->status));
}

static void scale_changes(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_results_scale *scales = baremo_results_scales(view->results, &count);
    city_grid grid = grid_of(view, "changes", view_text(view, REPORT_TEXT_SCALE),
                             view_text(view, REPORT_TEXT_STATUS));
    grid.statistics = CHANGE;
    grid.statistic_count = COUNT_OF(CHANGE);
    for (size_t i = 0; i < count; i++)
        for (size_t unit = 0; unit < view->cities->count; unit++) {
            const baremo_results_unit *of = &view->cities->units[unit];
            const city_subject subject = {BAREMO_SUBJECT_SCALE, scales[i].id, NULL};
            if (!city_is_shared(view->cities, BAREMO_SUBJECT_SCALE, scales[i].id))
                break;
            const baremo_result *change = city_row(view->cities, of, &subject, "mean_diff");
            city_grid_offer(
                &grid, &(city_line){{city_title(view->cities, BAREMO_SUBJECT_SCALE, scales[i].id),
                                     city_name(view->cities, of), status_words(view, change)},
                                    of,
                                    subject});
        }
    city_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_SCALE_CHANGES));
}

/* The waves that any city has, as groups, in the order of the results. */
static size_t list_waves(const report_view *view, baremo_subject_kind kind, const char ***list) {
    size_t count, found = 0, capacity = 0;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    *list = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *group = rows[i].subject_kind == kind ? rows[i].group : NULL;
        bool known = !group || strncmp(group, "wave=", 5) != 0 || strchr(group, ';');
        for (size_t k = 0; k < found && !known; k++)
            known = strcmp((*list)[k], group) == 0;
        if (known)
            continue;
        BAREMO_ARENA_RESERVE(view->arena, *list, found, capacity);
        (*list)[found++] = group;
    }
    return found;
}

static const char *name_of_group(const report_view *view, const char *group) {
    return wave_name(view, survey_part_of(view->arena, group, "wave"));
}

typedef struct subject_list {
    baremo_subject_kind kind;
    const char **ids;
    size_t count;
    const char **waves;
    size_t wave_count;
} subject_list;

static subject_list subjects_of(const report_view *view, bool of_items) {
    size_t scale_count, item_count;
    const baremo_results_scale *scales = baremo_results_scales(view->results, &scale_count);
    const baremo_results_item *items = baremo_results_items(view->results, &item_count);
    subject_list list = {.kind = of_items ? BAREMO_SUBJECT_ITEM : BAREMO_SUBJECT_SCALE,
                         .count = of_items ? item_count : scale_count};
    size_t all = list.count, kept = 0;
    list.ids = baremo_arena_array(view->arena, all + 1, sizeof *list.ids);
    for (size_t i = 0; i < all; i++) {
        const char *id = of_items ? items[i].id : scales[i].id;
        if (city_is_shared(view->cities, list.kind, id))
            list.ids[kept++] = id;
    }
    list.count = kept;
    list.wave_count = list_waves(view, list.kind, &list.waves);
    return list;
}

/* Each city gave one answer, an administration's mostly: shares of it say nothing. */
static bool one_answer_each(const report_view *view, baremo_subject_kind kind) {
    size_t count, found = 0;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        bool counts = rows[i].subject_kind == kind && baremo_text_equal(rows[i].statistic, "n");
        if (counts && rows[i].value > 1)
            return false;
        found += counts && rows[i].value == 1;
    }
    return found > 0;
}

/* A line a subject, city and wave. */
static void wave_lines(const report_view *view, report_sheet *sheet, const subject_list *list,
                       bool of_items) {
    city_grid grid = grid_of(view, of_items ? "items" : "waves",
                             view_text(view, of_items ? REPORT_TEXT_ITEM : REPORT_TEXT_SCALE),
                             view_text(view, REPORT_TEXT_WAVE));
    grid.statistics = WAVE;
    grid.statistic_count = COUNT_OF(WAVE);
    for (size_t i = 0; i < list->count; i++)
        for (size_t unit = 0; unit < view->cities->count; unit++)
            for (size_t wave = 0; wave < list->wave_count; wave++) {
                const baremo_results_unit *of = &view->cities->units[unit];
                city_grid_offer(&grid,
                                &(city_line){{city_title(view->cities, list->kind, list->ids[i]),
                                              city_name(view->cities, of),
                                              name_of_group(view, list->waves[wave])},
                                             of,
                                             {list->kind, list->ids[i], list->waves[wave]}});
            }
    city_grid_end(&grid, sheet,
                  view_text(view, of_items ? REPORT_TEXT_ITEM_WAVES : REPORT_TEXT_SCALE_WAVES));
}

/* -- a column a city -- */

enum { MOST_COLUMNS = 14 };

static void matrix_row(const report_view *view, report_table *table, const city_subject *subject,
                       const char *wave, const char *statistic) {
    const cities *all = view->cities;
    const char *note = NULL;
    size_t found = 0;
    for (size_t i = 0; i < all->count; i++)
        found += city_row(all, &all->units[i], subject, statistic) != NULL;
    if (!found)
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, city_title(all, subject->kind, subject->id));
    if (table->key_columns > 1)
        report_table_text(table, 1, wave);
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *row = city_row(all, &all->units[i], subject, statistic);
        city_cell(view, table, 2 + i, row);
        note = view_add_note(view, note, row);
    }
    report_table_text(table, 2 + all->count, note);
}

static void matrix(const report_view *view, report_sheet *sheet, const subject_list *list,
                   const char *statistic) {
    const cities *all = view->cities;
    report_sheet_heading(view->plan, sheet, city_statistic(view, statistic));
    report_table *table = report_sheet_table(view->plan, sheet, statistic);
    bool items = list->kind == BAREMO_SUBJECT_ITEM;
    report_table_column(table, view_text(view, items ? REPORT_TEXT_ITEM : REPORT_TEXT_SCALE), 30,
                        60);
    report_table_column(table, view_text(view, REPORT_TEXT_WAVE), 8, 14);
    table->key_columns = list->wave_count > 1 ? 2 : 1;
    for (size_t i = 0; i < all->count; i++)
        report_table_column(table, all->names[i], 8, 12);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 10, 24);
    for (size_t i = 0; i < list->count; i++)
        for (size_t wave = 0; wave < list->wave_count; wave++)
            matrix_row(view, table, &(city_subject){list->kind, list->ids[i], list->waves[wave]},
                       name_of_group(view, list->waves[wave]), statistic);
    report_table_drop_empty(table);
}

static void items(const report_view *view, report_sheet *sheet) {
    const subject_list list = subjects_of(view, true);
    if (view->cities->count > MOST_COLUMNS) {
        wave_lines(view, sheet, &list, true);
        return;
    }
    bool shares = city_any(view->cities, BAREMO_SUBJECT_ITEM, "percent_favourable") &&
                  !one_answer_each(view, BAREMO_SUBJECT_ITEM);
    matrix(view, sheet, &list, shares ? "percent_favourable" : "mean");
}

static bool any_of(const report_view *view, baremo_subject_kind kind) {
    for (size_t i = 0; i < COUNT_OF(WAVE); i++)
        if (city_any(view->cities, kind, WAVE[i]))
            return true;
    return kind == BAREMO_SUBJECT_SCALE && city_any(view->cities, kind, "mean_diff");
}

void report_sheets_city_scales(report_view *view) {
    if (any_of(view, BAREMO_SUBJECT_SCALE)) {
        report_sheet *sheet =
            city_sheet(view, "scales", REPORT_TEXT_SHEET_SCALES, REPORT_TEXT_TITLE_CITY_SCALES,
                       REPORT_TEXT_CONTENTS_CITY_SCALES);
        scale_changes(view, sheet);
        const subject_list list = subjects_of(view, false);
        if (view->cities->count <= MOST_COLUMNS && one_answer_each(view, BAREMO_SUBJECT_SCALE))
            matrix(view, sheet, &list, "mean");
        else
            wave_lines(view, sheet, &list, false);
    }
    if (any_of(view, BAREMO_SUBJECT_ITEM)) {
        report_sheet *sheet =
            city_sheet(view, "items", REPORT_TEXT_SHEET_ITEMS, REPORT_TEXT_TITLE_CITY_ITEMS,
                       REPORT_TEXT_CONTENTS_CITY_ITEMS);
        items(view, sheet);
    }
}
