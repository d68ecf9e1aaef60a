/* The procedure `synthesis`: studies in, estimates out. The statements of behaviour stand in
 * synthesis.c. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/effect_sizes.h"
#include "engine/statistics/score_limits.h"
#include "engine/statistics/shrinkage.h"
#include "engine/statistics/synthesis.h"

/* -- methods and measures -- */

typedef struct named_method {
    const char *word, *name;
    baremo_tau2_method method;
} named_method;

static const named_method methods[] = {
    {"reml", "REML", BAREMO_TAU2_REML},        {"dl", "DerSimonian-Laird", BAREMO_TAU2_DL},
    {"pm", "Paule-Mandel", BAREMO_TAU2_PM},    {"he", "Hedges", BAREMO_TAU2_HE},
    {"sj", "Sidik-Jonkman", BAREMO_TAU2_SJ},   {"ml", "maximum likelihood", BAREMO_TAU2_ML},
    {"eb", "empirical Bayes", BAREMO_TAU2_EB}, {"fe", "fixed effect", BAREMO_TAU2_FE},
};

static const named_method *method_of(const char *word) {
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].word, word) == 0)
            return &methods[i];
    return &methods[0];
}

typedef struct measure {
    const char *word, *name;
    baremo_effect (*of_counts)(const baremo_two_counts *counts);
    baremo_effect (*of_means)(const baremo_two_means *means);
} measure;

/* The first that fits the form is the default. */
static const measure measures[] = {
    {"rr", "log risk ratio", baremo_effect_log_risk_ratio, NULL},
    {"or", "log odds ratio", baremo_effect_log_odds_ratio, NULL},
    {"rd", "risk difference", baremo_effect_risk_difference, NULL},
    {"md", "mean difference", NULL, baremo_effect_mean_difference},
    {"smd", "standardised mean difference", NULL, baremo_effect_standardised},
};

static const measure *measure_of(const baremo_call *call, bool counts) {
    const char *word = baremo_call_word(call, "measure");
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if ((counts ? measures[i].of_counts != NULL : measures[i].of_means != NULL) &&
            (!word || strcmp(measures[i].word, word) == 0))
            return &measures[i];
    return NULL;
}

/* -- reading -- */

/* The studies of a call: those used, and for each row its place among them or -1. */
typedef struct study_list {
    baremo_studies used;
    double *estimates, *variances;
    long *places;
    size_t rows;
    const char *measure;       /* NULL: estimates were given */
    baremo_shrunken *shrunken; /* of those used */
} study_list;

static const char *study_name(const baremo_call *call, size_t row, baremo_arena *arena) {
    const baremo_variable *study = baremo_call_variable(call, "study");
    if (study && study->codes[row] >= 0)
        return study->labels[study->codes[row]];
    return baremo_arena_format(arena, "%zu", row + 1);
}

static baremo_status refuse_study(const baremo_call *call, size_t row, baremo_arena *arena,
                                  const char *what) {
    baremo_call_refuse(call, "study %s: %s", study_name(call, row, arena), what);
    return BAREMO_INVALID;
}

/* The numbers of a row under these roles; false where one is blank. */
static bool row_numbers(const baremo_call *call, const char *const *names, size_t count, size_t row,
                        double *numbers) {
    bool whole = true;
    for (size_t i = 0; i < count; i++) {
        numbers[i] = baremo_call_variable(call, names[i])->numbers[row];
        whole = whole && !baremo_is_missing(numbers[i]);
    }
    return whole;
}

static const char *const direct_roles[] = {"estimate", "variance"};
static const char *const count_roles[] = {"count_1", "total_1", "count_2", "total_2"};
static const char *const mean_roles[] = {"mean_1", "sd_1", "n_1", "mean_2", "sd_2", "n_2"};

static const char *fault_of_counts(const double *x) {
    for (int i = 0; i < 4; i++)
        if (x[i] < 0 || x[i] != floor(x[i]))
            return "counts and totals must be whole numbers from 0";
    if (x[1] == 0 || x[3] == 0)
        return "a group has no persons";
    return x[0] > x[1] || x[2] > x[3] ? "a count is above its total" : NULL;
}

static const char *fault_of_means(const double *x) {
    if (x[1] < 0 || x[4] < 0)
        return "a standard deviation is below 0";
    return x[2] < 1 || x[5] < 1 ? "a group has no persons" : NULL;
}

/* Where the estimates come from. */
typedef struct study_source {
    const char *const *roles;
    size_t role_count;
    const measure *measure;
} study_source;

