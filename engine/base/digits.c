/* A number m x 2^-s is scaled by 10^p until its whole part has 17 digits; m x 10^p < 2^123 is
 * exact, so are the remainders of fewer digits, and half the gap to the next number is 10^p / 2. */
#include "engine/base/digits.h"

#include <math.h>

#ifdef __SIZEOF_INT128__

__extension__ typedef unsigned __int128 wide;

enum { FRACTION_BITS = 53, MOST_DIGITS = 17, LEAST_DIGITS = 15 };

static const uint64_t TEN_16 = UINT64_C(10000000000000000);
static const uint64_t LEAST_FRACTION = UINT64_C(1) << (FRACTION_BITS - 1);

typedef struct scaled {
    uint64_t fraction; /* m */
    int shift;         /* s */
    int places;        /* p */
    wide unit;         /* 10^p: the gap to the next number */
    wide whole;        /* m x 10^p */
} scaled;

/* Up to 10^22. */
static wide power_of_ten(int power) {
    static const uint64_t powers[] = {1,       10,       100,       1000,       10000,       100000,
                                      1000000, 10000000, 100000000, 1000000000, 10000000000,
                                      100000000000};
    return (wide)powers[power / 2] * powers[power - power / 2];
}

static scaled scale_by(uint64_t fraction, int shift, int places) {
    scaled at = {fraction, shift, places, power_of_ten(places), 0};
    at.whole = at.unit * fraction;
    return at;
}

static scaled scale(double magnitude) {
    int exponent = 0;
    double fraction = frexp(magnitude, &exponent);
    uint64_t bits = (uint64_t)ldexp(fraction, FRACTION_BITS);
    int shift = FRACTION_BITS - exponent, places = MOST_DIGITS - 1 - (int)floor(log10(magnitude));
    scaled at = scale_by(bits, shift, places);
    /* The logarithm may be rounded to the next whole number. */
    if (at.whole >> shift >= (wide)TEN_16 * 10)
        at = scale_by(bits, shift, places - 1);
    else if (at.whole >> shift < TEN_16)
        at = scale_by(bits, shift, places + 1);
    return at;
}

/* The number rounded to a multiple of `step` of its 17 digits. */
static uint64_t round_to(const scaled *at, uint64_t step) {
    uint64_t first = (uint64_t)(at->whole >> at->shift);
    wide rest = at->whole - ((wide)(first - first % step) << at->shift);
    wide half = ((wide)step << at->shift) / 2;
    uint64_t kept = first / step;
    return kept + (rest > half || (rest == half && kept % 2 == 1));
}

/* Whether the rounded number lies nearer to this one than to its neighbours. */
static bool reads_back(const scaled *at, uint64_t rounded, uint64_t step) {
    wide back = (wide)rounded * step << at->shift;
    bool above = back > at->whole;
    wide distance = above ? back - at->whole : at->whole - back;
    wide half = at->unit / (!above && at->fraction == LEAST_FRACTION ? 4 : 2);
    return distance < half || (distance == half && at->fraction % 2 == 0);
}

bool digits_shortest(double magnitude, uint64_t *digits, int *power) {
    if (!(magnitude >= 1e-5 && magnitude < 1e15))
        return false;
    const scaled at = scale(magnitude);
    uint64_t step = 100;
    for (int count = LEAST_DIGITS; count < MOST_DIGITS; count++, step /= 10) {
        *digits = round_to(&at, step);
        *power = MOST_DIGITS - count - at.places;
        if (reads_back(&at, *digits, step))
            return true;
    }
    *digits = round_to(&at, 1);
    *power = -at.places;
    return true;
}

#else

bool digits_shortest(double magnitude, uint64_t *digits, int *power) {
    (void)magnitude;
    (void)digits;
    (void)power;
    return false;
}

#endif
