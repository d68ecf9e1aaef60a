/* The code book as the results name it. */
#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "indicators/surveys/parts.h"

static const char *text_or_null(const char *text) { return *text ? text : NULL; }

static const char *subject_id(baremo_arena *arena, const char *survey, const char *id) {
    return baremo_arena_format(arena, "%s.%s", survey, id);
}

static const char *join(baremo_arena *arena, const char *const *texts, size_t count) {
    baremo_buffer all = baremo_buffer_new(arena);
    for (size_t i = 0; i < count; i++) {
        baremo_buffer_add(&all, i ? "; " : "");
        baremo_buffer_add(&all, texts[i]);
    }
    return count ? baremo_buffer_text(&all) : NULL;
}

static const char *files_of(baremo_arena *arena, const programme_survey *survey) {
    const char **names = baremo_arena_array(arena, survey->file_count + 1, sizeof *names);
    for (size_t i = 0; i < survey->file_count; i++)
        names[i] = survey->files[i].name;
    return join(arena, names, survey->file_count);
}

static void add_survey(const survey_work *work, baremo_results *results) {
    baremo_arena *arena = baremo_results_arena(results);
    const programme_survey *survey = work->survey;
    const survey_answers *answers = work->answers;
    baremo_results_survey *entry = baremo_results_add_survey(results);
    const char **waves = baremo_arena_array(arena, PROGRAMME_WAVES, sizeof *waves);
    for (size_t i = 0; i < answers->wave_count; i++)
        waves[i] = work->view.wave_names[i];
    *entry = (baremo_results_survey){.id = survey->id,
                                     .title = survey->title,
                                     .design = programme_design_name(survey->design),
                                     .series = text_or_null(survey->series),
                                     .period = survey->period,
                                     .pre_period = survey->pre_period,
                                     .waves = waves,
                                     .wave_count = answers->wave_count,
                                     .group = text_or_null(survey->group),
                                     .arms = answers->arms.labels,
                                     .arm_count = answers->arms.label_count,
                                     .by = survey->by,
                                     .by_count = survey->by_count,
                                     .cluster = text_or_null(survey->cluster),
                                     .cluster_count = answers->clusters.label_count,
                                     .cluster_used = work->clusters_used,
                                     .weight = text_or_null(survey->weight),
                                     .files = files_of(arena, survey)};
    if (answers->arms.label_count > 1)
        entry->control = answers->arms.labels[0];
    entry->reached = answers_reached(answers, arena);
}

static size_t family_size(const programme_survey *survey, const char *family) {
    size_t count = 0;
    for (size_t i = 0; i < survey->scale_count; i++)
        count += baremo_text_equal(survey->scales[i].family, family);
    return count;
}

static void add_scales(const survey_work *work, baremo_results *results) {
    baremo_arena *arena = baremo_results_arena(results);
    const programme_survey *survey = work->survey;
    for (size_t i = 0; i < survey->scale_count; i++) {
        const programme_scale *scale = &survey->scales[i];
        *baremo_results_add_scale(results) =
            (baremo_results_scale){.id = subject_id(arena, survey->id, scale->id),
                                   .survey = survey->id,
                                   .scale = scale->id,
                                   .title = scale->title,
                                   .source = text_or_null(scale->source),
                                   .score = programme_scoring_name(scale->score),
                                   .direction = scale->direction,
                                   .low = scale->low,
                                   .high = scale->high,
                                   .answered = scale->answered,
                                   .family = *scale->family ? scale->family : survey->id,
                                   .family_count = family_size(survey, scale->family),
                                   .item_count = scale->item_count};
    }
}

static int favour_of(const item_answers *answers, size_t answer) {
    return answers->favour && answer < answers->value_count &&
                   answers->item->type != PROGRAMME_NUMBER
               ? answers->favour[answer]
               : 0;
}

static void add_items(const survey_work *work, baremo_results *results) {
    baremo_arena *arena = baremo_results_arena(results);
    const programme_survey *survey = work->survey;
    for (uint32_t i = 0; i < survey->item_count; i++) {
        const programme_item *item = &survey->items[i];
        baremo_results_answer *answers =
            baremo_arena_array(arena, item->answer_count + 1, sizeof *answers);
        for (size_t k = 0; k < item->answer_count; k++)
            answers[k] = (baremo_results_answer){item->answers[k].code, item->answers[k].label,
                                                 favour_of(&work->answers->items[i], k)};
        baremo_results_item *entry = baremo_results_add_item(results);
        *entry = (baremo_results_item){.id = subject_id(arena, survey->id, item->id),
                                       .survey = survey->id,
                                       .item = item->id,
                                       .text = item->text,
                                       .type = programme_item_type_name(item->type),
                                       .reversed = item->reversed,
                                       .low = item->low,
                                       .high = item->high,
                                       .answers = answers,
                                       .answer_count = item->answer_count,
                                       .missing = join(arena, item->missing, item->missing_count)};
        if (item->scale != PROGRAMME_NONE)
            entry->scale = subject_id(arena, survey->id, survey->scales[item->scale].id);
        if (work->answers->items[i].codes)
            entry->direction = measure_of_item(work->answers, i).direction;
    }
}

/* A file stands once, also where several surveys read it. */
static void add_files(const survey_answers *answers, baremo_results *results) {
    for (size_t i = 0; i < answers->file_count; i++) {
        const struct baremo_file_read *file = &answers->files[i];
        size_t count;
        const baremo_results_input *known = baremo_results_inputs(results, &count);
        bool listed = false;
        for (size_t k = 0; k < count && !listed; k++)
            listed = strcmp(known[k].path, file->path) == 0;
        if (!listed)
            *baremo_results_add_input(results) =
                (baremo_results_input){file->path, file->sha256, file->bytes, file->rows};
    }
}

static void add_codes(const coding_set *set, baremo_results *results) {
    baremo_arena *arena = baremo_results_arena(results);
    baremo_results_code entry = {
        .id = set->id, .set = set->id, .survey = set->survey, .coders = set->coder_count};
    *baremo_results_add_code(results) = entry;
    for (size_t i = 0; i < set->code_count; i++) {
        entry.id = subject_id(arena, set->id, set->codes[i]);
        entry.code = set->codes[i];
        *baremo_results_add_code(results) = entry;
    }
}

void catalogue_surveys(const surveys *of, baremo_results *results) {
    for (size_t i = 0; i < of->work_count; i++) {
        add_survey(&of->works[i], results);
        add_scales(&of->works[i], results);
        add_items(&of->works[i], results);
        add_files(of->works[i].answers, results);
    }
    for (size_t i = 0; i < of->set_count; i++)
        add_codes(&of->sets[i], results);
}
