/* The composite index of the plan.
 *
 * 1. A member's value is the unit's `value`, money in the comparison's currency. A unit that lacks
 * a member has no index, unless `imputed` was asked for; its members stand all the same.
 * 2. Sampling: values are drawn about their standard errors where these are known. Weights: drawn
 *    from Dirichlet distributions about the given ones with the concentration
 *    COMPOSITE_CONCENTRATION.
 * 3. Ranks stand only where they are asked for.
 * 4. The first band holds from its score on; below it there is none.
 */
#include "indicators/cities/composite.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/random.h"
#include "engine/statistics/composite_draws.h"
#include "indicators/cities/effects.h"
#include "indicators/cities/members.h"
#include "indicators/cities/problems.h"

enum { COMPOSITE_CONCENTRATION = 100 };

typedef struct index_work {
    comparison *of;
    compared_rows *rows;
    composite_members members;
    baremo_composite_plan plan;
    double *values, *ses; /* unit x member */
    bool sampled;         /* one standard error at least is known */
    baremo_composite index;
    baremo_composite_draws sampling, weights;
    const char *id, *title;
    const programme_band *bands;
    size_t band_count;
} index_work;

/* -- values -- */

static double value_of(const index_work *at, size_t unit, size_t member) {
    const kept_outcome *outcome = at->members.outcomes[member]->of[unit];
    for (size_t i = 0; outcome && i < outcome->row_count; i++) {
        const baremo_result *row = &outcome->rows[i];
        if (strcmp(row->statistic, "value") != 0)
            continue;
        bool money = row->value_class == BAREMO_VALUE_MONEY && !at->of->job->of_areas;
        return money ? row->value * at->of->entries[unit].exchange : row->value;
    }
    return BAREMO_MISSING;
}

static void collect(index_work *at) {
    size_t count = at->members.count, kinds = 0;
    const effect_kind *value = effect_kinds(&kinds);
    at->values = baremo_arena_array(at->of->arena, at->of->unit_count * count + 1, sizeof(double));
    at->ses = baremo_arena_array(at->of->arena, at->of->unit_count * count + 1, sizeof(double));
    for (size_t u = 0; u < at->of->unit_count; u++)
        for (size_t m = 0; m < count; m++) {
            const kept_outcome *outcome = at->members.outcomes[m]->of[u];
            double variance = outcome ? value->of(outcome).variance : BAREMO_MISSING;
            at->values[u * count + m] = value_of(at, u, m);
            at->ses[u * count + m] = sqrt(variance);
            at->sampled = at->sampled || variance > 0;
        }
}

static void report_outside(const index_work *at, size_t unit, size_t member) {
    char value[BAREMO_NUMBER_SIZE], low[BAREMO_NUMBER_SIZE], high[BAREMO_NUMBER_SIZE];
    const plan_member *of = at->members.members[member];
    baremo_number_print(value, at->values[unit * at->members.count + member]);
    baremo_number_print(low, of->low);
    baremo_number_print(high, of->high);
    baremo_diagnostics_add(at->of->diagnostics, &baremo_problem_outside_goalposts, &of->place,
                           "indicator", NULL, "`%s` of `%s` is %s, outside %s to %s", of->indicator,
                           at->of->entries[unit].id, value, low, high);
}

static void check_goalposts(const index_work *at) {
    for (size_t m = 0; m < at->members.count; m++)
        for (size_t u = 0; u < at->of->unit_count; u++) {
            baremo_composite_mark mark = at->index.marks[u * at->members.count + m];
            if (mark == BAREMO_SCORE_BELOW || mark == BAREMO_SCORE_ABOVE)
                report_outside(at, u, m);
        }
}

/* -- draws -- */

