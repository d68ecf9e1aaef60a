/* The observations of one indicator by area, group and period.
 *
 * Groups are numbered by hashing, then sorted by their dimension values, so that numbers do not
 * depend on the order of rows. Of every group with several dimensions the groups of one dimension
 * alone are there too: their totals are shown although no row says them.
 */
#include "indicators/values/index.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"

typedef struct builder {
    baremo_arena *arena;
    const programme *model;
    size_t dimensions;
    value_group *groups;
    size_t group_count, group_capacity;
    uint32_t *group_buckets; /* group + 1 */
    size_t group_bucket_count;
    value_slot *slots;
    size_t slot_count, slot_capacity;
    uint32_t *slot_buckets; /* slot + 1 */
    size_t slot_bucket_count;
} builder;

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 32);
}

static uint64_t hash_values(const uint32_t *values, size_t count) {
    uint64_t hash = 1;
    for (size_t i = 0; i < count; i++)
        hash = mix(hash, values[i]);
    return hash;
}

static uint64_t hash_cell(uint32_t area, uint32_t group) { return mix(mix(2, area), group); }

static value_mask mask_of(const uint32_t *values, size_t count) {
    value_mask mask = 0;
    for (size_t d = 0; d < count; d++)
        if (values[d])
            mask |= (value_mask)1 << (d + 1);
    return mask;
}

static uint32_t *group_bucket(builder *from, const uint32_t *values) {
    size_t mask = from->group_bucket_count - 1;
    for (size_t at = hash_values(values, from->dimensions) & mask;; at = (at + 1) & mask) {
        uint32_t *bucket = &from->group_buckets[at];
        if (*bucket == 0 || !from->groups ||
            memcmp(from->groups[*bucket - 1].values, values, from->dimensions * sizeof *values) ==
                0)
            return bucket;
    }
}

static void grow_group_buckets(builder *to) {
    to->group_bucket_count = to->group_bucket_count ? 2 * to->group_bucket_count : 64;
    to->group_buckets =
        baremo_arena_array(to->arena, to->group_bucket_count, sizeof *to->group_buckets);
    for (size_t i = 0; i < to->group_count; i++)
        *group_bucket(to, to->groups[i].values) = (uint32_t)(i + 1);
}

static uint32_t group_number(builder *to, const uint32_t *values) {
    if (to->dimensions == 0)
        return 0;
    if (2 * (to->group_count + 1) > to->group_bucket_count)
        grow_group_buckets(to);
    uint32_t *bucket = group_bucket(to, values);
    if (*bucket)
        return *bucket - 1;
    BAREMO_ARENA_RESERVE(to->arena, to->groups, to->group_count, to->group_capacity);
    uint32_t *own = baremo_arena_array(to->arena, to->dimensions, sizeof *own);
    memcpy(own, values, to->dimensions * sizeof *own);
    to->groups[to->group_count++] = (value_group){own, mask_of(own, to->dimensions)};
    *bucket = (uint32_t)to->group_count;
    return *bucket - 1;
}

/* The groups of one dimension alone that a group is part of. */
static void add_singles(builder *to, const uint32_t *values) {
    uint32_t single[VALUE_MOST_DIMENSIONS] = {0};
    for (size_t d = 0; d < to->dimensions; d++) {
        if (!values[d])
            continue;
        single[d] = values[d];
        group_number(to, single);
        single[d] = 0;
    }
}

static uint32_t *slot_bucket(builder *from, uint32_t area, uint32_t group) {
    size_t mask = from->slot_bucket_count - 1;
    for (size_t at = hash_cell(area, group) & mask;; at = (at + 1) & mask) {
        uint32_t *bucket = &from->slot_buckets[at];
        if (*bucket == 0 ||
            (from->slots[*bucket - 1].area == area && from->slots[*bucket - 1].group == group))
            return bucket;
    }
}

