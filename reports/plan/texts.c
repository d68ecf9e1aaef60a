/* The words of the outputs: tables made of the .def lists, and look-ups in them. */
#include "reports/plan/texts.h"

#include <ctype.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/base/buffer.h"
#include "reports/plan/numbers.h"

static const char *const TEXTS[REPORT_TEXT_COUNT][REPORT_LANGUAGE_COUNT] = {
#define REPORT_TEXT(key, english, spanish, french) {english, spanish, french},
#include "reports/plan/texts.def"
#undef REPORT_TEXT
};

typedef struct name_entry {
    report_name_set set;
    const char *id;
    const char *words[REPORT_LANGUAGE_COUNT];
} name_entry;

static const name_entry NAMES[] = {
#define REPORT_NAME(set, id, english, spanish, french)                                             \
    {REPORT_NAMES_##set, id, {english, spanish, french}},
#include "reports/plan/names.def"
#undef REPORT_NAME
};

typedef struct note_entry {
    const char *id;
    const char *spanish, *french;
} note_entry;

static const note_entry NOTES[] = {
#define REPORT_NOTE(id, spanish, french) {#id, spanish, french},
#include "reports/plan/notes.def"
#undef REPORT_NOTE
    {NULL, NULL, NULL},
};

typedef struct statistic_note {
    const char *english, *spanish, *french;
} statistic_note;

static const statistic_note STATISTIC_NOTES[] = {
#define REPORT_STATISTIC_NOTE(english, spanish, french) {english, spanish, french},
#include "reports/plan/statistic_notes.def"
#undef REPORT_STATISTIC_NOTE
};

typedef struct problem_entry {
    const char *code;
    const char *spanish_summary, *spanish_remedy, *french_summary, *french_remedy;
} problem_entry;

static const problem_entry PROBLEMS[] = {
#define REPORT_PROBLEM(code, spanish_summary, spanish_remedy, french_summary, french_remedy)       \
    {code, spanish_summary, spanish_remedy, french_summary, french_remedy},
#include "reports/plan/problems.def"
#undef REPORT_PROBLEM
};

static const char *const CODES[REPORT_LANGUAGE_COUNT] = {"en", "es", "fr"};

report_language report_language_find(const char *code) {
    for (int i = 0; code && strlen(code) >= 2 && i < REPORT_LANGUAGE_COUNT; i++)
        if (tolower((unsigned char)code[0]) == CODES[i][0] &&
            tolower((unsigned char)code[1]) == CODES[i][1] && !isalpha((unsigned char)code[2]))
            return (report_language)i;
    return REPORT_ENGLISH;
}

report_language report_language_of(const baremo_results *results) {
    const baremo_results_programme *programme = baremo_results_get_programme(results);
    return report_language_find(programme ? programme->language : NULL);
}

const char *report_language_code(report_language language) { return CODES[language]; }

const char *report_text(report_language language, report_text_key key) {
    return TEXTS[key][language];
}

char *report_fill(baremo_arena *arena, const char *pattern, const char *first, const char *second,
                  const char *third) {
    const char *const arguments[3] = {first, second, third};
    baremo_buffer text = baremo_buffer_new(arena);
    for (; *pattern; pattern++) {
        if (pattern[0] != '%' || pattern[1] < '1' || pattern[1] > '3') {
            baremo_buffer_add_char(&text, *pattern);
            continue;
        }
        const char *argument = arguments[*++pattern - '1'];
        baremo_buffer_add(&text, argument ? argument : "");
    }
    return baremo_arena_text(arena, baremo_buffer_text(&text));
}

const char *report_name(report_language language, report_name_set set, const char *id) {
    if (!id)
        return "";
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (NAMES[i].set == set && strcmp(NAMES[i].id, id) == 0)
            return NAMES[i].words[language];
    return id;
}

const char *report_status_name(report_language language, baremo_result_status status) {
    return report_name(language, REPORT_NAMES_STATUS, baremo_result_status_name(status));
}

const char *report_status_mark(baremo_result_status status) {
    static const report_text_key marks[] = {
        [BAREMO_STATUS_ACHIEVED] = REPORT_TEXT_MARK_ACHIEVED,
        [BAREMO_STATUS_ON_TRACK] = REPORT_TEXT_MARK_ON_TRACK,
        [BAREMO_STATUS_BEHIND] = REPORT_TEXT_MARK_BEHIND,
        [BAREMO_STATUS_OFF_TRACK] = REPORT_TEXT_MARK_OFF_TRACK,
        [BAREMO_STATUS_NOT_ASSESSED] = REPORT_TEXT_MARK_NOT_ASSESSED,
        [BAREMO_STATUS_IMPROVED] = REPORT_TEXT_MARK_IMPROVED,
        [BAREMO_STATUS_UNCHANGED] = REPORT_TEXT_MARK_UNCHANGED,
        [BAREMO_STATUS_WORSENED] = REPORT_TEXT_MARK_WORSENED,
    };
    return status == BAREMO_STATUS_NONE ? "" : report_text(REPORT_ENGLISH, marks[status]);
}

const char *report_direction_name(report_language language, baremo_direction direction) {
    static const char *const ids[] = {"increase", "decrease", "maintain"};
    return report_name(language, REPORT_NAMES_DIRECTION, ids[direction]);
}

const char *report_note_template(report_language language, const baremo_note_kind *kind) {
    if (language == REPORT_ENGLISH)
        return kind->template;
    for (const note_entry *entry = NOTES; entry->id; entry++)
        if (strcmp(entry->id, kind->id) == 0)
            return language == REPORT_SPANISH ? entry->spanish : entry->french;
    return NULL;
}

/* An argument as people of the language read it: a number with its decimal mark, a period by its
 * name. */
static const char *argument_text(baremo_arena *arena, report_language language, const char *text) {
    double number;
    baremo_period period;
    if (!text || !*text)
        return text;
    if (strchr(text, '-') && baremo_period_parse(text, &period))
        return report_period(arena, language, period);
    if (!strchr(text, '.') || !baremo_number_parse(text, strlen(text), &number))
        return text;
    char *changed = baremo_arena_text(arena, text);
    *strchr(changed, '.') = ',';
    return changed;
}

/* What stands for %1 of a pattern in a text; the pattern itself where it has no %1 and is the text;
 * NULL: they differ. */
static const char *filled_in(baremo_arena *arena, const char *pattern, const char *text) {
    const char *gap = strstr(pattern, "%1");
    if (!gap)
        return strcmp(pattern, text) == 0 ? pattern : NULL;
    size_t before = (size_t)(gap - pattern), behind = strlen(gap + 2), length = strlen(text);
    if (length < before + behind || strncmp(text, pattern, before) != 0 ||
        strcmp(text + length - behind, gap + 2) != 0)
        return NULL;
    return baremo_arena_copy(arena, text + before, length - before - behind);
}

/* What a statistic gives as its reason is a text without a kind. */
static const char *statistic_note_text(baremo_arena *arena, report_language language,
                                       const char *english) {
    for (size_t i = 0; english && i < sizeof STATISTIC_NOTES / sizeof *STATISTIC_NOTES; i++) {
        const char *argument = filled_in(arena, STATISTIC_NOTES[i].english, english);
        if (argument)
            return report_fill(arena,
                               language == REPORT_SPANISH ? STATISTIC_NOTES[i].spanish
                                                          : STATISTIC_NOTES[i].french,
                               argument, NULL, NULL);
    }
    return english;
}

const char *report_note(baremo_arena *arena, report_language language, const baremo_result *row) {
    if (language == REPORT_ENGLISH)
        return row->note;
    if (!row->note_kind)
        return statistic_note_text(arena, language, row->note);
    const char *pattern = report_note_template(language, row->note_kind);
    if (!pattern)
        return row->note;
    const char *arguments[BAREMO_NOTE_ARGUMENTS];
    for (int i = 0; i < BAREMO_NOTE_ARGUMENTS; i++)
        arguments[i] = argument_text(arena, language, row->note_arguments[i]);
    const char *first = report_fill(arena, pattern, arguments[0], arguments[1], arguments[2]);
    const char *second = row->second_note ? report_note_template(language, row->second_note) : NULL;
    return second ? baremo_arena_format(arena, "%s; %s", first, second) : first;
}

static const problem_entry *find_problem(const char *code) {
    for (size_t i = 0; i < sizeof PROBLEMS / sizeof *PROBLEMS; i++)
        if (strcmp(PROBLEMS[i].code, code) == 0)
            return &PROBLEMS[i];
    return NULL;
}

const char *report_problem_summary(report_language language, const char *code) {
    const problem_entry *entry = language == REPORT_ENGLISH ? NULL : find_problem(code);
    if (!entry)
        return NULL;
    return language == REPORT_SPANISH ? entry->spanish_summary : entry->french_summary;
}

const char *report_problem_remedy(report_language language, const char *code) {
    const problem_entry *entry = language == REPORT_ENGLISH ? NULL : find_problem(code);
    if (!entry)
        return NULL;
    return language == REPORT_SPANISH ? entry->spanish_remedy : entry->french_remedy;
}
