/* The waves of a respondent side by side. */
#ifndef BAREMO_STATISTICS_RUNNER_PIVOT_H
#define BAREMO_STATISTICS_RUNNER_PIVOT_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/table.h>

/** What a long table is pivoted by. */
typedef struct runner_pivot {
    const uint32_t *respondents; /**< one a row: a text's code, 0 is blank */
    const uint32_t *identities;  /**< one a text, or NULL: see identities.h */
    const uint32_t *waves;       /**< one a row: a text's code */
    const int *wave_of;          /**< one a text: the wave wanted, or one of the two below */
    size_t wave_count;
} runner_pivot;
enum { RUNNER_WAVE_BLANK = -1, RUNNER_WAVE_OTHER = -2 };

/** Two rows of a respondent in a wave. */
typedef struct runner_repeat {
    uint32_t first, second;
    uint32_t wave;
} runner_repeat;
enum { RUNNER_REPEATS = 21 };

/** Respondents in the order of their first row, with the row of each wave. */
typedef struct runner_cases {
    size_t count;
    uint32_t **rows;                       /**< [wave][case], RUNNER_NO_ROW where there is none */
    uint32_t *first_rows;                  /**< the first row of each case */
    size_t repeat_count;                   /**< rows too many */
    runner_repeat repeats[RUNNER_REPEATS]; /**< the first of them */
} runner_cases;

/** Pivots the given rows. Rows of other waves are passed over; a row without a wave counts as a
 * respondent without answers, and a row without a respondent as one of his own. */
runner_cases runner_pivot_rows(const runner_pivot *pivot, const uint32_t *rows, size_t count,
                               baremo_arena *arena);

#endif
