/* What the cells of a column are, counted: the ground of all guesses about a column. */
#ifndef BAREMO_ENGINE_TABLE_PROFILE_H
#define BAREMO_ENGINE_TABLE_PROFILE_H

#include <baremo/table.h>

typedef enum profile_class {
    PROFILE_BLANK,
    PROFILE_NUMBER,
    PROFILE_DATE,
    PROFILE_PERIOD,       /**< a period that is neither number nor date: 2018-Q3 */
    PROFILE_MISSING_WORD, /**< and what a file itself says is missing */
    PROFILE_NEAR_NUMBER,  /**< marked, quoted or in another script or notation, or nan */
    PROFILE_GROUPS,       /**< digits and marks that make no number */
    PROFILE_WORDS,
    PROFILE_WITH_DIGITS, /**< letters and digits */
    PROFILE_CLASSES
} profile_class;

typedef struct column_profile {
    const baremo_column *column;
    const unsigned char *classes; /**< profile_class of each text */
    const size_t *counts;         /**< rows with each text */
    size_t rows[PROFILE_CLASSES]; /**< rows of each class */
    size_t texts[PROFILE_CLASSES];
    size_t filled; /**< rows that are not blank */
    bool codes;    /**< digits that are names: 007, or all longer than a double keeps */
    bool by_file;  /**< the file itself says the kinds of cells */
} column_profile;

column_profile profile_of(const baremo_table *table, size_t index, baremo_arena *arena);

/** The type that the counts speak for: half of the filled cells at least, of a column without
 * codes. */
baremo_column_type profile_type(const column_profile *profile);

#endif
