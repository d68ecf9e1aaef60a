/* Scale scores from the answers to items.
 *
 *  1. A reversed item counts low + high - answer; that needs both ends, and so does percent.
 *  2. A respondent has a score when answered >= share x items - 1e-9, and at least one item is
 *     answered.
 *  3. mean: of the answered items; sum: that mean times the number of items; percent: 100 (mean -
 *     low)/(high - low).
 *  4. n_scored counts respondents with a score, `missing` those without; mean and sd are of the
 *     scores, sd with the divisor n - 1, both in two passes. No score: no mean; one: no sd.
 *  5. With the ends given, an answer outside them is refused.
 */
#include "engine/statistics/scale.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/statistics/moments.h"
#include "engine/statistics/rows.h"

/* -- scoring -- */

static double scale_score(const baremo_scale *scale, double sum, size_t answered) {
    double items = (double)scale->item_count;
    if (answered == 0 || (double)answered < scale->answered * items - 1e-9)
        return BAREMO_MISSING;
    double mean = sum / (double)answered;
    switch (scale->score) {
    case BAREMO_SCALE_SUM:
        return answered == scale->item_count ? sum : mean * items;
    case BAREMO_SCALE_PERCENT:
        return 100 * (mean - scale->low) / (scale->high - scale->low);
    default:
        return mean;
    }
}

double baremo_scale_respondent(const baremo_scale *scale, const double *answers) {
    double sum = 0;
    size_t answered = 0;
    for (size_t i = 0; i < scale->item_count; i++) {
        if (baremo_is_missing(answers[i]))
            continue;
        sum += baremo_scale_answer(scale, i, answers[i]);
        answered++;
    }
    return scale_score(scale, sum, answered);
}

void baremo_scale_respondents(const baremo_scale *scale, const double *const *items, size_t rows,
                              double *scores) {
    for (size_t row = 0; row < rows; row++) {
        double sum = 0;
        size_t answered = 0;
        for (size_t i = 0; i < scale->item_count; i++) {
            if (baremo_is_missing(items[i][row]))
                continue;
            sum += baremo_scale_answer(scale, i, items[i][row]);
            answered++;
        }
        scores[row] = scale_score(scale, sum, answered);
    }
}

/* -- which items are reversed -- */

static size_t item_find(baremo_arena *arena, const char *const *items, size_t count,
                        const char *name) {
    const char *key = baremo_text_key(arena, name);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(baremo_text_key(arena, items[i]), key))
            return i;
    return count;
}

/* `q*`: all items that begin so. */
static bool mark_beginning(baremo_arena *arena, const char *const *items, size_t count,
                           const char *name, bool *reversed) {
    size_t length = strlen(name);
    if (length == 0 || name[length - 1] != '*')
        return false;
    const char *key = baremo_text_key(arena, baremo_arena_copy(arena, name, length - 1));
    bool found = false;
    for (size_t i = 0; i < count; i++)
        if (strncmp(baremo_text_key(arena, items[i]), key, strlen(key)) == 0)
            found = reversed[i] = true;
    return found;
}

/* `q3..q7`: from one item to the other. */
static bool mark_range(baremo_arena *arena, const char *const *items, size_t count,
                       const char *name, bool *reversed) {
    const char *dots = strstr(name, "..");
    if (!dots)
        return false;
    size_t from =
        item_find(arena, items, count, baremo_arena_copy(arena, name, (size_t)(dots - name)));
    size_t to = item_find(arena, items, count, dots + 2);
    if (from >= count || to >= count || from > to)
        return false;
    for (size_t i = from; i <= to; i++)
        reversed[i] = true;
    return true;
}

const char *baremo_scale_reverse(baremo_arena *arena, const char *const *items, size_t item_count,
                                 const char *const *names, size_t name_count, bool *reversed) {
    for (size_t n = 0; n < name_count; n++) {
        size_t item = item_find(arena, items, item_count, names[n]);
        if (item < item_count)
            reversed[item] = true;
        else if (!mark_range(arena, items, item_count, names[n], reversed) &&
                 !mark_beginning(arena, items, item_count, names[n], reversed))
            return names[n];
    }
    return NULL;
}

/* -- from a call -- */

static baremo_status refuse_answer(const baremo_call *call, const baremo_variable *item, size_t row,
                                   const baremo_scale *scale) {
    char found[BAREMO_NUMBER_SIZE], low[BAREMO_NUMBER_SIZE], high[BAREMO_NUMBER_SIZE];
    baremo_number_print(found, item->numbers[row]);
    baremo_number_print(low, scale->low);
    baremo_number_print(high, scale->high);
    baremo_call_refuse(call, "item %s has %s in case %zu, outside %s to %s", item->name, found,
                       row + 1, low, high);
    return BAREMO_INVALID;
}

static baremo_status check_answers(const baremo_call *call, const baremo_scale *scale,
                                   const baremo_variable *const *items) {
    for (size_t i = 0; i < scale->item_count; i++)
        for (size_t row = 0; row < items[i]->count; row++)
            if (items[i]->numbers[row] < scale->low || items[i]->numbers[row] > scale->high)
                return refuse_answer(call, items[i], row, scale);
    return BAREMO_OK;
}

