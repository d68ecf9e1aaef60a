/* The tables of a programme while they are read: found by name, their columns by heading, their
 * cells by type.
 *
 * Cells are decided once per distinct text of a column. A `..._cells` object holds what each text
 * means; a column that is not there gives an object without column, all of whose cells are blank.
 */
#ifndef INDICATORS_PROGRAMME_READER_H
#define INDICATORS_PROGRAMME_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indicators/programme/identifiers.h"
#include "indicators/programme/problems.h"
#include "indicators/programme/programme.h"
#include "indicators/programme/schema.h"

typedef struct reader {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const baremo_tables *input;
    const programme_options *options;
    programme *model;                        /* what is being made */
    const baremo_table *tables[TABLE_COUNT]; /* NULL: not there */
    bool present[TABLE_COUNT];               /* the table is in the input, faulty or not */
    size_t columns[COLUMN_COUNT];            /* of its table; SIZE_MAX: not there */
    bool *undecided[TABLE_COUNT]; /* one a row: something in it is still to be decided; NULL: nothing is */
    bool blank_reported[COLUMN_COUNT];
    const size_t *dimension_columns; /* of observations, one a dimension; SIZE_MAX: not there */
    baremo_place period_place;       /* of programme.period */
    baremo_decimal_mark decimal;     /* settles what can be read two ways */
    programme_decision *decisions;
    size_t decision_count, decision_capacity;
    id_index axes, actions, indicators, areas;
    programme_indicator *made;        /* model.indicators while they are being made */
    struct indicator_source *sources; /* one an indicator: see indicators.h */
    name_index *things;               /* units that count things; NULL: not yet needed */
} reader;

/* -- tables and columns -- */

/** Finds the tables by their names; reports those that are there twice. */
void reader_find_tables(reader *reading);
/** Reports files and sheets that are no tables of a programme and were not read; after the columns
 * of `surveys`. */
void reader_report_others(reader *reading);
/** Finds the columns of a table by their headings; reports needed ones that are missing and unknown
 * ones. A table without its needed columns is taken for not there. */
void reader_find_columns(reader *reading, schema_table_id id);
/** Reports that a table is missing to which a column points, once a table. */
void reader_table_needed(reader *reading, schema_table_id table, schema_column_id from);

/** Reports the cells of a table that hold `?` and reads them as blank; after its columns are found. */
void reader_take_undecided(reader *reading, schema_table_id id);
/** Whether something in a row is still to be decided: what it lacks is not said then. */
bool reader_undecided(const reader *reading, schema_table_id table, size_t row);

size_t reader_row_count(const reader *reading,
                        schema_table_id table); /**< 0 when it is not there */
bool reader_row_blank(const reader *reading, schema_table_id table, size_t row);
/** The language for the words of a table: that of the programme, else that of most of the headings
 * of the table. */
const char *reader_language(const reader *reading, schema_table_id table);
/** A place for what is wrong with the whole programme. */
baremo_place reader_place(const reader *reading);

/* -- cells -- */

const baremo_column *cell_column(const reader *reading,
                                 schema_column_id column); /**< NULL: not there */
const char *cell_text(const reader *reading, schema_column_id column,
                      size_t row); /**< "" when blank */
bool cell_blank(const reader *reading, schema_column_id column, size_t row);
baremo_place cell_place(const reader *reading, schema_column_id column, size_t row);
/** "observations.csv:12:5" of a cell, for messages that name a second place. */
const char *cell_name(const reader *reading, schema_column_id column, size_t row);

/** Adds a finding about a cell: its place, heading and text are those of the cell. */
void cell_problem(reader *reading, const baremo_problem *problem, schema_column_id column,
                  size_t row, const char *message, ...) __attribute__((format(printf, 5, 6)));

/** Reports a blank cell of a needed column. */
bool cell_filled(reader *reading, schema_column_id column, size_t row);

typedef struct number_cells {
    const baremo_column *column;
    baremo_numbers numbers;
    const baremo_diagnostic *
        *held_back; /* of a mixed column: what was found about each text, until it is said */
} number_cells;

/** A column of numbers; texts that are none are reported. */
number_cells cells_numbers(reader *reading, schema_column_id column);
/** A column whose texts are numbers in some rows and words in others: reported by number_checked()
 * only. */
number_cells cells_mixed(reader *reading, schema_column_id column);
double number_at(const number_cells *cells, size_t row);
/** The number in a mixed column; what was found about its text is reported once. */
double number_checked(reader *reading, const number_cells *cells, schema_column_id column,
                      size_t row);
/** The number of decimals written in a cell. */
int decimals_at(const number_cells *cells, size_t row);
/** Reports negative numbers and, where `whole`, fractions of a column, and returns it without them.
 */
number_cells cells_amounts(reader *reading, schema_column_id column, bool whole);

typedef struct period_cells {
    const baremo_column *column;
    const baremo_period *values;
} period_cells;
period_cells cells_periods(reader *reading, schema_column_id column);
baremo_period period_at(const period_cells *cells, size_t row);

typedef struct word_cells {
    const baremo_column *column;
    const int *values; /* WORD_BLANK where the text is blank or unknown */
} word_cells;
#define WORD_BLANK (-1)
word_cells cells_words(reader *reading, schema_column_id column, schema_set set);
/** The value, or `fallback` when the cell is blank. */
int word_at(const word_cells *cells, size_t row, int fallback);

typedef struct reference_cells {
    const baremo_column *column;
    const uint32_t *values;
} reference_cells;
/** Names what is not there; rows of it are to be left out. */
#define REFERENCE_UNKNOWN (UINT32_MAX - 1)
/** References to the rows of another table. Where that table is missing altogether this is reported
 * once. */
reference_cells cells_references(reader *reading, schema_column_id column, const id_index *index,
                                 schema_table_id to, const baremo_problem *problem);
/** Index, PROGRAMME_NONE when blank, or REFERENCE_UNKNOWN. */
uint32_t reference_at(const reference_cells *cells, size_t row);

/** The rows of a table that have an identifier of their own, in their order; those without are
 * reported. `ids` are the identifiers, `rows` their rows; returns how many. */
size_t cells_identifiers(reader *reading, schema_column_id column, const char *const **ids,
                         const uint32_t **rows);

#endif
