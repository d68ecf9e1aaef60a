/* The waves of a respondent side by side: who answered in which wave, and who did so twice. */
#ifndef BAREMO_ENGINE_TABLE_PIVOT_H
#define BAREMO_ENGINE_TABLE_PIVOT_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/table.h>

/** Where a case has no row in a wave. */
#define TABLE_NO_ROW UINT32_MAX

/** What a long table is pivoted by. */
typedef struct table_pivot {
    const uint32_t *respondents; /**< one a row: a text's code, 0 is blank */
    const uint32_t *identities;  /**< one a text, or NULL: see identities.h */
    const uint32_t *waves;       /**< one a row: a text's code */
    const int *wave_of;          /**< one a text: the wave wanted, or one of the two below */
    size_t wave_count;
} table_pivot;
enum { TABLE_WAVE_BLANK = -1, TABLE_WAVE_OTHER = -2 };

/** Two rows of a respondent in a wave. */
typedef struct table_repeat {
    uint32_t first, second;
    uint32_t wave;
} table_repeat;
enum { TABLE_REPEATS = 21 };

/** Respondents in the order of their first row, with the row of each wave. */
typedef struct table_cases {
    size_t count;
    uint32_t **rows;                     /**< [wave][case], TABLE_NO_ROW where there is none */
    uint32_t *first_rows;                /**< the first row of each case */
    size_t repeat_count;                 /**< rows too many */
    table_repeat repeats[TABLE_REPEATS]; /**< the first of them */
} table_cases;

/** Pivots the given rows. Rows of other waves are passed over; a row without a wave counts as a
 * respondent without answers, and a row without a respondent as one of his own. */
table_cases table_pivot_rows(const table_pivot *pivot, const uint32_t *rows, size_t count,
                             baremo_arena *arena);

#endif
