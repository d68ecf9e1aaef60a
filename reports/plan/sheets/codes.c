/* Coded opinions: people and mentions of each code, by period and group; agreement of the coders.
 */
#include "reports/plan/sheets.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"

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

typedef struct ranked_code {
    const baremo_results_code *code;
    double share;
} ranked_code;

/* Equal ones by name, so that the order is one on every machine. */
static int by_share(const void *first, const void *second) {
    const ranked_code *a = first, *b = second;
    if (a->share == b->share)
        return strcmp(a->code->code, b->code->code);
    return a->share > b->share ? -1 : 1;
}

static survey_subject whole_of(const baremo_results_code *code) {
    return (survey_subject){.kind = BAREMO_SUBJECT_CODE, .id = code->id};
}

/* The codes of a set, the most frequent first. */
static size_t rank(const report_view *view, const baremo_results_code *set, ranked_code **out) {
    size_t count, found = 0;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    ranked_code *ranked = baremo_arena_array(view->arena, count + 1, sizeof *ranked);
    for (size_t i = 0; i < count; i++) {
        if (!codes[i].code || !baremo_text_equal(codes[i].set, set->set))
            continue;
        const survey_subject subject = whole_of(&codes[i]);
        double share = survey_value(view->results, &subject, "percent_of_respondents");
        ranked[found++] = (ranked_code){&codes[i], baremo_is_missing(share) ? -1 : share};
    }
    qsort(ranked, found, sizeof *ranked, by_share);
    *out = ranked;
    return found;
}

static void set_table(report_view *view, report_sheet *sheet, const baremo_results_code *set) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE};
    survey_grid grid = {.view = view,
                        .id = baremo_arena_format(view->arena, "codes %s", set->set),
                        .headings = keys,
                        .key_count = COUNT_OF(keys),
                        .statistics = VOICES,
                        .statistic_count = COUNT_OF(VOICES)};
    ranked_code *ranked;
    size_t count = rank(view, set, &ranked);
    for (size_t i = 0; i < count; i++)
        survey_grid_add(&grid, &(survey_line){{survey_code_name(view, ranked[i].code)},
                                              whole_of(ranked[i].code)});
    survey_grid_add(&grid, &(survey_line){{survey_code_name(view, set)}, whole_of(set)});
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

static void parts_table(report_view *view, report_sheet *sheet) {
    static const report_text_key keys[] = {REPORT_TEXT_CODE, REPORT_TEXT_SURVEY, REPORT_TEXT_GROUP,
                                           REPORT_TEXT_PERIOD};
    survey_grid grid = {.view = view,
                        .id = "codes",
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
        if (!code || !is_part(view, row, code))
            continue;
        if (row->period.grain)
            grid.key_count = COUNT_OF(keys);
        survey_grid_add(
            &grid,
            &(survey_line){{survey_code_name(view, code), set_name(view, code),
                            survey_group_name(view, row->group), view_period(view, row->period)},
                           {row->subject_kind, row->subject, row->period, row->group}});
    }
    survey_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_CODES_BY_PART));
}

static void code_sheet(report_view *view) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(view->results, &count);
    if (!count)
        return;
    report_sheet *sheet = open_sheet(view, "codes", REPORT_TEXT_SHEET_CODES,
                                     REPORT_TEXT_TITLE_CODES, REPORT_TEXT_CONTENTS_CODES);
    for (size_t i = 0; i < count; i++)
        if (!codes[i].code)
            set_table(view, sheet, &codes[i]);
    parts_table(view, sheet);
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
}

void report_sheets_codes(report_view *view) {
    code_sheet(view);
    agreement_sheet(view);
}
