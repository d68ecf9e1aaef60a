/* Random streams: how they are derived and started, and what is drawn less often than bits. */
#include "engine/base/random.h"

#include <math.h>

static uint64_t split_mix(uint64_t *state) {
    uint64_t word = *state += 0x9E3779B97F4A7C15u;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

uint64_t baremo_random_stream(uint64_t seed, const char *subject) {
    uint64_t state = seed;
    uint64_t hash = split_mix(&state);
    for (const unsigned char *byte = (const unsigned char *)(subject ? subject : ""); *byte;
         byte++) {
        state = hash ^ *byte;
        hash = split_mix(&state);
    }
    return hash;
}

baremo_random baremo_random_start(uint64_t stream) {
    baremo_random random;
    for (int i = 0; i < 4; i++)
        random.state[i] = split_mix(&stream);
    return random;
}

double baremo_random_normal(baremo_random *random) {
    double x, square;
    do {
        x = 2 * baremo_random_uniform(random) - 1;
        double y = 2 * baremo_random_uniform(random) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * sqrt(-2 * log(square) / square);
}

double baremo_random_gamma(baremo_random *random, double shape) {
    if (shape < 1)
        return baremo_random_gamma(random, shape + 1) *
               pow(1 - baremo_random_uniform(random), 1 / shape);
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d), x, cube, u;
    do {
        do {
            x = baremo_random_normal(random);
            cube = 1 + c * x;
        } while (cube <= 0);
        cube = cube * cube * cube;
        u = 1 - baremo_random_uniform(random); /* never 0 */
    } while (log(u) >= x * x / 2 + d - d * cube + d * log(cube));
    return d * cube;
}

void baremo_random_shuffle(baremo_random *random, uint32_t *items, size_t count) {
    for (size_t left = count; left > 1; left--) {
        size_t chosen = baremo_random_below(random, (uint32_t)left);
        uint32_t other = items[chosen];
        items[chosen] = items[left - 1];
        items[left - 1] = other;
    }
}
