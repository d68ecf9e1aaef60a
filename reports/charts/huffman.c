/* Prefix codes. Codes that are too long are shortened by flattening the counts, which costs next to
 * nothing. */
#include "reports/charts/huffman.h"

#include <stdbool.h>
#include <string.h>

typedef struct huffman_tree {
    uint32_t weights[2 * HUFFMAN_SYMBOLS]; /* symbols, then inner nodes in order of making */
    uint16_t parents[2 * HUFFMAN_SYMBOLS];
    uint16_t order[HUFFMAN_SYMBOLS]; /* symbols that occur, lightest first */
    size_t leaves;
} huffman_tree;

/* Insertion sort: few symbols, and equal ones keep their order, so that the code is always the
 * same. */
static void sort_leaves(huffman_tree *tree, size_t count) {
    tree->leaves = 0;
    for (size_t symbol = 0; symbol < count; symbol++) {
        if (tree->weights[symbol] == 0)
            continue;
        size_t at = tree->leaves++;
        for (; at > 0 && tree->weights[tree->order[at - 1]] > tree->weights[symbol]; at--)
            tree->order[at] = tree->order[at - 1];
        tree->order[at] = (uint16_t)symbol;
    }
}

/* The lighter of the next leaf and the next inner node. Inner nodes are made in order of weight. */
static size_t take_lightest(const huffman_tree *tree, size_t *leaf, size_t *inner, size_t made) {
    bool is_leaf = *leaf < tree->leaves &&
                   (*inner == made || tree->weights[tree->order[*leaf]] <= tree->weights[*inner]);
    return is_leaf ? tree->order[(*leaf)++] : (*inner)++;
}

static void join(huffman_tree *tree) {
    size_t leaf = 0, inner = HUFFMAN_SYMBOLS, made = HUFFMAN_SYMBOLS;
    for (size_t i = 1; i < tree->leaves; i++) {
        size_t first = take_lightest(tree, &leaf, &inner, made);
        size_t second = take_lightest(tree, &leaf, &inner, made);
        tree->weights[made] = tree->weights[first] + tree->weights[second];
        tree->parents[first] = tree->parents[second] = (uint16_t)made;
        made++;
    }
}

/* Writes the depth of each leaf; returns the greatest. */
static unsigned measure(const huffman_tree *tree, uint8_t *lengths) {
    size_t root = HUFFMAN_SYMBOLS + tree->leaves - 2;
    unsigned deepest = 0;
    for (size_t i = 0; i < tree->leaves; i++) {
        unsigned depth = 0;
        for (size_t node = tree->order[i]; node != root; node = tree->parents[node])
            depth++;
        lengths[tree->order[i]] = (uint8_t)depth;
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static void flatten(huffman_tree *tree, size_t count) {
    for (size_t symbol = 0; symbol < count; symbol++)
        if (tree->weights[symbol] > 0)
            tree->weights[symbol] = tree->weights[symbol] / 2 + 1;
}

static uint16_t turn(unsigned code, unsigned length) {
    unsigned turned = 0;
    for (unsigned i = 0; i < length; i++)
        turned |= ((code >> i) & 1) << (length - 1 - i);
    return (uint16_t)turned;
}

/* Codes of one length follow each other in the order of the symbols, shorter ones before longer
 * ones. */
static void number(huffman_code *made) {
    unsigned code = 0;
    for (unsigned length = 1; length <= 15; length++) {
        for (size_t symbol = 0; symbol < made->count; symbol++)
            if (made->lengths[symbol] == length)
                made->codes[symbol] = turn(code++, length);
        code <<= 1;
    }
}

huffman_code huffman_make(const uint32_t *frequencies, size_t count, unsigned longest) {
    huffman_code made = {.count = count};
    huffman_tree tree = {.leaves = 0};
    memcpy(tree.weights, frequencies, count * sizeof *frequencies);
    sort_leaves(&tree, count);
    if (tree.leaves == 1)
        made.lengths[tree.order[0]] = 1;
    while (tree.leaves > 1) {
        join(&tree);
        if (measure(&tree, made.lengths) <= longest)
            break;
        flatten(&tree, count);
        sort_leaves(&tree, count);
    }
    number(&made);
    return made;
}
