/* The responses of each person side by side, and what is left out of them.
 *
 * 1. A response without any answer is no response; one without a wave, of another wave, or (where
 *    people are matched) without a respondent is left out. Each is counted.
 * 2. The same person twice in a wave is an error; the first response is kept.
 * 3. People of an unmatched or single survey are a case each.
 */
#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

/* The row in a file behind a response. */
static const answers_segment *segment_of(const answers_reading *reading, uint32_t response,
                                         size_t *row) {
    for (size_t s = 0; s < reading->segment_count; s++) {
        const answers_segment *segment = &reading->segments[s];
        if (response - segment->first < segment->count) {
            *row = response - segment->first;
            return segment;
        }
    }
    return NULL;
}

static bool in_rows(const answers_reading *reading) {
    return reading->survey->design == PROGRAMME_RETROSPECTIVE && !reading->respondents;
}

/* How many were left out of those that lack something, and the first of them. */
typedef struct lacking {
    size_t count, first;
} lacking;

static void add_lacking(lacking *of, size_t response) {
    if (of->count++ == 0)
        of->first = response;
}

static void report_lacking(const answers_reading *reading, const lacking *of,
                           const baremo_problem *problem, bool wave) {
    size_t row = 0;
    if (!of->count)
        return;
    const answers_segment *segment = segment_of(reading, (uint32_t)of->first, &row);
    reading_problem(reading, problem, segment->table, row,
                    wave ? segment->wave_column : segment->respondent,
                    "%zu response%s without a %s %s left out", of->count, of->count == 1 ? "" : "s",
                    wave ? "wave" : "respondent's code", of->count == 1 ? "is" : "are");
}

/* The responses that count, in the order of the files. */
static size_t choose(answers_reading *reading, uint32_t *chosen) {
    survey_answers *answers = reading->answers;
    answers_account *account = &answers->account;
    bool matched = reading->survey->design == PROGRAMME_MATCHED;
    size_t count = 0;
    lacking wave = {0, 0}, respondent = {0, 0};
    for (uint32_t i = 0; i < answers->response_count; i++) {
        bool nobody = matched && reading->respondents && reading->respondents[i] == 0;
        if (reading->blank[i])
            account->blank++;
        else if (reading->wave_codes[i] == READING_WAVE_BLANK)
            add_lacking(&wave, i);
        else if (reading->wave_codes[i] == READING_WAVE_OTHER)
            account->other_wave++;
        else if (nobody)
            add_lacking(&respondent, i);
        else
            chosen[count++] = i;
    }
    account->without_wave = wave.count;
    account->without_respondent = respondent.count;
    report_lacking(reading, &wave, &baremo_problem_wave_blank, true);
    report_lacking(reading, &respondent, &baremo_problem_respondent_blank, false);
    return count;
}

/* Both halves of a wide row repeat when the row does: said once. */
static bool said_before(const answers_reading *reading, const table_repeat *one) {
    const answers_segment *segments = reading->segments;
    if (reading->segment_count < 2 || segments[0].table != segments[1].table || one->wave == 0)
        return false;
    return !reading->blank[one->first - segments[1].first] &&
           !reading->blank[one->second - segments[1].first];
}

static void report_repeats(const answers_reading *reading, const table_cases *cases) {
    size_t shown = cases->repeat_count < TABLE_REPEATS ? cases->repeat_count : TABLE_REPEATS;
    for (size_t i = 0; i < shown; i++) {
        const table_repeat *one = &cases->repeats[i];
        size_t row = 0, first_row = 0;
        if (said_before(reading, one))
            continue;
        const answers_segment *first = segment_of(reading, one->first, &first_row);
        const answers_segment *second = segment_of(reading, one->second, &row);
        baremo_place place = baremo_table_place(first->table, first_row, first->respondent);
        programme_wave wave = reading->answers->waves[one->wave];
        reading_problem(reading, &baremo_problem_respondent_twice, second->table, row,
                        second->respondent, "this respondent stands in %s already, in the wave %s",
                        baremo_place_text(reading->arena, place), programme_wave_name(wave));
    }
}

