/* Results made in code, for tests of what is drawn from them: a Spanish programme of three axes
 * with every status, value class, kind and direction, missing values with their reasons, long
 * titles, areas, groups, actions and problems. */
#ifndef TESTS_UNIT_REPORTS_MADE_RESULTS_H
#define TESTS_UNIT_REPORTS_MADE_RESULTS_H

#include <baremo/results.h>

/** In the arena, inside a try. `language` is a code ("es"). */
baremo_results *made_results(baremo_arena *arena, const char *language);

/** `axes` axes of `indicators` indicators and `actions` actions each, `areas` areas: for time and
 * room. */
baremo_results *made_large_results(baremo_arena *arena, int axes, int indicators, int actions,
                                   int areas);

#endif
