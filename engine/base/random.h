/* baremo: random streams.
 *
 * A stream is a plain value of its owner: no state is shared, so threads need no lock and a subject
 * draws the same numbers whichever thread works on it. The stream of a subject is derived from the
 * seed and the subject's name, not from the order of the work.
 *
 * The generator is xoshiro256++ (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36): period
 * 2^256 - 1, started by SplitMix64 (Steele, Lea and Flood 2014), so that neighbouring seeds give
 * unrelated streams.
 */
#ifndef BAREMO_ENGINE_BASE_RANDOM_H
#define BAREMO_ENGINE_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct baremo_random {
    uint64_t state[4];
} baremo_random;

/** The number of a subject's stream; NULL is the same as "". */
uint64_t baremo_random_stream(uint64_t seed, const char *subject);

/** Starts a generator at the beginning of a stream. */
baremo_random baremo_random_start(uint64_t stream);

static inline uint64_t baremo_random_rotate(uint64_t word, int bits) {
    return (word << bits) | (word >> (64 - bits));
}

/** 64 random bits. */
static inline uint64_t baremo_random_next(baremo_random *random) {
    uint64_t *s = random->state;
    uint64_t result = baremo_random_rotate(s[0] + s[3], 23) + s[0];
    uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = baremo_random_rotate(s[3], 45);
    return result;
}

/** A whole number of 0 .. bound - 1, all equally likely; bound >= 1.
 *  source  Lemire (2019) ACM Trans. Model. Comput. Simul. 29:3, multiplication with rejection
 */
static inline uint32_t baremo_random_below(baremo_random *random, uint32_t bound) {
    uint64_t product = (baremo_random_next(random) >> 32) * bound;
    if ((uint32_t)product < bound) {
        uint32_t unfair = (0u - bound) % bound;
        while ((uint32_t)product < unfair)
            product = (baremo_random_next(random) >> 32) * bound;
    }
    return (uint32_t)(product >> 32);
}

/** A number in [0, 1) with 53 random bits. */
static inline double baremo_random_uniform(baremo_random *random) {
    return (double)(baremo_random_next(random) >> 11) * 0x1p-53;
}

/** A number of the standard normal distribution (polar method: two uniform numbers or more a call).
 */
double baremo_random_normal(baremo_random *random);

/** A number of the gamma distribution with scale 1; shape > 0.
 *  source  Marsaglia and Tsang (2000) ACM Trans. Math. Softw. 26:363, with the power of a uniform
 * number for shapes below 1
 */
double baremo_random_gamma(baremo_random *random, double shape);

/** Puts `count` whole numbers in random order, all orders equally likely. */
void baremo_random_shuffle(baremo_random *random, uint32_t *items, size_t count);

#endif
