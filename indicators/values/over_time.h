/* The value of one area and group in a period, from its rows of that period and of those within it.
 */
#ifndef INDICATORS_VALUES_OVER_TIME_H
#define INDICATORS_VALUES_OVER_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

#include "indicators/programme/programme.h"
#include "indicators/values/cell.h"
#include "indicators/values/combine.h"
#include "indicators/values/index.h"

/** A row that says a total, and the combination of all its parts, differ. */
typedef struct value_mismatch {
    uint32_t
        observation; /**< the row that says the total; UINT32_MAX: the total is itself combined */
    uint32_t area, group;
    baremo_period period;
    double total, parts;
    const char *over; /**< what the parts are: "months", "area", "sex" */
} value_mismatch;

/** What it takes to compute the values of one indicator; working room included. */
typedef struct value_work {
    baremo_arena *arena;
    const programme *model;
    const programme_indicator *indicator; /**< whose definition holds */
    const value_index *index;
    value_rule rule;
    bool partial;
    uint32_t *trace; /**< observations that values rest on */
    size_t trace_count, trace_capacity;
    value_cell *stack; /**< cells that wait to be combined */
    size_t stack_count, stack_capacity;
    value_mismatch *mismatches;
    size_t mismatch_count, mismatch_capacity;
    struct value_population { /**< of the programme, by period */
        baremo_period period;
        double population;
    } * populations;
    size_t population_count, population_capacity;
    struct value_parts { /**< how many parts the period asked for last has */
        baremo_period period;
        unsigned grains;
        uint32_t count;
    } parts;
} value_work;

/** Begins the work on an indicator whose observations are those of `index`. */
value_work value_work_new(baremo_arena *arena, const programme *model,
                          const programme_indicator *indicator, const value_index *index);

/** Bits 1 << grain of the grains that rows within `period` have. */
unsigned value_grains(const value_index *index, baremo_period period);

/** How many periods of a grain lie in a period. */
uint32_t value_periods_within(baremo_period period, baremo_period_grain grain);

/** The value of a slot in a period. `grains`: value_grains() of the period, over all slots. NULL: a
 * slot without rows. */
value_cell value_over_time(value_work *work, const value_slot *slot, baremo_period period,
                           unsigned grains);

/** The rows of a slot within a period: the first and how many, in index->order. */
size_t value_slot_rows(const value_index *index, const value_slot *slot, baremo_period period,
                       size_t *count);

/** The population of all areas of role programme, lowest level of parent, in a period. */
double value_programme_population(value_work *work, baremo_period period);

/** The value of one row of a slot. */
value_cell value_of_row(value_work *work, const value_slot *slot, uint32_t observation);

void value_push(value_work *work, const value_cell *cell);

#endif
