/* Order statistics of the slopes between all pairs of points.
 *
 * A pair with x_i < x_j has a slope of at most b exactly when y_j - b x_j <= y_i - b x_i. So the
 * slopes up to b are counted by a merge sort, and b is halved over the numbers that a double can be
 * until few slopes are left between the bounds. These are the pairs whose order changes between the
 * bounds: an insertion sort lists them, they are computed exactly, and the wanted one is picked.
 */
#include "engine/statistics/theil_sen.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/statistics/sort.h"

/* Up to here all slopes are kept: 32 MB with the room for sorting. */
static const double MOST_KEPT = 2e6;

typedef struct point {
    double x, y;
} point;

static int compare_points(const void *a, const void *b) {
    const point *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

static void sort_points(baremo_slopes *slopes, const double *x, const double *y) {
    size_t count = slopes->count;
    point *points = baremo_arena_raw(slopes->scratch, count + 1, sizeof *points);
    for (size_t i = 0; i < count; i++)
        points[i] = (point){x[i], y[i]};
    qsort(points, count, sizeof *points, compare_points);
    slopes->x = baremo_arena_raw(slopes->scratch, count + 1, sizeof(double));
    slopes->y = baremo_arena_raw(slopes->scratch, count + 1, sizeof(double));
    for (size_t i = 0; i < count; i++) {
        slopes->x[i] = points[i].x;
        slopes->y[i] = points[i].y;
    }
}

static double count_pairs(const double *x, size_t count) {
    double same = 0.0;
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && x[to] == x[from];)
            to++;
        same += 0.5 * (double)(to - from) * (double)(to - from - 1);
    }
    return count ? 0.5 * (double)count * (double)(count - 1) - same : 0.0;
}

static double slope_of(const baremo_slopes *slopes, size_t i, size_t j) {
    return (slopes->y[j] - slopes->y[i]) / (slopes->x[j] - slopes->x[i]);
}

static double *all_slopes(const baremo_slopes *slopes) {
    size_t pairs = (size_t)slopes->pairs;
    double *values = baremo_arena_raw(slopes->scratch, pairs + 1, sizeof *values);
    double *room = baremo_arena_raw(slopes->scratch, pairs + 1, sizeof *room);
    size_t used = 0;
    for (size_t i = 0; i < slopes->count; i++)
        for (size_t j = i + 1; j < slopes->count; j++)
            if (slopes->x[j] != slopes->x[i])
                values[used++] = slope_of(slopes, i, j);
    baremo_sort_numbers(values, used, room);
    return values;
}

baremo_slopes baremo_slopes_of(baremo_arena *scratch, const double *x, const double *y,
                               size_t count) {
    baremo_slopes slopes = {.count = count, .scratch = scratch};
    sort_points(&slopes, x, y);
    slopes.pairs = count_pairs(slopes.x, count);
    if (slopes.pairs <= MOST_KEPT)
        slopes.sorted = all_slopes(&slopes);
    return slopes;
}

/* -- searching -- */

/* A point's height above the line of slope b through the first point. */
typedef struct height {
    double value;
    uint32_t index;
} height;

typedef struct slope_search {
    const baremo_slopes *slopes;
    height *heights, *room;
} slope_search;

/* Whether the right one of two points in order of x comes first by height. Points of equal x keep
 * their order, which is that of y. */
static bool overtakes(const slope_search *search, height left, height right) {
    if (right.value != left.value)
        return right.value < left.value;
    return search->slopes->x[right.index] > search->slopes->x[left.index];
}

static void set_heights(const slope_search *search, double slope) {
    const baremo_slopes *s = search->slopes;
    for (size_t i = 0; i < s->count; i++)
        search->heights[i] =
            (height){(s->y[i] - s->y[0]) - slope * (s->x[i] - s->x[0]), (uint32_t)i};
}

static double merge(const slope_search *search, size_t left, size_t middle, size_t end) {
    const height *from = search->heights;
    height *to = search->room;
    double overtaken = 0.0;
    size_t i = left, j = middle, out = left;
    while (i < middle && j < end) {
        if (overtakes(search, from[i], from[j])) {
            overtaken += (double)(middle - i);
            to[out++] = from[j++];
        } else {
            to[out++] = from[i++];
        }
    }
    memcpy(to + out, from + i, (middle - i) * sizeof *to);
    memcpy(to + out + (middle - i), from + j, (end - j) * sizeof *to);
    return overtaken;
}

