/* The procedure `describe`.
 *
 * 1. A case is complete when its value, and its weight where there are weights, are present; others
 * are counted as missing.
 * 2. Values with few decimals are counted in units of the last one, so that an offset of 1e9 costs
 * no digit.
 * 3. n = 0: everything but n is missing. n = 1: no spread, no limits.
 * 4. Equal values: sd = 0, the limits of the mean are the mean; skewness, kurtosis and
 * autocorrelation are missing.
 * 5. Skewness needs three cases, kurtosis four (both of type 2, without bias for normal data).
 * 6. Frequency weights are whole numbers: a row with weight w counts as w rows in everything but
 * the autocorrelation, which has no order of cases then.
 * 7. Sampling weights: n is the number of rows, the variance is divided by sum w - sum w^2 / sum w,
 * the standard error is sd sqrt(sum w^2) / sum w, its t has n - 1 degrees of freedom; quantiles
 * invert the weighted distribution (halfway between two values where it meets p exactly) and have
 * no type; limits of the median, skewness and kurtosis are missing.
 * 8. The limits of the median are the order statistics k and n + 1 - k, k = qbinom(alpha/2, n,
 * 1/2): the level reached is theirs; there are none when k = 0.
 * 9. Quantiles are of type 7 unless asked otherwise; so are median, quartiles and iqr. mad
 * is 1.4826 times the median distance from the median.
 */
#include "engine/statistics/describe.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/quantiles.h"
#include "engine/statistics/sort.h"

static const double MAD_SCALE = 1.482602218505602; /* 1 / normal quantile of 3/4 */

/* -- order statistics -- */

typedef struct ordered_sample {
    baremo_ordered ordered;
    bool inverse; /* sampling weights: quantiles invert the weighted distribution */
} ordered_sample;

static ordered_sample order_values(baremo_arena *arena, const double *values,
                                   const baremo_sample *sample, bool sampling) {
    size_t count = sample->count;
    ordered_sample result = {.ordered = {.count = count, .n = (double)count}};
    if (!sample->weights) {
        result.ordered.values = baremo_sorted_copy(arena, values, count);
        return result;
    }
    const uint32_t *order = baremo_sorted_order(arena, values, count);
    double *sorted = baremo_arena_raw(arena, count, sizeof *sorted);
    double *cumulative = baremo_arena_raw(arena, count, sizeof *cumulative);
    baremo_sum total = {0};
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        double weight = sample->weights[order[i]];
        if (weight == 0.0)
            continue;
        baremo_sum_add(&total, weight);
        sorted[kept] = values[order[i]];
        cumulative[kept++] = baremo_sum_value(&total);
    }
    result.ordered = (baremo_ordered){sorted, cumulative, kept, baremo_sum_value(&total)};
    result.inverse = sampling;
    return result;
}

static double inverse_quantile(const baremo_ordered *ordered, double p) {
    if (ordered->count == 0)
        return BAREMO_MISSING;
    double wanted = p * ordered->n;
    double slack = 1e-12 * ordered->n;
    size_t low = 0;
    size_t high = ordered->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ordered->cumulative[middle] >= wanted - slack)
            high = middle;
        else
            low = middle + 1;
    }
    bool between = fabs(ordered->cumulative[low] - wanted) <= slack && low + 1 < ordered->count;
    return between ? 0.5 * (ordered->values[low] + ordered->values[low + 1]) : ordered->values[low];
}

static double sample_quantile(const ordered_sample *sample, double p, int type) {
    return sample->inverse ? inverse_quantile(&sample->ordered, p)
                           : baremo_quantile(&sample->ordered, p, type);
}

/* The values in decimal units: quantiles and their differences are then exact where these are. */
static double *values_in_units(baremo_arena *arena, const baremo_sample *sample, double unit) {
    double *values = baremo_arena_raw(arena, sample->count + 1, sizeof *values);
    for (size_t i = 0; i < sample->count; i++)
        values[i] = baremo_in_units(sample->values[i], unit);
    return values;
}

