/* Cases without a missing part, as plain arrays. */
#include "engine/statistics/cases.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>

baremo_pairs baremo_complete_pairs(baremo_arena *arena, const baremo_variable *first,
                                   const baremo_variable *second) {
    size_t count = first->count;
    baremo_pairs pairs = {baremo_arena_raw(arena, count, sizeof(double)),
                          baremo_arena_raw(arena, count, sizeof(double)), 0, 0, -1};
    for (size_t i = 0; i < count; i++) {
        double a = first->numbers[i], b = second->numbers[i];
        if (baremo_is_missing(a) || baremo_is_missing(b))
            continue;
        pairs.first[pairs.count] = a;
        pairs.second[pairs.count++] = b;
    }
    pairs.missing = count - pairs.count;
    if (first->decimals >= 0 && second->decimals >= 0)
        pairs.decimals = first->decimals > second->decimals ? first->decimals : second->decimals;
    return pairs;
}

/* Numbers ascending, texts as they are. */
typedef struct label_place {
    int label;
    double number;
} label_place;

static int compare_places(const void *a, const void *b) {
    const label_place *left = a, *right = b;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return (left->label > right->label) - (left->label < right->label);
}

static label_place *label_order(baremo_arena *arena, const baremo_variable *labels) {
    size_t count = (size_t)labels->label_count;
    label_place *order = baremo_arena_array(arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = (label_place){(int)i, labels->label_numbers ? labels->label_numbers[i] : 0};
    if (count)
        qsort(order, count, sizeof *order, compare_places);
    return order;
}

static void fill_groups(baremo_split *split, const baremo_variable *values,
                        const baremo_variable *labels, baremo_group *by_label) {
    for (size_t i = 0; i < values->count; i++) {
        if (labels->codes[i] < 0 || baremo_is_missing(values->numbers[i]))
            continue;
        baremo_group *group = &by_label[labels->codes[i]];
        group->values[group->count++] = values->numbers[i];
        split->n++;
    }
    split->missing = values->count - split->n;
}

baremo_split baremo_split_groups(baremo_arena *arena, const baremo_variable *values,
                                 const baremo_variable *labels, bool keep_empty) {
    size_t label_count = (size_t)labels->label_count;
    baremo_split split = {.decimals = values->decimals};
    size_t *sizes = baremo_arena_array(arena, label_count, sizeof *sizes);
    for (size_t i = 0; i < values->count; i++)
        if (labels->codes[i] >= 0 && !baremo_is_missing(values->numbers[i]))
            sizes[labels->codes[i]]++;
    baremo_group *by_label = baremo_arena_array(arena, label_count, sizeof *by_label);
    for (size_t i = 0; i < label_count; i++) {
        by_label[i].label = labels->labels[i];
        by_label[i].values = baremo_arena_raw(arena, sizes[i], sizeof(double));
    }
    fill_groups(&split, values, labels, by_label);
    const label_place *order = label_order(arena, labels);
    split.groups = baremo_arena_array(arena, label_count, sizeof *split.groups);
    for (size_t i = 0; i < label_count; i++)
        if (keep_empty || by_label[order[i].label].count)
            split.groups[split.count++] = by_label[order[i].label];
    return split;
}

/* Drops the groups without values, unless only two labels are there at all. */
static void drop_empty(baremo_split *split) {
    size_t kept = 0;
    if (split->count <= 2)
        return;
    for (size_t i = 0; i < split->count; i++)
        if (split->groups[i].count)
            split->groups[kept++] = split->groups[i];
    split->count = kept;
}

/* Moves the group of this label to the front. */
static bool move_first(baremo_split *split, const char *label) {
    for (size_t i = 0; i < split->count; i++) {
        if (strcmp(split->groups[i].label, label) != 0)
            continue;
        baremo_group chosen = split->groups[i];
        memmove(&split->groups[1], &split->groups[0], i * sizeof chosen);
        split->groups[0] = chosen;
        return true;
    }
    return false;
}

baremo_status baremo_split_two(const baremo_call *call, baremo_split *split) {
    const baremo_variable *labels = baremo_call_variable(call, "group");
    *split = baremo_split_groups(baremo_call_arena(call), baremo_call_variable(call, "value"),
                                 labels, true);
    drop_empty(split);
    const char *first = baremo_call_word(call, "first");
    if (first && !move_first(split, first)) {
        baremo_call_refuse(call, "--first: there is no group \"%s\" in column \"%s\"", first,
                           labels->name);
        return BAREMO_INVALID;
    }
    if (split->count != 2) {
        baremo_call_refuse(call, "column \"%s\" must hold two groups (found %zu)", labels->name,
                           split->count);
        return BAREMO_INVALID;
    }
    return BAREMO_OK;
}

const char *baremo_unit_name(const baremo_call *call, size_t row, baremo_arena *arena) {
    const baremo_variable *unit = baremo_call_variable(call, "unit");
    if (!unit)
        return baremo_arena_format(arena, "%zu", row + 1);
    return unit->codes[row] >= 0 ? unit->labels[unit->codes[row]] : NULL;
}

baremo_status baremo_units_once(const baremo_call *call) {
    const baremo_variable *unit = baremo_call_variable(call, "unit");
    if (!unit)
        return BAREMO_OK;
    bool *seen =
        baremo_arena_array(baremo_call_arena(call), (size_t)unit->label_count + 1, sizeof *seen);
    for (size_t row = 0; row < unit->count; row++) {
        int code = unit->codes[row];
        if (code >= 0 && seen[code]) {
            baremo_call_fault(call, "unit", row, "the unit \"%s\" stands in an earlier row too",
                              unit->labels[code]);
            return BAREMO_DATA;
        }
        if (code >= 0)
            seen[code] = true;
    }
    return BAREMO_OK;
}
