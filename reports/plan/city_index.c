/* Open addressing over the rows of a comparison. */
#include "reports/plan/city_index.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

static const char EFFECT[] = "effect=";

typedef struct city_key {
    const char *unit; /* id; "" of all */
    baremo_subject_kind kind;
    const char *subject, *group, *statistic;
} city_key;

static const char *known(const char *text) { return text ? text : ""; }

/* FNV-1a, with the NUL so that texts do not run together. */
static uint64_t add_text(uint64_t hash, const char *text) {
    static const uint64_t PRIME = 1099511628211U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * PRIME;
    return hash * PRIME;
}

static uint64_t hash_of(const city_key *key) {
    static const uint64_t START = 14695981039346656037U;
    uint64_t hash = add_text(START + (uint64_t)key->kind, key->unit);
    return add_text(add_text(add_text(hash, key->subject), key->group), key->statistic);
}

static city_key key_of(const cities *all, const baremo_result *row) {
    return (city_key){known(all->comparison->of_areas ? row->area : row->programme),
                      row->subject_kind, known(row->subject), known(row->group),
                      known(row->statistic)};
}

static bool same_key(const city_key *a, const city_key *b) {
    return a->kind == b->kind && strcmp(a->unit, b->unit) == 0 &&
           strcmp(a->subject, b->subject) == 0 && strcmp(a->group, b->group) == 0 &&
           strcmp(a->statistic, b->statistic) == 0;
}

static uint32_t short_hash(const city_key *key) { return (uint32_t)(hash_of(key) >> 32); }

static city_slot *first_slot(const cities *all, uint32_t hash) {
    return &all->slots[(size_t)hash & (all->slot_count - 1)];
}

/* Where a key stands, or the free place for it. */
static city_slot *slot_of(const cities *all, const city_key *key, uint32_t hash) {
    city_slot *slot = first_slot(all, hash), *end = all->slots + all->slot_count;
    for (; slot->row; slot = slot + 1 < end ? slot + 1 : all->slots) {
        if (slot->hash != hash)
            continue;
        city_key there = key_of(all, &all->rows[slot->row - 1]);
        if (same_key(&there, key))
            break;
    }
    return slot;
}

/* Of two periods the unit's own stays. */
static bool is_better(const cities *all, const baremo_result *row, const baremo_result *there) {
    city_key key = key_of(all, row);
    const baremo_results_unit *unit = baremo_results_unit_find(all->results, key.unit);
    return !unit || baremo_period_equal(row->period, unit->period) ||
           !baremo_period_equal(there->period, unit->period);
}

static bool is_indexed(const cities *all, const baremo_result *row) {
    return all->comparison->of_areas || baremo_text_blank(row->area);
}

static void index_row(cities *all, size_t index, uint32_t hash) {
    const baremo_result *row = &all->rows[index];
    if (!is_indexed(all, row))
        return;
    const city_key key = key_of(all, row);
    city_slot *slot = slot_of(all, &key, hash);
    if (!slot->row || is_better(all, row, &all->rows[slot->row - 1]))
        *slot = (city_slot){hash, (uint32_t)index + 1};
}

/* Whether a row is about all units and has nothing but an effect in its group. */
static bool has_lone_effect(const city_key *key) {
    return !*key->unit && strncmp(key->group, EFFECT, strlen(EFFECT)) == 0 &&
           !strchr(key->group, ';');
}

const char *city_lone_effect(const baremo_result *row) { return row->group + strlen(EFFECT); }

static void note_row(const cities *all, city_effect_rows *noted, const baremo_result *row) {
    BAREMO_ARENA_RESERVE(all->arena, noted->rows, noted->count, noted->capacity);
    noted->rows[noted->count++] = row;
}

/* The slots of many rows lie far apart in memory: those of a few rows are fetched together. */
void city_index_rows(cities *all, city_effect_rows *noted) {
    enum { TOGETHER = 32 };
    uint32_t hashes[TOGETHER];
    size_t count;
    all->rows = baremo_results_rows(all->results, &count);
    all->slot_count = 64;
    while (all->slot_count < 2 * count)
        all->slot_count *= 2;
    all->slots = baremo_arena_array(all->arena, all->slot_count, sizeof *all->slots);
    for (size_t from = 0; from < count; from += TOGETHER) {
        size_t end = from + TOGETHER < count ? from + TOGETHER : count;
        for (size_t i = from; i < end; i++) {
            const city_key key = key_of(all, &all->rows[i]);
            hashes[i - from] = short_hash(&key);
            __builtin_prefetch(first_slot(all, hashes[i - from]), 1);
            if (has_lone_effect(&key))
                note_row(all, noted, &all->rows[i]);
        }
        for (size_t i = from; i < end; i++)
            index_row(all, i, hashes[i - from]);
    }
}

const baremo_result *city_row(const cities *all, const baremo_results_unit *unit,
                              const city_subject *subject, const char *statistic) {
    const city_key key = {unit ? unit->id : "", subject->kind, known(subject->id),
                          known(subject->group), statistic};
    const city_slot *slot = slot_of(all, &key, short_hash(&key));
    return slot->row ? &all->rows[slot->row - 1] : NULL;
}

double city_value(const cities *all, const baremo_results_unit *unit, const city_subject *subject,
                  const char *statistic) {
    const baremo_result *row = city_row(all, unit, subject, statistic);
    return row ? row->value : BAREMO_MISSING;
}

const baremo_result *city_there(const cities *all, const baremo_results_unit *unit,
                                const city_subject *subject, const char *statistic) {
    const baremo_result *row = city_row(all, unit, subject, statistic);
    return row && !baremo_is_missing(row->value) ? row : NULL;
}
