/* The results object: a list of rows with an index by key, and the catalogue. */
#include <baremo/results.h>

#include <stdint.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"

typedef struct list {
    void *items;
    size_t count, capacity, size;
} list;

/* Where a row is found by its key. */
typedef struct key_slot {
    uint32_t row;  /* index + 1; 0 is free */
    uint32_t hash; /* of the key: most other rows are told apart without looking at them */
} key_slot;

enum { FEW_ROWS = 4096 };

struct baremo_results {
    baremo_arena *arena;
    baremo_results_programme programme;
    baremo_results_comparison *comparison;
    list axes, actions, indicators, areas, surveys, scales, items, codes, units, composites, inputs, rows;
    const baremo_diagnostics *problems;
    baremo_arena *row_home; /* many rows lie in an arena of their own, freed when they move; NULL: few */
    key_slot *slots; /* open addressing over rows */
    size_t slot_count;
};

baremo_results *baremo_results_new(baremo_arena *arena) {
    baremo_results *results = baremo_arena_alloc(arena, sizeof *results);
    results->arena = arena;
    results->axes.size = sizeof(baremo_results_axis);
    results->actions.size = sizeof(baremo_results_action);
    results->indicators.size = sizeof(baremo_results_indicator);
    results->areas.size = sizeof(baremo_results_area);
    results->surveys.size = sizeof(baremo_results_survey);
    results->scales.size = sizeof(baremo_results_scale);
    results->items.size = sizeof(baremo_results_item);
    results->codes.size = sizeof(baremo_results_code);
    results->units.size = sizeof(baremo_results_unit);
    results->composites.size = sizeof(baremo_results_composite);
    results->inputs.size = sizeof(baremo_results_input);
    results->rows.size = sizeof(baremo_result);
    return results;
}

baremo_arena *baremo_results_arena(const baremo_results *results) { return results->arena; }

static void *list_add(baremo_arena *arena, list *to) {
    if (to->count == to->capacity) {
        size_t capacity = to->capacity ? 2 * to->capacity : 16;
        to->items = baremo_arena_grow(arena, to->items, to->count, capacity, to->size);
        to->capacity = capacity;
    }
    return (char *)to->items + to->size * to->count++;
}

static const void *list_items(const list *from, size_t *count) {
    *count = from->count;
    return from->items;
}

/* Every catalogue entry begins with its id. */
static const char *id_at(const list *in, size_t index) {
    const char *id = NULL;
    memcpy(&id, (const char *)in->items + index * in->size, sizeof id);
    return id;
}

/* Rows mostly have the very text of the catalogue for their subject. */
static const void *list_find(const list *in, const char *id) {
    size_t at = 0;
    while (id && at < in->count && id_at(in, at) != id)
        at++;
    if (at == in->count)
        at = 0;
    while (id && at < in->count && !baremo_text_equal(id_at(in, at), id))
        at++;
    return id && at < in->count ? (const char *)in->items + at * in->size : NULL;
}

baremo_results_programme *baremo_results_set_programme(baremo_results *results) {
    return &results->programme;
}
baremo_results_axis *baremo_results_add_axis(baremo_results *results) {
    return list_add(results->arena, &results->axes);
}
baremo_results_action *baremo_results_add_action(baremo_results *results) {
    return list_add(results->arena, &results->actions);
}
baremo_results_indicator *baremo_results_add_indicator(baremo_results *results) {
    return list_add(results->arena, &results->indicators);
}
baremo_results_area *baremo_results_add_area(baremo_results *results) {
    return list_add(results->arena, &results->areas);
}
baremo_results_survey *baremo_results_add_survey(baremo_results *results) {
    return list_add(results->arena, &results->surveys);
}
baremo_results_scale *baremo_results_add_scale(baremo_results *results) {
    return list_add(results->arena, &results->scales);
}
baremo_results_item *baremo_results_add_item(baremo_results *results) {
    return list_add(results->arena, &results->items);
}
baremo_results_code *baremo_results_add_code(baremo_results *results) {
    return list_add(results->arena, &results->codes);
}
baremo_results_unit *baremo_results_add_unit(baremo_results *results) {
    return list_add(results->arena, &results->units);
}
baremo_results_composite *baremo_results_add_composite(baremo_results *results) {
    return list_add(results->arena, &results->composites);
}
baremo_results_comparison *baremo_results_set_comparison(baremo_results *results) {
    if (!results->comparison)
        results->comparison = baremo_arena_alloc(results->arena, sizeof *results->comparison);
    return results->comparison;
}
baremo_results_input *baremo_results_add_input(baremo_results *results) {
    return list_add(results->arena, &results->inputs);
}
void baremo_results_set_problems(baremo_results *results, const baremo_diagnostics *problems) {
    results->problems = problems;
}

