/* The waves of a respondent side by side, by a hash table over the respondents of a group. */
#include "engine/table/pivot.h"

/* The cases found so far; a slot holds a case + 1 and its respondent. */
typedef struct case_map {
    uint32_t *slots, *respondents;
    size_t mask;
} case_map;

static case_map new_map(baremo_arena *arena, size_t count) {
    size_t slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    return (case_map){baremo_arena_array(arena, slots, sizeof(uint32_t)),
                      baremo_arena_raw(arena, slots, sizeof(uint32_t)), slots - 1};
}

static size_t new_case(table_cases *cases, const table_pivot *pivot, uint32_t row) {
    for (size_t wave = 0; wave < pivot->wave_count; wave++)
        cases->rows[wave][cases->count] = TABLE_NO_ROW;
    cases->first_rows[cases->count] = row;
    return cases->count++;
}

static size_t case_of(case_map *map, table_cases *cases, const table_pivot *pivot, uint32_t row) {
    uint32_t respondent = pivot->respondents[row];
    if (respondent == 0)
        return new_case(cases, pivot, row);
    if (pivot->identities)
        respondent = pivot->identities[respondent];
    size_t slot = (respondent * UINT32_C(2654435769) >> 7) & map->mask;
    while (map->slots[slot] && map->respondents[slot] != respondent)
        slot = (slot + 1) & map->mask;
    if (!map->slots[slot]) {
        map->respondents[slot] = respondent;
        map->slots[slot] = (uint32_t)new_case(cases, pivot, row) + 1;
    }
    return map->slots[slot] - 1;
}

static void note_repeat(table_cases *cases, uint32_t first, uint32_t second, int wave) {
    if (cases->repeat_count < TABLE_REPEATS)
        cases->repeats[cases->repeat_count] = (table_repeat){first, second, (uint32_t)wave};
    cases->repeat_count++;
}

table_cases table_pivot_rows(const table_pivot *pivot, const uint32_t *rows, size_t count,
                             baremo_arena *arena) {
    table_cases cases = {.count = 0};
    cases.rows = baremo_arena_array(arena, pivot->wave_count, sizeof *cases.rows);
    for (size_t wave = 0; wave < pivot->wave_count; wave++)
        cases.rows[wave] = baremo_arena_raw(arena, count, sizeof(uint32_t));
    cases.first_rows = baremo_arena_raw(arena, count, sizeof(uint32_t));
    case_map map = new_map(arena, count);
    for (size_t i = 0; i < count; i++) {
        int wave = pivot->wave_of[pivot->waves[rows[i]]];
        if (wave == TABLE_WAVE_OTHER)
            continue;
        size_t here = case_of(&map, &cases, pivot, rows[i]);
        if (wave == TABLE_WAVE_BLANK)
            continue;
        uint32_t *cell = &cases.rows[wave][here];
        if (*cell == TABLE_NO_ROW)
            *cell = rows[i];
        else
            note_repeat(&cases, *cell, rows[i], wave);
    }
    return cases;
}
