/* The encoding of a text file: by its mark, else UTF-8, else Windows-1252. */
#ifndef BAREMO_ENGINE_INPUT_ENCODING_H
#define BAREMO_ENGINE_INPUT_ENCODING_H

#include "engine/input/format.h"

/** The file's bytes as a superset of ASCII: what is UTF-16 is decoded, everything else stands as it
 * is. */
typedef struct encoded_text {
    source bytes;
    size_t start, end; /**< without the mark, and without what programs leave at the end */
    const char *name;  /**< "UTF-8", "UTF-8 with BOM", "UTF-16" */
    bool by_mark;      /**< the file itself says so */
    bool control_z;    /**< a DOS end-of-file byte was left out */
    size_t padding;    /**< NUL bytes left out at the end */
} encoded_text;

/** Finds the encoding and decodes UTF-16 into `scratch`.
 *  errors  BAREMO_DATA with a diagnostic: UTF-16 without mark, UTF-32, broken UTF-16; BAREMO_IO
 */
baremo_status encoding_open(input_reader *reader, encoded_text *text);

/** A Windows-1252 text as UTF-8. Bytes that have no meaning there become U+FFFD; `*undefined`
 * counts them. */
char *encoding_from_1252(const char *bytes, size_t length, size_t *undefined, baremo_arena *arena);

/** Whether a byte that is not valid UTF-8 begins an overlong form, which no Western text holds. */
bool encoding_overlong(const char *bytes, size_t length, size_t at);

#endif
