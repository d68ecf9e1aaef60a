/* Fisher's exact test of a table of any size.
 *
 * The columns are filled one after the other. What is left of the row totals, in order of size, is
 * a node; a table is a path of nodes, and its probability the product of the probabilities of its
 * columns, each given the totals that were left. So the paths that go on from a node have the
 * probability 1 together, and the sum is found without following those of which all or none can
 * count: each node keeps the greatest and the least probability of a path from it (Mehta and Patel
 * 1983, JASA 78:427). Tables are counted first, node by node, so that too many are known at once.
 */
#include "engine/statistics/fisher.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <baremo/number.h>

static const double SLACK = 1e-7;
static const double MOST_PERSONS = 1e7;

typedef struct node {
    int *left;    /* of each row total, ascending */
    double paths; /* ways to get here, while counting */
    double most,
        least; /* logarithms of the probabilities of a path from here; most > 0: not known */
    struct node *collides;
} node;

/* All nodes in front of a column. */
typedef struct stage {
    int total; /* of this column */
    node **buckets;
    size_t bucket_count, node_count;
} stage;

/* The ways to fill a column. */
typedef struct filling {
    const int *left;
    int *cells, *after; /* what is filled, and what is left then, by row */
    int *room;          /* [i]: what the rows from i on can take */
    int *rest;          /* [i]: what is to be filled from row i on */
    double *weight;     /* [i]: logarithm of the product of the binomials before row i */
} filling;

typedef struct network {
    baremo_arena *arena;
    int rows, columns;
    stage *stages;
    filling *fillings;
    long double *log_factorial;
    double *column_weight; /* logarithm of the binomial that a column's probability is divided by */
    int *sorted;
    double *ways;
    double limit; /* logarithm of the greatest probability that counts */
} network;

static double log_binomial(const network *net, int n, int k) {
    return (double)(net->log_factorial[n] - net->log_factorial[k] - net->log_factorial[n - k]);
}

/* -- nodes -- */

static uint64_t node_hash(const int *left, int rows) {
    uint64_t hash = 0x9e3779b97f4a7c15u;
    for (int i = 0; i < rows; i++)
        hash = (hash ^ (uint64_t)left[i]) * 0xff51afd7ed558ccdu, hash ^= hash >> 32;
    return hash;
}

static void stage_enlarge(network *net, stage *at) {
    size_t count = at->bucket_count ? 4 * at->bucket_count : 64;
    node **buckets = baremo_arena_array(net->arena, count, sizeof(node *));
    for (size_t b = 0; b < at->bucket_count; b++)
        for (node *member = at->buckets[b], *next; member; member = next) {
            next = member->collides;
            node **bucket = &buckets[node_hash(member->left, net->rows) & (count - 1)];
            member->collides = *bucket;
            *bucket = member;
        }
    at->buckets = buckets;
    at->bucket_count = count;
}

/* The node with these remainders; they are put in order. */
static node *node_get(network *net, int column, const int *left) {
    int rows = net->rows, *sorted = net->sorted;
    for (int i = 0; i < rows; i++) {
        int j = i;
        for (; j > 0 && sorted[j - 1] > left[i]; j--)
            sorted[j] = sorted[j - 1];
        sorted[j] = left[i];
    }
    stage *at = &net->stages[column];
    if (at->node_count >= at->bucket_count)
        stage_enlarge(net, at);
    node **bucket = &at->buckets[node_hash(sorted, rows) & (at->bucket_count - 1)];
    for (node *member = *bucket; member; member = member->collides)
        if (memcmp(member->left, sorted, (size_t)rows * sizeof *sorted) == 0)
            return member;
    node *added = baremo_arena_alloc(net->arena, sizeof *added);
    added->left = baremo_arena_raw(net->arena, (size_t)rows, sizeof *sorted);
    memcpy(added->left, sorted, (size_t)rows * sizeof *sorted);
    added->most = 1;
    added->collides = *bucket;
    *bucket = added;
    at->node_count++;
    return added;
}

/* -- the ways to fill a column -- */

static int least_cell(const filling *f, int row) {
    int least = f->rest[row] - f->room[row + 1];
    return least > 0 ? least : 0;
}

static int most_cell(const filling *f, int row) {
    return f->rest[row] < f->left[row] ? f->rest[row] : f->left[row];
}

