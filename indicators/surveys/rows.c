/* Rows of results about one survey, scale, item or code while they are being made. */
#include "indicators/surveys/rows.h"

#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "engine/statistics/score_limits.h"

/* -- how a statistic is shown -- */

static bool begins(const char *text, const char *beginning) {
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static bool is_p(const char *id) {
    const char *dot = strrchr(id, '.');
    return dot && dot[1] == 'p' && (dot[2] == '\0' || dot[2] == '_');
}

static bool listed(const char *id, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(id, names[i]) == 0)
            return true;
    return false;
}

static bool is_count(const char *id) {
    static const char *const counts[] = {"n",
                                         "n_1",
                                         "n_2",
                                         "count",
                                         "sign.positive",
                                         "sign.zero",
                                         "both_yes",
                                         "yes_to_no",
                                         "no_to_yes",
                                         "both_no",
                                         "moved_up",
                                         "moved_down",
                                         "same",
                                         "matched",
                                         "sign.negative",
                                         "duplicates",
                                         "clusters",
                                         "respondents",
                                         "mentions",
                                         "units",
                                         "coders",
                                         "other_wave",
                                         "without_wave",
                                         "without_respondent",
                                         "blank_responses",
                                         "n_pairable",
                                         "signedrank.wilcoxon.n_nonzero",
                                         "signedrank.pratt.n_nonzero",
                                         "invalid_weights"};
    return begins(id, "responses") || begins(id, "only_") ||
           listed(id, counts, sizeof counts / sizeof *counts);
}

static bool is_mean(const char *id) {
    static const char *const means[] = {"mean",   "sd",      "median", "mean_diff", "mean_pre",
                                        "sd_pre", "sd_post", "sd_1",   "sd_2",      "sd_diff"};
    return begins(id, "mean_") || begins(id, "median_diff") || begins(id, "hodges_lehmann") ||
           strcmp(id, "change_difference") == 0 || strcmp(id, "change_difference.cluster") == 0 ||
           strcmp(id, "attrition.difference") == 0 ||
           listed(id, means, sizeof means / sizeof *means);
}

static baremo_value_class class_of(const char *id) {
    const char *dot = strrchr(id, '.');
    if (is_p(id))
        return BAREMO_VALUE_P;
    if (begins(id, "percent_agreement"))
        return BAREMO_VALUE_SHARE;
    if (begins(id, "percent") || strcmp(id, "retention") == 0 || strcmp(id, "net_balance") == 0 ||
        (dot && strcmp(dot, ".percent") == 0))
        return BAREMO_VALUE_PERCENT;
    if (is_count(id))
        return BAREMO_VALUE_COUNT;
    if (strcmp(id, "mean_interitem_r") != 0 && is_mean(id))
        return BAREMO_VALUE_MEAN;
    return begins(id, "difference") ? BAREMO_VALUE_SHARE : BAREMO_VALUE_STATISTIC;
}

/* -- adding -- */

static void set_note(baremo_result *row, const char *note) {
    size_t count;
    const baremo_note_kind *const *kinds = baremo_note_kinds(&count);
    row->note = note;
    for (size_t i = 0; note && i < count; i++)
        if (strcmp(kinds[i]->template, note) == 0)
            row->note_kind = kinds[i];
}

baremo_result *rows_add(survey_rows *rows, const char *statistic, double value, double n,
                        double missing) {
    BAREMO_ARENA_RESERVE(rows->arena, rows->rows, rows->count, rows->capacity);
    baremo_result *row = &rows->rows[rows->count++];
    *row = rows->pattern;
    row->statistic = statistic;
    row->value = value;
    row->low = row->high = row->level = BAREMO_MISSING;
    row->n = n;
    row->missing = missing;
    row->value_class = class_of(statistic);
    return row;
}

baremo_result *rows_none(survey_rows *rows, const char *statistic, const char *note) {
    baremo_result *row = rows_add(rows, statistic, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING);
    set_note(row, note);
    return row;
}

