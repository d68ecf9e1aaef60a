/* Movement: of the people matched, how many went up, stayed and went down, by scale and item. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const MOVED[] = {"moved_up",         "same",         "moved_down",
                                    "moved_up.percent", "same.percent", "moved_down.percent"};

/* One change of one survey: its lines stand together, so that a chart can show them. */
typedef struct movement_run {
    const baremo_results_survey *survey;
    survey_change change;
    const char *name;
} movement_run;

static void offer_moved(survey_grid *grid, const char *title, const movement_run *run,
                        survey_subject subject) {
    subject.group = run->change.group;
    survey_grid_offer(grid, &(survey_line){.keys = {title, run->name}, .subject = subject});
}

static void add_scale_moves(report_view *view, survey_grid *grid, const movement_run *run) {
    size_t count;
    const baremo_results_scale *all = baremo_results_scales(view->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(all[i].survey, run->survey->id))
            offer_moved(grid, survey_title(all[i].title, all[i].id), run,
                        survey_scale(run->survey, &all[i], NULL));
}

static void add_item_moves(report_view *view, survey_grid *grid, const movement_run *run) {
    size_t count;
    const baremo_results_item *all = baremo_results_items(view->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(all[i].survey, run->survey->id))
            offer_moved(grid, survey_title(all[i].text, all[i].id), run,
                        survey_item(run->survey, &all[i], NULL));
}

static void movement_chart(report_view *view, report_sheet *sheet, const survey_grid *grid,
                           const report_table *table, const movement_run *run) {
    static const char *const parts[] = {"moved_down", "same", "moved_up"};
    static const report_paint paints[] = {REPORT_PAINT_UNFAVOURABLE_MIDDLE, REPORT_PAINT_NEUTRAL,
                                          REPORT_PAINT_FAVOURABLE};
    report_series *series = baremo_arena_array(view->arena, COUNT_OF(parts), sizeof *series);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        series[i] = (report_series){survey_grid_column(grid, parts[i]), paints[i]};
    const char *title = view_text(view, REPORT_TEXT_CHART_PEOPLE_MOVED);
    if (run->change.group)
        title = view_fill(view, REPORT_TEXT_CHART_PAIR, title, run->name, NULL);
    const report_chart chart = {.id = grid->id,
                                .title = title,
                                .kind = REPORT_CHART_STACKED_BARS,
                                .table = table,
                                .row_count = table->row_count,
                                .series = series,
                                .series_count = COUNT_OF(parts),
                                .quantity = {.value_class = BAREMO_VALUE_COUNT},
                                .low = 0,
                                .high = BAREMO_MISSING};
    survey_chart_add(view, sheet, &chart);
}

typedef struct movement_kind {
    const char *id;
    report_text_key key, heading;
    void (*add)(report_view *view, survey_grid *grid, const movement_run *run);
} movement_kind;

static void movement_table(report_view *view, report_sheet **sheet, const movement_kind *kind,
                           const movement_run *run) {
    const report_text_key keys[] = {kind->key, REPORT_TEXT_WAVE};
    survey_grid grid = {
        .view = view,
        .id = baremo_arena_format(view->arena, "%s %s %s", kind->id, run->survey->id, run->name),
        .headings = keys,
        .key_count = COUNT_OF(keys),
        .statistics = MOVED,
        .statistic_count = COUNT_OF(MOVED),
        .bare = MOVED,
        .bare_count = COUNT_OF(MOVED)};
    kind->add(view, &grid, run);
    if (!grid.count)
        return;
    if (!*sheet) {
        *sheet =
            report_plan_add(view->plan, "movement", view_text(view, REPORT_TEXT_SHEET_MOVEMENT),
                            view_text(view, REPORT_TEXT_TITLE_MOVEMENT));
        (*sheet)->contents = view_text(view, REPORT_TEXT_CONTENTS_MOVEMENT);
        (*sheet)->wide = true;
        report_sheet_paragraph(view->plan, *sheet, view_text(view, REPORT_TEXT_CHART_UP_MEANS));
    }
    const char *heading =
        view_fill(view, REPORT_TEXT_CHART_PAIR, survey_title(run->survey->title, run->survey->id),
                  view_text(view, kind->heading), NULL);
    if (run->change.group)
        heading = baremo_arena_format(view->arena, "%s, %s", heading, run->name);
    const report_table *table = survey_grid_end(&grid, *sheet, heading);
    movement_chart(view, *sheet, &grid, table, run);
}

void report_sheets_movement(report_view *view) {
    static const movement_kind kinds[] = {
        {"scales", REPORT_TEXT_SCALE, REPORT_TEXT_SHEET_SCALES, add_scale_moves},
        {"items", REPORT_TEXT_ITEM, REPORT_TEXT_SHEET_ITEMS, add_item_moves}};
    size_t count;
    const baremo_results_survey *surveys = survey_list(view, &count);
    const survey_words words = survey_words_of(view);
    report_sheet *sheet = NULL;
    for (size_t i = 0; i < count; i++) {
        survey_change changes[SURVEY_CHANGES_MAX];
        size_t found = survey_changes(view->arena, &surveys[i], changes);
        for (size_t k = 0; k < found; k++) {
            const char *name = changes[k].group ? survey_change_name(&words, &changes[k])
                                                : survey_wave_name(view->language, "post");
            for (size_t t = 0; t < COUNT_OF(kinds); t++)
                movement_table(view, &sheet, &kinds[t],
                               &(movement_run){&surveys[i], changes[k], name});
        }
    }
}
