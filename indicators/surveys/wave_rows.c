/* A scale or an item in one wave.
 *
 * 1. The base of everything is the people of the wave who have a score or an answer; the others are
 *    counted as missing.
 * 2. Weighted surveys: means and shares with their linearised limits (sampling weights); counts are
 *    of people, never of weights.
 * 3. Least and greatest answers are never given: they are those of one person.
 */
#include <string.h>

#include "engine/statistics/describe.h"
#include "engine/statistics/linearised.h"
#include "indicators/surveys/subject.h"

/* The values of a wave with their weights; `people` are those of the wave. */
typedef struct wave_sample {
    double *values, *weights;
    size_t count, people;
} wave_sample;

static wave_sample new_sample(const survey_answers *answers, baremo_arena *scratch) {
    wave_sample sample = {.values =
                              baremo_arena_raw(scratch, answers->case_count + 1, sizeof(double))};
    if (answers->weights)
        sample.weights = baremo_arena_raw(scratch, answers->case_count + 1, sizeof(double));
    return sample;
}

static void sample_add(wave_sample *sample, const survey_answers *answers, uint32_t response,
                       double value) {
    sample->people++;
    if (baremo_is_missing(value) ||
        (answers->weights && baremo_is_missing(answers->weights[response])))
        return;
    if (answers->weights)
        sample->weights[sample->count] = answers->weights[response];
    sample->values[sample->count++] = value;
}

typedef struct wave_look {
    const survey_answers *answers;
    size_t wave;
    const survey_slice *slice;
    baremo_arena *scratch;
} wave_look;

static wave_sample sample_of(const wave_look *look, const survey_measure *measure) {
    const survey_answers *answers = look->answers;
    wave_sample sample = new_sample(answers, look->scratch);
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[look->wave][i];
        if (row != TABLE_NO_ROW && slice_holds(look->slice, i))
            sample_add(&sample, answers, row, measure_at(measure, row));
    }
    return sample;
}

static baremo_description describe(const survey_rows *rows, const wave_sample *sample, int decimals,
                                   baremo_arena *scratch) {
    baremo_sample values = {sample->values, sample->weights, sample->count, decimals};
    baremo_describe_wishes wishes = {
        .sampling = sample->weights != NULL, .level = rows->level, .quantile_type = 7};
    return baremo_describe_brief(scratch, &values, &wishes);
}

/* The weighted mean times `factor`, with its linearised limits. */
static void set_linearised(survey_rows *rows, baremo_result *row, const wave_sample *sample,
                           double factor) {
    baremo_linearised mean =
        baremo_linearised_mean(sample->values, sample->weights, sample->count, rows->level);
    row->value = factor * mean.mean;
    rows_interval(rows, row, (baremo_interval){factor * mean.limits.low, factor * mean.limits.high},
                  "t, linearised");
}

static void report_moments(survey_rows *rows, const wave_sample *sample, int decimals, bool median,
                           baremo_arena *scratch) {
    double n = (double)sample->count, missing = (double)(sample->people - sample->count);
    rows_add(rows, "n", n, n, missing);
    if (sample->count == 0) {
        rows_none(rows, "mean", "no answers");
        return;
    }
    baremo_description all = describe(rows, sample, decimals, scratch);
    baremo_result *mean = rows_add(rows, "mean", all.mean, n, missing);
    if (sample->weights)
        set_linearised(rows, mean, sample, 1);
    else
        rows_interval(rows, mean, all.mean_limits, "t");
    if (sample->count > 1)
        rows_add(rows, "sd", all.sd, n, missing);
    else
        rows_none(rows, "sd", "one answer");
    if (median)
        rows_add(rows, "median", all.median, n, missing);
}

/* The share of those for whom `yes` holds: Wilson's limits, or the weighted share. */
static void report_share(survey_rows *rows, const char *statistic, const wave_sample *yes) {
    if (!yes->weights || yes->count == 0) {
        double count = 0;
        for (size_t i = 0; i < yes->count; i++)
            count += yes->values[i];
        baremo_result *row = rows_percent(rows, statistic, count, (double)yes->count);
        row->missing = (double)(yes->people - yes->count);
        return;
    }
    baremo_result *row = rows_add(rows, statistic, BAREMO_MISSING, (double)yes->count,
                                  (double)(yes->people - yes->count));
    set_linearised(rows, row, yes, 100);
}

static wave_sample favourable_of(const wave_look *look, const survey_measure *measure, double low,
                                 double high) {
    const survey_answers *answers = look->answers;
    wave_sample sample = new_sample(answers, look->scratch);
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[look->wave][i];
        if (row != TABLE_NO_ROW && slice_holds(look->slice, i))
            sample_add(&sample, answers, row, measure_favourable(measure, low, high, row));
    }
    return sample;
}

/* -- scales -- */

