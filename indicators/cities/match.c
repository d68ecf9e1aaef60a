/* Outcomes of several units by their ids, their definitions checked against each other.
 *
 * 1. Each part of a definition is that of the first unit that fills it in. Where another one has a
 *    value in the same column that is not the same, both places are named, and the outcome is left
 *    out of that unit. A blank cell contradicts nothing.
 * 2. Texts are the same whatever their case, accents and spaces.
 * 3. Of programmes in two languages, units in other words are compared with a warning.
 */
#include <string.h>

#include <baremo/text.h>

#include "engine/table/dictionary.h"
#include "indicators/cities/comparison.h"
#include "indicators/cities/problems.h"

/* -- definitions -- */

static const kept_definition *definition_of(const kept_outcome *outcome, const char *name) {
    for (size_t i = 0; i < outcome->definition_count; i++)
        if (strcmp(outcome->definitions[i].name, name) == 0)
            return &outcome->definitions[i];
    return NULL;
}

static bool contradicts(const comparison *of, const kept_definition *one,
                        const kept_definition *other) {
    if (!other || !*one->value || !*other->value || strcmp(one->value, other->value) == 0)
        return false;
    baremo_arena *scratch = baremo_arena_new(of->arena);
    bool same =
        strcmp(baremo_text_key(scratch, one->value), baremo_text_key(scratch, other->value)) == 0;
    baremo_arena_free(scratch);
    return !same;
}

static baremo_place place_of(const kept_outcome *outcome, const kept_definition *definition) {
    baremo_place place = outcome->place;
    place.column = definition->column ? definition->column : place.column;
    return place;
}

static bool has_letters(const char *text) {
    while (*text && !((*text | 0x20) >= 'a' && (*text | 0x20) <= 'z'))
        text++;
    return *text != '\0';
}

/* Rule 3. */
static bool is_translation(const kept_definition *here, const kept_definition *there,
                           bool same_language) {
    return !same_language && strcmp(here->name, "unit") == 0 && has_letters(here->value) &&
           has_letters(there->value);
}

/* A kept outcome and the language of its programme. */
typedef struct defined {
    const kept_outcome *outcome;
    const char *language;
} defined;

/* What holds because a table has no such column: its owner may not know. */
static const char *by_default(const kept_outcome *outcome, const kept_definition *definition) {
    bool is_default =
        outcome->indicator && !definition->column &&
        (strcmp(definition->name, "direction") == 0 || strcmp(definition->name, "factor") == 0 ||
         strcmp(definition->name, "flow") == 0 || strcmp(definition->name, "measure") == 0);
    return is_default ? " (by default)" : "";
}

/* Whether it is an error. */
static bool report(comparison *of, const defined *one, const kept_definition *here,
                   const defined *first, const kept_definition *there) {
    baremo_place place = place_of(one->outcome, here), other = place_of(first->outcome, there);
    const char *found = here->column ? here->value : NULL;
    bool translated = is_translation(here, there, strcmp(one->language, first->language) == 0);
    baremo_diagnostics_add(
        of->diagnostics,
        translated ? &baremo_problem_compare_unit_words : &baremo_problem_compare_definition,
        &place, here->name, found, "`%s` is %s here%s and %s in %s%s", one->outcome->id,
        here->value, by_default(one->outcome, here), there->value,
        baremo_place_text(of->arena, other), by_default(first->outcome, there));
    return !translated;
}

static defined defined_by(const comparison *of, const compared_outcome *outcome, size_t unit) {
    return (defined){outcome->of[unit], of->units[unit]->language};
}

/* The first unit that fills in a part of the definition; its number, or `before` where none does.
 */
static size_t who_defines(const compared_outcome *outcome, const char *name, size_t before) {
    for (size_t u = outcome->first_unit; u < before; u++) {
        const kept_definition *there = outcome->of[u] ? definition_of(outcome->of[u], name) : NULL;
        if (there && *there->value)
            return u;
    }
    return before;
}

/* Rule 1. */
static bool defined_alike(comparison *of, const compared_outcome *to, size_t unit,
                          const kept_outcome *outcome) {
    const defined one = {outcome, of->units[unit]->language};
    bool alike = true;
    for (size_t i = 0; i < outcome->definition_count; i++) {
        const kept_definition *here = &outcome->definitions[i];
        size_t by = *here->value ? who_defines(to, here->name, unit) : unit;
        if (by == unit)
            continue;
        const defined first = defined_by(of, to, by);
        const kept_definition *there = definition_of(first.outcome, here->name);
        if (contradicts(of, here, there) && report(of, &one, here, &first, there))
            alike = false;
    }
    return alike;
}

/* -- outcomes -- */

static uint32_t number_of(dictionary *known, baremo_arena *scratch, const kept_outcome *outcome) {
    const char *key = baremo_arena_format(scratch, "%d %s", (int)outcome->kind, outcome->id);
    return dictionary_code(known, key, strlen(key), 0);
}

/* Indicators first, then scales, then items: each kind in the order of first appearance. */
static void number_all(comparison *of, dictionary *known, baremo_arena *scratch) {
    static const baremo_subject_kind kinds[] = {BAREMO_SUBJECT_INDICATOR, BAREMO_SUBJECT_SCALE,
                                                BAREMO_SUBJECT_ITEM};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t u = 0; u < of->unit_count; u++)
            for (size_t i = 0; i < of->units[u]->outcome_count; i++)
                if (of->units[u]->outcomes[i].kind == kinds[k])
                    (void)number_of(known, scratch, &of->units[u]->outcomes[i]);
    of->outcome_count = known->count - 1;
}

static void place_outcome(comparison *of, size_t unit, const kept_outcome *outcome,
                          compared_outcome *to) {
    if (!to->first) {
        to->first = outcome;
        to->first_unit = unit;
    }
    if (!defined_alike(of, to, unit, outcome)) {
        to->differs[unit] = true;
        return;
    }
    to->of[unit] = outcome;
    to->shared++;
    bool named = to->named && strcmp(of->units[to->named_unit]->language, of->language) == 0;
    if (!to->named || (!named && strcmp(of->units[unit]->language, of->language) == 0)) {
        to->named = outcome;
        to->named_unit = unit;
    }
}

static void count_comparable(comparison *of) {
    for (size_t i = 0; i < of->outcome_count; i++)
        for (size_t u = 0; u < of->unit_count; u++)
            of->entries[u].comparable += of->outcomes[i].of[u] && of->outcomes[i].shared > 1;
}

void comparison_match(comparison *of) {
    baremo_arena *scratch = baremo_arena_new(of->arena);
    dictionary known;
    dictionary_init(&known, scratch);
    number_all(of, &known, scratch);
    of->outcomes = baremo_arena_array(of->arena, of->outcome_count + 1, sizeof *of->outcomes);
    for (size_t i = 0; i < of->outcome_count; i++) {
        of->outcomes[i].of =
            baremo_arena_array(of->arena, of->unit_count, sizeof *of->outcomes[i].of);
        of->outcomes[i].differs =
            baremo_arena_array(of->arena, of->unit_count, sizeof *of->outcomes[i].differs);
    }
    for (size_t u = 0; u < of->unit_count; u++)
        for (size_t i = 0; i < of->units[u]->outcome_count; i++) {
            const kept_outcome *outcome = &of->units[u]->outcomes[i];
            place_outcome(of, u, outcome, &of->outcomes[number_of(&known, scratch, outcome) - 1]);
        }
    count_comparable(of);
    baremo_arena_free(scratch);
}
