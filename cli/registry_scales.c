/* Published scales whose keys are shipped, for `list` and `explain`. */
#include "cli/registries.h"

#include <stdio.h>

#include "indicators/programme/known_scales.h"

static size_t scale_count(void) {
    size_t count = 0;
    known_scales(&count);
    return count;
}

static void member(size_t index, const char **name, const char **summary) {
    size_t count = 0;
    const known_scale *scale = &known_scales(&count)[index];
    *name = scale->name;
    *summary = scale->titles[0];
}

static void explain(size_t index) {
    size_t count = 0;
    const known_scale *scale = &known_scales(&count)[index];
    printf("%s: %s\n\n", scale->name, scale->titles[0]);
    printf("items      %zu, none reversed: %s\n", scale->item_count, scale->which);
    printf("score      %s of the answers\n", programme_scoring_name(scale->score));
    printf("direction  %s, where the table says none\n",
           scale->direction == BAREMO_DECREASE ? "decrease" : "increase");
    printf("source     %s\n", scale->source);
    printf("key        as in %s\n\n", scale->key);
    printf(
        "Write `%s` into the column `source` of the table `scales`, and the items with their\n"
        "range into the table `items`: title, score and direction are filled in where they are\n"
        "blank, and the number of items, their keys and the score are checked. The texts of the\n"
        "items are the publisher's; no version of them is shipped.\n",
        scale->name);
}

const cli_registry cli_registry_scales = {"scales", scale_count, member, explain};