/* Puts the points in order of height; returns how many slopes are at most `slope`. */
static double order_by_height(slope_search *search, double slope) {
    size_t count = search->slopes->count;
    double overtaken = 0.0;
    set_heights(search, slope);
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t left = 0; left < count; left += 2 * width) {
            size_t middle = left + width < count ? left + width : count;
            size_t end = middle + width < count ? middle + width : count;
            overtaken += merge(search, left, middle, end);
        }
        height *swap = search->heights;
        search->heights = search->room;
        search->room = swap;
    }
    return overtaken;
}

/* Lists the slopes above `low` and up to `high`, at most `most` of them. */
static size_t list_between(slope_search *search, double low, double high, double *list,
                           size_t most) {
    const baremo_slopes *s = search->slopes;
    size_t listed = 0;
    order_by_height(search, low);
    height *heights = search->heights;
    for (size_t i = 0; i < s->count; i++) {
        uint32_t index = heights[i].index;
        double value = (s->y[index] - s->y[0]) - high * (s->x[index] - s->x[0]);
        height moved = {value, index};
        size_t j = i;
        for (; j > 0 && heights[j - 1].index < index && overtakes(search, heights[j - 1], moved) &&
               listed < most;
             j--) {
            list[listed++] = slope_of(s, heights[j - 1].index, index);
            heights[j] = heights[j - 1];
        }
        heights[j] = moved;
    }
    return listed;
}

/* Doubles as whole numbers in the same order. */
static int64_t key_of(double value) {
    int64_t key;
    memcpy(&key, &value, sizeof key);
    return key < 0 ? INT64_MIN - key : key;
}

static double number_of(int64_t key) {
    double value;
    key = key < 0 ? INT64_MIN - key : key;
    memcpy(&value, &key, sizeof value);
    return value;
}

/* Keys lie further apart than an int64_t can tell. */
static uint64_t distance(int64_t low, int64_t high) { return (uint64_t)high - (uint64_t)low; }

/* A slope that none exceeds in size. */
static double steepest(const baremo_slopes *slopes) {
    double low = slopes->y[0], high = slopes->y[0], gap = HUGE_VAL;
    for (size_t i = 1; i < slopes->count; i++) {
        low = fmin(low, slopes->y[i]);
        high = fmax(high, slopes->y[i]);
        if (slopes->x[i] > slopes->x[i - 1])
            gap = fmin(gap, slopes->x[i] - slopes->x[i - 1]);
    }
    return fmin(1.01 * (high - low) / gap, 1e300);
}

static double search_for(const baremo_slopes *slopes, double k) {
    size_t most = 4 * slopes->count;
    slope_search search = {.slopes = slopes};
    search.heights = baremo_arena_raw(slopes->scratch, slopes->count, sizeof(height));
    search.room = baremo_arena_raw(slopes->scratch, slopes->count, sizeof(height));
    double bound = steepest(slopes);
    int64_t low = key_of(-bound) - 1;
    int64_t high = key_of(bound);
    double below = 0.0, up_to = slopes->pairs;
    while (distance(low, high) > 1 && up_to - below > 0.5 * (double)most) {
        int64_t middle = low + (int64_t)(distance(low, high) / 2);
        double reached = order_by_height(&search, number_of(middle));
        if (reached >= k) {
            high = middle;
            up_to = reached;
        } else {
            low = middle;
            below = reached;
        }
    }
    if (distance(low, high) <= 1)
        return number_of(high);
    double *list = baremo_arena_raw(slopes->scratch, 2 * most, sizeof *list);
    size_t listed = list_between(&search, number_of(low), number_of(high), list, most);
    if (listed == 0)
        return number_of(high);
    baremo_sort_numbers(list, listed, list + most);
    double place = fmin(fmax(k - below, 1.0), (double)listed);
    return list[(size_t)place - 1];
}

double baremo_slopes_at(const baremo_slopes *slopes, double k) {
    return slopes->sorted ? slopes->sorted[(size_t)k - 1] : search_for(slopes, k);
}

double baremo_slopes_median(const baremo_slopes *slopes) {
    if (!(slopes->pairs > 0.0))
        return NAN;
    double half = floor(0.5 * (slopes->pairs + 1.0));
    double lower = baremo_slopes_at(slopes, half);
    if (2.0 * half > slopes->pairs)
        return lower;
    return 0.5 * (lower + baremo_slopes_at(slopes, half + 1.0));
}
