/* The table `indicators`: what each of them is, its defaults, and what is wrong with it. */
#ifndef INDICATORS_PROGRAMME_INDICATORS_H
#define INDICATORS_PROGRAMME_INDICATORS_H

#include "indicators/programme/reader.h"

/** What the row of an indicator says itself; WORD_BLANK: nothing, the default holds. */
typedef struct indicator_source {
    uint32_t row;
    int kind, measure, direction, flow, target_flow, over_time, over_places, interval, protect;
    double factor;                /* missing: not given */
    const char *const *rung_keys; /* of the levels */
    bool numerators;              /* its observations have numerators */
    bool baseline_dated;          /* its baseline period is given */
} indicator_source;

/** Reads the rows; after axes, actions and the grain of the programme. */
void indicators_read(reader *reading);

/** Fills in what was not given: measure, flows, combination, factor, interval, protection, baseline
 * period; then copies from the indicator named by `of`. */
void indicators_resolve(reader *reading);

/** Reports what cannot be. */
void indicators_check(reader *reading);

/** Index from 1 of a rung, 0 when the text is none. */
size_t indicator_rung(const reader *reading, uint32_t indicator, const char *key);

/** The number in a cell of a column that holds rungs for levels and numbers otherwise; what is
 * neither is reported. */
double indicator_number(reader *reading, uint32_t indicator, const number_cells *cells,
                        schema_column_id column, size_t row);

#endif
