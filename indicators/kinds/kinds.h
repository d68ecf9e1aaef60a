/* The kinds of indicators: what each reports of a period. One file a kind, one line in
 * indicator_kinds.def. */
#ifndef INDICATORS_KINDS_KINDS_H
#define INDICATORS_KINDS_KINDS_H

#include "indicators/kinds/account.h"

typedef struct indicator_kind {
    programme_kind kind;
    const char *name;       /**< "quantitative" */
    const char *summary;    /**< one line for `list kinds` */
    const char *definition; /**< for `explain` */
    /** Whose observations it takes: its own, or those of the indicator it compares. */
    const programme_indicator *(*rows_of)(const programme *model,
                                          const programme_indicator *indicator);
    bool readings; /**< takes values computed from surveys and codes */
    /** Adds the rows of the programme, or of an area with a target and a baseline of its own, in a
     * period of the plan, behind `value`, `value_cumulative` and the changes. */
    void (*report)(account *of);
    bool share_of_way; /**< its `share` is the share of the way covered, which the roll-up averages
                        */
} indicator_kind;

#define INDICATOR_KIND(name) extern const indicator_kind indicator_kind_##name;
#include "indicators/kinds/indicator_kinds.def"
#undef INDICATOR_KIND

/** All kinds, in the order of indicator_kinds.def. */
const indicator_kind *const *indicator_kinds(size_t *count);
const indicator_kind *indicator_kind_of(programme_kind kind);

#endif