static baremo_variable *item_variable(const wave_look *look, const item_answers *item) {
    const survey_answers *answers = look->answers;
    baremo_variable *variable = baremo_arena_alloc(look->scratch, sizeof *variable);
    double *numbers = baremo_arena_raw(look->scratch, answers->case_count + 1, sizeof *numbers);
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[look->wave][i];
        if (row != TABLE_NO_ROW)
            numbers[variable->count++] = answers_score(item, row);
    }
    variable->name = item->item->id;
    variable->numbers = numbers;
    variable->decimals = item->decimals;
    return variable;
}

/* What each item does to the consistency of the others: `item=ID` in the group. */
static void report_items(survey_rows *rows, const baremo_estimates *estimates) {
    const char *group = rows->pattern.group;
    for (size_t i = 0; i < estimates->count; i++) {
        baremo_estimate *one = &estimates->rows[i];
        if (!one->subject || (strcmp(one->statistic, "r_item_rest") != 0 &&
                              strcmp(one->statistic, "alpha_if_deleted") != 0))
            continue;
        const baremo_estimates single = {.rows = one, .count = 1};
        rows->pattern.group =
            rows_group(rows->arena, group, rows_part(rows->arena, "item", one->subject));
        rows_estimates(rows, &single, NULL);
    }
    rows->pattern.group = group;
}

static void report_reliability(survey_rows *rows, const wave_look *look, uint32_t scale) {
    static const char *const wanted[] = {
        "alpha", "alpha_standardised", "mean_interitem_r", "omega_total", "lambda6", NULL};
    const programme_scale *of = &look->answers->survey->scales[scale];
    if (of->item_count < 2) {
        rows_none(rows, "alpha", "needs two items");
        return;
    }
    baremo_call *call = rows_call(rows, look->scratch, "reliability");
    for (size_t i = 0; i < of->item_count; i++)
        baremo_call_bind(call, "items", item_variable(look, &look->answers->items[of->items[i]]));
    const baremo_estimates *estimates = rows_run(rows, look->scratch, call, "reliability");
    if (!estimates)
        return;
    rows_estimates(rows, estimates, wanted);
    report_items(rows, estimates);
}

void wave_rows_scale(survey_rows *rows, const survey_view *view, uint32_t scale, size_t wave,
                     const survey_slice *slice, baremo_arena *scratch) {
    const programme_scale *of = &view->answers->survey->scales[scale];
    survey_measure measure = measure_of_scale(view->answers, scale);
    wave_look look = {view->answers, wave, slice, scratch};
    wave_sample sample = sample_of(&look, &measure);
    rows->pattern.group = rows_group(rows->arena, view->wave_groups[wave], slice->group);
    report_moments(rows, &sample, measure.decimals, true, scratch);
    if (!baremo_is_missing(of->low) && !baremo_is_missing(of->high)) {
        wave_sample good = favourable_of(&look, &measure, of->low, of->high);
        report_share(rows, "percent_favourable", &good);
    }
    if (!slice->split && !rows->brief)
        report_reliability(rows, &look, scale);
}

/* -- items -- */

static wave_sample answer_of(const wave_look *look, const item_answers *item, size_t answer) {
    const survey_answers *answers = look->answers;
    wave_sample sample = new_sample(answers, look->scratch);
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[look->wave][i];
        if (row == TABLE_NO_ROW || !slice_holds(look->slice, i))
            continue;
        double yes = BAREMO_MISSING;
        if (item->chosen)
            yes = item->chosen[answer][row] == ANSWERS_NOT_ASKED ? BAREMO_MISSING
                                                                 : item->chosen[answer][row];
        else if (item->codes[row] >= 0)
            yes = item->codes[row] == (int32_t)answer;
        sample_add(&sample, answers, row, yes);
    }
    return sample;
}

/* How often each answer was given, by how many people of those asked. */
typedef struct answer_counts {
    double *counts;
    double base, people;
} answer_counts;

static void count_codes(const wave_look *look, const item_answers *item, size_t room,
                        answer_counts *counted) {
    const survey_answers *answers = look->answers;
    size_t *counts = baremo_arena_array(look->scratch, room + 1, sizeof *counts);
    size_t people = 0; /* those without an answer are counted in front of the answers */
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[look->wave][i];
        if (row == TABLE_NO_ROW || !slice_holds(look->slice, i))
            continue;
        people++;
        counts[item->codes[row] + 1]++;
    }
    for (size_t k = 0; k < room; k++)
        counted->counts[k] = (double)counts[k + 1];
    counted->people = (double)people;
    counted->base = (double)(people - counts[0]);
}

/* Without answers in the code book, an error that was gone past, nobody was asked. */
static void count_chosen(const wave_look *look, const item_answers *item, answer_counts *counted) {
    const survey_answers *answers = look->answers;
    bool asked = item->item->answer_count > 0;
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[look->wave][i];
        if (row == TABLE_NO_ROW || !slice_holds(look->slice, i))
            continue;
        counted->people++;
        if (!asked || item->chosen[0][row] == ANSWERS_NOT_ASKED)
            continue;
        counted->base++;
        for (size_t k = 0; k < item->item->answer_count; k++)
            counted->counts[k] += item->chosen[k][row];
    }
}

