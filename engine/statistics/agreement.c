/* Agreement of raters who code the same units.
 *
 *  1. Raters without a code and categories that nobody gave are left out. Numbers are in ascending
 *     order, texts by first appearance, rater by rater.
 *  2. Agreement rests on units with two codes or more: n; `missing` are the others. The shares of
 *     the categories are over all coded units, as in Gwet (2014). Krippendorff's rests on pairable
 *     units only.
 *  3. cohen_kappa, prevalence and bias are of two raters and the units with both codes. Kappa has z
 *     times the standard error of Fleiss, Cohen and Everitt as limits, not clipped; weights go by
 *     the category's rank.
 *  4. One category used by all: percent_agreement is 1 and no coefficient can be computed.
 *  5. Krippendorff's interval and ratio metrics need numbers, ratio none below 0. The disagreements
 *     are unscaled.
 *  6. Intraclass correlations need numbers and rest on the units that every rater coded; limits by
 *     F.
 *  7. --bootstrap R gives the coefficients but kappa percentile limits, by drawing units with
 *     replacement. Replicates in which a coefficient cannot be computed are left out, and counted
 *     in `note`.
 *  8. --weights adds the weighted forms of percent_agreement, Fleiss', Conger's, and Brennan and
 *     Prediger's coefficient.
 *  9. One rater, or no unit with two codes: nothing can be computed.
 */
#include "engine/statistics/agreement.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/base/random.h"
#include "engine/statistics/bootstrap.h"
#include "engine/statistics/categories.h"
#include "engine/statistics/score_limits.h"

/* -- coefficients whose limits are bootstrapped -- */

enum {
    PERCENT,
    FLEISS,
    CONGER,
    AC1,
    AC2_LINEAR,
    AC2_QUADRATIC,
    AC2_ORDINAL,
    BRENNAN,
    ALPHA_NOMINAL,
    ALPHA_ORDINAL,
    ALPHA_INTERVAL,
    ALPHA_RATIO,
    PLAIN_COUNT,
    WEIGHTED_PERCENT = PLAIN_COUNT,
    WEIGHTED_FLEISS,
    WEIGHTED_CONGER,
    WEIGHTED_BRENNAN,
    COEFFICIENT_COUNT
};

static const char *const coefficient_ids[COEFFICIENT_COUNT] = {"percent_agreement",
                                                               "fleiss_kappa",
                                                               "conger_kappa",
                                                               "gwet_ac1",
                                                               "gwet_ac2.linear",
                                                               "gwet_ac2.quadratic",
                                                               "gwet_ac2.ordinal",
                                                               "brennan_prediger",
                                                               "krippendorff_alpha.nominal",
                                                               "krippendorff_alpha.ordinal",
                                                               "krippendorff_alpha.interval",
                                                               "krippendorff_alpha.ratio",
                                                               "percent_agreement",
                                                               "fleiss_kappa",
                                                               "conger_kappa",
                                                               "brennan_prediger"};

static const char *const metric_names[] = {"nominal", "ordinal", "interval", "ratio"};

/* All coefficients; the weighted ones where `nearness` is not the identity. */
static void find_coefficients(const baremo_ratings *ratings, baremo_nearness nearness,
                              baremo_arena *scratch, double *values) {
    baremo_chance_agreement plain = baremo_agreement_chance(ratings, BAREMO_NEAR_IDENTITY, scratch);
    values[PERCENT] = plain.percent_agreement;
    values[FLEISS] = plain.fleiss_kappa;
    values[CONGER] = plain.conger_kappa;
    values[AC1] = plain.gwet;
    values[BRENNAN] = plain.brennan_prediger;
    values[AC2_LINEAR] = baremo_agreement_chance(ratings, BAREMO_NEAR_LINEAR, scratch).gwet;
    values[AC2_QUADRATIC] = baremo_agreement_chance(ratings, BAREMO_NEAR_QUADRATIC, scratch).gwet;
    values[AC2_ORDINAL] = baremo_agreement_chance(ratings, BAREMO_NEAR_ORDINAL, scratch).gwet;
    for (int m = 0; m < 4; m++)
        values[ALPHA_NOMINAL + m] =
            baremo_agreement_krippendorff(ratings, (baremo_metric)m, scratch).alpha;
    if (nearness == BAREMO_NEAR_IDENTITY)
        return;
    baremo_chance_agreement weighted = baremo_agreement_chance(ratings, nearness, scratch);
    values[WEIGHTED_PERCENT] = weighted.percent_agreement;
    values[WEIGHTED_FLEISS] = weighted.fleiss_kappa;
    values[WEIGHTED_CONGER] = weighted.conger_kappa;
    values[WEIGHTED_BRENNAN] = weighted.brennan_prediger;
}