static void put_cell(const network *net, filling *f, int row, int cell) {
    f->cells[row] = cell;
    f->after[row] = f->left[row] - cell;
    f->rest[row + 1] = f->rest[row] - cell;
    f->weight[row + 1] = f->weight[row] + log_binomial(net, f->left[row], cell);
}

static void fill_from(const network *net, filling *f, int row) {
    for (int i = row; i < net->rows; i++)
        put_cell(net, f, i, least_cell(f, i));
}

static void fill_first(network *net, int column, const node *at) {
    filling *f = &net->fillings[column];
    f->left = at->left;
    f->room[net->rows] = 0;
    for (int i = net->rows - 1; i >= 0; i--)
        f->room[i] = f->room[i + 1] + at->left[i];
    f->rest[0] = net->stages[column].total;
    f->weight[0] = -net->column_weight[column];
    fill_from(net, f, 0);
}

/* The next way; false: that was the last. The last row is settled by the others. */
static bool fill_next(network *net, int column) {
    filling *f = &net->fillings[column];
    for (int i = net->rows - 2; i >= 0; i--)
        if (f->cells[i] < most_cell(f, i)) {
            put_cell(net, f, i, f->cells[i] + 1);
            fill_from(net, f, i + 1);
            return true;
        }
    return false;
}

/* -- how many tables there are -- */

/* Ways to fill a column in front of this node: rows are added one by one, ways[t] fill t persons.
 */
static double count_fillings(const network *net, int column, const node *at) {
    int total = net->stages[column].total;
    double *ways = net->ways;
    ways[0] = 1;
    for (int t = 1; t <= total; t++)
        ways[t] = 0;
    for (int i = 0; i < net->rows; i++) {
        for (int t = 1; t <= total; t++) /* fewer than t or just t */
            ways[t] += ways[t - 1];
        for (int t = total; t > at->left[i]; t--)
            ways[t] -= ways[t - at->left[i] - 1];
    }
    return ways[total];
}

/* Ways to get behind a column. */
static double count_paths(const network *net, int column) {
    const stage *at = &net->stages[column];
    double paths = 0;
    for (size_t b = 0; b < at->bucket_count; b++)
        for (const node *from = at->buckets[b]; from; from = from->collides)
            paths += from->paths * count_fillings(net, column, from);
    return paths;
}

/* Hands the ways to get to the nodes before a column on to those behind it. */
static void spread_paths(network *net, int column) {
    const stage *at = &net->stages[column];
    for (size_t b = 0; b < at->bucket_count; b++)
        for (const node *from = at->buckets[b]; from; from = from->collides) {
            fill_first(net, column, from);
            do
                node_get(net, column + 1, net->fillings[column].after)->paths += from->paths;
            while (fill_next(net, column));
        }
}

/* Counts the tables column by column. Every way to begin has a table, so that too many ways are too
 * many tables. */
static bool few_tables(network *net, node *root) {
    root->paths = 1;
    for (int column = 0; column < net->columns - 1; column++) {
        if (count_paths(net, column) > BAREMO_FISHER_TABLES)
            return false;
        if (column < net->columns - 2)
            spread_paths(net, column);
    }
    return true;
}

/* -- the sum -- */

/* The column behind which one table is left. */
static bool settles(const network *net, int column) { return column == net->columns - 2; }

static void find_bounds(network *net, int column, node *at) {
    if (at->most <= 0)
        return;
    double most = -INFINITY, least = INFINITY;
    fill_first(net, column, at);
    do {
        double weight = net->fillings[column].weight[net->rows], on = 0, down = 0;
        if (!settles(net, column)) {
            node *next = node_get(net, column + 1, net->fillings[column].after);
            find_bounds(net, column + 1, next);
            on = next->most;
            down = next->least;
        }
        most = fmax(most, weight + on);
        least = fmin(least, weight + down);
    } while (fill_next(net, column));
    at->most = fmin(most, 0);
    at->least = least;
}

/* The probability of the tables that count and begin with a path of logarithm `past` to this node.
 */
static double sum_from(network *net, int column, node *at, double past) {
    find_bounds(net, column, at);
    if (past + at->most <= net->limit)
        return exp(past);
    if (past + at->least > net->limit)
        return 0;
    double sum = 0;
    fill_first(net, column, at);
    do {
        double now = past + net->fillings[column].weight[net->rows];
        if (!settles(net, column))
            sum += sum_from(net, column + 1, node_get(net, column + 1, net->fillings[column].after),
                            now);
        else if (now <= net->limit)
            sum += exp(now);
    } while (fill_next(net, column));
    return sum;
}