/* Of values in units, which are overwritten by their distances from the median. */
static double median_distance(baremo_arena *arena, double *values, const baremo_sample *sample,
                              double median, bool sampling) {
    for (size_t i = 0; i < sample->count; i++)
        values[i] = fabs(values[i] - median);
    ordered_sample ordered = order_values(arena, values, sample, sampling);
    return sample_quantile(&ordered, 0.5, 7);
}

static void describe_median(baremo_arena *arena, const baremo_sample *sample, bool sampling,
                            baremo_description *result) {
    double none = BAREMO_MISSING;
    double unit = baremo_decimal_unit(sample->values, sample->count, sample->decimals);
    ordered_sample ordered =
        order_values(arena, values_in_units(arena, sample, unit), sample, sampling);
    result->median = sample_quantile(&ordered, 0.5, 7) / unit;
    result->median_level = result->q1 = result->q3 = result->iqr = result->mad = none;
    result->skewness = result->kurtosis = none;
    result->median_limits = (baremo_interval){none, none};
}

static void describe_order(baremo_arena *arena, const baremo_sample *sample,
                           const baremo_describe_wishes *wishes, baremo_description *result) {
    double unit = baremo_decimal_unit(sample->values, sample->count, sample->decimals);
    double *values = values_in_units(arena, sample, unit);
    ordered_sample ordered = order_values(arena, values, sample, wishes->sampling);
    int type = wishes->quantile_type;
    double q1 = sample_quantile(&ordered, 0.25, type);
    double q3 = sample_quantile(&ordered, 0.75, type);
    result->q1 = q1 / unit;
    result->median = sample_quantile(&ordered, 0.5, type) / unit;
    result->q3 = q3 / unit;
    result->iqr = (q3 - q1) / unit;
    result->quantiles = baremo_arena_array(arena, wishes->quantile_count + 1, sizeof(double));
    for (size_t i = 0; i < wishes->quantile_count; i++)
        result->quantiles[i] = sample_quantile(&ordered, wishes->quantiles[i], type) / unit;
    double low = BAREMO_MISSING, high = BAREMO_MISSING;
    result->median_level = BAREMO_MISSING;
    if (!ordered.inverse)
        baremo_median_limits(&ordered.ordered, wishes->level, &low, &high, &result->median_level);
    result->median_limits = (baremo_interval){low / unit, high / unit};
    double centre = sample_quantile(&ordered, 0.5, 7);
    result->mad =
        MAD_SCALE * median_distance(arena, values, sample, centre, wishes->sampling) / unit;
}

/* -- moments -- */

static double sum_of_squares(const double *weights, size_t count) {
    baremo_sum sum = {0};
    for (size_t i = 0; i < count; i++)
        baremo_sum_add_product(&sum, weights[i], weights[i]);
    return baremo_sum_value(&sum);
}

static void describe_spread(const baremo_sample *sample, const baremo_describe_wishes *wishes,
                            const baremo_moments *moments, baremo_description *result) {
    double divisor = moments->n - 1.0;
    double share = 1.0 / moments->n; /* of the variance in that of the mean */
    if (sample->weights && wishes->sampling) {
        double squares = sum_of_squares(sample->weights, sample->count);
        divisor = moments->n - squares / moments->n;
        share = squares / moments->n / moments->n;
    }
    bool defined = result->n > 1.0 && divisor > 0.0;
    result->variance = defined ? moments->square / divisor : BAREMO_MISSING;
    result->sd = sqrt(result->variance);
    result->se = result->sd * sqrt(share);
    double reach = defined
                       ? baremo_t_quantile(0.5 + 0.5 * wishes->level, result->n - 1.0) * result->se
                       : BAREMO_MISSING;
    result->mean_limits = (baremo_interval){result->mean - reach, result->mean + reach};
}

