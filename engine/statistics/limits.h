/* An estimate with limits. */
#ifndef BAREMO_STATISTICS_LIMITS_H
#define BAREMO_STATISTICS_LIMITS_H

#include <baremo/number.h>

/** An estimate with limits and the level that they reach; missing where there are none. */
typedef struct baremo_limits {
    double value, low, high, level;
} baremo_limits;

static inline baremo_limits baremo_limits_none(void) {
    return (baremo_limits){BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
}

#endif
