/* Items of surveys: favourable answers and change; the distributions of the answers as asked. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const WAVE[] = {"n", "percent_favourable", "percent_neutral",
                                   "percent_unfavourable", "net_balance"};
static const char *const BARE[] = {"percent_neutral", "percent_unfavourable"};
static const char *const MEAN[] = {"n", "mean", "sd"};
static const char *const CHANGE[] = {"n",
                                     "mean_diff",
                                     "mean_diff.weighted",
                                     "signedrank.wilcoxon.p_exact",
                                     "signedrank.wilcoxon.p_asymptotic",
                                     "mann_whitney.p_exact",
                                     "mann_whitney.p_asymptotic"};
static const char *const SHARES[] = {"n", "difference", "mcnemar.p_mid", "stuart_maxwell.p"};
static const char *const EFFECT[] = {"n", "hodges_lehmann", "superiority"};
static const char *const ANSWER[] = {"count", "percent", "percent_of_answers"};

static const report_text_key ITEM_KEYS[] = {REPORT_TEXT_ITEM, REPORT_TEXT_WAVE};
static const report_text_key ANSWER_KEYS[] = {REPORT_TEXT_ITEM, REPORT_TEXT_ANSWER,
                                              REPORT_TEXT_WAVE};

static survey_grid grid_of(report_view *view, const char *id, const char *const *statistics,
                           size_t count) {
    return (survey_grid){.view = view,
                         .id = id,
                         .headings = ITEM_KEYS,
                         .key_count = 2,
                         .statistics = statistics,
                         .statistic_count = count};
}

static const char *title_of(const baremo_results_item *item) {
    return survey_title(item->text, item->id);
}

static const baremo_results_survey *survey_of(const report_view *view,
                                              const baremo_results_item *item) {
    return baremo_results_survey_find(view->results, item->survey);
}

static const baremo_results_item *items_of(const report_view *view, size_t *count) {
    return baremo_results_items(view->results, count);
}

static report_sheet *open_sheet(report_view *view, const char *id, report_text_key name,
                                report_text_key title, report_text_key contents) {
    report_sheet *sheet =
        report_plan_add(view->plan, id, view_text(view, name), view_text(view, title));
    sheet->contents = view_text(view, contents);
    sheet->wide = true;
    return sheet;
}

static void add_waves(report_view *view, survey_grid *grid) {
    size_t count;
    const baremo_results_item *items = items_of(view, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey = survey_of(view, &items[i]);
        for (size_t k = 0; survey && k < survey->wave_count; k++)
            survey_grid_offer(
                grid,
                &(survey_line){
                    {title_of(&items[i]), survey_wave_name(view->language, survey->waves[k])},
                    survey_item(survey, &items[i], survey_wave(view->arena, survey->waves[k]))});
    }
}

/* A line for each change of each subject that has one. */
static void offer_changes(report_view *view, survey_grid *grid, const char *title,
                          const baremo_results_survey *survey, survey_subject subject) {
    const survey_words words = survey_words_of(view);
    survey_change changes[SURVEY_CHANGES_MAX];
    size_t found = survey_changes(view->arena, survey, changes);
    for (size_t i = 0; i < found; i++) {
        subject.group = changes[i].group;
        const char *name = subject.group ? survey_change_name(&words, &changes[i])
                                         : survey_wave_name(view->language, "post");
        survey_grid_offer(grid, &(survey_line){{title, name}, subject});
    }
}

static void add_changes(report_view *view, survey_grid *grid) {
    size_t count;
    const baremo_results_item *items = items_of(view, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey = survey_of(view, &items[i]);
        if (survey)
            offer_changes(view, grid, title_of(&items[i]), survey,
                          survey_item(survey, &items[i], NULL));
    }
}

static bool has_changes(const report_view *view) {
    size_t count;
    const baremo_results_item *items = items_of(view, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey = survey_of(view, &items[i]);
        if (survey && survey_compares(survey))
            return true;
    }
    return false;
}

static report_sheet *open_items(report_view *view) {
    report_sheet *sheet = open_sheet(view, "items", REPORT_TEXT_SHEET_ITEMS,
                                     REPORT_TEXT_TITLE_ITEMS, REPORT_TEXT_CONTENTS_ITEMS);
    if (has_changes(view))
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_ITEM_P_NOT_ADJUSTED));
    return sheet;
}

typedef struct item_table {
    const char *id;
    const char *const *statistics;
    size_t count;
    void (*add)(report_view *view, survey_grid *grid);
    report_text_key heading;
} item_table;

static void item_sheet(report_view *view) {
    static const item_table tables[] = {
        {"waves", WAVE, COUNT_OF(WAVE), add_waves, REPORT_TEXT_ITEM_WAVES},
        {"changes", CHANGE, COUNT_OF(CHANGE), add_changes, REPORT_TEXT_SCALE_CHANGES},
        {"shares", SHARES, COUNT_OF(SHARES), add_changes, REPORT_TEXT_ITEM_SHARES},
        {"effects", EFFECT, COUNT_OF(EFFECT), add_changes, REPORT_TEXT_SCALE_EFFECTS},
        {"means", MEAN, COUNT_OF(MEAN), add_waves, REPORT_TEXT_ITEM_MEANS}};
    report_sheet *sheet = NULL;
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        survey_grid grid = grid_of(view, tables[i].id, tables[i].statistics, tables[i].count);
        grid.bare = BARE;
        grid.bare_count = COUNT_OF(BARE);
        tables[i].add(view, &grid);
        if (grid.count && !sheet)
            sheet = open_items(view);
        if (sheet)
            survey_grid_end(&grid, sheet, view_text(view, tables[i].heading));
    }
}

static void add_answers(report_view *view, survey_grid *grid, const baremo_results_item *item,
                        const baremo_results_survey *survey) {
    for (size_t a = 0; a < item->answer_count; a++)
        for (size_t k = 0; k < survey->wave_count; k++) {
            const char *group =
                survey_group(view->arena, survey_wave(view->arena, survey->waves[k]),
                             survey_part(view->arena, "answer", item->answers[a].code));
            survey_grid_offer(
                grid, &(survey_line){{title_of(item),
                                      survey_title(item->answers[a].label, item->answers[a].code),
                                      survey_wave_name(view->language, survey->waves[k])},
                                     survey_item(survey, item, group)});
        }
}

static void answer_sheet(report_view *view) {
    survey_grid grid = grid_of(view, "answers", ANSWER, COUNT_OF(ANSWER));
    grid.headings = ANSWER_KEYS;
    grid.key_count = COUNT_OF(ANSWER_KEYS);
    size_t count;
    const baremo_results_item *items = items_of(view, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey = survey_of(view, &items[i]);
        if (survey)
            add_answers(view, &grid, &items[i], survey);
    }
    if (!grid.count)
        return;
    report_sheet *sheet = open_sheet(view, "answers", REPORT_TEXT_SHEET_ANSWERS,
                                     REPORT_TEXT_TITLE_ANSWERS, REPORT_TEXT_CONTENTS_ANSWERS);
    size_t before = sheet->block_count;
    survey_chart_answers(view, sheet);
    bool charted = sheet->block_count > before;
    if (charted)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_ANSWERS_KEY));
    survey_grid_end(&grid, sheet,
                    charted ? view_text(view, REPORT_TEXT_ANSWERS_WITH_INTERVAL) : NULL);
}

void report_sheets_items(report_view *view) {
    item_sheet(view);
    answer_sheet(view);
}
