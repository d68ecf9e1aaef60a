/* Columns by name, as platforms write headings.
 *
 * 1. A heading that is the name, whatever the case and accents, is the column.
 * 2. KoboToolbox puts groups before it: `group/question`, `group-question`. A `question/option`
 *    column is an option, never the question.
 * 3. LimeSurvey writes `code. text`, `code[SQ001]` and `text [subquestion]`; Google Forms
 *    `question [row]` for the rows of a grid. The part in brackets may be the name.
 * 4. Of 2 and 3 one heading only may fit; else nothing is found.
 */
#include <string.h>

#include <baremo/text.h>

#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

static bool same_key(const answers_reading *reading, const char *text, size_t length,
                     const char *key) {
    const char *part = baremo_arena_copy(reading->arena, text, length);
    return strcmp(baremo_text_key(reading->arena, part), key) == 0;
}

/* The name behind a group. */
static bool behind_group(const answers_reading *reading, const char *heading, const char *key) {
    for (const char *at = heading; *at; at++)
        if ((*at == '/' || *at == '-') && same_key(reading, at + 1, strlen(at + 1), key))
            return true;
    return false;
}

/* The name in the last brackets, or before ". ". */
static bool in_brackets(const answers_reading *reading, const char *heading, const char *key) {
    const char *open = strrchr(heading, '['), *close = strrchr(heading, ']');
    if (open && close && close > open &&
        same_key(reading, open + 1, (size_t)(close - open - 1), key))
        return true;
    const char *stop = strstr(heading, ". ");
    return stop && same_key(reading, heading, (size_t)(stop - heading), key);
}

static bool heading_fits(const answers_reading *reading, const char *heading, const char *key) {
    switch (reading->survey->profile) {
    case PROGRAMME_KOBO:
        return behind_group(reading, heading, key);
    case PROGRAMME_LIMESURVEY:
    case PROGRAMME_GOOGLE:
        return in_brackets(reading, heading, key);
    default:
        return false;
    }
}

size_t answers_find_column(const answers_reading *reading, const baremo_table *table,
                           const char *name) {
    size_t column = baremo_table_find(table, name), found = READING_NO_COLUMN;
    if (column != SIZE_MAX || reading->survey->profile == PROGRAMME_PLAIN)
        return column;
    const char *key = baremo_text_key(reading->arena, name);
    for (size_t i = 0; i < baremo_table_column_count(table); i++) {
        if (!heading_fits(reading, baremo_table_column(table, i)->heading, key))
            continue;
        if (found != READING_NO_COLUMN)
            return READING_NO_COLUMN;
        found = i;
    }
    return found;
}

size_t answers_find_option(const answers_reading *reading, const baremo_table *table,
                           const char *question, const programme_answer *option) {
    static const struct {
        const char *between, *behind;
    } patterns[] = {{"/", ""}, {"[", "]"}, {" [", "]"}, {"_", ""}, {".", ""}};
    const char *names[] = {option->code, option->label};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
            const char *heading =
                baremo_arena_format(reading->arena, "%s%s%s%s", question, patterns[i].between,
                                    names[j], patterns[i].behind);
            size_t column = answers_find_column(reading, table, heading);
            if (column != READING_NO_COLUMN)
                return column;
        }
    return READING_NO_COLUMN;
}

void answers_missing_column(const answers_reading *reading, const baremo_table *table,
                            const char *name, const char *what) {
    size_t count = baremo_table_column_count(table);
    const char **headings = baremo_arena_array(reading->arena, count + 1, sizeof *headings);
    for (size_t i = 0; i < count; i++)
        headings[i] = baremo_table_column(table, i)->heading;
    const char *nearest = baremo_text_nearest(name, headings, count);
    baremo_place place = baremo_table_place(table, SIZE_MAX, SIZE_MAX);
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_answers_column, &place, name, NULL,
                           "there is no column of this name, which is %s of the survey `%s`", what,
                           reading->survey->id);
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
}
