/* Coded opinions: people and mentions of each code, by period and group; agreement of the coders.
 */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"
#include "reports/plan/voices.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const VOICES[] = {"respondents", "percent_of_respondents", "mentions", "units",
                                     "coders"};
static const char *const AGREEMENT[] = {"n_pairable", "percent_agreement",
                                        "krippendorff_alpha.nominal"};
static const char *const OTHERS[] = {"cohen_kappa", "fleiss_kappa", "gwet_ac1", "prevalence_index",
                                     "bias_index"};

static const char *set_name(const report_view *view, const baremo_results_code *code) {
    const baremo_results_survey *survey =
        code->survey ? baremo_results_survey_find(view->results, code->survey) : NULL;
    return survey ? survey_title(survey->title, survey->id) : code->set;
}

/* Bars of one statistic over the first `rows` lines of a table. */
static void bars(report_view *view, report_sheet *sheet, const survey_grid *grid,
                 const report_table *table, const report_chart *about) {
    report_series *series = baremo_arena_alloc(view->arena, sizeof *series);
    report_chart chart = *about;
    size_t column = survey_grid_column(grid, about->id);
    if (!table || column == SIZE_MAX)
        return;
    *series = (report_series){column, REPORT_PAINT_ONGOING};
    chart.kind = REPORT_CHART_BARS;
    chart.table = table;
    chart.series = series;
    chart.series_count = 1;
    survey_chart_add(view, sheet, &chart);
}

static report_sheet *open_sheet(report_view *view, const char *id, report_text_key name,
                                report_text_key title, report_text_key contents) {
    report_sheet *sheet =
        report_plan_add(view->plan, id, view_text(view, name), view_text(view, title));
    sheet->contents = view_text(view, contents);
    sheet->wide = true;
    return sheet;
}

/* -- a set over all its periods and groups -- */

static void set_table(report_view *view, report_sheet *sheet, const baremo_results_code *set) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE};
    survey_grid grid = {.view = view,
                        .id = baremo_arena_format(view->arena, "codes %s", set->set),
                        .headings = keys,
                        .key_count = COUNT_OF(keys),
                        .statistics = VOICES,
                        .statistic_count = COUNT_OF(VOICES)};
    const survey_words words = survey_words_of(view);
    const baremo_results_code **ranked;
    size_t count = voices_ranked(&words, set, &ranked);
    for (size_t i = 0; i <= count; i++) {
        const baremo_results_code *code = i < count ? ranked[i] : set;
        survey_grid_add(&grid, &(survey_line){.keys = {survey_code_name(view, code)},
                                              .subject = voices_whole(code)});
    }
    const report_table *table = survey_grid_end(&grid, sheet, set_name(view, set));
    bars(view, sheet, &grid, table,
         &(report_chart){.id = "percent_of_respondents",
                         .title = view_text(view, REPORT_TEXT_CHART_VOICES),
                         .row_count = count,
                         .quantity = {.value_class = BAREMO_VALUE_PERCENT, .decimals = -1},
                         .low = 0,
                         .high = BAREMO_MISSING});
}

/* -- periods and groups -- */

/* With a single period its rows say the same as those of all periods. */
static bool has_periods(const report_view *view, const char *set) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    baremo_period first = {0};
    for (size_t i = 0; i < count; i++) {
        if (rows[i].subject_kind != BAREMO_SUBJECT_CODE || !rows[i].period.grain ||
            !baremo_text_equal(rows[i].subject, set))
            continue;
        if (first.grain && !baremo_period_equal(first, rows[i].period))
            return true;
        first = rows[i].period;
    }
    return false;
}

static bool is_part(const report_view *view, const baremo_result *row,
                    const baremo_results_code *code) {
    if (row->period.grain && !has_periods(view, code->set))
        return false;
    return row->period.grain || !baremo_text_blank(row->group);
}