/* -- the ratings of a call -- */

/* What was read: the ratings, and why coefficients may not be computable. */
typedef struct agreement_data {
    baremo_ratings ratings;
    baremo_coded units;
    baremo_nearness nearness; /* of --weights; identity without it */
    const char *weights_name;
    const char *why; /* nothing can be computed; NULL: something can */
} agreement_data;

/* Raters that gave a code. */
static size_t active_raters(const baremo_call *call, baremo_arena *arena,
                            const baremo_variable ***active) {
    size_t count, used = 0;
    const baremo_variable *const *all = baremo_call_variables(call, "raters", &count);
    *active = baremo_arena_array(arena, count + 1, sizeof(const baremo_variable *));
    for (size_t g = 0; g < count; g++)
        for (size_t row = 0; row < all[g]->count; row++)
            if (all[g]->codes[row] >= 0) {
                (*active)[used++] = all[g];
                break;
            }
    return used;
}

/* Categories that nobody gave go; the others keep their order. */
static void compact_categories(baremo_arena *arena, const baremo_categories *categories, int *codes,
                               size_t code_count, baremo_ratings *ratings) {
    size_t size = (size_t)categories->count + 1;
    int *ranks = baremo_arena_array(arena, size, sizeof *ranks);
    double *scores = baremo_arena_array(arena, size, sizeof *scores);
    for (size_t i = 0; i < code_count; i++)
        if (codes[i] >= 0)
            ranks[codes[i]] = 1;
    for (int c = 0; c < categories->count; c++) {
        if (!ranks[c])
            continue;
        scores[ratings->categories] = categories->scores[c];
        ranks[c] = ratings->categories++;
    }
    for (size_t i = 0; i < code_count; i++)
        codes[i] = codes[i] < 0 ? -1 : ranks[codes[i]];
    ratings->scores = categories->numeric ? scores : NULL;
}

static void read_ratings(const baremo_call *call, baremo_arena *arena, baremo_ratings *ratings) {
    const baremo_variable **raters;
    const baremo_variable *count = baremo_call_variable(call, "count");
    size_t given, active = active_raters(call, arena, &raters);
    size_t units = baremo_call_variables(call, "raters", &given)[0]->count;
    baremo_merged merged = baremo_categories_merge(arena, raters, active);
    int *codes = baremo_arena_raw(arena, units * active + 1, sizeof *codes);
    for (size_t g = 0; g < active; g++)
        for (size_t u = 0; u < units; u++) {
            int code = raters[g]->codes[u];
            codes[u * active + g] = code < 0 ? -1 : merged.places[g][code];
        }
    *ratings = (baremo_ratings){.units = units, .raters = active, .codes = codes};
    if (count) {
        double *weights = baremo_arena_array(arena, units + 1, sizeof *weights);
        for (size_t u = 0; u < units; u++)
            weights[u] = baremo_is_missing(count->numbers[u]) ? 0 : count->numbers[u];
        ratings->weights = weights;
    }
    for (size_t i = 0; i < units * active; i++)
        if (baremo_unit_weight(ratings, i / active) == 0)
            codes[i] = -1;
    compact_categories(arena, &merged.categories, codes, units * active, ratings);
}

static baremo_nearness nearness_of(const char *word) {
    if (!word)
        return BAREMO_NEAR_IDENTITY;
    return strcmp(word, "linear") == 0      ? BAREMO_NEAR_LINEAR
           : strcmp(word, "quadratic") == 0 ? BAREMO_NEAR_QUADRATIC
                                            : BAREMO_NEAR_ORDINAL;
}

static void read_data(const baremo_call *call, baremo_arena *arena, agreement_data *data) {
    read_ratings(call, arena, &data->ratings);
    data->units = baremo_agreement_units(&data->ratings);
    data->weights_name = baremo_call_word(call, "weights");
    data->nearness = nearness_of(data->weights_name);
    data->why = data->ratings.raters < 2    ? "fewer than two raters"
                : data->units.pairable == 0 ? "no unit has two codes"
                                            : NULL;
}

/* -- bootstrap -- */

/* The unit of each person: a unit counts as often as its weight says. */
static uint32_t *unit_of_draw(const baremo_ratings *ratings, baremo_arena *arena, size_t *count) {
    double total = 0;
    for (size_t u = 0; u < ratings->units; u++)
        total += baremo_unit_weight(ratings, u);
    uint32_t *units = baremo_arena_raw(arena, (size_t)total + 1, sizeof *units);
    *count = 0;
    for (size_t u = 0; u < ratings->units; u++)
        for (size_t left = (size_t)baremo_unit_weight(ratings, u); left > 0; left--)
            units[(*count)++] = (uint32_t)u;
    return units;
}

