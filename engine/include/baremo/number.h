/* baremo: numbers as text, read and written without any locale. */
#ifndef BAREMO_NUMBER_H
#define BAREMO_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/** Inside, a missing number is a NaN; it never reaches an output. */
#define BAREMO_MISSING (__builtin_nan(""))
static inline bool baremo_is_missing(double value) { return value != value; }

/** Room for any number printed by this header. */
#define BAREMO_NUMBER_SIZE 48

/** The shortest text, of at most 17 significant digits, that reads back to the same bits; `.` as decimal, "-0" is
 *  "0", infinities are "Inf" and "-Inf", missing is "". Returns its length. */
size_t baremo_number_print(char buffer[BAREMO_NUMBER_SIZE], double value);

/** A number with a fixed count of decimals for people, rounded half away from zero on its decimal text (2.385 gives
 *  2.39): `decimal_mark` and `group` are the marks of the language ("" for none), at most 15 integer digits are grouped. */
size_t baremo_number_format(char buffer[BAREMO_NUMBER_SIZE], double value, int decimals,
                            const char *decimal_mark, const char *group);

/** Reads `[+-]digits[.digits][e[+-]digits]` with point as decimal and nothing before or behind; exact rounding.
 *  false: not such a number. Overflow gives an infinity, which the caller must refuse. */
bool baremo_number_parse(const char *text, size_t length, double *value);

#endif
