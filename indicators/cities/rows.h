/* Rows of a comparison while they are made. Each list belongs to one thread; the lists are put one
 * behind the other at the end. */
#ifndef INDICATORS_CITIES_ROWS_H
#define INDICATORS_CITIES_ROWS_H

#include "engine/results/notes.h"
#include "engine/statistics/rows.h"
#include "indicators/cities/comparison.h"

typedef struct compared_rows {
    const comparison *of;
    baremo_arena *arena;
    baremo_results *notes; /**< whose arena the texts of notes are in */
    baremo_result pattern; /**< what the rows share */
    baremo_result *items;
    size_t count, capacity;
} compared_rows;

compared_rows compared_rows_new(const comparison *of, baremo_arena *arena);

/** What the next rows are about: a subject, without unit and group. */
void compared_about(compared_rows *rows, baremo_subject_kind kind, const char *subject,
                    const char *title, const char *axis);
/** Which unit; SIZE_MAX: all of them. */
void compared_unit(compared_rows *rows, size_t unit);
/** "stratum=S;effect=E", each part where it is not NULL; `more` is a further part as it stands. */
void compared_group(compared_rows *rows, const char *stratum, const char *effect, const char *more);

/** Adds a row; it may be completed through the pointer until the next one is added. */
baremo_result *compared_add(compared_rows *rows, const char *statistic, double value,
                            baremo_value_class value_class);
baremo_result *compared_interval(compared_rows *rows, const char *statistic, double value,
                                 baremo_value_class value_class, baremo_interval limits);
/** A row without value and why. */
baremo_result *compared_none(compared_rows *rows, const char *statistic,
                             baremo_value_class value_class, const baremo_note_kind *why);
void compared_note(compared_rows *rows, baremo_result *row, const baremo_note_kind *kind,
                   const char *first, const char *second);
/** A copy of a row of the unit's evaluation. */
baremo_result *compared_copy(compared_rows *rows, const baremo_result *row);

/** Adds all rows to the results, their own texts copied. */
void compared_publish(const compared_rows *rows, baremo_results *results);

#endif
