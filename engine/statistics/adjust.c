/* The procedure `adjust`.
 *
 * 1. Every row with a p has six adjusted ones; the subject is the number of the row, from 1.
 * 2. A missing p is not counted, and its row says so; with `--family` so is a row without family.
 * 3. Families are adjusted each for itself; n is the number of p-values in it.
 * 4. A p outside 0..1 is refused.
 * 5. Step procedures are monotone in p and limited to 1; one p-value is its own adjustment.
 */
#include "engine/statistics/adjust.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/rows.h"
#include "engine/statistics/sort.h"

/* -- one family -- */

/* max over m = 1..n of min(m p, top[m]): m p grows with m, and the largest `top` from m on falls,
 * so the maximum is where they meet. */
static double meeting_point(double p, const double *largest_from, size_t n) {
    size_t low = 1; /* the first m with m p >= largest_from[m] lies in low .. high */
    size_t high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((double)middle * p >= largest_from[middle])
            high = middle;
        else
            low = middle + 1;
    }
    double there = fmin((double)low * p, largest_from[low]);
    double before = low > 1 ? fmin((double)(low - 1) * p, largest_from[low - 1]) : 0.0;
    return fmax(there, before);
}

/* Whether the point (b, p[b]) lies on or above the line from a to c; ranks and p ascend. */
static int is_above(const double *p, size_t a, size_t b, size_t c) {
    double run = (double)(c - a), part = (double)(b - a);
    return (p[b] - p[a]) * run >= (p[c] - p[a]) * part;
}

/* The smallest slope from (start, 0) to the points of a lower hull, whose ranks descend with the
 * index; slopes to the points fall, then rise. */
static double smallest_slope(const double *p, const size_t *hull, size_t hull_count, size_t start) {
    size_t low = 0;
    size_t high = hull_count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double right = p[hull[middle]] / (double)(hull[middle] - start);
        double left = p[hull[middle + 1]] / (double)(hull[middle + 1] - start);
        if (left < right)
            low = middle + 1;
        else
            high = middle;
    }
    return p[hull[low]] / (double)(hull[low] - start);
}

/* Hommel's adjusted p is the maximum over m of min(m p, S_m), where S_m is the Simes p-value of the
 * m largest: m times the smallest slope from (n - m, 0) to the points (rank, p) behind it, which
 * lies on their lower convex hull. `sorted` ascends and counts from 1. */
static void hommel(baremo_arena *arena, const double *sorted, const uint32_t *order, size_t n,
                   double *adjusted) {
    double *largest_from = baremo_arena_array(arena, n + 2, sizeof *largest_from);
    size_t *hull = baremo_arena_array(arena, n + 1, sizeof *hull);
    size_t hull_count = 0;
    for (size_t m = 1; m <= n; m++) {
        size_t rank = n - m + 1;
        while (hull_count >= 2 &&
               is_above(sorted, rank, hull[hull_count - 1], hull[hull_count - 2]))
            hull_count--;
        hull[hull_count++] = rank;
        largest_from[m] = (double)m * smallest_slope(sorted, hull, hull_count, n - m);
    }
    for (size_t m = n; m > 1; m--)
        largest_from[m - 1] = fmax(largest_from[m - 1], largest_from[m]);
    for (size_t i = 1; i <= n; i++) {
        double value = meeting_point(sorted[i], largest_from, n);
        adjusted[order[i - 1]] = fmin(fmax(value, sorted[i]), 1.0);
    }
}

/* Step down: the factor falls from n, and no adjusted p is below that of a smaller p. */
static void holm(const double *sorted, const uint32_t *order, size_t n, double *adjusted) {
    double largest = 0.0;
    for (size_t i = 1; i <= n; i++) {
        largest = fmax(largest, (double)(n - i + 1) * sorted[i]);
        adjusted[order[i - 1]] = fmin(largest, 1.0);
    }
}

/* Step up, from the largest p: Hochberg's factors n - i + 1, or scale / i. */
static void step_up(const double *sorted, const uint32_t *order, size_t n, double scale,
                    double *adjusted) {
    double smallest = 1.0;
    for (size_t i = n; i >= 1; i--) {
        double factor = scale > 0.0 ? scale / (double)i : (double)(n - i + 1);
        smallest = fmin(smallest, factor * sorted[i]);
        adjusted[order[i - 1]] = smallest;
    }
}

baremo_adjusted baremo_adjust(baremo_arena *arena, const double *p, size_t count) {
    double *rooms = baremo_arena_array(arena, 6 * count + 1, sizeof *rooms);
    baremo_adjusted result = {rooms,
                              rooms + count,
                              rooms + 2 * count,
                              rooms + 3 * count,
                              rooms + 4 * count,
                              rooms + 5 * count};
    if (count == 0)
        return result;
    const uint32_t *order = baremo_sorted_order(arena, p, count);
    double *sorted = baremo_arena_array(arena, count + 1, sizeof *sorted);
    double harmonic = 0.0;
    for (size_t i = 1; i <= count; i++) {
        sorted[i] = p[order[i - 1]];
        harmonic += 1.0 / (double)i;
        result.bonferroni[order[i - 1]] = fmin((double)count * sorted[i], 1.0);
    }
    holm(sorted, order, count, result.holm);
    step_up(sorted, order, count, 0.0, result.hochberg);
    hommel(arena, sorted, order, count, result.hommel);
    step_up(sorted, order, count, (double)count, result.bh);
    step_up(sorted, order, count, (double)count * harmonic, result.by);
    return result;
}

/* -- the procedure -- */

