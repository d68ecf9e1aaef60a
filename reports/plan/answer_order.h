/* The answers of an ordinal item in the order in which bars show them: unfavourable to the left,
 * favourable to the right, darker outside than inside. */
#ifndef REPORTS_PLAN_ANSWER_ORDER_H
#define REPORTS_PLAN_ANSWER_ORDER_H

#include <baremo/results.h>

/** More answers than these are too many parts for a bar. */
#define ANSWERS_MAX 11

/** An answer in its place. */
typedef struct answer_place {
    size_t answer; /**< index into the item's answers */
    int side; /**< -1 unfavourable, 0 neither, 1 favourable, or no answer is better than another */
    size_t outside; /**< 0 for the outermost of its side, 2 for the innermost, 1 between them */
} answer_place;

/** Whether the item's answers have an order and are few enough. */
bool answers_fit_bar(const baremo_results_item *item);

/** Whether two items have the same labels and the same favourable ones. */
bool answers_are_same(const baremo_results_item *a, const baremo_results_item *b);

/** Fills in one place an answer, of an item that fits. */
void answers_put_in_order(const baremo_results_item *item, answer_place places[ANSWERS_MAX]);

#endif