static void grow_slot_buckets(builder *to) {
    to->slot_bucket_count = to->slot_bucket_count ? 2 * to->slot_bucket_count : 64;
    to->slot_buckets =
        baremo_arena_array(to->arena, to->slot_bucket_count, sizeof *to->slot_buckets);
    for (size_t i = 0; i < to->slot_count; i++)
        *slot_bucket(to, to->slots[i].area, to->slots[i].group) = (uint32_t)(i + 1);
}

static uint32_t slot_number(builder *to, uint32_t area, uint32_t group) {
    if (2 * (to->slot_count + 1) > to->slot_bucket_count)
        grow_slot_buckets(to);
    uint32_t *bucket = slot_bucket(to, area, group);
    if (*bucket)
        return *bucket - 1;
    BAREMO_ARENA_RESERVE(to->arena, to->slots, to->slot_count, to->slot_capacity);
    to->slots[to->slot_count++] = (value_slot){.area = area, .group = group};
    *bucket = (uint32_t)to->slot_count;
    return *bucket - 1;
}

/* -- sorting groups and slots -- */

typedef struct group_rank {
    const uint32_t *values;
    size_t dimensions;
    uint32_t number;
} group_rank;

static int by_values(const void *left, const void *right) {
    const group_rank *a = left, *b = right;
    for (size_t d = 0; d < a->dimensions; d++)
        if (a->values[d] != b->values[d]) /* filled before not filled, so sex=f comes before age */
            return !a->values[d] ? 1 : !b->values[d] ? -1 : a->values[d] < b->values[d] ? -1 : 1;
    return 0;
}

/* Few filled dimensions first, then by dimension and value; "all" is first of all. */
static int by_group(const void *left, const void *right) {
    const group_rank *a = left, *b = right;
    size_t filled_a = 0, filled_b = 0;
    for (size_t d = 0; d < a->dimensions; d++) {
        filled_a += a->values[d] != 0;
        filled_b += b->values[d] != 0;
    }
    if (filled_a != filled_b)
        return filled_a < filled_b ? -1 : 1;
    return by_values(left, right);
}

/* Sorts the groups; returns the new number of each old one. */
static uint32_t *sort_groups(builder *of) {
    group_rank *ranks = baremo_arena_array(of->arena, of->group_count, sizeof *ranks);
    value_group *sorted = baremo_arena_array(of->arena, of->group_count, sizeof *sorted);
    uint32_t *renumbered = baremo_arena_array(of->arena, of->group_count, sizeof *renumbered);
    for (uint32_t i = 0; i < of->group_count; i++)
        ranks[i] = (group_rank){of->groups[i].values, of->dimensions, i};
    qsort(ranks, of->group_count, sizeof *ranks, by_group);
    for (uint32_t i = 0; i < of->group_count; i++) {
        sorted[i] = of->groups[ranks[i].number];
        renumbered[ranks[i].number] = i;
    }
    of->groups = sorted;
    of->group_buckets = NULL;
    of->group_bucket_count = 0;
    return renumbered;
}

static int by_area_and_group(const void *left, const void *right) {
    const value_slot *a = left, *b = right;
    uint32_t area_a = a->area + 1, area_b = b->area + 1; /* PROGRAMME_NONE becomes 0 */
    if (area_a != area_b)
        return area_a < area_b ? -1 : 1;
    return a->group == b->group ? 0 : a->group < b->group ? -1 : 1;
}

/* -- filling -- */

static void number_groups(builder *to, uint32_t *group_of, size_t first, size_t count) {
    const uint32_t zeros[VALUE_MOST_DIMENSIONS] = {0};
    const programme *model = to->model;
    if (to->dimensions == 0) {
        BAREMO_ARENA_RESERVE(to->arena, to->groups, to->group_count, to->group_capacity);
        to->groups[to->group_count++] = (value_group){baremo_arena_alloc(to->arena, 1), 0};
    }
    group_number(to, zeros);
    for (size_t i = 0; i < count; i++) {
        const uint32_t *values =
            programme_observation_group(model, &model->observations[first + i]);
        size_t before = to->group_count;
        group_of[i] = group_number(to, to->dimensions ? values : zeros);
        if (to->group_count > before)
            add_singles(to, values);
    }
    const uint32_t *renumbered = sort_groups(to);
    for (size_t i = 0; i < count; i++)
        group_of[i] = renumbered[group_of[i]];
}