/* Which of a wide table's halves is whose is told by the row, so its file is matched like any. */
static table_cases pivot(answers_reading *reading, const uint32_t *chosen, size_t count) {
    survey_answers *answers = reading->answers;
    int *wave_of = baremo_arena_array(reading->arena, READING_WAVE_OTHER + 1, sizeof *wave_of);
    for (size_t i = 0; i < answers->wave_count; i++)
        wave_of[i] = (int)i;
    table_pivot by = {.respondents = reading->respondents,
                      .identities = reading->identities,
                      .waves = reading->wave_codes,
                      .wave_of = wave_of,
                      .wave_count = answers->wave_count};
    table_cases cases = table_pivot_rows(&by, chosen, count, reading->arena);
    answers->account.duplicates = cases.repeat_count;
    report_repeats(reading, &cases);
    return cases;
}

static void take_pairs(answers_reading *reading, const table_cases *cases) {
    survey_answers *answers = reading->answers;
    answers->case_count = cases->count;
    for (size_t wave = 0; wave < answers->wave_count; wave++)
        answers->rows[wave] = cases->rows[wave];
}

static void new_rows(answers_reading *reading, size_t count) {
    survey_answers *answers = reading->answers;
    for (size_t wave = 0; wave < answers->wave_count; wave++) {
        answers->rows[wave] = baremo_arena_raw(reading->arena, count + 1, sizeof(uint32_t));
        for (size_t i = 0; i < count; i++)
            answers->rows[wave][i] = TABLE_NO_ROW;
    }
}

/* Each response a case; of people who stand twice in a wave the first. */
static void take_each(answers_reading *reading, const uint32_t *chosen, size_t count,
                      const table_cases *known) {
    survey_answers *answers = reading->answers;
    bool *kept = baremo_arena_array(reading->arena, answers->response_count + 1, sizeof *kept);
    for (size_t wave = 0; known && wave < answers->wave_count; wave++)
        for (size_t i = 0; i < known->count; i++)
            if (known->rows[wave][i] != TABLE_NO_ROW)
                kept[known->rows[wave][i]] = true;
    new_rows(reading, count);
    for (size_t i = 0; i < count; i++)
        if (!known || kept[chosen[i]])
            answers->rows[reading->wave_codes[chosen[i]]][answers->case_count++] = chosen[i];
}

/* Then and now in one row of a table without respondents. */
static void take_rows(answers_reading *reading, const uint32_t *chosen, size_t count) {
    survey_answers *answers = reading->answers;
    size_t rows = reading->segments[0].count;
    new_rows(reading, rows);
    answers->case_count = rows;
    for (size_t i = 0; i < count; i++) {
        size_t row = 0;
        const answers_segment *segment = segment_of(reading, chosen[i], &row);
        answers->rows[segment->wave][row] = chosen[i];
    }
}

static void count_responses(survey_answers *answers) {
    for (size_t wave = 0; wave < answers->wave_count; wave++)
        for (size_t i = 0; i < answers->case_count; i++)
            answers->account.responses[wave] += answers->rows[wave][i] != TABLE_NO_ROW;
}

static void check_matched(const answers_reading *reading) {
    const survey_answers *answers = reading->answers;
    size_t matched = 0;
    for (size_t i = 0; i < answers->case_count; i++)
        matched += answers->rows[0][i] != TABLE_NO_ROW && answers->rows[1][i] != TABLE_NO_ROW;
    if (matched == 0 && answers->account.responses[0] && answers->account.responses[1])
        reading_problem(reading, &baremo_problem_nobody_matched, reading->segments[0].table,
                        SIZE_MAX, reading->segments[0].respondent,
                        "none of these codes is among those of the other wave");
}

void reading_match(answers_reading *reading) {
    survey_answers *answers = reading->answers;
    uint32_t *chosen =
        baremo_arena_raw(reading->arena, answers->response_count + 1, sizeof *chosen);
    size_t count = choose(reading, chosen);
    programme_design design = reading->survey->design;
    answers->paired = (design == PROGRAMME_MATCHED || design == PROGRAMME_RETROSPECTIVE) &&
                      answers->wave_count > 1;
    if (in_rows(reading)) {
        take_rows(reading, chosen, count);
    } else if (!reading->respondents) {
        take_each(reading, chosen, count, NULL);
    } else {
        table_cases cases = pivot(reading, chosen, count);
        if (answers->paired)
            take_pairs(reading, &cases);
        else
            take_each(reading, chosen, count, &cases);
    }
    count_responses(answers);
    if (answers->paired)
        check_matched(reading);
    if (answers->response_count == 0)
        reading_problem(reading, &baremo_problem_answers_none, reading->segments[0].table, SIZE_MAX,
                        SIZE_MAX, "the survey `%s` has no answers", reading->survey->id);
}