static baremo_status simulate(index_work *at) {
    double *cuts = baremo_arena_array(at->of->arena, at->band_count + 1, sizeof *cuts);
    for (size_t i = 0; i < at->band_count; i++)
        cuts[i] = at->bands[i].from;
    baremo_composite_settings settings = {
        .draws = COMPARISON_DRAWS,
        .level = at->of->confidence,
        .stream = baremo_random_stream(at->of->seed, "composite sampling"),
        .threads = at->of->threads,
        .ses = at->ses,
        .cuts = cuts,
        .cut_count = at->band_count};
    baremo_status status = BAREMO_OK;
    if (at->sampled)
        status = baremo_composite_simulate(at->of->arena, &at->index, &settings, &at->sampling);
    if (status == BAREMO_OK && at->of->ranks) {
        settings.ses = NULL;
        settings.concentration = COMPOSITE_CONCENTRATION;
        settings.stream = baremo_random_stream(at->of->seed, "composite weights");
        status = baremo_composite_simulate(at->of->arena, &at->index, &settings, &at->weights);
    }
    return status;
}

/* -- rows: a unit -- */

static const char *count_text(const index_work *at, size_t count) {
    return baremo_arena_format(at->of->arena, "%zu", count);
}

static void complete_score(const index_work *at, baremo_result *row, size_t unit) {
    const baremo_composite_unit *of = &at->index.units[unit];
    row->n = (double)(at->members.count - of->missing);
    row->missing = (double)of->missing;
    if (of->missing)
        compared_note(at->rows, row, &baremo_note_members_missing, count_text(at, of->missing),
                      count_text(at, at->members.count));
    else if (of->imputed)
        compared_note(at->rows, row, &baremo_note_members_imputed, count_text(at, of->imputed),
                      count_text(at, at->members.count));
}

static void report_score(const index_work *at, size_t unit) {
    const baremo_composite_unit *of = &at->index.units[unit];
    baremo_interval limits = baremo_interval_none();
    if (at->sampling.units)
        limits = (baremo_interval){at->sampling.units[unit].low, at->sampling.units[unit].high};
    baremo_result *row =
        compared_interval(at->rows, "score", of->arithmetic, BAREMO_VALUE_MEAN, limits);
    row->method = at->sampling.units ? "arithmetic mean, interval simulated" : "arithmetic mean";
    complete_score(at, row, unit);
    row = compared_add(at->rows, "score.geometric", of->geometric, BAREMO_VALUE_MEAN);
    row->method = "geometric mean of 1..100";
    complete_score(at, row, unit);
}

static void add_rank(const index_work *at, const char *statistic, double rank,
                     const baremo_rank_summary *draws, const char *method) {
    if (baremo_is_missing(rank))
        return;
    baremo_result *row = compared_interval(at->rows, statistic, rank, BAREMO_VALUE_NUMBER,
                                           (baremo_interval){draws->low, draws->high});
    row->method = method;
}

static void report_ranks(const index_work *at, size_t unit) {
    double rank = at->index.units[unit].rank;
    if (at->weights.units)
        add_rank(at, "rank", rank, &at->weights.units[unit].rank,
                 "weights drawn, dirichlet, concentration 100");
    if (at->of->ranks && at->sampling.units)
        add_rank(at, "rank.sampling", rank, &at->sampling.units[unit].rank, "values drawn");
}

/* Rule 4. */
static void report_band(const index_work *at, size_t unit) {
    double score = at->index.units[unit].arithmetic;
    size_t band = 0;
    while (band < at->band_count && score >= at->bands[band].from)
        band++;
    if (!at->band_count || baremo_is_missing(score))
        return;
    baremo_result *row =
        compared_add(at->rows, "band", band ? (double)band : BAREMO_MISSING, BAREMO_VALUE_LEVEL);
    if (!band) {
        compared_note(at->rows, row, &baremo_note_no_band, NULL, NULL);
        return;
    }
    compared_note(at->rows, row, &baremo_note_word, at->bands[band - 1].word, NULL);
    for (size_t i = 0; at->sampling.bands && i < at->band_count; i++) {
        compared_group(at->rows, NULL, NULL,
                       baremo_arena_format(at->rows->arena, "band=%s", at->bands[i].word));
        row = compared_add(at->rows, "probability",
                           at->sampling.bands[unit * (at->band_count + 1) + i + 1],
                           BAREMO_VALUE_SHARE);
        row->method = "values drawn";
    }
    compared_group(at->rows, NULL, NULL, NULL);
}