/* The rows with a p, family by family. */
typedef struct adjust_rows {
    size_t *slots; /* of each row: its place among all p, or SIZE_MAX */
    double *p;     /* family after family */
    size_t *starts;
    size_t family_count;
} adjust_rows;

static int family_of(const baremo_variable *family, size_t row) {
    return family ? family->codes[row] : 0;
}

static adjust_rows sort_into_families(baremo_arena *arena, const baremo_variable *p,
                                      const baremo_variable *family) {
    size_t families = family ? (size_t)family->label_count : 1;
    adjust_rows rows = {.family_count = families};
    rows.slots = baremo_arena_array(arena, p->count + 1, sizeof *rows.slots);
    rows.p = baremo_arena_array(arena, p->count + 1, sizeof *rows.p);
    rows.starts = baremo_arena_array(arena, families + 2, sizeof *rows.starts);
    for (size_t row = 0; row < p->count; row++)
        if (!baremo_is_missing(p->numbers[row]) && family_of(family, row) >= 0)
            rows.starts[family_of(family, row) + 1]++;
    for (size_t i = 1; i <= families; i++)
        rows.starts[i] += rows.starts[i - 1];
    size_t *next = baremo_arena_array(arena, families + 1, sizeof *next);
    for (size_t i = 0; i < families; i++)
        next[i] = rows.starts[i];
    for (size_t row = 0; row < p->count; row++) {
        rows.slots[row] = SIZE_MAX;
        if (baremo_is_missing(p->numbers[row]) || family_of(family, row) < 0)
            continue;
        rows.slots[row] = next[family_of(family, row)]++;
        rows.p[rows.slots[row]] = p->numbers[row];
    }
    return rows;
}

static const baremo_output outputs[] = {
    {"bonferroni", "p times their number"},
    {"holm", "Holm's step-down procedure"},
    {"hochberg", "Hochberg's step-up procedure"},
    {"hommel", "Hommel's procedure, by closed Simes tests"},
    {"bh", "Benjamini and Hochberg's false discovery rate"},
    {"by", "Benjamini and Yekutieli's false discovery rate, for any dependence"},
};
enum { METHODS = sizeof outputs / sizeof *outputs };

static baremo_status check_p(const baremo_call *call, const baremo_variable *p) {
    for (size_t row = 0; row < p->count; row++)
        if (p->numbers[row] < 0.0 || p->numbers[row] > 1.0) {
            char text[BAREMO_NUMBER_SIZE];
            baremo_number_print(text, p->numbers[row]);
            baremo_call_fault(call, "p", row, "a p-value lies between 0 and 1 (found %s)", text);
            return BAREMO_DATA;
        }
    return BAREMO_OK;
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    const baremo_variable *p = baremo_call_variable(call, "p");
    const baremo_variable *family = baremo_call_variable(call, "family");
    baremo_status status = check_p(call, p);
    if (status != BAREMO_OK)
        return status;
    baremo_arena *arena = baremo_call_arena(call);
    adjust_rows sorted = sort_into_families(arena, p, family);
    baremo_adjusted *adjusted =
        baremo_arena_array(arena, sorted.family_count + 1, sizeof *adjusted);
    for (size_t i = 0; i < sorted.family_count; i++)
        adjusted[i] = baremo_adjust(arena, sorted.p + sorted.starts[i],
                                    sorted.starts[i + 1] - sorted.starts[i]);
    size_t used = sorted.starts[sorted.family_count];
    baremo_rows rows = {.estimates = estimates, .missing = (double)(p->count - used)};
    for (size_t row = 0; row < p->count; row++) {
        rows.subject = baremo_arena_format(estimates->arena, "%zu", row + 1);
        const char *why = baremo_is_missing(p->numbers[row]) ? "no p-value" : "no family";
        bool present = sorted.slots[row] != SIZE_MAX;
        size_t f = present ? (size_t)family_of(family, row) : 0;
        size_t place = present ? sorted.slots[row] - sorted.starts[f] : 0;
        rows.n = present ? (double)(sorted.starts[f + 1] - sorted.starts[f]) : BAREMO_MISSING;
        const double *const values[METHODS] = {adjusted[f].bonferroni, adjusted[f].holm,
                                               adjusted[f].hochberg,   adjusted[f].hommel,
                                               adjusted[f].bh,         adjusted[f].by};
        for (size_t m = 0; m < METHODS; m++)
            baremo_rows_value(&rows, outputs[m].id, present ? values[m][place] : BAREMO_MISSING,
                              why);
    }
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"p", BAREMO_ROLE_NUMBER, false, false, "p-values, 0 to 1"},
    {"family", BAREMO_ROLE_CATEGORY, false, true, "p-values that are adjusted together"},
};

static const baremo_form forms[] = {{.roles = {"p"}}};

const baremo_procedure baremo_procedure_adjust = {
    .name = "adjust",
    .summary = "p-values adjusted for their number",
    .definition = "Every row has six adjusted p-values; the subject is the number of the row. Only "
                  "p-values that are present count, "
                  "and with --family each family is adjusted for itself: n is how many it has.\n\n"
                  "Bonferroni, Holm, Hochberg and Hommel keep the chance of any false alarm in the "
                  "family, bh and by the share of "
                  "false ones among the alarms. All are monotone in p and limited to 1.",
    .source = "Holm (1979) Scand. J. Stat. 6:65; Hochberg (1988) Biometrika 75:800; Hommel (1988) "
              "Biometrika 75:383; "
              "Benjamini and Hochberg (1995) J. R. Stat. Soc. B 57:289; Benjamini and Yekutieli "
              "(2001) Ann. Stat. "
              "29:1165. Equals R 4.2 p.adjust",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .outputs = outputs,
    .output_count = METHODS,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
