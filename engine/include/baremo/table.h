/* baremo: tables as they were read.
 *
 * A table is a heading row and records. Each column keeps its distinct texts once and a code for each row, so a
 * million rows of answers take four bytes a cell, and what a text means is decided once per distinct text. Texts are
 * valid UTF-8 in NFC without outer spaces; a blank cell is code 0, the text "". Every cell knows its place.
 */
#ifndef BAREMO_TABLE_H
#define BAREMO_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/period.h>

/** What the file itself says a cell is. Text files say TEXT of everything; workbooks and SPSS know more. */
typedef enum baremo_cell_kind {
    BAREMO_CELL_TEXT,
    BAREMO_CELL_NUMBER,  /**< its text is baremo_number_print()'s: no question of decimal marks */
    BAREMO_CELL_DATE,    /**< its text is an ISO date */
    BAREMO_CELL_BOOLEAN, /**< "1" or "0" */
    BAREMO_CELL_MISSING  /**< missing for a reason that the file gives: the text is the reason */
} baremo_cell_kind;

typedef struct baremo_column {
    const char *heading; /**< as written, trimmed */
    const char *key;     /**< baremo_text_key() of it */
    const uint32_t *codes;    /**< one a row, index into texts; 0: blank */
    const char *const *texts; /**< distinct, texts[0] is "" */
    const unsigned char *kinds; /**< baremo_cell_kind of each text; NULL: all TEXT */
    const char *const *labels; /**< what each text stands for in an SPSS or Stata file; NULL: nothing has a label */
    const uint32_t *first_rows; /**< the row in which each text stands first (0-based) */
    size_t text_count;
} baremo_column;

typedef struct baremo_table baremo_table;

const char *baremo_table_name(const baremo_table *table);  /**< "indicators": the file's stem or the sheet's name */
const char *baremo_table_file(const baremo_table *table);  /**< as shown to people */
const char *baremo_table_sheet(const baremo_table *table); /**< NULL for files without sheets */
size_t baremo_table_row_count(const baremo_table *table);
size_t baremo_table_column_count(const baremo_table *table);
const baremo_column *baremo_table_column(const baremo_table *table, size_t column);
/** Index of the column with this name (keys are compared), or SIZE_MAX. */
size_t baremo_table_find(const baremo_table *table, const char *name);
/** The cell's text; "" when blank or missing. */
const char *baremo_table_text(const baremo_table *table, size_t row, size_t column);
/** The place of a cell; row SIZE_MAX is the heading row, column SIZE_MAX the whole row. */
baremo_place baremo_table_place(const baremo_table *table, size_t row, size_t column);
/** What was found out about the file, for `show` and `check --verbose`: "comma-separated, UTF-8 with BOM, CRLF". */
const char *baremo_table_dialect(const baremo_table *table);

/** How numbers are written in a column. */
typedef enum baremo_decimal_mark { BAREMO_DECIMAL_UNKNOWN, BAREMO_DECIMAL_POINT, BAREMO_DECIMAL_COMMA } baremo_decimal_mark;

/** A column read as numbers: the value of row r is values[column->codes[r]]. */
typedef struct baremo_numbers {
    const double *values; /**< one a distinct text; blank, missing and bad texts are BAREMO_MISSING */
    const bool *bad;      /**< one a distinct text: neither a number nor blank */
    size_t bad_count;     /**< distinct bad texts */
    int decimals;         /**< the most decimals written */
    bool whole;           /**< all are whole numbers */
    baremo_decimal_mark decimal; /**< what was decided */
    const char *group;    /**< thousands mark found, "" for none */
    const char *decided_by; /**< why, in words: "12,5 in row 4", "programme.decimal", "a point and a comma in row 7" */
} baremo_numbers;

/** Reads a column as numbers. The mark is found from all its texts (1.234,5 proves both), else from `fallback`
 *  (programme.decimal, --decimal), else a text that can be read two ways is the error `number-ambiguous`.
 *  errors  BAREMO_DATA when a text is not a number; each is a diagnostic unless `diagnostics` is NULL
 */
