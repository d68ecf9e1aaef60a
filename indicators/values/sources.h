/* The cells a value was computed from, as text. */
#ifndef INDICATORS_VALUES_SOURCES_H
#define INDICATORS_VALUES_SOURCES_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

#include "indicators/programme/programme.h"

/** "observations.csv:E12, E15:E18" of some observations (indexes into the model's); NULL when there
 * are none. Past 40 ranges it ends in "and N more cells". */
const char *value_sources(const programme *model, const uint32_t *observations, size_t count,
                          baremo_arena *arena);

/** Two lists in one: "a, b"; either may be NULL. */
const char *value_sources_join(const char *first, const char *second, baremo_arena *arena);

#endif
