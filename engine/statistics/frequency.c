/* The procedure `frequency`.
 *
 * 1. Categories stand in order: numbers ascending, texts by first appearance. Categories that
 * nobody is in are not there.
 * 2. Blank answers are missing; with `--count` a row stands for so many persons, and a blank count
 * is one missing row.
 * 3. percent and its Wilson limits are 0..100 of the persons with an answer.
 * 4. The mode is the category in `note`, with its count as the value; categories with the same
 * largest count are all named.
 * 5. Entropy is - sum p log p in natural logarithms: 0 where there is one category.
 * 6. No answers: mode and entropy are not computable.
 */
#include "engine/statistics/frequency.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/categories.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/score_limits.h"

double baremo_entropy(const double *counts, size_t count) {
    double total = baremo_sum_of(counts, count);
    baremo_sum entropy = {0};
    for (size_t i = 0; i < count; i++)
        if (counts[i] > 0.0)
            baremo_sum_add(&entropy, -counts[i] / total * log(counts[i] / total));
    return total > 0.0 ? baremo_sum_value(&entropy) + 0.0 : BAREMO_MISSING;
}

typedef struct frequency_table {
    baremo_categories categories;
    double *counts;
    double total, missing;
} frequency_table;

static frequency_table count_categories(const baremo_call *call) {
    baremo_arena *arena = baremo_call_arena(call);
    const baremo_variable *value = baremo_call_variable(call, "value");
    const baremo_variable *persons = baremo_call_variable(call, "count");
    baremo_merged merged = baremo_categories_merge(arena, &value, 1);
    frequency_table table = {.categories = merged.categories};
    table.counts = baremo_arena_array(arena, (size_t)merged.categories.count + 1, sizeof(double));
    for (size_t row = 0; row < value->count; row++) {
        double weight = baremo_row_weight(persons, row);
        int code = value->codes[row];
        if (code < 0 || baremo_is_missing(weight)) {
            table.missing += baremo_is_missing(weight) ? 1.0 : weight;
            continue;
        }
        table.counts[merged.places[0][code]] += weight;
        table.total += weight;
    }
    return table;
}

static void report_category(const baremo_rows *all, const frequency_table *table, int category) {
    double z = baremo_level_z(all->level);
    double count = table->counts[category];
    baremo_rows rows = *all;
    rows.subject = table->categories.labels[category];
    baremo_interval limits = baremo_wilson(count, table->total, z);
    baremo_rows_value(&rows, "count", count, NULL);
    baremo_rows_interval(&rows, "percent", 100.0 * count / table->total,
                         (baremo_interval){100.0 * limits.low, 100.0 * limits.high}, "wilson",
                         NULL);
}

static void report_mode(const baremo_rows *rows, const frequency_table *table) {
    double largest = 0.0;
    const char *names = NULL;
    for (int i = 0; i < table->categories.count; i++) {
        const char *label = table->categories.labels[i];
        if (table->counts[i] > largest)
            names = label;
        else if (table->counts[i] == largest && names)
            names = baremo_arena_format(rows->estimates->arena, "%s; %s", names, label);
        largest = fmax(largest, table->counts[i]);
    }
    baremo_estimate *row =
        baremo_rows_value(rows, "mode", names ? largest : BAREMO_MISSING, "no answers");
    if (names)
        row->note = names;
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_status status = baremo_counts_check(call, "count");
    if (status != BAREMO_OK)
        return status;
    frequency_table table = count_categories(call);
    baremo_rows rows = {.estimates = estimates,
                        .n = table.total,
                        .missing = table.missing,
                        .level = baremo_call_level(call)};
    for (int i = 0; i < table.categories.count; i++)
        if (table.counts[i] > 0.0)
            report_category(&rows, &table, i);
    report_mode(&rows, &table);
    baremo_rows_value(&rows, "entropy",
                      baremo_entropy(table.counts, (size_t)table.categories.count), "no answers");
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"value", BAREMO_ROLE_ANY, false, false, "the answer"},
    {"count", BAREMO_ROLE_NUMBER, false, true, "persons that a row stands for"},
};

static const baremo_output outputs[] = {
    {"count", "persons, per category (subject)"},
    {"percent", "share of the persons with an answer, 0 to 100, per category; Wilson limits"},
    {"mode", "the most frequent category, in note; the value is its count"},
    {"entropy", "- sum p log p, natural logarithms"},
};

static const baremo_form forms[] = {{.roles = {"value"}}};

const baremo_procedure baremo_procedure_frequency = {
    .name = "frequency",
    .summary = "how often each category occurs",
    .definition = "Categories stand in order: numbers ascending, texts by first appearance. "
                  "Percentages are of the persons with an "
                  "answer; blanks are counted as missing. With --count a row stands for that many "
                  "persons.\n\n"
                  "The mode is named in the note, and its count is the value; several categories "
                  "with the largest count are all "
                  "named. Entropy is in natural logarithms: 0 for one category, log k for k "
                  "equally frequent ones.",
    .source = "Wilson (1927) JASA 22:209; Shannon (1948) Bell Syst. Tech. J. 27:379. Equals R 4.2 "
              "table, prop.test",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
