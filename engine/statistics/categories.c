/* Categories of one or several variables, and how many persons are in each combination. */
#include "engine/statistics/categories.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

/* -- one list of categories -- */

/* A label of a variable, and where it stood when the lists were laid end to end. */
typedef struct label_entry {
    const char *label;
    double number;
    size_t position, group;
    int *place;
} label_entry;

static int entry_by_number(const void *a, const void *b) {
    const label_entry *x = a, *y = b;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

static int entry_by_text(const void *a, const void *b) {
    const label_entry *x = a, *y = b;
    int order = strcmp(x->label, y->label);
    if (order)
        return order;
    return x->position < y->position ? -1 : x->position > y->position;
}

/* Groups in the order of the position of their first member. */
static int entry_by_group(const void *a, const void *b) {
    const label_entry *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

static bool all_numeric(const baremo_variable *const *variables, size_t variable_count) {
    for (size_t v = 0; v < variable_count; v++)
        if (variables[v]->label_count && !variables[v]->label_numbers)
            return false;
    return true;
}

static size_t collect_labels(const baremo_variable *const *variables, size_t variable_count,
                             bool numeric, int **places, label_entry *entries) {
    size_t count = 0;
    for (size_t v = 0; v < variable_count; v++)
        for (int l = 0; l < variables[v]->label_count; l++) {
            double number = numeric ? variables[v]->label_numbers[l] : BAREMO_MISSING;
            entries[count] =
                (label_entry){variables[v]->labels[l], number, count, 0, &places[v][l]};
            count++;
        }
    return count;
}

/* Equal labels get the position of the first as their group. */
static void group_labels(label_entry *entries, size_t count, bool numeric) {
    qsort(entries, count, sizeof *entries, numeric ? entry_by_number : entry_by_text);
    for (size_t e = 0; e < count; e++) {
        bool same = e && (numeric ? entries[e].number == entries[e - 1].number
                                  : strcmp(entries[e].label, entries[e - 1].label) == 0);
        entries[e].group = same ? entries[e - 1].group : numeric ? e : entries[e].position;
    }
    qsort(entries, count, sizeof *entries, entry_by_group);
}

static baremo_categories categories_new(baremo_arena *arena, int count, bool numeric) {
    return (baremo_categories){
        .count = count,
        .labels = baremo_arena_array(arena, (size_t)count + 1, sizeof(const char *)),
        .scores = baremo_arena_array(arena, (size_t)count + 1, sizeof(double)),
        .numeric = numeric};
}

baremo_merged baremo_categories_merge(baremo_arena *arena, const baremo_variable *const *variables,
                                      size_t variable_count) {
    baremo_merged merged = {.places = baremo_arena_array(arena, variable_count + 1, sizeof(int *))};
    size_t total = 0;
    for (size_t v = 0; v < variable_count; v++) {
        total += (size_t)variables[v]->label_count;
        merged.places[v] =
            baremo_arena_array(arena, (size_t)variables[v]->label_count + 1, sizeof(int));
    }
    bool numeric = all_numeric(variables, variable_count);
    label_entry *entries = baremo_arena_array(arena, total + 1, sizeof *entries);
    size_t count = collect_labels(variables, variable_count, numeric, merged.places, entries);
    group_labels(entries, count, numeric);
    merged.categories = categories_new(arena, (int)count, numeric);
    int place = -1;
    for (size_t e = 0; e < count; e++) {
        if (e == 0 || entries[e].group != entries[e - 1].group) {
            merged.categories.labels[++place] = entries[e].label;
            merged.categories.scores[place] = numeric ? entries[e].number : place + 1;
        }
        *entries[e].place = place;
    }
    merged.categories.count = place + 1;
    return merged;
}

/* -- counting -- */

double baremo_row_weight(const baremo_variable *count, size_t row) {
    return count ? count->numbers[row] : 1;
}

baremo_status baremo_counts_check(const baremo_call *call, const char *role) {
    const baremo_variable *count = baremo_call_variable(call, role);
    if (!count)
        return BAREMO_OK;
    for (size_t row = 0; row < count->count; row++) {
        double weight = count->numbers[row];
        if (baremo_is_missing(weight) || (weight >= 0 && weight == floor(weight)))
            continue;
        char text[BAREMO_NUMBER_SIZE];
        baremo_number_print(text, weight);
        baremo_call_fault(call, role, row, "counts must be whole numbers from 0 (found %s)", text);
        return BAREMO_DATA;
    }
    return BAREMO_OK;
}

/* Counts into tables over all categories, those without persons too. */
static void count_rows(const baremo_counting *counting, const baremo_merged *merged,
                       baremo_strata_counts *result, double **cells) {
    baremo_table_counts *all = &result->all;
    for (size_t row = 0; row < counting->row->count; row++) {
        int r = counting->row->codes[row], c = counting->column->codes[row];
        int s = counting->strata ? counting->strata->codes[row] : 0;
        double weight = baremo_row_weight(counting->count, row);
        if (r < 0 || c < 0 || s < 0 || baremo_is_missing(weight)) {
            all->missing += baremo_is_missing(weight) ? 1 : weight;
            continue;
        }
        r = merged[0].places[0][r];
        c = merged[counting->square ? 0 : 1].places[counting->square ? 1 : 0][c];
        cells[s][(size_t)r * (size_t)all->columns.count + (size_t)c] += weight;
        all->n += weight;
    }
}

/* Marks the rows and columns that somebody is in. */
static void mark_used(const baremo_table_counts *all, double *const *cells, int strata,
                      bool *row_used, bool *column_used) {
    for (int s = 0; s < strata; s++)
        for (int r = 0; r < all->rows.count; r++)
            for (int c = 0; c < all->columns.count; c++)
                if (cells[s][(size_t)r * (size_t)all->columns.count + (size_t)c] > 0)
                    row_used[r] = column_used[c] = true;
}

static baremo_categories categories_keep(baremo_arena *arena, const baremo_categories *from,
                                         const bool *used) {
    baremo_categories kept = categories_new(arena, from->count, from->numeric);
    kept.count = 0;
    for (int i = 0; i < from->count; i++) {
        if (!used[i])
            continue;
        kept.labels[kept.count] = from->labels[i];
        kept.scores[kept.count] = from->numeric ? from->scores[i] : kept.count + 1;
        kept.count++;
    }
    return kept;
}

/* The table without unused rows and columns. */
static double *cells_keep(baremo_arena *arena, const baremo_table_counts *all, const double *cells,
                          const bool *row_used, const bool *column_used) {
    size_t size = (size_t)all->rows.count * (size_t)all->columns.count;
    double *kept = baremo_arena_array(arena, size + 1, sizeof(double));
    size_t next = 0;
    for (int r = 0; r < all->rows.count; r++)
        for (int c = 0; c < all->columns.count; c++)
            if (row_used[r] && column_used[c])
                kept[next++] = cells[(size_t)r * (size_t)all->columns.count + (size_t)c];
    return kept;
}

static void drop_unused(baremo_arena *arena, bool square, baremo_strata_counts *result) {
    baremo_table_counts *all = &result->all;
    bool *row_used = baremo_arena_array(arena, (size_t)all->rows.count + 1, sizeof(bool));
    bool *column_used =
        square ? row_used : baremo_arena_array(arena, (size_t)all->columns.count + 1, sizeof(bool));
    mark_used(all, result->cells, result->count, row_used, column_used);
    for (int s = 0; s < result->count; s++)
        result->cells[s] = cells_keep(arena, all, result->cells[s], row_used, column_used);
    baremo_categories rows = categories_keep(arena, &all->rows, row_used);
    all->columns = categories_keep(arena, &all->columns, column_used);
    all->rows = rows;
}

static void add_strata(baremo_arena *arena, baremo_strata_counts *result) {
    size_t size = (size_t)result->all.rows.count * (size_t)result->all.columns.count;
    result->all.cells = baremo_arena_array(arena, size + 1, sizeof(double));
    for (int s = 0; s < result->count; s++)
        for (size_t i = 0; i < size; i++)
            result->all.cells[i] += result->cells[s][i];
}

/* More cells than this are no table that anybody reads, and would fill the memory. */
static const double MOST_CELLS = 4e6;

static bool too_many_cells(const baremo_call *call, const baremo_strata_counts *counts) {
    if ((double)counts->all.rows.count * counts->all.columns.count * counts->count <= MOST_CELLS)
        return false;
    baremo_call_refuse(call, "%d rows, %d columns, %d strata: too many categories for a table",
                       counts->all.rows.count, counts->all.columns.count, counts->count);
    return true;
}

baremo_status baremo_strata_count(const baremo_call *call, const baremo_counting *counting,
                                  baremo_arena *arena, baremo_strata_counts *result) {
    *result = (baremo_strata_counts){0};
    baremo_status status = counting->count ? baremo_counts_check(call, "count") : BAREMO_OK;
    if (status != BAREMO_OK)
        return status;
    const baremo_variable *both[2] = {counting->row, counting->column};
    baremo_merged merged[2];
    merged[0] = baremo_categories_merge(arena, both, counting->square ? 2 : 1);
    merged[1] = counting->square ? merged[0] : baremo_categories_merge(arena, both + 1, 1);
    result->all.rows = merged[0].categories;
    result->all.columns = merged[1].categories;
    result->count = counting->strata ? counting->strata->label_count : 1;
    if (too_many_cells(call, result))
        return BAREMO_INVALID;
    result->labels = baremo_arena_array(arena, (size_t)result->count + 1, sizeof(const char *));
    result->cells = baremo_arena_array(arena, (size_t)result->count + 1, sizeof(double *));
    size_t size = (size_t)result->all.rows.count * (size_t)result->all.columns.count;
    for (int s = 0; s < result->count; s++) {
        result->labels[s] = counting->strata ? counting->strata->labels[s] : "";
        result->cells[s] = baremo_arena_array(arena, size + 1, sizeof(double));
    }
    count_rows(counting, merged, result, result->cells);
    drop_unused(arena, counting->square, result);
    add_strata(arena, result);
    return BAREMO_OK;
}

/* -- the answer that counts -- */

static bool label_matches(const baremo_variable *variable, int label, const char *wanted,
                          baremo_arena *arena) {
    double number;
    if (variable->label_numbers && baremo_number_parse(wanted, strlen(wanted), &number))
        return variable->label_numbers[label] == number;
    return baremo_text_equal(baremo_text_fold(arena, variable->labels[label]),
                             baremo_text_fold(arena, wanted));
}

baremo_status baremo_positive_labels(const baremo_call *call, const baremo_variable *variable,
                                     baremo_arena *arena, const bool **positive) {
    bool *flags = baremo_arena_array(arena, (size_t)variable->label_count + 1, sizeof(bool));
    *positive = flags;
    size_t count;
    const char *const *wanted = baremo_call_texts(call, "positive", &count);
    for (int l = 0; l < variable->label_count; l++) {
        for (size_t w = 0; w < count; w++)
            flags[l] = flags[l] || label_matches(variable, l, wanted[w], arena);
        if (count)
            continue;
        double number = variable->label_numbers ? variable->label_numbers[l] : BAREMO_MISSING;
        if (!(number == 0 || number == 1)) {
            baremo_call_refuse(call, "say with --positive which answers of %s count",
                               variable->name);
            return BAREMO_INVALID;
        }
        flags[l] = number == 1;
    }
    return BAREMO_OK;
}

const char *baremo_positive_warning(const baremo_call *call, const baremo_variable *variable,
                                    const bool *positive) {
    size_t count;
    baremo_call_texts(call, "positive", &count);
    for (int l = 0; l < variable->label_count; l++)
        if (positive[l])
            return NULL;
    return count ? "no answer of --positive occurs in the column" : NULL;
}
