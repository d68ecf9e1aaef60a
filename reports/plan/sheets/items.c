/* Items of surveys: favourable answers and change; the distributions of the answers as asked. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const WAVE[] = {
    "n", "percent_favourable", "percent_neutral", "percent_unfavourable", "net_balance", "mean",
    "sd"};
static const char *const BARE[] = {"percent_neutral", "percent_unfavourable"};
static const char *const CHANGE[] = {"n",
                                     "mean_diff",
                                     "mean_diff.weighted",
                                     "signedrank.wilcoxon.p_exact",
                                     "signedrank.wilcoxon.p_asymptotic",
                                     "mann_whitney.p_exact",
                                     "mann_whitney.p_asymptotic",
                                     "hodges_lehmann",
                                     "superiority"};
static const char *const SHARES[] = {"n", "difference", "mcnemar.p_mid", "stuart_maxwell.p"};
static const char *const ANSWER[] = {"count", "percent"};
static const char *const OF_ANSWERS[] = {"percent_of_answers"};

static const report_text_key ITEM_KEYS[] = {REPORT_TEXT_ITEM, REPORT_TEXT_WAVE};
static const report_text_key ANSWER_KEYS[] = {REPORT_TEXT_ITEM, REPORT_TEXT_ANSWER};

static survey_grid grid_of(report_view *view, const char *id, const char *const *statistics,
                           size_t count) {
    return (survey_grid){.view = view,
                         .id = id,
                         .headings = ITEM_KEYS,
                         .key_count = 2,
                         .statistics = statistics,
                         .statistic_count = count,
                         .skips_empty = true,
                         .notes_below = true};
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
        for (size_t k = 0; survey && k < survey->wave_count; k++) {
            const survey_line line = {
                .keys = {title_of(&items[i]), survey_wave_name(view->language, survey->waves[k])},
                .subject =
                    survey_item(survey, &items[i], survey_wave(view->arena, survey->waves[k]))};
            survey_grid_offer(grid, &line);
        }
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
        survey_grid_offer(grid, &(survey_line){.keys = {title, name}, .subject = subject});
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

/* What a reader of the tables has to know: p not adjusted, arms together, other people. */
static void add_keys(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_results_survey *surveys = survey_list(view, &count);
    bool changes = false, matched = false, arms = false;
    for (size_t i = 0; i < count; i++) {
        changes = changes || survey_compares(&surveys[i]);
        matched = matched || survey_is(&surveys[i], "matched");
        arms = arms || surveys[i].arm_count > 1;
    }
    if (changes)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_ITEM_P_NOT_ADJUSTED));
    if (arms)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_ITEM_ARMS_TOGETHER));
    if (matched)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_ITEM_WAVES_KEY));
}

static report_sheet *open_items(report_view *view) {
    report_sheet *sheet = open_sheet(view, "items", REPORT_TEXT_SHEET_ITEMS,
                                     REPORT_TEXT_TITLE_ITEMS, REPORT_TEXT_CONTENTS_ITEMS);
    add_keys(view, sheet);
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
        {"changes", CHANGE, COUNT_OF(CHANGE), add_changes, REPORT_TEXT_SCALE_CHANGES},
        {"shares", SHARES, COUNT_OF(SHARES), add_changes, REPORT_TEXT_ITEM_SHARES},
        {"waves", WAVE, COUNT_OF(WAVE), add_waves, REPORT_TEXT_ITEM_WAVES}};
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

static survey_subject answer_of(const report_view *view, const baremo_results_survey *survey,
                                const baremo_results_item *item, size_t answer, size_t wave) {
    return survey_item(
        survey, item,
        survey_group(view->arena, survey_wave(view->arena, survey->waves[wave]),
                     survey_part(view->arena, "answer", item->answers[answer].code)));
}

static void add_answers(report_view *view, survey_grid *grid, const baremo_results_item *item,
                        const baremo_results_survey *survey) {
    for (size_t a = 0; a < item->answer_count; a++) {
        survey_line line = {
            .keys = {title_of(item), survey_title(item->answers[a].label, item->answers[a].code)},
            .subject = answer_of(view, survey, item, a, 0)};
        for (size_t k = 1; k < survey->wave_count && k < SURVEY_PARTS_MAX; k++)
            line.more[k - 1] = answer_of(view, survey, item, a, k);
        survey_grid_offer(grid, &line);
    }
}

/* The answers of a survey, its waves side by side. */
static survey_grid answers_of(report_view *view, const baremo_results_survey *survey,
                              const char *id, const char *const *statistics, size_t count) {
    survey_grid grid =
        grid_of(view, baremo_arena_format(view->arena, "%s %s", id, survey->id), statistics, count);
    grid.headings = ANSWER_KEYS;
    grid.key_count = COUNT_OF(ANSWER_KEYS);
    survey_grid_waves(&grid, survey);
    size_t item_count;
    const baremo_results_item *items = items_of(view, &item_count);
    for (size_t i = 0; i < item_count; i++)
        if (baremo_text_equal(items[i].survey, survey->id))
            add_answers(view, &grid, &items[i], survey);
    return grid;
}

static void answer_tables(report_view *view, report_sheet *sheet,
                          const baremo_results_survey *survey) {
    survey_grid given = answers_of(view, survey, "given", OF_ANSWERS, COUNT_OF(OF_ANSWERS));
    survey_grid_end(&given, sheet,
                    survey_heading(view, survey, view_text(view, REPORT_TEXT_ANSWERS_SEVERAL)));
    survey_grid people = answers_of(view, survey, "people", ANSWER, COUNT_OF(ANSWER));
    survey_grid_end(
        &people, sheet,
        survey_heading(view, survey, view_text(view, REPORT_TEXT_ANSWERS_WITH_INTERVAL)));
}

static bool has_answers(report_view *view, const baremo_results_survey *surveys, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const survey_grid grid = answers_of(view, &surveys[i], "people", ANSWER, COUNT_OF(ANSWER));
        if (grid.count)
            return true;
    }
    return false;
}

static void answer_sheet(report_view *view) {
    size_t count;
    const baremo_results_survey *surveys = survey_list(view, &count);
    if (!has_answers(view, surveys, count))
        return;
    report_sheet *sheet = open_sheet(view, "answers", REPORT_TEXT_SHEET_ANSWERS,
                                     REPORT_TEXT_TITLE_ANSWERS, REPORT_TEXT_CONTENTS_ANSWERS);
    size_t before = sheet->block_count;
    survey_chart_answers(view, sheet);
    if (sheet->block_count > before)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_ANSWERS_KEY));
    for (size_t i = 0; i < count; i++)
        answer_tables(view, sheet, &surveys[i]);
}

void report_sheets_items(report_view *view) {
    item_sheet(view);
    answer_sheet(view);
}
