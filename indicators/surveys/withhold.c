/* No row tells what one person answered.
 *
 * 1. Where a value rests on one person only its base stands; the value is empty, "one answer".
 * 2. Of two samples one of which is one person all that compares them is empty: beside the other
 *    sample's mean it would give that person's score.
 * 3. A survey that was asked once and has one response is a form that an office filled in: its
 *    answers are no person's, and are told.
 */
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/results/notes.h"
#include "indicators/surveys/parts.h"

bool answers_of_an_office(const survey_answers *answers) {
    return answers->wave_count == 1 && answers->case_count == 1;
}

static bool is(const baremo_result *row, const char *statistic) {
    return strcmp(row->statistic, statistic) == 0;
}

static bool is_base(const baremo_result *row) {
    return is(row, "n") || is(row, "n_1") || is(row, "n_2") || is(row, "clusters");
}

/* Whether a row says that all of its group rests on one person, or one sample of it does. */
static bool is_of_one(const baremo_result *row) {
    bool sample = (is(row, "n_1") || is(row, "n_2")) && row->value == 1;
    return sample || (is(row, "count") && row->n == 1);
}

static void withhold(survey_rows *rows, size_t i) {
    baremo_result *row = &rows->rows[i];
    bool tells = !baremo_is_missing(row->value) || !baremo_is_missing(row->low) ||
                 !baremo_is_missing(row->high);
    if (is_base(row) || !tells)
        return;
    row->value = row->low = row->high = row->level = BAREMO_MISSING;
    row->status = BAREMO_STATUS_NONE;
    row->note = baremo_note_one_answer.template;
    row->note_kind = &baremo_note_one_answer;
}

void withhold_single_people(survey_rows *rows) {
    size_t end = 0;
    for (size_t first = 0; first < rows->count; first = end) {
        bool single = false;
        for (end = first;
             end < rows->count && baremo_text_equal(rows->rows[end].group, rows->rows[first].group);
             end++)
            single = single || is_of_one(&rows->rows[end]);
        for (size_t i = first; i < end; i++)
            if (single || rows->rows[i].n == 1)
                withhold(rows, i);
    }
}