/* Numbers the slots in order and gives each row its slot. */
static void number_slots(builder *to, uint32_t *slot_of, const uint32_t *group_of, size_t first,
                         size_t count) {
    for (size_t i = 0; i < count; i++)
        slot_number(to, to->model->observations[first + i].area, group_of[i]);
    if (to->slot_count)
        qsort(to->slots, to->slot_count, sizeof *to->slots, by_area_and_group);
    if (to->slot_bucket_count)
        memset(to->slot_buckets, 0, to->slot_bucket_count * sizeof *to->slot_buckets);
    for (size_t i = 0; i < to->slot_count; i++)
        *slot_bucket(to, to->slots[i].area, to->slots[i].group) = (uint32_t)(i + 1);
    for (size_t i = 0; i < count; i++)
        slot_of[i] = slot_number(to, to->model->observations[first + i].area, group_of[i]);
}

/* Rows are in order of period already: a counting sort keeps that order within each slot. */
static uint32_t *order_rows(builder *to, const uint32_t *slot_of, size_t first, size_t count) {
    uint32_t *order = baremo_arena_raw(to->arena, count ? count : 1, sizeof *order);
    size_t *next = baremo_arena_array(to->arena, to->slot_count + 1, sizeof *next);
    for (size_t i = 0; to->slots && i < count; i++)
        to->slots[slot_of[i]].count++;
    for (size_t s = 0, at = 0; s < to->slot_count; s++) {
        to->slots[s].first = next[s] = at;
        at += to->slots[s].count;
    }
    for (size_t i = 0; i < count; i++)
        order[next[slot_of[i]]++] = (uint32_t)(first + i);
    return order;
}

/* -- patterns -- */

