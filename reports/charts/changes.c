/* The changes of a survey's scales that charts show. */
#include "reports/charts/changes.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

static double wave_mean(chart_maker *maker, const baremo_results_survey *survey,
                        const scale_change *change, const char *wave) {
    const char *group =
        survey_group(maker->arena, survey_wave(maker->arena, wave), change->subject.group);
    const survey_subject subject = survey_scale(survey, change->scale, group);
    return survey_value(maker->results, &subject, "mean");
}

static void set_means(chart_maker *maker, const baremo_results_survey *survey,
                      scale_change *change) {
    bool samples = survey_is(survey, "unmatched");
    change->before =
        survey_value(maker->results, &change->subject, samples ? "mean_1" : "mean_pre");
    change->after =
        survey_value(maker->results, &change->subject, samples ? "mean_2" : "mean_post");
    if (!baremo_text_equal(change->row->statistic, "mean_diff.weighted"))
        return;
    change->before = wave_mean(maker, survey, change, "pre");
    change->after = wave_mean(maker, survey, change, "post");
}

static size_t add(chart_maker *maker, const baremo_results_survey *survey,
                  const baremo_results_scale *about, const char *arm, scale_change *change) {
    const char *title = survey_title(about->title, about->id);
    const char *group = arm ? survey_part(maker->arena, survey->group, arm) : NULL;
    *change = (scale_change){.scale = about,
                             .name = arm ? chart_join(maker, title, " · ", arm) : title,
                             .subject = survey_scale(survey, about, group)};
    change->row = survey_change_row(maker->results, survey, &change->subject);
    if (!change->row)
        return 0;
    set_means(maker, survey, change);
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
