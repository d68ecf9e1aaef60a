/* Scales and items of surveys, city by city. */
#include "reports/plan/sheets.h"

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
            const baremo_result *change = city_row(view->cities, of, &subject, "mean_diff");
            city_grid_offer(
                &grid, &(city_line){{city_title(view->cities, BAREMO_SUBJECT_SCALE, scales[i].id),
                                     city_name(view->cities, of), status_words(view, change)},
                                    of,
                                    subject});
        }
    city_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_SCALE_CHANGES));
}

static void offer_waves(const report_view *view, city_grid *grid, baremo_subject_kind kind,
                        const char *id, const char *survey_id) {
    const baremo_results_survey *survey = baremo_results_survey_find(view->results, survey_id);
    for (size_t unit = 0; survey && unit < view->cities->count; unit++)
        for (size_t wave = 0; wave < survey->wave_count; wave++) {
            const baremo_results_unit *of = &view->cities->units[unit];
            city_grid_offer(
                grid, &(city_line){{city_title(view->cities, kind, id), city_name(view->cities, of),
                                    wave_name(view, survey->waves[wave])},
                                   of,
                                   {kind, id, survey_wave(view->arena, survey->waves[wave])}});
        }
}

static void waves(report_view *view, report_sheet *sheet, bool of_items) {
    size_t scale_count, item_count;
    const baremo_results_scale *scales = baremo_results_scales(view->results, &scale_count);
    const baremo_results_item *items = baremo_results_items(view->results, &item_count);
    city_grid grid = grid_of(view, of_items ? "items" : "waves",
                             view_text(view, of_items ? REPORT_TEXT_ITEM : REPORT_TEXT_SCALE),
                             view_text(view, REPORT_TEXT_WAVE));
    grid.statistics = WAVE;
    grid.statistic_count = COUNT_OF(WAVE);
    for (size_t i = 0; !of_items && i < scale_count; i++)
        offer_waves(view, &grid, BAREMO_SUBJECT_SCALE, scales[i].id, scales[i].survey);
    for (size_t i = 0; of_items && i < item_count; i++)
        offer_waves(view, &grid, BAREMO_SUBJECT_ITEM, items[i].id, items[i].survey);
    city_grid_end(&grid, sheet,
                  view_text(view, of_items ? REPORT_TEXT_ITEM_WAVES : REPORT_TEXT_SCALE_WAVES));
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
        waves(view, sheet, false);
    }
    if (any_of(view, BAREMO_SUBJECT_ITEM)) {
        report_sheet *sheet =
            city_sheet(view, "items", REPORT_TEXT_SHEET_ITEMS, REPORT_TEXT_TITLE_CITY_ITEMS,
                       REPORT_TEXT_CONTENTS_CITY_ITEMS);
        waves(view, sheet, true);
    }
}
