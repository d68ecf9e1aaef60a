/* The scores of all responses on all scales, in blocks that stay in the cache. */
#include "engine/statistics/scale.h"
#include "indicators/surveys/reading.h"

enum { BLOCK = 1024 };

static baremo_scale_score score_of(programme_scoring score) {
    switch (score) {
    case PROGRAMME_SCORE_SUM:
        return BAREMO_SCALE_SUM;
    case PROGRAMME_SCORE_PERCENT:
        return BAREMO_SCALE_PERCENT;
    case PROGRAMME_SCORE_MEAN:
        break;
    }
    return BAREMO_SCALE_MEAN;
}

static void fill_block(const survey_answers *answers, const programme_scale *scale, size_t first,
                       size_t count, double *const *block) {
    for (size_t i = 0; i < scale->item_count; i++) {
        const item_answers *item = &answers->items[scale->items[i]];
        for (size_t row = 0; row < count; row++)
            block[i][row] = answers_score(item, (uint32_t)(first + row));
    }
}

static void score_scale(answers_reading *reading, const programme_scale *scale, double *scores) {
    const survey_answers *answers = reading->answers;
    const programme_item *first_item = &reading->survey->items[scale->items[0]];
    baremo_scale how = {.item_count = scale->item_count,
                        .low = first_item->low,
                        .high = first_item->high,
                        .answered = scale->answered,
                        .score = score_of(scale->score)};
    double **block = baremo_arena_array(reading->arena, scale->item_count, sizeof *block);
    for (size_t i = 0; i < scale->item_count; i++)
        block[i] = baremo_arena_raw(reading->arena, BLOCK, sizeof(double));
    for (size_t at = 0; at < answers->response_count; at += BLOCK) {
        size_t count = answers->response_count - at;
        count = count < BLOCK ? count : BLOCK;
        fill_block(answers, scale, at, count, block);
        baremo_scale_respondents(&how, (const double *const *)block, count, scores + at);
    }
}

void reading_score(answers_reading *reading) {
    const programme_survey *survey = reading->survey;
    size_t count = reading->answers->response_count;
    double **scores = baremo_arena_array(reading->arena, survey->scale_count + 1, sizeof *scores);
    for (size_t i = 0; i < survey->scale_count; i++) {
        scores[i] = baremo_arena_raw(reading->arena, count + 1, sizeof(double));
        if (survey->scales[i].item_count)
            score_scale(reading, &survey->scales[i], scores[i]);
        else
            for (size_t row = 0; row < count; row++)
                scores[i][row] = BAREMO_MISSING;
    }
    reading->answers->scores = scores;
}
