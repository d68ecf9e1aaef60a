/* Verbal ladders: how many areas or groups went up, stayed and went down, and from which rung to
 * which. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/ladders.h"
#include "reports/plan/survey_charts.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const report_quantity COUNT = {.value_class = BAREMO_VALUE_COUNT};

static const char *title_of(const report_view *view, const ladder_move *move) {
    return baremo_arena_format(view->arena, "%s. %s", move->indicator->id, move->indicator->title);
}

static const char *since_of(const report_view *view, const ladder_move *move) {
    return view_fill(view, REPORT_TEXT_LADDER_SINCE, move->units, move->since, NULL);
}

/* "A1 · areas, since 2016" */
static const char *name_of(const report_view *view, const ladder_move *move) {
    return baremo_arena_format(view->arena, "%s · %s", move->indicator->id, since_of(view, move));
}

/* All ladders, a line each, with bars over them. */
static void summary(report_view *view, report_sheet *sheet, const ladder_move *moves,
                    size_t count) {
    static const char *const statistics[] = {"moved_down", "same", "moved_up"};
    static const report_paint paints[] = {REPORT_PAINT_UNFAVOURABLE_MIDDLE, REPORT_PAINT_NEUTRAL,
                                          REPORT_PAINT_FAVOURABLE};
    static const report_text_key keys[] = {REPORT_TEXT_ID, REPORT_TEXT_LADDER_WHAT};
    report_series *series = baremo_arena_array(view->arena, COUNT_OF(statistics), sizeof *series);
    survey_grid grid = {.view = view,
                        .id = "ladders",
                        .headings = keys,
                        .key_count = COUNT_OF(keys),
                        .statistics = statistics,
                        .statistic_count = COUNT_OF(statistics)};
    for (size_t i = 0; i < count; i++)
        survey_grid_offer(
            &grid, &(survey_line){.keys = {name_of(view, &moves[i]), moves[i].indicator->title},
                                  .subject = moves[i].subject});
    const report_table *table = survey_grid_end(&grid, sheet, NULL);
    for (size_t i = 0; i < COUNT_OF(statistics); i++)
        series[i] = (report_series){survey_grid_column(&grid, statistics[i]), paints[i]};
    survey_chart_add(view, sheet,
                     &(report_chart){.id = "ladders",
                                     .title = view_text(view, REPORT_TEXT_CHART_LADDERS),
                                     .kind = REPORT_CHART_STACKED_BARS,
                                     .table = table,
                                     .row_count = table->row_count,
                                     .series = series,
                                     .series_count = COUNT_OF(statistics),
                                     .quantity = COUNT,
                                     .low = 0,
                                     .high = BAREMO_MISSING});
}

/* Where the units of one rung (NULL: of all) are now. */
static void pair_row(const report_view *view, report_table *table, const ladder_move *move,
                     const char *from) {
    const baremo_results_indicator *indicator = move->indicator;
    report_table_row(table, from ? REPORT_ROW_PLAIN : REPORT_ROW_TOTAL);
    report_table_text(table, 0, from ? from : view_text(view, REPORT_TEXT_LADDER_ALL));
    for (size_t to = 0; to < indicator->level_count; to++)
        report_table_number(
            table, 1 + to,
            ladder_pair(view->arena, view->results, move, from, indicator->levels[to]), COUNT);
    double all = from ? ladder_pair(view->arena, view->results, move, from, NULL)
                      : survey_row(view->results, &move->subject, "moved_up")->n;
    report_table_number(table, 1 + indicator->level_count, all, COUNT);
}

static void pair_table(report_view *view, report_sheet *sheet, const ladder_move *move) {
    const baremo_results_indicator *indicator = move->indicator;
    report_table *table = report_sheet_table(
        view->plan, sheet,
        baremo_arena_format(view->arena, "%s %s", indicator->id, move->subject.group));
    table->key_columns = 1;
    report_table_column(table, view_text(view, REPORT_TEXT_LADDER_FROM), 22, 40);
    for (size_t to = 0; to < indicator->level_count; to++)
        report_table_column(table, indicator->levels[to], 9, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_LADDER_ALL), 9, 12);
    for (size_t from = 0; from < indicator->level_count; from++)
        pair_row(view, table, move, indicator->levels[from]);
    pair_row(view, table, move, NULL);
}

static void details(report_view *view, report_sheet *sheet, const ladder_move *move) {
    const baremo_result *up = survey_row(view->results, &move->subject, "moved_up");
    const char *said = ladder_said(view->arena, view->language, view->results, move);
    report_sheet_heading(
        view->plan, sheet,
        view_fill(view, REPORT_TEXT_LADDER_SAYS, title_of(view, move), since_of(view, move), said));
    if (!baremo_is_missing(up->value))
        pair_table(view, sheet, move);
}

void report_sheets_ladders(report_view *view) {
    size_t count;
    const ladder_move *moves = ladder_moves(view->arena, view->language, view->results, &count);
    if (!count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "ladders", view_text(view, REPORT_TEXT_SHEET_LADDERS),
                        view_text(view, REPORT_TEXT_TITLE_LADDERS));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_LADDERS);
    sheet->wide = true;
    summary(view, sheet, moves, count);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_LADDERS_KEY));
    for (size_t i = 0; i < count; i++)
        details(view, sheet, &moves[i]);
}
