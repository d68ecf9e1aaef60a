/* Scales: what was found in words, the scores of each wave, the change with its tests, groups, and
 * reliability without each item. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const WAVE[] = {"n", "mean", "sd", "median", "percent_favourable"};
static const char *const CONSISTENCY[] = {"alpha", "alpha_standardised", "omega_total",
                                          "mean_interitem_r"};
/* A change takes three tables: one of them all is too wide for a page. The first has what the
 * verdict rests on, the last what it would be otherwise. */
static const char *const CHANGE[] = {"n", "n_1", "n_2", SURVEY_CHANGE, SURVEY_CHANGE_P, "holm.p"};
static const char *const EFFECT[] = {"g_av", "hedges_g", "hodges_lehmann", "superiority"};
static const char *const DESIGN[] = {"mean_diff",
                                     "t.p",
                                     "welch.p",
                                     "mean_diff.weighted",
                                     "mean_diff.cluster",
                                     "mean_diff.cluster.p",
                                     "icc",
                                     "design_effect",
                                     "clusters"};
static const char *const DIFFERENCE[] = {"change_difference", "change_difference.p",
                                         "change_difference.hedges_g", "change_difference.cluster",
                                         "change_difference.cluster.p"};
static const char *const WITHOUT[] = {"r_item_rest", "alpha_if_deleted"};

static survey_grid grid_of(report_view *view, const char *id, const char *const *statistics,
                           size_t count) {
    static const report_text_key keys[] = {REPORT_TEXT_SCALE, REPORT_TEXT_WAVE, REPORT_TEXT_STATUS,
                                           REPORT_TEXT_SIZE};
    return (survey_grid){.view = view,
                         .id = id,
                         .headings = keys,
                         .key_count = 2,
                         .statistics = statistics,
                         .statistic_count = count,
                         .notes_below = true};
}

static const char *title_of(const baremo_results_scale *scale) {
    return survey_title(scale->title, scale->id);
}

static const baremo_results_survey *survey_of(const report_view *view,
                                              const baremo_results_scale *scale) {
    return baremo_results_survey_find(view->results, scale->survey);
}

static const baremo_results_scale *scales_of(const report_view *view, size_t *count) {
    return baremo_results_scales(view->results, count);
}

static void sentences(report_view *view, report_sheet *sheet) {
    size_t survey_count, count;
    const baremo_results_survey *surveys = survey_list(view, &survey_count);
    const baremo_results_scale *scales = scales_of(view, &count);
    const survey_words words = survey_words_of(view);
    for (size_t i = 0; i < survey_count; i++) {
        report_sheet_paragraph(view->plan, sheet, survey_say_headline(&words, &surveys[i]));
        for (size_t k = 0; k < count; k++)
            if (baremo_text_equal(scales[k].survey, surveys[i].id))
                report_scale_sentences(view, sheet, &scales[k]);
        report_sheet_notice(view->plan, sheet, survey_say_cautions(&words, &surveys[i]));
    }
}

static void add_waves(report_view *view, survey_grid *grid) {
    size_t count;
    const baremo_results_scale *scales = scales_of(view, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey = survey_of(view, &scales[i]);
        for (size_t k = 0; survey && k < survey->wave_count; k++) {
            const survey_line line = {
                .keys = {title_of(&scales[i]), survey_wave_name(view->language, survey->waves[k])},
                .subject =
                    survey_scale(survey, &scales[i], survey_wave(view->arena, survey->waves[k]))};
            survey_grid_offer(grid, &line);
        }
    }
}

static bool any_matched(const report_view *view) {
    size_t count;
    const baremo_results_survey *surveys = survey_list(view, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(surveys[i].design, "matched") == 0)
            return true;
    return false;
}

static void waves(report_view *view, report_sheet *sheet) {
    survey_grid grid = grid_of(view, "waves", WAVE, COUNT_OF(WAVE));
    add_waves(view, &grid);
    survey_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_SCALE_WAVES));
    if (any_matched(view))
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_SCALE_WAVES_KEY));
}

static void consistency(report_view *view, report_sheet *sheet) {
    survey_grid grid = grid_of(view, "consistency", CONSISTENCY, COUNT_OF(CONSISTENCY));
    add_waves(view, &grid);
    survey_grid_end(&grid, sheet, view_text(view, REPORT_TEXT_SCALE_CONSISTENCY));
}