/* -- set-up -- */

/* The table as it is worked on: few rows make few nodes, and so do small columns in front. */
static int *arrange(baremo_arena *arena, const double *cells, const network *net, bool turned) {
    int rows = net->rows, columns = net->columns;
    int *table = baremo_arena_array(arena, (size_t)rows * (size_t)columns, sizeof *table);
    double *totals = baremo_arena_array(arena, (size_t)columns, sizeof *totals);
    int *order = baremo_arena_array(arena, (size_t)columns, sizeof *order);
    for (int j = 0; j < columns; j++) {
        for (int i = 0; i < rows; i++)
            totals[j] += cells[turned ? j * rows + i : i * columns + j];
        int place = j;
        for (; place > 0 && totals[order[place - 1]] > totals[j]; place--)
            order[place] = order[place - 1];
        order[place] = j;
    }
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            table[i * columns + j] =
                (int)cells[turned ? order[j] * rows + i : i * columns + order[j]];
    return table;
}

/* Logarithm of the probability of the observed table. */
static double observed_weight(const network *net, const int *left_total, const int *table) {
    double weight = 0;
    for (int j = 0; j < net->columns; j++)
        weight -= net->column_weight[j];
    for (int i = 0; i < net->rows; i++)
        for (int j = 0, left = left_total[i]; j < net->columns; j++) {
            int cell = table[i * net->columns + j];
            weight += log_binomial(net, left, cell);
            left -= cell;
        }
    return weight;
}

static void network_columns(network *net, const int *table, int persons) {
    net->log_factorial =
        baremo_arena_array(net->arena, (size_t)persons + 1, sizeof *net->log_factorial);
    net->ways = baremo_arena_array(net->arena, (size_t)persons + 1, sizeof *net->ways);
    for (int i = 1; i <= persons; i++)
        net->log_factorial[i] = net->log_factorial[i - 1] + logl((long double)i);
    for (int j = 0; j < net->columns; j++) {
        stage *at = &net->stages[j];
        for (int i = 0; i < net->rows; i++)
            at->total += table[i * net->columns + j];
        net->column_weight[j] = log_binomial(net, persons, at->total);
        persons -= at->total;
    }
}

static void network_room(network *net) {
    size_t rows = (size_t)net->rows;
    net->sorted = baremo_arena_array(net->arena, rows, sizeof(int));
    net->stages = baremo_arena_array(net->arena, (size_t)net->columns, sizeof *net->stages);
    net->column_weight = baremo_arena_array(net->arena, (size_t)net->columns, sizeof(double));
    net->fillings = baremo_arena_array(net->arena, (size_t)net->columns, sizeof *net->fillings);
    for (int j = 0; j < net->columns; j++) {
        int *room = baremo_arena_array(net->arena, 4 * rows + 2, sizeof(int));
        net->fillings[j] =
            (filling){.cells = room,
                      .after = room + rows,
                      .room = room + 2 * rows,
                      .rest = room + 3 * rows + 1,
                      .weight = baremo_arena_array(net->arena, rows + 1, sizeof(double))};
    }
}

double baremo_fisher_table(baremo_arena *arena, const double *cells, int rows, int columns) {
    bool turned = rows > columns; /* few rows make few nodes */
    network net = {
        .arena = arena, .rows = turned ? columns : rows, .columns = turned ? rows : columns};
    double persons = 0;
    for (int i = 0; i < rows * columns; i++)
        persons += cells[i];
    if (persons > MOST_PERSONS)
        return BAREMO_MISSING;
    if (net.rows < 2)
        return 1;
    int *table = arrange(arena, cells, &net, turned);
    int *totals = baremo_arena_array(arena, (size_t)net.rows, sizeof *totals);
    for (int i = 0; i < net.rows; i++)
        for (int j = 0; j < net.columns; j++)
            totals[i] += table[i * net.columns + j];
    network_room(&net);
    network_columns(&net, table, (int)persons);
    node *root = node_get(&net, 0, totals);
    if (!few_tables(&net, root))
        return BAREMO_MISSING;
    net.limit = observed_weight(&net, totals, table) + SLACK;
    return fmin(1, sum_from(&net, 0, root, 0));
}