static void note_mark(const index_work *at, baremo_result *row, baremo_composite_mark mark) {
    static const baremo_note_kind *const notes[] = {
        NULL, &baremo_note_no_value, &baremo_note_imputed, &baremo_note_beyond_goalpost,
        &baremo_note_beyond_goalpost};
    if (notes[mark])
        compared_note(at->rows, row, notes[mark], NULL, NULL);
}

static baremo_result *add_or_say(const index_work *at, const char *statistic, double value,
                                 baremo_value_class value_class, const baremo_note_kind *none) {
    baremo_result *row = compared_add(at->rows, statistic, value, value_class);
    if (baremo_is_missing(value))
        compared_note(at->rows, row, none, NULL, NULL);
    return row;
}

static void report_member(const index_work *at, size_t unit, size_t member) {
    size_t cell = unit * at->members.count + member;
    const baremo_composite *index = &at->index;
    compared_group(at->rows, NULL, NULL,
                   baremo_arena_format(at->rows->arena, "indicator=%s",
                                       at->members.members[member]->indicator));
    baremo_result *row =
        compared_add(at->rows, "normalised", index->scores[cell], BAREMO_VALUE_MEAN);
    row->method = "between the goalposts";
    note_mark(at, row, index->marks[cell]);
    const baremo_note_kind *none = baremo_is_missing(index->units[unit].arithmetic)
                                       ? &baremo_note_no_index
                                       : &baremo_note_only_member;
    add_or_say(at, "contribution", index->contributions[cell], BAREMO_VALUE_MEAN,
               index->marks[cell] == BAREMO_SCORE_MISSING ? &baremo_note_no_value : none);
    add_or_say(at, "score_without", index->left_out[cell], BAREMO_VALUE_MEAN, none);
    if (at->of->ranks)
        add_or_say(at, "rank_shift", index->shifts[cell], BAREMO_VALUE_NUMBER, none);
}

static void report_unit(const index_work *at, size_t unit) {
    compared_unit(at->rows, unit);
    compared_group(at->rows, NULL, NULL, NULL);
    report_score(at, unit);
    report_ranks(at, unit);
    report_band(at, unit);
    for (size_t m = 0; m < at->members.count; m++)
        report_member(at, unit, m);
    compared_group(at->rows, NULL, NULL, NULL);
}

/* -- rows: members and pillars -- */

static void report_weights(const index_work *at) {
    compared_unit(at->rows, SIZE_MAX);
    for (size_t m = 0; m < at->members.count; m++) {
        const baremo_composite_part *part = &at->index.parts[m];
        compared_group(at->rows, NULL, NULL,
                       baremo_arena_format(at->rows->arena, "indicator=%s",
                                           at->members.members[m]->indicator));
        compared_add(at->rows, "weight", at->members.indicators[m].weight, BAREMO_VALUE_NUMBER)
            ->method = "as given";
        compared_add(at->rows, "effective_weight", part->effective, BAREMO_VALUE_SHARE);
        baremo_result *row =
            compared_add(at->rows, "correlation", part->correlation, BAREMO_VALUE_STATISTIC);
        row->method = "pearson, with the index";
        if (baremo_is_missing(part->correlation))
            compared_note(at->rows, row, &baremo_note_effect_constant, NULL, NULL);
    }
    compared_group(at->rows, NULL, NULL, NULL);
}

static void complete_pillar(const index_work *at, baremo_result *row, size_t unit, size_t pillar) {
    size_t members = 0, missing = 0;
    for (size_t m = 0; m < at->members.count; m++) {
        if (at->members.indicators[m].pillar != pillar || !(at->members.indicators[m].weight > 0))
            continue;
        members++;
        missing += at->index.marks[unit * at->members.count + m] == BAREMO_SCORE_MISSING;
    }
    row->n = (double)(members - missing);
    row->missing = (double)missing;
    if (missing)
        compared_note(at->rows, row, &baremo_note_members_missing, count_text(at, missing),
                      count_text(at, members));
    else if (!members)
        compared_note(at->rows, row, &baremo_note_no_weight, NULL, NULL);
}

