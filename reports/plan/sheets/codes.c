/* Coded opinions: people and mentions of each code, by period and group; agreement of the coders.
 */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/text.h>

#include "reports/plan/survey_grid.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const VOICES[] = {"respondents", "percent_of_respondents", "mentions", "units",
                                     "coders"};
static const char *const AGREEMENT[] = {
    "n_pairable",   "percent_agreement", "krippendorff_alpha.nominal", "cohen_kappa",
    "fleiss_kappa", "gwet_ac1",          "prevalence_index",           "bias_index"};

static const char *set_name(const report_view *view, const baremo_results_code *code) {
    const baremo_results_survey *survey =
        code->survey ? baremo_results_survey_find(view->results, code->survey) : NULL;
    return survey ? survey_title(survey->title, survey->id) : code->set;
}

static void code_sheet(report_view *view) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE, REPORT_TEXT_SURVEY, REPORT_TEXT_PERIOD,
                                           REPORT_TEXT_GROUP};
    survey_grid grid = {.view = view,
                        .id = "codes",
                        .headings = keys,
                        .key_count = COUNT_OF(keys),
                        .statistics = VOICES,
                        .statistic_count = COUNT_OF(VOICES)};
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_result *row = &rows[i];
        if (row->subject_kind != BAREMO_SUBJECT_CODE || strcmp(row->statistic, "respondents") != 0)
            continue;
        const baremo_results_code *code = baremo_results_code_find(view->results, row->subject);
        if (code)
            survey_grid_add(
                &grid, &(survey_line){{survey_code_name(view, code), set_name(view, code),
                                       view_period(view, row->period),
                                       survey_group_name(view, row->group)},
                                      {row->subject_kind, row->subject, row->period, row->group}});
    }
    if (!grid.count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "codes", view_text(view, REPORT_TEXT_SHEET_CODES),
                        view_text(view, REPORT_TEXT_TITLE_CODES));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_CODES);
    sheet->wide = true;
    survey_grid_end(&grid, sheet, NULL);
}

static void agreement_sheet(report_view *view) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE, REPORT_TEXT_SURVEY};
    survey_grid grid = {.view = view,
                        .id = "agreement",
                        .headings = keys,
                        .key_count = COUNT_OF(keys),
                        .statistics = AGREEMENT,
                        .statistic_count = COUNT_OF(AGREEMENT)};
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    for (size_t i = 0; i < count; i++)
        survey_grid_offer(
            &grid, &(survey_line){{survey_code_name(view, &codes[i]), set_name(view, &codes[i])},
                                  {.kind = BAREMO_SUBJECT_CODE, .id = codes[i].id}});
    if (!grid.count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "agreement", view_text(view, REPORT_TEXT_SHEET_AGREEMENT),
                        view_text(view, REPORT_TEXT_TITLE_AGREEMENT));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_AGREEMENT);
    sheet->wide = true;
    survey_grid_end(&grid, sheet, NULL);
}

void report_sheets_codes(report_view *view) {
    code_sheet(view);
    agreement_sheet(view);
}
