/* make_bulk [RESPONDENTS]: writes a large survey to standard output, always the same: a million
 * respondents, nine of ten in two waves, in 50 cities x 20 programmes, with 14 answers from 1 to
 * 5, 2.5 % of them blank. 1.9 million records, 118 MB. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { RESPONDENTS = 1000000, CITIES = 50, PROGRAMMES = 20, ITEMS = 14 };

/* splitmix64 (Steele, Lea and Flood 2014, figure 17). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static void print_record(uint32_t respondent, int wave, uint64_t *state) {
    printf("resp-%07u,%s,city-%02u,prog-%02u", respondent, wave ? "post" : "pre",
           respondent % CITIES, respondent / CITIES % PROGRAMMES);
    for (int item = 0; item < ITEMS; item++) {
        uint64_t random = next_random(state);
        if (random % 1000 < 25)
            putchar(',');
        else
            printf(",%u", (unsigned)(random >> 32) % 5 + 1);
    }
    putchar('\n');
}

int main(int argc, char **argv) {
    uint64_t state = 1;
    long given = argc > 1 ? strtol(argv[1], NULL, 10) : RESPONDENTS;
    uint32_t respondents = given > 0 && given < UINT32_MAX ? (uint32_t)given : RESPONDENTS;
    uint32_t both = respondents / 10 * 9;
    printf("respondent,wave,city,programme");
    for (int item = 1; item <= ITEMS; item++)
        printf(",q%d", item);
    putchar('\n');
    for (uint32_t i = 0; i < respondents; i++)
        print_record((uint32_t)(i * UINT64_C(7919) % respondents), 0, &state);
    for (uint32_t i = 0; i < both; i++)
        print_record((uint32_t)(i * UINT64_C(104729) % respondents), 1, &state);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
