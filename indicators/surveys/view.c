/* What the answers of a survey are looked at by: slices of people and changes between waves. */
#include "indicators/surveys/subject.h"

#include <baremo/number.h>

static void add_split(survey_slice *slices, size_t *count, const answers_split *split, bool arm,
                      baremo_arena *arena) {
    for (size_t i = 0; split->heading && i < split->label_count; i++)
        slices[(*count)++] =
            (survey_slice){split, (int)i, arm, rows_part(arena, split->heading, split->labels[i])};
}

static void find_slices(survey_view *view, baremo_arena *arena) {
    const survey_answers *answers = view->answers;
    size_t room = 1 + answers->arms.label_count;
    for (size_t i = 0; i < answers->survey->by_count; i++)
        room += answers->by[i].label_count;
    survey_slice *slices = baremo_arena_array(arena, room, sizeof *slices);
    view->slice_count = 1;
    add_split(slices, &view->slice_count, &answers->arms, true, arena);
    for (size_t i = 0; i < answers->survey->by_count; i++)
        add_split(slices, &view->slice_count, &answers->by[i], false, arena);
    view->slices = slices;
}

/* Pre to post; a third wave against each of the others. */
static void find_changes(survey_view *view, baremo_arena *arena) {
    const survey_answers *answers = view->answers;
    survey_change *changes = baremo_arena_array(arena, 4, sizeof *changes);
    for (size_t to = 1; to < answers->wave_count; to++)
        for (size_t from = 0; from < to; from++) {
            bool main =
                answers->waves[from] == PROGRAMME_PRE && answers->waves[to] == PROGRAMME_POST;
            const char *name =
                baremo_arena_format(arena, "change=%s-%s", programme_wave_name(answers->waves[to]),
                                    programme_wave_name(answers->waves[from]));
            changes[view->change_count++] = (survey_change){from, to, main ? NULL : name};
        }
    view->changes = changes;
}

survey_view view_of(const survey_answers *answers, double level, uint64_t seed,
                    baremo_arena *arena) {
    survey_view view = {.answers = answers, .level = level, .seed = seed};
    for (size_t i = 0; i < answers->wave_count; i++) {
        view.wave_names[i] =
            answers->wave_count == 1 ? "single" : programme_wave_name(answers->waves[i]);
        view.wave_groups[i] = rows_part(arena, "wave", view.wave_names[i]);
    }
    find_slices(&view, arena);
    find_changes(&view, arena);
    return view;
}

/* -- measures -- */

survey_measure measure_of_scale(const survey_answers *answers, uint32_t scale) {
    return (survey_measure){.answers = answers,
                            .scores = answers->scores[scale],
                            .scale = scale,
                            .direction = answers->survey->scales[scale].direction,
                            .decimals = -1};
}

/* More is better unless the scale is to fall, or the lower answers are the favourable ones. */
static baremo_direction direction_of(const survey_answers *answers, const item_answers *item) {
    if (item->item->scale != PROGRAMME_NONE)
        return answers->survey->scales[item->item->scale].direction;
    double good = 0, bad = 0, good_count = 0, bad_count = 0;
    for (size_t i = 0; item->item->positive_count && i < item->value_count; i++) {
        good += item->favour[i] > 0 ? item->scores[i] : 0;
        good_count += item->favour[i] > 0;
        bad += item->favour[i] < 0 ? item->scores[i] : 0;
        bad_count += item->favour[i] < 0;
    }
    bool lower = good_count > 0 && bad_count > 0 && good / good_count < bad / bad_count;
    return lower ? BAREMO_DECREASE : BAREMO_INCREASE;
}

survey_measure measure_of_item(const survey_answers *answers, uint32_t item) {
    const item_answers *of = &answers->items[item];
    return (survey_measure){.answers = answers,
                            .item = of,
                            .scale = PROGRAMME_NONE,
                            .direction = direction_of(answers, of),
                            .decimals = of->decimals};
}

double measure_favourable(const survey_measure *measure, double low, double high,
                          uint32_t response) {
    if (measure->item) {
        int32_t code = measure->item->codes[response];
        return code < 0 ? BAREMO_MISSING : measure->item->favour[code] > 0;
    }
    double score = measure->scores[response], middle = (low + high) / 2;
    if (baremo_is_missing(score) || baremo_is_missing(middle))
        return BAREMO_MISSING;
    return measure->direction == BAREMO_DECREASE ? score < middle : score > middle;
}

baremo_result_status shift_status(const survey_shift *shift, baremo_direction direction) {
    if (baremo_is_missing(shift->low))
        return shift->change == 0 ? BAREMO_STATUS_UNCHANGED : BAREMO_STATUS_NONE;
    if (shift->low <= 0 && shift->high >= 0)
        return BAREMO_STATUS_UNCHANGED;
    bool up = shift->low > 0;
    return (up && direction == BAREMO_INCREASE) || (!up && direction == BAREMO_DECREASE)
               ? BAREMO_STATUS_IMPROVED
               : BAREMO_STATUS_WORSENED;
}
