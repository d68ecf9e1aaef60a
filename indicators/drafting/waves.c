/* Before and after: which column or file tells, and which column says whose answers they are.
 *
 * 1. Two files are two waves. Else two columns whose headings differ by "before" and "after" are;
 * else a column of two or three texts that are words for waves, or that a heading such as "wave"
 * announces.
 * 2. A respondent's code is different in each row of a wave. By its heading it is taken even where
 * a few stand twice; without a telling heading only where its codes come again in the other wave.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/table/date_text.h"
#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"
#include "indicators/programme/schema.h"

static const char *say(const study *of, drafting_text text, const char *first, const char *second) {
    return drafting_say(of->arena, of->language, text, first, second);
}

/* -- words for waves -- */

void study_wave_words(study *of) {
    static const struct wave_word tests[] = {
        {"pretest", PROGRAMME_PRE}, {"posttest", PROGRAMME_POST}, {"postest", PROGRAMME_POST}};
    enum { TESTS = sizeof tests / sizeof *tests };
    const name_index *known = schema_word_index(of->arena, SET_WAVE);
    struct wave_word *words = baremo_arena_array(of->arena, known->count + TESTS, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; i < known->count; i++) {
        const char *word = heading_words(of->arena, known->texts[i]);
        if (*word)
            words[count++] = (struct wave_word){word, known->values[i]};
    }
    for (size_t i = 0; i < TESTS; i++)
        words[count++] = tests[i];
    of->wave_words = words;
    of->wave_word_count = count;
}

int study_wave_in(const study *of, const char *text) {
    const char *words = heading_words(of->arena, text);
    int found = -1;
    for (size_t i = 0; i < of->wave_word_count; i++) {
        const struct wave_word *word = &of->wave_words[i];
        if (!heading_has_words(words, word->words))
            continue;
        if (found >= 0 && found != word->wave)
            return -1;
        found = word->wave;
    }
    return found;
}

/* -- two columns of one question -- */

/* The heading without its word for a wave; NULL where it has none. */
static const char *base_of(const study *of, const char *heading, int *wave) {
    const char *words = heading_words(of->arena, heading);
    size_t all = strlen(words);
    for (size_t i = 0; i < of->wave_word_count; i++) {
        const char *word = of->wave_words[i].words;
        size_t length = strlen(word);
        *wave = of->wave_words[i].wave;
        if (all <= length + 1)
            continue;
        if (strncmp(words, word, length) == 0 && words[length] == '_')
            return words + length + 1;
        if (strcmp(words + all - length, word) == 0 && words[all - length - 1] == '_')
            return baremo_arena_copy(of->arena, words, all - length - 1);
    }
    return NULL;
}

static study_column *fellow_of(const study *of, const study_column *before, const char *base) {
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *other = &of->columns[i];
        int wave = -1;
        if (other == before || other->role != STUDY_ITEM || other->stem)
            continue;
        const char *own = base_of(of, other->heading, &wave);
        if (own && wave == PROGRAMME_POST && strcmp(own, base) == 0)
            return other;
    }
    return NULL;
}

static void find_pairs(study *of) {
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        int wave = -1;
        if (column->role != STUDY_ITEM || column->stem)
            continue;
        const char *base = base_of(of, column->heading, &wave);
        study_column *later = base && wave == PROGRAMME_PRE ? fellow_of(of, column, base) : NULL;
        if (!later)
            continue;
        column->later = later;
        column->base = base;
        later->role = STUDY_PART;
        if (!of->design_note)
            of->design_note = say(of, DRAFTING_WAVE_WIDE, column->heading, NULL);
        of->design = PROGRAMME_RETROSPECTIVE;
    }
}

/* -- a column of waves -- */

/* 1, 2 (, 3) or 0, 1 (, 2). */
static bool counts_up(const study_answer *const *answers, size_t count) {
    bool seen[4] = {false};
    for (size_t i = 0; i < count; i++) {
        double number = answers[i]->number;
        if (baremo_is_missing(number) || number < 0 || number > 3 || number != floor(number))
            return false;
        seen[(int)number] = true;
    }
    return seen[1] && ((seen[0] && (count == 2 || seen[2])) ||
                       (!seen[0] && seen[2] && (count == 2 || seen[3])));
}

static const char *list_of(study *of, const study_answer *const *answers, size_t count) {
    const char *list = NULL;
    for (size_t i = 0; i < count; i++)
        study_list_add(of, &list, answers[i]->text);
    return list;
}

