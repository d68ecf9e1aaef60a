/* The answers to a survey: the order in which they are read. */
#include "indicators/surveys/answers.h"

#include "indicators/surveys/reading.h"

const survey_answers *answers_read(const programme *model, const programme_survey *survey,
                                   const answers_options *options, baremo_arena *arena,
                                   baremo_diagnostics *diagnostics) {
    answers_reading reading = {.model = model,
                               .survey = survey,
                               .options = options,
                               .arena = arena,
                               .diagnostics = diagnostics,
                               .answers = baremo_arena_alloc(arena, sizeof(survey_answers))};
    reading.answers->survey = survey;
    reading_open(&reading);
    if (reading.broken || reading.segment_count == 0)
        return NULL;
    reading_find_waves(&reading);
    reading_find_respondents(&reading);
    reading_decide_items(&reading);
    reading_match(&reading);
    reading_split(&reading);
    reading_score(&reading);
    return reading.broken ? NULL : reading.answers;
}
