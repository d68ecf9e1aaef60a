/* Which estimate of an outcome is pooled over the units, with its sampling variance. */
#ifndef INDICATORS_CITIES_EFFECTS_H
#define INDICATORS_CITIES_EFFECTS_H

#include "engine/statistics/change_effects.h"
#include "engine/statistics/synthesis.h"
#include "indicators/cities/comparison.h"

/** An effect of a unit. */
typedef struct unit_effect {
    bool applies;    /**< the outcome of the unit has what such an effect is made of */
    double estimate; /**< missing: see none; ratios as logarithms */
    double variance; /**< above 0, or missing with the reason in `none` */
    double n;        /**< people or events that it rests on */
    baremo_effect_none none;
    const char *method;
} unit_effect;

/** A kind of effect. */
typedef struct effect_kind {
    const char *name; /**< as `effect=` says it */
    bool ratio;       /**< pooled as logarithms, shown as ratios */
    bool value;       /**< a state, not a change */
    baremo_value_class (*value_class)(const kept_outcome *outcome);
    unit_effect (*of)(const kept_outcome *outcome);
} effect_kind;

/** All kinds, in the order of the report. */
const effect_kind *effect_kinds(size_t *count);

/** A kind of effect over the units. */
typedef struct outcome_effects {
    const effect_kind *kind;
    const unit_effect *units; /**< one a unit of the comparison */
    size_t applying;          /**< units whose outcome has it */
    size_t estimated;         /**< units with an estimate */
    baremo_value_class value_class;
} outcome_effects;

outcome_effects effects_of(const comparison *of, const compared_outcome *outcome,
                           const effect_kind *kind, baremo_arena *arena);

/** What is pooled: the units with a variance, of one stratum where `stratum` is not NULL. */
typedef struct pooled_units {
    baremo_studies studies;
    const size_t *units;
} pooled_units;
pooled_units effects_pooled(const comparison *of, const outcome_effects *effects,
                            const char *stratum, baremo_arena *arena);

/** Between which ends an effect can lie at all; infinite where there is none. Of ratios as shown.
 */
baremo_interval effects_range(const kept_outcome *outcome, const outcome_effects *effects);

/** The direction of an outcome. */
baremo_direction effects_direction(const kept_outcome *outcome);

/** The note for the reason why an effect is not there; NULL: it is. */
const baremo_note_kind *effects_note(baremo_effect_none none);

#endif