baremo_status baremo_table_numbers(const baremo_table *table, size_t column, baremo_decimal_mark fallback,
                                   baremo_arena *arena, baremo_diagnostics *diagnostics, baremo_numbers *numbers);

/** What a column seems to hold, for `show`. */
typedef enum baremo_column_type {
    BAREMO_COLUMN_EMPTY, BAREMO_COLUMN_NUMBER, BAREMO_COLUMN_DATE, BAREMO_COLUMN_PERIOD, BAREMO_COLUMN_TEXT
} baremo_column_type;
baremo_column_type baremo_table_type(const baremo_table *table, size_t column, baremo_arena *arena);

/** Says what is doubtful in a table about which nothing was declared: texts among numbers, impossible dates, totals
 *  among the records, identifiers that stand twice ...
 */
void baremo_table_inspect(const baremo_table *table, baremo_decimal_mark fallback, baremo_arena *arena,
                          baremo_diagnostics *diagnostics);

/* -- reading -- */

/** Bounds and wishes of a reader. Zeroed is the default. */
typedef struct baremo_read_options {
    const char *sheet;   /**< the sheet wanted; NULL: all (baremo_tables_read) or the first with cells */
    const char *const *only; /**< keys of the columns wanted, ended by NULL, so that others are not kept; NULL: all */
    size_t max_rows;     /**< default 50 million */
    size_t max_columns;  /**< default 32,768 */
    size_t max_cell;     /**< bytes, default 1 MiB */
    size_t max_bytes;    /**< of the file or of what it unpacks to, default 4 GiB */
    unsigned threads;    /**< 0: all cores */
    bool spare_repeated; /**< columns of the same heading are left out with a warning, not refused: exports of hundreds
                              of questions have some, and few of them are named */
    const char *shown;   /**< the file's name in messages and outputs; NULL: the path */
} baremo_read_options;

/** Reads one table from a file of any known format, recognised by content; "-" is standard input.
 *  table   NULL when there is none; with errors in single records it is given, so that the rest can be checked too
 *  errors  BAREMO_IO when the file cannot be read; BAREMO_DATA when it has errors (see the diagnostics)
 */
baremo_status baremo_table_read(const char *path, const baremo_read_options *options, baremo_arena *arena,
                                baremo_diagnostics *diagnostics, const baremo_table **table);

/** Bytes that stand for a file. */
typedef struct baremo_memory {
    const char *name; /**< shown as the file's */
    const void *bytes;
    size_t size;
} baremo_memory;

/** The same from memory. */
baremo_status baremo_table_read_memory(const baremo_memory *memory, const baremo_read_options *options,
                                       baremo_arena *arena, baremo_diagnostics *diagnostics,
                                       const baremo_table **table);

/** The tables of a programme: a folder of table files, or the sheets of a workbook. */
typedef struct baremo_tables {
    const char *path;
    const char *name; /**< of the folder, or the workbook's stem */
    bool folder;
    size_t count;
    const baremo_table *const *tables;
    /** The files that were read, for run.json. */
    size_t file_count;
    const struct baremo_file_read {
        const char *path; /**< relative to the programme */
        const char *sha256;
        size_t bytes, rows;
    } *files;
    /** Table files of the folder, or sheets of the workbook, whose names were not wanted; not read. */
    size_t other_count;
    const struct baremo_table_other {
        const char *file, *sheet; /**< sheet NULL: a file */
    } *others;
} baremo_tables;

/** Reads all tables of a programme. A file that cannot be read as a table is a diagnostic; the others are read.
 *  Places name files relative to the programme: "indicators.csv".
 *  In a folder only files whose name is in `wanted` (keys, NULL-ended; NULL: all) are read; others are left alone.
 */
baremo_status baremo_tables_read(const char *path, const char *const *wanted, const baremo_read_options *options,
                                 baremo_arena *arena, baremo_diagnostics *diagnostics, const baremo_tables **tables);

#endif
