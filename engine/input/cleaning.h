/* Makes the distinct texts of columns valid UTF-8 in normal form C without outer spaces. */
#ifndef BAREMO_ENGINE_INPUT_CLEANING_H
#define BAREMO_ENGINE_INPUT_CLEANING_H

#include "engine/table/dictionary.h"

/** What a text had that is worth saying. */
typedef enum cleaning_flag {
    CLEANING_NUL = 1,         /**< a NUL byte: error */
    CLEANING_INVALID = 2,     /**< not UTF-8 where the rest is: error */
    CLEANING_OVERLONG = 4,    /**< an overlong form: error */
    CLEANING_UNDEFINED = 8,   /**< bytes without meaning in Windows-1252 */
    CLEANING_1252 = 16,       /**< was read as Windows-1252 */
    CLEANING_MOJIBAKE = 32,   /**< encoded twice */
    CLEANING_INVISIBLE = 64,  /**< zero-width characters */
    CLEANING_DIRECTION = 128, /**< changes the direction of writing */
    CLEANING_MARK = 256,      /**< a byte order mark inside the file */
    CLEANING_COMPOSED = 512,  /**< was not in normal form C */
    CLEANING_LONG = 1024      /**< more than a cell of Excel holds */
} cleaning_flag;

enum { CLEANING_FLAGS = 11, CLEANING_EXCEL_CELL = 32767 };

/** What a whole column's or file's texts are, before cleaning. */
typedef struct cleaning_scan {
    size_t bytes;          /**< of all texts with their NULs */
    size_t not_plain;      /**< texts that need cleaning */
    size_t utf8, not_utf8; /**< texts with bytes above 7F that are valid UTF-8, or not */
    size_t overlong;
} cleaning_scan;

/** Adds what the texts are to a scan. */
void cleaning_scan_texts(const dictionary *texts, cleaning_scan *scan);
void cleaning_scan_text(const char *text, size_t length, cleaning_scan *scan);

/** How to read bytes that are not UTF-8: from the scans of the whole file. */
typedef enum cleaning_encoding { CLEANING_UTF8, CLEANING_WINDOWS_1252 } cleaning_encoding;
cleaning_encoding cleaning_decide(const cleaning_scan *scan, int by_mark);

/** The cleaned text, in the arena or the text itself; flags are added to `*flags`. */
const char *cleaning_text(const char *text, size_t *length, cleaning_encoding encoding,
                          unsigned *flags, baremo_arena *arena);

#endif
