/* The numbers of a file of SPSS or Stata: gathered in blocks of cases, and coded column by column
 * on all cores. */
#ifndef BAREMO_ENGINE_INPUT_STATISTICS_NUMBERS_H
#define BAREMO_ENGINE_INPUT_STATISTICS_NUMBERS_H

#include <readstat.h>

#include "engine/input/sheet.h"

typedef enum variable_calendar {
    NO_CALENDAR,
    SPSS_SECONDS, /**< since 1582-10-14 */
    STATA_DAYS,   /**< since 1960 */
    STATA_MILLISECONDS,
    STATA_MONTHS,
    STATA_QUARTERS,
    STATA_HALVES,
    SPSS_MONTHS, /**< seconds, shown as a month */
    SPSS_QUARTERS
} variable_calendar;

/** A variable of numbers. */
typedef struct number_variable {
    variable_calendar calendar;
    double *lows, *highs; /**< ranges of user-missing values */
    size_t range_count;
    sheet_column *column;
    uint64_t *keys; /**< of the block's cases; NULL: a variable of texts */
} number_variable;

typedef struct statistics_numbers {
    sheet *cells;
    number_variable *variables; /**< all of the file's */
    size_t count, capacity;
    size_t block_rows;          /**< cases in a block; 0: none begun */
    size_t first_row, last_row; /**< cases of the block, from 0; [first, last) */
} statistics_numbers;

/** Adds a variable, before the first case. */
void statistics_numbers_add_variable(statistics_numbers *numbers, readstat_variable_t *about);

/** Keeps a number; system-missing ones are blank.
 *  errors  BAREMO_NO_MEMORY
 */
baremo_status statistics_numbers_put(statistics_numbers *numbers, size_t row, size_t variable,
                                     readstat_value_t value);

/** Codes what is left. errors  BAREMO_NO_MEMORY */
baremo_status statistics_numbers_finish(statistics_numbers *numbers);

/** Frees all columns and forgets the variables; may be called again. */
void statistics_numbers_free(statistics_numbers *numbers);

#endif
