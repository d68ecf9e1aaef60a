/* The changes of a survey's scales that charts show. */
#include "reports/charts/changes.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

/* Two waves, and the arm whose change it is. */
typedef struct change_span {
    const char *before, *after;
    const char *group, *arm; /* "change=followup-pre", "grupo=taller"; NULL: pre to post, all */
} change_span;

static double wave_mean(chart_maker *maker, const baremo_results_survey *survey,
                        const baremo_results_scale *about, const char *wave, const char *arm) {
    const char *group = survey_group(maker->arena, survey_wave(maker->arena, wave), arm);
    const survey_subject subject = survey_scale(survey, about, group);
    return survey_value(maker->results, &subject, "mean");
}

static void set_means(chart_maker *maker, const baremo_results_survey *survey,
                      const change_span *span, scale_change *change) {
    bool samples = survey_is(survey, "unmatched");
    change->before =
        survey_value(maker->results, &change->subject, samples ? "mean_1" : "mean_pre");
    change->after =
        survey_value(maker->results, &change->subject, samples ? "mean_2" : "mean_post");
    if (!baremo_text_equal(change->row->statistic, "mean_diff.weighted"))
        return;
    change->before = wave_mean(maker, survey, change->scale, span->before, span->arm);
    change->after = wave_mean(maker, survey, change->scale, span->after, span->arm);
}

/* Whether the results tell it. */
static bool find(chart_maker *maker, const baremo_results_survey *survey, const change_span *span,
                 scale_change *change) {
    change->subject =
        survey_scale(survey, change->scale, survey_group(maker->arena, span->group, span->arm));
    change->row = survey_change_row(maker->results, survey, &change->subject);
    if (change->row)
        set_means(maker, survey, span, change);
    return change->row;
}

static const scale_change *find_followup(chart_maker *maker, const baremo_results_survey *survey,
                                         const scale_change *change, const char *arm) {
    survey_change waves[SURVEY_CHANGES_MAX];
    size_t count = survey_changes(maker->arena, survey, waves);
    for (size_t i = 0; i < count; i++) {
        if (!waves[i].group || !baremo_text_equal(waves[i].before, "pre"))
            continue;
        const change_span span = {waves[i].before, waves[i].after, waves[i].group, arm};
        scale_change *found = baremo_arena_alloc(maker->arena, sizeof *found);
        *found = (scale_change){.scale = change->scale, .name = change->name};
        return find(maker, survey, &span, found) ? found : NULL;
    }
    return NULL;
}

static size_t add(chart_maker *maker, const baremo_results_survey *survey,
                  const baremo_results_scale *about, const char *arm, scale_change *change) {
    const char *title = survey_title(about->title, about->id);
    const char *group = arm ? survey_part(maker->arena, survey->group, arm) : NULL;
    *change =
        (scale_change){.scale = about, .name = arm ? chart_join(maker, title, " · ", arm) : title};
    if (!find(maker, survey, &(change_span){"pre", "post", NULL, group}, change))
        return 0;
    change->followup = find_followup(maker, survey, change, group);
    return 1;
}

size_t scale_changes(chart_maker *maker, const baremo_results_survey *survey,
                     scale_change **changes) {
    size_t count, found = 0, arms = survey->arm_count > 1 ? survey->arm_count : 1;
    const baremo_results_scale *scales = baremo_results_scales(maker->results, &count);
    *changes = baremo_arena_array(maker->arena, count * arms + 1, sizeof **changes);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; baremo_text_equal(scales[i].survey, survey->id) && k < arms; k++)
            found += add(maker, survey, &scales[i], arms > 1 ? survey->arms[k] : NULL,
                         &(*changes)[found]);
    return found;
}

bool scale_changes_compare(const scale_change *changes, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const baremo_results_scale *a = changes[0].scale, *b = changes[i].scale;
        if (!baremo_text_equal(a->score, b->score) || a->low != b->low || a->high != b->high)
            return false;
    }
    return true;
}

bool scale_changes_have_followup(const scale_change *changes, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (changes[i].followup)
            return true;
    return false;
}

const char *scale_change_word(chart_maker *maker, const char *after, const char *before) {
    return chart_join(maker, survey_wave_name(maker->language, after), " − ",
                      survey_wave_name(maker->language, before));
}

/* A line about a follow-up says so, in its name and beside it. */
static void name_followup(chart_maker *maker, row_item *line) {
    const char *wave = survey_wave_name(maker->language, "followup");
    line->whole_name = chart_join(maker, line->whole_name, ", ", wave);
    line->beside = chart_fill(maker, REPORT_TEXT_CHART_PAIR, wave, line->beside, NULL);
}

void scale_row_add(chart_maker *maker, row_chart *wanted, const scale_change *change,
                   scale_line line) {
    const char **cells = baremo_arena_array(maker->arena, SCALE_CELLS, sizeof *cells);
    row_item row = line(maker, change, cells + 1);
    cells[0] = change->name;
    row.cells = cells;
    if (change->followup) {
        row_item *below = baremo_arena_alloc(maker->arena, sizeof *below);
        *below = line(maker, change->followup, cells + SCALE_PLAIN_CELLS);
        name_followup(maker, below);
        row.below = below;
    }
    chart_rows_add(maker, wanted, &row);
}

size_t scale_followup_notes(const chart_maker *maker, const baremo_results_survey *survey,
                            const char *notes[FOLLOWUP_NOTES_MAX]) {
    notes[0] = chart_word(maker, REPORT_TEXT_CHART_FOLLOWUP_LINE);
    notes[1] = chart_word(maker, REPORT_TEXT_CHART_FOLLOWUP_PEOPLE);
    return survey_is(survey, "unmatched") ? 1 : 2;
}

void scale_followup_mark(chart *page, mark_point centre) {
    const mark_point corners[] = {
        {centre.x, centre.y - 6.5}, {centre.x + 6, centre.y + 4.5}, {centre.x - 6, centre.y + 4.5}};
    mark_area(page, corners, 3,
              (mark_paint){.fill = COLOUR_POOR, .stroke = COLOUR_INK, .stroke_width = 1.6});
}

void scale_followup_sample(chart *page, mark_box box, const void *about) {
    (void)about;
    scale_followup_mark(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2});
}

const char *scale_range(chart_maker *maker, const baremo_results_scale *about) {
    return chart_fill(maker, REPORT_TEXT_CHART_RANGE_OF, scale_number(maker, about, about->low),
                      scale_number(maker, about, about->high), NULL);
}

const char *scale_number(chart_maker *maker, const baremo_results_scale *about, double value) {
    bool whole = value == floor(value) && (value == about->low || value == about->high);
    return report_number(maker->arena, maker->language, value, whole ? 0 : 2);
}

const char *scale_difference(chart_maker *maker, double value) {
    return report_change(maker->arena, maker->language, value,
                         (report_quantity){.value_class = BAREMO_VALUE_MEAN, .decimals = 2});
}

const char *scale_amount(chart_maker *maker, const baremo_result *row) {
    const char *change = scale_difference(maker, row->value);
    if (baremo_is_missing(row->low) || baremo_is_missing(row->high))
        return change;
    return chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, change,
                      chart_fill(maker, REPORT_TEXT_RANGE_TO, scale_difference(maker, row->low),
                                 scale_difference(maker, row->high), NULL),
                      NULL);
}
