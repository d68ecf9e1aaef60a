/* Wilcoxon's signed rank test, with both ways of treating differences of zero. */
#ifndef BAREMO_STATISTICS_SIGNED_RANKS_H
#define BAREMO_STATISTICS_SIGNED_RANKS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/exact_ranks.h"

/** Why there is no exact distribution. */
typedef enum baremo_exact_none {
    BAREMO_EXACT_DONE,
    BAREMO_EXACT_LIMIT, /**< more observations than --exact-limit */
    BAREMO_EXACT_MEMORY /**< the table would be larger than 64 MiB */
} baremo_exact_none;

/** The note of a row that has no exact value. */
const char *baremo_exact_note(baremo_arena *arena, baremo_exact_none why, size_t limit);

typedef struct baremo_signed_ranks {
    double w_plus, w_minus;
    size_t nonzero;
    baremo_exact_none exact_none;
    double p_exact, p_greater, p_less, p_mid; /**< missing unless exact_none is DONE */
    double z;                                 /**< missing when all differences are zero */
    double p_asymptotic, p_corrected;
} baremo_signed_ranks;

/** The test of symmetry about zero.
 *
 *  in      differences in ascending order, whole numbers; `pratt`: zeros are ranked, then their
 * ranks dropped (else zeros are dropped, then the others ranked) out     two-sided p = P(|W - E| >=
 * |w - E|) given the midranks; z without continuity correction none    all zero: z is missing,
 * every p is 1 source  Wilcoxon (1945) Biometrics Bull. 1:80; Pratt (1959) JASA 54:655; exact as
 * R 4.2 coin::wilcoxsign_test
 */
baremo_signed_ranks baremo_signed_rank_test(baremo_arena *scratch, const double *sorted,
                                            size_t count, bool pratt, size_t exact_limit);

#endif
