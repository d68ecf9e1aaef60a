/* The plan of a comparison: how it is titled and made, its composite, its rates of exchange. */
#ifndef INDICATORS_CITIES_PLAN_H
#define INDICATORS_CITIES_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/table.h>

#include "indicators/programme/programme.h"

/** A row of `comparison`. */
typedef struct plan_member {
    const char *indicator, *pillar; /**< pillar NULL: none */
    double weight, low, high;
    int direction; /**< baremo_direction; -1: the indicator's own */
    baremo_place place;
} plan_member;

/** A row of `exchange`. */
typedef struct plan_rate {
    const char *currency;
    double rate; /**< what one of it is in the currency of the comparison */
    baremo_place place;
} plan_rate;

typedef struct cities_plan {
    programme_settings settings;
    /** Which of them the plan gives; the others are those of the programmes. */
    struct plan_given {
        bool id, title, language, currency, confidence, seed, min_cell, ranks, order, synthetic;
    } given;
    const plan_member *members;
    size_t member_count;
    bool weights_given;
    baremo_place members_place; /**< of the table `comparison` */
    const plan_rate *rates;
    size_t rate_count;
    const programme_area *areas; /**< programmes with stratum and population, by their ids */
    size_t area_count;
    baremo_place place; /**< of the table `programme` */
    const baremo_tables *tables;
} cities_plan;

/** The tables of a plan, checked by themselves.
 *
 *  in      `name`: of its folder or file; places that are kept for later findings begin with it
 *  out     the plan, also when there are errors (without the faulty rows)
 *  errors  BAREMO_DATA when the diagnostics got an error; BAREMO_NO_MEMORY, *out unchanged
 */
baremo_status cities_plan_read(const cities_plan **out, const baremo_tables *tables,
                               const char *name, const programme_options *options,
                               baremo_arena *arena, baremo_diagnostics *diagnostics);

#endif