static baremo_effect effect_of(const study_source *source, const double *x, const char **fault) {
    baremo_effect effect;
    *fault = NULL;
    if (!source->measure) {
        effect = (baremo_effect){x[0], x[1]};
    } else if (source->measure->of_counts) {
        *fault = fault_of_counts(x);
        effect = source->measure->of_counts(&(baremo_two_counts){x[0], x[1], x[2], x[3]});
    } else {
        *fault = fault_of_means(x);
        effect = source->measure->of_means(&(baremo_two_means){x[0], x[1], x[2], x[3], x[4], x[5]});
    }
    if (!*fault && !(effect.variance > 0))
        *fault = "the variance must be above 0";
    return effect;
}

static baremo_status find_source(const baremo_call *call, study_source *source) {
    bool counts = baremo_call_variable(call, "count_1") != NULL;
    bool means = baremo_call_variable(call, "mean_1") != NULL;
    const char *word = baremo_call_word(call, "measure");
    *source = counts  ? (study_source){count_roles, 4, measure_of(call, true)}
              : means ? (study_source){mean_roles, 6, measure_of(call, false)}
                      : (study_source){direct_roles, 2, NULL};
    if ((counts || means) && source->measure)
        return BAREMO_OK;
    if (!counts && !means && !word)
        return BAREMO_OK;
    baremo_call_refuse(call, "--measure %s needs %s", word,
                       counts  ? "means, not counts"
                       : means ? "counts, not means"
                               : "counts or means of two groups");
    return BAREMO_INVALID;
}

static baremo_status read_studies(const baremo_call *call, baremo_arena *arena, study_list *list) {
    study_source source;
    baremo_status status = find_source(call, &source);
    if (status != BAREMO_OK)
        return status;
    size_t rows = baremo_call_variable(call, source.roles[0])->count, used = 0;
    *list = (study_list){.rows = rows,
                         .estimates = baremo_arena_array(arena, rows + 1, sizeof(double)),
                         .variances = baremo_arena_array(arena, rows + 1, sizeof(double)),
                         .places = baremo_arena_array(arena, rows + 1, sizeof(long)),
                         .measure = source.measure ? source.measure->name : NULL};
    for (size_t row = 0; row < rows; row++) {
        double numbers[6];
        const char *fault;
        list->places[row] = -1;
        if (!row_numbers(call, source.roles, source.role_count, row, numbers))
            continue;
        baremo_effect effect = effect_of(&source, numbers, &fault);
        if (fault)
            return refuse_study(call, row, arena, fault);
        list->estimates[used] = effect.estimate;
        list->variances[used] = effect.variance;
        list->places[row] = (long)used++;
    }
    list->used = (baremo_studies){list->estimates, list->variances, used};
    return BAREMO_OK;
}

/* -- report -- */

static const char *why_none(size_t studies) {
    return studies == 0 ? "no study with everything given" : "one study";
}

static const char *with_measure(baremo_arena *arena, const study_list *list, const char *method) {
    return list->measure ? baremo_arena_format(arena, "%s, %s", list->measure, method) : method;
}

static void report_means(const baremo_rows *rows, const baremo_synthesis *r, const study_list *list,
                         const named_method *method) {
    baremo_arena *arena = rows->estimates->arena;
    size_t k = list->used.count;
    const char *why = k < 2 ? why_none(k) : NULL;
    const char *predict = why      ? why
                          : k == 2 ? "two studies: no degree of freedom for a prediction"
                                   : "method fe takes tau2 as 0";
    const char *z = baremo_arena_format(arena, "%s, z", method->name);
    const char *t = baremo_arena_format(arena, "%s, Hartung-Knapp", method->name);
    const char *adhoc = baremo_arena_format(arena, "%s, Hartung-Knapp, q at least 1", method->name);
    baremo_rows_interval(rows, "fixed", r->fixed, r->fixed_limits,
                         with_measure(arena, list, "fixed effect, z"), why);
    baremo_rows_interval(rows, "random", r->random, r->random_limits, with_measure(arena, list, z),
                         why);
    baremo_rows_interval(rows, "random.hartung_knapp", r->random, r->hartung_knapp,
                         with_measure(arena, list, t), why);
    baremo_rows_interval(rows, "random.hartung_knapp_adhoc", r->random, r->hartung_knapp_adhoc,
                         with_measure(arena, list, adhoc), why);
    bool predicted = !baremo_is_missing(r->prediction.low);
    double mean = predicted ? r->random : BAREMO_MISSING;
    baremo_rows_interval(rows, "prediction", mean, r->prediction,
                         with_measure(arena, list, "t, k - 2 df"), predict);
    baremo_rows_interval(rows, "prediction.hartung_knapp", mean, r->prediction_hartung_knapp,
                         with_measure(arena, list, "Hartung-Knapp, k - 1 df"), predict);
}

