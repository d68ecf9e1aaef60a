/* How far a composite index hangs on its weights and on chance.
 *
 *  1. Weights: gamma numbers of shape concentration x weight over their sum, in each pillar and
 * over the pillars; one set of weights a draw, for all units.
 *  2. Chance: a score of standard error s (100 se/(high - low)) is drawn from the normal
 *     distribution. Scores that stay eight of s within the goalposts cannot be clipped: a unit's
 *     are drawn together, as one normal number with the variance sum (effective weight s)^2.
 *  3. Units without an index are left out, and ranks are among the others.
 *  4. Draws come in blocks of fixed size, each with a stream of its own: threads change nothing.
 */
#include "engine/statistics/composite_draws.h"

#include <math.h>
#include <stdio.h>

#include <baremo/number.h>

#include "engine/base/random.h"
#include "engine/base/threads.h"
#include "engine/statistics/quantiles.h"
#include "engine/statistics/sort.h"

enum { BLOCK = 250 };
static const double FAR = 8; /* of standard errors: beyond lies 1e-15 */

/* A score that may be clipped. */
typedef struct near_cell {
    size_t part;
    double score, se;
} near_cell;

/* A unit that is drawn: parts x score and variance of what cannot be clipped, and the rest. */
typedef struct drawn_unit {
    size_t place;
    double *scores, *variances; /* of each part; 0 for near cells */
    near_cell *near;
    size_t near_count;
    bool varies;
} drawn_unit;

typedef struct drawing {
    const baremo_composite *of;
    const baremo_composite_settings *settings;
    size_t *parts; /* indicators in use */
    size_t part_count;
    drawn_unit *units;
    size_t unit_count;
    double *table; /* unit x draw */
    baremo_rank_table ranks;
    baremo_composite_draws *result;
} drawing;

/* -- before -- */

static double score_error(const drawing *d, size_t unit, size_t indicator) {
    const baremo_composite_plan *plan = d->of->plan;
    size_t cell = unit * plan->indicator_count + indicator;
    if (!d->settings->ses || d->of->marks[cell] == BAREMO_SCORE_IMPUTED ||
        !(d->settings->ses[cell] > 0))
        return 0;
    return 100 * d->settings->ses[cell] /
           (plan->indicators[indicator].high - plan->indicators[indicator].low);
}

static drawn_unit unit_to_draw(const drawing *d, size_t place, baremo_arena *arena) {
    size_t count = d->part_count;
    drawn_unit unit = {.place = place,
                       .scores = baremo_arena_array(arena, count + 1, sizeof(double)),
                       .variances = baremo_arena_array(arena, count + 1, sizeof(double)),
                       .near = baremo_arena_array(arena, count + 1, sizeof(near_cell))};
    for (size_t i = 0; i < count; i++) {
        size_t cell = place * d->of->plan->indicator_count + d->parts[i];
        double se = score_error(d, place, d->parts[i]), score = d->of->unclipped[cell];
        if (se > 0 && (score - FAR * se < 0 || score + FAR * se > 100)) {
            unit.near[unit.near_count++] = (near_cell){i, score, se};
            continue;
        }
        unit.scores[i] = d->of->scores[cell];
        unit.variances[i] = se * se;
        unit.varies = unit.varies || se > 0;
    }
    return unit;
}

static void find_parts_and_units(drawing *d, baremo_arena *arena) {
    const baremo_composite *of = d->of;
    d->parts = baremo_arena_array(arena, of->plan->indicator_count + 1, sizeof *d->parts);
    d->units = baremo_arena_array(arena, of->unit_count + 1, sizeof *d->units);
    for (size_t i = 0; i < of->plan->indicator_count; i++)
        if (of->parts[i].none == BAREMO_COMPOSITE_USED)
            d->parts[d->part_count++] = i;
    for (size_t u = 0; u < of->unit_count; u++)
        if (!baremo_is_missing(of->units[u].arithmetic))
            d->units[d->unit_count++] = unit_to_draw(d, u, arena);
}