static int bits(value_mask mask) {
    int count = 0;
    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

/* Fewest columns first; at the first column in which two differ, the one that fills it comes first.
 */
static int by_columns(const void *left, const void *right) {
    const value_pattern *a = left, *b = right;
    int columns = bits(a->mask) - bits(b->mask);
    if (columns || a->mask == b->mask)
        return columns;
    value_mask differing = a->mask ^ b->mask;
    return a->mask & (differing & (~differing + 1)) ? -1 : 1;
}

static value_mask slot_mask(const builder *of, const value_slot *slot) {
    return of->groups[slot->group].mask | (slot->area == PROGRAMME_NONE ? 0 : VALUE_AREA_FILLED);
}

static size_t find_pattern(const value_pattern *patterns, size_t count, value_mask mask) {
    size_t p = 0;
    while (p < count && patterns[p].mask != mask)
        p++;
    return p;
}

/* The groups of each pattern, each once: `seen` marks them pattern by pattern. */
static void fill_pattern(builder *of, value_pattern *pattern, unsigned char *seen) {
    uint32_t *groups = baremo_arena_array(of->arena, of->group_count, sizeof *groups);
    memset(seen, 0, of->group_count);
    for (size_t s = 0; s < of->slot_count; s++)
        if (slot_mask(of, &of->slots[s]) == pattern->mask)
            seen[of->slots[s].group] = 1;
    for (uint32_t g = 0; g < of->group_count; g++)
        if (seen[g])
            groups[pattern->group_count++] = g;
    pattern->groups = groups;
}

static void find_patterns(builder *of, value_index *index) {
    value_pattern *patterns = NULL;
    size_t count = 0, capacity = 0;
    for (size_t s = 0; s < of->slot_count; s++) {
        value_mask mask = slot_mask(of, &of->slots[s]);
        if (find_pattern(patterns, count, mask) < count)
            continue;
        BAREMO_ARENA_RESERVE(of->arena, patterns, count, capacity);
        patterns[count++].mask = mask;
    }
    if (count)
        qsort(patterns, count, sizeof *patterns, by_columns);
    unsigned char *seen = baremo_arena_alloc(of->arena, of->group_count + 1);
    for (size_t p = 0; p < count; p++)
        fill_pattern(of, &patterns[p], seen);
    for (size_t s = 0; s < of->slot_count; s++)
        of->slots[s].pattern =
            (uint32_t)find_pattern(patterns, count, slot_mask(of, &of->slots[s]));
    index->patterns = patterns;
    index->pattern_count = count;
}

/* -- areas -- */

static void find_areas(builder *of, value_index *index) {
    const programme *model = of->model;
    unsigned char *occurs = baremo_arena_alloc(of->arena, model->area_count + 1);
    unsigned char *below = baremo_arena_alloc(of->arena, model->area_count + 1);
    uint32_t *areas = baremo_arena_array(of->arena, model->area_count + 1, sizeof *areas);
    uint32_t *places = baremo_arena_array(of->arena, model->area_count + 1, sizeof *places);
    for (size_t s = 0; s < of->slot_count; s++)
        if (of->slots[s].area != PROGRAMME_NONE)
            occurs[of->slots[s].area] = 1;
    for (size_t a = 0; a < model->area_count; a++) {
        if (!occurs[a] || model->areas[a].role != PROGRAMME_ROLE_PROGRAMME)
            continue;
        for (uint32_t up = model->areas[a].parent; up != PROGRAMME_NONE && !below[up];
             up = model->areas[up].parent)
            below[up] = 1;
    }
    for (uint32_t a = 0; a < model->area_count; a++) {
        if (!occurs[a])
            continue;
        areas[index->area_count++] = a;
        if (model->areas[a].role == PROGRAMME_ROLE_PROGRAMME && !below[a])
            places[index->place_count++] = a;
    }
    index->areas = areas;
    index->places = places;
}

value_index *value_index_new(baremo_arena *arena, const programme *model, size_t first,
                             size_t count) {
    value_index *index = baremo_arena_alloc(arena, sizeof *index);
    size_t dimensions = model->dimension_count;
    if (dimensions > VALUE_MOST_DIMENSIONS)
        dimensions = VALUE_MOST_DIMENSIONS;
    builder build = {.arena = arena, .model = model, .dimensions = dimensions};
    uint32_t *group_of = baremo_arena_raw(arena, count + 1, sizeof *group_of);
    uint32_t *slot_of = baremo_arena_raw(arena, count + 1, sizeof *slot_of);
    number_groups(&build, group_of, first, count);
    number_slots(&build, slot_of, group_of, first, count);
    index->order = order_rows(&build, slot_of, first, count);
    find_patterns(&build, index);
    find_areas(&build, index);
    index->model = model;
    index->observations = model->observations;
    index->slots = build.slots;
    index->slot_count = build.slot_count;
    index->groups = build.groups;
    index->group_count = build.group_count;
    index->buckets = build.slot_buckets;
    index->bucket_count = build.slot_bucket_count;
    return index;
}

const value_slot *value_index_slot(const value_index *index, uint32_t area, uint32_t group) {
    if (!index->bucket_count)
        return NULL;
    size_t mask = index->bucket_count - 1;
    for (size_t at = hash_cell(area, group) & mask;; at = (at + 1) & mask) {
        uint32_t bucket = index->buckets[at];
        if (!bucket)
            return NULL;
        const value_slot *slot = &index->slots[bucket - 1];
        if (slot->area == area && slot->group == group)
            return slot;
    }
}

const char *value_group_text(const value_index *index, uint32_t group, baremo_arena *arena) {
    baremo_buffer text = baremo_buffer_new(arena);
    const programme *model = index->model;
    for (size_t d = 0; group && d < model->dimension_count && d < VALUE_MOST_DIMENSIONS; d++) {
        uint32_t value = index->groups[group].values[d];
        if (!value)
            continue;
        if (text.length)
            baremo_buffer_add_char(&text, ';');
        baremo_buffer_format(&text, "%s=%s", model->dimensions[d].id,
                             model->dimensions[d].values[value]);
    }
    return baremo_buffer_text(&text);
}
