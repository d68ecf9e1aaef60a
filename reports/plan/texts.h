/* The words of the outputs in each language: texts.def by key, names.def by the id that stands in
 * the results, the notes of results (engine/results/notes.def) translated by notes.def, and those
 * of statistics by statistic_notes.def. Adding a text is one line in a .def. */
#ifndef REPORTS_PLAN_TEXTS_H
#define REPORTS_PLAN_TEXTS_H

#include <baremo/results.h>

typedef enum report_language {
    REPORT_ENGLISH,
    REPORT_SPANISH,
    REPORT_FRENCH,
    REPORT_LANGUAGE_COUNT
} report_language;

/** The language of a code ("es", "es-ES", "es_ES.UTF-8"); English for NULL and what is not known.
 */
report_language report_language_find(const char *code);
/** The language of the outputs: programme.language. */
report_language report_language_of(const baremo_results *results);
/** "en", "es", "fr". */
const char *report_language_code(report_language language);

typedef enum report_text_key {
#define REPORT_TEXT(key, english, spanish, french) REPORT_TEXT_##key,
#include "reports/plan/texts.def"
#undef REPORT_TEXT
    REPORT_TEXT_COUNT
} report_text_key;

/** A text of texts.def. Never NULL. */
const char *report_text(report_language language, report_text_key key);

/** A template with `%1` `%2` `%3` filled in; NULL arguments are empty. */
char *report_fill(baremo_arena *arena, const char *pattern, const char *first, const char *second,
                  const char *third);

/** The sets of names.def. */
typedef enum report_name_set {
    REPORT_NAMES_STATUS,
    REPORT_NAMES_ACTION_STATUS,
    REPORT_NAMES_KIND,
    REPORT_NAMES_MEASURE,
    REPORT_NAMES_FLOW,
    REPORT_NAMES_DIRECTION,
    REPORT_NAMES_ROLE,
    REPORT_NAMES_SEVERITY,
    REPORT_NAMES_SUBJECT,
    REPORT_NAMES_WAVE,
    REPORT_NAMES_DESIGN,
    REPORT_NAMES_ITEM_TYPE,
    REPORT_NAMES_SCORE,
    REPORT_NAMES_STATISTIC,
    REPORT_NAMES_ORDER,
    REPORT_NAMES_EFFECT,
    REPORT_NAMES_COST,
    REPORT_NAMES_SETTING,
    REPORT_NAMES_SETTING_VALUE
} report_name_set;

/** The word for an id of the results ("on_track"); the id itself where names.def has none, "" for
 * NULL. */
const char *report_name(report_language language, report_name_set set, const char *id);

/** The word for a status ("On track"), "" for NONE. */
const char *report_status_name(report_language language, baremo_result_status status);
/** The mark that tells statuses apart without colour (✓ ● ◐ ○ – of an indicator, + = − of a
 * change),
 * "" for none. */
const char *report_status_mark(baremo_result_status status);
/** The word for a direction. */
const char *report_direction_name(report_language language, baremo_direction direction);

/** What a problem of the data means and what to do, in a language other than English; NULL:
 * problems.def has none, and the English message has to stand. */
const char *report_problem_summary(report_language language, const char *code);
const char *report_problem_remedy(report_language language, const char *code);

/** The note of a row in a language: a kind of notes.def translated with its arguments, else the
 * note as it stands (a word of a ladder, free text); NULL: the row has none. */
const char *report_note(baremo_arena *arena, report_language language, const baremo_result *row);
/** The template of a kind of note; NULL: notes.def has none in that language. */
const char *report_note_template(report_language language, const baremo_note_kind *kind);

#endif
