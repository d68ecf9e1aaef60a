/* What headings say of their columns: heading_words.def. */
#ifndef INDICATORS_DRAFTING_HEADING_WORDS_H
#define INDICATORS_DRAFTING_HEADING_WORDS_H

#include <stdbool.h>

#include <baremo/arena.h>

typedef enum heading_meaning {
    HEADING_TECHNICAL,
    HEADING_TECHNICAL_KOBO,
    HEADING_TECHNICAL_QUALTRICS,
    HEADING_TECHNICAL_GOOGLE,
    HEADING_TECHNICAL_LIMESURVEY,
    HEADING_TIME,
    HEADING_PERSONAL,
    HEADING_RESPONDENT,
    HEADING_NO_RESPONDENT,
    HEADING_WAVE,
    HEADING_WEIGHT,
    HEADING_COUNT,
    HEADING_OPEN,
    HEADING_KOBO,
    HEADING_GOOGLE,
    HEADING_LIMESURVEY,
    HEADING_QUALTRICS
} heading_meaning;

typedef enum heading_how { HEADING_WHOLE, HEADING_WITHIN } heading_how;

/** heading_words.def with its words made ready to be compared. */
typedef struct heading_book heading_book;
heading_book *heading_book_new(baremo_arena *arena);

/** Whether heading_words.def says this of a heading. */
bool heading_means(const heading_book *book, const char *heading, heading_meaning meaning,
                   heading_how how);

/** The words of a text: folded, without accents and marks, with one `_` between them. */
char *heading_words(baremo_arena *arena, const char *text);

/** Whether words stand in others, word by word; both from heading_words(). */
bool heading_has_words(const char *words, const char *wanted);

#endif
