/* What every unit test includes: cmocka, and a comparison of doubles that compares as double. */
#ifndef BAREMO_TESTS_CHECK_H
#define BAREMO_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

/** |actual - expected| <= relative * max(|actual|, |expected|); infinities and NaN only equal
 * themselves. */
#define assert_close(actual, expected, relative)                                                   \
    check_close((actual), (expected), (relative), #actual, __FILE__, __LINE__)

static inline void check_close(double actual, double expected, double relative, const char *what,
                               const char *file, int line) {
    double larger = fmax(fabs(actual), fabs(expected));
    int equal = isnan(expected)   ? isnan(actual)
                : isinf(expected) ? actual == expected
                                  : fabs(actual - expected) <= relative * larger;
    if (!equal) {
        fprintf(stderr, "%s:%d: %s is %.17g, expected %.17g (relative %g allowed)\n", file, line,
                what, actual, expected, relative);
        _fail(file, line);
    }
}

#endif
