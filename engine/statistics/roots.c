/* Where a function of one variable crosses zero. GSL's bracketing solvers allocate their state and
 * refuse an infinite value at an end, which score statistics have; hence one of our own. */
#include "engine/statistics/roots.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { ROOT_STEPS = 300 };

/* The bracket: a is the newest point, b its opposite, c the one that was replaced. */
typedef struct bracket {
    double a, b, c, fa, fb, fc;
} bracket;

static double bracket_best(const bracket *k) { return fabs(k->fa) < fabs(k->fb) ? k->a : k->b; }

/* Share of the way from a to b at which the next point lies. */
static double bracket_share(const bracket *k, bool first) {
    if (first || !isfinite(k->fa) || !isfinite(k->fb) || !isfinite(k->fc))
        return 0.5;
    double xi = (k->a - k->b) / (k->c - k->b), phi = (k->fa - k->fb) / (k->fc - k->fb);
    if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi))
        return 0.5;
    double share =
        k->fa / (k->fb - k->fa) * k->fc / (k->fb - k->fc) +
        (k->c - k->a) / (k->b - k->a) * k->fa / (k->fc - k->fa) * k->fb / (k->fc - k->fb);
    return isfinite(share) ? share : 0.5;
}

static void bracket_take(bracket *k, double x, double fx) {
    if (signbit(fx) == signbit(k->fa)) {
        k->c = k->a;
        k->fc = k->fa;
    } else {
        k->c = k->b;
        k->fc = k->fb;
        k->b = k->a;
        k->fb = k->fa;
    }
    k->a = x;
    k->fa = fx;
}

double baremo_root(baremo_function function, const void *context, double low, double high) {
    bracket k = {.a = high, .b = low, .fa = function(high, context), .fb = function(low, context)};
    if (k.fa == 0 || k.fb == 0 || signbit(k.fa) == signbit(k.fb))
        return bracket_best(&k);
    for (int step = 0; step < ROOT_STEPS; step++) {
        double best = bracket_best(&k);
        double tolerance = 2 * DBL_EPSILON * fabs(best) + DBL_MIN;
        double least = tolerance / fabs(k.b - k.a);
        if (!(least < 0.5))
            return best;
        double share = fmin(fmax(bracket_share(&k, step == 0), least), 1 - least);
        double x = k.a + share * (k.b - k.a), fx = function(x, context);
        if (fx == 0)
            return x;
        bracket_take(&k, x, fx);
    }
    return bracket_best(&k);
}
