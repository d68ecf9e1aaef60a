/* What drafts say to people, in three languages: texts.def. */
#ifndef INDICATORS_DRAFTING_TEXTS_H
#define INDICATORS_DRAFTING_TEXTS_H

#include <baremo/arena.h>

typedef enum drafting_text {
#define DRAFTING_TEXT(key, english, spanish, french) DRAFTING_##key,
#include "indicators/drafting/texts.def"
#undef DRAFTING_TEXT
    DRAFTING_TEXT_COUNT
} drafting_text;

/** A text with %1 and %2 filled in; NULL is empty. Languages are "en", "es", "fr". */
char *drafting_say(baremo_arena *arena, const char *language, drafting_text text, const char *first,
                   const char *second);

/** A count as text. */
char *drafting_count(baremo_arena *arena, size_t count);

#endif