/* Replicates of all coefficients, one row a coefficient. */
static double *draw_replicates(const baremo_call *call, const agreement_data *data, size_t count,
                               baremo_arena *arena) {
    size_t persons;
    const uint32_t *units = unit_of_draw(&data->ratings, arena, &persons);
    double *replicates = baremo_arena_raw(arena, COEFFICIENT_COUNT * count + 1, sizeof *replicates);
    double *weights = baremo_arena_raw(arena, data->ratings.units + 1, sizeof *weights);
    baremo_ratings drawn = data->ratings;
    drawn.weights = weights;
    baremo_random random = baremo_random_start(baremo_call_stream(call));
    for (size_t r = 0; r < count; r++) {
        double values[COEFFICIENT_COUNT];
        memset(weights, 0, drawn.units * sizeof *weights);
        for (size_t i = 0; i < persons; i++)
            weights[units[baremo_random_below(&random, (uint32_t)persons)]] += 1;
        baremo_arena *scratch = baremo_arena_new(arena);
        find_coefficients(&drawn, data->nearness, scratch, values);
        baremo_arena_free(scratch);
        for (int c = 0; c < (data->weights_name ? COEFFICIENT_COUNT : PLAIN_COUNT); c++)
            replicates[(size_t)c * count + r] = values[c];
    }
    return replicates;
}

/* Puts percentile limits on a row. */
static void put_bootstrap(const baremo_call *call, baremo_estimate *row, double *replicates,
                          size_t count, baremo_arena *arena) {
    size_t used = 0;
    for (size_t r = 0; r < count; r++)
        if (!baremo_is_missing(replicates[r]))
            replicates[used++] = replicates[r];
    if (used == 0 || baremo_is_missing(row->value))
        return;
    baremo_replicates of = {
        replicates, used,           baremo_arena_raw(arena, used + 1, sizeof(double)),
        row->value, BAREMO_MISSING, baremo_call_level(call)};
    baremo_bootstrap_limit limit = baremo_bootstrap_limits(&of).percentile;
    baremo_estimate_interval(row, limit.low, limit.high, of.level);
    row->method = baremo_arena_format(arena, "bootstrap percentile, %zu replicates, seed %llu",
                                      count, (unsigned long long)baremo_call_seed(call));
    if (used < count)
        row->note = baremo_arena_format(arena, "%zu replicates were not computable", count - used);
    else if (limit.extreme)
        row->note = "too few replicates for the level";
}

/* -- report -- */

static const char *why_coefficient(const agreement_data *data, int coefficient) {
    if (data->why)
        return data->why;
    if (coefficient == ALPHA_INTERVAL || coefficient == ALPHA_RATIO) {
        if (!data->ratings.scores)
            return "the codes are not numbers";
        if (coefficient == ALPHA_RATIO && data->ratings.scores[0] < 0)
            return "a code is below 0";
    }
    return "one category used by all: expected disagreement is 0";
}

static void report_coefficients(const baremo_call *call, const baremo_rows *rows,
                                const agreement_data *data) {
    baremo_arena *arena = rows->estimates->arena;
    double values[COEFFICIENT_COUNT], wanted = baremo_call_number(call, "bootstrap");
    size_t count = data->why || baremo_is_missing(wanted) ? 0 : (size_t)wanted;
    find_coefficients(&data->ratings, data->nearness, arena, values);
    double *replicates = count ? draw_replicates(call, data, count, arena) : NULL;
    for (int c = 0; c < (data->weights_name ? COEFFICIENT_COUNT : PLAIN_COUNT); c++) {
        const char *id = c < PLAIN_COUNT ? coefficient_ids[c]
                                         : baremo_arena_format(arena, "%s.%s", coefficient_ids[c],
                                                               data->weights_name);
        baremo_estimate *row = baremo_rows_value(rows, id, values[c], why_coefficient(data, c));
        if (count)
            put_bootstrap(call, row, replicates + (size_t)c * count, count, arena);
    }
}

