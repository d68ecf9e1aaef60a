/* The scales and items of a unit: their entries, rows by wave and of the change, and what the
 * change is made of. Where the programme names a comparison arm and there is one other, they are of
 * that other: of the people the programme reached. */
#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "indicators/cities/keeping.h"

enum { MOST_ROWS = 32 };

static const char *const scale_wave[] = {"n", "mean", "sd", NULL};
static const char *const item_wave[] = {"n", "percent_favourable", "mean", NULL};
static const char *const scale_change[] = {"mean_diff", "g_av",   "hedges_g", "t.p",
                                           "welch.p",   "holm.p", NULL};

typedef struct subject {
    keeping *at;
    kept_outcome *outcome;
    const baremo_results_survey *survey;
    baremo_result rows[MOST_ROWS];
    size_t count;
} subject;

static const char *group_of(const subject *of, const char *wave) {
    const char *reached = of->survey->reached;
    if (!reached || !wave)
        return wave ? wave : reached;
    return baremo_arena_format(of->at->scratch, "%s;%s", wave, reached);
}

/* `wave`: "wave=pre"; NULL: of the change. */
static const baremo_result *row_of(const subject *of, const char *wave, const char *statistic) {
    const baremo_result_key key = {.subject_kind = of->outcome->kind,
                                   .subject = of->outcome->id,
                                   .period = of->survey->period,
                                   .group = group_of(of, wave),
                                   .statistic = statistic};
    return baremo_results_find(of->at->results, &key);
}

static double number_of(const subject *of, const char *statistic) {
    const baremo_result *row = row_of(of, NULL, statistic);
    return row ? row->value : BAREMO_MISSING;
}

static baremo_result keep_of_arm(const subject *of, const baremo_result *row, const char *wave) {
    baremo_result kept = keep_row(of->at, row);
    if (!of->survey->reached)
        return kept;
    kept.group = keep_text(of->at, wave);
    if (!kept.note) {
        kept.note_kind = &baremo_note_without_control;
        kept.note = baremo_note_without_control.template;
    }
    return kept;
}

static void take_rows(subject *of, const char *wave, const char *const *wanted) {
    for (; *wanted; wanted++) {
        const baremo_result *row = row_of(of, wave, *wanted);
        if (row && of->count < MOST_ROWS)
            of->rows[of->count++] = keep_of_arm(of, row, wave);
    }
}

static void take_waves(subject *of, const char *const *wanted) {
    for (size_t i = 0; i < of->survey->wave_count; i++)
        take_rows(of, baremo_arena_format(of->at->scratch, "wave=%s", of->survey->waves[i]),
                  wanted);
}

static kept_change change_of(const subject *of) {
    bool paired = strcmp(of->survey->design, "unmatched") != 0;
    double n = number_of(of, "n");
    return (kept_change){.paired = paired,
                         .n_pre = paired ? n : number_of(of, "n_1"),
                         .n_post = paired ? n : number_of(of, "n_2"),
                         .mean_pre = number_of(of, paired ? "mean_pre" : "mean_1"),
                         .mean_post = number_of(of, paired ? "mean_post" : "mean_2"),
                         .sd_pre = number_of(of, paired ? "sd_pre" : "sd_1"),
                         .sd_post = number_of(of, paired ? "sd_post" : "sd_2"),
                         .sd_difference = number_of(of, "sd_diff"),
                         .both_yes = number_of(of, "both_yes"),
                         .yes_to_no = number_of(of, "yes_to_no"),
                         .no_to_yes = number_of(of, "no_to_yes"),
                         .both_no = number_of(of, "both_no")};
}

static void finish(subject *of) {
    baremo_result *rows = baremo_arena_raw(of->at->arena, of->count + 1, sizeof *of->outcome->rows);
    if (of->count)
        memcpy(rows, of->rows, of->count * sizeof *rows);
    of->outcome->rows = rows;
    of->outcome->row_count = of->count;
    of->outcome->design = of->survey->design;
    of->outcome->value = of->outcome->baseline =
        (kept_parts){BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, false};
    of->outcome->change = change_of(of);
}

static subject subject_of(keeping *at, kept_outcome *outcome, const char *survey) {
    return (subject){
        .at = at, .outcome = outcome, .survey = baremo_results_survey_find(at->results, survey)};
}

static void keep_scale(keeping *at, const baremo_results_scale *from, kept_outcome *to) {
    baremo_results_scale *entry = baremo_arena_alloc(at->arena, sizeof *entry);
    *entry = *from;
    const char **const texts[] = {&entry->id,    &entry->survey, &entry->scale,
                                  &entry->title, &entry->source, &entry->family};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = keep_text(at, *texts[i]);
    *to = (kept_outcome){
        .kind = BAREMO_SUBJECT_SCALE, .id = entry->id, .title = entry->title, .scale = entry};
    keep_scale_definitions(at, to);
    subject of = subject_of(at, to, from->survey);
    take_waves(&of, scale_wave);
    take_rows(&of, NULL, scale_change);
    finish(&of);
}

static const baremo_results_answer *copy_answers(keeping *at, const baremo_results_item *from) {
    baremo_results_answer *answers =
        baremo_arena_array(at->arena, from->answer_count + 1, sizeof *answers);
    for (size_t i = 0; i < from->answer_count; i++)
        answers[i] =
            (baremo_results_answer){keep_text(at, from->answers[i].code),
                                    keep_text(at, from->answers[i].label), from->answers[i].favour};
    return answers;
}

static void keep_item(keeping *at, const baremo_results_item *from, kept_outcome *to) {
    baremo_results_item *entry = baremo_arena_alloc(at->arena, sizeof *entry);
    *entry = *from;
    const char **const texts[] = {&entry->id,    &entry->survey, &entry->item,
                                  &entry->scale, &entry->text,   &entry->missing};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = keep_text(at, *texts[i]);
    entry->answers = copy_answers(at, from);
    *to = (kept_outcome){
        .kind = BAREMO_SUBJECT_ITEM, .id = entry->id, .title = entry->text, .item = entry};
    keep_item_definitions(at, to);
    subject of = subject_of(at, to, from->survey);
    take_waves(&of, item_wave);
    finish(&of);
}

size_t keep_surveys(keeping *at, kept_outcome *to) {
    size_t scales = 0, items = 0, count = 0;
    const baremo_results_scale *scale = baremo_results_scales(at->results, &scales);
    const baremo_results_item *item = baremo_results_items(at->results, &items);
    for (size_t i = 0; i < scales; i++)
        keep_scale(at, &scale[i], &to[count++]);
    for (size_t i = 0; i < items; i++)
        keep_item(at, &item[i], &to[count++]);
    return count;
}
