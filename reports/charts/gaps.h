/* Numbered notes below a chart: why there is no value where it shows a gap. */
#ifndef REPORTS_CHARTS_GAPS_H
#define REPORTS_CHARTS_GAPS_H

#include "reports/charts/maker.h"

typedef struct gap_notes {
    chart_maker *maker;
    const char **reasons, **places; /**< of each number: the reason, and where it holds */
    size_t count, capacity, place_capacity;
    const char **further; /**< notes without number */
    size_t further_count, further_capacity;
} gap_notes;

gap_notes gaps_begin(chart_maker *maker);

/** Writes the number of a reason in the middle of a point of the page; gaps of one reason share it.
 * `where` names the gap. */
void gap_mark(gap_notes *notes, chart *page, mark_point middle, const char *where,
              const char *reason);

/** Adds a note without number. */
void gaps_add(gap_notes *notes, const char *text);

/** The notes as lines: "(1) 2018, 2019: no observation". */
const char *const *gaps_end(gap_notes *notes, size_t *count);

#endif
