/* How many lines a text takes when it is wrapped. */
#ifndef REPORTS_FORMATS_XLSX_LINES_H
#define REPORTS_FORMATS_XLSX_LINES_H

#include <stddef.h>

/** Lines of a text broken at spaces into at most `width` columns (at least 1); a longer word is
 * broken where it must. */
size_t xlsx_line_count(const char *text, double width);

/** Columns of the longest word. */
size_t xlsx_longest_word(const char *text);

#endif
