/* baremo: problems found in the data, with their place and remedy.
 *
 * A kind of problem is declared once, in a `problems.def` (engine/input/problems.def, indicators/programme/problems.def,
 * cli/problems.def): its code, severity, a one-line summary, what it means, and what to do. A finding of it is added
 * to a list of diagnostics with its place, its variable and the text found. Nothing is printed below cli/.
 */
#ifndef BAREMO_DIAGNOSTICS_H
#define BAREMO_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

typedef enum baremo_severity { BAREMO_NOTE, BAREMO_WARNING, BAREMO_ERROR } baremo_severity;

/** A kind of problem: an entry of a problems.def. */
typedef struct baremo_problem {
    const char *code;        /**< "number-ambiguous": lower case words, a promise to users */
    baremo_severity severity;
    const char *summary;     /**< one line, for `list problems` */
    const char *explanation; /**< what it means and why it matters, for `explain` */
    const char *remedy;      /**< what to do, the second line of the message */
} baremo_problem;

/** Expands a problems.def line into a declaration: see engine/input/problems.h for the pattern. */
#define BAREMO_DECLARE_PROBLEM(name, code, severity, summary, explanation, remedy)                 \
    extern const baremo_problem baremo_problem_##name;
#define BAREMO_DEFINE_PROBLEM(name, code, severity, summary, explanation, remedy)                  \
    const baremo_problem baremo_problem_##name = {code, severity, summary, explanation, remedy};

/** Where a cell is, as a spreadsheet shows it. */
typedef struct baremo_place {
    const char *file;  /**< relative to what the user named; NULL: no file */
    const char *sheet; /**< NULL for files without sheets */
    size_t row;        /**< heading row = 1, blank lines counted, a multi-line cell is one row; 0: the whole file */
    size_t line;       /**< line in a text editor where it differs from row, else 0 */
    size_t column;     /**< 1-based; 0: the whole row */
} baremo_place;

/** `file#sheet:row:column`, as problems name their place; without a file "". */
char *baremo_place_text(baremo_arena *arena, baremo_place place);

typedef struct baremo_diagnostic {
    const baremo_problem *problem;
    baremo_severity severity;
    baremo_place place;
    const char *variable; /**< the heading, role or option it is about; NULL: none */
    const char *message;  /**< what is wrong, a full clause without final stop */
    const char *found;    /**< the offending text, raw; NULL: none */
    const char *remedy;   /**< what to do */
    size_t repeated;      /**< on the folding line: how many more there are, else 0 */
} baremo_diagnostic;

typedef struct baremo_diagnostics baremo_diagnostics;

baremo_diagnostics *baremo_diagnostics_new(baremo_arena *arena);

/** Adds a finding; texts are copied. `variable` and `found` may be NULL. The remedy is the problem's own. */
void baremo_diagnostics_add(baremo_diagnostics *diagnostics, const baremo_problem *problem,
                            const baremo_place *place, const char *variable, const char *found,
                            const char *message, ...) __attribute__((format(printf, 6, 7)));

/** Replaces the remedy of the finding added last, where this finding has a better one than its kind. */
void baremo_diagnostics_remedy(baremo_diagnostics *diagnostics, const char *remedy, ...)
    __attribute__((format(printf, 2, 3)));

/** Raises or lowers the severity of the finding added last (a rule the office declared an error). */
void baremo_diagnostics_severity(baremo_diagnostics *diagnostics, baremo_severity severity);

/** Appends all findings of another list (made by another thread); texts are copied. */
void baremo_diagnostics_append(baremo_diagnostics *diagnostics, const baremo_diagnostics *more);

/** How a file of one programme is named among several: "barcelona/observations.csv"; a workbook is named as `name` is. */
const char *baremo_file_within(baremo_arena *arena, const char *name, const char *file);

/** Appends the findings of a programme among several, its files named by baremo_file_within(). `whole` is what stands
 *  for the whole programme in their places. */
void baremo_diagnostics_append_within(baremo_diagnostics *diagnostics, const baremo_diagnostics *more,
                                      const char *name, const char *whole);

size_t baremo_diagnostics_count(const baremo_diagnostics *diagnostics, baremo_severity severity);
size_t baremo_diagnostics_length(const baremo_diagnostics *diagnostics);
const baremo_diagnostic *baremo_diagnostics_at(const baremo_diagnostics *diagnostics, size_t index);

/** Puts them in the order of file (first appearance), row, column, and folds what is past 20 of one code in one
 *  column of a file into one diagnostic with the count. */
void baremo_diagnostics_sort(baremo_diagnostics *diagnostics);

/** `FILE:ROW:COLUMN: error: VARIABLE: message (found "...") [CODE]` and, behind a newline, the remedy.
 *  Control and direction characters are escaped, a found text is cut at 80 characters. */
char *baremo_diagnostic_format(const baremo_diagnostic *diagnostic, baremo_arena *arena);

/** The same as one JSON object in one line. */
char *baremo_diagnostic_format_json(const baremo_diagnostic *diagnostic, baremo_arena *arena);

#endif
