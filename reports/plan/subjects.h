/* The rows of the results gathered by what they are about. */
#ifndef REPORTS_PLAN_SUBJECTS_H
#define REPORTS_PLAN_SUBJECTS_H

#include <baremo/results.h>

/** A subject and its rows, in the order of the results. */
typedef struct report_subject {
    baremo_subject_kind kind;
    const char *id;
    const baremo_result *const *rows;
    size_t count;
} report_subject;

/** All subjects, in the order in which the results name them first. */
const report_subject *report_subjects(baremo_arena *arena, const baremo_results *results,
                                      size_t *count);

#endif
