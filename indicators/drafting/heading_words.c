/* Words of headings. A heading of a group or question is compared by its last part too:
 * `group/question`. */
#include "indicators/drafting/heading_words.h"

#include <string.h>

#include <baremo/text.h>

typedef struct heading_source {
    heading_meaning meaning;
    heading_how how;
    const char *words;
} heading_source;

static const heading_source sources[] = {
#define HEADING_WORD(meaning, how, words) {HEADING_##meaning, HEADING_##how, words},
#include "indicators/drafting/heading_words.def"
#undef HEADING_WORD
};

/* One of the words of a line. */
typedef struct heading_entry {
    heading_meaning meaning;
    heading_how how;
    const char *key;   /* baremo_text_key() */
    const char *words; /* heading_words() */
    bool of_platform;  /* begins with `_` */
} heading_entry;

struct heading_book {
    baremo_arena *arena;
    heading_entry *entries;
    size_t count, capacity;
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

static void add_line(heading_book *book, const heading_source *source) {
    for (const char *at = source->words; *at;) {
        size_t length = strcspn(at, "|");
        const char *word = baremo_arena_copy(book->arena, at, length);
        BAREMO_ARENA_RESERVE(book->arena, book->entries, book->count, book->capacity);
        book->entries[book->count++] = (heading_entry){.meaning = source->meaning,
                                                       .how = source->how,
                                                       .key = baremo_text_key(book->arena, word),
                                                       .words = heading_words(book->arena, word),
                                                       .of_platform = *word == '_'};
        at += length + (at[length] == '|');
    }
}

heading_book *heading_book_new(baremo_arena *arena) {
    heading_book *book = baremo_arena_alloc(arena, sizeof *book);
    book->arena = arena;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        add_line(book, &sources[i]);
    return book;
}

/* A heading made ready in the same way. */
typedef struct heading_ready {
    const char *key, *last_key; /* the whole, and behind its groups */
    const char *words;
    bool of_platform;
} heading_ready;

static bool entry_fits(const heading_entry *entry, const heading_ready *heading) {
    if (entry->how == HEADING_WITHIN)
        return heading_has_words(heading->words, entry->words);
    if (strcmp(heading->key, entry->key) == 0 || strcmp(heading->last_key, entry->key) == 0)
        return true;
    return !heading->of_platform && !entry->of_platform && *heading->words &&
           strcmp(heading->words, entry->words) == 0;
}

bool heading_means(const heading_book *book, const char *heading, heading_meaning meaning,
                   heading_how how) {
    baremo_arena *scratch = baremo_arena_new(book->arena);
    const heading_ready ready = {.key = baremo_text_key(scratch, heading),
                                 .last_key = baremo_text_key(scratch, behind_groups(heading)),
                                 .words = heading_words(scratch, heading),
                                 .of_platform = *heading == '_'};
    bool means = false;
    for (size_t i = 0; i < book->count && !means; i++)
        means = book->entries[i].meaning == meaning && book->entries[i].how == how &&
                entry_fits(&book->entries[i], &ready);
    baremo_arena_free(scratch);
    return means;
}
