/* Rows split by the values of columns: one column after the other, each splitting what the ones
 * before left together. */
#include "engine/statistics/runner/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

enum { DIRECT_LIMIT = 1 << 24 };

/* Pairs (old group, code) -> new group, numbered by first appearance: a direct table where that is
 * small enough, else a hash table. */
typedef struct pair_map {
    bool hashed;
    uint32_t *direct; /* group + 1 */
    uint64_t *keys;   /* pair + 1 */
    uint32_t *values;
    size_t mask, used;
    uint32_t count;
} pair_map;

static void make_room(pair_map *map, baremo_arena *arena, size_t slots) {
    map->hashed = true;
    map->mask = slots - 1;
    map->keys = baremo_arena_array(arena, slots, sizeof *map->keys);
    map->values = baremo_arena_raw(arena, slots, sizeof *map->values);
}

static size_t slot_of(const pair_map *map, uint64_t key) {
    size_t slot = (size_t)((key * 0x9E3779B97F4A7C15u) >> 20) & map->mask;
    /* a map without keys is direct and never hashed: NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    while (map->keys[slot] && map->keys[slot] != key)
        slot = (slot + 1) & map->mask;
    return slot;
}

static void enlarge(pair_map *map, baremo_arena *arena) {
    pair_map larger = *map;
    make_room(&larger, arena, 4 * (map->mask + 1));
    for (size_t i = 0; i <= map->mask; i++) {
        if (!map->keys[i])
            continue;
        size_t slot = slot_of(&larger, map->keys[i]);
        larger.keys[slot] = map->keys[i];
        larger.values[slot] = map->values[i];
    }
    *map = larger;
}

static uint32_t hashed_group(pair_map *map, baremo_arena *arena, uint64_t pair) {
    size_t slot = slot_of(map, pair + 1);
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): as above */
    if (!map->keys[slot]) {
        map->keys[slot] = pair + 1;
        map->values[slot] = map->count++;
        if (2 * ++map->used > map->mask)
            enlarge(map, arena);
        return map->count - 1;
    }
    return map->values[slot];
}

/* Splits the groups of `of_row` by a column; returns the new number of groups. */
static uint32_t split_by(const baremo_column *column, uint32_t *of_row, size_t row_count,
                         uint32_t group_count, baremo_arena *arena) {
    baremo_arena *scratch = baremo_arena_new(arena);
    pair_map map = {.count = 0};
    uint64_t codes = column->text_count;
    if (codes * group_count <= DIRECT_LIMIT)
        map.direct = baremo_arena_array(scratch, (size_t)(codes * group_count), sizeof *map.direct);
    else
        make_room(&map, scratch, 1 << 12);
    for (size_t row = 0; row < row_count; row++) {
        uint64_t pair = (uint64_t)of_row[row] * codes + column->codes[row];
        if (!map.hashed) {
            if (!map.direct[pair])
                map.direct[pair] = ++map.count;
            of_row[row] = map.direct[pair] - 1;
        } else {
            of_row[row] = hashed_group(&map, scratch, pair);
        }
    }
    baremo_arena_free(scratch);
    return map.count;
}

/* Rows in the order of their groups. */
static void order_rows(runner_groups *groups, const uint32_t *of_row, size_t row_count,
                       baremo_arena *arena) {
    size_t *starts = baremo_arena_array(arena, groups->count + 1, sizeof *starts);
    size_t *next = baremo_arena_array(arena, groups->count + 1, sizeof *next);
    uint32_t *rows = baremo_arena_raw(arena, row_count, sizeof *rows);
    uint32_t *sample = baremo_arena_array(arena, groups->count, sizeof *sample);
    for (size_t row = 0; row < row_count; row++)
        starts[of_row[row] + 1]++;
    for (size_t group = 0; group < groups->count; group++)
        starts[group + 1] += starts[group];
    memcpy(next, starts, (groups->count + 1) * sizeof *next);
    for (size_t row = 0; row < row_count; row++)
        rows[next[of_row[row]]++] = (uint32_t)row;
    for (size_t group = 0; group < groups->count; group++)
        sample[group] = starts[group] < row_count ? rows[starts[group]] : 0;
    groups->starts = starts;
    groups->rows = rows;
    groups->sample = sample;
}

runner_groups runner_groups_split(const baremo_table *table, const runner_columns *by,
                                  baremo_arena *arena) {
    size_t row_count = baremo_table_row_count(table);
    runner_groups groups = {.count = 1};
    baremo_arena *scratch = baremo_arena_new(arena);
    uint32_t *of_row = baremo_arena_array(scratch, row_count, sizeof *of_row);
    for (size_t i = 0; i < by->count; i++)
        groups.count = split_by(baremo_table_column(table, by->indexes[i]), of_row, row_count,
                                (uint32_t)groups.count, arena);
    order_rows(&groups, of_row, row_count, arena);
    baremo_arena_free(scratch);
    groups.order = baremo_arena_raw(arena, groups.count, sizeof *groups.order);
    for (size_t i = 0; i < groups.count; i++)
        groups.order[i] = i;
    return groups;
}

/* -- sorting -- */

/* What a group is sorted by in one column. */
typedef struct sort_key {
    size_t group;
    double number;
    const char *text;
} sort_key;

static int compare_keys(const void *a, const void *b) {
    const sort_key *left = a, *right = b;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    int texts = strcmp(left->text, right->text);
    if (texts != 0)
        return texts;
    return (left->group > right->group) - (left->group < right->group);
}

void runner_groups_sort(runner_groups *groups, const baremo_table *table,
                        const runner_columns *sort, baremo_decimal_mark decimal,
                        baremo_arena *arena) {
    sort_key *keys = baremo_arena_raw(arena, groups->count, sizeof *keys);
    /* from the last column to the first, each keeping the order of the ones before: `group` is the
     * place so far */
    for (size_t c = sort->count; c-- > 0;) {
        const baremo_column *column = baremo_table_column(table, sort->indexes[c]);
        baremo_numbers numbers;
        bool numeric = baremo_table_numbers(table, sort->indexes[c], decimal, arena, NULL,
                                            &numbers) == BAREMO_OK &&
                       numbers.bad_count == 0;
        size_t *before = baremo_arena_raw(arena, groups->count, sizeof *before);
        for (size_t i = 0; i < groups->count; i++) {
            before[i] = groups->order[i];
            uint32_t code = column->codes[groups->sample[before[i]]];
            bool number = numeric && code != 0;
            keys[i] = (sort_key){i, number ? numbers.values[code] : 0,
                                 number ? "" : baremo_text_key(arena, column->texts[code])};
            if (numeric && code == 0)
                keys[i].number = -HUGE_VAL; /* blank first */
        }
        if (groups->count)
            qsort(keys, groups->count, sizeof *keys, compare_keys);
        for (size_t i = 0; i < groups->count; i++)
            groups->order[i] = before[keys[i].group];
    }
}