static void describe_shape(const baremo_moments *moments, baremo_description *result) {
    double n = result->n;
    result->skewness = result->kurtosis = BAREMO_MISSING;
    if (result->constant)
        return;
    double second = moments->square / n;
    if (n >= 3.0)
        result->skewness =
            moments->cube / n / (second * sqrt(second)) * sqrt(n * (n - 1.0)) / (n - 2.0);
    if (n >= 4.0) {
        double excess = moments->fourth / n / (second * second) - 3.0;
        result->kurtosis = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * excess + 6.0);
    }
}

static double autocorrelation(const baremo_sample *sample, const baremo_moments *moments) {
    baremo_sum products = {0}, squares = {0};
    double before = 0.0;
    for (size_t i = 0; i < sample->count; i++) {
        double deviation = baremo_deviation(moments, sample->values[i]);
        if (i > 0)
            baremo_sum_add_product(&products, deviation, before);
        baremo_sum_add_product(&squares, deviation, deviation);
        before = deviation;
    }
    return baremo_sum_value(&products) / baremo_sum_value(&squares);
}

static baremo_description begin(const baremo_sample *sample, const baremo_describe_wishes *wishes,
                                baremo_moments *moments) {
    *moments =
        baremo_moments_weighted(sample->values, sample->weights, sample->count, sample->decimals);
    bool sampling = sample->weights && wishes->sampling;
    baremo_description result = {.n = sampling ? (double)sample->count : moments->n,
                                 .mean = moments->mean,
                                 .sum = moments->n > 0.0 ? moments->sum : BAREMO_MISSING,
                                 .min = moments->min,
                                 .max = moments->max,
                                 .constant = moments->min == moments->max,
                                 .autocorrelation = BAREMO_MISSING};
    describe_spread(sample, wishes, moments, &result);
    return result;
}

baremo_description baremo_describe_brief(baremo_arena *arena, const baremo_sample *sample,
                                         const baremo_describe_wishes *wishes) {
    baremo_moments moments;
    baremo_description result = begin(sample, wishes, &moments);
    describe_median(arena, sample, sample->weights && wishes->sampling, &result);
    return result;
}

baremo_description baremo_describe(baremo_arena *arena, const baremo_sample *sample,
                                   const baremo_describe_wishes *wishes) {
    baremo_moments moments;
    baremo_description result = begin(sample, wishes, &moments);
    describe_shape(&moments, &result);
    if (sample->weights && wishes->sampling)
        result.skewness = result.kurtosis = BAREMO_MISSING;
    if (!sample->weights && !result.constant && sample->count > 1)
        result.autocorrelation = autocorrelation(sample, &moments);
    describe_order(arena, sample, wishes, &result);
    return result;
}

/* -- the procedure -- */

static baremo_status read_sample(const baremo_call *call, baremo_arena *arena,
                                 baremo_sample *sample) {
    const baremo_variable *value = baremo_call_variable(call, "value");
    const baremo_variable *weight = baremo_call_variable(call, "weight");
    bool frequencies = strcmp(baremo_call_word(call, "weight-kind"), "frequency") == 0;
    double *values = baremo_arena_raw(arena, value->count, sizeof *values);
    double *weights = weight ? baremo_arena_raw(arena, value->count, sizeof *weights) : NULL;
    size_t count = 0;
    for (size_t row = 0; row < value->count; row++) {
        double w = weight ? weight->numbers[row] : 1.0;
        if (baremo_is_missing(value->numbers[row]) || baremo_is_missing(w))
            continue;
        if (w < 0.0 || (frequencies && w != floor(w))) {
            baremo_call_fault(call, "weight", row, "%s",
                              frequencies ? "frequency weights must be whole numbers from 0"
                                          : "weights must not be negative");
            return BAREMO_DATA;
        }
        if (weights)
            weights[count] = w;
        values[count++] = value->numbers[row];
    }
    *sample = (baremo_sample){values, weights, count, value->decimals};
    return BAREMO_OK;
}

