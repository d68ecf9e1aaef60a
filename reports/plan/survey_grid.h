/* Tables of survey results: lines that say what they are about, and columns of statistics, of which
 * only those stand that some line has. The same statistics of several waves may stand side by side
 * (`parts`). Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_SURVEY_GRID_H
#define REPORTS_PLAN_SURVEY_GRID_H

#include <stdint.h>

#include "reports/plan/survey_sentences.h"
#include "reports/plan/view.h"

#define SURVEY_KEYS_MAX 4
#define SURVEY_PARTS_MAX 3

/** Statistics that stand for the rows which a verdict rests on (survey_change_row(),
 * survey_p_row()); their lines name the survey. */
#define SURVEY_CHANGE "told.change"
#define SURVEY_CHANGE_P "told.p"

typedef struct survey_line {
    const char *keys[SURVEY_KEYS_MAX]; /**< the first cells */
    survey_subject subject;            /**< of the first part */
    const baremo_results_survey *survey;
    survey_subject more[SURVEY_PARTS_MAX - 1]; /**< of the other parts; without id: none */
} survey_line;

/** Where a statistic of a part stands in the table. */
typedef struct survey_grid_place {
    size_t part, statistic, column;
    bool with_limits;
} survey_grid_place;

typedef struct survey_grid {
    report_view *view;
    const char *id;                  /**< of its table */
    const report_text_key *headings; /**< of the keys */
    size_t key_count;
    const char *const *statistics; /**< columns, each with its limits where a line has them */
    size_t statistic_count;
    const char *const
        *bare; /**< those of them without their limits, where a table would be too wide */
    size_t bare_count;
    const char *parts[SURVEY_PARTS_MAX]; /**< their names, which begin the headings */
    size_t part_count;                   /**< 0: one without name */
    bool skips_empty; /**< columns in which no line has a value do not stand, nor do their notes */
    bool notes_below; /**< notes are paragraphs below the table, not its last column */
    survey_line *lines;
    size_t count, capacity;
    survey_grid_place *places; /**< once it is ended */
    size_t place_count;
} survey_grid;

void survey_grid_add(survey_grid *grid, const survey_line *line);
/** The line at the end of the list, where it has any of the statistics. */
void survey_grid_offer(survey_grid *grid, const survey_line *line);
/** Adds the heading (NULL: none) and the table, or nothing without lines; returns the table. */
report_table *survey_grid_end(survey_grid *grid, report_sheet *sheet, const char *heading);

/** The waves of a survey side by side, where it has several. */
void survey_grid_waves(survey_grid *grid, const baremo_results_survey *survey);

/** The column of a statistic in the table that was made; SIZE_MAX: it has none. */
size_t survey_grid_column(const survey_grid *grid, const char *statistic);

survey_words survey_words_of(const report_view *view);
/** The group of a row as people read it, without its wave: "grupo: taller", "" for all. */
const char *survey_group_name(const report_view *view, const char *group);

/** A heading of a table of one survey, which is named where there are several. */
const char *survey_heading(const report_view *view, const baremo_results_survey *survey,
                           const char *heading);
/** The surveys of the results. */
const baremo_results_survey *survey_list(const report_view *view, size_t *count);
/** Whether there is any row of a kind with a statistic. */
bool survey_any(const report_view *view, baremo_subject_kind kind, const char *statistic);

/** A code as its table names it: its own id, the words for all codes where it is the set. */
const char *survey_code_name(const report_view *view, const baremo_results_code *code);

#endif
