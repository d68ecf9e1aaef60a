/* baremo: tables for a person to fill in or to mend.
 *
 * A draft is a set of tables on their way to a person: the template of a programme, a programme
 * drafted from an export or a form, or a programme given back with its problems marked. indicators/
 * makes it (what the tables are, which words they take, what can be known), reports/ writes it as a
 * workbook or as a folder of CSV files. Texts are in the language of the draft, but for cells,
 * which are as they are to be read back. All texts are in the draft's arena or literals.
 */
#ifndef BAREMO_DRAFT_H
#define BAREMO_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>

/** What the cells of a column are, for their format and their checks on entry. */
typedef enum baremo_draft_kind {
    BAREMO_DRAFT_TEXT,
    BAREMO_DRAFT_IDENTIFIER, /**< kept as text: 1.10 stays 1.10 */
    BAREMO_DRAFT_PERIOD,     /**< kept as text: 2018-07 is no date */
    BAREMO_DRAFT_NUMBER,
    BAREMO_DRAFT_ANY,      /**< a number or a word: nothing is checked on entry */
    BAREMO_DRAFT_WORD,     /**< one of `words` */
    BAREMO_DRAFT_REFERENCE /**< an entry of another table: `of_table`, `of_column` */
} baremo_draft_kind;

/** How a cell stands out. A row is an example when its first cell is one. */
typedef enum baremo_draft_look {
    BAREMO_DRAFT_PLAIN,
    BAREMO_DRAFT_EXAMPLE, /**< shows what a row looks like, in grey on a sheet of examples: never
                             data */
    BAREMO_DRAFT_DECIDE,  /**< a person must decide */
    BAREMO_DRAFT_WARNING,
    BAREMO_DRAFT_ERROR
} baremo_draft_look;

typedef struct baremo_draft_column {
    const char *name;    /**< the column's own name: "indicator" */
    const char *heading; /**< in the language; never NULL */
    const char *note;    /**< what goes into it, shown on the heading; NULL: none */
    baremo_draft_kind kind;
    bool needed;              /**< must be filled */
    const char *const *words; /**< WORD: in the language */
    size_t word_count;
    const char *of_table, *of_column; /**< REFERENCE: names; NULL: of several tables, not checked */
    baremo_draft_look look;           /**< of the heading */
} baremo_draft_column;

/** Whether a cell is a number. */
typedef enum baremo_draft_value {
    BAREMO_DRAFT_AS_COLUMN, /**< in columns NUMBER and ANY where its text is one */
    BAREMO_DRAFT_AS_NUMBER,
    BAREMO_DRAFT_AS_TEXT /**< even where it looks like one: 1.234 that may be a thousand */
} baremo_draft_value;

typedef struct baremo_draft_cell {
    const char *text; /**< NULL and "": blank; a number is written with `.` */
    const char *note; /**< shown on the cell; NULL: none */
    baremo_draft_look look;
    baremo_draft_value as;
    const char *const *words; /**< the words allowed in this very cell; NULL: those of its column */
    size_t word_count;
} baremo_draft_cell;

typedef struct baremo_draft_table {
    const char *name;  /**< the table's own name: "indicators" */
    const char *title; /**< of its sheet and file, in the language; never NULL */
    const char *text;  /**< what the table is for; NULL: none */
    bool needed;       /**< a programme must have it */
    baremo_draft_column *columns;
    size_t column_count, column_capacity;
    baremo_draft_cell *cells; /**< by row: row_count * column_count */
    size_t row_count, row_capacity;
} baremo_draft_table;

/** A problem for the list of problems, with the cell that it leads to. */
typedef struct baremo_draft_problem {
    baremo_severity severity;
    const char *message, *remedy, *code;
    const char *found;  /**< the offending text; NULL: none */
    const char *table;  /**< name of a table of the draft; NULL: elsewhere */
    const char *place;  /**< as diagnostics print it */
    size_t repeated;    /**< how many more there are of its kind; 0: it stands for itself */
    size_t row, column; /**< of the table, from 0; SIZE_MAX: the heading row, the whole row */
} baremo_draft_problem;

typedef struct baremo_draft {
    baremo_arena *arena;
    const char *language;            /**< en, es, fr */
    const char *title;               /**< of the sheet of instructions; NULL: no such sheet */
    const char *const *instructions; /**< its paragraphs, the heading first */
    size_t instruction_count;
    const char *examples_title;  /**< of the sheet of examples; NULL: no such sheet */
    const char *problems_title;  /**< of the sheet of problems; NULL: no such sheet */
    baremo_draft_table **tables; /**< in the order of the sheets */
    size_t table_count, table_capacity;
    baremo_draft_problem *problems;
    size_t problem_count, problem_capacity;
} baremo_draft;

baremo_draft *baremo_draft_new(baremo_arena *arena, const char *language);
/** A new table at the end; its columns are added before its first row. */
baremo_draft_table *baremo_draft_add(baremo_draft *draft, const char *name, const char *title);
/** The table of a name; NULL: there is none. */
baremo_draft_table *baremo_draft_find(const baremo_draft *draft, const char *name);
/** Adds a column; good until the next one is added. */
baremo_draft_column *baremo_draft_column_add(baremo_draft *draft, baremo_draft_table *table,
                                             const char *name, const char *heading);
/** Index of a column by its own name; SIZE_MAX: there is none. */
size_t baremo_draft_column_find(const baremo_draft_table *table, const char *name);
/** Adds a row of blank cells; the cells of a row are good until the next one is added. */
baremo_draft_cell *baremo_draft_row(baremo_draft *draft, baremo_draft_table *table);
baremo_draft_cell *baremo_draft_at(const baremo_draft_table *table, size_t row, size_t column);
baremo_draft_problem *baremo_draft_problem_add(baremo_draft *draft);

#endif
