/* Processor times of what the comparison of places computes: build as tests/bench/README.md says. Each line
 * is the best of several runs; `cities.R` times the synthesis in R on the same numbers. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#include <baremo/arena.h>

#include "engine/statistics/composite_draws.h"
#include "engine/statistics/pairwise.h"
#include "engine/statistics/ranks.h"
#include "engine/statistics/synthesis.h"

enum { RUNS = 7, CITIES = 500, INDICATORS = 60, DRAWS = 10000, SYNTHESES = 1000 };

static double estimates[CITIES], variances[CITIES], ses[CITIES];
static double values[CITIES * INDICATORS], errors[CITIES * INDICATORS];
static baremo_composite_indicator indicators[INDICATORS];
static const baremo_composite_plan plan = {indicators, INDICATORS, NULL, 6, false};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* The numbers of cities.R: no two alike, no random numbers. */
static void fill(void) {
    for (int i = 0; i < CITIES; i++) {
        estimates[i] = 0.3 * sin(7 * (i + 1));
        variances[i] = 0.01 * (1 + i % 7);
        ses[i] = sqrt(variances[i]);
    }
    for (int i = 0; i < CITIES * INDICATORS; i++) {
        values[i] = 0.5 + 0.3 * sin(3 * (i + 1));
        errors[i] = 0.02;
    }
    for (int i = 0; i < INDICATORS; i++)
        indicators[i] = (baremo_composite_indicator){0, 1, i % 2, 1, (size_t)i / 10};
}

static void synthesis(baremo_arena *arena) {
    (void)arena;
    double sum = 0;
    for (int i = 0; i < SYNTHESES; i++)
        sum += baremo_synthesis_compute(&(baremo_studies){estimates + i % 8, variances, 28},
                                        BAREMO_TAU2_REML, 0.95)
                   .hartung_knapp.low;
    if (!isfinite(sum))
        printf("no synthesis\n");
}

static void ranks(baremo_arena *arena) {
    baremo_ranks of;
    baremo_ranks_simulate(arena, &(baremo_rank_units){estimates, ses, CITIES, true},
                          &(baremo_rank_settings){DRAWS, 0.95, 1, 1}, &of);
}

static void pairs(baremo_arena *arena) {
    baremo_pairwise_compare(arena, estimates, ses, CITIES, 0.95);
}

static void composite(baremo_arena *arena) {
    baremo_composite_compute(arena, &plan, values, CITIES);
}

static void draw_index(baremo_arena *arena, const double *its_errors, double concentration) {
    baremo_composite of = baremo_composite_compute(arena, &plan, values, CITIES);
    baremo_composite_draws draws;
    baremo_composite_simulate(
        arena, &of,
        &(baremo_composite_settings){DRAWS, 0.95, 1, 1, concentration, its_errors, NULL, 0},
        &draws);
}

static void draw_weights(baremo_arena *arena) { draw_index(arena, NULL, 100); }
static void draw_values(baremo_arena *arena) { draw_index(arena, errors, 0); }

static const struct {
    const char *name;
    void (*work)(baremo_arena *arena);
} tasks[] = {
    {"1,000 syntheses of 28 cities, REML with Hartung-Knapp and Q-profile", synthesis},
    {"ranks of 500 cities, 10,000 draws, one thread", ranks},
    {"124,750 pairs of 500 cities, Holm", pairs},
    {"composite of 500 cities and 60 indicators, each left out", composite},
    {"the same with 10,000 draws of weights, one thread", draw_weights},
    {"the same with 10,000 draws of values, one thread", draw_values},
};

static baremo_status run(void *argument) {
    fill();
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        double best = 1e9;
        for (int j = 0; j < RUNS; j++) {
            baremo_arena *scratch = baremo_arena_new(argument);
            double started = now();
            tasks[i].work(scratch);
            best = fmin(best, now() - started);
            baremo_arena_free(scratch);
        }
        printf("%10.2f ms  %s\n", best * 1e3, tasks[i].name);
    }
    return BAREMO_OK;
}

int main(void) {
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_status status = arena ? baremo_arena_try(arena, run, arena) : BAREMO_NO_MEMORY;
    baremo_arena_free(arena);
    return status;
}
