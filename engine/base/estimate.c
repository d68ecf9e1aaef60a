/* The rows that statistical procedures write. */
#include <baremo/estimate.h>

#include <math.h>

baremo_estimates *baremo_estimates_new(baremo_arena *arena) {
    baremo_estimates *estimates = baremo_arena_alloc(arena, sizeof *estimates);
    estimates->arena = arena;
    return estimates;
}

baremo_estimate *baremo_estimates_add(baremo_estimates *estimates, const char *subject,
                                      const char *statistic, double value) {
    BAREMO_ARENA_RESERVE(estimates->arena, estimates->rows, estimates->count, estimates->capacity);
    baremo_estimate *row = &estimates->rows[estimates->count++];
    *row = (baremo_estimate){.subject = subject,
                             .statistic = statistic,
                             .value = value,
                             .low = BAREMO_MISSING,
                             .high = BAREMO_MISSING,
                             .level = BAREMO_MISSING,
                             .n = BAREMO_MISSING,
                             .missing = BAREMO_MISSING};
    return row;
}

baremo_estimate *baremo_estimates_none(baremo_estimates *estimates, const char *subject,
                                       const char *statistic, const char *note) {
    baremo_estimate *row = baremo_estimates_add(estimates, subject, statistic, BAREMO_MISSING);
    row->note = note;
    return row;
}

void baremo_estimate_interval(baremo_estimate *estimate, double low, double high, double level) {
    estimate->low = low;
    estimate->high = high;
    estimate->level = level;
}
