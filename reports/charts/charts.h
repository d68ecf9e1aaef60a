/* The charts of a report: which there are, as marks, and their files. Charts read nothing but the
 * results. */
#ifndef REPORTS_CHARTS_CHARTS_H
#define REPORTS_CHARTS_CHARTS_H

#include <baremo/diagnostics.h>

#include "reports/charts/marks.h"
#include "reports/plan/texts.h"

typedef struct chart_maker chart_maker;

/** A chart type: an entry of chart_types.def. */
struct chart_type {
    const char *id;                   /**< "bullet" */
    const char *summary;              /**< one line, for `baremo list charts` */
    void (*make)(chart_maker *maker); /**< adds the charts of this type that the results give */
    bool of_cities;                   /**< of a comparison, which has no charts of other types */
};

/** Charts in the order of the report: by type, within it as the results have it. */
typedef struct chart_list {
    chart *const *items;
    size_t count;
} chart_list;

/** All charts that the results give, in the arena.
 *  errors  BAREMO_IO when there is no font (diagnosed); BAREMO_NO_MEMORY
 */
baremo_status report_charts(chart_list *charts, const baremo_results *results,
                            report_language language, baremo_arena *arena,
                            baremo_diagnostics *diagnostics);

/** The chart of a type about a subject (NULL: the programme); NULL: there is none. Of several pages
 * the first. */
const chart *report_chart_find(const chart_list *charts, const char *type,
                               baremo_subject_kind subject_kind, const char *subject);

/** The charts of results while they become files: whoever joins takes a share of the work. */
typedef struct chart_files chart_files;

/** Nothing is done until a thread joins. The folder is there; it and the results outlive the files.
 * NULL: memory ran out. To be freed by chart_files_free. */
chart_files *chart_files_new(const baremo_results *results, const char *folder);
void chart_files_free(chart_files *files);

/** Makes charts until none is left, beside other threads that do the same, and writes STEM.svg and
 * STEM.png of each, the same bytes by any number of threads. Errors are those of chart_files_end():
 * after one no further chart is begun. */
baremo_status chart_files_join(chart_files *files);

/** When all have returned who joined: the charts, which live as long as the files, and what went
 * wrong.
 *  errors  BAREMO_IO: there is no font, or a file could not be written (diagnosed by its name);
 * BAREMO_NO_MEMORY. What was written until then is left to the caller, who drops the folder.
 */
baremo_status chart_files_end(const chart_files *files, chart_list *charts,
                              baremo_diagnostics *diagnostics);

/** The types of chart_types.def, in its order. */
const chart_type *const *report_chart_types(size_t *count);

#endif
