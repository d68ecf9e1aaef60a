/* The changes of a survey's scales that charts show: each scale, or each of its arms. */
#ifndef REPORTS_CHARTS_CHANGES_H
#define REPORTS_CHARTS_CHANGES_H

#include "reports/charts/rows.h"

/** A change from pre to post, or to the follow-up. */
typedef struct scale_change {
    const baremo_results_scale *scale;
    const char *name; /**< of the scale, with its arm */
    survey_subject subject;
    const baremo_result *row;            /**< survey_change_row; never NULL */
    double before, after;                /**< the means of the same people, or of the samples */
    const struct scale_change *followup; /**< from pre to the follow-up; NULL: there is none */
} scale_change;

/** Those of a survey, in the order of the results; returns how many. */
size_t scale_changes(chart_maker *maker, const baremo_results_survey *survey,
                     scale_change **changes);
/** Whether all have the same kind and range of scores, so that their points compare. */
bool scale_changes_compare(const scale_change *changes, size_t count);
/** Whether any has a follow-up. */
bool scale_changes_have_followup(const scale_change *changes, size_t count);
/** "After − Before" of two waves. */
const char *scale_change_word(chart_maker *maker, const char *after, const char *before);
/** Cells of a row: the name, what its line says, and what the line of the follow-up says. */
enum { SCALE_PLAIN_CELLS = 4, SCALE_CELLS = 7 };
/** The line of a change, with what it says in three cells. */
typedef row_item (*scale_line)(chart_maker *maker, const scale_change *change, const char **cells);
/** Adds the row of a change, with a second line where there is a follow-up. */
void scale_row_add(chart_maker *maker, row_chart *wanted, const scale_change *change,
                   scale_line line);
/** What charts with a second line for the follow-up say below; returns how many notes. */
#define FOLLOWUP_NOTES_MAX 2
/** Where their axis ends: the words about a follow-up stand in one line. */
#define FOLLOWUP_RIGHT (ROWS_RIGHT - 90)
size_t scale_followup_notes(const chart_maker *maker, const baremo_results_survey *survey,
                            const char *notes[FOLLOWUP_NOTES_MAX]);
/** Its mark: a triangle, light with a dark outline; and a sample of it for a key. */
void scale_followup_mark(chart *page, mark_point centre);
void scale_followup_sample(chart *page, mark_box box, const void *about);
/** "scale of 1 to 5" of a scale. */
const char *scale_range(chart_maker *maker, const baremo_results_scale *about);
/** A number of a scale, and a difference of two with its sign. */
const char *scale_number(chart_maker *maker, const baremo_results_scale *about, double value);
const char *scale_difference(chart_maker *maker, double value);
/** "+0.57 (+0.30 to +0.85)" of a row. */
const char *scale_amount(chart_maker *maker, const baremo_result *row);

#endif
