/* Surveys: how each was made, who answered, who was matched, and whether those who left differed.
 */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_grid.h"

static const char *const MATCHING[] = {
    "responses", "responses_pre", "responses_post", "responses_followup", "matched",
    "only_pre",  "only_post",     "only_followup",  "retention",          "clusters"};
static const char *const LEFT_OUT[] = {"duplicates",   "blank_responses", "without_respondent",
                                       "without_wave", "other_wave",      "invalid_weights"};
static const char *const ATTRITION[] = {"attrition.difference", "attrition.hedges_g"};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

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

/* What is known of a survey, in one paragraph. */
static const char *fact(const report_view *view, const char *facts, report_text_key key,
                        const char *text) {
    if (baremo_text_blank(text))
        return facts;
    const char *one = view_fill(view, REPORT_TEXT_CHART_PAIR, view_text(view, key), text, NULL);
    return facts ? baremo_arena_format(view->arena, "%s · %s", facts, one) : one;
}

static double left_out_of(const report_view *view, const baremo_results_survey *survey) {
    const survey_subject all = survey_all(survey, NULL);
    double sum = 0;
    for (size_t i = 0; i < COUNT_OF(LEFT_OUT); i++) {
        double count = survey_value(view->results, &all, LEFT_OUT[i]);
        sum += baremo_is_missing(count) ? 0 : count;
    }
    return sum;
}

static void facts(report_view *view, report_sheet *sheet, const baremo_results_survey *survey) {
    const survey_words words = survey_words_of(view);
    const char *text = fact(view, NULL, REPORT_TEXT_ID, survey->id);
    text = fact(view, text, REPORT_TEXT_DESIGN, survey_say_design(&words, survey));
    text = fact(view, text, REPORT_TEXT_WAVES, wave_names(view, survey));
    if (survey->period.grain != BAREMO_PERIOD_NONE)
        text = fact(view, text, REPORT_TEXT_PERIOD, view_period(view, survey->period));
    text = fact(view, text, REPORT_TEXT_ARMS, arm_names(view, survey));
    text = fact(view, text, REPORT_TEXT_CLUSTERS, cluster_text(view, survey));
    text = fact(view, text, REPORT_TEXT_WEIGHTS, survey->weight);
    text = fact(view, text, REPORT_TEXT_FILE, survey->files);
    if (!(left_out_of(view, survey) > 0))
        text = baremo_arena_format(view->arena, "%s · %s", text,
                                   view_text(view, REPORT_TEXT_SURVEY_NONE_LEFT_OUT));
    report_sheet_paragraph(view->plan, sheet, text);
}

/* Lines of everybody, of other pairs of waves, of each arm. */
static void add_lines(report_view *view, survey_grid *grid, const baremo_results_survey *survey) {
    const survey_words words = survey_words_of(view);
    survey_change changes[SURVEY_CHANGES_MAX];
    size_t found = survey_changes(view->arena, survey, changes);
    survey_line line = {.keys = {view_text(view, REPORT_TEXT_EVERYBODY)},
                        .subject = survey_all(survey, NULL)};
    survey_grid_offer(grid, &line);
    for (size_t i = 0; i < found; i++) {
        line.keys[0] = survey_change_name(&words, &changes[i]);
        line.subject = survey_all(survey, changes[i].group);
        if (changes[i].group)
            survey_grid_offer(grid, &line);
    }
    for (size_t i = 0; i < survey->arm_count; i++) {
        line.keys[0] = survey->arms[i];
        line.subject = survey_all(survey, survey_part(view->arena, survey->group, survey->arms[i]));
        survey_grid_offer(grid, &line);
    }
}

static survey_grid grid_of(report_view *view, const char *id, const baremo_results_survey *survey,
                           const char *const *statistics, size_t count) {
    static const report_text_key keys[] = {REPORT_TEXT_GROUP};
    return (survey_grid){.view = view,
                         .id = baremo_arena_format(view->arena, "%s %s", id, survey->id),
                         .headings = keys,
                         .key_count = 1,
                         .statistics = statistics,
                         .statistic_count = count};
}

static void counts(report_view *view, report_sheet *sheet, const baremo_results_survey *survey) {
    survey_grid matching = grid_of(view, "counts", survey, MATCHING, COUNT_OF(MATCHING));
    add_lines(view, &matching, survey);
    survey_grid_end(&matching, sheet, view_text(view, REPORT_TEXT_SURVEY_COUNTS));
    if (!(left_out_of(view, survey) > 0)) /* said in the paragraph above */
        return;
    survey_grid left = grid_of(view, "left out", survey, LEFT_OUT, COUNT_OF(LEFT_OUT));
    add_lines(view, &left, survey);
    survey_grid_end(&left, sheet, view_text(view, REPORT_TEXT_SURVEY_LEFT_OUT));
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
    for (size_t i = 0; i < count; i++) {
        const survey_line line = {.keys = {survey_title(scales[i].title, scales[i].id)},
                                  .subject = survey_scale(survey, &scales[i], NULL)};
        if (baremo_text_equal(scales[i].survey, survey->id))
            survey_grid_offer(&grid, &line);
    }
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
