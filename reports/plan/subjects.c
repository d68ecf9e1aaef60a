/* The rows of the results gathered by what they are about: sorted by subject, cut where it changes,
 * put back in the order of each subject's first row. */
#include "reports/plan/subjects.h"

#include <stdlib.h>
#include <string.h>

static int by_subject(const void *first, const void *second) {
    const baremo_result *a = *(const baremo_result *const *)first;
    const baremo_result *b = *(const baremo_result *const *)second;
    if (a->subject_kind != b->subject_kind)
        return a->subject_kind < b->subject_kind ? -1 : 1;
    int order = strcmp(a->subject ? a->subject : "", b->subject ? b->subject : "");
    return order ? order : a < b ? -1 : a > b; /* rows are in one array */
}

static int by_first_row(const void *first, const void *second) {
    const report_subject *a = first, *b = second;
    return a->rows[0] < b->rows[0] ? -1 : a->rows[0] > b->rows[0];
}

static bool same_subject(const baremo_result *a, const baremo_result *b) {
    return a->subject_kind == b->subject_kind &&
           strcmp(a->subject ? a->subject : "", b->subject ? b->subject : "") == 0;
}

const report_subject *report_subjects(baremo_arena *arena, const baremo_results *results,
                                      size_t *count) {
    size_t row_count, found = 0;
    const baremo_result *rows = baremo_results_rows(results, &row_count);
    const baremo_result **sorted = baremo_arena_array(arena, row_count, sizeof(baremo_result *));
    report_subject *subjects = baremo_arena_array(arena, row_count, sizeof *subjects);
    for (size_t i = 0; i < row_count; i++)
        sorted[i] = &rows[i];
    if (row_count)
        qsort(sorted, row_count, sizeof(baremo_result *), by_subject);
    for (size_t i = 0; i < row_count; i++) {
        if (i == 0 || !same_subject(sorted[i], sorted[i - 1]))
            subjects[found++] = (report_subject){
                .kind = sorted[i]->subject_kind, .id = sorted[i]->subject, .rows = &sorted[i]};
        subjects[found - 1].count++;
    }
    if (found)
        qsort(subjects, found, sizeof *subjects, by_first_row);
    *count = found;
    return subjects;
}
