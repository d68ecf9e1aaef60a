/* Times of single computations: build as tests/bench/README.md says. Each line is the best of
 * several runs. */
#include <stdio.h>
#include <time.h>

#include <baremo/arena.h>

#include "engine/base/random.h"
#include "engine/statistics/independent.h"
#include "engine/statistics/paired.h"

enum { RUNS = 7 };

typedef struct task {
    const char *name;
    size_t count;
    size_t replicates;
    int steps; /* values are whole numbers 0 .. steps - 1; 0: normal numbers with four decimals */
    bool independent;
} task;

static const task tasks[] = {
    {"paired, n = 50, 9,999 bootstrap replicates (BCa and three more)", 50, 9999, 7, false},
    {"paired, n = 200, ties and zeros, exact", 200, 0, 7, false},
    {"paired, n = 200, no ties, exact", 200, 0, 0, false},
    {"paired, n = 10,000 (Hodges-Lehmann, dominance)", 10000, 0, 0, false},
    {"paired, n = 1,000,000", 1000000, 0, 0, false},
    {"independent, 100 and 100, ties, exact", 100, 0, 7, true},
    {"independent, 500,000 and 500,000", 500000, 0, 0, true},
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void fill(double *values, const task *task, baremo_random *random) {
    for (size_t i = 0; i < task->count; i++)
        values[i] = task->steps ? (double)baremo_random_below(random, (uint32_t)task->steps)
                                : (double)(long)(baremo_random_normal(random) * 1e4) / 1e4;
}

static double time_once(const task *task, const double *first, const double *second,
                        baremo_arena *scratch) {
    int decimals = task->steps ? 0 : 4;
    double started = now();
    if (task->independent) {
        baremo_two_samples samples = {first, second, task->count, task->count, decimals, 0.95, 200};
        baremo_independent result;
        baremo_independent_compute(&samples, scratch, &result);
    } else {
        baremo_paired_sample sample = {first, second, task->count,      decimals,
                                       0.95,  200,    task->replicates, 1};
        baremo_paired result;
        baremo_paired_compute(&sample, scratch, &result);
    }
    return now() - started;
}

static baremo_status run(void *argument) {
    baremo_arena *arena = argument;
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        baremo_random random = baremo_random_start(i);
        double *first = baremo_arena_array(arena, tasks[i].count, sizeof *first);
        double *second = baremo_arena_array(arena, tasks[i].count, sizeof *second);
        fill(first, &tasks[i], &random);
        fill(second, &tasks[i], &random);
        double best = 1e9;
        for (int j = 0; j < RUNS; j++) {
            baremo_arena *scratch = baremo_arena_new(arena);
            double seconds = time_once(&tasks[i], first, second, scratch);
            best = seconds < best ? seconds : best;
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
