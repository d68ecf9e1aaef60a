/* The account of one indicator, for the programme or one area, in one period: its numbers and the
 * rows they become. */
#ifndef INDICATORS_KINDS_ACCOUNT_H
#define INDICATORS_KINDS_ACCOUNT_H

#include "indicators/evaluation.h"
#include "indicators/progress/progress.h"
#include "indicators/values/table.h"

typedef struct account {
    evaluation *evaluation;
    const programme_indicator *indicator;
    value_table *table;
    size_t view;
    const char *area, *group; /**< as results print them; NULL: none */
    baremo_value_class value_class;
    baremo_period period;

    /* the path: the same for all periods */
    bool assessed;    /**< it has a target (or band) and a baseline to be measured by */
    bool accumulates; /**< observations per period, targets since the start */
    progress_path path;
    const programme_target *targets; /**< of this view, target_count of the path */
    double baseline;                 /**< for changes; missing: none */
    const value_cell *baseline_cell; /**< NULL: given in the table of indicators */
    const char *baseline_source;

    /* the period */
    const value_cell *value;
    value_cell since; /**< the value since the start, where it accumulates */
    const char *value_source, *since_source;
    progress progress;
} account;

/** The value that targets are compared with: since the start where it accumulates. */
const value_cell *account_compared(const account *of);

/** Adds `value` with status and notes, and `value_cumulative`. */
void account_report_value(account *of);
/** Adds `change`, `change_percent`, `change_previous`. */
void account_report_changes(account *of);
/** Adds `baseline` and `target`. */
void account_report_points(account *of);
/** Adds one number of the progress; nothing where it does not apply. `method` is a literal. */
void account_report_number(account *of, const char *statistic, const progress_number *number,
                           baremo_value_class value_class, const char *method);
/** Adds a row of this account with n, missing and sources of the compared value. */
baremo_result *account_row(account *of, const char *statistic, double value,
                           baremo_value_class value_class);
/** Puts the word of a rung on a row; between two rungs it says so. */
void account_word(account *of, baremo_result *row, double rung);
/** Puts a note without arguments on a row. */
void account_note(account *of, baremo_result *row, const baremo_note_kind *kind);

#endif
