/* The rows of surveys and coded opinions, found by what they are about. */
#include "reports/plan/surveys.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

survey_subject survey_all(const baremo_results_survey *survey, const char *group) {
    return (survey_subject){BAREMO_SUBJECT_SURVEY, survey->id, survey->period, group};
}

survey_subject survey_scale(const baremo_results_survey *survey, const baremo_results_scale *scale,
                            const char *group) {
    return (survey_subject){BAREMO_SUBJECT_SCALE, scale->id, survey->period, group};
}

survey_subject survey_item(const baremo_results_survey *survey, const baremo_results_item *item,
                           const char *group) {
    return (survey_subject){BAREMO_SUBJECT_ITEM, item->id, survey->period, group};
}

const baremo_result *survey_row(const baremo_results *results, const survey_subject *subject,
                                const char *statistic) {
    const baremo_result_key key = {.subject_kind = subject->kind,
                                   .subject = subject->id,
                                   .period = subject->period,
                                   .group = subject->group,
                                   .statistic = statistic};
    return baremo_results_find(results, &key);
}

double survey_value(const baremo_results *results, const survey_subject *subject,
                    const char *statistic) {
    const baremo_result *row = survey_row(results, subject, statistic);
    return row ? row->value : BAREMO_MISSING;
}

const char *survey_wave(baremo_arena *arena, const char *wave) {
    return survey_part(arena, "wave", wave);
}

const char *survey_group(baremo_arena *arena, const char *first, const char *second) {
    if (!first || !second)
        return first ? first : second;
    return baremo_arena_format(arena, "%s;%s", first, second);
}

const char *survey_part(baremo_arena *arena, const char *name, const char *value) {
    return baremo_arena_format(arena, "%s=%s", name, value);
}

const char *survey_part_of(baremo_arena *arena, const char *group, const char *name) {
    size_t length = strlen(name);
    for (const char *part = group; part && *part;) {
        size_t size = strcspn(part, ";");
        if (size > length && part[length] == '=' && strncmp(part, name, length) == 0)
            return baremo_arena_copy(arena, part + length + 1, size - length - 1);
        part += size + (part[size] == ';');
    }
    return NULL;
}

bool survey_is(const baremo_results_survey *survey, const char *design) {
    return baremo_text_equal(survey->design, design);
}

bool survey_compares(const baremo_results_survey *survey) { return survey->wave_count > 1; }

static bool has_wave(const baremo_results_survey *survey, const char *wave) {
    for (size_t i = 0; i < survey->wave_count; i++)
        if (baremo_text_equal(survey->waves[i], wave))
            return true;
    return false;
}

size_t survey_changes(baremo_arena *arena, const baremo_results_survey *survey,
                      survey_change changes[SURVEY_CHANGES_MAX]) {
    static const char *const pairs[SURVEY_CHANGES_MAX][2] = {
        {"pre", "post"}, {"pre", "followup"}, {"post", "followup"}};
    size_t count = 0;
    for (size_t i = 0; i < SURVEY_CHANGES_MAX; i++) {
        const char *before = pairs[i][0], *after = pairs[i][1];
        if (!has_wave(survey, before) || !has_wave(survey, after))
            continue;
        const char *group =
            i == 0 ? NULL : baremo_arena_format(arena, "change=%s-%s", after, before);
        changes[count++] = (survey_change){before, after, group};
    }
    return count;
}

double survey_clusters(const baremo_results *results, const baremo_results_survey *survey,
                       const survey_subject *subject) {
    const baremo_result *row = survey_row(results, subject, "mean_diff.cluster");
    if (!survey->cluster_used || !row)
        return 0;
    double clusters = survey_value(results, subject, "clusters");
    if (baremo_is_missing(clusters))
        clusters = (double)survey->cluster_count;
    return clusters < SURVEY_FEW_CLUSTERS ? 0 : clusters;
}

const baremo_result *survey_change_row(const baremo_results *results,
                                       const baremo_results_survey *survey,
                                       const survey_subject *subject) {
    const baremo_result *row = NULL;
    if (survey_clusters(results, survey, subject) > 0)
        row = survey_row(results, subject, "mean_diff.cluster");
    else if (survey->weight)
        row = survey_row(results, subject, "mean_diff.weighted");
    return row ? row : survey_row(results, subject, "mean_diff");
}

const baremo_result *survey_p_row(const baremo_results *results,
                                  const baremo_results_survey *survey,
                                  const survey_subject *subject) {
    if (survey_clusters(results, survey, subject) > 0)
        return survey_row(results, subject, "mean_diff.cluster.p");
    const baremo_result *row = survey_row(results, subject, "t.p");
    return row ? row : survey_row(results, subject, "welch.p");
}

const baremo_result *survey_difference_row(baremo_arena *arena, const baremo_results *results,
                                           const baremo_results_survey *survey,
                                           const survey_subject *subject, const char *arm) {
    survey_subject pair = *subject;
    pair.group = baremo_arena_format(arena, "%s=%s-%s", survey->group, arm, survey->control);
    const baremo_result *row =
        survey->cluster_used ? survey_row(results, &pair, "change_difference.cluster") : NULL;
    return row ? row : survey_row(results, &pair, "change_difference");
}

const baremo_result *survey_effect_row(const baremo_results *results,
                                       const baremo_results_survey *survey,
                                       const survey_subject *subject) {
    return survey_row(results, subject, survey_is(survey, "unmatched") ? "hedges_g" : "g_av");
}

static size_t largest_remainder(const double *percents, const double *whole, size_t count) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (percents[i] - whole[i] > percents[best] - whole[best] + 1e-9)
            best = i;
    return best;
}

void survey_whole_percents(const double *percents, size_t count, double *whole) {
    double sum = 0, left = 100;
    for (size_t i = 0; i < count; i++) {
        whole[i] = floor(percents[i] + 1e-9);
        sum += percents[i];
        left -= whole[i];
    }
    bool adds_up = fabs(sum - 100) < 0.5;
    for (size_t i = 0; !adds_up && i < count; i++)
        whole[i] = 0;
    for (; adds_up && left >= 1; left--)
        whole[largest_remainder(percents, whole, count)]++;
}
