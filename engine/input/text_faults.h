/* Says what was wrong with the texts of a column: once for each kind, at its first cell. */
#ifndef BAREMO_ENGINE_INPUT_TEXT_FAULTS_H
#define BAREMO_ENGINE_INPUT_TEXT_FAULTS_H

#include "engine/input/csv_columns.h"

typedef struct text_fault {
    unsigned flags; /**< cleaning_flag */
    const dictionary_entry *entry;
    const char *text; /**< cleaned */
    uint32_t code;    /**< cleaned */
    bool merged;      /**< the cleaned text was there before */
} text_fault;

typedef struct text_faults {
    csv_reading *reading;
    size_t column;
    size_t counts[CLEANING_FLAGS + 1];
    uint32_t first_rows[CLEANING_FLAGS + 1];
    const char *first_texts[CLEANING_FLAGS + 1];
    const dictionary_entry *first_raw[CLEANING_FLAGS + 1];
    bool *composed; /**< of each cleaned code: whether its first spelling was composed */
    size_t composed_capacity;
} text_faults;

void text_faults_note(text_faults *faults, const text_fault *one);

void text_faults_report(text_faults *faults);

/** Says what was wrong with a heading. */
void text_faults_heading(csv_reading *reading, size_t column, unsigned flags);

#endif
