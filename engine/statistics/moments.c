/* Compensated sums, and moments in two passes over them. */
#include "engine/statistics/moments.h"

#include <math.h>

void baremo_sum_add_product(baremo_sum *sum, double a, double b) {
    double product = a * b;
    baremo_sum_add(sum, product);
    if (isfinite(product))
        sum->low += fma(a, b, -product);
}

void baremo_sum_add_sum(baremo_sum *sum, const baremo_sum *more) {
    baremo_sum_add(sum, more->high);
    sum->low += more->low;
}

double baremo_sum_of(const double *values, size_t count) {
    baremo_sum sum = {0};
    for (size_t i = 0; i < count; i++)
        baremo_sum_add(&sum, values[i]);
    return baremo_sum_value(&sum);
}

double baremo_decimal_unit(const double *values, size_t count, int decimals) {
    if (decimals < 0 || decimals > 15)
        return 1.0;
    double unit = pow(10.0, decimals);
    double largest = 0.0;
    for (size_t i = 0; i < count; i++)
        largest = fabs(values[i]) > largest ? fabs(values[i]) : largest;
    return largest * unit < 0x1p53 ? unit : 1.0;
}

double baremo_in_units(double value, double unit) {
    return unit > 1.0 ? nearbyint(value * unit) : value;
}

/* The quotient of a sum and a count as two doubles. */
static baremo_sum divide(baremo_sum sum, double n) {
    double high = baremo_sum_value(&sum) / n;
    double product = high * n;
    double rest = ((sum.high - product) - fma(high, n, -product)) + sum.low;
    return (baremo_sum){high, isfinite(rest) ? rest / n : 0.0};
}

typedef struct first_pass {
    baremo_sum sum, weight;
    double min, max;
} first_pass;

static first_pass pass_one(const double *values, const double *weights, size_t count, double unit) {
    first_pass pass = {.min = HUGE_VAL, .max = -HUGE_VAL};
    for (size_t i = 0; i < count; i++) {
        double value = baremo_in_units(values[i], unit);
        if (weights) {
            baremo_sum_add_product(&pass.sum, weights[i], value);
            baremo_sum_add(&pass.weight, weights[i]);
            if (weights[i] == 0.0)
                continue;
        } else {
            baremo_sum_add(&pass.sum, value);
        }
        if (values[i] < pass.min)
            pass.min = values[i];
        if (values[i] > pass.max)
            pass.max = values[i];
    }
    return pass;
}

static void pass_two(const double *values, const double *weights, size_t count,
                     baremo_moments *moments) {
    double unit = moments->unit;
    baremo_sum rest = {0}, square = {0}, cube = {0}, fourth = {0};
    for (size_t i = 0; i < count; i++) {
        double deviation = (baremo_in_units(values[i], moments->unit) - moments->centre.high) -
                           moments->centre.low;
        double weight = weights ? weights[i] : 1.0;
        double squared = deviation * deviation;
        baremo_sum_add(&rest, weight * deviation);
        baremo_sum_add(&square, weight * squared);
        baremo_sum_add(&cube, weight * squared * deviation);
        baremo_sum_add(&fourth, weight * squared * squared);
    }
    double remainder = baremo_sum_value(&rest);
    double total = baremo_sum_value(&square) - remainder * remainder / moments->n;
    moments->square = fmax(total, 0.0) / unit / unit;
    moments->cube = baremo_sum_value(&cube) / unit / unit / unit;
    moments->fourth = baremo_sum_value(&fourth) / unit / unit / unit / unit;
}

baremo_moments baremo_moments_weighted(const double *values, const double *weights, size_t count,
                                       int decimals) {
    double unit = baremo_decimal_unit(values, count, decimals);
    first_pass pass = pass_one(values, weights, count, unit);
    baremo_moments moments = {.n = weights ? baremo_sum_value(&pass.weight) : (double)count};
    if (!(moments.n > 0.0)) {
        moments.mean = moments.min = moments.max = NAN;
        return moments;
    }
    moments.unit = unit;
    moments.centre = divide(pass.sum, moments.n);
    moments.sum = baremo_sum_value(&pass.sum) / unit;
    moments.mean = baremo_sum_value(&moments.centre) / unit;
    moments.min = pass.min;
    moments.max = pass.max;
    if (pass.min == pass.max)
        moments.mean = pass.min;
    else
        pass_two(values, weights, count, &moments);
    return moments;
}

double baremo_deviation(const baremo_moments *moments, double value) {
    double units = baremo_in_units(value, moments->unit) - moments->centre.high;
    return (units - moments->centre.low) / moments->unit;
}

baremo_moments baremo_moments_of(const double *values, size_t count, int decimals) {
    return baremo_moments_weighted(values, NULL, count, decimals);
}

double baremo_moments_variance(const baremo_moments *moments) {
    return moments->n > 1.0 ? moments->square / (moments->n - 1.0) : NAN;
}

double baremo_moments_sd(const baremo_moments *moments) {
    return sqrt(baremo_moments_variance(moments));
}

double baremo_mean(const double *values, size_t count) {
    baremo_sum sum = {0};
    for (size_t i = 0; i < count; i++)
        baremo_sum_add(&sum, values[i]);
    return count ? baremo_sum_value(&sum) / (double)count : NAN;
}

double baremo_cross_deviations(const double *x, const double *y, size_t count) {
    if (count == 0)
        return 0.0;
    baremo_sum x_sum = {0}, y_sum = {0}, products = {0};
    for (size_t i = 0; i < count; i++) {
        baremo_sum_add(&x_sum, x[i]);
        baremo_sum_add(&y_sum, y[i]);
    }
    baremo_sum x_mean = divide(x_sum, (double)count);
    baremo_sum y_mean = divide(y_sum, (double)count);
    for (size_t i = 0; i < count; i++)
        baremo_sum_add_product(&products, (x[i] - x_mean.high) - x_mean.low,
                               (y[i] - y_mean.high) - y_mean.low);
    return baremo_sum_value(&products);
}
