/* Months in words: "January 2019", "ene-19", "déc. 2020". */
#ifndef BAREMO_ENGINE_BASE_PERIOD_WORDS_H
#define BAREMO_ENGINE_BASE_PERIOD_WORDS_H

#include <stdbool.h>

/** Reads the name of a month in English, Spanish or French, whole or short, and the year behind it.
 * A year of two digits is of this century and stands behind `-`, `/` or an apostrophe: "May 19" may
 * be a day. */
bool period_words_read(const char *text, int *year, int *month);

#endif