static void scale_rule(const baremo_call *call, baremo_scale *scale) {
    const char *score = baremo_call_word(call, "score");
    double answered = baremo_call_number(call, "answered");
    scale->answered = baremo_is_missing(answered) ? 0.5 : answered;
    scale->score = baremo_text_equal(score, "sum")       ? BAREMO_SCALE_SUM
                   : baremo_text_equal(score, "percent") ? BAREMO_SCALE_PERCENT
                                                         : BAREMO_SCALE_MEAN;
}

static baremo_status scale_reverse(const baremo_call *call, baremo_arena *arena,
                                   const baremo_variable *const *items, baremo_scale *scale) {
    size_t name_count;
    const char *const *names = baremo_call_texts(call, "reverse", &name_count);
    if (name_count == 0)
        return BAREMO_OK;
    const char **headings = baremo_arena_array(arena, scale->item_count + 1, sizeof *headings);
    bool *reversed = baremo_arena_array(arena, scale->item_count + 1, sizeof *reversed);
    for (size_t i = 0; i < scale->item_count; i++)
        headings[i] = items[i]->name;
    const char *unknown =
        baremo_scale_reverse(arena, headings, scale->item_count, names, name_count, reversed);
    scale->reversed = reversed;
    if (!unknown)
        return BAREMO_OK;
    baremo_call_refuse(call, "--reverse: %s is not one of the items", unknown);
    return BAREMO_INVALID;
}

baremo_status baremo_scale_of_call(const baremo_call *call, baremo_arena *arena,
                                   baremo_scale *scale) {
    *scale = (baremo_scale){.low = baremo_call_number(call, "min"),
                            .high = baremo_call_number(call, "max")};
    const baremo_variable *const *items = baremo_call_variables(call, "items", &scale->item_count);
    scale_rule(call, scale);
    baremo_status status = scale_reverse(call, arena, items, scale);
    if (status != BAREMO_OK)
        return status;
    bool ends = !baremo_is_missing(scale->low) && !baremo_is_missing(scale->high);
    if (!ends && (scale->reversed || scale->score == BAREMO_SCALE_PERCENT)) {
        baremo_call_refuse(call, "%s needs --min and --max, the ends of the answers",
                           scale->reversed ? "--reverse" : "--score percent");
        return BAREMO_INVALID;
    }
    if (ends && scale->low >= scale->high) {
        baremo_call_refuse(call, "--min must be below --max");
        return BAREMO_INVALID;
    }
    return check_answers(call, scale, items);
}

/* -- the procedure -- */

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_scale scale;
    baremo_arena *arena = estimates->arena;
    baremo_status status = baremo_scale_of_call(call, arena, &scale);
    if (status != BAREMO_OK)
        return status;
    const baremo_variable *const *items = baremo_call_variables(call, "items", &scale.item_count);
    size_t rows = items[0]->count;
    const double **answers = baremo_arena_array(arena, scale.item_count, sizeof *answers);
    for (size_t i = 0; i < scale.item_count; i++)
        answers[i] = items[i]->numbers;
    double *scores = baremo_arena_raw(arena, rows + 1, sizeof *scores);
    baremo_scale_respondents(&scale, answers, rows, scores);
    size_t scored = 0;
    for (size_t row = 0; row < rows; row++)
        if (!baremo_is_missing(scores[row]))
            scores[scored++] = scores[row];
    baremo_moments moments = baremo_moments_of(scores, scored, -1);
    baremo_rows to = {.estimates = estimates,
                      .n = (double)scored,
                      .missing = (double)(rows - scored),
                      .level = baremo_call_level(call)};
    baremo_rows_value(&to, "n_scored", (double)scored, NULL);
    baremo_rows_value(&to, "mean", moments.mean, "no respondent has a score");
    baremo_rows_value(&to, "sd", baremo_moments_sd(&moments),
                      "fewer than two respondents have a score");
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"items", BAREMO_ROLE_NUMBER, true, false, "the items of the scale, a column each"},
};

static const baremo_option options[] = {
    {"reverse", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "items that count the other way round"},
    {"min", BAREMO_OPTION_NUMBER, NULL, NULL, -1e15, 1e15, "the lowest answer there can be"},
    {"max", BAREMO_OPTION_NUMBER, NULL, NULL, -1e15, 1e15, "the highest answer there can be"},
    {"score", BAREMO_OPTION_WORD, "mean|sum|percent", "mean", 0, 0, "what a score is"},
    {"answered", BAREMO_OPTION_NUMBER, NULL, "0.5", 0, 1,
     "share of the items that must be answered"},
};

static const baremo_output outputs[] = {
    {"n_scored", "respondents with a score"},
    {"mean", "mean of the scores"},
    {"sd", "standard deviation of the scores, divisor n - 1"},
};

static const baremo_form forms[] = {{.roles = {"items"}}};

const baremo_procedure baremo_procedure_scale = {
    .name = "scale",
    .summary = "scores of a scale: reversed items, unanswered items, mean, sum or percent",
    .definition = "A reversed item counts min + max - answer. A respondent has a score when at "
                  "least the share --answered "
                  "of the items, and one of them, has an answer: `mean` of the answered items, "
                  "`sum` that mean times "
                  "the number of items, `percent` 100 (mean - min)/(max - min). Those without a "
                  "score are counted in "
                  "`missing`. An answer outside min to max is an error.",
    .source =
        "Half-scale rule: Fairclough and Cella (1996) Qual. Life Res. 5:321; equals rowMeans in R",
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
