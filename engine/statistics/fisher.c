/* Fisher's exact test of a table with two rows and two columns.
 *
 * 1. Given the margins the first cell is hypergeometric; all its values are looked at.
 * 2. Probabilities within a relative 1e-7 of the observed one are equal to it.
 * 3. An empty margin leaves one table: p = 1, p_mid = 0.5.
 */
#include "engine/statistics/fisher.h"

#include <math.h>

#include "engine/statistics/distributions.h"

static const double SLACK = 1e-7;

baremo_fisher_two baremo_fisher_2x2(double a, double b, double c, double d) {
    double white = a + b, black = c + d, drawn = a + c;
    double observed = baremo_hypergeometric_mass(a, white, black, drawn);
    double below = 0, equal = 0;
    for (double k = fmax(0, drawn - black); k <= fmin(white, drawn); k++) {
        double mass = baremo_hypergeometric_mass(k, white, black, drawn);
        if (mass < observed * (1 - SLACK))
            below += mass;
        else if (mass <= observed * (1 + SLACK))
            equal += mass;
    }
    return (baremo_fisher_two){fmin(1, below + equal), below + equal / 2};
}