/* The words that stand before the numbers of a change: verdict and size. */
static survey_line change_line(const report_view *view, const baremo_results_survey *survey,
                               const baremo_results_scale *scale, const char *group,
                               const char *name) {
    const survey_words words = survey_words_of(view);
    survey_line line = {.subject = survey_scale(survey, scale, group), .survey = survey};
    const baremo_result *change = survey_row(view->results, &line.subject, "mean_diff");
    const baremo_result *effect = survey_effect_row(view->results, survey, &line.subject);
    line.keys[0] = title_of(scale);
    line.keys[1] = name;
    line.keys[2] = survey_verdict(&words, survey, change ? change->status : BAREMO_STATUS_NONE);
    line.keys[3] = survey_size_word(view->language, effect ? effect->value : BAREMO_MISSING);
    return line;
}

/* The tables of changes: what they hold, after their first one without the words; what other ways
 * give stands only of surveys that have them. */
typedef struct change_table {
    const char *id;
    const char *const *statistics;
    size_t count, keys;
    report_text_key heading;
    bool of_design;
} change_table;

static bool belongs(const change_table *table, const baremo_results_survey *survey) {
    return !table->of_design || survey->weight || survey->cluster;
}

static void add_changes(report_view *view, survey_grid *grid, const change_table *table) {
    const survey_words words = survey_words_of(view);
    size_t count;
    const baremo_results_scale *scales = scales_of(view, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey = survey_of(view, &scales[i]);
        survey_change found[SURVEY_CHANGES_MAX];
        size_t change_count =
            survey && belongs(table, survey) ? survey_changes(view->arena, survey, found) : 0;
        for (size_t k = 0; k < change_count; k++) {
            const char *name = found[k].group ? survey_change_name(&words, &found[k])
                                              : survey_wave_name(view->language, "post");
            survey_line line = change_line(view, survey, &scales[i], found[k].group, name);
            survey_grid_offer(grid, &line);
        }
    }
}

/* Bars of the size of each change: one scale for all, whatever their range. */
static void effect_chart(report_view *view, report_sheet *sheet, const survey_grid *grid,
                         const report_table *table) {
    static const char *const names[] = {"g_av", "hedges_g"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t column = survey_grid_column(grid, names[i]);
        report_series *series = baremo_arena_alloc(view->arena, sizeof *series);
        *series = (report_series){column, REPORT_PAINT_ONGOING};
        const report_chart chart = {
            .id = names[i],
            .title = view_fill(view, REPORT_TEXT_CHART_SIZES,
                               view_name(view, REPORT_NAMES_STATISTIC, names[i]), NULL, NULL),
            .kind = REPORT_CHART_BARS,
            .table = table,
            .row_count = table->row_count,
            .series = series,
            .series_count = 1,
            .quantity = {.value_class = BAREMO_VALUE_STATISTIC, .decimals = 2},
            .low = BAREMO_MISSING,
            .high = BAREMO_MISSING};
        if (column != SIZE_MAX)
            survey_chart_add(view, sheet, &chart);
    }
}

/* With a third wave a scale has several changes, which a chart has to tell apart. */
static void name_whole(report_view *view, survey_grid *grid) {
    bool several = false;
    for (size_t i = 1; i < grid->count; i++)
        several =
            several || baremo_text_equal(grid->lines[i].subject.id, grid->lines[i - 1].subject.id);
    for (size_t i = 0; several && i < grid->count; i++)
        grid->lines[i].keys[0] = baremo_arena_format(view->arena, "%s · %s", grid->lines[i].keys[0],
                                                     grid->lines[i].keys[1]);
    grid->key_count = several ? 1 : grid->key_count;
}

static void changes(report_view *view, report_sheet *sheet) {
    static const change_table tables[] = {
        {"changes", CHANGE, COUNT_OF(CHANGE), 4, REPORT_TEXT_SCALE_CHANGES, false},
        {"effects", EFFECT, COUNT_OF(EFFECT), 2, REPORT_TEXT_SCALE_EFFECTS, false},
        {"design", DESIGN, COUNT_OF(DESIGN), 2, REPORT_TEXT_SCALE_DESIGN, true}};
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        survey_grid grid = grid_of(view, tables[i].id, tables[i].statistics, tables[i].count);
        grid.key_count = tables[i].keys;
        add_changes(view, &grid, &tables[i]);
        if (tables[i].statistics == EFFECT)
            name_whole(view, &grid);
        const report_table *table =
            survey_grid_end(&grid, sheet, view_text(view, tables[i].heading));
        if (table && tables[i].statistics == EFFECT)
            effect_chart(view, sheet, &grid, table);
    }
}

