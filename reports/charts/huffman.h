/* Prefix codes of a given greatest length for counted symbols (Huffman 1952), numbered as RFC
 * 1951, 3.2.2 wants. */
#ifndef REPORTS_CHARTS_HUFFMAN_H
#define REPORTS_CHARTS_HUFFMAN_H

#include <stddef.h>
#include <stdint.h>

/** No alphabet has more symbols. */
#define HUFFMAN_SYMBOLS 286

typedef struct huffman_code {
    uint8_t lengths[HUFFMAN_SYMBOLS]; /**< in bits; 0: the symbol does not occur */
    uint16_t codes[HUFFMAN_SYMBOLS];  /**< the bit that is sent first is the lowest */
    size_t count;
} huffman_code;

/** A code for `count` symbols by how often they occur, none longer than `longest` bits (at most 15,
 * and enough for the count). A single symbol gets one bit; without any all lengths are 0. */
huffman_code huffman_make(const uint32_t *frequencies, size_t count, unsigned longest);

#endif
