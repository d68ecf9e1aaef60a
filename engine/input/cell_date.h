/* Dates and times as spreadsheets store them: days since a start. */
#ifndef BAREMO_ENGINE_INPUT_CELL_DATE_H
#define BAREMO_ENGINE_INPUT_CELL_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

/** How a number format shows a number. */
typedef enum cell_format {
    CELL_FORMAT_NUMBER,
    CELL_FORMAT_DATE,
    CELL_FORMAT_MONTH, /**< month and year: 2018-07 */
    CELL_FORMAT_YEAR,
    CELL_FORMAT_TIME,
    CELL_FORMAT_DATE_TIME,
    CELL_FORMAT_ELAPSED, /**< hours beyond 24 */
    CELL_FORMAT_PADDED   /**< 0000: a code */
} cell_format;

/** What a format code shows. `*digits`: of a padded one all, of a plain number its decimals, else 0
 * or more. */
cell_format cell_format_of(const char *code, int *digits);

/** What a format that is known by number shows (ECMA-376 part 1, 18.8.30). */
cell_format cell_format_builtin(unsigned number, int *digits);

/** A number's text with the zeros that its format shows: 1.1 as 1.10, which may be an identifier.
 * Whole numbers stay as they are. Returns `text` when there is nothing to add. */
const char *cell_number_shown(const char *text, int decimals, baremo_arena *arena);

/** A serial number as text. `*quirk`: it is a day that only Excel knows.
 *  none    NULL when it is no date
 */
const char *cell_date_text(double serial, cell_format format, bool from_1904, bool *quirk,
                           baremo_arena *arena);

/** An ISO date as files write it, without the seconds' fractions and without a time of midnight.
 *  none    NULL when there is no such day or time
 */
const char *cell_iso_date(const char *text, baremo_arena *arena);

/** How much of an ISO day is shown, where the text shown may name only its month ("jul 18",
 * "2018-07") or its year: 7, 4, or the length of `day`. */
size_t cell_date_shown(const char *day, const char *shown);

#endif
