/* Fisher's exact test of two-way tables. */
#ifndef BAREMO_STATISTICS_FISHER_H
#define BAREMO_STATISTICS_FISHER_H

#include <baremo/arena.h>

/** Both p-values of a table with two rows and two columns. */
typedef struct baremo_fisher_two {
    double p, p_mid;
} baremo_fisher_two;

/** A table with two rows and two columns: the probabilities not above the observed one (relative
 * slack 1e-7) are added; in p_mid those equal to it count half.
 *
 *  in      four whole counts
 *  source  Fisher (1935); p equals R 4.2 fisher.test(), p_mid
 *          contingencytables::Fisher_midP_test_2x2()
 */
baremo_fisher_two baremo_fisher_2x2(double a, double b, double c, double d);

/** The most tables that baremo_fisher_table() looks at. */
#define BAREMO_FISHER_TABLES 2e8

/** A table of any size: the sum of the probabilities of all tables with the same margins that are
 * not more probable than the observed one (relative slack 1e-7).
 *
 *  in      whole counts, `rows` x `columns`, row by row
 *  none    missing when there are more than BAREMO_FISHER_TABLES tables
 *  source  Freeman and Halton (1951) Biometrika 38:141; equals R 4.2 fisher.test()
 */
double baremo_fisher_table(baremo_arena *arena, const double *cells, int rows, int columns);

#endif