static void report_heterogeneity(const baremo_rows *rows, const baremo_synthesis *r, size_t k,
                                 const named_method *method) {
    const char *why = k < 2 ? why_none(k) : NULL;
    const char *fe = why ? why : "method fe takes tau2 as 0";
    baremo_estimate *tau2 =
        baremo_rows_interval(rows, "tau2", r->tau2.value, r->tau2_limits, method->name, fe);
    if (r->tau2_limits.high == 0)
        tau2->note = "the Q-profile is empty: the studies agree better than by chance";
    baremo_rows_value(rows, "tau2.se", r->tau2.se, fe);
    baremo_rows_value(rows, "i2", r->i2, fe);
    baremo_rows_value(rows, "h2", r->h2, fe);
    baremo_rows_value(rows, "q", r->q, why);
    baremo_rows_value(rows, "q.df", r->q_df, why);
    baremo_rows_value(rows, "q.p", r->q_p, why);
    const char *egger = why     ? why
                        : k < 3 ? "fewer than three studies"
                                : "all variances are equal, or the line is perfect";
    baremo_rows_value(rows, "egger.t", r->egger_t, egger);
    baremo_rows_value(rows, "egger.p", r->egger_p, egger);
}

/* The random-effects mean without one study. */
static void report_left_out(const baremo_rows *rows, const study_list *list, size_t out,
                            const named_method *method) {
    size_t k = list->used.count, kept = 0;
    baremo_arena *scratch = baremo_arena_new(rows->estimates->arena);
    double *estimates = baremo_arena_raw(scratch, k, sizeof *estimates);
    double *variances = baremo_arena_raw(scratch, k, sizeof *variances);
    for (size_t i = 0; i < k; i++)
        if (i != out) {
            estimates[kept] = list->estimates[i];
            variances[kept++] = list->variances[i];
        }
    baremo_synthesis rest = baremo_synthesis_compute(&(baremo_studies){estimates, variances, kept},
                                                     method->method, rows->level);
    baremo_arena_free(scratch);
    baremo_rows of = *rows;
    of.n = (double)kept;
    bool one = kept == 1;
    baremo_rows_interval(&of, "leave_one_out", one ? rest.fixed : rest.random,
                         one ? rest.fixed_limits : rest.random_limits,
                         one ? "the one study left, z"
                             : baremo_arena_format(of.estimates->arena, "%s, z", method->name),
                         "no other study");
}

static void report_study(const baremo_rows *rows, const baremo_synthesis *r, const study_list *list,
                         size_t row, const named_method *method) {
    const char *left_out = "left out: something is blank";
    if (list->places[row] < 0) {
        baremo_rows_value(rows, "weight", BAREMO_MISSING, left_out);
        baremo_rows_value(rows, "shrunken", BAREMO_MISSING, left_out);
        baremo_rows_value(rows, "leave_one_out", BAREMO_MISSING, left_out);
        return;
    }
    size_t study = (size_t)list->places[row];
    double tau2 = list->used.count > 1 ? r->tau2.value : 0;
    double variance = list->variances[study] + tau2;
    baremo_rows_value(rows, "weight", 1 / variance / baremo_pool(&list->used, tau2).weight_sum,
                      NULL);
    const baremo_shrunken *shrunken = &list->shrunken[study];
    baremo_rows_interval(
        rows, "shrunken", shrunken->estimate, (baremo_interval){shrunken->low, shrunken->high},
        baremo_arena_format(rows->estimates->arena, "%s, z", method->name), "one study");
    report_left_out(rows, list, study, method);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    study_list list;
    baremo_status status = read_studies(call, estimates->arena, &list);
    if (status != BAREMO_OK)
        return status;
    const named_method *method = method_of(baremo_call_word(call, "method"));
    size_t k = list.used.count;
    baremo_rows rows = {.estimates = estimates,
                        .n = (double)k,
                        .missing = (double)(list.rows - k),
                        .level = baremo_call_level(call)};
    baremo_synthesis r = baremo_synthesis_compute(&list.used, method->method, rows.level);
    list.shrunken = baremo_arena_array(baremo_call_arena(call), k + 1, sizeof *list.shrunken);
    baremo_shrink(&list.used, r.tau2.value, BAREMO_MEAN_Z, rows.level, list.shrunken);
    report_means(&rows, &r, &list, method);
    report_heterogeneity(&rows, &r, k, method);
    for (size_t row = 0; row < list.rows; row++) {
        rows.subject = study_name(call, row, estimates->arena);
        report_study(&rows, &r, &list, row, method);
    }
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"estimate", BAREMO_ROLE_NUMBER, false, false, "the studies' estimates"},
    {"variance", BAREMO_ROLE_NUMBER, false, false, "their sampling variances"},
    {"count_1", BAREMO_ROLE_NUMBER, false, false, "persons with the outcome, first group"},
    {"total_1", BAREMO_ROLE_NUMBER, false, false, "persons, first group"},
    {"count_2", BAREMO_ROLE_NUMBER, false, false, "persons with the outcome, second group"},
    {"total_2", BAREMO_ROLE_NUMBER, false, false, "persons, second group"},
    {"mean_1", BAREMO_ROLE_NUMBER, false, false, "mean, first group"},
    {"sd_1", BAREMO_ROLE_NUMBER, false, false, "standard deviation, first group"},
    {"n_1", BAREMO_ROLE_NUMBER, false, false, "persons, first group"},
    {"mean_2", BAREMO_ROLE_NUMBER, false, false, "mean, second group"},
    {"sd_2", BAREMO_ROLE_NUMBER, false, false, "standard deviation, second group"},
    {"n_2", BAREMO_ROLE_NUMBER, false, false, "persons, second group"},
    {"study", BAREMO_ROLE_CATEGORY, false, true, "the studies' names"},
};

