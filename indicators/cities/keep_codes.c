/* The codes of coded statements in a unit.
 *
 * 1. A unit of codings (a statement) has a code when more than half of those who coded it gave it.
 * 2. Of an area the statements are those whose respondent is the area's id.
 */
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/keeping.h"

static const baremo_results_code *copy_entry(keeping *at, const baremo_results_code *from) {
    baremo_results_code *to = baremo_arena_alloc(at->arena, sizeof *to);
    *to = (baremo_results_code){.id = keep_text(at, from->id),
                                .set = keep_text(at, from->set),
                                .code = keep_text(at, from->code),
                                .survey = keep_text(at, from->survey),
                                .coders = from->coders};
    return to;
}

typedef double (*counter)(keeping *at, const baremo_results_code *code, const void *of);

/* Codes with a mention, and the sets in which there is any coding of the unit. */
static void keep_counted(keeping *at, kept_unit *unit, counter mentions, const void *of) {
    size_t count = 0;
    const baremo_results_code *entries = baremo_results_codes(at->results, &count);
    kept_code *codes = baremo_arena_array(at->arena, count + 1, sizeof *codes);
    kept_set *sets = baremo_arena_array(at->arena, count + 1, sizeof *sets);
    for (size_t i = 0; i < count; i++) {
        double found = mentions(at, &entries[i], of);
        if (!(found > 0))
            continue;
        if (!entries[i].code)
            sets[unit->set_count++] =
                (kept_set){keep_text(at, entries[i].id), copy_entry(at, &entries[i])};
        else
            codes[unit->code_count++] =
                (kept_code){keep_text(at, entries[i].id), keep_text(at, entries[i].set),
                            keep_text(at, entries[i].code), copy_entry(at, &entries[i]), found};
    }
    unit->codes = codes;
    unit->sets = sets;
}

static double of_programme(keeping *at, const baremo_results_code *code, const void *of) {
    (void)of;
    return keep_value(at, BAREMO_SUBJECT_CODE, code->id, (baremo_period){0}, "mentions");
}

void keep_codes(keeping *at, kept_unit *unit) { keep_counted(at, unit, of_programme, NULL); }

/* -- areas -- */

static const char *set_name(const programme_coding *coding) {
    return *coding->set ? coding->set : "codings";
}

typedef struct area_codings {
    const programme_coding **items; /* by set, unit, code, coder */
    size_t count;
} area_codings;

static int by_statement(const void *left, const void *right) {
    const programme_coding *a = *(const programme_coding *const *)left;
    const programme_coding *b = *(const programme_coding *const *)right;
    int order = strcmp(set_name(a), set_name(b));
    if (!order)
        order = strcmp(a->unit, b->unit);
    if (!order)
        order = strcmp(a->code, b->code);
    return order ? order : strcmp(a->coder, b->coder);
}

static bool same_statement(const programme_coding *a, const programme_coding *b) {
    return strcmp(set_name(a), set_name(b)) == 0 && strcmp(a->unit, b->unit) == 0;
}

/* How many coders worked on the statement that begins at `first`. */
static size_t coders_of(const area_codings *all, size_t first, size_t end) {
    size_t coders = 0;
    for (size_t i = first; i < end; i++) {
        bool seen = false;
        for (size_t j = first; j < i && !seen; j++)
            seen = strcmp(all->items[i]->coder, all->items[j]->coder) == 0;
        coders += !seen;
    }
    return coders;
}

static size_t coders_with(const area_codings *all, size_t first, size_t end, const char *code) {
    size_t with = 0;
    for (size_t i = first; i < end; i++) {
        bool again = i > first && strcmp(all->items[i]->code, all->items[i - 1]->code) == 0 &&
                     strcmp(all->items[i]->coder, all->items[i - 1]->coder) == 0;
        with += !again && strcmp(all->items[i]->code, code) == 0;
    }
    return with;
}

/* Rule 1; of a set itself, its statements. */
static double of_area(keeping *at, const baremo_results_code *code, const void *of) {
    const area_codings *all = of;
    double mentions = 0;
    (void)at;
    for (size_t i = 0, end; i < all->count; i = end) {
        for (end = i + 1; end < all->count && same_statement(all->items[i], all->items[end]);)
            end++;
        if (strcmp(set_name(all->items[i]), code->set) != 0)
            continue;
        mentions +=
            !code->code || 2 * coders_with(all, i, end, code->code) > coders_of(all, i, end);
    }
    return mentions;
}

void keep_area_codes(keeping *at, kept_unit *unit, const char *area) {
    const programme *model = at->model;
    area_codings all = {
        .items = baremo_arena_array(at->scratch, model->coding_count + 1, sizeof *all.items)};
    for (size_t i = 0; i < model->coding_count; i++)
        if (baremo_text_equal(model->codings[i].respondent, area))
            all.items[all.count++] = &model->codings[i];
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_statement);
    keep_counted(at, unit, of_area, &all);
}
