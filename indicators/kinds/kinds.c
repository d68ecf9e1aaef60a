/* The kinds of indicators. */
#include "indicators/kinds/kinds.h"

static const indicator_kind *const kinds[] = {
#define INDICATOR_KIND(name) &indicator_kind_##name,
#include "indicators/kinds/indicator_kinds.def"
#undef INDICATOR_KIND
};

const indicator_kind *const *indicator_kinds(size_t *count) {
    *count = sizeof kinds / sizeof *kinds;
    return kinds;
}

const indicator_kind *indicator_kind_of(programme_kind kind) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i]->kind == kind)
            return kinds[i];
    return kinds[0];
}
