/* Published scales: the list, and how one is found. */
#include "indicators/programme/known_scales.h"

#include <string.h>

#include <baremo/text.h>

static const known_scale SCALES[] = {
#define KNOWN_SCALE(name, english, spanish, french, items, which, score, direction, source, key)   \
    {name, {english, spanish, french}, items, which, score, direction, source, key},
#include "indicators/programme/known_scales.def"
#undef KNOWN_SCALE
};

const known_scale *known_scales(size_t *count) {
    *count = sizeof SCALES / sizeof *SCALES;
    return SCALES;
}

const known_scale *known_scale_find(baremo_arena *arena, const char *name) {
    const char *wanted = baremo_text_fold(arena, name);
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++)
        if (strcmp(SCALES[i].name, wanted) == 0)
            return &SCALES[i];
    return NULL;
}

const char *known_scale_title(const known_scale *scale, const char *language) {
    static const char *const codes[] = {"en", "es", "fr"};
    for (size_t i = 0; language && i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i], language) == 0)
            return scale->titles[i];
    return scale->titles[0];
}