static void report_kappa(const baremo_rows *rows, const char *id, const agreement_data *data,
                         baremo_nearness nearness) {
    baremo_cohen cohen = baremo_agreement_cohen(&data->ratings, nearness, rows->estimates->arena);
    double half = baremo_level_z(rows->level) * cohen.se;
    const char *why = data->why                  ? data->why
                      : data->ratings.raters > 2 ? "more than two raters"
                                                 : "one category used by all: expected "
                                                   "disagreement is 0";
    baremo_rows_interval(rows, id, cohen.kappa,
                         (baremo_interval){cohen.kappa - half, cohen.kappa + half},
                         "fleiss-cohen-everitt", why);
}

static void report_two_raters(const baremo_rows *rows, const agreement_data *data) {
    report_kappa(rows, "cohen_kappa", data, BAREMO_NEAR_IDENTITY);
    report_kappa(rows, "cohen_kappa.linear", data, BAREMO_NEAR_LINEAR);
    report_kappa(rows, "cohen_kappa.quadratic", data, BAREMO_NEAR_QUADRATIC);
    baremo_kappa_indices indices = baremo_agreement_indices(&data->ratings, rows->estimates->arena);
    const char *why = data->why                  ? data->why
                      : data->ratings.raters > 2 ? "more than two raters"
                                                 : "more than two categories";
    baremo_rows_value(rows, "prevalence_index", indices.prevalence, why);
    baremo_rows_value(rows, "bias_index", indices.bias, why);
}

static void report_disagreements(const baremo_rows *rows, const agreement_data *data) {
    baremo_arena *arena = rows->estimates->arena;
    baremo_krippendorff k = {0};
    for (int m = 0; m < 4; m++) {
        k = baremo_agreement_krippendorff(&data->ratings, (baremo_metric)m, arena);
        const char *why = why_coefficient(data, ALPHA_NOMINAL + m);
        baremo_rows_value(rows,
                          baremo_arena_format(arena, "krippendorff_observed.%s", metric_names[m]),
                          k.observed, why);
        baremo_rows_value(rows,
                          baremo_arena_format(arena, "krippendorff_expected.%s", metric_names[m]),
                          k.expected, why);
    }
    baremo_rows_value(rows, "n_pairable", k.n_pairable, NULL);
}

static void report_intraclass(const baremo_rows *rows, const agreement_data *data) {
    baremo_arena *arena = rows->estimates->arena;
    baremo_intraclass icc = baremo_agreement_intraclass(&data->ratings, rows->level, arena);
    baremo_rows of = *rows;
    of.n = icc.units;
    of.missing = rows->n + rows->missing - icc.units;
    const char *why = data->ratings.raters < 2 ? "fewer than two raters"
                      : !data->ratings.scores  ? "the codes are not numbers"
                      : icc.units < 2          ? "fewer than two units coded by all raters"
                                               : "the codes do not vary as the form needs";
    for (int form = 0; form < 6; form++) {
        const baremo_icc *one = form < 3 ? &icc.single[form] : &icc.mean[form - 3];
        const char *id =
            baremo_arena_format(arena, "icc.%d_%c", form % 3 + 1, form < 3 ? '1' : 'k');
        baremo_rows_interval(&of, id, one->value, one->limits, "F distribution",
                             baremo_is_missing(one->value)
                                 ? why
                                 : "no limits: no residual variation, or too few units");
    }
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_status status = baremo_counts_check(call, "count");
    if (status != BAREMO_OK)
        return status;
    agreement_data data;
    read_data(call, estimates->arena, &data);
    baremo_rows rows = {.estimates = estimates,
                        .n = data.units.pairable,
                        .missing = data.units.single + data.units.empty,
                        .level = baremo_call_level(call)};
    report_two_raters(&rows, &data);
    report_coefficients(call, &rows, &data);
    report_disagreements(&rows, &data);
    report_intraclass(&rows, &data);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"raters", BAREMO_ROLE_ANY, true, false, "the codes, a column a rater"},
    {"unit", BAREMO_ROLE_CATEGORY, false, false, "long data: what is coded"},
    {"coder", BAREMO_ROLE_CATEGORY, false, false, "long data: who codes"},
    {"code", BAREMO_ROLE_ANY, false, false, "long data: the code"},
    {"count", BAREMO_ROLE_NUMBER, false, true, "units a row stands for"},
};

static const baremo_option options[] = {
    {"weights", BAREMO_OPTION_WORD, "linear|quadratic|ordinal", NULL, 0, 0,
     "adds weighted forms of the coefficients of any number of raters"},
    {"bootstrap", BAREMO_OPTION_INTEGER, NULL, NULL, 1, 1000000,
     "replicates for the limits of coefficients other than kappa"},
};

