/* Results that are hard to draw: many periods, huge and negative values, gaps, bands left, values
 * far beyond the target, forty axes with very long names, forty areas. Nothing here is a test's
 * oracle. */
#ifndef TESTS_UNIT_REPORTS_MADE_HARD_H
#define TESTS_UNIT_REPORTS_MADE_HARD_H

#include <baremo/results.h>

/** In the arena, inside a try. */
baremo_results *made_hard_results(baremo_arena *arena, const char *language);

#endif