const baremo_results_programme *baremo_results_get_programme(const baremo_results *results) {
    return &results->programme;
}
const baremo_results_axis *baremo_results_axes(const baremo_results *results, size_t *count) {
    return list_items(&results->axes, count);
}
const baremo_results_action *baremo_results_actions(const baremo_results *results, size_t *count) {
    return list_items(&results->actions, count);
}
const baremo_results_indicator *baremo_results_indicators(const baremo_results *results,
                                                          size_t *count) {
    return list_items(&results->indicators, count);
}
const baremo_results_area *baremo_results_areas(const baremo_results *results, size_t *count) {
    return list_items(&results->areas, count);
}
const baremo_results_survey *baremo_results_surveys(const baremo_results *results, size_t *count) {
    return list_items(&results->surveys, count);
}
const baremo_results_scale *baremo_results_scales(const baremo_results *results, size_t *count) {
    return list_items(&results->scales, count);
}
const baremo_results_item *baremo_results_items(const baremo_results *results, size_t *count) {
    return list_items(&results->items, count);
}
const baremo_results_code *baremo_results_codes(const baremo_results *results, size_t *count) {
    return list_items(&results->codes, count);
}
const baremo_results_input *baremo_results_inputs(const baremo_results *results, size_t *count) {
    return list_items(&results->inputs, count);
}
const baremo_results_unit *baremo_results_units(const baremo_results *results, size_t *count) {
    return list_items(&results->units, count);
}
const baremo_results_composite *baremo_results_composites(const baremo_results *results, size_t *count) {
    return list_items(&results->composites, count);
}
const baremo_results_comparison *baremo_results_get_comparison(const baremo_results *results) {
    return results->comparison;
}
const baremo_diagnostics *baremo_results_problems(const baremo_results *results) {
    return results->problems;
}
const baremo_results_axis *baremo_results_axis_find(const baremo_results *results, const char *id) {
    return list_find(&results->axes, id);
}
const baremo_results_indicator *baremo_results_indicator_find(const baremo_results *results,
                                                              const char *id) {
    return list_find(&results->indicators, id);
}
const baremo_results_area *baremo_results_area_find(const baremo_results *results, const char *id) {
    return list_find(&results->areas, id);
}
const baremo_results_survey *baremo_results_survey_find(const baremo_results *results, const char *id) {
    return list_find(&results->surveys, id);
}
const baremo_results_scale *baremo_results_scale_find(const baremo_results *results, const char *id) {
    return list_find(&results->scales, id);
}
const baremo_results_item *baremo_results_item_find(const baremo_results *results, const char *id) {
    return list_find(&results->items, id);
}
const baremo_results_code *baremo_results_code_find(const baremo_results *results, const char *id) {
    return list_find(&results->codes, id);
}
const baremo_results_unit *baremo_results_unit_find(const baremo_results *results, const char *id) {
    return list_find(&results->units, id);
}
const baremo_result *baremo_results_rows(const baremo_results *results, size_t *count) {
    return list_items(&results->rows, count);
}

static const uint64_t fnv_prime = UINT64_C(0x100000001b3);

/* FNV-1a over the parts of a key, a zero byte between them. */
static uint64_t hash_text(uint64_t hash, const char *text) {
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * fnv_prime;
    return hash * fnv_prime;
}

static uint32_t hash_key(const baremo_result_key *key) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)key->subject_kind;
    hash = hash_text(hash, key->subject);
    hash = hash_text(hash, key->statistic);
    hash = hash_text(hash, key->area);
    hash = hash_text(hash, key->group);
    hash = hash_text(hash, key->programme);
    if (key->period.grain) {
        hash = (hash ^ (uint64_t)(uint32_t)key->period.first_day) * fnv_prime;
        hash = (hash ^ (uint64_t)(uint32_t)key->period.last_day) * fnv_prime;
    }
    return (uint32_t)(hash ^ (hash >> 32));
}

static baremo_result_key key_of(const baremo_result *row) {
    return (baremo_result_key){row->subject_kind, row->subject, row->period,
                               row->area,         row->group,   row->statistic,
                               row->programme};
}

static bool same_key(const baremo_result_key *a, const baremo_result_key *b) {
    return a->subject_kind == b->subject_kind && baremo_period_equal(a->period, b->period) &&
           baremo_text_equal(a->subject, b->subject) &&
           baremo_text_equal(a->statistic, b->statistic) && baremo_text_equal(a->area, b->area) &&
           baremo_text_equal(a->group, b->group) && baremo_text_equal(a->programme, b->programme);
}

