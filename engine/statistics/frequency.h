/* How often each category occurs. */
#ifndef BAREMO_STATISTICS_FREQUENCY_H
#define BAREMO_STATISTICS_FREQUENCY_H

#include <stddef.h>

/** Shannon's entropy of counts, in natural logarithms.
 *
 *  in      counts from 0
 *  none    missing when they are all 0
 */
double baremo_entropy(const double *counts, size_t count);

#endif