/* Rows of scales with a statistic and a group of people. */
static bool is_of_group(const baremo_result *row, const char *statistic) {
    return row->subject_kind == BAREMO_SUBJECT_SCALE && !baremo_text_blank(row->group) &&
           strcmp(row->statistic, statistic) == 0 && strncmp(row->group, "wave=", 5) != 0 &&
           strncmp(row->group, "change=", 7) != 0;
}

static void groups(report_view *view, report_sheet *sheet, const char *statistic, survey_grid *grid,
                   const change_table *table) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_scale *scale =
            is_of_group(&rows[i], statistic)
                ? baremo_results_scale_find(view->results, rows[i].subject)
                : NULL;
        const baremo_results_survey *survey = scale ? survey_of(view, scale) : NULL;
        if (!survey || !belongs(table, survey))
            continue;
        survey_line line =
            change_line(view, survey, scale, rows[i].group, survey_group_name(view, rows[i].group));
        survey_grid_offer(grid, &line);
    }
    survey_grid_end(grid, sheet, view_text(view, table->heading));
}

static void all_groups(report_view *view, report_sheet *sheet) {
    static const report_text_key keys[] = {REPORT_TEXT_SCALE, REPORT_TEXT_GROUP, REPORT_TEXT_STATUS,
                                           REPORT_TEXT_SIZE};
    static const change_table tables[] = {
        {"groups", CHANGE, COUNT_OF(CHANGE), 4, REPORT_TEXT_SCALE_GROUPS, false},
        {"differences", DIFFERENCE, COUNT_OF(DIFFERENCE), 2, REPORT_TEXT_SCALE_DIFFERENCES, false},
        {"group effects", EFFECT, COUNT_OF(EFFECT), 2, REPORT_TEXT_SCALE_GROUP_EFFECTS, false},
        {"group design", DESIGN, COUNT_OF(DESIGN), 2, REPORT_TEXT_SCALE_GROUP_DESIGN, true}};
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        survey_grid grid = grid_of(view, tables[i].id, tables[i].statistics, tables[i].count);
        grid.headings = keys;
        grid.key_count = tables[i].keys;
        const char *statistic =
            tables[i].statistics == DIFFERENCE ? "change_difference" : "mean_diff";
        groups(view, sheet, statistic, &grid, &tables[i]);
    }
}

/* -- reliability without each item -- */

static survey_subject without_item(const report_view *view, const baremo_results_survey *survey,
                                   const baremo_results_scale *scale,
                                   const baremo_results_item *item, size_t wave) {
    return survey_scale(survey, scale,
                        survey_group(view->arena, survey_wave(view->arena, survey->waves[wave]),
                                     survey_part(view->arena, "item", item->item)));
}

static void without_items_of(report_view *view, report_sheet *sheet,
                             const baremo_results_survey *survey) {
    static const report_text_key keys[] = {REPORT_TEXT_ITEM, REPORT_TEXT_SCALE};
    survey_grid grid = grid_of(view, baremo_arena_format(view->arena, "reliability %s", survey->id),
                               WITHOUT, COUNT_OF(WITHOUT));
    grid.headings = keys;
    survey_grid_waves(&grid, survey);
    size_t count;
    const baremo_results_item *items = baremo_results_items(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_scale *scale =
            items[i].scale ? baremo_results_scale_find(view->results, items[i].scale) : NULL;
        if (!scale || !baremo_text_equal(scale->survey, survey->id))
            continue;
        survey_line line = {.keys = {survey_title(items[i].text, items[i].id), title_of(scale)},
                            .subject = without_item(view, survey, scale, &items[i], 0)};
        for (size_t k = 1; k < survey->wave_count && k < SURVEY_PARTS_MAX; k++)
            line.more[k - 1] = without_item(view, survey, scale, &items[i], k);
        survey_grid_offer(&grid, &line);
    }
    survey_grid_end(&grid, sheet,
                    survey_heading(view, survey, view_text(view, REPORT_TEXT_SCALE_ITEMS)));
}

static void without_items(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_results_survey *surveys = survey_list(view, &count);
    for (size_t i = 0; i < count; i++)
        without_items_of(view, sheet, &surveys[i]);
}

void report_sheets_scales(report_view *view) {
    size_t count;
    scales_of(view, &count);
    if (!count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "scales", view_text(view, REPORT_TEXT_SHEET_SCALES),
                        view_text(view, REPORT_TEXT_TITLE_SCALES));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_SCALES);
    sheet->wide = true;
    sentences(view, sheet);
    changes(view, sheet);
    all_groups(view, sheet);
    waves(view, sheet);
    survey_chart_means(view, sheet);
    consistency(view, sheet);
    without_items(view, sheet);
}
