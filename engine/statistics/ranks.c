/* Ranks of estimates with their uncertainty.
 *
 *  1. A unit without estimate or standard error is left out and counted; the others are ranked
 * among themselves.
 *  2. Estimates are taken to 1e-9 of the largest, so that ties are those of the decimals.
 *  3. Draws come in blocks of fixed size, each with a stream of its own: threads change nothing.
 *  4. expected is exact: 1 + sum of P(the other is ahead), half of it for two that stand still on
 *     the same value. It is taken from the estimates as they are; only ties are decimal.
 *  5. No unit: nothing. One unit: rank 1 with certainty.
 */
#include "engine/statistics/ranks.h"

#include <math.h>
#include <stdio.h>

#include <baremo/number.h>

#include "engine/base/random.h"
#include "engine/base/threads.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/wholes.h"

enum { BLOCK = 250 };

/* The units that are ranked. */
typedef struct simulation {
    double *estimates, *ses;
    double *tied; /* the estimates as wholes, in a unit of 1/scale */
    double scale;
    size_t *places; /* of each unit that is ranked, where it came from */
    size_t count;
    bool highest_first;
    uint64_t stream;
    baremo_rank_table table;
} simulation;

static simulation keep_known(baremo_arena *scratch, const baremo_rank_units *units) {
    simulation kept = {.estimates = baremo_arena_raw(scratch, units->count + 1, sizeof(double)),
                       .ses = baremo_arena_raw(scratch, units->count + 1, sizeof(double)),
                       .tied = baremo_arena_raw(scratch, units->count + 1, sizeof(double)),
                       .places = baremo_arena_raw(scratch, units->count + 1, sizeof(size_t)),
                       .highest_first = units->highest_first};
    for (size_t i = 0; i < units->count; i++) {
        if (!isfinite(units->estimates[i]) || !(units->ses[i] >= 0) || isinf(units->ses[i]))
            continue;
        kept.estimates[kept.count] = units->estimates[i];
        kept.ses[kept.count] = units->ses[i];
        kept.places[kept.count++] = i;
    }
    kept.scale = baremo_to_wholes(kept.estimates, kept.count, -1, kept.tied);
    return kept;
}

static baremo_status draw_block(void *context, const threads_piece *piece) {
    simulation *of = context;
    char name[32];
    snprintf(name, sizeof name, "draws %zu", piece->index);
    baremo_random random = baremo_random_start(baremo_random_stream(of->stream, name));
    baremo_rank_room room = baremo_rank_room_new(piece->scratch, of->count);
    double *values = baremo_arena_raw(piece->scratch, of->count, sizeof *values);
    size_t end = (piece->index + 1) * BLOCK;
    end = end < of->table.draws ? end : of->table.draws;
    for (size_t draw = piece->index * BLOCK; draw < end; draw++) {
        for (size_t i = 0; i < of->count; i++)
            values[i] = of->tied[i] + of->scale * of->ses[i] * baremo_random_normal(&random);
        baremo_rank_table_set(&of->table, draw, values, of->highest_first, &room);
    }
    return BAREMO_OK;
}

static double expected_rank(const simulation *of, size_t unit) {
    double rank = 1;
    for (size_t other = 0; other < of->count; other++) {
        if (other == unit)
            continue;
        double ahead = of->estimates[other] - of->estimates[unit];
        double se = hypot(of->ses[other], of->ses[unit]);
        if (!of->highest_first)
            ahead = -ahead;
        rank += of->tied[other] == of->tied[unit] ? 0.5 : baremo_normal_lower(ahead / se);
    }
    return rank;
}

static void sum_up(const simulation *of, double level, baremo_arena *scratch, baremo_rank *ranks) {
    double *estimate_ranks = baremo_arena_raw(scratch, of->count + 1, sizeof *estimate_ranks);
    baremo_rank_estimates(of->estimates, of->count, of->highest_first, estimate_ranks, scratch);
    for (size_t i = 0; i < of->count; i++) {
        baremo_rank_summary sum = baremo_rank_table_sum(&of->table, i, level, scratch);
        ranks[of->places[i]] = (baremo_rank){.rank = estimate_ranks[i],
                                             .median = sum.median,
                                             .low = sum.low,
                                             .high = sum.high,
                                             .best = sum.best,
                                             .expected = expected_rank(of, i)};
    }
}

baremo_status baremo_ranks_simulate(baremo_arena *arena, const baremo_rank_units *units,
                                    const baremo_rank_settings *settings, baremo_ranks *ranks) {
    double no = BAREMO_MISSING;
    ranks->units = baremo_arena_raw(arena, units->count + 1, sizeof *ranks->units);
    for (size_t i = 0; i < units->count; i++)
        ranks->units[i] = (baremo_rank){no, no, no, no, no, no};
    if (units->count > BAREMO_RANK_UNITS_MOST || settings->draws == 0)
        return BAREMO_INVALID;
    baremo_arena *scratch = baremo_arena_new(arena);
    simulation of = keep_known(scratch, units);
    ranks->compared = of.count;
    ranks->left_out = units->count - of.count;
    of.stream = settings->stream;
    of.table = baremo_rank_table_new(scratch, of.count, settings->draws);
    baremo_status status = BAREMO_OK;
    if (of.count > 0)
        status =
            threads_for(settings->threads, (settings->draws + BLOCK - 1) / BLOCK, draw_block, &of);
    if (status == BAREMO_OK)
        sum_up(&of, settings->level, scratch, ranks->units);
    baremo_arena_free(scratch);
    return status;
}
