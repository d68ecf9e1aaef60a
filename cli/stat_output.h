/* The rows of `baremo stat` as text for people, CSV or JSON. */
#ifndef BAREMO_CLI_STAT_OUTPUT_H
#define BAREMO_CLI_STAT_OUTPUT_H

#include <stddef.h>

#include "engine/base/buffer.h"
#include "engine/statistics/runner/runner.h"

/** What is written, and of what. */
typedef struct stat_output {
    const runner_plan *plan;
    const char *procedure;
} stat_output;

typedef struct stat_format {
    const char *name;
    void (*begin)(const stat_output *output, baremo_buffer *buffer);
    /** One group; called by several threads at once. */
    void (*group)(const stat_output *output, size_t group, const baremo_estimates *estimates,
                  baremo_buffer *buffer);
    const char *between; /**< between two groups */
    void (*end)(const stat_output *output, baremo_buffer *buffer);
} stat_format;

/** By name, or NULL; `names` lists all of them. */
const stat_format *stat_format_find(const char *name);
extern const char *const stat_format_names;

#endif
