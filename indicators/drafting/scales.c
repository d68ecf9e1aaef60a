/* Scales: three neighbours or more with a common stem and the same answers.
 *
 * An item whose answers run against the others of its scale (correlation with their mean below
 * -0.2, of thirty complete rows or more) is perhaps worded the other way round: a person must say
 * it. Where most run against each other, as ranks do, they are no scale.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/study.h"
#include "indicators/programme/identifiers.h"

enum { LEAST_ITEMS = 3, LEAST_ROWS = 30, LONGEST_ID = 32 };
#define AGAINST (-0.2)

static bool same_answers(const study_item *a, const study_item *b) {
    if (a->type != b->type || a->undecided || b->undecided || a->type != PROGRAMME_ORDINAL)
        return false;
    if (a->whole_numbers || b->whole_numbers)
        return a->whole_numbers && b->whole_numbers && a->low == b->low && a->high == b->high;
    return baremo_text_equal(a->labels, b->labels);
}

static bool scale_taken(const study *of, const char *id) {
    for (size_t i = 0; i < of->scale_count; i++)
        if (strcmp(of->scales[i].id, id) == 0)
            return true;
    return false;
}

static const char *scale_id(const study *of, const char *stem) {
    const char *slash = strrchr(stem, '/');
    const char *name = slash ? slash + 1 : stem;
    bool good = identifier_valid(name) && strlen(name) <= LONGEST_ID;
    const char *id = good ? name : baremo_arena_format(of->arena, "s%zu", of->scale_count + 1);
    for (size_t i = 2; scale_taken(of, id); i++)
        id = baremo_arena_format(of->arena, "%s_%zu", good ? name : "s", i);
    return id;
}

/* -- items against the others -- */

static double value_of(const study_item *item, const study_answer *answer) {
    if (answer->missing)
        return BAREMO_MISSING;
    if (item->set)
        return answer_set_rung(item->set, answer->key);
    return baremo_is_missing(answer->number) ? atoi(answer->text) : answer->number;
}

/* The value of each row, of all files one behind the other. */
static double *values_of(const study *of, const study_item *item, size_t rows) {
    double *values = baremo_arena_array(of->arena, rows + 1, sizeof *values);
    size_t base = 0;
    for (size_t file = 0; file < of->file_count; file++) {
        const baremo_column *cells = item->column->columns[file];
        size_t file_rows = baremo_table_row_count(of->tables[file]);
        double *by_text =
            baremo_arena_array(of->arena, (cells ? cells->text_count : 0) + 1, sizeof *by_text);
        for (size_t i = 0; cells && i < cells->text_count; i++) {
            by_text[i] = BAREMO_MISSING;
            for (size_t k = 0; i && k < item->column->answer_count; k++)
                if (strcmp(item->column->answers[k].text, cells->texts[i]) == 0)
                    by_text[i] = value_of(item, &item->column->answers[k]);
        }
        for (size_t row = 0; row < file_rows; row++)
            values[base + row] = cells ? by_text[cells->codes[row]] : BAREMO_MISSING;
        base += file_rows;
    }
    return values;
}

static double correlation(const double *x, const double *y, size_t count) {
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < count; i++) {
        mean_x += x[i] / (double)count;
        mean_y += y[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : BAREMO_MISSING;
}

/* Correlation of an item with the sum of the others, over rows where all are answered; `*used`
 * rows. */
static double item_rest(double *const *values, size_t count, size_t item, size_t rows,
                        double *work) {
    double *x = work, *y = work + rows;
    size_t used = 0;
    for (size_t row = 0; row < rows; row++) {
        double rest = 0;
        for (size_t i = 0; i < count; i++)
            rest += i == item ? 0 : values[i][row];
        if (isnan(rest) || isnan(values[item][row]))
            continue;
        x[used] = values[item][row];
        y[used++] = rest;
    }
    return used >= LEAST_ROWS ? correlation(x, y, used) : BAREMO_MISSING;
}

/* Marks the items that run against the others; how many there are. */
static size_t find_against(study *of, const study_scale *scale, bool *against) {
    size_t rows = 0;
    for (size_t file = 0; file < of->file_count; file++)
        rows += baremo_table_row_count(of->tables[file]);
    double **values = baremo_arena_array(of->arena, scale->count, sizeof *values);
    double *work = baremo_arena_array(of->arena, 2 * rows + 1, sizeof *work);
    for (size_t i = 0; i < scale->count; i++)
        values[i] = values_of(of, &of->items[scale->first + i], rows);
    size_t found = 0;
    for (size_t i = 0; i < scale->count; i++) {
        against[i] = item_rest(values, scale->count, i, rows, work) < AGAINST;
        found += against[i];
    }
    return found;
}

/* -- the scales -- */

/* `How far do you agree:` is a title without its colon. */
static const char *without_colon(study *of, const char *title) {
    size_t length = strlen(title);
    while (length && strchr(" :", title[length - 1]))
        length--;
    return length ? baremo_arena_copy(of->arena, title, length) : title;
}

static void add_scale(study *of, size_t first, size_t count) {
    const char *stem = of->items[first].stem, *title = of->items[first].stem_title;
    const study_scale scale = {.id = scale_id(of, stem),
                               .title = without_colon(of, title ? title : stem),
                               .first = first,
                               .count = count};
    bool *against = baremo_arena_array(of->arena, count, sizeof *against);
    size_t found =
        of->file_count && of->items[first].column ? find_against(of, &scale, against) : 0;
    if (2 * found > count)
        return;
    BAREMO_ARENA_RESERVE(of->arena, of->scales, of->scale_count, of->scale_capacity);
    of->scales[of->scale_count++] = scale;
    for (size_t i = 0; i < count; i++) {
        study_item *item = &of->items[first + i];
        item->scale = of->scale_count - 1;
        if (!against[i] || item->reversed)
            continue;
        item->reverse_undecided = true;
        item->reverse_note =
            drafting_say(of->arena, of->language, DRAFTING_REVERSE_SUSPECTED, NULL, NULL);
    }
}

void study_scales(study *of) {
    for (size_t first = 0; first < of->item_count;) {
        size_t run = study_run(of, first), same = 1;
        while (same < run && same_answers(&of->items[first], &of->items[first + same]))
            same++;
        if (same >= LEAST_ITEMS)
            add_scale(of, first, same);
        first += same;
    }
}