/* Why a statistic is missing. */
typedef struct describe_reasons {
    const char *none, *spread, *shape, *peak, *order;
} describe_reasons;

static describe_reasons find_reasons(const baremo_sample *sample, bool sampling,
                                     const baremo_description *description) {
    double n = description->n;
    const char *none = n > 0.0 ? NULL : "no values";
    const char *equal = description->constant ? "all values are equal" : NULL;
    const char *kind = sampling ? "not defined for sampling weights" : NULL;
    const char *one = none ? none : n <= 1.0 ? "one value" : NULL;
    return (describe_reasons){.none = none,
                              .spread = one,
                              .shape = one     ? one
                                       : kind  ? kind
                                       : equal ? equal
                                               : "fewer than three values",
                              .peak = one     ? one
                                      : kind  ? kind
                                      : equal ? equal
                                              : "fewer than four values",
                              .order = one               ? one
                                       : sample->weights ? "not defined for weighted values"
                                                         : equal};
}

static void report_location(const baremo_rows *rows, const baremo_description *description,
                            const describe_reasons *why) {
    baremo_rows_value(rows, "n", description->n, NULL);
    baremo_estimate *mean = baremo_rows_interval(rows, "mean", description->mean,
                                                 description->mean_limits, "t", why->none);
    if (!why->none && why->spread)
        mean->note = why->spread;
    baremo_rows_value(rows, "sd", description->sd, why->spread);
    baremo_rows_value(rows, "variance", description->variance, why->spread);
    baremo_rows_value(rows, "se", description->se, why->spread);
}

/* "type 7", or what stands in its place for sampling weights. */
static const char *quantile_method(baremo_arena *arena, const baremo_describe_wishes *wishes,
                                   bool sampling) {
    if (sampling)
        return "inverse of the weighted distribution";
    return baremo_arena_format(arena, "type %d", wishes->quantile_type);
}

static void report_median(const baremo_rows *rows, const baremo_description *description,
                          const char *reason, const char *method) {
    baremo_estimate *row = baremo_rows_method(rows, "median", description->median, method, reason);
    if (!baremo_is_missing(description->median_level)) {
        baremo_estimate_interval(row, description->median_limits.low,
                                 description->median_limits.high, description->median_level);
        row->method = "order statistics";
    }
}

static void report_order(const baremo_rows *rows, const baremo_description *description,
                         const baremo_describe_wishes *wishes, const describe_reasons *why,
                         const char *method) {
    baremo_rows_value(rows, "min", description->min, why->none);
    baremo_rows_method(rows, "q1", description->q1, method, why->none);
    report_median(rows, description, why->none, method);
    baremo_rows_method(rows, "q3", description->q3, method, why->none);
    baremo_rows_value(rows, "max", description->max, why->none);
    baremo_rows_method(rows, "iqr", description->iqr, method, why->none);
    baremo_rows_value(rows, "mad", description->mad, why->none);
    baremo_rows_value(rows, "sum", description->sum, why->none);
    baremo_rows_value(rows, "skewness", description->skewness, why->shape);
    baremo_rows_value(rows, "kurtosis", description->kurtosis, why->peak);
    baremo_rows_value(rows, "autocorrelation_1", description->autocorrelation, why->order);
    for (size_t i = 0; i < wishes->quantile_count && description->quantiles; i++) {
        char subject[BAREMO_NUMBER_SIZE];
        size_t length = baremo_number_print(subject, wishes->quantiles[i]);
        baremo_rows row = *rows;
        row.subject = baremo_arena_copy(rows->estimates->arena, subject, length);
        baremo_rows_method(&row, "quantile", description->quantiles[i], method, why->none);
    }
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *arena = baremo_call_arena(call);
    baremo_sample sample;
    baremo_status status = read_sample(call, arena, &sample);
    if (status != BAREMO_OK)
        return status;
    baremo_describe_wishes wishes = {
        .sampling = strcmp(baremo_call_word(call, "weight-kind"), "sampling") == 0,
        .level = baremo_call_level(call),
        .quantile_type = (int)baremo_call_number(call, "quantile-type")};
    wishes.quantiles = baremo_call_numbers(call, "quantiles", &wishes.quantile_count);
    baremo_description description = baremo_describe(arena, &sample, &wishes);
    bool sampling = sample.weights && wishes.sampling;
    describe_reasons why = find_reasons(&sample, sampling, &description);
    const baremo_variable *value = baremo_call_variable(call, "value");
    baremo_rows rows = {.estimates = estimates,
                        .n = description.n,
                        .missing = (double)(value->count - sample.count),
                        .level = wishes.level};
    report_location(&rows, &description, &why);
    report_order(&rows, &description, &wishes, &why,
                 quantile_method(estimates->arena, &wishes, sampling));
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"value", BAREMO_ROLE_NUMBER, false, false, "the numbers"},
    {"weight", BAREMO_ROLE_NUMBER, false, true, "how much each row counts"},
};

