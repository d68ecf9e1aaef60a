/* baremo: UTF-8 text. All texts inside are valid UTF-8 in normal form C and end with a NUL. */
#ifndef BAREMO_TEXT_H
#define BAREMO_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

/** Empty or NULL. */
bool baremo_text_blank(const char *text);

/** Equal, byte by byte; NULL equals NULL and "". */
bool baremo_text_equal(const char *a, const char *b);

/** The key by which names are matched: case folded, accents removed, outer spaces (all of Unicode's, and invisible
 *  characters) trimmed, inner runs of space, `_` and `-` made one `_`. "Población " -> "poblacion". */
char *baremo_text_key(baremo_arena *arena, const char *text);

/** Case folded and in NFC, outer spaces trimmed, accents kept: for respondents' ids and labels. */
char *baremo_text_fold(baremo_arena *arena, const char *text);

/** Offset of the first byte that is not valid UTF-8, or `length`. */
size_t baremo_text_invalid(const char *bytes, size_t length);

/** Number of columns a text takes on a terminal (wide characters 2, combining 0). */
size_t baremo_text_width(const char *text);

/** Byte length of the longest prefix of at most `characters` code points. */
size_t baremo_text_prefix(const char *text, size_t characters);

/** Length in bytes of the code point at `text`, 1 to 4; 0 at the end. `*code` may be NULL. */
size_t baremo_text_next(const char *text, unsigned *code);

/** The parts of a list cell: separated by `;` or `|`, or by `,` where every part is an identifier; trimmed, empty
 *  parts left out. Returns the count, `*parts` an array in the arena. */
size_t baremo_text_list(baremo_arena *arena, const char *text, const char ***parts);

/** Damerau-Levenshtein distance of the keys; used by baremo_text_nearest. */
size_t baremo_text_distance(const char *a, const char *b);

/** The candidate nearest to `text` ("did you mean"), or NULL when none is near (more than a third of the letters
 *  differ, or nothing but a number, as `I9` and `I1`). Candidates may hold NULLs, which are passed over. */
const char *baremo_text_nearest(const char *text, const char *const *candidates, size_t count);

#endif
