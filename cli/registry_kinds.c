/* The kinds of indicators, for `list` and `explain`. */
#include "cli/registries.h"

#include <stdio.h>

#include "indicators/kinds/kinds.h"

static size_t kind_count(void) {
    size_t count = 0;
    indicator_kinds(&count);
    return count;
}

static void member(size_t index, const char **name, const char **summary) {
    size_t count = 0;
    const indicator_kind *kind = indicator_kinds(&count)[index];
    *name = kind->name;
    *summary = kind->summary;
}

static void explain(size_t index) {
    size_t count = 0;
    const indicator_kind *kind = indicator_kinds(&count)[index];
    printf("%s: %s\n\n%s\n", kind->name, kind->summary, kind->definition);
}

const cli_registry cli_registry_kinds = {"kinds", kind_count, member, explain};