static void take_wave(study *of, study_column *column, const study_answer *const *answers,
                      size_t count) {
    int reason;
    bool plain = true;
    of->wave = column;
    column->role = STUDY_WAVE;
    of->wave_note = say(of, DRAFTING_WAVE_FOUND, list_of(of, answers, count), NULL);
    const name_index *words = schema_word_index(of->arena, SET_WAVE);
    for (size_t i = 0; i < count; i++)
        plain = plain && name_index_find(words, answers[i]->text, &reason);
    for (int wave = 0; plain && wave < PROGRAMME_WAVES; wave++)
        of->wave_labels[wave] = NULL;
}

static bool names_waves(study *of, study_column *column) {
    const study_answer **answers;
    size_t count = study_answers(column, &answers, of->arena);
    const char *labels[PROGRAMME_WAVES] = {NULL};
    if (column->many || count < 2 || count > 3)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *text = answers[i]->label ? answers[i]->label : answers[i]->text;
        int wave = study_wave_in(of, text);
        if (wave < 0 || labels[wave])
            return false;
        labels[wave] = answers[i]->text;
    }
    if (!labels[PROGRAMME_PRE] || !labels[PROGRAMME_POST])
        return false;
    memcpy(of->wave_labels, labels, sizeof labels);
    take_wave(of, column, answers, count);
    return true;
}

static int by_number(const void *a, const void *b) {
    const study_answer *const *first = a, *const *second = b;
    return ((*first)->number > (*second)->number) - ((*first)->number < (*second)->number);
}

/* A heading that announces waves: numbers are in their order, of words a person must say it. */
static bool announces_waves(study *of, study_column *column) {
    const study_answer **answers;
    size_t count = study_answers(column, &answers, of->arena);
    if (column->many || count < 2 || count > 3 || column->filled < 4 ||
        !(heading_means(of->book, column->heading, HEADING_WAVE, HEADING_WHOLE) ||
          heading_means(of->book, column->heading, HEADING_WAVE, HEADING_WITHIN)))
        return false;
    bool numbered = counts_up(answers, count);
    if (numbered) {
        qsort(answers, count, sizeof *answers, by_number);
        for (size_t i = 0; i < count; i++)
            of->wave_labels[i] = answers[i]->text;
    }
    take_wave(of, column, answers, count);
    of->wave_undecided = !numbered;
    if (!numbered)
        of->wave_note =
            say(of, DRAFTING_WAVE_UNKNOWN, column->heading, list_of(of, answers, count));
    return true;
}

static void find_wave_column(study *of) {
    for (int pass = 0; pass < 2 && !of->wave; pass++)
        for (size_t i = 0; i < of->column_count && !of->wave; i++) {
            study_column *column = &of->columns[i];
            if (column->role == STUDY_ITEM && !column->stem)
                (void)(pass == 0 ? names_waves(of, column) : announces_waves(of, column));
        }
}

/* -- when -- */

static void widen(int *first, int *last, int year) {
    if (!*first || year < *first)
        *first = year;
    if (year > *last)
        *last = year;
}

static void read_years(study *of, const study_column *column, size_t file) {
    const baremo_column *cells = column->columns[file];
    for (size_t i = 1; cells && i < cells->text_count; i++) {
        date_text date;
        if (!date_text_read(cells->texts[i], &date))
            continue;
        int year = date.year + (date.short_year && date.year < 100 ? 2000 : 0);
        widen(&of->first_year, &of->last_year, year);
        if (of->file_count > 1 && (!of->wave_years[file] || year > of->wave_years[file]))
            of->wave_years[file] = year;
    }
}

static void find_years(study *of) {
    for (size_t i = 0; i < of->column_count && !of->last_year; i++)
        for (size_t file = 0; file < of->file_count; file++)
            if (of->columns[i].role == STUDY_TIME)
                read_years(of, &of->columns[i], file);
}

void study_waves(study *of) {
    of->design = PROGRAMME_SINGLE;
    find_years(of);
    if (of->file_count < 2)
        find_pairs(of);
    if (of->file_count < 2 && of->design == PROGRAMME_SINGLE)
        find_wave_column(of);
    study_respondents(of);
    if (of->wave)
        of->least = of->wave->answer_count + 1;
    else if (of->file_count > 1 || of->design_note)
        of->least = STUDY_FILES + 1;
}
