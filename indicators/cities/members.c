/* The members of a composite among the outcomes.
 *
 * 1. A member is an indicator of one unit at least, with a direction: its own in the plan, else the
 *    indicator's.
 * 2. A pillar weighs as much as its members together, so that each indicator counts in the index as
 *    its weight says, whatever the pillars.
 * 3. Weights that do not add up to 1 or 100 hold in proportion, and that is said.
 */
#include "indicators/cities/members.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/problems.h"

static const compared_outcome *outcome_of(const comparison *of, const char *indicator) {
    for (size_t i = 0; i < of->outcome_count; i++)
        if (of->outcomes[i].first->indicator &&
            baremo_text_equal(of->outcomes[i].first->id, indicator))
            return &of->outcomes[i];
    return NULL;
}

static baremo_direction direction_of(const plan_member *member, const compared_outcome *outcome) {
    return member->direction >= 0 ? (baremo_direction)member->direction
                                  : outcome->first->indicator->direction;
}

/* An indicator of a name like it. */
static void suggest(const comparison *of, const char *id) {
    const char **ids = baremo_arena_array(of->arena, of->outcome_count + 1, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < of->outcome_count; i++)
        if (of->outcomes[i].first->indicator)
            ids[count++] = of->outcomes[i].first->id;
    const char *nearest = baremo_text_nearest(id, ids, count);
    if (nearest)
        baremo_diagnostics_remedy(of->diagnostics, "did you mean `%s`?", nearest);
}

static bool is_usable(comparison *of, const plan_member *member, const compared_outcome *outcome) {
    if (!outcome && of->job->partial)
        return false;
    if (!outcome) {
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_member_unknown, &member->place,
                               "indicator", member->indicator,
                               "no programme of the comparison has this indicator");
        suggest(of, member->indicator);
        return false;
    }
    if (direction_of(member, outcome) != BAREMO_MAINTAIN)
        return true;
    baremo_diagnostics_add(of->diagnostics, &baremo_problem_member_direction, &member->place,
                           "indicator", member->indicator,
                           "this indicator is to be maintained: more is neither better nor worse");
    return false;
}

static size_t pillar_of(composite_members *to, const char *name) {
    for (size_t i = 0; i < to->pillar_count; i++)
        if (name ? baremo_text_equal(to->pillars[i], name) : !to->pillars[i])
            return i;
    to->pillars[to->pillar_count] = name;
    return to->pillar_count++;
}

static void add(composite_members *to, const plan_member *member, const compared_outcome *outcome) {
    size_t pillar = pillar_of(to, member->pillar);
    to->members[to->count] = member;
    to->outcomes[to->count] = outcome;
    to->indicators[to->count++] = (baremo_composite_indicator){
        member->low, member->high, direction_of(member, outcome) == BAREMO_DECREASE, member->weight,
        pillar};
    to->pillar_weights[pillar] += member->weight;
}

/* Rule 3. */
static void check_weights(comparison *of, const composite_members *found) {
    double sum = 0;
    char text[BAREMO_NUMBER_SIZE];
    for (size_t i = 0; i < found->count; i++)
        sum += found->indicators[i].weight;
    baremo_number_print(text, sum);
    if (found->count && !(sum > 0))
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_member_weight,
                               &of->plan->members_place, "weight", NULL, "all weights are zero");
    else if (found->count && of->plan->weights_given && !baremo_composite_adds_up(sum))
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_weights_normalised,
                               &of->plan->members_place, "weight", NULL, "the weights add up to %s",
                               text);
}

composite_members members_find(comparison *of) {
    size_t room = of->plan ? of->plan->member_count + 1 : 1;
    composite_members found = {
        .members = baremo_arena_array(of->arena, room, sizeof *found.members),
        .outcomes = baremo_arena_array(of->arena, room, sizeof *found.outcomes),
        .indicators = baremo_arena_array(of->arena, room, sizeof *found.indicators),
        .pillars = baremo_arena_array(of->arena, room, sizeof *found.pillars),
        .pillar_weights = baremo_arena_array(of->arena, room, sizeof *found.pillar_weights)};
    for (size_t i = 0; of->plan && i < of->plan->member_count; i++) {
        const plan_member *member = &of->plan->members[i];
        const compared_outcome *outcome = outcome_of(of, member->indicator);
        if (is_usable(of, member, outcome))
            add(&found, member, outcome);
    }
    check_weights(of, &found);
    return found;
}
