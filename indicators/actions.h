/* Where the plan's actions stand in a period. */
#ifndef INDICATORS_ACTIONS_H
#define INDICATORS_ACTIONS_H

#include "indicators/evaluation.h"

/** An action as it stands at the end of a period. Money, sessions and people are sums up to it;
 * missing: never given. */
typedef struct action_standing {
    programme_action_status status; /**< the last that is given */
    double budget, spent, sessions, invited, participants;
    const char *note; /**< the last that is not blank */
    bool known;       /**< a row of it stands at or before the period */
} action_standing;

/** A table that is not by period says how actions stand, whenever that is asked. Grain NONE: all
 * rows. */
action_standing action_standing_at(const programme_action *action, baremo_period period);

/** The table of actions is given by period. */
bool actions_by_period(const programme *model);

/** Adds the rows of all actions in the evaluated period. */
void actions_report(evaluation *of);

#endif