static void parts_table(report_view *view, report_sheet *sheet, const baremo_results_code *set) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE, REPORT_TEXT_GROUP, REPORT_TEXT_PERIOD};
    survey_grid grid = {.view = view,
                        .id = baremo_arena_format(view->arena, "parts %s", set->set),
                        .headings = keys,
                        .key_count = COUNT_OF(keys) - 1,
                        .statistics = VOICES,
                        .statistic_count = COUNT_OF(VOICES)};
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_result *row = &rows[i];
        if (row->subject_kind != BAREMO_SUBJECT_CODE || strcmp(row->statistic, "respondents") != 0)
            continue;
        const baremo_results_code *code = baremo_results_code_find(view->results, row->subject);
        if (!code || !baremo_text_equal(code->set, set->set) || !is_part(view, row, code))
            continue;
        if (row->period.grain)
            grid.key_count = COUNT_OF(keys);
        const survey_line line = {
            .keys = {survey_code_name(view, code), survey_group_name(view, row->group),
                     view_period(view, row->period)},
            .subject = {row->subject_kind, row->subject, row->period, row->group}};
        survey_grid_add(&grid, &line);
    }
    survey_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_CODES_BY_PART));
}

/* What was found in words; returns whether several people coded any set. */
static bool sentences(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    const survey_words words = survey_words_of(view);
    bool several = false;
    for (size_t i = 0; i < count; i++) {
        if (codes[i].code)
            continue;
        const survey_subject all = voices_whole(&codes[i]);
        several = several || survey_value(view->results, &all, "coders") > 1;
        report_sheet_paragraph(view->plan, sheet,
                               voices_say(&words, &codes[i], set_name(view, &codes[i])));
    }
    return several;
}

void report_code_headlines(report_view *view, report_sheet *cover) { (void)sentences(view, cover); }

static void code_sheet(report_view *view) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    if (!count)
        return;
    report_sheet *sheet = open_sheet(view, "codes", REPORT_TEXT_SHEET_CODES,
                                     REPORT_TEXT_TITLE_CODES, REPORT_TEXT_CONTENTS_CODES);
    if (sentences(view, sheet))
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_VOICES_KEY));
    for (size_t i = 0; i < count; i++)
        if (!codes[i].code) {
            set_table(view, sheet, &codes[i]);
            parts_table(view, sheet, &codes[i]);
        }
}

/* -- agreement -- */

static survey_grid agreement_grid(report_view *view, const char *id, const char *const *statistics,
                                  size_t statistic_count) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE, REPORT_TEXT_SURVEY};
    survey_grid grid = {.view = view,
                        .id = id,
                        .headings = keys,
                        .key_count = 1,
                        .statistics = statistics,
                        .statistic_count = statistic_count,
                        .skips_empty = true,
                        .notes_below = true};
    size_t count, sets = 0;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        const survey_line line = {
            .keys = {survey_code_name(view, &codes[i]), set_name(view, &codes[i])},
            .subject = voices_whole(&codes[i])};
        sets += !codes[i].code;
        survey_grid_offer(&grid, &line);
    }
    grid.key_count = sets > 1 ? COUNT_OF(keys) : 1;
    return grid;
}

static void agreement_sheet(report_view *view) {
    survey_grid grid = agreement_grid(view, "agreement", AGREEMENT, COUNT_OF(AGREEMENT));
    survey_grid others = agreement_grid(view, "coefficients", OTHERS, COUNT_OF(OTHERS));
    if (!grid.count)
        return;
    report_sheet *sheet = open_sheet(view, "agreement", REPORT_TEXT_SHEET_AGREEMENT,
                                     REPORT_TEXT_TITLE_AGREEMENT, REPORT_TEXT_CONTENTS_AGREEMENT);
    const report_table *table = survey_grid_end(&grid, sheet, NULL);
    bars(view, sheet, &grid, table,
         &(report_chart){.id = "krippendorff_alpha.nominal",
                         .title = view_text(view, REPORT_TEXT_CHART_AGREEMENT),
                         .row_count = table ? table->row_count : 0,
                         .quantity = {.value_class = BAREMO_VALUE_STATISTIC, .decimals = 2},
                         .low = BAREMO_MISSING,
                         .high = 1});
    survey_grid_end(&others, sheet, view_text(view, REPORT_TEXT_AGREEMENT_OTHERS));
}

void report_sheets_codes(report_view *view) {
    code_sheet(view);
    agreement_sheet(view);
}
