/* The members of a composite among the outcomes. */
#ifndef INDICATORS_CITIES_MEMBERS_H
#define INDICATORS_CITIES_MEMBERS_H

#include "engine/statistics/composite.h"
#include "indicators/cities/comparison.h"

/** A composite as it can be computed. */
typedef struct composite_members {
    const plan_member **members;            /**< of the plan */
    const compared_outcome **outcomes;      /**< one a member */
    baremo_composite_indicator *indicators; /**< one a member */
    size_t count;
    const char **pillars;   /**< in order of first appearance; NULL: of those without a pillar */
    double *pillar_weights; /**< sums of the weights of their members */
    size_t pillar_count;
} composite_members;

/** Members that can be used; what is wrong with others is reported. */
composite_members members_find(comparison *of);

#endif
