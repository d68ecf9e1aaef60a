/* Words of headings. A heading of a group or question is compared by its last part too:
 * `group/question`. */
#include "indicators/drafting/heading_words.h"

#include <string.h>

#include <baremo/text.h>

typedef struct heading_entry {
    heading_meaning meaning;
    heading_how how;
    const char *words;
} heading_entry;

static const heading_entry entries[] = {
#define HEADING_WORD(meaning, how, words) {HEADING_##meaning, HEADING_##how, words},
#include "indicators/drafting/heading_words.def"
#undef HEADING_WORD
};

/* Letters and digits of ASCII and everything beyond it but marks of punctuation. */
static bool is_letter(unsigned code) {
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
               (code >= 'A' && code <= 'Z');
    return code >= 0xC0 && !(code >= 0x2000 && code <= 0x206F);
}

char *heading_words(baremo_arena *arena, const char *text) {
    const char *key = baremo_text_key(arena, text);
    char *words = baremo_arena_copy(arena, key, strlen(key)), *write = words;
    unsigned code = 0;
    for (size_t step; (step = baremo_text_next(key, &code)) > 0; key += step) {
        if (is_letter(code)) {
            memcpy(write, key, step);
            write += step;
        } else if (write > words && write[-1] != '_')
            *write++ = '_';
    }
    if (write > words && write[-1] == '_')
        write--;
    *write = '\0';
    return words;
}

bool heading_has_words(const char *words, const char *wanted) {
    size_t length = strlen(wanted);
    for (const char *at = strstr(words, wanted); at && length; at = strstr(at + 1, wanted))
        if ((at == words || at[-1] == '_') && (at[length] == '\0' || at[length] == '_'))
            return true;
    return false;
}

/* The heading behind its groups. */
static const char *behind_groups(const char *heading) {
    const char *slash = strrchr(heading, '/');
    return slash && slash[1] ? slash + 1 : heading;
}

static bool is_whole(baremo_arena *arena, const char *heading, const char *word) {
    const char *key = baremo_text_key(arena, word);
    if (strcmp(baremo_text_key(arena, heading), key) == 0 ||
        strcmp(baremo_text_key(arena, behind_groups(heading)), key) == 0)
        return true;
    const char *words = heading_words(arena, heading);
    return *heading != '_' && *words && strcmp(words, heading_words(arena, word)) == 0 &&
           *word != '_';
}

static bool entry_fits(baremo_arena *arena, const heading_entry *entry, const char *heading) {
    const char *words = heading_words(arena, heading);
    for (const char *at = entry->words; *at;) {
        size_t length = strcspn(at, "|");
        const char *word = baremo_arena_copy(arena, at, length);
        if (entry->how == HEADING_WHOLE ? is_whole(arena, heading, word)
                                        : heading_has_words(words, heading_words(arena, word)))
            return true;
        at += length + (at[length] == '|');
    }
    return false;
}

bool heading_means(baremo_arena *arena, const char *heading, heading_meaning meaning,
                   heading_how how) {
    baremo_arena *scratch = baremo_arena_new(arena);
    bool means = false;
    for (size_t i = 0; i < sizeof entries / sizeof *entries && !means; i++)
        means = entries[i].meaning == meaning && entries[i].how == how &&
                entry_fits(scratch, &entries[i], heading);
    baremo_arena_free(scratch);
    return means;
}