/* The slot of a key: the one that holds it, or the free one where it goes. The first row of a key
 * stays. */
static key_slot *slot_of(const baremo_results *results, const baremo_result_key *key,
                         uint32_t hash) {
    const baremo_result *rows = results->rows.items;
    size_t mask = results->slot_count - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        key_slot *slot = &results->slots[at];
        if (slot->row == 0)
            return slot;
        if (slot->hash != hash)
            continue;
        baremo_result_key here = key_of(&rows[slot->row - 1]);
        if (same_key(&here, key))
            return slot;
    }
}

static void index_row(baremo_results *results, size_t row) {
    const baremo_result *rows = results->rows.items;
    baremo_result_key key = key_of(&rows[row]);
    uint32_t hash = hash_key(&key);
    key_slot *slot = slot_of(results, &key, hash);
    if (slot->row == 0)
        *slot = (key_slot){(uint32_t)(row + 1), hash};
}

/* Rows of one key are in the old slots once: none of them needs to be looked at. */
static void grow_index(baremo_results *results) {
    const key_slot *old = results->slots;
    size_t old_count = results->slot_count;
    results->slot_count = old_count ? 2 * old_count : 256;
    results->slots =
        baremo_arena_array(results->arena, results->slot_count, sizeof *results->slots);
    size_t mask = results->slot_count - 1;
    for (size_t i = 0; i < old_count; i++) {
        size_t at = old[i].hash & mask;
        while (old[i].row && results->slots[at].row)
            at = (at + 1) & mask;
        if (old[i].row)
            results->slots[at] = old[i];
    }
}

/* Hundreds of thousands of rows would leave as many behind in the results' arena when they move. */
static void move_rows(baremo_results *results) {
    list *rows = &results->rows;
    baremo_arena *home = baremo_arena_new(results->arena);
    size_t capacity = 2 * rows->capacity;
    void *items = baremo_arena_raw(home, capacity, rows->size);
    memcpy(items, rows->items, rows->count * rows->size);
    baremo_arena_free(results->row_home);
    results->row_home = home;
    rows->items = items;
    rows->capacity = capacity;
}

baremo_result *baremo_results_add(baremo_results *results, const baremo_result *result) {
    if (results->rows.count == results->rows.capacity && results->rows.count >= FEW_ROWS)
        move_rows(results);
    if (2 * (results->rows.count + 1) > results->slot_count)
        grow_index(results);
    baremo_result *row = list_add(results->arena, &results->rows);
    *row = *result;
    index_row(results, results->rows.count - 1);
    return row;
}

const baremo_result *baremo_results_find(const baremo_results *results,
                                         const baremo_result_key *key) {
    if (!results->slot_count)
        return NULL;
    const baremo_result *rows = results->rows.items;
    uint32_t row = slot_of(results, key, hash_key(key))->row;
    return row ? &rows[row - 1] : NULL;
}

void baremo_result_note(baremo_results *results, baremo_result *row, const baremo_note_kind *kind,
                        const char *first, const char *second, const char *third) {
    const char *arguments[BAREMO_NOTE_ARGUMENTS] = {first, second, third};
    baremo_buffer text = baremo_buffer_new(results->arena);
    for (const char *at = kind->template; *at; at++) {
        if (*at == '%' && at[1] >= '1' && at[1] <= '0' + BAREMO_NOTE_ARGUMENTS) {
            const char *argument = arguments[*++at - '1'];
            baremo_buffer_add(&text, argument ? argument : "");
        } else {
            baremo_buffer_add_char(&text, *at);
        }
    }
    row->note_kind = kind;
    memcpy(row->note_arguments, arguments, sizeof arguments);
    row->note = baremo_buffer_text(&text);
}

void baremo_result_note_also(baremo_results *results, baremo_result *row,
                             const baremo_note_kind *kind) {
    if (!row->note) {
        baremo_result_note(results, row, kind, NULL, NULL, NULL);
        return;
    }
    row->second_note = kind;
    row->note = baremo_arena_format(results->arena, "%s; %s", row->note, kind->template);
}

const char *baremo_subject_kind_name(baremo_subject_kind kind) {
    static const char *const names[] = {"indicator", "action",    "axis",     "survey",
                                        "scale",     "item",      "code",     "rule",
                                        "area",      "composite", "programme"};
    return names[kind];
}

const char *baremo_result_status_name(baremo_result_status status) {
    static const char *const names[] = {"",         "achieved",  "on_track",
                                        "behind",   "off_track", "not_assessed",
                                        "improved", "unchanged", "worsened"};
    return names[status];
}
