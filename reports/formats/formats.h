/* The formats in which results are written. Each is a file of this folder with one `const
 * report_format` at its end, and a line in output_formats.def. */
#ifndef REPORTS_FORMATS_FORMATS_H
#define REPORTS_FORMATS_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/diagnostics.h>
#include <baremo/results.h>

#include "reports/plan/run.h"

/** What a format is given. Texts of a diagnostic are copied. */
typedef struct report_output {
    baremo_arena *arena; /**< for the work; the format makes a child of it */
    const baremo_results *results;
    const report_run *run;
    baremo_diagnostics *diagnostics;
    const char *path; /**< of the file to write */
    const char *name;         /**< of the file, as problems say it; NULL: the path */
} report_output;

typedef struct report_format {
    const char *name;      /**< of --format: "xlsx" */
    const char *file_name; /**< in the output folder: "report.xlsx" */
    const char *comparison_name; /**< of a comparison: "comparison.xlsx"; NULL: the same */
    const char *summary;   /**< one line for `list formats` */
    bool always;           /**< written whatever --format says, and last: it tells what was */
    baremo_status (*write)(const report_output *output);
} report_format;

/** All formats, in the order of output_formats.def. */
const report_format *const *report_formats(size_t *count);
/** By name; NULL when there is none. */
const report_format *report_format_find(const char *name);

/** The name of the file that is written of these results. */
const char *report_format_file_name(const report_format *format, const baremo_results *results);

/** Writes one file, inside a baremo_arena_try() of output->arena.
 *  errors  BAREMO_IO when the file could not be written whole, BAREMO_NO_MEMORY; the diagnostics
 * say which file
 */
baremo_status report_write(const report_format *format, const report_output *output);

#endif
