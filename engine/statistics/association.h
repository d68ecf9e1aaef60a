/* Association of two categorical variables in a table of counts. */
#ifndef BAREMO_STATISTICS_ASSOCIATION_H
#define BAREMO_STATISTICS_ASSOCIATION_H

/** A table to look at: at least two rows and two columns, none of them empty. */
typedef struct baremo_contingency {
    int rows, columns;
    const double *cells; /**< row by row */
    const double *row_totals, *column_totals;
    double n;
} baremo_contingency;

/** Association of labels.
 *  source  Pearson (1900); Cramer (1946); Bergsma (2013) J. Korean Stat. Soc. 42:323; equals R 4.2
 *          chisq.test(correct = FALSE), effectsize::cramers_v
 */
typedef struct baremo_nominal_association {
    double chi2, df, p;
    double g2, g2_p;
    double cramers_v;
    double
        cramers_v_corrected; /**< missing where the corrected sizes leave nothing, with 2 persons */
} baremo_nominal_association;
baremo_nominal_association baremo_association_nominal(const baremo_contingency *table);

/** Association of ordered labels; each is missing where its denominator is 0.
 *  out     somers_d is the columns' given the rows
 *  source  Goodman and Kruskal (1954); Kendall (1945); Somers (1962); equals R vcd, DescTools
 */
typedef struct baremo_ordinal_association {
    double gamma, tau_b, somers_d;
} baremo_ordinal_association;
baremo_ordinal_association baremo_association_ordinal(const baremo_contingency *table);

/** The square of the correlation of two scores; missing when one is constant. (N-1) times it is the
 * linear-by-linear test, N times it the Cochran-Armitage test. */
double baremo_association_r2(const baremo_contingency *table, const double *row_scores,
                             const double *column_scores);

/** (observed - expected)/sqrt(expected (1 - row share)(1 - column share)). */
double baremo_association_residual(const baremo_contingency *table, int row, int column);

/** What strata of tables with two rows and two columns have in common. */
typedef struct baremo_stratified {
    double chi2, chi2_p, chi2_corrected,
        chi2_corrected_p;            /**< missing where all strata have an empty margin */
    double odds_ratio, low, high;    /**< Mantel-Haenszel; missing where its denominator is 0 */
    double woolf, woolf_df, woolf_p; /**< homogeneity; missing with fewer than two strata */
} baremo_stratified;

/** Cochran-Mantel-Haenszel and Woolf.
 *
 *  in      tables of four cells, row by row; strata with fewer than two persons add nothing
 *  source  Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986) Biometrics 42:311;
 *          Woolf (1955); equals R 4.2 mantelhaen.test()
 */
baremo_stratified baremo_association_stratified(const double *const *cells, int strata,
                                                double level);

#endif