static const baremo_option options[] = {
    {"method", BAREMO_OPTION_WORD, "reml|dl|pm|he|sj|ml|eb|fe", "reml", 0, 0,
     "estimator of the variance between studies"},
    {"measure", BAREMO_OPTION_WORD, "rr|or|rd|md|smd", NULL, 0, 0,
     "second group against first; default rr for counts, md for means"},
};

static const baremo_output outputs[] = {
    {"fixed", "fixed-effect mean; limits by z"},
    {"random", "random-effects mean; limits by z"},
    {"random.hartung_knapp", "limits by Hartung and Knapp, t with k - 1 degrees of freedom"},
    {"random.hartung_knapp_adhoc", "the same, never narrower: q at least 1"},
    {"prediction", "where a new study's effect lies; t with k - 2 degrees of freedom"},
    {"prediction.hartung_knapp", "the same by Hartung and Knapp's error, k - 1 df"},
    {"tau2", "variance between studies; Q-profile limits"},
    {"tau2.se", "its standard error"},
    {"i2", "100 tau2/(tau2 + typical variance)"},
    {"h2", "(tau2 + typical variance)/typical variance"},
    {"q", "Cochran's Q"},
    {"q.df", "its degrees of freedom"},
    {"q.p", "its p by chi-square"},
    {"egger.t", "intercept of y/se on 1/se over its standard error"},
    {"egger.p", "its p, t with k - 2 degrees of freedom"},
    {"weight", "of a study: share of the random-effects weights, 0 to 1"},
    {"shrunken", "of a study: mean + tau2/(tau2 + variance) (estimate - mean); limits by z"},
    {"leave_one_out", "random-effects mean without the study; limits by z"},
};

static const baremo_form forms[] = {
    {.roles = {"estimate", "variance"}},
    {.roles = {"count_1", "total_1", "count_2", "total_2"}},
    {.roles = {"mean_1", "sd_1", "n_1", "mean_2", "sd_2", "n_2"}},
};

const baremo_procedure baremo_procedure_synthesis = {
    .name = "synthesis",
    .summary = "estimates of several studies or cities: mean, heterogeneity, prediction",
    .definition = "Estimates with their variances, or two groups a study from which they are "
                  "computed: the second group is "
                  "compared with the first. Ratios are pooled and shown as natural logarithms. 0.5 "
                  "is added to the four "
                  "cells of a study where one of them is 0.\n\n"
                  "The random-effects mean stands with limits by z, by Hartung and Knapp, and by "
                  "Hartung and Knapp with their "
                  "factor kept at 1 or above, because otherwise the interval can be narrower than "
                  "that of the fixed effect when "
                  "the studies agree by chance. The prediction interval tells where the effect of "
                  "a further study would "
                  "lie; two studies cannot give it.\n\n"
                  "tau2 has Q-profile limits; where the studies agree better than chance lets "
                  "expect the profile is empty and "
                  "both are 0, with a note. One study has a fixed-effect mean only.",
    .source =
        "DerSimonian and Laird (1986); Hartung and Knapp (2001) Stat. Med. 20:3875; Viechtbauer "
        "(2005) JEBS 30:261, "
        "(2007) Stat. Med. 26:37; Higgins, Thompson and Spiegelhalter (2009) JRSS A 172:137; Egger "
        "et al. "
        "(1997) BMJ 315:629. Equals R metafor 3.8 rma, confint, predict, blup, leave1out, regtest",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
