/* Sets of answers that everybody knows, in their order: answer_sets.def. */
#ifndef INDICATORS_DRAFTING_ANSWER_SETS_H
#define INDICATORS_DRAFTING_ANSWER_SETS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

enum { ANSWER_RUNGS = 9, ANSWER_WORDINGS = 12 };

typedef struct answer_rung {
    const char *keys[ANSWER_WORDINGS]; /**< baremo_text_key() of each wording */
    size_t key_count;
    const char *wording; /**< the first */
    bool optional;       /**< not every questionnaire offers it */
} answer_rung;

typedef struct answer_set {
    const char *name, *language;
    bool yes_no;                     /**< two answers, no before yes */
    answer_rung rungs[ANSWER_RUNGS]; /**< from the lowest */
    size_t rung_count;
} answer_set;

/** All of answer_sets.def. */
const answer_set *answer_sets(baremo_arena *arena, size_t *count);

/** The rung of a wording, or -1. */
int answer_set_rung(const answer_set *set, const char *key);

/** The set in which all of the answers stand, each on a rung of its own; the one with the fewest
 * rungs of several. none  NULL; `*near` is then a set in which half of them and two at least stand,
 * or NULL
 */
const answer_set *answer_set_of(const answer_set *sets, size_t set_count, const char *const *keys,
                                size_t count, const answer_set **near);

#endif