void rows_interval(survey_rows *rows, baremo_result *row, baremo_interval limits,
                   const char *method) {
    row->low = limits.low;
    row->high = limits.high;
    row->level = baremo_is_missing(limits.low) ? BAREMO_MISSING : rows->level;
    row->method = method;
}

baremo_result *rows_percent(survey_rows *rows, const char *statistic, double count, double base) {
    if (!(base > 0)) {
        baremo_result *none = rows_none(rows, statistic, "no answers");
        none->n = 0;
        return none;
    }
    baremo_interval limits = baremo_wilson(count, base, baremo_level_z(rows->level));
    baremo_result *row = rows_add(rows, statistic, 100 * count / base, base, BAREMO_MISSING);
    rows_interval(rows, row, (baremo_interval){100 * limits.low, 100 * limits.high}, "wilson");
    return row;
}

/* -- procedures -- */

void rows_estimates(survey_rows *rows, const baremo_estimates *estimates,
                    const char *const *wanted) {
    for (size_t i = 0; i < estimates->count; i++) {
        const baremo_estimate *one = &estimates->rows[i];
        bool take = wanted == NULL;
        for (size_t j = 0; wanted && wanted[j] && !take; j++)
            take = strcmp(wanted[j], one->statistic) == 0;
        if (!take)
            continue;
        baremo_result *row = rows_add(rows, one->statistic, one->value, one->n, one->missing);
        row->low = one->low;
        row->high = one->high;
        row->level = one->level;
        row->method = baremo_arena_text(rows->arena, one->method);
        set_note(row, baremo_arena_text(rows->arena, one->note));
    }
}

baremo_call *rows_call(const survey_rows *rows, baremo_arena *scratch, const char *procedure) {
    baremo_call *call = baremo_call_new(scratch, baremo_procedure_find(procedure));
    char level[BAREMO_NUMBER_SIZE];
    baremo_number_print(level, rows->level);
    (void)baremo_call_set(call, "level", baremo_arena_text(scratch, level));
    (void)baremo_call_set(call, "seed",
                          baremo_arena_format(scratch, "%llu", (unsigned long long)rows->seed));
    if (rows->brief)
        (void)baremo_call_set(call, "exact-limit", "0");
    baremo_call_about(call, rows->pattern.subject);
    return call;
}

const baremo_estimates *rows_run(survey_rows *rows, baremo_arena *scratch, baremo_call *call,
                                 const char *procedure) {
    baremo_estimates *estimates = baremo_estimates_new(scratch);
    baremo_status status = baremo_call_run(call, estimates);
    if (status == BAREMO_NO_MEMORY)
        baremo_arena_fail(scratch);
    if (status != BAREMO_OK) {
        const char *why = baremo_call_refusal(call);
        rows_none(rows, procedure, baremo_arena_text(rows->arena, why ? why : "not computable"));
        return NULL;
    }
    return estimates;
}

const baremo_estimate *rows_estimate(const baremo_estimates *estimates, const char *id) {
    for (size_t i = 0; estimates && i < estimates->count; i++)
        if (strcmp(estimates->rows[i].statistic, id) == 0)
            return &estimates->rows[i];
    return NULL;
}

/* -- groups -- */

const char *rows_group(baremo_arena *arena, const char *first, const char *second) {
    if (!first || !second)
        return first ? first : second;
    return baremo_arena_format(arena, "%s;%s", first, second);
}

const char *rows_part(baremo_arena *arena, const char *name, const char *value) {
    return baremo_arena_format(arena, "%s=%s", name, value);
}

void rows_publish(const survey_rows *rows, baremo_results *results) {
    baremo_arena *arena = baremo_results_arena(results);
    for (size_t i = 0; i < rows->count; i++) {
        baremo_result row = rows->rows[i];
        row.group = baremo_arena_text(arena, row.group);
        row.method = baremo_arena_text(arena, row.method);
        row.note = baremo_arena_text(arena, row.note);
        baremo_results_add(results, &row);
    }
}
