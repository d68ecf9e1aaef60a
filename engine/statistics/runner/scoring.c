/* Scale scores of all rows of a table.
 *
 * 1. A reversed item counts min + max - answer; --min and --max are needed then, and for the score
 * `percent`.
 * 2. A row is scored when it has answers to at least answered x items - 1e-9 of the items, and to
 * one.
 * 3. mean: of the answered items; sum: mean x items; percent: 100 (mean - min)/(max - min).
 * 4. Where --min or --max is given, an answer outside it is an error with its cell.
 * 5. What an answer counts is settled once per distinct text; rows are summed item by item in the
 * order of the list.
 */
#include "engine/statistics/runner/scoring.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/base/threads.h"
#include "engine/statistics/runner/columns.h"
#include "engine/statistics/runner/problems.h"

enum { PORTION = 1 << 14, BLOCK = 1 << 10 };

const baremo_option runner_scale_options[] = {
    {"items", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0,
     "score these columns as a scale, in place of --value"},
    {"reverse", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "items that count min + max - answer"},
    {"min", BAREMO_OPTION_NUMBER, NULL, NULL, 0, 0, "lowest answer"},
    {"max", BAREMO_OPTION_NUMBER, NULL, NULL, 0, 0, "highest answer"},
    {"answered", BAREMO_OPTION_NUMBER, NULL, "0.5", 0, 1,
     "share of the items that must be answered"},
    {"score", BAREMO_OPTION_WORD, "mean|sum|percent", "mean", 0, 0, "how answers become a score"},
};
const size_t runner_scale_option_count = sizeof runner_scale_options / sizeof *runner_scale_options;

/* What an answer adds to a row, side by side so that they are added at once: 0 and 0 where there is
 * none. */
typedef struct tally {
    double sum, answers;
} tally;

/* What the scores of a table are made of. */
typedef struct scale {
    size_t item_count;
    const uint32_t **codes;   /* one an item, one a row */
    const tally **tallies;    /* one an item, one a distinct text */
    double low, high, needed; /* `needed` answers */
    enum { MEAN, SUM, PERCENT } score;
    size_t row_count;
    double *scores;
} scale;

static bool read_option(const char *name, const char *text, double *number, baremo_arena *arena,
                        const char **refusal) {
    *number = BAREMO_MISSING;
    if (!text)
        return true;
    if (baremo_number_parse(text, strlen(text), number) && isfinite(*number))
        return true;
    *refusal = baremo_arena_format(arena, "--%s needs a number (found \"%s\")", name, text);
    return false;
}

static bool read_score(const char *text, scale *made, baremo_arena *arena, const char **refusal) {
    made->score = MEAN;
    if (!text || strcmp(text, "mean") == 0)
        return true;
    made->score = strcmp(text, "sum") == 0 ? SUM : PERCENT;
    if (made->score == SUM || strcmp(text, "percent") == 0)
        return true;
    *refusal =
        baremo_arena_format(arena, "--score must be mean, sum or percent (found \"%s\")", text);
    return false;
}

static bool read_scale(const runner_scale *given, scale *made, baremo_arena *arena,
                       const char **refusal) {
    double answered;
    if (!read_option("min", given->min, &made->low, arena, refusal) ||
        !read_option("max", given->max, &made->high, arena, refusal) ||
        !read_option("answered", given->answered, &answered, arena, refusal) ||
        !read_score(given->score, made, arena, refusal))
        return false;
    bool ends = !baremo_is_missing(made->low) && !baremo_is_missing(made->high);
    if (answered < 0 || answered > 1)
        *refusal = "--answered must be from 0 to 1";
    else if (!ends && (given->reverse || made->score == PERCENT))
        *refusal = "--reverse and --score percent need --min and --max";
    else if (ends && made->low >= made->high)
        *refusal = "--min must be below --max";
    else {
        double share = baremo_is_missing(answered) ? 0.5 : answered;
        made->needed = fmax(share * (double)made->item_count - 1e-9, 1);
        return true;
    }
    return false;
}

/* Which items are reversed. */
static const bool *reversed_items(const runner_request *request, const baremo_table *table,
                                  const runner_columns *items, baremo_arena *arena,
                                  const char **refusal) {
    bool *reversed = baremo_arena_array(arena, items->count, sizeof *reversed);
    runner_columns named = {NULL, 0};
    if (request->scale.reverse &&
        !runner_columns_find(table, request->scale.reverse, arena, &named, refusal))
        return NULL;
    for (size_t i = 0; i < named.count; i++) {
        size_t item = 0;
        while (item < items->count && items->indexes[item] != named.indexes[i])
            item++;
        if (item == items->count) {
            *refusal =
                baremo_arena_format(arena, "--reverse names \"%s\", which is not among --items",
                                    baremo_table_column(table, named.indexes[i])->heading);
            return NULL;
        }
        reversed[item] = true;
    }
    return reversed;
}