static const baremo_output outputs[] = {
    {"cohen_kappa", "two raters; limits by the standard error of Fleiss, Cohen and Everitt"},
    {"cohen_kappa.linear", "weighted by 1 - |i - j|/(q - 1)"},
    {"cohen_kappa.quadratic", "weighted by 1 - ((i - j)/(q - 1))^2"},
    {"prevalence_index", "two raters and categories: |a - d|/n"},
    {"bias_index", "two raters and categories: |b - c|/n"},
    {"percent_agreement", "mean share of agreeing pairs of codes, 0 to 1"},
    {"fleiss_kappa", "chance from the mean shares of the categories"},
    {"conger_kappa", "chance from the shares of each rater"},
    {"gwet_ac1", "Gwet's AC1"},
    {"gwet_ac2.linear", "Gwet's AC2, linear weights"},
    {"gwet_ac2.quadratic", "Gwet's AC2, quadratic weights"},
    {"gwet_ac2.ordinal", "Gwet's AC2, weights 1 - C(|i - j| + 1, 2)/C(q, 2)"},
    {"brennan_prediger", "chance from equal shares"},
    {"krippendorff_alpha.nominal", "1 - observed/expected disagreement"},
    {"krippendorff_alpha.ordinal", "ordinal metric"},
    {"krippendorff_alpha.interval", "interval metric"},
    {"krippendorff_alpha.ratio", "ratio metric"},
    {"percent_agreement.linear", "with --weights linear; also .quadratic and .ordinal"},
    {"fleiss_kappa.linear", "with --weights linear; also .quadratic and .ordinal"},
    {"conger_kappa.linear", "with --weights linear; also .quadratic and .ordinal"},
    {"brennan_prediger.linear", "with --weights linear; also .quadratic and .ordinal"},
    {"krippendorff_observed.nominal", "observed disagreement, unscaled"},
    {"krippendorff_expected.nominal", "expected disagreement, unscaled"},
    {"krippendorff_observed.ordinal", "observed disagreement, unscaled"},
    {"krippendorff_expected.ordinal", "expected disagreement, unscaled"},
    {"krippendorff_observed.interval", "observed disagreement, unscaled"},
    {"krippendorff_expected.interval", "expected disagreement, unscaled"},
    {"krippendorff_observed.ratio", "observed disagreement, unscaled"},
    {"krippendorff_expected.ratio", "expected disagreement, unscaled"},
    {"n_pairable", "codes of units with two codes or more"},
    {"icc.1_1", "one-way, a single rater; limits by F"},
    {"icc.2_1", "two-way random, a single rater; limits by F (Satterthwaite)"},
    {"icc.3_1", "two-way mixed, a single rater; limits by F"},
    {"icc.1_k", "one-way, the mean of the raters; limits by F"},
    {"icc.2_k", "two-way random, the mean of the raters; limits by F (Satterthwaite)"},
    {"icc.3_k", "two-way mixed, the mean of the raters; limits by F"},
};

static const baremo_form forms[] = {
    {.roles = {"raters"}},
    {.roles = {"unit", "coder", "code"},
     .row_role = "unit",
     .column_role = "coder",
     .value_role = "code",
     .to_roles = {"raters"}},
};

const baremo_procedure baremo_procedure_agreement = {
    .name = "agreement",
    .summary = "agreement of raters: kappa, AC1, alpha, intraclass correlation",
    .definition =
        "Agreement rests on units with two codes or more; the others are counted in `missing`. A "
        "coefficient compares "
        "the observed agreement with what chance would give, and the coefficients differ in that. "
        "Where one "
        "category is very common, kappa can be low while nearly all codes agree: read agreement, "
        "kappa, AC1, "
        "prevalence and bias together.\n\n"
        "One category used by all leaves every coefficient without value, because nothing else "
        "could have been "
        "expected. Weights go by the rank of a category among those that occur. Krippendorff's "
        "disagreements are unscaled: nominal 0 or 1, interval (c - k)^2, ratio ((c - k)/(c + "
        "k))^2, ordinal the "
        "square of the codes between the two categories' middles.\n\n"
        "Kappa has limits from its standard error; the other coefficients only with --bootstrap R, "
        "by drawing units. "
        "Intraclass correlations need numbers, use the units that every rater coded, and have "
        "limits by F.",
    .source = "Cohen (1960, 1968); Fleiss, Cohen and Everitt (1969) Psych. Bull. 72:323; Fleiss "
              "(1971); Conger (1980); "
              "Gwet (2014) Handbook of Inter-Rater Reliability; Krippendorff (2011); Byrt et al. "
              "(1993); Shrout and "
              "Fleiss (1979) Psych. Bull. 86:420. Equals R irr, irrCAC, vcd::Kappa, psych::ICC",
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
