/* A kept programme while it is being made: what the files of keeping share. */
#ifndef INDICATORS_CITIES_KEEPING_H
#define INDICATORS_CITIES_KEEPING_H

#include "engine/table/dictionary.h"
#include "indicators/cities/kept.h"
#include "indicators/programme/schema.h"

typedef struct keeping {
    const kept_source *source;
    const programme *model;
    const baremo_results *results;
    baremo_arena *arena, *scratch;
    dictionary texts; /**< each distinct text is kept once */
    kept_programme *made;
    size_t columns[COLUMN_COUNT]; /**< of the tables with definitions, 1-based; 0: not there */
} keeping;

/** A text in the kept arena; NULL gives NULL. */
const char *keep_text(keeping *at, const char *text);
/** A number as it is printed, "" where it is missing. */
const char *keep_number(keeping *at, double value);
/** A place with its file named as among several programmes. */
baremo_place keep_place(keeping *at, baremo_place place);
/** A row with its texts. */
baremo_result keep_row(keeping *at, const baremo_result *row);

/** The row of a subject without area and group, or NULL. */
const baremo_result *keep_find(const keeping *at, baremo_subject_kind kind, const char *subject,
                               baremo_period period, const char *statistic);
/** Its value; missing where there is none. */
double keep_value(const keeping *at, baremo_subject_kind kind, const char *subject,
                  baremo_period period, const char *statistic);

/** Finds the columns of the tables that hold definitions. */
void keep_columns(keeping *at);
/** What must be the same wherever the id is the same. */
void keep_indicator_definitions(keeping *at, const programme_indicator *indicator,
                                kept_outcome *outcome);
void keep_scale_definitions(keeping *at, kept_outcome *outcome);
void keep_item_definitions(keeping *at, kept_outcome *outcome);

/** The indicators of an area (PROGRAMME_NONE: of the programme) with their rows and parts, one each
 * in the order of the model. */
kept_outcome *keep_indicators(keeping *at, uint32_t area);
/** What happened in the areas of each role. */
void keep_displacements(keeping *at);
/** Scales and items; returns how many were put behind `to`, which has room for all. */
size_t keep_surveys(keeping *at, kept_outcome *to);

/** The codes of the programme. */
void keep_codes(keeping *at, kept_unit *unit);
/** The codes of those respondents that are an area. */
void keep_area_codes(keeping *at, kept_unit *unit, const char *area);

/** What the indicators that are named for it say of the reports of an area (PROGRAMME_NONE: of the
 * programme), period by period. */
kept_reports keep_reports(keeping *at, uint32_t area);

kept_costs keep_costs(const keeping *at);
/** Costs of which nothing is known. */
kept_costs keep_no_costs(void);

#endif
