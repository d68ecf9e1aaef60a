/* A run of CSV records, parsed by libcsv into coded columns. */
#ifndef BAREMO_ENGINE_INPUT_CSV_CHUNK_H
#define BAREMO_ENGINE_INPUT_CSV_CHUNK_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/input/source.h"
#include "engine/table/dictionary.h"
#include "engine/table/table.h"

/** A text of at most 16 bytes that was seen lately, told by its first and last eight bytes. */
typedef struct csv_recent {
    uint64_t head, tail;
    uint32_t length, code;
} csv_recent;

enum { CSV_RECENT = 64 };

/** Texts that wait to be looked up together. */
typedef struct csv_pending {
    dictionary_entry entries[DICTIONARY_BATCH];
    size_t count, used;
    char bytes[1 << 11];
} csv_pending;

/** Codes of one column: one, two or four bytes each, as many as the number of texts needs. */
typedef struct csv_coder {
    unsigned width; /**< 0: the column is not wanted */
    union {
        void *any;
        uint8_t *one;
        uint16_t *two;
        uint32_t *four;
    } codes;
    uint8_t single[256];   /**< codes of the texts of one byte while `width` is one; 0: not known */
    csv_recent *recent;    /**< CSV_RECENT of them, by a hash */
    uint32_t *line_counts; /**< line ends inside each text; NULL: no text has one */
    uint32_t line_capacity;
    csv_pending *pending; /**< in columns of very many texts; else NULL */
    dictionary texts;
} csv_coder;

typedef enum csv_fault_kind {
    CSV_SHORT,          /**< fewer cells than the heading */
    CSV_LONG,           /**< more cells than the heading, and some of them hold something */
    CSV_QUOTE_INSIDE,   /**< a quote in an unquoted cell: kept as text */
    CSV_QUOTE_FOLLOWED, /**< something behind a closing quote */
    CSV_QUOTE_OPEN,     /**< a quote that is never closed */
    CSV_CELL_LONG,      /**< a cell over the limit */
    CSV_GIVEN_UP        /**< too many faults of quotes */
} csv_fault_kind;

/** Something wrong in a record. Rows, lines and records count from 0 at the start of the chunk. */
typedef struct csv_fault {
    csv_fault_kind kind;
    size_t record, row, line;
    size_t column;                   /**< 0-based */
    size_t cells;                    /**< of the record, where it is ragged */
    size_t error_line;               /**< where a fault of quotes shows */
    unsigned char byte, byte_before; /**< behind the closing quote, and before it */
} csv_fault;

enum { CSV_FAULTS_KEPT = 1000 };

/** What all chunks of a file share. */
typedef struct csv_layout {
    const source *bytes;
    char delimiter;
    size_t column_count;
    const bool *wanted; /**< one a column */
    size_t max_rows, max_cell;
    size_t record_size; /**< about, for the first allocation */
    bool quoted;        /**< the file has quotes: cells may hold line ends */
} csv_layout;

typedef struct csv_chunk {
    const csv_layout *layout;
    baremo_arena *arena;
    size_t start, end; /**< bytes of the source */
    bool careful;      /**< line by line, so that a fault of quotes can be passed over */

    struct csv_parser parser;
    bool parser_ready;
    csv_coder *coders;
    size_t column_count;
    size_t capacity; /**< rows */

    size_t record_count; /**< records kept */
    size_t row, line;    /**< of the record that is being read */
    size_t column, extra_lines;
    size_t filled, extra_filled; /**< not 0: a cell, or one beyond the heading, is not blank */
    bool after_return;           /**< the last line end was a CR: a LF belongs to it */
    size_t ends;                 /**< line ends outside quotes so far */

    place_break *breaks;
    size_t break_count, break_capacity;
    csv_fault *faults, unkept;
    size_t fault_count, fault_capacity;
    size_t faults_seen[CSV_GIVEN_UP + 1]; /**< kept or not */
    size_t least_cells, most_cells;       /**< over the records that are not blank */
    size_t blank_records, first_blank_row;
    bool ended_whole; /**< the last byte ended a record */
    bool quote_fault; /**< it must be read again, carefully */
    bool too_many_rows;
} csv_chunk;

/** Parses the chunk's bytes; runs in any thread.
 *  errors  BAREMO_IO, BAREMO_NO_MEMORY; faults of the data are in the chunk
 */
baremo_status csv_chunk_read(csv_chunk *chunk);

/** Frees what libcsv holds; the rest dies with the arena. */
void csv_chunk_close(csv_chunk *chunk);

#endif
