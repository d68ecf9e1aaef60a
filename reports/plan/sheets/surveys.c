/* Surveys: how each was made, who answered, who was matched, and whether those who left differed.
 */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_grid.h"

static const char *const MATCHING[] = {
    "responses", "responses_pre", "responses_post", "responses_followup", "matched",
    "only_pre",  "only_post",     "only_followup",  "retention",          "clusters"};
static const char *const LEFT_OUT[] = {"duplicates", "blank_responses", "without_respondent",
                                       "without_wave", "other_wave"};
static const char *const ATTRITION[] = {"attrition.difference", "attrition.hedges_g"};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static void fact(const report_view *view, report_sheet *sheet, report_text_key key,
                 const char *text) {
    if (!baremo_text_blank(text))
        report_sheet_paragraph(
            view->plan, sheet,
            view_fill(view, REPORT_TEXT_CHART_PAIR, view_text(view, key), text, NULL));
}

/* Names joined by commas. */
static const char *list(const report_view *view, const char *text, const char *more) {
    return text ? baremo_arena_format(view->arena, "%s, %s", text, more) : more;
}

static const char *wave_names(const report_view *view, const baremo_results_survey *survey) {
    const char *text = NULL;
    for (size_t i = 0; survey_compares(survey) && i < survey->wave_count; i++)
        text = list(view, text, survey_wave_name(view->language, survey->waves[i]));
    return text;
}

static const char *arm_names(const report_view *view, const baremo_results_survey *survey) {
    const char *text = NULL;
    for (size_t i = 0; i < survey->arm_count; i++)
        text = list(view, text, survey->arms[i]);
    return text && survey->control
               ? view_fill(view, REPORT_TEXT_CONTROL, text, survey->control, NULL)
               : text;
}

static const char *cluster_text(const report_view *view, const baremo_results_survey *survey) {
    if (!survey->cluster)
        return NULL;
    return view_fill(view, REPORT_TEXT_CLUSTERED_BY,
                     view_count(view, (double)survey->cluster_count), survey->cluster, NULL);
}

static void facts(report_view *view, report_sheet *sheet, const baremo_results_survey *survey) {
    const survey_words words = survey_words_of(view);
    fact(view, sheet, REPORT_TEXT_ID, survey->id);
    fact(view, sheet, REPORT_TEXT_DESIGN, survey_say_design(&words, survey));
    fact(view, sheet, REPORT_TEXT_WAVES, wave_names(view, survey));
    if (survey->period.grain != BAREMO_PERIOD_NONE)
        fact(view, sheet, REPORT_TEXT_PERIOD, view_period(view, survey->period));
    fact(view, sheet, REPORT_TEXT_ARMS, arm_names(view, survey));
    fact(view, sheet, REPORT_TEXT_CLUSTERS, cluster_text(view, survey));
    fact(view, sheet, REPORT_TEXT_WEIGHTS, survey->weight);
    fact(view, sheet, REPORT_TEXT_FILE, survey->files);
}

/* Lines of everybody, of other pairs of waves, of each arm. */
static void add_lines(report_view *view, survey_grid *grid, const baremo_results_survey *survey) {
    const survey_words words = survey_words_of(view);
    survey_change changes[SURVEY_CHANGES_MAX];
    size_t found = survey_changes(view->arena, survey, changes);
    survey_grid_offer(
        grid, &(survey_line){{view_text(view, REPORT_TEXT_EVERYBODY)}, survey_all(survey, NULL)});
    for (size_t i = 0; i < found; i++)
        if (changes[i].group)
            survey_grid_offer(grid, &(survey_line){{survey_change_name(&words, &changes[i])},
                                                   survey_all(survey, changes[i].group)});
    for (size_t i = 0; i < survey->arm_count; i++)
        survey_grid_offer(grid,
                          &(survey_line){{survey->arms[i]},
                                         survey_all(survey, survey_part(view->arena, survey->group,
                                                                        survey->arms[i]))});
}