static const baremo_option options[] = {
    {"weight-kind", BAREMO_OPTION_WORD, "frequency|sampling", "frequency", 0, 0,
     "frequency: a row stands for that many rows; sampling: for a share of the population"},
    {"quantiles", BAREMO_OPTION_NUMBERS, NULL, NULL, 0, 1, "more quantiles, as fractions"},
    {"quantile-type", BAREMO_OPTION_INTEGER, NULL, "7", 1, 9,
     "definition of quantiles, numbered as by Hyndman and Fan"},
};

static const baremo_output outputs[] = {
    {"n", "cases: rows, or the sum of frequency weights"},
    {"mean", "arithmetic mean, t limits"},
    {"sd", "standard deviation, divisor n - 1"},
    {"variance", "variance, divisor n - 1"},
    {"se", "standard error of the mean"},
    {"min", "smallest value"},
    {"q1", "lower quartile"},
    {"median", "median; limits are order statistics, the level is the one they reach"},
    {"q3", "upper quartile"},
    {"max", "largest value"},
    {"iqr", "q3 - q1"},
    {"mad", "median distance from the median, times 1.4826"},
    {"sum", "sum of the values"},
    {"skewness", "type 2 (SPSS, Excel)"},
    {"kurtosis", "excess kurtosis, type 2 (SPSS, Excel)"},
    {"autocorrelation_1", "of each value with the one before, in the order of the rows"},
    {"quantile", "per fraction of --quantiles (subject)"},
};

static const baremo_form forms[] = {{.roles = {"value"}}};

const baremo_procedure baremo_procedure_describe = {
    .name = "describe",
    .summary = "location, spread, shape and quantiles of one variable",
    .definition =
        "Rows without value (or weight) are left out and counted. Sums and moments are taken in "
        "two passes with "
        "compensated sums; values with few decimals are counted in units of the last one.\n\n"
        "Quantiles are of type 7, R's and Excel's, unless --quantile-type asks for another. The "
        "limits of the median "
        "are the order statistics k and n + 1 - k, k = qbinom(alpha/2, n, 1/2): their own level "
        "stands in the column "
        "level, and there are none in very small samples.\n\n"
        "Frequency weights are whole: a row counts as that many rows, n is their sum, the variance "
        "is divided by "
        "n - 1. Sampling weights: n is the number of rows, the variance is divided by sum w - sum "
        "w^2 / sum w, the "
        "standard error is sd sqrt(sum w^2) / sum w, quantiles invert the weighted distribution, "
        "and the shape is not "
        "computed.\n\n"
        "Equal values have sd 0 and no skewness, kurtosis or autocorrelation; one value has no "
        "spread.",
    .source = "Joanes and Gill (1998) The Statistician 47:183; Hyndman and Fan (1996) Am. Stat. "
              "50:361; Kish (1965) "
              "Survey Sampling, 11.7. Equals R 4.2 t.test, quantile, mad, e1071 (type 2) and the "
              "certified values of "
              "NIST StRD",
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
