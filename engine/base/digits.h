/* The first digits of a number by whole numbers alone. */
#ifndef ENGINE_BASE_DIGITS_H
#define ENGINE_BASE_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

/** The fewest digits, 15, 16 or 17, that read back to the same bits, each count rounded right (half
 * to even): number = digits x 10^power. `magnitude`: finite, >= 0.
 * \return false where whole numbers of 128 bits do not hold it, which they do from 1e-5 to 1e15. */
bool digits_shortest(double magnitude, uint64_t *digits, int *power);

#endif
