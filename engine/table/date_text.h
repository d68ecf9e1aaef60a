/* One text read as a date, and what is doubtful about it. */
#ifndef BAREMO_ENGINE_TABLE_DATE_TEXT_H
#define BAREMO_ENGINE_TABLE_DATE_TEXT_H

#include <stdbool.h>

typedef enum date_form {
    DATE_YEAR_FIRST, /**< 2018-07-15, 2018/07/15 */
    DATE_DAY_MONTH,  /**< 15/07/2018, 7/15/2018, 15.07.2018 */
    DATE_WEEK,       /**< 2018-W07-1 */
    DATE_WORDS       /**< 15 July 2018, 15 de julio de 2018, 15-jul-18 */
} date_form;

typedef struct date_text {
    date_form form;
    int first, second, year; /**< year first: month and day; else as written */
    bool short_year;         /**< two digits */
    bool day_first;          /**< exists as day/month (year first: exists) */
    bool month_first;        /**< exists as month/day */
    bool has_time, time_fits;
    int day; /**< day number, as day/month; only where day_first */
} date_text;

/** Whether the text has the form of a date, existing or not, with or without a time behind it. */
bool date_text_read(const char *text, date_text *date);

#endif