/* -- draws -- */

/* Room of a block. */
typedef struct block_room {
    baremo_random random;
    double *effective, *pillars, *sums; /* weights of parts and pillars, sums in pillars */
    double *means, *sds, *values;       /* of units */
} block_room;

/* Effective weights of one draw. */
static void draw_weights(const drawing *d, block_room *room) {
    const baremo_composite *of = d->of;
    double total = 0;
    for (size_t p = 0; p < of->plan->pillar_count; p++) {
        double shape = d->settings->concentration * of->pillars[p].weight;
        room->sums[p] = 0;
        room->pillars[p] = shape > 0 ? baremo_random_gamma(&room->random, shape) : 0;
        total += room->pillars[p];
    }
    for (size_t i = 0; i < d->part_count; i++) {
        const baremo_composite_part *part = &of->parts[d->parts[i]];
        room->effective[i] =
            baremo_random_gamma(&room->random, d->settings->concentration * part->weight);
        room->sums[of->plan->indicators[d->parts[i]].pillar] += room->effective[i];
    }
    for (size_t i = 0; i < d->part_count; i++) {
        size_t p = of->plan->indicators[d->parts[i]].pillar;
        room->effective[i] *= room->pillars[p] / total / room->sums[p];
    }
}

static void weigh_units(const drawing *d, block_room *room) {
    for (size_t u = 0; u < d->unit_count; u++) {
        const drawn_unit *unit = &d->units[u];
        double mean = 0, variance = 0;
        for (size_t i = 0; i < d->part_count; i++)
            mean += room->effective[i] * unit->scores[i];
        for (size_t i = 0; i < d->part_count && unit->varies; i++)
            variance += room->effective[i] * room->effective[i] * unit->variances[i];
        room->means[u] = mean;
        room->sds[u] = sqrt(variance);
    }
}

static double draw_unit(const drawing *d, size_t u, block_room *room) {
    const drawn_unit *unit = &d->units[u];
    double score = room->means[u];
    if (unit->varies)
        score += room->sds[u] * baremo_random_normal(&room->random);
    for (size_t i = 0; i < unit->near_count; i++) {
        const near_cell *cell = &unit->near[i];
        double drawn = cell->score + cell->se * baremo_random_normal(&room->random);
        score += room->effective[cell->part] * fmin(fmax(drawn, 0), 100);
    }
    return score;
}

static block_room start_block(const drawing *d, const threads_piece *piece) {
    char name[32];
    snprintf(name, sizeof name, "draws %zu", piece->index);
    size_t pillars = d->of->plan->pillar_count, size = sizeof(double);
    block_room room = {.random =
                           baremo_random_start(baremo_random_stream(d->settings->stream, name)),
                       .effective = baremo_arena_array(piece->scratch, d->part_count + 1, size),
                       .pillars = baremo_arena_array(piece->scratch, pillars + 1, size),
                       .sums = baremo_arena_array(piece->scratch, pillars + 1, size),
                       .means = baremo_arena_array(piece->scratch, d->unit_count + 1, size),
                       .sds = baremo_arena_array(piece->scratch, d->unit_count + 1, size),
                       .values = baremo_arena_array(piece->scratch, d->unit_count + 1, size)};
    for (size_t i = 0; i < d->part_count; i++)
        room.effective[i] = d->of->parts[d->parts[i]].effective;
    return room;
}

static baremo_status draw_block(void *context, const threads_piece *piece) {
    drawing *d = context;
    block_room room = start_block(d, piece);
    baremo_rank_room rank_room = baremo_rank_room_new(piece->scratch, d->unit_count);
    size_t first = piece->index * BLOCK, draws = d->settings->draws;
    weigh_units(d, &room);
    for (size_t draw = first; draw < draws && draw < first + BLOCK; draw++) {
        if (d->settings->concentration > 0) {
            draw_weights(d, &room);
            weigh_units(d, &room);
        }
        for (size_t u = 0; u < d->unit_count; u++)
            d->table[u * draws + draw] = room.values[u] = draw_unit(d, u, &room);
        baremo_rank_table_set(&d->ranks, draw, room.values, true, &rank_room);
    }
    return BAREMO_OK;
}