static answer_counts count_answers(const wave_look *look, const item_answers *item) {
    size_t room =
        item->value_count > item->item->answer_count ? item->value_count : item->item->answer_count;
    answer_counts counted = {.counts = baremo_arena_array(look->scratch, room + 1, sizeof(double))};
    if (item->chosen)
        count_chosen(look, item, &counted);
    else
        count_codes(look, item, room, &counted);
    return counted;
}

static void report_distribution(survey_rows *rows, const wave_look *look, const item_answers *item,
                                const answer_counts *counted) {
    const double *counts = counted->counts, base = counted->base, people = counted->people;
    const char *group = rows->pattern.group;
    double all = 0;
    for (size_t k = 0; k < item->item->answer_count; k++)
        all += counts[k];
    for (size_t k = 0; k < item->item->answer_count; k++) {
        rows->pattern.group = rows_group(
            rows->arena, group, rows_part(rows->arena, "answer", item->item->answers[k].code));
        rows_add(rows, "count", counts[k], base, people - base);
        if (look->answers->weights) {
            wave_sample yes = answer_of(look, item, k);
            report_share(rows, "percent", &yes);
        } else {
            rows_percent(rows, "percent", counts[k], base)->missing = people - base;
        }
        if (item->chosen && all > 0)
            rows_add(rows, "percent_of_answers", 100 * counts[k] / all, all, BAREMO_MISSING);
    }
    rows->pattern.group = group;
}

static bool has_favour(const item_answers *item) {
    for (size_t i = 0; i < item->value_count; i++)
        if (item->favour[i])
            return true;
    return false;
}

static const char *const FAVOUR_IDS[] = {"percent_favourable", "percent_neutral",
                                         "percent_unfavourable"};

/* The shares of the answers that are favourable (part 0), neither (1), unfavourable (2), weighted.
 */
static void weigh_favour(survey_rows *rows, const wave_look *look, const item_answers *item,
                         double shares[3]) {
    for (int part = 0; part < 3; part++) {
        wave_sample yes = new_sample(look->answers, look->scratch);
        for (size_t i = 0; i < look->answers->case_count; i++) {
            uint32_t row = look->answers->rows[look->wave][i];
            if (row == TABLE_NO_ROW || !slice_holds(look->slice, i))
                continue;
            int32_t code = item->codes[row];
            sample_add(&yes, look->answers, row,
                       code < 0 ? BAREMO_MISSING : item->favour[code] == 1 - part);
        }
        report_share(rows, FAVOUR_IDS[part], &yes);
        shares[part] = rows->rows[rows->count - 1].value;
    }
}

/* The same of people, who are counted already. */
static void count_favour(survey_rows *rows, const item_answers *item, const answer_counts *counted,
                         double shares[3]) {
    double parts[3] = {0, 0, 0};
    for (size_t i = 0; i < item->value_count; i++)
        parts[1 - item->favour[i]] += counted->counts[i];
    for (int part = 0; part < 3; part++) {
        baremo_result *row = rows_percent(rows, FAVOUR_IDS[part], parts[part], counted->base);
        row->missing = counted->people - counted->base;
        shares[part] = row->value;
    }
}

/* Favourable, unfavourable and neither: percentages of one base. */
static void report_favour(survey_rows *rows, const wave_look *look, const item_answers *item,
                          const answer_counts *counted) {
    double shares[3];
    if (look->answers->weights)
        weigh_favour(rows, look, item, shares);
    else
        count_favour(rows, item, counted, shares);
    const baremo_result *last = &rows->rows[rows->count - 1];
    double n = last->n, missing = last->missing;
    if (!baremo_is_missing(shares[0]))
        rows_add(rows, "net_balance", shares[0] - shares[2], n, missing);
}

void wave_rows_item(survey_rows *rows, const survey_view *view, uint32_t item, size_t wave,
                    const survey_slice *slice, baremo_arena *scratch) {
    const item_answers *of = &view->answers->items[item];
    wave_look look = {view->answers, wave, slice, scratch};
    rows->pattern.group = rows_group(rows->arena, view->wave_groups[wave], slice->group);
    answer_counts counted = count_answers(&look, of);
    survey_measure measure = measure_of_item(view->answers, item);
    bool numbers = of->item->type == PROGRAMME_ORDINAL || of->item->type == PROGRAMME_NUMBER ||
                   of->item->type == PROGRAMME_BINARY;
    if (numbers) {
        wave_sample sample = sample_of(&look, &measure);
        report_moments(rows, &sample, of->decimals, of->item->type != PROGRAMME_BINARY, scratch);
    } else {
        rows_add(rows, "n", counted.base, counted.base, counted.people - counted.base);
    }
    if (of->item->type != PROGRAMME_NUMBER)
        report_distribution(rows, &look, of, &counted);
    if (of->codes && has_favour(of))
        report_favour(rows, &look, of, &counted);
}
