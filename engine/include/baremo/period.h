/* baremo: periods of evaluation, from a school year to a day. */
#ifndef BAREMO_PERIOD_H
#define BAREMO_PERIOD_H

#include <stdbool.h>

#include <baremo/arena.h>

/** Grain, coarse to fine. A school year (2017/18) is as coarse as a year and runs from September to August. */
typedef enum baremo_period_grain {
    BAREMO_PERIOD_NONE = 0,
    BAREMO_PERIOD_YEAR,
    BAREMO_PERIOD_SCHOOL_YEAR,
    BAREMO_PERIOD_HALF,
    BAREMO_PERIOD_QUARTER,
    BAREMO_PERIOD_MONTH,
    BAREMO_PERIOD_DAY
} baremo_period_grain;

/** A period. Days are counted from 1970-01-01 (proleptic Gregorian). `grain` NONE: no period. */
typedef struct baremo_period {
    baremo_period_grain grain;
    int first_day;
    int last_day; /**< inclusive */
} baremo_period;

/** Reads 2018, 2018-Q3 (2018-T3), 2018-S2 (2018-H2), 2018-07, 2018-07-15, 15/07/2018, 2017/18 (2017-2018 too).
 *  false: not a period. */
bool baremo_period_parse(const char *text, baremo_period *period);

/** The canonical text: 2018, 2017/18, 2018-S2, 2018-Q3, 2018-07, 2018-07-15. Empty for no period. */
char *baremo_period_text(baremo_arena *arena, baremo_period period);

/** The same length of time before or after, by `steps` (negative: before). */
baremo_period baremo_period_step(baremo_period period, int steps);

/** The period of a coarser or equal grain that holds this one; grain NONE when there is none. */
baremo_period baremo_period_coarsen(baremo_period period, baremo_period_grain grain);

bool baremo_period_equal(baremo_period a, baremo_period b);
bool baremo_period_within(baremo_period inner, baremo_period outer);

/** By first day, then longer before shorter: <0, 0, >0. */
int baremo_period_compare(baremo_period a, baremo_period b);

/** Steps of a's grain from a to b (b of the same grain). */
int baremo_period_distance(baremo_period a, baremo_period b);

/** "2018-12-31" of a day number. */
char *baremo_day_text(baremo_arena *arena, int day);
/** Year, month (1..12) and day (1..31) of a day number. */
void baremo_day_split(int day, int *year, int *month, int *day_of_month);
/** The day number; false when there is no such day. */
bool baremo_day_make(int year, int month, int day_of_month, int *day);

#endif
