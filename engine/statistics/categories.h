/* Categories of one or several variables, and how many persons are in each combination. */
#ifndef BAREMO_STATISTICS_CATEGORIES_H
#define BAREMO_STATISTICS_CATEGORIES_H

#include <stdbool.h>

#include <baremo/arena.h>
#include <baremo/procedure.h>

/** Categories in order: numbers ascending where all are numbers, texts by first appearance. */
typedef struct baremo_categories {
    int count;
    const char **labels;
    double *scores; /**< the labels as numbers, else 1 .. count */
    bool numeric;   /**< the scores are the labels */
} baremo_categories;

/** One list of categories for several variables, and for each variable the place in it of each of
 * its codes. */
typedef struct baremo_merged {
    baremo_categories categories;
    int **places; /**< [variable][code] */
} baremo_merged;

baremo_merged baremo_categories_merge(baremo_arena *arena, const baremo_variable *const *variables,
                                      size_t variable_count);

/** A two-way table of persons. Categories that nobody is in are not there. */
typedef struct baremo_table_counts {
    baremo_categories rows, columns;
    double *cells;     /**< rows.count x columns.count, row by row */
    double n, missing; /**< persons counted and left out */
} baremo_table_counts;

/** What is counted. */
typedef struct baremo_counting {
    const baremo_variable *row, *column;
    const baremo_variable *count;  /**< persons a row stands for; NULL: 1 */
    const baremo_variable *strata; /**< NULL: one table */
    bool square; /**< rows and columns have the same categories: those of both variables */
} baremo_counting;

/** Tables by stratum. */
typedef struct baremo_strata_counts {
    int count;
    const char **labels;
    baremo_table_counts all; /**< over all strata */
    double **cells;          /**< one table a stratum, shaped as `all` */
} baremo_strata_counts;

/** Counts persons. A row with anything blank is left out.
 *  errors  BAREMO_DATA when a count is not a whole number from 0
 */
baremo_status baremo_strata_count(const baremo_call *call, const baremo_counting *counting,
                                  baremo_arena *arena, baremo_strata_counts *result);

/** The weight of a row: 1 without a count; missing where it is blank. */
double baremo_row_weight(const baremo_variable *count, size_t row);

/** Finds the call faulty (BAREMO_DATA) unless all counts of the role are whole numbers from 0; a
 * role that is not bound is accepted. */
baremo_status baremo_counts_check(const baremo_call *call, const char *role);

/** Finds out which labels are the answer that counts: one flag a label. Labels are matched as
 *  texts, without regard to case, or as numbers; without a list the label 1 of the labels 0 and 1
 *  counts.
 *  errors  BAREMO_INVALID, refused through the call, when there is no list and the labels are
 *          others
 */
baremo_status baremo_positive_labels(const baremo_call *call, const baremo_variable *variable,
                                     baremo_arena *arena, const bool **positive);

/** Why a share is 0 where the answers named by --positive do not occur in the column at all; NULL
 * where one of them does, or none was named. */
const char *baremo_positive_warning(const baremo_call *call, const baremo_variable *variable,
                                    const bool *positive);

#endif
