/* The language of an export, from the small words of its headings and answers; ¿ is Spanish. */
#include "indicators/drafting/language.h"

#include <string.h>

#include "indicators/drafting/heading_words.h"

enum { LEAST_WORDS = 4 };

static const struct {
    const char *language, *words;
} languages[] = {
#define LANGUAGE_WORDS(language, words) {language, words},
#include "indicators/drafting/language.def"
#undef LANGUAGE_WORDS
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static bool lists(const char *words, const char *word, size_t length) {
    for (const char *at = words; *at;) {
        size_t own = strcspn(at, " ");
        if (own == length && strncmp(at, word, length) == 0)
            return true;
        at += own + (at[own] == ' ');
    }
    return false;
}

static void count_text(baremo_arena *arena, const char *text, size_t *counts) {
    const char *words = heading_words(arena, text);
    for (size_t i = 0; strstr(text, "¿") && i < LANGUAGES; i++)
        counts[i] += strcmp(languages[i].language, "es") == 0 ? LEAST_WORDS / 2 : 0;
    while (*words) {
        size_t length = strcspn(words, "_");
        for (size_t i = 0; i < LANGUAGES; i++)
            counts[i] += lists(languages[i].words, words, length);
        words += length + (words[length] == '_');
    }
}

const char *language_of(const study *of) {
    size_t counts[LANGUAGES] = {0}, best = 0;
    baremo_arena *scratch = baremo_arena_new(of->arena);
    for (size_t i = 0; i < of->column_count; i++) {
        const study_column *column = &of->columns[i];
        bool closed = study_closed(of, column);
        count_text(scratch, column->heading, counts);
        for (size_t k = 0; k < column->answer_count && closed; k++)
            count_text(scratch,
                       column->answers[k].label ? column->answers[k].label
                                                : column->answers[k].text,
                       counts);
    }
    baremo_arena_free(scratch);
    size_t second = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        best = counts[i] > counts[best] ? i : best;
    for (size_t i = 0; i < LANGUAGES; i++)
        second = i != best && counts[i] > second ? counts[i] : second;
    bool clear = counts[best] >= LEAST_WORDS && 2 * counts[best] >= 3 * second;
    return clear ? languages[best].language : "en";
}
