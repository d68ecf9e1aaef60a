/* What was run, as outputs say it: nothing of clock, host or thread count. */
#ifndef REPORTS_PLAN_RUN_H
#define REPORTS_PLAN_RUN_H

#include <stddef.h>

/** An option of the run as it took effect. */
typedef struct report_setting {
    const char *name, *value;
} report_setting;

typedef struct report_run {
    const char *command; /**< "report" */
    const report_setting *settings;
    size_t setting_count;
    const char *const *outputs; /**< the files that are written, relative to the folder */
    size_t output_count;
} report_run;

#endif