/* The distinct answers of an item that lie outside the range; each once, at its first cell. */
static size_t check_range(const scale *made, const baremo_table *table, size_t column,
                          const baremo_numbers *numbers, baremo_diagnostics *diagnostics) {
    const baremo_column *cells = baremo_table_column(table, column);
    size_t outside = 0;
    for (size_t i = 1; i < cells->text_count; i++) {
        if (!(numbers->values[i] < made->low) && !(numbers->values[i] > made->high))
            continue;
        baremo_place place = baremo_table_place(table, cells->first_rows[i], column);
        baremo_diagnostics_add(diagnostics, &baremo_problem_stat_answer_outside, &place,
                               cells->heading, cells->texts[i],
                               "the answer lies outside the range");
        outside++;
    }
    return outside;
}

/* Where items are read from. */
typedef struct item_reader {
    const baremo_table *table;
    baremo_decimal_mark decimal;
    const runner_columns *items;
    const bool *reversed;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} item_reader;

static baremo_status read_item(scale *made, size_t item, const item_reader *reader) {
    size_t column = reader->items->indexes[item];
    const baremo_column *cells = baremo_table_column(reader->table, column);
    baremo_numbers numbers;
    baremo_status status = baremo_table_numbers(reader->table, column, reader->decimal,
                                                reader->arena, reader->diagnostics, &numbers);
    if (status != BAREMO_OK)
        return status;
    if (check_range(made, reader->table, column, &numbers, reader->diagnostics))
        return BAREMO_DATA;
    tally *tallies = baremo_arena_array(reader->arena, cells->text_count, sizeof *tallies);
    for (size_t i = 0; i < cells->text_count; i++) {
        if (baremo_is_missing(numbers.values[i]))
            continue;
        tallies[i].answers = 1;
        tallies[i].sum =
            reader->reversed[item] ? made->low + made->high - numbers.values[i] : numbers.values[i];
    }
    made->codes[item] = cells->codes;
    made->tallies[item] = tallies;
    return BAREMO_OK;
}

/* All items, so that all their problems are found. */
static baremo_status read_items(scale *made, const item_reader *reader) {
    baremo_status worst = BAREMO_OK;
    size_t count = made->item_count;
    made->codes = baremo_arena_array(reader->arena, count, sizeof *made->codes);
    made->tallies = baremo_arena_array(reader->arena, count, sizeof *made->tallies);
    for (size_t i = 0; i < count; i++) {
        baremo_status status = read_item(made, i, reader);
        worst = status == BAREMO_OK ? worst : status;
    }
    return worst;
}

/* -- summing -- */

static double score_of(const scale *made, double sum, double answers) {
    if (answers < made->needed)
        return BAREMO_MISSING;
    switch (made->score) {
    case SUM:
        return sum * (double)made->item_count / answers;
    case PERCENT:
        return 100 * (sum / answers - made->low) / (made->high - made->low);
    case MEAN:
        break;
    }
    return sum / answers;
}

static void score_block(const scale *made, size_t first, size_t count) {
    tally rows[BLOCK] = {{0, 0}};
    for (size_t item = 0; item < made->item_count; item++) {
        const uint32_t *codes = made->codes[item] + first;
        const tally *tallies = made->tallies[item];
        for (size_t i = 0; i < count; i++) {
            rows[i].sum += tallies[codes[i]].sum;
            rows[i].answers += tallies[codes[i]].answers;
        }
    }
    for (size_t i = 0; i < count; i++)
        made->scores[first + i] = score_of(made, rows[i].sum, rows[i].answers);
}

static baremo_status score_portion(void *context, const threads_piece *piece) {
    const scale *made = context;
    size_t first = piece->index * PORTION;
    size_t last = first + PORTION < made->row_count ? first + PORTION : made->row_count;
    for (; first < last; first += BLOCK)
        score_block(made, first, last - first < BLOCK ? last - first : BLOCK);
    return BAREMO_OK;
}

baremo_status runner_score(runner_source *source, const runner_request *request,
                           const baremo_table *table, baremo_arena *arena,
                           baremo_diagnostics *diagnostics, const char **refusal) {
    runner_columns items;
    if (!runner_columns_find(table, request->scale.items, arena, &items, refusal))
        return BAREMO_INVALID;
    scale made = {.item_count = items.count, .row_count = baremo_table_row_count(table)};
    if (!read_scale(&request->scale, &made, arena, refusal))
        return BAREMO_INVALID;
    const bool *reversed = reversed_items(request, table, &items, arena, refusal);
    if (!reversed)
        return BAREMO_INVALID;
    item_reader reader = {table, request->decimal, &items, reversed, arena, diagnostics};
    baremo_status status = read_items(&made, &reader);
    if (status != BAREMO_OK)
        return status;
    made.scores = baremo_arena_raw(arena, made.row_count, sizeof *made.scores);
    size_t portions = (made.row_count + PORTION - 1) / PORTION;
    status = threads_for(request->threads, portions, score_portion, &made);
    *source = (runner_source){.name = "score", .row_numbers = made.scores, .decimals = -1};
    return status;
}
