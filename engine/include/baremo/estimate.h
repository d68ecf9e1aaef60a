/* baremo: estimates, the rows that every statistical procedure writes.
 *
 * A procedure's pure function fills a struct of its own; its `report` function turns the struct into estimates. The
 * command `baremo stat` prints them, the evaluation copies them into the results. What could not be computed is an
 * estimate with a missing value and a note that says why: never a zero, never left out.
 */
#ifndef BAREMO_ESTIMATE_H
#define BAREMO_ESTIMATE_H

#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/number.h>

typedef struct baremo_estimate {
    const char *subject;   /**< item, category, pair of groups, study ...; NULL: the procedure's own */
    const char *statistic; /**< the id of procedures.md: "t.p" */
    double value;          /**< missing: see note */
    double low, high;      /**< missing: none; may be infinite */
    double level;          /**< of the interval, as a fraction, as reached; missing without one */
    double n;              /**< what it rests on; missing where it has no meaning */
    double missing;        /**< what was left out of it; missing where it has no meaning */
    const char *method;    /**< what was really done: "wilcoxon exact"; NULL: nothing to say */
    const char *note;      /**< why there is no value, or a text result; NULL: none */
} baremo_estimate;

typedef struct baremo_estimates {
    baremo_arena *arena;
    baremo_estimate *rows;
    size_t count, capacity;
} baremo_estimates;

/** An empty list in an arena. */
baremo_estimates *baremo_estimates_new(baremo_arena *arena);

/** Adds a row: value without interval. Texts are borrowed: literals or texts in the list's arena.
 *  The row may be completed through the pointer until the next one is added. Infinities only where the
 *  definition of the statistic allows them. */
baremo_estimate *baremo_estimates_add(baremo_estimates *estimates, const char *subject,
                                      const char *statistic, double value);

/** Adds a row that says why there is no value. */
baremo_estimate *baremo_estimates_none(baremo_estimates *estimates, const char *subject,
                                       const char *statistic, const char *note);

/** Puts an interval on a row. */
void baremo_estimate_interval(baremo_estimate *estimate, double low, double high, double level);

#endif