/* -- after -- */

static void share_bands(const drawing *d, const double *sorted, double *bands) {
    size_t draws = d->settings->draws, seen = 0;
    for (size_t b = 0; b <= d->settings->cut_count; b++) {
        size_t from = seen;
        while (seen < draws &&
               (b == d->settings->cut_count || sorted[seen] < d->settings->cuts[b] - 1e-9))
            seen++;
        bands[b] = (double)(seen - from) / (double)draws;
    }
}

static baremo_status sum_up(void *context, const threads_piece *piece) {
    const drawing *d = context;
    size_t draws = d->settings->draws, place = d->units[piece->index].place;
    double tail = (1 - d->settings->level) / 2;
    double *sorted = baremo_sorted_copy(piece->scratch, d->table + piece->index * draws, draws);
    baremo_ordered ordered = {sorted, NULL, draws, (double)draws};
    d->result->units[place] = (baremo_composite_range){
        baremo_quantile(&ordered, tail, 7), baremo_quantile(&ordered, 0.5, 7),
        baremo_quantile(&ordered, 1 - tail, 7),
        baremo_rank_table_sum(&d->ranks, piece->index, d->settings->level, piece->scratch)};
    share_bands(d, sorted, d->result->bands + place * (d->settings->cut_count + 1));
    return BAREMO_OK;
}

static bool settings_are_valid(const baremo_composite_settings *s) {
    for (size_t b = 1; b < s->cut_count; b++)
        if (!(s->cuts[b] > s->cuts[b - 1]))
            return false;
    return s->draws > 0 && (s->concentration == 0 || s->concentration >= 1);
}

static void no_results(baremo_arena *arena, const baremo_composite *of, size_t bands,
                       baremo_composite_draws *draws) {
    double no = BAREMO_MISSING;
    draws->units = baremo_arena_raw(arena, of->unit_count + 1, sizeof *draws->units);
    draws->bands = baremo_arena_raw(arena, of->unit_count * bands + 1, sizeof *draws->bands);
    for (size_t u = 0; u < of->unit_count; u++)
        draws->units[u] = (baremo_composite_range){no, no, no, {no, no, no, no, no}};
    for (size_t b = 0; b < of->unit_count * bands; b++)
        draws->bands[b] = no;
}

baremo_status baremo_composite_simulate(baremo_arena *arena, const baremo_composite *composite,
                                        const baremo_composite_settings *settings,
                                        baremo_composite_draws *draws) {
    no_results(arena, composite, settings->cut_count + 1, draws);
    if (!settings_are_valid(settings))
        return BAREMO_INVALID;
    baremo_arena *scratch = baremo_arena_new(arena);
    drawing d = {.of = composite, .settings = settings, .result = draws};
    find_parts_and_units(&d, scratch);
    baremo_status status = BAREMO_OK;
    if (d.unit_count > BAREMO_RANK_UNITS_MOST)
        status = BAREMO_INVALID;
    if (status == BAREMO_OK && d.unit_count > 0) {
        d.table = baremo_arena_raw(scratch, d.unit_count * settings->draws, sizeof *d.table);
        d.ranks = baremo_rank_table_new(scratch, d.unit_count, settings->draws);
        status =
            threads_for(settings->threads, (settings->draws + BLOCK - 1) / BLOCK, draw_block, &d);
    }
    if (status == BAREMO_OK)
        status = threads_for(settings->threads, d.unit_count, sum_up, &d);
    baremo_arena_free(scratch);
    return status;
}
