/* Which wave a response is of, and whose it is.
 *
 * 1. A wave is told by its label in `surveys`, else by the words for it: pre, antes, avant ...
 * 2. Responses of other waves, and those without one, are left out and counted.
 * 3. Respondents are compared over all files, trimmed and without regard to case.
 */
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/table/dictionary.h"
#include "engine/table/identities.h"
#include "indicators/programme/schema.h"
#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

/* -- waves -- */

static bool same_label(baremo_arena *arena, const char *a, const char *b) {
    return strcmp(baremo_text_fold(arena, a), baremo_text_fold(arena, b)) == 0;
}

/* The wave that a text of the column means, or -1. */
static int wave_of_text(const answers_reading *reading, const char *text) {
    const char *const *labels = reading->survey->wave_labels;
    int wave = -1;
    for (int i = 0; i < PROGRAMME_WAVES; i++)
        if (*labels[i] && same_label(reading->arena, labels[i], text))
            return i;
    const name_index *words = schema_word_index(reading->arena, SET_WAVE);
    if (!name_index_find(words, text, &wave) || *labels[wave])
        return -1;
    return wave;
}

/* What the column holds instead, where it may be said: "; there are "a", "b"". */
static const char *labels_found(const answers_reading *reading, const answers_segment *segment) {
    enum { MOST_LABELS = 5 };
    const baremo_column *column = baremo_table_column(segment->table, segment->wave_column);
    const char *text = "";
    if (!reading->options->quoted)
        return text;
    for (size_t i = 1; i < column->text_count && i <= MOST_LABELS; i++)
        text = baremo_arena_format(reading->arena, "%s%s\"%s\"", text,
                                   i == 1 ? "; there are " : ", ", column->texts[i]);
    if (column->text_count > MOST_LABELS + 1)
        text = baremo_arena_format(reading->arena, "%s ...", text);
    return text;
}

static void report_unused(const answers_reading *reading, const answers_segment *segment,
                          const bool used[PROGRAMME_WAVES]) {
    const char *const *labels = reading->survey->wave_labels;
    for (int wave = 0; segment->count && wave < PROGRAMME_WAVES; wave++)
        if (!used[wave] && (*labels[wave] || wave != PROGRAMME_FOLLOWUP)) {
            const char *label =
                *labels[wave] ? labels[wave] : programme_wave_name((programme_wave)wave);
            reading_problem(reading, &baremo_problem_wave_unused, segment->table, SIZE_MAX,
                            segment->wave_column, "no row is of the wave \"%s\"%s", label,
                            labels_found(reading, segment));
        }
}

/* Waves of a long table: what each text means, and which waves there are. */
static void waves_of_rows(answers_reading *reading, answers_segment *segment) {
    const baremo_column *column = baremo_table_column(segment->table, segment->wave_column);
    survey_answers *answers = reading->answers;
    int *wave_of = baremo_arena_array(reading->arena, column->text_count, sizeof *wave_of);
    bool used[PROGRAMME_WAVES] = {false, false, false};
    size_t other = SIZE_MAX;
    for (size_t i = 1; i < column->text_count; i++) {
        wave_of[i] = wave_of_text(reading, column->texts[i]);
        if (wave_of[i] >= 0)
            used[wave_of[i]] = true;
        else if (other == SIZE_MAX)
            other = column->first_rows[i];
    }
    report_unused(reading, segment, used);
    if (other != SIZE_MAX)
        reading_problem(reading, &baremo_problem_wave_other, segment->table, other,
                        segment->wave_column, "this is no wave of the survey");
    if (used[PROGRAMME_FOLLOWUP])
        answers->waves[answers->wave_count++] = PROGRAMME_FOLLOWUP;
    for (size_t row = 0; row < segment->count; row++) {
        uint32_t code = column->codes[row];
        uint32_t wave = code == 0           ? READING_WAVE_BLANK
                        : wave_of[code] < 0 ? READING_WAVE_OTHER
                                            : (uint32_t)wave_of[code];
        reading->wave_codes[segment->first + row] = wave;
    }
}

void reading_find_waves(answers_reading *reading) {
    size_t count = reading->answers->response_count;
    reading->wave_codes = baremo_arena_raw(reading->arena, count + 1, sizeof(uint32_t));
    for (size_t s = 0; s < reading->segment_count; s++) {
        answers_segment *segment = &reading->segments[s];
        if (segment->wave < 0) {
            waves_of_rows(reading, segment);
            continue;
        }
        for (size_t row = 0; row < segment->count; row++)
            reading->wave_codes[segment->first + row] = (uint32_t)segment->wave;
    }
}

/* -- respondents -- */

static bool one_table(const answers_reading *reading) {
    for (size_t s = 1; s < reading->segment_count; s++)
        if (reading->segments[s].table != reading->segments[0].table)
            return false;
    return true;
}

/* The texts of the files' columns under one numbering, as if they were one column. */
static baremo_column joined_column(answers_reading *reading) {
    dictionary texts;
    dictionary_init(&texts, reading->arena);
    uint32_t *codes =
        baremo_arena_raw(reading->arena, reading->answers->response_count + 1, sizeof *codes);
    for (size_t s = 0; s < reading->segment_count; s++) {
        const answers_segment *segment = &reading->segments[s];
        const baremo_column *column = baremo_table_column(segment->table, segment->respondent);
        uint32_t *map = baremo_arena_raw(reading->arena, column->text_count, sizeof *map);
        map[0] = 0;
        for (size_t i = 1; i < column->text_count; i++)
            map[i] = dictionary_code_borrowed(&texts, column->texts[i], strlen(column->texts[i]),
                                              (uint32_t)segment->first);
        for (size_t row = 0; row < segment->count; row++)
            codes[segment->first + row] = map[column->codes[row]];
    }
    const char **all = baremo_arena_array(reading->arena, texts.count + 1, sizeof *all);
    for (uint32_t i = 0; i < texts.count; i++)
        all[i] = dictionary_at(&texts, i)->text;
    return (baremo_column){.codes = codes, .texts = all, .text_count = texts.count};
}

/* The same table under each wave. */
static baremo_column repeated_column(answers_reading *reading) {
    const answers_segment *segment = &reading->segments[0];
    baremo_column column = *baremo_table_column(segment->table, segment->respondent);
    if (reading->segment_count == 1)
        return column;
    uint32_t *codes =
        baremo_arena_raw(reading->arena, reading->answers->response_count + 1, sizeof *codes);
    for (size_t s = 0; s < reading->segment_count; s++)
        memcpy(codes + reading->segments[s].first, column.codes,
               reading->segments[s].count * sizeof *codes);
    column.codes = codes;
    return column;
}

void reading_find_respondents(answers_reading *reading) {
    for (size_t s = 0; s < reading->segment_count; s++)
        if (reading->segments[s].respondent == READING_NO_COLUMN)
            return;
    if (reading->segment_count == 0)
        return;
    baremo_column column = one_table(reading) ? repeated_column(reading) : joined_column(reading);
    reading->respondents = column.codes;
    reading->respondent_text_count = column.text_count;
    reading->identities = table_identities(&column, reading->options->threads, reading->arena);
}
