/* Fisher's exact test of a table with two rows and two columns.
 *
 * 1. Given the margins the first cell is hypergeometric; all its values are looked at.
 * 2. Probabilities within a relative 1e-7 of the observed one are equal to it.
 * 3. An empty margin leaves one table: p = 1, p_mid = 0.5.
 */
#include "engine/statistics/fisher.h"

#include <math.h>
#include <stddef.h>

#include "engine/statistics/distributions.h"

static const double SLACK = 1e-7;

baremo_fisher_two baremo_fisher_2x2(double a, double b, double c, double d) {
    double white = a + b, black = c + d, drawn = a + c;
    double observed = baremo_hypergeometric_mass(a, white, black, drawn);
    double below = 0, equal = 0;
    double least = fmax(0, drawn - black);
    size_t tables = (size_t)(fmin(white, drawn) - least) + 1;
    for (size_t i = 0; i < tables; i++) {
        double mass = baremo_hypergeometric_mass(least + (double)i, white, black, drawn);
        if (mass < observed * (1 - SLACK))
            below += mass;
        else if (mass <= observed * (1 + SLACK))
            equal += mass;
    }
    return (baremo_fisher_two){fmin(1, below + equal), below + equal / 2};
}