typedef struct count_table {
    const char *id;
    const char *const *statistics;
    size_t count;
    report_text_key heading;
} count_table;

static void counts(report_view *view, report_sheet *sheet, const baremo_results_survey *survey) {
    static const report_text_key keys[] = {REPORT_TEXT_GROUP};
    static const count_table tables[] = {
        {"counts", MATCHING, COUNT_OF(MATCHING), REPORT_TEXT_SURVEY_COUNTS},
        {"left out", LEFT_OUT, COUNT_OF(LEFT_OUT), REPORT_TEXT_SURVEY_LEFT_OUT}};
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        survey_grid grid = {.view = view,
                            .id =
                                baremo_arena_format(view->arena, "%s %s", tables[i].id, survey->id),
                            .headings = keys,
                            .key_count = 1,
                            .statistics = tables[i].statistics,
                            .statistic_count = tables[i].count};
        add_lines(view, &grid, survey);
        survey_grid_end(&grid, sheet, view_text(view, tables[i].heading));
    }
}

static void attrition(report_view *view, report_sheet *sheet, const baremo_results_survey *survey) {
    static const report_text_key keys[] = {REPORT_TEXT_SCALE};
    survey_grid grid = {.view = view,
                        .id = baremo_arena_format(view->arena, "attrition %s", survey->id),
                        .headings = keys,
                        .key_count = 1,
                        .statistics = ATTRITION,
                        .statistic_count = COUNT_OF(ATTRITION)};
    size_t count;
    const baremo_results_scale *scales = baremo_results_scales(view->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(scales[i].survey, survey->id))
            survey_grid_offer(&grid, &(survey_line){{survey_title(scales[i].title, scales[i].id)},
                                                    survey_scale(survey, &scales[i], NULL)});
    survey_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_SURVEY_ATTRITION));
}

void report_sheets_surveys(report_view *view) {
    size_t count;
    const baremo_results_survey *surveys = survey_list(view, &count);
    const survey_words words = survey_words_of(view);
    if (!count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "surveys", view_text(view, REPORT_TEXT_SHEET_SURVEYS),
                        view_text(view, REPORT_TEXT_TITLE_SURVEYS));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_SURVEYS);
    sheet->wide = true;
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_SURVEYS_KEY));
    for (size_t i = 0; i < count; i++) {
        report_sheet_heading(view->plan, sheet, survey_title(surveys[i].title, surveys[i].id));
        report_sheet_paragraph(view->plan, sheet, survey_say_cautions(&words, &surveys[i]));
        facts(view, sheet, &surveys[i]);
        counts(view, sheet, &surveys[i]);
        attrition(view, sheet, &surveys[i]);
    }
}

void report_scale_sentences(report_view *view, report_sheet *sheet,
                            const baremo_results_scale *scale) {
    const survey_words words = survey_words_of(view);
    const char *const *paragraphs = NULL;
    size_t count = survey_say_scale(&words, scale, &paragraphs);
    for (size_t i = 0; i < count; i++)
        report_sheet_paragraph(view->plan, sheet, paragraphs[i]);
}

/* The most sentences about scales that a cover can hold. */
enum { COVER_SCALES = 6 };

void report_survey_headlines(report_view *view, report_sheet *cover) {
    size_t survey_count, scale_count;
    const baremo_results_survey *surveys = survey_list(view, &survey_count);
    const baremo_results_scale *scales = baremo_results_scales(view->results, &scale_count);
    const survey_words words = survey_words_of(view);
    for (size_t i = 0; i < survey_count; i++) {
        report_sheet_paragraph(view->plan, cover, survey_say_headline(&words, &surveys[i]));
        for (size_t k = 0; scale_count <= COVER_SCALES && k < scale_count; k++)
            if (baremo_text_equal(scales[k].survey, surveys[i].id))
                report_scale_sentences(view, cover, &scales[k]);
        report_sheet_paragraph(view->plan, cover, survey_say_cautions(&words, &surveys[i]));
    }
}
