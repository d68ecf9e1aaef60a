/* All records of a CSV file: read in chunks on all cores, joined in the order of the file. */
#ifndef BAREMO_ENGINE_INPUT_CSV_RECORDS_H
#define BAREMO_ENGINE_INPUT_CSV_RECORDS_H

#include "engine/input/csv_chunk.h"

typedef struct csv_records {
    csv_layout layout;
    unsigned threads;
    size_t start, end; /**< bytes of the records */

    csv_chunk *chunks;
    size_t chunk_count;
    baremo_arena **worker_arenas;
    unsigned worker_count;

    size_t record_count;
    dictionary *texts;    /**< one a column, of the whole file */
    uint32_t **renumbers; /**< [chunk * columns + column]: codes of a chunk -> codes of the file */
    size_t *first_records, *first_rows, *first_lines; /**< of each chunk, counted over the file */
    csv_fault *faults; /**< with rows, lines and records counted over the file */
    size_t fault_count;
    size_t faults_seen[CSV_GIVEN_UP + 1];
    size_t least_cells, most_cells;
    size_t blank_records, first_blank_row;
    bool too_many_rows;
} csv_records;

/** Reads the bytes from `start` to `end`. Threads do not change the result.
 *  arena   of the lists; the texts and codes live until csv_records_close()
 *  errors  BAREMO_IO, BAREMO_NO_MEMORY
 */
baremo_status csv_records_read(csv_records *records, baremo_arena *arena);

/** The codes of a column over the file, through `final` (code of the file -> final code; NULL: as
 * they are). */
void csv_records_codes(const csv_records *records, size_t column, const uint32_t *final,
                       uint32_t *codes);

/** Frees texts and codes; may be called on zeroed records. */
void csv_records_close(csv_records *records);

#endif
