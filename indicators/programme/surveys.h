/* The tables `surveys`, `items`, `scales` and `codings`. */
#ifndef INDICATORS_PROGRAMME_SURVEYS_H
#define INDICATORS_PROGRAMME_SURVEYS_H

#include "indicators/programme/reader.h"

/** Fills model.surveys with their items and scales. */
void survey_tables_read(reader *reading);

/** Fills model.codings. */
void codings_read(reader *reading);

/* -- shared by surveys.c, items.c and scales.c only -- */

/** A survey while its items and scales are being read. */
typedef struct survey_draft {
    programme_survey *survey;
    programme_item *items;
    size_t item_count, item_capacity;
    programme_scale *scales;
    size_t scale_count, scale_capacity;
    uint32_t **scale_items; /* one a scale */
    size_t *scale_item_capacities;
} survey_draft;

typedef struct survey_drafts {
    survey_draft *drafts;
    size_t count;
    id_index ids;
} survey_drafts;

/** Appends the scales of the table to their surveys. */
void scales_read(reader *reading, survey_drafts *surveys);
/** Appends the items of the table to their surveys and scales. */
void items_read(reader *reading, survey_drafts *surveys);
/** What the score can be, once the items are known; reports scales that cannot be scored. */
void scales_complete(reader *reading, survey_draft *draft);

/** The scale with this identifier, or PROGRAMME_NONE. */
uint32_t draft_find_scale(const survey_draft *draft, const char *id);
/** Adds a scale and returns its index. */
uint32_t draft_add_scale(reader *reading, survey_draft *draft, const programme_scale *scale);
/** Adds an item to a scale. */
void draft_add_scale_item(reader *reading, survey_draft *draft, uint32_t scale, uint32_t item);

/** The parts of a cell that holds a list. */
size_t cell_list(const reader *reading, schema_column_id column, size_t row,
                 const char *const **parts);

#endif
