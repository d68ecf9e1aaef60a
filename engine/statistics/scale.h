/* Scale scores from the answers to items. */
#ifndef BAREMO_STATISTICS_SCALE_H
#define BAREMO_STATISTICS_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/procedure.h>

typedef enum baremo_scale_score {
    BAREMO_SCALE_MEAN,
    BAREMO_SCALE_SUM,    /**< mean of the answered items times the number of items */
    BAREMO_SCALE_PERCENT /**< 100 (mean - low)/(high - low) */
} baremo_scale_score;

/** How answers become a score. */
typedef struct baremo_scale {
    size_t item_count;
    const bool *reversed; /**< one an item; NULL: none */
    double low,
        high; /**< the ends of the answers, needed to reverse and for percent; missing: not known */
    double answered; /**< share of the items that must be answered, 0..1 */
    baremo_scale_score score;
} baremo_scale;

/** The answer as it counts: low + high - answer for a reversed item. */
static inline double baremo_scale_answer(const baremo_scale *scale, size_t item, double answer) {
    return scale->reversed && scale->reversed[item] ? scale->low + scale->high - answer : answer;
}

/** The score of one respondent.
 *
 *  in      one answer an item, missing where there is none
 *  none    missing when fewer than answered x item_count - 1e-9 items have an answer, or none has
 */
double baremo_scale_respondent(const baremo_scale *scale, const double *answers);

/** The scores of many: `items[i][row]` is the answer to item i. */
void baremo_scale_respondents(const baremo_scale *scale, const double *const *items, size_t rows,
                              double *scores);

/** Marks the items that a list names: headings, matched by their keys; ranges `q3..q7` in the order
 * of the items; beginnings `q*`. Returns the first name that is no item, or NULL when all were
 * found. */
const char *baremo_scale_reverse(baremo_arena *arena, const char *const *items, size_t item_count,
                                 const char *const *names, size_t name_count, bool *reversed);

/** Reads a scale from a call with the role `items` and the options reverse, min, max, and, where
 *  the procedure has them, answered and score.
 *  errors  BAREMO_INVALID, refused through the call: an unknown item, no ends where they are
 *          needed, an answer outside
 */
baremo_status baremo_scale_of_call(const baremo_call *call, baremo_arena *arena,
                                   baremo_scale *scale);

#endif
