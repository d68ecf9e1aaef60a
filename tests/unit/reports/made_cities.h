/* Results of a made comparison: cities with indicators, a scale, pooled effects, funnels, a
 * composite index, themes, costs and displacement. Nothing here is a test's oracle but the numbers
 * that are asked for. */
#ifndef TESTS_UNIT_REPORTS_MADE_CITIES_H
#define TESTS_UNIT_REPORTS_MADE_CITIES_H

#include <baremo/results.h>

/** What a test wants to vary; made_cities_plain() is the rest. */
typedef struct made_cities {
    const char *language;
    const char *order; /**< "population" */
    size_t count;      /**< of cities, from 1 */
    bool ranks;
    bool of_areas; /**< the units are areas of one programme */
    bool long_names;
    bool without_strata;
    bool all_missing;   /**< no city has any value */
    bool all_alike;     /**< no differences beyond chance */
    bool only_outcomes; /**< no index, themes, costs, displacement */
    bool without_bands, without_pillars, without_probabilities;
    bool imputed;
} made_cities;

/** Twelve cities in two strata, in order of population, without ranks. */
made_cities made_cities_plain(const char *language);

/** In the arena, inside a try. */
baremo_results *made_cities_results(baremo_arena *arena, const made_cities *wanted);

/* -- parts, for made_city_*.c -- */

typedef struct made_city_work {
    baremo_results *results;
    baremo_arena *arena;
    const made_cities *wanted;
    const baremo_results_unit *units;
} made_city_work;

/** What the next rows are about. */
typedef struct made_city_row {
    const made_city_work *work;
    const baremo_results_unit *unit; /**< NULL: all */
    baremo_subject_kind kind;
    const char *subject, *group;
    baremo_value_class value_class;
} made_city_row;

/** A row with a value. */
baremo_result *made_city_add(const made_city_row *at, const char *statistic, double value);
baremo_result *made_city_between(const made_city_row *at, const char *statistic, double value,
                                 double low, double high);
/** A row without one, and why. */
baremo_result *made_city_none(const made_city_row *at, const char *statistic,
                              const baremo_note_kind *why);
/** A number from -1 to 1 that depends on the two alone. */
double made_city_noise(size_t unit, const char *what);
/** People asked or observed in a city. */
double made_city_size(size_t unit);
bool made_city_is_missing(const made_city_work *work, size_t unit, const char *subject);

void made_city_effects(const made_city_work *work);
void made_city_index(const made_city_work *work);
void made_city_voices(const made_city_work *work);

#endif