static void report_pillar(const index_work *at, size_t pillar) {
    const char *name = at->members.pillars[pillar];
    if (!name)
        return;
    compared_about(at->rows, BAREMO_SUBJECT_COMPOSITE,
                   baremo_arena_format(at->of->arena, "%s.%s", at->id, name), name, NULL);
    for (size_t u = 0; u < at->of->unit_count; u++) {
        size_t cell = u * at->members.pillar_count + pillar;
        compared_unit(at->rows, u);
        baremo_result *row =
            compared_add(at->rows, "score", at->index.pillar_arithmetic[cell], BAREMO_VALUE_MEAN);
        row->method = "arithmetic mean";
        complete_pillar(at, row, u, pillar);
        row = compared_add(at->rows, "score.geometric", at->index.pillar_geometric[cell],
                           BAREMO_VALUE_MEAN);
        row->method = "geometric mean of 1..100";
        complete_pillar(at, row, u, pillar);
    }
    compared_unit(at->rows, SIZE_MAX);
}

/* -- catalogue -- */

static void name_members(const index_work *at, baremo_results_composite *entry) {
    baremo_results_member *members =
        baremo_arena_array(at->of->arena, at->members.count + 1, sizeof *members);
    for (size_t m = 0; m < at->members.count; m++) {
        const baremo_composite_indicator *from = &at->members.indicators[m];
        members[m] = (baremo_results_member){at->members.members[m]->indicator,
                                             at->members.members[m]->pillar,
                                             from->weight,
                                             from->low,
                                             from->high,
                                             from->decrease ? BAREMO_DECREASE : BAREMO_INCREASE};
    }
    entry->members = members;
    entry->member_count = at->members.count;
}

static void name_bands(const index_work *at, baremo_results_composite *entry) {
    const char **words = baremo_arena_array(at->of->arena, at->band_count + 1, sizeof *words);
    double *from = baremo_arena_array(at->of->arena, at->band_count + 1, sizeof *from);
    for (size_t i = 0; i < at->band_count; i++) {
        words[i] = at->bands[i].word;
        from[i] = at->bands[i].from;
    }
    entry->bands = at->band_count ? words : NULL;
    entry->band_from = from;
    entry->band_count = at->band_count;
}

static void name_it(const index_work *at) {
    baremo_results_composite entry = {
        .id = at->id, .title = at->title, .imputed = at->plan.impute_mean};
    const char **pillars =
        baremo_arena_array(at->of->arena, at->members.pillar_count + 1, sizeof *pillars);
    for (size_t i = 0; i < at->members.pillar_count; i++)
        if (at->members.pillars[i])
            pillars[entry.pillar_count++] = at->members.pillars[i];
    entry.pillars = pillars;
    name_members(at, &entry);
    name_bands(at, &entry);
    *baremo_results_add_composite(at->of->results) = entry;
}

/* -- the whole -- */

static bool any_weight(const composite_members *members) {
    for (size_t i = 0; i < members->count; i++)
        if (members->indicators[i].weight > 0)
            return true;
    return false;
}

baremo_status composite_report(comparison *of, compared_rows *rows) {
    const baremo_results_programme *about = baremo_results_get_programme(of->results);
    index_work at = {.of = of,
                     .rows = rows,
                     .members = members_find(of),
                     .id = about->id,
                     .title = about->title};
    if (!any_weight(&at.members))
        return BAREMO_OK;
    at.bands = of->plan->settings.bands;
    at.band_count = of->plan->settings.band_count;
    at.plan =
        (baremo_composite_plan){at.members.indicators, at.members.count, at.members.pillar_weights,
                                at.members.pillar_count, of->plan->settings.imputed};
    collect(&at);
    at.index = baremo_composite_compute(of->arena, &at.plan, at.values, of->unit_count);
    check_goalposts(&at);
    baremo_status status = simulate(&at);
    if (status != BAREMO_OK)
        return status;
    name_it(&at);
    compared_about(rows, BAREMO_SUBJECT_COMPOSITE, at.id, at.title, NULL);
    report_weights(&at);
    for (size_t u = 0; u < of->unit_count; u++)
        report_unit(&at, u);
    for (size_t p = 0; p < at.members.pillar_count; p++)
        report_pillar(&at, p);
    return BAREMO_OK;
}
