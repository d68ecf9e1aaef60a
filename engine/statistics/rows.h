/* Rows of estimates that rest on the same cases: what every procedure's report writes with. */
#ifndef BAREMO_STATISTICS_ROWS_H
#define BAREMO_STATISTICS_ROWS_H

#include <baremo/estimate.h>

/** Two limits; missing where there are none, infinite where a side is open. */
typedef struct baremo_interval {
    double low, high;
} baremo_interval;

/** No limits. */
baremo_interval baremo_interval_none(void);

/** Where rows go and what they share. */
typedef struct baremo_rows {
    baremo_estimates *estimates;
    const char *subject; /**< NULL: the procedure's own */
    double n, missing;   /**< cases used and left out */
    double level;        /**< of the intervals */
} baremo_rows;

/** Adds a value, or the reason why there is none when it is missing. */
baremo_estimate *baremo_rows_value(const baremo_rows *rows, const char *statistic, double value,
                                   const char *reason);

/** The same with the method that made the value. */
baremo_estimate *baremo_rows_method(const baremo_rows *rows, const char *statistic, double value,
                                    const char *method, const char *reason);

/** Adds a value with its limits and the method that made them. Limits may stand without a value (an
 * odds ratio with an empty cell), and a value without limits; `reason` is the note of either. */
baremo_estimate *baremo_rows_interval(const baremo_rows *rows, const char *statistic, double value,
                                      baremo_interval limits, const char *method,
                                      const char *reason);

#endif
