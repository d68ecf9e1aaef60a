/* One text read as a number, under either decimal mark. */
#ifndef BAREMO_ENGINE_TABLE_NUMERAL_H
#define BAREMO_ENGINE_TABLE_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

/** What a number says about the decimal mark of its column. */
typedef enum numeral_proof {
    NUMERAL_NEUTRAL, /**< no mark that matters: 12, -3, 1e5 */
    NUMERAL_POINT,   /**< only a decimal point makes sense: 1.5, 1,234.50 */
    NUMERAL_COMMA,   /**< only a decimal comma makes sense: 1,5, 1.234,50 */
    NUMERAL_EITHER   /**< 1.234, 1,234 */
} numeral_proof;

typedef enum numeral_flag {
    NUMERAL_PERCENT = 1,
    NUMERAL_MINUS = 2,      /**< another minus than a hyphen before the number */
    NUMERAL_APOSTROPHE = 4, /**< apostrophes between the thousands */
    NUMERAL_OVERFLOW = 8,
    NUMERAL_UNDERFLOW = 16,
    NUMERAL_DIGITS = 32,     /**< a whole number beyond 2^53 */
    NUMERAL_ZERO_FIRST = 64, /**< 007: a code rather than a number */
    NUMERAL_EXPONENT = 128
} numeral_flag;

typedef struct numeral {
    numeral_proof proof;
    double as_point, as_comma; /**< missing where the text cannot be read so */
    int decimals_point, decimals_comma;
    unsigned flags;
    const char *currency; /**< "EUR" ..., NULL: none */
    const char *group;    /**< thousands mark: ".", ",", " ", "'"; "" for none */
    size_t digits;
} numeral;

/** Reads digits with marks, sign, exponent, percent sign and currency. Nothing else is a number: no
 * words, no hexadecimal, no digits of other scripts. `text` has no outer spaces.
 */
bool numeral_read(const char *text, numeral *number);

#endif
